//! A row of JSON taken into columns, cell by cell, with no map between.

use super::{Column, Columns, Strings, Values};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// Takes a row into columns.
pub(super) struct Line<'a>(pub &'a mut Columns);

impl<'de> Visitor<'de> for Line<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut cells: A) -> Result<(), A::Error> {
        let Line(Columns { columns, rows, further, .. }) = self;
        let (mut next, mut named) = (0, Map::new());
        while let Some(key) = cells.next_key_seed(Key { columns, next })? {
            match key {
                Found::Column(at) if columns[at].present.len() > *rows => {
                    return Err(A::Error::custom(format!("`{}` stands twice", columns[at].name)));
                }
                Found::Column(at) => {
                    cells.next_value_seed(Cell(&mut columns[at]))?;
                    next = at + 1;
                }
                Found::Further(name) => drop(named.insert(name, cells.next_value::<Value>()?)),
            }
        }
        columns.iter_mut().filter(|column| column.present.len() == *rows).for_each(Column::push_nothing);
        if !named.is_empty() {
            further.push((*rows, named));
        }
        *rows += 1;
        Ok(())
    }
}

/// What a key names.
enum Found {
    Column(usize),
    Further(String),
}

/// Finds the column of a key, most often the next one.
struct Key<'a> {
    columns: &'a [Column],
    next: usize,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Found, D::Error> {
        input.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = Found;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Found, E> {
        let is_named = |column: &Column| column.name == name;
        if self.columns.get(self.next).is_some_and(is_named) {
            return Ok(Found::Column(self.next));
        }
        Ok(self.columns.iter().position(is_named).map_or_else(|| Found::Further(name.into()), Found::Column))
    }
}

/// Takes a cell into its column.
struct Cell<'a>(&'a mut Column);

impl Cell<'_> {
    fn taken<E: Error>(self, take: impl FnOnce(&mut Values) -> bool) -> Result<(), E> {
        self.0.take(take).map_err(E::custom)
    }
}

impl<'de> DeserializeSeed<'de> for Cell<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Cell<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a cell")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.0.push_nothing();
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.taken(|values| values.text(text))
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<(), E> {
        self.taken(|values| values.boolean(truth))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        match i64::try_from(number) {
            Ok(number) => self.visit_i64(number),
            Err(_) => self.visit_f64(number as f64),
        }
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.taken(|values| values.integer(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        self.taken(|values| values.number(number))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        match &mut self.0.values {
            Values::List(lists) => {
                while items.next_element_seed(Text(&mut lists.values))?.is_some() {}
                lists.offsets.push(lists.values.len() as i32);
            }
            Values::Pairs(lists) => {
                while let Some((start, end)) = items.next_element::<(i64, i64)>()? {
                    lists.values.extend([start, end]);
                }
                lists.offsets.push(lists.values.len() as i32 / 2);
            }
            _ => return Err(A::Error::custom(self.0.fault())),
        }
        self.0.present.push(true);
        Ok(())
    }
}

/// Takes a text behind others.
struct Text<'a>(&'a mut Strings);

impl<'de> DeserializeSeed<'de> for Text<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_str(self)
    }
}

impl Visitor<'_> for Text<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a text, of all texts no longer than 2 GB")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        if self.0.take(text) { Ok(()) } else { Err(E::custom("its texts are too long together")) }
    }
}
