//! Whose words a speech is, as the page before it tells: `Statement by H.E. Mr. X, Minister for Foreign Affairs of Y, at …`.
//!
//! The name, the function and the State may stand on lines of their own, in any order; letterheads of missions and the name
//! of the file tell the State where nothing else does.

use crate::document::{Document, ParagraphKind};
use crate::lexicon::class::Class;
use crate::lexicon::{ActorKind, Lexicons, Match, Sense, Shape};
use crate::segment::Sentence;
use crate::speech::cast::{Cast, PersonId};
use crate::speech::credentials::Credentials;
use crate::speech::label;
use crate::speech::name::{self, Name};
use crate::speech::words::{Any, Words, any};
use crate::structure::name as of_file;
use std::ops::Range;

/// How many lines from the top may name the speaker, and how many words of them.
const TOP: usize = 24;
const LONGEST: usize = 90;

/// How far before a name its function may begin.
const BEFORE: usize = 30;

/// A sentence of so many words is the body's.
const PROSE: usize = 80;

/// How far behind the word for a speech its `by` may stand.
const NEAR: usize = 14;

/// The words for a speech.
const SPEECHES: Any = Any::of(&[
    "remarks",
    "statement",
    "address",
    "speech",
    "intervention",
    "lecture",
    "keynote",
    "presentation",
    "message",
    "statements",
    "allocution",
    "opening",
    "letter",
    "letters",
]);

/// What is done with a speech, before `by` and the name of who gives it: `As delivered by`.
const GIVEN: Any = Any::of(&["delivered", "made", "given", "presented", "read"]);

/// Whether a line at the top of a text calls it somebody's statement: `Statement by the Foreign Ministry`, `Letter dated …`.
pub(super) fn is_statement(document: &Document, sentences: &[Sentence], words: &Words) -> bool {
    let page = Page::of(document, sentences, words);
    let opens = |at: usize| page.opens_line(at) || words.is_mark(at - 1);
    let calls = |at: &usize| {
        let statement = words.is_any(*at, any!["statement", "message", "address", "remarks", "speech"]);
        statement && words.is_any(*at + 1, any!["by", "of", "from"])
            || words.is(*at, "letter") && words.is(*at + 1, "dated")
    };
    page.given_by().is_some()
        || page.tokens.clone().filter(|at| words.is_capital(*at)).any(|at| calls(&at) && opens(at))
}

/// Whose words a text is, if a line at its top says that it is somebody's speech.
pub(super) fn announced(
    document: &Document,
    sentences: &[Sentence],
    words: &Words,
    cast: &mut Cast,
) -> Option<PersonId> {
    let page = Page::of(document, sentences, words);
    let id = page.speaker(cast)?;
    page.credit(id, document, cast);
    Some(id)
}

/// Whose words a speech is that no line calls one: the one person whom the lines above it name, or the State.
pub(super) fn signed(document: &Document, sentences: &[Sentence], words: &Words, cast: &mut Cast) -> Option<PersonId> {
    let page = Page::of(document, sentences, words);
    let author = page.person(page.tokens.clone()).filter(|name| !page.chairs(name.first));
    let id = author.map(|name| page.introduce(name, cast));
    let id = id.or_else(|| page.state(page.tokens.clone()).and_then(|hit| cast.actor(hit.entry, None, words.lexicons)));
    let id = id
        .or_else(|| of_file_name(document, words.lexicons).and_then(|entry| cast.actor(entry, None, words.lexicons)))?;
    page.credit(id, document, cast);
    Some(id)
}

/// The State that the name of a file tells: `bg_en`, `PRT-statement`.
fn of_file_name(document: &Document, lexicons: &Lexicons) -> Option<crate::lexicon::EntryId> {
    let code = of_file::state(document.name())?;
    lexicons.state_entries(&code).first().copied()
}

/// The lines above a speech.
struct Page<'a, 'w> {
    words: &'a Words<'w>,
    sentences: Range<usize>,
    tokens: Range<usize>,
}

impl<'a, 'w> Page<'a, 'w> {
    fn of(document: &Document, sentences: &[Sentence], words: &'a Words<'w>) -> Page<'a, 'w> {
        let is_body = |at: &usize| {
            let prose = document.paragraphs[sentences[*at].paragraph as usize].kind == ParagraphKind::Prose;
            let range = words.scan.tokens_of(*at);
            let first = range.clone().any(|token| words.has(token, Class::First));
            let long = range.len() >= PROSE;
            let next = sentences.get(*at + 1).is_some_and(|next| next.paragraph == sentences[*at].paragraph);
            prose && (first && range.len() > 4 || long || next || salutes(words, range))
        };
        let end = (0..sentences.len().min(TOP)).find(is_body).unwrap_or(sentences.len().min(TOP));
        let end = end.max(late_line(sentences, words).map_or(0, |line| line + 1));
        let last = if end == 0 { 0 } else { words.scan.tokens_of(end - 1).end };
        Page { words, sentences: 0..end, tokens: 0..last }
    }

    /// The one whom a word for a speech and `by` lead to, or who delivers it.
    fn speaker(&self, cast: &mut Cast) -> Option<PersonId> {
        self.announced(cast).or_else(|| self.giver(cast))
    }

    /// Who delivers a speech: `As delivered by Ambassador Lund`, `BY` on a line and `HIS EXCELLENCY JON HALE` below.
    fn giver(&self, cast: &mut Cast) -> Option<PersonId> {
        let behind = self.given_by()?..self.tokens.end;
        let behind = behind.start..behind.end.min(behind.start + LONGEST);
        let name = self.closing(behind.start).or_else(|| self.person(behind))?;
        Some(self.introduce(name, cast))
    }

    /// The token behind the `by` that names who gives a speech.
    fn given_by(&self) -> Option<usize> {
        let words = self.words;
        let gives = |at: &usize| {
            let given = *at > self.tokens.start && words.is_any(*at - 1, &GIVEN);
            words.is(*at, "by") && (given || self.opens_line(*at) && self.line_end(*at) == *at + 1)
        };
        self.tokens.clone().find(gives).map(|by| by + 1)
    }

    /// The name that ends a line, or stands before a preposition, behind a function: `Deputy Chief of Mission Ana Lund to the
    /// Council`.
    fn closing(&self, from: usize) -> Option<Name> {
        let words = self.words;
        let end = self.line_end(from);
        let ends = |at: usize| at == end || words.has(at, Class::Preposition) && !words.is(at, "of");
        let whole = |at: usize| {
            Name::bare(words, at, (at + 2).min(end))
                .filter(|name| name.last == at + 1 && ends(at + 2) && self.is_person(name))
        };
        (from + 1..end.saturating_sub(1)).filter(|at| words.is_capital(*at - 1)).find_map(whole)
    }

    fn announced(&self, cast: &mut Cast) -> Option<PersonId> {
        let words = self.words;
        let is_noun = |at: &usize| words.is_any(*at, &SPEECHES) && words.is_capital(*at);
        let joint = |at: usize| at > self.tokens.start && words.is_any(at - 1, any!["joint", "common"]);
        let mut nouns = self.tokens.clone().filter(is_noun);
        let first = nouns.next().filter(|noun| !joint(*noun))?;
        self.giver_of(first, cast).or_else(|| {
            let led = nouns.filter(|noun| self.by(*noun).is_some());
            led.filter(|noun| !joint(*noun)).find_map(|noun| self.giver_of(noun, cast))
        })
    }

    /// The word that leads from a word for a speech to its speaker.
    fn by(&self, noun: usize) -> Option<usize> {
        let words = self.words;
        let mut near = noun + 1..self.line_end(noun).max(noun + 4).min(noun + NEAR);
        near.find(|at| {
            words.is_any(*at, any!["by", "from"])
                || words.is(*at, "of") && *at <= noun + 2 && !words.is_any(*at + 1, any!["vote", "reply", "position"])
        })
    }

    /// Whose a speech is that a word for one names.
    fn giver_of(&self, noun: usize, cast: &mut Cast) -> Option<PersonId> {
        let by = self.by(noun);
        let behind = by.map_or(noun + 1, |by| by + 1)..self.tokens.end.min(noun + LONGEST);
        let named = |cast: &mut Cast| {
            let name = self.person(behind.clone()).filter(|name| by.is_some() || self.is_titled(name))?;
            Some(self.introduce(name, cast))
        };
        let delegation = |cast: &mut Cast| by.and_then(|by| self.delegation(by + 1, cast));
        let office = |cast: &mut Cast| self.office(behind.clone(), cast);
        let before = |cast: &mut Cast| self.person(self.tokens.start..noun).map(|name| self.introduce(name, cast));
        delegation(cast).or_else(|| named(cast)).or_else(|| before(cast)).or_else(|| office(cast))
    }

    fn introduce(&self, name: Name, cast: &mut Cast) -> PersonId {
        let name = Name { honorific: name.honorific.filter(|_| !self.ends_office(name.first)), ..name };
        let span = self.words.span(name.first, name.last);
        let id = cast.person(name);
        cast.introduce(id, span);
        id
    }

    /// The first person named among some tokens: with a title, else by a full name on a line or before a comma.
    fn person(&self, tokens: Range<usize>) -> Option<Name> {
        let words = self.words;
        let end = tokens.end;
        let titled =
            |at: usize| Name::titled(words, at, self.line_end(at).min(end)).filter(|name| self.is_person(name));
        let bare = |at: usize| {
            let starts = at == tokens.start
                || !words.is_capital(at - 1)
                || words.has(at - 1, Class::Office)
                || self.opens_line(at);
            let line = self.line_end(at).min(end);
            let leads = |at: &usize| words.has(*at, Class::Preposition) && !words.has(*at, Class::Particle);
            let limit = (at + 1..line).find(leads).unwrap_or(line);
            if self.is_led(at) || self.is_credit(at) {
                return None;
            }
            let name = Name::bare(words, at, limit).filter(|name| starts && name.last > name.first)?;
            let closed = name.last + 1 == limit
                || words.is_mark(name.last + 1)
                || [Class::Preposition, Class::Office, Class::Calling]
                    .iter()
                    .any(|class| words.has(name.last + 1, *class));
            (closed && self.is_person(&name) && words.shape(at) != Shape::Lower).then_some(name)
        };
        tokens.clone().find_map(titled).or_else(|| tokens.clone().find_map(bare))
    }

    /// Whether what stands before a name shows it to be a place or thing: `at the Harbour Club`.
    fn is_led(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|before| *before >= self.tokens.start && !self.opens_line(at));
        before.is_some_and(|before| {
            let leads = self.words.has(before, Class::Preposition) || self.words.has(before, Class::Determiner);
            leads && !self.words.is_any(before, any!["by", "from"])
        })
    }

    /// Whether a name is that of who took a picture: `Photo: Ana Lund`.
    fn is_credit(&self, at: usize) -> bool {
        (at.saturating_sub(3)..at).any(|at| self.words.is_any(at, any!["photo", "photograph", "image", "credit", "©"]))
    }

    fn is_person(&self, name: &Name) -> bool {
        let words = self.words;
        let own = name.full.split(' ').count();
        let start =
            (name.first..=name.last).rev().filter(|at| !words.is_mark(*at)).take(own).last().unwrap_or(name.first);
        let strange = [
            Class::Institution,
            Class::Event,
            Class::Office,
            Class::Calling,
            Class::Proxy,
            Class::Person,
            Class::People,
            Class::Calendar,
            Class::Determiner,
            Class::Subject,
        ];
        let plain = |at: usize| {
            words.is_mark(at) || !strange.iter().any(|class| words.has(at, *class) && !words.has(at, Class::Particle))
        };
        let named = |hit: &Match| matches!(words.sense(hit), Sense::Actor(_) | Sense::Instrument(_) | Sense::Theme(_));
        let speech = (start..=name.last).any(|at| {
            words.is_any(at, &SPEECHES)
                || words.is_any(
                    at,
                    any![
                        "mr",
                        "check",
                        "delivery",
                        "english",
                        "translation",
                        "unofficial",
                        "time",
                        "eastern",
                        "embargoed",
                        "minutes",
                        "notes",
                        "summary",
                        "agenda",
                        "report",
                        "page",
                        "draft"
                    ],
                )
        });
        (start..=name.last).all(plain) && !speech && !words.hits_between(start, name.last).any(named)
    }

    /// Whether a label before a name tells that its bearer leads the meeting: `Chair: Professor Lund`.
    fn chairs(&self, name: usize) -> bool {
        const LEADS: Any =
            Any::of(&["chair", "chairs", "chairman", "chairperson", "moderator", "rapporteur", "host", "present"]);
        (name.saturating_sub(3)..name).any(|at| self.words.is_any(at, &LEADS) && self.words.is(at + 1, ":"))
    }

    /// Whether a title or office stands before a name, or it fills a line.
    fn is_titled(&self, name: &Name) -> bool {
        let before = name.first.checked_sub(1);
        let office = before.is_some_and(|at| self.words.has(at, Class::Office) || self.words.has(at, Class::Calling));
        name.honorific.is_some() || office || self.opens_line(name.first) && name.last + 1 == self.line_end(name.first)
    }

    /// Whether a title is the end of a longer office, and no form of address: `Prime Minister`.
    fn ends_office(&self, title: usize) -> bool {
        let office = |at: usize| self.words.has(at, Class::Office) && self.words.is_capital(at);
        title > 0 && office(title - 1) && office(title)
    }

    /// Whether a token opens a line of its own.
    fn opens_line(&self, at: usize) -> bool {
        self.sentences.clone().any(|sentence| self.words.scan.tokens_of(sentence).start == at)
    }

    /// Where the line of a token ends.
    fn line_end(&self, at: usize) -> usize {
        let sentence = self.sentences.clone().find(|sentence| self.words.scan.tokens_of(*sentence).contains(&at));
        sentence.map_or(self.tokens.end, |sentence| self.words.scan.tokens_of(sentence).end)
    }

    /// The State or bloc that is named at a token, its delegation included: `Denmark`, `the delegation of Peru`.
    fn delegation(&self, at: usize, cast: &mut Cast) -> Option<PersonId> {
        let words = self.words;
        let lead = |at: &usize| {
            words.has(*at, Class::Determiner)
                || words.has(*at, Class::Proxy)
                || words.is_any(*at, any!["of", "permanent", "mission", "government"])
        };
        let at = (at..at + 6).find(|at| !lead(at))?;
        let actor = |hit: &Match| matches!(words.sense(hit), Sense::Actor(actor) if !actor.demonym);
        let hit = words.hits_from(at).filter(|hit| actor(hit)).max_by_key(|hit| hit.last)?;
        let next = hit.last as usize + 1;
        let office = next < self.tokens.end && (words.has(next, Class::Office) || words.is_any(next, any!["’", "'"]));
        cast.actor(hit.entry, None, words.lexicons).filter(|_| !office)
    }

    /// An office whose holder is not named, with its State: `Prime Minister of Albania`.
    fn office(&self, tokens: Range<usize>, cast: &mut Cast) -> Option<PersonId> {
        let office = tokens.clone().find(|at| self.words.has(*at, Class::Office))?;
        let hit = self.state(office..tokens.end)?;
        cast.actor(hit.entry, None, self.words.lexicons)
    }

    /// The first State named among some tokens, save those on whose behalf a speech is given or who is thanked as host.
    fn state(&self, tokens: Range<usize>) -> Option<&'w Match> {
        let words = self.words;
        let is_state = |hit: &&Match| match words.sense(hit) {
            Sense::Actor(actor) => actor.kind == ActorKind::State && !actor.demonym,
            _ => false,
        };
        let for_another = |hit: &&Match| {
            let first = hit.first as usize;
            (first.saturating_sub(4)..first).any(|at| words.is(at, "behalf"))
        };
        tokens.clone().find_map(|at| words.hits_from(at).filter(|hit| !for_another(hit)).find(is_state))
    }

    /// Notes function, affiliation, State and bloc of the speaker, as far as the page tells them.
    fn credit(&self, id: PersonId, document: &Document, cast: &mut Cast) {
        let words = self.words;
        let sentences = self.sentences.start..(self.sentences.end + 3).min(words.scan.token_ends.len());
        if let Some(behalf) = sentences.clone().find_map(|sentence| label::behalf(words, sentence)) {
            cast.speaks_for(id, behalf);
        }
        let name = cast.speaker(id).name.clone();
        let place =
            self.tokens.clone().find(|at| words.text[words.scan.tokens[*at].span.start as usize..].starts_with(&name));
        let told = place.and_then(|first| self.told(first, &name));
        let state = || {
            let code = |hit: &Match| match words.sense(hit) {
                Sense::Actor(actor) => Some(actor.code.clone()),
                _ => None,
            };
            self.state(self.tokens.clone()).and_then(code).or_else(|| {
                of_file::state(document.name()).filter(|code| !words.lexicons.state_entries(code).is_empty())
            })
        };
        let mut told = told.unwrap_or_default();
        told.state = told.state.or_else(state);
        cast.credit(id, told);
    }

    /// What stands behind a name, or before it: its function up to the occasion.
    fn told(&self, first: usize, name: &str) -> Option<Credentials> {
        let words = self.words;
        let end = words.scan.tokens[first].span.start as usize + name.len();
        let behind = (first..self.tokens.end).find(|at| words.scan.tokens[*at].span.start as usize >= end)?;
        let stop = |at: &usize| {
            words.is_any(*at, any!["at", "during", "before"])
                || words.is(*at, "on") && !words.is(*at + 1, "behalf")
                || words.has(*at, Class::Calendar)
                || words.is_any(*at, &SPEECHES)
        };
        let limit = (behind..self.tokens.end).find(stop).unwrap_or(self.tokens.end);
        let is_function = |at: usize| {
            [Class::Office, Class::Calling, Class::Proxy].iter().any(|class| words.has(at, *class))
                && words.is_capital(at)
        };
        let after = (behind..limit).find(|at| is_function(*at)).map(|at| self.function(at..limit));
        after.or_else(|| {
            let joins = |at: &usize| {
                let small = words.is_any(*at, any!["of", "the", "for", "and", "to", ",", ".", "-", "’", "(", ")"]);
                (small || words.is_capital(*at)) && !words.is_any(*at, &SPEECHES)
            };
            let start = (self.tokens.start..first).rev().take(BEFORE).take_while(joins).last()?;
            let from = (start..first).find(|at| is_function(*at))?;
            let personal = |at: &usize| {
                words.is_any(*at, any!["mr", "mrs", "ms", "dr", "his", "her", "hon", "sir"])
                    || name::excellency(words, *at) > 0
            };
            let until = (from..first).find(personal).unwrap_or(first);
            Some(self.function(from..until))
        })
    }

    /// The function that begins with some tokens, up to the State that it is of.
    fn function(&self, tokens: Range<usize>) -> Credentials {
        let words = self.words;
        let leads = |at: &usize| words.is_capital(*at) && words.has(*at, Class::Office);
        let start =
            (tokens.start.saturating_sub(4)..tokens.start).rev().take_while(leads).last().unwrap_or(tokens.start);
        let hit = self.state(tokens.clone());
        let end = hit.map_or(tokens.end, |hit| hit.first as usize);
        let joins = |at: usize| {
            words.is_any(
                at,
                any!["of", "the", "to", "for", ",", "republic", "and", "-", "–", "(", "government", "kingdom"],
            )
        };
        let named = |at: usize| words.is(at, "state") && at > start && words.is(at - 1, "the");
        let last = (start..end).rev().find(|at| !joins(*at) && !words.is_mark(*at) && !named(*at));
        let code = hit.and_then(|hit| match words.sense(hit) {
            Sense::Actor(actor) => Some(actor.code.clone()),
            _ => None,
        });
        let function = last.map(|last| words.words(start, last).split_whitespace().collect::<Vec<_>>().join(" "));
        Credentials { function, affiliation: None, state: code }
    }
}

/// The one line of a text that opens with whose statement it is, behind an abstract or the list of a site.
fn late_line(sentences: &[Sentence], words: &Words) -> Option<usize> {
    const LATEST: usize = 40;
    let opens = |at: &usize| *at == 0 || sentences[*at - 1].paragraph != sentences[*at].paragraph;
    let calls = |at: &usize| {
        let first = words.scan.tokens_of(*at).start;
        let statement =
            words.is_any(first, any!["statement", "address", "speech", "remarks"]) && words.is_capital(first);
        statement && words.is_any(first + 1, any!["by", "of", "from"])
    };
    let mut lines = (0..sentences.len()).filter(opens).filter(calls);
    let line = lines.next().filter(|line| *line < LATEST)?;
    lines.next().is_none().then_some(line)
}

/// Whether a line greets: `Mr. President,`, `Excellencies,`
fn salutes(words: &Words, range: Range<usize>) -> bool {
    let short = range.len() <= 24;
    let title = words.has(range.start, Class::Honorific)
        || words.is_any(range.start, any!["excellencies", "excellences", "distinguished", "ladies", "your", "dear"]);
    if range.len() <= 12 && words.is(range.start, "dear") {
        return true;
    }
    short
        && title
        && range
            .clone()
            .all(|at| words.is_mark(at) || words.is_capital(at) || words.is_any(at, any!["and", "of", "the"]))
        && range.clone().any(|at| {
            words.is_any(
                at,
                any![
                    "president",
                    "chair",
                    "chairman",
                    "chairperson",
                    "speaker",
                    "excellencies",
                    "excellences",
                    "gentlemen",
                    "delegates",
                    "secretary-general",
                    "colleagues",
                    "moderator"
                ],
            )
        })
}
