//! The columns of `documents` that a corpus brings itself, named `meta_…`: known only when all documents are.
//!
//! While documents are written, each row carries what is known of its own behind the columns of the schema: as keys in
//! JSON Lines, as one cell of JSON in CSV. When all are written, the file is brought into its final form, with a column
//! for every name that any document has.

use super::cell::{csv_writer, safe_cell, utf8_mark};
use super::digested::Digested;
use super::schema::Name;
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Map, Value};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

/// What each name begins with.
const PREFIX: &str = "meta_";

/// How many names get a column of their own.
const MOST: usize = 256;

/// The column, as JSON, for the values of further names.
const REST: &str = "meta";

/// The names and values of one document as cells: a name that comes twice is numbered, for nothing takes another's place.
///
/// No reader of columns takes U+0000 in a name; another mark stands for it.
pub(super) fn named(metadata: &[(String, String)]) -> Vec<(String, &str)> {
    let mut named: Vec<(String, &str)> = Vec::with_capacity(metadata.len());
    let mut taken: FxHashMap<String, &str> = FxHashMap::default();
    for (name, value) in metadata {
        let plain = format!("{PREFIX}{name}").replace('\0', "\u{fffd}");
        if taken.get(&plain).is_some_and(|known| *known == value) {
            continue;
        }
        let numbered = (2..).map(|number| format!("{plain}_{number}"));
        let free = std::iter::once(plain.clone()).chain(numbered).find(|name| !taken.contains_key(name));
        let name = free.unwrap_or(plain);
        taken.insert(name.clone(), value);
        named.push((name, value));
    }
    named
}

/// The same as an object of JSON.
pub(super) fn object(named: &[(String, &str)]) -> Map<String, Value> {
    named.iter().map(|(name, value)| (name.clone(), (*value).into())).collect()
}

/// Whether a table's file gets the columns that the corpus brings.
pub(super) fn widens(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(table, _)| table == Name::Documents.table().name)
}

/// The columns that the documents of a dataset bring, in the order in which they first come.
#[derive(Debug, Default)]
pub(super) struct Columns {
    names: Vec<String>,
    known: FxHashSet<String>,
    /// Whether there are more names than columns.
    more: bool,
}

impl Columns {
    /// Those of a file of `documents`, in CSV or JSON Lines.
    pub fn of(file: &Path) -> io::Result<Columns> {
        let mut columns = Columns::default();
        each_row(file, |_, further| {
            further.keys().for_each(|name| columns.note(name));
            Ok(())
        })?;
        Ok(columns)
    }

    /// Those that documents bring, by their names in the order in which they come.
    pub fn brought<'n>(names: impl Iterator<Item = &'n String>) -> Columns {
        let mut columns = Columns::default();
        names.for_each(|name| columns.note(name));
        columns
    }

    /// Those that a written dataset has, by their names: as many as there are.
    pub fn written<'n>(names: impl Iterator<Item = &'n String>) -> Columns {
        let mut columns = Columns::default();
        let names = names.filter(|name| columns.known.insert(name.to_string()));
        let names = names.cloned().collect();
        Columns { names, ..columns }
    }

    /// Takes note of a name that a document brings.
    fn note(&mut self, name: &str) {
        if self.known.contains(name) {
            return;
        }
        if self.names.len() < MOST {
            self.known.insert(name.to_string());
            self.names.push(name.to_string());
        } else {
            self.more = true;
        }
    }

    /// Their names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str).chain(self.more.then_some(REST))
    }

    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Writes a file of `documents` in its final form to another place; its digest.
    pub fn widen(&self, file: &Path, wide: &Path, spreadsheet_safe: bool) -> io::Result<String> {
        let mut out = Digested::create(wide)?;
        if is_csv(file) {
            self.widen_csv(file, &mut out, spreadsheet_safe)?;
        } else {
            self.widen_json(file, &mut out)?;
        }
        let (file, sha256) = out.close()?;
        file.sync_all()?;
        Ok(sha256)
    }

    fn widen_csv(&self, file: &Path, out: &mut impl Write, spreadsheet_safe: bool) -> io::Result<()> {
        out.write_all(utf8_mark(spreadsheet_safe))?;
        let mut writer = csv_writer(out);
        let header = Name::Documents.table().columns.iter().map(|column| column.name);
        writer.write_record(header.chain(self.names()))?;
        each_row(file, |row, further| {
            let Row::Cells(cells) = row else { return Ok(()) };
            cells.iter().try_for_each(|cell| writer.write_field(cell))?;
            for cell in self.cells(further) {
                writer.write_field(&*safe_cell(cell.unwrap_or_default().as_bytes(), spreadsheet_safe))?;
            }
            Ok(writer.write_record(None::<&[u8]>)?)
        })?;
        writer.flush()
    }

    fn widen_json(&self, file: &Path, out: &mut impl Write) -> io::Result<()> {
        each_row(file, |row, further| {
            let Row::Object(mut object) = row else { return Ok(()) };
            let cells = self.cells(further).map(|cell| cell.map_or(Value::Null, Value::String));
            object.extend(self.names().map(str::to_string).zip(cells));
            serde_json::to_writer(&mut *out, &object)?;
            out.write_all(b"\n")
        })
    }

    /// The cells of one document, in the order of the columns.
    pub fn cells(&self, further: Map<String, Value>) -> impl Iterator<Item = Option<String>> {
        let mut further = further;
        let own: Vec<Option<String>> =
            self.names.iter().map(|name| further.shift_remove(name).and_then(words)).collect();
        let rest = (!further.is_empty()).then(|| Value::Object(further).to_string());
        own.into_iter().chain(self.more.then_some(rest))
    }
}

fn words(value: Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(words) => Some(words),
        other => Some(other.to_string()),
    }
}

fn is_csv(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending == "csv")
}

/// The columns of the schema in a row.
enum Row<'a> {
    Cells(Vec<&'a str>),
    Object(Map<String, Value>),
}

/// Hands over each row of a file of `documents`: the columns of the schema, and what is known beside.
fn each_row(file: &Path, mut take: impl FnMut(Row, Map<String, Value>) -> io::Result<()>) -> io::Result<()> {
    let own = Name::Documents.table().columns.len();
    let input = BufReader::with_capacity(1 << 18, File::open(file)?);
    if is_csv(file) {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(input);
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record)? {
            let further = record.get(own).map_or(Ok(Map::new()), serde_json::from_str)?;
            take(Row::Cells(record.iter().take(own).collect()), further)?;
        }
        return Ok(());
    }
    for line in input.lines() {
        let mut object: Map<String, Value> = serde_json::from_str(&line?)?;
        let further = object.keys().skip(own).cloned().collect::<Vec<_>>();
        let further =
            further.into_iter().filter_map(|name| Some((name.clone(), object.shift_remove(&name)?))).collect();
        take(Row::Object(object), further)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_comes_twice_takes_no_place() {
        let pairs = [("year", "2020"), ("year", "2020"), ("year", "2021"), ("year_2", "x"), ("title", "t")];
        let pairs = pairs.map(|(name, value)| (name.to_string(), value.to_string()));
        let expected = [("meta_year", "2020"), ("meta_year_2", "2021"), ("meta_year_2_2", "x"), ("meta_title", "t")];
        assert_eq!(named(&pairs), expected.map(|(name, value)| (name.to_string(), value)));
    }

    #[test]
    fn a_name_holds_no_zero() {
        let pairs = [("a\0b".to_string(), "x\0y".to_string())];
        assert_eq!(named(&pairs), [("meta_a\u{fffd}b".to_string(), "x\0y")]);
    }

    #[test]
    fn names_beyond_the_most_share_a_column() {
        let columns = Columns { names: vec!["meta_a".into()], more: true, ..Columns::default() };
        let further: Map<String, Value> =
            serde_json::from_str(r#"{"meta_a":"1","meta_b":"2","meta_c":"3"}"#).unwrap_or_default();
        let cells: Vec<Option<String>> = columns.cells(further).collect();
        assert_eq!(cells, [Some("1".into()), Some(r#"{"meta_b":"2","meta_c":"3"}"#.into())]);
        assert_eq!(columns.names().collect::<Vec<_>>(), ["meta_a", "meta"]);
        assert_eq!(columns.cells(Map::new()).collect::<Vec<_>>(), [None, None]);
    }
}
