//! Letters that only an embedded font tells, by its own table of which glyph draws which letter.

use hayro_interpret::font::{FontData, OutlineGlyph};
use rustc_hash::FxHashMap;
use skrifa::{FontRef, MetadataProvider};

/// The letters of the fonts met so far, by glyph.
#[derive(Default)]
pub(super) struct Fonts {
    known: FxHashMap<u128, FxHashMap<u32, char>>,
}

impl Fonts {
    /// The letter that a glyph draws, where its font tells.
    pub fn letter(&mut self, glyph: &OutlineGlyph) -> Option<char> {
        let font = glyph.font_data()?;
        let letters = self.known.entry(font.cache_key).or_insert_with(|| by_glyph(&font.data));
        letters.get(&glyph.glyph_id().to_u32()).copied()
    }
}

/// The letters of a font by the glyphs that draw them; of several the first. A code for private use says none.
fn by_glyph(data: &FontData) -> FxHashMap<u32, char> {
    let mut letters = FxHashMap::default();
    let Ok(font) = FontRef::new((**data).as_ref()) else { return letters };
    for (code, glyph) in font.charmap().mappings() {
        let Some(letter) = char::from_u32(code).filter(|letter| is_told(*letter)) else { continue };
        let known = letters.entry(glyph.to_u32()).or_insert(letter);
        *known = letter.min(*known);
    }
    letters
}

fn is_told(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '\u{e000}'..='\u{f8ff}')
}
