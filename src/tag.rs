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
            let negated = is_negated(text, scan, &tokens, &hit);
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

/// Whether a negation stands shortly before a token, with no end of clause between, or denies the verb behind it. Two
/// negations are none: `No State opposed`, `There is no alternative to`.
fn is_negated(text: &str, scan: &Scan, tokens: &Range<usize>, hit: &Range<usize>) -> bool {
    let word = |at: usize| scan.tokens[at].span.of(text);
    let fails = |at: usize| {
        matches!(word(at), "fail" | "fails" | "failed" | "failing" | "failure")
            && at + 1 < tokens.end
            && word(at + 1) == "to"
    };
    let near = tokens.start.max(hit.start.saturating_sub(REACH))..hit.start;
    let before = near.rev().take_while(|at| !ends_clause(word(*at)));
    let mut denials = 0;
    let (mut negated, mut without) = (false, false);
    for at in before {
        denials += usize::from(is_lack(word(at)) || is_against(word(at)) || fails(at));
        without |= word(at) == "without";
        negated |= scan.tokens[at].classes.has(Class::Negation) && word(at) != "without";
    }
    let negated = negated != without;
    let lacks = tokens.start.max(hit.start.saturating_sub(REACH))..hit.start;
    let lacks = lacks.rev().take_while(|at| !ends_clause(word(*at))).any(|at| is_lack(word(at)) || fails(at));
    match (negated, denials) {
        (true, 0) => true,
        (true, _) => false,
        (false, _) => lacks || is_denied_behind(text, scan, tokens, hit.end),
    }
}

/// Whether the clause whose subject ends before a token denies it: `is not needed`, `does not exist`, `is lacking`, `was absent`.
fn is_denied_behind(text: &str, scan: &Scan, tokens: &Range<usize>, end: usize) -> bool {
    const REACH_BEHIND: usize = 3;
    const MISSING: &[&str] = &["lacking", "missing", "absent", "unnecessary", "unneeded", "superfluous"];
    let word = |at: usize| scan.tokens[at].span.of(text);
    let verb = |at: usize| scan.tokens[at].classes.has(Class::Auxiliary) || scan.tokens[at].classes.has(Class::Modal);
    if end >= tokens.end || !verb(end) {
        return false;
    }
    let behind = end..tokens.end.min(end + REACH_BEHIND);
    let only = |at: usize| at + 1 < tokens.end && matches!(word(at + 1), "only" | "just" | "merely");
    behind.clone().any(|at| scan.tokens[at].classes.has(Class::Negation) && !only(at))
        != behind.clone().any(|at| MISSING.contains(&word(at)))
        && !behind.clone().any(|at| is_against(word(at)))
}

/// Words that deny what they govern without a negation of their own.
fn is_lack(word: &str) -> bool {
    const LACKS: &[&str] = &[
        "lack", "lacks", "lacked", "lacking", "absence", "omits", "omitted", "omit", "omission", "devoid", "ignores",
        "ignored", "excludes", "excluded", "rejects", "rejected", "silent",
    ];
    LACKS.contains(&word)
}

/// Words against something, which a negation turns into words for it.
fn is_against(word: &str) -> bool {
    const AGAINST: &[&str] = &[
        "oppose",
        "opposed",
        "opposes",
        "alternative",
        "alternatives",
        "substitute",
        "doubt",
        "doubts",
        "doubted",
        "objection",
        "objections",
        "objected",
        "object",
        "question",
        "questioned",
        "deny",
        "denied",
        "denies",
        "dispute",
        "disputed",
        "contest",
        "contested",
        "challenged",
        "exception",
        "replacement",
        "neglect",
        "underestimate",
        "underestimated",
        "overlook",
        "overlooked",
        "opposition",
        "disagreed",
        "contradict",
        "contradicts",
        "undermine",
        "undermines",
        "overstate",
        "overstated",
        "overestimate",
        "overestimated",
        "overemphasize",
        "overemphasized",
        "overemphasise",
        "overemphasised",
        "exaggerate",
        "exaggerated",
    ];
    AGAINST.contains(&word)
}

/// Whether a word or mark ends a clause, or takes a negation back: `not only`.
fn ends_clause(word: &str) -> bool {
    matches!(word, "," | ";" | ":" | "(" | ")" | "—" | "–" | "that" | "which" | "but" | "only" | "merely" | "just")
}
