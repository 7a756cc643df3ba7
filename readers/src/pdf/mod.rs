//! Portable documents (PDF).
//!
//! The format says where each letter stands, and seldom what it belongs to. Letters become rows of words, rows become
//! columns in reading order, their lines become blocks. Where the file has a structure of its own (it is tagged), that
//! tells the blocks, their order and the headings. What could not be read is told in remarks, by comparing what the file
//! promises with what was drawn.

mod annotation;
mod beside;
mod block;
mod bookmark;
mod column;
mod content;
mod damage;
mod draft;
mod font;
mod hocr;
mod interpret;
mod letter;
mod line;
mod margin;
mod objects;
mod page;
mod picture;
mod recognised;
mod row;
mod scan;
mod sheet;
mod stack;
mod stream;
mod table;
mod tags;
mod writer;

use crate::limits::Refusal;
use crate::means::Means;
use crate::remark::Noted;
use crate::text::Text;
use draft::Draft;
use interpret::Drawer;
use scan::Scanner;
use sheet::Sheet;
use tags::Tags;

/// Reads a PDF file.
pub(crate) fn read(bytes: &[u8], means: &mut Means) -> Result<Noted<Text>, Refusal> {
    let limits = means.limits;
    let pdf = interpret::open(bytes).map_err(Refusal::new)?;
    let tags = Tags::read(&pdf);
    let drawer = Drawer::new(&pdf);
    let mut scanner = Scanner::new(means);
    let leaves = pdf.pages().iter().take(limits.pages as usize).zip(0..);
    let draft = |(leaf, number)| scanner.draft(leaf, number, Draft::new(&drawer.page(leaf), number, &tags));
    let mut drafts: Vec<Draft> = leaves.map(draft).collect();
    let damage = damage::find(bytes, &pdf, &drafts, drawer.lost_fonts(), limits);
    drafts.iter_mut().for_each(Draft::drop_unknown);
    margin::part(&mut drafts);
    let sheets = sheet::sheets(drafts, &bookmark::bookmarks(&pdf));
    if sheets.iter().all(Sheet::is_empty) {
        let words = [Some(damage.why_empty()), scanner.fault()].into_iter().flatten().collect::<Vec<_>>().join("; ");
        return Err(Refusal { pictured: !scanner.reads(), ..Refusal::new(words) });
    }
    let title = bookmark::title(&pdf);
    let text = Text { title, ocr: scanner.count(), ..writer::text(sheets) };
    let remarks = damage.remarks().into_iter().chain(annotation::remark(&pdf)).chain(scanner.remarks(&text)).collect();
    Ok(Noted { value: text, remarks })
}
