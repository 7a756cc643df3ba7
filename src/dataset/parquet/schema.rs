//! The columns of a table in Parquet's words.

use super::super::columns::Column;
use super::super::schema::Type;
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::errors::Result;
use parquet::schema::types::{Type as Node, TypePtr};
use std::sync::Arc;

/// The schema of a table with these columns.
pub(super) fn schema(columns: &[Column]) -> Result<TypePtr> {
    let fields = columns.iter().map(|column| node(&column.name, column.holds, repetition(column)));
    let fields = fields.collect::<Result<Vec<_>>>()?;
    Ok(Arc::new(Node::group_type_builder("table").with_fields(fields).build()?))
}

fn repetition(column: &Column) -> Repetition {
    if column.required { Repetition::REQUIRED } else { Repetition::OPTIONAL }
}

fn node(name: &str, holds: Type, repetition: Repetition) -> Result<TypePtr> {
    match holds {
        Type::Text => text(name, repetition),
        Type::Integer => plain(name, Physical::INT64, repetition),
        Type::Share | Type::Number => plain(name, Physical::DOUBLE, repetition),
        Type::Boolean => plain(name, Physical::BOOLEAN, repetition),
        Type::List => list(name, text("element", Repetition::REQUIRED)?, repetition),
        Type::Pairs => {
            let pair = list("element", plain("element", Physical::INT64, Repetition::REQUIRED)?, Repetition::REQUIRED)?;
            list(name, pair, repetition)
        }
    }
}

fn text(name: &str, repetition: Repetition) -> Result<TypePtr> {
    let builder = Node::primitive_type_builder(name, Physical::BYTE_ARRAY);
    Ok(Arc::new(builder.with_logical_type(Some(LogicalType::String)).with_repetition(repetition).build()?))
}

fn plain(name: &str, physical: Physical, repetition: Repetition) -> Result<TypePtr> {
    Ok(Arc::new(Node::primitive_type_builder(name, physical).with_repetition(repetition).build()?))
}

/// A list in three layers, as the format's specification of logical types has it.
fn list(name: &str, element: TypePtr, repetition: Repetition) -> Result<TypePtr> {
    let repeated = Node::group_type_builder("list").with_repetition(Repetition::REPEATED).with_fields(vec![element]);
    let builder = Node::group_type_builder(name).with_logical_type(Some(LogicalType::List));
    Ok(Arc::new(builder.with_repetition(repetition).with_fields(vec![Arc::new(repeated.build()?)]).build()?))
}
