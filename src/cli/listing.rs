//! Which files `analyse` reads, and which it passes over.

use super::args::{Analyse, Kept};
use super::messages::hinted;
use super::{DONE, output};
use anyhow::{Result, anyhow, bail};
use rapporteur::dataset;
use rapporteur::source::{Input, Listing, Rules, Why, shown};
use std::collections::HashSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The inputs, without the files of an earlier dataset that stands among them.
///
/// Nothing to read is an error before anything is written: a slip of the pen must not replace a dataset by an empty one.
pub(super) fn listing(options: &Analyse) -> Result<Listing> {
    if options.inputs.iter().all(|path| path != Path::new("-") && !path.exists()) {
        let error = anyhow!("there is no {}", quoted(&options.inputs, " nor "));
        let address = options.inputs.iter().any(|path| path.to_str().is_some_and(|path| path.contains("://")));
        return Err(if address { hinted(error, "an address is not read; fetch what it holds first") } else { error });
    }
    if options.texts == Some(Kept::None) && options.inputs.iter().any(|path| path == Path::new("-")) {
        bail!("standard input cannot be read again: its text must be kept, by `--texts files` or `--texts table`");
    }
    let rules = Rules::new(&options.exclude, dataset::is_dataset)?;
    let mut listing = Listing::of(&options.inputs, &rules);
    leave_ours(&mut listing, options);
    if listing.inputs.is_empty() {
        bail!("there are no files in {}", quoted(&options.inputs, " or "));
    }
    Ok(listing)
}

/// Leaves out what an earlier run has written into `--out`, where that is among the inputs; nobody needs to be told.
fn leave_ours(listing: &mut Listing, options: &Analyse) {
    let ours: Vec<PathBuf> = dataset::files(&options.out).iter().map(|file| options.out.join(file)).collect();
    let ours: HashSet<PathBuf> = ours.iter().filter_map(|file| file.canonicalize().ok()).collect();
    let is_ours = |input: &Input| {
        let named = options.inputs.iter().any(|path| path == input.path());
        !named && !ours.is_empty() && input.path().canonicalize().is_ok_and(|path| ours.contains(&path))
    };
    listing.inputs.retain(|input| !is_ours(input));
    let out = options.out.canonicalize().ok();
    listing.passed_over.retain(|(path, _)| out.is_none() || path.canonicalize().ok() != out);
}

/// What was passed over, in one line: how much for each reason, and an example.
pub(super) fn passed_over(listing: &Listing) -> Option<String> {
    let mut reasons: Vec<(Why, usize, &Path)> = Vec::new();
    for (path, why) in &listing.passed_over {
        match reasons.iter_mut().find(|(other, ..)| other == why) {
            Some((_, count, _)) => *count += 1,
            None => reasons.push((*why, 1, path)),
        }
    }
    let told = reasons.iter().map(|(why, count, path)| match count {
        1 => format!("`{}` ({why})", shown(path)),
        count => format!("`{}` and {} more ({why})", shown(path), count - 1),
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| format!("passed over {}", told.join(", ")))
}

/// Writes the list to standard output, a file a line: its size in bytes and path; what is passed over with its reason.
pub(super) fn write(listing: &Listing) -> Result<u8> {
    let mut lines = String::new();
    for input in &listing.inputs {
        let size = std::fs::metadata(input.path()).map_or("-".into(), |data| data.len().to_string());
        writeln!(lines, "{size:>12}  {}", shown(input.path()))?;
    }
    for (path, why) in &listing.passed_over {
        writeln!(lines, "{:>12}  {} ({why})", "passed over", shown(path))?;
    }
    output::write(lines.as_bytes())?;
    Ok(DONE)
}

fn quoted(paths: &[PathBuf], between: &str) -> String {
    paths.iter().map(|path| format!("`{}`", path.display())).collect::<Vec<_>>().join(between)
}
