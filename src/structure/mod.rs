//! From the text of a source to a laid-out document.
//!
//! A page mixes what its author said with what printing needs. The lines tell which is which: how long they are, how they
//! begin and end, what stands around them. Lines become blocks, blocks that a page break parted are stitched together, and
//! the words of each paragraph are copied to the running text, each with the way back to the source.

mod block;
mod date;
mod edge;
mod fold;
mod front;
mod furniture;
mod genre;
mod heading;
mod hyphen;
mod label;
mod line;
mod marker;
mod metadata;
pub(crate) mod name;
mod roster;
mod session;
mod turn;

use crate::document::{Document, Genre, Origin, Paragraph, ParagraphKind, Section};
use block::Block;
use fold::Folder;
pub(crate) use genre::DECLARATIONS;

use front::Front;
use line::{Line, Wrapping, ends_sentence, starts_lower, starts_upper};
use marker::Mark;
use rapporteur_readers::Text;
use rapporteur_readers::remark::{Noted, Remark, RemarkKind};
use rapporteur_readers::span::Span;
use rustc_hash::FxHashSet;

/// Lays out the text of a source. `id` names the document.
pub fn document(id: String, origin: Origin, text: Text) -> Noted<Document> {
    let Text { text, pages, ocr, parts, marks, title, .. } = text;
    let lines = line::lines(&text);
    let wrapping = Wrapping::of(&lines, &text);
    let mut blocks = match parts.as_slice() {
        [] => block::blocks(&lines, &text, wrapping, front_matter(&lines, &text)),
        parts => block::of_parts(parts, &lines, &text),
    };
    edge::mark(&mut blocks, &text);
    turn::part(&mut blocks, &text);
    block::head(&mut blocks, &text, wrapping);
    roster::mark(&mut blocks, &text);
    let front = Front::of(&blocks, &text);
    for block in front.title_blocks() {
        block::entitle(&mut blocks[block]);
    }
    let name = if origin.name.is_empty() { &id } else { &origin.name };
    let genre = genre::genre(name, &blocks, &text, &front, front.title().as_deref());
    let language = metadata::language(&text);
    let title = metadata::title(&blocks, &text, &front, genre).or(title);
    let symbol = metadata::symbol(&blocks, &text, name);
    let date = metadata::date(&blocks, &text, &front, title.as_deref(), name);
    let occasion = metadata::occasion(&front, title.as_deref(), genre);
    let session = metadata::session(&front, title.as_deref(), name, symbol.as_deref());
    let marks = note_marks(&blocks, &text, marks);
    let (running, mut paragraphs) = paragraphs(&blocks, &text, &marks, wrapping);
    let sections = sections(&mut paragraphs, &running, text.len());
    let remarks = doubts(genre, language);
    let value = Document {
        id,
        origin,
        genre,
        title,
        symbol,
        date: date.first,
        date_end: date.last,
        date_text: date.text,
        occasion,
        ocr,
        session,
        language,
        text,
        pages,
        running,
        paragraphs,
        sections,
    };
    Noted { value, remarks }
}

fn doubts(genre: Genre, language: Option<&str>) -> Vec<Remark> {
    let unknown = (genre == Genre::Other)
        .then(|| Remark::new(RemarkKind::Genre, "the genre is not recognised; speakers are found by cues alone"));
    let foreign = language
        .is_none()
        .then(|| Remark::left_out("the text does not look like English; cues and lexicons are English"));
    unknown.into_iter().chain(foreign).collect()
}

/// How many lines of front matter open a Markdown file.
fn front_matter(lines: &[Line], text: &str) -> usize {
    const LONGEST: usize = 200;
    let is_fence = |line: &Line| line.of(text) == "---";
    if !lines.first().is_some_and(is_fence) {
        return 0;
    }
    lines.iter().take(LONGEST).skip(1).position(is_fence).map_or(0, |close| close + 2)
}

/// The marks of notes that the source tells, in order, with those that headings bear: the number of a footnote, glued to
/// their last word.
fn note_marks(blocks: &[Block], text: &str, mut marks: Vec<Span>) -> Vec<Span> {
    let number = |block: &Block| block.marker.map_or("", |marker| marker.of(text)).trim_matches(['[', ']', '.', ')']);
    let notes = blocks.iter().filter(|block| block.kind == ParagraphKind::Footnote);
    let notes: FxHashSet<&str> = notes.map(number).collect();
    let is_heading = |block: &&Block| matches!(block.kind, ParagraphKind::Heading(_));
    for line in blocks.iter().filter(is_heading).filter_map(|block| block.lines.last()) {
        if let Some(mark) = heading::note_mark(line.of(text)).filter(|mark| notes.contains(mark)) {
            marks.push(Span { start: line.end - mark.len() as u32, end: line.end });
        }
    }
    marks.sort_unstable_by_key(|mark| mark.start);
    marks
}

/// Copies the blocks to the running text, in order; what a page break parted is put together.
fn paragraphs(
    blocks: &[Block],
    text: &str,
    marks: &[Span],
    wrapping: Wrapping,
) -> (crate::document::Running, Vec<Paragraph>) {
    let markdown = blocks.iter().any(|block| matches!(block.mark, Some(Mark::Hashes(_))))
        || blocks.first().is_some_and(|block| block.first(text) == "---");
    let mut folder = Folder::new(text, marks, markdown, wrapping.width);
    let mut paragraphs = Vec::with_capacity(blocks.len());
    let mut taken = vec![false; blocks.len()];
    for at in 0..blocks.len() {
        if taken[at] {
            continue;
        }
        let mut parts = vec![&blocks[at]];
        let mut last = at;
        while let Some(next) = continuation(blocks, last, text, wrapping) {
            parts.push(&blocks[next]);
            taken[next] = true;
            last = next;
        }
        let span = folder.paragraph(&parts);
        paragraphs.push(Paragraph {
            kind: blocks[at].kind,
            span,
            marker: blocks[at].marker.filter(|marker| !marker.is_empty()),
            section: None,
        });
    }
    (folder.running, paragraphs)
}

/// How many blocks of furniture and footnotes may stand in the middle of a sentence.
const BETWEEN: usize = 24;

/// The block in which a sentence goes on that a page break cut in `at`.
fn continuation(blocks: &[Block], at: usize, text: &str, wrapping: Wrapping) -> Option<usize> {
    let block = &blocks[at];
    let last = block.last(text);
    if block.kind != ParagraphKind::Prose || last.is_empty() || ends_sentence(last) && !last.ends_with([':', ';']) {
        return None;
    }
    let between = blocks[at + 1..]
        .iter()
        .take(BETWEEN)
        .take_while(|next| matches!(next.kind, ParagraphKind::Furniture | ParagraphKind::Footnote))
        .count();
    let next = blocks.get(at + 1 + between)?;
    let first = next.first(text);
    let full = wrapping.wrapped && last.len() * 100 >= wrapping.width * 75;
    let unmarked = next.kind == ParagraphKind::Prose && next.mark.is_none() && !ends_sentence(last);
    let word = first.split([' ', ',']).next().unwrap_or_default();
    let open = edge::is_open(block, text) && !crate::segment::opens_sentence(word);
    let goes_on = starts_lower(first) && (between > 0 || wrapping.wrapped)
        || (between > 0 && full || open) && starts_upper(first);
    let broken_off = label::opens_speech(block.first(text)) && breaks_off(last, first, next);
    (unmarked && (goes_on || broken_off)).then_some(at + 1 + between)
}

/// Whether the first paragraph of a speech breaks off at the foot of a page: it has no end, and what stands behind a blank
/// line does not begin as a sentence does.
fn breaks_off(last: &str, first: &str, next: &Block) -> bool {
    let word = first.split([' ', ',']).next().unwrap_or_default();
    let small = last.rsplit(' ').next().is_some_and(starts_lower);
    let opens = crate::segment::opens_sentence(word) || label::is_label(first);
    next.kind == ParagraphKind::Prose && small && starts_upper(first) && !opens
}

/// The sections that the headings open; each paragraph learns its own.
fn sections(paragraphs: &mut [Paragraph], running: &crate::document::Running, end: usize) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Vec<u32> = Vec::new();
    for (number, paragraph) in paragraphs.iter_mut().enumerate() {
        if let ParagraphKind::Heading(level) = paragraph.kind
            && !paragraph.span.is_empty()
        {
            let start = running.source_of(paragraph.span.start);
            while open.last().is_some_and(|last| sections[*last as usize].level >= level) {
                close(&mut sections, open.pop(), start);
            }
            open.push(sections.len() as u32);
            sections.push(Section { level, heading: number as u32, span: Span { start, end: start } });
        }
        paragraph.section = open.last().copied();
    }
    while let Some(last) = open.pop() {
        close(&mut sections, Some(last), end as u32);
    }
    sections
}

fn close(sections: &mut [Section], last: Option<u32>, end: u32) {
    if let Some(last) = last {
        sections[last as usize].span.end = end;
    }
}
