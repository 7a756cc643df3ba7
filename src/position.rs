//! Who takes which side on which issue.
//!
//! The issues are lexicons: each has a proposition, and patterns of words that affirm it, deny it or only name it. What
//! a pattern says and the act of the sentence make the stance; a question weighs, whoever asks it; what is laid to
//! others than the speaker takes no side; what is only supposed is no position.

use crate::attribute::{Attribution, Attributions, Kind};
use crate::document::Document;
use crate::lexicon::class::Class;
use crate::lexicon::{Act, EntryId, Found, Lexicons, Scan, Sense, Side};
use crate::speech::speaker::SpeakerId;
use crate::speech::words::Words;

use crate::statement::{self, Statement};
use rapporteur_readers::span::Span;
use std::ops::Range;

/// How many tokens before a pattern a negation or a question word reaches it.
const REACH: u32 = 5;

/// A speaker, an issue and the side taken. The span is of the running text.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Index of the sentence.
    pub sentence: u32,
    /// Index of the statement that makes it.
    pub statement: Option<u32>,
    /// Who takes it; none where nobody is settled as the speaker.
    pub speaker: Option<SpeakerId>,
    /// The issue.
    pub issue: EntryId,
    /// The side taken.
    pub stance: Stance,
    /// From 1 (mild) to 5 (strong).
    pub force: u8,
    /// The words that show it.
    pub span: Span,
    /// From 0 to 1: how often positions found this way are right.
    pub confidence: f32,
    /// The rule that decided.
    pub rule: &'static str,
}

/// The side taken on an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// For the proposition.
    Support,
    /// Against it.
    Oppose,
    /// The issue is taken up without a side.
    Neutral,
}

impl Stance {
    /// Every value, in the order of the enumeration in the datasets.
    pub const ALL: [Stance; 3] = [Stance::Support, Stance::Oppose, Stance::Neutral];

    /// The name used in the datasets.
    pub fn name(self) -> &'static str {
        match self {
            Stance::Support => "support",
            Stance::Oppose => "oppose",
            Stance::Neutral => "neutral",
        }
    }

    fn turned(self) -> Stance {
        match self {
            Stance::Support => Stance::Oppose,
            Stance::Oppose => Stance::Support,
            Stance::Neutral => Stance::Neutral,
        }
    }
}

/// The positions taken in a document, in the order of the text.
pub fn positions(
    document: &Document,
    scan: &Scan,
    lexicons: &Lexicons,
    attributions: &Attributions,
    statements: &[Statement],
) -> Vec<Position> {
    let words = Words::new(document, scan, lexicons);
    let spoken_of = spoken_of(&words, attributions.sentences.len());
    let mut positions = Vec::new();
    for (index, attribution) in attributions.sentences.iter().enumerate() {
        let speaks = matches!(attribution.kind, Kind::Statement | Kind::Discussion) && words.is_readable(index);
        let hits = scan.matches_of(index);
        let concepts = || hits.iter().any(|hit| matches!(words.sense(hit), Sense::Concept));
        if speaks && concepts() {
            let range = scan.tokens_of(index);
            let reader = Reader { words: &words, range, attribution, spoken_of: &spoken_of, statements };
            reader.positions(index, lexicons.patterns.found(hits), &mut positions);
        }
    }
    positions
}

/// A document speaks of a concept that is met so often, and once in so many sentences.
const FEWEST: usize = 3;
const ONE_IN: usize = 60;

/// The concepts that the document speaks of throughout, of those within which issues stand.
fn spoken_of(words: &Words, sentences: usize) -> Vec<EntryId> {
    let is_spoken_of = |concept: &&EntryId| {
        let count = words.scan.matches.iter().filter(|hit| hit.entry == **concept).count();
        count >= FEWEST && count * ONE_IN >= sentences
    };
    words.lexicons.domains.iter().filter(is_spoken_of).copied().collect()
}

/// What one pattern says: the stance, by which rule.
type Reading = (Stance, &'static str);

struct Reader<'a, 'w> {
    words: &'a Words<'w>,
    range: Range<usize>,
    attribution: &'a Attribution,
    spoken_of: &'a [EntryId],
    statements: &'a [Statement],
}

impl Reader<'_, '_> {
    /// One position for each issue that the patterns speak of.
    fn positions(&self, index: usize, mut found: Vec<Found>, positions: &mut Vec<Position>) {
        found.retain(|found| self.is_at_issue(found));
        found.sort_by_key(|found| (found.entry, std::cmp::Reverse(weight(found)), found.first));
        for same in found.chunk_by(|one, other| one.entry == other.entry) {
            let Some((found, (stance, rule))) = same.iter().find_map(|found| Some((found, self.read(found)?))) else {
                continue;
            };
            let span = self.words.span(found.first as usize, found.last as usize);
            positions.push(Position {
                sentence: index as u32,
                statement: statement::holding(self.statements, index as u32, span),
                speaker: self.attribution.speakers.first().copied(),
                issue: found.entry,
                stance,
                force: force(self.attribution.act),
                span,
                confidence: confidence(rule),
                rule,
            });
        }
    }

    /// Whether a pattern is of an issue that the document may speak of.
    fn is_at_issue(&self, found: &Found) -> bool {
        match &self.words.lexicons.entries[found.entry.0 as usize].sense {
            Sense::Issue(issue) => issue.within.is_none_or(|concept| self.spoken_of.contains(&concept)),
            _ => false,
        }
    }

    /// The stance of a pattern; none where its words take no position.
    fn read(&self, found: &Found) -> Option<Reading> {
        let act = self.attribution.act.unwrap_or(Act::Assert);
        if act == Act::Question || self.is_weighed(found) {
            return Some((Stance::Neutral, "question"));
        }
        if self.before(found).rev().take(3).any(|at| self.words.is(at, "how")) {
            return None;
        }
        if self.is_of_others() {
            return Some((Stance::Neutral, "others' view"));
        }
        let (stance, rule) = match found.side {
            Side::For => (Stance::Support, "affirmed"),
            Side::Against => (Stance::Oppose, "denied"),
            Side::About => return self.by_act(act),
            Side::Open => return Some((Stance::Neutral, "taken up")),
        };
        Some(if self.is_negated(found) { (stance.turned(), "negated") } else { (stance, rule) })
    }

    /// The stance of words that only name the issue: that of the act.
    fn by_act(&self, act: Act) -> Option<Reading> {
        match act {
            Act::Support | Act::Propose | Act::Commit => Some((Stance::Support, "act")),
            Act::Oppose => Some((Stance::Oppose, "act")),
            _ => None,
        }
    }

    /// Whether `whether` or `how` opens what a pattern says.
    fn is_weighed(&self, found: &Found) -> bool {
        self.before(found).any(|at| self.words.is_any(at, &["whether", "wondered", "pondered"]))
    }

    fn is_negated(&self, found: &Found) -> bool {
        self.before(found)
            .any(|at| self.words.has(at, Class::Negation) && !self.words.is_any(at + 1, &["only", "just", "merely"]))
    }

    /// The tokens shortly before a pattern.
    fn before(&self, found: &Found) -> Range<usize> {
        self.range.start.max(found.first.saturating_sub(REACH) as usize)..found.first as usize
    }

    /// Whether the sentence tells what some hold and others do not.
    fn is_of_others(&self) -> bool {
        let divided = |at: &usize| self.words.is_any(*at, &["whereas"]);
        let some = |at: usize| {
            self.words.is_any(at, &["some", "others", "many"])
                && self.words.is_any(at + 1, &["states", "commentators", "countries", "governments"])
        };
        self.range.clone().any(|at| divided(&at)) && self.range.clone().rev().skip(1).any(some)
    }
}

/// Patterns with more words tell more; those that only name an issue tell least.
fn weight(found: &Found) -> (bool, u32) {
    (found.side != Side::About, found.parts)
}

/// How strongly an act puts a position.
fn force(act: Option<Act>) -> u8 {
    match act {
        Some(Act::Oppose | Act::Commit) => 4,
        Some(Act::Propose | Act::Support | Act::Warn) => 3,
        Some(Act::Assert) => 2,
        _ => 1,
    }
}

/// How often positions found by a rule are right, by Laplace's estimate over the annotated development documents.
fn confidence(rule: &str) -> f32 {
    match rule {
        "affirmed" => 0.8,
        "denied" => 0.75,
        "act" => 0.7,
        _ => 0.6,
    }
}
