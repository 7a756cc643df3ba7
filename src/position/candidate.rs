//! The issues that each sentence may take a side on, and the words that tell so.

use super::surroundings::{Level, Surroundings};
use crate::lexicon::{EntryId, Found, Match, Met, Sense, Side, Telling};
use crate::speech::words::Any;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// How the words of a sentence speak of an issue; of several ways the first that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Evidence {
    /// A pattern denies the proposition.
    Denied,
    /// A pattern affirms it.
    Affirmed,
    /// A pattern takes it up without a side.
    Open,
    /// Concepts name it.
    Named,
    /// Concepts name it, some of them in the sentence before or in the heading.
    NamedApart,
    /// Concepts go along with it.
    Hinted,
    /// The sentence before speaks of it, and this one points back.
    Carried,
}

impl Evidence {
    pub const NAMES: [&'static str; 7] = ["denied", "affirmed", "open", "named", "named-apart", "hinted", "carried-on"];

    pub fn name(self) -> &'static str {
        Evidence::NAMES[self as usize]
    }
}

/// An issue that a sentence may take a side on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub sentence: u32,
    pub issue: EntryId,
    pub evidence: Evidence,
    /// How many concepts or words of a pattern meet.
    pub parts: u32,
    /// How many ways of naming it the sentence has, and how many hints.
    pub names: u32,
    pub hints: u32,
    /// First and last token of the words that tell.
    pub first: u32,
    pub last: u32,
    /// How many of its candidates have better evidence.
    pub rank: u32,
    /// Whether the sentence before names it.
    pub before: bool,
    /// How much the document speaks of it.
    pub share: Level,
}

impl Candidate {
    /// What makes one candidate of a sentence better than another; the least is the best.
    fn strength(&self) -> (Evidence, Reverse<u32>) {
        (self.evidence, Reverse(self.names))
    }
}

/// Words at the start of a sentence that point back at what the one before speaks of.
const ANAPHORS: Any = Any::of(&["such", "this", "these", "those", "that", "it", "they", "accordingly", "so"]);

/// How far from its start.
const START: usize = 8;

/// The candidates of a document, in the order of the text.
pub(super) fn candidates(surroundings: &Surroundings) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut before = 0..0;
    for sentence in 0..surroundings.sentences() {
        let start = candidates.len();
        if surroundings.speaks(sentence) {
            add_own(surroundings, sentence, &mut candidates);
            let carries = surroundings.carries_on(sentence);
            let earlier = if carries { before.clone() } else { 0..0 };
            settle(surroundings, sentence, earlier, start, &mut candidates);
        }
        before = start..candidates.len();
    }
    share(surroundings, &mut candidates);
    candidates
}

/// Tells each candidate how much the document speaks of its issue.
fn share(surroundings: &Surroundings, candidates: &mut [Candidate]) {
    let mut counts: FxHashMap<EntryId, usize> = FxHashMap::default();
    for candidate in candidates.iter().filter(|candidate| candidate.evidence < Evidence::NamedApart) {
        *counts.entry(candidate.issue).or_default() += 1;
    }
    let spoken = (0..surroundings.sentences()).filter(|sentence| surroundings.speaks(*sentence)).count();
    for candidate in candidates {
        candidate.share = Level::of(counts.get(&candidate.issue).copied().unwrap_or_default(), spoken);
    }
}

/// The issues that the sentence's own words speak of.
fn add_own(surroundings: &Surroundings, sentence: usize, candidates: &mut Vec<Candidate>) {
    let words = &surroundings.words;
    let hits = words.scan.matches_of(sentence);
    if !hits.iter().any(|hit| matches!(words.sense(hit), Sense::Concept)) {
        return;
    }
    let around: [&[Match]; 2] =
        surroundings.around(sentence).map(|other| other.map_or(&[][..], |other| words.scan.matches_of(other)));
    let mut found = words.lexicons.patterns.found(hits);
    found.sort_by_key(|found| (found.entry, found.side, Reverse(found.parts), found.first));
    let met = words.lexicons.meetings.met(hits, &around);
    let mut issues: Vec<EntryId> =
        found.iter().map(|found| found.entry).chain(met.iter().map(|met| met.entry)).collect();
    issues.sort_unstable();
    issues.dedup();
    for issue in issues.into_iter().filter(|issue| surroundings.is_at_issue(*issue, sentence)) {
        let found = of_issue(&found, issue, |found| found.entry);
        let met = of_issue(&met, issue, |met| met.entry);
        candidates.extend(own(sentence, issue, found, met));
    }
}

/// The stretch of a list sorted by issue that is of one.
fn of_issue<T>(list: &[T], issue: EntryId, entry: impl Fn(&T) -> EntryId) -> &[T] {
    let start = list.partition_point(|one| entry(one) < issue);
    let end = list.partition_point(|one| entry(one) <= issue);
    &list[start..end]
}

fn own(sentence: usize, issue: EntryId, found: &[Found], met: &[Met]) -> Option<Candidate> {
    let count = |telling: Telling| met.iter().filter(|met| met.telling == telling && met.reach == 0).count() as u32;
    let (evidence, parts, first, last) = pattern(found).or_else(|| meeting(met))?;
    let (names, hints) = (count(Telling::Names), count(Telling::Hints));
    Some(Candidate {
        sentence: sentence as u32,
        issue,
        evidence,
        parts,
        names,
        hints,
        first,
        last,
        rank: 0,
        before: false,
        share: Level::Never,
    })
}

type Told = (Evidence, u32, u32, u32);

/// What the strongest pattern tells.
fn pattern(found: &[Found]) -> Option<Told> {
    let told = |found: &Found| {
        let evidence = match found.side {
            Side::Against => Evidence::Denied,
            Side::For => Evidence::Affirmed,
            Side::About | Side::Open => Evidence::Open,
        };
        (evidence, found.parts, found.first, found.last)
    };
    found.iter().map(told).min_by_key(|(evidence, parts, first, _)| (Reverse(*parts), *evidence, *first))
}

/// What the closest meeting of concepts tells.
fn meeting(met: &[Met]) -> Option<Told> {
    let told = |met: &Met| {
        let evidence = match (met.telling, met.reach) {
            (Telling::Names, 0) => Evidence::Named,
            (Telling::Names, _) => Evidence::NamedApart,
            (Telling::Hints, _) => Evidence::Hinted,
        };
        (evidence, met.parts, met.first, met.last)
    };
    met.iter().map(told).min_by_key(|(evidence, parts, first, last)| (*evidence, Reverse(*parts), last - first))
}

/// Adds what the sentence carries on from the candidates `before`, and tells each candidate of the others.
fn settle(
    surroundings: &Surroundings,
    sentence: usize,
    before: std::ops::Range<usize>,
    start: usize,
    candidates: &mut Vec<Candidate>,
) {
    let own = candidates.len();
    let tokens = surroundings.words.scan.tokens_of(sentence);
    let anaphor = tokens.clone().take(START).find(|at| surroundings.words.is_any(*at, &ANAPHORS));
    for earlier in before {
        let Candidate { issue, evidence, .. } = candidates[earlier];
        if evidence > Evidence::NamedApart {
            continue;
        }
        match (candidates[start..own].iter().position(|candidate| candidate.issue == issue), anaphor) {
            (Some(same), _) => candidates[start + same].before = true,
            (None, Some(anaphor)) => candidates.push(Candidate {
                sentence: sentence as u32,
                evidence: Evidence::Carried,
                names: 0,
                hints: 0,
                parts: 0,
                first: anaphor as u32,
                last: anaphor as u32,
                before: true,
                ..candidates[earlier]
            }),
            (None, None) => {}
        }
    }
    let strengths: Vec<_> = candidates[start..].iter().map(Candidate::strength).collect();
    for candidate in &mut candidates[start..] {
        candidate.rank = strengths.iter().filter(|strength| **strength < candidate.strength()).count() as u32;
    }
    candidates[start..].sort_by_key(|candidate| candidate.issue);
}
