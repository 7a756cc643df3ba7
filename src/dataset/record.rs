//! Rows that are of a document.

/// A row that is of a document.
pub(crate) trait Record {
    /// The document's id.
    fn document(&self) -> &str;
}

/// Tells of types with a field `document` that they are such rows.
macro_rules! of_document {
    ($($record:ty),*) => {
        $(impl $crate::dataset::Record for $record { fn document(&self) -> &str { &self.document } })*
    };
}
pub(crate) use of_document;
