//! A page as a row of blocks, each with what tells text from navigation.

use super::element::Element;
use super::fold::Fold;
use super::list::List;
use super::note::{Notes, few_words, raised_mark, written};
use super::region::{Region, region};
use super::shown::{Shown, shown};
use super::table;
use super::tree::{Id, ROOT, Step, Tree, Walk};
use crate::text::PartKind;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A block of a page.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// Its words in the text of the page.
    pub range: Range<usize>,
    pub kind: PartKind,
    /// The list or table in which it stands; its blocks stand close together.
    pub group: Option<Id>,
    /// Whether it is the row of a table.
    pub row: bool,
    /// Letters of its words, and how many of them stand in links.
    pub letters: usize,
    pub linked: usize,
    /// How many links it has.
    pub links: usize,
    /// Whether it stands in what the page says is its main part.
    pub main: bool,
    /// The menu, header or footer in which it stands.
    pub menu: Option<Id>,
}

/// A page as blocks.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub text: String,
    pub blocks: Vec<Block>,
    /// The marks of notes in the text.
    pub marks: Vec<Range<usize>>,
    /// How many words the page does not show, and how many of them are prose.
    pub hidden: Hidden,
}

/// Words that a page does not show.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hidden {
    pub words: usize,
    /// Letters in paragraphs.
    pub prose: usize,
}

/// A text of as many letters is a paragraph, not a label.
pub(super) const PARAGRAPH: usize = 80;

/// Cuts a page into blocks; with what it hides, where `all` is wished.
pub(super) fn blocks(tree: &Tree, all: bool) -> Page {
    let notes = Notes::of(tree);
    let tables = table::data(tree);
    let mut cutter = Cutter {
        tree,
        notes: &notes,
        tables,
        all,
        fold: Fold::default(),
        page: Page::default(),
        contexts: vec![(ROOT, Context::default())],
        lists: Vec::new(),
        open: None,
        marker: String::new(),
        quotes: 0,
        breaks: 0,
        link: 0,
    };
    cutter.run();
    cutter.page
}

/// What holds at a place of the page.
#[derive(Clone, Copy, Debug, Default)]
struct Context {
    heading: Option<u8>,
    note: bool,
    prose: bool,
    group: Option<Id>,
    preformatted: bool,
    /// Whether the place is a cell of a row.
    row: bool,
    main: bool,
    menu: Option<Id>,
}

struct Cutter<'a> {
    tree: &'a Tree,
    notes: &'a Notes,
    tables: FxHashSet<Id>,
    all: bool,
    fold: Fold,
    page: Page,
    contexts: Vec<(Id, Context)>,
    lists: Vec<(Id, List)>,
    /// The block that is being written.
    open: Option<Block>,
    /// The number or bullet that the next words begin with.
    marker: String,
    quotes: usize,
    /// How many line breaks stand before the next words.
    breaks: usize,
    /// The link written last.
    link: u32,
}

impl Cutter<'_> {
    fn run(&mut self) {
        let mut walk = self.tree.walk(ROOT);
        while let Some(step) = walk.next() {
            match step {
                Step::Text(words, link) => self.text(words, link),
                Step::Enter(id, element) => self.enter(id, element, &mut walk),
                Step::Leave(id, element) => self.leave(id, element),
            }
        }
        self.close();
        self.page.text = std::mem::take(&mut self.fold.text);
        self.page.marks = std::mem::take(&mut self.fold.marks);
    }

    fn context(&self) -> Context {
        self.contexts.last().map_or_else(Context::default, |(_, context)| *context)
    }

    fn enter(&mut self, id: Id, element: &Element, walk: &mut Walk) {
        match self.shown(element) {
            Shown::Never => return walk.skip(id),
            Shown::Hidden if !self.all => {
                self.hide(id);
                return walk.skip(id);
            }
            _ => {}
        }
        match &*element.name {
            "br" => {
                self.line_break();
                return walk.skip(id);
            }
            "sup" if self.raised(id) => return walk.skip(id),
            "q" => self.quote(true),
            _ => {}
        }
        if self.context().row {
            self.enter_in_row(element);
        } else if element.is_block() {
            self.close();
        }
        let context = self.inside(id, element);
        self.contexts.push((id, context));
        self.item(id, element);
    }

    /// Whether an element is shown; a control in a heading is part of it.
    fn shown(&self, element: &Element) -> Shown {
        match shown(element) {
            Shown::Hidden if &*element.name == "button" && self.context().heading.is_some() => Shown::Yes,
            shown => shown,
        }
    }

    /// What holds inside an element.
    fn inside(&self, id: Id, element: &Element) -> Context {
        let mut context = self.context();
        context.heading = element.heading().or(context.heading);
        context.preformatted |= matches!(&*element.name, "pre" | "listing" | "xmp" | "plaintext");
        match &*element.name {
            "li" | "dd" => context.prose = true,
            "ul" | "ol" | "dl" | "menu" | "dir" => context.group = context.group.or(Some(id)),
            "table" if self.tables.contains(&id) => context.group = Some(id),
            "tr" if self.is_row(id) => (context.row, context.prose) = (true, true),
            _ => {}
        }
        if self.notes.note(id).is_some() {
            (context.note, context.menu) = (true, None);
        }
        match region(element) {
            Some(Region::Main) => (context.main, context.menu) = (true, None),
            Some(Region::Menu) if !context.note => context.menu = context.menu.or(Some(id)),
            Some(Region::Edge) if !context.main && !context.note => context.menu = context.menu.or(Some(id)),
            _ => {}
        }
        context
    }

    /// Whether a row is one of a table of data.
    fn is_row(&self, id: Id) -> bool {
        self.tree.ancestors(id).take(2).any(|id| self.tables.contains(&id))
    }

    /// Begins a list, an item of one, or a note.
    fn item(&mut self, id: Id, element: &Element) {
        match &*element.name {
            "ol" | "ul" | "menu" | "dir" => self.lists.push((id, List::new(self.tree, id, element))),
            "li" => {
                let bullet = || "• ".to_string();
                self.marker = self.lists.last_mut().map_or_else(bullet, |(_, list)| list.marker(element));
            }
            _ => {}
        }
        if let Some(mark) = self.notes.note(id).filter(|mark| !mark.is_empty()) {
            let sign = if mark.starts_with(|sign: char| sign.is_ascii_alphanumeric()) { "." } else { "" };
            self.marker = format!("{mark}{sign} ");
        }
    }

    fn leave(&mut self, id: Id, element: &Element) {
        if &*element.name == "q" {
            self.quote(false);
        }
        self.contexts.pop();
        if self.lists.last().is_some_and(|(list, _)| *list == id) {
            self.lists.pop();
        }
        if matches!(&*element.name, "li") || self.notes.note(id).is_some() {
            self.marker.clear();
        }
        if self.context().row {
            self.leave_in_row(element);
        } else if element.is_block() {
            self.close();
        }
    }

    fn enter_in_row(&mut self, element: &Element) {
        match &*element.name {
            "td" | "th" if self.open.is_some() => self.fold.tab(),
            "td" | "th" => self.open(true),
            _ if element.is_block() => self.fold.part(),
            _ => {}
        }
    }

    fn leave_in_row(&mut self, element: &Element) {
        if element.is_block() && !matches!(&*element.name, "td" | "th") {
            self.fold.part();
        }
    }

    fn text(&mut self, words: &str, link: u32) {
        if link > 0 && self.notes.leads_back(link) && self.context().note {
            return;
        }
        let own_number = self.context().note && self.open.is_none();
        if link > 0 && self.notes.mark(link).is_some() && !own_number {
            return self.note_mark(link);
        }
        if words.trim().is_empty() && !self.context().preformatted {
            // White space between blocks is nothing, between words a blank.
            return self.fold.part();
        }
        self.before_words(words);
        let before = self.fold.text.len();
        if self.context().preformatted && !self.context().row {
            self.fold.push_lines(words);
        } else {
            self.fold.push(words);
        }
        self.count(before, link);
    }

    /// Writes the mark of a note, once for its link.
    fn note_mark(&mut self, link: u32) {
        if self.link == link {
            return;
        }
        self.link = link;
        let mark = self.notes.mark(link).unwrap_or_default().to_string();
        self.before_words("");
        self.fold.mark(&mark);
        self.count(self.fold.text.len(), 0);
    }

    /// Writes a raised number that is the mark of a note or an exponent, or the number before the words of a note.
    fn raised(&mut self, id: Id) -> bool {
        let leads = |step| matches!(step, Step::Text(_, link) if self.notes.mark(link).is_some());
        let words = if self.tree.walk(id).any(leads) { None } else { few_words(self.tree, id) };
        let Some(words) = words else { return false };
        if self.open.is_none() && self.context().note {
            self.before_words(&words);
            self.fold.push(&words);
            self.fold.part();
            return true;
        }
        let before = self.open.as_ref().map_or("", |_| &self.fold.text[self.fold.start()..]);
        if let Some(mark) = raised_mark(&words, before) {
            self.fold.mark(&written(&mark));
            return true;
        }
        let exponent = before.ends_with(char::is_alphanumeric) && is_exponent(words.trim());
        if exponent {
            self.fold.glue(&written(words.trim()));
        }
        exponent
    }

    fn quote(&mut self, opens: bool) {
        self.quotes = if opens { self.quotes + 1 } else { self.quotes };
        let marks = if self.quotes % 2 == 1 { ['“', '”'] } else { ['‘', '’'] };
        if opens {
            self.before_words("“");
            self.fold.push(marks[0].encode_utf8(&mut [0; 4]));
        } else {
            self.fold.glue(marks[1].encode_utf8(&mut [0; 4]));
            self.quotes = self.quotes.saturating_sub(1);
        }
    }

    fn line_break(&mut self) {
        if self.context().row {
            self.fold.part();
        } else if self.open.is_some() {
            self.breaks += 1;
        }
    }

    /// Opens a block where none is open, and ends the line or block before where line breaks stand between.
    fn before_words(&mut self, words: &str) {
        match std::mem::take(&mut self.breaks) {
            0 => {}
            1 => self.fold.line_end(),
            _ => self.close(),
        }
        if self.open.is_none() {
            self.open(false);
            let marker = std::mem::take(&mut self.marker);
            if !begins_with(words, &marker) {
                self.fold.push(marker.trim_end());
                self.fold.part();
            }
        }
    }

    fn open(&mut self, row: bool) {
        let context = self.context();
        let kind = match context {
            Context { note: true, .. } => PartKind::Footnote,
            Context { heading: Some(level), .. } if !row => PartKind::Heading(level),
            Context { prose: true, .. } => PartKind::Prose,
            _ => PartKind::Block,
        };
        let Context { group, main, menu, .. } = context;
        self.fold.begin();
        let start = self.fold.start();
        self.open = Some(Block { range: start..start, kind, group, row, letters: 0, linked: 0, links: 0, main, menu });
    }

    fn count(&mut self, before: usize, link: u32) {
        let length = self.fold.text.len().saturating_sub(before);
        if let Some(block) = &mut self.open {
            block.letters += length;
            if link > 0 {
                block.linked += length;
                block.links += (link != self.link) as usize;
            }
        }
        self.link = link;
    }

    /// Ends the block that is open.
    fn close(&mut self) {
        self.breaks = 0;
        let Some(block) = self.open.take() else { return };
        self.fold.end();
        let range = self.fold.start()..self.fold.text.len();
        let words = &self.fold.text[range.clone()];
        if words.trim().is_empty() {
            return;
        }
        let mut from = range.start;
        // A blank line inside a preformatted text ends a block.
        for piece in words.split("\n\n") {
            let (lead, tail) = (piece.len() - piece.trim_start().len(), piece.trim_end().len());
            if tail > lead {
                self.page.blocks.push(Block { range: from + lead..from + tail, ..block.clone() });
            }
            from += piece.len() + 2;
        }
    }

    fn hide(&mut self, id: Id) {
        for step in self.tree.walk(id) {
            if let Step::Text(words, _) = step {
                self.page.hidden.words += words.split_whitespace().count();
                let letters = words.trim().len();
                self.page.hidden.prose += if letters >= PARAGRAPH { letters } else { 0 };
            }
        }
    }
}

/// `6` in `10⁶`, `-1` in `m s⁻¹`
fn is_exponent(words: &str) -> bool {
    let digits = words.strip_prefix(['-', '−', '+']).unwrap_or(words);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether words begin with a number that stands before them as their marker already.
fn begins_with(words: &str, marker: &str) -> bool {
    let number = marker.trim().trim_end_matches('.');
    let bare = words.trim_start().trim_start_matches(['[', '(', '^']);
    !number.is_empty()
        && bare.strip_prefix(number).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
}
