//! Pages that are pictures, read by the program `tesseract` where that is installed.
//!
//! Reading a picture is another's trade: a reader draws the page and has its letters told, with their places. The program
//! works on one page at a time, by one thread, within the limits of the document, and is given up when it takes too long.

mod engine;
mod picture;
mod process;
mod tesseract;

pub use engine::{Engine, LanguageData, Missing};
pub(crate) use picture::{LONGEST, MOST, Picture};
pub(crate) use tesseract::{Tesseract, command};

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

/// Whoever tells the letters of a picture.
pub(crate) trait Recogniser {
    /// The letters with their places, as hOCR; why there are none.
    fn recognise(&mut self, picture: Picture) -> Result<String, String>;
}
