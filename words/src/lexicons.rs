//! All lexicons of a run, compiled.

use super::entry::{ActorKind, Entry, EntryId, Instrument, Sense};
use super::matcher;
use super::meeting::Meetings;
use super::pattern::Patterns;
use super::scan::Scan;
use super::tree::Tree;
use rapporteur_span::Span;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// All lexicons of a run.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Lexicons {
    /// The lexicons, by id.
    pub lexicons: Vec<Lexicon>,
    /// Their entries.
    pub entries: Vec<Entry>,
    /// The themes of all lexicons of layer `theme`, sorted.
    pub themes: Vec<String>,
    /// The patterns of issues and norms.
    pub patterns: Patterns,
    /// The concepts that tell of issues where they meet.
    pub meetings: Meetings,
    /// The concepts within which issues stand, sorted.
    pub domains: Vec<EntryId>,
    /// The entries of layer `instrument` that have a document symbol, by it.
    pub(super) symbols: FxHashMap<String, EntryId>,
    pub(super) tree: Tree,
}

/// One lexicon, without its entries.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Lexicon {
    /// Unique id; datasets cite entries as `id/entry`.
    pub id: String,
    /// Its name for a reader.
    pub title: String,
    /// SHA-256 of the file it was read from.
    pub sha256: String,
}

impl Lexicons {
    /// Cuts the sentences of a text into tokens and finds every entry among them, in one pass.
    pub fn scan(&self, text: &str, sentences: impl IntoIterator<Item: Into<Span>>) -> Scan {
        matcher::scan(&self.tree, text, sentences)
    }

    /// An entry as datasets cite it: the id of its lexicon and its own.
    pub fn citation(&self, entry: EntryId) -> (&str, &str) {
        let entry = &self.entries[entry.0 as usize];
        (&self.lexicons[entry.lexicon as usize].id, &entry.id)
    }

    /// The treaty, instrument or report that an entry names; none for entries of other layers.
    pub fn instrument(&self, entry: EntryId) -> Option<&Instrument> {
        match &self.entries[entry.0 as usize].sense {
            Sense::Instrument(instrument) => Some(instrument),
            _ => None,
        }
    }

    /// The treaty, instrument or report with a document symbol.
    pub fn instrument_with(&self, symbol: &str) -> Option<&Instrument> {
        self.symbols.get(symbol).and_then(|entry| self.instrument(*entry))
    }

    /// The State with this ISO 3166-1 alpha-3 code, else the bloc, organization or body with this code, in any case.
    pub fn actor_entry(&self, code: &str) -> Option<EntryId> {
        let is_it = |entry: &Entry| match &entry.sense {
            Sense::Actor(actor) => !actor.demonym && actor.code.eq_ignore_ascii_case(code),
            _ => false,
        };
        let other = || self.entries.iter().position(is_it).map(|id| EntryId(id as u32));
        self.state_entries(code).first().copied().or_else(other)
    }

    /// The entries of the State with this ISO 3166-1 alpha-3 code, in any case, leaving out its demonyms.
    pub fn state_entries(&self, code: &str) -> Vec<EntryId> {
        let is_it = |entry: &Entry| match &entry.sense {
            Sense::Actor(actor) => {
                actor.kind == ActorKind::State && !actor.demonym && actor.code.eq_ignore_ascii_case(code)
            }
            _ => false,
        };
        let ids = self.entries.iter().enumerate().filter(|(_, entry)| is_it(entry));
        ids.map(|(id, _)| EntryId(id as u32)).collect()
    }
}
