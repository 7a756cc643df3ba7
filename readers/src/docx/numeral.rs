//! Numbers as lists write them: digits, letters, Roman numerals, words.

/// A number in a format of lists; in digits where the format is none of ours.
pub(super) fn numeral(number: u32, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "lowerLetter" => letters(number, b'a'),
        "upperLetter" => letters(number, b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        "ordinal" => format!("{number}{}", ending(number)),
        "ordinalText" | "cardinalText" => words(number, format == "ordinalText"),
        "decimalEnclosedParen" => format!("({number})"),
        "decimalEnclosedFullstop" => format!("{number}."),
        "numberInDash" => format!("- {number} -"),
        _ => number.to_string(),
    }
}

/// `a` to `z`, then `aa`, `bb` and so on.
fn letters(number: u32, first: u8) -> String {
    const MOST: u32 = 26 * 8;
    match number {
        1..=MOST => {
            let letter = first + ((number - 1) % 26) as u8;
            char::from(letter).to_string().repeat(1 + (number as usize - 1) / 26)
        }
        _ => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const NUMERALS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut roman = String::new();
    for (value, numeral) in NUMERALS {
        while rest >= value {
            roman.push_str(numeral);
            rest -= value;
        }
    }
    roman
}

/// `st`, `nd`, `rd` or `th`.
fn ending(number: u32) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

/// The first twenty in words, the others in digits.
fn words(number: u32, ordinal: bool) -> String {
    const WORDS: [(&str, &str); 20] = [
        ("One", "First"),
        ("Two", "Second"),
        ("Three", "Third"),
        ("Four", "Fourth"),
        ("Five", "Fifth"),
        ("Six", "Sixth"),
        ("Seven", "Seventh"),
        ("Eight", "Eighth"),
        ("Nine", "Ninth"),
        ("Ten", "Tenth"),
        ("Eleven", "Eleventh"),
        ("Twelve", "Twelfth"),
        ("Thirteen", "Thirteenth"),
        ("Fourteen", "Fourteenth"),
        ("Fifteen", "Fifteenth"),
        ("Sixteen", "Sixteenth"),
        ("Seventeen", "Seventeenth"),
        ("Eighteen", "Eighteenth"),
        ("Nineteen", "Nineteenth"),
        ("Twenty", "Twentieth"),
    ];
    match WORDS.get((number as usize).wrapping_sub(1)) {
        Some((_, word)) if ordinal => word.to_string(),
        Some((word, _)) => word.to_string(),
        None if ordinal => format!("{number}{}", ending(number)),
        None => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_many_ways() {
        assert_eq!([1, 26, 27, 54].map(|number| numeral(number, "lowerLetter")), ["a", "z", "aa", "bbb"]);
        assert_eq!([4, 9, 1999, 4000].map(|number| numeral(number, "lowerRoman")), ["iv", "ix", "mcmxcix", "4000"]);
        assert_eq!([1, 12, 22, 103].map(|number| numeral(number, "ordinal")), ["1st", "12th", "22nd", "103rd"]);
        assert_eq!([0, 2, 21].map(|number| numeral(number, "ordinalText")), ["0th", "Second", "21st"]);
        assert_eq!(numeral(u32::MAX, "upperLetter"), u32::MAX.to_string());
        assert_eq!(numeral(7, "decimalZero"), "07");
        assert_eq!(numeral(3, "chineseCounting"), "3");
    }
}
