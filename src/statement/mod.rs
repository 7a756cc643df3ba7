//! Statements: a source, the cue that reports it, and what it says or thinks.
//!
//! Every sentence of prose is read by its tokens, whatever the genre. A cue is a hit of the cue lexicons. Its source
//! is sought in the noun phrases around it, and its content in what it governs, or in the quotation beside it.

mod adverbial;
mod content;
mod cue;
mod nest;
mod passage;
mod source;

use crate::attribute::words::{CueAt, Words};
use crate::attribute::{Attributions, Kind, SpeakerId, act};
use crate::document::{Document, Genre};
use crate::lexicon::{Act, Lexicons, Polarity, Scan};
use crate::segment::Sentence;
use passage::Passage;
use rapporteur_readers::span::Span;
use source::Sourced;
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

/// Finds the statements of a document, in the order of their cues.
pub fn statements(
    document: &Document,
    sentences: &[Sentence],
    scan: &Scan,
    lexicons: &Lexicons,
    attributions: &Attributions,
) -> Vec<Statement> {
    let words = Words::new(document, scan, lexicons);
    let mut found = Vec::new();
    for range in passages(sentences, attributions) {
        let readable = range.filter(|sentence| words.is_readable(*sentence));
        let passage = Passage::new(&words, readable, document.genre == Genre::Resolution);
        for line in 0..passage.lines.len() {
            found.extend(passage.statements(line));
        }
    }
    found = nest::settle(found, &document.running.text, attributions);
    found
}

/// The innermost statement of a sentence whose content holds a span.
pub fn holding(statements: &[Statement], sentence: u32, span: Span) -> Option<u32> {
    let start = statements.partition_point(|statement| statement.sentence < sentence);
    let own =
        statements[start..].iter().zip(start as u32..).take_while(|(statement, _)| statement.sentence == sentence);
    let holds = |statement: &Statement| statement.content.iter().any(|piece| piece.contains(span));
    own.filter(|(statement, _)| holds(statement)).map(|(_, number)| number).last()
}

/// The sentences of prose by paragraph.
fn passages<'a>(
    sentences: &'a [Sentence],
    attributions: &'a Attributions,
) -> impl Iterator<Item = impl Iterator<Item = usize> + 'a> + 'a {
    let mut start = 0;
    sentences.chunk_by(|one, next| one.paragraph == next.paragraph).map(move |chunk| {
        let range = start..start + chunk.len();
        start = range.end;
        range.filter(|sentence| is_prose(attributions.sentences[*sentence].kind))
    })
}

fn is_prose(kind: Kind) -> bool {
    matches!(kind, Kind::Narration | Kind::Statement | Kind::Discussion | Kind::Footnote | Kind::Heading)
}

impl Passage<'_, '_> {
    fn statements(&self, index: usize) -> Vec<Statement> {
        let line = &self.lines[index];
        let cues = self.cues(line);
        let sourced = self.sourced(index, &cues);
        let governed = sourced.iter().filter_map(|cue| {
            let reported = self.content(index, cue, &sourced)?;
            let predicate = &cue.predicate;
            let tokens = predicate.first..predicate.end();
            Some(self.statement(index, predicate.cue, tokens, predicate.negated, cue.source.tokens(), reported))
        });
        let mut found: Vec<Statement> = governed.collect();
        let free = |cue: &&CueAt| sourced.iter().all(|other| other.predicate.cue.first != cue.first);
        found.extend(self.adverbials(index, cues.iter().filter(free)));
        found.sort_by_key(|statement| (statement.cue, statement.content.first().copied()));
        found
    }

    /// The predicates of a sentence that have a source. In quotations none is sought.
    fn sourced(&self, index: usize, cues: &[CueAt]) -> Vec<Sourced> {
        let line = &self.lines[index];
        let mut found: Vec<Sourced> = Vec::new();
        for predicate in self.predicates(line, cues) {
            if self.quotation(predicate.cue.first).is_some()
                || found.last().is_some_and(|last| last.predicate.end() > predicate.cue.first)
            {
                continue;
            }
            if let Some(source) = self.source(line, &predicate, &found) {
                let relative =
                    source.tokens().is_some_and(|tokens| self.any(line, tokens.start, &["who", "which", "that"]));
                found.push(Sourced { predicate, source, relative });
            }
        }
        found
    }

    fn statement(
        &self,
        index: usize,
        cue: CueAt,
        tokens: Range<usize>,
        negated: bool,
        source: Option<&Range<usize>>,
        reported: content::Reported,
    ) -> Statement {
        let sentence = self.lines[index].sentence;
        Statement {
            sentence: sentence as u32,
            parent: None,
            speaker: None,
            source: source.map(|tokens| self.span(tokens)),
            cue: Some(self.span(&tokens)),
            content: reported.pieces.iter().map(|piece| self.span(piece)).collect(),
            act: Some(act::act_of_cue(self.words, sentence, cue)),
            force: Some(cue.cue.force),
            polarity: if negated { opposite(cue.cue.polarity) } else { cue.cue.polarity },
            reports: !cue.cue.attitude,
            confidence: confidence(reported.rule),
            rule: reported.rule,
        }
    }
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
