//! Letters brought into rows of words.
//!
//! A page may draw its letters in any order and with or without blanks, so both rows and words are read off the places:
//! letters of one baseline make a row, and a gap wider than the letters of the row keep otherwise makes a blank.

mod initial;

use super::page::Glyph;
use crate::raised;

/// Letters on one baseline, with raised and lowered ones beside them.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// The baseline.
    pub y: f32,
    /// Size of most of its letters.
    pub size: f32,
    /// From left to right.
    pub words: Vec<Word>,
}

impl Row {
    pub fn left(&self) -> f32 {
        self.words.first().map_or(0.0, |word| word.left)
    }

    pub fn right(&self) -> f32 {
        self.words.last().map_or(0.0, |word| word.right)
    }
}

/// Letters without a blank between them.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    pub text: String,
    pub left: f32,
    pub right: f32,
    /// Whether its first letter is small and stands above the baseline, as the mark of a footnote does.
    pub raised: bool,
}

impl Word {
    /// Writes the letters from a place on as raised ones, where they are the mark of a note or an exponent.
    fn lift(&mut self, from: usize) {
        let letters = &self.text[from..];
        if raised::is_mark(letters) {
            let letters: String = letters.chars().map(raised::raised).collect();
            self.text.truncate(from);
            self.text.push_str(&letters);
        }
    }
}

/// Letters of one size drawn one behind the other on one baseline.
#[derive(Clone, Debug)]
struct Stretch {
    letters: Vec<Letter>,
    y: f32,
    size: f32,
}

#[derive(Clone, Copy, Debug)]
struct Letter {
    glyph: Glyph,
    /// Whether the page draws a blank before it.
    blank: bool,
}

impl Stretch {
    fn left(&self) -> f32 {
        self.letters.first().map_or(0.0, |letter| letter.glyph.x)
    }

    fn right(&self) -> f32 {
        self.letters.last().map_or(0.0, |letter| letter.glyph.right())
    }
}

/// The rows of some letters, from top to bottom.
pub(super) fn rows<'a>(glyphs: impl Iterator<Item = &'a Glyph>) -> Vec<Row> {
    let mut stretches = stretches(glyphs);
    initial::set_down(&mut stretches);
    stretches.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut bundles: Vec<Vec<Stretch>> = Vec::new();
    for stretch in stretches {
        let fits = |bundle: &&mut Vec<Stretch>| shares_baseline(bundle, &stretch) && !is_drawn_over(bundle, &stretch);
        match bundles.iter_mut().rev().take(NEAR).find(fits) {
            Some(bundle) => bundle.push(stretch),
            None => bundles.push(vec![stretch]),
        }
    }
    attach_raised(&mut bundles);
    bundles.into_iter().filter(|bundle| !bundle.is_empty()).map(row).collect()
}

/// How many of the latest rows a stretch may belong to: their baselines are close.
const NEAR: usize = 4;

fn stretches<'a>(glyphs: impl Iterator<Item = &'a Glyph>) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut blank = false;
    for glyph in glyphs {
        if glyph.letter == ' ' {
            blank = true;
            continue;
        }
        let letter = Letter { glyph: *glyph, blank: std::mem::take(&mut blank) };
        match stretches.last_mut().filter(|stretch| goes_on(stretch, glyph)) {
            Some(stretch) => stretch.letters.push(letter),
            None => stretches.push(Stretch { letters: vec![letter], y: glyph.y, size: glyph.size }),
        }
    }
    stretches
}

/// Whether a letter follows the last one of a stretch.
fn goes_on(stretch: &Stretch, glyph: &Glyph) -> bool {
    let gap = glyph.x - stretch.right();
    let alike = (glyph.size - stretch.size).abs() <= stretch.size * 0.05;
    alike && (glyph.y - stretch.y).abs() <= stretch.size * 0.1 && gap > -stretch.size * 0.5
}

fn shares_baseline(bundle: &[Stretch], stretch: &Stretch) -> bool {
    bundle.first().is_some_and(|first| (first.y - stretch.y).abs() <= first.size.min(stretch.size) * 0.2)
}

/// Whether a stretch covers others that are drawn already: words over words are rows of their own.
fn is_drawn_over(bundle: &[Stretch], stretch: &Stretch) -> bool {
    bundle.iter().any(|other| {
        let shared = other.right().min(stretch.right()) - other.left().max(stretch.left());
        let shorter = (other.right() - other.left()).min(stretch.right() - stretch.left());
        shared > shorter * 0.5 && shared > stretch.size
    })
}

/// Puts small raised and lowered letters into the row they stand beside.
fn attach_raised(bundles: &mut [Vec<Stretch>]) {
    for at in 0..bundles.len() {
        let mut kept = Vec::new();
        for stretch in std::mem::take(&mut bundles[at]) {
            let hosts = (at.saturating_sub(NEAR)..bundles.len().min(at + NEAR + 1)).filter(|host| *host != at);
            match hosts.into_iter().find(|host| is_beside(&stretch, &bundles[*host])) {
                Some(host) => bundles[host].push(stretch),
                None => kept.push(stretch),
            }
        }
        bundles[at].extend(kept);
    }
}

/// Whether small letters stand above or below the baseline of a row, right beside one of its letters.
fn is_beside(stretch: &Stretch, row: &[Stretch]) -> bool {
    row.iter().any(|host| {
        let drop = host.y - stretch.y;
        let shifted =
            drop > 0.1 * host.size && drop < 0.7 * host.size || drop < -0.05 * host.size && drop > -0.4 * host.size;
        let near = |from: f32, to: f32| (-0.3..=1.0).contains(&((to - from) / host.size));
        let inside = host.left() <= stretch.left() && stretch.right() <= host.right() + host.size;
        stretch.size <= host.size * 0.82
            && shifted
            && (near(host.right(), stretch.left()) || near(stretch.right(), host.left()) || inside)
    })
}

/// One row of its stretches.
fn row(bundle: Vec<Stretch>) -> Row {
    let longest = bundle.iter().max_by_key(|stretch| stretch.letters.len());
    let (y, size) = longest.map_or((0.0, 1.0), |stretch| (stretch.y, stretch.size));
    let mut letters: Vec<Letter> = bundle.into_iter().flat_map(|stretch| stretch.letters).collect();
    letters.sort_by(|one, other| one.glyph.x.total_cmp(&other.glyph.x));
    let blank = Blank::of(&letters);
    let mut words: Vec<Word> = Vec::new();
    let mut last: Option<Letter> = None;
    // Where the raised letters at the end of the last word begin.
    let mut lifted: Option<usize> = None;
    let raised = |glyph: &Glyph| glyph.size <= size * 0.82 && y - glyph.y > size * 0.1;
    for letter in letters {
        let glyph = letter.glyph;
        let joins = |word: &Word, last: Letter| !blank.parts(&last, &letter) && (raised(&glyph) || !word.raised);
        match words.last_mut().zip(last).filter(|(word, last)| joins(word, *last)) {
            Some((word, _)) => {
                match lifted {
                    None if raised(&glyph) && !word.raised => lifted = Some(word.text.len()),
                    Some(from) if !raised(&glyph) => {
                        word.lift(from);
                        lifted = None;
                    }
                    _ => {}
                }
                word.text.push(glyph.letter);
                word.right = word.right.max(glyph.right());
            }
            None => {
                if let Some((word, from)) = words.last_mut().zip(lifted.take()) {
                    word.lift(from);
                }
                let text = glyph.letter.into();
                words.push(Word { text, left: glyph.x, right: glyph.right(), raised: raised(&glyph) });
            }
        }
        last = Some(letter);
    }
    if let Some((word, from)) = words.last_mut().zip(lifted) {
        word.lift(from);
    }
    Row { y, size, words }
}

/// What gap between two letters is a blank, in shares of their size.
struct Blank {
    /// Where the page draws a blank.
    drawn: f32,
    /// Where it draws none.
    bare: f32,
}

impl Blank {
    /// Tells by the gaps of a row: spaced print has them between all letters, and where most blanks are drawn, one that is
    /// not drawn is as wide as they are.
    fn of(letters: &[Letter]) -> Blank {
        // Dots that lead to a number stand as far apart as they like, and so do the cells of a row.
        const WIDEST: f32 = 0.6;
        let is_dot = |letter: &Letter| letter.glyph.letter == '.';
        let gaps = |blank: bool| {
            let pairs = letters.windows(2).filter(move |pair| pair[1].blank == blank && !is_dot(&pair[1]));
            let mut gaps: Vec<f32> = pairs.map(|pair| gap(&pair[0], &pair[1])).filter(|gap| *gap < WIDEST).collect();
            gaps.sort_by(f32::total_cmp);
            gaps
        };
        let (bare, drawn) = (gaps(false), gaps(true));
        let usual = bare.get(bare.len() / 2).copied().unwrap_or(0.0).clamp(0.0, 0.5);
        let draws = letters.iter().filter(|letter| letter.blank).count() * 15 >= letters.len();
        let narrow = drawn.get(drawn.len() / 4).map_or(0.3, |gap| (gap - usual) * 0.75);
        Blank { drawn: usual + 0.05, bare: usual + if draws { narrow.clamp(0.16, 0.3) } else { 0.16 } }
    }

    fn parts(&self, left: &Letter, right: &Letter) -> bool {
        // Print sets a word closer to the sign before it.
        const CLOSER: f32 = 0.7;
        let closes = matches!(left.glyph.letter, '.' | ',' | ';' | ':') && right.glyph.letter.is_alphabetic();
        let enough = if right.blank { self.drawn } else { self.bare * if closes { CLOSER } else { 1.0 } };
        gap(left, right) > enough
    }
}

/// The gap between two letters in shares of their size.
fn gap(left: &Letter, right: &Letter) -> f32 {
    (right.glyph.x - left.glyph.right()) / left.glyph.size.min(right.glyph.size).max(0.1)
}
