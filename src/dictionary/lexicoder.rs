//! Lexicoder's `.lcd`: XML with a `cnode` a category and a `pnode` a word.

use super::category::{Dictionary, Word, Wrong};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Reads a dictionary.
pub(super) fn read(text: &str) -> Result<Dictionary, Wrong> {
    let (mut reader, mut dictionary, mut open) = (Reader::from_str(text), Dictionary::default(), Vec::new());
    loop {
        let line = line(text, reader.buffer_position());
        let event = reader.read_event().map_err(|error| (line, error.to_string()))?;
        match &event {
            Event::Eof if open.is_empty() => return Ok(dictionary),
            Event::Eof => return Err((line, "it ends within an element".into())),
            Event::End(_) => _ = open.pop(),
            Event::Start(element) | Event::Empty(element) => {
                let within = open.last().copied().flatten();
                let category = element_of(&mut dictionary, element, within, line)?;
                if matches!(event, Event::Start(_)) {
                    open.push(category);
                }
            }
            _ => {}
        }
    }
}

/// Takes an element; the category that those in it are of.
fn element_of(
    dictionary: &mut Dictionary,
    element: &BytesStart,
    within: Option<usize>,
    line: u32,
) -> Result<Option<usize>, Wrong> {
    let name = || name(element).ok_or_else(|| (line, "an element has no `name`".to_string()));
    match element.local_name().as_ref() {
        "cnode" => Ok(Some(dictionary.add(&name()?, within))),
        "pnode" => {
            let category = within.ok_or((line, "a word stands in no category".to_string()))?;
            dictionary.categories[category].words.push(Word { text: name()?, line });
            Ok(within)
        }
        "dictionary" => {
            dictionary.title = self::name(element);
            Ok(None)
        }
        other => Err((line, format!("`{}` is no element of a dictionary", other))),
    }
}

fn name(element: &BytesStart) -> Option<String> {
    let attribute = element.try_get_attribute("name").ok().flatten()?;
    Some(attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
}

fn line(text: &str, at: u64) -> u32 {
    text.as_bytes()[..(at as usize).min(text.len())].iter().filter(|byte| **byte == b'\n').count() as u32 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_are_categories_and_words() {
        let text = "<?xml version=\"1.0\"?>\n<dictionary name=\"Tone\"><cnode name=\"GOOD\">\n<pnode name=\"SOUND &amp; FAIR\"></pnode>\n\
                    <pnode name=\"HELP*\"/></cnode></dictionary>";
        let dictionary = read(text).unwrap();
        assert_eq!(dictionary.title.as_deref(), Some("Tone"));
        let words: Vec<_> = dictionary.categories[0].words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!((dictionary.categories[0].name.as_str(), words), ("GOOD", vec!["SOUND & FAIR", "HELP*"]));
        assert!(read("<dictionary><pnode name=\"a\"/></dictionary>").is_err());
        assert!(read("<dictionary>").is_err());
    }
}
