//! quanteda's YAML: categories as keys, in them further categories or lists of words.

use super::category::{Dictionary, Word, Wrong};
use saphyr_parser::{Event, Parser};

/// So deep may categories be nested.
const DEEPEST: usize = 64;

/// What is open.
enum Open {
    /// A mapping in a category, with the key whose value is awaited.
    Mapping(Option<usize>, Option<String>),
    /// A list of words of a category.
    List(usize),
}

/// Reads a dictionary. Words are taken as they are written: `no` is a word and no truth value.
pub(super) fn read(text: &str) -> Result<Dictionary, Wrong> {
    let (mut dictionary, mut open) = (Dictionary::default(), Vec::new());
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| (error.marker().line() as u32, error.info().to_string()))?;
        let line = span.start.line() as u32;
        step(&mut dictionary, &mut open, event, line).map_err(|reason| (line, reason.to_string()))?;
    }
    Ok(dictionary)
}

fn step(dictionary: &mut Dictionary, open: &mut Vec<Open>, event: Event, line: u32) -> Result<(), &'static str> {
    match event {
        _ if open.len() > DEEPEST => return Err("categories are nested too deep"),
        Event::MappingStart(..) => {
            let within = value(dictionary, open)?;
            open.push(Open::Mapping(within, None));
        }
        Event::SequenceStart(..) => {
            let category = value(dictionary, open)?.ok_or("a list of words stands in no category")?;
            open.push(Open::List(category));
        }
        Event::MappingEnd | Event::SequenceEnd => _ = open.pop(),
        Event::Alias(_) => return Err("a reference to another place is not read"),
        Event::Scalar(text, ..) => match open.last_mut() {
            Some(Open::Mapping(_, key @ None)) => *key = Some(text.into_owned()),
            _ => {
                let category = value(dictionary, open)?.ok_or("a word stands in no category")?;
                if !matches!(&*text, "" | "~") {
                    dictionary.categories[category].words.push(Word { text: text.into_owned(), line });
                }
            }
        },
        _ => {}
    }
    Ok(())
}

/// The category that a value is of: a new one where a key awaits it.
fn value(dictionary: &mut Dictionary, open: &mut [Open]) -> Result<Option<usize>, &'static str> {
    match open.last_mut() {
        Some(Open::Mapping(within, key)) => {
            let key = key.take().ok_or("a key must be a name")?;
            Ok(Some(dictionary.add(&key, *within)))
        }
        Some(Open::List(category)) => Ok(Some(*category)),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_categories_and_words_are_as_written() {
        let read = read("law:\n  treaties:\n    - treaty*\n    - no\n  - 2016\n").unwrap_err();
        assert!(read.0 > 0);
        let text =
            "law:\n  treaties:\n    - treaty*\n    - no\n    - 2016\n  courts: [court, \"world court\"]\nempty:\n";
        let dictionary = super::read(text).unwrap();
        let told: Vec<_> = dictionary
            .categories
            .iter()
            .map(|category| {
                let words: Vec<_> = category.words.iter().map(|word| (word.text.as_str(), word.line)).collect();
                (category.name.as_str(), category.broader, words)
            })
            .collect();
        assert_eq!(
            told,
            [
                ("law", None, vec![]),
                ("treaties", Some(0), vec![("treaty*", 3), ("no", 4), ("2016", 5)]),
                ("courts", Some(0), vec![("court", 6), ("world court", 6)]),
                ("empty", None, vec![]),
            ]
        );
    }

    #[test]
    fn what_is_no_dictionary_is_told_with_its_line() {
        assert_eq!(super::read("- word\n").unwrap_err(), (1, "a list of words stands in no category".into()));
        assert_eq!(super::read("a: &x [b]\nc: *x\n").unwrap_err().0, 2);
    }
}
