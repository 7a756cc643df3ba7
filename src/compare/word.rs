//! Words as they are compared: in small letters, without marks.

/// The words of a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    let is_mark = |letter: char| !letter.is_alphanumeric();
    text.split(is_mark).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// The words of a name or phrase in one, without articles, so that phrases that differ in those alone are the same.
pub(super) fn phrase(text: &str) -> String {
    let told = words(text).filter(|word| !matches!(word.as_str(), "the" | "a" | "an"));
    told.collect::<Vec<_>>().join(" ")
}
