//! Lists written on one line: `1) The first item 2) The second item`, `• one • two`.

/// The style of an item's number and the number itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Item<'a> {
    /// What stands behind the number: `.`, `)`, `.)`.
    end: &'a str,
    number: u32,
    letter: bool,
}

impl Item<'_> {
    /// As it stands in the text.
    fn written(&self) -> String {
        let letter = |number: u32| char::from(b'a' + (number - 1).min(25) as u8);
        if self.letter {
            format!("{}{}", letter(self.number), self.end)
        } else {
            format!("{}{}", self.number, self.end)
        }
    }
}

/// The longest number of an item with its bullet, in bytes: a full stop in it ends nothing.
const LONGEST_NUMBER: usize = 9;

/// Adds the ends of items to the ends of sentences, where the paragraph's marker begins a list that its text goes on with.
pub(super) fn with_items(text: &str, marker: &str, ends: Vec<usize>) -> Vec<usize> {
    let starts = match first_item(text, marker) {
        Some(first) => numbered(text, first),
        None => bulleted(text, marker),
    };
    if starts.is_empty() {
        return ends;
    }
    let is_item_number = |end: &usize| {
        let before = starts.partition_point(|start| *start < *end);
        before > 0 && *end <= starts[before - 1] + LONGEST_NUMBER
    };
    let mut all: Vec<usize> =
        ends.into_iter().filter(|end| !is_item_number(end)).chain(starts.iter().copied()).collect();
    all.sort_unstable();
    all.dedup_by(|later, earlier| text[*earlier..*later].trim().is_empty());
    all
}

fn first_item<'a>(text: &'a str, marker: &'a str) -> Option<Item<'a>> {
    let bullet = marker.chars().next().is_some_and(|first| !first.is_alphanumeric());
    if bullet {
        item(text).map(|(item, _)| item)
    } else {
        item(marker)
            .filter(|(_, length)| *length == marker.len())
            .map(|(item, _)| item)
            .or_else(|| item(text).map(|(item, _)| item))
    }
}

/// Reads an item's number at the start of a text; tells its length.
fn item(text: &str) -> Option<(Item<'_>, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let letter = digits == 0 && text.starts_with(|first: char| first.is_ascii_lowercase());
    let length = if letter { 1 } else { digits };
    if length == 0 || length > 2 {
        return None;
    }
    let end = ["\\.", ".)", ".", ")"].iter().find(|end| text[length..].starts_with(**end))?;
    let after = &text[length + end.len()..];
    if !(after.is_empty() || after.starts_with(' ')) {
        return None;
    }
    let number = if letter { u32::from(text.as_bytes()[0] - b'a') + 1 } else { text[..digits].parse().ok()? };
    Some((Item { end, number, letter }, length + end.len()))
}

/// Where the items behind the first begin: the next number in the same style, each in turn.
fn numbered(text: &str, first: Item) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut wanted = Item { number: first.number + 1, end: first.end.trim_start_matches('\\'), ..first };
    let mut from = 0;
    while let Some(found) = memchr::memmem::find(&text.as_bytes()[from..], wanted.written().as_bytes()) {
        let at = from + found;
        let before = text[..at].trim_end_matches(['•', '⁃', ' ']);
        let is_next = item(&text[at..]).is_some_and(|(item, length)| {
            item == wanted && text[at + length..].trim_start().starts_with(char::is_uppercase)
        });
        if is_next && text[before.len()..].starts_with(' ') && starts_item(before, first.letter) {
            starts.push(before.len() + 1);
            wanted.number += 1;
        }
        from = at + 1;
    }
    starts
}

/// A number behind these words counts something or closes a reference: `paragraph 2. The`.
fn starts_item(before: &str, letter: bool) -> bool {
    const WORDS: [&str; 13] = [
        "paragraph",
        "article",
        "section",
        "chapter",
        "annex",
        "no",
        "and",
        "of",
        "in",
        "part",
        "phase",
        "session",
        "rule",
    ];
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    !WORDS.contains(&last.as_str()) && (!letter || before.len() > 8)
}

/// Where the further bullets of a bulleted line stand.
fn bulleted(text: &str, marker: &str) -> Vec<usize> {
    let bullet =
        ['•', '⁃', '▪', '●'].into_iter().find(|bullet| marker.starts_with(*bullet) || text.starts_with(*bullet));
    let Some(bullet) = bullet else { return Vec::new() };
    text.match_indices(bullet).map(|(at, _)| at).filter(|at| *at > 0 && text[..*at].ends_with(' ')).collect()
}
