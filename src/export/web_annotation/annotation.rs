//! One annotation: what is said of which words.

use super::super::annotated::Annotated;
use serde_json::{Value, json};
use std::fmt::Display;

/// How many letters are quoted before and after the words.
const AROUND: usize = 32;

/// An annotation that is being made.
pub(super) struct Annotation<'d> {
    document: &'d Annotated,
    id: String,
    motivation: &'static str,
    bodies: Vec<Value>,
    targets: Vec<Value>,
}

impl<'d> Annotation<'d> {
    /// One that says nothing yet.
    pub fn new(document: &'d Annotated, id: String, motivation: &'static str) -> Annotation<'d> {
        Annotation { document, id, motivation, bodies: Vec::new(), targets: Vec::new() }
    }

    /// Says a label, if there is a value.
    pub fn label(mut self, name: &str, value: Option<impl Display>) -> Self {
        self.bodies.extend(value.map(|value| text(format!("{name}:{value}"))));
        self
    }

    /// Says several labels.
    pub fn labels(mut self, labels: impl IntoIterator<Item = String>) -> Self {
        self.bodies.extend(labels.into_iter().map(text));
        self
    }

    /// Links it to what an address names.
    pub fn link(mut self, address: Option<&str>) -> Self {
        self.bodies.extend(address.map(Value::from));
        self
    }

    /// Adds words that it is about.
    pub fn about(mut self, span: [u32; 2]) -> Self {
        let bytes = self.document.bytes(span);
        let (before, after) = (&self.document.text[..bytes.start], &self.document.text[bytes.end..]);
        let prefix = before.char_indices().rev().take(AROUND).last().map_or("", |(at, _)| &before[at..]);
        let suffix = after.char_indices().nth(AROUND).map_or(after, |(at, _)| &after[..at]);
        self.targets.push(json!({
            "type": "SpecificResource",
            "source": format!("{}.txt", self.document.id()),
            "selector": [
                { "type": "TextQuoteSelector", "exact": &self.document.text[bytes], "prefix": prefix, "suffix": suffix },
                { "type": "TextPositionSelector", "start": span[0], "end": span[1] },
            ],
        }));
        self
    }

    /// The annotation as JSON-LD.
    pub fn json(mut self) -> Value {
        let target = if self.targets.len() == 1 { self.targets.remove(0) } else { Value::Array(self.targets) };
        json!({
            "id": self.id, "type": "Annotation", "motivation": self.motivation, "body": self.bodies, "target": target,
        })
    }
}

fn text(value: String) -> Value {
    json!({ "type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": value })
}
