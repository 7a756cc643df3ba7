//! What speaks for each candidate: the features that are weighed.
//!
//! They tell of sorts of candidates, forms, tenses and places, never of persons or States by name.

use super::act::{TOLD, told};
use super::candidate::{Lattice, Node, ROLES, Role, SINCES, Step};
use super::scene::{GENRES, RATES, Scene, genre};
use super::setting::{ABOVE, ENDS, FINITES, INSIDES, LAYOUTS, LENGTHS, OPENINGS, STANDS, SUBJECTS};
use crate::lexicon::{Complement, CuePos};
use crate::model::{Feature, Sink, Template, Values};
use crate::speech::report::{Form, Place, Report};
use crate::speech::tense::Tense;

const FORMS: &[&str] = &[
    "none",
    "subject",
    "inverted",
    "agent",
    "participle",
    "relative",
    "adverbial",
    "genitive",
    "it",
    "noun",
    "passive",
    "there",
    "bare",
    "label",
];
const TENSES: &[&str] = &["none", "past", "present", "perfect", "pluperfect", "modal"];
const PLACES: &[&str] = &["none", "start", "opening", "joined", "comma", "inside"];
const COMPLEMENTS: &[&str] =
    &["none", "any", "clause", "verbal", "infinitive", "object", "noun", "phrase", "adjective"];
const CONTENTS: &[&str] = &["none", "that-clause", "wh-clause", "quotation", "infinitive", "object", "clause", "other"];
const FLAGS: &[&str] = &["no", "yes"];
const RANKS: &[&str] = &["first", "second", "third", "later"];
const COUNTS: &[&str] = &["none", "one", "two", "more"];
const OTHERS: &[&str] = &["none", "named", "pronoun", "crowd", "nobody", "bare", "embedded"];
const LINKS: &[&str] = &["same-within", "same-opens", "other-within", "other-opens", "nobody-within", "nobody-opens"];

/// The templates of attribution, in the order of their numbers.
pub(super) const TEMPLATES: &[Template] = &[
    Template { name: "role", values: Values::Named(&[ROLES]) },
    Template { name: "role form tense", values: Values::Named(&[ROLES, FORMS, TENSES]) },
    Template { name: "role place form", values: Values::Named(&[ROLES, PLACES, FORMS]) },
    Template { name: "role act complement", values: Values::Named(&[ROLES, TOLD, COMPLEMENTS]) },
    Template { name: "role content tense", values: Values::Named(&[ROLES, CONTENTS, TENSES]) },
    Template { name: "role embedded negated", values: Values::Named(&[ROLES, FLAGS, FLAGS]) },
    Template { name: "role rank since", values: Values::Named(&[ROLES, RANKS, SINCES]) },
    Template { name: "role since stand", values: Values::Named(&[ROLES, SINCES, STANDS]) },
    Template { name: "role origin rank", values: Values::Named(&[ROLES, FORMS, RANKS]) },
    Template { name: "role agrees rank", values: Values::Named(&[ROLES, FLAGS, RANKS]) },
    Template { name: "role opening stand", values: Values::Named(&[ROLES, OPENINGS, STANDS]) },
    Template { name: "role finite stand", values: Values::Named(&[ROLES, FINITES, STANDS]) },
    Template { name: "role finite past-rate", values: Values::Named(&[ROLES, FINITES, RATES]) },
    Template { name: "role subject finite", values: Values::Named(&[ROLES, SUBJECTS, FINITES]) },
    Template { name: "role others subject", values: Values::Named(&[ROLES, OTHERS, SUBJECTS]) },
    Template { name: "role others since", values: Values::Named(&[ROLES, OTHERS, SINCES]) },
    Template { name: "role above stand", values: Values::Named(&[ROLES, ABOVE, STANDS]) },
    Template { name: "role end length", values: Values::Named(&[ROLES, ENDS, LENGTHS]) },
    Template { name: "role layout alone", values: Values::Named(&[ROLES, LAYOUTS, FLAGS]) },
    Template { name: "role first-person rate", values: Values::Named(&[ROLES, FLAGS, RATES]) },
    Template { name: "role quotes year", values: Values::Named(&[ROLES, FLAGS, FLAGS]) },
    Template { name: "role capitals end", values: Values::Named(&[ROLES, FLAGS, ENDS]) },
    Template { name: "role early stand", values: Values::Named(&[ROLES, FLAGS, STANDS]) },
    Template { name: "role genre", values: Values::Named(&[ROLES, GENRES]) },
    Template { name: "role people stand", values: Values::Named(&[ROLES, RATES, STANDS]) },
    Template { name: "role states stand", values: Values::Named(&[ROLES, RATES, STANDS]) },
    Template { name: "role crowds stand", values: Values::Named(&[ROLES, RATES, STANDS]) },
    Template { name: "role strength roster", values: Values::Named(&[ROLES, COUNTS, FLAGS]) },
    Template { name: "role own-rate form", values: Values::Named(&[ROLES, RATES, FORMS]) },
    Template { name: "role count since", values: Values::Named(&[ROLES, COUNTS, SINCES]) },
    Template { name: "role layout length", values: Values::Named(&[ROLES, LAYOUTS, LENGTHS]) },
    Template { name: "role cue", values: Values::Word(ROLES) },
    Template { name: "from to link", values: Values::Named(&[ROLES, ROLES, LINKS]) },
    Template { name: "to link opening", values: Values::Named(&[ROLES, LINKS, OPENINGS]) },
    Template { name: "to link finite", values: Values::Named(&[ROLES, LINKS, FINITES]) },
    Template { name: "to link since", values: Values::Named(&[ROLES, LINKS, SINCES]) },
    Template { name: "from to people", values: Values::Named(&[ROLES, ROLES, RATES]) },
    Template { name: "from to states", values: Values::Named(&[ROLES, ROLES, RATES]) },
    Template { name: "role strength form", values: Values::Named(&[ROLES, COUNTS, FORMS]) },
    Template { name: "role strength finite", values: Values::Named(&[ROLES, COUNTS, FINITES]) },
    Template { name: "role inside since", values: Values::Named(&[ROLES, INSIDES, SINCES]) },
    Template { name: "role inside people", values: Values::Named(&[ROLES, INSIDES, RATES]) },
    Template { name: "role shifted past-rate", values: Values::Named(&[ROLES, FLAGS, RATES]) },
    Template { name: "role shifted since", values: Values::Named(&[ROLES, FLAGS, SINCES]) },
];

/// Tells what holds of a candidate.
pub(super) fn tell(lattice: &Lattice, step: usize, node: &Node, cue: Option<&str>, sink: &mut impl Sink) {
    let view = View { lattice, step: &lattice.steps[step], reports: &lattice.reports[step], node };
    view.tell(cue, sink);
}

/// How a candidate follows one of the sentence before: all that is weighed of the one before, and of whether both have the same owners.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Follows {
    role: Role,
    link: u8,
}

impl Follows {
    /// How many ways there are.
    pub const COUNT: usize = ROLES.len() * LINKS.len();

    pub fn of(step: &Step, from: &Node, to: &Node) -> Follows {
        let same = to.owners.is_some() && to.owners == from.owners;
        let link = match (to.owners.is_none(), same) {
            (true, _) => 4,
            (false, true) => 0,
            (false, false) => 2,
        };
        Follows { role: from.role, link: link + u8::from(step.setting.stand as u8 != 0) }
    }

    /// Its place among all ways.
    pub fn place(self) -> usize {
        self.role as usize * LINKS.len() + self.link as usize
    }
}

/// Tells what holds of a candidate following one of the sentence before.
pub(super) fn tell_pair(scene: &Scene, step: &Step, follows: Follows, to: &Node, sink: &mut impl Sink) {
    let (from, link, role) = (follows.role as u8, follows.link, to.role as u8);
    sink.add(Feature::new(32, [from, role, link]));
    sink.add(Feature::new(33, [role, link, step.setting.opening as u8]));
    sink.add(Feature::new(34, [role, link, step.setting.finite as u8]));
    sink.add(Feature::new(35, [role, link, to.since as u8]));
    sink.add(Feature::new(36, [from, role, scene.people]));
    sink.add(Feature::new(37, [from, role, scene.states]));
}

struct View<'a> {
    lattice: &'a Lattice,
    step: &'a Step,
    reports: &'a [Report],
    node: &'a Node,
}

impl View<'_> {
    fn tell(&self, cue: Option<&str>, sink: &mut impl Sink) {
        let role = self.node.role as u8;
        let mut add = |template: u8, one: u8, two: u8| sink.add(Feature::new(template, [role, one, two]));
        add(0, 0, 0);
        if let Some(report) = self.node.report.and_then(|at| self.reports.get(at as usize)) {
            let (form, tense) = (form(Some(report.form)), tense(report.tense));
            add(1, form, tense);
            add(2, place(report.place), form);
            let (act, complement) =
                report.cue.map_or((0, 0), |cue| (told(Some(cue.cue.act)), complement(cue.cue.pos, cue.cue.complement)));
            add(3, act, complement);
            add(4, content(report.content), tense);
            add(5, u8::from(report.embedded), u8::from(report.negated));
            add(28, self.own_rate(), form);
        }
        let (node, setting, scene) = (self.node, &self.step.setting, &self.lattice.scene);
        let (since, stand) = (node.since as u8, setting.stand as u8);
        let rank = node.rank.min(3);
        if node.owners.is_some() {
            add(6, rank, since);
            add(7, since, stand);
            add(8, form(node.origin), rank);
            add(9, u8::from(node.agrees), rank);
            add(15, self.others(), since);
            add(29, self.count(), since);
        }
        add(10, setting.opening as u8, stand);
        add(11, setting.finite as u8, stand);
        add(12, setting.finite as u8, scene.past);
        add(13, setting.subject as u8, setting.finite as u8);
        add(14, self.others(), setting.subject as u8);
        add(16, setting.above as u8, stand);
        add(17, setting.end as u8, setting.length as u8);
        add(18, setting.layout as u8, u8::from(setting.alone));
        add(19, u8::from(setting.first_person), scene.first_person);
        add(20, u8::from(setting.quotes), u8::from(setting.year));
        add(21, u8::from(setting.capitals), setting.end as u8);
        add(22, u8::from(setting.early), stand);
        add(23, genre(scene.genre), 0);
        add(24, scene.people, stand);
        add(25, scene.states, stand);
        add(26, scene.crowds, stand);
        add(27, node.strength, u8::from(scene.roster));
        let shifted = u8::from(setting.shifted);
        add(40, setting.inside as u8, since);
        add(41, setting.inside as u8, scene.people);
        add(42, shifted, scene.past);
        add(43, shifted, since);
        if node.owners.is_some() {
            add(38, node.strength, form(node.origin));
            add(39, node.strength, setting.finite as u8);
        }
        add(30, setting.layout as u8, setting.length as u8);
        if let Some(cue) = cue.filter(|_| node.report.is_some()) {
            sink.add_word(31, role, cue);
        }
    }

    /// How often the document lets speakers of this sort speak.
    fn own_rate(&self) -> u8 {
        let scene = &self.lattice.scene;
        match self.node.role {
            Role::OwnPerson | Role::He | Role::Label => scene.people,
            Role::OwnState | Role::OwnGroup | Role::OwnBody | Role::It => scene.states,
            Role::OwnOrganization => scene.bodies,
            Role::OwnOffice => scene.offices,
            Role::OwnCrowd | Role::OwnEvent | Role::They => scene.crowds,
            Role::OwnNobody => scene.nobody,
            _ => 0,
        }
    }

    /// The strongest of the other reports of the sentence.
    fn others(&self) -> u8 {
        let own = self.node.report.map(usize::from);
        let strength = |report: &Report| match report.mentions.first().map(|mention| &mention.who) {
            _ if report.embedded => 6,
            _ if report.form == Form::Bare => 5,
            None => 4,
            Some(crate::speech::mention::Who::Pronoun(_)) => 2,
            Some(crate::speech::mention::Who::Anonymous(_)) => 3,
            Some(_) => 1,
        };
        let others =
            self.reports.iter().enumerate().filter(|(at, _)| Some(*at) != own).map(|(_, report)| strength(report));
        others.min().unwrap_or(0)
    }

    fn count(&self) -> u8 {
        self.reports.len().min(3) as u8
    }
}

fn form(form: Option<Form>) -> u8 {
    form.map_or(0, |form| form as u8 + 1)
}

fn tense(tense: Tense) -> u8 {
    tense as u8 + 1
}

fn place(place: Place) -> u8 {
    place as u8 + 1
}

fn complement(pos: CuePos, complement: Complement) -> u8 {
    match (pos, complement) {
        (CuePos::Noun, _) => 6,
        (CuePos::Phrase, _) => 7,
        (CuePos::Adjective, _) => 8,
        (_, Complement::Any) => 1,
        (_, Complement::Clause) => 2,
        (_, Complement::Verbal) => 3,
        (_, Complement::Infinitive) => 4,
        (_, Complement::Object) => 5,
    }
}

fn content(rule: Option<&str>) -> u8 {
    match rule {
        None => 0,
        Some("that clause") => 1,
        Some("wh clause") => 2,
        Some("quotation after" | "quotation before") => 3,
        Some("infinitive" | "passive infinitive") => 4,
        Some("object") => 5,
        Some("bare clause" | "fronted clause") => 6,
        Some(_) => 7,
    }
}

#[cfg(test)]
mod tests {
    use super::super::candidate::Since;
    use super::*;
    use crate::document::Genre;

    #[test]
    fn every_value_has_its_name() {
        assert_eq!(FORMS.len(), Form::Label as usize + 2);
        assert_eq!(TENSES.len(), Tense::Modal as usize + 2);
        assert_eq!(PLACES.len(), Place::Inside as usize + 2);
        assert_eq!(ROLES.len(), Role::Ahead as usize + 1);
        assert_eq!(SINCES.len(), Since::Heading as usize + 1);
        assert_eq!(GENRES, Genre::ALL.map(Genre::name));
    }
}
