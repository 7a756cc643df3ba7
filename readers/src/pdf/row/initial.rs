//! Large initials: a letter as tall as the lines beside it, which begins the first of them.

use super::Stretch;

/// How many initials a page may have; more are no initials.
const MOST: usize = 8;

/// How often as large as the letters beside it an initial is.
const LARGE: f32 = 1.8;

/// How tall a capital is, in shares of its size.
const TALL: f32 = 0.7;

/// Makes initials letters of the lines that they begin.
pub(super) fn set_down(stretches: &mut [Stretch]) {
    let large = usual(stretches) * LARGE;
    let is_large = |at: &usize| stretches[*at].size >= large && may_be(&stretches[*at]);
    let initials: Vec<usize> = (0..stretches.len()).filter(is_large).take(MOST + 1).collect();
    if initials.len() > MOST {
        return;
    }
    for at in initials {
        let line = stretches.iter().find(|line| begins(&stretches[at], line)).map(|line| (line.y, line.size));
        if let Some((y, size)) = line {
            let initial = &mut stretches[at];
            (initial.y, initial.size) = (y, size);
            initial.letters.iter_mut().for_each(|letter| (letter.glyph.y, letter.glyph.size) = (y, size));
        }
    }
}

/// The size of the middle one of all stretches.
fn usual(stretches: &[Stretch]) -> f32 {
    let mut sizes: Vec<f32> = stretches.iter().map(|stretch| stretch.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or_default()
}

/// Whether a stretch is one capital, or one behind a mark of quotation.
fn may_be(stretch: &Stretch) -> bool {
    let [rest @ .., last] = stretch.letters.as_slice() else { return false };
    rest.len() <= 1 && last.glyph.letter.is_uppercase() && rest.iter().all(|mark| !mark.glyph.letter.is_alphanumeric())
}

/// Whether a line stands beside an initial, as high as it.
fn begins(initial: &Stretch, line: &Stretch) -> bool {
    let top = |stretch: &Stretch| stretch.y - stretch.size * TALL;
    let gap = line.left() - initial.right();
    initial.size >= line.size * LARGE
        && (top(initial) - top(line)).abs() <= line.size * 0.5
        && (-0.3..=1.0).contains(&(gap / line.size))
}
