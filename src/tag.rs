//! Which themes each sentence bears.

use std::ops::Range;

use crate::document::Document;
use crate::lexicon::class::Class;
use crate::lexicon::short_form::ShortForms;
use crate::lexicon::{EntryId, Lexicons, Scan, Sense};
use crate::segment::Sentence;
use rapporteur_readers::span::Span;

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
///
/// An acronym that the document itself explains counts as what it stands for, from there on.
pub fn tags(document: &Document, sentences: &[Sentence], scan: &Scan, lexicons: &Lexicons) -> Vec<Tag> {
    let text = &document.running.text;
    let is_theme = |sense: &Sense| matches!(sense, Sense::Theme(_));
    let short_forms = ShortForms::new(text, sentences, scan, lexicons, is_theme);
    let mut tags = Vec::new();
    for sentence in 0..sentences.len() {
        let start = tags.len();
        let tokens = scan.tokens_of(sentence);
        let mut add = |entry, hit: Range<usize>| {
            let span = Span { start: scan.tokens[hit.start].span.start, end: scan.tokens[hit.end - 1].span.end };
            let negated = is_negated(text, scan, &tokens, hit.start);
            tags.push(Tag { sentence: sentence as u32, entry, span, negated });
        };
        for hit in scan.matches_of(sentence).iter().filter(|hit| theme(hit.entry, lexicons).is_some()) {
            add(hit.entry, hit.first as usize..hit.last as usize + 1);
        }
        if !short_forms.is_empty() {
            short_forms.hits(scan, tokens.clone(), &mut add);
            tidy(&mut tags, start);
        }
    }
    tags
}

/// The themes of some tags, each once, as indices into [`Lexicons::themes`] and so in their order.
pub fn themes(tags: &[Tag], lexicons: &Lexicons) -> Vec<u16> {
    let mut themes: Vec<u16> = tags.iter().filter_map(|tag| theme(tag.entry, lexicons)).collect();
    themes.sort_unstable();
    themes.dedup();
    themes
}

/// The theme of an entry, as an index into [`Lexicons::themes`]; none for entries of other layers.
pub fn theme(entry: EntryId, lexicons: &Lexicons) -> Option<u16> {
    match lexicons.entries[entry.0 as usize].sense {
        Sense::Theme(theme) => Some(theme),
        _ => None,
    }
}

/// Puts the tags of a sentence in order, and takes out those that stand twice.
fn tidy(tags: &mut Vec<Tag>, start: usize) {
    tags[start..].sort_by_key(|tag| (tag.span.start, tag.entry, tag.span.end));
    let mut fresh = tags.split_off(start);
    fresh.dedup_by_key(|tag| (tag.span.start, tag.entry));
    tags.extend(fresh);
}

/// Whether a negation stands shortly before a token, with no end of clause between.
fn is_negated(text: &str, scan: &Scan, tokens: &Range<usize>, first: usize) -> bool {
    let near = tokens.start.max(first.saturating_sub(REACH))..first;
    near.rev()
        .map(|at| &scan.tokens[at])
        .take_while(|token| !ends_clause(token.span.of(text)))
        .any(|token| token.classes.has(Class::Negation))
}

/// Whether a word or mark ends a clause, or takes a negation back: `not only`.
fn ends_clause(word: &str) -> bool {
    matches!(
        word,
        "," | ";" | ":" | "(" | ")" | "—" | "–" | "that" | "which" | "but" | "only" | "merely" | "just" | "doubt"
    )
}
