//! Where in a document each theme is spoken of, as a picture.

use super::html::Shown;
use crate::dataset::Dossier;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Into how many parts a document is cut.
const PARTS: usize = 60;

/// Width of the names, of a part, and height of a row, in units of the picture.
const NAMES: usize = 150;
const PART: usize = 10;
const ROW: usize = 18;

/// A row for each theme, with a mark where it is spoken of: the darker, the more sentences.
pub(super) fn course(report: &Dossier, to: &mut String) -> std::fmt::Result {
    let total = report.sentences.len();
    let mut rows: BTreeMap<&str, [(u32, u32); PARTS]> = BTreeMap::new();
    for (at, sentence) in report.sentences.iter().enumerate() {
        for theme in &sentence.themes {
            let part = &mut rows.entry(theme).or_insert([(0, 0); PARTS])[at * PARTS / total];
            *part = (part.0 + 1, if part.0 == 0 { sentence.sentence } else { part.1 });
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    let (width, height) = (NAMES + PART * PARTS, ROW * rows.len() + 4);
    writeln!(to, "<figure class=\"course\"><figcaption>Themes over the course of the document</figcaption>")?;
    write!(to, "<svg viewBox=\"0 0 {width} {height}\" role=\"group\" aria-label=\"{}\">", Shown(summary(&rows)))?;
    for (row, (theme, parts)) in rows.iter().enumerate() {
        let (top, theme) = (row * ROW, Shown(theme).to_string());
        write!(to, "<text x=\"0\" y=\"{}\">{}</text>", top + 13, theme)?;
        for (part, (count, first)) in parts.iter().enumerate().filter(|(_, (count, _))| *count > 0) {
            let left = NAMES + part * PART;
            write!(
                to,
                "<a href=\"#d{}-s{first}\" tabindex=\"-1\" aria-label=\"{theme}, {count} sentences\"><rect x=\"{left}\" y=\"{}\" width=\"9\" height=\"14\" class=\"l{}\"/></a>",
                report.number,
                top + 2,
                (*count).min(5)
            )?;
        }
    }
    writeln!(to, "</svg></figure>")
}

/// The picture in words.
fn summary(rows: &BTreeMap<&str, [(u32, u32); PARTS]>) -> String {
    let count = |parts: &[(u32, u32); PARTS]| parts.iter().map(|(count, _)| count).sum::<u32>();
    let told: Vec<String> = rows.iter().map(|(theme, parts)| format!("{theme}: {} sentences", count(parts))).collect();
    told.join(", ")
}
