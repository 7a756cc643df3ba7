//! What a table and a column are: the words in which all tables are described, once.
//!
//! The header of a CSV file, the keys of JSON Lines, the data package and the tables of `docs/datasets.md` all come
//! from the descriptions in [`TABLES`], so that they cannot disagree.

use std::ops::{Index, IndexMut};

pub use super::tables::TABLES;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// A number between 0 and 1, with two decimals.
    Share,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Several texts: joined by `;` in CSV, an array in JSON.
    List,
    /// Pairs of offsets: an array of arrays, as JSON in CSV too.
    Pairs,
}

impl Type {
    /// The name used in the documentation.
    pub fn name(self) -> &'static str {
        match self {
            Type::Text => "text",
            Type::Integer => "integer",
            Type::Share => "share",
            Type::Number => "number",
            Type::Boolean => "boolean",
            Type::List => "list",
            Type::Pairs => "pairs",
        }
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name, in the header and as a key.
    pub name: &'static str,
    /// What its cells hold.
    pub holds: Type,
    /// What it means, for a reader; one line without a full stop.
    pub about: &'static str,
    /// The values it may have, where they are a closed list.
    pub values: Option<fn() -> Vec<&'static str>>,
    /// Whether every row has a value.
    pub required: bool,
}

impl Column {
    pub(crate) const fn new(name: &'static str, holds: Type, about: &'static str) -> Column {
        Column { name, holds, about, values: None, required: false }
    }

    /// The same column with a value in every row.
    pub(crate) const fn always(self) -> Column {
        Column { required: true, ..self }
    }

    /// The same column with a closed list of values.
    pub(crate) const fn one_of(self, values: fn() -> Vec<&'static str>) -> Column {
        Column { values: Some(values), ..self }
    }
}

/// Columns of one table that name a row of another; none of them is ever null.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    /// The columns here.
    pub columns: &'static [&'static str],
    /// The table there.
    pub table: &'static str,
    /// Its key columns there, in the order of `columns`.
    pub key: &'static [&'static str],
}

/// A table.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name, without the ending of the file.
    pub name: &'static str,
    /// What a row is.
    pub about: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
    /// The columns whose values tell its rows apart.
    pub key: &'static [&'static str],
    /// Its columns that name rows of other tables.
    pub references: &'static [Reference],
}

/// The tables by name, in the order of [`TABLES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Documents,
    Sections,
    Speakers,
    Sentences,
    Tags,
    Statements,
    Norms,
    Positions,
    References,
    Remarks,
    NormMentions,
    Issues,
    GgeNorms,
    Texts,
}

impl Name {
    pub const ALL: [Name; TABLES.len()] = [
        Name::Documents,
        Name::Sections,
        Name::Speakers,
        Name::Sentences,
        Name::Tags,
        Name::Statements,
        Name::Norms,
        Name::Positions,
        Name::References,
        Name::Remarks,
        Name::NormMentions,
        Name::Issues,
        Name::GgeNorms,
        Name::Texts,
    ];

    /// Whether documents add rows to it.
    pub fn is_of_documents(self) -> bool {
        self.table().columns.iter().any(|column| column.name == "document")
    }

    pub fn table(self) -> &'static Table {
        &TABLES[self as usize]
    }
}

/// Something for each table, in the order of [`TABLES`].
#[derive(Debug)]
pub(super) struct Each<T>([T; TABLES.len()]);

impl<T> Each<T> {
    pub fn new(make: impl Fn(Name) -> T) -> Each<T> {
        Each(Name::ALL.map(make))
    }

    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Each<U> {
        Each(self.0.map(change))
    }

    pub fn into_iter(self) -> std::array::IntoIter<T, { TABLES.len() }> {
        self.0.into_iter()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<T> Index<Name> for Each<T> {
    type Output = T;

    fn index(&self, name: Name) -> &T {
        &self.0[name as usize]
    }
}

impl<T> IndexMut<Name> for Each<T> {
    fn index_mut(&mut self, name: Name) -> &mut T {
        &mut self.0[name as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_the_tables() {
        for (name, table) in Name::ALL.into_iter().zip(&TABLES) {
            assert_eq!(format!("{name:?}").to_lowercase(), table.name.replace('_', ""));
            assert_eq!(name.table().name, table.name);
        }
    }

    #[test]
    fn references_name_keys_and_columns_that_are_never_null() {
        for table in &TABLES {
            for reference in table.references {
                let target = TABLES.iter().find(|target| target.name == reference.table);
                assert_eq!(target.map(|target| target.key), Some(reference.key), "{}", table.name);
                let always = |name| table.columns.iter().any(|column| column.name == name && column.required);
                assert!(reference.columns.iter().copied().all(always), "{}: {reference:?}", table.name);
            }
        }
    }
}
