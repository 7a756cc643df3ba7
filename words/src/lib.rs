//! How a text is cut into words, and the lexicons that say what they mean.
//!
//! The files of a folder are read ([`read`]), compiled into one matcher ([`compile`]), and a text is scanned with it
//! ([`Lexicons::scan`]). Compiled lexicons can be kept as bytes ([`Lexicons::to_bytes`]) and are had again without reading a file.

mod bulk;
pub mod class;
mod compile;
mod entry;
mod evidence;
mod fault;
mod file;
mod folder;
mod image;
mod inflect;
mod issue;
mod lexicons;
mod listed;
mod matcher;
mod meeting;
mod pattern;
pub mod piece;
mod roster;
mod scan;
mod spelling;
mod table;
mod tidy;
mod tree;
mod vocabulary;
mod window;
mod written;

pub use compile::compile;
pub use entry::{
    Act, Actor, ActorKind, Complement, Content, Cue, CuePos, Deontic, DeonticForce, Entry, EntryId, Evaluation, Frame,
    Instrument, InstrumentKind, Issue, Pattern, Place, Polarity, Sense, Side,
};
pub use evidence::faults as unproved;
pub use fault::{Error, Fault};
pub use folder::{read, read_all, replaced, replacing};
pub use lexicons::{Lexicon, Lexicons};
pub use listed::{Listed, form_words, listed};
pub use meeting::{Meeting, Meetings, Met, Telling};
pub use pattern::{Found, Patterns};
pub use scan::{Match, Scan, Shape, Token};
pub use tidy::{faults as untidy, plurals};
pub use written::Written;
