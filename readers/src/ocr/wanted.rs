//! Which pages are read off their pictures, and by what.

use super::engine::Engine;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Which pages are read off their pictures, and by what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ocr {
    /// Which pages.
    pub pages: Pages,
    /// What reads them.
    pub engine: Engine,
}

/// Which pages of a document are read off their pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pages {
    /// Those without usable text.
    Auto,
    /// All of them.
    Always,
}

impl Ocr {
    /// What of it decides what is read, wherever the program and its data are kept.
    pub fn described(&self) -> Value {
        let Engine { version, languages, .. } = &self.engine;
        json!({ "pages": self.pages, "tesseract": version, "languages": languages })
    }
}
