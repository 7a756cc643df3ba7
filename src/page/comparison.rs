//! A comparison as a page: what to mind first, then what changes, each with the words of both sides.

use super::Error;
use super::html::Shown;
use crate::compare::tables::COMPARISON;
use crate::dataset::schema::Table;
use crate::dataset::{self, Row};
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;

/// The most rows of a table that are shown; the dataset has them all.
const ROWS: usize = 400;

/// The parts of the page: a table, how it is headed, what is said of it, and its columns.
const PARTS: [(&str, &str, &str, &[&str]); 9] = [
    (
        "sides",
        "What is compared",
        "Read the caveats first: where reports are of different houses, more or fewer sentences get an owner, and what nobody \
         owns cannot be compared.",
        &[
            "side",
            "documents",
            "date",
            "date_end",
            "genres",
            "sentences",
            "owned",
            "sure",
            "positions",
            "norms",
            "shared",
            "caveats",
        ],
    ),
    (
        "position_changes",
        "Positions",
        "What becomes of the stance of each actor on each issue. Doubtful changes are uncertain: “if right” tells what they are if \
         all is right.",
        &[
            "actor_name",
            "issue",
            "change",
            "if_right",
            "doubts",
            "a_stance",
            "a_text",
            "a_document",
            "a_page",
            "a_confidence",
            "b_stance",
            "b_text",
            "b_document",
            "b_page",
            "b_confidence",
        ],
    ),
    (
        "norm_changes",
        "Norms",
        "Which norms appear, vanish or bind otherwise.",
        &[
            "gge_norm",
            "attribute",
            "aim",
            "object",
            "change",
            "if_right",
            "doubts",
            "a_deontic",
            "a_text",
            "b_deontic",
            "b_text",
        ],
    ),
    (
        "passages",
        "Agreed language",
        "Paragraphs taken over word for word or nearly so.",
        &["change", "similarity", "a_document", "a_text", "b_document", "b_text"],
    ),
    (
        "rates",
        "Themes and entries",
        "Sentences in a thousand, with the interval in which the rate lies in 95 of 100 samples.",
        &["side", "measure", "subject", "entry", "sentences", "rate", "low", "high"],
    ),
    (
        "keyness",
        "What tells the sides apart",
        "Entries by log-odds against a pooled prior; q is corrected for the number of tests.",
        &["entry", "theme", "a_side", "a_count", "b_side", "b_count", "log_odds", "z", "q"],
    ),
    (
        "series",
        "Over time",
        "Shares side by side, with the trend where there are three sides or more.",
        &["measure", "subject", "actor_name", "side", "date", "count", "total", "value", "trend_z", "trend_q"],
    ),
    (
        "networks",
        "Who agrees with whom",
        "Actors and issues, and actors with one another.",
        &["side", "network", "source_name", "target_name", "weight", "normalized", "support", "oppose", "neutral"],
    ),
    (
        "alignments",
        "Who is who",
        "Which speakers are taken for one actor, and on what grounds.",
        &["side", "document", "name", "actor_name", "actor_kind", "state", "basis", "uncertain"],
    ),
];

/// The page of the comparison in a folder.
pub(super) fn body(folder: &Path) -> Result<String, Error> {
    let mut body = String::from("<header><h1>What differs</h1><nav aria-label=\"Parts of the page\">");
    for (table, title, ..) in PARTS {
        write!(body, "<a href=\"#{table}\">{title}</a> ")?;
    }
    writeln!(body, "</nav></header>\n<main id=\"main\">")?;
    for (table, title, words, columns) in PARTS {
        let (mut rows, mut all) = (Vec::new(), 0);
        dataset::records_of(&COMPARISON, folder, table, |row: Row| {
            all += 1;
            if rows.len() < ROWS {
                rows.push(row);
            }
        })?;
        let Some(described) = COMPARISON.tables.iter().find(|known| known.name == table) else { continue };
        part(described, title, words, columns, (&rows, all), &mut body)?;
    }
    writeln!(body, "</main>")?;
    Ok(body)
}

fn part(
    table: &Table,
    title: &str,
    words: &str,
    columns: &[&str],
    (rows, all): (&[Row], usize),
    to: &mut String,
) -> std::fmt::Result {
    let id = table.name;
    writeln!(to, "<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{title}</h2><p>{words}")?;
    match (all, rows.len()) {
        (0, _) => return writeln!(to, " There are none.</p></section>"),
        (all, shown) if all > shown => {
            writeln!(to, " Shown are the first {shown} of {all} rows; the dataset has them all.</p>")?
        }
        _ => writeln!(to, "</p>")?,
    }
    writeln!(
        to,
        "<p><label>Words in this table <input type=\"search\" class=\"narrow\"></label> <span role=\"status\"></span></p>"
    )?;
    write!(
        to,
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{id}\"><table class=\"list\"><thead><tr>"
    )?;
    for name in columns {
        let about =
            table.columns.iter().find(|column| column.name == *name).map(|column| column.about).unwrap_or_default();
        write!(to, "<th scope=\"col\" title=\"{}\">{}</th>", Shown(about), name.replace('_', " "))?;
    }
    writeln!(to, "</tr></thead><tbody>")?;
    for row in rows {
        write!(to, "<tr>")?;
        for name in columns {
            cell(name, row.get(*name).unwrap_or(&Value::Null), to)?;
        }
        writeln!(to, "</tr>")?;
    }
    writeln!(to, "</tbody></table></div></section>")
}

fn cell(name: &str, value: &Value, to: &mut String) -> std::fmt::Result {
    let class = match name {
        _ if name.ends_with("_text") => "text",
        "caveats" => "remark",
        "change" => value.as_str().unwrap_or_default(),
        _ if value.is_number() => "number",
        _ => "",
    };
    write!(to, "<td class=\"{}\"><bdi>{}</bdi></td>", Shown(class), Shown(said(value)))
}

fn said(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(said).collect::<Vec<_>>().join("; "),
        Value::Number(number) if number.is_f64() => format!("{:.2}", number.as_f64().unwrap_or_default()),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_that_is_shown_is_one_of_its_table() {
        for (name, _, _, columns) in PARTS {
            let table = COMPARISON.tables.iter().find(|table| table.name == name).unwrap_or_else(|| panic!("{name}"));
            let known: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
            let strange: Vec<&&str> = columns.iter().filter(|column| !known.contains(column)).collect();
            assert!(strange.is_empty(), "{name}: {strange:?}, of {known:?}");
        }
    }
}
