//! A story read: the paragraphs, tables and boxes of the body, of a header, or of all notes, in their order.
//!
//! Tracked changes are taken as accepted, fields by their result, alternatives by the first that has words.

use super::alternatives::Alternatives;
use super::field::Fields;
use super::flow::{Flows, Sink};
use super::form::Form;
use super::met::Met;
use super::paragraph::{NoteKind, Paragraph, Piece, Reference};
use super::run::Run;
use super::section::Section;
use super::space::Space;
use super::styles::Styles;
use super::symbol::symbol;
use super::tag::{Tag, tag};
use super::toggle::is_on;
use super::xml::{Attributes, Follow, Handler};

/// A story as it is being read.
pub(super) struct Story<'a> {
    styles: &'a Styles,
    pub met: Met,
    flows: Flows<'a>,
    /// The elements that are open.
    path: Vec<Tag>,
    fields: Fields,
    /// How many letters of fields are not shown.
    in_fields: usize,
    run: Run,
    /// How many deleted or moved passages are open.
    dropped: usize,
    /// How many letters, pictures and drawings there were so far.
    content: usize,
    alternatives: Alternatives,
    /// How many footnotes and endnotes have been referred to.
    footnotes: u32,
    endnotes: u32,
    form: Form,
}

impl<'a> Story<'a> {
    /// A story that hands its pieces to a sink.
    pub fn new(styles: &'a Styles, sink: Sink<'a>) -> Story<'a> {
        Story {
            styles,
            met: Met::default(),
            flows: Flows::new(sink),
            path: Vec::new(),
            fields: Fields::default(),
            in_fields: 0,
            run: Run::default(),
            dropped: 0,
            content: 0,
            alternatives: Alternatives::default(),
            footnotes: 0,
            endnotes: 0,
            form: Form::default(),
        }
    }

    /// What was met, at the end.
    pub fn finish(mut self) -> Met {
        self.flows.finish();
        if !self.fields.are_closed() {
            self.met.lost_in_fields = self.in_fields;
        }
        self.met
    }

    fn parent(&self) -> Tag {
        self.path.last().copied().unwrap_or(Tag::Other)
    }

    /// What a tag does where it opens; tells whether what is in it is wanted.
    fn begin(&mut self, tag: Tag, attributes: &Attributes) -> Follow {
        match tag {
            Tag::Past => return Follow::Past,
            Tag::Paragraph => self.flows.begin_paragraph(),
            Tag::Run => self.run = Run::default(),
            Tag::Row => self.flows.begin_row(),
            Tag::Cell | Tag::Box => self.flows.begin_flow(),
            Tag::Dropped => self.drop_passage(),
            Tag::Section => self.met.sections.push(Section::default()),
            Tag::Note => return self.note(attributes),
            Tag::Alternatives => self.alternatives.begin(),
            Tag::Choice => return self.alternatives.next(self.content),
            Tag::Denominator => self.put("/"),
            Tag::Power => self.put("^"),
            Tag::Index => self.put("_"),
            Tag::Reading => self.put("("),
            Tag::Choices | Tag::Checkbox => self.form = Form::default(),
            Tag::Object => self.met.objects += 1,
            _ => {}
        }
        Follow::In
    }

    /// What a tag does where it closes.
    fn end(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph => self.flows.end_paragraph(),
            Tag::Run => self.run = Run::default(),
            Tag::Row => self.flows.end_row(),
            Tag::Cell => self.flows.end_cell(),
            Tag::Box => self.flows.end_box(),
            Tag::Dropped => self.dropped = self.dropped.saturating_sub(1),
            Tag::Alternatives => self.alternatives.end(),
            Tag::Reading => self.put(")"),
            Tag::Choices => {
                let form = std::mem::take(&mut self.form);
                self.put(form.choice());
            }
            Tag::Checkbox => self.put(self.form.checkbox()),
            _ => {}
        }
    }

    /// Whether letters at this place are in no element of words, but in or right under what holds such.
    fn is_stray(&self) -> bool {
        use Tag::{Box, Cell, Note, Paragraph, Row, Run, Stray, Text};
        let holds = |tag: &Tag| matches!(tag, Paragraph | Run | Row | Cell | Box | Note | Text);
        let mut above = self.path.iter().rev();
        let (parent, under) = (above.next(), above.next());
        let inside = parent == Some(&Tag::Other) && under.is_some_and(holds);
        self.dropped == 0 && (parent == Some(&Stray) || parent.is_some_and(holds) || inside)
    }

    fn drop_passage(&mut self) {
        self.dropped += 1;
        self.met.deletions += 1;
    }

    /// A note begins, unless it is the rule above the notes.
    fn note(&mut self, attributes: &Attributes) -> Follow {
        if attributes.word("type").is_some_and(|kind| kind != "normal") {
            return Follow::Past;
        }
        self.flows.finish();
        let id = attributes.word("id").unwrap_or_default().into_owned();
        self.flows.emit(Piece::Note(id));
        Follow::In
    }

    /// An empty element that says something, by its name and where it stands.
    fn say(&mut self, space: Space, name: &str, attributes: &Attributes) {
        match (self.parent(), space) {
            (Tag::ParagraphProperties, Space::Word) => self.flows.paragraph().property(name, attributes),
            (Tag::MarkProperties, Space::Word) if matches!(name, "del" | "moveFrom") => {
                self.flows.paragraph().goes_on = true;
            }
            (Tag::RunProperties, Space::Word) => self.run.property(name, attributes, self.styles),
            (Tag::RowProperties, Space::Word) if name == "del" => {
                self.met.deletions += 1;
                self.flows.delete_row();
            }
            (Tag::CellProperties, Space::Word) if name == "cellDel" => {
                self.met.deletions += 1;
                self.flows.delete_cell();
            }
            (Tag::Section, Space::Word) => {
                self.met.sections.last_mut().into_iter().for_each(|section| section.property(name, attributes));
            }
            (Tag::Choices | Tag::Checkbox, Space::Word) => self.form.property(name, attributes),
            (_, Space::Word) => self.sign(name, attributes),
            _ => self.drawing(space, name, attributes),
        }
    }

    /// A sign between the words of a run.
    fn sign(&mut self, name: &str, attributes: &Attributes) {
        match name {
            "tab" | "ptab" => self.put("\t"),
            "br" | "cr" => self.put("\n"),
            "noBreakHyphen" => self.put("-"),
            "sym" => self.symbol(attributes),
            "fldChar" => self.fields.mark(&attributes.word("fldCharType").unwrap_or_default()),
            "lastRenderedPageBreak" => {
                let paragraph = self.flows.paragraph();
                paragraph.pages.push(paragraph.text.len());
            }
            "footnoteReference" => self.reference(NoteKind::Footnote, attributes),
            "endnoteReference" => self.reference(NoteKind::Endnote, attributes),
            "commentReference" => self.met.comments += 1,
            "altChunk" | "subDoc" => self.met.inserts += 1,
            _ => {}
        }
    }

    fn symbol(&mut self, attributes: &Attributes) {
        let code = attributes.word("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        if let Some(letter) = code.and_then(char::from_u32) {
            let font = attributes.word("font").unwrap_or_default();
            let known = symbol(&font, letter);
            self.met.symbols += known.is_none() as usize;
            self.put(known.unwrap_or(letter).encode_utf8(&mut [0; 4]));
        }
    }

    /// The mark of a note.
    fn reference(&mut self, kind: NoteKind, attributes: &Attributes) {
        let id = attributes.word("id").unwrap_or_default().into_owned();
        if self.dropped > 0 {
            self.met.deleted_notes.insert(id);
            return;
        }
        let is_own = attributes.word("customMarkFollows").is_some_and(|value| is_on(Some(&value)));
        let count = if kind == NoteKind::Footnote { &mut self.footnotes } else { &mut self.endnotes };
        *count += !is_own as u32;
        let number = (!is_own).then_some(*count);
        self.run.is_mark = is_own;
        let paragraph = self.flows.paragraph();
        if let Some(number) = number {
            paragraph.push_mark(&number.to_string());
        }
        paragraph.notes.push(Reference { kind, id, number });
    }

    /// What is drawn rather than written.
    fn drawing(&mut self, space: Space, name: &str, attributes: &Attributes) {
        let related = |name| attributes.get(Space::Relation, name).map(|id| id.into_owned());
        let drawing = match (space, name) {
            (Space::Chart, "chart") => related("id"),
            (Space::Diagram, "relIds") => related("dm"),
            (Space::Vml, "textpath") => {
                let text = attributes.get(Space::Vml, "string").unwrap_or_default().into_owned();
                self.content += text.len();
                self.flows.emit_behind(Paragraph { text, ..Paragraph::default() });
                None
            }
            (Space::Drawing, "blip") | (Space::Vml, "imagedata") => {
                self.met.pictures += 1;
                None
            }
            (Space::Anchor, "docPr") | (Space::Vml, "shape") => {
                let words = attributes.get(space, "descr").or_else(|| attributes.get(space, "alt"));
                let told = words.is_some_and(|words| !words.trim().is_empty());
                self.met.alternatives += (told && self.dropped == 0) as usize;
                None
            }
            _ => None,
        };
        if let Some(id) = drawing.filter(|_| self.dropped == 0) {
            self.content += 1;
            self.flows.paragraph().drawings.push(id);
        }
    }

    /// Words or signs of the paragraph that is open.
    fn put(&mut self, words: &str) {
        if self.dropped > 0 {
            return;
        }
        let letters = words.chars().filter(|letter| letter.is_alphanumeric()).count();
        if self.fields.hide() {
            self.in_fields += letters;
            return;
        }
        let paragraph = self.flows.paragraph();
        if self.run.hidden.or_else(|| self.styles.hides(paragraph.style.as_deref())).unwrap_or(false) {
            self.met.hidden += letters;
            return;
        }
        self.content += letters;
        self.met.symbols += self.run.write(words, paragraph);
    }
}

impl Handler for Story<'_> {
    fn open(&mut self, space: Space, name: &str, attributes: &Attributes) -> Follow {
        let tag = tag(space, name, self.parent());
        let follow = self.begin(tag, attributes);
        if follow == Follow::In {
            if tag == Tag::Other {
                self.say(space, name, attributes);
            }
            self.path.push(tag);
        }
        follow
    }

    fn close(&mut self) {
        if let Some(tag) = self.path.pop() {
            self.end(tag);
        }
    }

    fn text(&mut self, text: &str) {
        if self.parent() != Tag::Text {
            let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
            self.met.stray += if self.is_stray() { letters } else { 0 };
            return;
        }
        // A line end in the XML is no line end of the text.
        if text.contains(['\n', '\r']) { self.put(&text.replace(['\n', '\r'], " ")) } else { self.put(text) }
    }
}
