//! The files of a folder of lexicons.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use super::fault::{Error, Fault};
use super::file;
use super::roster;
use super::written::Written;

/// The files in a folder and the folders in it, and what cannot be understood in them.
pub fn read(dir: &Path) -> Result<(Vec<Written>, Vec<Fault>), Error> {
    let mut files = Vec::new();
    for found in WalkDir::new(dir).sort_by_file_name() {
        let found = found.map_err(|error| {
            let path = error.path().unwrap_or(dir).to_owned();
            Error::Read { path, source: error.into() }
        })?;
        if found.file_type().is_file() && is_lexicon(found.path()) {
            let path = found.into_path();
            let bytes = std::fs::read(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
            files.push((path, bytes));
        }
    }
    if files.is_empty() {
        return Err(Error::Empty { path: dir.to_owned() });
    }
    Ok(read_all(files))
}

fn is_lexicon(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml" || extension == "csv")
}

/// Reads those of some files that hold lexicons, and notes what cannot be understood in them; they come sorted by id.
pub fn read_all<B: AsRef<[u8]>>(files: Vec<(PathBuf, B)>) -> (Vec<Written>, Vec<Fault>) {
    let (mut written, mut faults) = (Vec::with_capacity(files.len()), Vec::new());
    for (path, bytes) in files.iter().filter(|(path, _)| is_lexicon(path)) {
        let (file, found) = read_one(path, bytes.as_ref());
        faults.extend(found);
        written.extend(file);
    }
    written.sort_by(|left, right| (&left.id, &left.path).cmp(&(&right.id, &right.path)));
    (written, faults)
}

fn read_one(path: &Path, bytes: &[u8]) -> (Option<Written>, Vec<Fault>) {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let line = bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() as u32 + 1;
            return (None, vec![Fault { path: path.to_owned(), line, message: "the file is not UTF-8".to_owned() }]);
        }
    };
    let sha256 = format!("{:x}", Sha256::digest(bytes));
    if path.extension().is_some_and(|extension| extension == "csv") {
        roster::read(path, text, sha256)
    } else {
        file::read(path, text, sha256)
    }
}

/// Which of some lexicons take the place of others, each told at its head.
pub fn replacing(written: &[Written], theirs: &[Written]) -> Vec<Fault> {
    let takes = |their: &&Written| written.iter().any(|file| file.id == their.id);
    let told = theirs.iter().filter(takes);
    told.map(|their| their.fault(0, format!("`{}` takes the place of the program's lexicon of that id", their.id)))
        .collect()
}

/// Some lexicons with others added; one of the others takes the place of one with the same id.
pub fn replaced(mut written: Vec<Written>, theirs: Vec<Written>) -> Vec<Written> {
    written.retain(|file| !theirs.iter().any(|their| their.id == file.id));
    written.extend(theirs);
    written.sort_by(|left, right| left.id.cmp(&right.id));
    written
}
