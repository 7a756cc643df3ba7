//! From the files of `lexicons/` to what runs: entries, and one matcher over all their forms.
//!
//! Lexicons are data that linguists and lawyers edit; `docs/lexicons.md` describes the files. Those of the repository
//! are embedded in the program. A scan of a text yields its tokens and every hit of every entry, in one pass.

mod check;
pub mod class;
mod entry;
mod file;
mod inflect;
mod load;
mod matcher;
mod scan;
mod tokenize;

pub use check::check;
pub use entry::{Act, Actor, ActorKind, Content, Cue, CuePos, Entry, EntryId, Place, Polarity, Sense};
pub use file::Fault;
pub use load::Error;
pub use scan::{Match, Scan, Shape, Token};

use crate::segment::Sentence;
use matcher::Matcher;

/// All lexicons of a run.
#[derive(Clone, Debug, Default)]
pub struct Lexicons {
    /// The lexicons, by id.
    pub lexicons: Vec<Lexicon>,
    /// Their entries.
    pub entries: Vec<Entry>,
    /// The themes of all lexicons of layer `theme`, sorted.
    pub themes: Vec<String>,
    matcher: Matcher,
}

/// One lexicon, without its entries.
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// Unique id; datasets cite entries as `id/entry`.
    pub id: String,
    /// Its name for a reader.
    pub title: String,
    /// SHA-256 of the file it was read from.
    pub sha256: String,
}

impl Lexicons {
    /// The words of a text and every entry met among them; `sentences` are spans of `text` in order.
    pub fn scan(&self, text: &str, sentences: &[Sentence]) -> Scan {
        self.matcher.scan(text, sentences, self.lexicons.len())
    }

    /// An entry as datasets cite it: `law/use-of-force`.
    pub fn citation(&self, entry: EntryId) -> (&str, &str) {
        let entry = &self.entries[entry.0 as usize];
        (&self.lexicons[entry.lexicon as usize].id, &entry.id)
    }

    /// The entries of the State with this ISO 3166-1 alpha-3 code, in any case; the one by name first.
    pub fn state_entries(&self, code: &str) -> Vec<EntryId> {
        let same = |entry: &Entry| matches!(&entry.sense, Sense::Actor(actor) if actor.kind == ActorKind::State && !actor.demonym && actor.code.eq_ignore_ascii_case(code));
        let ids = self.entries.iter().enumerate().filter(|(_, entry)| same(entry));
        ids.map(|(id, _)| EntryId(id as u32)).collect()
    }
}
