//! What goes wrong, as Python's exceptions: one for each layer.

use pyo3::create_exception;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use rapporteur::{compare, dataset, lexicon, source};

create_exception!(pyrapporteur, Error, PyException, "What rapporteur could not do.");
create_exception!(pyrapporteur, SourceError, Error, "Reports could not be found or listed.");
create_exception!(pyrapporteur, LexiconError, Error, "Lexicons have faults; each is told on a line of its own.");
create_exception!(pyrapporteur, DatasetError, Error, "A dataset could not be read.");
create_exception!(pyrapporteur, CompareError, Error, "Datasets could not be compared.");

pub fn add(module: &Bound<PyModule>) -> PyResult<()> {
    let py = module.py();
    module.add("Error", py.get_type::<Error>())?;
    module.add("SourceError", py.get_type::<SourceError>())?;
    module.add("LexiconError", py.get_type::<LexiconError>())?;
    module.add("DatasetError", py.get_type::<DatasetError>())?;
    module.add("CompareError", py.get_type::<CompareError>())
}

pub fn of_source(error: source::Error) -> PyErr {
    SourceError::new_err(told(&error))
}

pub fn of_lexicons(error: lexicon::Error) -> PyErr {
    let faults = match &error {
        lexicon::Error::Faulty { faults } => faults.iter().map(|fault| format!("\n{fault}")).collect(),
        _ => String::new(),
    };
    LexiconError::new_err(told(&error) + &faults)
}

pub fn of_dataset(error: dataset::Error) -> PyErr {
    DatasetError::new_err(told(&error))
}

pub fn of_compare(error: compare::Error) -> PyErr {
    CompareError::new_err(told(&error))
}

/// An error with its causes.
fn told(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
