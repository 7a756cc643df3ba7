//! Where a text speaks of one of the eleven norms of A/70/174, paragraph 13, whether it states it or only names it.

use super::Norm;
use crate::lexicon::{Found, Lexicons, Scan, Sense};
use rapporteur_readers::span::Span;

/// A norm of the eleven, spoken of in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Index of the sentence.
    pub sentence: u32,
    /// Its letter.
    pub gge_norm: char,
    /// The words that speak of it, in the running text.
    pub span: Span,
    /// Index of the norm that states it; none where it is only named.
    pub norm: Option<u32>,
}

/// The mentions of a document, in the order of its sentences, each norm once a sentence.
pub fn mentions(sentences: usize, scan: &Scan, lexicons: &Lexicons, norms: &[Norm]) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut stated = norms.iter().enumerate().peekable();
    for sentence in 0..sentences as u32 {
        let mut found: Vec<(char, Found)> = lexicons
            .patterns
            .found(scan.matches_of(sentence as usize))
            .into_iter()
            .filter_map(|found| Some((letter(lexicons, found)?, found)))
            .collect();
        found.sort_by_key(|(letter, found)| (*letter, found.first, u32::MAX - found.last));
        found.dedup_by_key(|(letter, _)| *letter);
        while stated.next_if(|(_, norm)| norm.sentence < sentence).is_some() {}
        let here = stated.clone().take_while(|(_, norm)| norm.sentence == sentence);
        mentions.extend(found.into_iter().map(|(letter, found)| Mention {
            sentence,
            gge_norm: letter,
            span: Span {
                start: scan.tokens[found.first as usize].span.start,
                end: scan.tokens[found.last as usize].span.end,
            },
            norm: here.clone().find(|(_, norm)| norm.gge_norm == Some(letter)).map(|(index, _)| index as u32),
        }));
    }
    mentions
}

fn letter(lexicons: &Lexicons, found: Found) -> Option<char> {
    match lexicons.entries[found.entry.0 as usize].sense {
        Sense::GgeNorm(letter) => Some(letter),
        _ => None,
    }
}
