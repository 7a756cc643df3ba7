//! What whoever reads a source is told beside it.

use crate::limits::Limits;
use crate::ocr::Ocr;
use crate::table::Columns;
use serde::{Deserialize, Serialize};

/// What is told of a source beside its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// What reading it may cost.
    pub limits: Limits,
    /// Which columns of a table hold what.
    pub columns: Columns,
    /// Which pages are read off their pictures; none where it is not given.
    pub ocr: Option<Ocr>,
}
