//! Every word that a form of some lexicon holds, found by hash whatever its case.

use super::piece::Piece;

/// A word of the vocabulary; 0 stands for all words that are not in it.
pub(super) type WordId = u32;

/// The words, in an open-addressing table at most half full.
///
/// A text meets many words and few of them twice in a row, so a lookup is made to touch one line
/// of the table, and the letters only where the hash is right.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary {
    slots: Vec<Slot>,
    letters: String,
    spellings: usize,
    words: WordId,
    /// The marks of ASCII that some form holds.
    marks: [WordId; 128],
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u32,
    start: u32,
    length: u32,
    /// 0 where the slot is free.
    word: WordId,
}

impl Default for Vocabulary {
    fn default() -> Self {
        let slots = vec![Slot::default(); 1 << 12];
        Vocabulary { slots, letters: String::new(), spellings: 0, words: 0, marks: [0; 128] }
    }
}

impl Vocabulary {
    /// The word of a piece of text, or 0. `folded` is room for letters to be folded in.
    #[inline]
    pub fn word(&self, text: &str, piece: &Piece, folded: &mut String) -> WordId {
        let word = &text[piece.start..piece.stem];
        if !piece.plain {
            fold(word, folded);
            return self.find(folded, hash(folded.as_bytes()));
        }
        match word.as_bytes() {
            [mark] if !mark.is_ascii_alphanumeric() => self.marks[*mark as usize],
            bytes => self.find(word, hash(bytes)),
        }
    }

    /// The word with these letters, in any case of ASCII, or 0.
    #[inline]
    fn find(&self, word: &str, hash: u32) -> WordId {
        self.slots[self.slot(word, hash)].word
    }

    /// The slot where a word is, or where it would stand.
    #[inline]
    fn slot(&self, word: &str, hash: u32) -> usize {
        let last = self.slots.len() - 1;
        let mut at = hash as usize & last;
        loop {
            let slot = &self.slots[at];
            if slot.word == 0 || slot.hash == hash && self.spelling(slot).eq_ignore_ascii_case(word) {
                return at;
            }
            at = (at + 1) & last;
        }
    }

    fn spelling(&self, slot: &Slot) -> &str {
        &self.letters[slot.start as usize..][..slot.length as usize]
    }

    /// The word with these folded letters, if it is there.
    pub fn get(&self, folded: &str) -> Option<WordId> {
        Some(self.find(folded, hash(folded.as_bytes()))).filter(|&word| word != 0)
    }

    /// A new word.
    pub fn add(&mut self, folded: &str) -> WordId {
        self.words += 1;
        self.alias(folded, self.words);
        self.words
    }

    /// Another spelling of a word; a spelling that is taken stays with its own word.
    pub fn alias(&mut self, folded: &str, word: WordId) {
        if 2 * self.spellings >= self.slots.len() {
            self.grow();
        }
        let hash = hash(folded.as_bytes());
        let at = self.slot(folded, hash);
        if self.slots[at].word != 0 {
            return;
        }
        self.slots[at] = Slot { hash, start: self.letters.len() as u32, length: folded.len() as u32, word };
        self.letters.push_str(folded);
        self.spellings += 1;
        if let [mark @ 0..128] = folded.as_bytes() {
            self.marks[*mark as usize] = word;
        }
    }

    fn grow(&mut self) {
        let larger = vec![Slot::default(); 2 * self.slots.len()];
        let last = larger.len() - 1;
        for slot in std::mem::replace(&mut self.slots, larger).into_iter().filter(|slot| slot.word != 0) {
            let mut at = slot.hash as usize & last;
            while self.slots[at].word != 0 {
                at = (at + 1) & last;
            }
            self.slots[at] = slot;
        }
    }
}

/// Writes a word into `folded`, in lower case and with straight apostrophes.
pub(super) fn fold(word: &str, folded: &mut String) {
    folded.clear();
    for letter in word.chars() {
        match letter {
            '’' => folded.push('\''),
            letter => folded.extend(letter.to_lowercase()),
        }
    }
}

/// A hash in which the case of ASCII letters does not count: their bit 0x20 is set in every byte.
#[inline]
fn hash(bytes: &[u8]) -> u32 {
    const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = bytes.len() as u64;
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        let word = word.iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte));
        hash = mix(hash ^ (word | 0x2020_2020_2020_2020), SEED);
    }
    let rest = words.remainder().iter().fold(0, |value, &byte| value << 8 | u64::from(byte | 0x20));
    mix(hash ^ rest, SEED) as u32
}

#[inline]
fn mix(value: u64, by: u64) -> u64 {
    let product = u128::from(value ^ by) * u128::from(by);
    (product as u64) ^ (product >> 64) as u64
}
