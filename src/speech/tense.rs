//! The tense that a verb's form tells.

use super::words::Any;

/// When something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// `said`
    Past,
    /// `says`
    Present,
    /// `has said`
    Perfect,
    /// `had said`
    Pluperfect,
    /// `may say`
    Modal,
}

/// Past forms and participles that do not end in `ed`.
const IRREGULAR: Any = Any::of(&[
    "said",
    "told",
    "thought",
    "felt",
    "held",
    "found",
    "saw",
    "heard",
    "wrote",
    "spoke",
    "took",
    "gave",
    "made",
    "began",
    "went",
    "understood",
    "foresaw",
    "sought",
    "lent",
    "paid",
    "had",
    "upheld",
    "knew",
    "learnt",
    "drew",
    "put",
    "set",
    "undertook",
    "meant",
    "led",
    "chose",
    "forecast",
    "came",
    "did",
    "known",
    "seen",
    "laid",
    "swore",
    "read",
    "written",
    "brought",
    "agreed",
    "disagreed",
    "taught",
]);

/// Whether a verb's form, in small letters, is past tense or participle.
pub(crate) fn is_past(form: &str) -> bool {
    form.ends_with("ed") && !form.ends_with("eed") || IRREGULAR.holds(form)
}
