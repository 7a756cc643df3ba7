//! A dataset held in memory, its tables column by column.

use super::columns::Columns;
use super::error::Error;
use super::layout::{ANALYSIS, Layout};
use super::manifest::Input;
use super::meta;
use super::reader::record;
use super::render::{Counts, Rendered};
use super::rows::{Bytes, Formats, Rows};
use super::run::Run;
use super::schema::{Name, Table};
use super::sheets::{Sheets, Take};
use serde::de::DeserializeOwned;
use std::path::Path;

/// A dataset in memory.
///
/// Each table is in pieces of whole rows, so that what is large is not moved to grow.
#[derive(Clone, Debug)]
pub struct Memory {
    /// The sort of dataset.
    pub layout: &'static Layout,
    /// What was run.
    pub run: Run,
    /// The sources of the documents.
    pub inputs: Vec<Input>,
    /// What is counted in the documents.
    pub counts: Counts,
    /// The pieces of each table, one at least, in the order of the layout.
    tables: Vec<Vec<Columns>>,
    /// How many rows each document has in each table, in the same order.
    rows: Vec<Vec<usize>>,
    /// From how many bytes on a piece does not grow.
    piece: usize,
}

/// How large a piece grows.
pub(super) const PIECE: usize = 32 << 20;

impl Memory {
    /// Begins the dataset of a run of `analyse`.
    pub fn new(run: Run) -> Memory {
        let mut memory = Memory::of(&ANALYSIS, run);
        for (at, name) in Name::ALL.into_iter().enumerate() {
            if let Some(rows) = memory.run.vocabulary.rows(name).and_then(|bytes| bytes.columns.clone()) {
                memory.put(at, rows);
            }
        }
        memory
    }

    /// Begins a dataset of any sort.
    pub(crate) fn of(layout: &'static Layout, run: Run) -> Memory {
        let tables = layout.tables.iter().map(|table| vec![Columns::new(table)]).collect();
        let rows = layout.tables.iter().map(|_| Vec::new()).collect();
        Memory { layout, run, inputs: Vec::new(), counts: Counts::default(), tables, rows, piece: PIECE }
    }

    /// The same with every table in one piece, however large.
    pub fn whole(self) -> Memory {
        Memory { piece: usize::MAX, ..self }
    }

    /// Adds a document, rendered with [`Formats::columns`](super::Formats::columns).
    pub fn add(&mut self, rendered: Rendered) {
        let Rendered { document, source, sha256, metadata, tables, counts, .. } = rendered;
        self.inputs.push(Input { document, source, sha256, metadata });
        self.counts.add(counts);
        for (at, Bytes { columns, .. }) in tables.into_iter().enumerate() {
            let Some(columns) = columns else { continue };
            self.rows[at].push(columns.len());
            self.put(at, columns);
        }
    }

    /// The columns that the corpus brings itself go behind those of `documents`.
    pub fn finish(mut self) -> Memory {
        let documents = &mut self.tables[Name::Documents as usize];
        let further = meta::Columns::brought(documents.iter().flat_map(Columns::named));
        *documents = std::mem::take(documents).into_iter().map(|piece| piece.widened(&further)).collect();
        self
    }

    /// The pieces of a table.
    pub fn pieces(&self, table: &str) -> Option<&[Columns]> {
        Some(&self.tables[self.at(table)?])
    }

    /// The pieces of all tables, in the order of the layout.
    pub fn into_tables(self) -> impl Iterator<Item = (&'static Table, Vec<Columns>)> {
        self.layout.tables.iter().zip(self.tables)
    }

    /// The tables that documents add to, each in one piece, with how many rows each document has there.
    ///
    /// Only of a dataset that is [`Memory::whole`], and has a document.
    pub fn tables_of_documents(&self) -> impl Iterator<Item = (&'static str, &Columns, &[usize])> {
        let tables = self.layout.tables.iter().zip(&self.tables).zip(&self.rows);
        let of_documents = tables.filter(|((table, _), _)| table.columns[0].name == "document");
        of_documents.filter_map(|((table, pieces), rows)| Some((table.name, pieces.first()?, rows.as_slice())))
    }

    /// The text of a document.
    pub(super) fn text(&self, document: &str) -> Option<String> {
        let found = self.tables[Name::Texts as usize].iter().find_map(|piece| piece.beside(document))?;
        Some(found.to_string())
    }

    /// Writes the dataset into a folder, a Parquet file a table.
    pub fn write(&self, folder: &Path) -> Result<(), Error> {
        let formats = Formats { parquet: true, columns: false, ..self.run.formats };
        let mut sheets = Sheets::new(folder, self.layout, Run { formats, ..self.run.clone() })?;
        for (table, pieces) in self.layout.tables.iter().zip(&self.tables) {
            sheets.add_pieces(table, pieces)?;
        }
        sheets.finish(self.inputs.clone())
    }

    /// Hands over the rows of a table, in order, each as a type with the columns it needs.
    pub(super) fn records<T: DeserializeOwned>(&self, table: &str, mut take: impl FnMut(T)) -> Result<(), Error> {
        for columns in self.pieces(table).unwrap_or_default() {
            for row in 0..columns.len() {
                take(record(columns.row(row), table.as_ref(), row)?);
            }
        }
        Ok(())
    }

    fn at(&self, table: &str) -> Option<usize> {
        self.layout.tables.iter().position(|known| known.name == table)
    }

    fn put(&mut self, at: usize, columns: Columns) {
        match self.tables[at].last_mut() {
            Some(last) if last.bytes() < self.piece => last.append(columns),
            _ => self.tables[at].push(columns),
        }
    }
}

impl Take for Memory {
    fn rows(&self, table: &'static Table) -> Rows {
        Rows::new(table, self.run.formats)
    }

    fn add(&mut self, table: &'static Table, rows: Rows) -> Result<(), Error> {
        if let (Some(at), Some(columns)) = (self.at(table.name), rows.into_bytes().columns) {
            self.put(at, columns);
        }
        Ok(())
    }
}
