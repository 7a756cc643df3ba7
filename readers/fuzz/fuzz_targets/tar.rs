//! tar archives.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rapporteur_readers_fuzz::sources("archive", bytes));
