//! The folder of a dataset, which changes from one whole dataset to the next.
//!
//! The swap takes the old manifest away first and moves the new one in last, so that a folder with a manifest is always
//! whole. While it lasts, the new manifest waits in the stage: a swap that fails is taken back at once, one that is
//! killed is taken back by the next run. The manifests in the stage also tell which files are ours meanwhile.

use super::digested::Digested;
use super::error::Error;
use super::journal::Entry;
use super::layout::Layout;
use super::manifest::{self, Manifest};
use super::package;
use super::stage::{self, NEW, OLD, Stage, gone};
use super::sync;
use rustc_hash::FxHashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A folder with a stage in it.
pub(super) struct Folder {
    path: PathBuf,
    layout: &'static Layout,
    pub stage: Stage,
}

impl Folder {
    /// Opens a folder, made where there is none, for this run alone; refuses one that holds others' files in the places
    /// of ours, or a dataset of another sort.
    pub fn open(path: &Path, layout: &'static Layout) -> Result<Folder, Error> {
        if path.exists() && !path.is_dir() {
            return Err(Error::NoFolder { path: path.into() });
        }
        fs::create_dir_all(path).map_err(Error::write(path))?;
        let folder = Folder { path: path.into(), layout, stage: Stage::take(path)? };
        if folder.stage.found {
            folder.take_back().map_err(Error::write(path))?;
        }
        refuse_foreign(path, layout)?;
        Ok(folder)
    }

    /// Where a table is while it grows.
    pub fn growing(&self, name: &str) -> PathBuf {
        self.stage.join(stage::TABLES).join(name)
    }

    /// Where a file is before the swap.
    pub fn staged(&self, name: impl AsRef<Path>) -> PathBuf {
        self.stage.join(NEW).join(name)
    }

    /// What became of a file that could not be written, told by its final place.
    pub fn failed(&self, name: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Error {
        Error::write(self.path.join(name))
    }

    /// Writes a staged file; its SHA-256.
    pub fn write(&self, name: &str, write: impl FnOnce(&mut Digested) -> io::Result<()>) -> Result<String, Error> {
        let written = Digested::create(&self.staged(name)).and_then(|mut file| {
            write(&mut file)?;
            file.close()
        });
        written.map(|(_, sha256)| sha256).map_err(self.failed(name))
    }

    /// Moves a table that has grown to its end to where the swap finds it.
    pub fn place(&self, name: &str) -> Result<(), Error> {
        fs::rename(self.growing(name), self.staged(name)).map_err(self.failed(name))
    }

    /// Removes the staged files that belong to none of these documents.
    pub fn remove_strays(&self, entries: &[Entry]) -> io::Result<()> {
        let kept: FxHashSet<PathBuf> =
            entries.iter().flat_map(Entry::outputs).map(|output| output.path.into()).collect();
        gone(fs::remove_file(self.staged(package::NAME)))?;
        for folder in self.layout.folders.iter().map(Path::new).filter(|folder| self.staged(folder).is_dir()) {
            for entry in fs::read_dir(self.staged(folder))? {
                let path = folder.join(entry?.file_name());
                if !kept.contains(&path) {
                    fs::remove_file(self.staged(path))?;
                }
            }
        }
        Ok(())
    }

    /// Moves the staged files in, in place of an earlier dataset.
    pub fn swap(mut self) -> Result<(), Error> {
        refuse_foreign(&self.path, self.layout)?;
        self.stage.want(true);
        if let Err(error) = self.move_all() {
            // What cannot be taken back now is taken back by the next run.
            let _ = self.take_back();
            return Err(error);
        }
        self.stage.want(false);
        sync::names(&self.path).map_err(Error::write(&self.path))
    }

    fn move_all(&self) -> Result<(), Error> {
        for folder in self.layout.folders.iter().map(|name| self.staged(name)).filter(|folder| folder.is_dir()) {
            sync::names(&folder).map_err(Error::write(&folder))?;
        }
        self.move_out(manifest::NAME)?;
        self.settle()?;
        for name in names(self.layout) {
            self.move_out(&name)?;
            self.move_in(&name)?;
        }
        self.settle()?;
        self.move_in(manifest::NAME)
    }

    /// Brings the moves so far onto the disk.
    fn settle(&self) -> Result<(), Error> {
        let folders = [self.path.clone(), self.stage.join(NEW), self.stage.join(OLD)];
        folders.iter().try_for_each(|folder| sync::names(folder).map_err(Error::write(folder)))
    }

    fn move_out(&self, name: &str) -> Result<(), Error> {
        renamed(self.path.join(name), self.stage.join(OLD).join(name)).map_err(self.failed(name))
    }

    fn move_in(&self, name: &str) -> Result<(), Error> {
        renamed(self.staged(name), self.path.join(name)).map_err(self.failed(name))
    }

    /// Takes back a swap that came to no end: the new files go back to the stage, the old ones to the folder.
    ///
    /// It can break off at any step and be done again.
    fn take_back(&self) -> io::Result<()> {
        // One that cannot be read now must not be taken for none: it alone tells that a swap goes on.
        if let Some(new) = Manifest::read(&self.stage.join(NEW))? {
            let new = tops(&new);
            for name in names(self.layout) {
                if new.contains(name.as_str()) && !exists(&self.staged(&name)) {
                    renamed(self.path.join(&name), self.staged(&name))?;
                }
                renamed(self.stage.join(OLD).join(&name), self.path.join(&name))?;
            }
            renamed(self.stage.join(OLD).join(manifest::NAME), self.path.join(manifest::NAME))?;
            sync::names(&self.path)?;
        }
        gone(fs::remove_file(self.staged(manifest::NAME)))?;
        table_names(self.layout).try_for_each(|name| self.displace(&name))
    }

    /// Moves a table back to where it grows.
    fn displace(&self, name: &str) -> io::Result<()> {
        let grown = self.growing(name);
        if exists(&grown) { gone(fs::remove_file(self.staged(name))) } else { renamed(self.staged(name), grown) }
    }
}

/// Renames a file or folder, if there is one.
fn renamed(from: PathBuf, to: PathBuf) -> io::Result<()> {
    gone(fs::rename(from, to))
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// All names that a dataset can have in its folder, but the manifest's.
fn names(layout: &Layout) -> impl Iterator<Item = String> {
    let folders = layout.folders.iter().map(ToString::to_string);
    table_names(layout).chain(folders).chain([package::NAME.to_string()])
}

fn table_names(layout: &Layout) -> impl Iterator<Item = String> {
    layout.tables.iter().flat_map(|table| ["csv", "jsonl", "parquet"].map(|ending| format!("{}.{ending}", table.name)))
}

/// The names that the dataset of a manifest has in its folder.
fn tops(manifest: &Manifest) -> FxHashSet<String> {
    let paths = manifest.paths();
    let first = |path: PathBuf| Some(path.components().next()?.as_os_str().to_str()?.to_string());
    paths.filter_map(first).chain(["texts".to_string()]).collect()
}

/// The files of the dataset in a folder, its manifest among them, as paths within the folder.
///
/// Where a run was killed in the middle of a swap, they are those of the dataset that goes and of the one that comes.
pub fn files(folder: &Path) -> FxHashSet<PathBuf> {
    let stage = folder.join(stage::NAME);
    let places = [folder.to_path_buf(), stage.join(NEW), stage.join(OLD)];
    let manifests: Vec<Manifest> = places.iter().filter_map(|place| Manifest::of(place)).collect();
    manifests.iter().flat_map(listed).collect()
}

/// Whether a folder holds a whole dataset of ours.
pub fn is_dataset(folder: &Path) -> bool {
    folder.join(manifest::NAME).is_file() && Manifest::of(folder).is_some()
}

/// Whether a folder holds a whole dataset of a sort.
pub fn holds(folder: &Path, layout: &Layout) -> bool {
    Manifest::of(folder).is_some_and(|manifest| manifest.dataset == layout.name)
}

/// What a manifest lists, and itself.
fn listed(manifest: &Manifest) -> impl Iterator<Item = PathBuf> {
    manifest.paths().chain([PathBuf::from(manifest::NAME)])
}

/// Refuses a folder, in which no swap goes on, with a dataset of another sort, or with a file that we would replace and
/// that is not ours.
fn refuse_foreign(folder: &Path, layout: &Layout) -> Result<(), Error> {
    let manifest = Manifest::of(folder);
    if let Some(Manifest { dataset, .. }) = manifest.as_ref().filter(|manifest| manifest.dataset != layout.name) {
        return Err(Error::OtherSort { folder: folder.into(), dataset: dataset.clone(), wanted: layout.name });
    }
    let ours: FxHashSet<PathBuf> = manifest.iter().flat_map(listed).collect();
    let refuse =
        |path: &Path| if ours.contains(path) { Ok(()) } else { Err(Error::Foreign { path: folder.join(path) }) };
    for name in names(layout).chain([manifest::NAME.to_string()]) {
        let path = folder.join(&name);
        match fs::read_dir(&path) {
            Ok(entries) if layout.folders.contains(&name.as_str()) => {
                let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).collect();
                names.sort();
                names.iter().try_for_each(|inner| refuse(&Path::new(&name).join(inner)))?;
            }
            _ if fs::symlink_metadata(&path).is_ok() => refuse(Path::new(&name))?,
            _ => {}
        }
    }
    Ok(())
}
