//! What the contents of pages hold that no interpreter draws: what stands behind a fault of syntax, strings for operators
//! that there are none of, and drawings and fonts by names that lead nowhere.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::content::UntypedIter;
use hayro_interpret::hayro_syntax::object::{Dict, Name, Object, Stream};
use rustc_hash::FxHashSet;

/// What is wrong with contents.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// Contents that cannot be read to their end.
    pub broken: usize,
    /// Strings that no known operator shows.
    pub unshown: usize,
    /// Drawings and fonts by names that the resources do not have.
    pub nameless: usize,
}

impl Contents {
    /// Looks through the contents of all pages and forms.
    pub fn of<'a>(pdf: &'a Pdf, streams: &[Stream<'a>]) -> Contents {
        let mut found = Contents::default();
        for page in pdf.pages().iter() {
            let resources = page.resources();
            if let Some(content) = page.page_stream() {
                found.look(content, Some((&resources.x_objects, &resources.fonts)));
            }
        }
        for form in streams.iter().filter(|stream| is_form(stream)) {
            let resources = form.dict().get::<Dict<'_>>(b"Resources");
            let names = |key: &[u8]| resources.as_ref().and_then(|own| own.get::<Dict<'_>>(key)).unwrap_or_default();
            let (drawings, fonts) = (names(b"XObject"), names(b"Font"));
            if let Ok(content) = form.decoded_data() {
                // A form without resources of its own draws with those of the page.
                found.look(&content, resources.is_some().then_some((&drawings, &fonts)));
            }
        }
        found
    }

    fn look(&mut self, content: &[u8], resources: Option<(&Dict, &Dict)>) {
        let marked = [content, b"\n", END].concat();
        let mut instructions = UntypedIter::new(&marked);
        let (mut ended, mut passed_over) = (false, 0usize);
        let mut lost: FxHashSet<Vec<u8>> = FxHashSet::default();
        while let Some(instruction) = instructions.next() {
            let operator: &[u8] = instruction.operator;
            ended = operator == END;
            match operator {
                b"BX" => passed_over += 1,
                b"EX" => passed_over = passed_over.saturating_sub(1),
                _ => {}
            }
            if passed_over == 0 && !OPERATORS.contains(&operator) {
                self.unshown += instruction.operands().filter(holds_words).count();
            }
            let named = match (operator, resources) {
                (b"Do", Some((drawings, _))) => Some(drawings),
                (b"Tf", Some((_, fonts))) => Some(fonts),
                _ => None,
            };
            let name = instruction.operands().next().and_then(|name| name.clone().into_name());
            if let Some((_, name)) = named.zip(name).filter(|(names, name)| !names.contains_key(name)) {
                lost.insert(name.to_vec());
            }
        }
        self.broken += usize::from(!ended);
        self.nameless += lost.len();
    }
}

/// An operator behind the content, which is met where the content is read to its end.
const END: &[u8] = b"content-ends";

fn is_form(stream: &Stream) -> bool {
    stream.dict().get::<Name<'_>>(b"Subtype").is_some_and(|subtype| &*subtype == b"Form")
}

fn holds_words(operand: &&Object) -> bool {
    match operand {
        Object::String(words) => !words.is_empty(),
        Object::Array(operands) => operands.iter::<Object<'_>>().any(|part| matches!(part, Object::String(_))),
        _ => false,
    }
}

/// The operators of ISO 32000-2, annex A.
const OPERATORS: [&[u8]; 73] = [
    b"b", b"B", b"b*", b"B*", b"BDC", b"BI", b"BMC", b"BT", b"BX", b"c", b"cm", b"CS", b"cs", b"d", b"d0", b"d1",
    b"Do", b"DP", b"EI", b"EMC", b"ET", b"EX", b"f", b"F", b"f*", b"G", b"g", b"gs", b"h", b"i", b"ID", b"j", b"J",
    b"K", b"k", b"l", b"m", b"M", b"MP", b"n", b"q", b"Q", b"re", b"RG", b"rg", b"ri", b"s", b"S", b"SC", b"sc",
    b"SCN", b"scn", b"sh", b"T*", b"Tc", b"Td", b"TD", b"Tf", b"Tj", b"TJ", b"TL", b"Tm", b"Tr", b"Ts", b"Tw", b"Tz",
    b"v", b"w", b"W", b"W*", b"y", b"'", b"\"",
];
