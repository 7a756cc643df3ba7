//! The tests of rapporteur, in one binary.

mod cases;
mod cli;
mod dataset;
mod docx;
mod gold;
mod golden;
mod lexicons;
mod offsets;
mod packed;
mod properties;
mod readme;
mod run;
mod word;
