//! The program: parse, run, choose the exit code.

mod cli;

/// Documents are analysed side by side in many short-lived lists, which the system's allocator serves slowly.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run()
}
