//! The program: parse, run, choose the exit code.

fn main() {}
