//! `rapporteur check`: every fault of a folder of lexicons, one a line.

use super::args::Check;
use super::{DONE, SOMETHING, messages, output};
use anyhow::Result;

pub(super) fn run(options: &Check) -> Result<u8> {
    let faults = rapporteur::lexicon::check(options.folder.as_deref())?;
    let lines: String = faults.iter().map(|fault| format!("{fault}\n")).collect();
    output::write(lines.as_bytes())?;
    let surprises = options.folder.as_deref().map(rapporteur::lexicon::surprises).transpose()?;
    surprises.into_iter().flatten().for_each(|surprise| messages::say(format!("note: {surprise}")));
    messages::say(match faults.len() {
        0 => "no faults".to_string(),
        1 => "1 fault".to_string(),
        count => format!("{count} faults"),
    });
    Ok(if faults.is_empty() { DONE } else { SOMETHING })
}
