//! An annotated document as the program reads it: each sentence with the unit that covers it.

use crate::gold::{Gold, Unit};
use rapporteur::analysis::Models;
use rapporteur::annotation::{self, Annotation, Layers};
use rapporteur::attribute::Kind;
use rapporteur::document::{Document, Origin};
use rapporteur::evaluate::gold::Duty;
use rapporteur::lexicon::{Act, Lexicons};
use rapporteur::model::learn::Example;
use rapporteur::norm::Norm;
use rapporteur::position;
use rapporteur::remark::Noted;
use rapporteur::segment::{self, Sentence};
use rapporteur::source::Text;
use rapporteur::span::Span;
use rapporteur::speech::speaker::Speaker;
use rapporteur::structure;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// So many issues are several.
const SEVERAL: usize = 5;

/// An annotated document, read.
pub struct Aligned<'g> {
    pub gold: &'g Gold,
    /// The number of the document, and of its series.
    number: u32,
    pub series: u32,
    document: Document,
    sentences: Vec<Sentence>,
    /// The unit of each sentence.
    units: Vec<Option<usize>>,
    /// What owners are learnt from; none where they are not weighed.
    pub owners: Option<Example>,
}

/// The document without its annotation.
pub fn laid_out(gold: &Gold) -> Noted<Document> {
    let origin = Origin {
        source: gold.source.display().to_string(),
        name: gold.name.clone(),
        sha256: format!("{:x}", Sha256::digest(gold.text.as_bytes())),
        media_type: "text/plain",
        verbatim: true,
        ..Origin::default()
    };
    structure::document(gold.name.clone(), origin, Text { text: gold.text.clone(), ..Text::default() })
}

impl<'g> Aligned<'g> {
    /// Reads a document.
    pub fn of(gold: &'g Gold, number: u32, series: u32, lexicons: &Lexicons) -> Aligned<'g> {
        let document = laid_out(gold).value;
        let sentences = segment::sentences(&document);
        let stretch = |sentence: &Sentence| {
            let pieces = document.running.pieces(sentence.span);
            pieces.iter().map(|piece| (piece.start as usize, piece.end as usize)).collect()
        };
        let units = gold.units_of(&sentences.iter().map(stretch).collect::<Vec<_>>());
        let mut aligned = Aligned { gold, number, series, document, sentences, units, owners: None };
        let owners = annotation::owners(&aligned.document, &aligned.sentences, lexicons, &aligned);
        aligned.owners = owners.map(|steps| Example { document: number, series, steps });
        aligned
    }

    /// Whether it takes sides on several issues: one that does not is on other matters than they.
    pub fn takes_positions(&self) -> bool {
        let positions = self.gold.units.iter().flat_map(|unit| &unit.positions);
        positions.map(|(issue, _)| issue).collect::<BTreeSet<_>>().len() >= SEVERAL
    }

    /// What acts, norms and positions are learnt from, with owners as `models` lays them.
    pub fn layers(&self, lexicons: &Lexicons, models: &Models) -> Layers {
        let mut layers = annotation::layers(&self.document, &self.sentences, lexicons, models, self);
        for example in [&mut layers.acts, &mut layers.norms, &mut layers.positions].into_iter().flatten() {
            (example.document, example.series) = (self.number, self.series);
        }
        layers
    }

    fn unit(&self, sentence: usize) -> Option<&Unit> {
        self.units[sentence].map(|unit| &self.gold.units[unit])
    }

    /// The unit in which a stretch of the running text stands.
    fn unit_at(&self, span: Span) -> Option<&Unit> {
        let source = self.document.running.extent(span);
        let (start, end) = (self.gold.points[source.start as usize], self.gold.points[source.end as usize]);
        let inside = |unit: &&Unit| unit.spans.iter().any(|[from, to]| *from as usize <= start && end <= *to as usize);
        self.gold.units.iter().find(inside)
    }
}

impl Annotation for Aligned<'_> {
    fn is_owned(&self, sentence: usize, kind: Kind, speakers: &[&Speaker]) -> bool {
        self.unit(sentence).is_some_and(|unit| unit.kind == kind.name() && self.gold.same(unit, speakers))
    }

    fn act(&self, sentence: usize) -> Option<Act> {
        self.unit(sentence)?.act
    }

    fn positions(&self, sentence: usize) -> position::Annotated {
        self.unit(sentence).map_or(Vec::new(), |unit| unit.positions.clone())
    }

    /// Whether a norm is annotated: with the same aim, or the same force on something of the same name.
    fn is_norm(&self, norm: &Norm) -> bool {
        let of = |span: Option<Span>| span.map_or(Vec::new(), |span| words(span.of(&self.document.running.text)));
        let aim = of(norm.aim);
        let own = [aim.clone(), of(norm.object)].concat();
        let is = |annotated: &Duty| {
            let theirs = words(annotated.aim.as_deref().unwrap_or_default());
            let force = annotated.deontic == norm.deontic.name();
            aim.iter().any(|word| theirs.contains(word))
                || force
                    && own.iter().any(|word| {
                        theirs.contains(word) || words(annotated.object.as_deref().unwrap_or_default()).contains(word)
                    })
        };
        self.unit_at(norm.deontic_span).is_some_and(|unit| unit.norms.iter().any(is))
    }
}

/// The words of a phrase of three letters or more in small letters, articles left out.
fn words(text: &str) -> Vec<String> {
    let small = text.to_lowercase();
    let words = small.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| word.len() > 2 && *word != "the").map(str::to_string).collect()
}
