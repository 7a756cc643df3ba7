//! The whole analysis of a text: no step panics, and every span lies inside the text.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| rapporteur_fuzz::analysis(text));
