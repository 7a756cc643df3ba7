//! The body of a document: its sections, and in them what is said by whom.

use super::super::annotated::Annotated;
use super::super::error::Error;
use super::super::xml::Xml;
use super::milestone::{Milestone, milestones};
use super::sections::Sections;
use super::taxonomies::Taxonomies;
use super::{document_id, pointers};
use crate::dataset::shelf::Sentence;
use rustc_hash::FxHashMap;
use std::iter::Peekable;
use std::vec::IntoIter;

/// A body that is being written.
pub(super) struct Body<'d> {
    xml: &'d mut Xml,
    document: &'d Annotated,
    taxonomies: &'d mut Taxonomies,
    id: String,
    milestones: Peekable<IntoIter<Milestone>>,
    /// The page that the next form feed opens.
    page: u32,
    /// The positions and norms of each sentence, as pointers.
    pointers: FxHashMap<u32, Vec<String>>,
    sections: Sections<'d>,
    utterance: Option<Utterance<'d>>,
}

/// An open `u`.
struct Utterance<'d> {
    kind: &'d str,
    speakers: &'d [String],
    paragraph: u32,
}

impl<'d> Body<'d> {
    pub fn new(xml: &'d mut Xml, document: &'d Annotated, taxonomies: &'d mut Taxonomies) -> Body<'d> {
        let mut pointers: FxHashMap<u32, Vec<String>> = FxHashMap::default();
        for position in &document.positions {
            pointers.entry(position.sentence).or_default().push(taxonomies.position(position));
        }
        for norm in &document.norms {
            pointers.entry(norm.sentence).or_default().extend(taxonomies.norm(norm));
        }
        Body {
            xml,
            document,
            taxonomies,
            id: document_id(document),
            milestones: milestones(document).into_iter().peekable(),
            page: 1,
            pointers,
            sections: Sections::new(&document.sections),
            utterance: None,
        }
    }

    pub fn write(mut self) -> Result<(), Error> {
        self.xml.open("text", &[])?;
        self.xml.open("body", &[])?;
        if self.milestones.clone().any(|milestone| matches!(milestone, Milestone::Break(_))) {
            self.page_begins()?;
        }
        let mut rows: Vec<&Sentence> = self.document.sentences.iter().collect();
        rows.sort_by_key(|row| row.start);
        let mut rows = rows.as_slice();
        while let [row, rest @ ..] = rows {
            let within = rest.iter().take_while(|next| next.start < row.end).count();
            self.sentence(row, &rest[..within])?;
            rows = &rest[within..];
        }
        self.end_utterance()?;
        self.rest()?;
        for _ in 0..self.sections.close(1) {
            self.xml.close("div")?;
        }
        self.xml.close("body")?;
        self.xml.close("text")
    }

    /// A sentence, with those that stand between its pieces.
    fn sentence(&mut self, row: &'d Sentence, within: &[&'d Sentence]) -> Result<(), Error> {
        if is_aside(row) {
            self.page_breaks(row.start)?;
            return self.element(element(row), row, within);
        }
        self.enter(row)?;
        if !row.speakers.is_empty() {
            self.utter(row)?;
            return self.element("s", row, within);
        }
        self.end_utterance()?;
        self.page_breaks(row.start)?;
        if row.kind == "heading" && self.sections.may_have_head() {
            return self.element("head", row, within);
        }
        self.sections.begin();
        self.element("note", row, within)
    }

    /// The element of a sentence.
    fn element(&mut self, name: &str, row: &'d Sentence, within: &[&'d Sentence]) -> Result<(), Error> {
        let (number, ana, corresp) = (row.sentence.to_string(), self.ana(name, row), self.corresp(name, row));
        let (id, cert) = (format!("{}.{number}", self.id), row.confidence.to_string());
        let mut attributes = vec![("xml:id", id.as_str()), ("n", &number), ("cert", &cert)];
        attributes.extend((name == "note").then(|| ("type", note(&row.kind))));
        attributes.extend((name == "fw").then_some(("type", "furniture")));
        attributes.extend((!ana.is_empty()).then_some(("ana", ana.as_str())));
        attributes.extend((!corresp.is_empty()).then_some(("corresp", corresp.as_str())));
        self.xml.line()?;
        self.xml.open(name, &attributes)?;
        let mut within = within.iter().peekable();
        for (at, piece) in row.spans.iter().enumerate() {
            while let Some(next) = within.next_if(|next| at > 0 && next.start < piece[0]) {
                self.element(element(next), next, &[])?;
            }
            if at > 0 {
                self.xml.line()?;
            }
            self.piece(*piece)?;
        }
        for next in within {
            self.element(element(next), next, &[])?;
        }
        self.xml.close(name)
    }

    /// The words of a piece of a sentence, after what stands before them.
    fn piece(&mut self, [start, end]: [u32; 2]) -> Result<(), Error> {
        while let Some(milestone) = self.milestones.next_if(|milestone| milestone.start() < start) {
            self.milestone(milestone)?;
        }
        let mut from = start;
        while let Some(milestone) = self.milestones.next_if(|milestone| milestone.start() < end) {
            self.words([from, milestone.start()])?;
            self.milestone(milestone)?;
            from = milestone.start() + 1;
        }
        self.words([from, end])
    }

    fn words(&mut self, span: [u32; 2]) -> Result<(), Error> {
        let words = self.document.letters(span).replace("\r\n", "\n");
        if words.is_empty() { Ok(()) } else { self.xml.text(&words) }
    }

    fn milestone(&mut self, milestone: Milestone) -> Result<(), Error> {
        match milestone {
            Milestone::Break(_) => self.page_begins(),
            Milestone::Mark(span) => {
                let mark = self.document.letters(span);
                self.xml.element("metamark", &[("function", "label")], mark)?;
                self.xml.text(" ")
            }
        }
    }

    fn page_begins(&mut self) -> Result<(), Error> {
        self.xml.line()?;
        self.xml.empty("pb", &[("n", &self.page.to_string())])?;
        self.page += 1;
        Ok(())
    }

    /// The page breaks before a place, up to what only a sentence can hold.
    fn page_breaks(&mut self, before: u32) -> Result<(), Error> {
        let is_due = |milestone: &Milestone| matches!(milestone, Milestone::Break(at) if *at < before);
        while self.milestones.next_if(is_due).is_some() {
            self.page_begins()?;
        }
        Ok(())
    }

    /// What stands after the last sentence.
    fn rest(&mut self) -> Result<(), Error> {
        while let Some(milestone) = self.milestones.next() {
            match milestone {
                Milestone::Break(_) => self.page_begins()?,
                Milestone::Mark(span) => {
                    self.xml.element("note", &[("type", "label")], self.document.letters(span))?;
                }
            }
        }
        Ok(())
    }

    /// Opens the section of a sentence, and closes those that it does not stand in.
    fn enter(&mut self, row: &Sentence) -> Result<(), Error> {
        let Some(way) = self.sections.enter(row.section) else { return Ok(()) };
        self.end_utterance()?;
        for _ in 0..way.closed {
            self.xml.close("div")?;
        }
        for (section, is_new) in way.opened {
            let id = format!("{}.section.{section}", self.id);
            self.xml.line()?;
            match is_new {
                true => self.xml.open("div", &[("type", "debateSection"), ("xml:id", &id)])?,
                false => self.xml.open("div", &[("type", "continuation"), ("corresp", &format!("#{id}"))])?,
            }
        }
        Ok(())
    }

    /// Opens the `u` and the `seg` of a sentence, where they are not open.
    fn utter(&mut self, row: &'d Sentence) -> Result<(), Error> {
        let utterance = Utterance { kind: &row.kind, speakers: &row.speakers, paragraph: row.paragraph };
        let before = self.utterance.as_ref();
        let is_same = before.is_some_and(|open| open.kind == utterance.kind && open.speakers == utterance.speakers);
        if is_same && before.is_some_and(|open| open.paragraph == utterance.paragraph) {
            return self.page_breaks(row.start);
        }
        if is_same {
            self.xml.close("seg")?;
        } else {
            self.end_utterance()?;
            let (who, ana) = (pointers(self.document, &row.speakers), self.taxonomies.point("kind", &row.kind));
            let id = format!("{}.u.{}", self.id, row.sentence);
            self.page_breaks(row.start)?;
            self.xml.line()?;
            self.xml.open("u", &[("xml:id", &id), ("who", &who), ("ana", &ana)])?;
        }
        self.page_breaks(row.start)?;
        self.xml.line()?;
        self.xml.open("seg", &[("xml:id", &format!("{}.seg.{}", self.id, row.sentence))])?;
        self.sections.begin();
        self.utterance = Some(utterance);
        Ok(())
    }

    fn end_utterance(&mut self) -> Result<(), Error> {
        if self.utterance.take().is_some() {
            self.xml.close("seg")?;
            self.xml.close("u")?;
        }
        Ok(())
    }

    /// What a sentence is, as pointers; the kind of one that is said stands with the utterance.
    fn ana(&mut self, name: &str, row: &Sentence) -> String {
        let mut pointers: Vec<String> = Vec::new();
        pointers.extend((name != "s").then(|| self.taxonomies.point("kind", &row.kind)));
        pointers.extend(row.act.iter().map(|act| self.taxonomies.point("act", act)));
        pointers.extend(row.themes.iter().map(|theme| self.taxonomies.point("theme", theme)));
        pointers.extend(self.pointers.remove(&row.sentence).into_iter().flatten());
        pointers.join(" ")
    }

    /// Who says a sentence that stands in no utterance.
    fn corresp(&self, name: &str, row: &Sentence) -> String {
        if name == "s" { String::new() } else { pointers(self.document, &row.speakers) }
    }
}

/// Whether a sentence stands beside the text and interrupts nothing.
fn is_aside(row: &Sentence) -> bool {
    matches!(row.kind.as_str(), "furniture" | "footnote")
}

/// The element of a sentence that nobody utters.
fn element(row: &Sentence) -> &'static str {
    if row.kind == "furniture" { "fw" } else { "note" }
}

/// The type of a note, by the kind of its sentence.
fn note(kind: &str) -> &str {
    if kind == "narration" { "narrative" } else { kind }
}
