//! Finding the lexicon files, and building the matcher from them.

use super::class::Classes;
use super::entry::{Entry, EntryId, Sense};
use super::file::{self, Fault, Meaning, Written, WrittenEntry};
use super::inflect::{self, Inflection};
use super::matcher::{Matcher, Owner};
use super::{Lexicon, Lexicons};
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Why lexicons could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A folder or file could not be read.
    #[error("cannot read the lexicon {path}")]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Files have faults.
    #[error("the lexicons have {} faults, the first: {}", .faults.len(), .faults[0])]
    Faulty {
        /// All of them; never empty.
        faults: Vec<Fault>,
    },
}

static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/lexicons");

/// A file's path and text.
pub(super) struct Text {
    pub path: PathBuf,
    pub text: String,
}

impl Lexicons {
    /// The lexicons embedded in the program.
    pub fn embedded() -> Result<Lexicons, Error> {
        Lexicons::load(&[])
    }

    /// The embedded lexicons with the files of folders added; a lexicon with the id of an earlier one takes its place.
    pub fn load(folders: &[PathBuf]) -> Result<Lexicons, Error> {
        let mut texts = embedded();
        for folder in folders {
            texts.extend(folder_texts(folder)?);
        }
        let read = read_all(&texts);
        if !read.faults.is_empty() {
            return Err(Error::Faulty { faults: read.faults });
        }
        Ok(build(read.written))
    }
}

/// The embedded files, in order of their paths.
pub(super) fn embedded() -> Vec<Text> {
    let mut texts = Vec::new();
    collect(&EMBEDDED, &mut texts);
    texts.sort_by(|a, b| a.path.cmp(&b.path));
    texts
}

fn collect(dir: &Dir, texts: &mut Vec<Text>) {
    for file in dir.files().filter(|file| is_lexicon(file.path())) {
        let text = String::from_utf8_lossy(file.contents()).into_owned();
        texts.push(Text { path: Path::new("lexicons").join(file.path()), text });
    }
    for inner in dir.dirs() {
        collect(inner, texts);
    }
}

/// The lexicon files of a folder, in order of their paths.
pub(super) fn folder_texts(folder: &Path) -> Result<Vec<Text>, Error> {
    let mut texts = Vec::new();
    for found in WalkDir::new(folder).sort_by_file_name() {
        let found = found.map_err(|error| Error::Unreadable { path: folder.into(), source: error.into() })?;
        if found.file_type().is_file() && is_lexicon(found.path()) {
            let path = found.path().to_path_buf();
            let text =
                std::fs::read_to_string(&path).map_err(|source| Error::Unreadable { path: path.clone(), source })?;
            texts.push(Text { path, text });
        }
    }
    Ok(texts)
}

fn is_lexicon(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml" || extension == "csv")
}

/// Files read, each with its digest, and the faults of those that could not be.
#[derive(Default)]
pub(super) struct Read {
    pub written: Vec<(Written, String)>,
    pub faults: Vec<Fault>,
}

/// Reads all files; of two lexicons with one id the later stays.
pub(super) fn read_all(texts: &[Text]) -> Read {
    let mut read = Read::default();
    for Text { path, text } in texts {
        let parsed = if path.extension().is_some_and(|extension| extension == "csv") {
            file::csv(path, text)
        } else {
            file::toml(path, text)
        };
        match parsed {
            Ok(written) => {
                read.written.retain(|(earlier, _)| earlier.id != written.id);
                read.written.push((written, format!("{:x}", Sha256::digest(text.as_bytes()))));
            }
            Err(faults) => read.faults.extend(faults),
        }
    }
    read.written.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
    read
}

/// Numbers the entries and adds all their forms to one matcher.
pub(super) fn build(written: Vec<(Written, String)>) -> Lexicons {
    let mut lexicons = Lexicons { themes: themes(&written), ..Lexicons::default() };
    for (file, sha256) in written {
        let theme = file.theme.as_ref().and_then(|theme| lexicons.themes.iter().position(|known| known == theme));
        let number = lexicons.lexicons.len() as u16;
        for entry in file.entries {
            lexicons.add(number, theme.unwrap_or_default() as u16, entry);
        }
        lexicons.lexicons.push(Lexicon { id: file.id, title: file.title, sha256 });
    }
    lexicons
}

fn themes(written: &[(Written, String)]) -> Vec<String> {
    let mut themes: Vec<String> = written.iter().filter_map(|(file, _)| file.theme.clone()).collect();
    themes.sort();
    themes.dedup();
    themes
}

impl Lexicons {
    fn add(&mut self, lexicon: u16, theme: u16, entry: WrittenEntry) {
        let sense = match entry.meaning {
            Meaning::Class(class) => {
                for word in &entry.forms {
                    self.matcher.classify(word, |classes: &mut Classes| classes.insert(class));
                }
                return;
            }
            Meaning::Theme => Sense::Theme(theme),
            Meaning::Sense(ref sense) => sense.clone(),
        };
        let id = EntryId(self.entries.len() as u32);
        add_forms(&mut self.matcher, &entry, lexicon, id);
        self.entries.push(Entry { lexicon, id: entry.id, label: entry.label, sense });
    }
}

fn add_forms(matcher: &mut Matcher, entry: &WrittenEntry, lexicon: u16, id: EntryId) {
    let owner = Owner { lexicon, entry: id, except: false, exact: entry.exact };
    for form in &entry.forms {
        for inflected in inflect::forms(form, entry.inflection, &entry.irregular) {
            matcher.add(&inflected, owner);
        }
    }
    for phrase in &entry.except {
        for inflected in inflect::forms(phrase, Inflection::Noun, &entry.irregular) {
            matcher.add(&inflected, Owner { except: true, exact: false, ..owner });
        }
    }
}
