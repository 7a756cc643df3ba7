//! What is to be read, by its path.

use std::path::{Path, PathBuf};

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
