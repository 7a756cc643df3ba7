//! Whoever tells the letters of a picture.

use super::picture::Picture;

/// Whoever tells the letters of a picture.
pub(crate) trait Recogniser {
    /// The letters with their places, as hOCR; why there are none.
    fn recognise(&mut self, picture: Picture) -> Result<String, String>;
}
