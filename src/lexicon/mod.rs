//! From the files of `lexicons/` to what runs: entries, and one matcher over all their forms.

pub mod acronym;
pub mod class;
mod compile;
mod entry;
mod evidence;
mod fault;
mod file;
mod folder;
mod inflect;
mod issue;
mod listed;
mod matcher;
mod meeting;
mod pattern;
mod piece;
mod roster;
mod scan;
pub mod short_form;
mod spelling;
mod table;
mod tidy;
mod tree;
mod vocabulary;
mod window;
mod written;

use std::path::{Path, PathBuf};

pub use entry::{
    Act, Actor, ActorKind, Complement, Content, Cue, CuePos, Deontic, DeonticForce, Entry, EntryId, Evaluation, Frame,
    Instrument, InstrumentKind, Issue, Pattern, Place, Polarity, Sense, Side,
};
pub use fault::{Error, Fault};
pub use listed::{Listed, form_words, listed};
pub use meeting::{Meeting, Meetings, Met, Telling};
pub use pattern::{Found, Patterns};
pub use scan::{Match, Scan, Shape, Token};

use rustc_hash::FxHashMap;

use crate::segment::Sentence;
use tree::Tree;

/// All lexicons of a run.
#[derive(Clone, Debug, Default)]
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
    symbols: FxHashMap<String, EntryId>,
    tree: Tree,
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
    /// The lexicons that the program brings along.
    ///
    /// # Errors
    ///
    /// Where a file of them cannot be understood; a test holds that none is so.
    pub fn embedded() -> Result<Lexicons, Error> {
        Lexicons::load(&[])
    }

    /// The embedded lexicons and those of some folders. A lexicon takes the place of one before it with the same id.
    ///
    /// # Errors
    ///
    /// Where a file cannot be read or has faults; all faults of all folders are told. Whether entries are
    /// found where their evidence says is not judged here, but by [`check`].
    pub fn load(dirs: &[PathBuf]) -> Result<Lexicons, Error> {
        let (mut written, mut faults) = folder::embedded();
        for dir in dirs {
            let (theirs, found) = folder::read(dir)?;
            faults.extend(found);
            faults.extend(tidy::faults(&theirs));
            written = folder::replaced(written, theirs);
        }
        faults.sort();
        if faults.is_empty() { Ok(compile::compile(&written)) } else { Err(Error::Faulty { faults }) }
    }

    /// Cuts the sentences of a text into tokens and finds every entry among them, in one pass.
    pub fn scan(&self, text: &str, sentences: &[Sentence]) -> Scan {
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

/// Whether the program brings along a lexicon with this id.
pub fn is_embedded(id: &str) -> bool {
    folder::embedded().0.iter().any(|file| file.id == id)
}

/// Which lexicons of a folder take the place of those that the program brings along.
///
/// # Errors
///
/// Where the folder or a file of it cannot be read.
pub fn replaced(dir: &Path) -> Result<Vec<Fault>, Error> {
    Ok(folder::replacing(&folder::embedded().0, &folder::read(dir)?.0))
}

/// What is no fault in the lexicons of a folder and may surprise: ids that the program has too, plurals without a singular.
///
/// # Errors
///
/// Where the folder or a file of it cannot be read.
pub fn surprises(dir: &Path) -> Result<Vec<Fault>, Error> {
    let (written, _) = folder::read(dir)?;
    let mut surprises = folder::replacing(&folder::embedded().0, &written);
    surprises.extend(written.iter().flat_map(tidy::plurals));
    surprises.sort();
    Ok(surprises)
}

/// Every fault of the lexicons of a folder, or of the embedded ones, by file and line.
///
/// The evidence of a folder's entries is judged with the embedded lexicons beside them, as they will run.
///
/// # Errors
///
/// Where the folder or a file of it cannot be read.
pub fn check(dir: Option<&Path>) -> Result<Vec<Fault>, Error> {
    let (written, mut faults) = match dir {
        Some(dir) => folder::read(dir)?,
        None => folder::embedded(),
    };
    faults.extend(tidy::faults(&written));
    let all = folder::replaced(folder::embedded().0, written.clone());
    faults.extend(evidence::faults(&all, &written));
    faults.sort();
    Ok(faults)
}
