//! The networks of one dataset as a whole, for whoever writes them in another form.

use super::alignment::{self, Actor};
use super::error::Error;
use super::networks::{Edge, networks};
use super::positions;
use super::side::Side;
use super::source::Source;
use crate::dataset::Kept;
use std::path::Path;
use std::slice;

/// Hands over the actors of the dataset in a folder and their ties, from positions with a confidence of at least `least`.
pub(crate) fn networks_of<T>(folder: &Path, least: f32, take: impl FnOnce(&[Actor], &[Edge]) -> T) -> Result<T, Error> {
    let source = Source::positions(&Kept::Folder(folder.into()))?;
    let side = Side { name: source.name.clone(), reports: source.reports.iter().collect() };
    let actors = alignment::actors(slice::from_ref(&side));
    let held = positions::held(&side, &actors);
    Ok(take(&actors.actors, &networks(&held, least)))
}
