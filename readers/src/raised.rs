//! Raised letters, as marks of notes and exponents are: so they are none of the words and numbers before them.

/// A letter raised; itself where Unicode has no raised one.
pub fn raised(letter: char) -> char {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    const LETTERS: [char; 26] = [
        'ᵃ', 'ᵇ', 'ᶜ', 'ᵈ', 'ᵉ', 'ᶠ', 'ᵍ', 'ʰ', 'ⁱ', 'ʲ', 'ᵏ', 'ˡ', 'ᵐ', 'ⁿ', 'ᵒ', 'ᵖ', 'q', 'ʳ', 'ˢ', 'ᵗ', 'ᵘ', 'ᵛ',
        'ʷ', 'ˣ', 'ʸ', 'ᶻ',
    ];
    match letter {
        '0'..='9' => DIGITS[letter as usize - '0' as usize],
        'a'..='z' => LETTERS[letter as usize - 'a' as usize],
        '+' => '⁺',
        '-' | '−' => '⁻',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_letters_are_raised() {
        assert_eq!(['4', 'a', '-', '*'].map(raised), ['⁴', 'ᵃ', '⁻', '*']);
    }
}
