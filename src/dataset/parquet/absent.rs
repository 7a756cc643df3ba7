//! What stands here in a build without Parquet: it says so.

use super::super::columns::Columns;
use super::super::error::Error;
use super::super::meta;
use super::super::reader::damaged;
use super::super::schema::Table;
use std::io::{self, Write};
use std::path::Path;

const ABSENT: &str = "this build of rapporteur has no Parquet";

pub(in crate::dataset) fn rows<T>(path: &Path, _: impl FnMut(T)) -> Result<(), Error> {
    Err(damaged(path, 0, ABSENT))
}

pub(in crate::dataset) fn convert(
    _: &'static Table,
    _: &meta::Columns,
    lines: &Path,
    _: &mut impl Write,
) -> Result<(), Error> {
    Err(Error::write(lines)(io::Error::new(io::ErrorKind::Unsupported, ABSENT)))
}

pub(in crate::dataset) fn write(_: &[Columns], _: &mut impl Write) -> io::Result<()> {
    Err(io::Error::new(io::ErrorKind::Unsupported, ABSENT))
}
