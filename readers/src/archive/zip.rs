//! ZIP archives.

use super::Unpacker;
use super::directory;
use super::member::Standing;
use crate::container::Place;
use crate::frame::Frame;
use rustc_hash::FxHashSet;
use std::io::{self, Read, Seek, SeekFrom};
use zip::ZipArchive;
use zip::read::read_zipfile_from_stream_with_compressed_size;
use zip::result::ZipError;

impl Unpacker<'_> {
    /// Unpacks a ZIP archive; `name` is its own within others.
    pub(super) fn zip(&mut self, name: &str, input: &mut (impl Read + Seek)) -> io::Result<()> {
        let places = directory::places(input);
        let mut archive = match ZipArchive::new(&mut *input) {
            Ok(archive) => archive,
            Err(error) => return self.refuse(name, format!("is damaged: {error}")),
        };
        let mut shown = FxHashSet::default();
        for number in 0..archive.len() {
            shown.extend(archive.by_index_raw(number).map(|member| member.header_start()));
            self.zip_member(name, &mut archive, number)?;
        }
        let before = archive.offset();
        drop(archive);
        let hidden = hidden(&places, &shown, before);
        hidden.into_iter().try_for_each(|place| self.hidden_member(name, input, place))
    }

    /// Sends a member that the reader by names does not show.
    fn hidden_member(&mut self, outer: &str, input: &mut (impl Read + Seek), place: Place) -> io::Result<()> {
        let unknown = || joined(outer, &format!("member-at-byte-{}", place.head));
        if let Err(error) = input.seek(SeekFrom::Start(place.head)) {
            return self.refuse(&unknown(), format!("is damaged: {error}"));
        }
        match read_zipfile_from_stream_with_compressed_size(input, place.packed) {
            Ok(Some(mut member)) => {
                let path = member.name().map(|path| path.into_owned()).unwrap_or_default();
                let name = joined(outer, &path);
                match Standing::of(&path) {
                    Standing::Folder => Ok(()),
                    Standing::PassedOver => self.send(Frame::PassedOver),
                    Standing::Read => self.member(&name, &mut member, &|| place.packed),
                }
            }
            Ok(None) => self.refuse(&unknown(), "is damaged: it has no header".into()),
            Err(error) => self.refuse(&unknown(), refusal(&error)),
        }
    }

    fn zip_member(&mut self, outer: &str, archive: &mut ZipArchive<impl Read + Seek>, number: usize) -> io::Result<()> {
        let listed =
            archive.by_index_raw(number).and_then(|member| Ok((member.name()?.into_owned(), member.is_symlink())));
        let (path, is_link) = match listed {
            Ok(listed) => listed,
            Err(error) => return self.refuse(&joined(outer, &format!("member-{number}")), refusal(&error)),
        };
        match Standing::of(&path) {
            Standing::Folder => return Ok(()),
            Standing::PassedOver => return self.send(Frame::PassedOver),
            Standing::Read => {}
        }
        let name = joined(outer, &path);
        if is_link {
            return self.refuse(&name, "is a link, no file".into());
        }
        match archive.by_index(number) {
            Ok(member) if self.is_too_large(member.size(), member.compressed_size()) => {
                self.refuse(&name, self.too_large())
            }
            Ok(mut member) => {
                let packed = member.compressed_size();
                self.consumed.set(self.consumed.get() + packed);
                self.member(&name, &mut member, &|| packed)
            }
            Err(error) => self.refuse(&name, refusal(&error)),
        }
    }
}

/// The members of a directory that are not among those shown; none where the two do not speak of the same places.
fn hidden(places: &[Place], shown: &FxHashSet<u64>, before: u64) -> Vec<Place> {
    let places = places.iter().map(|place| Place { head: place.head.saturating_add(before), ..*place });
    let (known, hidden): (Vec<Place>, Vec<Place>) = places.partition(|place| shown.contains(&place.head));
    let known: FxHashSet<u64> = known.iter().map(|place| place.head).collect();
    if known.len() == shown.len() { hidden } else { Vec::new() }
}

fn refusal(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => "is encrypted".into(),
        ZipError::CompressionMethodNotSupported(method) => {
            format!("is packed in a way that is not read: method {method}")
        }
        ZipError::UnsupportedArchive(reason) => format!("is packed in a way that is not read: {reason}"),
        error => format!("is damaged: {error}"),
    }
}

/// The path of a member, with the archive it stands in.
pub(super) fn joined(archive: &str, path: &str) -> String {
    if archive.is_empty() { path.to_string() } else { format!("{archive}/{path}") }
}
