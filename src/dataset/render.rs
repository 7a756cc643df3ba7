//! One analysed document as rows of every table; done beside the other documents, in any order.

use super::offsets::{Offsets, Place};
use super::rows::{Bytes, Formats, Rows, Texts};
use super::schema::{Each, Name};
use crate::analysis::Analysis;
use crate::attribute::{Candidate, Kind};
use crate::document::{Document, metadata_sha256};
use crate::lexicon::{Act, Lexicons};
use crate::speech::speaker::SpeakerId;
use crate::statement::Statement;
use crate::tag;
use rapporteur_readers::remark::{Remark, RemarkKind};
use rapporteur_readers::span::Span;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A document that could not be read.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The document's id.
    pub document: String,
    /// Its source, as the user gave it.
    pub source: String,
    /// SHA-256 of its bytes, where they could be read.
    pub sha256: Option<String>,
    /// What is known of it beside its text: names and values.
    pub metadata: Vec<(String, String)>,
    /// What kind of reason it is: [`RemarkKind::Unreadable`] or [`RemarkKind::Empty`].
    pub kind: RemarkKind,
    /// Why it could not be read.
    pub reason: String,
    /// Whether its pages may be pictures of words, which nobody was asked to read.
    pub pictured: bool,
}

/// The bytes of all files that one document adds to.
#[derive(Debug)]
pub struct Rendered {
    /// The document's id.
    pub document: String,
    /// Its source, as the user gave it.
    pub source: String,
    /// SHA-256 of its bytes.
    pub sha256: Option<String>,
    /// SHA-256 of what is known of it beside its text.
    pub(super) metadata: Option<String>,
    /// The text the offsets point into; none where nothing could be read.
    pub text: Option<String>,
    /// SHA-256 of the text.
    pub(super) text_sha256: Option<String>,
    /// Whether the text is the source itself.
    pub(super) verbatim: bool,
    /// The rows of each table.
    pub(super) tables: Each<Bytes>,
    /// What is counted for the closing summary.
    pub counts: Counts,
}

/// What is counted for the closing summary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Documents.
    pub documents: u64,
    /// Documents that could not be read.
    pub failed: u64,
    /// Sentences, as many as the table has rows.
    pub sentences: u64,
    /// Sentences of prose.
    #[serde(default)]
    pub prose: u64,
    /// Sentences of prose with an owner.
    pub owned: u64,
    /// Tags.
    pub tags: u64,
    /// Statements.
    pub statements: u64,
    /// Norms.
    pub norms: u64,
    /// Positions.
    pub positions: u64,
    /// Remarks.
    #[serde(default)]
    pub remarks: u64,
    /// Bytes of text.
    pub bytes: u64,
}

impl Counts {
    /// Adds another document's counts.
    pub fn add(&mut self, other: Counts) {
        self.documents += other.documents;
        self.failed += other.failed;
        self.sentences += other.sentences;
        self.prose += other.prose;
        self.owned += other.owned;
        self.tags += other.tags;
        self.statements += other.statements;
        self.norms += other.norms;
        self.positions += other.positions;
        self.remarks += other.remarks;
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
    renderer.norms();
    renderer.positions();
    renderer.references();
    renderer.statements();
    renderer.remarks();
    renderer.norm_mentions();
    renderer.text();
    let tables = renderer.tables.map(Rows::into_bytes);
    let Document { id, origin, text, .. } = analysis.document;
    let text_sha256 = if origin.verbatim { origin.sha256.clone() } else { format!("{:x}", Sha256::digest(&text)) };
    Rendered {
        document: id,
        source: origin.source,
        sha256: Some(origin.sha256),
        metadata: metadata_sha256(&origin.metadata),
        text_sha256: Some(text_sha256),
        verbatim: origin.verbatim,
        text: Some(text),
        tables,
        counts,
    }
}

/// Renders a document that could not be read: its row and the reason.
pub fn render_failure(failure: Failure, formats: Formats) -> Rendered {
    let mut tables = Each::new(|name| Rows::new(name.table(), formats));
    let row = &mut tables[Name::Documents];
    row.text(&failure.document);
    row.text(&failure.source);
    row.optional_text(failure.sha256.as_deref());
    row.nulls(10);
    row.text("failed");
    row.integer(1u8);
    row.nulls(5);
    row.metadata(&failure.metadata);
    row.end();
    let row = &mut tables[Name::Remarks];
    row.text(&failure.document);
    row.integer(1u8);
    row.nulls(3);
    row.text(failure.kind.name());
    row.text(&failure.reason);
    row.end();
    Rendered {
        document: failure.document,
        source: failure.source,
        sha256: failure.sha256,
        metadata: metadata_sha256(&failure.metadata),
        text: None,
        text_sha256: None,
        verbatim: false,
        tables: tables.map(Rows::into_bytes),
        counts: Counts { documents: 1, failed: 1, remarks: 1, ..Counts::default() },
    }
}

fn counts(analysis: &Analysis) -> Counts {
    let is_prose = |kind| matches!(kind, Kind::Narration | Kind::Statement | Kind::Discussion);
    let prose = analysis.attributions.sentences.iter().filter(|sentence| is_prose(sentence.kind));
    Counts {
        documents: 1,
        failed: 0,
        sentences: analysis.sentences.len() as u64,
        prose: prose.clone().count() as u64,
        owned: prose.filter(|sentence| !sentence.speakers.is_empty()).count() as u64,
        tags: analysis.tags.len() as u64,
        statements: analysis.statements.len() as u64,
        norms: analysis.norms.len() as u64,
        positions: analysis.positions.len() as u64,
        remarks: analysis.remarks.len() as u64,
        bytes: analysis.document.text.len() as u64,
    }
}

struct Renderer<'a> {
    analysis: &'a Analysis,
    document: &'a Document,
    lexicons: &'a Lexicons,
    offsets: Offsets<'a>,
    tables: Each<Rows>,
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
            tables: Each::new(|name| Rows::new(name.table(), formats)),
            speaker_ids,
            pieces: Vec::new(),
            points: Vec::new(),
        }
    }

    /// Puts the pieces of a sentence in the source, without white space at either end, into `points`.
    fn find_pieces(&mut self, span: Span) {
        self.document.running.pieces_into(span, &mut self.pieces);
        let pieces = self.pieces.iter().filter_map(|piece| trimmed(&self.document.text, *piece));
        self.points.clear();
        self.points.extend(pieces.map(|piece| (self.offsets.at(piece.start), self.offsets.at(piece.end))));
    }

    /// Where a span of the running text begins and ends in the source.
    fn places(&self, span: Span) -> (Place, Place) {
        let Span { start, end } = self.document.running.extent(span);
        (self.offsets.at(start), self.offsets.at(end))
    }

    fn documents(&mut self) {
        let characters = self.offsets.at(self.document.text.len() as u32).point;
        let (document, row) = (self.document, &mut self.tables[Name::Documents]);
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
        row.integer(characters);
        row.integer(document.paragraphs.len() as u64);
        row.integer(self.analysis.sentences.len() as u64);
        row.text(if left_out { "partial" } else { "ok" });
        row.integer(self.analysis.remarks.len() as u64);
        row.optional_integer(document.session);
        row.optional_text(document.date_end.as_deref());
        row.optional_text(document.date_text.as_deref());
        row.optional_text(document.occasion.as_deref());
        row.optional_integer((!document.pages.is_empty()).then_some(document.ocr));
        row.metadata(&document.origin.metadata);
        row.end();
    }

    fn sections(&mut self) {
        for (number, section) in self.document.sections.iter().enumerate() {
            let (start, end) = (self.offsets.at(section.span.start), self.offsets.at(section.span.end));
            let title = self.document.words(&self.document.paragraphs[section.heading as usize]);
            let row = &mut self.tables[Name::Sections];
            row.text(&self.document.id);
            row.integer(number as u64 + 1);
            row.integer(section.level);
            row.text(title);
            row.integer(start.point);
            row.integer(end.point);
            row.end();
        }
    }

    fn speakers(&mut self) {
        for (number, speaker) in self.analysis.attributions.speakers.iter().enumerate() {
            let named = speaker.first.map(|first| self.places(first));
            let row = &mut self.tables[Name::Speakers];
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
            row.optional_integer(named.map(|(start, _)| start.point));
            row.optional_integer(named.map(|(_, end)| end.point));
            row.end();
        }
    }

    fn sentences(&mut self) {
        let mut tags = self.analysis.tags.as_slice();
        let mut themes: Vec<u16> = Vec::new();
        for number in 0..self.analysis.sentences.len() {
            let (own, rest) = tags.split_at(tags.partition_point(|tag| tag.sentence <= number as u32));
            themes.clear();
            themes.extend(own.iter().filter_map(|tag| tag::theme(tag.entry, self.lexicons)));
            themes.sort_unstable();
            themes.dedup();
            tags = rest;
            self.sentence(number, &themes);
        }
    }

    fn sentence(&mut self, number: usize, themes: &[u16]) {
        let sentence = self.analysis.sentences[number];
        let attribution = &self.analysis.attributions.sentences[number];
        let paragraph = &self.document.paragraphs[sentence.paragraph as usize];
        self.find_pieces(sentence.span);
        let start = self.points.first().map_or(Place::default(), |(start, _)| *start);
        let end = self.points.last().map_or(start, |(_, end)| *end);
        let cue = attribution.cue.map(|cue| self.places(cue));
        let (ids, lexicons, points) = (&self.speaker_ids, self.lexicons, &self.points);
        let row = &mut self.tables[Name::Sentences];
        row.text(&self.document.id);
        row.integer(number as u64 + 1);
        row.optional_integer(paragraph.section.map(|section| u64::from(section) + 1));
        row.integer(u64::from(sentence.paragraph) + 1);
        row.optional_integer(self.document.page(start.byte));
        row.integer(start.point);
        row.integer(end.point);
        row.pairs(points.iter().map(|(start, end)| (start.point, end.point)));
        row.text(attribution.kind.name());
        row.text(sentence.span.of(&self.document.running.text));
        row.list(attribution.speakers.iter().map(|SpeakerId(id)| ids[*id as usize].as_str()));
        row.text(attribution.basis.name());
        row.share(attribution.confidence);
        row.optional_text(attribution.act.map(|act| act.name()));
        row.list(themes.iter().map(|theme| lexicons.themes[*theme as usize].as_str()));
        row.integer(start.byte);
        row.integer(end.byte);
        row.integer(start.utf16);
        row.integer(end.utf16);
        row.optional_text(paragraph.marker.map(|marker| marker.of(&self.document.text)));
        row.text(attribution.rule);
        row.optional_integer(cue.map(|(start, _)| start.point));
        row.optional_integer(cue.map(|(_, end)| end.point));
        row.optional_integer(attribution.antecedent.map(|antecedent| u64::from(antecedent) + 1));
        let candidates: Vec<String> = attribution.candidates.iter().map(Candidate::told).collect();
        row.list(candidates.iter().map(String::as_str));
        row.end();
    }

    fn tags(&mut self) {
        for (number, tag) in self.analysis.tags.iter().enumerate() {
            let (start, end) = self.places(tag.span);
            let (lexicon, entry) = self.lexicons.citation(tag.entry);
            let theme = tag::theme(tag.entry, self.lexicons).map_or("", |theme| &self.lexicons.themes[theme as usize]);
            let row = &mut self.tables[Name::Tags];
            row.text(&self.document.id);
            row.integer(number as u64 + 1);
            row.integer(u64::from(tag.sentence) + 1);
            row.text(theme);
            row.text(lexicon);
            row.text(entry);
            row.integer(start.point);
            row.integer(end.point);
            row.text(tag.span.of(&self.document.running.text));
            row.boolean(tag.negated);
            row.integer(start.byte);
            row.integer(end.byte);
            row.integer(start.utf16);
            row.integer(end.utf16);
            row.end();
        }
    }

    fn norms(&mut self) {
        for (number, norm) in self.analysis.norms.iter().enumerate() {
            let parts = [norm.attribute, norm.aim, norm.object, norm.condition, norm.or_else];
            let [attribute, aim, object, condition, or_else] = parts.map(|part| part.map(|part| self.quoted(part)));
            let deontic = self.places(norm.deontic_span);
            let row = &mut self.tables[Name::Norms];
            row.text(&self.document.id);
            row.integer(number as u64 + 1);
            row.integer(u64::from(norm.sentence) + 1);
            row.optional_integer(norm.statement.map(|statement| u64::from(statement) + 1));
            row.optional_text(norm.speaker.map(|SpeakerId(id)| self.speaker_ids[id as usize].as_str()));
            row.part(attribute);
            row.text(norm.deontic.name());
            row.integer(deontic.0.point);
            row.integer(deontic.1.point);
            [aim, object, condition, or_else].into_iter().for_each(|part| row.part(part));
            row.text(norm.kind.name());
            row.text(norm.bindingness.name());
            let mut letter = [0; 4];
            row.optional_text(norm.gge_norm.map(|norm| &*norm.encode_utf8(&mut letter)));
            row.share(norm.confidence);
            row.text(norm.rule);
            row.text(norm.deontic_span.of(&self.document.running.text));
            row.end();
        }
    }

    fn positions(&mut self) {
        for (number, position) in self.analysis.positions.iter().enumerate() {
            let (start, end) = self.places(position.span);
            let row = &mut self.tables[Name::Positions];
            row.text(&self.document.id);
            row.integer(number as u64 + 1);
            row.integer(u64::from(position.sentence) + 1);
            row.optional_integer(position.statement.map(|statement| u64::from(statement) + 1));
            row.optional_text(position.speaker.map(|SpeakerId(id)| self.speaker_ids[id as usize].as_str()));
            row.text(self.lexicons.citation(position.issue).1);
            row.text(position.stance.name());
            row.integer(position.force);
            row.integer(start.point);
            row.integer(end.point);
            row.text(position.span.of(&self.document.running.text));
            row.share(position.confidence);
            row.text(position.rule);
            row.text(self.lexicons.citation(position.issue).0);
            row.end();
        }
    }

    fn references(&mut self) {
        for (number, reference) in self.analysis.references.iter().enumerate() {
            let (start, end) = self.places(reference.span);
            let row = &mut self.tables[Name::References];
            row.text(&self.document.id);
            row.integer(number as u64 + 1);
            row.integer(u64::from(reference.sentence) + 1);
            row.text(reference.kind.name());
            row.optional_text(reference.symbol.as_deref());
            row.optional_text(reference.title.as_deref());
            row.optional_text(reference.url.as_deref());
            row.integer(start.point);
            row.integer(end.point);
            row.text(reference.span.of(&self.document.running.text));
            row.end();
        }
    }

    /// The words of a span of the running text, with where they begin and end in the source.
    fn quoted(&self, span: Span) -> (&'a str, u32, u32) {
        let (start, end) = self.places(span);
        (span.of(&self.document.running.text), start.point, end.point)
    }

    fn statements(&mut self) {
        for (number, statement) in self.analysis.statements.iter().enumerate() {
            self.statement(number, statement);
        }
    }

    fn statement(&mut self, number: usize, statement: &Statement) {
        let text = &self.document.running.text;
        let places = |span: Option<Span>| span.map(|span| self.places(span));
        let (source, cue) = (places(statement.source), places(statement.cue));
        let content: Vec<&str> = statement.content.iter().map(|piece| piece.of(text)).collect();
        let mut pieces = Vec::new();
        for piece in &statement.content {
            self.find_pieces(*piece);
            pieces.extend(self.points.iter().map(|(start, end)| (start.point, end.point)));
        }
        let row = &mut self.tables[Name::Statements];
        row.text(&self.document.id);
        row.integer(number as u64 + 1);
        row.integer(u64::from(statement.sentence) + 1);
        row.optional_integer(statement.parent.map(|parent| u64::from(parent) + 1));
        row.optional_text(statement.speaker.map(|SpeakerId(id)| self.speaker_ids[id as usize].as_str()));
        row.optional_integer(source.map(|(start, _)| start.point));
        row.optional_integer(source.map(|(_, end)| end.point));
        row.optional_text(statement.source.map(|source| source.of(text)));
        row.optional_integer(cue.map(|(start, _)| start.point));
        row.optional_integer(cue.map(|(_, end)| end.point));
        row.optional_text(statement.cue.map(|cue| cue.of(text)));
        row.pairs(pieces.into_iter());
        row.text(&content.join(" … "));
        row.optional_text(statement.act.map(Act::name));
        row.optional_integer(statement.force);
        row.text(statement.polarity.name());
        row.share(statement.confidence);
        row.text(statement.rule);
        row.end();
    }

    fn norm_mentions(&mut self) {
        for (number, mention) in self.analysis.norm_mentions.iter().enumerate() {
            let (words, start, end) = self.quoted(mention.span);
            let row = &mut self.tables[Name::NormMentions];
            row.text(&self.document.id);
            row.integer(number as u64 + 1);
            row.integer(u64::from(mention.sentence) + 1);
            row.text(mention.gge_norm.encode_utf8(&mut [0; 4]));
            row.optional_integer(mention.norm.map(|norm| u64::from(norm) + 1));
            row.integer(start);
            row.integer(end);
            row.text(words);
            row.end();
        }
    }

    fn text(&mut self) {
        let row = &mut self.tables[Name::Texts];
        if row.formats().texts == Texts::Table {
            row.text(&self.document.id);
            row.text(&self.document.text);
            row.end();
        }
    }

    fn remarks(&mut self) {
        for (number, Remark { span, kind, message }) in self.analysis.remarks.iter().enumerate() {
            let place = span.map(|span| (self.offsets.at(span.start).point, self.offsets.at(span.end).point));
            let row = &mut self.tables[Name::Remarks];
            row.text(&self.document.id);
            row.integer(number as u64 + 1);
            row.optional_integer(span.and_then(|span| self.document.page(span.start)));
            row.optional_integer(place.map(|(start, _)| start));
            row.optional_integer(place.map(|(_, end)| end));
            row.text(kind.name());
            row.text(message);
            row.end();
        }
    }
}

/// A piece of the source from letter to letter; none where it is all white space.
///
/// A blank of the running text stands for the last byte of the white space it folds, which may lie inside a letter such
/// as a no-break space.
fn trimmed(text: &str, piece: Span) -> Option<Span> {
    let border = |from: u32| (from..=text.len() as u32).find(|at| text.is_char_boundary(*at as usize));
    let (start, end) = (border(piece.start)?, border(piece.end)?);
    let span = (start < end).then(|| Span { start, end }.trim(text))?;
    (!span.is_empty()).then_some(span)
}
