//! Who is named in a sentence: persons, States, bodies, offices, pronouns and people without a name.

use super::cast::{Cast, PersonId};
use super::name::{Gender, Name};
use super::words::Words;
use crate::lexicon::class::Class;
use crate::lexicon::{ActorKind, EntryId, Match, Sense, Shape};
use std::ops::Range;

/// Somebody named at a place in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mention {
    pub first: usize,
    pub last: usize,
    pub who: Who,
}

/// Who is named.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Who {
    /// A person by name.
    Person(PersonId),
    /// A State, bloc or body by name, or through its representative.
    Actor(EntryId, Through),
    /// `he`, `she`; no gender for `they`, `I`, `we`.
    Pronoun(Pronoun),
    /// An office without a name: `the Chair`.
    Office,
    /// People without a name: `one participant`, `several`.
    Anonymous(Crowd),
}

/// Whether an actor is named itself or through the one who speaks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Through {
    Itself,
    Representative,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    Singular(Gender),
    Plural,
    First,
}

/// What is known of people without a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Crowd {
    /// Named as people of the meeting (`participants`), not as States or actors at large.
    pub present: bool,
    /// Points back: `this participant`, `these delegations`.
    pub back: bool,
    /// One person: `the next speaker`.
    pub single: bool,
}

/// Finds the mentions of one sentence, in order.
pub(super) fn mentions(words: &Words, sentence: usize, cast: &mut Cast) -> Vec<Mention> {
    let range = words.scan.tokens_of(sentence);
    let mut found: Vec<Mention> = Vec::new();
    if !words.is_readable(sentence) {
        return found;
    }
    let actors = actors_of(words, sentence);
    let mut at = range.start;
    while at < range.end {
        match mention_at(words, at, &range, &actors, cast) {
            Some(mention) => {
                at = mention.last + 1;
                found.push(mention);
            }
            None => at += 1,
        }
    }
    found
}

/// A hit of an actor's name.
struct ActorAt<'a> {
    first: usize,
    last: usize,
    entry: EntryId,
    demonym: bool,
    /// The code of a State.
    state: Option<&'a str>,
}

fn actors_of<'a>(words: &Words<'a>, sentence: usize) -> Vec<ActorAt<'a>> {
    let actor = |hit: &Match| match words.sense(hit) {
        Sense::Actor(actor) => Some(ActorAt {
            first: hit.first as usize,
            last: hit.last as usize,
            entry: hit.entry,
            demonym: actor.demonym,
            state: (actor.kind == ActorKind::State).then_some(actor.code.as_str()),
        }),
        _ => None,
    };
    words.scan.matches_of(sentence).iter().filter_map(actor).collect()
}

fn mention_at(words: &Words, at: usize, range: &Range<usize>, actors: &[ActorAt], cast: &mut Cast) -> Option<Mention> {
    if words.is_mark(at) {
        return None;
    }
    pronoun(words, at)
        .or_else(|| representative(words, at, range, actors))
        .or_else(|| titled(words, at, range, actors, cast))
        .or_else(|| of_state(words, at, range, actors, cast))
        .or_else(|| actor(words, at, actors))
        .or_else(|| known_name(words, at, range, cast))
        .or_else(|| office(words, at, range))
        .or_else(|| crowd(words, at, range, actors))
}

fn pronoun(words: &Words, at: usize) -> Option<Mention> {
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
    } else {
        return None;
    };
    Some(Mention { first: at, last: at, who: Who::Pronoun(who) })
}

/// `the representative of Algeria`, `the delegations of Peru`, `the Sudanese representative`.
fn representative(words: &Words, at: usize, range: &Range<usize>, actors: &[ActorAt]) -> Option<Mention> {
    let lead = (at..range.end.min(at + 3)).find(|next| words.has(*next, Class::Proxy))?;
    let introduced = lead == at
        || words.has(at, Class::Determiner)
            && (lead == at + 1 || words.is_any(at + 1, &["permanent", "acting", "deputy"]));
    if introduced {
        let mut next = lead + 1;
        if next >= range.end || !words.is_any(next, &["of", "for", "from"]) {
            return by_demonym(words, at, range, actors);
        }
        next += 1;
        while next < range.end && words.has(next, Class::Determiner) {
            next += 1;
        }
        let actor = actors.iter().find(|actor| actor.first == next)?;
        let through =
            if words.is_any(lead, &["government", "governments"]) { Through::Itself } else { Through::Representative };
        return Some(Mention { first: at, last: actor.last, who: Who::Actor(actor.entry, through) });
    }
    by_demonym(words, at, range, actors)
}

/// `the Sudanese representative`, `Peru delegation`
fn by_demonym(words: &Words, at: usize, range: &Range<usize>, actors: &[ActorAt]) -> Option<Mention> {
    let first = if words.has(at, Class::Determiner) { at + 1 } else { at };
    let actor = actors.iter().find(|actor| actor.first == first)?;
    let next = actor.last + 1;
    (next < range.end && words.has(next, Class::Proxy) && !words.possessive(actor.last)).then_some(Mention {
        first: at,
        last: next,
        who: Who::Actor(actor.entry, Through::Representative),
    })
}

/// `Mr Gisel`, `Mr. Duarte (Brazil)`, `Ambassador van der Kwast`, `Chair Kante`, `SBI Chair Liana Bratasida`.
fn titled(words: &Words, at: usize, range: &Range<usize>, actors: &[ActorAt], cast: &mut Cast) -> Option<Mention> {
    if let Some(name) = Name::titled(words, at, range.end) {
        let state = state_behind(words, name.last, actors);
        return Some(person(name, state, cast));
    }
    if !words.has(at, Class::Office) || !words.is_capital(at) {
        return None;
    }
    let mut next = at + 1;
    while next < range.end && words.has(next, Class::Office) && words.is_capital(next) {
        next += 1;
    }
    let name_follows =
        next < range.end && !words.is_mark(next) && (words.is_capital(next) || words.has(next, Class::Particle));
    if !name_follows || words.shape(next) == Shape::Upper && words.shape(at) != Shape::Upper {
        return None;
    }
    let mut name = Name::bare(words, next, range.end)?;
    name.honorific = Some(words.words(at, next - 1).to_string());
    name.first = at;
    Some(person(name, None, cast))
}

/// `SERGIO DUARTE (Brazil)`, at the beginning of a sentence.
fn of_state(words: &Words, at: usize, range: &Range<usize>, actors: &[ActorAt], cast: &mut Cast) -> Option<Mention> {
    if at > range.start || !words.is_capital(at) {
        return None;
    }
    let name = Name::bare(words, at, range.end).filter(|name| name.last > name.first)?;
    let state = state_behind(words, name.last, actors)?;
    Some(person(name, Some(state), cast))
}

fn person(name: Name, state: Option<&str>, cast: &mut Cast) -> Mention {
    let (first, last) = (name.first, name.last);
    let person = cast.person(name);
    if let Some(state) = state {
        cast.has_state(person, state.to_string());
    }
    Mention { first, last, who: Who::Person(person) }
}

/// The State in the parentheses behind a name.
fn state_behind<'a>(words: &Words, last: usize, actors: &[ActorAt<'a>]) -> Option<&'a str> {
    if !words.is(last + 1, "(") {
        return None;
    }
    let opens = |actor: &&ActorAt| actor.first == last + 2 && words.is_any(actor.last + 1, &[")", ",", ";"]);
    actors.iter().filter(opens).find_map(|actor| actor.state)
}

fn actor(words: &Words, at: usize, actors: &[ActorAt]) -> Option<Mention> {
    let here = |actor: &&ActorAt| actor.first == at && !actor.demonym && words.is_capital(at);
    let actor = actors.iter().filter(here).max_by_key(|actor| actor.last)?;
    let next_is_name = words.is_capital(actor.last) && words.has(actor.last, Class::Office);
    (!next_is_name).then_some(Mention { first: at, last: actor.last, who: Who::Actor(actor.entry, Through::Itself) })
}

/// A name without honorific, of a person already known by family name.
fn known_name(words: &Words, at: usize, range: &Range<usize>, cast: &mut Cast) -> Option<Mention> {
    if !cast.has_people() || !words.is_capital(at) && !words.has(at, Class::Particle) {
        return None;
    }
    let name = Name::bare(words, at, range.end)?;
    let person = cast.known(&name)?;
    Some(Mention { first: at, last: name.last, who: Who::Person(person) })
}

/// `the Chair`, `The Prime Minister`, `the Executive Secretary of the Commission`.
fn office(words: &Words, at: usize, range: &Range<usize>) -> Option<Mention> {
    if !words.is_any(at, &["the", "a", "an"]) {
        return None;
    }
    let mut next = at + 1;
    while next < range.end
        && next < at + 5
        && !words.has(next, Class::Office)
        && words.is_capital(next)
        && !words.possessive(next)
    {
        next += 1;
    }
    if next >= range.end || !words.has(next, Class::Office) {
        return None;
    }
    let mut last = next;
    while last + 1 < range.end && words.has(last + 1, Class::Office) {
        last += 1;
    }
    Some(Mention { first: at, last, who: Who::Office })
}

/// People without a name: a quantifier, determiner or adjectives before `participant`, `delegations`; or `Others`, `Several`.
fn crowd(words: &Words, at: usize, range: &Range<usize>, actors: &[ActorAt]) -> Option<Mention> {
    if words.has(at, Class::Determiner) && actors.iter().any(|actor| actor.first == at + 1 && !actor.demonym) {
        return None;
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
            }),
        }),
        None if stands_alone(words, at, range) => Some(Mention {
            first: at,
            last: at,
            who: Who::Anonymous(Crowd { present: false, back: false, single: false }),
        }),
        None => None,
    }
}

fn is_crowd_noun(words: &Words, at: usize) -> bool {
    words.has(at, Class::Person) || words.has(at, Class::People)
}

fn points_back(words: &Words, at: usize) -> bool {
    words.is_any(at, &["this", "these", "that", "those"])
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
        && !words.is_any(at, &["no", "each", "both", "all", "more", "most", "any"])
        && !words.is(at + 1, "of")
}

/// The name of the first bloc, organization or State named among some tokens of a sentence.
pub(super) fn first_actor(words: &Words, sentence: usize, tokens: Range<usize>) -> Option<String> {
    words.scan.matches_of(sentence).iter().find_map(|hit| match words.sense(hit) {
        Sense::Actor(actor) if tokens.contains(&(hit.first as usize)) => Some(actor.name.clone()),
        _ => None,
    })
}

/// The name of an actor as the text has it, without article; none where only its representative or adjective stands.
pub(super) fn actor_name<'a>(words: &Words<'a>, mention: &Mention, through: Through) -> Option<&'a str> {
    let mut first = mention.first;
    if through == Through::Representative
        || words.has(first, Class::Proxy)
        || words.has(mention.last, Class::Proxy)
        || first < mention.last && words.has(first + 1, Class::Proxy)
    {
        let of = (first..mention.last).find(|at| words.is_any(*at, &["of", "for", "from"]));
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
