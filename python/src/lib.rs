//! The Python package's native half: it takes what Python says, hands back tables as Arrow, and decides nothing.

#![deny(unsafe_op_in_unsafe_fn)]

mod arrow;
mod compare;
mod dataset;
mod error;
mod lexicons;
mod options;
mod run;
mod stream;
mod table;
mod worker;

use pyo3::prelude::*;

/// The tables are large and short-lived: the allocator that the program has serves both.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[pymodule]
fn _native(module: &Bound<PyModule>) -> PyResult<()> {
    error::add(module)?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<dataset::Dataset>()?;
    module.add_class::<lexicons::Lexicons>()?;
    module.add_class::<stream::Stream>()?;
    module.add_class::<table::Table>()?;
    module.add_function(wrap_pyfunction!(run::analyse, module)?)?;
    module.add_function(wrap_pyfunction!(run::analyse_texts, module)?)?;
    module.add_function(wrap_pyfunction!(run::nested, module)?)?;
    module.add_function(wrap_pyfunction!(compare::compare, module)?)?;
    module.add_function(wrap_pyfunction!(options::default_limits, module)?)?;
    module.add_function(wrap_pyfunction!(options::safe_id, module)?)?;
    module.add_function(wrap_pyfunction!(stream::documents, module)?)?;
    module.add_function(wrap_pyfunction!(worker::work, module)?)
}
