//! How often the State of a speech is told where nothing names it: speeches of the General Debate under a name that hides them.
//!
//!     cargo run --release --example unnamed -- FOLDER
//!
//! FOLDER, or a folder in it, holds plain texts named as that corpus names them, `MLT_72_2017.txt`. Prints how many sentences
//! of prose have an owner whose State is the speaker's, another owner, and none.

use anyhow::{Context, Result};
use rapporteur::attribute::{Attribution, Kind};
use rapporteur::document::Origin;
use rapporteur::lexicon::{self, Lexicons};
use rapporteur::source::{self, Options};
use rapporteur::speech::speaker::SpeakerId;
use rapporteur::{analysis, structure};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// The sentences of some speeches.
#[derive(Default)]
struct Count {
    speeches: usize,
    right: usize,
    wrong: usize,
    nobody: usize,
}

fn main() -> Result<()> {
    let folder = std::env::args().nth(1).context("name the folder of the speeches")?;
    let lexicons = lexicon::embedded();
    let mut count = Count::default();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy();
        if let Some((code, _)) = name.split_once('_').filter(|_| name.ends_with(".txt")) {
            count.speech(entry.path(), code, &lexicons)?;
        }
    }
    let Count { speeches, right, wrong, nobody } = count;
    let given = right + wrong;
    let share = |of: usize| right as f64 / of.max(1) as f64;
    writeln!(
        io::stdout(),
        "{speeches} speeches, {} sentences: {right} right ({:.2}), {wrong} another's, {nobody} nobody's; of those given {:.2} right",
        given + nobody,
        share(given + nobody),
        share(given),
    )?;
    Ok(())
}

impl Count {
    fn speech(&mut self, path: &Path, code: &str, lexicons: &Lexicons) -> Result<()> {
        let text = source::read("speech.txt", fs::read(path)?.into(), &Options::default())?;
        let origin = Origin { source: "speech.txt".into(), media_type: "text/plain", ..Origin::default() };
        let analysis = analysis::analyse(structure::document("speech".into(), origin, text.value), lexicons);
        let speakers = &analysis.attributions.speakers;
        let prose = |said: &&Attribution| matches!(said.kind, Kind::Narration | Kind::Statement | Kind::Discussion);
        for said in analysis.attributions.sentences.iter().filter(prose) {
            let is_own = |id: &SpeakerId| speakers[id.0 as usize].state.as_deref() == Some(code);
            match said.speakers.as_slice() {
                [] => self.nobody += 1,
                owners if owners.iter().all(is_own) => self.right += 1,
                _ => self.wrong += 1,
            }
        }
        self.speeches += 1;
        Ok(())
    }
}
