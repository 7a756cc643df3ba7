//! The rows of a table, one after the other.

use super::super::error::Error;
use super::super::row::rows as each_row;
use super::named::Named;
use super::{failed, list};
use crate::dataset::schema::Table;
use rusqlite::types::{ToSqlOutput, Value as Owned, ValueRef};
use rusqlite::{Connection, Statement};
use serde_json::Value;
use std::path::Path;

/// Writes the rows of a table.
pub(super) fn rows(
    database: &Connection,
    folder: &Path,
    table: &Table,
    columns: &[Named],
    path: &Path,
) -> Result<(), Error> {
    let failed = failed(path);
    let names = list(columns.iter().map(|named| named.name.as_str()));
    let places = vec!["?"; columns.len()].join(", ");
    let sql = format!("INSERT INTO \"{}\" {names} VALUES ({places})", table.name);
    let mut insert = database.prepare(&sql).map_err(&failed)?;
    each_row(folder, table, |row| {
        let values = columns.iter().map(|named| row.get(&named.column.name).unwrap_or(&Value::Null));
        run(&mut insert, values).map_err(&failed)
    })
}

fn run<'v>(insert: &mut Statement, values: impl Iterator<Item = &'v Value>) -> rusqlite::Result<()> {
    for (at, value) in values.enumerate() {
        insert.raw_bind_parameter(at + 1, bound(value))?;
    }
    insert.raw_execute().map(drop)
}

/// A value as SQLite stores it; lists as JSON.
fn bound(value: &Value) -> ToSqlOutput<'_> {
    match value {
        Value::Null => ToSqlOutput::Borrowed(ValueRef::Null),
        Value::Bool(is) => i64::from(*is).into(),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => whole.into(),
            None => number.as_f64().unwrap_or_default().into(),
        },
        Value::String(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        Value::Array(_) | Value::Object(_) => ToSqlOutput::Owned(Owned::Text(value.to_string())),
    }
}
