//! The rows of one table, column by column: typed values, for readers in memory and for Parquet.

mod line;

use super::meta;
use super::schema::{Column as Described, Table, Type};
use line::Line;
use serde::Deserializer;
use serde_json::{Map, Value};

/// The rows of one table, column by column.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    columns: Vec<Column>,
    rows: usize,
    /// The column whose cell comes next.
    next: usize,
    /// Of rows of `documents`: what the corpus says of each, by its number.
    further: Vec<(usize, Map<String, Value>)>,
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What its cells hold.
    pub holds: Type,
    /// Whether every row has a value.
    pub required: bool,
    /// A value for each row, an empty one where it is missing.
    pub values: Values,
    /// Whether each row has a value.
    pub present: Vec<bool>,
}

/// The values of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Texts.
    Text(Strings),
    /// Whole numbers.
    Integer(Vec<i64>),
    /// Numbers.
    Number(Vec<f64>),
    /// Truths.
    Boolean(Vec<bool>),
    /// Several texts a row.
    List(Lists<Strings>),
    /// Pairs of whole numbers, several a row; a pair is two values.
    Pairs(Lists<Vec<i64>>),
}

/// Texts, one behind the other: whole ones, so that each begins and ends between two letters.
#[derive(Clone, Debug, PartialEq)]
pub struct Strings {
    bytes: Vec<u8>,
    /// 0, and where each ends.
    offsets: Vec<i32>,
}

/// Several values a row, one behind the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Lists<T> {
    /// The values of all rows.
    pub values: T,
    /// 0, and how many values there are up to the end of each row.
    pub offsets: Vec<i32>,
}

impl Default for Strings {
    fn default() -> Strings {
        Strings { bytes: Vec::new(), offsets: vec![0] }
    }
}

impl<T: Default> Default for Lists<T> {
    fn default() -> Lists<T> {
        Lists { values: T::default(), offsets: vec![0] }
    }
}

impl Strings {
    /// Their letters as UTF-8.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// 0, and where each ends.
    pub fn offsets(&self) -> &[i32] {
        &self.offsets
    }

    /// Both.
    #[cfg(feature = "parquet")]
    pub(super) fn into_parts(self) -> (Vec<u8>, Vec<i32>) {
        (self.bytes, self.offsets)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them.
    pub fn get(&self, at: usize) -> &str {
        // What goes in is text, and comes out between the same borders.
        std::str::from_utf8(&self.bytes[between(&self.offsets, at)]).unwrap_or_default()
    }

    fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
        self.offsets.push(self.bytes.len() as i32);
    }

    /// Takes a text; false where the texts would be too long together.
    fn take(&mut self, text: &str) -> bool {
        let fits = self.bytes.len() + text.len() <= i32::MAX as usize;
        if fits {
            self.push(text);
        }
        fits
    }

    fn append(&mut self, mut other: Strings) {
        join(&mut self.offsets, &other.offsets, self.bytes.len());
        self.bytes.append(&mut other.bytes);
    }
}

impl<T> Lists<T> {
    /// Where the values of a row stand.
    pub fn of(&self, row: usize) -> std::ops::Range<usize> {
        between(&self.offsets, row)
    }
}

fn between(offsets: &[i32], at: usize) -> std::ops::Range<usize> {
    offsets[at] as usize..offsets[at + 1] as usize
}

/// Puts offsets behind others that end at a place.
fn join(offsets: &mut Vec<i32>, more: &[i32], end: usize) {
    offsets.extend(more[1..].iter().map(|offset| offset + end as i32));
}

impl Values {
    fn new(holds: Type) -> Values {
        match holds {
            Type::Text => Values::Text(Strings::default()),
            Type::Integer => Values::Integer(Vec::new()),
            Type::Share | Type::Number => Values::Number(Vec::new()),
            Type::Boolean => Values::Boolean(Vec::new()),
            Type::List => Values::List(Lists::default()),
            Type::Pairs => Values::Pairs(Lists::default()),
        }
    }

    fn push_nothing(&mut self) {
        match self {
            Values::Text(texts) => texts.push(""),
            Values::Integer(numbers) => numbers.push(0),
            Values::Number(numbers) => numbers.push(0.0),
            Values::Boolean(truths) => truths.push(false),
            Values::List(lists) => lists.offsets.push(lists.values.len() as i32),
            Values::Pairs(lists) => lists.offsets.push(lists.values.len() as i32 / 2),
        }
    }

    /// Takes a text. Here and below: false where the values are of another type, or there is no room.
    fn text(&mut self, text: &str) -> bool {
        match self {
            Values::Text(texts) => texts.take(text),
            _ => false,
        }
    }

    fn integer(&mut self, number: i64) -> bool {
        match self {
            Values::Integer(numbers) => numbers.push(number),
            Values::Number(numbers) => numbers.push(number as f64),
            _ => return false,
        }
        true
    }

    fn number(&mut self, number: f64) -> bool {
        let Values::Number(numbers) = self else { return false };
        numbers.push(number);
        true
    }

    fn boolean(&mut self, truth: bool) -> bool {
        let Values::Boolean(truths) = self else { return false };
        truths.push(truth);
        true
    }

    fn list<'v>(&mut self, mut texts: impl Iterator<Item = &'v str>) -> bool {
        let Values::List(lists) = self else { return false };
        let fit = texts.all(|text| lists.values.take(text));
        if fit {
            lists.offsets.push(lists.values.len() as i32);
        }
        fit
    }

    fn pairs(&mut self, pairs: impl Iterator<Item = (u32, u32)>) -> bool {
        let Values::Pairs(lists) = self else { return false };
        pairs.for_each(|(start, end)| lists.values.extend([i64::from(start), i64::from(end)]));
        lists.offsets.push(lists.values.len() as i32 / 2);
        true
    }

    fn append(&mut self, other: Values) {
        match (self, other) {
            (Values::Text(texts), Values::Text(more)) => texts.append(more),
            (Values::Integer(numbers), Values::Integer(mut more)) => numbers.append(&mut more),
            (Values::Number(numbers), Values::Number(mut more)) => numbers.append(&mut more),
            (Values::Boolean(truths), Values::Boolean(mut more)) => truths.append(&mut more),
            (Values::List(lists), Values::List(more)) => {
                join(&mut lists.offsets, &more.offsets, lists.values.len());
                lists.values.append(more.values);
            }
            (Values::Pairs(lists), Values::Pairs(mut more)) => {
                join(&mut lists.offsets, &more.offsets, lists.values.len() / 2);
                lists.values.append(&mut more.values);
            }
            // A column holds one type.
            (_, _) => debug_assert!(false, "values of another type"),
        }
    }

    /// A cell as JSON Lines have it.
    fn cell(&self, row: usize) -> Value {
        match self {
            Values::Text(texts) => texts.get(row).into(),
            Values::Integer(numbers) => numbers[row].into(),
            Values::Number(numbers) => numbers[row].into(),
            Values::Boolean(truths) => truths[row].into(),
            Values::List(lists) => lists.of(row).map(|at| lists.values.get(at)).collect(),
            Values::Pairs(lists) => lists.of(row).map(|at| Value::from(&lists.values[2 * at..2 * at + 2])).collect(),
        }
    }

    /// How many bytes the values take.
    fn bytes(&self) -> usize {
        match self {
            Values::Text(texts) => texts.bytes.len() + texts.offsets.len() * 4,
            Values::Integer(numbers) => numbers.len() * 8,
            Values::Number(numbers) => numbers.len() * 8,
            Values::Boolean(truths) => truths.len(),
            Values::List(lists) => lists.values.bytes.len() + (lists.values.len() + lists.offsets.len()) * 4,
            Values::Pairs(lists) => lists.values.len() * 8 + lists.offsets.len() * 4,
        }
    }
}

impl Column {
    fn new(name: &str, holds: Type, required: bool) -> Column {
        Column { name: name.into(), holds, required, values: Values::new(holds), present: Vec::new() }
    }

    fn push_nothing(&mut self) {
        self.values.push_nothing();
        self.present.push(false);
    }

    /// Takes a cell of its type; one that is not, or has no room, is missing.
    fn push(&mut self, take: impl FnOnce(&mut Values) -> bool) {
        if take(&mut self.values) {
            self.present.push(true);
        } else {
            self.push_nothing();
        }
    }

    /// Takes a cell by what says whether it is of the type, and takes it if so.
    fn take(&mut self, take: impl FnOnce(&mut Values) -> bool) -> Result<(), String> {
        if !take(&mut self.values) {
            return Err(self.fault());
        }
        self.present.push(true);
        Ok(())
    }

    /// What is wrong with a cell.
    fn fault(&self) -> String {
        format!("`{}` is no {}, or too long", self.name, self.holds.name())
    }

    fn cell(&self, row: usize) -> Value {
        if self.present[row] { self.values.cell(row) } else { Value::Null }
    }

    fn append(&mut self, other: Column) {
        self.values.append(other.values);
        self.present.extend(other.present);
    }
}

impl Columns {
    /// No rows of a table.
    pub fn new(table: &'static Table) -> Columns {
        let column = |column: &Described| Column::new(column.name, column.holds, column.required);
        Columns { columns: table.columns.iter().map(column).collect(), rows: 0, next: 0, further: Vec::new() }
    }

    /// The columns, in the order of the schema.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The columns, in the order of the schema.
    pub fn into_columns(self) -> Vec<Column> {
        self.columns
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The text of the second column in the row whose first column holds a word.
    pub(super) fn beside(&self, word: &str) -> Option<&str> {
        let [Column { values: Values::Text(words), .. }, Column { values: Values::Text(texts), .. }, ..] =
            self.columns.as_slice()
        else {
            return None;
        };
        (0..words.len()).find(|row| words.get(*row) == word).map(|row| texts.get(row))
    }

    /// How many bytes the values take.
    pub(super) fn bytes(&self) -> usize {
        self.columns.iter().map(|column| column.values.bytes()).sum()
    }

    pub(super) fn text(&mut self, value: &str) {
        self.column().push(|values| values.text(value));
    }

    pub(super) fn integer(&mut self, value: u64) {
        self.column().push(|values| values.integer(value as i64));
    }

    pub(super) fn number(&mut self, value: f64) {
        self.column().push(|values| values.number(value));
    }

    pub(super) fn boolean(&mut self, value: bool) {
        self.column().push(|values| values.boolean(value));
    }

    pub(super) fn list<'v>(&mut self, texts: impl Iterator<Item = &'v str>) {
        self.column().push(|values| values.list(texts));
    }

    pub(super) fn pairs(&mut self, pairs: impl Iterator<Item = (u32, u32)>) {
        self.column().push(|values| values.pairs(pairs));
    }

    pub(super) fn null(&mut self) {
        self.column().push_nothing();
    }

    /// What the corpus says of the document of the row at hand, by name.
    pub(super) fn further(&mut self, named: Map<String, Value>) {
        if !named.is_empty() {
            self.further.push((self.rows, named));
        }
    }

    /// Ends a row.
    pub(super) fn end(&mut self) {
        (self.rows, self.next) = (self.rows + 1, 0);
    }

    /// Takes a row as JSON Lines have it. What it has beside the columns of the schema is what the corpus says.
    pub(super) fn push<'de, D: Deserializer<'de>>(&mut self, row: D) -> Result<(), D::Error> {
        row.deserialize_map(Line(self))
    }

    /// Puts the rows of another of the same table behind.
    pub(super) fn append(&mut self, other: Columns) {
        self.columns.iter_mut().zip(other.columns).for_each(|(column, more)| column.append(more));
        self.further.extend(other.further.into_iter().map(|(row, named)| (self.rows + row, named)));
        self.rows += other.rows;
    }

    /// The names of what the corpus says of documents, as they come.
    pub(super) fn named(&self) -> impl Iterator<Item = &String> {
        self.further.iter().flat_map(|(_, named)| named.keys())
    }

    /// The same with the columns that the corpus brings.
    pub(super) fn widened(mut self, further: &meta::Columns) -> Columns {
        let mut columns: Vec<Column> = further.names().map(|name| Column::new(name, Type::Text, false)).collect();
        let mut told = std::mem::take(&mut self.further).into_iter().peekable();
        for row in 0..self.rows {
            let named = told.next_if(|(of, _)| *of == row).map(|(_, named)| named).unwrap_or_default();
            for (column, cell) in columns.iter_mut().zip(further.cells(named)) {
                column.push(|values| cell.is_some_and(|words| values.text(&words)));
            }
        }
        self.columns.append(&mut columns);
        self
    }

    /// A row as JSON Lines have it.
    pub(super) fn row(&self, row: usize) -> Map<String, Value> {
        self.columns.iter().map(|column| (column.name.clone(), column.cell(row))).collect()
    }

    /// The column whose cell comes now.
    fn column(&mut self) -> &mut Column {
        self.next += 1;
        &mut self.columns[self.next - 1]
    }
}
