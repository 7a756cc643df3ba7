//! The closed classes of words that attribution reasons about.

use super::bulk::Plain;

/// A closed class of words. The lexicons of layer `word` say which words belong to each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// `he`, `him`, `his`, `himself`
    Masculine,
    /// `she`, `her`, `hers`, `herself`
    Feminine,
    /// `they`, `them`, `their`
    Plural,
    /// `i`, `we`, `my`, `our`, `us`
    First,
    /// A pronoun in the subject form: `he`, `she`, `they`, `it`, `we`, `i`
    Subject,
    /// `mr`, `ms`, `ambassador`, `dr`
    Honorific,
    /// `the`, `a`, `this`, `each`
    Determiner,
    /// `one`, `some`, `several`, `many`, `another`, `other`, `others`
    Quantifier,
    /// `participant`, `delegate`, `speaker`, `panellist`: people in a room, singular
    Person,
    /// The same in the plural
    People,
    /// `chair`, `president`, `secretary-general`, `minister`: an office
    Office,
    /// `representative`, `delegation`, `observer`: who speaks for another
    Proxy,
    /// `and`, `or`, `but`
    Conjunction,
    /// `that`, `which`, `who`, `whether`, `how`
    Subordinator,
    /// `while`, `although`, `if`, `because`, `when`: opens a clause that is not the main one
    Adverbial,
    /// `of`, `for`, `in`, `by`
    Preposition,
    /// `also`, `then`, `further`, `strongly`: may stand between a subject and its verb
    Adverb,
    /// `is`, `was`, `has`, `had`, `been`
    Auxiliary,
    /// `should`, `must`, `would`, `may`
    Modal,
    /// `not`, `no`, `never`, `nor`
    Negation,
    /// `van`, `der`, `de`, `bin`, `al`: inside a family name
    Particle,
    /// `meeting`, `discussion`, `session`, `panel`, `report`: an event or text, never a speaker
    Event,
    /// Names of months and days
    Calendar,
    /// `adopt`, `ensure`, `refrain`: verbs in their bare form, where a verb is looked for
    Verb,
    /// `fellow`, `professor`, `analyst`: what somebody is by calling
    Calling,
    /// `institute`, `ministry`, `council`: a word of the names of institutions, never of persons
    Institution,
    /// `however`, `moreover`: opens a sentence that goes on with the one before
    Connective,
}

impl Class {
    /// Every class with the id of its entry in `lexicons/words`.
    pub const ALL: [(Class, &'static str); 27] = [
        (Class::Masculine, "masculine"),
        (Class::Feminine, "feminine"),
        (Class::Plural, "plural"),
        (Class::First, "first"),
        (Class::Subject, "subject"),
        (Class::Honorific, "honorific"),
        (Class::Determiner, "determiner"),
        (Class::Quantifier, "quantifier"),
        (Class::Person, "person"),
        (Class::People, "people"),
        (Class::Office, "office"),
        (Class::Proxy, "proxy"),
        (Class::Conjunction, "conjunction"),
        (Class::Subordinator, "subordinator"),
        (Class::Adverbial, "adverbial"),
        (Class::Preposition, "preposition"),
        (Class::Adverb, "adverb"),
        (Class::Auxiliary, "auxiliary"),
        (Class::Modal, "modal"),
        (Class::Negation, "negation"),
        (Class::Particle, "particle"),
        (Class::Event, "event"),
        (Class::Calendar, "calendar"),
        (Class::Verb, "verb"),
        (Class::Calling, "calling"),
        (Class::Institution, "institution"),
        (Class::Connective, "connective"),
    ];

    /// The class whose entry has this id.
    pub(super) fn named(id: &str) -> Option<Class> {
        Class::ALL.iter().find(|(_, name)| *name == id).map(|(class, _)| *class)
    }
}

/// A set of [`Class`]es.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classes(u32);

impl Plain for Classes {
    const SIZE: usize = u32::SIZE;

    fn put(self, bytes: &mut Vec<u8>) {
        self.0.put(bytes);
    }

    fn take(bytes: &[u8]) -> Self {
        Classes(u32::take(bytes))
    }
}

impl Classes {
    /// Adds a class to the set.
    pub fn insert(&mut self, class: Class) {
        self.0 |= 1 << class as u32;
    }

    /// Whether the set holds a class.
    pub fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// Whether the set holds none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}
