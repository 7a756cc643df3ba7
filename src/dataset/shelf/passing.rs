//! The rows of a table, taken document by document.

use super::super::error::Error;
use super::super::reader::records;
use super::super::record::Record;
use serde::de::DeserializeOwned;
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::Scope;

/// How many rows of a table wait to be taken.
pub(in crate::dataset) const WAITING: usize = 4096;

/// A table that is read by a thread of its own, which waits while nobody takes its rows.
pub(in crate::dataset) struct Passing<T> {
    table: &'static str,
    rows: Receiver<Result<T, Error>>,
    /// The first row of a later document.
    next: Option<T>,
}

impl<T: DeserializeOwned + Record + Send + 'static> Passing<T> {
    /// Begins to read a table, of which so many rows at most wait to be taken.
    pub fn read<'scope, 'env>(
        scope: &'scope Scope<'scope, 'env>,
        folder: &'env Path,
        table: &'static str,
        waiting: usize,
    ) -> Passing<T> {
        let (sender, rows) = sync_channel(waiting);
        scope.spawn(move || {
            // Nobody takes a row any more where the taker has failed.
            let read = records(folder, table, |row: T| drop(sender.send(Ok(row))));
            if let Err(error) = read {
                drop(sender.send(Err(error)));
            }
        });
        Passing { table, rows, next: None }
    }

    /// The rows of the next document.
    pub fn of(&mut self, document: &str) -> Result<Vec<T>, Error> {
        let mut found = Vec::new();
        loop {
            let row = match self.next.take() {
                Some(row) => row,
                None => match self.rows.recv() {
                    Ok(row) => row?,
                    Err(_) => return Ok(found),
                },
            };
            if row.document() != document {
                self.next = Some(row);
                return Ok(found);
            }
            found.push(row);
        }
    }

    /// That no row is left, as one of a document that is not listed, or is listed elsewhere.
    pub fn end(mut self) -> Result<(), Error> {
        let left = match self.next.take() {
            Some(row) => Some(row),
            None => self.rows.recv().ok().transpose()?,
        };
        let unlisted = |row: T| Error::Order { table: self.table, document: row.document().into() };
        left.map_or(Ok(()), |row| Err(unlisted(row)))
    }
}
