//! The tests of rapporteur, in one binary.

mod cases;
mod cli;
mod dataset;
#[cfg(target_os = "linux")]
mod faults;
mod gold;
mod golden;
mod lexicons;
mod offsets;
mod packed;
mod properties;
mod readme;
mod resume;
mod run;
#[cfg(unix)]
mod signals;
#[cfg(unix)]
mod strange;
