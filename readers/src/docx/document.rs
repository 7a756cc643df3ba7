//! One Word document read, from its package to its text.

use super::contents::main_part;
use super::counter::Counter;
use super::drawings::drawings;
use super::furniture::{Furniture, edges};
use super::laid::Laid;
use super::layout::Layout;
use super::met::Met;
use super::notes::Notes;
use super::numbering::NumberingReader;
use super::package::Package;
use super::properties::{Properties, properties};
use super::relations::{Relations, relations_of};
use super::story::Story;
use super::styles::{StyleReader, Styles};
use crate::limits::{Limits, Refusal};
use crate::remark::{Noted, Remark, RemarkKind};
use crate::text::Text;

/// Reads a Word document.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Noted<Text>, Refusal> {
    let mut package = Package::new(bytes, limits)?;
    let root = package.relations("")?;
    let main = main_part(&mut package, &root)?;
    let relations = relations(&mut package, &main)?;
    let styles = styles(&mut package, &relations)?;
    let (body, met) = body(&mut package, &main, &relations, &styles)?;
    let laid = framed(&mut package, &relations, &styles, body, &met)?;
    let properties = properties(&mut package, &root)?;
    let mut remarks = package.remarks;
    remarks.extend(met.remarks());
    match nothing(&laid, &remarks, &met) {
        Some(refusal) => Err(refusal),
        None => Ok(Noted { value: text(laid, properties), remarks }),
    }
}

/// The relations of the main part, guessed from names where they are damaged.
fn relations(package: &mut Package, main: &str) -> Result<Relations, Refusal> {
    let faults = package.remarks.len();
    let mut relations = package.relations(main)?;
    let are_lost = package.remarks.len() > faults || faults > 0 && !package.has(&relations_of(main));
    if relations.is_empty() && are_lost {
        relations.guess(package.parts());
    }
    Ok(relations)
}

/// The part that the main one has a relation of a kind to.
fn related(package: &mut Package, relations: &Relations, kind: &str) -> Option<String> {
    let part = relations.target(kind)?;
    package.require(part).then(|| part.to_string())
}

fn styles(package: &mut Package, relations: &Relations) -> Result<Styles, Refusal> {
    let mut reader = StyleReader::default();
    if let Some(part) = related(package, relations, "styles") {
        package.read(&part, &mut reader)?;
    }
    Ok(reader.styles())
}

fn counter(package: &mut Package, relations: &Relations) -> Result<Counter, Refusal> {
    let mut reader = NumberingReader::default();
    if let Some(part) = related(package, relations, "numbering") {
        package.read(&part, &mut reader)?;
    }
    Ok(Counter::new(reader.numbering))
}

fn notes(package: &mut Package, relations: &Relations, kind: &str, styles: &Styles) -> Result<Notes, Refusal> {
    match related(package, relations, kind) {
        Some(part) => Notes::read(package, &part, styles),
        None => Ok(Notes::default()),
    }
}

/// The body with its notes.
fn body(package: &mut Package, main: &str, relations: &Relations, styles: &Styles) -> Result<(Laid, Met), Refusal> {
    let counter = counter(package, relations)?;
    let footnotes = notes(package, relations, "footnotes", styles)?;
    let endnotes = notes(package, relations, "endnotes", styles)?;
    let drawings = drawings(package, relations)?;
    let mut layout = Layout::new(styles, counter, footnotes, endnotes, drawings);
    let mut sink = |piece| layout.piece(piece);
    let mut story = Story::new(styles, &mut sink);
    package.read(main, &mut story)?;
    let met = story.finish();
    let (laid, missing) = layout.finish(&met.deleted_notes);
    if missing > 0 {
        package.remarks.push(Remark::left_out(format!("{missing} of its notes are missing")));
    }
    Ok((laid, met))
}

/// The body between headers and footers.
fn framed(
    package: &mut Package,
    relations: &Relations,
    styles: &Styles,
    body: Laid,
    met: &Met,
) -> Result<Laid, Refusal> {
    let edges = edges(&met.sections, relations);
    let mut furniture = Furniture::default();
    let front = furniture.lay(package, &edges.front, styles)?;
    let back = furniture.lay(package, &edges.back, styles)?;
    if edges.lost > 0 {
        package.remarks.push(Remark::left_out(format!("{} of its headers and footers are missing", edges.lost)));
    }
    Ok(body.between(front, back))
}

/// Why a document without a word is refused, if it is not simply empty.
fn nothing(laid: &Laid, remarks: &[Remark], met: &Met) -> Option<Refusal> {
    if !laid.parts.is_empty() {
        return None;
    }
    let damage = remarks.iter().find(|remark| remark.kind == RemarkKind::LeftOut);
    let pictures = || (met.pictures > 0).then(|| Refusal::new("holds pictures, but no text"));
    damage.map(|damage| Refusal::new(format!("holds no text that can be read: {}", damage.message))).or_else(pictures)
}

fn text(laid: Laid, properties: Properties) -> Text {
    let Laid { text, parts, marks, pages } = laid;
    // Programs that lay out no pages leave old page starts standing; those that do, count the pages too.
    let agree = !pages.is_empty() && properties.pages == Some(pages.len() + 1) && pages.is_sorted();
    let starts = pages.into_iter().filter(|_| agree).map(|start| start as u32);
    let pages = agree.then_some(0).into_iter().chain(starts).collect();
    Text { text, pages, parts, marks, title: properties.title, ..Text::default() }
}
