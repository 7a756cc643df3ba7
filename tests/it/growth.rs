//! The law of growth: four times the text is four times the work, whatever the text holds.
//!
//! Work is the processor time of the thread, which other programs do not count into. It is not the same twice, so
//! the law leaves room: a step with a square in it takes sixteen times as long, a line of caches perhaps six. A pair that
//! breaks the law is measured anew, and the best of all times counts.

use crate::growers::{GROWERS, Grower};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rapporteur::dataset::{self, Formats};
use rapporteur::document::{Document, Origin};
use rapporteur::lexicon::{self, Lexicons};
use rapporteur::remark::Noted;
use rapporteur::source::{Part, PartKind, Text};
use rapporteur::span::Span;
use rapporteur::{analysis, structure};
use rustix::time::{ClockId, clock_gettime};
use std::sync::LazyLock;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(lexicon::embedded);

const FORMATS: Formats = Formats { csv: true, ..Formats::NONE };

/// The smaller of two texts, in bytes.
const SMALL: usize = 100_000;

/// How much more work the larger may be, and what is too little to be measured, in seconds.
const MOST: f64 = 9.0;
const FLOOR: f64 = 0.01;

/// How often a pair is measured before it breaks the law.
const ATTEMPTS: usize = 4;

/// A text of these things in turn, each a part of its own if a kind of part is given.
fn text(things: &[Grower], size: usize, kind: Option<PartKind>) -> Text {
    let mut text = Text::default();
    for number in 0.. {
        if text.text.len() >= size {
            break;
        }
        let start = text.text.len();
        text.text += &things[number % things.len()].1(number / things.len());
        if let Some(kind) = kind {
            text.parts.push(Part { span: Span::new(start, text.text.len()), kind });
            text.text += "\n\n";
        }
    }
    text
}

fn laid_out(text: Text) -> Noted<Document> {
    let origin = Origin { source: "law".into(), media_type: "text/plain", ..Origin::default() };
    structure::document("law".into(), origin, text)
}

/// Seconds of this thread that layout, analysis and rendering take.
fn work(text: Text) -> f64 {
    let began = clock_gettime(ClockId::ThreadCPUTime);
    let rendered = dataset::render(analysis::analyse(laid_out(text), &LEXICONS), &LEXICONS, FORMATS);
    let ended = clock_gettime(ClockId::ThreadCPUTime);
    assert!(rendered.counts.sentences > 0);
    (ended.tv_sec - began.tv_sec) as f64 + (ended.tv_nsec - began.tv_nsec) as f64 / 1e9
}

/// The least work of a text and of one four times as large, where they break the law however often they are measured.
///
/// Two texts that are not taken for the same sort of document are no pair: the steps differ.
fn breach(things: &[Grower], kind: Option<PartKind>) -> Option<(f64, f64)> {
    let (small, large) = (text(things, SMALL, kind), text(things, 4 * SMALL, kind));
    if laid_out(small.clone()).value.genre != laid_out(large.clone()).value.genre {
        return None;
    }
    let mut least = (f64::MAX, f64::MAX);
    for _ in 0..ATTEMPTS {
        least = (least.0.min(work(small.clone())), least.1.min(work(large.clone())));
        if least.1 <= MOST * least.0 + FLOOR {
            return None;
        }
    }
    Some(least)
}

#[test]
fn work_grows_with_every_thing_alone() {
    let breaches: Vec<_> = GROWERS.iter().filter_map(|grower| Some((grower.0, breach(&[*grower], None)?))).collect();
    assert!(breaches.is_empty(), "{breaches:?}");
}

fn part() -> impl Strategy<Value = Option<PartKind>> {
    let kinds = [PartKind::Block, PartKind::Prose, PartKind::Heading(2), PartKind::Footnote, PartKind::Furniture];
    proptest::option::of(select(kinds.to_vec()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 12, ..ProptestConfig::default() })]

    #[test]
    fn work_grows_with_the_text_and_no_faster(things in subsequence(GROWERS.to_vec(), 1..=3), kind in part()) {
        let names: Vec<&str> = things.iter().map(|thing| thing.0).collect();
        prop_assert_eq!(breach(&things, kind), None, "{:?} as {:?}", names, kind);
    }
}
