//! Finds the acronyms and long forms of sentences, for scoring against annotated ones.
//!
//!     cargo run --release --example acronyms < sentences.json > found.json
//!
//! Standard input is a JSON array of objects with `ID` and `text`; standard output one with `ID`, `acronyms` and
//! `long-forms`, both as pairs of code points.

use rapporteur::lexicon::acronym::acronyms;
use rapporteur::segment::Sentence;
use rapporteur::span::Span;
use serde_json::{Value, json};
use std::io::{self, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sentences: Vec<Value> = serde_json::from_reader(io::stdin().lock())?;
    let found: Vec<Value> = sentences.iter().map(found).collect();
    writeln!(io::stdout(), "{}", serde_json::to_string(&found)?)?;
    Ok(())
}

fn found(sentence: &Value) -> Value {
    let text = sentence["text"].as_str().unwrap_or_default();
    let whole = Sentence { span: Span::new(0, text.len()), paragraph: 0 };
    let acronyms = acronyms(text, [&whole]);
    let short: Vec<_> = acronyms.iter().map(|acronym| points(text, acronym.short)).collect();
    let long: Vec<_> = acronyms.iter().filter_map(|acronym| acronym.long).map(|long| points(text, long)).collect();
    json!({ "ID": sentence["ID"], "acronyms": short, "long-forms": long })
}

/// A span in code points.
fn points(text: &str, span: Span) -> [usize; 2] {
    [span.start, span.end].map(|at| text[..at as usize].chars().count())
}
