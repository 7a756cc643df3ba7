//! Verbatim records: a label gives the floor, and the floor is kept until the next label.

use super::{Basis, Kind, Laid};
use crate::document::{Document, ParagraphKind};
use crate::lexicon::class::Class;
use crate::lexicon::{Act, ActorKind, EntryId, Match, Place, Sense};
use crate::segment::Sentence;
use crate::speech::cast::{Cast, PersonId};
use crate::speech::speaker::SpeakerKind;
use crate::speech::words::{Any, Words, any};
use crate::speech::{act, label, roster};
use std::ops::Range;

/// How many sentences of a speech may say on whose behalf it is given.
const BEHALF_WITHIN: u32 = 3;

/// What lays a sentence to nobody, since it is the record's own.
const RECORD: &str = "record";

/// Reads whom a line by itself gives the floor to.
type Line = fn(&Words, usize, &mut Cast) -> Option<PersonId>;

/// Lays every sentence of a verbatim record to the delegate who has the floor.
pub(super) fn lay(
    document: &Document,
    sentences: &[Sentence],
    words: &Words,
    line: Line,
    cast: &mut Cast,
) -> Vec<Laid> {
    let is_roster = |at: &usize| document.paragraphs[sentences[*at].paragraph as usize].kind == ParagraphKind::Roster;
    (0..sentences.len()).filter(is_roster).for_each(|at| roster::enrol(words, at, cast));
    let mut floor: Option<Speech> = None;
    let mut recording = false;
    let each = sentences.iter().enumerate();
    each.map(|(index, sentence)| match document.paragraphs[sentence.paragraph as usize].kind {
        ParagraphKind::Heading(_) => heading(words, index, line, &mut floor, cast),
        ParagraphKind::Roster => Laid::layout(Kind::Roster),
        ParagraphKind::Footnote => Laid::layout(Kind::Footnote),
        ParagraphKind::Furniture => Laid::layout(Kind::Furniture),
        ParagraphKind::Prose => {
            let opens = index == 0 || sentences[index - 1].paragraph != sentence.paragraph;
            let laid = prose(words, index, opens.then_some(line), recording, &mut floor, cast);
            recording = laid.rule == RECORD;
            laid
        }
    })
    .collect()
}

/// One speech: who gives it and where it began.
struct Speech {
    speaker: PersonId,
    sentence: u32,
    own: Vec<EntryId>,
}

/// A heading; one that is a label and nothing else gives the floor.
fn heading(words: &Words, index: usize, line: Line, floor: &mut Option<Speech>, cast: &mut Cast) -> Laid {
    if let Some(speaker) = line(words, index, cast) {
        give(words, index, speaker, words.scan.tokens_of(index).end - 1, floor, cast);
    }
    Laid::layout(Kind::Heading)
}

/// Gives somebody the floor.
fn give(words: &Words, index: usize, speaker: PersonId, colon: usize, floor: &mut Option<Speech>, cast: &mut Cast) {
    let own = own_state(words, cast, speaker);
    *floor = Some(Speech { speaker, sentence: index as u32, own });
    cast.introduce(speaker, words.span(words.scan.tokens_of(index).start, colon));
    cast.speaks(speaker);
}

/// The label that a paragraph opens with, or is: the speaker and its last token.
fn label(words: &Words, index: usize, line: Line, cast: &mut Cast) -> Option<(PersonId, usize)> {
    let whole = |cast: &mut Cast| {
        let last = words.scan.tokens_of(index).end.checked_sub(1)?;
        Some((line(words, index, cast)?, last))
    };
    label::opening(words, index, cast).or_else(|| whole(cast))
}

/// `recording` tells whether the record itself spoke last: it opens a paragraph or goes on.
fn prose(
    words: &Words,
    index: usize,
    opens: Option<Line>,
    recording: bool,
    floor: &mut Option<Speech>,
    cast: &mut Cast,
) -> Laid {
    if let Some((speaker, colon)) = opens.and_then(|line| label(words, index, line, cast)) {
        give(words, index, speaker, colon, floor, cast);
        note_behalf(words, index, index as u32, speaker, cast);
        return said(words, index, floor, Basis::Label, "label", cast);
    }
    if let Some(speaker) = opens.and_then(|_| label::told(words, index, cast)) {
        give(words, index, speaker, words.scan.tokens_of(index).start, floor, cast);
        return said(words, index, floor, Basis::Cue, "named", cast);
    }
    if (opens.is_some() || recording) && record_speaks(words, index) {
        return Laid::narration(RECORD);
    }
    said(words, index, floor, Basis::Continuation, "floor", cast)
}

fn said(
    words: &Words,
    index: usize,
    floor: &Option<Speech>,
    basis: Basis,
    rule: &'static str,
    cast: &mut Cast,
) -> Laid {
    let Some(speech) = floor else { return Laid::narration("before the first label") };
    note_behalf(words, index, speech.sentence, speech.speaker, cast);
    let cue = act::performed(words, index, &speech.own);
    let anonymous = cast.speaker(speech.speaker).kind == SpeakerKind::Anonymous;
    Laid {
        kind: if anonymous { Kind::Discussion } else { Kind::Statement },
        speakers: vec![speech.speaker],
        basis,
        act: None,
        cue: cue.map(|cue| words.span(cue.first, cue.last)),
        antecedent: (basis == Basis::Continuation).then_some(speech.sentence),
        own_cue: cue,
        confidence: 0.95,
        rule,
        candidates: Vec::new(),
    }
}

fn note_behalf(words: &Words, index: usize, began: u32, speaker: PersonId, cast: &mut Cast) {
    if index as u32 - began < BEHALF_WITHIN
        && let Some(name) = label::behalf(words, index)
    {
        cast.speaks_for(speaker, name);
    }
}

/// The lexicon entries of the speaker's own State.
fn own_state(words: &Words, cast: &Cast, speaker: PersonId) -> Vec<EntryId> {
    cast.speaker(speaker).state.as_deref().map(|code| words.lexicons.state_entries(code)).unwrap_or_default()
}

/// Whether a sentence is the record's own voice: `The meeting rose at 1.10 p.m.`, `Draft resolution A/79/L.5 was adopted by
/// 120 votes to 3`, a list of those who voted, `(Applause)`.
fn record_speaks(words: &Words, index: usize) -> bool {
    let range = words.scan.tokens_of(index);
    let formula = words.scan.matches_of(index).iter().any(|hit| match words.sense(hit) {
        Sense::Content(content) => {
            content.place == Place::Record && content.act == Act::Procedural && hit.first as usize <= range.start + 1
        }
        _ => false,
    });
    formula || decides(words, range.clone()) || lists_voters(words, range.clone()) || in_brackets(words, &range)
}

/// What a meeting decides on.
const PAPERS: Any = Any::of(&[
    "draft",
    "resolution",
    "amendment",
    "amendments",
    "motion",
    "decision",
    "paragraph",
    "subparagraph",
    "proposal",
    "section",
    "article",
    "part",
    "text",
    "bill",
    "clause",
    "question",
    "agenda",
    "programme",
    "report",
    "annex",
    "chapter",
    "recommendation",
    "retention",
    "title",
]);

/// What becomes of it.
const FATES: Any = Any::of(&[
    "adopted",
    "rejected",
    "approved",
    "retained",
    "withdrawn",
    "carried",
    "defeated",
    "lost",
    "negatived",
    "agreed",
    "deleted",
    "read",
    "passed",
    "postponed",
    "deferred",
]);

/// How that is told.
const HOW: Any = Any::of(&[
    "votes",
    "vote",
    "consensus",
    "acclamation",
    "unanimously",
    "abstentions",
    "resolution",
    "decision",
    "division",
    "voices",
]);

/// Whether a sentence tells without a speaker what became of a draft: `The oral amendment was rejected by 5 votes to 4.`
fn decides(words: &Words, range: Range<usize>) -> bool {
    let verb = range.clone().find(|at| words.is_any(*at, any!["was", "were"]));
    let Some(verb) = verb else { return false };
    let first = words.is_any(range.start, any!["the", "that"]) || words.is_capital(range.start);
    let paper = (range.start..verb).any(|at| words.is_any(at, &PAPERS));
    let not = verb
        + 1
        + usize::from(words.is(verb + 1, "not"))
        + usize::from(words.is_any(verb + 1, any!["thus", "therefore", "then", "orally", "accordingly"]));
    let fate = words.is_any(not, &FATES);
    let behind = not + 1;
    let person = range.clone().any(|at| {
        words.has(at, Class::First)
            || words.has(at, Class::Modal)
            || words.is_any(at, any!["that", "which", "who"]) && at > range.start
    });
    let told = behind >= range.end
        || words.is_mark(behind) && behind + 1 >= range.end
        || (behind..range.end).any(|at| words.is_any(at, &HOW));
    first && paper && fate && told && !person
}

/// Whether a sentence is only the names of States, parted by commas: those who voted one way.
fn lists_voters(words: &Words, range: Range<usize>) -> bool {
    const SMALL: Any = Any::of(&[
        "of",
        "and",
        "the",
        "none",
        "in",
        "favour",
        "against",
        "abstaining",
        "absent",
        "voting",
        "not",
        "present",
    ]);
    let (mut at, mut states) = (range.start, 0);
    while at < range.end {
        let state = |hit: &&Match| matches!(words.sense(hit), Sense::Actor(actor) if actor.kind == ActorKind::State && !actor.demonym);
        if let Some(hit) = words.hits_from(at).filter(state).max_by_key(|hit| hit.last) {
            states += 1;
            at = hit.last as usize + 1;
        } else if words.is_mark(at) || words.is_any(at, &SMALL) {
            at += 1;
        } else {
            return false;
        }
    }
    states >= 2 || range.len() <= 2 && words.is(range.start, "none")
}

/// Whether brackets hold all of a short sentence: `(Applause)`, `[Interruption]`.
fn in_brackets(words: &Words, range: &Range<usize>) -> bool {
    const LONGEST: usize = 14;
    let last = range.clone().rev().find(|at| !words.is(*at, ".")).unwrap_or(range.start);
    range.len() <= LONGEST && words.is_any(range.start, any!["(", "["]) && words.is_any(last, any![")", "]"])
}
