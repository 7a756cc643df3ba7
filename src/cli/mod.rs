//! The program's commands; the library does the work.

mod again;
mod analyse;
mod args;
mod check;
mod compare;
mod dictionary;
mod evaluate;
mod explain;
mod explanation;
mod export;
mod listing;
mod messages;
mod near;
mod output;
mod page;
mod progress;
mod settings;
mod summary;
mod worker;

pub use args::Arguments;

use anyhow::{Context, Result};
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
    std::panic::set_hook(Box::new(messages::fault));
    let result = match arguments.command {
        Command::Analyse(options) => analyse::run(&options),
        Command::Compare(options) => compare::run(&options),
        Command::Page(options) => page::run(&options),
        Command::Export(options) => export::run(&options),
        Command::Evaluate(options) => evaluate::run(&options),
        Command::ImportLexicon(options) => dictionary::import(&options),
        Command::ExportLexicon(options) => dictionary::export(&options),
        Command::Check(options) => check::run(&options),
        Command::Explain(options) => explain::run(&options),
        Command::Completions { shell } => completions(shell),
        Command::Man { command } => man(command.as_deref()),
        Command::Worker(options) => worker::run(&options),
    };
    ExitCode::from(result.unwrap_or_else(|error| {
        messages::error(&error);
        INCOMPLETE
    }))
}

fn completions(shell: clap_complete::Shell) -> Result<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "rapporteur", &mut script);
    output::write(&script)?;
    Ok(DONE)
}

fn man(command: Option<&str>) -> Result<u8> {
    let mut program = Arguments::command();
    program.build();
    let described = match command {
        Some(name) => program.find_subcommand(name).with_context(|| format!("there is no command `{name}`"))?.clone(),
        None => program,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(described).render(&mut page)?;
    output::write(&page)?;
    Ok(DONE)
}
