//! Roman numerals.

/// A number in Roman numerals, in small letters; none where it has no such form.
pub(crate) fn roman(number: u32) -> Option<String> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    const TENS: [&str; 10] = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"];
    const HUNDREDS: [&str; 10] = ["", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm"];
    let digit = |unit: u32| (number / unit % 10) as usize;
    let thousands = "m".repeat(digit(1000));
    (1..4000).contains(&number).then(|| thousands + HUNDREDS[digit(100)] + TENS[digit(10)] + ONES[digit(1)])
}
