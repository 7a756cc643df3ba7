//! What the program says to people, on standard error: a message a line.
//!
//! Where nobody can hear it, the work goes on.

use anstyle::{AnsiColor, Style};
use std::fmt::Display;
use std::io::Write;

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
    print(format!("{red}error:{red:#} {}", one_line(&line)));
    if let Some(Hinted { hint: words, .. }) = error.downcast_ref() {
        hint(words);
    }
}

/// What to do about what was said before.
pub(super) fn hint(message: impl Display) {
    say(format!("hint: {message}"));
}

/// A word of warning on one line.
pub(super) fn warning(message: impl Display) {
    let yellow = Style::new().bold().fg_color(Some(AnsiColor::Yellow.into()));
    print(format!("{yellow}warning:{yellow:#} {}", one_line(&message.to_string())));
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
    print(one_line(&message.to_string()));
}

fn print(line: String) {
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// A message without what would break its line, turn its direction or give orders to the terminal: a name can hold all.
fn one_line(message: &str) -> String {
    let turns = |letter| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut line = String::with_capacity(message.len());
    for letter in message.chars() {
        match letter.is_control() || turns(letter) {
            true => line.extend(letter.escape_default()),
            false => line.push(letter),
        }
    }
    line
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_order_the_terminal_about() {
        assert_eq!(one_line("cannot read `a\nb\u{1b}[2Jü\u{202e}`"), r"cannot read `a\nb\u{1b}[2Jü\u{202e}`");
    }
}
