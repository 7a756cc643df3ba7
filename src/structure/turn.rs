//! Labels before turns: `Hon. Speaker:`, `HON. P. D. KUMAR.-`, `Mr. ISSA.`, `>> MAREN HOLT:`.
//!
//! A label is told by its form. Where labels of one form, or the same labels again and again, open the lines of a document,
//! they open turns inside its lines too.

use super::block::Block;
use super::line::ends_sentence;
use crate::document::ParagraphKind;
use rapporteur_readers::span::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// What parts a label from the words behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// `Mr. Speaker:`
    Colon,
    /// `MR. SPEAKER.-`, `Mr. Tau - `
    Dash,
    /// `Mr. ISSA. `, the name in capitals and the rest not.
    Stop,
}

/// A label at the start of some words.
pub(super) struct Label<'t> {
    /// Its words, without what parts them from the speech.
    words: &'t str,
    /// How far it reaches, with what stands before its words.
    length: usize,
    joint: Joint,
    /// Whether it opens with a title or an article: `Hon.`, `Mr.`, `The`.
    titled: bool,
}

/// A label has no more words and bytes than this.
const MOST_WORDS: usize = 14;
const LONGEST: usize = 130;

/// An hour and the marks around it take no more bytes than this.
const STAMP: usize = 40;

/// Titles of people and offices that open labels, in small letters and without their full stop.
const TITLES: &[&str] = &[
    "mr",
    "ms",
    "mrs",
    "miss",
    "mme",
    "madam",
    "madame",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "baroness",
    "baron",
    "prince",
    "princess",
    "king",
    "sheikh",
    "sheikha",
    "dato",
    "judge",
    "justice",
    "archbishop",
    "bishop",
    "monsignor",
    "mgr",
    "hon",
    "honourable",
    "honorable",
    "h.e",
    "ambassador",
    "senator",
    "sen",
    "rep",
    "prof",
    "professor",
    "rev",
    "eng",
    "capt",
    "captain",
    "col",
    "gen",
    "general",
    "maj",
    "major",
    "secretary",
    "minister",
    "president",
    "speaker",
    "chair",
    "chairman",
    "chairperson",
    "co-chair",
    "councillor",
    "mayor",
    "deputy",
    "moderator",
];

/// Words that open labels of offices and of people who are not named.
const ARTICLES: &[&str] = &["the", "an", "a", "some", "several", "another"];

/// Small words inside labels: `The Member for Gem`, `An hon. Member`, `Mr. van der Berg`.
const JOINING: &[&str] = &[
    "of", "the", "for", "and", "on", "in", "to", "de", "da", "del", "der", "den", "la", "le", "van", "von", "al", "el",
    "bin", "ben", "ibn", "ole", "arap", "wa", "pro", "tempore", "hon", "member", "members",
];

impl Label<'_> {
    /// Whether a turn may open with the label where these words stand before it.
    fn stands(&self, before: &str) -> bool {
        let ended = before.is_empty() || ends_sentence(before) || before.ends_with([')', ']', '”', '-', '–', '—', '…']);
        let headed = || before.rsplit(' ').next().is_some_and(|last| !last.starts_with(char::is_lowercase));
        ended || self.joint == Joint::Dash && headed()
    }
}

const DASHES: [char; 3] = ['-', '–', '—'];

/// The label that some words open with.
pub(super) fn label(text: &str) -> Option<Label<'_>> {
    let text = &text[..text.floor_char_boundary(LONGEST + STAMP)];
    let stamp = stamp(text);
    let text = &text[stamp..];
    let mut reader = Reader { text, at: 0, words: 0, capitals: false, titled: false };
    let joint = reader.read()?;
    let words = text[..reader.at].trim_end_matches([' ', '.', ',']);
    Some(Label { words, length: stamp + reader.at, joint, titled: reader.titled })
}

/// The length of what stands before a label: `>> `, `[10:02:15] `, `10.05 a.m. `.
fn stamp(text: &str) -> usize {
    const HOURS: [&str; 6] = ["a.m.", "p.m.", "am", "pm", "hrs", "hours"];
    let marks = |rest: &str| rest.len() - rest.trim_start_matches(['>', ' ', '[', '*', '_']).len();
    let mut at = marks(text);
    let digits = text[at..].bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.')).count();
    if digits < 4 || !text[at..].starts_with(|first: char| first.is_ascii_digit()) {
        return at;
    }
    at += digits;
    at += marks(text[at..].trim_start_matches(']')) + usize::from(text[at..].starts_with(']'));
    let hour = HOURS.iter().find(|hour| text[at..].starts_with(**hour));
    at += hour.map_or(0, |hour| hour.len());
    at + marks(&text[at..])
}

/// Reads a label word by word.
struct Reader<'t> {
    text: &'t str,
    /// Behind the words read so far.
    at: usize,
    words: usize,
    /// Whether a word of the name is in capitals.
    capitals: bool,
    titled: bool,
}

impl<'t> Reader<'t> {
    /// What ends the label, with `at` behind its words.
    fn read(&mut self) -> Option<Joint> {
        while self.words < MOST_WORDS && self.at < LONGEST {
            let blank = self.blank();
            let word = self.word(self.at + blank)?;
            if word.is_empty() {
                return None;
            }
            self.at += blank;
            if let Some(joint) = self.take(word)? {
                return Some(joint);
            }
        }
        None
    }

    /// The length of the white space ahead.
    fn blank(&self) -> usize {
        let rest = &self.text[self.at..];
        rest.len() - rest.trim_start().len()
    }

    /// The next word, or all of a bracket, up to white space or a colon.
    fn word(&self, at: usize) -> Option<&'t str> {
        let rest = &self.text[at..];
        if rest.starts_with('(') {
            return bracket(rest);
        }
        let end = rest.find(|letter: char| letter.is_whitespace() || matches!(letter, ':' | '('));
        end.map(|end| &rest[..end])
    }

    /// Takes a word into the label; nothing if it cannot stand in one.
    fn take(&mut self, word: &'t str) -> Option<Option<Joint>> {
        if let Some(end) = self.dash_inside(word) {
            self.at += end;
            return (self.words > 0).then_some(Some(Joint::Dash));
        }
        if !self.fits(word) {
            return None;
        }
        self.titled |= self.words == 0 && is_title(word);
        self.words += 1;
        let stops = self.words > 1 && word.ends_with('.') && self.is_stop(word);
        self.capitals |= is_in_capitals(word);
        self.at += word.len();
        let joint = self.joint(stops);
        let abbreviated = !word.ends_with('.') || is_abbreviation(word);
        (joint.is_some() || abbreviated).then_some(joint)
    }

    /// What ends the label behind a word.
    fn joint(&self, stops: bool) -> Option<Joint> {
        let rest = &self.text[self.at..];
        let behind = rest.trim_start();
        let parted = rest.len() > behind.len();
        let speech = behind.trim_start_matches(DASHES);
        let stopped = self.text[..self.at].ends_with('.');
        let dash = parted && speech.len() < behind.len() && (stopped || self.capitals && speech.starts_with(' '));
        match () {
            _ if behind.starts_with(':') => self.colon(&behind[1..]),
            _ if dash && self.titled && self.words > 1 => Some(Joint::Dash),
            _ if stops && parted && behind.starts_with(|next: char| next.is_uppercase() || next == '`') => {
                Some(Joint::Stop)
            }
            _ => None,
        }
    }

    /// A colon ends a label before white space, or glued to a capital where a title opens the label.
    fn colon(&self, behind: &str) -> Option<Joint> {
        let glued = self.titled && behind.starts_with(char::is_uppercase);
        (behind.is_empty() || behind.starts_with(char::is_whitespace) || glued).then_some(Joint::Colon)
    }

    /// Where a dash glued to a full stop, or to a name in capitals behind a title, ends the label: `PRASAD.-`, `AIA-Thank`.
    fn dash_inside(&self, word: &str) -> Option<usize> {
        let (at, _) = word.char_indices().find(|(at, letter)| *at > 0 && DASHES.contains(letter))?;
        let name = &word[..at];
        let speech = word[at..].trim_start_matches(DASHES);
        let stopped = name.ends_with('.') && is_name(name);
        let capitals = self.titled
            && is_in_capitals(name)
            && speech.starts_with(char::is_uppercase)
            && speech.contains(char::is_lowercase);
        (stopped || capitals).then_some(at)
    }

    fn fits(&self, word: &str) -> bool {
        let bare = word.trim_end_matches(['.', ',']);
        let small = || self.words > 0 && JOINING.contains(&bare);
        word.starts_with('(') || is_name(bare) || small() || self.words > 1 && bare == "&"
    }

    /// Whether a full stop behind a word in capitals, or behind what follows one, ends the label of a congress.
    fn is_stop(&self, word: &str) -> bool {
        let first = self.text.split_whitespace().next().unwrap_or_default();
        let mixed = first.contains(char::is_lowercase);
        let initial = word.chars().count() <= 2;
        self.titled && mixed && !initial && (self.capitals || is_in_capitals(word))
    }
}

/// The bracket that some words open with, brackets in it and all.
fn bracket(text: &str) -> Option<&str> {
    let mut depth = 0usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let end = at + 1;
            return Some(&text[..end + usize::from(text[end..].starts_with('.'))]);
        }
    }
    None
}

fn is_title(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']);
    let is = |known: &&&str| known.eq_ignore_ascii_case(bare);
    TITLES.iter().find(is).or_else(|| ARTICLES.iter().find(is)).is_some()
}

/// Whether a word is one of a name: it begins with a capital and has letters, hyphens and apostrophes alone.
fn is_name(word: &str) -> bool {
    let inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | '‑' | '\'' | '’');
    word.starts_with(char::is_uppercase) && word.chars().all(inside)
}

/// `ISSA`, `McHENRY`, not `U.S.` or `A`.
fn is_in_capitals(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']);
    let upper = bare.chars().filter(|letter| letter.is_uppercase()).count();
    let lower = bare.chars().filter(|letter| letter.is_lowercase()).count();
    let scottish = ["Mc", "Mac", "De", "La"].iter().any(|lead| bare.starts_with(lead));
    upper >= 3 && (lower == 0 || scottish && lower <= 2) && !bare.contains('.')
}

/// `J.`, `H.E.`, `Dr.`, `(Mr. Mica).`
fn is_abbreviation(word: &str) -> bool {
    let initials = word.chars().count() <= 2 || word.trim_end_matches('.').contains('.');
    word.starts_with('(') || initials || is_title(word) && word != "Sir."
}

/// So many titled labels of one form make it the form of the document; so many labels that come again, one in so many
/// paragraphs, make it a record.
const FORM: usize = 4;
const RECORD: usize = 8;

/// The labels of a document.
struct Forms<'t> {
    /// How many labels have a title, by what ends them.
    titled: [usize; 3],
    /// Those without a title that open lines again and again.
    again: FxHashSet<&'t str>,
}

impl<'t> Forms<'t> {
    fn of(blocks: &'t [Block], text: &'t str) -> Forms<'t> {
        let prose = || blocks.iter().filter(|block| block.kind == ParagraphKind::Prose);
        let mut titled = [0; 3];
        for (label, _) in prose().flat_map(|block| labels(block, text, false)) {
            titled[label.joint as usize] += 1;
        }
        let unmarked = || prose().filter(|block| block.mark.is_none());
        let opening = opening(unmarked(), text);
        let again = if comes_again(&opening).1 > 0 { again(unmarked(), text) } else { FxHashSet::default() };
        Forms { titled, again }
    }

    fn has(&self, label: &Label) -> bool {
        if label.titled { self.titled[label.joint as usize] >= FORM } else { self.again.contains(label.words) }
    }

    fn any(&self) -> bool {
        !self.again.is_empty() || self.titled.iter().any(|times| *times >= FORM)
    }
}

/// Parts paragraphs at the labels inside them, in a document with labels of one form.
pub(super) fn part(blocks: &mut Vec<Block>, text: &str) {
    let forms = Forms::of(blocks, text);
    if !forms.any() {
        return;
    }
    let cuts: Vec<Vec<usize>> = blocks.iter().map(|block| cuts(block, text, &forms)).collect();
    let mut parted = Vec::with_capacity(blocks.len());
    for (block, cuts) in blocks.drain(..).zip(cuts) {
        cut(block, cuts, text, &mut parted);
    }
    *blocks = parted;
}

/// Where turns open in a block.
fn cuts(block: &Block, text: &str, forms: &Forms) -> Vec<usize> {
    let prose = block.kind == ParagraphKind::Prose;
    let found = prose.then(|| labels(block, text, !forms.again.is_empty()));
    found.into_iter().flatten().filter(|(label, _)| forms.has(label)).map(|(_, at)| at).collect()
}

fn cut(mut block: Block, cuts: Vec<usize>, text: &str, parted: &mut Vec<Block>) {
    let mut cuts = cuts.into_iter().peekable();
    let lines = std::mem::take(&mut block.lines);
    let mut current = block;
    for line in lines {
        let mut from = line.start as usize;
        while let Some(at) = cuts.next_if(|at| *at < line.end as usize) {
            if at > from {
                current.lines.push(Span::new(from, at).trim(text));
            }
            if !current.lines.is_empty() {
                parted.push(std::mem::replace(&mut current, turn()));
            }
            current.settled = true;
            from = at;
        }
        current.lines.push(Span::new(from, line.end as usize));
    }
    parted.push(current);
}

/// A paragraph that opens with a label.
fn turn() -> Block {
    Block { kind: ParagraphKind::Prose, lines: Vec::new(), marker: None, mark: None, apart: true, settled: true }
}

/// The labels that may open turns in a block, those with a title or `all`, and where they begin.
fn labels<'t>(block: &'t Block, text: &'t str, all: bool) -> impl Iterator<Item = (Label<'t>, usize)> + 't {
    let end = block.lines.last().map_or(0, |line| line.end as usize);
    let before = |number: usize| number.checked_sub(1).map_or("", |last| block.lines[last].of(text));
    let mut behind = 0;
    let places = block.lines.iter().enumerate().flat_map(move |(number, line)| {
        let start = line.start as usize;
        let inside = places(line.of(text), all).map(move |at| (start + at, &text[start..start + at]));
        std::iter::once((start, before(number))).chain(inside)
    });
    places.filter_map(move |(at, before)| {
        let words = text.get(at..end).filter(|_| at >= behind)?;
        let found = label(words).filter(|label| (all || label.titled) && label.stands(before.trim_end()))?;
        behind = at + found.length;
        Some((found, at))
    })
}

/// Where labels may stand inside a line: at each title, and for `all` at each capital behind the end of a sentence.
fn places(line: &str, all: bool) -> impl Iterator<Item = usize> + '_ {
    let words = memchr::memchr_iter(b' ', line.as_bytes()).map(|blank| blank + 1);
    words.filter(move |at| {
        let rest = &line[*at..];
        let word = rest.split([' ', '.']).next().unwrap_or_default();
        let capital = word.starts_with(char::is_uppercase);
        let opens = || (capital || rest.starts_with('>')) && ends_sentence(&line[..*at - 1]);
        capital && is_title(word) || all && opens()
    })
}

/// How often each label opens a line of some blocks, with words behind it.
fn opening<'t>(blocks: impl Iterator<Item = &'t Block>, text: &'t str) -> FxHashMap<&'t str, usize> {
    let mut met = FxHashMap::default();
    let speaks = |line: &str, label: &Label| line.trim_end_matches([':', ' ', '*', '_']).len() > label.words.len();
    for line in blocks.flat_map(|block| &block.lines).map(|line| line.of(text)) {
        if let Some(label) = label(line).filter(|label| speaks(line, label)) {
            *met.entry(label.words).or_default() += 1;
        }
    }
    met
}

/// The labels that come again, wherever they open turns, where there are many for so many paragraphs.
fn again<'t>(blocks: impl Iterator<Item = &'t Block> + Clone, text: &'t str) -> FxHashSet<&'t str> {
    let mut met: FxHashMap<&str, usize> = FxHashMap::default();
    let paragraphs = blocks.clone().count();
    blocks.flat_map(|block| labels(block, text, true)).for_each(|(label, _)| *met.entry(label.words).or_default() += 1);
    let (turns, voices) = comes_again(&met);
    let record = voices > 1 && turns * RECORD >= paragraphs;
    met.into_iter().filter(|(_, times)| record && *times > 1).map(|(label, _)| label).collect()
}

/// How many turns the labels open that come again, and how many such labels there are.
fn comes_again(met: &FxHashMap<&str, usize>) -> (usize, usize) {
    met.values().filter(|times| **times > 1).fold((0, 0), |(turns, voices), times| (turns + times, voices + 1))
}

/// How many of the lines before `end` open with labels that come again, and how many such labels there are.
pub(super) fn turns(blocks: &[Block], text: &str, end: u32) -> (usize, usize) {
    let within = blocks.iter().take_while(|block| block.lines.first().is_none_or(|line| line.start < end));
    comes_again(&opening(within.filter(|block| block.mark.is_none()), text))
}
