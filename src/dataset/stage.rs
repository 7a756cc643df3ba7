//! The stage: a hidden folder inside a dataset's, in which one run at a time writes the next dataset.
//!
//! A run that is killed leaves it behind with the work that is done. Its lock goes with the process that holds it.

use super::error::Error;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// The name of the stage in the folder of a dataset.
pub(super) const NAME: &str = ".rapporteur-unfinished";
/// Where the stage holds the tables as they grow, what is to go in, and what has come out.
pub(super) const TABLES: &str = "tables";
pub(super) const NEW: &str = "new";
pub(super) const OLD: &str = "old";
/// Where it says how far the run has come.
pub(super) const JOURNAL: &str = "journal";

const LOCK: &str = "lock";

/// How often a stage is looked for that another run is just leaving or taking away, and how long between.
const ATTEMPTS: usize = 50;
const PATIENCE: Duration = Duration::from_millis(10);

/// A stage that this run alone may use.
#[derive(Debug)]
pub(super) struct Stage {
    path: PathBuf,
    /// Whether a run before has left it.
    pub found: bool,
    /// Whether something in it is still wanted.
    wanted: bool,
    _lock: File,
}

impl Stage {
    /// Takes the stage of a folder, made where there is none.
    pub fn take(folder: &Path) -> Result<Stage, Error> {
        let path = folder.join(NAME);
        for _ in 0..ATTEMPTS {
            let found = make(&path)?;
            match lock(&path.join(LOCK)) {
                Ok(Some(lock)) => return Ok(Stage { path, found, wanted: found, _lock: lock }),
                Ok(None) => {}
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => thread::sleep(PATIENCE),
                Err(error) => return Err(Error::write(&path)(error)),
            }
        }
        Err(Error::Busy { folder: folder.into() })
    }

    /// A path inside it.
    pub fn join(&self, name: impl AsRef<Path>) -> PathBuf {
        self.path.join(name)
    }

    /// Whether it stays when this run ends.
    pub fn want(&mut self, wanted: bool) {
        self.wanted = wanted;
    }

    /// Empties it for a run that begins.
    pub fn clear(&mut self) -> io::Result<()> {
        self.wanted = false;
        self.empty()?;
        [TABLES, NEW, OLD].iter().try_for_each(|part| fs::create_dir(self.join(part)))
    }

    /// Removes all but the lock. The journal goes first, for without it the rest is nothing to go on with.
    fn empty(&self) -> io::Result<()> {
        gone(fs::remove_file(self.join(JOURNAL)))?;
        for entry in fs::read_dir(&self.path)? {
            let entry = entry?;
            match entry.file_type()?.is_dir() {
                true => fs::remove_dir_all(entry.path())?,
                false if entry.file_name() == LOCK => {}
                false => fs::remove_file(entry.path())?,
            }
        }
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What cannot be removed is of no use to the next run, which empties the stage.
        if !self.wanted && self.empty().is_ok() {
            let _ = fs::remove_file(self.join(LOCK));
            let _ = fs::remove_dir(&self.path);
        }
    }
}

/// Makes the stage; whether there was one. A link in its place could lead anywhere.
fn make(path: &Path) -> Result<bool, Error> {
    match fs::create_dir(path) {
        Ok(()) => Ok(false),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => match fs::symlink_metadata(path) {
            Ok(data) if !data.is_dir() => Err(Error::Foreign { path: path.into() }),
            _ => Ok(true),
        },
        Err(error) => Err(Error::write(path)(error)),
    }
}

/// Takes a lock; none where the file has gone with a stage that was taken away meanwhile.
fn lock(path: &Path) -> io::Result<Option<File>> {
    let file = open(path, OpenOptions::new().write(true).create(true).truncate(false))?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => return Err(ErrorKind::WouldBlock.into()),
        // Some file systems know no locks.
        Err(TryLockError::Error(error)) if error.kind() != ErrorKind::Unsupported => return Err(error),
        _ => {}
    }
    Ok(is_linked(&file)?.then_some(file))
}

#[cfg(unix)]
fn is_linked(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    Ok(file.metadata()?.nlink() > 0)
}

#[cfg(not(unix))]
fn is_linked(_: &File) -> io::Result<bool> {
    Ok(true)
}

/// Opens a file of the stage, and never what a link in its place leads to.
pub(super) fn open(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits() as i32);
    }
    options.open(path)
}

/// The result of removing something that may not have been there.
pub(super) fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}
