//! Rows of words as lines of text: what belongs together in one line, and what stands apart beside it.

use super::row::{Row, Word};

/// Words further apart than this, in shares of their size, stand apart.
const APART: f32 = 2.0;

/// A line of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub text: String,
    pub left: f32,
    pub right: f32,
    /// Its baseline.
    pub y: f32,
    pub size: f32,
    /// Whether it begins with a raised number, letter or star.
    pub raised: bool,
    /// Whether it is the row of a table.
    pub tabular: bool,
}

impl Line {
    fn of(row: &Row, words: &[Word]) -> Line {
        let text: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        Line {
            text: text.join(" "),
            left: words.first().map_or(0.0, |word| word.left),
            right: words.last().map_or(0.0, |word| word.right),
            y: row.y,
            size: row.size,
            raised: words.first().is_some_and(|word| word.raised),
            tabular: false,
        }
    }

    /// Whether it is a rule written in underscores.
    pub fn is_rule(&self) -> bool {
        self.text.len() >= 5 && self.text.bytes().all(|byte| matches!(byte, b'_' | b' '))
    }
}

/// Puts a further line to the words of a cell; a word that a hyphen divides, such as `Secretary-General`, gets no blank.
pub(super) fn run_on(words: &mut String, line: &str) {
    let divided = words.strip_suffix('-').is_some_and(|before| before.ends_with(char::is_alphabetic));
    if !(words.is_empty() || divided && line.starts_with(char::is_alphabetic)) {
        words.push(' ');
    }
    words.push_str(line);
}

/// The cells of a row of a table as one line, a tab between them.
pub(super) fn row(cells: &[Vec<Line>]) -> Option<Line> {
    let words = |cell: &Vec<Line>| {
        let mut words = String::new();
        cell.iter().for_each(|line| run_on(&mut words, &line.text));
        words
    };
    let text = cells.iter().map(words).collect::<Vec<_>>().join("\t");
    let lines = || cells.iter().flatten();
    let left = lines().map(|line| line.left).fold(f32::MAX, f32::min);
    let right = lines().map(|line| line.right).fold(f32::MIN, f32::max);
    lines().next().map(|first| Line { text, left, right, tabular: true, raised: false, ..first.clone() })
}

/// A row as one line.
pub(super) fn whole(row: &Row) -> Line {
    Line::of(row, &row.words)
}

/// The parts of a row that stand apart, each a line; the number or bullet of a paragraph stays with it.
pub(super) fn parts(row: &Row) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut first = 0;
    for at in 1..row.words.len() {
        let apart = row.words[at].left - row.words[at - 1].right >= row.size * APART;
        if apart && !(is_marker(&row.words[first..at])) && !leads(&row.words[at]) {
            lines.push(Line::of(row, &row.words[first..at]));
            first = at;
        }
    }
    lines.push(Line::of(row, &row.words[first..]));
    lines
}

/// Whether words are the number, letter or bullet before a paragraph or note.
fn is_marker(words: &[Word]) -> bool {
    matches!(words, [word] if word.raised || is_item(&word.text))
}

/// Dots that lead to the number of a page.
fn leads(word: &Word) -> bool {
    word.text.len() >= 3 && word.text.bytes().all(|byte| byte == b'.')
}

/// `1.`, `(a)`, `IV.`, `•`
pub(super) fn is_item(word: &str) -> bool {
    const BULLETS: [char; 12] = ['•', '●', '▪', '■', '◦', '○', '–', '—', '-', '➢', '✓', '*'];
    let inner = word.trim_start_matches('(').trim_end_matches([')', '.']);
    let closed = word.ends_with(['.', ')']) && !inner.is_empty() && inner.len() <= 6;
    // Four digits are a year.
    let parts = || inner.split('.').map(|part| (1..=3).contains(&part.len()));
    let number = inner.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && parts().all(|fits| fits);
    let letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_alphabetic());
    let roman = inner.bytes().all(|byte| b"ivxlcIVXLC".contains(&byte));
    let mut letters = word.chars();
    let bullet = letters.next().is_some_and(|first| BULLETS.contains(&first)) && letters.next().is_none();
    bullet || closed && (number || letter || roman)
}

/// Whether a text ends as a sentence does, closing quotes and marks of notes aside.
pub(super) fn is_ended(text: &str) -> bool {
    let bare = text.trim_end_matches(|last: char| last.is_ascii_digit() || matches!(last, '”' | '"' | '’' | ')' | ']'));
    bare.ends_with(['.', '?', '!', ':', ';'])
}
