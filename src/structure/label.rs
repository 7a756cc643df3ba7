//! Labels before speeches, by their form: `Hon. Speaker:`, `HON. P. D. KUMAR.-`, `Mr. ISSA.`, `>> MAREN HOLT:`.

use super::line::ends_sentence;

/// What parts a label from the words behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// `Mr. Speaker:`
    Colon,
    /// `MR. SPEAKER.-`, `Mr. Tau - `
    Dash,
    /// `Mr. ISSA. `, the name in capitals and the rest not.
    Stop,
}

/// A label at the start of some words.
pub(super) struct Label<'t> {
    /// Its words, without what parts them from the speech.
    pub words: &'t str,
    /// How far it reaches, with what stands before its words.
    pub length: usize,
    pub joint: Joint,
    /// Whether it opens with a title or an article: `Hon.`, `Mr.`, `The`.
    pub titled: bool,
    /// Whether `>>` stands before it, as where a change of speakers is captioned.
    pub marked: bool,
}

/// A label has no more words and bytes than this.
const MOST_WORDS: usize = 14;
const LONGEST: usize = 130;

/// An hour and the marks around it take no more bytes than this.
const STAMP: usize = 40;

/// Titles of people and offices that open labels, in small letters and without their full stop.
const TITLES: &[&str] = &[
    "mr",
    "ms",
    "mrs",
    "miss",
    "mme",
    "madam",
    "madame",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "baroness",
    "baron",
    "prince",
    "princess",
    "king",
    "sheikh",
    "sheikha",
    "dato",
    "judge",
    "justice",
    "archbishop",
    "bishop",
    "monsignor",
    "mgr",
    "hon",
    "honourable",
    "honorable",
    "h.e",
    "ambassador",
    "senator",
    "sen",
    "rep",
    "prof",
    "professor",
    "rev",
    "eng",
    "capt",
    "captain",
    "col",
    "gen",
    "general",
    "maj",
    "major",
    "secretary",
    "minister",
    "president",
    "speaker",
    "chair",
    "chairman",
    "chairperson",
    "co-chair",
    "councillor",
    "mayor",
    "deputy",
    "moderator",
];

/// Words that open labels of offices and of people who are not named.
const ARTICLES: &[&str] = &["the", "an", "a", "some", "several", "another"];

/// Small words inside labels: `The Member for Gem`, `An hon. Member`, `Mr. van der Berg`.
const JOINING: &[&str] = &[
    "of", "the", "for", "and", "on", "in", "to", "de", "da", "del", "der", "den", "la", "le", "van", "von", "al", "el",
    "bin", "ben", "ibn", "ole", "arap", "wa", "pro", "tempore", "hon", "member", "members",
];

impl Label<'_> {
    /// Whether a turn may open with the label where these words stand before it.
    pub fn stands(&self, before: &str) -> bool {
        let ended = before.is_empty() || ends_sentence(before) || before.ends_with([')', ']', '”', '-', '–', '—', '…']);
        let headed = || before.rsplit(' ').next().is_some_and(|last| !last.starts_with(char::is_lowercase));
        ended || self.joint == Joint::Dash && headed()
    }
}

const DASHES: [char; 3] = ['-', '–', '—'];

/// The label that some words open with.
pub(super) fn label(text: &str) -> Option<Label<'_>> {
    // Most lines and words are none by their first letter.
    if text.starts_with(char::is_lowercase) {
        return None;
    }
    let text = &text[..text.floor_char_boundary(LONGEST + STAMP)];
    let stamp = stamp(text);
    let marked = text.starts_with(">>");
    let text = &text[stamp..];
    let mut reader = Reader { text, at: 0, words: 0, capitals: false, titled: false };
    let joint = reader.read()?;
    let words = text[..reader.at].trim_end_matches([' ', '.', ',']);
    let (length, titled) = (stamp + reader.at, reader.titled);
    Some(Label { words, length, joint, titled, marked })
}

/// The length of what stands before a label: `>> `, `[10:02:15] `, `10.05 a.m. `.
fn stamp(text: &str) -> usize {
    const HOURS: [&str; 6] = ["a.m.", "p.m.", "am", "pm", "hrs", "hours"];
    let marks = |rest: &str| rest.len() - rest.trim_start_matches(['>', ' ', '[', '*', '_']).len();
    let mut at = marks(text);
    let digits = text[at..].bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.')).count();
    if digits < 4 || !text[at..].starts_with(|first: char| first.is_ascii_digit()) {
        return at;
    }
    at += digits;
    at += marks(text[at..].trim_start_matches(']')) + usize::from(text[at..].starts_with(']'));
    let hour = HOURS.iter().find(|hour| text[at..].starts_with(**hour));
    at += hour.map_or(0, |hour| hour.len());
    at + marks(&text[at..])
}

/// Reads a label word by word.
struct Reader<'t> {
    text: &'t str,
    /// Behind the words read so far.
    at: usize,
    words: usize,
    /// Whether a word of the name is in capitals.
    capitals: bool,
    titled: bool,
}

impl<'t> Reader<'t> {
    /// What ends the label, with `at` behind its words.
    fn read(&mut self) -> Option<Joint> {
        while self.words < MOST_WORDS && self.at < LONGEST {
            let blank = self.blank();
            let word = self.word(self.at + blank)?;
            if word.is_empty() {
                return None;
            }
            self.at += blank;
            if let Some(joint) = self.take(word)? {
                return Some(joint);
            }
        }
        None
    }

    /// The length of the white space ahead.
    fn blank(&self) -> usize {
        let rest = &self.text[self.at..];
        rest.len() - rest.trim_start().len()
    }

    /// The next word, or all of a bracket, up to white space or a colon.
    fn word(&self, at: usize) -> Option<&'t str> {
        let rest = &self.text[at..];
        if rest.starts_with('(') {
            return bracket(rest);
        }
        let end = rest.find(|letter: char| letter.is_whitespace() || matches!(letter, ':' | '('));
        end.map(|end| &rest[..end])
    }

    /// Takes a word into the label; nothing if it cannot stand in one.
    fn take(&mut self, word: &'t str) -> Option<Option<Joint>> {
        if let Some(end) = self.dash_inside(word) {
            self.at += end;
            return (self.words > 0).then_some(Some(Joint::Dash));
        }
        if !self.fits(word) {
            return None;
        }
        self.titled |= self.words == 0 && is_title(word);
        self.words += 1;
        let stops = self.words > 1 && word.ends_with('.') && self.is_stop(word);
        self.capitals |= is_in_capitals(word);
        self.at += word.len();
        let joint = self.joint(stops);
        let abbreviated = !word.ends_with('.') || is_abbreviation(word);
        (joint.is_some() || abbreviated).then_some(joint)
    }

    /// What ends the label behind a word.
    fn joint(&self, stops: bool) -> Option<Joint> {
        let rest = &self.text[self.at..];
        let behind = rest.trim_start();
        let parted = rest.len() > behind.len();
        let speech = behind.trim_start_matches(DASHES);
        let stopped = self.text[..self.at].ends_with('.');
        let dash = parted && speech.len() < behind.len() && (stopped || self.capitals && speech.starts_with(' '));
        match () {
            _ if behind.starts_with(':') => self.colon(&behind[1..]),
            _ if dash && self.titled && self.words > 1 => Some(Joint::Dash),
            _ if stops && parted && behind.starts_with(|next: char| next.is_uppercase() || next == '`') => {
                Some(Joint::Stop)
            }
            _ => None,
        }
    }

    /// A colon ends a label before white space, or glued to a capital where a title opens the label.
    fn colon(&self, behind: &str) -> Option<Joint> {
        let glued = self.titled && behind.starts_with(char::is_uppercase);
        (behind.is_empty() || behind.starts_with(char::is_whitespace) || glued).then_some(Joint::Colon)
    }

    /// Where a dash glued to a full stop, or to a name in capitals behind a title, ends the label: `PRASAD.-`, `AIA-Thank`.
    fn dash_inside(&self, word: &str) -> Option<usize> {
        let (at, _) = word.char_indices().find(|(at, letter)| *at > 0 && DASHES.contains(letter))?;
        let name = &word[..at];
        let speech = word[at..].trim_start_matches(DASHES);
        let stopped = name.ends_with('.') && is_name(name);
        let capitals = self.titled
            && is_in_capitals(name)
            && speech.starts_with(char::is_uppercase)
            && speech.contains(char::is_lowercase);
        (stopped || capitals).then_some(at)
    }

    fn fits(&self, word: &str) -> bool {
        let bare = word.trim_end_matches(['.', ',']);
        let small = || self.words > 0 && JOINING.contains(&bare);
        word.starts_with('(') || is_name(bare) || small() || self.words > 1 && bare == "&"
    }

    /// Whether a full stop behind a word in capitals, or behind what follows one, ends the label of a congress.
    fn is_stop(&self, word: &str) -> bool {
        let first = self.text.split_whitespace().next().unwrap_or_default();
        let mixed = first.contains(char::is_lowercase);
        let initial = word.chars().count() <= 2;
        self.titled && mixed && !initial && (self.capitals || is_in_capitals(word))
    }
}

/// The bracket that some words open with, brackets in it and all.
fn bracket(text: &str) -> Option<&str> {
    let mut depth = 0usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let end = at + 1;
            return Some(&text[..end + usize::from(text[end..].starts_with('.'))]);
        }
    }
    None
}

/// Whether a word is a title or article that opens labels.
pub(super) fn is_title(word: &str) -> bool {
    const LONGEST: usize = 11;
    let bare = word.trim_end_matches(['.', ',']);
    let is = |known: &&&str| known.eq_ignore_ascii_case(bare);
    bare.len() <= LONGEST && TITLES.iter().find(is).or_else(|| ARTICLES.iter().find(is)).is_some()
}

/// Whether a word is one of a name: it begins with a capital and has letters, hyphens and apostrophes alone.
fn is_name(word: &str) -> bool {
    let inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | '‑' | '\'' | '’');
    word.starts_with(char::is_uppercase) && word.chars().all(inside)
}

/// `ISSA`, `McHENRY`, not `U.S.` or `A`.
fn is_in_capitals(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']);
    let upper = bare.chars().filter(|letter| letter.is_uppercase()).count();
    let lower = bare.chars().filter(|letter| letter.is_lowercase()).count();
    let scottish = ["Mc", "Mac", "De", "La"].iter().any(|lead| bare.starts_with(lead));
    upper >= 3 && (lower == 0 || scottish && lower <= 2) && !bare.contains('.')
}

/// `J.`, `H.E.`, `Dr.`, `(Mr. Mica).`
fn is_abbreviation(word: &str) -> bool {
    let initials = word.chars().count() <= 2 || word.trim_end_matches('.').contains('.');
    word.starts_with('(') || initials || is_title(word) && word != "Sir."
}

/// How lines begin that may be labels of United Nations records.
const OPENINGS: &[&str] = &[
    "Mr. ",
    "Ms. ",
    "Mrs. ",
    "Miss ",
    "Dr. ",
    "Sir ",
    "Dame ",
    "Lord ",
    "Baroness ",
    "Prince ",
    "Princess ",
    "Sheikh ",
    "Sheikha ",
    "Dato ",
    "Judge ",
    "Archbishop ",
    "Monsignor ",
    "The President",
    "The Acting President",
    "The Secretary-General",
    "The Chair",
    "MR. ",
    "MS. ",
    "MRS. ",
    "The PRESIDENT",
    "Mr ",
    "Ms ",
    "King ",
    "H.E. ",
    "Hon. ",
    "Hon ",
    "HON. ",
    "Madam ",
    "Ambassador ",
    "Senator ",
    "Co-Chair",
    "The Deputy ",
    "The Assistant ",
    "The Under-Secretary",
    "The representative of ",
    "The Minister ",
    "The Prime Minister",
    "The Speaker",
    "The Executive ",
    "The Director",
    "The High ",
    "The Special ",
    "The Temporary ",
    "The Vice",
    "The Observer",
    "The observer of ",
    "The Rapporteur",
    "The Moderator",
    "The delegate of ",
    "The delegation of ",
    "The Permanent ",
    "SECRETARY ",
    "Secretary ",
    "Minister ",
    "President ",
    "Professor ",
    "Mme ",
    "Rev. ",
];

/// Whether a line begins with the label of a speech: `Mr. Afonso (Mozambique):`, `The President:`.
pub(super) fn is_label(words: &str) -> bool {
    let capital = words.starts_with(|first: char| first.is_ascii_uppercase());
    let titled = || OPENINGS.iter().any(|title| words.starts_with(title));
    capital && titled() && (words.get(..words.len().min(90)).unwrap_or(words).contains(':') || words.contains('('))
}

/// Whether a line is the label of a speech with the first words of the speech behind it.
pub(super) fn opens_speech(words: &str) -> bool {
    let behind = words.split_once(": ").filter(|(label, _)| label.len() < LONGEST_OPENING);
    is_label(words) && behind.is_some_and(|(_, speech)| speech.split_whitespace().count() >= 2)
}

/// The label of a speech is no longer than this, in bytes.
const LONGEST_OPENING: usize = 110;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_by_their_form() {
        let found = |text: &'static str| label(text).map(|label| (label.words, label.titled));
        assert_eq!(found("Hon. (Ms.) Wekesa: Thank you."), Some(("Hon. (Ms.) Wekesa", true)));
        assert_eq!(
            found("The Member for Gem (Hon. Otuma): Sir, I rise."),
            Some(("The Member for Gem (Hon. Otuma)", true))
        );
        assert_eq!(found("HON. P. D. KUMAR.- Mr. Chairman, I ask."), Some(("HON. P. D. KUMAR", true)));
        assert_eq!(found("MR. CHAIRMAN. –Programme 2?"), Some(("MR. CHAIRMAN", true)));
        assert_eq!(found("Mr TAU AIA-Thank you."), Some(("Mr TAU AIA", true)));
        assert_eq!(found("Mr. SMITH of New Jersey. Mr. Chairman, I am."), Some(("Mr. SMITH of New Jersey", true)));
        assert_eq!(
            found("The SPEAKER pro tempore (Mr. Mica). Pursuant to"),
            Some(("The SPEAKER pro tempore (Mr. Mica)", true))
        );
        assert_eq!(found("[00:01:02] >> MAREN HOLT: Good morning."), Some(("MAREN HOLT", false)));
        assert_eq!(found("10.05 a.m. Ana Lund: Good morning."), Some(("Ana Lund", false)));
        for text in [
            "The Committee noted: this is new.",
            "Mr. Speaker, Sir, I beg to support.",
            "Yes. Mr. Speaker: order!",
            "Thank you, Sir.\nThe Chair (Mr. Lund): Order!",
            "The ratio was 1:2 in May.",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
