//! What is counted of documents, and the figures that come of it.

use super::calibration::{Calibration, calibration};
use super::count::{Matches, Share};
use std::collections::BTreeMap;
use std::ops::AddAssign;

/// The themes whose figures are always told; others where an annotation has them.
const THEMES: [&str; 5] = ["norms", "law", "tools", "capacity-building", "confidence-building"];

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
        tell(all, "theme", &mut figures);
        let others = self.themes.keys().map(String::as_str).filter(|theme| !THEMES.contains(theme));
        for theme in THEMES.into_iter().chain(others) {
            let matches = self.themes.get(theme).copied().unwrap_or_default();
            figures.push((format!("theme_f1:{theme}"), matches.f1()));
        }
        figures.push(("act_accuracy".into(), self.act.value()));
        tell(self.positions, "position", &mut figures);
        figures.push(("speaker_position_f1".into(), self.speaker_positions.f1()));
        tell(self.norms, "norm", &mut figures);
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

fn tell(matches: Matches, what: &str, figures: &mut Figures) {
    let values = [("p", matches.precision()), ("r", matches.recall()), ("f1", matches.f1())];
    figures.extend(values.map(|(name, value)| (format!("{what}_{name}"), value)));
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
