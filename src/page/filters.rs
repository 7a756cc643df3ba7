//! The fields by which a reader picks sentences.

use super::html::Shown;
use super::names::Names;
use std::collections::BTreeSet;
use std::fmt::Write;

/// What can be chosen.
#[derive(Default)]
pub(super) struct Choices {
    pub actors: BTreeSet<usize>,
    pub themes: BTreeSet<String>,
    pub issues: BTreeSet<String>,
}

/// The fields as a form.
pub(super) fn filters(choices: &Choices, actors: &Names, to: &mut String) -> std::fmt::Result {
    writeln!(to, "<form id=\"filters\" role=\"search\" aria-label=\"Pick sentences\">")?;
    writeln!(to, "<label>Words <input id=\"q\" type=\"search\"></label>")?;
    let mut speakers: Vec<(String, &str)> =
        choices.actors.iter().map(|actor| (actor.to_string(), actors.name(*actor))).collect();
    speakers.sort_by_key(|(_, name)| name.to_lowercase());
    select("o", "Speaker", speakers.iter().map(|(value, name)| (value.as_str(), *name)), to)?;
    select("t", "Theme", choices.themes.iter().map(|theme| (theme.as_str(), theme.as_str())), to)?;
    select("p", "Issue", choices.issues.iter().map(|issue| (issue.as_str(), issue.as_str())), to)?;
    select("x", "Stance", ["support", "neutral", "oppose"].map(|stance| (stance, stance)).into_iter(), to)?;
    writeln!(
        to,
        "<label>Least confidence <input id=\"c\" type=\"number\" min=\"0\" max=\"1\" step=\"0.05\" value=\"0\"></label>"
    )?;
    writeln!(to, "<button type=\"reset\">Show all</button> <span id=\"picked\" role=\"status\"></span></form>")
}

fn select<'a>(
    id: &str,
    label: &str,
    options: impl Iterator<Item = (&'a str, &'a str)>,
    to: &mut String,
) -> std::fmt::Result {
    write!(to, "<label>{label} <select id=\"{id}\"><option value=\"\">any</option>")?;
    for (value, name) in options {
        write!(to, "<option value=\"{}\">{}</option>", Shown(value), Shown(name))?;
    }
    writeln!(to, "</select></label>")
}
