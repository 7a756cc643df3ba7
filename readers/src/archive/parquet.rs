//! Parquet files: tables packed by columns.

use super::Unpacker;
use super::shared::Shared;
use crate::frame::Frame;
use crate::table::{Row, Sorter};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record;
use std::fs::File;
use std::io;

impl Unpacker<'_> {
    /// Sends the rows of a Parquet file.
    pub(super) fn parquet(&mut self, file: File) -> io::Result<()> {
        let length = file.metadata().map_or(0, |data| data.len());
        let opened = Shared::new(file).map_err(ParquetError::from).and_then(SerializedFileReader::new);
        let reader = match opened {
            Ok(reader) => reader,
            Err(error) => return self.send(Frame::Refused(format!("is damaged: {error}"))),
        };
        let schema = reader.metadata().file_metadata().schema_descr();
        let columns = &self.job.columns;
        let names: Vec<&str> = schema.root_schema().get_fields().iter().map(|field| field.name()).collect();
        if let Some(reason) = columns.missing(&names) {
            return self.send(Frame::Refused(reason));
        }
        let share = length / reader.metadata().file_metadata().num_rows().max(1) as u64;
        match reader.get_row_iter(None) {
            Ok(rows) => self.rows(rows, share),
            Err(error) => self.send(Frame::Refused(format!("is damaged: {error}"))),
        }
    }

    /// Sends rows; each stands for an equal `share` of the file.
    fn rows(&mut self, rows: record::reader::RowIter, share: u64) -> io::Result<()> {
        for (number, row) in (1..).zip(rows) {
            match row {
                Ok(row) => self.send(Frame::Row(sorted(&row, Sorter::new(&self.job.columns, number, share))))?,
                Err(error) => {
                    let reason = format!("is damaged, row {number} and what follows were left out: {error}");
                    return self.send(Frame::Refused(reason));
                }
            }
        }
        Ok(())
    }
}

fn sorted(row: &record::Row, mut sorter: Sorter) -> Row {
    for (name, field) in row.get_column_iter() {
        match words(field) {
            Ok(words) => sorter.cell(name, words),
            Err(reason) => sorter.refuse_cell(name, reason),
        }
    }
    sorter.row()
}

/// The words of a cell; the reason where it holds bytes that are none.
fn words(field: &record::Field) -> Result<String, &'static str> {
    match field {
        record::Field::Null => Ok(String::new()),
        record::Field::Str(words) => Ok(words.clone()),
        record::Field::Bytes(bytes) => {
            std::str::from_utf8(bytes.data()).map(str::to_string).map_err(|_| "holds bytes, no words")
        }
        other => Ok(other.to_string()),
    }
}
