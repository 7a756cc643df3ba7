//! Who may own each sentence: a bounded list of candidates, with what speaks for each still unweighed.
//!
//! Nobody; each source that the sentence names, and all of them together; each antecedent of a pronoun or of `the
//! delegation`; each of those who spoke last; the announcer of its list; whom the heading or the last label names; the
//! one whose text it is.

use super::Kind;
use super::scene::Scene;
use super::setting::{self, Above, Layout, Length, Setting, named};
use crate::document::{Document, ParagraphKind};
use crate::lexicon::{Act, Sense};
use crate::segment::Sentence;
use crate::speech::cast::{Cast, PersonId};
use crate::speech::mention::{self, Mention, Pronoun, Through, Who};
use crate::speech::name::Gender;
use crate::speech::report::{Form, Place, Report};
use crate::speech::speaker::SpeakerKind;
use crate::speech::tense::Tense;
use crate::speech::words::{CueAt, Words, any};
use rustc_hash::FxHashMap;

/// The most candidates of a sentence.
const MOST: usize = 16;

/// How many of those who spoke last may carry on.
const REMEMBERED: usize = 4;

/// How many antecedents a pronoun is tried with.
const ANTECEDENTS: usize = 3;

named! {
    /// What a candidate is to its sentence, and of what kind.
    Role, ROLES:
    Narration = "narration",
    Heading = "heading",
    Roster = "roster",
    Footnote = "footnote",
    Furniture = "furniture",
    OwnPerson = "own-person",
    OwnState = "own-state",
    OwnGroup = "own-group",
    OwnOrganization = "own-organization",
    OwnBody = "own-body",
    OwnOffice = "own-office",
    OwnCrowd = "own-crowd",
    OwnEvent = "own-event",
    OwnNobody = "own-nobody",
    OwnSeveral = "own-several",
    He = "he",
    They = "they",
    It = "it",
    Anaphor = "anaphor",
    CarryPerson = "carry-person",
    CarryState = "carry-state",
    CarryGroup = "carry-group",
    CarryOrganization = "carry-organization",
    CarryBody = "carry-body",
    CarryOffice = "carry-office",
    CarryCrowd = "carry-crowd",
    CarryNobody = "carry-nobody",
    CarrySeveral = "carry-several",
    Lister = "lister",
    Head = "head",
    Label = "label",
    Floor = "floor",
    Whole = "whole",
    Ahead = "ahead",
}

named! {
    /// How far back the words stand that name a candidate.
    Since, SINCES:
    Here = "here",
    Last = "last-sentence",
    Paragraph = "paragraph",
    Next = "next-paragraph",
    Far = "far",
    Heading = "over-heading",
}

/// Index into [`Lattice::owners`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct OwnersId(pub u32);

/// One candidate.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub kind: Kind,
    pub owners: Option<OwnersId>,
    pub role: Role,
    /// The report that names it, by place among those of its sentence.
    pub report: Option<u8>,
    /// How many others of its sort are nearer.
    pub rank: u8,
    pub since: Since,
    /// The sentence that names it, where this one does not.
    pub antecedent: Option<u32>,
    /// The form of the report that named it.
    pub origin: Option<Form>,
    pub cue: Option<CueAt>,
    /// Whether a pronoun's gender is known to be its own.
    pub agrees: bool,
    /// How often the document lets its owners say something in a clause of their own, up to three.
    pub strength: u8,
}

/// A sentence with its candidates.
pub(super) struct Step {
    pub setting: Setting,
    pub nodes: Vec<Node>,
}

/// The candidates of all sentences.
pub(super) struct Lattice {
    pub scene: Scene,
    pub steps: Vec<Step>,
    pub reports: Vec<Vec<Report>>,
    pub owners: Vec<Vec<PersonId>>,
}

/// What the sentences of a document say, as read.
pub(super) struct Read<'a, 'w> {
    pub document: &'a Document,
    pub sentences: &'a [Sentence],
    pub words: &'a Words<'w>,
    pub mentions: Vec<Vec<Mention>>,
    pub reports: Vec<Vec<Report>>,
    /// For each sentence, the later one behind the end of the quotation that it is in.
    pub ahead: Vec<Option<u32>>,
    /// Whose text it is, if anybody's.
    pub whole: Option<PersonId>,
}

/// Those who were named as speaking, or may be meant by a pronoun.
#[derive(Clone, Copy, Debug)]
struct Named {
    owners: OwnersId,
    sentence: u32,
    paragraph: u32,
    heading: u32,
    form: Option<Form>,
    cue: Option<CueAt>,
}

/// Whether some owners can be what a pronoun stands for.
type Wanted = fn(&[PersonId], &Cast) -> bool;

/// Lists the candidates of every sentence.
pub(super) fn lattice(read: Read, cast: &mut Cast) -> Lattice {
    let roster = cast.has_roster();
    let scene = Scene::of(read.document, read.sentences, read.words, &read.reports, roster);
    let mut lister = Lister {
        read: &read,
        cast,
        owners: Vec::new(),
        ids: FxHashMap::default(),
        recent: Vec::new(),
        mentioned: Vec::new(),
        announcer: None,
        head: None,
        floor: None,
        headings: 0,
        above: Above::None,
        strengths: FxHashMap::default(),
    };
    lister.count();
    let steps = (0..read.sentences.len()).map(|index| lister.step(index)).collect();
    let owners = lister.owners;
    Lattice { scene, steps, reports: read.reports, owners }
}

struct Lister<'a, 'r, 'w> {
    read: &'a Read<'r, 'w>,
    cast: &'a mut Cast,
    owners: Vec<Vec<PersonId>>,
    ids: FxHashMap<Vec<PersonId>, OwnersId>,
    /// Those who were reported last, the latest last.
    recent: Vec<Named>,
    /// Whom a pronoun may mean, the latest last.
    mentioned: Vec<Named>,
    /// Who announced the list that is being read.
    announcer: Option<Named>,
    /// Whom the heading above names.
    head: Option<Named>,
    /// Whom the last label names.
    floor: Option<Named>,
    headings: u32,
    above: Above,
    /// How often each is said to say something in a clause of its own, up to three.
    strengths: FxHashMap<PersonId, u8>,
}

impl Lister<'_, '_, '_> {
    /// Counts who says something in a clause of their own: `said that`, `asked whether`.
    fn count(&mut self) {
        for report in self.read.reports.iter().flatten() {
            let own = is_main(report) && report.tense == Tense::Past && report.cue.is_some();
            let clause = matches!(
                report.content,
                Some(
                    "that clause" | "wh clause" | "infinitive" | "bare clause" | "quotation after" | "quotation before"
                )
            );
            let [only] = report.mentions.as_slice() else { continue };
            if own
                && (clause || report.form == Form::Inverted)
                && let Some(id) = self.resolve(only)
            {
                let count = self.strengths.entry(id).or_default();
                *count = (*count + 1).min(3);
            }
        }
    }

    fn step(&mut self, index: usize) -> Step {
        let sentence = &self.read.sentences[index];
        let paragraph = &self.read.document.paragraphs[sentence.paragraph as usize];
        let opens = index == 0 || self.read.sentences[index - 1].paragraph != sentence.paragraph;
        if opens && paragraph.kind == ParagraphKind::Prose && !self.is_listed(sentence.paragraph) {
            self.announcer = None;
        }
        let setting = Setting::of(
            self.read.document,
            self.read.sentences,
            self.read.words,
            index,
            &self.read.mentions[index],
            self.above,
        );
        let mut nodes = self.without_owner(&setting);
        self.own(index, &mut nodes);
        self.ahead(index, &mut nodes);
        if !self.names_of_two(index, &nodes) {
            self.carried(index, &mut nodes);
        }
        nodes.truncate(MOST);
        for node in &mut nodes {
            let owners = node.owners.map_or(&[][..], |id| &self.owners[id.0 as usize]);
            node.strength = owners.iter().map(|id| self.strengths.get(id).copied().unwrap_or(0)).max().unwrap_or(0);
        }
        self.remember(index, &nodes, &setting);
        Step { setting, nodes }
    }

    /// Whether the sentence is of `the former` or `the latter` and it is known of whom.
    fn names_of_two(&self, index: usize, nodes: &[Node]) -> bool {
        let two = |report: &Report| {
            let pronoun = |mention: &Mention| {
                matches!(mention.who, Who::Pronoun(Pronoun::Former | Pronoun::Latter | Pronoun::Both))
            };
            !report.embedded && report.mentions.iter().any(pronoun)
        };
        self.read.reports[index].iter().any(two) && nodes.iter().any(|node| node.report.is_some())
    }

    /// Whether a paragraph is an item of the list that was announced: it has a mark, and not one as the announcer's own.
    fn is_listed(&self, paragraph: u32) -> bool {
        let document = self.read.document;
        let numbered = |paragraph: u32| {
            let marker = document.paragraphs[paragraph as usize].marker;
            marker.map(|marker| marker.of(&document.text).starts_with(|first: char| first.is_ascii_digit()))
        };
        let own = numbered(paragraph);
        own.is_some() && self.announcer.is_some_and(|announcer| numbered(announcer.paragraph) != own)
    }

    /// Nobody's: the rapporteur's own words, and where its layout leaves a doubt, the other parts of a page.
    fn without_owner(&self, setting: &Setting) -> Vec<Node> {
        let open = matches!(setting.end, setting::End::Open | setting::End::Colon);
        let short = matches!(setting.length, Length::Tiny | Length::Short | Length::Middle);
        // `States should:` opens a list of what they should do.
        let asks = setting.end == setting::End::Colon
            && matches!(setting.finite, setting::Finite::Should | setting::Finite::May | setting::Finite::Will);
        let doubtful = setting.layout != Layout::Prose || setting.alone && short && open && !asks;
        let mut nodes = vec![node(Kind::Narration, None, Role::Narration)];
        if doubtful {
            nodes.extend([
                node(Kind::Heading, None, Role::Heading),
                node(Kind::Roster, None, Role::Roster),
                node(Kind::Footnote, None, Role::Footnote),
                node(Kind::Furniture, None, Role::Furniture),
            ]);
        }
        nodes
    }

    /// Those whom the sentence itself names, the main clauses first.
    fn own(&mut self, index: usize, nodes: &mut Vec<Node>) {
        let reports = &self.read.reports[index];
        let mut order: Vec<usize> = (0..reports.len()).collect();
        order.sort_by_key(|at| (!is_main(&reports[*at]), *at));
        for at in order.iter().copied() {
            self.of_report(index, at, nodes);
        }
        self.together(index, &order, nodes);
        if self.takes_both_sides(index) && nodes.iter().any(|node| node.role == Role::OwnSeveral) {
            let count = |node: &Node| node.owners.map_or(0, |id| self.owners[id.0 as usize].len());
            let most = nodes.iter().map(count).max().unwrap_or(0);
            nodes.retain(|node| node.report.is_none() || count(node) == most);
        }
    }

    /// Whether some are for and others against in one sentence: all of them own it.
    fn takes_both_sides(&self, index: usize) -> bool {
        let sided = |act: Act| {
            let actors = |report: &&Report| {
                let sides = report.cue.is_some_and(|cue| cue.cue.act == act) && !report.embedded;
                let named =
                    |mention: &Mention| matches!(mention.who, Who::Actor(..) | Who::Person(_) | Who::Organization(_));
                sides && !report.mentions.is_empty() && report.mentions.iter().all(named)
            };
            self.read.reports[index].iter().find(actors)
        };
        sided(Act::Support).zip(sided(Act::Oppose)).is_some_and(|(one, other)| one.mentions != other.mentions)
    }

    fn of_report(&mut self, index: usize, at: usize, nodes: &mut Vec<Node>) {
        let report = &self.read.reports[index][at];
        if report.mentions.is_empty() {
            let nobody = self.cast.by_name(SpeakerKind::Anonymous, "unspecified", None);
            self.push(index, at, &[nobody], Role::OwnNobody, nodes);
            return;
        }
        let owners = self.named(report);
        if !owners.is_empty() {
            let role = if report.form == Form::Label { Role::Label } else { self.own_role(&owners, report) };
            self.push(index, at, &owners, role, nodes);
        }
        if let [only] = report.mentions.as_slice()
            && !self.goes_on(index, at)
        {
            let before = nodes.len();
            self.antecedents(index, at, only, nodes);
            if nodes.len() > before && self.stands_for_another(only) {
                nodes.retain(|node| node.report != Some(at.min(255) as u8) || node.role != Role::OwnCrowd);
            }
        }
    }

    /// `Mr Herr agreed, but he preferred`: the pronoun goes on with a person named before it in the sentence.
    fn goes_on(&self, index: usize, at: usize) -> bool {
        let reports = &self.read.reports[index];
        let pronoun = matches!(reports[at].mentions[0].who, Who::Pronoun(Pronoun::Singular(_)));
        let person = |report: &Report| {
            let [only] = report.mentions.as_slice() else { return false };
            !report.embedded
                && matches!(only.who, Who::Person(_) | Who::Office | Who::Actor(_, Through::Representative))
        };
        pronoun && reports[..at].iter().any(person)
    }

    /// Whose quotation the sentence is in, where a later sentence tells: `“We need more. We need it now,” said Ms Noor.`
    fn ahead(&mut self, index: usize, nodes: &mut Vec<Node>) {
        let Some(later) = self.read.ahead[index] else { return };
        let reports = &self.read.reports[later as usize];
        let Some(report) = reports.iter().find(|report| report.form == Form::Inverted) else { return };
        let owners = self.named(report);
        if !owners.is_empty() {
            let id = self.id(&owners);
            let mut new = node(self.kind(&owners), Some(id), Role::Ahead);
            new.origin = Some(report.form);
            add(nodes, new);
        }
    }

    /// `the delegation`, `the representative`: somebody named before, never a crowd.
    fn stands_for_another(&self, mention: &Mention) -> bool {
        let words = self.read.words;
        let proxy =
            words.is_any(mention.last, any!["delegation", "representative", "government", "ambassador", "delegate"]);
        proxy && words.is(mention.first, "the")
    }

    fn push(&mut self, index: usize, at: usize, owners: &[PersonId], role: Role, nodes: &mut Vec<Node>) {
        let report = &self.read.reports[index][at];
        let id = self.id(owners);
        let mut new = node(self.kind(owners), Some(id), role);
        (new.report, new.origin, new.cue) = (Some(at.min(255) as u8), Some(report.form), report.cue);
        new.rank = nodes.iter().filter(|other| other.report.is_some()).count() as u8;
        add(nodes, new);
    }

    /// Those whom a report names, pronouns aside.
    fn named(&mut self, report: &Report) -> Vec<PersonId> {
        let mut owners: Vec<PersonId> = Vec::new();
        for mention in report.mentions.iter().take(MOST) {
            if let Some(id) = self.resolve(mention)
                && !owners.contains(&id)
            {
                owners.push(id);
            }
        }
        owners
    }

    /// The member of the cast whom a mention means by itself, who is named there.
    fn resolve(&mut self, mention: &Mention) -> Option<PersonId> {
        let id = self.meant(mention)?;
        self.cast.introduce(id, self.read.words.span(mention.first, mention.last));
        Some(id)
    }

    fn meant(&mut self, mention: &Mention) -> Option<PersonId> {
        let words = self.read.words;
        match mention.who {
            Who::Person(id) | Who::Organization(id) | Who::Label(id) => Some(id),
            Who::Actor(entry, through) => {
                let named = mention::actor_name(words, mention, through);
                self.cast.actor(entry, named, words.lexicons)
            }
            Who::Office => {
                let title = words.words(mention.first, mention.last);
                let bare = title.split_once(' ').map_or(title, |(_, office)| office);
                Some(self.cast.holder(bare).unwrap_or_else(|| self.cast.by_name(SpeakerKind::Role, bare, None)))
            }
            Who::Anonymous(_) => {
                let name = words.words(mention.first, mention.last).to_lowercase();
                Some(self.cast.by_name(SpeakerKind::Anonymous, &name, None))
            }
            Who::Pronoun(_) => None,
        }
    }

    fn own_role(&self, owners: &[PersonId], report: &Report) -> Role {
        if owners.len() > 1 {
            return Role::OwnSeveral;
        }
        if matches!(report.mentions[0].who, Who::Anonymous(crowd) if crowd.event) {
            return Role::OwnEvent;
        }
        match self.cast.speaker(owners[0]).kind {
            SpeakerKind::Person => Role::OwnPerson,
            SpeakerKind::State => Role::OwnState,
            SpeakerKind::Group => Role::OwnGroup,
            SpeakerKind::Organization => Role::OwnOrganization,
            SpeakerKind::Body => Role::OwnBody,
            SpeakerKind::Role => Role::OwnOffice,
            SpeakerKind::Anonymous => Role::OwnCrowd,
        }
    }

    fn carry_role(&self, owners: &[PersonId]) -> Role {
        if owners.len() > 1 {
            return Role::CarrySeveral;
        }
        let speaker = self.cast.speaker(owners[0]);
        match speaker.kind {
            SpeakerKind::Person => Role::CarryPerson,
            SpeakerKind::State => Role::CarryState,
            SpeakerKind::Group => Role::CarryGroup,
            SpeakerKind::Organization => Role::CarryOrganization,
            SpeakerKind::Body => Role::CarryBody,
            SpeakerKind::Role => Role::CarryOffice,
            SpeakerKind::Anonymous if speaker.name == "unspecified" => Role::CarryNobody,
            SpeakerKind::Anonymous => Role::CarryCrowd,
        }
    }

    /// Whom a pronoun or `the delegation` may mean.
    fn antecedents(&mut self, index: usize, at: usize, mention: &Mention, nodes: &mut Vec<Node>) {
        let (role, gender, wanted): (Role, Option<Gender>, Wanted) = match mention.who {
            Who::Pronoun(Pronoun::Singular(gender)) => (Role::He, Some(gender), |owners, cast| {
                owners.len() == 1 && !matches!(cast.speaker(owners[0]).kind, SpeakerKind::Group | SpeakerKind::Body)
            }),
            Who::Pronoun(Pronoun::Plural) => (Role::They, None, |owners, cast| {
                owners.len() > 1 || cast.speaker(owners[0]).kind != SpeakerKind::Person
            }),
            Who::Pronoun(Pronoun::It) => (Role::It, None, |owners, cast| {
                let kind = cast.speaker(owners[0]).kind;
                owners.len() == 1 && !matches!(kind, SpeakerKind::Person | SpeakerKind::Anonymous | SpeakerKind::Role)
            }),
            Who::Pronoun(Pronoun::Former | Pronoun::Latter | Pronoun::Both) => {
                return self.of_two(index, at, mention, nodes);
            }
            Who::Anonymous(crowd) if crowd.definite && !crowd.event || crowd.back => {
                (Role::Anaphor, None, |owners, _| owners.len() == 1)
            }
            Who::Office => (Role::Anaphor, None, |owners, cast| {
                owners.len() == 1 && cast.speaker(owners[0]).kind == SpeakerKind::Person
            }),
            _ => return,
        };
        let mut rank = 0;
        for position in (0..self.mentioned.len()).rev() {
            let named = self.mentioned[position];
            let owners = &self.owners[named.owners.0 as usize];
            let known = gender.and_then(|_| self.cast.gender(owners[0]));
            if !wanted(owners, self.cast) || known.is_some() && known != gender {
                continue;
            }
            let kind = self.kind(&owners.clone());
            let mut new = node(kind, Some(named.owners), role);
            let report = &self.read.reports[index][at];
            (new.report, new.rank, new.origin, new.cue) = (Some(at.min(255) as u8), rank, named.form, report.cue);
            (new.since, new.antecedent, new.agrees) =
                (self.since(index, &named), Some(named.sentence), known.is_some());
            add(nodes, new);
            rank += 1;
            if usize::from(rank) >= ANTECEDENTS {
                return;
            }
        }
    }

    /// `the former`, `the latter`, `both`: of the last two that a sentence names, or of the last two named.
    fn of_two(&mut self, index: usize, at: usize, mention: &Mention, nodes: &mut Vec<Node>) {
        let Some(two) = self.last_two(index) else { return };
        match mention.who {
            Who::Pronoun(Pronoun::Former) => self.push(index, at, &two[..1], Role::Anaphor, nodes),
            Who::Pronoun(Pronoun::Latter) => self.push(index, at, &two[1..], Role::Anaphor, nodes),
            _ => self.push(index, at, &two, Role::They, nodes),
        }
    }

    /// The two whom the nearest sentence names that names two, else the last two that were named, in their order.
    fn last_two(&mut self, index: usize) -> Option<[PersonId; 2]> {
        const NEAR: usize = 4;
        for before in (index.saturating_sub(NEAR)..index).rev() {
            let named =
                |mention: &&Mention| matches!(mention.who, Who::Person(_) | Who::Actor(..) | Who::Organization(_));
            let mentions: Vec<Mention> = self.read.mentions[before].iter().filter(named).take(3).cloned().collect();
            let mut ids: Vec<PersonId> = mentions.iter().filter_map(|mention| self.resolve(mention)).collect();
            ids.dedup();
            if let [one, other] = ids.as_slice()
                && one != other
            {
                return Some([*one, *other]);
            }
        }
        let single = self
            .mentioned
            .iter()
            .rev()
            .map(|named| &self.owners[named.owners.0 as usize])
            .filter(|owners| owners.len() == 1);
        let mut last: Vec<PersonId> = Vec::new();
        for owners in single {
            if !last.contains(&owners[0]) {
                last.push(owners[0]);
            }
        }
        last.truncate(2);
        last.reverse();
        last.try_into().ok()
    }

    /// All those whom main clauses name, together.
    fn together(&mut self, index: usize, order: &[usize], nodes: &mut Vec<Node>) {
        let mut all: Vec<PersonId> = Vec::new();
        let mut first = None;
        let sides = self.takes_both_sides(index);
        for at in order.iter().copied() {
            let report = &self.read.reports[index][at];
            let agent = sides && report.form == Form::Agent;
            let joins = is_main(report) || agent || !report.embedded && report.place != Place::Inside;
            if !joins || report.mentions.is_empty() || report.form == Form::Bare {
                continue;
            }
            first.get_or_insert(at);
            for id in self.named(report) {
                if !all.contains(&id) && all.len() < MOST {
                    all.push(id);
                }
            }
        }
        if let Some(first) = first.filter(|_| all.len() > 1) {
            self.push(index, first, &all, Role::OwnSeveral, nodes);
        }
    }

    /// Those who may carry on without being named.
    fn carried(&mut self, index: usize, nodes: &mut Vec<Node>) {
        let single = [(self.announcer, Role::Lister), (self.head, Role::Head), (self.floor, Role::Floor)];
        for (named, role) in single {
            if let Some(named) = named {
                self.carry(index, named, role, 0, nodes);
            }
        }
        for (rank, named) in self.recent.clone().into_iter().rev().enumerate() {
            let role = self.carry_role(&self.owners[named.owners.0 as usize]);
            self.carry(index, named, role, rank as u8, nodes);
        }
        if let Some(whole) = self.read.whole {
            let id = self.id(&[whole]);
            add(nodes, node(Kind::Statement, Some(id), Role::Whole));
        }
    }

    fn carry(&mut self, index: usize, named: Named, role: Role, rank: u8, nodes: &mut Vec<Node>) {
        let mut new = node(self.kind(&self.owners[named.owners.0 as usize].clone()), Some(named.owners), role);
        (new.rank, new.origin, new.cue) = (rank, named.form, named.cue);
        (new.since, new.antecedent) = (self.since(index, &named), Some(named.sentence));
        add(nodes, new);
    }

    fn since(&self, index: usize, named: &Named) -> Since {
        let paragraph = self.read.sentences[index].paragraph;
        match () {
            _ if named.heading != self.headings => Since::Heading,
            _ if named.sentence as usize + 1 == index && named.paragraph == paragraph => Since::Last,
            _ if named.paragraph == paragraph => Since::Paragraph,
            _ if named.paragraph + 1 == paragraph => Since::Next,
            _ => Since::Far,
        }
    }

    /// Notes whom this sentence names, for those that follow.
    fn remember(&mut self, index: usize, nodes: &[Node], setting: &Setting) {
        let (sentence, paragraph) = (index as u32, self.read.sentences[index].paragraph);
        if setting.layout == Layout::Heading {
            self.headings += 1;
            self.under_heading(index);
            return;
        }
        let named = |node: &Node, headings| Named {
            owners: node.owners.unwrap_or(OwnersId(0)),
            sentence,
            paragraph,
            heading: headings,
            form: node.origin,
            cue: node.cue,
        };
        let headings = self.headings;
        self.mention_all(index);
        let mut own: Vec<Node> =
            nodes.iter().copied().filter(|node| node.report.is_some() && node.owners.is_some()).collect();
        own.sort_by_key(|node| std::cmp::Reverse(node.rank));
        for node in own.iter().filter(|node| !matches!(node.role, Role::They | Role::He | Role::It) || node.rank == 0) {
            remember(&mut self.recent, named(node, headings), REMEMBERED);
            remember(&mut self.mentioned, named(node, headings), 12);
        }
        if let Some(label) = nodes.iter().find(|node| node.role == Role::Label) {
            self.floor = Some(named(label, headings));
        }
        if setting.end == setting::End::Colon
            && let Some(main) = nodes.iter().find(|node| node.report.is_some())
        {
            self.announcer = Some(named(main, headings));
        }
    }

    /// Everybody whom the sentence mentions, whether said to speak or not.
    fn mention_all(&mut self, index: usize) {
        let mentions = &self.read.mentions[index];
        for mention in mentions.iter().take(24) {
            let nameable = matches!(mention.who, Who::Person(_) | Who::Office | Who::Actor(_, Through::Representative))
                || matches!(mention.who, Who::Actor(entry, _) if matches!(self.read.words.lexicons.entries[entry.0 as usize].sense, Sense::Actor(_)))
                || matches!(mention.who, Who::Anonymous(crowd) if crowd.present);
            if !nameable {
                continue;
            }
            if let Some(id) = self.resolve(mention) {
                let owners = self.id(&[id]);
                let named = Named {
                    owners,
                    sentence: index as u32,
                    paragraph: self.read.sentences[index].paragraph,
                    heading: self.headings,
                    form: None,
                    cue: None,
                };
                remember(&mut self.mentioned, named, 12);
            }
        }
    }

    fn under_heading(&mut self, index: usize) {
        let mentions = &self.read.mentions[index];
        let only = match mentions.as_slice() {
            [only] => self.resolve(only),
            _ => None,
        };
        self.head = only.map(|id| Named {
            owners: self.id(&[id]),
            sentence: index as u32,
            paragraph: self.read.sentences[index].paragraph,
            heading: self.headings,
            form: None,
            cue: None,
        });
        self.above = setting::above(self.read.words, index, only.is_some());
        self.announcer = None;
    }

    fn kind(&self, owners: &[PersonId]) -> Kind {
        let anonymous = |id: &PersonId| self.cast.speaker(*id).kind == SpeakerKind::Anonymous;
        if owners.iter().all(anonymous) { Kind::Discussion } else { Kind::Statement }
    }

    fn id(&mut self, owners: &[PersonId]) -> OwnersId {
        if let Some(id) = self.ids.get(owners) {
            return *id;
        }
        let id = OwnersId(self.owners.len() as u32);
        self.owners.push(owners.to_vec());
        self.ids.insert(owners.to_vec(), id);
        id
    }
}

fn node(kind: Kind, owners: Option<OwnersId>, role: Role) -> Node {
    Node {
        kind,
        owners,
        role,
        report: None,
        rank: 0,
        since: Since::Here,
        antecedent: None,
        origin: None,
        cue: None,
        agrees: false,
        strength: 0,
    }
}

/// Adds a candidate unless one with the same owners is listed.
fn add(nodes: &mut Vec<Node>, new: Node) {
    if nodes.iter().all(|node| (node.kind, node.owners) != (new.kind, new.owners)) {
        nodes.push(new);
    }
}

fn remember(list: &mut Vec<Named>, named: Named, most: usize) {
    list.retain(|other| other.owners != named.owners);
    list.push(named);
    if list.len() > most {
        list.remove(0);
    }
}

/// Whether a report stands in the sentence's main clause, as far as its place tells.
fn is_main(report: &Report) -> bool {
    !report.embedded
        && (matches!(report.place, Place::Start | Place::Opening)
            || matches!(report.form, Form::Inverted | Form::Label | Form::There | Form::It))
}
