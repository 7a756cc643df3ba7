//! Lexicons, loaded once and used for many runs.

use super::error::of_lexicons;
use pyo3::prelude::*;
use rapporteur::lexicon;
use std::path::PathBuf;
use std::sync::Arc;

/// The lexicons of the package, with those of further folders in place of theirs or beside them.
#[pyclass(frozen)]
pub struct Lexicons(pub Arc<lexicon::Lexicons>);

#[pymethods]
impl Lexicons {
    #[new]
    fn new(py: Python, folders: Vec<PathBuf>) -> PyResult<Lexicons> {
        let loaded = py.detach(|| lexicon::load(&folders));
        loaded.map(|lexicons| Lexicons(Arc::new(lexicons))).map_err(of_lexicons)
    }

    /// The ids of the lexicons, in their order.
    fn ids(&self) -> Vec<&str> {
        self.0.lexicons.iter().map(|lexicon| lexicon.id.as_str()).collect()
    }
}
