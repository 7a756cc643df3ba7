//! Columns as Arrow arrays, over the same memory.

use super::table::Table;
use arrow_array::{
    Array, ArrayRef, BooleanArray, Float64Array, Int64Array, ListArray, RecordBatch, RecordBatchOptions, StringArray,
    StructArray,
};
use arrow_buffer::alloc::Allocation;
use arrow_buffer::{ArrowNativeType, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema};
use rapporteur::dataset::columns::{Column, Columns, Lists, Strings, Values};
use rapporteur::dataset::schema::Type;
use std::ptr::NonNull;
use std::sync::Arc;

/// What holds columns in memory for as long as anybody looks at them.
pub type Owner = Arc<dyn Allocation>;

/// The pieces of a table, one at least, which `owner` holds.
pub fn table(pieces: &[Columns], owner: &Owner) -> Result<Table, ArrowError> {
    let batches = pieces.iter().map(|piece| batch(piece, owner)).collect::<Result<Vec<_>, _>>()?;
    Ok(Table::of(batches))
}

/// A table with one row for each document, in which every table is a list: what `lists` names, its columns, and how many
/// rows each document has there.
pub fn nested(
    documents: &Column,
    lists: &[(&str, &Columns, &[usize])],
    owner: &Owner,
) -> Result<RecordBatch, ArrowError> {
    let first = (field(documents), array(documents, owner)?);
    let lists = lists.iter().map(|(name, columns, rows)| {
        let structs = StructArray::from(batch(columns, owner)?);
        let item = Arc::new(Field::new("element", structs.data_type().clone(), false));
        let list = ListArray::try_new(item, OffsetBuffer::from_lengths(rows.iter().copied()), Arc::new(structs), None)?;
        Ok((Field::new(*name, list.data_type().clone(), false), Arc::new(list) as ArrayRef))
    });
    let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) =
        std::iter::once(Ok(first)).chain(lists).collect::<Result<Vec<_>, ArrowError>>()?.into_iter().unzip();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
}

fn batch(columns: &Columns, owner: &Owner) -> Result<RecordBatch, ArrowError> {
    let fields: Fields = columns.columns().iter().map(field).collect();
    let arrays = columns.columns().iter().map(|column| array(column, owner)).collect::<Result<Vec<_>, _>>()?;
    let rows = RecordBatchOptions::new().with_row_count(Some(columns.len()));
    RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), arrays, &rows)
}

fn field(column: &Column) -> Field {
    Field::new(&column.name, data_type(column.holds), !column.required)
}

fn data_type(holds: Type) -> DataType {
    match holds {
        Type::Text => DataType::Utf8,
        Type::Integer => DataType::Int64,
        Type::Share | Type::Number => DataType::Float64,
        Type::Boolean => DataType::Boolean,
        Type::List => DataType::List(element(DataType::Utf8)),
        Type::Pairs => DataType::List(element(DataType::List(element(DataType::Int64)))),
    }
}

fn element(data_type: DataType) -> Arc<Field> {
    Arc::new(Field::new("element", data_type, false))
}

fn array(column: &Column, owner: &Owner) -> Result<ArrayRef, ArrowError> {
    let nulls = column.present.contains(&false).then(|| NullBuffer::from(column.present.as_slice()));
    Ok(match &column.values {
        Values::Text(texts) => Arc::new(strings(texts, nulls, owner)),
        Values::Integer(numbers) => Arc::new(Int64Array::try_new(scalars(numbers, owner), nulls)?),
        Values::Number(numbers) => Arc::new(Float64Array::try_new(scalars(numbers, owner), nulls)?),
        Values::Boolean(truths) => Arc::new(BooleanArray::new(truths.as_slice().into(), nulls)),
        Values::List(lists) => {
            let values = Arc::new(strings(&lists.values, None, owner));
            list(lists, values, nulls, owner)?
        }
        Values::Pairs(lists) => {
            let numbers = Arc::new(Int64Array::try_new(scalars(&lists.values, owner), None)?);
            let pairs = OffsetBuffer::from_repeated_length(2, lists.values.len() / 2);
            let pairs = Arc::new(ListArray::try_new(element(DataType::Int64), pairs, numbers, None)?);
            list(lists, pairs, nulls, owner)?
        }
    })
}

fn list<T>(
    lists: &Lists<T>,
    values: ArrayRef,
    nulls: Option<NullBuffer>,
    owner: &Owner,
) -> Result<ArrayRef, ArrowError> {
    let element = element(values.data_type().clone());
    Ok(Arc::new(ListArray::try_new(element, OffsetBuffer::new(scalars(&lists.offsets, owner)), values, nulls)?))
}

fn strings(texts: &Strings, nulls: Option<NullBuffer>, owner: &Owner) -> StringArray {
    let (offsets, letters) = (scalars(texts.offsets(), owner), buffer(texts.bytes(), owner));
    // SAFETY: `Strings` takes whole texts only, so its offsets ascend from 0 to the end of its bytes, each between two letters;
    // `nulls` has a bit for each text, for a column has a value or none in every row.
    unsafe { StringArray::new_unchecked(OffsetBuffer::new_unchecked(offsets), letters, nulls) }
}

fn scalars<T: ArrowNativeType>(values: &[T], owner: &Owner) -> ScalarBuffer<T> {
    ScalarBuffer::new(buffer(values, owner), 0, values.len())
}

/// A buffer over the memory of some values.
fn buffer<T: ArrowNativeType>(values: &[T], owner: &Owner) -> Buffer {
    // SAFETY: the values are part of what `owner` holds, which nothing changes, and the buffer keeps it alive; a slice is
    // never null, and all bit patterns of a native type are plain bytes.
    unsafe {
        Buffer::from_custom_allocation(NonNull::from(values).cast(), std::mem::size_of_val(values), owner.clone())
    }
}
