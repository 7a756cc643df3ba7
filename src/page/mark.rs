//! Which words of a sentence are marked, and as what.

use std::fmt::Write;

use super::html::Shown;

/// Words to be marked, and the class of the mark.
pub(super) struct Marked<'a> {
    pub words: &'a str,
    pub class: &'a str,
}

/// A sentence with some of its words marked; marks may overlap.
pub(super) fn marked(text: &str, marks: &[Marked], to: &mut String) {
    let spans: Vec<(usize, usize, &str)> = marks.iter().filter_map(|mark| span(text, mark)).collect();
    let mut edges: Vec<usize> = spans.iter().flat_map(|(start, end, _)| [*start, *end]).collect();
    edges.extend([0, text.len()]);
    edges.sort_unstable();
    edges.dedup();
    for piece in edges.windows(2) {
        let (start, end) = (piece[0], piece[1]);
        let mut classes: Vec<&str> =
            spans.iter().filter(|(from, until, _)| *from <= start && end <= *until).map(|(.., class)| *class).collect();
        classes.sort_unstable();
        classes.dedup();
        let words = Shown(&text[start..end]);
        let written = match classes.as_slice() {
            [] => write!(to, "{words}"),
            classes => write!(to, "<mark class=\"{}\">{words}</mark>", Shown(classes.join(" "))),
        };
        written.expect("a string takes all");
    }
}

fn span<'a>(text: &str, mark: &Marked<'a>) -> Option<(usize, usize, &'a str)> {
    let start = Some(mark.words).filter(|words| !words.is_empty()).and_then(|words| text.find(words))?;
    Some((start, start + mark.words.len(), mark.class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_may_overlap() {
        let mut html = String::new();
        let marks = [Marked { words: "b c", class: "x" }, Marked { words: "c d", class: "y" }];
        marked("a b c d <", &marks, &mut html);
        let wanted = "a <mark class=\"x\">b </mark><mark class=\"x y\">c</mark><mark class=\"y\"> d</mark> &lt;";
        assert_eq!(html, wanted);
    }
}
