//! A text as it is being laid out, part by part.

use super::paragraph::Paragraph;
use crate::span::Span;
use crate::text::{Part, PartKind};

/// What parts one part from the next.
const GAP: &str = "\n\n";

/// A text with its parts, marks of notes and page starts.
#[derive(Default)]
pub(super) struct Laid {
    pub text: String,
    pub parts: Vec<Part>,
    pub marks: Vec<Span>,
    /// Where pages begin, but for the first.
    pub pages: Vec<usize>,
}

impl Laid {
    /// Appends a part: paragraphs side by side, each behind its number.
    pub fn part(&mut self, kind: PartKind, cells: &[(String, &Paragraph)]) {
        let rest = |cells: &[(String, &Paragraph)]| cells.iter().all(|(_, cell)| cell.text.trim().is_empty());
        if rest(cells) {
            return cells.iter().for_each(|(_, cell)| self.pages.extend(cell.pages.iter().map(|_| self.text.len())));
        }
        if !self.text.is_empty() {
            self.text.push_str(GAP);
        }
        let start = self.text.len();
        for (number, (lead, cell)) in cells.iter().enumerate() {
            if number > 0 && !rest(&cells[number..]) {
                self.text.push('\t');
            }
            self.cell(lead, cell);
        }
        self.parts.push(Part { span: Span::new(start, self.text.len()), kind });
    }

    fn cell(&mut self, lead: &str, paragraph: &Paragraph) {
        let start = self.text.len();
        let words = paragraph.text.trim_start();
        let trimmed = paragraph.text.len() - words.len();
        let words = words.trim_end();
        if !words.is_empty() {
            self.text.push_str(lead);
        }
        let shift = self.text.len();
        self.text.push_str(words);
        let place = |at: usize| shift + at.saturating_sub(trimmed).min(words.len());
        let pages = paragraph.pages.iter().map(|at| if *at <= trimmed { start } else { place(*at) });
        self.pages.extend(pages);
        let marks = paragraph.marks.iter().map(|mark| Span::new(place(mark.start), place(mark.end)));
        self.marks.extend(marks.filter(|mark| !mark.is_empty()));
    }

    /// Puts short texts before and behind it, in place: it may be large.
    pub fn between(self, front: Laid, back: Laid) -> Laid {
        let mut whole = self;
        let gap = if front.text.is_empty() || whole.text.is_empty() { "" } else { GAP };
        let shift = front.text.len() + gap.len();
        whole.text.reserve_exact(shift + GAP.len() + back.text.len());
        whole.text.insert_str(0, gap);
        whole.text.insert_str(0, &front.text);
        whole.parts.iter_mut().for_each(|part| part.span = moved(part.span, shift));
        whole.marks.iter_mut().for_each(|mark| *mark = moved(*mark, shift));
        whole.pages.iter_mut().for_each(|page| *page += shift);
        whole.parts.splice(0..0, front.parts);
        whole.marks.splice(0..0, front.marks);
        whole.append(back);
        whole
    }

    fn append(&mut self, other: Laid) {
        if !self.text.is_empty() && !other.text.is_empty() {
            self.text.push_str(GAP);
        }
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.parts.extend(other.parts.into_iter().map(|part| Part { span: moved(part.span, shift), ..part }));
        self.marks.extend(other.marks.into_iter().map(|mark| moved(mark, shift)));
    }
}

fn moved(span: Span, shift: usize) -> Span {
    Span::new(span.start as usize + shift, span.end as usize + shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Paragraph {
        Paragraph { text: text.into(), ..Paragraph::default() }
    }

    #[test]
    fn cells_stand_side_by_side_and_offsets_follow() {
        let first = Paragraph { marks: std::iter::once(5..7).collect(), pages: vec![1, 4], ..paragraph("\tword¹ \t") };
        let mut laid = Laid::default();
        laid.part(
            PartKind::Prose,
            &[("1. ".into(), &first), (String::new(), &paragraph("")), ("a".into(), &paragraph(" "))],
        );
        assert_eq!(laid.text, "1. word¹");
        assert_eq!(laid.marks[0].of(&laid.text), "¹");
        assert_eq!(laid.pages, [0, 6]);
        let edge = |text| {
            let mut edge = Laid::default();
            edge.part(PartKind::Furniture, &[(String::new(), &paragraph(text))]);
            edge
        };
        let whole = laid.between(edge("head"), edge("foot"));
        assert_eq!(whole.text, "head\n\n1. word¹\n\nfoot");
        assert_eq!(whole.parts[1].span.of(&whole.text), "1. word¹");
        assert_eq!(whole.parts[2].span.of(&whole.text), "foot");
        assert_eq!(whole.marks[0].of(&whole.text), "¹");
        assert_eq!(whole.pages, [6, 12]);
    }
}
