//! What is compared: sides in their order, and who speaks on them.

use super::alignment::Actors;
use super::side::Side;
use super::source::{Report, Source};

/// What is compared.
pub(super) struct Comparison<'s> {
    pub sources: &'s [Source],
    pub sides: Vec<Side<'s>>,
    pub actors: Actors,
    /// The confidence from which on a row counts as certain.
    pub least: f32,
}

impl Comparison<'_> {
    /// The dataset of a report.
    pub fn dataset(&self, report: &Report) -> &str {
        &self.sources[report.source].name
    }

    /// What a reader should mind of all that is compared.
    pub fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        for source in &self.sources[1..] {
            if source.lexicons != self.sources[0].lexicons {
                let (first, other) = (&self.sources[0].name, &source.name);
                remarks
                    .push(format!("`{other}` was analysed with other lexicons than `{first}`: what they find differs"));
            }
        }
        let compared: usize = self.sides.iter().map(|side| side.reports.len()).sum();
        let all: usize = self.sources.iter().map(|source| source.reports.len()).sum();
        if compared < all {
            remarks.push(format!("{} documents without a sentence are left out", all - compared));
        }
        remarks
    }

    /// Each side with the one before it.
    pub fn pairs(&self) -> impl Iterator<Item = [usize; 2]> {
        (1..self.sides.len()).map(|side| [side - 1, side])
    }

    pub fn names(&self, pair: [usize; 2]) -> [&str; 2] {
        pair.map(|side| self.sides[side].name.as_str())
    }
}
