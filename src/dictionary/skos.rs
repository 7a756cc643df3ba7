//! SKOS, as Turtle, N-Triples or RDF/XML: concepts with their English labels.
//!
//! A concept is a category; its preferred, alternative and hidden labels are the words. Labels in another language are not
//! for texts in English and are passed over; one without a language counts as English.

use super::category::{Dictionary, Word, Wrong};
use oxrdf::{NamedOrBlankNode, Term, Triple};
use oxrdfxml::RdfXmlParser;
use oxttl::TurtleParser;
use std::collections::BTreeMap;

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";

/// What is known of a concept.
#[derive(Default)]
struct Concept {
    name: Option<String>,
    words: Vec<String>,
    broader: Option<String>,
    scope: Option<String>,
}

/// Reads Turtle or N-Triples.
pub(super) fn turtle(text: &str) -> Result<Dictionary, Wrong> {
    let triples = TurtleParser::new().with_base_iri("file:///dictionary").map_err(|error| (1, error.to_string()))?;
    let wrong = |error: oxttl::TurtleSyntaxError| (error.location().start.line as u32 + 1, error.message().to_string());
    dictionary(triples.for_slice(text).map(|triple| triple.map_err(wrong)), text)
}

/// Reads RDF/XML.
pub(super) fn xml(text: &str) -> Result<Dictionary, Wrong> {
    let triples = RdfXmlParser::new().with_base_iri("file:///dictionary").map_err(|error| (1, error.to_string()))?;
    let wrong = |error: oxrdfxml::RdfXmlSyntaxError| (1, error.to_string());
    dictionary(triples.for_slice(text).map(|triple| triple.map_err(wrong)), text)
}

fn dictionary(triples: impl Iterator<Item = Result<Triple, Wrong>>, text: &str) -> Result<Dictionary, Wrong> {
    let mut concepts: BTreeMap<String, Concept> = BTreeMap::new();
    for triple in triples {
        take(&mut concepts, triple?);
    }
    concepts.retain(|_, concept| !concept.words.is_empty());
    let mut dictionary = Dictionary::default();
    let mut numbers = BTreeMap::new();
    for (iri, concept) in &concepts {
        let name = concept.name.as_ref().unwrap_or(&concept.words[0]);
        let category = dictionary.add(name, None);
        dictionary.categories[category].scope = concept.scope.clone();
        dictionary.categories[category].words =
            concept.words.iter().map(|word| Word { text: word.clone(), line: line(text, word) }).collect();
        numbers.insert(iri, category);
    }
    for (category, concept) in concepts.values().enumerate() {
        dictionary.categories[category].broader = concept.broader.as_ref().and_then(|iri| numbers.get(iri)).copied();
    }
    Ok(dictionary)
}

fn take(concepts: &mut BTreeMap<String, Concept>, triple: Triple) {
    let Some(property) = triple.predicate.as_str().strip_prefix(SKOS) else { return };
    let subject = match &triple.subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str().to_string(),
        NamedOrBlankNode::BlankNode(node) => format!("_:{}", node.as_str()),
    };
    let concept = concepts.entry(subject).or_default();
    match (property, &triple.object) {
        ("prefLabel" | "altLabel" | "hiddenLabel", Term::Literal(label)) if is_english(label.language()) => {
            if property == "prefLabel" {
                concept.name = Some(label.value().into());
            }
            concept.words.push(label.value().into());
        }
        ("scopeNote" | "definition", Term::Literal(note)) if is_english(note.language()) => {
            concept.scope.get_or_insert_with(|| note.value().into());
        }
        ("broader", Term::NamedNode(node)) => concept.broader = Some(node.as_str().into()),
        ("broader", Term::BlankNode(node)) => concept.broader = Some(format!("_:{}", node.as_str())),
        _ => {}
    }
}

fn is_english(language: Option<&str>) -> bool {
    language.is_none_or(|language| language.split('-').next().is_some_and(|first| first.eq_ignore_ascii_case("en")))
}

/// The line where a label stands first; the first where it is written otherwise.
fn line(text: &str, label: &str) -> u32 {
    let at = text.find(label).unwrap_or_default();
    text[..at].matches('\n').count() as u32 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const TURTLE: &str = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
        <#law> a skos:Concept ; skos:prefLabel \"Law\"@en, \"Droit\"@fr ; skos:altLabel \"legal rules\"@en-GB .\n\
        <#treaty> skos:prefLabel \"Treaty\" ; skos:broader <#law> ; skos:scopeNote \"Between States.\"@en .\n";

    #[test]
    fn concepts_have_their_english_labels() {
        let dictionary = turtle(TURTLE).unwrap();
        let [law, treaty] = &dictionary.categories[..] else { panic!("{dictionary:?}") };
        let words: Vec<_> = law.words.iter().map(|word| (word.text.as_str(), word.line)).collect();
        assert_eq!((law.name.as_str(), words), ("Law", vec![("Law", 2), ("legal rules", 2)]));
        assert_eq!((treaty.broader, treaty.scope.as_deref()), (Some(0), Some("Between States.")));
        assert!(turtle("<a> <b>").is_err());
    }

    #[test]
    fn rdf_xml_says_the_same() {
        let text = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:skos='http://www.w3.org/2004/02/skos/core#'>\n\
            <skos:Concept rdf:about='#law'><skos:prefLabel xml:lang='en'>Law</skos:prefLabel></skos:Concept></rdf:RDF>";
        let dictionary = xml(text).unwrap();
        assert_eq!(dictionary.categories[0].words, [Word { text: "Law".into(), line: 2 }]);
    }
}
