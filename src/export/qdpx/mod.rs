//! REFI-QDA: a project for NVivo, MAXQDA, ATLAS.ti and QualCoder.
//!
//! Themes, positions and speakers are codes; tags, positions and sentences are the selections that bear them. The standard
//! counts code points; some tools take a line end for one letter and some for two, so that the texts end lines in `\n`.

mod code;
mod guid;
mod package;
mod selection;

use super::Exporter;
use super::annotated::Annotated;
use super::error::Error;
use super::folded::Folded;
use super::remark::counted;
use crate::dataset::shelf::{Issue, Position};
use code::{Code, Codes};
use package::Package;
use selection::Selection;
use std::path::Path;

/// The project while documents are added.
pub(super) struct Qdpx {
    package: Package,
    codes: Codes,
    statements: usize,
    norms: usize,
}

impl Qdpx {
    /// A project without documents, of a dataset with these issues.
    pub fn new(issues: Vec<Issue>, out: &Path) -> Result<Qdpx, Error> {
        Ok(Qdpx { package: Package::create(out)?, codes: Codes::new(issues), statements: 0, norms: 0 })
    }
}

impl Exporter for Qdpx {
    fn add(&mut self, document: &Annotated) -> Result<(), Error> {
        self.statements += document.statements.len();
        self.norms += document.norms.len();
        let text = Folded::new(document);
        self.package.begin(document, &text)?;
        for tag in &document.tags {
            let code = self.codes.of(Code::Theme(tag.theme.clone()));
            let negated = if tag.negated { ", negated" } else { "" };
            let about = format!("{}/{}{negated}", tag.lexicon, tag.entry);
            let place = text.points([tag.start, tag.end]);
            self.package.select(&Selection { id: format!("tag {}", tag.tag), code, place, about })?;
        }
        for position in &document.positions {
            let issue = (position.lexicon.clone(), position.issue.clone());
            let code = self.codes.of(Code::Position(issue, position.stance.clone()));
            let about = about_position(document, position);
            let place = text.points([position.start, position.end]);
            self.package.select(&Selection { id: format!("position {}", position.position), code, place, about })?;
        }
        self.sentences(document, &text)?;
        self.package.end()
    }

    fn finish(self) -> Result<Vec<String>, Error> {
        let (statements, norms) = (self.statements, self.norms);
        let replaced = self.package.finish(&self.codes)?;
        let remarks = [
            (statements + norms, format!("{statements} statements and {norms} norms are left out")),
            (replaced, format!("{replaced} letters of names were replaced that XML cannot hold")),
        ];
        Ok(counted(remarks).collect())
    }
}

impl Qdpx {
    /// Codes each piece of a sentence with who says it.
    fn sentences(&mut self, document: &Annotated, text: &Folded) -> Result<(), Error> {
        for sentence in &document.sentences {
            for speaker in &sentence.speakers {
                let code = self.codes.of(Code::Speaker(document.called(speaker).into()));
                for (piece, span) in sentence.spans.iter().enumerate() {
                    let id = format!("sentence {} {speaker} {piece}", sentence.sentence);
                    let act = sentence.act.as_deref().unwrap_or("reported");
                    let about = format!("sentence {}: {}, {act}", sentence.sentence, sentence.kind);
                    self.package.select(&Selection { id, code: code.clone(), place: text.points(*span), about })?;
                }
            }
        }
        Ok(())
    }
}

/// Who takes a position, and how surely that was found.
fn about_position(document: &Annotated, position: &Position) -> String {
    let who = position.speaker.as_deref().map_or("nobody named", |speaker| document.called(speaker));
    match position.confidence {
        Some(confidence) => format!("{who}, confidence {confidence:.2}"),
        None => who.into(),
    }
}
