//! Who says each sentence, and what is done in saying it.
//!
//! Each genre shows its speakers in its own way, so each has its own reader: `record` follows the labels of
//! verbatim records, `own_words` knows texts that are one owner's throughout, and `floor` reads third-person
//! reports, where a cue names the speaker and the sentences after it carry on.

mod act;
mod candidate;
mod declaration;
mod feature;
mod floor;
mod form;
mod own_words;
mod record;
mod scene;
mod self_named;
mod setting;
mod title_page;

use crate::document::Document;
use crate::lexicon::{Act, Lexicons};
use crate::model::learn::Choice;
use crate::model::{Feature, Outcomes, Template, Weights};
use crate::segment::Sentence;
use crate::speech::Speech;
use crate::speech::cast::{Cast, PersonId};
use crate::speech::label;
use crate::speech::speaker::{Speaker, SpeakerId};
use crate::speech::words::{CueAt, Words};
use form::Form;
use rapporteur_readers::remark::{Noted, Remark, RemarkKind};
use rapporteur_readers::span::Span;
use setting::{Above, Setting};
use std::fmt::Write;

/// What part a sentence plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Title or section heading.
    Heading,
    /// A line of a list of speakers.
    Roster,
    /// A footnote's own text.
    Footnote,
    /// Running heads, page numbers, codes.
    Furniture,
    /// The rapporteur's own words.
    Narration,
    /// What identified speakers said.
    Statement,
    /// What anonymous or collective participants said.
    Discussion,
}

impl Kind {
    /// Every value, in the order of the enumeration in the datasets.
    pub const ALL: [Kind; 7] = [
        Kind::Heading,
        Kind::Roster,
        Kind::Footnote,
        Kind::Furniture,
        Kind::Narration,
        Kind::Statement,
        Kind::Discussion,
    ];

    /// The name used in the datasets.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Heading => "heading",
            Kind::Roster => "roster",
            Kind::Footnote => "footnote",
            Kind::Furniture => "furniture",
            Kind::Narration => "narration",
            Kind::Statement => "statement",
            Kind::Discussion => "discussion",
        }
    }
}

/// How the owner of a sentence was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The sentence names the speaker and reports speech: `Ms Noor explained`.
    Cue,
    /// A label before the speech: `Mr. Afonso (Mozambique):`.
    Label,
    /// A pronoun with a cue: `She noted`.
    Pronoun,
    /// No cue: the sentence carries on what the speaker before it said.
    Continuation,
    /// The heading above names the speaker.
    Heading,
    /// The text is the words of one body or person throughout.
    Body,
    /// Nobody's.
    None,
}

impl Basis {
    /// Every value, in the order of the enumeration in the datasets.
    pub const ALL: [Basis; 7] =
        [Basis::Cue, Basis::Label, Basis::Pronoun, Basis::Continuation, Basis::Heading, Basis::Body, Basis::None];

    /// The name used in the datasets.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Cue => "cue",
            Basis::Label => "label",
            Basis::Pronoun => "pronoun",
            Basis::Continuation => "continuation",
            Basis::Heading => "heading",
            Basis::Body => "body",
            Basis::None => "none",
        }
    }
}

/// One sentence laid to its speakers.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// What part the sentence plays.
    pub kind: Kind,
    /// Its speakers, in the order of the sentence; empty where it is nobody's.
    pub speakers: Vec<SpeakerId>,
    /// How they were found.
    pub basis: Basis,
    /// From 0 to 1: how often sentences found this way are right.
    pub confidence: f32,
    /// What the speaker does in saying it; only of statements and discussion.
    pub act: Option<Act>,
    /// The cue, in the running text; it may lie in an earlier sentence, never in a later one.
    pub cue: Option<Span>,
    /// The sentence that named the speaker, where this one does not.
    pub antecedent: Option<u32>,
    /// The rule that decided, by name.
    pub rule: &'static str,
    /// The most probable owners, where they were weighed.
    pub candidates: Vec<Candidate>,
}

/// Owners that were weighed for a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// What part the sentence plays if it is theirs.
    pub kind: Kind,
    /// Their names; empty for nobody.
    pub names: Vec<String>,
    /// From 0 to 1: how probable they are.
    pub score: f32,
    /// What spoke for them, the weightiest first.
    pub reasons: Vec<Feature>,
}

impl Candidate {
    /// All of it in one line: `Maren Holt 0.82 (statement): role form tense = own-person subject past, …`
    pub fn told(&self) -> String {
        let mut told = String::with_capacity(256);
        told.push_str(self.names.first().map_or("nobody", String::as_str));
        for name in self.names.iter().skip(1) {
            told.extend([" and ", name]);
        }
        // Writing to a string does not fail.
        let _ = write!(told, " {:.2}", self.score);
        told.extend([" (", self.kind.name(), ")"]);
        for (place, reason) in self.reasons.iter().enumerate() {
            told.extend([if place == 0 { ": " } else { ", " }, floor::TEMPLATES[reason.template()].name, " ="]);
            reason.names(floor::TEMPLATES).for_each(|name| told.extend([" ", name]));
        }
        told
    }
}

/// Who speaks in a document, and what each sentence is laid to.
#[derive(Clone, Debug, Default)]
pub struct Attributions {
    /// The speakers, in the order they are first named.
    pub speakers: Vec<Speaker>,
    /// One for each sentence.
    pub sentences: Vec<Attribution>,
}

/// The weights by which sentences are laid to their speakers.
#[derive(Clone, Debug, Default)]
pub struct Models {
    /// Who owns each sentence.
    pub owners: Weights,
    /// What is done in saying it.
    pub acts: Outcomes<ACTS>,
}

/// Lays each sentence of a document to its speakers.
///
/// A sentence that reports somebody's words without telling whose gets no speaker, and a remark says so.
pub fn attributions(
    document: &Document,
    sentences: &[Sentence],
    words: &Words,
    speech: &Speech,
    lexicons: &Lexicons,
    models: &Models,
) -> Noted<Attributions> {
    let mut cast = Cast::default();
    let (mut laid, settings) = owned(document, sentences, words, speech, &models.owners, &mut cast);
    act::lay(&act::Read { words, speech, genre: document.genre }, &settings, &mut laid, &models.acts);
    let unknown = own_words::unknown_code(document, lexicons);
    let remarks = unknown.into_iter().chain(doubts(document, sentences, &laid)).collect();
    let (speakers, numbers) = cast.into_speakers();
    let sentences = laid.into_iter().map(|laid| laid.numbered(&numbers)).collect();
    Noted { value: Attributions { speakers, sentences }, remarks }
}

/// Every sentence with its owners, and its place in the text.
fn owned(
    document: &Document,
    sentences: &[Sentence],
    words: &Words,
    speech: &Speech,
    weights: &Weights,
    cast: &mut Cast,
) -> (Vec<Laid>, Vec<Setting>) {
    let laid = match Form::of(document, sentences, words, speech, cast) {
        Form::Turns => record::lay(document, sentences, words, label::alone, cast),
        Form::Headed => record::lay(document, sentences, words, label::header, cast),
        Form::Signed => record::lay(document, sentences, words, label::author, cast),
        Form::Whole(owner, sure) => own_words::lay(document, sentences, words, owner, sure, cast),
        Form::Reported => {
            let lattice = floor::lattice(document, sentences, words, speech, cast);
            let laid = floor::lay(words, &lattice, weights, cast);
            return (laid, lattice.steps.into_iter().map(|step| step.setting).collect());
        }
    };
    let setting = |index: usize| Setting::of(document, sentences, words, index, &[], Above::None);
    (laid, (0..sentences.len()).map(setting).collect())
}

/// The candidates of every sentence as choices to learn from; `right` tells whether a kind and speakers are what is
/// annotated for a sentence. None where owners are not weighed.
pub fn choices(
    document: &Document,
    sentences: &[Sentence],
    words: &Words,
    speech: &Speech,
    right: impl Fn(usize, Kind, &[&Speaker]) -> bool,
) -> Option<Vec<Choice>> {
    let mut cast = Cast::default();
    if !matches!(Form::of(document, sentences, words, speech, &mut cast), Form::Reported) {
        return None;
    }
    let lattice = floor::lattice(document, sentences, words, speech, &mut cast);
    let choices = floor::example(words, &lattice, |sentence, kind, owners| {
        let speakers: Vec<&Speaker> = owners.iter().map(|id| cast.speaker(*id)).collect();
        right(sentence, kind, &speakers)
    });
    Some(choices)
}

/// The acts of annotated sentences as choices to learn from; `right` tells the annotated act of a sentence.
pub fn act_choices(
    document: &Document,
    sentences: &[Sentence],
    words: &Words,
    speech: &Speech,
    weights: &Weights,
    right: impl Fn(usize) -> Option<Act>,
) -> Vec<Choice> {
    let (laid, settings) = owned(document, sentences, words, speech, weights, &mut Cast::default());
    act::choices(&act::Read { words, speech, genre: document.genre }, &settings, &laid, right)
}

/// The templates of the features by which owners are weighed.
pub const OWNER_TEMPLATES: &[Template] = floor::TEMPLATES;

/// How many acts there are to weigh.
pub const ACTS: usize = Act::ALL.len();

/// The templates of the features by which acts are weighed.
pub const ACT_TEMPLATES: &[Template] = act::TEMPLATES;

/// A remark for every sentence that reports speech without a speaker.
fn doubts(document: &Document, sentences: &[Sentence], laid: &[Laid]) -> Vec<Remark> {
    let doubt = |(sentence, laid): (&Sentence, &Laid)| {
        let unsettled = matches!(laid.kind, Kind::Statement | Kind::Discussion) && laid.speakers.is_empty();
        unsettled.then(|| Remark {
            span: document.running.pieces(sentence.span).first().copied(),
            kind: RemarkKind::Speaker,
            message: format!("nobody is settled as the speaker ({})", laid.rule),
        })
    };
    sentences.iter().zip(laid).filter_map(doubt).collect()
}

/// One sentence laid to members of the cast, before the speakers are numbered.
struct Laid {
    kind: Kind,
    speakers: Vec<PersonId>,
    basis: Basis,
    act: Option<Act>,
    cue: Option<Span>,
    /// The cue, where it stands in the sentence itself.
    own_cue: Option<CueAt>,
    antecedent: Option<u32>,
    confidence: f64,
    rule: &'static str,
    candidates: Vec<Candidate>,
}

impl Laid {
    /// A sentence whose part in the layout says all.
    fn layout(kind: Kind) -> Laid {
        Laid {
            kind,
            speakers: Vec::new(),
            basis: Basis::None,
            act: None,
            cue: None,
            own_cue: None,
            antecedent: None,
            confidence: 0.95,
            rule: "layout",
            candidates: Vec::new(),
        }
    }

    /// A sentence in the rapporteur's own words.
    fn narration(rule: &'static str) -> Laid {
        Laid { rule, ..Laid::layout(Kind::Narration) }
    }

    fn is_speech(&self) -> bool {
        matches!(self.kind, Kind::Statement | Kind::Discussion)
    }

    fn numbered(self, numbers: &[Option<SpeakerId>]) -> Attribution {
        let speakers = self.speakers.iter().filter_map(|id| numbers[id.0]).collect();
        let Laid { kind, basis, act, cue, antecedent, confidence, rule, candidates, .. } = self;
        Attribution { kind, speakers, basis, confidence: confidence as f32, act, cue, antecedent, rule, candidates }
    }
}
