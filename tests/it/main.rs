//! The tests of rapporteur, in one binary.

mod cases;
mod cli;
mod compare;
mod dataset;
mod dictionary;
mod evaluate;
mod export;
#[cfg(target_os = "linux")]
mod faults;
mod formats;
mod gold;
mod golden;
mod growers;
#[cfg(unix)]
mod growth;
mod lexicons;
mod metadata;
#[cfg(unix)]
mod ocr;
mod offsets;
mod page;
mod properties;
mod readers;
mod readme;
mod resume;
mod run;
#[cfg(unix)]
mod signals;
mod speakers;
#[cfg(unix)]
mod strange;
mod turns;
