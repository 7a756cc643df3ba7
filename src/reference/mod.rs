//! Which documents, treaties and reports the text cites.
//!
//! Three readers look at each sentence: `symbol` reads document symbols, `resolution` the numbers of resolutions and
//! decisions, `instrument` the names of the lexicons of layer `instrument`. Where two see the same words, the longer
//! reading wins. Then `place` adds the articles, paragraphs and chapters that are cited of a text.

mod agency;
mod instrument;
mod line;
mod named;
mod organ;
mod place;
mod resolution;
mod symbol;

use crate::document::{Document, ParagraphKind};
use crate::lexicon::{InstrumentKind, Lexicons, Scan};
use crate::segment::Sentence;
use instrument::Instruments;
use line::Line;
use named::Named;
use place::Place;
use rapporteur_readers::span::Span;

/// One place where the text cites another text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Index of the sentence.
    pub sentence: u32,
    /// What sort of text is cited.
    pub kind: ReferenceKind,
    /// Its symbol in the usual form: `A/RES/491 (V)`.
    pub symbol: Option<String>,
    /// Its title, with the article or paragraph cited: `Charter of the United Nations, Article 51`.
    pub title: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The words that cite it, in the running text.
    pub span: Span,
}

/// What sort of text is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReferenceKind {
    /// A document known by its symbol alone.
    Document,
    /// A resolution of an organ.
    Resolution,
    /// A decision of an organ or a conference.
    Decision,
    /// A treaty.
    Treaty,
    /// A declaration, agenda, set of rules or arrangement.
    Instrument,
    /// A report known by name.
    Report,
}

impl ReferenceKind {
    /// Every kind, in the order of the enumeration in the datasets.
    pub const ALL: [ReferenceKind; 6] = [
        ReferenceKind::Document,
        ReferenceKind::Resolution,
        ReferenceKind::Decision,
        ReferenceKind::Treaty,
        ReferenceKind::Instrument,
        ReferenceKind::Report,
    ];

    /// The name used in the datasets.
    pub fn name(self) -> &'static str {
        match self {
            ReferenceKind::Document => "document",
            ReferenceKind::Resolution => "resolution",
            ReferenceKind::Decision => "decision",
            ReferenceKind::Treaty => "treaty",
            ReferenceKind::Instrument => "instrument",
            ReferenceKind::Report => "report",
        }
    }
}

impl From<InstrumentKind> for ReferenceKind {
    fn from(kind: InstrumentKind) -> Self {
        match kind {
            InstrumentKind::Treaty => ReferenceKind::Treaty,
            InstrumentKind::Instrument => ReferenceKind::Instrument,
            InstrumentKind::Report => ReferenceKind::Report,
        }
    }
}

/// What one reader found: the words, and what they cite.
struct Cited {
    span: Span,
    kind: ReferenceKind,
    symbol: Option<String>,
    title: Option<String>,
    url: Option<String>,
}

/// What a document cites, in the order of the text; running heads and other furniture are passed over.
pub fn references(document: &Document, sentences: &[Sentence], scan: &Scan, lexicons: &Lexicons) -> Vec<Reference> {
    let text = &document.running.text;
    let instruments = Instruments::new(text, sentences, scan, lexicons);
    let mut named = Named::default();
    let mut references = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        if document.paragraphs[sentence.paragraph as usize].kind == ParagraphKind::Furniture {
            continue;
        }
        let line = Line { text, tokens: &scan.tokens[scan.tokens_of(index)] };
        let mut cited = instruments.cited(index);
        let places = read(&line, &mut cited);
        let mut cited = longest(cited);
        cited.iter_mut().for_each(|cited| entitle(cited, lexicons));
        place::attach(&line, &places, &mut named, &mut cited);
        references.extend(cited.into_iter().map(|cited| reference(index, cited)));
    }
    references
}

/// Adds the symbols, resolutions and decisions of a sentence; returns the articles and paragraphs named in it.
fn read(line: &Line, cited: &mut Vec<Cited>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut free = 0;
    for at in 0..line.tokens.len() {
        match line.first(at) {
            b'/' if at >= free => free = around_slash(line, at, cited),
            b'R' | b'r' | b'D' | b'd' | b'U' | b'S' if resolution::is_word(line.word(at)) => {
                resolution::read(line, at, cited)
            }
            b'W' | b'E' | b'G' => cited.extend(agency::read(line, at)),
            b'A' | b'a' | b'C' | b'c' | b'P' | b'p' => place::read(line, at, &mut places),
            _ => {}
        }
    }
    places
}

/// Reads the decision or symbol around a slash; returns the first token that is free again.
fn around_slash(line: &Line, slash: usize, cited: &mut Vec<Cited>) -> usize {
    resolution::read_alone(line, slash, cited).unwrap_or_else(|| symbol::read(line, slash, cited))
}

/// Of readings that share words the longest, in the order of the text.
fn longest(mut cited: Vec<Cited>) -> Vec<Cited> {
    cited.sort_by_key(|cited| (cited.span.start, std::cmp::Reverse(cited.span.end)));
    let mut kept: Vec<Cited> = Vec::with_capacity(cited.len());
    for cited in cited {
        match kept.last_mut().filter(|last| last.span.overlaps(cited.span)) {
            Some(last) if last.span.len() < cited.span.len() => *last = cited,
            Some(_) => {}
            None => kept.push(cited),
        }
    }
    kept
}

/// Gives what is cited by its symbol or number the title that the lexicons know.
fn entitle(cited: &mut Cited, lexicons: &Lexicons) {
    if let (None, Some(symbol)) = (&cited.title, &cited.symbol) {
        cited.title = lexicons.instrument_with(symbol).map(|known| known.title.clone());
    }
}

fn reference(sentence: usize, cited: Cited) -> Reference {
    let Cited { span, kind, symbol, title, url } = cited;
    Reference { sentence: sentence as u32, kind, symbol, title, url, span }
}
