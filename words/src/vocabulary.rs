//! Every word that a form of some lexicon holds, found whatever its case.

use rustc_hash::FxHashMap;

use super::bulk;
use super::piece::Piece;
use super::window::Window;
use serde::{Deserialize, Serialize};

/// A word of the vocabulary; 0 stands for all words that are not in it.
pub(super) type WordId = u32;

/// How many places the table has at first.
const SIZE: usize = 1 << 14;

/// The words.
///
/// Nearly all are ASCII and fit in a [`Window`]; these stand as numbers in an open-addressing table, where
/// a lookup compares numbers and reads no letters. The few others stand in a table of their own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Vocabulary {
    /// The short words as numbers; 0 where the place is free.
    #[serde(with = "bulk")]
    keys: Vec<u128>,
    /// The word of each number.
    #[serde(with = "bulk")]
    words: Vec<WordId>,
    short: usize,
    others: FxHashMap<String, WordId>,
    /// The marks of ASCII that some form holds.
    marks: Vec<WordId>,
    beginnings: Beginnings,
    last: WordId,
}

/// The beginnings that stand for all words that begin so, as a word of their own.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Beginnings {
    words: FxHashMap<String, WordId>,
    /// How many bytes they have: each length once, from the shortest.
    lengths: Vec<usize>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        let (keys, words) = (vec![0; SIZE], vec![0; SIZE]);
        Vocabulary {
            keys,
            words,
            short: 0,
            others: FxHashMap::default(),
            marks: vec![0; 128],
            beginnings: Beginnings::default(),
            last: 0,
        }
    }
}

impl Vocabulary {
    /// The word of a piece of text, or 0. `folded` is room for letters to be folded in.
    #[inline]
    pub fn word(&self, text: &str, piece: &Piece, folded: &mut String) -> WordId {
        match piece.key {
            Some(key) => self.words[self.place(key.get())],
            None => self.other(&text[piece.start..piece.stem], folded),
        }
    }

    fn other(&self, word: &str, folded: &mut String) -> WordId {
        if let [mark @ 0..128] = word.as_bytes() {
            return self.marks[*mark as usize];
        }
        fold(word, folded);
        self.get(folded).unwrap_or(0)
    }

    /// Where a number stands, or would.
    #[inline]
    fn place(&self, key: u128) -> usize {
        let last = self.keys.len() - 1;
        let mut at = hash(key) & last;
        while self.keys[at] != key && self.keys[at] != 0 {
            at = (at + 1) & last;
        }
        at
    }

    /// The word with these folded letters, if it is there.
    pub fn get(&self, folded: &str) -> Option<WordId> {
        let word = match key(folded) {
            Some(key) => self.words[self.place(key)],
            None => self.others.get(folded).copied().unwrap_or(0),
        };
        Some(word).filter(|&word| word != 0)
    }

    /// A new word.
    pub fn add(&mut self, folded: &str) -> WordId {
        self.last += 1;
        self.alias(folded, self.last);
        self.last
    }

    /// The word that stands for all words with a beginning.
    pub fn beginning(&mut self, folded: &str) -> WordId {
        if let Some(word) = self.beginnings.words.get(folded) {
            return *word;
        }
        self.last += 1;
        self.beginnings.words.insert(folded.to_owned(), self.last);
        if let Err(at) = self.beginnings.lengths.binary_search(&folded.len()) {
            self.beginnings.lengths.insert(at, folded.len());
        }
        self.last
    }

    /// Whether any form has a beginning.
    #[inline]
    pub fn has_beginnings(&self) -> bool {
        !self.beginnings.lengths.is_empty()
    }

    /// The beginnings of a word, from the shortest.
    pub fn beginnings<'v>(&'v self, folded: &'v str) -> impl Iterator<Item = WordId> + 'v {
        let lengths = self.beginnings.lengths.iter().filter_map(|length| folded.get(..*length));
        lengths.filter_map(|beginning| self.beginnings.words.get(beginning).copied())
    }

    /// Another spelling of a word; a spelling that is taken stays with its own word.
    pub fn alias(&mut self, folded: &str, word: WordId) {
        match key(folded) {
            Some(key) => self.alias_short(key, word),
            None => _ = self.others.entry(folded.to_owned()).or_insert(word),
        }
        if let [mark @ 0..128] = folded.as_bytes() {
            self.marks[*mark as usize] = word;
        }
    }

    fn alias_short(&mut self, key: u128, word: WordId) {
        if 2 * self.short >= self.keys.len() {
            self.grow();
        }
        let at = self.place(key);
        if self.keys[at] == 0 {
            (self.keys[at], self.words[at]) = (key, word);
            self.short += 1;
        }
    }

    fn grow(&mut self) {
        let size = 2 * self.keys.len();
        let keys = std::mem::replace(&mut self.keys, vec![0; size]);
        let words = std::mem::replace(&mut self.words, vec![0; size]);
        for (key, word) in keys.into_iter().zip(words).filter(|(key, _)| *key != 0) {
            let at = self.place(key);
            (self.keys[at], self.words[at]) = (key, word);
        }
    }
}

/// A folded word as a number, if it is ASCII and short.
fn key(folded: &str) -> Option<u128> {
    let fits = folded.is_ascii() && (1..=16).contains(&folded.len());
    fits.then(|| Window::new(folded.as_bytes(), 0).key(folded.len()))
}

/// Writes a word into `folded`, in lower case and with straight apostrophes.
pub(super) fn fold(word: &str, folded: &mut String) {
    folded.clear();
    if word.is_ascii() {
        folded.push_str(word);
        folded.make_ascii_lowercase();
        return;
    }
    for letter in word.chars() {
        match letter {
            '’' => folded.push('\''),
            letter => folded.extend(letter.to_lowercase()),
        }
    }
}

#[inline]
fn hash(key: u128) -> usize {
    const BY: u64 = 0x9e37_79b9_7f4a_7c15;
    let product = u128::from(key as u64 ^ BY) * u128::from((key >> 64) as u64 ^ BY.rotate_left(32));
    ((product as u64) ^ (product >> 64) as u64) as usize
}
