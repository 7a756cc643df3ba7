//! The lexicons of the repository, as files and compiled.

use super::{Fault, Lexicons};
use include_dir::{Dir, include_dir};
use rapporteur_words::{Written, compile, read_all};
use std::path::{Path, PathBuf};

static FILES: Dir = include_dir!("$CARGO_MANIFEST_DIR/lexicons");

/// What `build.rs` makes of the files.
static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicons"));

/// The lexicons at work.
pub(super) fn compiled() -> Lexicons {
    Lexicons::from_bytes(COMPILED).unwrap_or_else(|_| compile(&files().0))
}

/// The files, and what cannot be understood in them.
pub(super) fn files() -> (Vec<Written>, Vec<Fault>) {
    let mut files = Vec::new();
    gather(&FILES, &mut files);
    read_all(files)
}

fn gather(dir: &'static Dir, files: &mut Vec<(PathBuf, &'static [u8])>) {
    files.extend(dir.files().map(|file| (Path::new("lexicons").join(file.path()), file.contents())));
    dir.dirs().for_each(|dir| gather(dir, files));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compiled_is_what_the_files_say() {
        let (written, faults) = files();
        assert_eq!(faults, []);
        assert!(compile(&written).to_bytes().unwrap() == COMPILED);
        let (kept, anew) = (Lexicons::from_bytes(COMPILED).unwrap(), compile(&written));
        assert_eq!(format!("{:?}", kept.entries), format!("{:?}", anew.entries));
    }
}
