//! Whose speech it is that no line above it tells: the State or bloc that it names as its own.
//!
//! States are weighed by how often and where the speech names them, and how: `On behalf of Malta`, `Malta welcomes`. The
//! weights are those of a multinomial logit (conditional logit: a choice of one State out of all that a speech names), learnt from
//! 564 speeches of the General Debate (1946–2024, CC0) whose names were hidden; on 564 others the State was right in .96 of those
//! it was named in with a probability of .7.

use crate::lexicon::{ActorKind, EntryId, Match, Sense};
use crate::model;
use crate::speech::cast::{Cast, PersonId};
use crate::speech::tense::is_past;
use crate::speech::words::{Words, any};
use std::collections::BTreeMap;
use std::ops::Range;

/// A State less probable than this is not named, and none is surer than what is right among other houses' speeches.
const NAMED: f64 = 0.7;
const SUREST: f64 = 0.9;

/// So many sentences are the beginning and the end of a speech.
const ENDS: usize = 12;

/// The weights of [`Named`], for the logarithm of each count and one.
const WEIGHTS: [f64; 8] = [2.06, 1.89, 1.86, 1.15, -0.82, 1.91, 1.74, -0.85];

/// How often a speech names a State.
#[derive(Clone, Copy, Default)]
struct Named {
    /// In all; as what welcomes, calls or believes; behind `on behalf of`; behind `my country`; beside `we` or `our`; in the
    /// first and in the last sentences; by its adjective.
    counts: [u32; 8],
    entry: Option<EntryId>,
}

/// The State that a speech names as its own, and how probable that is.
pub(super) fn state(prose: &[usize], words: &Words, cast: &mut Cast) -> Option<(PersonId, f64)> {
    let mut named: BTreeMap<&str, Named> = BTreeMap::new();
    for (place, sentence) in prose.iter().enumerate() {
        let line = Line::of(words, *sentence, [place < ENDS, place + ENDS >= prose.len()]);
        for hit in words.scan.matches_of(*sentence) {
            if let Sense::Actor(actor) = words.sense(hit)
                && matches!(actor.kind, ActorKind::State | ActorKind::Group)
            {
                let state = named.entry(&actor.code).or_default();
                state.entry = state.entry.or(Some(hit.entry));
                state.count(words, &line, hit, actor.demonym);
            }
        }
    }
    let scores: Vec<f64> = named.values().map(Named::score).collect();
    let total = model::log_sum(scores.iter().copied());
    let (best, score) = scores.iter().copied().enumerate().max_by(|one, other| one.1.total_cmp(&other.1))?;
    let probable = libm::exp(score - total);
    let entry = named.values().nth(best)?.entry?;
    let id = (probable >= NAMED).then(|| cast.actor(entry, None, words.lexicons)).flatten()?;
    Some((id, probable.min(SUREST)))
}

/// What a sentence tells of every State that it names.
struct Line {
    start: usize,
    /// The verbs that do not stand in the past, in their order.
    verbs: Vec<usize>,
    /// Whether it says `we` or `our`.
    own: bool,
    /// Whether it is one of the first, and of the last.
    ends: [bool; 2],
}

impl Line {
    fn of(words: &Words, sentence: usize, ends: [bool; 2]) -> Line {
        let tokens = words.scan.tokens_of(sentence);
        let present = words.verbs(sentence).into_iter().map(|verb| verb.first).filter(|at| !is_past(words.word(*at)));
        Line {
            start: tokens.start,
            verbs: present.collect(),
            own: tokens.into_iter().any(|at| words.is_any(at, any!["we", "our", "us"])),
            ends,
        }
    }

    /// Whether a verb stands at one of some tokens.
    fn acts(&self, tokens: Range<usize>) -> bool {
        let next = self.verbs.partition_point(|verb| *verb < tokens.start);
        self.verbs.get(next).is_some_and(|verb| tokens.contains(verb))
    }
}

impl Named {
    fn count(&mut self, words: &Words, line: &Line, hit: &Match, demonym: bool) {
        let (first, last) = (hit.first as usize, hit.last as usize);
        let before = line.start.max(first.saturating_sub(NEAR))..first;
        let told = [
            true,
            line.acts(last + 1..last + 3),
            before.clone().any(|at| words.is(at, "behalf")),
            owns(words, before),
            line.own,
            line.ends[0],
            line.ends[1],
            demonym,
        ];
        self.counts.iter_mut().zip(told).for_each(|(count, told)| *count += u32::from(told));
    }

    fn score(&self) -> f64 {
        self.counts.iter().zip(WEIGHTS).map(|(count, weight)| weight * libm::log(f64::from(count + 1))).sum()
    }
}

/// How many tokens before a State may tell how it is named.
const NEAR: usize = 9;

/// Whether a speaker tells of what is their own: `my country`, `my Government`.
pub(super) fn owns(words: &Words, tokens: Range<usize>) -> bool {
    let own = any!["country", "nation", "government", "delegation", "people"];
    tokens.into_iter().any(|at| words.is(at, "my") && words.is_any(at + 1, own))
}
