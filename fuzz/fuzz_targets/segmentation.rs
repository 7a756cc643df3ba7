//! Layout and sentences of a text.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| rapporteur_fuzz::segmentation(text));
