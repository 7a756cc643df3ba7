//! Letters of symbol fonts as Unicode has them.
//!
//! Word stores a letter of such a font as its place in the font, often moved to the private letters from U+F000 on.

/// A letter of a symbol font; none where the font or the letter is not known.
pub(super) fn symbol(font: &str, letter: char) -> Option<char> {
    let place = match letter as u32 {
        private @ 0xf020..=0xf0ff => private - 0xf000,
        place @ 0x21..=0xff => place,
        _ => return Some(letter),
    };
    match font {
        "Symbol" => greek(place).or_else(|| sign(place)),
        "Wingdings" => picture(place),
        "Wingdings 2" => box_or_tick(place),
        "Webdings" => (place == 0x61).then_some('✓'),
        _ if is_symbol_font(font) || letter >= '\u{f000}' => None,
        _ => Some(letter),
    }
}

/// Whether a font is one of symbols.
pub(super) fn is_symbol_font(font: &str) -> bool {
    matches!(font, "Symbol" | "Wingdings" | "Wingdings 2" | "Wingdings 3" | "Webdings")
}

/// The bullet that a list's mark shows, whatever font it is of.
pub(super) fn bullet(mark: &str) -> char {
    match mark.trim().chars().next() {
        Some('o') => '◦',
        Some('\u{f0a7}' | '§') => '▪',
        Some(own @ ('–' | '—' | '-' | '·' | '▪' | '‣' | '●' | '○' | '■' | '□' | '◦')) => own,
        _ => '•',
    }
}

/// The Greek letters of Symbol, where Latin ones stand in other fonts.
fn greek(place: u32) -> Option<char> {
    const CAPITALS: [char; 26] = [
        'Α', 'Β', 'Χ', 'Δ', 'Ε', 'Φ', 'Γ', 'Η', 'Ι', 'ϑ', 'Κ', 'Λ', 'Μ', 'Ν', 'Ο', 'Π', 'Θ', 'Ρ', 'Σ', 'Τ', 'Υ', 'ς',
        'Ω', 'Ξ', 'Ψ', 'Ζ',
    ];
    const SMALL: [char; 26] = [
        'α', 'β', 'χ', 'δ', 'ε', 'φ', 'γ', 'η', 'ι', 'ϕ', 'κ', 'λ', 'μ', 'ν', 'ο', 'π', 'θ', 'ρ', 'σ', 'τ', 'υ', 'ϖ',
        'ω', 'ξ', 'ψ', 'ζ',
    ];
    match place {
        0x41..=0x5a => Some(CAPITALS[place as usize - 0x41]),
        0x61..=0x7a => Some(SMALL[place as usize - 0x61]),
        _ => None,
    }
}

/// The signs of Symbol.
fn sign(place: u32) -> Option<char> {
    const SIGNS: [(u32, char); 32] = [
        (0x22, '∀'),
        (0x24, '∃'),
        (0x2d, '−'),
        (0x40, '≅'),
        (0x5e, '⊥'),
        (0xa2, '′'),
        (0xa3, '≤'),
        (0xa5, '∞'),
        (0xab, '↔'),
        (0xac, '←'),
        (0xad, '↑'),
        (0xae, '→'),
        (0xaf, '↓'),
        (0xb0, '°'),
        (0xb1, '±'),
        (0xb2, '″'),
        (0xb3, '≥'),
        (0xb4, '×'),
        (0xb6, '∂'),
        (0xb7, '•'),
        (0xb8, '÷'),
        (0xb9, '≠'),
        (0xba, '≡'),
        (0xbb, '≈'),
        (0xbc, '…'),
        (0xce, '∈'),
        (0xd2, '®'),
        (0xd3, '©'),
        (0xd4, '™'),
        (0xd6, '√'),
        (0xde, '⇒'),
        (0xe5, '∑'),
    ];
    let found = SIGNS.iter().find(|(known, _)| *known == place).map(|(_, sign)| *sign);
    found.or_else(|| char::from_u32(place).filter(char::is_ascii))
}

/// The pictures of Wingdings that texts use.
fn picture(place: u32) -> Option<char> {
    const PICTURES: [(u32, char); 22] = [
        (0x28, '☎'),
        (0x2a, '✉'),
        (0x4a, '☺'),
        (0x6c, '●'),
        (0x6e, '■'),
        (0x6f, '□'),
        (0x71, '❑'),
        (0x75, '◆'),
        (0x76, '❖'),
        (0x77, '◆'),
        (0x9f, '•'),
        (0xa7, '▪'),
        (0xa8, '◻'),
        (0xd8, '➢'),
        (0xdf, '←'),
        (0xe0, '→'),
        (0xe8, '➔'),
        (0xf0, '⇨'),
        (0xfb, '✗'),
        (0xfc, '✓'),
        (0xfd, '☒'),
        (0xfe, '☑'),
    ];
    PICTURES.iter().find(|(known, _)| *known == place).map(|(_, picture)| *picture)
}

fn box_or_tick(place: u32) -> Option<char> {
    match place {
        0x4f | 0x53 => Some('✗'),
        0x50 => Some('✓'),
        0x52 => Some('☑'),
        0x54 => Some('☒'),
        0xa3 => Some('☐'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_symbol_fonts_are_translated() {
        assert_eq!(symbol("Symbol", '\u{f061}'), Some('α'));
        assert_eq!(symbol("Wingdings", '\u{fc}'), Some('✓'));
        assert_eq!(symbol("Wingdings", '\u{f0ff}'), None);
        assert_eq!(symbol("Times New Roman", 'a'), Some('a'));
        assert_eq!(["o", "\u{f0b7}", "–", ""].map(bullet), ['◦', '•', '–', '•']);
    }
}
