//! `datapackage.json`: the tables described for machines, as a Frictionless Data Package 2.0.

use super::layout::Layout;
use super::meta;
use super::rows::Formats;
use super::schema::{Column, Reference, Table, Type};
use serde_json::{Map, Value, json};

/// Its name in the folder of a dataset.
pub(super) const NAME: &str = "datapackage.json";

/// The files that a descriptor describes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Described {
    Csv,
    JsonLines,
    Parquet,
}

/// The descriptor of a dataset's CSV files, of its JSON Lines where there is no CSV, or else of its Parquet; none without tables.
///
/// `further` are the columns of the first table that the corpus brings itself.
pub(super) fn descriptor(layout: &Layout, formats: Formats, further: &meta::Columns) -> Option<Value> {
    let described = match formats {
        Formats { csv: true, .. } => Described::Csv,
        Formats { jsonl: true, .. } => Described::JsonLines,
        Formats { parquet: true, .. } => Described::Parquet,
        _ => return None,
    };
    let mut resources: Vec<Value> = layout.tables.iter().map(|table| resource(table, described)).collect();
    if let Some(Value::Array(fields)) = resources[0].pointer_mut("/schema/fields") {
        fields.extend(further.names().map(further_field));
    }
    Some(json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "rapporteur",
        "title": layout.title,
        "created_by": concat!("rapporteur ", env!("CARGO_PKG_VERSION")),
        "licenses": [{ "name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/", "title": "The annotations; the texts keep their own rights" }],
        "resources": resources,
    }))
}

fn resource(table: &Table, described: Described) -> Value {
    let (format, media_type) = match described {
        Described::Csv => ("csv", "text/csv"),
        Described::JsonLines => ("jsonl", "application/jsonl"),
        Described::Parquet => ("parquet", "application/vnd.apache.parquet"),
    };
    json!({
        "name": table.name,
        "type": "table",
        "path": format!("{}.{format}", table.name),
        "description": table.about,
        "format": format,
        "mediatype": media_type,
        "encoding": "utf-8",
        "schema": {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": table.columns.iter().map(|column| field(column, described)).collect::<Vec<_>>(),
            "primaryKey": table.key,
            "foreignKeys": table.references.iter().map(reference).collect::<Vec<_>>(),
            "missingValues": [""],
        },
    })
}

fn reference(reference: &Reference) -> Value {
    json!({
        "fields": reference.columns,
        "reference": { "resource": reference.table, "fields": reference.key },
    })
}

fn field(column: &Column, described: Described) -> Value {
    let mut field = json!({
        "name": column.name,
        "type": type_of(column.holds, described),
        "description": column.about,
    });
    if column.holds == Type::List && described == Described::Csv {
        field["delimiter"] = json!(";");
    }
    let constraints = constraints(column);
    if !constraints.is_empty() {
        field["constraints"] = Value::Object(constraints);
    }
    field
}

fn further_field(name: &str) -> Value {
    json!({ "name": name, "type": "string", "description": "As the corpus has it" })
}

fn constraints(column: &Column) -> Map<String, Value> {
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".into(), json!(true));
    }
    if let Some(values) = column.values {
        constraints.insert("enum".into(), json!(values()));
    }
    if matches!(column.holds, Type::Integer | Type::Share) {
        constraints.insert("minimum".into(), json!(0));
    }
    if column.holds == Type::Share {
        constraints.insert("maximum".into(), json!(1));
    }
    constraints
}

fn type_of(holds: Type, described: Described) -> &'static str {
    match holds {
        Type::Text => "string",
        Type::Integer => "integer",
        Type::Share | Type::Number => "number",
        Type::Boolean => "boolean",
        Type::List if described == Described::Csv => "list",
        Type::List | Type::Pairs => "array",
    }
}
