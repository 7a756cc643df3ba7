//! Names that are words: no reader of tables takes them for a number, a date, a truth value or a missing one.

/// The longest name, in bytes.
const LONGEST: usize = 120;

/// What readers of tables take for missing, for true or false, for a number, or for part of a date.
const NO_WORDS: [&str; 50] = [
    "am",
    "apr",
    "april",
    "aug",
    "august",
    "dec",
    "december",
    "false",
    "feb",
    "february",
    "fri",
    "friday",
    "gmt",
    "inf",
    "infinity",
    "jan",
    "january",
    "jul",
    "july",
    "jun",
    "june",
    "mar",
    "march",
    "may",
    "mon",
    "monday",
    "na",
    "nan",
    "no",
    "none",
    "nov",
    "november",
    "null",
    "oct",
    "october",
    "off",
    "on",
    "pm",
    "sat",
    "saturday",
    "sep",
    "sept",
    "september",
    "st",
    "sun",
    "sunday",
    "th",
    "true",
    "utc",
    "yes",
];

/// A name as an id: ASCII letters, digits, `_` and `-`, and a word.
pub(super) fn word(name: &str) -> String {
    let letter = |letter: char| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' };
    let safe: String = name.chars().take(LONGEST).map(letter).collect();
    let safe = safe.trim_matches('-');
    if is_word(safe) && !is_reserved(safe) {
        safe.to_string()
    } else {
        format!("document-{safe}").trim_end_matches('-').to_string()
    }
}

/// Whether a name holds letters that say something else than a number, a date, a truth value or a missing one.
fn is_word(name: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_alphabetic();
    let mut runs = name.split(|letter| !is_letter(letter)).filter(|run| !run.is_empty()).map(str::to_ascii_lowercase);
    let begins = name.starts_with(is_letter);
    let hexadecimal = name.to_ascii_lowercase().starts_with("0x");
    let truth = matches!(name.to_ascii_lowercase().as_str(), "t" | "f" | "y" | "n");
    let says = |run: String| (run.len() > 1 || begins) && NO_WORDS.binary_search(&run.as_str()).is_err();
    !hexadecimal && !truth && runs.any(says)
}

/// Names that Windows keeps for devices.
fn is_reserved(name: &str) -> bool {
    const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let lower = name.to_ascii_lowercase();
    RESERVED.contains(&lower.trim_end_matches(|last: char| last.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_takes_for_something_else_becomes_a_word() {
        assert!(NO_WORDS.is_sorted());
        let others = [
            "007",
            "1e5",
            "1E-5",
            "inf",
            "-Infinity",
            "NaN",
            "NA",
            "null",
            "None",
            "true",
            "FALSE",
            "t",
            "F",
            "yes",
            "2016-06-07",
            "2016_06",
            "7-June-2016",
            "Mar-5",
            "1st",
            "0xBEEF",
            "10f",
            "2016-06-07T10-00-00Z",
            "1_000",
            "con",
            "LPT1",
            "",
        ];
        for name in others {
            assert!(word(name).starts_with("document"), "{name}");
        }
        for name in ["a", "r-2", "a-b", "2016-seminar", "May-speech", "e5", "A_70_174", "S-PV-10054", "na-report"] {
            assert_eq!(word(name), name);
        }
    }
}
