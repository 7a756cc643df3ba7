//! The folder of a dataset, which changes from one whole dataset to the next.
//!
//! New files are written into a stage, a hidden folder inside it, so that moving them is atomic. The swap takes the old
//! manifest away first and moves the new one in last; where a step fails, all steps before it are taken back. A run
//! that is killed leaves its stage behind, and the manifests in there tell the next run which files are ours.

use super::error::Error;
use super::manifest::{self, Manifest};
use super::package;
use super::schema::TABLES;
use rustc_hash::FxHashSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// How the name of a stage begins.
const STAGE: &str = ".rapporteur-";
/// The folders of a dataset.
const FOLDERS: [&str; 2] = ["texts", "json"];
/// Where the stage holds what goes in, and what comes out.
const NEW: &str = "new";
const OLD: &str = "old";

/// A folder with a stage in it.
pub(super) struct Folder {
    path: PathBuf,
    stage: TempDir,
}

impl Folder {
    /// Opens a folder, made where there is none; refuses one that holds others' files in the places of ours.
    pub fn open(path: &Path) -> Result<Folder, Error> {
        if path.exists() && !path.is_dir() {
            return Err(Error::NoFolder { path: path.into() });
        }
        refuse_foreign(path)?;
        fs::create_dir_all(path).map_err(Error::write(path))?;
        let stage = tempfile::Builder::new().prefix(STAGE).tempdir_in(path).map_err(Error::write(path))?;
        for part in [NEW, OLD] {
            fs::create_dir(stage.path().join(part)).map_err(Error::write(path))?;
        }
        Ok(Folder { path: path.into(), stage })
    }

    /// Where a file is written before the swap.
    pub fn staged(&self, name: &str) -> PathBuf {
        self.stage.path().join(NEW).join(name)
    }

    /// What became of a file that could not be written, told by its final place.
    pub fn failed(&self, name: &str) -> impl FnOnce(std::io::Error) -> Error {
        Error::write(self.path.join(name))
    }

    /// Moves the staged files in, in place of an earlier dataset.
    pub fn swap(self) -> Result<(), Error> {
        refuse_foreign(&self.path)?;
        let mut moves = Moves::default();
        let moved = self.move_all(&mut moves);
        if moved.is_err() {
            moves.take_back();
            return moved;
        }
        let Folder { path, stage } = self;
        drop(stage);
        for leftover in stages(&path) {
            let _ = fs::remove_dir_all(leftover);
        }
        Ok(())
    }

    fn move_all(&self, moves: &mut Moves) -> Result<(), Error> {
        self.move_out(moves, manifest::NAME)?;
        for name in names() {
            self.move_out(moves, &name)?;
            self.move_in(moves, &name)?;
        }
        self.move_in(moves, manifest::NAME)
    }

    fn move_out(&self, moves: &mut Moves, name: &str) -> Result<(), Error> {
        moves.rename(self.path.join(name), self.stage.path().join(OLD).join(name)).map_err(self.failed(name))
    }

    fn move_in(&self, moves: &mut Moves, name: &str) -> Result<(), Error> {
        moves.rename(self.staged(name), self.path.join(name)).map_err(self.failed(name))
    }
}

/// Renamings that can be taken back.
#[derive(Default)]
struct Moves(Vec<(PathBuf, PathBuf)>);

impl Moves {
    /// Renames a file or folder, if there is one.
    fn rename(&mut self, from: PathBuf, to: PathBuf) -> std::io::Result<()> {
        match fs::rename(&from, &to) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
            Ok(()) => {
                self.0.push((from, to));
                Ok(())
            }
        }
    }

    fn take_back(self) {
        for (from, to) in self.0.into_iter().rev() {
            let _ = fs::rename(to, from);
        }
    }
}

/// All names that a dataset can have in its folder, but the manifest's.
fn names() -> Vec<String> {
    let tables = TABLES.iter().flat_map(|table| [format!("{}.csv", table.name), format!("{}.jsonl", table.name)]);
    let folders = FOLDERS.map(String::from);
    tables.chain(folders).chain([package::NAME.to_string()]).collect()
}

/// The files of the dataset in a folder, its manifest among them, as paths within the folder.
///
/// Where a run was killed in the middle of a swap, they are those of the dataset that goes and of the one that comes.
pub fn files(folder: &Path) -> FxHashSet<PathBuf> {
    let mut places = vec![folder.to_path_buf()];
    places.extend(stages(folder).into_iter().flat_map(|stage| [stage.join(NEW), stage.join(OLD)]));
    let mut files = FxHashSet::default();
    for manifest in places.iter().filter_map(|place| Manifest::of(place)) {
        files.insert(PathBuf::from(manifest::NAME));
        files.extend(manifest.paths());
    }
    files
}

/// The stages in a folder: only of runs that were killed, once this one's is gone.
fn stages(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let is_stage = |entry: &fs::DirEntry| entry.file_name().as_encoded_bytes().starts_with(STAGE.as_bytes());
    entries.flatten().filter(is_stage).map(|entry| entry.path()).collect()
}

/// Refuses a folder in which a file that we would replace is not ours.
fn refuse_foreign(folder: &Path) -> Result<(), Error> {
    let ours = files(folder);
    let refuse =
        |path: &Path| if ours.contains(path) { Ok(()) } else { Err(Error::Foreign { path: folder.join(path) }) };
    for name in names().iter().map(String::as_str).chain([manifest::NAME]) {
        let path = folder.join(name);
        match fs::read_dir(&path) {
            Ok(entries) if FOLDERS.contains(&name) => {
                let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).collect();
                names.sort();
                names.iter().try_for_each(|inner| refuse(&Path::new(name).join(inner)))?;
            }
            _ if fs::symlink_metadata(&path).is_ok() => refuse(Path::new(name))?,
            _ => {}
        }
    }
    Ok(())
}
