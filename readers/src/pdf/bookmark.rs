//! What a file says beside its pages: bookmarks, which name its sections, and its title.

use super::line::Line;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::dict::keys::{FIRST, NEXT, OUTLINES, TITLE};
use hayro_interpret::hayro_syntax::object::{Dict, String as Words};
use rustc_hash::{FxHashMap, FxHashSet};

/// Bookmarks that a file may have.
const MOST: usize = 10_000;

/// The words of bookmarks with their depth, 1 being the highest.
#[derive(Debug, Default)]
pub(super) struct Bookmarks(FxHashMap<String, u8>);

impl Bookmarks {
    /// The depth of the bookmark of which some lines are the words.
    pub fn level(&self, lines: &[Line]) -> Option<u8> {
        const LONGEST: usize = 6;
        if self.0.is_empty() || lines.len() > LONGEST {
            return None;
        }
        let words = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
        self.0.get(&key(&words)).copied()
    }
}

/// Letters and digits alone, for blanks and marks differ.
fn key(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The bookmarks of a file.
pub(super) fn bookmarks(pdf: &Pdf) -> Bookmarks {
    let mut found = Bookmarks::default();
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let first =
        catalog.and_then(|catalog| catalog.get::<Dict<'_>>(OUTLINES)).and_then(|root| root.get::<Dict<'_>>(FIRST));
    let mut open: Vec<(Dict<'_>, u8)> = first.into_iter().map(|first| (first, 1)).collect();
    let mut seen = FxHashSet::default();
    while let Some((entry, level)) = open.pop() {
        if seen.len() >= MOST || !seen.insert(entry.obj_id()) {
            break;
        }
        if let Some(title) = entry.get::<Words<'_>>(TITLE) {
            let key = key(&decoded(title.as_bytes()));
            if !key.is_empty() {
                found.0.entry(key).or_insert(level);
            }
        }
        open.extend(entry.get::<Dict<'_>>(NEXT).map(|next| (next, level)));
        open.extend(entry.get::<Dict<'_>>(FIRST).map(|first| (first, level.saturating_add(1).min(6))));
    }
    found
}

/// The title of a file, unless it is the name that a program gave it.
pub(super) fn title(pdf: &Pdf) -> Option<String> {
    const ENDINGS: [&str; 7] = [".doc", ".docx", ".pdf", ".indd", ".rtf", ".wpd", ".dotm"];
    let title = decoded(pdf.metadata().title.as_deref()?);
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = title.to_lowercase();
    let named = lower.starts_with("microsoft word") || ENDINGS.iter().any(|ending| lower.ends_with(ending));
    (!title.is_empty() && title.contains(' ') && !named).then_some(title)
}

/// A text string: UTF-16 or UTF-8 by its mark, else Latin letters.
fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
