//! Numbers as lists write them: digits, letters, Roman numerals, words.

use crate::roman::roman;

/// A number in a format of lists; in digits where the format is none of ours.
pub(super) fn numeral(number: u32, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "lowerLetter" => letters(number, b'a'),
        "upperLetter" => letters(number, b'A'),
        "lowerRoman" => roman(number).unwrap_or_else(|| number.to_string()),
        "upperRoman" => roman(number).map_or_else(|| number.to_string(), |roman| roman.to_uppercase()),
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

const CARDINALS: &str = "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen \
     Seventeen Eighteen Nineteen Twenty";
const ORDINALS: &str = "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth \
     Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth Twentieth";

/// The first twenty in words, the others in digits.
fn words(number: u32, ordinal: bool) -> String {
    let (words, ending) = if ordinal { (ORDINALS, ending(number)) } else { (CARDINALS, "") };
    let word = number.checked_sub(1).and_then(|before| words.split(' ').nth(before as usize));
    word.map_or_else(|| format!("{number}{ending}"), str::to_string)
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
