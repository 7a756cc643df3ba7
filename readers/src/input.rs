//! Which files to read.

use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// What the user names, or a folder holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Standard,
    /// A file: a document, a table of documents or an archive of them.
    File(PathBuf),
    /// A path that could not be followed.
    Broken {
        /// The path.
        path: PathBuf,
        /// Why.
        reason: String,
    },
}

impl Input {
    /// The path, `-` for standard input.
    pub fn path(&self) -> &Path {
        match self {
            Input::Standard => Path::new("-"),
            Input::File(path) | Input::Broken { path, .. } => path,
        }
    }

    /// Its path as text.
    pub(crate) fn name(&self) -> String {
        shown(self.path())
    }
}

/// A path as text. Where it is no Unicode, the bytes that are none stand as `\xFF`, and a backslash is doubled: so no two
/// paths of one folder look the same.
pub fn shown(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    std::str::from_utf8(bytes).map_or_else(|_| escaped(bytes), str::to_string)
}

fn escaped(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.utf8_chunks() {
        text += &chunk.valid().replace('\\', r"\\");
        text.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02X}")));
    }
    text
}

/// Expands files, folders and `-` into inputs, in the order given; a folder's files in the order of their paths.
///
/// Hidden files and folders are passed over, and so is a `README.md` in a folder: it describes the others.
/// Links to folders are not followed, so no walk goes in a circle.
pub fn inputs(paths: &[PathBuf]) -> Vec<Input> {
    paths.iter().flat_map(|path| expand(path)).collect()
}

fn expand(path: &Path) -> Vec<Input> {
    match path {
        _ if path == Path::new("-") => vec![Input::Standard],
        _ if path.is_dir() => walk(path),
        _ => vec![Input::File(path.to_path_buf())],
    }
}

fn walk(folder: &Path) -> Vec<Input> {
    let visible = |entry: &DirEntry| entry.depth() == 0 || !is_hidden(&entry.file_name().to_string_lossy());
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(visible);
    entries.filter_map(|entry| entry.map_or_else(|error| Some(broken(folder, error)), file)).collect()
}

/// A file or whatever else is no folder; a link that leads nowhere is told when it is read.
fn file(entry: DirEntry) -> Option<Input> {
    let is_folder = entry.file_type().is_dir() || entry.path_is_symlink() && entry.path().is_dir();
    let describes = is_description(&entry.file_name().to_string_lossy());
    (!is_folder && !describes).then(|| Input::File(entry.into_path()))
}

fn broken(folder: &Path, error: walkdir::Error) -> Input {
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
