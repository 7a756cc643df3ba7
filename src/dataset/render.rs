//! One analysed document as rows of every table; done beside the other documents, in any order.

use super::offsets::{Offsets, Place};
use super::rows::{Formats, Rows};
use super::schema::TABLES;
use crate::analysis::Analysis;
use crate::attribute::SpeakerId;
use crate::document::Document;
use crate::lexicon::Lexicons;
use crate::remark::{Remark, RemarkKind};
use crate::span::Span;
use crate::tag;

/// A document that could not be read.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The document's id.
    pub document: String,
    /// Its source, as the user gave it.
    pub source: String,
    /// SHA-256 of its bytes, where they could be read.
    pub sha256: Option<String>,
    /// Why it could not be read.
    pub reason: String,
}

/// The bytes of all files that one document adds to.
#[derive(Debug, Default)]
pub struct Rendered {
    /// The document's id.
    pub document: String,
    /// Its source, as the user gave it.
    pub source: String,
    /// SHA-256 of its bytes.
    pub sha256: Option<String>,
    /// The text the offsets point into; none where nothing could be read.
    pub text: Option<String>,
    /// Whether the text is the source's very bytes.
    pub verbatim: bool,
    /// The rows of each table: CSV and JSON Lines.
    pub tables: Vec<(Vec<u8>, Vec<u8>)>,
    /// What is counted for the closing summary.
    pub counts: Counts,
}

/// What is counted for the closing summary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Documents.
    pub documents: u64,
    /// Documents that could not be read.
    pub failed: u64,
    /// Sentences of prose.
    pub sentences: u64,
    /// Sentences of prose with an owner.
    pub owned: u64,
    /// Tags.
    pub tags: u64,
    /// Bytes of text.
    pub bytes: u64,
}

impl Counts {
    /// Adds another document's counts.
    pub fn add(&mut self, other: Counts) {
        self.documents += other.documents;
        self.failed += other.failed;
        self.sentences += other.sentences;
        self.owned += other.owned;
        self.tags += other.tags;
        self.bytes += other.bytes;
    }
}

/// Renders an analysed document.
pub fn render(analysis: Analysis, lexicons: &Lexicons, formats: Formats) -> Rendered {
    let counts = counts(&analysis);
    let mut renderer = Renderer::new(&analysis, lexicons, formats);
    renderer.documents();
    renderer.sections();
    renderer.speakers();
    renderer.sentences();
    renderer.tags();
    renderer.remarks();
    let tables = renderer.into_tables();
    let verbatim = !analysis.remarks.iter().any(|remark| remark.kind == RemarkKind::Encoding);
    let Document { id, origin, text, .. } = analysis.document;
    Rendered {
        document: id,
        source: origin.source,
        sha256: Some(origin.sha256),
        text: Some(text),
        verbatim,
        tables,
        counts,
    }
}

/// Renders a document that could not be read: its row and the reason.
pub fn render_failure(failure: Failure, formats: Formats) -> Rendered {
    let mut tables = empty_tables(formats);
    let row = &mut tables[0];
    row.text(&failure.document);
    row.text(&failure.source);
    row.optional_text(failure.sha256.as_deref());
    for _ in 3..13 {
        row.null();
    }
    row.text("failed");
    row.integer(1);
    row.end();
    let row = &mut tables[9];
    row.text(&failure.document);
    row.integer(1);
    for _ in 0..3 {
        row.null();
    }
    row.text(RemarkKind::Unreadable.name());
    row.text(&failure.reason);
    row.end();
    Rendered {
        document: failure.document,
        source: failure.source,
        sha256: failure.sha256,
        tables: tables.into_iter().map(Rows::into_bytes).collect(),
        counts: Counts { documents: 1, failed: 1, ..Counts::default() },
        ..Rendered::default()
    }
}

fn counts(analysis: &Analysis) -> Counts {
    let prose = analysis
        .attributions
        .sentences
        .iter()
        .filter(|sentence| sentence.act.is_some() || sentence.kind == crate::attribute::Kind::Narration);
    Counts {
        documents: 1,
        failed: 0,
        sentences: prose.clone().count() as u64,
        owned: prose.filter(|sentence| !sentence.speakers.is_empty()).count() as u64,
        tags: analysis.tags.len() as u64,
        bytes: analysis.document.text.len() as u64,
    }
}

fn empty_tables(formats: Formats) -> Vec<Rows> {
    TABLES.iter().map(|table| Rows::new(table, formats)).collect()
}

struct Renderer<'a> {
    analysis: &'a Analysis,
    document: &'a Document,
    lexicons: &'a Lexicons,
    offsets: Offsets<'a>,
    tables: Vec<Rows>,
    /// The ids of the speakers, as written.
    speaker_ids: Vec<String>,
    /// Of the sentence at hand: its pieces in the source, and the places where they begin and end.
    pieces: Vec<Span>,
    points: Vec<(Place, Place)>,
}

impl<'a> Renderer<'a> {
    fn new(analysis: &'a Analysis, lexicons: &'a Lexicons, formats: Formats) -> Self {
        let document = &analysis.document;
        let speaker_ids = (1..=analysis.attributions.speakers.len()).map(|number| format!("s{number}")).collect();
        Renderer {
            analysis,
            document,
            lexicons,
            offsets: Offsets::new(&document.text),
            tables: empty_tables(formats),
            speaker_ids,
            pieces: Vec::new(),
            points: Vec::new(),
        }
    }

    fn into_tables(self) -> Vec<(Vec<u8>, Vec<u8>)> {
        self.tables.into_iter().map(Rows::into_bytes).collect()
    }

    /// Where a span of the running text begins and ends in the source.
    fn places(&mut self, span: Span) -> (Place, Place) {
        let Span { start, end } = self.document.running.extent(span);
        (self.offsets.at(start), self.offsets.at(end))
    }

    fn documents(&mut self) {
        let characters = self.offsets.characters();
        let (document, row) = (self.document, &mut self.tables[0]);
        let left_out = self.analysis.remarks.iter().any(|remark| remark.kind == RemarkKind::LeftOut);
        row.text(&document.id);
        row.text(&document.origin.source);
        row.text(&document.origin.sha256);
        row.text(document.origin.media_type);
        row.text(document.genre.name());
        row.optional_text(document.title.as_deref());
        row.optional_text(document.symbol.as_deref());
        row.optional_text(document.date.as_deref());
        row.optional_text(document.language);
        row.optional_integer((!document.pages.is_empty()).then_some(document.pages.len() as u64));
        row.integer(characters.into());
        row.integer(document.paragraphs.len() as u64);
        row.integer(self.analysis.sentences.len() as u64);
        row.text(if left_out { "partial" } else { "ok" });
        row.integer(self.analysis.remarks.len() as u64);
        row.end();
    }

    fn sections(&mut self) {
        for (number, section) in self.document.sections.iter().enumerate() {
            let (start, end) = (self.offsets.at(section.span.start), self.offsets.at(section.span.end));
            let title = self.document.words(&self.document.paragraphs[section.heading as usize]);
            let row = &mut self.tables[1];
            row.text(&self.document.id);
            row.integer(number as u64 + 1);
            row.integer(section.level.into());
            row.text(title);
            row.integer(start.point.into());
            row.integer(end.point.into());
            row.end();
        }
    }

    fn speakers(&mut self) {
        for (number, speaker) in self.analysis.attributions.speakers.iter().enumerate() {
            let named = speaker.first.filter(|first| !first.is_empty()).map(|first| self.places(first));
            let row = &mut self.tables[2];
            row.text(&self.document.id);
            row.text(&self.speaker_ids[number]);
            row.text(&speaker.name);
            row.optional_text(speaker.family_name.as_deref());
            row.optional_text(speaker.honorific.as_deref());
            row.optional_text(speaker.function.as_deref());
            row.optional_text(speaker.affiliation.as_deref());
            row.optional_text(speaker.state.as_deref());
            row.text(speaker.kind.name());
            row.optional_text(speaker.on_behalf_of.as_deref());
            row.optional_integer(named.map(|(start, _)| start.point.into()));
            row.optional_integer(named.map(|(_, end)| end.point.into()));
            row.end();
        }
    }

    fn sentences(&mut self) {
        let mut tags = self.analysis.tags.as_slice();
        let mut themes: Vec<&str> = Vec::new();
        for number in 0..self.analysis.sentences.len() {
            let own = tags.partition_point(|tag| tag.sentence <= number as u32);
            themes.clear();
            let mut found: Vec<u16> =
                tags[..own].iter().filter_map(|tag| tag::theme(tag.entry, self.lexicons)).collect();
            found.sort_unstable();
            found.dedup();
            themes.extend(found.iter().map(|theme| self.lexicons.themes[*theme as usize].as_str()));
            tags = &tags[own..];
            self.sentence(number, &themes);
        }
    }

    fn sentence(&mut self, number: usize, themes: &[&str]) {
        let sentence = self.analysis.sentences[number];
        let attribution = &self.analysis.attributions.sentences[number];
        let paragraph = &self.document.paragraphs[sentence.paragraph as usize];
        self.document.running.pieces_into(sentence.span, &mut self.pieces);
        self.points.clear();
        self.points.extend(self.pieces.iter().map(|piece| (self.offsets.at(piece.start), self.offsets.at(piece.end))));
        let points = &self.points;
        let start = points.first().map_or(Place::default(), |(start, _)| *start);
        let end = points.last().map_or(start, |(_, end)| *end);
        let cue = attribution.cue.map(|cue| self.document.running.extent(cue));
        let cue = cue.map(|cue| (self.offsets.at(cue.start), self.offsets.at(cue.end)));
        let ids = &self.speaker_ids;
        let row = &mut self.tables[3];
        row.text(&self.document.id);
        row.integer(number as u64 + 1);
        row.optional_integer(paragraph.section.map(|section| u64::from(section) + 1));
        row.integer(u64::from(sentence.paragraph) + 1);
        row.optional_integer(self.document.page(start.byte).map(u64::from));
        row.integer(start.point.into());
        row.integer(end.point.into());
        row.pairs(points.iter().map(|(start, end)| (start.point, end.point)));
        row.text(attribution.kind.name());
        row.text(sentence.span.of(&self.document.running.text));
        row.list(attribution.speakers.iter().map(|SpeakerId(id)| ids[*id as usize].as_str()));
        row.text(attribution.basis.name());
        row.share(attribution.confidence);
        row.optional_text(attribution.act.map(|act| act.name()));
        row.list(themes.iter().copied());
        row.integer(start.byte.into());
        row.integer(end.byte.into());
        row.integer(start.utf16.into());
        row.integer(end.utf16.into());
        row.optional_text(paragraph.marker.map(|marker| marker.of(&self.document.text)));
        row.text(attribution.rule);
        row.optional_integer(cue.map(|(start, _)| start.point.into()));
        row.optional_integer(cue.map(|(_, end)| end.point.into()));
        row.optional_integer(attribution.antecedent.map(|antecedent| u64::from(antecedent) + 1));
        row.end();
    }

    fn tags(&mut self) {
        for (number, tag) in self.analysis.tags.iter().enumerate() {
            let (start, end) = self.places(tag.span);
            let (lexicon, entry) = self.lexicons.citation(tag.entry);
            let theme = tag::theme(tag.entry, self.lexicons).map_or("", |theme| &self.lexicons.themes[theme as usize]);
            let row = &mut self.tables[4];
            row.text(&self.document.id);
            row.integer(number as u64 + 1);
            row.integer(u64::from(tag.sentence) + 1);
            row.text(theme);
            row.text(lexicon);
            row.text(entry);
            row.integer(start.point.into());
            row.integer(end.point.into());
            row.text(tag.span.of(&self.document.running.text));
            row.boolean(tag.negated);
            row.integer(start.byte.into());
            row.integer(end.byte.into());
            row.integer(start.utf16.into());
            row.integer(end.utf16.into());
            row.end();
        }
    }

    fn remarks(&mut self) {
        for (number, Remark { span, kind, message }) in self.analysis.remarks.iter().enumerate() {
            let place = span.map(|span| (self.offsets.at(span.start).point, self.offsets.at(span.end).point));
            let row = &mut self.tables[9];
            row.text(&self.document.id);
            row.integer(number as u64 + 1);
            row.optional_integer(span.and_then(|span| self.document.page(span.start)).map(u64::from));
            row.optional_integer(place.map(|(start, _)| start.into()));
            row.optional_integer(place.map(|(_, end)| end.into()));
            row.text(kind.name());
            row.text(message);
            row.end();
        }
    }
}
