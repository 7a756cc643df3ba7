//! The report as text, pages, paragraphs and sections; never altered once read.
//!
//! A document holds its text twice, for two readers. `text` is what the source says, to the
//! byte, and is what every offset in the datasets points into. `running` is what a person would
//! read aloud: line ends inside a paragraph folded to blanks, hyphens at line ends mended, a
//! sentence continued over a page break without the footnote in between. The steps work on the
//! running text; [`Running`] leads every place of it back to the source.

use rapporteur_readers::span::Span;
use sha2::{Digest, Sha256};

/// Where a document came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The path as given by the user, or `-` for standard input.
    pub source: String,
    /// The name that the document has there, which may tell whose it is: of the file without its ending, or the id that
    /// its table gives it. Empty where its id is all.
    pub name: String,
    /// SHA-256 of the input's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// IANA media type of the input, such as `text/plain`.
    pub media_type: &'static str,
    /// Whether the document's text is the very bytes of the input.
    pub verbatim: bool,
    /// What is known of it beside its text: names and values, in the order of their source.
    pub metadata: Vec<(String, String)>,
}

/// SHA-256 of what is known of a document beside its text; none where nothing is.
pub fn metadata_sha256(metadata: &[(String, String)]) -> Option<String> {
    let mut digest = Sha256::new();
    for part in metadata.iter().flat_map(|(name, value)| [name, value]) {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    }
    (!metadata.is_empty()).then(|| format!("{:x}", digest.finalize()))
}

/// The kind of text, which decides whose words to expect in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Genre {
    /// Summary of a seminar, workshop, round table or informal meeting; also minutes and records of conversation.
    Seminar,
    /// Verbatim record: first person, a label before each speech.
    Verbatim,
    /// Summary record: third person, numbered paragraphs, `Mr. X (Country) said that`.
    Summary,
    /// Earth Negotiations Bulletin and its like: States and blocs as speakers.
    Bulletin,
    /// Report adopted by a group of experts or a working group.
    Consensus,
    /// Resolution or decision of an organ.
    Resolution,
    /// One speech by one speaker.
    Speech,
    /// Record of many speakers that is none of the United Nations: of a parliament, a press conference, an interview.
    Transcript,
    /// Press release or press coverage.
    Press,
    /// Joint statement, declaration or communiqué.
    Statement,
    /// Anything else.
    #[default]
    Other,
}

impl Genre {
    /// Every genre, in the order of the enumeration in the datasets.
    pub const ALL: [Genre; 11] = [
        Genre::Seminar,
        Genre::Verbatim,
        Genre::Summary,
        Genre::Bulletin,
        Genre::Consensus,
        Genre::Resolution,
        Genre::Speech,
        Genre::Other,
        Genre::Transcript,
        Genre::Press,
        Genre::Statement,
    ];

    /// The name used in the datasets.
    pub fn name(self) -> &'static str {
        match self {
            Genre::Seminar => "seminar",
            Genre::Verbatim => "verbatim",
            Genre::Summary => "summary",
            Genre::Bulletin => "bulletin",
            Genre::Consensus => "consensus",
            Genre::Resolution => "resolution",
            Genre::Speech => "speech",
            Genre::Transcript => "transcript",
            Genre::Press => "press",
            Genre::Statement => "statement",
            Genre::Other => "other",
        }
    }
}

/// What part a paragraph plays in the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// Title or section heading, with its level (1 is the highest).
    Heading(u8),
    /// A line of a list of speakers.
    Roster,
    /// A footnote's own text.
    Footnote,
    /// Running heads, page numbers, document codes, signatures, front matter.
    Furniture,
    /// Running prose, list items included.
    Prose,
}

/// A paragraph of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its part in the layout.
    pub kind: ParagraphKind,
    /// Its words in the running text, without the marker.
    pub span: Span,
    /// Its number, letter, bullet or heading mark in the source text (`8.`, `(a)`, `•`, `##`).
    pub marker: Option<Span>,
    /// Index into [`Document::sections`] of the innermost section it stands in; none before the first heading.
    pub section: Option<u32>,
}

/// A section: a heading and all that stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Depth, 1 being the highest.
    pub level: u8,
    /// Index into [`Document::paragraphs`] of its heading.
    pub heading: u32,
    /// From the heading's start to the end of its last subsection, in the source text.
    pub span: Span,
}

/// One document, read and laid out.
#[derive(Clone, Debug)]
pub struct Document {
    /// Unique name within a run, made from the file name; safe as a file name.
    pub id: String,
    /// Where it came from.
    pub origin: Origin,
    /// Its kind.
    pub genre: Genre,
    /// Its title, if one was found.
    pub title: Option<String>,
    /// Its document symbol, if one was found (`A/70/174`).
    pub symbol: Option<String>,
    /// The day it or its meeting is of as `YYYY-MM-DD`, the first of several, if one was found.
    pub date: Option<String>,
    /// The last day of several.
    pub date_end: Option<String>,
    /// The date as it is told, such as `June 2016`.
    pub date_text: Option<String>,
    /// The occasion on which a speech was given.
    pub occasion: Option<String>,
    /// How many of its pages were read off their pictures.
    pub ocr: u32,
    /// Number of the session it belongs to, if one was found.
    pub session: Option<u32>,
    /// ISO 639-1 code of its language; only English is analysed.
    pub language: Option<&'static str>,
    /// What the source says. All offsets in the datasets point here.
    pub text: String,
    /// Where each page starts in `text`; the first is 0. Empty when the source has no pages.
    pub pages: Vec<u32>,
    /// What a person would read aloud, with the way back to `text`.
    pub running: Running,
    /// The paragraphs in reading order; their spans do not overlap.
    pub paragraphs: Vec<Paragraph>,
    /// The sections in reading order.
    pub sections: Vec<Section>,
}

impl Document {
    /// The name that may tell whose it is.
    pub fn name(&self) -> &str {
        if self.origin.name.is_empty() { &self.id } else { &self.origin.name }
    }

    /// The page, from 1, on which a place of the source text lies; none when there are no pages.
    pub fn page(&self, at: u32) -> Option<u32> {
        match self.pages.partition_point(|&start| start <= at) {
            0 => None,
            n => Some(n as u32),
        }
    }

    /// The words of a paragraph.
    pub fn words(&self, paragraph: &Paragraph) -> &str {
        paragraph.span.of(&self.running.text)
    }
}

/// The running text and, for every stretch of it, where that stretch stands in the source.
#[derive(Clone, Debug, Default)]
pub struct Running {
    /// The text.
    pub text: String,
    runs: Vec<Run>,
}

/// From `running` on, up to the next run, the text was copied from `source` on.
#[derive(Clone, Copy, Debug)]
struct Run {
    running: u32,
    source: u32,
    /// Whether other words of the source lie between the run before and this one.
    cut: bool,
}

impl Running {
    /// Appends `words`, which stand at byte `source` of the source text.
    ///
    /// `cut` says that other words of the source lie between what was appended last and this.
    pub fn push(&mut self, words: &str, source: usize, cut: bool) {
        self.start_run(source, cut);
        self.text.push_str(words);
    }

    /// Appends one blank in place of the white space at byte `source` of the source text.
    pub fn push_blank(&mut self, source: usize) {
        self.push(" ", source, false);
    }

    /// Takes back what was appended from byte `end` of the running text on.
    pub fn truncate(&mut self, end: usize) {
        self.text.truncate(end);
        while self.runs.last().is_some_and(|run| run.running as usize >= end) {
            self.runs.pop();
        }
    }

    fn start_run(&mut self, source: usize, cut: bool) {
        let running = self.text.len() as u32;
        let source = source as u32;
        let goes_on = self.runs.last().is_some_and(|run| running - run.running == source.wrapping_sub(run.source));
        if cut || !goes_on {
            self.runs.push(Run { running, source, cut });
        }
    }

    /// Where a byte of the running text stands in the source text.
    pub fn source_of(&self, at: u32) -> u32 {
        let run = &self.runs[self.run_at(at)];
        run.source + (at - run.running)
    }

    /// The stretches of the source text that a span of the running text was copied from.
    ///
    /// One stretch, unless a page break, footnote or running head cuts the span in two.
    pub fn pieces(&self, span: Span) -> Vec<Span> {
        let mut pieces = Vec::new();
        self.pieces_into(span, &mut pieces);
        pieces
    }

    /// As [`Running::pieces`], into a list that is cleared first.
    pub fn pieces_into(&self, span: Span, pieces: &mut Vec<Span>) {
        pieces.clear();
        if span.is_empty() || self.runs.is_empty() {
            return;
        }
        let (first, last) = (self.run_at(span.start), self.run_at(span.end - 1));
        let mut start = self.source_of(span.start);
        for next in first + 1..=last {
            let run = self.runs[next];
            if run.cut {
                pieces.push(Span { start, end: self.source_of(run.running - 1) + 1 });
                start = run.source;
            }
        }
        pieces.push(Span { start, end: self.source_of(span.end - 1) + 1 });
    }

    /// The stretch of the source text from where a span begins to where it ends, whatever lies between.
    pub fn extent(&self, span: Span) -> Span {
        if span.is_empty() || self.runs.is_empty() {
            return Span::default();
        }
        Span { start: self.source_of(span.start), end: self.source_of(span.end - 1) + 1 }
    }

    fn run_at(&self, at: u32) -> usize {
        self.runs.partition_point(|run| run.running <= at).saturating_sub(1)
    }
}
