//! Rebuilds the program when a lexicon is added or taken away; changed ones are tracked by the embedding itself.

fn main() {
    println!("cargo::rerun-if-changed=lexicons");
}
