//! Who has the floor: third-person reports, from the first cue to the next.
//!
//! A report names a speaker once and then lets the speaker talk for pages, so an attribution reaches forward
//! until another source, an opening in the rapporteur's own voice or a heading ends it. People without a name keep
//! the floor to the end of their paragraph only. Where nobody is settled the sentence has no owner: a wrong owner
//! costs more than none.

use super::act;
use super::cast::{Cast, PersonId};
use super::mention::{self, Crowd, Mention, Pronoun, Through, Who};
use super::name::Gender;
use super::source::{self, Clause, Form, Source, Tense};
use super::words::{CueAt, Words};
use super::{Basis, Kind, Laid, SpeakerKind, roster};
use crate::document::{Document, Genre, ParagraphKind};
use crate::lexicon::class::Class;
use crate::lexicon::{Act, ActorKind, Sense, Shape};
use crate::segment::Sentence;

/// How many speakers back a pronoun may reach.
const REMEMBERED: usize = 16;

/// Lays every sentence of a third-person report to its speakers.
pub(super) fn lay(document: &Document, sentences: &[Sentence], words: &Words, cast: &mut Cast) -> Vec<Laid> {
    let sources = read(document, sentences, words, cast);
    let presence = Presence::of(document, &sources, cast);
    let mut floor = Floor {
        document,
        words,
        cast,
        presence,
        holder: None,
        lister: None,
        recent: Vec::new(),
        aside: None,
        asked: None,
        discussion: false,
    };
    let each = sentences.iter().zip(&sources).enumerate();
    each.map(|(index, (sentence, sources))| {
        let opens = index == 0 || sentences[index - 1].paragraph != sentence.paragraph;
        floor.sentence(Place { index, sentence, opens }, sources)
    })
    .collect()
}

/// Enrols the listed speakers, then finds the sources of every sentence of prose.
fn read(document: &Document, sentences: &[Sentence], words: &Words, cast: &mut Cast) -> Vec<Vec<Source>> {
    let kind = |sentence: &Sentence| document.paragraphs[sentence.paragraph as usize].kind;
    for (index, _) in sentences.iter().enumerate().filter(|(_, sentence)| kind(sentence) == ParagraphKind::Roster) {
        roster::enrol(words, index, cast);
    }
    let sources = |(index, sentence): (usize, &Sentence)| match kind(sentence) {
        ParagraphKind::Prose => sources_of(words, index, cast),
        _ => Vec::new(),
    };
    sentences.iter().enumerate().map(sources).collect()
}

fn sources_of(words: &Words, sentence: usize, cast: &mut Cast) -> Vec<Source> {
    if !words.is_readable(sentence) {
        return Vec::new();
    }
    let mentions = mention::mentions(words, sentence, cast);
    let verbs = words.verbs(sentence);
    let range = words.scan.tokens_of(sentence);
    source::sources(&Clause { words, range, sentence, mentions: &mentions, verbs: &verbs })
}

/// What sort of speakers a document lets speak.
#[derive(Clone, Copy, Debug)]
struct Presence {
    /// Persons by name.
    people: bool,
    /// States and bodies as such, not through representatives.
    states: bool,
    genre: Genre,
}

impl Presence {
    fn of(document: &Document, sources: &[Vec<Source>], cast: &Cast) -> Presence {
        let by_person = |source: &&Source| {
            !source.embedded
                && source.tense == Tense::Past
                && source.mentions.iter().any(|mention| matches!(mention.who, Who::Person(_)))
        };
        let people = cast.has_roster() || sources.iter().flatten().filter(by_person).count() >= 2;
        let bulletin = document.genre == Genre::Bulletin;
        Presence { people, states: bulletin || !people, genre: document.genre }
    }

    /// Whether a speaker without a cue of its own in the next paragraph still has the floor there.
    fn carries_on(self, holder: &Holder) -> bool {
        self.people && !holder.collective && self.genre != Genre::Bulletin
    }
}

/// A sentence and whether it opens its paragraph.
#[derive(Clone, Copy)]
struct Place<'a> {
    index: usize,
    sentence: &'a Sentence,
    opens: bool,
}

/// Those who spoke last.
#[derive(Clone, Debug)]
struct Holder {
    speakers: Vec<PersonId>,
    /// People without a name.
    collective: bool,
    /// Whether the sentence that gave them the floor ends with a colon.
    lists: bool,
    sentence: u32,
    paragraph: u32,
    cue: Option<CueAt>,
}

struct Floor<'a, 'w> {
    document: &'a Document,
    words: &'a Words<'w>,
    cast: &'a mut Cast,
    presence: Presence,
    holder: Option<Holder>,
    /// Those who announced the list that is being read.
    lister: Option<Holder>,
    /// Persons who have spoken, the latest last.
    recent: Vec<PersonId>,
    /// People without a name whose doings, not words, were told, and the paragraph: `they` may speak next.
    aside: Option<(PersonId, u32)>,
    /// Whom the last question was put to.
    asked: Option<PersonId>,
    /// Whether the section's discussion has begun.
    discussion: bool,
}

/// What was settled about one sentence.
struct Settled {
    speakers: Vec<PersonId>,
    basis: Basis,
    cue: Option<CueAt>,
    rule: &'static str,
}

impl Floor<'_, '_> {
    fn sentence(&mut self, place: Place, sources: &[Source]) -> Laid {
        match self.document.paragraphs[place.sentence.paragraph as usize].kind {
            ParagraphKind::Heading(_) => self.heading(place),
            ParagraphKind::Roster => {
                self.clear();
                Laid::layout(Kind::Roster)
            }
            ParagraphKind::Footnote => Laid::layout(Kind::Footnote),
            ParagraphKind::Furniture => Laid::layout(Kind::Furniture),
            ParagraphKind::Prose => self.prose(place, sources),
        }
    }

    fn clear(&mut self) {
        self.holder = None;
        self.discussion = false;
    }

    /// A heading ends the floor; one that is only a speaker's name gives it.
    fn heading(&mut self, place: Place) -> Laid {
        self.clear();
        let range = self.words.scan.tokens_of(place.index);
        let mentions = mention::mentions(self.words, place.index, self.cast);
        if let [only] = mentions.as_slice() {
            let whole = only.first == range.start && only.last + 2 >= range.end;
            if let (true, Some(id)) = (whole && self.presence.genre != Genre::Other, self.named(only)) {
                let speakers = vec![id];
                self.holder = Some(self.holder_of(&speakers, place, None));
            }
        }
        Laid::layout(Kind::Heading)
    }

    fn prose(&mut self, place: Place, sources: &[Source]) -> Laid {
        self.return_to_lister(place);
        if let Some(settled) = self.by_sources(place, sources) {
            return self.take(place, settled);
        }
        if self.is_opening(place) {
            self.holder = None;
            self.discussion |= self.tells_of_discussion(place);
            return Laid::narration("opening");
        }
        match self.holder.clone() {
            Some(holder) if self.continues(&holder, place) => self.carry_on(place, &holder),
            _ => {
                self.holder = None;
                Laid::narration("no source")
            }
        }
    }

    /// Each item of a list is said by the one who announced the list, whoever was heard in the item before.
    fn return_to_lister(&mut self, place: Place) {
        let item = self.document.paragraphs[place.sentence.paragraph as usize].marker.is_some();
        if place.opens && item && self.lister.is_some() {
            self.holder = self.lister.clone();
        } else if place.opens && !item {
            self.lister = None;
        }
    }

    /// The owners that the sentence itself names.
    fn by_sources(&mut self, place: Place, sources: &[Source]) -> Option<Settled> {
        let (at, mut settled) =
            sources.iter().enumerate().find_map(|(at, source)| Some((at, self.settle(place, source)?)))?;
        for further in sources.iter().skip(at + 1) {
            if !self.starts_clause(place, further) {
                continue;
            }
            let more = self.settle(place, further).map(|more| more.speakers).unwrap_or_default();
            let new: Vec<PersonId> = more.into_iter().filter(|id| !settled.speakers.contains(id)).collect();
            settled.speakers.extend(new);
        }
        Some(settled)
    }

    /// Whether a further source has a main clause of its own.
    fn starts_clause(&self, place: Place, source: &Source) -> bool {
        let at = source.at();
        let start = self.words.scan.tokens_of(place.index).start;
        let parted = at > start
            && (self.words.is_any(at - 1, &[",", ";", "and", "but", "while", "whereas"])
                || self.words.has(at - 1, Class::Adverbial));
        let by_name = source.mentions.iter().any(|mention| !matches!(mention.who, Who::Pronoun(_)));
        parted && by_name && source.tense == Tense::Past && source.form == Form::Subject
    }

    /// The owners a source gives, if it is somebody who speaks in this document.
    fn settle(&mut self, place: Place, source: &Source) -> Option<Settled> {
        if source.embedded || source.tense == Tense::Pluperfect && self.holder.is_some() {
            return None;
        }
        if source.form == Form::Impersonal {
            return self.impersonal(place, source);
        }
        if source.form == Form::Agent && self.is_procedural(source) {
            return None;
        }
        let mut speakers = Vec::new();
        for mention in &source.mentions {
            for id in self.resolve(place, mention, source) {
                if !speakers.contains(&id) {
                    speakers.push(id);
                }
            }
        }
        if speakers.is_empty() {
            return None;
        }
        self.note_behalf(source, &speakers);
        Some(Settled { speakers, basis: basis_of(source), cue: source.cue, rule: rule_of(source) })
    }

    fn note_behalf(&mut self, source: &Source, speakers: &[PersonId]) {
        let Some(Who::Actor(entry, _)) = source.behalf.as_ref().map(|mention| &mention.who) else { return };
        if let Sense::Actor(actor) = &self.words.lexicons.entries[entry.0 as usize].sense {
            self.cast.speaks_for(speakers[0], actor.name.clone());
        }
    }

    /// `It was noted`: people without a name, where a discussion is on or nobody has the floor.
    fn impersonal(&mut self, place: Place, source: &Source) -> Option<Settled> {
        let someone_speaks = self.holder.as_ref().is_some_and(|holder| !holder.collective);
        if self.presence.people && someone_speaks && !(place.opens && self.discussion) {
            return None;
        }
        if self.presence.people && !self.discussion && self.presence.genre != Genre::Bulletin {
            return None;
        }
        let id = self.cast.by_name(SpeakerKind::Anonymous, "unspecified", None);
        Some(Settled { speakers: vec![id], basis: Basis::Cue, cue: source.cue, rule: "impersonal" })
    }

    /// Whom a mention means; nobody where it names none of those who speak here.
    fn resolve(&mut self, place: Place, mention: &Mention, source: &Source) -> Vec<PersonId> {
        match mention.who {
            Who::Person(id) => self.person(id, source).into_iter().collect(),
            Who::Actor(..) if self.actor_speaks(mention, source) => self.named(mention).into_iter().collect(),
            Who::Actor(..) => Vec::new(),
            Who::Pronoun(pronoun) => self.pronoun(place, pronoun, source),
            Who::Office => self.office(mention, source).into_iter().collect(),
            Who::Anonymous(crowd) => self.crowd(place, mention, crowd, source),
        }
    }

    fn person(&mut self, id: PersonId, source: &Source) -> Option<PersonId> {
        let reported = source.tense == Tense::Past || source.form == Form::Adverbial || source.form == Form::Label;
        let at_table = !self.cast.has_roster() || self.cast.rostered(id) || source.tense == Tense::Past;
        (reported && at_table).then_some(id)
    }

    fn actor_speaks(&self, mention: &Mention, source: &Source) -> bool {
        let Who::Actor(entry, through) = mention.who else { return false };
        let Sense::Actor(actor) = &self.words.lexicons.entries[entry.0 as usize].sense else { return false };
        match through {
            Through::Representative => source.tense == Tense::Past || source.form == Form::Adverbial,
            Through::Itself if self.presence.genre == Genre::Bulletin => {
                source.tense == Tense::Past && source.form == Form::Subject && !self.takes_note(actor.kind, source)
            }
            Through::Itself => {
                self.presence.states
                    && matches!(source.tense, Tense::Past | Tense::Perfect)
                    && matches!(actor.kind, ActorKind::State | ActorKind::Group | ActorKind::Organization)
                    && !self.is_procedural(source)
            }
        }
    }

    /// `The SBI took note`: a body acting as a body, in the bulletin's own words.
    fn takes_note(&self, kind: ActorKind, source: &Source) -> bool {
        let noted =
            source.cue.is_some_and(|cue| self.words.words(cue.first, cue.last).to_lowercase().ends_with("note of"));
        kind == ActorKind::Body && noted
    }

    fn is_procedural(&self, source: &Source) -> bool {
        source.cue.is_some_and(|cue| cue.cue.act == Act::Procedural)
    }

    /// The member of the cast whom a mention by name means.
    fn named(&mut self, mention: &Mention) -> Option<PersonId> {
        match mention.who {
            Who::Person(id) => Some(id),
            Who::Actor(entry, through) => {
                let named = mention::actor_name(self.words, mention, through);
                self.cast.actor(entry, named, self.words.lexicons)
            }
            _ => None,
        }
    }

    fn pronoun(&mut self, place: Place, pronoun: Pronoun, source: &Source) -> Vec<PersonId> {
        match pronoun {
            Pronoun::Singular(gender) => self.singular(gender, source).into_iter().collect(),
            Pronoun::Plural => self.several(place),
            Pronoun::First => Vec::new(),
        }
    }

    /// Whom `they` means: those who hold the floor together, or people of this paragraph who have not spoken yet.
    fn several(&self, place: Place) -> Vec<PersonId> {
        let holding = self.holder.as_ref().filter(|holder| holder.collective || holder.speakers.len() > 1);
        let aside = self.aside.filter(|(_, paragraph)| *paragraph == place.sentence.paragraph).map(|(id, _)| vec![id]);
        holding.map(|holder| holder.speakers.clone()).or(aside).unwrap_or_default()
    }

    /// The latest speaker whom `he` or `she` can mean; in a reply, the one who was asked.
    fn singular(&mut self, gender: Gender, source: &Source) -> Option<PersonId> {
        let fits = |cast: &Cast, id: &PersonId| cast.gender(*id).is_none_or(|known| known == gender);
        let replies = source.cue.is_some_and(|cue| self.words.is_any(cue.first, &["replied", "responded", "answered"]));
        let asked = self.asked.filter(|id| replies && fits(self.cast, id));
        let holding = self.holder.as_ref().and_then(|holder| holder.speakers.last().copied());
        let found = asked
            .or(holding.filter(|id| fits(self.cast, id)))
            .or_else(|| self.recent.iter().rev().copied().find(|id| fits(self.cast, id)))?;
        if self.cast.is_person(found) {
            self.cast.learn_gender(found, gender);
        }
        Some(found)
    }

    /// `The Chair said`: the listed speaker who holds the office, or the office itself.
    fn office(&mut self, mention: &Mention, source: &Source) -> Option<PersonId> {
        if source.tense != Tense::Past && source.form != Form::Label {
            return None;
        }
        let title = self.words.words(mention.first, mention.last);
        let bare = title.split_once(' ').map_or(title, |(_, office)| office);
        Some(self.cast.holder(bare).unwrap_or_else(|| self.cast.by_name(SpeakerKind::Role, bare, None)))
    }

    /// `One participant`, `several`, `these delegations`.
    fn crowd(&mut self, place: Place, mention: &Mention, crowd: Crowd, source: &Source) -> Vec<PersonId> {
        if source.tense != Tense::Past {
            return Vec::new();
        }
        if self.presence.genre != Genre::Bulletin && self.is_procedural(source) {
            let name = self.words.words(mention.first, mention.last).to_lowercase();
            self.aside = crowd
                .present
                .then(|| (self.cast.by_name(SpeakerKind::Anonymous, &name, None), place.sentence.paragraph));
            return Vec::new();
        }
        let holder = self.holder.as_ref().filter(|holder| holder.collective && crowd.back);
        if let Some(holder) = holder {
            return holder.speakers.clone();
        }
        let person_speaks = self.holder.as_ref().is_some_and(|holder| !holder.collective) && !place.opens;
        let allowed = crowd.present && !(person_speaks && !self.discussion && self.presence.people)
            || self.discussion
            || self.presence.states;
        if !allowed {
            return Vec::new();
        }
        self.discussion = true;
        let name = self.words.words(mention.first, mention.last).to_lowercase();
        vec![self.cast.by_name(SpeakerKind::Anonymous, &name, None)]
    }

    /// Whether a sentence is the rapporteur's own: its subject is the session, panel or discussion itself.
    fn is_opening(&self, place: Place) -> bool {
        let collective = self.holder.as_ref().is_none_or(|holder| holder.collective);
        (place.opens || collective) && self.event(place).is_some()
    }

    /// The event that is the sentence's subject or time: `The discussion picked up`, `During the meeting`.
    fn event(&self, place: Place) -> Option<usize> {
        let range = self.words.scan.tokens_of(place.index);
        let limit = range.end.min(range.start + 8);
        let is_event = |at: &usize| {
            self.words.has(*at, Class::Event)
                && !self.words.is_any(*at, &["report", "reports"])
                && !self.words.possessive(*at)
        };
        let head = (range.start..limit).find(is_event)?;
        let lead = (range.start..head).all(|at| self.leads_to_event(at, range.start));
        let verb = head + 1 < range.end && !self.words.is_mark(head + 1);
        (lead && verb).then_some(head)
    }

    /// Whether a word may stand before the event: its own modifiers, and a preposition only where it opens the sentence.
    fn leads_to_event(&self, at: usize, start: usize) -> bool {
        let open = [Class::Subject, Class::Auxiliary, Class::Modal, Class::Subordinator, Class::Person, Class::Office];
        let preposition = self.words.has(at, Class::Preposition) && at > start && !self.words.is(at, "of");
        let verb = self.words.shape(at) == Shape::Lower && self.words.word(at).ends_with("ed");
        let plain = !self.words.is_mark(at) || self.words.is_any(at, &["-", ",", "’", "'"]);
        plain && !preposition && !verb && !open.iter().any(|class| self.words.has(at, *class))
    }

    fn tells_of_discussion(&self, place: Place) -> bool {
        let range = self.words.scan.tokens_of(place.index);
        range.take(12).any(|at| self.words.is_any(at, &["discussion", "discussions", "debate", "exchange", "dialogue"]))
    }

    fn continues(&self, holder: &Holder, place: Place) -> bool {
        let same = holder.paragraph == place.sentence.paragraph;
        let item = holder.lists && self.document.paragraphs[place.sentence.paragraph as usize].marker.is_some();
        match self.presence {
            _ if item || self.presence.carries_on(holder) => true,
            Presence { genre: Genre::Bulletin, .. } => false,
            Presence { people: false, .. } if !holder.collective => false,
            _ => same && !self.tells_of_state(place),
        }
    }

    /// `In the case of Vanuatu`, `For Costa Rica,`: the rapporteur turns to an example.
    fn tells_of_state(&self, place: Place) -> bool {
        let range = self.words.scan.tokens_of(place.index);
        let opens = self.words.scan.matches_of(place.index).iter().any(|hit| {
            let near = (hit.first as usize) < range.start + 6;
            near && matches!(self.words.sense(hit), Sense::Actor(actor) if actor.kind == ActorKind::State)
        });
        !self.presence.people && opens
    }

    fn take(&mut self, place: Place, settled: Settled) -> Laid {
        let act = act::act(self.words, place.index, settled.cue);
        let antecedent = self.holder.as_ref().filter(|_| settled.basis == Basis::Pronoun).map(|holder| holder.sentence);
        let holder = self.holder_of(&settled.speakers, place, settled.cue);
        let kind = if holder.collective { Kind::Discussion } else { Kind::Statement };
        self.asked = self.addressee(place, settled.cue).filter(|_| act == Act::Question);
        for id in &settled.speakers {
            self.cast.speaks(
                *id,
                self.words
                    .span(self.words.scan.tokens_of(place.index).start, self.words.scan.tokens_of(place.index).start),
            );
            self.recent.retain(|other| other != id);
            self.recent.push(*id);
            if self.recent.len() > REMEMBERED {
                self.recent.remove(0);
            }
        }
        self.discussion |= holder.collective;
        if holder.lists {
            self.lister = Some(holder.clone());
        }
        self.holder = Some(holder);
        Laid {
            kind,
            speakers: settled.speakers,
            basis: settled.basis,
            act: Some(act),
            cue: settled.cue.map(|cue| self.words.span(cue.first, cue.last)),
            antecedent,
            rule: settled.rule,
        }
    }

    /// The person named right behind the verb: `Mr Booker asked Mr Bunn`.
    fn addressee(&mut self, place: Place, cue: Option<CueAt>) -> Option<PersonId> {
        let next = cue?.last + 1;
        let mentions = mention::mentions(self.words, place.index, self.cast);
        mentions.iter().find(|mention| mention.first == next).and_then(|mention| match mention.who {
            Who::Person(id) => Some(id),
            _ => None,
        })
    }

    fn holder_of(&self, speakers: &[PersonId], place: Place, cue: Option<CueAt>) -> Holder {
        let range = self.words.scan.tokens_of(place.index);
        let anonymous = |id: &PersonId| self.cast.speaker(*id).kind == SpeakerKind::Anonymous;
        Holder {
            speakers: speakers.to_vec(),
            collective: speakers.iter().all(anonymous),
            lists: range.end > range.start && self.words.is(range.end - 1, ":"),
            sentence: place.index as u32,
            paragraph: place.sentence.paragraph,
            cue,
        }
    }

    fn carry_on(&mut self, place: Place, holder: &Holder) -> Laid {
        Laid {
            kind: if holder.collective { Kind::Discussion } else { Kind::Statement },
            speakers: holder.speakers.clone(),
            basis: Basis::Continuation,
            act: Some(act::act(self.words, place.index, None)),
            cue: holder.cue.map(|cue| self.words.span(cue.first, cue.last)),
            antecedent: Some(holder.sentence),
            rule: if holder.paragraph == place.sentence.paragraph { "same paragraph" } else { "next paragraph" },
        }
    }
}

fn basis_of(source: &Source) -> Basis {
    match (&source.form, source.mentions.first().map(|mention| &mention.who)) {
        (Form::Label, _) => Basis::Label,
        (_, Some(Who::Pronoun(_))) => Basis::Pronoun,
        _ => Basis::Cue,
    }
}

fn rule_of(source: &Source) -> &'static str {
    match source.form {
        Form::Subject => "subject and verb",
        Form::Bare => "subject",
        Form::Agent => "agent",
        Form::Adverbial => "adverbial",
        Form::Impersonal => "impersonal",
        Form::Label => "label",
    }
}
