//! What the codes in the tables stand for: the rows of `issues` and `gge_norms`, which no document adds to.

use super::rows::{Bytes, Formats, Rows};
use super::schema::Name;
use crate::lexicon::{Lexicons, Sense};

/// The rows of both tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabulary(Vec<(Name, Bytes)>);

impl Vocabulary {
    /// The rows of a table; none where documents add to it.
    pub(super) fn rows(&self, name: Name) -> Option<&Bytes> {
        self.0.iter().find(|(table, _)| *table == name).map(|(_, rows)| rows)
    }
}

/// What the codes stand for by some lexicons.
pub(super) fn vocabulary(lexicons: &Lexicons, formats: Formats) -> Vocabulary {
    let rows = |name: Name| Rows::new(name.table(), formats);
    let (mut issues, mut norms) = (rows(Name::Issues), rows(Name::GgeNorms));
    for entry in &lexicons.entries {
        match &entry.sense {
            Sense::Issue(issue) => {
                issues.text(&lexicons.lexicons[entry.lexicon as usize].id);
                issues.text(&entry.id);
                issues.text(&entry.label);
                issues.text(&issue.proposition);
                issues.end();
            }
            Sense::GgeNorm(letter) => {
                norms.text(letter.encode_utf8(&mut [0; 4]));
                norms.text(&entry.label);
                norms.end();
            }
            _ => {}
        }
    }
    Vocabulary(vec![(Name::Issues, issues.into_bytes()), (Name::GgeNorms, norms.into_bytes())])
}
