//! What is wrong with a file: what it promises and its pages do not show.
//!
//! Interpreters mend what they can and pass over the rest, so a file that lost half of its text may look whole. These
//! tell: the end of the file, the count of pages, objects that are listed and cannot be read, references that lead
//! nowhere, contents that break off, checksums of compressed streams, fonts that cannot be read, and letters that the structure cites and no page
//! draws.

use super::content::Contents;
use super::draft::Draft;
use super::objects::Objects;
use super::stream::is_whole;
use crate::limits::Limits;
use crate::remark::{Remark, RemarkKind};
use hayro_interpret::hayro_syntax::Pdf;

/// What was found, each as what one says of the file.
#[derive(Debug, Default)]
pub(super) struct Damage {
    lost: Vec<String>,
    /// Letters that are drawn where nobody sees them.
    outside: usize,
    /// Why a file without a letter has none.
    empty: Option<&'static str>,
}

impl Damage {
    pub fn remarks(self) -> Vec<Remark> {
        let outside =
            || Remark::new(RemarkKind::Aside, format!("outside the pages: {}", counted(self.outside, "letter")));
        let outside = (self.outside > 0).then(outside);
        self.lost.into_iter().map(Remark::left_out).chain(outside).collect()
    }

    /// Why the file cannot be read, where it has no text.
    pub fn why_empty(&self) -> String {
        let lost = || self.lost.first().map(|lost| format!("holds no text; {lost}"));
        self.empty.map(String::from).or_else(lost).unwrap_or_else(|| "holds no text".into())
    }

    fn add(&mut self, count: usize, words: impl FnOnce(usize) -> String) {
        if count > 0 {
            self.lost.push(words(count));
        }
    }
}

/// Looks for damage in a file whose pages have been laid out.
pub(super) fn find(bytes: &[u8], pdf: &Pdf, drafts: &[Draft], lost_fonts: usize, limits: &Limits) -> Damage {
    let mut damage = Damage::default();
    damage.pages(pdf, drafts, limits);
    let objects = Objects::of(pdf);
    damage.add(objects.unreadable, |count| format!("unreadable: {} of its list", counted(count, "object")));
    damage.add(objects.missing, |count| format!("missing: {} of its pages", counted(count, "part")));
    damage.add(objects.pages_missing, |count| format!("missing: {} that it counts", counted(count, "page")));
    let broken = objects.streams.iter().filter(|stream| !is_whole(stream, limits)).count();
    damage.add(broken, |count| format!("damaged: {}", counted(count, "compressed part")));
    let contents = Contents::of(pdf, &objects.streams);
    damage
        .add(contents.broken, |count| format!("damaged: {} that cannot be read to the end", counted(count, "content")));
    damage.add(contents.unshown, |count| format!("unread: {} that no known operator shows", counted(count, "string")));
    damage.add(contents.nameless, |count| format!("missing: {} that its pages name", counted(count, "resource")));
    damage.add(lost_fonts, |count| format!("unreadable: {}", counted(count, "font")));
    if !has_end(bytes) {
        damage.lost.push("it has no end: the file was cut off".into());
    }
    damage
}

impl Damage {
    fn pages(&mut self, pdf: &Pdf, drafts: &[Draft], limits: &Limits) {
        let beyond = pdf.pages().len().saturating_sub(limits.pages as usize);
        self.add(beyond, |count| format!("left out: {} beyond the limit", counted(count, "page")));
        let numbers = |holds: &dyn Fn(&Draft) -> bool| {
            let numbered = drafts.iter().zip(1..).filter(|(draft, _)| holds(draft));
            numbered.map(|(_, number)| number).collect::<Vec<u32>>()
        };
        let unknown = numbers(&Draft::is_unknown);
        let pictures = numbers(&Draft::is_picture);
        let doubtful = numbers(&|draft| !draft.is_unknown() && draft.lacks_letters());
        let missing = numbers(&|draft| draft.missing > 0);
        self.outside = drafts.iter().map(|draft| draft.outside).sum();
        let of = |pages: &[u32], words: &str| (!pages.is_empty()).then(|| format!("{} {words}", listed(pages)));
        self.lost.extend(of(&unknown, "without usable text: the fonts do not tell the letters"));
        self.lost.extend(of(&doubtful, "with letters that the fonts do not tell; U+FFFD stands for them"));
        self.lost.extend(of(&pictures, "without text: a picture, as of a scan"));
        self.lost.extend(of(&missing, "without some of the words that the file's structure cites"));
        self.empty = match () {
            _ if !unknown.is_empty() => Some("has no usable text: its fonts do not tell the letters"),
            _ if !pictures.is_empty() => Some("has no text: its pages are pictures, as of a scan"),
            _ => None,
        };
    }
}

/// `pages 2, 3 and 7`, of many the first.
fn listed(pages: &[u32]) -> String {
    const MOST: usize = 8;
    let words: Vec<String> = pages.iter().take(MOST).map(u32::to_string).collect();
    match (words.as_slice(), pages.len() - words.len()) {
        ([one], _) => format!("page {one}"),
        (shown, 0) => format!("pages {} and {}", shown[..shown.len() - 1].join(", "), shown[shown.len() - 1]),
        (shown, more) => format!("pages {} and {more} more", shown.join(", ")),
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Whether the end mark stands near the end of the file.
fn has_end(bytes: &[u8]) -> bool {
    const NEAR: usize = 2048;
    memchr::memmem::find(&bytes[bytes.len().saturating_sub(NEAR)..], b"%%EOF").is_some()
}
