//! Who stands with whom, as a picture: actors in a circle, agreement and conflict between them.

use super::html::Shown;
use super::names::Names;
use super::tally::Tally;
use crate::compare::congruence::meetings;
use std::collections::BTreeMap;
use std::f64::consts::TAU;
use std::fmt::Write;

/// How many actors are drawn: those with positions on most issues.
const MOST: usize = 24;

/// The picture, and the same as a table; nothing where no two actors take a side on one issue.
pub(super) fn network(positions: &Tally, actors: &Names, to: &mut String) -> std::fmt::Result {
    let (shown, all) = positions.rows(MOST);
    let mut issues: BTreeMap<&str, [Vec<usize>; 2]> = BTreeMap::new();
    for (actor, issue, cell) in positions.cells().filter(|(actor, ..)| shown.contains(actor)) {
        let sides = issues.entry(issue).or_default();
        sides[0].extend((cell.counts[0] > 0).then_some(actor));
        sides[1].extend((cell.counts[2] > 0).then_some(actor));
    }
    let ties = meetings(issues.values());
    if ties.is_empty() {
        return Ok(());
    }
    let mut drawn: Vec<usize> = ties.keys().flat_map(|(one, other)| [*one, *other]).collect();
    drawn.sort_unstable();
    drawn.dedup();
    writeln!(to, "<section aria-labelledby=\"network\"><h2 id=\"network\">Who agrees with whom</h2>")?;
    write!(
        to,
        "<p>Two actors agree on an issue where both support it or both oppose it; they are at odds where one supports "
    )?;
    writeln!(to, "what the other opposes. The thicker a line, the more issues; broken lines are conflict.")?;
    match all > shown.len() {
        true => writeln!(to, " Drawn are {} of {all} actors, those with most positions.</p>", shown.len())?,
        false => writeln!(to, "</p>")?,
    }
    picture(&drawn, &ties, actors, to)?;
    table(&ties, actors, to)?;
    writeln!(to, "</section>")
}

fn picture(
    drawn: &[usize],
    ties: &BTreeMap<(usize, usize), [u32; 2]>,
    actors: &Names,
    to: &mut String,
) -> std::fmt::Result {
    let place: BTreeMap<usize, f64> =
        drawn.iter().enumerate().map(|(at, actor)| (*actor, TAU * at as f64 / drawn.len() as f64)).collect();
    let point = |actor: &usize, radius: f64| {
        (450.0 + radius * libm::cos(place[actor]), 260.0 + radius * libm::sin(place[actor]))
    };
    write!(
        to,
        "<svg class=\"network\" viewBox=\"0 0 900 520\" role=\"img\" aria-label=\"Network of {} actors; the table below says the same\">",
        drawn.len()
    )?;
    for ((one, other), counts) in ties {
        let ((x1, y1), (x2, y2)) = (point(one, 190.0), point(other, 190.0));
        for (class, count) in
            [("agree", counts[0]), ("conflict", counts[1])].into_iter().filter(|(_, count)| *count > 0)
        {
            write!(
                to,
                "<line class=\"{class} w{}\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\"/>",
                count.min(5)
            )?;
        }
    }
    for actor in drawn {
        let ((x, y), (left, down)) = (point(actor, 190.0), point(actor, 202.0));
        let anchor = if left < 450.0 { "end" } else { "start" };
        write!(to, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\"/>")?;
        write!(
            to,
            "<text x=\"{left:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>",
            down + 4.0,
            Shown(short(actors.name(*actor)))
        )?;
    }
    writeln!(to, "</svg>")
}

/// A name that fits beside the circle.
fn short(name: &str) -> String {
    match name.char_indices().nth(34) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.into(),
    }
}

fn table(ties: &BTreeMap<(usize, usize), [u32; 2]>, actors: &Names, to: &mut String) -> std::fmt::Result {
    write!(to, "<details><summary>The same as a table</summary><table><thead><tr>")?;
    write!(to, "<th scope=\"col\">Actor</th><th scope=\"col\">Other actor</th>")?;
    writeln!(to, "<th scope=\"col\">Issues agreed on</th><th scope=\"col\">Issues at odds</th></tr></thead><tbody>")?;
    for ((one, other), [agreed, odds]) in ties {
        let [one, other] = [one, other].map(|actor| Shown(actors.name(*actor)));
        writeln!(to, "<tr><td><bdi>{one}</bdi></td><td><bdi>{other}</bdi></td><td>{agreed}</td><td>{odds}</td></tr>")?;
    }
    writeln!(to, "</tbody></table></details>")
}
