//! The tests of rapporteur, in one binary.

mod cases;
mod gold;
mod golden;
mod lexicons;
mod properties;
mod readme;
mod run;
