//! Which files to read, and what each document is called.

use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// One source of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Standard,
    /// A file.
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
    pub fn path(&self) -> PathBuf {
        match self {
            Input::Standard => PathBuf::from("-"),
            Input::File(path) | Input::Broken { path, .. } => path.clone(),
        }
    }

    /// Whether the name says that it is Markdown.
    pub(super) fn is_markdown(&self) -> bool {
        matches!(self, Input::File(path) if path.extension().is_some_and(|extension| extension == "md" || extension == "markdown"))
    }
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
    let visible = |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(visible);
    entries.filter_map(|entry| entry.map_or_else(|error| Some(broken(folder, error)), file)).collect()
}

fn file(entry: DirEntry) -> Option<Input> {
    let is_file = entry.file_type().is_file() || entry.path_is_symlink() && entry.path().is_file();
    let readme = entry.file_name() == "README.md";
    (is_file && !readme).then(|| Input::File(entry.into_path()))
}

fn broken(folder: &Path, error: walkdir::Error) -> Input {
    let path = error.path().unwrap_or(folder).to_path_buf();
    Input::Broken { path, reason: error.to_string() }
}

/// The longest document id, in bytes.
const LONGEST: usize = 120;

/// A unique id for each input, made from the file's name: ASCII letters, digits, `_` and `-`; safe as a file name everywhere.
pub fn identifiers(inputs: &[Input]) -> Vec<String> {
    let mut used: FxHashMap<String, usize> = FxHashMap::default();
    inputs.iter().map(|input| unique(slug(&input.path()), &mut used)).collect()
}

fn slug(path: &Path) -> String {
    let name =
        if path == Path::new("-") { "stdin".into() } else { path.file_stem().unwrap_or_default().to_string_lossy() };
    let letter = |letter: char| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' };
    let safe: String = name.chars().take(LONGEST).map(letter).collect();
    let safe = safe.trim_matches('-');
    if safe.is_empty() || is_reserved(safe) {
        format!("document-{safe}").trim_end_matches('-').to_string()
    } else {
        safe.to_string()
    }
}

/// Names that Windows keeps for devices.
fn is_reserved(name: &str) -> bool {
    const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let lower = name.to_ascii_lowercase();
    RESERVED.contains(&lower.trim_end_matches(|last: char| last.is_ascii_digit()))
}

/// Ids differ even where a file system ignores case.
fn unique(name: String, used: &mut FxHashMap<String, usize>) -> String {
    let key = name.to_ascii_lowercase();
    let Some(mut number) = used.get(&key).copied() else {
        used.insert(key, 1);
        return name;
    };
    loop {
        number += 1;
        let candidate = format!("{name}-{number}");
        if let Entry::Vacant(free) = used.entry(candidate.to_ascii_lowercase()) {
            free.insert(1);
            used.insert(key, number);
            return candidate;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_safe_and_unique() {
        let paths = [
            "a/Report 1.txt",
            "b/report-1.md",
            "Report-1-3.txt",
            "c/Report-1.txt",
            "../../etc/passwd",
            "con.txt",
            "ß.txt",
        ];
        let inputs: Vec<Input> = paths.iter().map(|path| Input::File(path.into())).collect();
        assert_eq!(
            identifiers(&inputs),
            ["Report-1", "report-1-2", "Report-1-3", "Report-1-4", "passwd", "document-con", "document"]
        );
    }
}
