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

/// Whether raised letters are the mark of a note: `1`, `a`, `*`, or several of them.
pub(crate) fn is_mark(words: &str) -> bool {
    let mut marks = words.split([',', ' ', '–', '-']).filter(|mark| !mark.is_empty()).peekable();
    let is_one = |mark: &str| {
        let bare = mark.strip_suffix('/').unwrap_or(mark);
        let number = bare.len() <= 3 && bare.bytes().all(|byte| byte.is_ascii_digit());
        let letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_lowercase());
        !bare.is_empty() && (number || letter || bare.len() <= 4 && bare.bytes().all(|byte| byte == b'*'))
    };
    marks.peek().is_some() && marks.all(is_one)
}

/// Whether raised digits behind some words are an exponent: `10⁶`, `km²`.
pub(crate) fn is_exponent(before: &str, mark: &str) -> bool {
    const UNITS: [&str; 8] = ["m", "km", "cm", "mm", "s", "ft", "mi", "in"];
    let word = before.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let digit = |first: char| first.is_ascii_digit() || is_raised_digit(first);
    mark.starts_with(digit) && (is_number && !is_year || UNITS.contains(&word))
}

/// Whether a letter is raised.
pub fn is_raised(letter: char) -> bool {
    is_raised_digit(letter)
        || matches!(letter, '\u{2071}'..='\u{207f}' | '\u{1d43}'..='\u{1dbf}' | '\u{2b0}'..='\u{2b8}' | '\u{2e0}'..='\u{2e4}')
}

/// Whether a letter is a raised digit.
pub fn is_raised_digit(letter: char) -> bool {
    matches!(letter, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_letters_are_raised() {
        assert_eq!(['4', 'a', '-', '*'].map(raised), ['⁴', 'ᵃ', '⁻', '*']);
        let known = ('0'..='9').chain('a'..='z').filter(|letter| *letter != 'q').chain(['+', '-']);
        assert!(known.map(raised).all(is_raised));
        assert!(('0'..='9').map(raised).all(is_raised_digit) && !is_raised_digit('ⁿ') && !is_raised('2'));
    }
}
