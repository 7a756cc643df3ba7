//! What is counted of documents, and the figures that come of it.

use super::calibration::{Calibration, calibration};
use std::collections::BTreeMap;
use std::ops::AddAssign;

/// The themes whose figures are always told; others where an annotation has them.
const THEMES: [&str; 5] = ["norms", "law", "tools", "capacity-building", "confidence-building"];

/// How many were found, how many there are, and how many are both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Matches {
    pub both: usize,
    pub found: usize,
    pub wanted: usize,
}

/// How many of some are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Share {
    pub right: usize,
    pub all: usize,
}

/// What is counted of one document, or of several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub(super) ends: Matches,
    pub(super) kind: Share,
    /// Owners of all units of prose.
    pub(super) owner: Share,
    /// Owners of those that have one.
    pub(super) speaker: Share,
    /// Sentences with owners: whether one of them is right.
    pub(super) stated: Share,
    pub(super) act: Share,
    pub(super) themes: BTreeMap<String, Matches>,
    pub(super) positions: Matches,
    /// Of each speaker once.
    pub(super) speaker_positions: Matches,
    pub(super) norms: Matches,
    pub(super) norm_words: Matches,
    pub(super) deontic: Share,
    pub(super) attribute: Share,
    /// Whether kind and owner are right, by confidence in thousandths.
    pub(super) confidence: BTreeMap<u16, Share>,
}

/// Figures by name, in the order in which they are told.
pub type Figures = Vec<(String, f64)>;

impl Tally {
    /// The figures: each a share between 0 and 1. One of nothing is 0, an F1 of nothing found and nothing wanted 1.
    pub fn figures(&self) -> Figures {
        let mut figures = vec![
            ("boundary_f1".to_string(), self.ends.f1()),
            ("kind_accuracy".into(), self.kind.value()),
            ("speaker_accuracy".into(), self.speaker.value()),
            ("speaker_precision".into(), self.stated.value()),
            ("owner_accuracy_all".into(), self.owner.value()),
        ];
        let all = self.themes.values().fold(Matches::default(), |all, next| all + *next);
        all.tell("theme", &mut figures);
        let others = self.themes.keys().map(String::as_str).filter(|theme| !THEMES.contains(theme));
        for theme in THEMES.into_iter().chain(others) {
            let matches = self.themes.get(theme).copied().unwrap_or_default();
            figures.push((format!("theme_f1:{theme}"), matches.f1()));
        }
        figures.push(("act_accuracy".into(), self.act.value()));
        self.positions.tell("position", &mut figures);
        figures.push(("speaker_position_f1".into(), self.speaker_positions.f1()));
        self.norms.tell("norm", &mut figures);
        figures.push(("norm_words_f1".into(), self.norm_words.f1()));
        figures.push(("deontic_accuracy".into(), self.deontic.value()));
        figures.push(("attribute_accuracy".into(), self.attribute.value()));
        let Calibration { error, share_at_90, right_at_90 } = calibration(&self.confidence);
        figures.push(("calibration_error".into(), error));
        figures.push(("share_at_90".into(), share_at_90));
        figures.push(("right_at_90".into(), right_at_90));
        figures
    }
}

impl Matches {
    fn precision(self) -> f64 {
        share(self.both, self.found, self.wanted)
    }

    fn recall(self) -> f64 {
        share(self.both, self.wanted, self.found)
    }

    fn f1(self) -> f64 {
        let sum = self.precision() + self.recall();
        if sum == 0.0 { 0.0 } else { 2.0 * self.precision() * self.recall() / sum }
    }

    fn tell(self, what: &str, figures: &mut Figures) {
        let values = [("p", self.precision()), ("r", self.recall()), ("f1", self.f1())];
        figures.extend(values.map(|(name, value)| (format!("{what}_{name}"), value)));
    }
}

/// A share of some; of none it is 1 where there are none on the other side either.
fn share(right: usize, all: usize, others: usize) -> f64 {
    match all {
        0 => f64::from(u8::from(others == 0)),
        all => right as f64 / all as f64,
    }
}

impl Share {
    /// Counts one more.
    pub fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn value(self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }
}

impl std::ops::Add for Matches {
    type Output = Matches;

    fn add(self, more: Matches) -> Matches {
        Matches { both: self.both + more.both, found: self.found + more.found, wanted: self.wanted + more.wanted }
    }
}

impl AddAssign for Matches {
    fn add_assign(&mut self, more: Matches) {
        *self = *self + more;
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, more: Share) {
        self.right += more.right;
        self.all += more.all;
    }
}

impl AddAssign<&Tally> for Tally {
    fn add_assign(&mut self, more: &Tally) {
        self.ends += more.ends;
        self.kind += more.kind;
        self.owner += more.owner;
        self.speaker += more.speaker;
        self.stated += more.stated;
        self.act += more.act;
        for (theme, matches) in &more.themes {
            *self.themes.entry(theme.clone()).or_default() += *matches;
        }
        self.positions += more.positions;
        self.speaker_positions += more.speaker_positions;
        self.norms += more.norms;
        self.norm_words += more.norm_words;
        self.deontic += more.deontic;
        self.attribute += more.attribute;
        for (confidence, share) in &more.confidence {
            *self.confidence.entry(*confidence).or_default() += *share;
        }
    }
}
