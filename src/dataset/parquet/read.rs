//! Tables read back.

use super::super::error::Error;
use super::super::reader::{Row, damaged, record};
use parquet::file::reader::{FileReader, SerializedFileReader};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fs::File;
use std::path::Path;

/// Hands over the rows of a file, in order, each as a type with the columns it needs.
pub(in crate::dataset) fn rows<T: DeserializeOwned>(path: &Path, mut take: impl FnMut(T)) -> Result<(), Error> {
    let file = File::open(path).map_err(Error::read(path))?;
    let reader = SerializedFileReader::new(file).map_err(|error| damaged(path, 0, error))?;
    let rows = reader.get_row_iter(None).map_err(|error| damaged(path, 0, error))?;
    for (number, row) in rows.enumerate() {
        let row = row.map_err(|error| damaged(path, number, error))?;
        let Value::Object(row) = row.to_json_value() else { continue };
        take(record::<T>(row as Row, path, number)?);
    }
    Ok(())
}
