//! The number of the session that a document belongs to, as its symbol or its first lines tell it.

/// A line longer than this, in bytes, is prose: a session in it may be any.
const LONGEST: usize = 120;

/// The session of a symbol of the General Assembly or its organs: `A/RES/70/125`, `A/C.1/78/L.60`, `A/RES/217 (III) A`.
pub(super) fn of_symbol(symbol: &str) -> Option<u32> {
    let mut parts = symbol.split('/');
    let mut kinds = parts.by_ref().skip_while(|part| is_organ(part));
    let first = kinds.next()?;
    if !symbol.starts_with("A/") {
        return None;
    }
    match first.split_once('(') {
        Some((_, rest)) => roman(rest.split(')').next()?),
        None => number(first).filter(|_| kinds.next().is_some()),
    }
}

/// `A`, `RES`, `C.1`, `HRC`: what may stand before the number of a session.
fn is_organ(part: &str) -> bool {
    ["A", "RES", "DEC", "INF", "BUR", "HRC", "SPC"].contains(&part) || part.starts_with("C.")
}

/// A session that a short line tells at its beginning or end: `Seventy-eighth session`, `75th session`, `Session 75`.
pub(super) fn told(line: &str) -> Option<u32> {
    if line.len() > LONGEST {
        return None;
    }
    let words = words(line);
    let (number, from, last) = number_of(&words)?;
    let at_border = from <= 3 || last + 2 >= words.len();
    at_border.then_some(number)
}

/// A session that a title tells anywhere: `Address at the General Debate of the 79th session of the Assembly`.
pub(super) fn within(title: &str) -> Option<u32> {
    number_of(&words(title)).map(|(number, ..)| number)
}

fn words(line: &str) -> Vec<&str> {
    line.split([' ', '\t', ',', '(', ')', '–', ':']).filter(|word| !word.is_empty()).collect()
}

/// The number before or behind the word `session`, with the first of the words that tell it and the last.
fn number_of(words: &[&str]) -> Option<(u32, usize, usize)> {
    let at = words.iter().position(|word| word.eq_ignore_ascii_case("session"))?;
    let named = words[..at].iter().rposition(|word| !is_between(word));
    let before = named.and_then(|named| Some((ordinal(words[named], words[..named].last().copied())?, named)));
    let behind = || words.get(at + 1).and_then(|word| number(word)).map(|number| (number, at));
    let (number, from) = before.or_else(behind)?;
    Some((number, from, at))
}

/// What may stand between the number and the word `session`.
fn is_between(word: &str) -> bool {
    ["regular", "resumed", "annual", "ordinary", "substantive"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// `75th`, `seventy-eighth`, or `eighth` behind `Seventy`.
fn ordinal(word: &str, before: Option<&str>) -> Option<u32> {
    let lower = word.to_lowercase();
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| lower.strip_suffix(ending));
    if let Some(number) = digits.and_then(number) {
        return Some(number);
    }
    let (tens, unit) = lower.split_once(['-', '‑']).unwrap_or(("", &lower));
    let unit =
        place(&ORDINALS, unit).map(|at| at as u32 + 1).or_else(|| place(&TENTHS, unit).map(|at| at as u32 * 10 + 20));
    let before = before.unwrap_or_default().to_lowercase();
    let tens = place(&TENS, if tens.is_empty() { &before } else { tens }).map(|at| at as u32 * 10 + 20);
    unit.map(|unit| if unit < 10 { unit + tens.unwrap_or(0) } else { unit })
}

fn place(words: &[&str], word: &str) -> Option<usize> {
    words.iter().position(|known| *known == word)
}

const ORDINALS: [&str; 19] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const TENTHS: [&str; 8] =
    ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A number of at most three digits.
fn number(digits: &str) -> Option<u32> {
    let plain = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|number| plain && *number > 0)
}

/// A Roman number up to 39.
fn roman(letters: &str) -> Option<u32> {
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = letters.bytes().take_while(|byte| *byte == b'X').count();
    let unit = place(&UNITS, letters.get(tens..)?)?;
    Some(tens as u32 * 10 + unit as u32).filter(|number| (1..=39).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_tell_sessions() {
        let cases = [
            ("A/RES/70/125", Some(70)),
            ("A/70/174", Some(70)),
            ("A/C.1/78/L.60", Some(78)),
            ("A/HRC/RES/40/1", Some(40)),
            ("A/RES/217 (III) A", Some(3)),
            ("A/RES/2625(XXV)", Some(25)),
            ("A/RES/ES-11/1", None),
            ("A/CN.9/1100", None),
            ("A/CONF.213/18", None),
            ("A/78", None),
            ("S/2024/12", None),
            ("E/2020/12", None),
            ("", None),
        ];
        for (symbol, session) in cases {
            assert_eq!(of_symbol(symbol), session, "{symbol}");
        }
    }

    #[test]
    fn lines_tell_sessions() {
        let cases = [
            ("Seventy-eighth session", Some(78)),
            ("General Assembly, seventy-eighth session", Some(78)),
            ("75th session", Some(75)),
            ("Fifty-third regular session of the Council", Some(53)),
            ("Session 75 - 2020", Some(75)),
            ("SEVENTIETH SESSION", Some(70)),
            ("Seventy eighth session", Some(78)),
            ("Eleventh emergency special session", None),
            ("The session opened", None),
            ("We met on Monday in the second session of the day and talked about norms", None),
        ];
        for (line, session) in cases {
            assert_eq!(told(line), session, "{line}");
        }
    }
}
