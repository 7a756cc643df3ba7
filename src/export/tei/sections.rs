//! Which sections are open while a document is written.

use crate::dataset::shelf::Section;
use rustc_hash::FxHashSet;

/// The sections of a document, and those that are open.
pub(super) struct Sections<'d> {
    all: &'d [Section],
    /// For each, the section that it stands in, as an index.
    outer: Vec<Option<usize>>,
    /// From the outermost; the first is the body itself.
    open: Vec<Div<'d>>,
    /// Those that have been opened.
    seen: FxHashSet<u32>,
}

/// An open section, or the body.
#[derive(Default)]
struct Div<'d> {
    section: Option<&'d Section>,
    /// Whether something stands in it that no heading can follow as its head.
    is_begun: bool,
    /// Whether a section has stood in it, after which nothing can be said in it itself.
    is_parted: bool,
}

/// What is to be closed and then opened on the way to a sentence.
pub(super) struct Way {
    pub closed: usize,
    /// Sections by number, and whether each is opened for the first time.
    pub opened: Vec<(u32, bool)>,
}

impl<'d> Sections<'d> {
    pub fn new(all: &'d [Section]) -> Sections<'d> {
        Sections { all, outer: outer(all), open: vec![Div::default()], seen: FxHashSet::default() }
    }

    /// Goes to the section of a sentence; nothing is to be done where it is open.
    pub fn enter(&mut self, section: Option<u32>) -> Option<Way> {
        let here = self.open.last().filter(|div| !div.is_parted);
        if here.is_some_and(|div| div.section.map(|section| section.section) == section) {
            return None;
        }
        let chain = self.chain(section);
        let is_open =
            |(div, wanted): &(&Div, &&Section)| div.section.is_some_and(|open| open.section == wanted.section);
        let shared = self.open[1..].iter().zip(&chain).take_while(is_open).count();
        let mut way = Way { closed: self.close(shared + 1), opened: Vec::new() };
        let again = self.open.last().filter(|div| shared == chain.len() && div.is_parted).and_then(|div| div.section);
        for section in chain[shared..].iter().copied().chain(again) {
            way.opened.push((section.section, self.seen.insert(section.section)));
            self.open.push(Div { section: Some(section), ..Div::default() });
        }
        Some(way)
    }

    /// Closes all but the outermost of some number; how many.
    pub fn close(&mut self, left: usize) -> usize {
        let closed = self.open.len().saturating_sub(left);
        self.open.truncate(left);
        if closed > 0 {
            self.open.iter_mut().for_each(|div| div.is_parted = true);
        }
        closed
    }

    /// Whether a heading may stand here as the head of what is open.
    pub fn may_have_head(&self) -> bool {
        self.open.last().is_some_and(|div| !div.is_begun && !div.is_parted)
    }

    /// Takes note that something is said here.
    pub fn begin(&mut self) {
        self.open.iter_mut().for_each(|div| div.is_begun = true);
    }

    /// A section and those it stands in, from the outermost.
    fn chain(&self, section: Option<u32>) -> Vec<&'d Section> {
        let number = |section: u32| self.all.binary_search_by_key(&section, |next| next.section).ok();
        let innermost = section.and_then(number);
        let mut chain: Vec<&Section> =
            std::iter::successors(innermost, |at| self.outer[*at]).map(|at| &self.all[at]).collect();
        chain.reverse();
        chain
    }
}

/// For each section, the one that it stands in, as an index.
fn outer(all: &[Section]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let around = |(at, section): (usize, &Section)| {
        while open.pop_if(|outer| !holds(&all[*outer], section)).is_some() {}
        let outer = open.last().copied();
        open.push(at);
        outer
    };
    all.iter().enumerate().map(around).collect()
}

/// Whether a section stands in another.
fn holds(outer: &Section, inner: &Section) -> bool {
    outer.level < inner.level && outer.start <= inner.start && inner.end <= outer.end
}
