//! The objects of a file, as its list has them and as its pages need them.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::dict::keys::{COUNT, PAGES};
use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use rustc_hash::FxHashSet;

/// Objects that are followed from page to font.
const MOST: usize = 1 << 20;

/// What the objects of a file tell.
pub(super) struct Objects<'a> {
    /// Streams that hold words, or what words are read with.
    pub streams: Vec<Stream<'a>>,
    /// Objects of the list that cannot be read.
    pub unreadable: usize,
    /// References from pages to objects that are not there.
    pub missing: usize,
    /// Pages that are counted and not found.
    pub pages_missing: usize,
}

impl<'a> Objects<'a> {
    pub fn of(pdf: &'a Pdf) -> Objects<'a> {
        let mut found = 0;
        let mut streams = Vec::new();
        for object in pdf.objects() {
            found += 1;
            streams.extend(object.into_stream().filter(|stream| !is_apart(stream)));
        }
        let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
        let root = catalog.and_then(|catalog| catalog.get::<Dict<'_>>(PAGES));
        let counted = root.as_ref().and_then(|root| root.get::<u32>(COUNT)).unwrap_or(0) as usize;
        let there = pdf.pages().iter().filter(|page| is_page(page.raw())).count();
        let lost = root.map_or(0, |root| lost_kids(pdf, root));
        Objects {
            streams,
            unreadable: pdf.len().saturating_sub(found),
            missing: missing(pdf),
            pages_missing: counted.saturating_sub(there).max(lost),
        }
    }
}

/// Whether a stream has no part in the words: a picture, or the list of objects, which stays as it is in a locked file.
fn is_apart(stream: &Stream<'_>) -> bool {
    let is = |key: &[u8], value: &[u8]| stream.dict().get::<Name<'_>>(key).is_some_and(|name| &*name == value);
    is(b"Subtype", b"Image") || is(b"Type", b"XRef")
}

/// Whether what stands among the pages is one.
fn is_page(page: &Dict) -> bool {
    match page.get::<Name<'_>>(b"Type") {
        Some(kind) => &*kind == b"Page",
        None => page.contains_key(b"Contents") || page.contains_key(b"Resources"),
    }
}

/// How many places of the tree of pages hold neither a page nor more of the tree.
fn lost_kids(pdf: &Pdf, root: Dict<'_>) -> usize {
    let (mut open, mut seen, mut lost) = (vec![root], FxHashSet::default(), 0);
    while let Some(tree) = open.pop() {
        let Some(kids) = tree.get::<Array<'_>>(b"Kids") else { continue };
        for kid in kids.raw_iter() {
            let dict = match kid {
                MaybeRef::NotRef(object) => object.into_dict(),
                MaybeRef::Ref(id) if seen.len() < MOST && seen.insert(ObjectIdentifier::from(id)) => {
                    pdf.xref().get::<Dict<'_>>(id.into())
                }
                // A page that stands twice.
                MaybeRef::Ref(_) => continue,
            };
            lost += usize::from(dict.is_none());
            open.extend(dict.filter(|dict| dict.contains_key(b"Kids")));
        }
    }
    lost
}

/// How many references from pages to what they draw, and on to fonts, lead nowhere.
fn missing(pdf: &Pdf) -> usize {
    let mut walk = Walk { pdf, seen: FxHashSet::default(), open: Vec::new(), missing: 0 };
    for page in pdf.pages().iter() {
        walk.missing += is_without_content(page.raw()) as usize;
        walk.dict(page.raw());
        while let Some(object) = walk.open.pop() {
            walk.object(object);
        }
    }
    walk.missing
}

/// Whether a page has fonts of its own and draws nothing.
fn is_without_content(page: &Dict) -> bool {
    let fonts = page.get::<Dict<'_>>(b"Resources").and_then(|resources| resources.get::<Dict<'_>>(b"Font"));
    !page.contains_key(b"Contents") && fonts.is_some_and(|fonts| fonts.entries().next().is_some())
}

fn is_drawing(stream: &Stream) -> bool {
    let kind = stream.dict().get::<Name<'_>>(b"Subtype");
    kind.is_some_and(|kind| [b"Form".as_slice(), b"Image", b"PS"].contains(&&*kind))
}

struct Walk<'a> {
    pdf: &'a Pdf,
    seen: FxHashSet<ObjectIdentifier>,
    open: Vec<Object<'a>>,
    missing: usize,
}

/// What leads from a page to its words.
const KEYS: [&[u8]; 11] = [
    b"Contents",
    b"Resources",
    b"Font",
    b"XObject",
    b"ToUnicode",
    b"DescendantFonts",
    b"Encoding",
    b"FontDescriptor",
    b"FontFile",
    b"FontFile2",
    b"FontFile3",
];

impl<'a> Walk<'a> {
    fn object(&mut self, object: Object<'a>) {
        match object {
            Object::Dict(dict) => self.dict(&dict),
            Object::Stream(stream) => self.dict(stream.dict()),
            Object::Array(array) => self.array(&array, Wanted::Any),
            _ => {}
        }
    }

    /// Follows what leads to words; of a list of fonts or drawings, every name.
    fn dict(&mut self, dict: &Dict<'a>) {
        for key in KEYS {
            let Some(value) = dict.get_raw::<Object<'a>>(key) else { continue };
            self.follow(value, Wanted::of(key));
        }
    }

    fn array(&mut self, array: &Array<'a>, wanted: Wanted) {
        array.raw_iter().for_each(|value| self.follow(value, wanted));
    }

    fn follow(&mut self, value: MaybeRef<Object<'a>>, wanted: Wanted) {
        let object = match value {
            MaybeRef::NotRef(object) => Some(object),
            MaybeRef::Ref(id) => {
                if self.seen.len() >= MOST || !self.seen.insert(id.into()) {
                    return;
                }
                let object = self.pdf.xref().get::<Object<'a>>(id.into());
                self.missing += object.is_none() as usize;
                object
            }
        };
        match (wanted, object) {
            (Wanted::Fonts, Some(Object::Dict(fonts))) => {
                fonts.entries().for_each(|(_, value)| self.follow(value, Wanted::Any));
            }
            (Wanted::Drawings, Some(Object::Dict(drawings))) => {
                drawings.entries().for_each(|(_, value)| self.follow(value, Wanted::Drawing));
            }
            (Wanted::Stream, Some(Object::Array(streams))) => self.array(&streams, Wanted::Part),
            (Wanted::Drawing, Some(Object::Stream(drawing))) if !is_drawing(&drawing) => self.missing += 1,
            // What stands in another file.
            (Wanted::Stream | Wanted::Part, Some(Object::Stream(stream))) if stream.dict().contains_key(b"F") => {
                self.missing += 1;
            }
            // A stream whose head is damaged is taken for something else.
            (Wanted::Stream | Wanted::Part | Wanted::Drawing, Some(object)) if !matches!(object, Object::Stream(_)) => {
                self.missing += 1
            }
            (_, Some(object)) => self.open.push(object),
            (_, None) => {}
        }
    }
}

/// What a key leads to.
#[derive(Clone, Copy, Debug)]
enum Wanted {
    Any,
    Stream,
    /// One stream of several.
    Part,
    /// A stream that is drawn.
    Drawing,
    /// A list of fonts by name.
    Fonts,
    /// A list of streams by name.
    Drawings,
}

impl Wanted {
    fn of(key: &[u8]) -> Wanted {
        match key {
            b"Font" => Wanted::Fonts,
            b"XObject" => Wanted::Drawings,
            b"Contents" | b"FontFile" | b"FontFile2" | b"FontFile3" => Wanted::Stream,
            _ => Wanted::Any,
        }
    }
}
