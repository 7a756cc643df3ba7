//! Which files the paths of a user stand for, and which of them are passed over.

use crate::input::Input;
use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};
use rustc_hash::FxHashSet;
use std::fmt;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// What a folder holds and nobody wants to have read.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Files and folders whose name, or path within the folder that the user names, matches.
    excluded: GlobSet,
    /// Whether a folder is the work of a program, not of an author.
    is_made: fn(&Path) -> bool,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules { excluded: GlobSet::empty(), is_made: |_| false }
    }
}

impl Rules {
    /// Rules that pass over what one of these globs matches, and folders that are made.
    pub fn new(globs: &[String], is_made: fn(&Path) -> bool) -> Result<Rules, globset::Error> {
        let mut excluded = GlobSetBuilder::new();
        for glob in globs {
            excluded.add(path_glob(glob.trim_end_matches('/'))?);
        }
        Ok(Rules { excluded: excluded.build()?, is_made })
    }

    /// Why something in a folder is passed over, if it is.
    fn passes_over(&self, entry: &DirEntry, within: &Path) -> Option<Why> {
        let (name, path) = (entry.file_name(), entry.path());
        let text = name.to_string_lossy();
        let is_folder = entry.file_type().is_dir();
        let why = [
            (is_hidden(&text), Why::Hidden),
            (!is_folder && is_description(&text), Why::Description),
            (!is_folder && is_leftover(&text), Why::Leftover),
            (is_folder && (self.is_made)(path), Why::Made),
            (self.excluded.is_match(name) || self.excluded.is_match(within), Why::Excluded),
        ];
        why.into_iter().find_map(|(holds, why)| holds.then_some(why))
    }
}

/// A glob whose `*` stays within a folder.
fn path_glob(glob: &str) -> Result<Glob, globset::Error> {
    GlobBuilder::new(glob).literal_separator(true).build()
}

/// Why a file or folder is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its name begins with a full stop, as people hide files.
    Hidden,
    /// It describes the others: `README.md`.
    Description,
    /// An editor or office program has left it behind: a copy, a lock.
    Leftover,
    /// A program made it.
    Made,
    /// The user says so.
    Excluded,
    /// It was named before.
    Repeated,
}

impl fmt::Display for Why {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(match self {
            Why::Hidden => "hidden",
            Why::Description => "describes the other files",
            Why::Leftover => "a copy or lock that a program left behind",
            Why::Made => "an earlier dataset",
            Why::Excluded => "excluded",
            Why::Repeated => "named twice",
        })
    }
}

/// What some paths stand for.
#[derive(Debug, Default)]
pub struct Listing {
    /// What is to be read, in the order of the paths; a folder's files in the order of their paths.
    pub inputs: Vec<Input>,
    /// What is not, and why.
    pub passed_over: Vec<(PathBuf, Why)>,
}

impl Listing {
    /// Expands files, folders and `-`. What the user names itself is passed over only where it is named twice.
    ///
    /// Links to folders are not followed, so no walk goes in a circle.
    pub fn of(paths: &[PathBuf], rules: &Rules) -> Listing {
        let mut listing = Listing::default();
        for path in paths {
            match path.as_path() {
                path if path == Path::new("-") => listing.inputs.push(Input::Standard),
                path if path.is_dir() => listing.walk(path, rules),
                path => listing.inputs.push(Input::File(path.to_path_buf())),
            }
        }
        listing.pass_over_repeated();
        listing
    }

    fn walk(&mut self, folder: &Path, rules: &Rules) {
        let mut walk = WalkDir::new(folder).sort_by_file_name().into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.inputs.push(broken(folder, &error));
                    continue;
                }
            };
            let within = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let why = if entry.depth() == 0 { None } else { rules.passes_over(&entry, within) };
            match why {
                Some(why) => {
                    if entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                    self.passed_over.push((entry.into_path(), why));
                }
                None if is_folder(&entry) => {}
                None => self.inputs.push(Input::File(entry.into_path())),
            }
        }
    }

    /// Passes over files under a second spelling of their path.
    fn pass_over_repeated(&mut self) {
        let mut seen = FxHashSet::default();
        let passed_over = &mut self.passed_over;
        self.inputs.retain(|input| {
            let new = spelled_out(input).is_none_or(|path| seen.insert(path));
            if !new {
                passed_over.push((input.path().to_path_buf(), Why::Repeated));
            }
            new
        });
    }
}

/// The path of a file from the root on. A link counts as a file of its own.
fn spelled_out(input: &Input) -> Option<PathBuf> {
    let Input::File(path) = input else { return None };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Some(folder.canonicalize().ok()?.join(path.file_name()?))
}

/// A folder, or a link to one; a link that leads nowhere is told when it is read.
fn is_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_dir() || entry.path_is_symlink() && entry.path().is_dir()
}

fn broken(folder: &Path, error: &walkdir::Error) -> Input {
    let path = error.path().unwrap_or(folder).to_path_buf();
    Input::Broken { path, reason: error.to_string() }
}

/// Whether a name is one that people hide: `.git`, `.DS_Store`, but not `..`.
pub(crate) fn is_hidden(name: &str) -> bool {
    name.starts_with('.') && !name.trim_matches('.').is_empty() || name == "__MACOSX"
}

/// Whether a file describes the others.
pub(crate) fn is_description(name: &str) -> bool {
    name == "README.md"
}

/// Whether a program has left a file behind: a copy of an editor, a lock of an office program, what a system keeps for
/// itself.
pub(crate) fn is_leftover(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let ends = ["~", ".bak", ".swp", ".tmp", ".crdownload", ".part"].iter().any(|end| lower.ends_with(end));
    ends || lower.starts_with("~$")
        || lower.starts_with('#') && lower.ends_with('#')
        || matches!(lower.as_str(), "thumbs.db" | "desktop.ini")
}
