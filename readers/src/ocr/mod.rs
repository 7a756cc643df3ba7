//! Pages that are pictures, read by the program `tesseract` where that is installed.
//!
//! Reading a picture is another's trade: a reader draws the page and has its letters told, with their places. The program
//! works on one page at a time, by one thread, within the limits of the document, and is given up when it takes too long.

mod engine;
mod picture;
mod process;
mod recogniser;
mod tesseract;
mod wanted;

pub use engine::{Engine, LanguageData, Missing};
pub(crate) use picture::Picture;
#[cfg(feature = "pdf")]
pub(crate) use picture::{LONGEST, MOST};
pub(crate) use recogniser::Recogniser;
pub(crate) use tesseract::{Tesseract, command, seconds};
pub use wanted::{Ocr, Pages};
