//! Who is named in a sentence: persons, States, bodies, offices, pronouns and people without a name.

use super::assembly::{HOLDERS, assembly};
use super::cast::{Cast, PersonId};
use super::clause::Clause;
use super::credentials::{self, Credentials};
use super::label;
use super::name::{Gender, Name};
use super::speaker::SpeakerKind;
use super::subject::Source;
use super::tense::is_past;
use super::words::{Any, Common, Words, any};
use crate::lexicon::class::Class;
use crate::lexicon::{ActorKind, CuePos, EntryId, Match, Sense, Shape};
use std::ops::Range;

/// Somebody named at a place in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mention {
    pub first: usize,
    pub last: usize,
    pub who: Who,
}

/// Who is named.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Who {
    /// A person by name.
    Person(PersonId),
    /// A State, bloc or body by name, or through its representative.
    Actor(EntryId, Through),
    /// `he`, `she`; no gender for `they`, `I`, `we`.
    Pronoun(Pronoun),
    /// An organization by a name that no lexicon has.
    Organization(PersonId),
    /// The label of a turn that names an office or sort of speaker: `MODERATOR:`.
    Label(PersonId),
    /// An office without a name: `the Chair`.
    Office,
    /// People without a name: `one participant`, `several`.
    Anonymous(Crowd),
}

/// Whether an actor is named itself or through the one who speaks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Through {
    Itself,
    Representative,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pronoun {
    Singular(Gender),
    Plural,
    First,
    /// `It noted`
    It,
    /// `the former`
    Former,
    /// `the latter`
    Latter,
    /// `Both`
    Both,
}

/// What is known of people without a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Crowd {
    /// Named as people of the meeting (`participants`), not as States or actors at large.
    pub present: bool,
    /// Points back: `this participant`, `these delegations`.
    pub back: bool,
    /// One person: `the next speaker`.
    pub single: bool,
    /// Named as known: `the delegation`.
    pub definite: bool,
    /// The event itself, for those who take part in it: `the panel`.
    pub event: bool,
}

/// Finds the mentions of one sentence, in order; `clauses` are its clauses that report speech, whose sources speak.
pub(crate) fn mentions(
    words: &Words,
    sentence: usize,
    clauses: &[Clause],
    common: &Common,
    cast: &mut Cast,
) -> Vec<Mention> {
    let range = words.scan.tokens_of(sentence);
    let mut found: Vec<Mention> = Vec::new();
    if !words.is_readable(sentence) {
        return found;
    }
    let actors = actors_of(words, sentence);
    let sources: Vec<Range<usize>> = clauses.iter().filter_map(|clause| own_source(words, clause)).collect();
    let mut at = range.start;
    if let Some(turn) = label::turn(words, &range, cast) {
        at = turn.last + 1;
        let who = if turn.is_person { Who::Person(turn.speaker) } else { Who::Label(turn.speaker) };
        found.push(Mention { first: range.start, last: turn.last, who });
    }
    while at < range.end {
        let found_here = introduced(words, sentence, at, &sources, cast)
            .or_else(|| mention_at(words, sentence, at, &range, &actors, common, cast))
            .or_else(|| source(words, at, &range, &sources, &actors, common, cast));
        match found_here {
            Some(mention) => {
                at = mention.last + 1;
                found.push(mention);
            }
            None => at += 1,
        }
    }
    found
}

/// The noun phrase that a clause makes speak.
fn own_source(words: &Words, clause: &Clause) -> Option<Range<usize>> {
    match &clause.source {
        Source::Before(tokens) | Source::After(tokens) if !clause.relative && !is_evidence(words, clause, tokens) => {
            Some(tokens.clone())
        }
        _ => None,
    }
}

/// Whether things show something: `Surveys of households suggested`.
fn is_evidence(words: &Words, clause: &Clause, source: &Range<usize>) -> bool {
    let head = source.clone().take_while(|at| !words.has(*at, Class::Preposition)).last();
    let thing =
        |head: usize| words.shape(head) == Shape::Lower && !is_crowd_noun(words, head) && !words.is_any(head, &HOLDERS);
    words.is_any(clause.cue.first, &SHOWING) && head.is_some_and(thing)
}

/// Verbs by which things speak as well as people.
const SHOWING: Any = Any::of(&[
    "suggest",
    "suggests",
    "suggested",
    "suggesting",
    "indicate",
    "indicates",
    "indicated",
    "indicating",
    "show",
    "shows",
    "showed",
    "shown",
    "reveal",
    "reveals",
    "revealed",
    "confirm",
    "confirms",
    "confirmed",
    "demonstrate",
    "demonstrates",
    "demonstrated",
    "reflect",
    "reflects",
    "reflected",
    "imply",
    "implies",
    "implied",
    "point",
    "points",
    "pointed",
]);

/// A person named at the end of a source behind what they are: `Brazilian delegate Lino Sette`, `National Party President
/// Helen Dickie`.
fn introduced(words: &Words, sentence: usize, at: usize, sources: &[Range<usize>], cast: &mut Cast) -> Option<Mention> {
    let source = sources.iter().find(|source| source.start == at)?;
    let is_function = |at: &usize| {
        [Class::Office, Class::Calling, Class::Proxy, Class::Person].iter().any(|class| words.has(*at, *class))
    };
    let function = source.clone().rev().find(is_function).filter(|function| *function > at)?;
    let name = Name::bare(words, function + 1, source.end).filter(|name| name.last + 1 == source.end)?;
    let single = name.last == name.first && cast.known(&name).is_none();
    if single || words.hits_between(name.first, name.last).any(|hit| matches!(words.sense(hit), Sense::Actor(_))) {
        return None;
    }
    let told = credentials::of(words, sentence, at..function + 1);
    let last = name.last;
    let Mention { who, .. } = person(name, told, cast);
    Some(Mention { first: at, last, who })
}

/// The source of a clause that nothing else tells to be anybody: a name, an organization, or people by what they are
/// (`publishers`, `the consuming countries`).
fn source(
    words: &Words,
    at: usize,
    range: &Range<usize>,
    sources: &[Range<usize>],
    actors: &[ActorAt],
    common: &Common,
    cast: &mut Cast,
) -> Option<Mention> {
    let source = sources.iter().find(|source| source.start == at)?;
    if words.is_any(at, any!["no", "nobody", "none", "neither"]) {
        return None;
    }
    let ends = |next: &usize| words.is_mark(*next) || words.has(*next, Class::Preposition);
    let end = (at + 1..source.end).find(ends).unwrap_or(source.end);
    let first = if words.has(at, Class::Determiner) { at + 1 } else { at };
    if first >= end || end - first > MOST_WORDS {
        return None;
    }
    if let Some(kind) = assembly(words, first..source.end, first > at) {
        let id = cast.by_name(kind, words.words(first, source.end - 1), None);
        return Some(Mention { first: at, last: source.end - 1, who: Who::Organization(id) });
    }
    let part = first > range.start && words.is_any(first - 1, any!["of", "for", "and"]);
    let opens = first == range.start && !common.is_name(words.word(first));
    if (first..end).all(|at| words.is_capital(at)) && !part && !opens {
        return Some(named(words, at, first..end, actors, cast));
    }
    let head = end - 1;
    let form = words.word(head);
    let plural = words.shape(head) == Shape::Lower && form.ends_with('s') && !form.ends_with("ss");
    let told = |hit: &Match| matches!(words.sense(hit), Sense::Cue(cue) if cue.pos == CuePos::Noun);
    let owned = words.is_any(at, any!["their", "its", "his", "her", "our", "my"]) && !is_crowd_noun(words, head);
    let thing = owned || words.has(head, Class::Event) || words.hits_from(head).any(told);
    (plural && !thing).then(|| {
        let crowd = Crowd { definite: first > at, ..Crowd::default() };
        Mention { first: at, last: head, who: Who::Anonymous(crowd) }
    })
}

/// The most words of a source that is no name known.
const MOST_WORDS: usize = 6;

/// A name in capitals that speaks: a person's, where it may be one, else an organization's.
fn named(words: &Words, at: usize, name: Range<usize>, actors: &[ActorAt], cast: &mut Cast) -> Mention {
    let own = Name::bare(words, name.start, name.end).filter(|own| own.last + 1 == name.end && at == name.start);
    let institution = name.clone().any(|at| words.has(at, Class::Institution) || words.shape(at) == Shape::Upper);
    match own.filter(|_| !institution) {
        Some(own) => person(own, Credentials::default(), cast),
        None => organized(words, at, name, actors, cast),
    }
}

/// A hit of an actor's name.
struct ActorAt {
    first: usize,
    last: usize,
    entry: EntryId,
    demonym: bool,
}

fn actors_of(words: &Words, sentence: usize) -> Vec<ActorAt> {
    let actor = |hit: &Match| match words.sense(hit) {
        Sense::Actor(actor) => Some(ActorAt {
            first: hit.first as usize,
            last: hit.last as usize,
            entry: hit.entry,
            demonym: actor.demonym,
        }),
        _ => None,
    };
    words.scan.matches_of(sentence).iter().filter_map(actor).collect()
}

fn mention_at(
    words: &Words,
    sentence: usize,
    at: usize,
    range: &Range<usize>,
    actors: &[ActorAt],
    common: &Common,
    cast: &mut Cast,
) -> Option<Mention> {
    if words.is_mark(at) {
        return None;
    }
    pronoun(words, at)
        .or_else(|| owned(words, at, range, actors, cast))
        .or_else(|| representative(words, at, range, actors))
        .or_else(|| titled(words, sentence, at, range, cast))
        .or_else(|| of_state(words, sentence, at, range, cast))
        .or_else(|| actor(words, at, actors))
        .or_else(|| known_name(words, at, range, cast))
        .or_else(|| office(words, at, range))
        .or_else(|| crowd(words, at, range, actors))
        .or_else(|| organization(words, at, range, actors, cast))
        .or_else(|| stranger(words, at, range, common, cast))
}

fn pronoun(words: &Words, at: usize) -> Option<Mention> {
    if words.is(at, "the") && words.is_any(at + 1, any!["former", "latter"]) {
        let who = if words.is(at + 1, "former") { Pronoun::Former } else { Pronoun::Latter };
        // `The latter, however, doubted`
        let behind = if words.is(at + 2, ",") { at + 3 } else { at + 2 };
        return (words.shape(behind) == Shape::Lower && !words.is_mark(behind)).then_some(Mention {
            first: at,
            last: at + 1,
            who: Who::Pronoun(who),
        });
    }
    let both = words.is(at, "both") && words.is_capital(at) && words.shape(at + 1) == Shape::Lower;
    let noun = || {
        words.has(at + 1, Class::Preposition) || words.has(at + 1, Class::Determiner) || is_crowd_noun(words, at + 1)
    };
    if both && !noun() && (is_past(words.word(at + 1)) || reports_next(words, at + 1, at + 4)) {
        return Some(Mention { first: at, last: at, who: Who::Pronoun(Pronoun::Both) });
    }
    let of_them = words.is(at, "both") && words.is(at + 1, "of") && words.is_any(at + 2, any!["them", "these"]);
    if of_them || words.is(at, "they") && words.is(at + 1, "both") {
        return Some(Mention {
            first: at,
            last: if of_them { at + 2 } else { at + 1 },
            who: Who::Pronoun(Pronoun::Both),
        });
    }
    if !words.has(at, Class::Subject) {
        return None;
    }
    let who = if words.has(at, Class::Masculine) {
        Pronoun::Singular(Gender::Masculine)
    } else if words.has(at, Class::Feminine) {
        Pronoun::Singular(Gender::Feminine)
    } else if words.has(at, Class::Plural) {
        Pronoun::Plural
    } else if words.has(at, Class::First) {
        Pronoun::First
    } else if words.is(at, "it") && words.is_capital(at) {
        Pronoun::It
    } else {
        return None;
    };
    Some(Mention { first: at, last: at, who: Who::Pronoun(who) })
}

/// How many words an office may have before the State it is of.
const OFFICE: usize = 9;

/// `the representative of Algeria`, `the head of the delegation of Peru`, `the Sudanese representative`.
fn representative(words: &Words, at: usize, range: &Range<usize>, actors: &[ActorAt]) -> Option<Mention> {
    if !words.has(at, Class::Proxy) && !words.has(at, Class::Determiner) {
        return by_demonym(words, at, range, actors);
    }
    let lead = (at..range.end.min(at + 4)).find(|next| {
        words.has(*next, Class::Proxy)
            || words.has(*next, Class::Office)
                && words.is_any(*next, any!["head", "minister", "president", "ambassador", "secretary"])
    });
    let introduced = lead.filter(|lead| {
        *lead == at && words.has(at, Class::Proxy)
            || words.has(at, Class::Determiner)
                && (at + 1..*lead).all(|next| {
                    words.has(next, Class::Office)
                        || words.is_capital(next)
                        || words.is_any(next, any!["permanent", "acting", "deputy"])
                })
    });
    let of_actor = introduced.and_then(|lead| {
        let actor = actors.iter().find(|actor| actor.first > lead && !actor.demonym)?;
        let between = lead + 1..actor.first;
        let joined = between.len() <= OFFICE
            && !between.is_empty()
            && between.clone().all(|next| {
                words.has(next, Class::Preposition)
                    || words.has(next, Class::Determiner)
                    || words.has(next, Class::Proxy)
                    || words.is_capital(next)
                    || words.is(next, "and")
            });
        (joined && words.is_any(between.start, any!["of", "for", "from", "to"])).then_some((lead, actor))
    });
    match of_actor {
        Some((lead, actor)) => {
            let through = if words.is_any(lead, any!["government", "governments"]) {
                Through::Itself
            } else {
                Through::Representative
            };
            Some(Mention { first: at, last: actor.last, who: Who::Actor(actor.entry, through) })
        }
        None => by_demonym(words, at, range, actors),
    }
}

/// `the Sudanese representative`, `Peru delegation`
fn by_demonym(words: &Words, at: usize, range: &Range<usize>, actors: &[ActorAt]) -> Option<Mention> {
    let first = if words.has(at, Class::Determiner) { at + 1 } else { at };
    let actor = actors.iter().find(|actor| actor.first == first)?;
    let next = actor.last + 1;
    let permanent = usize::from(next + 1 < range.end && words.is_any(next, any!["permanent", "deputy", "acting"]));
    let next = next + permanent;
    (next < range.end && words.has(next, Class::Proxy)).then_some(Mention {
        first: at,
        last: next,
        who: Who::Actor(actor.entry, Through::Representative),
    })
}

/// `Mr Gisel`, `Mr. Duarte (Brazil)`, `Ambassador van der Kwast`, `Chair Kante`, `SBI Chair Liana Bratasida`.
fn titled(words: &Words, sentence: usize, at: usize, range: &Range<usize>, cast: &mut Cast) -> Option<Mention> {
    let told = |name: &Name| {
        let at = name.last + 1;
        let behind = credentials::behind(words, sentence, at, range.end);
        behind.or_else(|| credentials::belonging(words, sentence, at, range.end)).unwrap_or_default()
    };
    if let Some(name) = Name::titled(words, at, range.end) {
        let told = told(&name);
        return Some(person(name, told, cast));
    }
    let next = office_run(words, at, range.end)?;
    let office = words.words(at, next - 1).to_string();
    if let Some(name) = Name::titled(words, next, range.end) {
        let told = told(&name);
        return Some(in_office(name, at, office, told, cast));
    }
    let name_follows =
        next < range.end && !words.is_mark(next) && (words.is_capital(next) || words.has(next, Class::Particle));
    if !name_follows || words.shape(next) == Shape::Upper && words.shape(at) != Shape::Upper {
        return None;
    }
    let mut name = Name::bare(words, next, range.end)?;
    if words.hits_between(name.first, name.last).any(|hit| matches!(words.sense(hit), Sense::Actor(_))) {
        return None;
    }
    if office.contains('-') {
        return Some(in_office(name, at, office, Credentials::default(), cast));
    }
    name.honorific = Some(office);
    name.first = at;
    Some(person(name, Credentials::default(), cast))
}

/// The token behind a run of words for an office, in capitals: `Secretary-General`, `SBI Chair`.
fn office_run(words: &Words, at: usize, end: usize) -> Option<usize> {
    let hyphen = |at: usize| words.is_any(at, any!["-", "‑"]) && words.glued(at - 1) && words.glued(at);
    let (mut next, mut office) = (at, false);
    while next < end && words.is_capital(next) {
        let is_office = words.has(next, Class::Office);
        if !(is_office || next + 1 < end && hyphen(next + 1)) {
            break;
        }
        office |= is_office;
        next += if next + 2 < end && hyphen(next + 1) { 2 } else { 1 };
    }
    let headless = next > at && words.is_any(next - 1, &MODIFIERS);
    (office && next > at && next < end && !headless).then_some(next)
}

/// Words of offices that head none: `Permanent Representative`, `Foreign Affairs`.
const MODIFIERS: Any =
    Any::of(&["permanent", "foreign", "deputy", "acting", "vice", "prime", "special", "high", "executive"]);

/// A person named behind an office, which is the function then.
fn in_office(mut name: Name, first: usize, office: String, told: Credentials, cast: &mut Cast) -> Mention {
    name.first = first;
    person(name, Credentials { function: Some(office), ..told }, cast)
}

/// `SERGIO DUARTE (Brazil)`, at the beginning of a sentence.
fn of_state(words: &Words, sentence: usize, at: usize, range: &Range<usize>, cast: &mut Cast) -> Option<Mention> {
    if at > range.start || !words.is_capital(at) {
        return None;
    }
    let name =
        Name::bare(words, at, range.end).filter(|name| name.last > name.first && words.is(name.last + 1, "("))?;
    let told = credentials::behind(words, sentence, name.last + 1, range.end).filter(|told| told.state.is_some())?;
    Some(person(name, told, cast))
}

/// `Mexico’s Peña Nieto said`: a person by the State they are of.
fn owned(words: &Words, at: usize, range: &Range<usize>, actors: &[ActorAt], cast: &mut Cast) -> Option<Mention> {
    let actor = actors.iter().find(|actor| actor.first == at && !actor.demonym && words.possessive(actor.last))?;
    let behind = actor.last + 1;
    let (first, function) = in_function(words, behind..range.end).unwrap_or((behind, None));
    let name = Name::titled(words, first, range.end).or_else(|| Name::bare(words, first, range.end))?;
    let institution =
        (name.first..=name.last).any(|at| words.has(at, Class::Institution) || words.has(at, Class::Event));
    if institution || words.hits_between(name.first, name.last).any(|hit| matches!(words.sense(hit), Sense::Actor(_))) {
        return None;
    }
    let state = match &words.lexicons.entries[actor.entry.0 as usize].sense {
        Sense::Actor(actor) if actor.kind == ActorKind::State => Some(actor.code.clone()),
        _ => None,
    };
    let told = Credentials { state, function, ..Credentials::default() };
    let comma = usize::from(words.is(name.last + 1, ","));
    reports_next(words, name.last + 1 + comma, range.end).then(|| Mention { first: at, ..person(name, told, cast) })
}

/// Where the name begins that stands behind a function, right there or behind a comma, and the function: `ambassador to
/// Lisbon, Ana Lund`.
fn in_function(words: &Words, tokens: Range<usize>) -> Option<(usize, Option<String>)> {
    let is_function =
        |at: &usize| [Class::Office, Class::Calling, Class::Proxy].iter().any(|class| words.has(*at, *class));
    let near = tokens.start..tokens.end.min(tokens.start + 4);
    let function = near.rev().find(is_function)?;
    let comma =
        (function + 1..tokens.end.min(function + 8)).find(|at| words.is_mark(*at)).filter(|at| words.is(*at, ","));
    let (last, first) = match comma {
        Some(comma) => (comma - 1, comma + 1),
        None => (function, function + 1),
    };
    Some((first, Some(words.words(tokens.start, last).to_string())))
}

fn person(name: Name, told: Credentials, cast: &mut Cast) -> Mention {
    let (first, last) = (name.first, name.last);
    let person = cast.person(name);
    cast.credit(person, told);
    Mention { first, last, who: Who::Person(person) }
}

fn actor(words: &Words, at: usize, actors: &[ActorAt]) -> Option<Mention> {
    let here = |actor: &&ActorAt| actor.first == at && !actor.demonym && words.is_capital(at);
    let actor = actors.iter().filter(here).max_by_key(|actor| actor.last)?;
    let next_is_name = words.is_capital(actor.last) && words.has(actor.last, Class::Office);
    (!next_is_name).then_some(Mention { first: at, last: actor.last, who: Who::Actor(actor.entry, Through::Itself) })
}

/// An organization of this name; a State or bloc by its name behind an article is known to be one: `The Russian Federation`.
fn organized(words: &Words, at: usize, name: Range<usize>, actors: &[ActorAt], cast: &mut Cast) -> Mention {
    let id = cast.by_name(SpeakerKind::Organization, words.words(name.start, name.end - 1), None);
    let whole = |actor: &&ActorAt| actor.first == name.start && actor.last + 1 == name.end && !actor.demonym;
    if let Some(actor) = actors.iter().find(whole).filter(|_| is_party(words, name.start, actors)) {
        cast.is_actor(id, actor.entry, words.lexicons);
    }
    Mention { first: at, last: name.end - 1, who: Who::Organization(id) }
}

/// Whether a State or bloc is named at a token.
fn is_party(words: &Words, at: usize, actors: &[ActorAt]) -> bool {
    let party = |actor: &ActorAt| match &words.lexicons.entries[actor.entry.0 as usize].sense {
        Sense::Actor(actor) => matches!(actor.kind, ActorKind::State | ActorKind::Group),
        _ => false,
    };
    actors.iter().filter(|actor| actor.first == at && !actor.demonym).any(party)
}

/// A name without honorific, of a person already known by family name.
fn known_name(words: &Words, at: usize, range: &Range<usize>, cast: &mut Cast) -> Option<Mention> {
    if !cast.has_people() || !words.is_capital(at) && !words.has(at, Class::Particle) {
        return None;
    }
    if words.shape(at) == Shape::Upper && (2..=3).contains(&words.word(at).len()) {
        let person = cast.by_initials(words.word(at))?;
        return Some(Mention { first: at, last: at, who: Who::Person(person) });
    }
    let name = Name::bare(words, at, range.end).filter(|_| !words.has(at, Class::Quantifier))?;
    let person = cast.known(&name)?;
    Some(Mention { first: at, last: name.last, who: Who::Person(person) })
}

/// An organization that no lexicon has: capitalized words with one that institutions are named by, or an acronym, before a verb.
fn organization(
    words: &Words,
    at: usize,
    range: &Range<usize>,
    actors: &[ActorAt],
    cast: &mut Cast,
) -> Option<Mention> {
    let article = usize::from(words.has(at, Class::Determiner) && at + 1 < range.end);
    let first = at + article;
    let small = |next: usize| words.is_any(next, any!["of", "for", "on", "and", "the", "-"]);
    // `The European Union and the United States`, at the head of a sentence.
    let parts = |next: usize| {
        let party = is_party(words, next + 1, actors) || words.is(next + 1, "the") && is_party(words, next + 2, actors);
        at == range.start && words.is(next, "and") && party
    };
    let mut last = None;
    let mut next = first;
    while next < range.end.min(first + 10) && !parts(next) && (words.is_capital(next) || last.is_some() && small(next))
    {
        if words.is_capital(next) {
            last = Some(next);
        }
        next += 1;
    }
    let last = last?;
    let institution =
        (first..=last).any(|at| words.has(at, Class::Institution) && words.is_capital(at)) && last > first;
    let acronym = last == first && words.shape(first) == Shape::Upper && words.word(first).len() >= 2;
    // `The Russian Federation and the United States supported`
    let joins = article > 0 && parts(last + 1) && is_party(words, first, actors);
    if !joins && (!(institution || acronym) || !reports_next(words, last + 1, range.end)) {
        return None;
    }
    Some(organized(words, at, first..last + 1, actors, cast))
}

/// A name that nobody introduced, before or behind a verb of speech: `Lewis argued`.
fn stranger(words: &Words, at: usize, range: &Range<usize>, common: &Common, cast: &mut Cast) -> Option<Mention> {
    if !words.is_capital(at) || words.shape(at) == Shape::Mixed {
        return None;
    }
    let name = Name::bare(words, at, range.end)?;
    let strange = [
        Class::Institution,
        Class::Event,
        Class::People,
        Class::Person,
        Class::Determiner,
        Class::Preposition,
        Class::Subject,
        Class::Quantifier,
        Class::Adverbial,
        Class::Connective,
        Class::Adverb,
        Class::Auxiliary,
        Class::Conjunction,
        Class::Subordinator,
        Class::Negation,
        Class::Modal,
        Class::Calling,
    ];
    let plain = |at: usize| !strange.iter().any(|class| words.has(at, *class));
    let part =
        at > range.start && (words.is_any(at - 1, any!["of", "the", "a", "an", "for"]) || words.is_capital(at - 1));
    let ending = ["s", "ing", "ed"].iter().any(|ending| words.word(at).ends_with(ending));
    let opening = at == range.start && name.last == name.first && ending && !common.is_name(words.word(at));
    let long = words.word(at).len() > 2
        && words.shape(at) != Shape::Upper
        && !part
        && !opening
        && !common.has(words.word(name.last));
    let named = (name.first..=name.last).all(plain) && name.last - name.first <= 4 && long;
    let known = || {
        words
            .hits_between(name.first, name.last)
            .any(|hit| matches!(words.sense(hit), Sense::Actor(_) | Sense::Instrument(_)))
    };
    let speaks = reports_next(words, name.last + 1, range.end) || at > range.start && is_verb_of_speech(words, at - 1);
    (named && speaks && !known()).then(|| person(name, Credentials::default(), cast))
}

/// Whether a verb of speech stands at a token or behind an adverb there.
fn reports_next(words: &Words, at: usize, end: usize) -> bool {
    let next =
        (at..end.min(at + 3)).find(|next| !words.has(*next, Class::Adverb) && !words.has(*next, Class::Auxiliary));
    next.is_some_and(|next| words.shape(next) == Shape::Lower && is_verb_of_speech(words, next))
}

fn is_verb_of_speech(words: &Words, at: usize) -> bool {
    let speech = |hit: &Match| {
        matches!(words.sense(hit), Sense::Cue(cue) if cue.pos == CuePos::Verb && !cue.attitude)
            && hit.first as usize == at
    };
    words.hits_from(at).any(speech)
}

/// How many tokens may stand before the head of an office.
const LEAD: usize = 7;

/// `the Chair`, `The Prime Minister`, `the Executive Secretary of the Commission`.
fn office(words: &Words, at: usize, range: &Range<usize>) -> Option<Mention> {
    if !words.is_any(at, any!["the", "a", "an"]) {
        return None;
    }
    let joint = |at: usize| words.is_any(at, any!["-", "‑", "/"]) && words.glued(at - 1) && words.glued(at);
    let mut next = at + 1;
    while next < range.end
        && next < at + LEAD
        && !words.has(next, Class::Office)
        && words.is_capital(next)
        && !words.possessive(next)
    {
        next += if joint(next + 1) { 2 } else { 1 };
    }
    if next >= range.end || !words.has(next, Class::Office) {
        return None;
    }
    let mut last = next;
    loop {
        let hyphen = joint(last + 1);
        let behind = if hyphen { last + 2 } else { last + 1 };
        let joins = words.has(behind, Class::Office) || hyphen && words.is_capital(behind);
        if behind >= range.end || !joins {
            break;
        }
        last = behind;
    }
    // `The Foreign Ministers`: the head is a plural. `The Permanent Council` is none.
    let headless = words.is_any(last, &MODIFIERS);
    let holders = |at: usize| words.is_capital(at) || words.is_any(at, &HOLDERS);
    let goes_on = headless && last + 1 < range.end && holders(last + 1);
    let plural = goes_on && words.word(last + 1).ends_with('s');
    let other = goes_on && !plural && words.is_capital(last);
    (!other).then(|| Mention { first: at, last: last + usize::from(plural), who: Who::Office })
}

/// People without a name: a quantifier, determiner or adjectives before `participant`, `delegations`; or `Others`, `Several`.
fn crowd(words: &Words, at: usize, range: &Range<usize>, actors: &[ActorAt]) -> Option<Mention> {
    if words.has(at, Class::Determiner) && actors.iter().any(|actor| actor.first == at + 1 && !actor.demonym) {
        return None;
    }
    let nobody = |at: usize| words.is_any(at, any!["no", "nobody", "none", "neither"]);
    if nobody(at) || at > range.start && nobody(at - 1) {
        return None;
    }
    if let Some(event) = event(words, at, range) {
        return Some(event);
    }
    let starts = words.has(at, Class::Quantifier) || words.has(at, Class::Determiner) || is_crowd_noun(words, at);
    let opens = at == range.start && words.shape(at) == Shape::Capitalized && may_modify(words, at, at);
    if !starts && !opens {
        return None;
    }
    let head = crowd_head(words, at, range);
    match head {
        Some(head) => Some(Mention {
            first: at,
            last: head,
            who: Who::Anonymous(Crowd {
                present: words.has(head, Class::Person),
                back: points_back(words, at),
                single: words.has(head, Class::Person) && !words.word(head).ends_with('s'),
                definite: words.is_any(at, any!["the", "this", "these", "those", "that"]),
                event: false,
            }),
        }),
        None if stands_alone(words, at, range) => {
            Some(Mention { first: at, last: at, who: Who::Anonymous(Crowd::default()) })
        }
        None => None,
    }
}

/// `The panel`, `The first session`, `the audience`: the event that is the subject of a verb of speech.
fn event(words: &Words, at: usize, range: &Range<usize>) -> Option<Mention> {
    if !words.has(at, Class::Determiner) {
        return None;
    }
    let head = (at + 1..range.end.min(at + 5)).take_while(|next| !words.is_mark(*next)).find(|next| {
        (words.has(*next, Class::Event)
            || words.is_any(
                *next,
                any!["audience", "room", "group", "plenary", "floor", "committee", "board", "council", "parties"],
            ))
            && !words.possessive(*next)
    })?;
    // `The Permanent Council` is a body by that name.
    let named = head > at + 1 && (at + 1..=head).all(|at| words.is_capital(at)) && words.has(head, Class::Institution);
    if named {
        return None;
    }
    let crowd = Crowd { present: true, event: true, definite: true, ..Crowd::default() };
    reports_next(words, head + 1, range.end).then_some(Mention { first: at, last: head, who: Who::Anonymous(crowd) })
}

fn is_crowd_noun(words: &Words, at: usize) -> bool {
    words.has(at, Class::Person) || words.has(at, Class::People)
}

fn points_back(words: &Words, at: usize) -> bool {
    words.is_any(at, any!["this", "these", "that", "those"])
}

/// The noun that heads the phrase starting at `at`: up to five words on, with nothing but its own modifiers between.
fn crowd_head(words: &Words, at: usize, range: &Range<usize>) -> Option<usize> {
    let limit = range.end.min(at + 7);
    let mut head = None;
    for next in at..limit {
        if is_crowd_noun(words, next)
            && !words.possessive(next)
            && !(next > at && words.is(next - 1, "-"))
            && !(words.glued(next) && next + 1 < range.end && words.is(next + 1, "-"))
        {
            head = Some(next);
        } else if head.is_some() || !may_modify(words, next, at) {
            break;
        }
    }
    head
}

fn may_modify(words: &Words, next: usize, at: usize) -> bool {
    if words.is_mark(next) {
        return words.is(next, "-");
    }
    if words.is(next, "of") {
        return next > at && (words.has(next - 1, Class::Quantifier) || words.is(next - 1, "number"));
    }
    let closed = [
        Class::Event,
        Class::Adverbial,
        Class::Preposition,
        Class::Conjunction,
        Class::Subordinator,
        Class::Auxiliary,
        Class::Modal,
        Class::Subject,
    ];
    !closed.iter().any(|class| words.has(next, *class)) && !words.possessive(next)
}

fn stands_alone(words: &Words, at: usize, range: &Range<usize>) -> bool {
    words.has(at, Class::Quantifier)
        && at + 1 < range.end
        && !words.is_mark(at + 1)
        && words.shape(at + 1) == Shape::Lower
        && !words.is_any(at, any!["no", "each", "both", "all", "more", "most", "any"])
        && !words.is(at + 1, "of")
}

/// The name of an actor as the text has it, without article; none where only its representative or adjective stands.
pub(crate) fn actor_name<'a>(words: &Words<'a>, mention: &Mention, through: Through) -> Option<&'a str> {
    let mut first = mention.first;
    if through == Through::Representative
        || words.has(first, Class::Proxy)
        || words.has(mention.last, Class::Proxy)
        || first < mention.last && words.has(first + 1, Class::Proxy)
    {
        let of = (first..mention.last).find(|at| words.is_any(*at, any!["of", "for", "from"]));
        first = match of {
            Some(of) => of + 1,
            None if words.is_capital(first)
                && !words.has(first, Class::Determiner)
                && !words.has(mention.last, Class::Proxy) =>
            {
                first
            }
            None => return None,
        };
    }
    while first < mention.last && words.has(first, Class::Determiner) {
        first += 1;
    }
    let name = words.words(first, mention.last);
    Some(name.strip_suffix("'s").or(name.strip_suffix("’s")).unwrap_or(name))
}
