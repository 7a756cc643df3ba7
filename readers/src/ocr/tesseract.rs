//! `tesseract` on one page.

use super::engine::Engine;
use super::picture::Picture;
use super::process;
use super::recogniser::Recogniser;
use super::wanted::Ocr;
use crate::limits::Limits;
use std::process::Command;

/// A page may take so many times as long as the document without pictures: it takes seconds where the others take thousandths.
const LONGER: u64 = 6;

/// Runs the program for each picture.
pub(crate) struct Tesseract<'a, F> {
    ocr: &'a Ocr,
    limits: &'a Limits,
    command: F,
}

impl<'a> Tesseract<'a, fn(&Engine) -> Command> {
    /// The program as it is; only the time is limited.
    pub fn new(ocr: &'a Ocr, limits: &'a Limits) -> Self {
        Tesseract { ocr, limits, command }
    }
}

impl<'a, F: Fn(&Engine) -> Command> Tesseract<'a, F> {
    /// The program as another command starts it.
    pub fn started_by(ocr: &'a Ocr, limits: &'a Limits, command: F) -> Self {
        Tesseract { ocr, limits, command }
    }
}

impl<F: Fn(&Engine) -> Command> Recogniser for Tesseract<'_, F> {
    fn recognise(&mut self, picture: Picture) -> Result<String, String> {
        let mut command = (self.command)(&self.ocr.engine);
        let found = process::output(&mut command, picture.file(), seconds(self.limits));
        let found = found.map_err(|fault| format!("`tesseract` {fault}"))?;
        String::from_utf8(found).map_err(|_| "`tesseract` writes what is no text".into())
    }
}

/// How many seconds one page may take.
pub(crate) fn seconds(limits: &Limits) -> u64 {
    limits.seconds.saturating_mul(LONGER)
}

/// The program, told to read standard input and to write the letters with their places.
pub(crate) fn command(engine: &Engine) -> Command {
    let mut command = Command::new(&engine.program);
    command
        .args(["stdin", "stdout", "-l", &engine.names(), "--tessdata-dir"])
        .arg(&engine.folder)
        .args(["-c", "tessedit_create_hocr=1", "-c", "hocr_char_boxes=1"])
        .env("OMP_THREAD_LIMIT", "1");
    command
}
