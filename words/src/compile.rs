//! From written lexicons to running ones: every form with its inflections and spellings in one tree.

use rustc_hash::FxHashMap;

use super::entry::{Entry, EntryId, Instrument, Issue, Pattern, Sense};
use super::inflect::{self, Irregular};
use super::lexicons::{Lexicon, Lexicons};
use super::meeting::{Meeting, Meetings};
use super::pattern::Patterns;
use super::piece::{Pieces, has_inner_capital, is_joint};
use super::scan::Shape;
use super::spelling;
use super::tree::{Grower, Letters, Path, Tree};
use super::vocabulary::{WordId, fold};
use super::written::{Case, Form, Inflection, Written, WrittenEntry, WrittenSense};

/// Words before which the head of a noun phrase stands.
const PREPOSITIONS: [&str; 22] = [
    "of", "for", "in", "to", "on", "by", "with", "against", "between", "among", "from", "at", "under", "over",
    "within", "into", "upon", "towards", "through", "without", "during", "as",
];

/// Makes lexicons run; they come sorted by id.
pub fn compile(written: &[Written]) -> Lexicons {
    let mut lexicons = Lexicons { themes: themes(written), ..Lexicons::default() };
    let mut compiler = Compiler::default();
    let mut channels = written.len();
    for (index, file) in written.iter().enumerate() {
        let Written { id, title, sha256, .. } = file;
        lexicons.lexicons.push(Lexicon { id: id.clone(), title: title.clone(), sha256: sha256.clone() });
        for entry in &file.entries {
            compiler.add(entry, lexicons.entries.len() as u32, channel(&entry.sense, index, &mut channels));
            let sense = sense(&entry.sense, &lexicons.themes);
            let (id, label) = (entry.id.text.clone(), entry.label.clone());
            lexicons.entries.extend(sense.map(|sense| Entry { lexicon: index as u16, id, label, sense }));
        }
    }
    bind(written, &mut lexicons);
    lexicons.symbols = symbols(&lexicons.entries);
    lexicons.tree = compiler.finish();
    lexicons
}

/// Hits of one channel do not overlap: a lexicon is one, and so is each concept, since patterns share their words.
fn channel(sense: &WrittenSense, lexicon: usize, channels: &mut usize) -> u16 {
    if !matches!(sense, WrittenSense::Concept) {
        return lexicon as u16;
    }
    *channels += 1;
    (*channels - 1) as u16
}

/// Gives the issues and patterns of all files the numbers of the concepts that they name.
fn bind(written: &[Written], lexicons: &mut Lexicons) {
    let (mut patterns, mut meetings) = (Vec::new(), Vec::new());
    let mut next = 0;
    for file in written {
        let entries = file.entries.iter().filter(|entry| !matches!(entry.sense, WrittenSense::Class(_)));
        let numbered: Vec<(EntryId, &WrittenEntry)> = (next..).map(EntryId).zip(entries).collect();
        next += numbered.len() as u32;
        let concepts = numbered.iter().filter(|(_, entry)| matches!(entry.sense, WrittenSense::Concept));
        let by_id: FxHashMap<&str, EntryId> = concepts.map(|(id, entry)| (entry.id.text.as_str(), *id)).collect();
        for (id, entry) in &numbered {
            if let (WrittenSense::Issue { within: Some(within), .. }, Sense::Issue(issue)) =
                (&entry.sense, &mut lexicons.entries[id.0 as usize].sense)
            {
                issue.within = by_id.get(within.as_str()).copied();
            }
            let bound = |parts: &[Vec<String>]| parts.iter().map(|part| numbers(part, &by_id)).collect();
            for pattern in entry.sense.patterns().unwrap_or_default() {
                patterns.push(Pattern { entry: *id, side: pattern.side, parts: bound(&pattern.parts) });
            }
            for meeting in entry.sense.meetings() {
                meetings.push(Meeting { entry: *id, telling: meeting.telling, parts: bound(&meeting.parts) });
            }
        }
    }
    lexicons.patterns = Patterns::new(patterns);
    lexicons.meetings = Meetings::new(meetings);
    let within = |entry: &Entry| if let Sense::Issue(issue) = &entry.sense { issue.within } else { None };
    lexicons.domains = lexicons.entries.iter().filter_map(within).collect();
    lexicons.domains.sort_unstable();
    lexicons.domains.dedup();
}

/// The numbers of the concepts of one part, sorted.
fn numbers(part: &[String], by_id: &FxHashMap<&str, EntryId>) -> Vec<EntryId> {
    let mut entries: Vec<EntryId> = part.iter().filter_map(|form| by_id.get(form.as_str()).copied()).collect();
    entries.sort_unstable();
    entries
}

/// The entries that have a document symbol, by it; the first where two have the same.
fn symbols(entries: &[Entry]) -> FxHashMap<String, EntryId> {
    let mut symbols = FxHashMap::default();
    for (id, entry) in entries.iter().enumerate() {
        if let Sense::Instrument(Instrument { symbol: Some(symbol), .. }) = &entry.sense {
            symbols.entry(symbol.clone()).or_insert(EntryId(id as u32));
        }
    }
    symbols
}

fn themes(written: &[Written]) -> Vec<String> {
    let of = |entry: &WrittenEntry| match &entry.sense {
        WrittenSense::Theme(theme) => Some(theme.clone()),
        _ => None,
    };
    // All entries of a file bear the same theme.
    let mut themes: Vec<String> = written.iter().filter_map(|file| file.entries.first().and_then(of)).collect();
    themes.sort();
    themes.dedup();
    themes
}

/// The running sense of an entry; classes of words have none and are no entries.
fn sense(written: &WrittenSense, themes: &[String]) -> Option<Sense> {
    match written {
        WrittenSense::Theme(theme) => Some(Sense::Theme(themes.binary_search(theme).map_or(0, |index| index as u16))),
        WrittenSense::Cue(cue) => Some(Sense::Cue(*cue)),
        WrittenSense::Content(content) => Some(Sense::Content(*content)),
        WrittenSense::Actor(actor) => Some(Sense::Actor(actor.clone())),
        WrittenSense::Deontic(deontic) => Some(Sense::Deontic(*deontic)),
        WrittenSense::Concept => Some(Sense::Concept),
        WrittenSense::Issue { proposition, .. } => {
            Some(Sense::Issue(Issue { proposition: proposition.clone(), within: None }))
        }
        WrittenSense::Evaluation(evaluation) => Some(Sense::Evaluation(*evaluation)),
        WrittenSense::GgeNorm { letter, .. } => Some(Sense::GgeNorm(*letter)),
        WrittenSense::Instrument(instrument) => Some(Sense::Instrument(instrument.clone())),
        WrittenSense::Class(_) => None,
    }
}

/// A form cut into words.
#[derive(Default)]
struct Cut {
    words: Vec<WordId>,
    letters: Vec<(u32, Letters)>,
    /// The place of the word that inflects, and that word as written.
    head: usize,
    written: String,
}

#[derive(Default)]
struct Compiler {
    grower: Grower,
    cut: Cut,
    folded: String,
    /// The inflected forms of words met before, by the word.
    nouns: FxHashMap<WordId, Vec<WordId>>,
    verbs: FxHashMap<WordId, Vec<WordId>>,
}

impl Compiler {
    fn add(&mut self, entry: &WrittenEntry, id: u32, lexicon: u16) {
        if let WrittenSense::Class(class) = entry.sense {
            for form in &entry.forms {
                let word = self.word(&form.text.text);
                self.grower.classify(word, class);
            }
            return;
        }
        let forms = entry.forms.iter().map(|form| (form, false)).chain(entry.except.iter().map(|form| (form, true)));
        for (form, except) in forms {
            self.cut(form);
            self.path(id, lexicon, except, false);
            self.inflections(form, &entry.irregular, |compiler| compiler.path(id, lexicon, except, true));
        }
    }

    fn path(&mut self, entry: u32, lexicon: u16, except: bool, inflected: bool) {
        let Cut { words, letters, .. } = &self.cut;
        self.grower.add(&Path { words, letters, entry, lexicon, except, inflected });
    }

    /// The word with these letters, added with its other spelling if it is new.
    fn word(&mut self, letters: &str) -> WordId {
        fold(letters, &mut self.folded);
        let vocabulary = &mut self.grower.tree.vocabulary;
        if let Some(word) = vocabulary.get(&self.folded) {
            return word;
        }
        let other = spelling::other(&self.folded);
        let known = other.as_deref().and_then(|other| vocabulary.get(other));
        let word = known.unwrap_or_else(|| vocabulary.add(&self.folded));
        vocabulary.alias(&self.folded, word);
        other.iter().for_each(|other| vocabulary.alias(other, word));
        word
    }

    fn cut(&mut self, form: &Form) {
        let text = form.text.text.as_str();
        let mut cut = std::mem::take(&mut self.cut);
        cut.words.clear();
        cut.letters.clear();
        let mut heads = Head::new(form, text);
        for piece in Pieces::new(text, 0, text.len()) {
            let word = &text[piece.start..piece.stem];
            if piece.shape == Shape::Mark && (is_joint(word) || ends_beginning(text, piece.start)) {
                continue;
            }
            let at = cut.words.len();
            if ends_beginning(text, piece.end) {
                fold(word, &mut self.folded);
                cut.words.push(self.grower.tree.vocabulary.beginning(&self.folded));
                let letters = letters(word, piece.shape, form.case).map(beginning);
                cut.letters.extend(letters.map(|letters| (at as u32, letters)));
                heads.meet("", piece.start, piece.shape, at);
                continue;
            }
            let known = self.grower.tree.vocabulary.word(text, &piece, &mut self.folded);
            cut.words.push(if known == 0 { self.word(word) } else { known });
            cut.letters.extend(letters(word, piece.shape, form.case).map(|letters| (at as u32, letters)));
            heads.meet(word, piece.start, piece.shape, at);
        }
        (cut.head, cut.written) = (heads.at, heads.word.to_owned());
        self.cut = cut;
    }

    /// Calls `each` with every inflection of the form cut last in place of it.
    fn inflections(&mut self, form: &Form, irregular: &Irregular, each: impl Fn(&mut Self)) {
        if form.inflection == Inflection::Fixed || self.cut.written.is_empty() {
            return;
        }
        let (head, base) = (self.cut.head, self.cut.words[self.cut.head]);
        let exact = self
            .cut
            .letters
            .iter()
            .position(|(at, letters)| *at as usize == head && matches!(letters, Letters::Exact(_)));
        if let Some(exact) = exact {
            // Only a noun can be written so: its plural is the word with `s`.
            let plural = self.cut.written.clone() + "s";
            self.cut.words[head] = self.word(&plural);
            self.cut.letters[exact].1 = Letters::Exact(plural);
            each(self);
            return;
        }
        for word in self.inflected(base, form.inflection, irregular) {
            self.cut.words[head] = word;
            each(self);
        }
    }

    fn inflected(&mut self, base: WordId, inflection: Inflection, irregular: &Irregular) -> Vec<WordId> {
        let known = if inflection == Inflection::Noun { &self.nouns } else { &self.verbs };
        let regular = *irregular == Irregular::default();
        if let Some(known) = known.get(&base).filter(|_| regular) {
            return known.clone();
        }
        let written = self.cut.written.to_lowercase();
        let forms = match inflection {
            Inflection::Noun => irregular.plural.clone().or_else(|| inflect::plural(&written)).into_iter().collect(),
            _ => inflect::verb(&written, irregular),
        };
        let words: Vec<WordId> = forms.iter().map(|form| self.word(form)).filter(|&word| word != base).collect();
        if regular {
            let known = if inflection == Inflection::Noun { &mut self.nouns } else { &mut self.verbs };
            known.insert(base, words.clone());
        }
        words
    }

    fn finish(self) -> Tree {
        self.grower.finish()
    }
}

/// Whether a star that ends a word stands at a byte of a form, so that the word stands for all that begin so.
pub(super) fn ends_beginning(form: &str, at: usize) -> bool {
    let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    form[at..].starts_with('*') && is_word(form[..at].chars().next_back()) && !is_word(form[at + 1..].chars().next())
}

/// The letters of a word, of one that is but a beginning.
fn beginning(letters: Letters) -> Letters {
    match letters {
        Letters::Exact(word) => Letters::Beginning(word),
        letters => letters,
    }
}

/// The word of a form that inflects, and where it stands in it.
pub(super) fn head(form: &Form) -> Option<(usize, &str)> {
    let text = form.text.text.as_str();
    let (mut heads, mut starts) = (Head::new(form, text), Vec::new());
    for piece in Pieces::new(text, 0, text.len()) {
        let word = if ends_beginning(text, piece.end) { "" } else { &text[piece.start..piece.stem] };
        heads.meet(word, piece.start, piece.shape, starts.len());
        starts.push(piece.start);
    }
    (!heads.word.is_empty()).then(|| (starts[heads.at], heads.word))
}

/// Looks for the word of a form that inflects.
struct Head<'f> {
    inflection: Inflection,
    /// Where the first word ends, hyphens included: `co-sponsor`.
    first_end: usize,
    found: bool,
    at: usize,
    word: &'f str,
}

impl<'f> Head<'f> {
    fn new(form: &Form, text: &'f str) -> Self {
        let first_end = text.find(char::is_whitespace).unwrap_or(text.len());
        Head { inflection: form.inflection, first_end, found: false, at: 0, word: "" }
    }

    fn meet(&mut self, word: &'f str, start: usize, shape: Shape, at: usize) {
        let past = match self.inflection {
            Inflection::Verb => start >= self.first_end,
            _ => at > 0 && PREPOSITIONS.contains(&word),
        };
        self.found |= past;
        if !self.found && shape != Shape::Mark {
            let inflects = shape != Shape::Number && word.chars().nth(1).is_some();
            (self.at, self.word) = (at, if inflects { word } else { "" });
        }
    }
}

/// How a word of a form must be written in the text, if it matters.
fn letters(word: &str, shape: Shape, case: Case) -> Option<Letters> {
    match case {
        _ if shape == Shape::Mark => None,
        Case::Exact => Some(Letters::Exact(word.to_owned())),
        _ if shape != Shape::Lower && shape != Shape::Capitalized && has_inner_capital(word) => {
            Some(Letters::Exact(word.to_owned()))
        }
        Case::Name if word.starts_with(char::is_uppercase) => Some(Letters::Initial),
        _ => None,
    }
}
