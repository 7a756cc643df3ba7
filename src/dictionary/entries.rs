//! Categories as entries of a lexicon.
//!
//! In a lexicon a form belongs to one entry, in a dictionary a word may belong to several categories. So those words make an
//! entry that stands for all of their categories, which its label names. A word that begins as a word with a star does
//! belongs to the categories of both.

use super::category::Dictionary;
use crate::lexicon::form_words;
use std::collections::{BTreeMap, BTreeSet};

/// An entry to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub id: String,
    pub label: String,
    pub broader: Option<String>,
    pub scope: Option<String>,
    pub forms: Vec<String>,
}

/// Categories by index.
type Categories = BTreeSet<usize>;

/// The entries of a dictionary in the order of their ids.
pub(super) fn entries(dictionary: &Dictionary) -> Vec<Entry> {
    let mut groups: BTreeMap<Categories, Vec<String>> = BTreeMap::new();
    for (form, categories) in placed(dictionary) {
        groups.entry(categories).or_default().push(form);
    }
    let own = slugs(dictionary);
    let mut taken: BTreeSet<String> = own.iter().cloned().collect();
    let mut entries: Vec<Entry> = Vec::with_capacity(groups.len());
    for (categories, mut forms) in groups.clone() {
        forms.sort();
        let names = |of: &dyn Fn(usize) -> String, joint: &str| {
            categories.iter().map(|category| of(*category)).collect::<Vec<_>>().join(joint)
        };
        let id = names(&|category| own[category].clone(), "-and-");
        let label = names(&|category| dictionary.categories[category].name.clone(), "; ");
        let one = categories.first().copied().filter(|_| categories.len() == 1);
        let id = if one.is_some() { id } else { unique(&id, &mut taken) };
        let broader =
            one.and_then(|category| broader(dictionary, category, &groups)).map(|category| own[category].clone());
        let scope = one.and_then(|category| dictionary.categories[category].scope.clone());
        entries.push(Entry { id, label, broader, scope, forms });
    }
    entries.sort_by(|one, other| one.id.cmp(&other.id));
    entries
}

/// The nearest category around one that is an entry itself.
fn broader(dictionary: &Dictionary, category: usize, groups: &BTreeMap<Categories, Vec<String>>) -> Option<usize> {
    let mut around = dictionary.categories[category].broader;
    for _ in 0..dictionary.categories.len() {
        match around {
            Some(next) if next != category && groups.contains_key(&Categories::from([next])) => return Some(next),
            Some(next) => around = dictionary.categories[next].broader,
            None => return None,
        }
    }
    None
}

/// Each word once, with its categories, of which none is part of another.
fn placed(dictionary: &Dictionary) -> Vec<(String, Categories)> {
    let mut words: BTreeMap<Vec<String>, (String, Categories)> = BTreeMap::new();
    for (at, category) in dictionary.categories.iter().enumerate() {
        for word in &category.words {
            let placed = words.entry(form_words(&word.text)).or_insert_with(|| (word.text.clone(), Categories::new()));
            placed.1.insert(at);
        }
    }
    let beginnings: BTreeMap<String, Categories> = words
        .values()
        .filter_map(|(word, categories)| Some((word.strip_suffix('*')?.to_string(), categories.clone())))
        .filter(|(beginning, _)| !beginning.contains(' '))
        .collect();
    let place = |(word, mut categories): (String, Categories)| {
        if !word.contains(' ') {
            let ends = (1..word.len()).filter_map(|end| beginnings.get(word.get(..end)?));
            ends.for_each(|more| categories.extend(more));
        }
        let narrow = categories.iter().copied().filter(|category| {
            !categories.iter().any(|other| other != category && dictionary.is_within(*other, *category))
        });
        (word, narrow.collect())
    };
    words.into_values().map(place).collect()
}

/// An id for each category.
fn slugs(dictionary: &Dictionary) -> Vec<String> {
    let mut taken = BTreeSet::new();
    dictionary.categories.iter().map(|category| unique(&slug(&category.name), &mut taken)).collect()
}

/// A name in small letters, digits and hyphens.
fn slug(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-");
    if slug.is_empty() { "category".into() } else { slug }
}

fn unique(slug: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    let mut names = std::iter::once(slug.to_string()).chain(numbered);
    let name = names.find(|name| !taken.contains(name)).unwrap_or_default();
    taken.insert(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use super::super::category::Word;
    use super::*;

    fn dictionary(categories: &[(&str, Option<usize>, &[&str])]) -> Dictionary {
        let mut dictionary = Dictionary::default();
        for (name, broader, words) in categories {
            let at = dictionary.add(name, *broader);
            dictionary.categories[at].words =
                words.iter().map(|word| Word { text: word.to_string(), line: 1 }).collect();
        }
        dictionary
    }

    fn told(dictionary: &Dictionary) -> Vec<(String, Option<String>, Vec<String>)> {
        entries(dictionary).into_iter().map(|entry| (entry.id, entry.broader, entry.forms)).collect()
    }

    #[test]
    fn words_of_several_categories_make_an_entry_of_all() {
        let two = dictionary(&[("Good", None, &["help", "peace*"]), ("Law", None, &["peaceful", "treaty"])]);
        assert_eq!(
            told(&two),
            [
                ("good".into(), None, vec!["help".into(), "peace*".into()]),
                ("good-and-law".into(), None, vec!["peaceful".into()]),
                ("law".into(), None, vec!["treaty".into()]),
            ]
        );
    }

    #[test]
    fn a_word_of_a_category_and_of_one_in_it_is_of_the_narrower() {
        let nested =
            dictionary(&[("Law", None, &["law", "treaty"]), ("", Some(0), &[]), ("Treaties", Some(1), &["treaty"])]);
        assert_eq!(
            told(&nested),
            [("law".into(), None, vec!["law".into()]), ("treaties".into(), Some("law".into()), vec!["treaty".into()]),]
        );
    }
}
