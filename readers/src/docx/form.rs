//! The fields of a form: a list to choose from, a box to tick.

use super::toggle::is_on;
use super::xml::Attributes;

/// A field of a form that is being read.
#[derive(Default)]
pub(super) struct Form {
    choices: Vec<String>,
    /// Which choice is taken.
    taken: usize,
    ticked: bool,
}

impl Form {
    /// Takes in a property.
    pub fn property(&mut self, name: &str, attributes: &Attributes) {
        let value = attributes.word("val");
        match name {
            "listEntry" => self.choices.push(value.unwrap_or_default().into_owned()),
            "result" => self.taken = value.and_then(|value| value.parse().ok()).unwrap_or(0),
            "default" | "checked" => self.ticked = is_on(value.as_deref()),
            _ => {}
        }
    }

    /// The choice that is taken, as it is shown.
    pub fn choice(&self) -> &str {
        self.choices.get(self.taken).map_or("", String::as_str)
    }

    /// The box, as it is shown.
    pub fn checkbox(&self) -> &'static str {
        if self.ticked { "☒" } else { "☐" }
    }
}
