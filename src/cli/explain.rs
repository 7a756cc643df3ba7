//! `rapporteur explain`: why a sentence has its kind, speakers, act and all else, read off the dataset itself.

use super::args::Explain;
use super::explanation::{Explained, explanation, is, number, word};
use super::messages::hinted;
use super::near::nearest;
use super::{DONE, output};
use anyhow::{Context, Result, anyhow};
use rapporteur::dataset::{self, Row};

/// How many names a hint lists.
const NAMES: usize = 5;

pub(super) fn run(options: &Explain) -> Result<u8> {
    let sentences = rows(options, "sentences")?;
    let Some(at) = sentences.iter().position(|row| number(row, "sentence") == Some(options.sentence)) else {
        return Err(if sentences.is_empty() { no_document(options)? } else { no_sentence(options, &sentences) });
    };
    let path = options.dataset.join("texts").join(format!("{}.txt", options.document));
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let explained = Explained {
        sentence: &sentences[at],
        sentences: &sentences,
        sections: &rows(options, "sections")?,
        speakers: &rows(options, "speakers")?,
        tags: &rows(options, "tags")?,
        norms: &rows(options, "norms")?,
        positions: &rows(options, "positions")?,
        references: &rows(options, "references")?,
        statements: &rows(options, "statements")?,
        text: &text,
    };
    output::write(explanation(&explained).as_bytes())?;
    Ok(DONE)
}

/// The rows of the document in a table.
fn rows(options: &Explain, table: &str) -> Result<Vec<Row>> {
    read(options, table, |row| is(row, "document", &options.document))
}

fn read(options: &Explain, table: &str, wanted: impl Fn(&Row) -> bool) -> Result<Vec<Row>> {
    dataset::rows(&options.dataset, table, wanted).map_err(|error| match error {
        dataset::Error::NoTable { .. } => {
            hinted(error, "OUT is a folder that `rapporteur analyse` wrote, with `--format csv` or `jsonl`")
        }
        error => error.into(),
    })
}

fn no_document(options: &Explain) -> Result<anyhow::Error> {
    let documents = read(options, "documents", |_| true)?;
    if let Some(known) = documents.iter().find(|row| is(row, "document", &options.document)) {
        let what = anyhow!("`{}` has no sentences: its status is {}", options.document, word(known, "status"));
        return Ok(hinted(what, "the table `remarks` tells why"));
    }
    let names: Vec<&str> = documents.iter().map(|row| word(row, "document")).collect();
    let near: Vec<String> = nearest(&options.document, &names, NAMES).iter().map(|name| format!("`{name}`")).collect();
    let what = anyhow!("`{}` holds no document `{}`", options.dataset.display(), options.document);
    let hint = match names.len() {
        0 => "it holds no documents at all".into(),
        count if count <= NAMES => format!("it holds {}", near.join(", ")),
        count => format!("nearest of its {count} documents: {}", near.join(", ")),
    };
    Ok(hinted(what, hint))
}

fn no_sentence(options: &Explain, sentences: &[Row]) -> anyhow::Error {
    let nearest = if options.sentence == 0 { &sentences[0] } else { &sentences[sentences.len() - 1] };
    let near = number(nearest, "sentence").unwrap_or_default();
    let what = anyhow!("`{}` has no sentence {}", options.document, options.sentence);
    let (count, text) = (sentences.len(), word(nearest, "text"));
    hinted(what, format!("its sentences are numbered 1 to {count}; the nearest is {near}: “{text}”"))
}
