//! Labels before speeches: `Mr. Afonso (Mozambique):`, `The President:`, `Mr. ARCE (Argentina) (translated from Spanish):`.

use super::cast::{Cast, PersonId};
use super::credentials;
use super::name::Name;
use super::speaker::SpeakerKind;
use super::words::{Any, Words, any};
use crate::lexicon::class::Class;
use crate::lexicon::{ActorKind, Match, Sense, Shape};
use std::ops::Range;

/// How many tokens a label may have.
const LONGEST: usize = 40;

/// The tokens of the label at the start of a sentence, without what stands before a name (`>>`, `[10:02:15]`, `10.05 a.m.`),
/// and the last token of its colon, or of the full stop and dash that some parliaments print.
fn bounds(words: &Words, range: &Range<usize>) -> Option<(Range<usize>, usize)> {
    let limit = range.end.min(range.start + LONGEST);
    let start = (range.start..limit).find(|at| !is_stamp(words, *at))?;
    let mut depth = 0usize;
    for at in (start..limit).filter(|at| words.is_mark(*at)) {
        match () {
            _ if words.is_any(at, any!["(", "["]) => depth += 1,
            _ if words.is_any(at, any![")", "]"]) => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ if words.is(at, ":") && is_hour(words, at) => {}
            _ if words.is(at, ":") => return (at > start).then_some((start..at, at)),
            _ if words.is_any(at, any!["?", ";", "!"]) => return None,
            _ if words.is(at, ".") && at > start && parts(words, start..at) => return Some((start..at, at + 1)),
            _ if words.is(at, ".") && !ends_honorific(words, at, start) => {
                return is_in_capitals(words, start..at).then_some((start..at, at));
            }
            _ => {}
        }
    }
    None
}

/// `1:04`
fn is_hour(words: &Words, colon: usize) -> bool {
    let number = |at: usize| words.shape(at) == Shape::Number;
    colon > 0 && number(colon - 1) && number(colon + 1) && words.glued(colon)
}

/// Whether a full stop ends a label together with the colon, or the dash, behind it: `MR. SPEAKER.:`, `MR. SPEAKER.-`.
fn parts(words: &Words, label: Range<usize>) -> bool {
    let stop = label.end;
    let titled = words.has(label.start, Class::Honorific)
        || words.has(label.start, Class::Determiner)
        || words.has(label.start, Class::Office);
    let initial = words.word(stop - 1).chars().count() == 1;
    let is_dash = |at: usize| words.is_any(at, any!["-", "–", "—"]);
    let dash = is_dash(stop + 1) && !is_dash(stop + 2) && (!initial || words.glued(stop) && !words.glued(stop + 1));
    titled && (words.is(stop + 1, ":") && words.glued(stop) || dash)
}

/// Whether a label that a full stop ends has the name in capitals and the rest not: `Mr. SMITH of New Jersey`, `The PRESIDING
/// OFFICER`.
fn is_in_capitals(words: &Words, label: Range<usize>) -> bool {
    const MOST: usize = 9;
    let opens = words.has(label.start, Class::Honorific) || words.is(label.start, "the");
    let capitals =
        |at: usize| words.shape(at) == Shape::Upper && words.word(at).len() > 2 || is_scottish(words.word(at));
    let fits =
        |at: usize| words.is_capital(at) || words.is_mark(at) || words.is_any(at, any!["of", "pro", "tempore", "the"]);
    let small = words.shape(label.start) == Shape::Capitalized;
    opens && small && label.len() <= MOST && label.clone().all(fits) && label.clone().any(capitals)
}

/// `McHENRY`
fn is_scottish(word: &str) -> bool {
    ["Mc", "Mac", "De", "La"]
        .iter()
        .any(|lead| word.strip_prefix(lead).is_some_and(|rest| rest.len() > 2 && rest.chars().all(char::is_uppercase)))
}

/// What may stand before a label: marks, hours, numbers.
fn is_stamp(words: &Words, at: usize) -> bool {
    let number = words.shape(at) == Shape::Number;
    let bracket = words.is(at, "(") && words.shape(at + 1) != Shape::Number;
    (words.is_mark(at) && !bracket)
        || number
        || words.is_any(at, any!["am", "pm", "a.m", "p.m", "hrs", "hours"])
        || words.is_any(at, any!["a", "p", "m"]) && words.is(at + 1, ".")
}

/// The speaker whom the label at the start of a sentence names, and the label's last token, the colon.
fn speaker(words: &Words, sentence: usize, cast: &mut Cast) -> Option<(PersonId, usize)> {
    let (label, colon) = bounds(words, &words.scan.tokens_of(sentence))?;
    let id = person(words, sentence, &label, cast)
        .or_else(|| held(words, &label, cast))
        .or_else(|| represented(words, &label, cast))
        .or_else(|| office(words, &label, cast))?;
    Some((id, colon))
}

/// `The Assistant Secretary-General for Human Rights (Ms. Awori)`, `The Member for Gem (Hon. Midiwo)`: an office with the name
/// of its holder in brackets.
fn held(words: &Words, label: &Range<usize>, cast: &mut Cast) -> Option<PersonId> {
    let open = label.clone().find(|at| words.is(*at, "("))?;
    let article = words.has(label.start, Class::Determiner);
    let first = if article { label.start + 1 } else { label.start };
    let office =
        |at: usize| words.has(at, Class::Office) || words.has(at, Class::Calling) || words.has(at, Class::Person);
    let named = article || (label.start..open).any(office);
    let close = words.closing(open, label.end)?;
    let name = Name::titled(words, open + 1, close)
        .filter(|name| name.last + 1 == close || words.is_any(name.last + 1, any![",", "("]))?;
    (first < open && named).then(|| {
        let id = cast.person(name);
        let function = Some(words.words(first, open - 1).to_string());
        cast.credit(id, credentials::Credentials { function, ..Default::default() });
        id
    })
}

/// `The representative of Ukraine`, `Delegation of Chile`: the State.
fn represented(words: &Words, label: &Range<usize>, cast: &mut Cast) -> Option<PersonId> {
    let proxy = (label.start..label.end.min(label.start + 4)).find(|at| words.has(*at, Class::Proxy))?;
    let actor = |hit: &Match| {
        matches!(words.sense(hit), Sense::Actor(actor) if !actor.demonym) && (hit.last as usize) < label.end
    };
    let hit = (proxy + 1..label.end)
        .find_map(|at| words.hits_from(at).filter(|hit| actor(hit)).max_by_key(|hit| hit.last))?;
    let near =
        (proxy + 1..hit.first as usize).all(|at| words.has(at, Class::Determiner) || words.has(at, Class::Preposition));
    // `The representative of Peru put it well: …` is no label.
    let behind = hit.last as usize + 1;
    let whole = behind == label.end || words.is_any(behind, any!["(", "[", ","]);
    (near && whole).then(|| cast.actor(hit.entry, None, words.lexicons)).flatten()
}

/// The speaker whom the label at the start of a paragraph names, in the forms of records or of transcripts, and its colon.
pub(crate) fn opening(words: &Words, sentence: usize, cast: &mut Cast) -> Option<(PersonId, usize)> {
    let turn = |cast: &mut Cast| {
        let found = turn(words, &words.scan.tokens_of(sentence), cast)?;
        Some((found.speaker, found.last + 1))
    };
    speaker(words, sentence, cast).or_else(|| turn(cast))
}

/// Whether a label shows that it is one by itself: a title and a name in capitals, `>>` before it, or a question's.
pub(crate) fn is_plain(words: &Words, sentence: usize) -> bool {
    let range = words.scan.tokens_of(sentence);
    bounds(words, &range).is_some_and(|(label, _)| {
        let marked = words.is(range.start, ">") && range.start < label.start;
        let titled = words.has(label.start, Class::Honorific)
            && label.clone().any(|at| words.shape(at) == Shape::Upper && words.word(at).len() > 3);
        marked || titled || label.len() == 1 && words.is_any(label.start, any!["question", "q"])
    })
}

/// The full name that is the label of a sentence: `Ana Lund:`.
pub(crate) fn full_name<'a>(words: &Words<'a>, sentence: usize) -> Option<&'a str> {
    let (label, _) = bounds(words, &words.scan.tokens_of(sentence))?;
    let name = Name::bare(words, label.start, label.end)?;
    (name.last > name.first && name.last + 1 == label.end).then(|| words.words(name.first, name.last))
}

/// The speaker whom a heading names that is a label and nothing else: `AUDREY TANG:`, `Costa Rica`, `Kenya | Delegate`.
pub(crate) fn alone(words: &Words, sentence: usize, cast: &mut Cast) -> Option<PersonId> {
    let range = words.scan.tokens_of(sentence);
    if range.is_empty() || range.len() > SHORT {
        return None;
    }
    if words.is(range.end - 1, ":") {
        return opening(words, sentence, cast).map(|(id, _)| id);
    }
    let end = range.clone().find(|at| words.is_any(*at, any!["|", "(", ","])).unwrap_or(range.end);
    if words.is_any(range.start, any!["[", "("]) || is_addressed(words, end) {
        return None;
    }
    let listed = end < range.end
        && words.is(end, ",")
        && !words.has(range.end - 1, Class::Office)
        && !words.has(range.end - 1, Class::Proxy);
    let whole = |hit: &Match| hit.last as usize + 1 == end && matches!(words.sense(hit), Sense::Actor(_)) && !listed;
    if let Some(actor) = words.hits_from(range.start).find(|hit| whole(hit)) {
        return cast.actor(actor.entry, None, words.lexicons);
    }
    let behind = if end < range.end { end + 1..range.end } else { range.start..end };
    let office = words.has(behind.end - 1, Class::Office).then(|| words.words(behind.start, behind.end - 1));
    Name::titled(words, range.start, end)
        .filter(|name| name.last + 1 == end)
        .map(|name| cast.person(name))
        .or_else(|| office.map(|office| cast.by_name(SpeakerKind::Role, office, None)))
}

/// The words of a heading that may be the name of a speaker, without Markdown's emphasis.
pub(crate) fn header_words<'a>(words: &Words<'a>, sentence: usize) -> Option<&'a str> {
    const MOST: usize = 4;
    let range = words.scan.tokens_of(sentence);
    let mut letters = range.filter(|at| !words.is_any(*at, any!["*", "_", "#"]));
    let first = letters.next()?;
    let last = letters.next_back().unwrap_or(first);
    let plain = (first..=last).all(|at| !words.is_mark(at) && words.shape(at) != Shape::Number);
    (plain && last - first < MOST).then(|| words.words(first, last))
}

/// The speaker whom a heading names in a record where the names of speakers stand above their turns.
pub(crate) fn header(words: &Words, sentence: usize, cast: &mut Cast) -> Option<PersonId> {
    let label = header_words(words, sentence)?;
    let own = byline(words, sentence);
    match own {
        Some(name) => Some(cast.person(name)),
        None => cast.has_label(label).then(|| cast.by_name(SpeakerKind::Role, label, None)),
    }
}

/// The author of a section, whose name is a line by itself above it.
pub(crate) fn author(words: &Words, sentence: usize, cast: &mut Cast) -> Option<PersonId> {
    byline(words, sentence).map(|name| cast.person(name))
}

/// The author whose full name is a line by itself: `Ana Maria Holt`, `By Jonas Pike`.
pub(crate) fn byline(words: &Words, sentence: usize) -> Option<Name> {
    let range = words.scan.tokens_of(sentence);
    let letters = |at: &usize| !words.is(*at, "#") && !words.is(*at, "*") && !words.is(*at, "_");
    let first = range.clone().find(letters)?;
    let first = if words.is(first, "by") { first + 1 } else { first };
    let end = (first..range.end).find(|at| !letters(at)).unwrap_or(range.end);
    if !(2..=BYLINE).contains(&(end - first.min(end))) {
        return None;
    }
    let strange = [
        Class::Institution,
        Class::Event,
        Class::People,
        Class::Person,
        Class::Office,
        Class::Calendar,
        Class::Determiner,
        Class::Preposition,
        Class::Subordinator,
        Class::Adverb,
        Class::Verb,
    ];
    let plain = |at: usize| !strange.iter().any(|class| words.has(at, *class) && !words.has(at, Class::Particle));
    let known = words.hits_between(first, end - 1).next().is_some();
    let name = Name::titled(words, first, end).or_else(|| Name::bare(words, first, end))?;
    let whole = name.last + 1 == end && name.full.contains(' ');
    (whole && !known && (name.first..=name.last).all(plain)).then_some(name)
}

/// How many tokens a byline may have.
const BYLINE: usize = 6;

/// How many tokens the label of a turn may have where nothing but its form tells that it is one.
const SHORT: usize = 10;

/// A label that opens a turn.
pub(crate) struct Turn {
    pub speaker: PersonId,
    /// The last token before the colon.
    pub last: usize,
    /// Whether it names a person, not an office or sort of speaker.
    pub is_person: bool,
}

/// Somebody with a label elsewhere, who is told to speak: `Jana says that`.
pub(crate) fn told(words: &Words, sentence: usize, cast: &mut Cast) -> Option<PersonId> {
    let first = words.scan.tokens_of(sentence).start;
    let labelled = words.is_capital(first) && cast.has_label(words.word(first));
    let says = || words.verbs(sentence).first().is_some_and(|verb| verb.first == first + 1);
    (labelled && says()).then(|| cast.by_name(SpeakerKind::Role, words.word(first), None))
}

/// The label that opens a turn of a transcript: `MS. LEE:`, `Q:`, `MODERATOR:`, `SENIOR OFFICIAL:`, `Ana Holt (Chile):`.
pub(crate) fn turn(words: &Words, range: &Range<usize>, cast: &mut Cast) -> Option<Turn> {
    known(words, range, cast).or_else(|| again(words, range, cast))
}

/// The words of a label that may be one, and only its coming again would tell: `The Clerk at the Table`.
pub(crate) fn form<'a>(words: &Words<'a>, range: &Range<usize>) -> Option<&'a str> {
    const NO_SPEAKERS: Any = Any::of(&[
        "note",
        "notes",
        "decision",
        "action",
        "actions",
        "recommendation",
        "recommendations",
        "conclusion",
        "conclusions",
        "item",
        "subject",
        "date",
        "time",
        "venue",
        "present",
        "resolution",
        "motion",
        "amendment",
        "source",
        "sources",
        "example",
        "objective",
        "outcome",
        "output",
        "in",
        "against",
        "abstaining",
        "absent",
        "article",
        "paragraph",
        "annex",
        "figure",
        "table",
        "box",
        "question",
        "contact",
        "email",
        "tel",
    ]);
    let (label, colon) = bounds(words, range).filter(|(label, _)| label.len() <= SHORT)?;
    let joins = |at: usize| {
        words.is_mark(at)
            || words.shape(at) == Shape::Number
            || words.has(at, Class::Preposition)
            || words.has(at, Class::Determiner)
            || words.has(at, Class::Particle)
            || words.is(at, "and")
    };
    let named = words.is_capital(label.start) && label.clone().all(|at| words.is_capital(at) || joins(at));
    let thing = label.clone().any(|at| words.has(at, Class::Event)) || words.is_any(label.start, &NO_SPEAKERS);
    let speaks = colon + 2 < range.end;
    (named && !thing && speaks).then(|| words.words(label.start, label.end - 1))
}

/// A label that comes again in the document.
fn again(words: &Words, range: &Range<usize>, cast: &mut Cast) -> Option<Turn> {
    let label = form(words, range).filter(|label| cast.has_label(label))?;
    let (tokens, colon) = bounds(words, range)?;
    let own = Name::bare(words, tokens.start, tokens.end)
        .filter(|name| name.last + 1 == tokens.end && name.last > name.first);
    let is_person = own.is_some();
    let speaker = match own {
        Some(name) => cast.person(name),
        None => cast.by_name(SpeakerKind::Role, label, None),
    };
    Some(Turn { speaker, last: colon - 1, is_person })
}

fn known(words: &Words, range: &Range<usize>, cast: &mut Cast) -> Option<Turn> {
    if words.word(range.start) == "Q" && !words.is_mark(range.start + 1) && range.len() > 2 {
        let speaker = cast.by_name(SpeakerKind::Anonymous, "question", None);
        return Some(Turn { speaker, last: range.start, is_person: false });
    }
    if let Some(found) = initials(words, range.start, cast) {
        return Some(found);
    }
    let (label, colon) = bounds(words, range).filter(|(label, _)| label.len() <= SHORT)?;
    let bare = label.clone().find(|at| words.is_any(*at, any!["(", "[", ","])).unwrap_or(label.end);
    let named = |at: usize| {
        words.is_capital(at)
            || words.is_mark(at)
            || words.shape(at) == Shape::Number
            || words.has(at, Class::Particle)
            || words.has(at, Class::Preposition)
            || words.has(at, Class::Honorific)
    };
    if bare == label.start || !(label.start..bare).all(named) || words.is_mark(label.start) {
        return None;
    }
    let asks =
        bare <= label.start + 4 && words.is_any(label.start, any!["q", "question", "reporter", "journalist", "press"]);
    let upper =
        (label.start..bare).all(|at| words.shape(at) == Shape::Upper || words.is_mark(at) || words.word(at).len() == 1);
    let person = Name::titled(words, label.start, bare).or_else(|| {
        let full = Name::bare(words, label.start, bare).filter(|name| name.last + 1 == bare)?;
        let office = (label.start..bare).any(|at| {
            words.has(at, Class::Office) || words.has(at, Class::Person) || words.has(at, Class::Institution)
        });
        (full.last > full.first && !office).then_some(full)
    });
    let actor = || words.hits_from(label.start).find(|hit| hit.last as usize + 1 == bare).map(|hit| hit.entry);
    let answers = bare == label.start + 1 && words.is_any(label.start, any!["a", "answer"]);
    let speaker = match person {
        _ if asks => cast.by_name(SpeakerKind::Anonymous, "question", None),
        _ if answers => cast.by_name(SpeakerKind::Anonymous, "answer", None),
        Some(name) => return Some(Turn { speaker: cast.person(name), last: colon - 1, is_person: true }),
        None if upper || (label.start..bare).any(|at| words.has(at, Class::Office) || words.has(at, Class::Person)) => {
            let first = if words.has(label.start, Class::Determiner) { label.start + 1 } else { label.start };
            (first < bare).then(|| cast.by_name(SpeakerKind::Role, words.words(first, bare - 1), None))?
        }
        None => cast.actor(actor()?, None, words.lexicons)?,
    };
    Some(Turn { speaker, last: colon - 1, is_person: false })
}

/// `JT - Welcome`: initials before a dash.
fn initials(words: &Words, at: usize, cast: &mut Cast) -> Option<Turn> {
    let short = words.shape(at) == Shape::Upper && (2..=3).contains(&words.word(at).len());
    let dash = words.is_any(at + 1, any!["-", "–", "—"]) && !words.glued(at) && !words.glued(at + 1);
    if !(short && dash) {
        return None;
    }
    let letters = words.word(at);
    let id = cast.by_initials(letters).unwrap_or_else(|| cast.by_name(SpeakerKind::Person, letters, None));
    Some(Turn { speaker: id, last: at, is_person: false })
}

fn ends_honorific(words: &Words, at: usize, start: usize) -> bool {
    words.is(at, ".")
        && at > start
        && (words.has(at - 1, Class::Honorific)
            || words.glued(at - 1) && !words.is_mark(at - 1) && words.word(at - 1).chars().count() <= 2
            || words.is_any(at - 1, any!["jr", "sr"]))
}

/// `Mr. Afonso (Mozambique) (spoke in Portuguese)`, `Baroness Ashton`.
fn person(words: &Words, sentence: usize, label: &Range<usize>, cast: &mut Cast) -> Option<PersonId> {
    let name = Name::titled(words, label.start, label.end)?;
    let after = name.last + 1;
    if after < label.end && (is_addressed(words, after) || !words.is_any(after, any!["(", ",", "of"])) {
        return None;
    }
    let id = cast.person(name);
    cast.credit(id, credentials::behind(words, sentence, after, label.end).unwrap_or_default());
    Some(id)
}

/// Whether the comma behind a name parts it from what the person is told, not from an office: `Hon. Midiwo, sit down.`
fn is_addressed(words: &Words, comma: usize) -> bool {
    let next = comma + 1;
    let told = words.has(next, Class::Subject) || words.has(next, Class::Honorific);
    let office = [Class::Office, Class::Proxy, Class::Determiner].into_iter().any(|class| words.has(next, class));
    words.is(comma, ",") && (told || !words.is_capital(next) && !office)
}

/// `The President`, `The Acting President`, `The Secretary-General`.
fn office(words: &Words, label: &Range<usize>, cast: &mut Cast) -> Option<PersonId> {
    let short = label.len() <= 12;
    let open = label.clone().find(|at| words.is(*at, "(")).unwrap_or(label.end);
    let named = open > label.start && words.has(open - 1, Class::Office)
        || label.clone().any(|at| words.has(at, Class::Office));
    let opens = words.is_any(label.start, any!["the", "a"]) || words.has(label.start, Class::Office);
    let plain = |at: usize| {
        words.is_capital(at)
            || words.is_mark(at)
            || words.has(at, Class::Office)
            || words.has(at, Class::Preposition)
            || words.has(at, Class::Determiner)
            || words.is_any(at, any!["and", "pro", "tempore"])
    };
    if !(short && named && opens && (label.start..open).all(plain)) {
        return None;
    }
    Some(cast.by_name(SpeakerKind::Role, words.words(label.start, open - 1), None))
}

/// The bloc or States on whose behalf a speech is given, where its first sentences say so.
pub(crate) fn behalf(words: &Words, sentence: usize) -> Option<String> {
    let range = words.scan.tokens_of(sentence);
    let of = range.clone().find(|at| {
        *at >= range.start + 2 && words.is(*at, "of") && words.is(*at - 1, "behalf") && words.is(*at - 2, "on")
    })?;
    let stop = |at: &usize| {
        words.is_any(*at, any![",", ";", ":", "."])
            || words.has(*at, Class::Auxiliary)
            || words.has(*at, Class::Subject)
    };
    let end = (of + 1..range.end.min(of + PHRASE)).find(stop).unwrap_or(range.end.min(of + PHRASE));
    let own = |at: usize| words.is_any(at, any!["my", "our", "his", "her"]);
    if own(of + 1) {
        return None;
    }
    let bloc = |hit: &Match| matches!(words.sense(hit), Sense::Actor(actor) if actor.kind != ActorKind::State && actor.kind != ActorKind::Body);
    let hits = || (of + 1..end).flat_map(|at| words.hits_from(at)).filter(|hit| (hit.last as usize) < end);
    let named = hits().filter(|hit| bloc(hit)).max_by_key(|hit| hit.last - hit.first);
    if let Some(hit) = named
        && let Sense::Actor(actor) = words.sense(hit)
    {
        return Some(actor.name.clone());
    }
    group(words, of + 1..end).or_else(|| first_actor(words, sentence, of + 1..of + 6))
}

/// A phrase behind `on behalf of` is no longer than this, in tokens.
const PHRASE: usize = 18;

/// A group of States that no lexicon has: `the eight Nordic and Baltic States`, `the Group of Friends of Water`.
fn group(words: &Words, tokens: Range<usize>) -> Option<String> {
    let heads = any![
        "group",
        "states",
        "countries",
        "members",
        "alliance",
        "network",
        "friends",
        "coalition",
        "community",
        "forum",
        "union",
        "league",
    ];
    let head = tokens.clone().rev().find(|at| words.is_any(*at, heads))?;
    let of = (head + 1..tokens.end)
        .find(|at| words.is(*at, "of"))
        .filter(|of| *of == head + 1 && words.is_capital(*of + 1) || words.has(*of + 1, Class::Determiner));
    let first = tokens.clone().find(|at| words.is_capital(*at))?;
    let last = match of {
        Some(of) => (of + 1..tokens.end)
            .take_while(|at| words.is_capital(*at) || words.is_any(*at, any!["of", "the", "and", "for"]))
            .filter(|at| words.is_capital(*at))
            .last()?,
        None => head,
    };
    (first <= last).then(|| words.words(first, last).to_string())
}

/// The name of the first bloc, organization or State named among some tokens of a sentence.
fn first_actor(words: &Words, sentence: usize, tokens: Range<usize>) -> Option<String> {
    words.scan.matches_of(sentence).iter().find_map(|hit| match words.sense(hit) {
        Sense::Actor(actor) if tokens.contains(&(hit.first as usize)) => Some(actor.name.clone()),
        _ => None,
    })
}
