//! A page as what stands on it: letters with their places, rules, pictures.
//!
//! Lengths are points, seventy-two to the inch; `x` grows to the right and `y` downwards from the upper left corner.

/// One page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub width: f32,
    pub height: f32,
    /// The letters in the order in which the page draws them, blanks among them.
    pub glyphs: Vec<Glyph>,
    /// What the file says of the letters; each glyph points at one of these.
    pub marks: Vec<Mark>,
    /// Thin lines from left to right.
    pub rules: Vec<Rule>,
    /// The share of the page that pictures cover.
    pub pictured: f32,
    /// How many letters are drawn outside it.
    pub outside: usize,
}

/// One letter on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    /// U+FFFD where the font does not tell.
    pub letter: char,
    /// Left end of its baseline. Letters of turned writing stand as if the page were turned until they are upright.
    pub x: f32,
    /// Its baseline.
    pub y: f32,
    pub width: f32,
    /// Size of its font.
    pub size: f32,
    /// Degrees by which the writing is turned, clockwise.
    pub turn: u16,
    /// Index into [`Page::marks`].
    pub mark: u32,
}

impl Glyph {
    pub fn right(&self) -> f32 {
        self.x + self.width
    }
}

/// What the file says of some letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// That they stand there for the page's sake.
    pub artifact: bool,
    /// The number by which the file's structure cites them.
    pub content: Option<u32>,
}

/// A thin line from left to right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub left: f32,
    pub right: f32,
    pub y: f32,
}
