//! The numbers of list items, counted as the text goes.

use super::numbering::{LEVELS, Level, Listing, Numbering};
use super::numeral::numeral;
use super::symbol;
use rustc_hash::{FxHashMap, FxHashSet};

/// Counts the items of all lists.
pub(super) struct Counter {
    numbering: Numbering,
    /// The number of the last item on each level, by scheme: lists of one scheme count on.
    counts: FxHashMap<String, [Option<u32>; LEVELS]>,
    /// Levels of lists that have begun where the list says.
    started: FxHashSet<(String, usize)>,
}

impl Counter {
    /// A counter that has counted nothing yet.
    pub fn new(numbering: Numbering) -> Counter {
        Counter { numbering, counts: FxHashMap::default(), started: FxHashSet::default() }
    }

    /// The mark of the next item of a list, such as `(a)`; none where it has none. `style` is the item's.
    pub fn mark(&mut self, listing: &Listing, style: Option<&str>) -> Option<String> {
        let list = listing.number.as_deref().filter(|number| *number != "0")?;
        let of_style = || style.and_then(|style| self.numbering.level_of_style(list, style));
        let level = listing.level.or_else(of_style).unwrap_or(0).min(LEVELS - 1);
        self.count(list, level)?;
        let mark = self.written(list, level)?;
        (!mark.trim().is_empty()).then(|| mark.trim().to_string())
    }

    /// Counts an item.
    fn count(&mut self, list: &str, level: usize) -> Option<()> {
        let scheme = self.numbering.scheme(list)?;
        let restarts: Vec<usize> = (level + 1..LEVELS).filter(|deeper| self.restarts(list, *deeper, level)).collect();
        let passed_over: Vec<u32> = (0..level).map(|higher| self.start(list, higher)).collect();
        let start = self.start(list, level);
        let begins = self.numbering.start(list, level).is_some() && self.started.insert((list.to_string(), level));
        let counts = self.counts.entry(scheme.to_string()).or_default();
        counts[level] = Some(match counts[level] {
            Some(last) if !begins => last.saturating_add(1),
            _ => start,
        });
        // Levels above that were passed over count as begun.
        passed_over.into_iter().zip(counts.iter_mut()).for_each(|(start, count)| *count = count.or(Some(start)));
        restarts.into_iter().for_each(|deeper| counts[deeper] = None);
        Some(())
    }

    /// Whether an item on a level starts a deeper one anew.
    fn restarts(&self, list: &str, deeper: usize, level: usize) -> bool {
        match self.numbering.level(list, deeper).and_then(|deeper| deeper.restart) {
            None => true,
            Some(from) => level < from,
        }
    }

    fn start(&self, list: &str, level: usize) -> u32 {
        let of_level = || self.numbering.level(list, level).map(|level| level.start);
        self.numbering.start(list, level).or_else(of_level).unwrap_or(1)
    }

    /// The mark of the last item on a level.
    fn written(&self, list: &str, level: usize) -> Option<String> {
        let own = self.numbering.level(list, level)?;
        if own.format == "bullet" {
            return Some(symbol::bullet(&own.text).to_string());
        }
        let mut mark = String::new();
        let mut rest = own.text.as_str();
        while let Some((before, behind)) = rest.split_once('%') {
            mark.push_str(before);
            rest = behind;
            match behind.chars().next().and_then(|digit| digit.to_digit(10)) {
                Some(digit @ 1..=9) => {
                    mark.push_str(&self.number(list, digit as usize - 1, own));
                    rest = &behind[1..];
                }
                _ => mark.push('%'),
            }
        }
        mark.push_str(rest);
        Some(mark)
    }

    /// The number of the last item on a level, as it is written in the mark of an item.
    fn number(&self, list: &str, level: usize, within: &Level) -> String {
        let counts = self.numbering.scheme(list).and_then(|scheme| self.counts.get(scheme));
        let number = counts.and_then(|counts| counts[level]).unwrap_or_else(|| self.start(list, level));
        let format = self.numbering.level(list, level).map_or("decimal", |level| level.format.as_str());
        let format = if within.legal && format != "none" { "decimal" } else { format };
        numeral(number, format)
    }
}

#[cfg(test)]
mod tests {
    use super::super::numbering::NumberingReader;
    use super::super::xml;
    use super::*;

    fn counter(lists: &str) -> Counter {
        let space = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
        let mut reader = NumberingReader::default();
        let faults = xml::parse(format!("<w:numbering {space}>{lists}</w:numbering>").as_bytes(), 64, &mut reader);
        assert!(faults.is_empty());
        Counter::new(reader.numbering)
    }

    fn level(number: usize, format: &str, text: &str, more: &str) -> String {
        format!(
            "<w:lvl w:ilvl='{number}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/>{more}</w:lvl>"
        )
    }

    fn scheme(levels: &[String]) -> String {
        format!("<w:abstractNum w:abstractNumId='7'>{}</w:abstractNum>", levels.concat())
    }

    fn list(number: u32, more: &str) -> String {
        format!("<w:num w:numId='{number}'><w:abstractNumId w:val='7'/>{more}</w:num>")
    }

    /// The marks of items, each given as its list and level.
    fn marks(counter: &mut Counter, items: &[(&str, usize)]) -> Vec<String> {
        let listing = |(list, level): &(&str, usize)| Listing { number: Some(list.to_string()), level: Some(*level) };
        items.iter().map(|item| counter.mark(&listing(item), None).unwrap_or_default()).collect()
    }

    #[test]
    fn levels_count_within_each_other() {
        let levels = [
            level(0, "decimal", "%1.", ""),
            level(1, "lowerLetter", "(%2)", ""),
            level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
        ];
        let mut counter = counter(&[scheme(&levels), list(1, "")].concat());
        let items = [("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1), ("1", 2)];
        assert_eq!(marks(&mut counter, &items), ["1.", "(a)", "(b)", "1.2.1", "2.", "(a)", "2.1.1"]);
    }

    #[test]
    fn lists_of_one_scheme_count_on_unless_they_start_anew() {
        let levels = [level(0, "upperRoman", "%1.", "<w:start w:val='3'/>")];
        let anew = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>";
        let mut counter = counter(&[scheme(&levels), list(1, ""), list(2, ""), list(3, anew)].concat());
        let items = [("1", 0), ("2", 0), ("3", 0), ("3", 0), ("1", 0), ("0", 0), ("9", 0)];
        assert_eq!(marks(&mut counter, &items), ["III.", "IV.", "I.", "II.", "III.", "", ""]);
    }

    #[test]
    fn levels_can_be_changed_and_kept_from_starting_anew() {
        let levels = [level(0, "bullet", "\u{f0b7}", ""), level(1, "decimal", "%2)", "<w:lvlRestart w:val='0'/>")];
        let changed = format!("<w:lvlOverride w:ilvl='0'>{}</w:lvlOverride>", level(0, "upperLetter", "%1", ""));
        let mut counter = counter(&[scheme(&levels), list(1, ""), list(2, &changed)].concat());
        let items = [("1", 0), ("1", 1), ("1", 0), ("1", 1), ("2", 0)];
        assert_eq!(marks(&mut counter, &items), ["•", "1)", "•", "2)", "C"]);
    }

    #[test]
    fn a_level_that_is_passed_over_has_begun() {
        let levels =
            [level(0, "decimal", "%1", ""), level(1, "lowerLetter", "%1.%2", ""), level(2, "decimal", "%1.%2.%3", "")];
        let mut counter = counter(&[scheme(&levels), list(1, "")].concat());
        let items = [("1", 0), ("1", 2), ("1", 1)];
        assert_eq!(marks(&mut counter, &items), ["1", "1.a.1", "1.b"]);
    }

    #[test]
    fn a_style_can_be_tied_to_a_level() {
        let levels = [level(0, "decimal", "%1.", ""), level(1, "decimal", "%1.%2", "<w:pStyle w:val='Sub'/>")];
        let mut counter = counter(&[scheme(&levels), list(1, "")].concat());
        let listing = Listing { number: Some("1".into()), level: None };
        assert_eq!(counter.mark(&listing, Some("Sub")).as_deref(), Some("1.1"));
        assert_eq!(counter.mark(&listing, Some("Other")).as_deref(), Some("2."));
    }
}
