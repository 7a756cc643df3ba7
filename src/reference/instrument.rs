//! Treaties, instruments and reports that are cited by name or by an acronym that the document explains.

use super::{Cited, ReferenceKind, symbol};
use crate::lexicon::short_form::ShortForms;
use crate::lexicon::{EntryId, Instrument, Lexicons, Scan, Sense};
use crate::segment::Sentence;
use crate::span::Span;

/// What the lexicons of layer `instrument` find in a document.
pub(super) struct Instruments<'a> {
    scan: &'a Scan,
    lexicons: &'a Lexicons,
    short_forms: ShortForms<'a>,
}

impl<'a> Instruments<'a> {
    pub fn new(text: &'a str, sentences: &[Sentence], scan: &'a Scan, lexicons: &'a Lexicons) -> Self {
        let is_instrument = |sense: &Sense| matches!(sense, Sense::Instrument(_));
        let short_forms = ShortForms::new(text, sentences, scan, lexicons, is_instrument);
        Instruments { scan, lexicons, short_forms }
    }

    /// What a sentence cites by name.
    pub fn cited(&self, sentence: usize) -> Vec<Cited> {
        let mut cited = Vec::new();
        let mut add = |entry: EntryId, first: usize, last: usize| {
            let span = Span { start: self.scan.tokens[first].span.start, end: self.scan.tokens[last].span.end };
            cited.extend(self.lexicons.instrument(entry).map(|instrument| by_name(instrument, span)));
        };
        for hit in self.scan.matches_of(sentence) {
            add(hit.entry, hit.first as usize, hit.last as usize);
        }
        if !self.short_forms.is_empty() {
            self.short_forms
                .hits(self.scan, self.scan.tokens_of(sentence), |entry, hit| add(entry, hit.start, hit.end - 1));
        }
        cited
    }
}

fn by_name(instrument: &Instrument, span: Span) -> Cited {
    let Instrument { kind, symbol, title, url } = instrument;
    let url = url.clone().or_else(|| symbol::address(symbol.as_deref()?));
    Cited { span, kind: ReferenceKind::from(*kind), symbol: symbol.clone(), title: Some(title.clone()), url }
}
