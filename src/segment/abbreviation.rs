//! Words that end with a full stop without ending a sentence.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a full stop behind an abbreviation means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// The sentence goes on.
    Title,
    /// The sentence goes on unless an opener follows.
    Reference,
    /// The sentence ends where an opener follows.
    Ambiguous,
    /// The sentence ends unless a word of time follows.
    Hour,
}

struct Table {
    kinds: FxHashMap<&'static str, Abbreviation>,
    symbols: FxHashMap<&'static str, ()>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| read(include_str!("../../lexicons/abbreviations/en.txt")));

fn read(file: &'static str) -> Table {
    let mut table = Table { kinds: FxHashMap::default(), symbols: FxHashMap::default() };
    let mut group = "";
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[') {
            group = name.trim_end_matches(']');
            continue;
        }
        for word in line.split_whitespace() {
            match group {
                "title" => table.kinds.insert(word, Abbreviation::Title),
                "reference" => table.kinds.insert(word, Abbreviation::Reference),
                "ambiguous" => table.kinds.insert(word, Abbreviation::Ambiguous),
                "hour" => table.kinds.insert(word, Abbreviation::Hour),
                _ => table.symbols.insert(word, ()).map(|()| Abbreviation::Title),
            };
        }
    }
    table
}

/// The longest abbreviation, in bytes.
const LONGEST: usize = 12;

/// The kind of an abbreviation, given without its last full stop.
pub(super) fn kind(word: &str) -> Option<Abbreviation> {
    with_lower(word, |lower| TABLE.kinds.get(lower).copied())
}

/// Whether a word is a part of document symbols: `Add`, `PV`.
pub(super) fn is_symbol_part(word: &str) -> bool {
    with_lower(word, |lower| TABLE.symbols.contains_key(lower).then_some(())).is_some()
}

/// Looks a word up in lower case, without allocating.
fn with_lower<T>(word: &str, look: impl Fn(&str) -> Option<T>) -> Option<T> {
    let mut buffer = [0; LONGEST];
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    look(std::str::from_utf8(lower).ok()?)
}
