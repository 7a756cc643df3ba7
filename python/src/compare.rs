//! What differs between datasets.

use super::dataset::Dataset;
use super::error::of_compare;
use super::options::FORMATS;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use rapporteur::compare::{By, Options, compare_in_memory};
use rapporteur::dataset::Kept;

/// Compares datasets, each with the one before, or the groups of documents of one; the comparison, and what a reader
/// should mind.
#[pyfunction]
pub fn compare(
    py: Python,
    datasets: Vec<Py<Dataset>>,
    by: Option<&str>,
    min_confidence: f32,
) -> PyResult<(Dataset, Vec<String>)> {
    let by = by.map(|by| by.parse::<By>().map_err(PyValueError::new_err)).transpose()?;
    if !(0.0..=1.0).contains(&min_confidence) {
        return Err(PyValueError::new_err(format!("min_confidence is {min_confidence}; from 0 to 1 is wanted")));
    }
    let options = Options { by, min_confidence, formats: FORMATS };
    let kept: Vec<Kept> = datasets.iter().map(|dataset| dataset.get().kept.clone()).collect();
    let (memory, outcome) = py.detach(|| compare_in_memory(&kept, &options)).map_err(of_compare)?;
    Ok((Dataset::in_memory(memory, "comparison".into()), outcome.remarks))
}
