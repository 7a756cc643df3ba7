//! Which themes each sentence bears.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::lexicon::acronym::acronyms;
use crate::lexicon::class::Class;
use crate::lexicon::{EntryId, Lexicons, Scan, Sense};
use crate::segment::Sentence;
use crate::span::Span;

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
    let short_forms = short_forms(text, sentences, scan, lexicons);
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
            short_hits(text, scan, tokens.clone(), &short_forms, &mut add);
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

/// An acronym that stands for an entry, from its definition on.
struct ShortForm {
    entry: EntryId,
    from: u32,
}

/// The acronyms of the document whose long form is the hit of a theme's entry.
fn short_forms<'t>(
    text: &'t str,
    sentences: &[Sentence],
    scan: &Scan,
    lexicons: &Lexicons,
) -> FxHashMap<&'t str, Vec<ShortForm>> {
    let mut short_forms: FxHashMap<&str, Vec<ShortForm>> = FxHashMap::default();
    // Only a parenthesis or an equals sign explains anything.
    let may_explain = |sentence: &&Sentence| memchr::memchr2(b'(', b'=', sentence.span.of(text).as_bytes()).is_some();
    for definition in acronyms(text, sentences.iter().filter(may_explain)) {
        let Some(long) = definition.long else { continue };
        for entry in entries_at(long, sentences, scan, lexicons) {
            let known = short_forms.entry(singular(definition.short.of(text))).or_default();
            if !known.iter().any(|known| known.entry == entry) {
                known.push(ShortForm { entry, from: definition.short.start });
            }
        }
    }
    short_forms
}

/// How many tokens a form has at most, for the search below.
const LONGEST: u32 = 64;

/// The entries of themes whose hits end where a span ends, and begin where it begins or before.
fn entries_at<'a>(
    long: Span,
    sentences: &[Sentence],
    scan: &'a Scan,
    lexicons: &'a Lexicons,
) -> impl Iterator<Item = EntryId> + 'a {
    let sentence = sentences.partition_point(|sentence| sentence.span.end < long.end);
    let hits = if sentence < sentences.len() { scan.matches_of(sentence) } else { &[] };
    let last = scan.tokens.partition_point(|token| token.span.end < long.end) as u32;
    let start = hits.partition_point(|hit| hit.first + LONGEST < last);
    let near = hits[start..].iter().take_while(move |hit| hit.first <= last);
    let whole = near.filter(move |hit| hit.last == last && scan.tokens[hit.first as usize].span.start <= long.start);
    whole.map(|hit| hit.entry).filter(|entry| theme(*entry, lexicons).is_some())
}

/// An acronym without possessive and plural: `TCBMs` as `TCBM`.
fn singular(short: &str) -> &str {
    let short = short.strip_suffix("'s").or_else(|| short.strip_suffix("’s")).unwrap_or(short);
    short.strip_suffix('s').filter(|single| single.ends_with(char::is_uppercase)).unwrap_or(short)
}

/// Calls `add` with each acronym among some tokens.
fn short_hits(
    text: &str,
    scan: &Scan,
    tokens: Range<usize>,
    short_forms: &FxHashMap<&str, Vec<ShortForm>>,
    add: &mut impl FnMut(EntryId, Range<usize>),
) {
    for at in tokens {
        let span = scan.tokens[at].span;
        let known = short_forms.get(singular(span.of(text))).map(Vec::as_slice).unwrap_or_default();
        known.iter().filter(|short| span.start >= short.from).for_each(|short| add(short.entry, at..at + 1));
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
