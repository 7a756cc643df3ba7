//! Page furniture: what stands on a page for the page's sake, line by line.

use super::line::Line;
use std::borrow::Cow;

/// Furniture is short.
const LONGEST: usize = 140;

/// Numbers of jobs and pages are no longer than this, marks around them included.
const LONGEST_NUMBER: usize = 40;

/// How many lines from the top the masthead may reach, and from the bottom the closing lines.
const MASTHEAD: usize = 45;
const CLOSING: usize = 8;

/// Whether a line is page furniture; `at` is its number among `lines`.
pub(super) fn is_furniture(lines: &[Line], at: usize, text: &str) -> bool {
    if is_foot(lines[at].of(text)) {
        return true;
    }
    let line = &*squeezed(lines[at].of(text));
    if line.is_empty() || line.len() > LONGEST {
        return is_long_url(line);
    }
    if is_prose(line) {
        return false;
    }
    let head = at < MASTHEAD;
    let edge = head || at + CLOSING >= lines.len();
    is_rule(line)
        || is_symbol(line)
        || is_job_number(line)
        || is_running_head(line)
        || is_page_number(line)
        || is_url(line)
        || is_note(line)
        || is_contents(line)
        || is_signature(line)
        || head && is_masthead(line)
        || edge && (is_date(line) || is_numeric_date(line) || is_classification(line) || is_closing(line))
}

/// A head or foot that wide blanks part from the number of its page: `GE.23-18841 (E)          3`, `Report       Page 2 of 9`.
fn is_foot(line: &str) -> bool {
    if line.len() > LONGEST || !line.contains(WIDE) {
        return false;
    }
    let parts: Vec<&str> = line.split(WIDE).map(str::trim).filter(|part| !part.is_empty()).collect();
    let marked = |part: &str| is_page_number(part) && !part.bytes().all(|byte| byte.is_ascii_digit());
    let coded = |part: &str| {
        part.contains(['/', '-'])
            && part.contains(|digit: char| digit.is_ascii_digit())
            && !part.contains(char::is_lowercase)
    };
    match parts.as_slice() {
        [one, other] => {
            marked(one) || marked(other) || is_page_number(other) && coded(one) || is_page_number(one) && coded(other)
        }
        _ => false,
    }
}

/// White space so wide sets parts of a line apart.
const WIDE: &str = "   ";

/// A line with single blanks between its words: feet and heads are set apart by wide ones.
fn squeezed(line: &str) -> Cow<'_, str> {
    if line.len() > WIDEST || !line.contains(WIDE) {
        return Cow::Borrowed(line);
    }
    Cow::Owned(line.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A line longer than this, in bytes, is not looked at for wide blanks.
const WIDEST: usize = 600;

/// Whether a line is furniture even in the middle of a sentence: nothing but the number of a job, or a running head.
pub(super) fn cuts_sentences(line: &str) -> bool {
    let line = &*squeezed(line);
    is_rule(line) || is_job_number(line) && has_job(line) || line.len() <= LONGEST && is_running_head(line)
}

/// Whether a line is plainly a sentence or most of one: many words and an end.
fn is_prose(line: &str) -> bool {
    let ends = line.ends_with(['.', '?', '!', ',', ';']) && !line.ends_with("..");
    ends && line.len() > 60
        && line.bytes().filter(|byte| *byte == b' ').count() > 6
        && line.starts_with(|first: char| first.is_alphabetic())
}

/// Whether a line is only a rule: `---`, `____`.
pub(super) fn is_rule(line: &str) -> bool {
    line.len() >= 3
        && line.bytes().all(|byte| matches!(byte, b'-' | b'_' | b'*' | b'=' | b' '))
        && !line.starts_with("- ")
}

/// `A/79/972-S/2025/467`, `S/2025/31*`, `A/80/6 (Sect. 29)`
pub(super) fn is_symbol(line: &str) -> bool {
    const LONGEST_PART: usize = 24;
    // Few lines are looked at further.
    if !line.starts_with(|first: char| first.is_ascii_uppercase()) || !line.contains('/') {
        return false;
    }
    let line = without_notes(line);
    let line = match line.split_once(" (") {
        Some((symbol, part)) if part.ends_with(')') && part.len() <= LONGEST_PART => symbol,
        _ => line,
    };
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'(' | b')' | b'*');
    line.contains('/') && line.bytes().any(|byte| byte.is_ascii_digit()) && line.bytes().all(allowed) && line.len() >= 4
}

/// A symbol without what is said of the document behind it: `JIU/REP/2025/1 [Expanded report] [English only]`.
pub(super) fn without_notes(symbol: &str) -> &str {
    const LONGEST_NOTES: usize = 60;
    let notes = |notes: &str| notes.ends_with(']') && notes.len() <= LONGEST_NOTES;
    symbol.split_once(" [").filter(|(_, behind)| notes(behind)).map_or(symbol, |(symbol, _)| symbol)
}

/// `25-00524 (E)`, `97-32375 (E) 251197 /...`, `3/3 24-26261`, `*2500524*`, `170125`
fn is_job_number(line: &str) -> bool {
    if line.len() > LONGEST_NUMBER {
        return false;
    }
    let is_number = |word: &str| {
        let bare = word.trim_matches('*');
        let digits = bare.bytes().filter(u8::is_ascii_digit).count();
        bare.len() <= 10 && digits >= 1 && bare.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
    };
    // The language, and that the text goes on overleaf.
    let is_mark = |word: &str| matches!(word, "(A)" | "(C)" | "(E)" | "(F)" | "(R)" | "(S)" | "/..." | "/…");
    let mut words = line.split_ascii_whitespace();
    let all = words.clone().all(|word| is_number(word) || is_mark(word) || is_page_number(word));
    all && (has_job(line) || words.clone().nth(1).is_none() || words.any(is_mark))
}

/// Whether a word of a line is the number of a job: `25-00524`, `*2500524*`.
fn has_job(line: &str) -> bool {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_job = |word: &str| match (word.strip_prefix('*'), word.split_once('-')) {
        (Some(bars), _) => bars.strip_suffix('*').is_some_and(is_digits),
        (None, Some((year, number))) => (year.len(), number.len()) == (2, 5) && is_digits(year) && is_digits(number),
        _ => false,
    };
    line.split_ascii_whitespace().any(is_job)
}

/// `A/70/PV.22 01/10/2015`, `11/09/2024 The situation in the Middle East S/PV.9722`: the running head of a record.
fn is_running_head(line: &str) -> bool {
    let (Some((first, _)), Some((_, last))) = (line.split_once([' ', '\t']), line.rsplit_once([' ', '\t'])) else {
        return false;
    };
    is_symbol(first) && is_numeric_date(last) || is_numeric_date(first) && is_symbol(last)
}

/// `01/10/2015`
fn is_numeric_date(word: &str) -> bool {
    let mut parts = word.split('/').map(|part| (part.len(), part.bytes().all(|byte| byte.is_ascii_digit())));
    let two = |part| matches!(part, Some((1..=2, true)));
    two(parts.next()) && two(parts.next()) && parts.next() == Some((4, true)) && parts.next().is_none()
}

/// `2/5`, `Page 3`, `- 3 -`, `3 | Page`
fn is_page_number(line: &str) -> bool {
    if line.len() > LONGEST_NUMBER {
        return false;
    }
    let bare = line.trim_matches(['-', '–', ' ', '|']);
    let bare = bare.strip_prefix("Page ").or(bare.strip_prefix("page ")).unwrap_or(bare);
    let bare = bare.strip_suffix(" Page").unwrap_or(bare).trim_end_matches([' ', '|']);
    let (number, total) = bare.split_once('/').or(bare.split_once(" of ")).unwrap_or((bare, "1"));
    let digits = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(number) && digits(total)
}

fn is_url(line: &str) -> bool {
    (line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.")) && !line.contains(' ')
}

fn is_long_url(line: &str) -> bool {
    line.len() < 2000 && is_url(line)
}

/// `_[matter omitted]_`, `[on the report of the First Committee (A/78/404, para. 14)]`
fn is_note(line: &str) -> bool {
    let bare = line.trim_matches(['_', '*', ' ']);
    bare.starts_with('[') && bare.ends_with(']') && bare.matches('[').count() == 1
}

/// A line of a table of contents: dot leaders or tabs before a page number.
fn is_contents(line: &str) -> bool {
    let numbered = line.ends_with(|last: char| last.is_ascii_digit());
    let leaders = || ["....", ". . . .", "……"].iter().any(|leaders| line.contains(leaders));
    let in_item = || line.starts_with(|first: char| first.is_ascii_digit()) && line.contains(". ");
    numbered && (leaders() || line.contains('\t') && !in_item())
}

fn is_signature(line: &str) -> bool {
    line.starts_with("(Signed)") || line.starts_with("_(Signed)_")
}

fn is_masthead(line: &str) -> bool {
    const ALONE: [&str; 17] = [
        "United Nations",
        "UNITED NATIONS",
        "UNITED",
        "NATIONS",
        "A",
        "E",
        "S",
        "General Assembly",
        "Security Council",
        "Economic and Social Council",
        "Human Rights Council",
        "Trusteeship Council",
        "ENGLISH",
        "English",
        "Official Records",
        "GENERAL",
        "LIMITED",
    ];
    const STARTS: [&str; 9] = [
        "Distr.",
        "DISTR",
        "Original:",
        "ORIGINAL",
        "Agenda item",
        "Agenda items",
        "Item ",
        "ENGLISH ONLY",
        "Language:",
    ];
    ALONE.contains(&line)
        || STARTS.iter().any(|start| line.starts_with(start))
        || is_session(line)
        || line.starts_with('|') && line.ends_with('|')
}

/// `Seventy-eighth session`, `Eightieth year`, `Annual session 2025`
fn is_session(line: &str) -> bool {
    let words = line.split_whitespace().count();
    words <= 4
        && (line.ends_with(" session")
            || line.ends_with(" year")
            || line.contains(" session ") && line.ends_with(|last: char| last.is_ascii_digit()))
}

/// A date alone, with or without a place: `14 January 2025`, `Canberra, 19 April 1968`.
fn is_date(line: &str) -> bool {
    let words: Vec<&str> = line.split([' ', ',', '–', '-']).filter(|word| !word.is_empty()).collect();
    let year = words.last().is_some_and(|last| last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit()));
    let month = words.iter().any(|word| MONTHS.contains(word));
    let rest = words.iter().all(|word| word.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit()));
    words.len() <= 6 && year && month && rest
}

/// The months, as English writes them.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn is_classification(line: &str) -> bool {
    const WORDS: [&str; 8] = [
        "secret",
        "top secret",
        "confidential",
        "restricted",
        "unclassified",
        "secret and personal",
        "for official use only",
        "secret austeo",
    ];
    WORDS.contains(&line.trim_matches(['*', '_', ' ']).to_lowercase().as_str())
}

/// `50th (resumed) plenary meeting`
fn is_closing(line: &str) -> bool {
    line.starts_with(|first: char| first.is_ascii_digit()) && line.ends_with(" meeting") && line.split(' ').count() <= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_may_have_a_part_and_notes() {
        for line in
            ["A/79/972-S/2025/467", "S/2025/31*", "A/80/6 (Sect. 29)", "JIU/REP/2031/4 [Abridged] [French only]"]
        {
            assert!(is_symbol(line), "{line}");
        }
        assert_eq!(without_notes("JIU/REP/2031/4 [Abridged] [French only]"), "JIU/REP/2031/4");
        assert_eq!(without_notes("A/80/6 (Sect. 29)"), "A/80/6 (Sect. 29)");
        assert!(!is_symbol(
            "A/80/6 [and all that was said of it before the end of the session of that year, and more]"
        ));
    }
}
