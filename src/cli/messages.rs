//! What the program says to people, on standard error.
#![allow(clippy::print_stderr)]

use anstyle::{AnsiColor, Style};
use std::fmt::Display;

/// An error with its causes on one line, and a hint below it if there is one.
pub(super) fn error(error: &anyhow::Error) {
    let mut line = String::new();
    for cause in error.chain().map(ToString::to_string) {
        // Some errors repeat their cause in their own words.
        if !line.ends_with(&cause) {
            line = if line.is_empty() { cause } else { format!("{line}: {cause}") };
        }
    }
    let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    anstream::eprintln!("{red}error:{red:#} {line}");
    if let Some(Hinted { hint, .. }) = error.downcast_ref() {
        anstream::eprintln!("hint: {hint}");
    }
}

/// A word of warning on one line.
pub(super) fn warning(message: impl Display) {
    let yellow = Style::new().bold().fg_color(Some(AnsiColor::Yellow.into()));
    anstream::eprintln!("{yellow}warning:{yellow:#} {message}");
}

/// A fault of the program itself, where it was met.
pub(super) fn fault(panic: &std::panic::PanicHookInfo) {
    let place = panic.location().map_or(String::new(), |place| format!(" at {}:{}", place.file(), place.line()));
    let what = panic.payload();
    let what = what.downcast_ref::<&str>().copied().or_else(|| what.downcast_ref::<String>().map(String::as_str));
    warning(format!("a fault in the program{place}: {}", what.unwrap_or("no reason given")));
}

/// A line of talk.
pub(super) fn say(message: impl Display) {
    anstream::eprintln!("{message}");
}

/// An error with what to do about it.
#[derive(Debug)]
struct Hinted {
    error: anyhow::Error,
    hint: String,
}

impl Display for Hinted {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.error.fmt(out)
    }
}

impl std::error::Error for Hinted {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.error.source()
    }
}

/// An error with what to do about it.
pub(super) fn hinted(error: impl Into<anyhow::Error>, hint: impl Into<String>) -> anyhow::Error {
    anyhow::Error::new(Hinted { error: error.into(), hint: hint.into() })
}
