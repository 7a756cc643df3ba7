//! The database of DNA.

use super::super::annotated::Annotated;
use super::super::error::Error;
use super::super::folded::Folded;
use super::Statement;
use rusqlite::{Connection, Params, params};
use std::io;
use std::path::{Path, PathBuf};

/// The tables and what DNA expects in them.
const TABLES: &str = include_str!("tables.sql");

/// Nothing needs to be undone: what is not whole is never moved into its place.
const BEFORE: &str = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN";

/// Every entity has a value for every attribute.
const AFTER: &str = "
    INSERT OR IGNORE INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue)
        SELECT ENTITIES.ID, ATTRIBUTEVARIABLES.ID, '' FROM ENTITIES JOIN ATTRIBUTEVARIABLES USING (VariableId)
        ORDER BY 1, 2;
    COMMIT";

const DOCUMENT: &str = "INSERT INTO DOCUMENTS (Title, Text, Coder, Source, Section, Notes, Type, Date)
    VALUES (?, ?, 2, ?, ?, ?, ?, coalesce(unixepoch(?), 0))";

const STATEMENT: &str =
    "INSERT INTO STATEMENTS (StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (?, ?, ?, ?, 2)";

const ENTITY: &str = "INSERT OR IGNORE INTO ENTITIES (VariableId, Value) VALUES (?, ?)";

const ATTRIBUTE: &str = "INSERT OR IGNORE INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue)
    SELECT ENTITIES.ID, ATTRIBUTEVARIABLES.ID, ?4 FROM ENTITIES JOIN ATTRIBUTEVARIABLES USING (VariableId)
    WHERE VariableId = ?1 AND Value = ?2 AND AttributeVariable = ?3";

const NAMED: &str = "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity)
    SELECT ?1, VariableId, ID FROM ENTITIES WHERE VariableId = ?2 AND Value = ?3";

const AGREEMENT: &str = "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, 4, ?)";

const NOTE: &str = "INSERT INTO DATALONGTEXT (StatementId, VariableId, Value) VALUES (?, 5, ?)";

/// How many letters a short text has at most.
const SHORT: usize = 190;

/// The variables of a statement, by their numbers in the database.
const PERSON: i64 = 1;
const ORGANIZATION: i64 = 2;
const CONCEPT: i64 = 3;

pub(super) struct Database {
    path: PathBuf,
    connection: Connection,
}

impl Database {
    pub fn create(path: &Path) -> Result<Database, Error> {
        let connection = Connection::open(path).map_err(failed(path))?;
        connection.set_prepared_statement_cache_capacity(16);
        let database = Database { path: path.into(), connection };
        [BEFORE, TABLES].iter().try_for_each(|script| database.script(script))?;
        Ok(database)
    }

    /// Adds a document; its number.
    pub fn document(&self, document: &Annotated, text: &Folded) -> Result<i64, Error> {
        let row = &document.document;
        let notes = format!("{} of {}", row.document, row.source);
        let (title, source, occasion) =
            (short(row.name()), short(&row.source), short(row.occasion.as_deref().unwrap_or("")));
        let genre = row.genre.as_deref().unwrap_or_default();
        self.insert(DOCUMENT, params![title, text.text, source, occasion, notes, genre, row.date])
    }

    /// Adds a statement to a document; its number.
    pub fn statement(&self, document: i64, statement: &Statement) -> Result<i64, Error> {
        let (start, stop) = (statement.place.start as i64, statement.place.end as i64);
        let sort = if statement.agreement.is_some() { 1 } else { 2 };
        let number = self.insert(STATEMENT, params![sort, document, start, stop])?;
        match statement.agreement {
            Some(agreement) => {
                self.named(number, statement)?;
                self.insert(AGREEMENT, params![number, agreement])?;
            }
            None => drop(self.insert(NOTE, params![number, note(statement)])?),
        }
        Ok(number)
    }

    /// Tells who says what in a statement.
    fn named(&self, number: i64, statement: &Statement) -> Result<(), Error> {
        let Statement { source, concept, .. } = statement;
        let (person_kind, other_kind) = if source.person.is_empty() { ("", source.kind) } else { (source.kind, "") };
        self.entity(number, PERSON, source.person, [person_kind, "", ""])?;
        self.entity(number, ORGANIZATION, source.organization, [other_kind, source.alias, ""])?;
        self.entity(number, CONCEPT, &concept.name, ["issue", &concept.id, &concept.proposition])
    }

    /// Names an entity in a statement, and tells its attributes where they are not told yet.
    fn entity(&self, statement: i64, variable: i64, value: &str, attributes: [&str; 3]) -> Result<(), Error> {
        let value = short(value);
        self.insert(ENTITY, params![variable, value])?;
        for (name, told) in ["Type", "Alias", "Notes"].iter().zip(attributes) {
            if !told.is_empty() && !value.is_empty() {
                self.insert(ATTRIBUTE, params![variable, value, name, short(told)])?;
            }
        }
        self.insert(NAMED, params![statement, variable, value]).map(drop)
    }

    pub fn finish(self) -> Result<(), Error> {
        self.script(AFTER)
    }

    fn script(&self, script: &str) -> Result<(), Error> {
        self.connection.execute_batch(script).map_err(failed(&self.path))
    }

    fn insert(&self, sql: &str, row: impl Params) -> Result<i64, Error> {
        let inserted = self.connection.prepare_cached(sql).and_then(|mut insert| insert.execute(row));
        inserted.map_err(failed(&self.path))?;
        Ok(self.connection.last_insert_rowid())
    }
}

/// What is said of a position that takes no side.
fn note(statement: &Statement) -> String {
    let who = [statement.source.person, statement.source.organization];
    let who: Vec<&str> = who.into_iter().filter(|name| !name.is_empty()).collect();
    format!("{}: takes up `{}` without a side", who.join(", "), statement.concept.name)
}

/// As much of a text as a short text holds.
fn short(text: &str) -> &str {
    text.char_indices().nth(SHORT).map_or(text, |(end, _)| &text[..end])
}

/// Why the database could not be written.
fn failed(path: &Path) -> impl Fn(rusqlite::Error) -> Error {
    move |error| Error::write(path)(io::Error::other(error))
}
