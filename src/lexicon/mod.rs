//! The lexicons that the program brings along, and those of users beside them.
//!
//! The crate `rapporteur-words` reads and compiles lexicons and scans texts with them. Those of the repository are compiled when the
//! program is built; their files are in it too, for whoever lays lexicons beside them.

pub mod acronym;
mod embedded;
pub mod short_form;

use std::path::{Path, PathBuf};

pub use rapporteur_words::{
    Act, Actor, ActorKind, Complement, Content, Cue, CuePos, Deontic, DeonticForce, Entry, EntryId, Error, Evaluation,
    Fault, Found, Frame, Instrument, InstrumentKind, Issue, Lexicon, Lexicons, Listed, Match, Meeting, Meetings, Met,
    Pattern, Patterns, Place, Polarity, Scan, Sense, Shape, Side, Telling, Token, class, form_words,
};

use rapporteur_words::{Written, compile, read, replacing, unproved, untidy};

/// The embedded lexicons and those of some folders. A lexicon takes the place of one before it with the same id.
///
/// # Errors
///
/// Where a file cannot be read or has faults; all faults of all folders are told. Whether entries are
/// found where their evidence says is not judged here, but by [`check`].
pub fn load(dirs: &[PathBuf]) -> Result<Lexicons, Error> {
    if dirs.is_empty() {
        return Ok(embedded());
    }
    let (mut written, mut faults) = embedded::files();
    for dir in dirs {
        let (theirs, found) = read(dir)?;
        faults.extend(found);
        faults.extend(untidy(&theirs));
        written = rapporteur_words::replaced(written, theirs);
    }
    faults.sort();
    if faults.is_empty() { Ok(compile(&written)) } else { Err(Error::Faulty { faults }) }
}

/// The lexicons that the program brings along.
pub fn embedded() -> Lexicons {
    embedded::compiled()
}

/// Whether the program brings along a lexicon with this id.
pub fn is_embedded(id: &str) -> bool {
    embedded::files().0.iter().any(|file| file.id == id)
}

/// Which lexicons of a folder take the place of those that the program brings along.
///
/// # Errors
///
/// Where the folder or a file of it cannot be read.
pub fn replaced(dir: &Path) -> Result<Vec<Fault>, Error> {
    Ok(replacing(&embedded::files().0, &read(dir)?.0))
}

/// What is no fault in the lexicons of a folder and may surprise: ids that the program has too, plurals without a singular.
///
/// # Errors
///
/// Where the folder or a file of it cannot be read.
pub fn surprises(dir: &Path) -> Result<Vec<Fault>, Error> {
    let (written, _) = read(dir)?;
    let mut surprises = replacing(&embedded::files().0, &written);
    surprises.extend(written.iter().flat_map(rapporteur_words::plurals));
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
    let (written, mut faults) = written(dir)?;
    faults.extend(untidy(&written));
    let all = rapporteur_words::replaced(embedded::files().0, written.clone());
    faults.extend(unproved(&all, &written));
    faults.sort();
    Ok(faults)
}

/// The entries of the themes of a folder, or of those in the program, with all of their forms.
///
/// # Errors
///
/// Where the folder or a file of it cannot be read, or has faults.
pub fn listed(dir: Option<&Path>) -> Result<Vec<Listed>, Error> {
    let (written, faults) = written(dir)?;
    if faults.is_empty() { Ok(rapporteur_words::listed(&written)) } else { Err(Error::Faulty { faults }) }
}

/// The files of a folder, or of the program, and what cannot be understood in them.
fn written(dir: Option<&Path>) -> Result<(Vec<Written>, Vec<Fault>), Error> {
    match dir {
        Some(dir) => read(dir),
        None => Ok(embedded::files()),
    }
}
