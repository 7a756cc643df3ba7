//! `rapporteur explain`: why a sentence has its kind, speakers, act and all else, read off the dataset itself.

use super::args::Explain;
use super::explanation::{Explained, explanation, is, number, word};
use super::messages::{self, hinted};
use super::near::nearest;
use super::{DONE, SOMETHING, output, settings};
use anyhow::{Result, anyhow};
use rapporteur::dataset::{self, Row};

/// How many names a hint lists.
const NAMES: usize = 5;

/// How many sentences are listed.
const LISTED: usize = 50;

pub(super) fn run(options: &Explain) -> Result<u8> {
    match (&options.find, options.sentence) {
        (Some(words), _) => found(options, words),
        (None, sentence) => {
            explain(options, &document(options)?, sentence.unwrap_or_default())?;
            Ok(DONE)
        }
    }
}

/// Explains the sentence that holds some words; lists them where there are several.
fn found(options: &Explain, words: &str) -> Result<u8> {
    let wanted = folded(words);
    let in_document = |row: &Row| options.document.as_deref().is_none_or(|document| is(row, "document", document));
    let rows = read(options, "sentences", |row| in_document(row) && folded(word(row, "text")).contains(&wanted))?;
    match &rows[..] {
        [] => {
            messages::say(format!("no sentence holds “{words}”"));
            Ok(SOMETHING)
        }
        [row] => {
            explain(options, word(row, "document"), number(row, "sentence").unwrap_or_default())?;
            Ok(DONE)
        }
        rows => {
            output::write(listed(rows).as_bytes())?;
            Ok(DONE)
        }
    }
}

/// The first of several sentences, a line each.
fn listed(rows: &[Row]) -> String {
    let line = |row: &Row| {
        let (document, sentence) = (word(row, "document"), number(row, "sentence").unwrap_or_default());
        format!("--document {document} --sentence {sentence}  {}\n", word(row, "text"))
    };
    let more = rows.len().saturating_sub(LISTED);
    let more = if more > 0 { format!("and {more} more\n") } else { String::new() };
    rows.iter().take(LISTED).map(line).collect::<String>() + &more
}

/// Words as they are compared: in small letters, with single blanks.
fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The document that is meant: the only one, where none is named.
fn document(options: &Explain) -> Result<String> {
    if let Some(document) = &options.document {
        return Ok(document.clone());
    }
    let documents = read(options, "documents", |_| true)?;
    match &documents[..] {
        [only] => Ok(word(only, "document").to_string()),
        _ => Err(hinted(
            anyhow!("`{}` holds {} documents", options.dataset.display(), documents.len()),
            "`--document` names one of them, `--find` looks for words in all of them",
        )),
    }
}

fn explain(options: &Explain, document: &str, number_wanted: u64) -> Result<()> {
    let rows = |table: &str| read(options, table, |row| is(row, "document", document));
    let sentences = rows("sentences")?;
    let Some(at) = sentences.iter().position(|row| number(row, "sentence") == Some(number_wanted)) else {
        return Err(match sentences.len() {
            0 => no_document(options, document)?,
            _ => no_sentence(document, number_wanted, &sentences),
        });
    };
    let text = dataset::text(&options.dataset, document, &settings::again(&options.dataset)?)?;
    let explained = Explained {
        sentence: &sentences[at],
        sentences: &sentences,
        sections: &rows("sections")?,
        speakers: &rows("speakers")?,
        tags: &rows("tags")?,
        norms: &rows("norms")?,
        gge_norms: &read(options, "gge_norms", |_| true)?,
        positions: &rows("positions")?,
        issues: &read(options, "issues", |_| true)?,
        references: &rows("references")?,
        statements: &rows("statements")?,
        text: &text,
    };
    output::write(explanation(&explained).as_bytes())
}

fn read(options: &Explain, table: &str, wanted: impl Fn(&Row) -> bool) -> Result<Vec<Row>> {
    dataset::rows(&options.dataset, table, wanted).map_err(|error| match error {
        dataset::Error::NoTable { .. } => hinted(error, "OUT is a folder that `rapporteur analyse` wrote"),
        error => error.into(),
    })
}

fn no_document(options: &Explain, document: &str) -> Result<anyhow::Error> {
    let documents = read(options, "documents", |_| true)?;
    if let Some(known) = documents.iter().find(|row| is(row, "document", document)) {
        let what = anyhow!("`{document}` has no sentences: its status is {}", word(known, "status"));
        return Ok(hinted(what, "the table `remarks` tells why"));
    }
    let names: Vec<&str> = documents.iter().map(|row| word(row, "document")).collect();
    let near: Vec<String> = nearest(document, &names, NAMES).iter().map(|name| format!("`{name}`")).collect();
    let what = anyhow!("`{}` holds no document `{document}`", options.dataset.display());
    let hint = match names.len() {
        0 => "it holds no documents at all".into(),
        count if count <= NAMES => format!("it holds {}", near.join(", ")),
        count => format!("nearest of its {count} documents: {}", near.join(", ")),
    };
    Ok(hinted(what, hint))
}

fn no_sentence(document: &str, wanted: u64, sentences: &[Row]) -> anyhow::Error {
    let nearest = if wanted == 0 { &sentences[0] } else { &sentences[sentences.len() - 1] };
    let near = number(nearest, "sentence").unwrap_or_default();
    let what = anyhow!("`{document}` has no sentence {wanted}");
    let (count, text) = (sentences.len(), word(nearest, "text"));
    hinted(what, format!("its sentences are numbered 1 to {count}; the nearest is {near}: “{text}”"))
}
