//! All forms of all lexicons as one tree of words, and the one pass over a text that finds them.

use super::entry::EntryId;
use super::piece::{Pieces, is_joint, stem};
use super::scan::{Match, Scan, Shape, Token};
use super::spelling;
use super::tree::{Letters, Node, Output, ROOT, Tree};
use super::vocabulary::{WordId, fold};
use rapporteur_span::Span;

/// Finds the entries of `tree` in the sentences of a text.
pub(super) fn scan(tree: &Tree, text: &str, sentences: impl IntoIterator<Item: Into<Span>>) -> Scan {
    let mut reader = Reader::new(tree, text);
    for sentence in sentences {
        reader.read(sentence.into());
    }
    reader.scan
}

/// A word of a sentence, or a mark that some form may hold.
#[derive(Clone, Copy)]
struct Step {
    word: WordId,
    token: u32,
    /// Where its beginnings end in the reader's list of them; they begin where those of the step before end.
    beginnings: u32,
}

/// A stretch where hits of an entry do not count.
#[derive(Clone, Copy)]
struct Except {
    entry: u32,
    last: u32,
}

struct Reader<'t> {
    tree: &'t Tree,
    text: &'t str,
    scan: Scan,
    /// The words of the sentence being read.
    steps: Vec<Step>,
    /// The beginnings of these words that forms have.
    beginnings: Vec<WordId>,
    /// What ends at each step of the walk being made.
    ends: Vec<(Node, usize)>,
    /// The exceptions that reach to the step being read or further.
    excepts: Vec<Except>,
    /// For each lexicon, the first token that its hits so far leave free.
    free: Vec<u32>,
    folded: String,
}

impl<'t> Reader<'t> {
    fn new(tree: &'t Tree, text: &'t str) -> Self {
        let scan = Scan { tokens: Vec::with_capacity(text.len() / 5), ..Scan::default() };
        let free = vec![0; tree.lexicons()];
        Reader {
            tree,
            text,
            scan,
            steps: vec![],
            beginnings: vec![],
            ends: vec![],
            excepts: vec![],
            free,
            folded: String::new(),
        }
    }

    fn read(&mut self, span: Span) {
        self.cut(span);
        self.excepts.clear();
        for at in 0..self.steps.len() {
            self.walk(at);
        }
        self.scan.token_ends.push(self.scan.tokens.len() as u32);
        self.scan.match_ends.push(self.scan.matches.len() as u32);
    }

    /// Cuts a sentence into tokens, and keeps as steps those that can be words of a form.
    fn cut(&mut self, span: Span) {
        self.steps.clear();
        self.beginnings.clear();
        for piece in Pieces::new(self.text, span.start as usize, span.end as usize) {
            let word = self.tree.vocabulary.word(self.text, &piece, &mut self.folded);
            if piece.shape != Shape::Mark || word != 0 || !is_joint(&self.text[piece.start..piece.end]) {
                if self.tree.vocabulary.has_beginnings() {
                    fold(&self.text[piece.start..piece.stem], &mut self.folded);
                    self.beginnings.extend(self.tree.vocabulary.beginnings(&self.folded));
                }
                let (token, beginnings) = (self.scan.tokens.len() as u32, self.beginnings.len() as u32);
                self.steps.push(Step { word, token, beginnings });
            }
            let span = Span { start: piece.start as u32, end: piece.end as u32 };
            let initial = self.text.as_bytes()[piece.start];
            self.scan.tokens.push(Token { span, classes: self.tree.classes(word), shape: piece.shape, initial });
        }
    }

    /// Follows the words from a step on as far as any form goes, and keeps what is found on the way.
    fn walk(&mut self, at: usize) {
        self.ends.clear();
        for index in self.beginnings_of(at) {
            self.follow(self.tree.first(self.beginnings[index]), at);
        }
        self.follow(self.tree.first(self.steps[at].word), at);
        if self.tree.vocabulary.has_beginnings() {
            self.ends.sort_by_key(|(_, last)| *last);
        }
        if !self.ends.is_empty() {
            self.keep(at);
        }
    }

    /// Follows the words behind a step that led to a node.
    fn follow(&mut self, node: Node, last: usize) {
        if node == ROOT {
            return;
        }
        if self.tree.has_outputs(node) {
            self.ends.push((node, last));
        }
        let Some(step) = self.steps.get(last + 1) else { return };
        let word = step.word;
        for index in self.beginnings_of(last + 1) {
            if let Some(next) = self.tree.next(node, self.beginnings[index]) {
                self.follow(next, last + 1);
            }
        }
        if let Some(next) = self.tree.next(node, word) {
            self.follow(next, last + 1);
        }
    }

    /// Where the beginnings of a step stand in the list of them.
    fn beginnings_of(&self, at: usize) -> std::ops::Range<usize> {
        let start = if at == 0 { 0 } else { self.steps[at - 1].beginnings };
        start as usize..self.steps[at].beginnings as usize
    }

    /// Keeps of every lexicon the longest form that begins at a step.
    fn keep(&mut self, at: usize) {
        let tree = self.tree;
        let (start, first) = (self.scan.matches.len(), self.steps[at].token);
        self.excepts.retain(|except| except.last >= first);
        self.note_excepts(at);
        for index in (0..self.ends.len()).rev() {
            let (node, end) = self.ends[index];
            let last = self.steps[end].token;
            for output in tree.outputs(node).iter().filter(|output| !output.except) {
                let free = self.free[output.lexicon as usize] <= first;
                if free && !self.is_excepted(output, last) && self.is_written(output, at) {
                    self.free[output.lexicon as usize] = last + 1;
                    self.scan.matches.push(Match { entry: EntryId(output.entry), first, last });
                }
            }
        }
        self.scan.matches[start..].sort_unstable_by_key(|found| found.entry);
    }

    fn note_excepts(&mut self, at: usize) {
        let tree = self.tree;
        for &(node, end) in &self.ends {
            let last = self.steps[end].token;
            for output in tree.outputs(node).iter().filter(|output| output.except) {
                if self.is_written(output, at) {
                    self.excepts.push(Except { entry: output.entry, last });
                }
            }
        }
    }

    fn is_excepted(&self, output: &Output, last: u32) -> bool {
        self.excepts.iter().any(|except| except.entry == output.entry && except.last >= last)
    }

    /// Whether the words from a step on are written as an output demands.
    fn is_written(&self, output: &Output, at: usize) -> bool {
        self.tree.letters(output).iter().all(|(offset, letters)| {
            let token = self.scan.tokens[self.steps[at + *offset as usize].token as usize];
            let word = stem(token.span.of(self.text));
            match letters {
                Letters::Exact(wanted) => is_same(word, wanted) || spelling::are_same(word, wanted),
                Letters::Beginning(wanted) => {
                    word.get(..wanted.len()).is_some_and(|beginning| is_same(beginning, wanted))
                }
                Letters::Initial => word.starts_with(char::is_uppercase),
            }
        })
    }
}

/// Whether two words are the same letter for letter, whatever their apostrophes.
fn is_same(word: &str, wanted: &str) -> bool {
    let straight = |letter| if letter == '’' { '\'' } else { letter };
    word.chars().map(straight).eq(wanted.chars().map(straight))
}
