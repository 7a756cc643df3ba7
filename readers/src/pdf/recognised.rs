//! The letters of a picture as those of a page: set straight, of one size where they differ by no more than boxes do.

use super::hocr::{Bounds, Print, PrintLetter, PrintLine, PrintWord};
use super::letter::letters;
use super::page::{Glyph, Mark, Page, Rule};

/// How much larger a font is than its letters from top to foot.
const EM: f32 = 1.1;

/// How wide a blank is at the least, in shares of that.
const BLANK: f32 = 0.15;

/// Letters and rules that one page may hold.
const MOST: usize = 1 << 20;

/// The page of a picture, for a page of some width and height in points.
pub(super) fn page(print: &Print, picture: (u32, u32), (width, height): (f32, f32)) -> Page {
    let sheet = Sheet {
        width: picture.0 as f32,
        height: picture.1 as f32,
        tilt: tilt(&print.lines),
        scale: width / picture.0 as f32,
    };
    let sizes = sizes(&print.lines);
    let lines = print.lines.iter().zip(sizes);
    let glyphs = lines.flat_map(|(line, size)| sheet.line(line, size)).take(MOST).collect();
    let rules = print.rules.iter().filter_map(|bounds| sheet.rule(bounds)).take(MOST).collect();
    Page { width, height, glyphs, rules, marks: vec![Mark::default()], ..Page::default() }
}

/// How much most lines fall with each step to the right.
fn tilt(lines: &[PrintLine]) -> f32 {
    let mut slopes: Vec<(f32, f32)> = lines
        .iter()
        .filter(|line| line.turn == 0)
        .map(|line| (line.slope, line.bounds.right - line.bounds.left))
        .collect();
    slopes.sort_by(|one, other| one.0.total_cmp(&other.0));
    let half = slopes.iter().map(|(_, width)| width).sum::<f32>() / 2.0;
    let mut passed = 0.0;
    let middle = slopes.iter().find(|(_, width)| {
        passed += width;
        passed >= half
    });
    middle.map_or(0.0, |(slope, _)| slope.clamp(-0.2, 0.2))
}

/// The size of each line: boxes are a pixel off here and there, so sizes close to the commonest are that one.
fn sizes(lines: &[PrintLine]) -> Vec<f32> {
    const CLOSE: f32 = 0.09;
    let mut sizes: Vec<f32> = lines.iter().map(|line| line.size).collect();
    let letters = |line: &PrintLine| line.words.iter().map(|word| word.letters.len()).sum::<usize>();
    let mut common: Vec<(usize, f32)> = lines.iter().map(|line| (letters(line), line.size)).collect();
    common.sort_by(|one, other| one.1.total_cmp(&other.1));
    common.dedup_by(|later, first| {
        later.1 == first.1 && {
            first.0 += later.0;
            true
        }
    });
    common.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.total_cmp(&other.1)));
    let mut settled = vec![false; lines.len()];
    for (_, size) in common {
        for (own, settled) in sizes
            .iter_mut()
            .zip(&mut settled)
            .filter(|(own, settled)| !**settled && (**own - size).abs() <= size * CLOSE)
        {
            (*own, *settled) = (size, true);
        }
    }
    sizes
}

/// The picture of a page, and how it lies.
struct Sheet {
    width: f32,
    height: f32,
    tilt: f32,
    /// Points to a pixel.
    scale: f32,
}

impl Sheet {
    /// The letters of a line, a blank before each word.
    fn line(&self, line: &PrintLine, size: f32) -> Vec<Glyph> {
        let starts = self.starts(line, size * BLANK);
        let next = starts.iter().skip(1).map(|starts| starts[0] - size * BLANK).chain([f32::MAX]);
        let words = line.words.iter().zip(&starts).zip(next).flat_map(|((word, starts), before)| {
            let blank = Glyph { letter: ' ', x: 0.0, y: 0.0, width: 0.0, size: 0.0, turn: line.turn, mark: 0 };
            std::iter::once(blank).chain(self.word(line, word, starts, before, size))
        });
        words.collect()
    }

    /// Where each letter of each word begins. Boxes overlap and may come in another order than the letters; what is told to
    /// be one behind the other stays so, and what is told to be two words stays two.
    fn starts(&self, line: &PrintLine, blank: f32) -> Vec<Vec<f32>> {
        let mut reached = f32::MIN;
        let mut start = |letter: &PrintLetter| {
            reached = reached.max(self.upright(letter.bounds, line.turn).left);
            reached
        };
        let mut starts: Vec<Vec<f32>> = Vec::new();
        for word in &line.words {
            let least = starts.last().and_then(|word| word.last()).map_or(f32::MIN, |last| last + blank);
            starts.push(word.letters.iter().map(|letter| start(letter).max(least)).collect());
        }
        starts
    }

    /// The letters of a word that ends before a place. Each reaches to the next, so that no gap within is taken for a blank.
    fn word(&self, line: &PrintLine, word: &PrintWord, starts: &[f32], before: f32, size: f32) -> Vec<Glyph> {
        let right = word.letters.last().map(|last| self.upright(last.bounds, line.turn).right.min(before));
        let ends = starts.iter().copied().skip(1).chain(right);
        let letters = word.letters.iter().zip(starts).zip(ends).filter(|((letter, _), _)| !is_misread(line, letter));
        let glyphs = letters.flat_map(|((letter, start), end)| {
            let (baseline, size) = self.stand(line, letter.letter, &letter.bounds, size);
            let (x, y) = self.straight(*start, baseline, line.turn);
            let glyph = Glyph {
                letter: ' ',
                x: x * self.scale,
                y: y * self.scale,
                width: (end - start).max(0.0) * self.scale,
                size: size * EM * self.scale,
                turn: line.turn,
                mark: 0,
            };
            spelt(glyph, letter.letter)
        });
        glyphs.collect()
    }

    /// The baseline of a letter and its size: those of its line, but for a number above it.
    fn stand(&self, line: &PrintLine, letter: char, bounds: &Bounds, size: f32) -> (f32, f32) {
        const SMALLER: f32 = 0.65;
        if line.turn != 0 {
            return (self.upright(line.bounds, line.turn).bottom, size);
        }
        if letter.is_ascii_digit() && is_raised(line, bounds) {
            return (bounds.bottom, size * SMALLER);
        }
        let middle = (line.bounds.left + line.bounds.right) / 2.0;
        (baseline(line, middle) + self.tilt * (bounds.left - middle), size)
    }

    /// A place once the page is set straight.
    fn straight(&self, x: f32, y: f32, turn: u16) -> (f32, f32) {
        match turn {
            0 => (x + self.tilt * (y - self.height / 2.0), y - self.tilt * (x - self.width / 2.0)),
            _ => (x, y),
        }
    }

    /// A box on the page turned until its writing is upright.
    fn upright(&self, bounds: Bounds, turn: u16) -> Bounds {
        let Bounds { left, top, right, bottom } = bounds;
        let (width, height) = (self.width, self.height);
        match turn {
            90 => Bounds { left: top, top: width - right, right: bottom, bottom: width - left },
            180 => Bounds { left: width - right, top: height - bottom, right: width - left, bottom: height - top },
            270 => Bounds { left: height - bottom, top: left, right: height - top, bottom: right },
            _ => bounds,
        }
    }

    /// A drawn line from left to right, if it is long and thin enough.
    fn rule(&self, bounds: &Bounds) -> Option<Rule> {
        const THICKEST: f32 = 3.0;
        const SHORTEST: f32 = 18.0;
        let length = (bounds.right - bounds.left) * self.scale;
        let thickness = (bounds.bottom - bounds.top) * self.scale - self.tilt.abs() * length;
        let (left, y) = self.straight(bounds.left, (bounds.top + bounds.bottom) / 2.0, 0);
        let (left, y) = (left * self.scale, y * self.scale);
        (length >= SHORTEST && thickness <= THICKEST).then_some(Rule { left, right: left + length, y })
    }
}

/// Where the baseline of a line is.
fn baseline(line: &PrintLine, x: f32) -> f32 {
    line.bounds.bottom + line.drop + line.slope * (x - line.bounds.left)
}

/// Whether a letter is small and stands above the baseline.
fn is_raised(line: &PrintLine, bounds: &Bounds) -> bool {
    const RISE: f32 = 0.15;
    const LOW: f32 = 0.6;
    let rise = baseline(line, bounds.left) - bounds.bottom;
    line.turn == 0 && rise > line.size * RISE && bounds.bottom - bounds.top < line.size * LOW
}

/// Whether it is the raised number of a note, taken for a mark that is never raised.
fn is_misread(line: &PrintLine, letter: &PrintLetter) -> bool {
    matches!(letter.letter, '!' | '?') && is_raised(line, &letter.bounds)
}

/// A letter at its place, or several side by side where it is a ligature.
fn spelt(place: Glyph, letter: char) -> Vec<Glyph> {
    let words: Vec<char> = letters(letter).collect();
    let width = place.width / words.len().max(1) as f32;
    let glyph = |(letter, at): (char, u16)| Glyph { letter, x: place.x + width * f32::from(at), width, ..place };
    words.into_iter().zip(0..).map(glyph).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::row::{Row, rows};

    /// A line of words whose letters stand side by side, ten pixels wide, from a place on; the baseline falls with a slope.
    fn line(words: &str, left: f32, foot: f32, slope: f32) -> PrintLine {
        let letter = |(letter, at): (char, u16)| {
            let left = left + 10.0 * f32::from(at);
            let foot = foot + slope * left;
            PrintLetter {
                letter,
                bounds: Bounds { left, top: foot - 20.0, right: left + 9.0, bottom: foot },
                confidence: 0.99,
            }
        };
        let letters: Vec<PrintLetter> = words.chars().zip(0..).map(letter).collect();
        let words = letters.split(|letter| letter.letter == ' ');
        let words = words.map(|letters| PrintWord { confidence: 0.9, letters: letters.to_vec() }).collect();
        let right = left + 10.0 * letters.len() as f32;
        let bounds = Bounds { left, top: foot - 20.0, right, bottom: foot + slope * left };
        PrintLine { bounds, slope, drop: 0.0, size: 30.0, turn: 0, words }
    }

    fn read(lines: Vec<PrintLine>) -> Vec<Row> {
        let page = page(&Print { lines, ..Print::default() }, (1000, 1000), (240.0, 240.0));
        rows(page.glyphs.iter())
    }

    fn words(row: &Row) -> String {
        row.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn boxes_that_overlap_keep_their_order_and_words_stay_words() {
        let mut slanted = line("of the draft", 100.0, 500.0, 0.0);
        slanted.words[0].letters[1].bounds.right += 12.0;
        slanted.words[2].letters[3].bounds.left -= 25.0;
        assert_eq!(read(vec![slanted]).iter().map(words).collect::<Vec<_>>(), ["of the draft"]);
    }

    #[test]
    fn lines_of_a_tilted_page_are_level_and_begin_below_each_other() {
        const SLOPE: f32 = 0.03;
        let at = |foot: f32| 100.0 - SLOPE * foot;
        let lines = [300.0, 340.0, 900.0].map(|foot| line("the whole of a line", at(foot), foot, SLOPE));
        let mut lines = lines.to_vec();
        // What stands beside a line belongs to it.
        lines.push(line("and more", 600.0, 900.0, SLOPE));
        let rows = read(lines);
        assert_eq!(rows.iter().map(words).collect::<Vec<_>>()[2], "the whole of a line and more");
        assert!(rows.iter().all(|row| (row.left() - rows[0].left()).abs() < 1.0), "{rows:?}");
    }

    #[test]
    fn numbers_above_the_line_are_raised_and_marks_misread_are_left_out() {
        let mut marked = line("norms7 and so on!", 100.0, 500.0, 0.0);
        let raise = |letter: &mut PrintLetter| (letter.bounds.top, letter.bounds.bottom) = (475.0, 488.0);
        raise(&mut marked.words[0].letters[5]);
        raise(&mut marked.words[3].letters[2]);
        let rows = read(vec![marked]);
        assert_eq!(rows.len(), 1);
        assert_eq!(words(&rows[0]), "norms⁷ and so on");
        let mut note = line("7 See there", 100.0, 500.0, 0.0);
        raise(&mut note.words[0].letters[0]);
        assert!(read(vec![note])[0].words[0].raised);
    }

    #[test]
    fn sizes_that_hardly_differ_are_one() {
        let of = |size| PrintLine { size, ..line("some words", 0.0, 0.0, 0.0) };
        assert_eq!(
            sizes(&[of(30.0), of(31.0), of(30.0), of(29.0), of(40.0), of(41.0), of(41.0)]),
            [30.0, 30.0, 30.0, 30.0, 41.0, 41.0, 41.0]
        );
    }

    #[test]
    fn turned_writing_is_set_upright() {
        let sheet = Sheet { width: 1000.0, height: 800.0, tilt: 0.0, scale: 1.0 };
        let bounds = Bounds { left: 10.0, top: 20.0, right: 30.0, bottom: 60.0 };
        let upright = |turn| {
            let Bounds { left, top, right, bottom } = sheet.upright(bounds, turn);
            [left, top, right, bottom]
        };
        assert_eq!(upright(90), [20.0, 970.0, 60.0, 990.0]);
        assert_eq!(upright(180), [970.0, 740.0, 990.0, 780.0]);
        assert_eq!(upright(270), [740.0, 10.0, 780.0, 30.0]);
    }
}
