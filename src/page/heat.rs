//! A table of counts whose cells are the darker the fuller, each the way to its sentences.

use super::html::Shown;
use super::names::Names;
use super::tally::{Cell, Evidence, Tally};
use std::fmt::Write;

/// What a table is about.
pub(super) struct About<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub words: &'a str,
    /// What a row is called, and the rows by number.
    pub row: &'a str,
    pub names: &'a Names,
    /// What is said of a column where it is pointed at.
    pub columns: &'a dyn Fn(&str) -> String,
    /// Whether a cell has the sides of an issue.
    pub sided: bool,
}

/// The most rows and columns of a table.
const ROWS: usize = 30;
const COLUMNS: usize = 24;

/// Writes a table; its cells' sentences join the evidence of the page. Nothing is written of a table without cells.
pub(super) fn heat(
    tally: &Tally,
    about: &About,
    evidence: &mut Vec<Vec<Evidence>>,
    to: &mut String,
) -> std::fmt::Result {
    let ((rows, all), columns, most) = (tally.rows(ROWS), tally.columns(COLUMNS), tally.most());
    if rows.is_empty() {
        return Ok(());
    }
    let About { id, title, words, .. } = about;
    writeln!(to, "<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{title}</h2><p>{words}")?;
    if all > rows.len() {
        writeln!(to, " The table has the {} fullest of {all} rows; the dataset has them all.", rows.len())?;
    }
    write!(
        to,
        "</p><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{id}\"><table class=\"heat\">"
    )?;
    write!(to, "<thead><tr><th scope=\"col\">{}</th>", about.row)?;
    for column in &columns {
        write!(to, "<th scope=\"col\" title=\"{}\">{}</th>", Shown((about.columns)(column)), broken(column))?;
    }
    writeln!(to, "</tr></thead><tbody>")?;
    for row in rows {
        let name = about.names.name(row);
        write!(to, "<tr><th scope=\"row\"><bdi>{}</bdi></th>", Shown(name))?;
        for column in &columns {
            match tally.cell(row, column) {
                Some(cell) => self::cell(cell, about, (name, column), most, evidence, to)?,
                None => write!(to, "<td></td>")?,
            }
        }
        writeln!(to, "</tr>")?;
    }
    writeln!(to, "</tbody></table></div></section>")
}

/// A name that may be broken behind its dots.
fn broken(name: &str) -> String {
    Shown(name).to_string().replace('.', ".<wbr>")
}

fn cell(
    cell: &Cell,
    about: &About,
    (row, column): (&str, &str),
    most: u32,
    evidence: &mut Vec<Vec<Evidence>>,
    to: &mut String,
) -> std::fmt::Result {
    let total = cell.total();
    let level = 1 + (4.0 * (f64::from(total) / f64::from(most)).sqrt()) as u32;
    let (class, shown, said) = match about.sided {
        true => sides(cell.counts),
        false => ("", total.to_string(), format!("{total} sentences")),
    };
    write!(
        to,
        "<td class=\"{class} l{}\"><button type=\"button\" data-e=\"{}\" aria-label=\"{}\">{shown}</button></td>",
        level.min(5),
        evidence.len(),
        Shown(format!("{row}, {column}: {said}"))
    )?;
    evidence.push(cell.surest.clone());
    Ok(())
}

/// The sides of a cell: which prevails, as it is shown, and in words.
fn sides([oppose, neutral, support]: [u32; 3]) -> (&'static str, String, String) {
    let class = match (support, oppose) {
        (0, 0) => "open",
        (_, 0) => "support",
        (0, _) => "oppose",
        _ => "both",
    };
    let parts = [("+", support), ("−", oppose), ("?", neutral)];
    let shown: Vec<String> =
        parts.iter().filter(|(_, count)| *count > 0).map(|(sign, count)| format!("{sign}{count}")).collect();
    (class, shown.join(" "), format!("{support} support, {oppose} oppose, {neutral} neutral"))
}
