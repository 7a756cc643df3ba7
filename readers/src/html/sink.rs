//! How the tree builder of the standard fills our tree.

use super::element::Element;
use super::tree::{Id, Link, ROOT, Tree};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, QualName, ns};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A node as the tree builder knows it.
pub(super) type Handle = Rc<Named>;

/// A node with its name; the root stands for whatever is not kept, such as comments.
#[derive(Debug)]
pub(super) struct Named {
    id: Id,
    name: QualName,
}

/// What receives the nodes.
#[derive(Default)]
pub(super) struct Sink {
    tree: RefCell<Tree>,
    /// The link in which text stands now.
    link: Cell<u32>,
    /// The element put into the tree last.
    placed: Cell<Id>,
}

impl Sink {
    /// All text from here on stands in this link, or in none.
    pub fn set_link(&self, link: Option<Link>) {
        let links = &mut self.tree.borrow_mut().links;
        self.link.set(link.map_or(0, |link| {
            links.push(link);
            (links.len() - 1) as u32
        }));
    }

    /// The depth of the element put into the tree since the last time this was asked, and whether it is of HTML.
    pub fn take_placed(&self) -> Option<(u32, bool)> {
        let id = Some(self.placed.take()).filter(|id| *id != ROOT)?;
        let tree = self.tree.borrow();
        Some((tree.depth(id), tree.element(id).is_some_and(|element| !element.foreign)))
    }

    fn put(&self, child: NodeOrText<Handle>, node: impl FnOnce(&mut Tree, Id), text: impl FnOnce(&mut Tree, &str)) {
        let mut tree = self.tree.borrow_mut();
        match child {
            NodeOrText::AppendText(words) => text(&mut tree, &words),
            NodeOrText::AppendNode(handle) if handle.id != ROOT => {
                node(&mut tree, handle.id);
                self.placed.set(handle.id);
            }
            NodeOrText::AppendNode(_) => {}
        }
    }
}

fn nameless() -> Handle {
    Rc::new(Named { id: ROOT, name: QualName::new(None, ns!(), "".into()) })
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn get_document(&self) -> Handle {
        nameless()
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let element = Element::new(&name.ns, name.local.clone(), attributes);
        Rc::new(Named { id: self.tree.borrow_mut().create(element), name })
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        nameless()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        nameless()
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let link = self.link.get();
        self.put(child, |tree, id| tree.append(parent.id, id), |tree, text| tree.append_text(parent.id, text, link));
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let (id, link) = (sibling.id, self.link.get());
        self.put(child, |tree, new| tree.insert_before(id, new), |tree, text| tree.insert_text_before(id, text, link));
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let stands = self.tree.borrow().parent(element.id) != ROOT;
        if stands { self.append_before_sibling(element, child) } else { self.append(previous, child) }
    }

    /// A template's content is kept as its children.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        Rc::ptr_eq(one, other)
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        let mut tree = self.tree.borrow_mut();
        let children: Vec<Id> = tree.children(node.id).collect();
        children.into_iter().for_each(|child| tree.append(parent.id, child));
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, _: &Handle, _: Vec<Attribute>) {}
}
