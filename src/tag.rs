//! Which themes each sentence bears.

use crate::document::Document;
use crate::lexicon::class::Class;
use crate::lexicon::{EntryId, Lexicons, Match, Scan, Sense};
use crate::segment::Sentence;
use crate::span::Span;
use std::ops::Range;

/// How many tokens a negation reaches forward.
const REACH: usize = 8;

/// One hit of a theme's entry in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Index of the sentence.
    pub sentence: u32,
    /// The entry.
    pub entry: EntryId,
    /// The words, in the running text.
    pub span: Span,
    /// Whether a negation in the same clause reaches them.
    pub negated: bool,
}

/// The hits of all theme lexicons, in the order of the text.
pub fn tags(document: &Document, sentences: &[Sentence], scan: &Scan, lexicons: &Lexicons) -> Vec<Tag> {
    let text = &document.running.text;
    let mut tags = Vec::new();
    for sentence in 0..sentences.len() {
        let tokens = scan.tokens_of(sentence);
        for hit in scan.matches_of(sentence).iter().filter(|hit| theme(hit.entry, lexicons).is_some()) {
            let negated = is_negated(text, scan, &tokens, hit);
            tags.push(Tag { sentence: sentence as u32, entry: hit.entry, span: span_of(scan, hit), negated });
        }
    }
    tags
}

/// The theme of an entry, as an index into [`Lexicons::themes`]; none for entries of other layers.
pub fn theme(entry: EntryId, lexicons: &Lexicons) -> Option<u16> {
    match lexicons.entries[entry.0 as usize].sense {
        Sense::Theme(theme) => Some(theme),
        _ => None,
    }
}

fn span_of(scan: &Scan, hit: &Match) -> Span {
    Span { start: scan.tokens[hit.first as usize].span.start, end: scan.tokens[hit.last as usize].span.end }
}

/// Whether a negation stands shortly before the hit, with no end of clause between.
fn is_negated(text: &str, scan: &Scan, tokens: &Range<usize>, hit: &Match) -> bool {
    let first = hit.first as usize;
    let near = tokens.start.max(first.saturating_sub(REACH))..first;
    near.rev()
        .map(|at| &scan.tokens[at])
        .take_while(|token| !ends_clause(token.span.of(text)))
        .any(|token| token.classes.has(Class::Negation))
}

fn ends_clause(word: &str) -> bool {
    matches!(word, "," | ";" | ":" | "that" | "which" | "but" | "(" | ")" | "—" | "only")
}
