//! What runs: one matcher over all forms of all lexicons, a trie keyed by words.
//!
//! Each word of the text costs one look-up; only a word that begins some form costs more. So the time of a scan
//! hardly depends on how many forms there are.

use super::class::Classes;
use super::tokenize::{Piece, pieces};
use super::{EntryId, Match, Scan, Shape, Token};
use crate::segment::Sentence;
use rustc_hash::FxHashMap;

/// All forms of all lexicons.
#[derive(Clone, Debug, Default)]
pub(super) struct Matcher {
    words: FxHashMap<u64, Word>,
    steps: FxHashMap<(u32, u32), u32>,
    nodes: Vec<Node>,
}

/// A word that occurs in some form or closed class.
#[derive(Clone, Copy, Debug)]
struct Word {
    id: u32,
    classes: Classes,
    /// The node behind the root, if a form begins with this word.
    node: u32,
}

#[derive(Clone, Debug, Default)]
struct Node {
    ends: Vec<End>,
    goes_on: bool,
}

/// A form that ends at a node.
#[derive(Clone, Debug)]
struct End {
    lexicon: u16,
    entry: EntryId,
    /// Words that must be written just so, by their number in the form.
    exact: Vec<(usize, Box<str>)>,
    /// Whether the form marks a place where the entry does not count.
    except: bool,
}

/// What a form is a form of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owner {
    pub lexicon: u16,
    pub entry: EntryId,
    pub except: bool,
    /// Whether every word must be written as in the form.
    pub exact: bool,
}

const NOWHERE: u32 = u32::MAX;

/// How many tokens an exception may begin before the hit it covers.
const LONGEST_EXCEPTION: u32 = 24;

impl Matcher {
    /// Adds a form.
    pub fn add(&mut self, form: &str, owner: Owner) {
        let found: Vec<Piece> = pieces(form, 0).filter(|piece| !is_joiner(form, piece)).collect();
        let Some((first, rest)) = found.split_first() else { return };
        let mut node = self.first_node(first.hash);
        for piece in rest {
            let word = self.word_id(piece.hash);
            node = self.step(node, word);
        }
        let exact = exact_words(form, &found, owner.exact);
        let end = End { lexicon: owner.lexicon, entry: owner.entry, exact, except: owner.except };
        self.nodes[node as usize].ends.push(end);
    }

    /// Puts a word into closed classes.
    pub fn classify(&mut self, word: &str, classes: impl Fn(&mut Classes)) {
        for piece in pieces(word, 0) {
            self.word_id(piece.hash);
            if let Some(known) = self.words.get_mut(&piece.hash) {
                classes(&mut known.classes);
            }
        }
    }

    fn word_id(&mut self, hash: u64) -> u32 {
        let next = self.words.len() as u32;
        self.words.entry(hash).or_insert(Word { id: next, classes: Classes::default(), node: NOWHERE }).id
    }

    fn first_node(&mut self, hash: u64) -> u32 {
        self.word_id(hash);
        let next = self.nodes.len() as u32;
        let Some(word) = self.words.get_mut(&hash) else { return NOWHERE };
        if word.node == NOWHERE {
            word.node = next;
            self.nodes.push(Node::default());
        }
        word.node
    }

    fn step(&mut self, node: u32, word: u32) -> u32 {
        let next = self.nodes.len() as u32;
        let found = *self.steps.entry((node, word)).or_insert(next);
        if found == next {
            self.nodes.push(Node::default());
            self.nodes[node as usize].goes_on = true;
        }
        found
    }

    /// Reads the text sentence by sentence; `lexicons` is how many there are.
    pub fn scan(&self, text: &str, sentences: &[Sentence], lexicons: usize) -> Scan {
        let mut scan = Scan::default();
        scan.tokens.reserve(text.len() / 5);
        let mut reader = Reader {
            matcher: self,
            text,
            words: Vec::new(),
            covered: vec![0; lexicons],
            found: Vec::new(),
            excepted: Vec::new(),
        };
        for sentence in sentences {
            reader.sentence(sentence, &mut scan);
            scan.token_ends.push(scan.tokens.len() as u32);
            scan.match_ends.push(scan.matches.len() as u32);
        }
        scan
    }
}

/// Hyphens and dashes between the words of a phrase count as blanks.
fn is_joiner(text: &str, piece: &Piece) -> bool {
    piece.shape == Shape::Mark && joins(piece.span.of(text))
}

fn joins(mark: &str) -> bool {
    matches!(mark, "-" | "‐" | "‑" | "–" | "—")
}

fn exact_words(form: &str, found: &[Piece], all: bool) -> Vec<(usize, Box<str>)> {
    let is_exact =
        |piece: &Piece| all && piece.shape != Shape::Mark || matches!(piece.shape, Shape::Upper | Shape::Mixed);
    found
        .iter()
        .enumerate()
        .filter(|(_, piece)| is_exact(piece))
        .map(|(at, piece)| (at, piece.span.of(form).into()))
        .collect()
}

struct Reader<'a> {
    matcher: &'a Matcher,
    text: &'a str,
    /// For each token of the sentence: the word's id and first node.
    words: Vec<(u32, u32)>,
    /// For each lexicon: the token up to which its hits reach.
    covered: Vec<u32>,
    /// Ends met behind one start: lexicon, entry, last token.
    found: Vec<(u16, EntryId, u32)>,
    /// Places where an entry does not count: entry, first and last token.
    excepted: Vec<(EntryId, u32, u32)>,
}

const UNKNOWN: u32 = u32::MAX;
const JOINER: u32 = u32::MAX - 1;

impl Reader<'_> {
    fn sentence(&mut self, sentence: &Sentence, scan: &mut Scan) {
        let base = scan.tokens.len();
        let first_match = scan.matches.len();
        self.read_words(sentence, scan);
        self.excepted.clear();
        self.covered.fill(base as u32);
        for at in 0..self.words.len() {
            if self.words[at].1 != NOWHERE {
                self.matches_at(at, base, scan);
            }
        }
        if !self.excepted.is_empty() {
            self.drop_excepted(first_match, scan);
        }
    }

    fn read_words(&mut self, sentence: &Sentence, scan: &mut Scan) {
        self.words.clear();
        for piece in pieces(sentence.span.of(self.text), sentence.span.start as usize) {
            let known = self.matcher.words.get(&piece.hash);
            let classes = known.map(|word| word.classes).unwrap_or_default();
            scan.tokens.push(Token { span: piece.span, classes, shape: piece.shape });
            self.words.push(match known {
                _ if is_joiner(self.text, &piece) => (JOINER, NOWHERE),
                Some(word) => (word.id, word.node),
                None => (UNKNOWN, NOWHERE),
            });
        }
    }

    /// All forms that begin at a token; the longest of each lexicon counts.
    fn matches_at(&mut self, start: usize, base: usize, scan: &mut Scan) {
        self.found.clear();
        let mut node = self.words[start].1;
        let mut at = start;
        loop {
            self.ends_at(node, start, at, base, scan);
            if !self.matcher.nodes[node as usize].goes_on {
                break;
            }
            at += 1;
            while at < self.words.len() && self.words[at].0 == JOINER {
                at += 1;
            }
            let Some((word, _)) = self.words.get(at) else { break };
            let Some(next) = self.matcher.steps.get(&(node, *word)) else { break };
            node = *next;
        }
        self.keep_longest(start, base, scan);
    }

    fn ends_at(&mut self, node: u32, start: usize, at: usize, base: usize, scan: &Scan) {
        for end in &self.matcher.nodes[node as usize].ends {
            if !end.exact.is_empty() && !self.is_written(&end.exact, start, at, base, scan) {
                continue;
            }
            if end.except {
                self.excepted.push((end.entry, (base + start) as u32, (base + at) as u32));
            } else {
                self.found.push((end.lexicon, end.entry, (base + at) as u32));
            }
        }
    }

    /// Whether the words that must be written just so are.
    fn is_written(&self, exact: &[(usize, Box<str>)], start: usize, last: usize, base: usize, scan: &Scan) -> bool {
        let mut words = (start..=last).filter(|at| self.words[*at].0 != JOINER);
        let mut number = 0;
        exact.iter().all(|(wanted, word)| {
            let at = words.nth(wanted - number);
            number = wanted + 1;
            at.is_some_and(|at| {
                let written = scan.tokens[base + at].span.of(self.text);
                written == &**word || written.strip_suffix("'s").or(written.strip_suffix("’s")) == Some(word)
            })
        })
    }

    fn keep_longest(&mut self, start: usize, base: usize, scan: &mut Scan) {
        let first = (base + start) as u32;
        let from = scan.matches.len();
        while let Some((lexicon, entry, last)) = self.found.pop() {
            let covered = &mut self.covered[lexicon as usize];
            if *covered <= first {
                *covered = last + 1;
                scan.matches.push(Match { entry, first, last });
            }
        }
        scan.matches[from..].sort_by_key(|hit| hit.entry);
    }

    fn drop_excepted(&self, from: usize, scan: &mut Scan) {
        let covers = |hit: &Match| {
            let after = self.excepted.partition_point(|(_, first, _)| *first <= hit.first);
            let near =
                self.excepted[..after].iter().rev().take_while(|(_, first, _)| *first + LONGEST_EXCEPTION > hit.first);
            near.into_iter().any(|(entry, _, last)| *entry == hit.entry && hit.last <= *last)
        };
        let kept: Vec<Match> = scan.matches[from..].iter().filter(|hit| !covers(hit)).copied().collect();
        scan.matches.truncate(from);
        scan.matches.extend(kept);
    }
}
