//! Web pages: HTML and XHTML as files, and packed as MHTML.
//!
//! A page is decoded, parsed as the standard says, cut into blocks, freed of navigation and written as plain text. What a
//! browser would lose in silence, such as all that stands behind a comment without end, is read or told.

mod block;
mod charset;
mod content;
mod element;
mod fault;
mod fold;
mod guard;
mod list;
mod mhtml;
mod note;
mod parse;
mod region;
mod shown;
mod sink;
mod table;
mod tag;
mod title;
mod tree;
mod write;

use crate::limits::{Limits, Refusal};
use crate::markup::message;
use crate::remark::{Noted, Remark, RemarkKind};
use crate::text::Text;
use block::Page;
use html5ever::tendril::StrTendril;
use parse::Parsed;
use tree::Tree;

/// Reads a web page.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Noted<Text>, Refusal> {
    let decoded = if message::is_page(bytes) { mhtml::page(bytes)? } else { charset::decode(bytes, None) };
    let Noted { value: source, mut remarks } = decoded;
    let source = StrTendril::from(source);
    let parsed = parse::parse(&source, limits.depth);
    remarks.extend(damage(&parsed, &source));
    let (page, mut told) = shown(&parsed.tree);
    let choice = content::choose(&page);
    if choice.words > 0 {
        let message = format!(
            "{} words of menus, headers and other navigation are left out, {} of them in paragraphs",
            choice.words, choice.prose
        );
        told.push(remark(RemarkKind::Aside, message));
    }
    remarks.append(&mut told);
    let text = write::write(&page, &choice.kept);
    Ok(Noted { value: Text { title: title::title(&parsed.tree), ..text }, remarks })
}

/// The page as a browser shows it; with what it hides where that is most of it.
fn shown(tree: &Tree) -> (Page, Vec<Remark>) {
    let page = block::blocks(tree, false);
    let prose: usize = page.blocks.iter().map(content::prose).sum();
    let hidden = page.hidden;
    if hidden.prose > prose {
        let message = format!("the page hides {} words until it is used; they are read", hidden.words);
        return (block::blocks(tree, true), vec![remark(RemarkKind::Aside, message)]);
    }
    let message = format!("{} words that the page does not show are left out", hidden.words);
    let told = (hidden.words > 0).then(|| remark(RemarkKind::Aside, message));
    (page, told.into_iter().collect())
}

fn remark(kind: RemarkKind, message: String) -> Remark {
    Remark { span: None, kind, message }
}

/// What is wrong with a page.
fn damage(parsed: &Parsed, source: &str) -> Vec<Remark> {
    let Parsed { seen, faults, hidden, .. } = parsed;
    let mended = faults.iter().map(|(fault, at)| {
        format!("{} at byte {at} does not end where it should; what it hid is read as text", fault.name())
    });
    let left_out = hidden.iter().map(|(fault, at)| {
        let (name, bytes) = (fault.name(), source.len() - at);
        format!("{name} at byte {at} does not end where it should; text in the {bytes} bytes behind it may be missing")
    });
    let cut = hidden.is_empty() && !seen.ended.get() && (seen.opened.get() || seen.open.get() > 0);
    let cut = cut.then(|| "the page ends without its last tags; it may have been cut off".to_string());
    let zeros = memchr::memchr_iter(0, source.as_bytes()).count();
    let zeros = (zeros > 0).then(|| format!("{zeros} characters are zero; text may be missing there"));
    let deep = seen.deep.get();
    let deep = (deep > 0)
        .then(|| format!("{deep} elements are nested too deep; their text is read as if they were not there"));
    let lost = mended.chain(left_out).chain(cut).chain(zeros).map(|message| remark(RemarkKind::LeftOut, message));
    lost.chain(deep.map(|message| remark(RemarkKind::Aside, message))).collect()
}
