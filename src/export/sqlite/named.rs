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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::schema::Type;

    #[test]
    fn columns_are_numbered_that_sql_takes_for_one() {
        let column = |name: &str| Column { name: name.into(), holds: Type::Text, about: "", required: false };
        let mut remarks = Vec::new();
        let named = named(["meta_Year", "meta_year", "meta_YEAR"].map(column).into(), &mut remarks);
        let names: Vec<&str> = named.iter().map(|named| named.name.as_str()).collect();
        assert_eq!(names, ["meta_Year", "meta_year_2", "meta_YEAR_3"]);
        assert_eq!(remarks.len(), 2);
    }
}
