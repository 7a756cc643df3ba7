//! What the file's own structure says: which letters make a block, in which order, and what the block is.
//!
//! Tagged files (ISO 32000-2, 14.7 and 14.8) hold a tree of elements whose leaves cite the letters by the page and a
//! number in it. Standard names tell headings, list items, rows of tables and notes; other names lead to them by a map.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::dict::keys::{K, MCID, PG, ROLE_MAP, S, STRUCT_TREE_ROOT};
use hayro_interpret::hayro_syntax::object::{Dict, MaybeRef, Name, Object, ObjectIdentifier};
use hayro_interpret::hayro_syntax::xref::XRef;
use rustc_hash::{FxHashMap, FxHashSet};

/// Elements and leaves that a tree may have.
const MOST: usize = 1 << 20;

/// What a block of the structure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A paragraph, or anything else that is set apart.
    Paragraph,
    Heading(u8),
    ListItem,
    /// A row of a table, whose cells are apart.
    Row,
    Note,
}

/// Where in the structure some letters stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// Number of the block, in reading order.
    pub block: u32,
    /// Number of the cell in a row.
    pub cell: u32,
}

/// The structure of a file.
#[derive(Debug, Default)]
pub(super) struct Tags {
    /// The role of each block.
    pub roles: Vec<Role>,
    places: FxHashMap<(u32, u32), Place>,
}

impl Tags {
    /// Reads the structure; empty where there is none.
    pub fn read(pdf: &Pdf) -> Tags {
        let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
        let Some(root) = catalog.and_then(|catalog| catalog.get::<Dict<'_>>(STRUCT_TREE_ROOT)) else {
            return Tags::default();
        };
        let numbered = pdf.pages().iter().zip(0u32..);
        let pages = numbered.filter_map(|(page, number)| Some((page.raw().obj_id()?, number))).collect();
        let names = root.get::<Dict<'_>>(ROLE_MAP).unwrap_or_default();
        let mut walk =
            Walk { xref: pdf.xref(), pages, names, tags: Tags::default(), seen: FxHashSet::default(), cells: 0 };
        walk.tree(&root);
        walk.tags
    }

    /// Where the letters of a number on a page stand.
    pub fn place(&self, page: u32, content: u32) -> Option<Place> {
        self.places.get(&(page, content)).copied()
    }

    /// How many stretches of letters on a page the structure cites.
    pub fn cited(&self, page: u32) -> impl Iterator<Item = u32> {
        self.places.keys().filter(move |(on, _)| *on == page).map(|(_, content)| *content)
    }
}

/// A walk over the tree, without recursion.
struct Walk<'a> {
    xref: &'a XRef,
    pages: FxHashMap<ObjectIdentifier, u32>,
    names: Dict<'a>,
    tags: Tags,
    seen: FxHashSet<ObjectIdentifier>,
    /// Cells of tables so far.
    cells: u32,
}

/// What an element inherits from those around it.
#[derive(Clone, Copy, Debug, Default)]
struct Around {
    page: Option<u32>,
    place: Option<Place>,
    /// The item of a list around it, and whether a paragraph of it has begun.
    item: Option<u32>,
}

/// What the name of an element means.
enum Element {
    /// It holds others.
    Group,
    Block(Role),
    Cell,
    /// It stands in a line.
    Inline,
}

impl<'a> Walk<'a> {
    fn tree(&mut self, root: &Dict<'a>) {
        let mut open: Vec<(Object<'a>, Around)> = self.kids(root, Around::default());
        let mut begun: FxHashSet<u32> = FxHashSet::default();
        let mut count = 0;
        while let Some((kid, around)) = open.pop() {
            count += 1;
            if count > MOST {
                return;
            }
            match kid {
                Object::Number(number) => self.cite(number.as_i64(), around),
                Object::Dict(element) => {
                    let page = element.get_ref(PG).and_then(|page| self.pages.get(&page.into()).copied());
                    let around = Around { page: page.or(around.page), ..around };
                    match element.get::<i64>(MCID) {
                        Some(number) => self.cite(number, around),
                        None => {
                            let inside = self.enter(&element, around, &mut begun);
                            open.extend(self.kids(&element, inside));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// The children of an element, the last one first.
    fn kids(&mut self, element: &Dict<'a>, around: Around) -> Vec<(Object<'a>, Around)> {
        let kids: Vec<MaybeRef<Object<'a>>> = match element.get_raw::<Object<'a>>(K) {
            Some(MaybeRef::NotRef(Object::Array(kids))) => kids.raw_iter().collect(),
            Some(MaybeRef::Ref(one)) => match self.xref.get::<Object<'a>>(one.into()) {
                Some(Object::Array(kids)) => kids.raw_iter().collect(),
                Some(_) => vec![MaybeRef::Ref(one)],
                None => Vec::new(),
            },
            Some(one) => vec![one],
            None => Vec::new(),
        };
        kids.into_iter().rev().filter_map(|kid| Some((self.resolve(kid)?, around))).collect()
    }

    /// A child, unless it has been met before: a tree has no circles.
    fn resolve(&mut self, kid: MaybeRef<Object<'a>>) -> Option<Object<'a>> {
        match kid {
            MaybeRef::NotRef(object) => Some(object),
            MaybeRef::Ref(id) => {
                let id = id.into();
                self.seen.insert(id).then(|| self.xref.get::<Object<'a>>(id)).flatten()
            }
        }
    }

    fn cite(&mut self, number: i64, around: Around) {
        if let (Ok(number), Some(page), Some(place)) = (u32::try_from(number), around.page, around.place) {
            self.tags.places.insert((page, number), place);
        }
    }

    /// What holds inside an element.
    fn enter(&mut self, element: &Dict<'a>, around: Around, begun: &mut FxHashSet<u32>) -> Around {
        match self.meaning(element) {
            Element::Group => around,
            Element::Inline if around.place.is_some() => around,
            Element::Cell => Around { place: around.place.map(|place| self.next_cell(place)), ..around },
            // All that stands in a row or note is of it.
            Element::Block(role) if role != Role::Note && self.is_whole(around.place) => around,
            Element::Block(Role::Paragraph) if around.item.is_some_and(|item| begun.insert(item)) => around,
            Element::Block(role) => {
                let block = self.tags.roles.len() as u32;
                self.tags.roles.push(role);
                let item = if role == Role::ListItem { Some(block) } else { around.item };
                Around { place: Some(Place { block, cell: 0 }), item, ..around }
            }
            Element::Inline => {
                let block = self.tags.roles.len() as u32;
                self.tags.roles.push(Role::Paragraph);
                Around { place: Some(Place { block, cell: 0 }), ..around }
            }
        }
    }

    fn next_cell(&mut self, place: Place) -> Place {
        self.cells += 1;
        Place { cell: self.cells, ..place }
    }

    fn is_whole(&self, place: Option<Place>) -> bool {
        let role = place.map(|place| self.tags.roles[place.block as usize]);
        matches!(role, Some(Role::Row | Role::Note))
    }

    fn meaning(&self, element: &Dict<'a>) -> Element {
        const CHAIN: usize = 8;
        let Some(mut name) = element.get::<Name<'a>>(S) else { return Element::Group };
        for _ in 0..CHAIN {
            if let Some(meaning) = standard(&name) {
                return meaning;
            }
            match self.names.get::<Name<'a>>(&*name) {
                Some(next) => name = next,
                None => break,
            }
        }
        Element::Inline
    }
}

/// The standard names.
fn standard(name: &[u8]) -> Option<Element> {
    Some(match name {
        b"Document" | b"DocumentFragment" | b"Part" | b"Art" | b"Sect" | b"Div" | b"Aside" | b"BlockQuote" | b"TOC"
        | b"Index" | b"NonStruct" | b"Private" | b"Table" | b"THead" | b"TBody" | b"TFoot" | b"L" => Element::Group,
        b"P" | b"TOCI" | b"Caption" | b"Figure" | b"Formula" | b"Form" => Element::Block(Role::Paragraph),
        b"Title" => Element::Block(Role::Heading(1)),
        b"H" => Element::Block(Role::Heading(2)),
        [b'H', level @ b'1'..=b'9'] => Element::Block(Role::Heading(level - b'0')),
        b"LI" => Element::Block(Role::ListItem),
        b"TR" => Element::Block(Role::Row),
        b"TD" | b"TH" => Element::Cell,
        b"Note" | b"FENote" => Element::Block(Role::Note),
        b"Span" | b"Quote" | b"Reference" | b"BibEntry" | b"Code" | b"Link" | b"Annot" | b"Lbl" | b"LBody" | b"Em"
        | b"Strong" | b"Sub" => Element::Inline,
        _ => return None,
    })
}
