//! `rapporteur explain`: why a sentence has its kind, owner, act and tags, read off the dataset itself.
#![allow(clippy::print_stdout)]

use super::DONE;
use super::args::Explain;
use super::messages::Hint;
use anyhow::{Context, Result, anyhow};
use serde_json::{Map, Value};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

type Row = Map<String, Value>;

pub(super) fn run(options: &Explain) -> Result<u8> {
    let sentence = find_sentence(options)?;
    let text = std::fs::read_to_string(options.dataset.join("texts").join(format!("{}.txt", options.document)))
        .with_context(|| format!("cannot read the text of `{}`", options.document))?;
    let speakers = rows(&options.dataset, "speakers", |row| is(row, "document", &options.document))?;
    let tags = rows(&options.dataset, "tags", |row| {
        is(row, "document", &options.document) && number(row, "sentence") == Some(options.sentence)
    })?;
    for line in explanation(&sentence, &text, &speakers, &tags) {
        anstream::println!("{line}");
    }
    Ok(DONE)
}

fn find_sentence(options: &Explain) -> Result<Row> {
    let all = rows(&options.dataset, "sentences", |row| is(row, "document", &options.document))?;
    let count = all.len();
    let found = all.into_iter().find(|row| number(row, "sentence") == Some(options.sentence));
    match found {
        Some(row) => Ok(row),
        None if count > 0 => Err(anyhow!("`{}` has no sentence {}", options.document, options.sentence)
            .context(Hint(format!("its sentences are numbered 1 to {count}")))),
        None => Err(unknown_document(options)?),
    }
}

fn unknown_document(options: &Explain) -> Result<anyhow::Error> {
    let documents = rows(&options.dataset, "documents", |_| true)?;
    let names: Vec<String> =
        documents.iter().filter_map(|row| row["document"].as_str()).take(8).map(|name| format!("`{name}`")).collect();
    Ok(anyhow!("`{}` holds no document `{}`", options.dataset.display(), options.document)
        .context(Hint(format!("it holds {}", names.join(", ")))))
}

/// The rows of a table that are wanted, from its JSON Lines file.
fn rows(dataset: &Path, table: &str, wanted: impl Fn(&Row) -> bool) -> Result<Vec<Row>> {
    let path = dataset.join(format!("{table}.jsonl"));
    let hint = || Hint("`explain` reads the JSON Lines files: analyse with `--format csv,jsonl`".into());
    let file = File::open(&path)
        .map_err(anyhow::Error::from)
        .with_context(|| format!("cannot read `{}`", path.display()))
        .map_err(|error| error.context(hint()))?;
    let mut found = Vec::new();
    for line in BufReader::new(file).lines() {
        let row: Row = serde_json::from_str(&line?).with_context(|| format!("`{}` is damaged", path.display()))?;
        if wanted(&row) {
            found.push(row);
        }
    }
    Ok(found)
}

fn is(row: &Row, key: &str, value: &str) -> bool {
    word(row, key) == value
}

fn word<'a>(row: &'a Row, key: &str) -> &'a str {
    row.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn number(row: &Row, key: &str) -> Option<u64> {
    row.get(key).and_then(Value::as_u64)
}

fn explanation(sentence: &Row, text: &str, speakers: &[Row], tags: &[Row]) -> Vec<String> {
    let mut lines = vec![format!("“{}”", word(sentence, "text")), String::new()];
    lines.push(format!("Kind: {}. {}", word(sentence, "kind"), why_kind(sentence)));
    lines.push(owner(sentence, speakers));
    lines.extend(cue(sentence, text));
    lines.extend((!word(sentence, "act").is_empty()).then(|| format!("Act: {}.", word(sentence, "act"))));
    lines.push(format!(
        "Confidence: {}: of the rows laid in this way on the development documents, so many are right.",
        sentence["confidence"]
    ));
    lines.extend(tags.iter().map(tag));
    lines
}

fn why_kind(sentence: &Row) -> &'static str {
    match (word(sentence, "kind"), word(sentence, "rule")) {
        ("heading" | "roster" | "footnote" | "furniture", _) => "The layout tells it.",
        ("narration", "opening") => "Its subject is the meeting or discussion itself, so the rapporteur speaks.",
        ("narration", "record") => "It is the voice of the record itself.",
        ("narration", _) => "It names no source of its own, and nobody had the floor.",
        ("discussion", _) => "It reports what people without a name said.",
        _ => "It reports what an identified speaker said.",
    }
}

fn owner(sentence: &Row, speakers: &[Row]) -> String {
    let ids: Vec<&str> =
        sentence["speakers"].as_array().map(|ids| ids.iter().filter_map(Value::as_str).collect()).unwrap_or_default();
    let name = |id: &&str| {
        speakers
            .iter()
            .find(|row| is(row, "speaker", id))
            .map_or_else(|| id.to_string(), |row| format!("{} ({})", word(row, "name"), word(row, "kind")))
    };
    match ids.is_empty() {
        true => "Owner: nobody.".into(),
        false => format!("Owner: {}. {}", ids.iter().map(name).collect::<Vec<_>>().join("; "), why_owner(sentence)),
    }
}

fn why_owner(sentence: &Row) -> String {
    let antecedent = number(sentence, "antecedent").map_or(String::new(), |number| format!(" since sentence {number}"));
    let rule = word(sentence, "rule");
    match word(sentence, "basis") {
        "cue" => format!("The sentence names the speaker and reports speech (rule: {rule})."),
        "label" => "A label before the speech names the speaker.".into(),
        "pronoun" => "A pronoun stands for the latest speaker it can mean.".into(),
        "continuation" => format!(
            "The sentence has no source of its own and carries on what was being said{antecedent} (rule: {rule})."
        ),
        "heading" => "The heading above names the speaker.".into(),
        "body" => "The whole text is this owner's.".into(),
        _ => String::new(),
    }
}

fn cue(sentence: &Row, text: &str) -> Option<String> {
    let (start, end) = (number(sentence, "cue_start")?, number(sentence, "cue_end")?);
    let words: String = text.chars().skip(start as usize).take(end.saturating_sub(start) as usize).collect();
    Some(format!("Cue: “{}” at characters {start} to {end}.", words.split_whitespace().collect::<Vec<_>>().join(" ")))
}

fn tag(row: &Row) -> String {
    let negated = if row["negated"] == Value::Bool(true) { ", under a negation" } else { "" };
    format!(
        "Theme {}: “{}” is a form of {}/{}{negated}.",
        word(row, "theme"),
        word(row, "text"),
        word(row, "lexicon"),
        word(row, "entry")
    )
}
