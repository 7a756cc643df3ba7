//! The tests of rapporteur, in one binary.

mod cases;
mod cli;
mod dataset;
mod docx;
#[cfg(target_os = "linux")]
mod faults;
mod gold;
mod golden;
mod html;
mod lexicons;
mod metadata;
mod mutants;
mod offsets;
mod packed;
mod parts;
mod pdf;
mod portable;
mod properties;
mod readme;
mod resume;
mod run;
#[cfg(unix)]
mod signals;
mod speakers;
#[cfg(unix)]
mod strange;
mod word;
