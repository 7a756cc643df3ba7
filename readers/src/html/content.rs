//! Which blocks of a page are its text, and which lead about its site.
//!
//! Navigation is short and stands in links; text is long and does not. What a page marks as its main part is taken at
//! its word, and so are menus, headers and footers. Of an unmarked page, blocks of links are left out that stand before
//! its first paragraph or behind its last, and long rows of short links anywhere. Whatever the marks say, no more than a
//! small share of a page's prose is ever left out.

use super::block::{Block, PARAGRAPH, Page};
use super::tree::Id;
use crate::text::PartKind;
use rustc_hash::FxHashMap;

/// At most one part in so many of a page's prose is left out.
const SHARE: usize = 10;

/// As many blocks of links in a row are a menu.
const MENU: usize = 5;

/// The links of a menu have no more letters than this on average.
const MENU_LINK: usize = 30;

/// A page with more blocks about cookies is about them.
const MOST_CONSENT: usize = 6;

/// Which blocks are kept.
pub(super) struct Choice {
    pub kept: Vec<bool>,
    /// How many words are left out, and how many of them stand in paragraphs.
    pub words: usize,
    pub prose: usize,
}

/// Chooses the blocks of a page that are its text.
pub(super) fn choose(page: &Page) -> Choice {
    let mut chooser = Chooser::new(page);
    chooser.parts();
    chooser.restore();
    chooser.links();
    chooser.headings();
    chooser.title();
    if chooser.is_bare() {
        chooser.kept.fill(true);
    }
    chooser.consent();
    chooser.choice(page)
}

/// How many letters of a block are prose: all that stand in no link, if they make a paragraph.
pub(super) fn prose(block: &Block) -> usize {
    let own = block.letters - block.linked;
    let is_heading = matches!(block.kind, PartKind::Heading(_));
    if own >= PARAGRAPH && own > block.linked && !is_heading { own } else { 0 }
}

struct Chooser<'a> {
    blocks: &'a [Block],
    prose: Vec<usize>,
    total: usize,
    kept: Vec<bool>,
    /// Which blocks ask for consent, tell who owns the site or lead past its menu: no text of the page, whatever marks it.
    consent: Vec<bool>,
}

impl<'a> Chooser<'a> {
    fn new(page: &'a Page) -> Chooser<'a> {
        let blocks = &page.blocks[..];
        let mut consent: Vec<bool> = blocks.iter().map(|block| asks_consent(&page.text[block.range.clone()])).collect();
        let of_site = |block: &Block| is_of_site(&page.text[block.range.clone()]);
        // A page about cookies is no banner.
        let about = consent.iter().filter(|consent| **consent).count() > MOST_CONSENT;
        consent.iter_mut().for_each(|consent| *consent &= !about);
        consent.iter_mut().zip(blocks).for_each(|(consent, block)| *consent |= of_site(block));
        let prose: Vec<usize> =
            blocks.iter().zip(&consent).map(|(block, consent)| if *consent { 0 } else { prose(block) }).collect();
        let total = prose.iter().sum();
        Chooser { blocks, prose, total, kept: vec![true; blocks.len()], consent }
    }

    /// Leaves out what asks for consent to cookies, unless nothing else is there.
    fn consent(&mut self) {
        let other = self.blocks.iter().zip(&self.consent).any(|(block, consent)| !consent && block.letters > 0);
        for (kept, consent) in self.kept.iter_mut().zip(&self.consent) {
            *kept &= !(other && *consent);
        }
    }

    /// Keeps the main part alone where it has most of the prose, and no menus.
    fn parts(&mut self) {
        let main: usize = self.sum(|block| block.main);
        let has_main = main * 2 >= self.total && self.blocks.iter().any(|block| block.main && block.letters > 0);
        for (block, kept) in self.blocks.iter().zip(&mut self.kept) {
            let note = block.kind == PartKind::Footnote;
            *kept = block.menu.is_none() && (block.main || note || !has_main);
        }
    }

    /// The prose in some blocks.
    fn sum(&self, counts: impl Fn(&Block) -> bool) -> usize {
        self.blocks.iter().zip(&self.prose).filter(|(block, _)| counts(block)).map(|(_, prose)| prose).sum()
    }

    /// Takes parts back, those with most prose first, until little prose is left out.
    fn restore(&mut self) {
        let mut parts: FxHashMap<Option<Id>, usize> = FxHashMap::default();
        for ((block, prose), kept) in self.blocks.iter().zip(&self.prose).zip(&self.kept) {
            if !kept && *prose > 0 {
                *parts.entry(block.menu).or_default() += prose;
            }
        }
        let mut left_out: usize = parts.values().sum();
        let mut parts: Vec<(usize, Option<Id>)> = parts.into_iter().map(|(part, prose)| (prose, part)).collect();
        parts.sort_unstable();
        while left_out * SHARE > self.total {
            let Some((prose, part)) = parts.pop() else { return };
            left_out -= prose;
            for (block, kept) in self.blocks.iter().zip(&mut self.kept) {
                *kept |= block.menu == part;
            }
        }
    }

    /// Leaves out blocks of links at the edges of the prose, and menus between.
    fn links(&mut self) {
        let is_prose = |at: &usize| self.prose[*at] > 0 && self.kept[*at];
        let Some(first) = (0..self.blocks.len()).find(is_prose) else { return };
        let last = (0..self.blocks.len()).rfind(is_prose).unwrap_or(first);
        let mut at = 0;
        while at < self.blocks.len() {
            let row = self.blocks[at..].iter().take_while(|block| !block.main && is_links(block)).count();
            let (links, letters) = self.blocks[at..at + row]
                .iter()
                .fold((0, 0), |(links, letters), block| (links + block.links, letters + block.linked));
            // A table of contents is none.
            let in_table = self.blocks[at..at + row].iter().all(|block| block.row);
            let menu = links >= MENU && letters <= links * MENU_LINK && !in_table;
            if menu || at + row <= first || at > last {
                self.kept[at..at + row].fill(false);
            }
            at += row.max(1);
        }
    }

    /// Leaves out headings under which nothing is kept of what stood there.
    fn headings(&mut self) {
        let mut end = self.blocks.len();
        for (at, block) in self.blocks.iter().enumerate().rev() {
            if matches!(block.kind, PartKind::Heading(_)) {
                let under = &self.kept[at + 1..end];
                self.kept[at] &= under.is_empty() || under.contains(&true);
                end = at;
            }
        }
    }

    /// Keeps the first heading of the highest level, wherever it stands.
    fn title(&mut self) {
        let is_title = |block: &Block| block.kind == PartKind::Heading(1);
        let kept = self.blocks.iter().zip(&self.kept).any(|(block, kept)| *kept && is_title(block));
        if let Some(at) = self.blocks.iter().position(is_title).filter(|_| !kept) {
            self.kept[at] = true;
        }
    }

    /// Whether hardly anything is kept of a page without prose.
    fn is_bare(&self) -> bool {
        let letters: usize = self.blocks.iter().map(|block| block.letters).sum();
        let kept: usize =
            self.blocks.iter().zip(&self.kept).filter(|(_, kept)| **kept).map(|(block, _)| block.letters).sum();
        kept == 0 || self.total == 0 && kept * 5 < letters
    }

    fn choice(self, page: &Page) -> Choice {
        let (mut words, mut prose) = (0, 0);
        for ((block, own), kept) in self.blocks.iter().zip(&self.prose).zip(&self.kept) {
            if !kept {
                let count = page.text[block.range.clone()].split_whitespace().count();
                words += count;
                prose += if *own > 0 { count } else { 0 };
            }
        }
        Choice { kept: self.kept, words, prose }
    }
}

/// Whether most letters of a block stand in links.
fn is_links(block: &Block) -> bool {
    block.linked * 10 >= block.letters * 6 && block.links > 0 && !matches!(block.kind, PartKind::Footnote)
}

/// Whether a short block asks for consent to cookies or tells of them: `We use cookies to improve your experience.`
fn asks_consent(words: &str) -> bool {
    const LONGEST: usize = 700;
    const CONSENT: &[&str] = &[
        "we use",
        "uses cookies",
        "use cookies",
        "use of cookies",
        "by continuing",
        "accept",
        "consent",
        "cookie policy",
        "cookie settings",
        "manage cookies",
        "necessary cookies",
        "your experience",
        "your preferences",
        "third-party cookies",
        "reject all",
        "our policy",
        "privacy policy",
    ];
    const PRIVACY: [&str; 3] = ["We value your privacy", "We care about your privacy", "Your privacy matters"];
    if words.len() > LONGEST {
        return false;
    }
    if !words.contains("ookie") {
        return PRIVACY.iter().any(|privacy| words.starts_with(privacy));
    }
    let lower = words.to_lowercase();
    CONSENT.iter().any(|consent| lower.contains(consent))
}

/// Whether a block is the line of a site that tells whose it is, or leads past its menu: `© 2024 River Commission`.
fn is_of_site(words: &str) -> bool {
    const LONGEST: usize = 160;
    const STARTS: [&str; 7] =
        ["©", "(c) ", "Copyright ©", "Copyright (c)", "Skip to main content", "Skip to content", "Skip navigation"];
    let words = words.trim();
    words.len() <= LONGEST && STARTS.iter().any(|start| words.starts_with(start))
}
