//! LIWC's `.dic`: numbered categories between two lines with `%`, then a word a line with the numbers of its categories.

use super::category::{Dictionary, Word, Wrong};
use std::collections::BTreeMap;

/// Reads a dictionary.
pub(super) fn read(text: &str) -> Result<Dictionary, Wrong> {
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let starts = lines.next().filter(|(_, line)| line.trim() == "%");
    starts.ok_or((1, "it does not begin with a line `%`".to_string()))?;
    let (mut dictionary, mut numbers) = (Dictionary::default(), BTreeMap::new());
    let mut ended = false;
    for (line, text) in lines {
        match text.trim() {
            "%" if !ended => ended = true,
            text if ended => word(&mut dictionary, &numbers, text, line)?,
            text => {
                let (number, name) =
                    text.split_once(char::is_whitespace).ok_or((line, "a category has no name".into()))?;
                numbers.insert(number.to_string(), dictionary.add(name, None));
            }
        }
    }
    if ended { Ok(dictionary) } else { Err((1, "its categories do not end with a line `%`".into())) }
}

/// A word or phrase, which ends where the first cell with a number begins.
fn word(dictionary: &mut Dictionary, numbers: &BTreeMap<String, usize>, text: &str, line: u32) -> Result<(), Wrong> {
    let mut cells = text.split('\t').map(str::trim).filter(|cell| !cell.is_empty());
    let word = cells.next().unwrap_or_default();
    let mut any = false;
    for number in cells.flat_map(str::split_whitespace) {
        let category = numbers.get(number).ok_or_else(|| (line, format!("`{number}` is no category of the file")))?;
        dictionary.categories[*category].words.push(Word { text: word.into(), line });
        any = true;
    }
    if any { Ok(()) } else { Err((line, format!("`{word}` has no category, or none behind a tabulator"))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_belong_to_their_numbers() {
        let dictionary = read("%\n1\tlaw\n12\tpeace (Peace)\n%\ntreat*\t1\t12\nrule of law\t1\n").unwrap();
        let words =
            |at: usize| dictionary.categories[at].words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>();
        assert_eq!((words(0), words(1)), (vec!["treat*", "rule of law"], vec!["treat*"]));
        assert_eq!(dictionary.categories[1].name, "peace (Peace)");
    }

    #[test]
    fn what_is_no_dictionary_is_told_with_its_line() {
        assert_eq!(read("word\t1\n").unwrap_err().0, 1);
        assert_eq!(read("%\n1\tlaw\n%\ncourt\t2\n").unwrap_err(), (4, "`2` is no category of the file".into()));
    }
}
