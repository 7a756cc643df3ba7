//! The worker's side: one source of a stranger, read within limits in a process of its own.

use pyo3::prelude::*;
use rapporteur::source;

/// Does a worker's task from standard input to standard output. The process is good for nothing else afterwards.
#[pyfunction]
pub fn work(py: Python, task: &str, job: &str) -> PyResult<()> {
    Ok(py.detach(|| source::work(task, job))?)
}
