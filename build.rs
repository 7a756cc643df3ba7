//! Compiles the lexicons of the repository, so that the program starts without reading them.

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=lexicons");
    let (written, faults) = rapporteur_words::read(Path::new("lexicons"))?;
    // Each ends the build, and all are told.
    faults.iter().for_each(|fault| println!("cargo::error={fault}"));
    let bytes = rapporteur_words::compile(&written).to_bytes()?;
    std::fs::write(Path::new(&std::env::var("OUT_DIR")?).join("lexicons"), bytes)?;
    Ok(())
}
