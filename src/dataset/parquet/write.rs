//! Tables written.

use super::super::columns::{Column, Columns, Strings, Values};
use super::super::error::Error;
use super::super::meta;
use super::super::reader::each_line;
use super::super::schema::Table;
use super::levels::Levels;
use super::schema::schema;
use bytes::Bytes;
use parquet::basic::{Compression, ZstdLevel};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use std::io::{self, Write};
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;

/// From how many bytes of values on a group of rows is whole.
const GROUP: usize = 32 << 20;

/// Writes a table that has grown as JSON Lines, `further` being the columns of the corpus where it has them.
pub(in crate::dataset) fn convert(
    table: &'static Table,
    further: &meta::Columns,
    lines: &Path,
    out: &mut (impl Write + Send),
) -> std::result::Result<(), Error> {
    let none = Columns::new(table).widened(further);
    let mut writer = begun(&none, out).map_err(failed(lines))?;
    std::thread::scope(|scope| {
        // While a group is compressed, the next one is read.
        let (sender, groups) = sync_channel::<Columns>(1);
        let written = scope.spawn(move || {
            groups.into_iter().try_for_each(|group| add(&mut writer, group.widened(further)))?;
            writer.close().map(drop)
        });
        let read = groups_of(table, lines, |group| drop(sender.send(group)));
        drop(sender);
        let written = written.join().unwrap_or_else(|panic| resume_unwind(panic));
        read.and(written.map_err(failed(lines)))
    })
}

/// Hands over the rows of a table that has grown as JSON Lines, in groups.
fn groups_of(table: &'static Table, lines: &Path, mut take: impl FnMut(Columns)) -> std::result::Result<(), Error> {
    let mut group = Columns::new(table);
    each_line(lines, |line| {
        group.push(&mut serde_json::Deserializer::from_slice(line))?;
        if group.bytes() >= GROUP {
            take(std::mem::replace(&mut group, Columns::new(table)));
        }
        Ok(())
    })?;
    take(group);
    Ok(())
}

/// Writes a table of which there are pieces, one at least.
pub(in crate::dataset) fn write(pieces: &[Columns], out: &mut (impl Write + Send)) -> io::Result<()> {
    let written = begun(&pieces[0], out).and_then(|mut writer| {
        pieces.iter().try_for_each(|piece| add(&mut writer, piece.clone()))?;
        writer.close()
    });
    written.map(drop).map_err(io::Error::other)
}

fn failed(path: &Path) -> impl FnOnce(ParquetError) -> Error + '_ {
    move |error| Error::write(path)(io::Error::other(error))
}

/// A file that has the columns of a table, and no rows.
fn begun<W: Write + Send>(columns: &Columns, out: W) -> Result<SerializedFileWriter<W>> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_created_by(concat!("rapporteur ", env!("CARGO_PKG_VERSION")).into())
        .build();
    SerializedFileWriter::new(out, schema(columns.columns())?, Arc::new(properties))
}

/// Adds rows as a group, if there are any.
fn add<W: Write + Send>(writer: &mut SerializedFileWriter<W>, columns: Columns) -> Result<()> {
    if columns.is_empty() {
        return Ok(());
    }
    let mut group = writer.next_row_group()?;
    for column in columns.into_columns() {
        if let Some(mut file) = group.next_column()? {
            add_column(&mut file, column)?;
            file.close()?;
        }
    }
    group.close().map(drop)
}

fn add_column(file: &mut SerializedColumnWriter, mut column: Column) -> Result<()> {
    let values = std::mem::replace(&mut column.values, Values::Boolean(Vec::new()));
    match values {
        Values::Text(texts) => {
            let texts = arrays(texts).zip(&column.present).filter(|(_, is)| **is).map(|(text, _)| text);
            batch::<ByteArrayType>(file, &texts.collect::<Vec<_>>(), &column, Levels::of_single(&column))
        }
        Values::Integer(numbers) => {
            batch::<Int64Type>(file, &kept(numbers, &column), &column, Levels::of_single(&column))
        }
        Values::Number(numbers) => {
            batch::<DoubleType>(file, &kept(numbers, &column), &column, Levels::of_single(&column))
        }
        Values::Boolean(truths) => batch::<BoolType>(file, &kept(truths, &column), &column, Levels::of_single(&column)),
        Values::List(lists) => {
            let levels = Levels::of_lists(&column, &lists, None);
            batch::<ByteArrayType>(file, &arrays(lists.values).collect::<Vec<_>>(), &column, levels)
        }
        Values::Pairs(lists) => {
            let levels = Levels::of_lists(&column, &lists, Some(2));
            batch::<Int64Type>(file, &lists.values, &column, levels)
        }
    }
}

/// The values that are there.
fn kept<T>(values: Vec<T>, column: &Column) -> Vec<T> {
    if column.present.iter().all(|is| *is) {
        return values;
    }
    values.into_iter().zip(&column.present).filter(|(_, is)| **is).map(|(value, _)| value).collect()
}

/// Texts as parts of one buffer.
fn arrays(texts: Strings) -> impl Iterator<Item = ByteArray> {
    let (bytes, offsets) = texts.into_parts();
    let bytes = Bytes::from(bytes);
    (1..offsets.len()).map(move |at| ByteArray::from(bytes.slice(offsets[at - 1] as usize..offsets[at] as usize)))
}

fn batch<T: DataType>(
    file: &mut SerializedColumnWriter,
    values: &[T::T],
    column: &Column,
    levels: Levels,
) -> Result<()> {
    let repeats = !levels.repetition.is_empty();
    let definition = (repeats || !column.required).then_some(levels.definition.as_slice());
    let repetition = repeats.then_some(levels.repetition.as_slice());
    file.typed::<T>().write_batch(values, definition, repetition).map(drop)
}
