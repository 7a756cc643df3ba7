//! Treaties, instruments and reports that are cited by name or by an acronym that the document explains.

use super::{Cited, ReferenceKind, symbol};
use crate::lexicon::short_form::ShortForms;
use crate::lexicon::{EntryId, Instrument, InstrumentKind, Lexicons, Scan, Sense};
use crate::segment::Sentence;
use rapporteur_readers::span::Span;

/// What the lexicons of layer `instrument` find in a document.
pub(super) struct Instruments<'a> {
    scan: &'a Scan,
    lexicons: &'a Lexicons,
    short_forms: ShortForms<'a>,
}

impl<'a> Instruments<'a> {
    pub fn new(text: &'a str, sentences: &[Sentence], scan: &'a Scan, lexicons: &'a Lexicons) -> Self {
        let short_forms = ShortForms::new(text, sentences, scan, lexicons, may_be_short);
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

/// Whether an acronym may stand for an entry: reports come year by year, and their acronyms mean all of them.
fn may_be_short(sense: &Sense) -> bool {
    matches!(sense, Sense::Instrument(instrument) if instrument.kind != InstrumentKind::Report)
}

fn by_name(instrument: &Instrument, span: Span) -> Cited {
    let Instrument { kind, symbol, title, url } = instrument;
    let url = url.clone().or_else(|| symbol::address(symbol.as_deref()?));
    Cited { span, kind: ReferenceKind::from(*kind), symbol: symbol.clone(), title: Some(title.clone()), url }
}
