//! What stands in a text beside its sentences: where pages end, and numbers, bullets and marks.

use super::super::annotated::Annotated;

/// Something beside the sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Milestone {
    /// A form feed.
    Break(u32),
    /// Letters that belong to no sentence.
    Mark([u32; 2]),
}

impl Milestone {
    /// Its first code point.
    pub fn start(self) -> u32 {
        match self {
            Milestone::Break(start) | Milestone::Mark([start, _]) => start,
        }
    }
}

/// All of a document, in order.
pub(super) fn milestones(document: &Annotated) -> Vec<Milestone> {
    let mut spans: Vec<[u32; 2]> = document.sentences.iter().flat_map(|row| row.spans.iter().copied()).collect();
    spans.sort_unstable();
    let (mut found, mut spans, mut mark) = (Vec::new(), spans.into_iter().peekable(), None::<[u32; 2]>);
    for (point, letter) in (0..).zip(document.text.chars()) {
        while spans.next_if(|span| span[1] <= point).is_some() {}
        let is_covered = spans.peek().is_some_and(|span| span[0] <= point);
        match mark.as_mut() {
            Some(mark) if !is_covered && !is_blank(letter) => mark[1] = point + 1,
            _ => {
                found.extend(mark.take().map(Milestone::Mark));
                mark = (!is_covered && !is_blank(letter)).then_some([point, point + 1]);
            }
        }
        found.extend((letter == '\u{c}').then_some(Milestone::Break(point)));
    }
    found.extend(mark.map(Milestone::Mark));
    found
}

/// Whether a letter outside sentences tells nothing: white space, or the mark of a file's encoding.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{feff}'
}
