//! Somebody of the cast, and how a name is folded so that its spellings are one.

use unicode_normalization::UnicodeNormalization;

/// Index of somebody in the cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PersonId(pub usize);

/// Letters and digits only, in lower case and without accents; `ä` and `ae` are alike.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut add = |letter: char| {
        if !letter.is_alphanumeric() {
            return;
        }
        match letter {
            'e' if folded.ends_with(['a', 'o', 'u']) => {}
            'ø' => folded.push('o'),
            'æ' => folded.push('a'),
            'œ' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            _ => folded.push(letter),
        }
    };
    match name.is_ascii() {
        true => name.bytes().for_each(|letter| add(letter.to_ascii_lowercase().into())),
        false => name.nfd().flat_map(char::to_lowercase).for_each(add),
    }
    folded
}
