//! What columns are called in SQL, where large and small letters are the same.

use super::super::row::Column;

/// A column with its name in the database.
pub(super) struct Named {
    pub name: String,
    pub column: Column,
}

/// Columns with names of their own: one that a database takes for another is numbered, and a remark tells it.
pub(super) fn named(columns: Vec<Column>, remarks: &mut Vec<String>) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::with_capacity(columns.len());
    for column in columns {
        let is_free = |name: &String| named.iter().all(|other| !other.name.eq_ignore_ascii_case(name));
        let numbered = (2..).map(|number| format!("{}_{number}", column.name));
        let free = std::iter::once(column.name.clone()).chain(numbered).find(is_free);
        let name = free.unwrap_or_else(|| column.name.clone());
        if name != column.name {
            remarks.push(format!("the column `{}` is called `{name}`, as SQLite takes it for another", column.name));
        }
        named.push(Named { name, column });
    }
    named
}
