//! Letters as fonts name them, made letters of ordinary text.

/// The letters that one glyph stands for: ligatures taken apart, signs of symbol fonts by their meaning.
pub(super) fn letters(letter: char) -> impl Iterator<Item = char> {
    const LIGATURES: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "ft", "st"];
    let code = letter as u32;
    let ligature = code.checked_sub(0xfb00).and_then(|number| LIGATURES.get(number as usize)).copied();
    let single = (ligature.is_none() && !is_invisible(letter)).then(|| plain(letter));
    ligature.unwrap_or_default().chars().chain(single)
}

/// Marks without width, which some programs draw.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// A letter as ordinary text has it. Symbol fonts keep their signs from U+F000 on.
fn plain(letter: char) -> char {
    match letter {
        '\u{f0b7}' | '\u{f06c}' | '\u{f09f}' => '•',
        '\u{f0a7}' | '\u{f06e}' => '▪',
        '\u{f0d8}' => '➢',
        '\u{f0fc}' => '✓',
        '\u{f020}'..='\u{f07e}' => char::from_u32(letter as u32 - 0xf000).unwrap_or(letter),
        '\0' => '\u{fffd}',
        // On a page it is only ever drawn as a hyphen.
        '\u{ad}' => '-',
        '\u{2028}' | '\u{2029}' | '\u{85}' => ' ',
        control if control.is_control() => ' ',
        blank if blank.is_whitespace() => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_and_symbols_become_letters() {
        let text = |letter| letters(letter).collect::<String>();
        assert_eq!(
            ["ﬁ", "ﬄ", "\u{f0b7}", "\u{a0}", "é"].map(|word| text(word.chars().next().unwrap())),
            ["fi", "ffl", "•", " ", "é"]
        );
    }
}
