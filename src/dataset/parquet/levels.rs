//! How deep each value of a column is defined, and at which depth it repeats, as Dremel has it.
//!
//! S. Melnik et al., "Dremel: Interactive Analysis of Web-Scale Datasets", VLDB 2010.

use super::super::columns::{Column, Lists};

/// The levels of a column's values, one for each value and each place where there is none.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Levels {
    pub definition: Vec<i16>,
    pub repetition: Vec<i16>,
}

impl Levels {
    /// Those of a column of single values.
    pub fn of_single(column: &Column) -> Levels {
        Levels { definition: column.present.iter().map(|is| i16::from(*is)).collect(), repetition: Vec::new() }
    }

    /// Those of a column of lists, whose items are values or groups of so many values each.
    pub fn of_lists<T>(column: &Column, lists: &Lists<T>, group: Option<usize>) -> Levels {
        let mut levels = Levels::default();
        let empty = i16::from(!column.required);
        for (row, is_present) in column.present.iter().enumerate() {
            let items = lists.of(row).len();
            match (is_present, items) {
                (false, _) => levels.push(0, 0),
                (true, 0) => levels.push(empty, 0),
                (true, items) => (0..items).for_each(|item| levels.item(empty + 1, i16::from(item > 0), group)),
            }
        }
        levels
    }

    fn item(&mut self, definition: i16, repetition: i16, group: Option<usize>) {
        match group {
            None => self.push(definition, repetition),
            Some(group) => (0..group).for_each(|at| self.push(definition + 1, if at > 0 { 2 } else { repetition })),
        }
    }

    fn push(&mut self, definition: i16, repetition: i16) {
        self.definition.push(definition);
        self.repetition.push(repetition);
    }
}
