//! `schemas/`: the columns of every table in the words of readers that would guess their types from the first rows.
//!
//! A guess goes wrong where a column is empty for long, a list is, or a word looks like a number; so each file names the
//! type of each column, by the file of the table and in the order of its columns.

use super::meta;
use super::rows::Formats;
use super::schema::{Table, Type};
use serde_json::{Map, Value};

/// Their folder in the folder of a dataset.
pub(crate) const FOLDER: &str = "schemas";

/// How a table is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Csv,
    JsonLines,
}

/// The files of the folder, each with what it holds. `further` are the columns of the first table that the corpus brings.
pub(super) fn files(tables: &[Table], formats: Formats, further: &meta::Columns) -> Vec<(String, String)> {
    let described = |types: fn(Type, Format) -> &'static str| {
        let files = of(tables, formats, further, types).map(|(file, columns)| (file, Value::Object(columns.collect())));
        format!("{:#}\n", Value::Object(files.collect::<Map<String, Value>>()))
    };
    let spark: String = of(tables, formats, further, spark).map(|(file, columns)| ddl(&file, columns)).collect();
    [
        ("duckdb.json", described(duckdb)),
        ("pandas.json", described(pandas)),
        ("polars.json", described(polars)),
        ("spark.ddl", spark),
    ]
    .into_iter()
    .filter(|_| formats.csv || formats.jsonl)
    .map(|(name, content)| (format!("{FOLDER}/{name}"), content))
    .collect()
}

/// The files of all tables with the names and types of their columns.
fn of(
    tables: &[Table],
    formats: Formats,
    further: &meta::Columns,
    types: fn(Type, Format) -> &'static str,
) -> impl Iterator<Item = (String, impl Iterator<Item = (String, Value)>)> {
    let csv = formats.csv.then_some(("csv", Format::Csv));
    let jsonl = formats.jsonl.then_some(("jsonl", Format::JsonLines));
    csv.into_iter().chain(jsonl).flat_map(move |(ending, format)| {
        tables.iter().enumerate().map(move |(at, table)| {
            let own = table.columns.iter().map(|column| (column.name, column.holds));
            let further = further.names().filter(move |_| at == 0).map(|column| (column, Type::Text));
            let columns = own.chain(further);
            let columns = columns.map(move |(column, holds)| (column.to_string(), Value::from(types(holds, format))));
            (format!("{}.{ending}", table.name), columns)
        })
    })
}

fn duckdb(holds: Type, format: Format) -> &'static str {
    match holds {
        Type::List if format == Format::JsonLines => "VARCHAR[]",
        Type::Pairs if format == Format::JsonLines => "BIGINT[][]",
        Type::Text | Type::List | Type::Pairs => "VARCHAR",
        Type::Integer => "BIGINT",
        Type::Share | Type::Number => "DOUBLE",
        Type::Boolean => "BOOLEAN",
    }
}

fn polars(holds: Type, format: Format) -> &'static str {
    match holds {
        Type::List if format == Format::JsonLines => "List(String)",
        Type::Pairs if format == Format::JsonLines => "List(List(Int64))",
        Type::Text | Type::List | Type::Pairs => "String",
        Type::Integer => "Int64",
        Type::Share | Type::Number => "Float64",
        Type::Boolean => "Boolean",
    }
}

fn pandas(holds: Type, format: Format) -> &'static str {
    match holds {
        Type::List | Type::Pairs if format == Format::JsonLines => "object",
        Type::Text | Type::List | Type::Pairs => "string",
        Type::Integer => "Int64",
        Type::Share | Type::Number => "Float64",
        Type::Boolean => "boolean",
    }
}

fn spark(holds: Type, format: Format) -> &'static str {
    match holds {
        Type::List if format == Format::JsonLines => "ARRAY<STRING>",
        Type::Pairs if format == Format::JsonLines => "ARRAY<ARRAY<BIGINT>>",
        Type::Text | Type::List | Type::Pairs => "STRING",
        Type::Integer => "BIGINT",
        Type::Share | Type::Number => "DOUBLE",
        Type::Boolean => "BOOLEAN",
    }
}

/// A line of `spark.ddl`: the file, a blank, and its columns as `spark.read.schema` takes them.
fn ddl(file: &str, columns: impl Iterator<Item = (String, Value)>) -> String {
    let column = |(name, holds): (String, Value)| {
        format!("`{}` {}", name.replace('`', "``"), holds.as_str().unwrap_or_default())
    };
    format!("{file} {}\n", columns.map(column).collect::<Vec<_>>().join(", "))
}
