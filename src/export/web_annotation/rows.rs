//! The rows of a document as annotations.

use super::super::annotated::Annotated;
use super::super::error::Error;
use super::super::labels::labels;
use super::annotation::Annotation;
use crate::dataset::shelf::{Norm, Position, Reference, Statement, Tag};
use serde_json::Value;

/// Hands over the annotations of a document, whose ids begin with the name of its page.
pub(super) fn annotations(
    document: &Annotated,
    page: &str,
    mut take: impl FnMut(Value) -> Result<(), Error>,
) -> Result<(), Error> {
    let rows = Rows { document, page };
    for (sentence, labels) in labels(document) {
        let annotation = rows.classifying("sentence", sentence.sentence).labels(labels.iter().map(ToString::to_string));
        let annotation =
            annotation.label("basis", Some(&sentence.basis)).label("confidence", Some(sentence.confidence));
        take(sentence.spans.iter().fold(annotation, |annotation, span| annotation.about(*span)).json())?;
    }
    document.tags.iter().try_for_each(|row| take(rows.tag(row)))?;
    document.statements.iter().flat_map(|row| rows.statement(row)).try_for_each(&mut take)?;
    document.norms.iter().flat_map(|row| rows.norm(row)).try_for_each(&mut take)?;
    document.positions.iter().try_for_each(|row| take(rows.position(row)))?;
    document.references.iter().try_for_each(|row| take(rows.reference(row)))
}

/// The rows of a document, and its page.
struct Rows<'d> {
    document: &'d Annotated,
    page: &'d str,
}

impl<'d> Rows<'d> {
    fn id(&self, table: &str, number: u32) -> String {
        format!("{}#{table}-{number}", self.page)
    }

    fn classifying(&self, table: &str, number: u32) -> Annotation<'d> {
        Annotation::new(self.document, self.id(table, number), "classifying")
    }

    fn speaker(&self, id: &Option<String>) -> Option<String> {
        id.as_deref().map(|id| self.document.key(id))
    }

    fn tag(&self, row: &Tag) -> Value {
        let annotation = Annotation::new(self.document, self.id("tag", row.tag), "tagging")
            .label("theme", Some(&row.theme))
            .label("entry", Some(format!("{}/{}", row.lexicon, row.entry)))
            .label("negated", row.negated.then_some("yes"));
        annotation.about([row.start, row.end]).json()
    }

    /// The content of a statement, and linked to it its source and its cue.
    fn statement(&self, row: &'d Statement) -> Vec<Value> {
        let id = self.id("statement", row.statement);
        let annotation = self
            .classifying("statement", row.statement)
            .label("speaker", self.speaker(&row.speaker))
            .label("act", row.act.as_deref())
            .label("force", row.force)
            .label("polarity", row.polarity.as_deref())
            .label("confidence", row.confidence)
            .label("within", row.parent);
        let contents = row.content_spans.as_deref().unwrap_or_default();
        let content = contents.iter().fold(annotation, |annotation, span| annotation.about(*span)).json();
        let source = row.source_start.zip(row.source_end).map(|(start, end)| self.part(&id, "source", [start, end]));
        let cue = row.cue_start.zip(row.cue_end).map(|(start, end)| self.part(&id, "cue", [start, end]));
        [Some(content), source, cue].into_iter().flatten().collect()
    }

    /// The words of a norm that bind, and linked to them its parts.
    fn norm(&self, row: &'d Norm) -> Vec<Value> {
        let id = self.id("norm", row.norm);
        let [attribute, deontic, parts @ ..] = row.parts();
        let annotation = self
            .classifying("norm", row.norm)
            .label("norm", Some(&row.deontic))
            .label("gge-norm", row.gge_norm.as_deref())
            .label("speaker", self.speaker(&row.speaker))
            .label("confidence", row.confidence);
        let words = deontic.span.into_iter().fold(annotation, |annotation, span| annotation.about(span)).json();
        let parts = [attribute].into_iter().chain(parts).filter_map(|part| Some(self.part(&id, part.name, part.span?)));
        std::iter::once(words).chain(parts).collect()
    }

    /// A part of a row, linked to it.
    fn part(&self, row: &str, name: &str, span: [u32; 2]) -> Value {
        let annotation = Annotation::new(self.document, format!("{row}-{name}"), "linking").link(Some(row));
        annotation.label("part", Some(name)).about(span).json()
    }

    fn position(&self, row: &'d Position) -> Value {
        let annotation = self
            .classifying("position", row.position)
            .label("position", Some(format!("{}={}", row.issue, row.stance)))
            .label("lexicon", Some(&row.lexicon))
            .label("force", row.force)
            .label("speaker", self.speaker(&row.speaker))
            .label("confidence", row.confidence);
        annotation.about([row.start, row.end]).json()
    }

    fn reference(&self, row: &'d Reference) -> Value {
        let annotation = Annotation::new(self.document, self.id("reference", row.reference), "identifying")
            .label("reference", Some(&row.kind))
            .label("symbol", row.symbol.as_deref())
            .label("title", row.title.as_deref())
            .link(row.url.as_deref());
        annotation.about([row.start, row.end]).json()
    }
}
