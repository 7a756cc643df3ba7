//! Lexicons in TOML and rosters in CSV.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rapporteur_fuzz::lexicon(bytes));
