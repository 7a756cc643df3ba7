//! `rapporteur check`: every fault of a folder of lexicons, one a line.
#![allow(clippy::print_stdout)]

use super::args::Check;
use super::{DONE, SOMETHING, messages};
use anyhow::Result;

pub(super) fn run(options: &Check) -> Result<u8> {
    let faults = rapporteur::lexicon::check(options.folder.as_deref())?;
    for fault in &faults {
        anstream::println!("{fault}");
    }
    match faults.len() {
        0 => messages::say("no faults"),
        1 => messages::say("1 fault"),
        count => messages::say(format!("{count} faults")),
    }
    Ok(if faults.is_empty() { DONE } else { SOMETHING })
}
