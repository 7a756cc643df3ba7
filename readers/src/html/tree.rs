//! A page as a tree: all nodes in one list, so that neither a walk over it nor its end needs recursion.

use super::element::Element;

/// A node, by its place in the list. Nodes stand in the order in which the page names them, parents before children.
pub(super) type Id = u32;

/// The root; also stands for no node, since the root is nobody's child or sibling.
pub(super) const ROOT: Id = 0;

/// A page.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// The words of all text nodes, one behind the other.
    words: String,
    /// The links; the first stands for none.
    pub links: Vec<Link>,
}

#[derive(Debug)]
struct Node {
    parent: Id,
    previous: Id,
    next: Id,
    first: Id,
    last: Id,
    depth: u32,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Root,
    Element(Element),
    Text { start: u32, end: u32, link: u32 },
}

/// Where a link leads, and what it says of itself.
#[derive(Debug, Default)]
pub(super) struct Link {
    pub target: String,
    pub class: String,
    pub role: String,
}

/// What a walk meets.
pub(super) enum Step<'a> {
    Enter(Id, &'a Element),
    /// Words, and the link in which they stand.
    Text(&'a str, u32),
    Leave(Id, &'a Element),
}

impl Default for Tree {
    fn default() -> Tree {
        Tree { nodes: vec![Node::new(Content::Root)], words: String::new(), links: vec![Link::default()] }
    }
}

impl Node {
    fn new(content: Content) -> Node {
        Node { parent: ROOT, previous: ROOT, next: ROOT, first: ROOT, last: ROOT, depth: 0, content }
    }
}

impl Tree {
    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// All nodes but the root, parents before children.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id> + use<> {
        1..self.nodes.len() as Id
    }

    pub fn parent(&self, id: Id) -> Id {
        self.node(id).parent
    }

    pub fn previous(&self, id: Id) -> Id {
        self.node(id).previous
    }

    pub fn depth(&self, id: Id) -> u32 {
        self.node(id).depth
    }

    pub fn element(&self, id: Id) -> Option<&Element> {
        match &self.node(id).content {
            Content::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The words of a text node, and the link in which they stand.
    pub fn text(&self, id: Id) -> Option<(&str, u32)> {
        match self.node(id).content {
            Content::Text { start, end, link } => Some((&self.words[start as usize..end as usize], link)),
            _ => None,
        }
    }

    /// The name of an element; empty for other nodes.
    pub fn name(&self, id: Id) -> &str {
        self.element(id).map_or("", |element| &*element.name)
    }

    /// The nodes in which a node stands, from the innermost out.
    pub fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        let up = |id: Id| (id != ROOT).then(|| self.parent(id)).filter(|id| *id != ROOT);
        std::iter::successors(up(id), move |id| up(*id))
    }

    pub fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        let known = |id: Id| (id != ROOT).then_some(id);
        std::iter::successors(known(self.node(id).first), move |id| known(self.node(*id).next))
    }

    /// All the words inside a node, as they stand in the page.
    pub fn words(&self, id: Id) -> String {
        let mut words = String::new();
        let walk = self.walk(id);
        for step in walk {
            if let Step::Text(text, _) = step {
                words.push_str(text);
            }
        }
        words
    }

    /// A walk over all that is inside a node.
    pub fn walk(&self, top: Id) -> Walk<'_> {
        Walk { tree: self, top, at: Some((self.node(top).first, true)) }
    }

    fn node(&self, id: Id) -> &Node {
        &self.nodes[id as usize]
    }
}

/// A walk in the order of the page.
pub(super) struct Walk<'a> {
    tree: &'a Tree,
    top: Id,
    /// The next node, and whether it is entered rather than left.
    at: Option<(Id, bool)>,
}

impl Walk<'_> {
    /// Passes over what is inside the element that was entered last, and its end.
    pub fn skip(&mut self, id: Id) {
        self.at = self.behind(id);
    }

    fn behind(&self, id: Id) -> Option<(Id, bool)> {
        let node = self.tree.node(id);
        match node.next {
            ROOT if node.parent == self.top => None,
            ROOT => Some((node.parent, false)),
            next => Some((next, true)),
        }
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        let (id, enters) = self.at.take().filter(|(id, _)| *id != ROOT)?;
        let node = self.tree.node(id);
        self.at = if enters && node.first != ROOT {
            Some((node.first, true))
        } else if enters && matches!(node.content, Content::Element(_)) {
            Some((id, false))
        } else {
            self.behind(id)
        };
        match &node.content {
            Content::Element(element) if enters => Some(Step::Enter(id, element)),
            Content::Element(element) => Some(Step::Leave(id, element)),
            Content::Text { start, end, link } => {
                Some(Step::Text(&self.tree.words[*start as usize..*end as usize], *link))
            }
            Content::Root => None,
        }
    }
}

/// How a tree grows.
impl Tree {
    pub fn create(&mut self, element: Element) -> Id {
        self.push(Content::Element(element))
    }

    /// Puts a node behind the last child of another.
    pub fn append(&mut self, parent: Id, id: Id) {
        self.detach(id);
        let last = self.node(parent).last;
        self.place(id, parent, last, ROOT);
    }

    /// Puts a node before another.
    pub fn insert_before(&mut self, sibling: Id, id: Id) {
        self.detach(id);
        let Node { parent, previous, .. } = *self.node(sibling);
        self.place(id, parent, previous, sibling);
    }

    pub fn append_text(&mut self, parent: Id, text: &str, link: u32) {
        if !self.extend(self.node(parent).last, text, link) {
            let id = self.push_text(text, link);
            self.append(parent, id);
        }
    }

    pub fn insert_text_before(&mut self, sibling: Id, text: &str, link: u32) {
        if !self.extend(self.node(sibling).previous, text, link) {
            let id = self.push_text(text, link);
            self.insert_before(sibling, id);
        }
    }

    /// Takes a node with all that is inside it from its place.
    pub fn detach(&mut self, id: Id) {
        let Node { parent, previous, next, .. } = *self.node(id);
        match previous {
            ROOT if self.node(parent).first == id => self.nodes[parent as usize].first = next,
            ROOT => {}
            _ => self.nodes[previous as usize].next = next,
        }
        match next {
            ROOT if self.node(parent).last == id => self.nodes[parent as usize].last = previous,
            ROOT => {}
            _ => self.nodes[next as usize].previous = previous,
        }
        let node = &mut self.nodes[id as usize];
        (node.parent, node.previous, node.next) = (ROOT, ROOT, ROOT);
    }

    fn place(&mut self, id: Id, parent: Id, previous: Id, next: Id) {
        let depth = self.node(parent).depth + 1;
        let node = &mut self.nodes[id as usize];
        (node.parent, node.previous, node.next, node.depth) = (parent, previous, next, depth);
        match previous {
            ROOT => self.nodes[parent as usize].first = id,
            _ => self.nodes[previous as usize].next = id,
        }
        match next {
            ROOT => self.nodes[parent as usize].last = id,
            _ => self.nodes[next as usize].previous = id,
        }
    }

    /// Adds words to a text node, where it is the last that was written.
    fn extend(&mut self, id: Id, text: &str, link: u32) -> bool {
        let at = self.words.len() as u32;
        match &mut self.nodes[id as usize].content {
            Content::Text { end, link: own, .. } if *end == at && *own == link => *end += text.len() as u32,
            _ => return false,
        }
        self.words.push_str(text);
        true
    }

    fn push_text(&mut self, text: &str, link: u32) -> Id {
        let start = self.words.len() as u32;
        self.words.push_str(text);
        self.push(Content::Text { start, end: self.words.len() as u32, link })
    }

    fn push(&mut self, content: Content) -> Id {
        self.nodes.push(Node::new(content));
        (self.nodes.len() - 1) as Id
    }
}
