//! What a side is like before anything in it is compared: how much there is, and how its owners were found.
//!
//! Owners are found in other ways in reports of other houses and genres, and so more or fewer of them: a difference of
//! style must not be sold as a change of mind.

use super::side::Side;
use super::word;
use crate::attribute::Basis;
use rustc_hash::FxHashSet;

/// What a side is like.
#[derive(Clone, Debug)]
pub(super) struct Outline {
    pub genres: Vec<String>,
    pub paragraphs: usize,
    pub sentences: usize,
    pub words: usize,
    /// The share of its sentences whose owner was found in each way.
    pub bases: [f32; Basis::ALL.len()],
    /// The share of its sentences that are sure enough.
    pub sure: f32,
}

impl Outline {
    /// The outline of a side in which a confidence of `least` counts.
    pub fn of(side: &Side, least: f32) -> Outline {
        let mut genres: Vec<String> = side.reports.iter().filter_map(|report| report.document.genre.clone()).collect();
        genres.sort();
        genres.dedup();
        let mut paragraphs: FxHashSet<(usize, u32)> = FxHashSet::default();
        let (mut sentences, mut all_words, mut sure) = (0, 0, 0);
        let mut bases = [0; Basis::ALL.len()];
        for report in &side.reports {
            for sentence in report.sentences.iter().filter(|sentence| sentence.is_prose()) {
                paragraphs.insert((report.number, sentence.paragraph));
                sentences += 1;
                all_words += word::count(&sentence.text);
                sure += usize::from(sentence.confidence >= least);
                bases[sentence.basis as usize] += 1;
            }
        }
        Outline {
            genres,
            paragraphs: paragraphs.len(),
            sentences,
            words: all_words,
            bases: bases.map(|count| share(count, sentences)),
            sure: share(sure, sentences),
        }
    }

    /// The share of its sentences that have an owner.
    pub fn owned(&self) -> f32 {
        1.0 - self.bases[Basis::None as usize]
    }

    /// What to mind when this side is compared with the one before.
    pub fn caveats(&self, before: &Outline) -> Vec<String> {
        let mut caveats = Vec::new();
        if self.genres != before.genres {
            caveats.push(format!("the genres differ: {} before, {} here", list(&before.genres), list(&self.genres)));
        }
        if (self.owned() - before.owned()).abs() >= FAR {
            let (before, here) = (percent(before.owned()), percent(self.owned()));
            caveats.push(format!(
                "{before} of the sentences have an owner before, {here} here: what is said by nobody cannot be compared"
            ));
        }
        for (basis, (before, here)) in Basis::ALL.into_iter().zip(before.bases.into_iter().zip(self.bases)) {
            if basis != Basis::None && (here - before).abs() >= FAR {
                let (before, here) = (percent(before), percent(here));
                caveats.push(format!(
                    "{before} of the owners are found by `{}` before, {here} here: the reports are of other styles",
                    basis.name()
                ));
            }
        }
        caveats
    }
}

/// From where on two shares are far apart.
const FAR: f32 = 0.15;

fn share(count: usize, of: usize) -> f32 {
    count as f32 / of.max(1) as f32
}

fn percent(share: f32) -> String {
    format!("{:.0} %", share * 100.0)
}

fn list(words: &[String]) -> String {
    if words.is_empty() { "none".into() } else { words.join(", ") }
}
