//! Everybody who can speak in a document, and how each is found again under another form of the name.

use super::credentials::Credentials;
use super::name::{Gender, Name, gender_of};
use super::office::Offices;
pub(crate) use super::person::PersonId;
use super::person::fold;
use super::speaker::{Speaker, SpeakerId, SpeakerKind};
use crate::lexicon::{ActorKind, EntryId, Lexicons, Sense};
use rapporteur_readers::span::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// How many persons of one family name are told apart.
const NAMESAKES: usize = 64;

/// Everybody met so far.
#[derive(Default)]
pub(crate) struct Cast {
    members: Vec<Member>,
    by_family: FxHashMap<String, Vec<PersonId>>,
    by_key: FxHashMap<(SpeakerKind, String), PersonId>,
    by_initials: FxHashMap<String, Vec<PersonId>>,
    by_given: FxHashMap<String, Vec<PersonId>>,
    /// By every word of a full name but the last.
    by_part: FxHashMap<String, Vec<PersonId>>,
    offices: Offices,
    /// Labels that open several turns of the document, as they are written.
    labels: FxHashSet<String>,
}

struct Member {
    speaker: Speaker,
    gender: Option<Gender>,
    rostered: bool,
    /// Whether a sentence is laid to this member.
    speaks: bool,
    /// The State or bloc whose name a member's name is, by its kind and code.
    party: Option<(SpeakerKind, String)>,
}

impl Cast {
    /// The speaker behind an id.
    pub fn speaker(&self, id: PersonId) -> &Speaker {
        &self.members[id.0].speaker
    }

    /// Makes labels known that open several turns.
    pub fn learn_labels(&mut self, labels: FxHashSet<String>) {
        self.labels = labels;
    }

    /// Whether a label opens several turns of the document.
    pub fn has_label(&self, label: &str) -> bool {
        self.labels.contains(label)
    }

    pub fn gender(&self, id: PersonId) -> Option<Gender> {
        self.members[id.0].gender
    }

    /// Whether any person is known by name.
    pub fn has_people(&self) -> bool {
        !self.by_family.is_empty()
    }

    /// Whether the document lists its speakers.
    pub fn has_roster(&self) -> bool {
        self.members.iter().any(|member| member.rostered)
    }

    /// Adds a person from a list of speakers.
    pub fn enrol(
        &mut self,
        name: Name,
        function: Option<String>,
        affiliation: Option<String>,
        first: Span,
    ) -> PersonId {
        let id = self.person(name);
        self.credit(id, Credentials { function, affiliation, state: None });
        let member = &mut self.members[id.0];
        member.rostered = true;
        member.speaker.first.get_or_insert(first);
        id
    }

    /// Notes that the text introduces a person, and where.
    pub fn introduce(&mut self, id: PersonId, at: Span) {
        let member = &mut self.members[id.0];
        member.speaker.first.get_or_insert(at);
    }

    /// Fills in what is told of a person, unless it is known.
    pub fn credit(&mut self, id: PersonId, Credentials { function, affiliation, state }: Credentials) {
        let speaker = &mut self.members[id.0].speaker;
        if let (None, Some(function)) = (&speaker.function, function) {
            self.offices.learn(&function, id);
            speaker.function = Some(function);
        }
        speaker.affiliation = speaker.affiliation.take().or(affiliation);
        speaker.state = speaker.state.take().or(state);
    }

    /// The person of this name, added if new.
    pub fn person(&mut self, name: Name) -> PersonId {
        let id = self.known(&name).unwrap_or_else(|| self.add_person(&name));
        if word_count(&name.full) > word_count(&self.members[id.0].speaker.name) {
            self.index(id, &name.full);
            self.members[id.0].speaker.name = name.full;
        }
        let member = &mut self.members[id.0];
        if let Some(honorific) = name.honorific {
            member.gender = member.gender.or_else(|| gender_of(&honorific));
            member.speaker.honorific.get_or_insert(honorific);
        }
        id
    }

    /// The person of this name, if already known.
    pub fn known(&self, name: &Name) -> Option<PersonId> {
        let same = |id: &&PersonId| self.may_be(**id, name);
        let by_family =
            |family: &str| self.by_family.get(&fold(family))?.iter().rev().take(NAMESAKES).find(same).copied();
        let whole = || by_family(&name.family).or_else(|| by_family(&name.full));
        whole()
            .or_else(|| self.by_given_name(name))
            .or_else(|| self.by_part(name))
            .or_else(|| self.by_first_name_known(name))
    }

    /// The one person of whose name a single word behind a title is a part, where family names come first or are two: `Ms. Xue`
    /// for Xue Hanlin, `Mr. Aznar` for José María Aznar López.
    fn by_part(&self, name: &Name) -> Option<PersonId> {
        name.honorific.as_ref().filter(|_| !name.full.contains(' '))?;
        let own: Vec<PersonId> =
            self.by_part.get(&fold(&name.full))?.iter().copied().filter(|id| self.may_be(*id, name)).collect();
        match own.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The one person known by a single word that stands in a fuller name, not as its last: `Ms. Xue` before `Judge Xue Hanlin`.
    fn by_first_name_known(&self, name: &Name) -> Option<PersonId> {
        let words: Vec<&str> = name.full.split(' ').collect();
        let before = words.len().checked_sub(1).filter(|before| *before > 0)?;
        // The first word is a given name more often than not: only behind a title may it be the family's.
        let first = usize::from(name.honorific.is_none() || before > 1);
        let single = |id: &&PersonId| !self.members[id.0].speaker.name.contains(' ') && self.may_be(**id, name);
        words[first.min(before)..before]
            .iter()
            .find_map(|word| self.by_family.get(&fold(word))?.iter().find(single).copied())
    }

    /// The one person who has a name's only word as given name: `Matt` for Matt Orsic.
    fn by_given_name(&self, name: &Name) -> Option<PersonId> {
        if name.honorific.is_some() || name.full.contains(' ') {
            return None;
        }
        match self.by_given.get(&fold(&name.full))?.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The one person whose names begin with some letters: `CC` for Claire Cann.
    pub fn by_initials(&self, letters: &str) -> Option<PersonId> {
        match self.by_initials.get(letters)?.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Whether a name with the same family name can be this person's: no contrary honorific or given name.
    fn may_be(&self, id: PersonId, name: &Name) -> bool {
        let member = &self.members[id.0];
        let gender = name.honorific.as_deref().and_then(gender_of);
        let genders_agree = gender.is_none() || member.gender.is_none() || gender == member.gender;
        genders_agree && given_names_agree(&member.speaker.name, &name.full)
    }

    fn add_person(&mut self, name: &Name) -> PersonId {
        let id = self.add(Speaker {
            name: name.full.clone(),
            family_name: Some(name.family.clone()),
            kind: SpeakerKind::Person,
            ..Speaker::default()
        });
        self.by_family.entry(fold(&name.family)).or_default().push(id);
        self.index(id, &name.full);
        id
    }

    /// Makes a person known by initials and given name.
    fn index(&mut self, id: PersonId, name: &str) {
        let known = |ids: &mut Vec<PersonId>| {
            if !ids.contains(&id) && ids.len() < NAMESAKES {
                ids.push(id);
            }
        };
        known(self.by_initials.entry(initials(name)).or_default());
        if let Some((given, _)) = name.split_once(' ') {
            known(self.by_given.entry(fold(given)).or_default());
        }
        let words = name.split(' ');
        let parts = name.split(' ').count() - 1;
        words.take(parts).for_each(|word| known(self.by_part.entry(fold(word)).or_default()));
    }

    /// The State, bloc, organization or body of a lexicon entry.
    ///
    /// `named` is the name as the text has it, which becomes the speaker's; the code tells whose name it is.
    pub fn actor(&mut self, entry: EntryId, named: Option<&str>, lexicons: &Lexicons) -> Option<PersonId> {
        let Sense::Actor(actor) = &lexicons.entries[entry.0 as usize].sense else {
            return None;
        };
        let kind = kind_of(actor.kind);
        let key = (kind, actor.code.clone());
        if let Some(id) = self.by_key.get(&key) {
            return Some(*id);
        }
        let state = (kind == SpeakerKind::State).then(|| actor.code.clone());
        let name = named.map_or_else(|| actor.name.clone(), |named| in_small_letters(named, &actor.name));
        let id = self.add(Speaker { name, kind, state, ..Speaker::default() });
        self.by_key.insert(key, id);
        Some(id)
    }

    /// Notes that a member of another kind is the State or bloc of a lexicon entry.
    pub fn is_actor(&mut self, id: PersonId, entry: EntryId, lexicons: &Lexicons) {
        if let Sense::Actor(actor) = &lexicons.entries[entry.0 as usize].sense {
            let member = &mut self.members[id.0];
            member.party = Some((kind_of(actor.kind), actor.code.clone()));
            member.speaker.name = in_small_letters(&member.speaker.name, &actor.name);
        }
    }

    /// The speaker of this kind and name, added if new.
    pub fn by_name(&mut self, kind: SpeakerKind, name: &str, state: Option<String>) -> PersonId {
        let key = (kind, fold(name));
        if let Some(id) = self.by_key.get(&key) {
            return *id;
        }
        let id = self.add(Speaker { name: name.to_string(), kind, state, ..Speaker::default() });
        self.by_key.insert(key, id);
        id
    }

    fn add(&mut self, speaker: Speaker) -> PersonId {
        self.members.push(Member { speaker, gender: None, rostered: false, speaks: false, party: None });
        PersonId(self.members.len() - 1)
    }

    /// The one person who holds an office, deputies and alternates aside.
    pub fn holder(&self, office: &str) -> Option<PersonId> {
        self.offices.holder(office)
    }

    /// Notes that a member speaks.
    pub fn speaks(&mut self, id: PersonId) {
        self.members[id.0].speaks = true;
    }

    /// Sets whom a member speaks for, unless it is known.
    pub fn speaks_for(&mut self, id: PersonId, on_behalf_of: String) {
        self.members[id.0].speaker.on_behalf_of.get_or_insert(on_behalf_of);
    }

    /// Makes each member that is a State or bloc one with it; who is who, by number.
    fn unite(&mut self) -> Vec<usize> {
        let mut one: Vec<usize> = (0..self.members.len()).collect();
        for (at, same) in one.iter_mut().enumerate() {
            let Some(party) = self.members[at].party.take() else { continue };
            match self.by_key.get(&party) {
                Some(PersonId(known)) => {
                    *same = *known;
                    let own = std::mem::take(&mut self.members[at].speaker);
                    let speaks = std::mem::take(&mut self.members[at].speaks);
                    let known = &mut self.members[*known];
                    known.speaks |= speaks;
                    if own.first.is_some_and(|first| known.speaker.first.is_none_or(|other| first < other)) {
                        (known.speaker.first, known.speaker.name) = (own.first, own.name);
                    }
                }
                None => {
                    let speaker = &mut self.members[at].speaker;
                    speaker.kind = party.0;
                    speaker.state = (party.0 == SpeakerKind::State).then(|| party.1.clone());
                    self.by_key.insert(party, PersonId(at));
                }
            }
        }
        one
    }

    /// Those who speak or are listed as speakers, in the order they are first named, and each member's number among them.
    pub fn into_speakers(mut self) -> (Vec<Speaker>, Vec<Option<SpeakerId>>) {
        let one = self.unite();
        let mut kept: Vec<usize> =
            (0..self.members.len()).filter(|at| self.members[*at].speaks || self.members[*at].rostered).collect();
        let first = |at: &usize| self.members[*at].speaker.first;
        kept.sort_by_key(|at| (first(at).is_none(), first(at), *at));
        let mut numbers = vec![None; self.members.len()];
        for (number, at) in kept.iter().enumerate() {
            numbers[*at] = Some(SpeakerId(number as u32));
        }
        for (at, same) in one.into_iter().enumerate().filter(|(at, same)| at != same) {
            numbers[at] = numbers[same];
        }
        let mut members: Vec<Option<Member>> = self.members.into_iter().map(Some).collect();
        let speakers = kept.iter().filter_map(|at| members[*at].take()).map(|member| member.speaker).collect();
        (speakers, numbers)
    }
}

fn kind_of(kind: ActorKind) -> SpeakerKind {
    match kind {
        ActorKind::State => SpeakerKind::State,
        ActorKind::Group => SpeakerKind::Group,
        ActorKind::Organization => SpeakerKind::Organization,
        ActorKind::Body => SpeakerKind::Body,
    }
}

/// A name written in capitals as one writes it in a sentence; acronyms stay.
fn in_small_letters(named: &str, known: &str) -> String {
    if named.eq_ignore_ascii_case(known) {
        return known.to_string();
    }
    let capitals = named.len() > 4 && !named.contains(['-', '/']) && !named.chars().any(char::is_lowercase);
    if !capitals {
        return named.to_string();
    }
    let small = |word: &str| matches!(word, "AND" | "OF" | "THE");
    let written = |word: &str| {
        if small(word) {
            word.to_lowercase()
        } else {
            word.chars().take(1).chain(word.chars().skip(1).flat_map(char::to_lowercase)).collect()
        }
    };
    named.split(' ').map(written).collect::<Vec<_>>().join(" ")
}

fn initials(name: &str) -> String {
    name.split([' ', '-']).filter_map(|word| word.chars().next()).collect()
}

fn word_count(name: &str) -> usize {
    name.split_whitespace().count()
}

/// Whether two full names can be one person's: neither has a given name, or the first letters of the given names agree.
fn given_names_agree(one: &str, other: &str) -> bool {
    let given = |name: &str| (word_count(name) > 1).then(|| name.chars().next()).flatten();
    match (given(one), given(other)) {
        (Some(a), Some(b)) => {
            a.to_lowercase().eq(b.to_lowercase()) || one.split_whitespace().any(|word| other.starts_with(word))
        }
        _ => true,
    }
}
