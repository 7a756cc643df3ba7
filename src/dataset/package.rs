//! `datapackage.json`: the tables described for machines, as a Frictionless Data Package 2.0.

use super::schema::{Column, TABLES, Table, Type};
use serde_json::{Value, json};

/// The descriptor of a dataset's CSV files.
pub(super) fn descriptor() -> Value {
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "rapporteur",
        "title": "Who said what, in which words",
        "created_by": concat!("rapporteur ", env!("CARGO_PKG_VERSION")),
        "licenses": [{ "name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/", "title": "The annotations; the texts keep their own rights" }],
        "resources": TABLES.iter().map(resource).collect::<Vec<_>>(),
    })
}

fn resource(table: &Table) -> Value {
    json!({
        "name": table.name,
        "type": "table",
        "path": format!("{}.csv", table.name),
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": table.columns.iter().map(field).collect::<Vec<_>>(),
            "primaryKey": table.key,
            "foreignKeys": table.references.iter().map(|(fields, target)| json!({
                "fields": fields,
                "reference": { "resource": target, "fields": fields },
            })).collect::<Vec<_>>(),
            "missingValues": [""],
        },
    })
}

fn field(column: &Column) -> Value {
    let mut field = json!({ "name": column.name, "type": type_of(column.holds) });
    if column.holds == Type::List {
        field["description"] = json!("Several values, joined by `;`");
    }
    let mut constraints = serde_json::Map::new();
    if column.required {
        constraints.insert("required".into(), json!(true));
    }
    if let Some(values) = column.values {
        constraints.insert("enum".into(), json!(values()));
    }
    match column.holds {
        Type::Integer => drop(constraints.insert("minimum".into(), json!(0))),
        Type::Share => {
            drop((constraints.insert("minimum".into(), json!(0)), constraints.insert("maximum".into(), json!(1))))
        }
        _ => {}
    }
    if !constraints.is_empty() {
        field["constraints"] = Value::Object(constraints);
    }
    field
}

fn type_of(holds: Type) -> &'static str {
    match holds {
        Type::Text | Type::List => "string",
        Type::Integer => "integer",
        Type::Share => "number",
        Type::Boolean => "boolean",
        Type::Pairs => "array",
    }
}
