//! The list of events, as DNA exports it for R: a row for each statement.

use super::super::annotated::Annotated;
use super::super::error::Error;
use super::Statement;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

const HEADER: [&str; 16] = [
    "statement_id",
    "time",
    "person",
    "organization",
    "concept",
    "agreement",
    "start_position",
    "stop_position",
    "text",
    "coder",
    "document_id",
    "document_title",
    "document_author",
    "document_source",
    "document_section",
    "document_type",
];

pub(super) struct Events {
    path: PathBuf,
    writer: csv::Writer<File>,
}

impl Events {
    pub fn create(path: &Path) -> Result<Events, Error> {
        let file = File::create_new(path).map_err(Error::write(path))?;
        let style = csv::QuoteStyle::NonNumeric;
        let writer = csv::WriterBuilder::new().delimiter(b';').quote_style(style).from_writer(file);
        let mut events = Events { path: path.into(), writer };
        events.row(HEADER)?;
        Ok(events)
    }

    /// Adds a statement of a document; one that takes no side is none of DNA's.
    pub fn add(&mut self, document: &Annotated, number: i64, id: i64, statement: &Statement) -> Result<(), Error> {
        let Some(agreement) = statement.agreement else { return Ok(()) };
        let row = &document.document;
        let time = format!("{} 00:00:00", row.date.as_deref().unwrap_or("1970-01-01"));
        self.row([
            &*id.to_string(),
            &time,
            statement.source.person,
            statement.source.organization,
            &statement.concept.name,
            if agreement { "1" } else { "0" },
            &statement.place.start.to_string(),
            &statement.place.end.to_string(),
            statement.words,
            "2",
            &number.to_string(),
            row.name(),
            "",
            &row.source,
            row.occasion.as_deref().unwrap_or_default(),
            row.genre.as_deref().unwrap_or_default(),
        ])
    }

    pub fn finish(mut self) -> Result<(), Error> {
        self.writer.flush().map_err(Error::write(&self.path))
    }

    fn row(&mut self, cells: [&str; HEADER.len()]) -> Result<(), Error> {
        self.writer.write_record(cells).map_err(|error| Error::write(&self.path)(io::Error::other(error)))
    }
}
