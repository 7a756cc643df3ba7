//! The lines of an `.ann` file.
//!
//! A text bound quotes its words on its line, so no fragment may hold a letter at which a reader ends a line or a field: a
//! span is cut there, and its fragments are quoted with a blank between them.

use super::super::annotated::Annotated;
use rustc_hash::FxHashMap;
use std::fmt::Display;

/// The annotations of a document, line by line.
pub(super) struct Standoff<'d> {
    document: &'d Annotated,
    pub lines: String,
    /// How many spans held white space alone.
    pub blank: usize,
    /// The text bounds that may be part of several annotations, by name and spans.
    shared: FxHashMap<(&'static str, Vec<[u32; 2]>), String>,
    bounds: usize,
    events: usize,
    relations: usize,
    attributes: usize,
    notes: usize,
}

impl<'d> Standoff<'d> {
    pub fn new(document: &'d Annotated) -> Standoff<'d> {
        let (lines, shared) = (String::new(), FxHashMap::default());
        Standoff { document, lines, blank: 0, shared, bounds: 0, events: 0, relations: 0, attributes: 0, notes: 0 }
    }

    /// A text bound that may be part of several annotations; its id, unless there are no words.
    pub fn shared(&mut self, name: &'static str, spans: &[[u32; 2]]) -> Option<String> {
        let key = (name, spans.to_vec());
        if let Some(id) = self.shared.get(&key) {
            return Some(id.clone());
        }
        let id = self.bound(name, spans)?;
        self.shared.insert(key, id.clone());
        Some(id)
    }

    /// A text bound; its id, unless there are no words.
    pub fn bound(&mut self, name: &str, spans: &[[u32; 2]]) -> Option<String> {
        let fragments: Vec<Fragment> = spans.iter().flat_map(|span| fragments(self.document, *span)).collect();
        if fragments.is_empty() {
            self.blank += 1;
            return None;
        }
        let places: Vec<String> = fragments.iter().map(|next| format!("{} {}", next.start, next.end)).collect();
        let words: Vec<&str> = fragments.iter().map(|next| next.words).collect();
        self.bounds += 1;
        let id = format!("T{}", self.bounds);
        self.line(&format!("{id}\t{name} {}\t{}", places.join(";"), words.join(" ")));
        Some(id)
    }

    /// An event on the words of a span; its id.
    pub fn event(
        &mut self,
        name: &'static str,
        trigger: [u32; 2],
        arguments: impl IntoIterator<Item = (&'static str, Option<String>)>,
    ) -> Option<String> {
        let trigger = self.shared(name, &[trigger])?;
        self.events += 1;
        let id = format!("E{}", self.events);
        let mut line = format!("{id}\t{name}:{trigger}");
        for (role, bound) in arguments {
            if let Some(bound) = bound {
                line.extend([" ", role, ":", &bound]);
            }
        }
        self.line(&line);
        Some(id)
    }

    /// A relation between two annotations.
    pub fn relation(&mut self, name: &str, from: &str, to: &str) {
        self.relations += 1;
        self.line(&format!("R{}\t{name} Arg1:{from} Arg2:{to}", self.relations));
    }

    /// An attribute of an annotation, if it has one; an empty value stands for yes.
    pub fn attribute(&mut self, name: &str, of: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.attributes += 1;
            self.line(format!("A{}\t{name} {of} {value}", self.attributes).trim_end());
        }
    }

    /// A note on an annotation, if there is one.
    pub fn note(&mut self, of: &str, note: Option<&str>) {
        if let Some(note) = note {
            self.notes += 1;
            let note = note.replace(is_break, " ");
            self.line(&format!("#{}\tAnnotatorNotes {of}\t{note}", self.notes));
        }
    }

    fn line(&mut self, line: &str) {
        self.lines.extend([line, "\n"]);
    }
}

/// A piece of a span without a break, and without white space at its ends.
struct Fragment<'t> {
    start: usize,
    end: usize,
    words: &'t str,
}

/// The pieces of a span.
fn fragments(document: &Annotated, span: [u32; 2]) -> impl Iterator<Item = Fragment<'_>> {
    let mut point = span[0] as usize;
    document.letters(span).split_inclusive(is_break).filter_map(move |piece| {
        let words = piece.trim_matches(is_blank);
        let before = piece.len() - piece.trim_start_matches(is_blank).len();
        let start = point + piece[..before].chars().count();
        point += piece.chars().count();
        (!words.is_empty()).then(|| Fragment { start, end: start + words.chars().count(), words })
    })
}

/// Whether a reader ends a line or a field here; those written in Python end lines at more letters than most.
fn is_break(letter: char) -> bool {
    matches!(letter, '\t'..='\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || is_break(letter) || letter == '\u{1f}'
}
