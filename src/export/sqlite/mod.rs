//! A SQLite database: one file with all tables, their keys, indexes, a full-text search and views.
//!
//! Offsets count code points, as in the tables; SQLite's `substr` counts them too, so that
//! `substr(text, start + 1, end - start)` of `texts` quotes a row. Lists stand as JSON, and those of sentences once more as
//! tables of their own. `sentences` and `statements` have a number `id`, on which the search rests.

mod describe;
mod insert;
mod link;
mod named;

use super::error::Error;
use super::remark::counted;
use super::row::columns;
use super::{Options, each_text};
use crate::dataset::schema::{TABLES, Table};
use named::named;
use rusqlite::Connection;
use std::io;
use std::path::Path;

/// The tables that a search goes through, each with the column that is searched.
const SEARCHED: [(&str, &str); 2] = [("sentences", "text"), ("statements", "content")];

/// Lists as tables of their own, so that they can be joined.
const LISTS: &str = include_str!("lists.sql");

/// The full-text search; each change of a row changes it too.
const SEARCH: &str = include_str!("search.sql");

/// Questions asked often.
const VIEWS: &str = include_str!("views.sql");

/// Nothing needs to be undone: what is not whole is never moved into its place.
const BEFORE: &str = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN";

/// Writes a dataset; the remarks.
pub(super) fn write(folder: &Path, options: &Options, path: &Path) -> Result<Vec<String>, Error> {
    let failed = failed(path);
    let database = Connection::open(path).map_err(&failed)?;
    database.execute_batch(BEFORE).map_err(&failed)?;
    let mut remarks = Vec::new();
    for table in TABLES.iter().filter(|table| table.name != "texts") {
        let columns = columns(folder, table)?;
        let columns = named(columns, &mut remarks);
        database.execute_batch(&describe::table(table, &columns)).map_err(&failed)?;
        insert::rows(&database, folder, table, &columns, path)?;
    }
    texts(&database, folder, options, path)?;
    for script in [LISTS, &link::indexes(), SEARCH, VIEWS, "COMMIT"] {
        database.execute_batch(script).map_err(&failed)?;
    }
    let dangling = link::dangling(&database).map_err(&failed)?;
    remarks.extend(counted([(dangling, format!("{dangling} rows name a row that is not there"))]));
    Ok(remarks)
}

/// Writes the texts, wherever the dataset keeps them.
fn texts(database: &Connection, folder: &Path, options: &Options, path: &Path) -> Result<(), Error> {
    let failed = failed(path);
    let table = TABLES.iter().find(|table: &&Table| table.name == "texts");
    let Some(table) = table else { return Ok(()) };
    let columns = named(columns(folder, table)?, &mut Vec::new());
    database.execute_batch(&describe::table(table, &columns)).map_err(&failed)?;
    let mut insert = database.prepare("INSERT INTO texts VALUES (?, ?)").map_err(&failed)?;
    each_text(folder, options, |document, text| insert.execute([document, text]).map(drop).map_err(&failed))
}

/// Why the database could not be written.
pub(super) fn failed(path: &Path) -> impl Fn(rusqlite::Error) -> Error {
    move |error| Error::write(path)(io::Error::other(error))
}

/// A name as SQL has it, whatever letters are in it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Names as a list in brackets.
fn list<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.into_iter().map(quoted).collect();
    format!("({})", names.join(", "))
}
