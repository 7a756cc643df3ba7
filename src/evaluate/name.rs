//! Whether a speaker of a dataset is an annotated one.
//!
//! An annotation calls a speaker by a key: the name itself, or a sort and a name (`State:Congo`, `Group:G-77`,
//! `Org:ICRC`, `Role:The Prime Minister`, `anon:one participant`), and may list the forms by which the text names it.

use crate::dataset::shelf::Speaker;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Sorts of speakers that a key may tell.
const SORTS: [&str; 4] = ["State:", "Group:", "Role:", "Org:"];

/// Words of a name that tell nobody apart.
const TITLES: [&str; 17] = [
    "mr",
    "ms",
    "mrs",
    "dr",
    "prof",
    "professor",
    "ambassador",
    "sir",
    "h",
    "e",
    "his",
    "her",
    "excellency",
    "the",
    "minister",
    "senator",
    "madam",
];

/// What a dataset tells of a speaker, as far as it is compared.
#[derive(Clone, Copy, Debug)]
pub struct Known<'s> {
    /// Its name.
    pub name: &'s str,
    /// Family name of a person.
    pub family_name: Option<&'s str>,
    /// Its function.
    pub function: Option<&'s str>,
    /// What sort of speaker.
    pub kind: &'s str,
}

impl<'s> From<&'s Speaker> for Known<'s> {
    fn from(row: &'s Speaker) -> Known<'s> {
        Known {
            name: &row.name,
            family_name: row.family_name.as_deref(),
            function: row.function.as_deref(),
            kind: &row.kind,
        }
    }
}

/// The annotated speakers of a document by key, each with the forms by which the text names it.
#[derive(Clone, Debug, Default)]
pub struct Roster(BTreeMap<String, Vec<String>>);

impl Roster {
    /// Reads lines of a key, a tabulator and forms with `|` between them; further cells are passed over.
    pub fn read(lines: &str) -> Roster {
        let row = |line: &str| {
            let mut cells = line.split('\t');
            let (key, forms) = (cells.next()?, cells.next()?);
            Some((key.to_string(), forms.split('|').map(|form| form.trim().to_string()).collect()))
        };
        Roster(lines.lines().filter_map(row).collect())
    }

    /// Whether a speaker is the annotated one: the words of one name are among those of the other.
    pub fn is(&self, key: &str, speaker: Known) -> bool {
        if key.starts_with("anon:") {
            return matches!(speaker.kind, "anonymous" | "group");
        }
        if speaker.kind == "anonymous" {
            return false;
        }
        let mine = words(speaker.name);
        let family = words(speaker.family_name.unwrap_or_default());
        let function = words(speaker.function.unwrap_or_default());
        self.names(key).any(|name| {
            name.is_subset(&mine)
                || !mine.is_empty() && mine.is_subset(&name)
                || !family.is_empty() && family.is_subset(&name)
                || key.starts_with("Role:") && name.is_subset(&function)
        })
    }

    /// The words of each name that a key stands for.
    fn names(&self, key: &str) -> impl Iterator<Item = BTreeSet<String>> {
        let bare = SORTS.iter().find_map(|sort| key.strip_prefix(sort)).unwrap_or(key);
        let forms = self.0.get(key).into_iter().flatten().map(String::as_str);
        let own = [words(bare), words(&without_brackets(bare))];
        own.into_iter().chain(forms.map(words)).filter(|name| !name.is_empty())
    }
}

fn without_brackets(name: &str) -> String {
    let mut rest = name;
    let mut kept = String::with_capacity(name.len());
    while let Some((before, (_, after))) =
        rest.split_once('(').and_then(|(before, in_it)| Some((before, in_it.split_once(')')?)))
    {
        kept.push_str(before);
        rest = after;
    }
    kept + rest
}

/// The words of a name, titles left out.
fn words(name: &str) -> BTreeSet<String> {
    folded(name).filter(|word| !TITLES.contains(&word.as_str())).collect()
}

/// Words in small letters without accents: runs of Latin letters and digits.
pub(super) fn folded(text: &str) -> impl Iterator<Item = String> {
    let plain: String = text.nfkd().filter(|letter| canonical_combining_class(*letter) == 0).collect();
    let plain = plain.to_lowercase().replace('ß', "ss").replace('ø', "o").replace('ł', "l");
    let words: Vec<String> = plain
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_string)
        .collect();
    words.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str) -> Known<'_> {
        Known { name, family_name: None, function: None, kind: "person" }
    }

    #[test]
    fn names_are_one_by_their_words() {
        let roster = Roster::read("van_der_Berg\tHenk van der Berg | Ambassador van der Berg\t\n");
        assert!(roster.is("van_der_Berg", person("Ambassador Henk van der Berg")));
        assert!(roster.is("van_der_Berg", person("Berg")));
        assert!(roster.is("Makayat (Congo)", person("Mr. Makayat")));
        assert!(roster.is("State:Côte d’Ivoire", Known { kind: "state", ..person("Cote d’Ivoire") }));
        assert!(!roster.is("van_der_Berg", person("Pike")));
    }

    #[test]
    fn nobody_by_name_is_anonymous() {
        let one = Known { kind: "anonymous", ..person("one participant") };
        let roster = Roster::default();
        assert!(roster.is("anon:several", one));
        assert!(!roster.is("Participant", one));
        assert!(!roster.is("anon:several", person("Pike")));
    }
}
