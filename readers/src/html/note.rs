//! Notes: the marks that lead to them, and the elements that hold their words.

use super::element::Element;
use super::tree::{Id, Link, ROOT, Step, Tree};
use crate::raised::raised;
use rustc_hash::FxHashMap;

/// The notes of a page.
#[derive(Default)]
pub(super) struct Notes {
    /// The mark that each link to a note shows.
    marks: FxHashMap<u32, String>,
    /// The elements that hold notes, with their marks.
    notes: FxHashMap<Id, String>,
    /// The links that lead from a note back to its mark, and show no words.
    back: FxHashMap<u32, ()>,
}

/// A link leads to a note if it shows no more letters than this.
const LONGEST_MARK: usize = 8;

/// A note holds at most this share of the letters of its page.
const SHARE: usize = 2;

impl Notes {
    /// Finds the notes of a page.
    pub fn of(tree: &Tree) -> Notes {
        let mut finder = Finder {
            tree,
            letters: letters(tree),
            named: FxHashMap::default(),
            shown: vec![],
            notes: Notes::default(),
        };
        finder.survey();
        finder.links();
        finder.notes
    }

    /// The mark to write for a link, where it leads to a note.
    pub fn mark(&self, link: u32) -> Option<&str> {
        self.marks.get(&link).map(String::as_str)
    }

    /// The mark of the note that an element holds; empty where it is not known.
    pub fn note(&self, id: Id) -> Option<&str> {
        self.notes.get(&id).map(String::as_str)
    }

    /// Whether a link only leads from a note back to its mark.
    pub fn leads_back(&self, link: u32) -> bool {
        self.back.contains_key(&link)
    }
}

/// The number in a raised text that is the mark of a note: `1`, `[2]`, `*`.
pub(super) fn raised_mark(words: &str, before: &str) -> Option<String> {
    let mark = mark(words)?;
    let number = mark.bytes().all(|byte| byte.is_ascii_digit());
    let last = before.chars().next_back()?;
    let word = before.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    // A unit or a symbol bears a power: `km2`, `CO2`.
    let bears =
        matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '”' | '"' | '’' | ')' | ']') || word.chars().count() > 3;
    (number && mark.len() <= 3 && bears).then_some(mark)
}

/// What a link or raised text shows, without its brackets, if that can be the mark of a note.
fn mark(words: &str) -> Option<String> {
    let words = words.trim();
    let bare = words.trim_start_matches(['[', '(', '^']).trim_end_matches([']', ')', '.']).trim();
    let bare = ["note ", "Note ", "fn", "n"].iter().find_map(|word| bare.strip_prefix(word)).unwrap_or(bare);
    let number = !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|byte| byte.is_ascii_digit());
    let letter = bare.len() <= 3 && !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_lowercase());
    let star =
        !bare.is_empty() && bare.chars().count() <= 3 && bare.chars().all(|sign| matches!(sign, '*' | '†' | '‡' | '§'));
    (number || letter || star).then(|| bare.to_string())
}

/// How many letters stand inside each node.
fn letters(tree: &Tree) -> Vec<u32> {
    let mut letters = vec![0u32; tree.len()];
    for id in tree.ids().rev() {
        if let Some((words, _)) = tree.text(id) {
            letters[id as usize] = words.len() as u32;
        }
        let own = letters[id as usize];
        let parent = &mut letters[tree.parent(id) as usize];
        *parent = parent.saturating_add(own);
    }
    letters
}

struct Finder<'a> {
    tree: &'a Tree,
    letters: Vec<u32>,
    /// The elements with a name that a link can lead to.
    named: FxHashMap<String, Id>,
    /// What each link shows, up to a length, and the first node of it.
    shown: Vec<(String, Id)>,
    notes: Notes,
}

impl Finder<'_> {
    fn survey(&mut self) {
        self.shown = vec![(String::new(), ROOT); self.tree.links.len()];
        for id in self.tree.ids() {
            match (self.tree.text(id), self.tree.element(id)) {
                (Some((words, link)), _) if link > 0 => self.show(id, words, link),
                (_, Some(element)) => self.element(id, element),
                _ => {}
            }
        }
    }

    fn show(&mut self, id: Id, words: &str, link: u32) {
        if let Some((shown, first)) = self.shown.get_mut(link as usize) {
            if *first == ROOT {
                *first = id;
            }
            if shown.len() <= LONGEST_MARK {
                shown.extend(words.chars().take(LONGEST_MARK * 2));
            }
        }
    }

    fn element(&mut self, id: Id, element: &Element) {
        let anchor = || element.attribute("name").filter(|_| &*element.name == "anchor");
        if let Some(name) = element.attribute("id").or_else(anchor) {
            self.named.entry(name.to_string()).or_insert(id);
        }
        if is_note(element) || &*element.name == "li" && self.is_in_list_of_notes(id) {
            self.hold(id, "");
        }
    }

    fn is_in_list_of_notes(&self, id: Id) -> bool {
        self.tree.ancestors(id).take(3).filter_map(|id| self.tree.element(id)).any(|element| {
            let role = element.attribute("role").or(element.attribute("epub:type")).unwrap_or_default();
            matches!(role, "doc-endnotes" | "doc-footnotes" | "endnotes" | "footnotes" | "rearnotes")
                || element.classes().any(|class| matches!(class, "footnotes" | "endnotes" | "references" | "reflist"))
        })
    }

    /// Takes an element for a note, if it is no large part of the page.
    fn hold(&mut self, id: Id, mark: &str) {
        let small = self.letters[id as usize] as usize <= self.letters[ROOT as usize] as usize / SHARE;
        let heads = self.tree.element(id).is_some_and(|element| element.heading().is_some());
        if small && !heads {
            let held = self.notes.notes.entry(id).or_default();
            if held.is_empty() {
                *held = mark.to_string();
            }
        }
    }

    fn links(&mut self) {
        for (number, link) in self.tree.links.iter().enumerate().skip(1) {
            let Some((_, target)) = link.target.split_once('#').filter(|(_, target)| !target.is_empty()) else {
                continue;
            };
            let Some((shown, first)) = self.shown.get(number).cloned().filter(|(_, first)| *first != ROOT) else {
                continue;
            };
            // A target that is missing leads nowhere on.
            let leads_to = self.named.get(target).copied().unwrap_or(ROOT);
            if leads_to < first {
                if !shown.contains(|letter: char| letter.is_alphanumeric() || letter == '*') {
                    self.notes.back.insert(number as u32, ());
                }
                continue;
            }
            let Some(mark) = mark(&shown) else { continue };
            if self.is_raised(first) || says_note(link, target) {
                if let Some(note) = self.block_of(leads_to) {
                    self.hold(note, &mark);
                }
                self.notes.marks.insert(number as u32, written(&mark));
            }
        }
    }

    fn is_raised(&self, id: Id) -> bool {
        self.tree.ancestors(id).take(4).any(|id| self.tree.name(id) == "sup")
    }

    /// The element that holds a note to whose beginning a link leads.
    fn block_of(&self, id: Id) -> Option<Id> {
        let mut at = id;
        while !self.tree.element(at)?.is_block() {
            let mut before = std::iter::successors(Some(self.tree.previous(at)), |id| Some(self.tree.previous(*id)));
            let blank = |id: Id| self.tree.text(id).is_some_and(|(words, _)| words.trim().is_empty());
            if before.find(|id| *id == ROOT || !blank(*id)) != Some(ROOT) {
                return None;
            }
            at = self.tree.parent(at);
        }
        Some(at)
    }
}

/// Whether an element says that it is a note.
fn is_note(element: &Element) -> bool {
    let role = element.attribute("role").or(element.attribute("epub:type")).unwrap_or_default();
    matches!(role, "doc-footnote" | "doc-endnote" | "footnote" | "endnote" | "rearnote")
        || element.is_block()
            && element
                .classes()
                .any(|class| matches!(class, "footnote" | "endnote" | "MsoFootnoteText" | "MsoEndnoteText"))
}

/// Whether a link or its target says that it leads to a note.
fn says_note(link: &Link, target: &str) -> bool {
    let target = target.trim_start_matches('_').to_ascii_lowercase();
    let named = ["fn", "ftn", "edn", "footnote", "endnote", "note", "cite_note"].iter().any(|start| {
        target
            .strip_prefix(start)
            .is_some_and(|rest| rest.contains(|sign: char| sign.is_ascii_digit()) && !rest.starts_with("ref"))
    });
    let classes = || link.class.split_ascii_whitespace();
    named
        || matches!(link.role.as_str(), "doc-noteref" | "noteref")
        || classes().any(|class| matches!(class, "footnote-ref" | "noteref" | "footnote-reference" | "footnote"))
}

/// How a mark is written behind its word: raised, so that it is none of the word's own.
pub(super) fn written(mark: &str) -> String {
    mark.chars().map(raised).collect()
}

/// The words of an element, where they are few.
pub(super) fn few_words(tree: &Tree, id: Id) -> Option<String> {
    let mut words = String::new();
    for step in tree.walk(id) {
        if let Step::Text(text, _) = step {
            words.push_str(text);
        }
        if words.len() > LONGEST_MARK {
            return None;
        }
    }
    Some(words)
}
