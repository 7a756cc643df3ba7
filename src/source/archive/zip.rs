//! ZIP archives.

use super::Unpacker;
use super::member::is_passed_over;
use crate::source::apart::Frame;
use crate::source::container;
use std::io::{self, Read, Seek};
use zip::ZipArchive;
use zip::result::ZipError;

impl Unpacker<'_> {
    /// Unpacks a ZIP archive; `name` is its own within others.
    pub(super) fn zip(&mut self, name: &str, input: &mut (impl Read + Seek)) -> io::Result<()> {
        let listed = directory_entries(input);
        let mut archive = match ZipArchive::new(input) {
            Ok(archive) => archive,
            Err(error) => return self.refuse(name, format!("is damaged: {error}")),
        };
        for number in 0..archive.len() {
            self.zip_member(name, &mut archive, number)?;
        }
        match listed {
            Ok(listed) if listed < u16::MAX.into() && listed > archive.len() as u64 => {
                let hidden = listed - archive.len() as u64;
                self.send(Frame::Refused(format!("has {hidden} more members under names that occur twice, left out")))
            }
            _ => Ok(()),
        }
    }

    fn zip_member(&mut self, outer: &str, archive: &mut ZipArchive<impl Read + Seek>, number: usize) -> io::Result<()> {
        let listed =
            archive.by_index_raw(number).and_then(|member| Ok((member.name()?.into_owned(), member.is_symlink())));
        let (path, is_link) = match listed {
            Ok(listed) => listed,
            Err(error) => return self.refuse(&joined(outer, &format!("member-{number}")), refusal(&error)),
        };
        if is_passed_over(&path) {
            return Ok(());
        }
        let name = joined(outer, &path);
        if is_link {
            return self.refuse(&name, "is a link, no file".into());
        }
        match archive.by_index(number) {
            Ok(mut member) => {
                let packed = member.compressed_size();
                self.consumed.set(self.consumed.get() + packed);
                self.member(&name, &mut member, &|| packed)
            }
            Err(error) => self.refuse(&name, refusal(&error)),
        }
    }
}

fn refusal(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => "is encrypted".into(),
        error => format!("is damaged: {error}"),
    }
}

/// The path of a member, with the archive it stands in.
pub(super) fn joined(archive: &str, path: &str) -> String {
    if archive.is_empty() { path.to_string() } else { format!("{archive}/{path}") }
}

/// How many entries the directory at the end says it has; a reader by names shows those of one name once.
fn directory_entries(input: &mut (impl Read + Seek)) -> io::Result<u64> {
    const END: usize = 22;
    const COMMENT: u64 = 1 << 16;
    let length = input.seek(io::SeekFrom::End(0))?;
    input.seek(io::SeekFrom::Start(length.saturating_sub(COMMENT + END as u64)))?;
    let mut bytes = Vec::new();
    input.take(COMMENT + END as u64).read_to_end(&mut bytes)?;
    input.rewind()?;
    container::announced(&bytes).ok_or_else(|| io::ErrorKind::NotFound.into())
}
