//! The program: parse, run, choose the exit code.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
