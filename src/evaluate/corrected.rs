//! What was corrected by hand in Label Studio or doccano, read back as an annotation.
//!
//! Both hold what `export` gave them: a span for each sentence, with labels of what is said of it (see
//! [`Label`](crate::export::Label)). A span that still begins and ends where a sentence does is that sentence with all of its
//! pieces.

use super::error::Error;
use super::gold::{Duty, Gold, Identity, Side, Unit, within};
use super::name::Roster;
use crate::export::Label;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A label on a span.
type Labelled = ([u32; 2], Label);

/// The corrected documents of a file; a task that nobody has annotated is passed over.
pub fn read(path: &Path) -> Result<Vec<Gold>, Error> {
    let text = fs::read_to_string(path).map_err(Error::read(path))?;
    let tasks: Vec<Value> = match path.extension().is_some_and(|ending| ending == "jsonl") {
        true => lines(path, &text)?,
        false => serde_json::from_str(&text).map_err(|error| Error::damaged(path, error.line(), error))?,
    };
    let read = |(at, task): (usize, &Value)| document(task).map_err(|reason| Error::damaged(path, at + 1, reason));
    tasks.iter().enumerate().filter_map(|task| read(task).transpose()).collect()
}

fn lines(path: &Path, text: &str) -> Result<Vec<Value>, Error> {
    let lines = text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read =
        |(at, line): (usize, &str)| serde_json::from_str(line).map_err(|error| Error::damaged(path, at + 1, error));
    lines.map(read).collect()
}

/// A task as an annotated document, or what is wrong with it.
fn document(task: &Value) -> Result<Option<Gold>, String> {
    let (of, labels) = match task.get("data") {
        Some(data) => (data, label_studio(task)?),
        None => (task, Some(doccano(task)?)),
    };
    let Some(labels) = labels else { return Ok(None) };
    let text = of["text"].as_str().ok_or("it has no `text`")?.to_string();
    let spans: Vec<[u32; 2]> = labels.iter().map(|(span, _)| *span).collect();
    if !within(&spans, text.chars().count()) {
        return Err("a span leaves the text".into());
    }
    let (is, name) = match of["document"].as_str() {
        Some(id) => (Identity::Document(id.into()), id.to_string()),
        None => {
            let sha256 = format!("{:x}", Sha256::digest(&text));
            (Identity::Source(sha256.clone()), sha256)
        }
    };
    Ok(Some(Gold { name, is, units: units(labels, &text), text, roster: Roster::default() }))
}

/// The labels of doccano, whether it exports spans alone or with relations.
fn doccano(task: &Value) -> Result<Vec<Labelled>, String> {
    let list = ["label", "labels", "entities"].iter().find_map(|key| task[*key].as_array());
    let labels = list.ok_or("it has no `label`")?;
    let read = |label: &Value| {
        let (start, end, name) = match label {
            Value::Array(parts) => (parts.first()?, parts.get(1)?, parts.get(2)?),
            label => (label.get("start_offset")?, label.get("end_offset")?, label.get("label")?),
        };
        Some((span(start, end)?, Label::read(name.as_str()?)?))
    };
    labels.iter().map(|label| read(label).ok_or_else(|| format!("`{label}` is no label of ours"))).collect()
}

/// The labels of the last annotation of a task of Label Studio; none where there is none that stands.
fn label_studio(task: &Value) -> Result<Option<Vec<Labelled>>, String> {
    let annotations = task["annotations"].as_array().into_iter().flatten();
    let Some(last) = annotations.rev().find(|annotation| annotation["was_cancelled"] != true) else {
        return Ok(None);
    };
    let text = task["data"]["text"].as_str().ok_or("it has no `text`")?;
    let results = last["result"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut labels = Vec::new();
    for result in results {
        let value = &result["value"];
        let span = span(&value["start"], &value["end"]).ok_or_else(|| format!("`{result}` has no span"))?;
        let control = result["from_name"].as_str().unwrap_or_default();
        let chosen = ["labels", "choices", "text"].iter().find_map(|key| value[*key].as_array());
        let words = chosen.into_iter().flatten().filter_map(Value::as_str);
        labels.extend(words.filter_map(|word| Some((span, Label::of(control, word)?))));
    }
    let units = Units::of(text);
    if results.iter().any(|result| units.count(&result["value"])) {
        labels.iter_mut().for_each(|(span, _)| *span = units.points(*span));
    }
    Ok(Some(labels))
}

fn span(start: &Value, end: &Value) -> Option<[u32; 2]> {
    Some([u32::try_from(start.as_u64()?).ok()?, u32::try_from(end.as_u64()?).ok()?])
}

/// A text whose letters are counted as code points and as UTF-16 units.
struct Units {
    letters: Vec<char>,
    /// The code point that each UTF-16 unit belongs to, and the number of all at the end.
    points: Vec<u32>,
}

impl Units {
    fn of(text: &str) -> Units {
        let letters: Vec<char> = text.chars().collect();
        let points = (0..).zip(&letters).flat_map(|(at, letter)| std::iter::repeat_n(at, letter.len_utf16()));
        Units { points: points.chain([letters.len() as u32]).collect(), letters }
    }

    /// A span of UTF-16 units as code points.
    fn points(&self, span: [u32; 2]) -> [u32; 2] {
        let last = self.letters.len() as u32;
        span.map(|unit| self.points.get(unit as usize).copied().unwrap_or(last))
    }

    /// Whether a span counts them, as some versions of Label Studio do: the words that stand beside it tell.
    fn count(&self, value: &Value) -> bool {
        match (span(&value["start"], &value["end"]), value["text"].as_str()) {
            (Some(span), Some(words)) => !self.quotes(span, words) && self.quotes(self.points(span), words),
            _ => false,
        }
    }

    fn quotes(&self, [start, end]: [u32; 2], words: &str) -> bool {
        let letters = self.letters.get(start as usize..end as usize);
        letters.is_some_and(|letters| letters.iter().copied().eq(words.chars()))
    }
}

/// A unit for each span of a kind, with the labels that begin within it.
fn units(labels: Vec<Labelled>, text: &str) -> Vec<Unit> {
    let mut units: BTreeMap<[u32; 2], Unit> = BTreeMap::new();
    for (span, label) in &labels {
        if let Label::Kind(kind) = label {
            units.insert(*span, Unit { spans: vec![*span], kind: kind.clone(), ..Unit::default() });
        }
    }
    for (span, label) in labels {
        let around = units.range_mut(..=[span[0], u32::MAX]).rev().find(|(unit, _)| unit[1] > span[0]);
        if let Some((_, unit)) = around {
            lay(unit, label);
        }
    }
    let letters: Vec<char> = text.chars().collect();
    let finish = |(span, unit): ([u32; 2], Unit)| Unit {
        text: letters[span[0] as usize..span[1] as usize].iter().collect(),
        ..unit
    };
    units.into_iter().map(finish).collect()
}

fn lay(unit: &mut Unit, label: Label) {
    match label {
        Label::Kind(_) => {}
        Label::Speaker(name) => unit.speakers.push(name),
        Label::Act(act) => unit.act = Some(act),
        Label::Theme(theme) => unit.themes.push(theme),
        Label::Position { issue, stance } => unit.positions.push(Side { issue, stance }),
        Label::Norm(deontic) => unit.norms.push(Duty { deontic, is_bare: true, ..Duty::default() }),
    }
}
