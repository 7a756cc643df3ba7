//! The tree of words in which all forms stand, laid out flat.

use super::bulk::{self, Plain};
use super::class::Classes;
use super::vocabulary::{Vocabulary, WordId};
use serde::{Deserialize, Serialize};

/// A place in the tree, reached by the words of some form.
pub(super) type Node = u32;

/// Where nothing has been read; no word leads here.
pub(super) const ROOT: Node = 0;

/// How one word of a form must be written in the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum Letters {
    /// Letter by letter as in the form.
    Exact(String),
    /// Beginning letter by letter as in the form.
    Beginning(String),
    /// With a capital.
    Initial,
}

/// What is found where a form ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Output {
    pub entry: u32,
    pub lexicon: u16,
    /// Whether the form is an exception: it hides the entry's hits under it.
    pub except: bool,
    /// Whether the form was made by inflection; those written come first.
    pub inflected: bool,
    /// How its words must be written, as a range in [`Tree`].
    letters: (u32, u32),
}

impl Plain for Output {
    const SIZE: usize = 16;

    fn put(self, bytes: &mut Vec<u8>) {
        let kind = u32::from(self.lexicon) << 2 | u32::from(self.except) << 1 | u32::from(self.inflected);
        ((self.entry, kind), self.letters).put(bytes);
    }

    fn take(bytes: &[u8]) -> Self {
        let ((entry, kind), letters): ((u32, u32), (u32, u32)) = Plain::take(bytes);
        Output { entry, lexicon: (kind >> 2) as u16, except: kind & 2 != 0, inflected: kind & 1 != 0, letters }
    }
}

/// The tree and its vocabulary.
///
/// Children are found by hash of node and word, and each node keeps a few bits of the words that
/// can follow, so that a word that cannot follow seldom costs a lookup.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Tree {
    pub vocabulary: Vocabulary,
    /// By word: its classes, and the node it leads to from the root.
    #[serde(with = "bulk")]
    words: Vec<(Classes, Node)>,
    /// By node: where its outputs start, and the bits of the words that can follow.
    #[serde(with = "bulk")]
    nodes: Vec<(u32, u32)>,
    #[serde(with = "bulk")]
    outputs: Vec<Output>,
    letters: Vec<(u32, Letters)>,
    edges: Edges,
    lexicons: usize,
}

impl Tree {
    /// How many lexicons have forms in the tree, at most.
    pub fn lexicons(&self) -> usize {
        self.lexicons
    }

    /// The classes of a word.
    #[inline]
    pub fn classes(&self, word: WordId) -> Classes {
        self.words.get(word as usize).map_or(Classes::default(), |word| word.0)
    }

    /// Where a word leads that begins a form, or else the root.
    #[inline]
    pub fn first(&self, word: WordId) -> Node {
        self.words.get(word as usize).map_or(ROOT, |word| word.1)
    }

    /// Where a word leads from a node.
    #[inline]
    pub fn next(&self, node: Node, word: WordId) -> Option<Node> {
        let follows = self.nodes[node as usize].1 & bit(word) != 0;
        if follows && word != 0 { self.edges.get(node, word) } else { None }
    }

    /// Whether a form ends at a node.
    #[inline]
    pub fn has_outputs(&self, node: Node) -> bool {
        self.nodes[node as usize].0 != self.nodes[node as usize + 1].0
    }

    /// What is found at a node.
    pub fn outputs(&self, node: Node) -> &[Output] {
        &self.outputs[self.nodes[node as usize].0 as usize..self.nodes[node as usize + 1].0 as usize]
    }

    /// How the words of a form must be written: the place of each such word in the form, and its letters.
    pub fn letters(&self, output: &Output) -> &[(u32, Letters)] {
        &self.letters[output.letters.0 as usize..output.letters.1 as usize]
    }
}

/// A form on its way into the tree.
pub(super) struct Path<'p> {
    pub words: &'p [WordId],
    pub letters: &'p [(u32, Letters)],
    pub entry: u32,
    pub lexicon: u16,
    pub except: bool,
    pub inflected: bool,
}

/// Grows a [`Tree`], form by form.
#[derive(Default)]
pub(super) struct Grower {
    pub tree: Tree,
    /// The outputs with their nodes, in the order they came.
    outputs: Vec<(Node, Output)>,
}

impl Grower {
    /// Puts a word into a class.
    pub fn classify(&mut self, word: WordId, class: super::class::Class) {
        self.word(word).0.insert(class);
    }

    fn word(&mut self, word: WordId) -> &mut (Classes, Node) {
        let words = &mut self.tree.words;
        if words.len() <= word as usize {
            words.resize(word as usize + 1, (Classes::default(), ROOT));
        }
        &mut words[word as usize]
    }

    /// Adds a form; one without words is left out.
    pub fn add(&mut self, path: &Path) {
        let Some((&first, rest)) = path.words.split_first() else { return };
        let mut node = self.step_from_root(first);
        for &word in rest {
            node = self.step(node, word);
        }
        let start = self.tree.letters.len() as u32;
        self.tree.letters.extend_from_slice(path.letters);
        let letters = (start, self.tree.letters.len() as u32);
        let Path { entry, lexicon, except, inflected, .. } = *path;
        self.tree.lexicons = self.tree.lexicons.max(lexicon as usize + 1);
        self.outputs.push((node, Output { entry, lexicon, except, inflected, letters }));
    }

    fn step_from_root(&mut self, word: WordId) -> Node {
        if self.word(word).1 == ROOT {
            self.word(word).1 = self.new_node();
        }
        self.word(word).1
    }

    fn step(&mut self, node: Node, word: WordId) -> Node {
        if let Some(next) = self.tree.edges.get(node, word) {
            return next;
        }
        let next = self.new_node();
        self.tree.nodes[node as usize].1 |= bit(word);
        self.tree.edges.insert(node, word, next);
        next
    }

    fn new_node(&mut self) -> Node {
        let nodes = &mut self.tree.nodes;
        nodes.resize(nodes.len().max(1) + 1, (0, 0));
        nodes.len() as Node - 1
    }

    /// The tree, with the outputs of each node in the order in which they are tried.
    pub fn finish(mut self) -> Tree {
        let tree = &mut self.tree;
        self.outputs.sort_unstable_by_key(|(node, output)| {
            let free = output.letters.0 == output.letters.1;
            (*node, output.lexicon, free, output.inflected, output.entry)
        });
        tree.nodes.push((0, 0));
        for (node, _) in &self.outputs {
            tree.nodes[*node as usize + 1].0 += 1;
        }
        for node in 1..tree.nodes.len() {
            tree.nodes[node].0 += tree.nodes[node - 1].0;
        }
        tree.outputs = self.outputs.into_iter().map(|(_, output)| output).collect();
        self.tree
    }
}

fn bit(word: WordId) -> u32 {
    1 << (word.wrapping_mul(0x9e37_79b9) >> 27)
}

/// The steps from node to node, in an open-addressing table at most half full.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Edges {
    #[serde(with = "bulk")]
    slots: Vec<Edge>,
    count: usize,
}

/// A step; free where it leads to the root.
#[derive(Clone, Copy, Debug, Default)]
struct Edge {
    node: Node,
    word: WordId,
    to: Node,
}

impl Plain for Edge {
    const SIZE: usize = 12;

    fn put(self, bytes: &mut Vec<u8>) {
        ((self.node, self.word), self.to).put(bytes);
    }

    fn take(bytes: &[u8]) -> Self {
        let ((node, word), to) = Plain::take(bytes);
        Edge { node, word, to }
    }
}

impl Edges {
    #[inline]
    fn get(&self, node: Node, word: WordId) -> Option<Node> {
        if self.slots.is_empty() {
            return None;
        }
        Some(self.slots[self.slot(node, word)].to).filter(|&to| to != ROOT)
    }

    #[inline]
    fn slot(&self, node: Node, word: WordId) -> usize {
        let last = self.slots.len() - 1;
        let key = (u64::from(node) << 32 | u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut at = (key >> 32) as usize & last;
        loop {
            let edge = &self.slots[at];
            if edge.to == ROOT || edge.node == node && edge.word == word {
                return at;
            }
            at = (at + 1) & last;
        }
    }

    fn insert(&mut self, node: Node, word: WordId, to: Node) {
        if 2 * (self.count + 1) > self.slots.len() {
            let larger = vec![Edge::default(); (2 * self.slots.len()).max(1 << 16)];
            for edge in std::mem::replace(&mut self.slots, larger).into_iter().filter(|edge| edge.to != ROOT) {
                let at = self.slot(edge.node, edge.word);
                self.slots[at] = edge;
            }
        }
        let at = self.slot(node, word);
        self.count += usize::from(self.slots[at].to == ROOT);
        self.slots[at] = Edge { node, word, to };
    }
}
