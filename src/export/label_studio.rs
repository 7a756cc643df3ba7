//! Tasks of Label Studio with what was found as predictions, and the labelling configuration that shows them.
//!
//! A document is a task. A sentence is a region with a label of its kind; who says it, act, themes, positions and norms are
//! choices and texts of that region, under the same id. Offsets count code points, as Label Studio stores them since 1.4.

use super::Exporter;
use super::annotated::Annotated;
use super::error::Error;
use super::labels::{Label, labels};
use crate::attribute::Kind;
use crate::dataset::shelf::{Issue, Sentence};
use crate::lexicon::{Act, DeonticForce};
use crate::position::Stance;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// The sorts of labels that one region may have several of.
const SEVERAL: [&str; 3] = ["theme", "position", "norm"];

/// The folder while documents are added.
pub(super) struct LabelStudio {
    folder: PathBuf,
    tasks: BufWriter<File>,
    any: bool,
    issues: Vec<Issue>,
    themes: BTreeSet<String>,
}

impl LabelStudio {
    /// A folder with no task, for a dataset with these issues.
    pub fn new(issues: Vec<Issue>, folder: &Path) -> Result<LabelStudio, Error> {
        let path = folder.join("tasks.json");
        let mut tasks = BufWriter::new(File::create_new(&path).map_err(Error::write(&path))?);
        tasks.write_all(b"[").map_err(Error::write(&path))?;
        Ok(LabelStudio { folder: folder.into(), tasks, any: false, issues, themes: BTreeSet::new() })
    }

    fn task(&self, document: &Annotated) -> Value {
        let results = labels(document).flat_map(|(sentence, labels)| region(document, sentence, &labels));
        json!({
            "data": { "document": document.id(), "text": document.text },
            "predictions": [{
                "model_version": concat!("rapporteur ", env!("CARGO_PKG_VERSION")),
                "result": results.collect::<Vec<Value>>(),
            }],
        })
    }
}

impl Exporter for LabelStudio {
    fn add(&mut self, document: &Annotated) -> Result<(), Error> {
        let themes = document.sentences.iter().flat_map(|sentence| &sentence.themes);
        self.themes.extend(themes.cloned());
        let before = if self.any { ",\n" } else { "\n" };
        self.any = true;
        let task = self.task(document);
        write!(self.tasks, "{before}{task}").map_err(Error::write(&self.folder))
    }

    fn finish(mut self) -> Result<Vec<String>, Error> {
        self.tasks.write_all(b"\n]\n").and_then(|()| self.tasks.flush()).map_err(Error::write(&self.folder))?;
        let path = self.folder.join("config.xml");
        fs::write(&path, config(&self.themes, &self.issues)).map_err(Error::write(&path))?;
        Ok(Vec::new())
    }
}

/// A sentence as the results of a region: one for each sort of label.
fn region(document: &Annotated, sentence: &Sentence, labels: &[Label]) -> Vec<Value> {
    let span = [sentence.start, sentence.end];
    let mut sorts: Vec<&str> = labels.iter().map(Label::sort).collect();
    sorts.dedup();
    let result = |sort: &str| {
        let values: Vec<String> = labels.iter().filter(|label| label.sort() == sort).map(Label::value).collect();
        let (kind, key) = match sort {
            "kind" => ("labels", "labels"),
            "speaker" => ("textarea", "text"),
            _ => ("choices", "choices"),
        };
        let mut value = json!({ "start": span[0], "end": span[1], key: values });
        if sort != "speaker" {
            value["text"] = document.letters(span).into();
        }
        json!({
            "id": format!("s{}", sentence.sentence),
            "from_name": sort,
            "to_name": "text",
            "type": kind,
            "score": sentence.confidence,
            "value": value,
        })
    };
    sorts.into_iter().map(result).collect()
}

/// The configuration of a project that shows the tasks.
fn config(themes: &BTreeSet<String>, issues: &[Issue]) -> String {
    let sides = issues.iter().flat_map(|issue| Stance::ALL.map(|stance| format!("{}={}", issue.issue, stance.name())));
    let mut xml = "<View>\n  <Labels name=\"kind\" toName=\"text\" showInline=\"true\">\n".to_string();
    Kind::ALL.iter().for_each(|kind| option(&mut xml, "Label", kind.name()));
    xml.push_str("  </Labels>\n  <Text name=\"text\" value=\"$text\" granularity=\"character\"/>\n");
    xml.push_str(
        "  <TextArea name=\"speaker\" toName=\"text\" perRegion=\"true\" maxSubmissions=\"9\" editable=\"true\" placeholder=\"speaker\"/>\n",
    );
    choices(&mut xml, "act", Act::ALL.map(|act| act.name().to_string()));
    choices(&mut xml, "theme", themes.iter().cloned());
    choices(&mut xml, "position", sides);
    choices(&mut xml, "norm", DeonticForce::ALL.map(|force| force.name().to_string()));
    xml.push_str("</View>\n");
    xml
}

fn choices(xml: &mut String, sort: &str, values: impl IntoIterator<Item = String>) {
    let choice = if SEVERAL.contains(&sort) { "multiple" } else { "single" };
    // Writing into a string cannot fail.
    let _ = writeln!(
        xml,
        "  <Choices name=\"{sort}\" toName=\"text\" perRegion=\"true\" choice=\"{choice}\" layout=\"select\">"
    );
    values.into_iter().for_each(|value| option(xml, "Choice", &value));
    xml.push_str("  </Choices>\n");
}

fn option(xml: &mut String, element: &str, value: &str) {
    let value = value.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let _ = writeln!(xml, "    <{element} value=\"{value}\"/>");
}
