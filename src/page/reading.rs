//! A document to read: its sentences with their owners in the margin, and what was found in each.

use super::course;
use super::html::{Shown, is_address, link};
use super::mark::{Marked, marked};
use super::names::Names;
use crate::dataset::Dossier;
use crate::dataset::shelf::{Norm, Position, Sentence};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What a document adds to the lists of a page.
pub(super) struct Known<'a> {
    /// Everybody who speaks in any document.
    pub actors: &'a mut Names,
    /// The propositions of the issues.
    pub propositions: &'a BTreeMap<String, String>,
}

/// A document as HTML.
pub(super) fn article(report: &Dossier, known: &mut Known) -> Result<String, std::fmt::Error> {
    let mut to = String::new();
    let (number, document) = (report.number, &report.document);
    writeln!(to, "<article class=\"doc\" id=\"d{number}\" aria-labelledby=\"d{number}-title\">")?;
    writeln!(to, "<h2 id=\"d{number}-title\"><bdi>{}</bdi></h2>", Shown(document.name()))?;
    facts(report, &mut to)?;
    course::course(report, &mut to)?;
    let mut before: Option<&Sentence> = None;
    let found = Found::of(report);
    for sentence in &report.sentences {
        let goes_on = before.is_some_and(|before| goes_on(before, sentence));
        if !goes_on && before.is_some_and(|before| before.kind != "heading") {
            writeln!(to, "</p></div>")?;
        }
        match sentence.kind.as_str() {
            "heading" => heading(number, sentence, &mut to)?,
            _ => {
                if !goes_on {
                    open(report, before, sentence, &mut to)?;
                }
                found.sentence(report, sentence, known, &mut to)?;
            }
        }
        before = Some(sentence);
    }
    if before.is_some_and(|before| before.kind != "heading") {
        writeln!(to, "</p></div>")?;
    }
    writeln!(to, "</article>")?;
    Ok(to)
}

/// Genre, date, symbol, source, and how much of it has an owner.
fn facts(report: &Dossier, to: &mut String) -> std::fmt::Result {
    let document = &report.document;
    write!(to, "<p class=\"facts\">")?;
    for fact in [document.genre.as_deref().unwrap_or_default(), document.day()].iter().filter(|fact| !fact.is_empty()) {
        write!(to, "<span>{}</span> ", Shown(fact))?;
    }
    if let Some(symbol) = &document.symbol {
        let address = format!("https://undocs.org/{}", link(symbol));
        write!(to, "<a href=\"{address}\" rel=\"noreferrer\">{}</a> ", Shown(symbol))?;
    }
    match is_address(&document.source) {
        true => write!(to, "<a href=\"{0}\" rel=\"noreferrer\">{0}</a> ", Shown(&document.source))?,
        false => write!(to, "<bdi class=\"source\">{}</bdi> ", Shown(&document.source))?,
    }
    write!(to, "<span>{} sentences</span>", report.sentences.len())?;
    if let Some(owned) = report.owned() {
        write!(to, " <span>{:.0} % of its prose has an owner</span>", owned * 100.0)?;
    }
    writeln!(to, "</p>")?;
    for remark in &report.remarks {
        let page = remark.page.map(|page| format!("page {page}: ")).unwrap_or_default();
        writeln!(to, "<p class=\"remark\">{page}{}</p>", Shown(&remark.message))?;
    }
    Ok(())
}

/// Whether a sentence stands in the paragraph of the one before, in the words of the same.
fn goes_on(before: &Sentence, sentence: &Sentence) -> bool {
    before.kind != "heading"
        && before.paragraph == sentence.paragraph
        && before.speakers == sentence.speakers
        && before.kind == sentence.kind
}

fn heading(number: usize, sentence: &Sentence, to: &mut String) -> std::fmt::Result {
    writeln!(to, "<h3 id=\"d{number}-s{}\"><bdi>{}</bdi></h3>", sentence.sentence, Shown(&sentence.text))
}

/// Opens a paragraph with its owner in the margin, if it is another than before.
fn open(report: &Dossier, before: Option<&Sentence>, sentence: &Sentence, to: &mut String) -> std::fmt::Result {
    let again = before.is_some_and(|before| before.speakers == sentence.speakers && before.kind == sentence.kind);
    write!(to, "<div class=\"run {}\"><div class=\"owner\">", Shown(&sentence.kind))?;
    if !again {
        match sentence.speakers.is_empty() {
            true => write!(to, "<i>{}</i>", Shown(&sentence.kind))?,
            false => write!(to, "<bdi>{}</bdi>", Shown(owners(report, sentence)))?,
        }
    }
    writeln!(to, "</div><p>")
}

/// Whose words a sentence is.
pub(super) fn owners(report: &Dossier, sentence: &Sentence) -> String {
    sentence.speakers.iter().map(|id| report.called(id)).collect::<Vec<_>>().join(", ")
}

/// The rows of a document by their sentence.
struct Found<'r> {
    marks: BTreeMap<u32, Vec<Marked<'r>>>,
    norms: BTreeMap<u32, Vec<&'r Norm>>,
    positions: BTreeMap<u32, Vec<&'r Position>>,
    lines: BTreeMap<u32, Vec<String>>,
}

impl<'r> Found<'r> {
    fn of(report: &'r Dossier) -> Found<'r> {
        let mut found = Found {
            marks: BTreeMap::new(),
            norms: BTreeMap::new(),
            positions: BTreeMap::new(),
            lines: BTreeMap::new(),
        };
        for tag in &report.tags {
            found.marks.entry(tag.sentence).or_default().push(Marked { words: &tag.text, class: "tag" });
            let negated = if tag.negated { ", negated" } else { "" };
            let line = format!("Theme {}: {} (“{}”{negated})", tag.theme, tag.entry, tag.text);
            found.lines.entry(tag.sentence).or_default().push(line);
        }
        for statement in &report.statements {
            for (words, class) in [(&statement.cue, "cue"), (&statement.source, "whose")] {
                if let Some(words) = words {
                    found.marks.entry(statement.sentence).or_default().push(Marked { words, class });
                }
            }
        }
        for position in &report.positions {
            let mark = Marked { words: &position.evidence, class: "position" };
            found.marks.entry(position.sentence).or_default().push(mark);
            found.positions.entry(position.sentence).or_default().push(position);
        }
        for norm in &report.norms {
            found.norms.entry(norm.sentence).or_default().push(norm);
        }
        for reference in &report.references {
            let url = reference.url.as_deref().map(|url| format!(" {url}")).unwrap_or_default();
            let line = format!("Refers to {}{url}", reference.text);
            found.lines.entry(reference.sentence).or_default().push(line);
        }
        found
    }

    fn sentence(&self, report: &Dossier, sentence: &Sentence, known: &mut Known, to: &mut String) -> std::fmt::Result {
        let number = sentence.sentence;
        let owners: Vec<String> =
            sentence.speakers.iter().map(|id| known.actors.number(report.called(id)).to_string()).collect();
        let positions = self.positions.get(&number).map(Vec::as_slice).unwrap_or_default();
        let sides: Vec<String> =
            positions.iter().map(|position| format!("{}={}", position.issue, position.stance)).collect();
        write!(to, "<span class=\"s\" id=\"d{}-s{number}\" role=\"button\" tabindex=\"-1\"", report.number)?;
        for (name, value) in [
            ("o", owners.join(" ")),
            ("t", sentence.themes.join(" ")),
            ("p", sides.join(" ")),
            ("c", format!("{:.2}", sentence.confidence)),
            ("d", self.told(report, sentence, known.propositions).join("\n")),
        ] {
            if !value.is_empty() {
                write!(to, " data-{name}=\"{}\"", Shown(value))?;
            }
        }
        write!(to, ">")?;
        marked(&sentence.text, self.marks.get(&number).map(Vec::as_slice).unwrap_or_default(), to);
        writeln!(to, "</span> ")
    }

    /// What is known of a sentence, a line for each thing.
    fn told(&self, report: &Dossier, sentence: &Sentence, propositions: &BTreeMap<String, String>) -> Vec<String> {
        let number = sentence.sentence;
        let whose = match sentence.speakers.is_empty() {
            true => format!("Nobody’s words: {}", sentence.kind),
            false => format!("{}: {}", owners(report, sentence), sentence.kind),
        };
        let act = sentence.act.as_deref().map(|act| format!(", {act}")).unwrap_or_default();
        let rule = sentence.rule.as_deref().map(|rule| format!(" ({rule})")).unwrap_or_default();
        let page = sentence.page.map(|page| format!(", page {page}")).unwrap_or_default();
        let mut lines = vec![
            format!("{whose}{act}"),
            format!("Told by {}{rule}, confidence {:.2}", sentence.basis, sentence.confidence),
            format!("Sentence {number}{page}"),
        ];
        for position in self.positions.get(&number).into_iter().flatten() {
            let proposition = propositions.get(&position.issue).map(|said| format!(" “{said}”")).unwrap_or_default();
            let who = position.speaker.as_deref().map(|id| format!("{}: ", report.called(id))).unwrap_or_default();
            lines.push(format!(
                "Position: {who}{} {}{proposition}{}",
                position.stance,
                position.issue,
                sure(position.confidence)
            ));
        }
        for norm in self.norms.get(&number).into_iter().flatten() {
            lines.push(format!("Norm: {}{}", worded(norm), sure(norm.confidence)));
        }
        lines.extend(self.lines.get(&number).into_iter().flatten().cloned());
        lines
    }
}

fn sure(confidence: Option<f32>) -> String {
    confidence.map(|confidence| format!(", confidence {confidence:.2}")).unwrap_or_default()
}

/// A norm by its parts.
fn worded(norm: &Norm) -> String {
    let attribute = norm.attribute.as_deref().unwrap_or("(nobody named)");
    let parts =
        [Some(attribute), Some(&*norm.deontic), norm.aim.as_deref(), norm.object.as_deref(), norm.condition.as_deref()];
    let mut said = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    if let Some(gge_norm) = &norm.gge_norm {
        let _ = write!(said, " (norm {gge_norm} of the Group of Governmental Experts)");
    }
    said
}
