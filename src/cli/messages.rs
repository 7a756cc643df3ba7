//! What the program says to people, on standard error.
#![allow(clippy::print_stderr)]

use anstyle::{AnsiColor, Style};
use std::fmt::Display;

/// An error with its causes on one line, and a hint below it if there is one.
pub(super) fn error(error: &anyhow::Error) {
    let causes: Vec<String> = error.chain().filter(|cause| !cause.is::<Hint>()).map(ToString::to_string).collect();
    let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    anstream::eprintln!("{red}error:{red:#} {}", causes.join(": "));
    if let Some(hint) = error.downcast_ref::<Hint>() {
        anstream::eprintln!("hint: {hint}");
    }
}

/// A word of warning on one line.
pub(super) fn warning(message: impl Display) {
    let yellow = Style::new().bold().fg_color(Some(AnsiColor::Yellow.into()));
    anstream::eprintln!("{yellow}warning:{yellow:#} {message}");
}

/// A line of talk.
pub(super) fn say(message: impl Display) {
    anstream::eprintln!("{message}");
}

/// What to do about an error.
#[derive(Debug)]
pub(super) struct Hint(pub String);

impl Display for Hint {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Hint {}
