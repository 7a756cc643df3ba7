//! A folder of UIMA: a CAS in XMI a document, and `TypeSystem.xml`, which INCEpTION reads as layers.
//!
//! Each table is a span layer `webanno.custom.…`. A statement lies on its cue and has its source, cue and pieces of content
//! as slots, a norm lies on the words that bind and has the parts of its wording as slots; rows keep their numbers. The
//! sentences in which INCEpTION shows a text are DKPro's, which may not overlap: one that stands between the pieces of
//! another is part of that.
//!
//! A CAS counts UTF-16 units. The text stands in it letter by letter; what XML cannot hold is U+FFFD, which is one unit too.

mod layers;
mod record;

use super::Exporter;
use super::annotated::Annotated;
use super::error::Error;
use super::xml::{self, Xml};
use crate::dataset::shelf::{Norm, Position, Reference, Section, Sentence, Speaker, Statement, Tag};
use layers::{NAMESPACES, write_types};
use record::{Features, Record};
use std::path::{Path, PathBuf};

/// The folder while documents are added.
pub(super) struct Cas {
    folder: PathBuf,
    replaced: usize,
    remarks: usize,
}

impl Cas {
    /// A folder with the types alone.
    pub fn new(folder: &Path) -> Result<Cas, Error> {
        let mut xml = Xml::new(&folder.join("TypeSystem.xml"))?;
        write_types(&mut xml)?;
        xml.finish()?;
        Ok(Cas { folder: folder.into(), replaced: 0, remarks: 0 })
    }
}

impl Exporter for Cas {
    fn add(&mut self, document: &Annotated) -> Result<(), Error> {
        let mut xml = Xml::new(&self.folder.join(format!("{}.xmi", document.id())))?;
        xml.open("xmi:XMI", &NAMESPACES)?;
        let mut record = Record::new(&mut xml, document);
        metadata(&mut record, document)?;
        units(&mut record, &document.sentences)?;
        document.sections.iter().try_for_each(|row| section(&mut record, row))?;
        document.speakers.iter().try_for_each(|row| speaker(&mut record, row))?;
        document.sentences.iter().try_for_each(|row| sentence(&mut record, document, row))?;
        document.tags.iter().try_for_each(|row| tag(&mut record, row))?;
        document.statements.iter().try_for_each(|row| statement(&mut record, document, row))?;
        document.norms.iter().try_for_each(|row| norm(&mut record, document, row))?;
        document.positions.iter().try_for_each(|row| position(&mut record, document, row))?;
        document.references.iter().try_for_each(|row| reference(&mut record, row))?;
        record.finish()?;
        xml.close("xmi:XMI")?;
        self.replaced += xml.finish()?;
        self.remarks += document.remarks.len();
        Ok(())
    }

    fn finish(self) -> Result<Vec<String>, Error> {
        let left_out = (self.remarks > 0).then(|| format!("{} remarks are left out", self.remarks));
        Ok(left_out.into_iter().chain(xml::remark(self.replaced)).collect())
    }
}

/// What DKPro tells of a document.
fn metadata(record: &mut Record, document: &Annotated) -> Result<(), Error> {
    let row = &document.document;
    let mut features = Features::default();
    features.add("language", row.language.as_deref().or(Some("x-unspecified")));
    features.add("documentTitle", row.title.as_deref());
    features.add("documentId", Some(&row.document));
    record.annotation("metadata:DocumentMetaData", record.whole(), features).map(drop)
}

/// The sentences in which a text is shown: none overlaps another.
fn units(record: &mut Record, sentences: &[Sentence]) -> Result<(), Error> {
    let mut spans: Vec<[u32; 2]> = sentences.iter().map(|row| [row.start, row.end]).collect();
    spans.sort_unstable();
    spans.dedup_by(|next, unit| {
        let is_within = next[0] < unit[1];
        unit[1] = if is_within { unit[1].max(next[1]) } else { unit[1] };
        is_within
    });
    spans.into_iter().try_for_each(|span| record.annotation("type:Sentence", span, Features::default()).map(drop))
}

fn section(record: &mut Record, row: &Section) -> Result<(), Error> {
    let mut features = Features::numbered(row.section);
    features.add("level", Some(row.level));
    features.add("title", row.title.as_deref());
    record.annotation("custom:Section", [row.start, row.end], features).map(drop)
}

fn speaker(record: &mut Record, row: &Speaker) -> Result<(), Error> {
    let mut features = Features::default();
    features.add("identifier", Some(&row.speaker));
    features.add("name", Some(&row.name));
    features.add("familyName", row.family_name.as_deref());
    features.add("honorific", row.honorific.as_deref());
    features.add("function", row.function.as_deref());
    features.add("affiliation", row.affiliation.as_deref());
    features.add("state", row.state.as_deref());
    features.add("kind", Some(&row.kind));
    features.add("onBehalfOf", row.on_behalf_of.as_deref());
    let named = row.start.zip(row.end).map_or([0, 0], |(start, end)| [start, end]);
    record.annotation("custom:Speaker", named, features).map(drop)
}

fn sentence(record: &mut Record, document: &Annotated, row: &Sentence) -> Result<(), Error> {
    let names: Vec<&str> = row.speakers.iter().map(|id| document.called(id)).collect();
    for (piece, span) in (1_u32..).zip(&row.spans) {
        let mut features = Features::numbered(row.sentence);
        features.add("piece", (row.spans.len() > 1).then_some(piece));
        features.add("kind", Some(&row.kind));
        features.add("speakers", (!names.is_empty()).then(|| names.join("; ")));
        features.add("speakerIds", (!names.is_empty()).then(|| row.speakers.join(" ")));
        features.add("basis", Some(&row.basis));
        features.add("act", row.act.as_deref());
        features.add("themes", (!row.themes.is_empty()).then(|| row.themes.join(" ")));
        features.add("paragraph", Some(row.paragraph));
        features.add("page", row.page);
        features.add("confidence", Some(row.confidence));
        record.annotation("custom:Sentence", *span, features)?;
    }
    Ok(())
}

fn tag(record: &mut Record, row: &Tag) -> Result<(), Error> {
    let mut features = Features::numbered(row.tag);
    features.add("theme", Some(&row.theme));
    features.add("lexicon", Some(&row.lexicon));
    features.add("entry", Some(&row.entry));
    features.add("negated", Some(row.negated));
    record.annotation("custom:Tag", [row.start, row.end], features).map(drop)
}

fn statement(record: &mut Record, document: &Annotated, row: &Statement) -> Result<(), Error> {
    let source = row.source_start.zip(row.source_end).map(|(start, end)| [start, end]);
    let cue = row.cue_start.zip(row.cue_end).map(|(start, end)| [start, end]);
    let contents = row.content_spans.as_deref().unwrap_or_default();
    let parts = source.into_iter().map(|span| ("custom:Source", "source", span));
    let parts = parts.chain(cue.into_iter().map(|span| ("custom:Cue", "cue", span)));
    let parts = parts.chain(contents.iter().map(|span| ("custom:Content", "content", *span)));
    let parts: Vec<_> = parts.collect();
    let Some(place) = cue.or(parts.first().map(|(_, _, span)| *span)) else { return Ok(()) };
    let mut features = Features::numbered(row.statement);
    features.add("parent", row.parent);
    features.add("speaker", row.speaker.as_deref().map(|id| document.called(id)));
    features.add("speakerId", row.speaker.as_deref());
    features.add("act", row.act.as_deref());
    features.add("force", row.force);
    features.add("polarity", row.polarity.as_deref());
    features.add("confidence", row.confidence);
    features.add("parts", record.slots("custom:StatementPartsLink", &parts)?);
    record.annotation("custom:Statement", place, features).map(drop)
}

fn norm(record: &mut Record, document: &Annotated, row: &Norm) -> Result<(), Error> {
    let parts = row.parts().into_iter().filter_map(|part| Some(("custom:NormPart", part.name, part.span?)));
    let parts: Vec<_> = parts.collect();
    let deontic = parts.iter().find(|(_, name, _)| *name == "deontic").or(parts.first());
    let Some((_, _, place)) = deontic.copied() else { return Ok(()) };
    let mut features = Features::numbered(row.norm);
    features.add("statement", row.statement);
    features.add("speaker", row.speaker.as_deref().map(|id| document.called(id)));
    features.add("speakerId", row.speaker.as_deref());
    features.add("deontic", Some(&row.deontic));
    features.add("ggeNorm", row.gge_norm.as_deref());
    features.add("confidence", row.confidence);
    features.add("parts", record.slots("custom:NormPartsLink", &parts)?);
    record.annotation("custom:Norm", place, features).map(drop)
}

fn position(record: &mut Record, document: &Annotated, row: &Position) -> Result<(), Error> {
    let mut features = Features::numbered(row.position);
    features.add("statement", row.statement);
    features.add("speaker", row.speaker.as_deref().map(|id| document.called(id)));
    features.add("speakerId", row.speaker.as_deref());
    features.add("lexicon", Some(&row.lexicon));
    features.add("issue", Some(&row.issue));
    features.add("stance", Some(&row.stance));
    features.add("force", row.force);
    features.add("confidence", row.confidence);
    record.annotation("custom:Position", [row.start, row.end], features).map(drop)
}

fn reference(record: &mut Record, row: &Reference) -> Result<(), Error> {
    let mut features = Features::numbered(row.reference);
    features.add("kind", Some(&row.kind));
    features.add("symbol", row.symbol.as_deref());
    features.add("title", row.title.as_deref());
    features.add("url", row.url.as_deref());
    record.annotation("custom:Reference", [row.start, row.end], features).map(drop)
}
