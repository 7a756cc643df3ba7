//! What stands beside a person's name: function, affiliation and State.

use super::name::Name;
use super::tense::is_past;
use super::words::{Words, any};
use crate::lexicon::class::Class;
use crate::lexicon::{ActorKind, Match, Sense};
use std::ops::Range;

/// What a person is and for whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Credentials {
    pub function: Option<String>,
    pub affiliation: Option<String>,
    /// ISO 3166-1 alpha-3 code.
    pub state: Option<String>,
}

/// The longest apposition, in tokens.
const LONGEST: usize = 40;

/// What an apposition or parenthesis that begins at a token tells: `, Director of the Fjord Institute,`, `(Chile)`.
pub(crate) fn behind(words: &Words, sentence: usize, at: usize, end: usize) -> Option<Credentials> {
    let tokens = if at < end && words.is(at, "(") {
        at + 1..words.closing(at, end.min(at + LONGEST))?
    } else if at < end && words.is(at, ",") {
        apposition(words, at + 1, end)?
    } else {
        return None;
    };
    let found = of(words, sentence, tokens);
    (found != Credentials::default()).then_some(found)
}

/// What stands behind a name with `of`, `from` or `for`: `of the ICRC`, `from Japan`.
pub(crate) fn belonging(words: &Words, sentence: usize, at: usize, end: usize) -> Option<Credentials> {
    if at >= end || !words.is_any(at, any!["of", "from"]) {
        return None;
    }
    let first = if words.has(at + 1, Class::Determiner) { at + 2 } else { at + 1 };
    let joins = |at: usize| words.is_any(at, any!["of", "the", "and", "for", "-", "’"]) && words.is_capital(at + 1);
    let run = (first..end.min(first + LONGEST)).take_while(|at| {
        words.is_capital(*at) || *at > first && (joins(*at) || joins(*at + 1) && words.is_any(*at, any!["of", "for"]))
    });
    let last = run.last()?;
    let found = of(words, sentence, first..last + 1);
    (found != Credentials::default()).then_some(found)
}

/// The tokens of an apposition: a function, and what it governs, up to the comma or verb behind it.
fn apposition(words: &Words, start: usize, end: usize) -> Option<Range<usize>> {
    // `, led a delegation while the Minister`
    if is_past(words.word(start)) && words.has(start + 1, Class::Determiner) {
        return None;
    }
    let near = start..end.min(start + 7);
    let function = near.clone().find(|at| is_function(words, *at))?;
    if Name::titled(words, function, end).is_some() {
        return None;
    }
    if (start..function)
        .any(|at| words.is_mark(at) && !words.is_any(at, any!["-", "/"]) || words.has(at, Class::Auxiliary))
    {
        return None;
    }
    let stop = |at: &usize| words.is_any(*at, any![",", ";", ":", "(", ")", "."]) || ends_apposition(words, *at);
    let until = (function + 1..end.min(start + LONGEST)).find(stop).unwrap_or(end.min(start + LONGEST));
    Some(start..until)
}

fn ends_apposition(words: &Words, at: usize) -> bool {
    words.has(at, Class::Auxiliary)
        || words.is_any(at, any!["who", "which", "and"]) && !words.is_capital(at + 1)
        || words.word(at).ends_with("ed") && !words.is_capital(at) && !words.word(at).ends_with("ited")
}

/// Whether a word is an office or calling that somebody can hold.
fn is_function(words: &Words, at: usize) -> bool {
    words.has(at, Class::Calling) || words.has(at, Class::Office) || words.has(at, Class::Proxy)
}

/// What some words tell: the function up to what it is of, the affiliation behind, and the State named.
pub(crate) fn of(words: &Words, sentence: usize, tokens: Range<usize>) -> Credentials {
    let tokens = trimmed(words, tokens);
    if tokens.is_empty() {
        return Credentials::default();
    }
    let state = state(words, sentence, &tokens);
    let Some(function) = tokens.clone().find(|at| is_function(words, *at)) else {
        let whole = state.as_ref().is_none_or(|state| state.1.len() < tokens.len());
        let affiliation = (whole && words.is_capital(tokens.start)).then(|| text(words, tokens));
        return Credentials { function: None, affiliation, state: state.map(|(code, _)| code) };
    };
    let parted = (function + 1..tokens.end).find(|at| parts(words, *at, &state));
    let last = parted.unwrap_or(tokens.end);
    let behind = parted.map(|at| trimmed(words, at + 1..tokens.end)).filter(|rest| !rest.is_empty());
    let own = |rest: &Range<usize>| {
        state.as_ref().is_some_and(|(_, named)| named.start <= rest.start + 1 && named.end + 1 >= rest.end)
    };
    let affiliation = behind.filter(|rest| !own(rest) && rest.clone().any(|at| words.is_capital(at)));
    Credentials {
        function: Some(text(words, tokens.start..last)),
        affiliation: affiliation.map(|rest| text(words, rest)),
        state: state.map(|(code, _)| code),
    }
}

/// Whether a token parts a function from its affiliation: a comma, `at`, `of` before a name that is an institution or State.
fn parts(words: &Words, at: usize, state: &Option<(String, Range<usize>)>) -> bool {
    if words.is_any(at, any![",", "at", "with", "from", "(", "–", "—"]) {
        return true;
    }
    let next = if words.has(at + 1, Class::Determiner) { at + 2 } else { at + 1 };
    let named = state.as_ref().is_some_and(|(_, named)| named.start == next);
    let institution =
        || (next..next + 4).take_while(|at| words.is_capital(*at)).any(|at| words.has(at, Class::Institution));
    words.is_any(at, any!["of", "for", "to"])
        && (named || institution() || words.has(at + 1, Class::Determiner) && words.is_capital(next))
}

/// The State that some words name, with its tokens.
fn state(words: &Words, sentence: usize, tokens: &Range<usize>) -> Option<(String, Range<usize>)> {
    let state = |hit: &Match| match words.sense(hit) {
        Sense::Actor(actor) if actor.kind == ActorKind::State && tokens.contains(&(hit.first as usize)) => {
            Some((actor.code.clone(), hit.first as usize..hit.last as usize + 1))
        }
        _ => None,
    };
    words.scan.matches_of(sentence).iter().find_map(state)
}

/// Some tokens without articles and marks at their borders.
fn trimmed(words: &Words, tokens: Range<usize>) -> Range<usize> {
    let outer = |at: usize| words.is_mark(at) || words.is_any(at, any!["the", "a", "an", "by", "is", "was"]);
    let start = tokens.clone().find(|at| !outer(*at)).unwrap_or(tokens.end);
    let end = (start..tokens.end)
        .rev()
        .find(|at| !words.is_mark(*at) || words.is_any(*at, any![")"]))
        .map_or(start, |at| at + 1);
    start..end
}

fn text(words: &Words, tokens: Range<usize>) -> String {
    words.words(tokens.start, tokens.end - 1).trim_end_matches([',', ' ']).to_string()
}
