//! What brat must know of the annotations: their names, what binds what, and which values attributes have.

use super::super::annotated::Annotated;
use crate::dataset::shelf::Tag;
use crate::lexicon::{Act, DeonticForce};
use crate::position::Stance;
use std::collections::BTreeSet;

/// The names that depend on the lexicons of the run.
#[derive(Default)]
pub(super) struct Configuration {
    themes: BTreeSet<String>,
    issues: BTreeSet<String>,
}

/// The colours of text bounds and events.
const COLOURS: [(&str, &str); 10] = [
    ("Source", "#8fb2ff"),
    ("Cue", "#ffb366"),
    ("Content", "#d9f2c7"),
    ("Attribution", "#ffd9a0"),
    ("Attribution-no-source", "#ffe9cc"),
    ("Position", "#e5b3ff"),
    ("Norm", "#ff9999"),
    ("Attribute", "#ffd6d6"),
    ("Aim", "#ffd6d6"),
    ("Object", "#ffd6d6"),
];

impl Configuration {
    /// Takes the names that a document uses.
    pub fn add(&mut self, document: &Annotated) {
        self.themes.extend(document.tags.iter().map(|Tag { theme: name, .. }| theme(name)));
        self.issues.extend(document.positions.iter().map(|position| position.issue.clone()));
    }

    /// The file `annotation.conf`.
    pub fn annotation(&self) -> String {
        let themes: Vec<&str> = self.themes.iter().map(String::as_str).collect();
        let bounds = ["Source", "Cue", "Content", "Position", "Attribute", "Aim", "Object", "Condition", "Or-else"];
        let mut lines = vec!["[entities]".to_string()];
        lines.extend(bounds.map(String::from));
        lines.extend((!themes.is_empty()).then(|| "!Theme".to_string()));
        lines.extend(themes.iter().map(|theme| format!("\t{theme}")));
        lines.extend(RELATIONS_AND_EVENTS.lines().map(String::from));
        lines.extend([
            values("Act", "Attribution|Attribution-no-source", Act::ALL.map(Act::name)),
            values("Polarity", "Attribution|Attribution-no-source", ["positive", "negative", "neutral"]),
            values("Force", "Attribution|Attribution-no-source|Position", ["1", "2", "3", "4", "5"]),
            values("Stance", "Position", Stance::ALL.map(Stance::name)),
            values("Deontic", "Norm", DeonticForce::ALL.map(DeonticForce::name)),
            values("GGE-norm", "Norm", ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"]),
        ]);
        lines.extend((!self.issues.is_empty()).then(|| values("Issue", "Position", &self.issues)));
        lines.extend((!themes.is_empty()).then(|| format!("Negated\tArg:{}", themes.join("|"))));
        lines.join("\n") + "\n"
    }

    /// The file `visual.conf`.
    pub fn visual(&self) -> String {
        let themes = self.themes.iter().map(|theme| (theme.as_str(), "#fff2a8"));
        let colours = COLOURS.into_iter().chain(themes);
        let colours: String = colours.map(|(name, colour)| format!("{name}\tbgColor:{colour}\n")).collect();
        format!("[labels]\n{LABELS}\n[drawing]\nSPAN_DEFAULT\tfgColor:black, borderColor:darken\n{colours}")
    }
}

/// The type of a theme's text bounds.
pub(super) fn theme(theme: &str) -> String {
    let is_plain = |letter: &char| letter.is_ascii_alphanumeric() || "-_".contains(*letter);
    let plain = theme.chars().map(|letter| if is_plain(&letter) { letter } else { '_' });
    "Theme-".chars().chain(plain).collect()
}

/// An attribute that has one of some values.
fn values<V: AsRef<str>>(name: &str, of: &str, values: impl IntoIterator<Item = V>) -> String {
    let values: Vec<String> = values.into_iter().map(|value| value.as_ref().into()).collect();
    format!("{name}\tArg:{of}, Value:{}", values.join("|"))
}

const RELATIONS_AND_EVENTS: &str = "
[relations]
Within\tArg1:Content, Arg2:Content
<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

[events]
Attribution\tContent:Content, Cue:Cue, Source:Source
Attribution-no-source\tContent:Content, Cue:Cue
Norm\tAttribute?:Attribute, Aim?:Aim, Object?:Object, Condition?:Condition, Or-else?:Or-else

[attributes]";

const LABELS: &str = "Attribution | Attribution | Attr
Attribution-no-source | Attribution without source | Attr
Condition | Condition | Cond
Or-else | Or else | Else
";
