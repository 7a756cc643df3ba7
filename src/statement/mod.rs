//! Statements: a source, the cue that reports it, and what it says or thinks.
//!
//! They are the clauses that [`speech`](crate::speech) has read, told which stands inside which, and whose is the
//! speaker of its sentence.

mod nest;

use crate::attribute::Attributions;
use crate::document::Document;
use crate::lexicon::{Act, Polarity};
use crate::speech::speaker::SpeakerId;
use crate::speech::words::Words;
use crate::speech::{Clause, Speech, act};
use rapporteur_readers::span::Span;
use std::ops::Range;

/// A source, the cue that reports it and what it says. All spans are in the running text.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Index of the sentence of the cue.
    pub sentence: u32,
    /// Index of the statement whose content it stands in.
    pub parent: Option<u32>,
    /// The speaker of the sentence, where that is the source.
    pub speaker: Option<SpeakerId>,
    /// The words for the source.
    pub source: Option<Span>,
    /// The words that report it.
    pub cue: Option<Span>,
    /// What is said, in pieces.
    pub content: Vec<Span>,
    /// What the source does in saying it.
    pub act: Option<Act>,
    /// From 1 (mild) to 5 (strong).
    pub force: Option<u8>,
    /// Whether the source is for or against what is said.
    pub polarity: Polarity,
    /// Whether the cue reports speech rather than an attitude.
    pub reports: bool,
    /// From 0 to 1: how often statements found this way are right.
    pub confidence: f32,
    /// The rule that decided, by name.
    pub rule: &'static str,
}

/// The statements of a document, in the order of their cues: the clauses whose content can be told.
pub fn statements(document: &Document, speech: &Speech, words: &Words, attributions: &Attributions) -> Vec<Statement> {
    let found = speech.clauses().iter().filter_map(|clause| statement(words, clause)).collect();
    nest::settle(found, &document.running.text, attributions)
}

/// The innermost statement of a sentence whose content holds a span.
pub fn holding(statements: &[Statement], sentence: u32, span: Span) -> Option<u32> {
    let start = statements.partition_point(|statement| statement.sentence < sentence);
    let own =
        statements[start..].iter().zip(start as u32..).take_while(|(statement, _)| statement.sentence == sentence);
    let holds = |statement: &Statement| statement.content.iter().any(|piece| piece.contains(span));
    own.filter(|(statement, _)| holds(statement)).map(|(_, number)| number).last()
}

fn statement(words: &Words, clause: &Clause) -> Option<Statement> {
    let content = clause.content.as_ref()?;
    let span = |tokens: &Range<usize>| words.span(tokens.start, tokens.end - 1);
    let cue = clause.cue.cue;
    Some(Statement {
        sentence: clause.sentence,
        parent: None,
        speaker: None,
        source: clause.source.tokens().map(span),
        cue: Some(span(&clause.words)),
        content: content.pieces.iter().map(span).collect(),
        act: Some(act::act_of_cue(words, clause.sentence as usize, clause.cue)),
        force: Some(cue.force),
        polarity: if clause.negated { opposite(cue.polarity) } else { cue.polarity },
        reports: !cue.attitude,
        confidence: confidence(content.rule),
        rule: content.rule,
    })
}

fn opposite(polarity: Polarity) -> Polarity {
    match polarity {
        Polarity::Positive => Polarity::Negative,
        Polarity::Negative => Polarity::Positive,
        Polarity::Neutral => Polarity::Neutral,
    }
}

/// How often statements found by a rule are right in source and content, over annotated news.
fn confidence(rule: &str) -> f32 {
    match rule {
        "quotation before" | "quotation after" => 0.8,
        "that clause" => 0.8,
        _ => 0.5,
    }
}
