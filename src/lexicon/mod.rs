//! From the files of `lexicons/` to what runs: entries, and one matcher over all their forms.

pub mod class;
mod entry;
mod scan;

pub use entry::{Act, Actor, ActorKind, Content, Cue, CuePos, Entry, EntryId, Place, Polarity, Sense};
pub use scan::{Match, Scan, Shape, Token};

/// All lexicons of a run.
#[derive(Clone, Debug, Default)]
pub struct Lexicons {
    /// The lexicons, by id.
    pub lexicons: Vec<Lexicon>,
    /// Their entries.
    pub entries: Vec<Entry>,
    /// The themes of all lexicons of layer `theme`, sorted.
    pub themes: Vec<String>,
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
    /// The entries of the State with this ISO 3166-1 alpha-3 code, in any case.
    pub fn state_entries(&self, code: &str) -> Vec<EntryId> {
        let same = |entry: &Entry| matches!(&entry.sense, Sense::Actor(actor) if actor.kind == ActorKind::State && actor.code.eq_ignore_ascii_case(code));
        let ids = self.entries.iter().enumerate().filter(|(_, entry)| same(entry));
        ids.map(|(id, _)| EntryId(id as u32)).collect()
    }
}
