//! The program's commands; the library does the work.

mod analyse;
mod args;
mod check;
mod explain;
mod messages;

pub use args::Arguments;

use args::Command;
use clap::{CommandFactory, Parser};
use std::process::ExitCode;

/// Done.
const DONE: u8 = 0;
/// Done, and there is something to see.
const SOMETHING: u8 = 1;
/// Not all could be done.
const INCOMPLETE: u8 = 2;

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command {
        Command::Analyse(options) => analyse::run(&options),
        Command::Check(options) => check::run(&options),
        Command::Explain(options) => explain::run(&options),
        Command::Completions { shell } => completions(shell),
        Command::Man => man(),
    };
    ExitCode::from(result.unwrap_or_else(|error| {
        messages::error(&error);
        INCOMPLETE
    }))
}

fn completions(shell: clap_complete::Shell) -> anyhow::Result<u8> {
    clap_complete::generate(shell, &mut Arguments::command(), "rapporteur", &mut std::io::stdout().lock());
    Ok(DONE)
}

fn man() -> anyhow::Result<u8> {
    clap_mangen::Man::new(Arguments::command()).render(&mut std::io::stdout().lock())?;
    Ok(DONE)
}
