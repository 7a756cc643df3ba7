//! What a document says of itself apart from its text: its title, how many pages it has.

use super::package::Package;
use super::relations::Relations;
use super::space::Space;
use super::xml::{Attributes, Follow, Handler};
use crate::limits::Refusal;

/// A title longer than this, in bytes, is none.
const LONGEST_TITLE: usize = 300;

/// What a document says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Properties {
    /// Its title, if that is more than the name of a file.
    pub title: Option<String>,
    /// How many pages it had when it was last laid out.
    pub pages: Option<usize>,
}

/// Reads the properties that a package relates to.
pub(super) fn properties(package: &mut Package, relations: &Relations) -> Result<Properties, Refusal> {
    let mut values = Values::default();
    for kind in ["core-properties", "extended-properties", "extendedProperties"] {
        if let Some(part) = relations.target(kind) {
            package.read(part, &mut values)?;
        }
    }
    let title = values.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = Some(title).filter(|title| is_title(title));
    Ok(Properties { title, pages: values.pages.trim().parse().ok() })
}

/// Whether a title is more than what a program puts there by itself.
fn is_title(title: &str) -> bool {
    const NONE: [&str; 6] =
        ["untitled", "title", "document", "word document", "microsoft word", "microsoft word document"];
    let lower = title.to_lowercase();
    let bare = lower.trim_end_matches(|last: char| last.is_ascii_digit() || last == ' ');
    let is_file = [".doc", ".docx", ".docm", ".dot", ".dotx", ".rtf", ".pdf"].iter().any(|end| lower.ends_with(end));
    !(bare.is_empty() || NONE.contains(&bare) || is_file || lower.starts_with("microsoft word - "))
        && title.len() <= LONGEST_TITLE
}

/// Hears the values.
#[derive(Default)]
struct Values {
    title: String,
    pages: String,
    path: Vec<Value>,
}

#[derive(Clone, Copy)]
enum Value {
    Title,
    Pages,
    Other,
}

impl Handler for Values {
    fn open(&mut self, _: Space, name: &str, _: &Attributes) -> Follow {
        let value = match name {
            "title" => Value::Title,
            "Pages" => Value::Pages,
            _ => Value::Other,
        };
        self.path.push(value);
        Follow::In
    }

    fn close(&mut self) {
        self.path.pop();
    }

    fn text(&mut self, text: &str) {
        match self.path.last() {
            Some(Value::Title) if self.title.len() <= LONGEST_TITLE => self.title.push_str(text),
            Some(Value::Pages) if self.pages.len() < 10 => self.pages.push_str(text),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_programs_make_are_none() {
        assert!(is_title("Report of the Group of Governmental Experts"));
        for title in ["", "Microsoft Word - A.doc", "Untitled 1", "A_80_6.docx", "Document1"] {
            assert!(!is_title(title), "{title}");
        }
    }
}
