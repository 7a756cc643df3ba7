//! Texts that are one owner's words throughout: resolutions, consensus reports, single speeches.

use super::declaration::{self, TOP, commonest};
use super::{Basis, Kind, Laid};
use crate::document::{Document, Genre, ParagraphKind};
use crate::lexicon::{ActorKind, Lexicons, Match, Sense};
use crate::segment::Sentence;
use crate::speech::act;
use crate::speech::cast::{Cast, PersonId};
use crate::speech::speaker::SpeakerKind;
use crate::speech::words::{Words, any};
use crate::structure::name;
use rapporteur_readers::remark::{Remark, RemarkKind};
use rapporteur_readers::span::Span;

/// How many sentences from the top may name the organ.
const HEAD: usize = 40;

/// Whose words a resolution or speech is.
pub(super) fn owner(document: &Document, sentences: &[Sentence], words: &Words, cast: &mut Cast) -> Option<PersonId> {
    match document.genre {
        Genre::Speech => speaker_of_name(document, words, cast),
        _ => body(document, sentences, words, cast),
    }
}

/// Lays every sentence of a text to its one owner, who is that as surely as told.
pub(super) fn lay(
    document: &Document,
    sentences: &[Sentence],
    words: &Words,
    owner: Option<PersonId>,
    sure: f64,
    cast: &mut Cast,
) -> Vec<Laid> {
    if let Some(owner) = owner {
        let named = document.running.text.find(&cast.speaker(owner).name);
        if let Some(start) = named {
            cast.introduce(owner, Span::new(start, start + cast.speaker(owner).name.len()));
        }
        cast.speaks(owner);
    }
    let own = owner
        .and_then(|id| cast.speaker(id).state.clone())
        .map(|code| words.lexicons.state_entries(&code))
        .unwrap_or_default();
    let lay = |(index, sentence): (usize, &Sentence)| match document.paragraphs[sentence.paragraph as usize].kind {
        ParagraphKind::Heading(_) => Laid::layout(Kind::Heading),
        ParagraphKind::Roster => Laid::layout(Kind::Roster),
        ParagraphKind::Footnote => Laid::layout(Kind::Footnote),
        ParagraphKind::Furniture => Laid::layout(Kind::Furniture),
        ParagraphKind::Prose => said(words, index, owner.map(|owner| (owner, sure)), &own),
    };
    sentences.iter().enumerate().map(lay).collect()
}

fn said(words: &Words, index: usize, owner: Option<(PersonId, f64)>, own: &[crate::lexicon::EntryId]) -> Laid {
    let cue = act::performed(words, index, own);
    Laid {
        kind: Kind::Statement,
        speakers: owner.map(|(owner, _)| owner).into_iter().collect(),
        basis: Basis::Body,
        act: None,
        cue: cue.map(|cue| words.span(cue.first, cue.last)),
        own_cue: cue,
        antecedent: None,
        confidence: owner.map_or(0.5, |(_, sure)| sure),
        rule: if owner.is_some() { "whole text" } else { "owner unknown" },
        candidates: Vec::new(),
    }
}

/// Whose speech it is, from a file name such as `USA_75_2020`: a State, a bloc, or whoever the code stands for.
fn speaker_of_name(document: &Document, words: &Words, cast: &mut Cast) -> Option<PersonId> {
    let speech = name::speech(document.name());
    let first = document.name().split(['_', '-', '.']).next()?;
    let code = speech.map_or(first, |speech| speech.code);
    let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let entry = match speech {
        Some(_) => words.lexicons.actor_entry(code),
        None => words.lexicons.state_entries(code).first().copied().filter(|_| is_code),
    };
    let id = match entry {
        Some(entry) => cast.actor(entry, None, words.lexicons)?,
        None => cast.by_name(SpeakerKind::State, speech?.code, None),
    };
    cast.speaks(id);
    Some(id)
}

/// The signatories who say `we` at the top of a text.
pub(super) fn we_the(sentences: &[Sentence], words: &Words, cast: &mut Cast) -> Option<PersonId> {
    (0..sentences.len().min(TOP)).find_map(|index| declaration::we_the(words, index, cast))
}

/// The organ of a consensus report, whose words those are that nobody else is said to say.
pub(super) fn whole(document: &Document, sentences: &[Sentence], words: &Words, cast: &mut Cast) -> Option<PersonId> {
    (document.genre == Genre::Consensus).then(|| body(document, sentences, words, cast)).flatten()
}

/// A remark where the name of a speech has a code that is nobody's.
pub(super) fn unknown_code(document: &Document, lexicons: &Lexicons) -> Option<Remark> {
    let code = name::speech(document.name()).filter(|_| document.genre == Genre::Speech)?.code;
    let message = format!("`{code}` in the name of the document is the code of no State");
    let remark = Remark { span: None, kind: RemarkKind::Speaker, message };
    lexicons.actor_entry(code).is_none().then_some(remark)
}

/// The organ whose text it is: named by the line that opens the text (`The General Assembly,`), else most often.
fn body(document: &Document, sentences: &[Sentence], words: &Words, cast: &mut Cast) -> Option<PersonId> {
    let prose = |index: &usize| document.paragraphs[sentences[*index].paragraph as usize].kind == ParagraphKind::Prose;
    let names: Vec<(usize, &str)> =
        (0..sentences.len()).filter(prose).filter_map(|index| Some((index, subject(words, index)?))).collect();
    let opening =
        names.iter().find(|(index, name)| document.genre == Genre::Resolution && is_opening(words, *index, name));
    let (_, name) = opening.copied().or_else(|| commonest(&names)).or_else(|| first_named(sentences.len(), words))?;
    let id = cast.by_name(SpeakerKind::Body, name, None);
    cast.speaks(id);
    Some(id)
}

/// The first body named in the head of the document: `Resolution adopted by the General Assembly`.
fn first_named<'a>(count: usize, words: &Words<'a>) -> Option<(usize, &'a str)> {
    let body = |hit: &&Match| matches!(words.sense(hit), Sense::Actor(actor) if actor.kind == ActorKind::Body);
    (0..count.min(HEAD)).find_map(|index| {
        let hit = words.scan.matches_of(index).iter().find(body)?;
        Some((index, words.words(hit.first as usize, hit.last as usize)))
    })
}

/// The body that is a sentence's subject: `The Working Group recommends`.
fn subject<'a>(words: &Words<'a>, index: usize) -> Option<&'a str> {
    let range = words.scan.tokens_of(index);
    if range.len() < 2 || !words.is(range.start, "the") {
        return None;
    }
    let known = words.scan.matches_of(index).iter().find(|hit| {
        hit.first as usize <= range.start + 1
            && matches!(words.sense(hit), Sense::Actor(actor) if actor.kind == ActorKind::Body)
    });
    let last = known.map(|hit| hit.last as usize).or_else(|| capitals(words, range.start + 1, range.end))?;
    Some(words.words(range.start + 1, last))
}

/// The last of the capitalized words from a token on, `and` and `of` between them: `Peace and Security Council`.
fn capitals(words: &Words, start: usize, end: usize) -> Option<usize> {
    let joins = |at: usize| {
        words.is(at, "-") && words.glued(at) || words.is_any(at, any!["and", "of"]) && words.is_capital(at + 1)
    };
    let run = (start..end.min(start + 8)).take_while(|at| words.is_capital(*at) || *at > start && joins(*at));
    run.last()
}

fn is_opening(words: &Words, index: usize, name: &str) -> bool {
    let range = words.scan.tokens_of(index);
    let text = words.words(range.start, range.end - 1);
    text.len() <= name.len() + 6
}
