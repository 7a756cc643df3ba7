//! The tables in SQL, each column with what it means as a comment, which SQLite keeps.

use super::link::links;
use super::named::Named;
use super::{SEARCHED, list, quoted};
use crate::dataset::schema::{Table, Type};
use std::fmt::Write;

/// Creates a table.
pub(super) fn table(table: &Table, columns: &[Named]) -> String {
    let mut sql = format!("CREATE TABLE {} ( -- {}\n", quoted(table.name), table.about);
    let key = match is_searched(table) {
        true => {
            sql.push_str("  \"id\" INTEGER PRIMARY KEY, -- Its number in the dataset, from 1\n");
            "UNIQUE"
        }
        false => "PRIMARY KEY",
    };
    for Named { name, column } in columns {
        let (name, holds) = (quoted(name), affinity(column.holds));
        let required = if column.required { " NOT NULL" } else { "" };
        let _ = writeln!(sql, "  {name} {holds}{required}, -- {}", column.about);
    }
    let _ = write!(sql, "  {key} {}", list(table.key.iter().copied()));
    for link in links(table) {
        let (here, there) = (list(link.columns.iter().copied()), list(link.key.iter().copied()));
        let _ = write!(sql, ",\n  FOREIGN KEY {here} REFERENCES {} {there}", quoted(link.table));
    }
    sql + "\n)"
}

/// Whether the rows of a table have a number by which a search finds them.
pub(super) fn is_searched(table: &Table) -> bool {
    SEARCHED.iter().any(|(name, _)| *name == table.name)
}

/// What a column holds, as SQLite calls it.
fn affinity(holds: Type) -> &'static str {
    match holds {
        Type::Text | Type::List | Type::Pairs => "TEXT",
        Type::Integer | Type::Boolean => "INTEGER",
        Type::Share | Type::Number => "REAL",
    }
}
