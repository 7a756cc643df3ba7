//! A document with its text and all its rows: what most formats are written from.

use super::error::Error;
use super::place::Places;
use crate::dataset::Dossier;
use std::ops::{Deref, Range};

/// A document with its text and rows, whose offsets all lie within the text.
pub(super) struct Annotated {
    dossier: Dossier,
    pub text: String,
    places: Places,
}

impl Deref for Annotated {
    type Target = Dossier;

    fn deref(&self) -> &Dossier {
        &self.dossier
    }
}

impl Annotated {
    /// Lays the rows of a document to its text.
    pub fn new(dossier: Dossier, text: String) -> Result<Annotated, Error> {
        let places = Places::new(&text);
        let within = |[start, end]: [u32; 2]| start <= end && end as usize <= places.points();
        let is_within = spans(&dossier).all(within);
        if !is_within {
            return Err(Error::Outside { document: dossier.document.document });
        }
        Ok(Annotated { dossier, text, places })
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.document.document
    }

    /// By which an annotation calls a speaker: the name, and that nobody is named where it is not one.
    pub fn key(&self, id: &str) -> String {
        match self.speakers.iter().find(|speaker| speaker.speaker == id) {
            Some(speaker) if speaker.kind == "anonymous" => format!("anon:{}", speaker.name),
            Some(speaker) => speaker.name.clone(),
            None => id.into(),
        }
    }

    /// Code points as bytes of the text.
    pub fn bytes(&self, [start, end]: [u32; 2]) -> Range<usize> {
        self.places.byte(&self.text, start)..self.places.byte(&self.text, end)
    }

    /// Code points as UTF-16 units of the text.
    pub fn utf16(&self, [start, end]: [u32; 2]) -> Range<usize> {
        self.places.utf16(&self.text, start)..self.places.utf16(&self.text, end)
    }

    /// The letters that stand there in the text.
    pub fn letters(&self, span: [u32; 2]) -> &str {
        &self.text[self.bytes(span)]
    }
}

/// All spans of its rows.
fn spans(dossier: &Dossier) -> impl Iterator<Item = [u32; 2]> {
    let sections = dossier.sections.iter().map(|row| [row.start, row.end]);
    let sentences = dossier.sentences.iter().flat_map(|row| row.spans.iter().copied().chain([[row.start, row.end]]));
    let tags = dossier.tags.iter().map(|row| [row.start, row.end]);
    let statements = dossier.statements.iter().flat_map(|row| {
        let parts = [span(row.source_start, row.source_end), span(row.cue_start, row.cue_end)];
        parts.into_iter().flatten().chain(row.content_spans.iter().flatten().copied())
    });
    let norms = dossier.norms.iter().flat_map(|row| row.parts().into_iter().filter_map(|part| part.span));
    let positions = dossier.positions.iter().map(|row| [row.start, row.end]);
    let references = dossier.references.iter().map(|row| [row.start, row.end]);
    let remarks = dossier.remarks.iter().filter_map(|row| span(row.start, row.end));
    let speakers = dossier.speakers.iter().filter_map(|row| span(row.start, row.end));
    sections
        .chain(speakers)
        .chain(sentences)
        .chain(tags)
        .chain(statements)
        .chain(norms)
        .chain(positions)
        .chain(references)
        .chain(remarks)
}

/// A span, where both of its ends are told.
fn span(start: Option<u32>, end: Option<u32>) -> Option<[u32; 2]> {
    Some([start?, end?])
}
