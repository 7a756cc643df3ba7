//! Where the sentences of a paragraph end.

use super::abbreviation::{self, Abbreviation};
use super::opener::is_opener;
use rapporteur_readers::raised::is_raised_digit;

/// How far the word before a full stop and the word behind it are looked for, in letters.
const WORD: usize = 48;

/// The numbers of notes behind a full stop are no longer than this, in bytes.
const LONGEST_NUMBERS: usize = 16;

/// How far a bracket may reach for the full stops in it not to end the sentence around it, in bytes.
const BRACKET: usize = 300;

/// The ends of the sentences of one paragraph, as byte offsets behind each sentence's last character, in order.
///
/// The last is the end of the text. Runs in linear time.
pub fn breaks(text: &str) -> Vec<usize> {
    let mut breaker = Breaker { text, bytes: text.as_bytes(), bracket: None, start: 0, bare: 0 };
    let mut ends = Vec::new();
    let mut at = 0;
    while let Some(found) = breaker.next_mark(at) {
        at = breaker.mark(found, &mut ends);
    }
    if ends.last() != Some(&text.len()) {
        ends.push(text.len());
    }
    ends
}

struct Breaker<'a> {
    text: &'a str,
    bytes: &'a [u8],
    /// Where the bracket that is open now began.
    bracket: Option<usize>,
    /// Where the current sentence begins.
    start: usize,
    /// Up to where it holds only blanks and full stops, as far as looked at.
    bare: usize,
}

/// What a run of terminators is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    Period,
    Strong,
    Ellipsis,
}

/// What follows behind the white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Next<'a> {
    kind: NextKind,
    word: &'a str,
    /// Whether an opening quotation mark or bracket stands before the word.
    opened: Option<char>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NextKind {
    Upper,
    Lower,
    Digit,
    Mark,
}

impl<'a> Breaker<'a> {
    /// The next terminator or bracket from `at` on.
    fn next_mark(&self, at: usize) -> Option<usize> {
        let rest = self.bytes.get(at..)?;
        rest.iter().position(|byte| MARKS[*byte as usize]).map(|found| at + found)
    }

    /// Deals with one mark; tells where to go on.
    fn mark(&mut self, at: usize, ends: &mut Vec<usize>) -> usize {
        match self.bytes[at] {
            b'(' => {
                self.bracket = Some(at);
                at + 1
            }
            b')' => {
                self.bracket = None;
                at + 1
            }
            b'=' | b'_' | b'*' | b'~' | b'-' => self.rule(at, ends),
            0xe2 if !self.text[at..].starts_with('…') => {
                at + self.text[at..].chars().next().map_or(1, char::len_utf8)
            }
            _ => self.terminator(at, ends),
        }
    }

    /// A drawn line of four marks or more, `=====`, ends what stands before it and itself.
    fn rule(&mut self, at: usize, ends: &mut Vec<usize>) -> usize {
        let mark = self.bytes[at];
        let length = self.bytes[at..].iter().take_while(|byte| **byte == mark).count();
        let end = at + length;
        let stands = self.bytes.get(end).is_some_and(u8::is_ascii_whitespace);
        if length < 4 || !stands {
            return end;
        }
        if at > self.start && self.bytes[at - 1].is_ascii_whitespace() && ends.last() != Some(&at) {
            ends.push(at);
        }
        ends.push(end);
        self.start = end;
        self.bracket = None;
        end
    }

    fn terminator(&mut self, at: usize, ends: &mut Vec<usize>) -> usize {
        if self.is_bare(at) {
            return at + 1;
        }
        let (stop, run) = if self.omission_follows(at) { (Stop::Period, at + 1) } else { self.run(at) };
        let close = self.closers(run);
        let close = self.note_mark(at, run, close);
        let close = self.raised_marks(run, close);
        let close = self.bracketed_mark(at, run, close);
        let close = close + smiley_length(&self.text[close..]);
        if close == self.bytes.len() {
            return close;
        }
        if self.ends(at, stop, run, close) {
            let end = close;
            ends.push(end);
            self.start = end;
            self.bracket = None;
        }
        close.max(at + 1)
    }

    /// Whether the current sentence has only blanks and full stops before `at`. Looks at no byte twice.
    fn is_bare(&mut self, at: usize) -> bool {
        let from = self.bare.max(self.start);
        let bare = self.bytes[from..at].iter().take_while(|byte| matches!(byte, b' ' | b'.')).count();
        self.bare = from + bare;
        self.bare == at
    }

    /// A full stop glued to a word before a spaced ellipsis: the sentence ends, and words are left out behind it.
    fn omission_follows(&self, at: usize) -> bool {
        self.bytes[at] == b'.'
            && at > 0
            && !self.bytes[at - 1].is_ascii_whitespace()
            && self.text[at + 1..].starts_with(" . . .")
    }

    /// The run of terminators at `at`: `.`, `?!`, `...`, `. . .`; its kind and its end.
    fn run(&self, at: usize) -> (Stop, usize) {
        let mut end = at;
        let mut strong = false;
        let mut dots = 0;
        loop {
            match self.bytes.get(end) {
                Some(b'.') => dots += 1,
                Some(b'?' | b'!') => strong = true,
                Some(0xe2) if self.text[end..].starts_with('…') => {
                    dots += 3;
                    end += 2;
                }
                Some(b' ')
                    if dots > 0
                        && self.bytes.get(end + 1) == Some(&b'.')
                        && self.bytes.get(end + 2).is_none_or(|next| matches!(next, b' ' | b'.')) =>
                {
                    end += 1;
                    continue;
                }
                _ => break,
            }
            end += 1;
        }
        let stop = if strong {
            Stop::Strong
        } else if dots > 1 {
            Stop::Ellipsis
        } else {
            Stop::Period
        };
        (stop, end)
    }

    /// Behind closing quotation marks and brackets.
    fn closers(&mut self, run: usize) -> usize {
        let mut end = run;
        for letter in self.text[run..].chars().take(6) {
            match letter {
                '”' | '’' | '"' | '\'' | '»' | ']' => end += letter.len_utf8(),
                ' ' | '\u{2009}' | '\u{202f}' if self.text[end + letter.len_utf8()..].starts_with('”') => {
                    end += letter.len_utf8()
                }
                ')' => {
                    self.bracket = None;
                    end += 1;
                }
                _ => break,
            }
        }
        let opens_next = end > run
            && matches!(self.bytes[end - 1], b'"' | b'\'')
            && self.bytes.get(end).is_some_and(u8::is_ascii_alphanumeric)
            && end - run == 1;
        if opens_next { run } else { end }
    }

    /// Behind the mark of a footnote glued to the full stop (`August 2016.1`), or parted by a blank and followed by an opener.
    fn note_mark(&self, at: usize, run: usize, close: usize) -> usize {
        let digits = |from: usize| self.bytes[from..].iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
        let blank = |end: usize| self.bytes.get(end).is_none_or(|byte| byte.is_ascii_whitespace());
        if self.bytes[at] != b'.' || run != at + 1 {
            return close;
        }
        let glued = self.numbers(close);
        if (1..=LONGEST_NUMBERS).contains(&glued)
            && blank(close + glued)
            && !matches!(self.next(close + glued).kind, NextKind::Lower)
            && (self.bears_note(at, close) || self.names_before_opener(at, close + glued))
        {
            return close + glued;
        }
        let parted = if close == run && self.bytes.get(close) == Some(&b' ') { digits(close + 1) } else { 0 };
        let end = close + 1 + parted;
        if (1..=2).contains(&parted)
            && blank(end)
            && (self.bears_note(at, close) && is_opener(self.next(end).word) || self.names_before_opener(at, end))
            && end < self.bytes.len()
        {
            return end;
        }
        close
    }

    /// The length of one number of a note or several at a place: `6`, `6,7`, `12–14`.
    fn numbers(&self, from: usize) -> usize {
        let mut end = from;
        loop {
            let digits = self.bytes[end..].iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
            if !(1..=3).contains(&digits) {
                return if digits > 0 { digits } else { end - from };
            }
            end += digits;
            let joint = [",", "–"].iter().find(|joint| self.text[end..].starts_with(**joint));
            let next = |joint: &&&str| self.bytes.get(end + joint.len()).is_some_and(u8::is_ascii_digit);
            let Some(joint) = joint.filter(next) else { return end - from };
            end += joint.len();
        }
    }

    /// Whether capitals alone stand before the full stop, which can bear a note where a sentence plainly follows: `X.3 It`.
    fn names_before_opener(&self, at: usize, end: usize) -> bool {
        self.word_before(at).chars().all(char::is_uppercase) && is_opener(self.next(end).word)
    }

    /// Behind the marks of footnotes that are raised or in brackets: `policy.³`, `policy.[3]`, `in 1805. [6]`.
    fn raised_marks(&self, run: usize, close: usize) -> usize {
        let mut end = close;
        while let Some(length) = bracketed_number(&self.text[end..]).or_else(|| raised_number(&self.text[end..])) {
            end += length;
        }
        let blank = self.bytes.get(end).is_none_or(|byte| byte.is_ascii_whitespace());
        if end > run && blank && !matches!(self.next(end).kind, NextKind::Lower) { end } else { close }
    }

    /// Behind the mark of a note in round brackets that is glued to the full stop: `did not.(2) The`.
    fn bracketed_mark(&self, at: usize, run: usize, close: usize) -> usize {
        let inside = self.text[close..].strip_prefix('(').unwrap_or_default();
        let digits = inside.bytes().take(3).take_while(u8::is_ascii_digit).count();
        let end = close + digits + 2;
        let marked = (1..=2).contains(&digits) && inside[digits..].starts_with(") ");
        let opens = marked && is_opener(self.next(end).word) && self.is_small_word(at);
        if close == run && run == at + 1 && opens { end } else { close }
    }

    /// Whether the word before the full stop can bear a note: no part of a symbol or number.
    fn bears_note(&self, at: usize, close: usize) -> bool {
        let word = self.word_before(at);
        let year = word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.bytes().all(|byte| byte.is_ascii_digit());
        let letters = word.chars().count() >= 2
            && word.ends_with(char::is_alphabetic)
            && !word.contains('/')
            && !word.contains('.');
        let closed = self.text[..at].ends_with(['”', '’', '"', ')', ']', '»']);
        close > at + 1
            || closed
            || year
            || letters && !abbreviation::is_symbol_part(word) && abbreviation::kind(word).is_none()
    }

    /// The word that ends at a full stop, with the dots and hyphens in it, as far as the sentence reaches.
    fn word_before(&self, at: usize) -> &'a str {
        let mut from = at.saturating_sub(WORD).max(self.start.min(at));
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let window = &self.text[from..at];
        let part =
            |letter: char| !(letter.is_alphanumeric() || matches!(letter, '.' | '-' | '/' | '&' | '°' | '\'' | '’'));
        window.rsplit(part).next().unwrap_or_default().trim_start_matches(['\'', '’', '-', '.', '/'])
    }

    /// The word before the word that ends at `at`.
    fn second_word_before(&self, at: usize, word: &str) -> &'a str {
        let end = at - word.len();
        let trimmed = self.text[..end].trim_end().len();
        self.word_before(trimmed)
    }

    /// What follows `close`.
    fn next(&self, close: usize) -> Next<'a> {
        let mut opened = None;
        let mut at = close;
        for letter in self.text[close..].chars() {
            match letter {
                _ if letter.is_whitespace() => {}
                '“' | '‘' | '"' | '\'' | '(' | '[' | '«' => opened = opened.or(Some(letter)),
                _ => break,
            }
            at += letter.len_utf8();
        }
        let rest = &self.text[at..];
        let length: usize = rest
            .chars()
            .take(WORD)
            .take_while(|letter| letter.is_alphanumeric() || matches!(letter, '’' | '\'' | '.' | '-'))
            .map(char::len_utf8)
            .sum();
        let word = rest[..length].trim_end_matches(['.', '-']);
        let kind = match rest.chars().next() {
            Some(first) if first.is_uppercase() => NextKind::Upper,
            Some(first) if first.is_lowercase() => NextKind::Lower,
            Some(first) if first.is_numeric() => NextKind::Digit,
            Some(first) if first.is_alphabetic() => NextKind::Upper,
            _ => NextKind::Mark,
        };
        Next { kind, word, opened }
    }

    /// Whether a sentence ends at this run of terminators.
    fn ends(&self, at: usize, stop: Stop, run: usize, close: usize) -> bool {
        let blank = self.bytes[close].is_ascii_whitespace() || self.text[close..].starts_with(char::is_whitespace);
        if !blank {
            return self.is_glued_end(at, stop, close);
        }
        if self.omission_follows(at) {
            return self.text[close..]
                .trim_matches([' ', '.', '”', '"', '’', '\''])
                .starts_with(|first: char| !first.is_lowercase());
        }
        let next = self.next(close);
        if self.in_bracket(at, close) {
            return false;
        }
        match stop {
            Stop::Strong => self.strong_ends(at, run, close, next),
            Stop::Ellipsis => self.ellipsis_ends(at, close, next),
            Stop::Period => self.period_ends(at, close, next),
        }
    }

    /// A missing blank: `end.The next`.
    fn is_glued_end(&self, at: usize, stop: Stop, close: usize) -> bool {
        let next = self.next(close);
        let word = self.word_before(at);
        let plain = word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let opens = next.kind == NextKind::Upper && is_opener(next.word);
        let quote = self.text[close..].starts_with(['“', '(']);
        match stop {
            Stop::Period => plain && opens && next.opened.is_none() || plain && quote && next.kind == NextKind::Upper,
            Stop::Strong => plain && next.kind == NextKind::Upper,
            Stop::Ellipsis => plain && next.kind == NextKind::Upper && next.opened.is_none(),
        }
    }

    /// Whether the full stop stands in a bracket that began inside the sentence and closes soon.
    fn in_bracket(&self, at: usize, close: usize) -> bool {
        let Some(open) = self.bracket else { return false };
        if close > at + 1 && self.bytes[at + 1..close].contains(&b')') || self.text[self.start..open].trim().is_empty()
        {
            return false;
        }
        let limit = self.bytes.len().min(at + BRACKET);
        memchr::memchr(b')', &self.bytes[at..limit]).is_some()
    }

    fn strong_ends(&self, at: usize, run: usize, close: usize, next: Next) -> bool {
        let quoted = close > run;
        match next.kind {
            NextKind::Lower if quoted || next.opened.is_some() => false,
            NextKind::Lower => run > at + 1 || self.is_small_word(at) && !is_tag(self.text[close..].trim_start()),
            NextKind::Mark => {
                !matches!(self.text[close..].trim_start().as_bytes().first(), Some(b',' | b';' | b':' | b')' | b'.'))
                    && run > at
            }
            NextKind::Upper | NextKind::Digit => !(quoted && is_speech_tag(self.text[close..].trim_start())),
        }
    }

    fn ellipsis_ends(&self, at: usize, close: usize, next: Next) -> bool {
        let bracketed = self.text[..at].ends_with('[') || self.text[at..close].contains(']');
        let spaced = self.text[at..close].contains(' ');
        let dots = self.text[at..close].matches('.').count();
        match next.kind {
            NextKind::Upper => !bracketed && (!spaced || dots > 3),
            NextKind::Digit => close - at > 3,
            _ => false,
        }
    }

    fn period_ends(&self, at: usize, close: usize, next: Next) -> bool {
        let quoted = close > at + 1;
        let rest = self.text[close..].trim_start();
        match next.kind {
            NextKind::Lower => {
                return !quoted
                    && next.opened.is_none()
                    && (self.is_plain_word(at) || self.ends_before_small(at, next));
            }
            NextKind::Mark => return self.mark_opens(at, rest),
            _ if quoted && is_speech_tag(rest) => return false,
            _ => {}
        }
        let word = self.word_before(at);
        if quoted && !word.is_empty() && self.bytes[at + 1] != b')' {
            return true;
        }
        !self.is_citation(at, word, close) && self.word_lets_end(at, word, next)
    }

    /// A whole word in small letters: behind it a full stop ends a sentence even where the next begins in lower case.
    fn is_plain_word(&self, at: usize) -> bool {
        let word = self.word_before(at);
        word.len() >= 4
            && word.bytes().all(|byte| byte.is_ascii_lowercase())
            && abbreviation::kind(word).is_none()
            && word.bytes().any(|byte| b"aeiouy".contains(&byte))
    }

    /// A word of two letters or more, all small.
    fn is_small_word(&self, at: usize) -> bool {
        let word = self.word_before(at);
        word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_lowercase())
    }

    /// A short word or long number before a pronoun or article in small letters: `8160. they have`, `dog. i want`.
    fn ends_before_small(&self, at: usize, next: Next) -> bool {
        let word = self.word_before(at);
        let number = word.len() >= 4 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let short = word.len() <= 3 && self.is_small_word(at) && abbreviation::kind(word).is_none();
        let small = next.word.split(['\'', '’']).next().unwrap_or_default();
        (number || short) && SMALL_OPENERS.contains(&small)
    }

    /// `16 Wall. 36`, `107 Harv. L. Rev. 757`: between a number and a number or another abbreviation.
    fn is_citation(&self, at: usize, word: &str, close: usize) -> bool {
        let capital = word.starts_with(char::is_uppercase)
            && word.len() <= 6
            && abbreviation::kind(word) != Some(Abbreviation::Hour);
        let before = self.second_word_before(at, word);
        let counted = !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_digit());
        let next = self.next(close);
        let end = self.text[close..].find(next.word).map_or(close, |start| close + start + next.word.len());
        let abbreviated = next.word.len() <= 5 && self.bytes.get(end) == Some(&b'.');
        let numbered = matches!(next.word, "No" | "Nos") && abbreviated;
        numbered
            || word.contains('.') && next.kind == NextKind::Digit
            || capital && counted && (next.kind == NextKind::Digit || abbreviated && !is_opener(next.word))
    }

    /// A mark behind the full stop opens a sentence only as a bullet, dash or currency sign.
    fn mark_opens(&self, at: usize, rest: &str) -> bool {
        let known = abbreviation::kind(self.word_before(at)).is_some();
        let first = rest.chars().next().unwrap_or(' ');
        let opens = matches!(
            first,
            '•' | '['
                | '?'
                | '*'
                | '$'
                | '€'
                | '£'
                | '#'
                | '¿'
                | '¡'
                | '_'
                | '…'
                | '§'
                | '@'
                | ':'
                | '-'
                | '–'
                | '—'
                | '='
                | '~'
                | '<'
                | '>'
                | '+'
        ) || !first.is_ascii();
        opens && !known && !matches!(first, '–' | '—' | '§' | ':')
    }

    fn word_lets_end(&self, at: usize, word: &str, next: Next) -> bool {
        let opens = is_opener(next.word);
        let numeric = next.kind == NextKind::Digit;
        if word.is_empty() {
            return true;
        }
        if self.is_list_number(at, word) {
            return false;
        }
        let mut letters = word.chars();
        let first = letters.next().unwrap_or(' ');
        if letters.next().is_none() && first.is_alphabetic() {
            return self.initial_ends(at, word, first, next);
        }
        match abbreviation::kind(word) {
            Some(Abbreviation::Title) => {
                opens
                    && word.len() > 2
                    && !numeric
                    && !word.contains('.')
                    && word.chars().all(char::is_lowercase)
                    && !matches!(word, "vs")
            }
            Some(Abbreviation::Reference) => opens && !numeric && self.reference_ends(word, next),
            Some(Abbreviation::Hour) => !numeric && !is_time_word(next.word) && !self.is_opening_phrase(at),
            Some(Abbreviation::Ambiguous) => {
                !numeric
                    && (opens
                        || next.opened.is_some_and(|mark| mark != '(')
                        || is_titled(next.word)
                        || matches!(word, "etc" | "Id" | "id" | "Ibid" | "ibid"))
            }
            None if is_double_initial(word) => opens && next.word.len() > 1,
            None if is_dotted(word) => !numeric && (opens || is_titled(next.word)),
            None => self.plain_ends(word, next, opens),
        }
    }

    /// `No. In`, `para. The`: words that are references only before a number end a sentence before an opener.
    fn reference_ends(&self, word: &str, next: Next) -> bool {
        if next.word == "I" && VERBS_LIKE_SIGNS.contains(&word) {
            return true;
        }
        let lone = next.word.len() == 1;
        let name_like = word.starts_with(char::is_uppercase)
            && !matches!(
                word,
                "No" | "Res" | "App" | "Ed" | "Pub" | "Div" | "Dist" | "Par" | "Rec" | "Rel" | "Pol" | "Annex"
            );
        let plain =
            matches!(next.word, "The" | "In" | "He" | "She" | "It" | "This" | "However" | "They" | "We" | "These");
        !lone && (!name_like || plain)
    }

    /// `At 5 a.m. Mr. Smith left`: a time of day that begins the sentence does not end it.
    fn is_opening_phrase(&self, at: usize) -> bool {
        let words = self.text[self.start..at].split_whitespace();
        words.clone().take(4).count() <= 3
            && words.clone().next().is_some_and(|first| matches!(first, "At" | "By" | "From" | "Until" | "Around"))
    }

    /// A word that is no abbreviation: the sentence ends, unless the word has no vowel and a name may follow.
    fn plain_ends(&self, word: &str, next: Next, opens: bool) -> bool {
        let lower = word.chars().skip(1).all(char::is_lowercase);
        let short = word.is_ascii() && word.len() <= 4 && lower && word.bytes().all(|byte| byte.is_ascii_alphabetic());
        let no_vowel = short && !word.bytes().any(|byte| b"aeiouyAEIOUY".contains(&byte));
        !(no_vowel && !opens && next.opened.is_none())
    }

    /// An initial goes on to a name; a letter that names a thing (`Plan B`) ends before an opener.
    fn initial_ends(&self, at: usize, word: &str, first: char, next: Next) -> bool {
        let before = self.second_word_before(at, word);
        let opens = is_opener(next.word) && next.word.len() > 1;
        match () {
            _ if next.kind == NextKind::Digit => false,
            _ if first == 'I' => {
                opens && (before.chars().all(char::is_lowercase) || before.is_empty()) && !before.is_empty()
                    || opens && matches!(before, "World" | "War" | "Part" | "Annex" | "Phase" | "Chapter" | "Elizabeth")
            }
            _ if first.is_lowercase() => opens && first != 'v' && self.start + 4 < at,
            _ => {
                opens
                    && !matches!(next.word, "A" | "I")
                    && (before.chars().next().is_none_or(char::is_lowercase)
                        || is_named_by_letter(before)
                        || matches!(next.word, "The" | "This" | "However" | "It" | "He" | "She" | "They" | "We"))
            }
        }
    }

    /// `12.` or `IV.` at the start of the text.
    fn is_list_number(&self, at: usize, word: &str) -> bool {
        let opens = self.text[self.start..at - word.len()].trim_matches(['•', '⁃', '▪', ' ']).is_empty();
        let digits = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
        let roman = word.len() <= 5 && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
        let letter = word.len() == 1;
        opens && (digits || roman || letter)
    }
}

/// The length of a smiley behind the end of a sentence, with the blank before it.
fn smiley_length(text: &str) -> usize {
    const SMILEYS: [&str; 10] = [":-)", ":)", ";-)", ";)", ":-(", ":(", ":D", ":-D", ":P", ":-P"];
    let Some(rest) = text.strip_prefix(' ') else { return 0 };
    let found = SMILEYS.iter().find(|smiley| rest.starts_with(**smiley));
    let length = found.map_or(0, |smiley| 1 + smiley.len());
    if text[length..].starts_with(|next: char| !next.is_whitespace()) { 0 } else { length }
}

/// The length of a note's number in brackets at the start of a text, with the blank before it.
fn bracketed_number(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(' ').unwrap_or(text);
    let inside = rest.strip_prefix('[')?;
    // `[12]`, `[13,14]`
    let is_part = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'*' | b',' | b' ');
    let length = inside.bytes().take(12).take_while(is_part).count();
    let numbers = inside[..length].split(',').map(|number| number.trim().len());
    let closed =
        length > 0 && inside[length..].starts_with(']') && numbers.clone().all(|digits| (1..=4).contains(&digits));
    closed.then_some(text.len() - rest.len() + length + 2)
}

/// The length of a note's raised number at the start of a text.
fn raised_number(text: &str) -> Option<usize> {
    let length = text.chars().take(3).take_while(|digit| is_raised_digit(*digit)).map(char::len_utf8).sum();
    (length > 0).then_some(length)
}

/// Words in small letters that are signs only with a capital or before a number: `to add. I quote`.
const VERBS_LIKE_SIGNS: [&str; 6] = ["add", "no", "par", "pub", "rec", "fig"];

/// Words that open sentences written without capitals.
const SMALL_OPENERS: [&str; 22] = [
    "i", "it", "its", "we", "he", "she", "they", "you", "the", "this", "that", "there", "but", "my", "why", "what",
    "how", "so", "please", "just", "also", "call",
];

/// Things told apart by letters.
fn is_named_by_letter(before: &str) -> bool {
    const THINGS: [&str; 16] = [
        "Plan",
        "Group",
        "Part",
        "Annex",
        "Section",
        "Type",
        "Class",
        "Level",
        "Vitamin",
        "Hepatitis",
        "Exhibit",
        "Appendix",
        "Schedule",
        "Grade",
        "Phase",
        "Committee",
    ];
    THINGS.contains(&before)
}

/// `U.S`, `Ph.D`, `e.g`: dots between short groups of letters.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| (1..=3).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic))
}

/// `J.-P`, `Ch.-A`: initials of a double given name.
fn is_double_initial(word: &str) -> bool {
    let initial = |part: &str| {
        let part = part.trim_end_matches('.');
        (1..=2).contains(&part.chars().count())
            && part.starts_with(char::is_uppercase)
            && part.chars().all(char::is_alphabetic)
    };
    word.contains(".-") && word.split('-').all(initial)
}

fn is_titled(word: &str) -> bool {
    matches!(word, "Mr" | "Mrs" | "Ms" | "Dr" | "Prof" | "Ambassador" | "Sir" | "President")
}

fn is_time_word(word: &str) -> bool {
    const WORDS: [&str; 26] = [
        "EST",
        "EDT",
        "ET",
        "CST",
        "CDT",
        "CT",
        "PST",
        "PDT",
        "PT",
        "GMT",
        "UTC",
        "CET",
        "Eastern",
        "Pacific",
        "Central",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "July",
        "MST",
        "MDT",
    ];
    WORDS.contains(&word)
}

/// `I said`, `Smith asked`, `Ms. Okafor of Kenya asked.`: behind a quotation, the sentence that holds it goes on.
fn is_speech_tag(rest: &str) -> bool {
    const VERBS: &[&str] = &[
        "said",
        "says",
        "asked",
        "replied",
        "added",
        "told",
        "wrote",
        "explained",
        "continued",
        "answered",
        "shouted",
        "whispered",
        "cried",
        "noted",
        "thought",
        "declared",
    ];
    let mut words = rest.split([' ', ',']).take(4);
    let subject = words.next().unwrap_or_default();
    let pronoun = subject == "I";
    let name = subject.starts_with(char::is_uppercase) && !is_opener(subject) && subject.len() > 1;
    let verb = words.next().unwrap_or_default().trim_end_matches(['.', ';', ':']);
    (pronoun || name) && VERBS.contains(&verb) || closes_with_speaker(rest)
}

/// `Ms. Okafor asked.`, `The representative of Kenya wondered.`: who spoke and how, and nothing behind it.
fn closes_with_speaker(rest: &str) -> bool {
    const VERBS: &[&str] = &[
        "said",
        "asked",
        "replied",
        "added",
        "explained",
        "continued",
        "answered",
        "noted",
        "declared",
        "wondered",
        "concluded",
        "warned",
        "argued",
        "stressed",
        "insisted",
        "remarked",
        "observed",
        "inquired",
        "enquired",
        "demanded",
        "stated",
        "recalled",
        "commented",
        "responded",
        "exclaimed",
        "queried",
        "urged",
        "repeated",
        "stressed",
    ];
    const SMALL: &[&str] = &[
        "of",
        "the",
        "for",
        "and",
        "representative",
        "delegate",
        "observer",
        "delegation",
        "from",
        "de",
        "van",
        "von",
        "al",
        "bin",
    ];
    const MOST: usize = 9;
    let words = rest.split_whitespace().take(MOST + 6);
    let before = words.clone().take_while(|word| {
        let bare = word.trim_end_matches(['.', ',']);
        bare.starts_with(char::is_uppercase) || SMALL.contains(&bare)
    });
    let subject = before.count();
    let mut behind = words.skip(subject);
    let verb = behind.next().unwrap_or_default();
    let how = |next: &str| next.ends_with("ly.") || next == "again.";
    let closed = verb.ends_with('.') || behind.clone().next().is_some_and(how);
    let known = closed && VERBS.contains(&verb.trim_end_matches('.'));
    let wondered = verb == "wanted" && behind.clone().take(2).eq(["to", "know."]);
    (1..MOST).contains(&subject) && (known || wondered || verb == "asked" && is_addressee(behind))
}

/// Whether the words behind `asked` only tell who was asked: `the panel.`, `Mr. Adler.`
fn is_addressee<'w>(words: impl Iterator<Item = &'w str>) -> bool {
    const CLAUSES: [&str; 10] = ["to", "that", "whether", "if", "for", "about", "how", "why", "what", "who"];
    let mut told = words.take(6).skip_while(|word| {
        let open = !word.ends_with('.') || word.len() <= 4 && word.starts_with(char::is_uppercase);
        open && !CLAUSES.contains(word) && !word.ends_with([',', ';', ':', '?'])
    });
    told.next().is_some_and(|last| last.ends_with('.') && !CLAUSES.contains(&last))
}

/// `he said`, `asked Quinn`: words that say who spoke.
fn is_tag(rest: &str) -> bool {
    const VERBS: [&str; 12] = [
        "said",
        "says",
        "asked",
        "replied",
        "added",
        "cried",
        "exclaimed",
        "shouted",
        "answered",
        "thought",
        "whispered",
        "went",
    ];
    rest.split([' ', ',', '.']).take(3).any(|word| VERBS.contains(&word))
}

/// The bytes at which the reader stops.
static MARKS: [bool; 256] = {
    let mut marks = [false; 256];
    marks[b'.' as usize] = true;
    marks[b'?' as usize] = true;
    marks[b'!' as usize] = true;
    marks[b'(' as usize] = true;
    marks[b')' as usize] = true;
    marks[0xe2] = true;
    marks[b'=' as usize] = true;
    marks[b'_' as usize] = true;
    marks[b'*' as usize] = true;
    marks[b'~' as usize] = true;
    marks[b'-' as usize] = true;
    marks
};
