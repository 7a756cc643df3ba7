//! Turns of a record: where labels of one form, or the same labels again and again, open the lines of a document, they
//! open turns inside its lines too.

use super::block::Block;
use super::label::{Label, is_title, label};
use super::line::ends_sentence;
use crate::document::ParagraphKind;
use rapporteur_readers::span::Span;
use rustc_hash::{FxHashMap, FxHashSet};

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
    /// Whether `>>` stands before some.
    marked: bool,
}

impl<'t> Forms<'t> {
    fn of(blocks: &'t [Block], text: &'t str) -> Forms<'t> {
        let prose = || blocks.iter().filter(|block| block.kind == ParagraphKind::Prose);
        let (mut titled, mut marked) = ([0; 3], false);
        for (label, _) in prose().flat_map(|block| labels(block, text, false)) {
            titled[label.joint as usize] += usize::from(label.titled);
            marked |= label.marked;
        }
        let unmarked = || prose().filter(|block| block.mark.is_none());
        let opening = opening(unmarked(), text);
        let mut again = if comes_again(&opening).1 > 0 { again(unmarked(), text) } else { FxHashSet::default() };
        again.extend(listed(prose().filter(|block| block.mark.is_some()), text));
        Forms { titled, again, marked }
    }

    fn has(&self, label: &Label) -> bool {
        let titled = || self.titled[label.joint as usize] >= FORM;
        label.marked || if label.titled { titled() } else { self.again.contains(label.words) }
    }

    fn any(&self) -> bool {
        self.marked || !self.again.is_empty() || self.titled.iter().any(|times| *times >= FORM)
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

/// The labels that may open turns in a block, those with a title or behind `>>`, or `all`, and where they begin.
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
        let found =
            label(words).filter(|label| (all || label.titled || label.marked) && label.stands(before.trim_end()))?;
        behind = at + found.length;
        Some((found, at))
    })
}

/// Where labels may stand inside a line: at each title, and for `all` at each capital behind the end of a sentence.
fn places(line: &str, all: bool) -> impl Iterator<Item = usize> + '_ {
    let bytes = line.as_bytes();
    let capital = |at: usize| bytes.get(at).is_some_and(|first| first.is_ascii_uppercase() || !first.is_ascii());
    let words = memchr::memchr_iter(b' ', bytes).map(|blank| blank + 1);
    words.filter(move |at| {
        let ends = || ends_sentence(&line[..*at - 1]);
        match bytes.get(*at) {
            Some(b'>') => ends(),
            _ if !capital(*at) => false,
            _ => is_title(line[*at..].split([' ', '.']).next().unwrap_or_default()) || all && ends(),
        }
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
    let paragraphs = blocks.clone().count();
    let met = met(blocks, text);
    let (turns, voices) = comes_again(&met);
    let record = voices > 1 && turns * RECORD >= paragraphs;
    met.into_iter().filter(|(_, times)| record && *times > 1).map(|(label, _)| label).collect()
}

/// How often each label opens a turn, wherever it stands.
fn met<'t>(blocks: impl Iterator<Item = &'t Block>, text: &'t str) -> FxHashMap<&'t str, usize> {
    let mut met = FxHashMap::default();
    blocks.flat_map(|block| labels(block, text, true)).for_each(|(label, _)| *met.entry(label.words).or_default() += 1);
    met
}

/// The labels in the items of lists that come again, where several are given names of people whom the text names in full:
/// `* Eric: … Gordon: …`.
fn listed<'t>(items: impl Iterator<Item = &'t Block> + Clone, text: &'t str) -> FxHashSet<&'t str> {
    if opening(items.clone(), text).len() < VOICES {
        return FxHashSet::default();
    }
    let count = items.clone().count();
    let mut met = met(items, text);
    met.retain(|_, times| *times > 1);
    if met.len() < VOICES {
        return FxHashSet::default();
    }
    let given = given_names(text);
    let turns: Vec<usize> = met.iter().filter(|(label, _)| given.contains(*label)).map(|(_, times)| *times).collect();
    if turns.len() < VOICES || turns.iter().sum::<usize>() * RECORD < count {
        return FxHashSet::default();
    }
    let common: FxHashSet<&str> = text.split(|letter: char| !letter.is_alphanumeric()).collect();
    met.into_keys().filter(|label| given.contains(label) || !common.contains(label.to_lowercase().as_str())).collect()
}

/// So many people speak in the items of a list at least.
const VOICES: usize = 2;

/// The words in capitals that stand before another: `Gordon` of `Gordon Bradley`.
fn given_names(text: &str) -> FxHashSet<&str> {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let pairs = text.split_whitespace().zip(text.split_whitespace().skip(1));
    pairs.filter(|(one, next)| capital(one) && capital(next)).map(|(one, _)| one).collect()
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
