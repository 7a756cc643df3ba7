//! The tests of the readers, in one binary.

mod corpus;
mod docx;
mod html;
mod mutants;
mod ocr;
mod packed;
mod parts;
mod pdf;
mod portable;
mod typeface;
mod word;
mod workers;
