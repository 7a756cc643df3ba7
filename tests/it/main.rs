//! The tests of rapporteur, in one binary.

mod cases;
mod cli;
mod dataset;
mod docx;
mod gold;
mod golden;
mod lexicons;
mod metadata;
mod offsets;
mod packed;
mod pdf;
mod portable;
mod properties;
mod readme;
mod run;
mod word;
