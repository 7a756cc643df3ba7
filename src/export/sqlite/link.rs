//! Which columns name rows of other tables.

use super::{list, quoted};
use crate::dataset::schema::{Reference, TABLES, Table};
use rusqlite::Connection;

/// What columns that may be null name; the data package can only tell of those that never are.
const MAY_NAME: [Reference; 7] = [
    of_document("sections", &["document", "section"], &["document", "section"]),
    of_document("speakers", &["document", "speaker"], &["document", "speaker"]),
    of_document("statements", &["document", "statement"], &["document", "statement"]),
    of_document("statements", &["document", "parent"], &["document", "statement"]),
    of_document("sentences", &["document", "antecedent"], &["document", "sentence"]),
    of_document("norms", &["document", "norm"], &["document", "norm"]),
    of_document("gge_norms", &["gge_norm"], &["norm"]),
];

const fn of_document(table: &'static str, columns: &'static [&'static str], key: &'static [&'static str]) -> Reference {
    Reference { columns, table, key }
}

/// What the columns of a table name.
pub(super) fn links(table: &Table) -> impl Iterator<Item = &Reference> {
    let has = |name: &&str| table.columns.iter().any(|column| column.name == *name);
    let is_told = |link: &Reference| {
        link.columns == table.key || table.references.iter().any(|told| told.columns == link.columns)
    };
    let may = MAY_NAME.iter().filter(move |link| link.columns.iter().all(has) && !is_told(link));
    table.references.iter().chain(may)
}

/// An index for each link that the key of its table does not serve.
pub(super) fn indexes() -> String {
    let links = TABLES.iter().flat_map(|table| links(table).map(move |link| (table, link)));
    let unserved = links.filter(|(table, link)| !table.key.starts_with(link.columns));
    let index = |(table, link): (&Table, &Reference)| {
        let name = quoted(&format!("{}_{}", table.name, link.columns.last().unwrap_or(&"")));
        format!("CREATE INDEX {name} ON {} {};\n", quoted(table.name), list(link.columns.iter().copied()))
    };
    unserved.map(index).collect()
}

/// How many rows name a row that is not there.
pub(super) fn dangling(database: &Connection) -> rusqlite::Result<usize> {
    let mut check = database.prepare("SELECT count(*) FROM pragma_foreign_key_check")?;
    check.query_row([], |row| row.get::<_, i64>(0)).map(|count| count.unsigned_abs() as usize)
}
