//! The forms of themes written out: every inflection and spelling that the matcher takes for them.

use super::compile;
use super::inflect::{self, Irregular};
use super::piece::{Pieces, has_inner_capital, is_joint};
use super::scan::Shape;
use super::spelling;
use super::vocabulary;
use super::written::{Form, Inflection, Written, WrittenEntry, WrittenSense};

/// An entry of a theme with all of its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The theme.
    pub theme: String,
    /// The entry's id within its lexicon.
    pub id: String,
    /// Its name for a reader.
    pub label: String,
    /// Its forms in small letters, with a blank between words, in order and each once.
    pub forms: Vec<String>,
    /// How many of its forms are found only as they are written, in capitals.
    pub exact: usize,
    /// How many exceptions it has.
    pub except: usize,
}

/// The entries of the themes of some lexicons.
pub fn listed(written: &[Written]) -> Vec<Listed> {
    let mut listed: Vec<Listed> = written.iter().flat_map(of_file).collect();
    listed.sort_by(|one, other| (&one.theme, &one.id).cmp(&(&other.theme, &other.id)));
    listed
}

/// The words of a form as they are compared, each in one of its spellings.
pub fn form_words(form: &str) -> Vec<String> {
    let pieces = Pieces::new(form, 0, form.len()).map(|piece| &form[piece.start..piece.stem]);
    pieces.filter(|word| !is_joint(word)).map(|word| spelt(word).into_iter().min().unwrap_or_default()).collect()
}

/// A word in each of its spellings.
fn spelt(word: &str) -> Vec<String> {
    let mut folded = String::new();
    vocabulary::fold(word, &mut folded);
    let other = spelling::other(&folded);
    std::iter::once(folded).chain(other).collect()
}

fn of_file(file: &Written) -> impl Iterator<Item = Listed> {
    file.entries.iter().filter_map(|entry| match &entry.sense {
        WrittenSense::Theme(theme) => Some(of_entry(entry, theme)),
        _ => None,
    })
}

fn of_entry(entry: &WrittenEntry, theme: &str) -> Listed {
    let written = entry.forms.iter().flat_map(|form| inflected(form, &entry.irregular));
    let mut forms: Vec<String> = written.flat_map(|form| spellings(&form)).collect();
    forms.sort();
    forms.dedup();
    let is_exact = |form: &&Form| form.text.text.split_whitespace().any(has_inner_capital);
    Listed {
        theme: theme.into(),
        id: entry.id.text.clone(),
        label: entry.label.clone(),
        forms,
        exact: entry.forms.iter().filter(is_exact).count(),
        except: entry.except.len(),
    }
}

/// A form with its inflections.
fn inflected(form: &Form, irregular: &Irregular) -> Vec<String> {
    let text = form.text.text.as_str();
    let mut forms = vec![text.to_string()];
    if let Some((start, word)) = compile::head(form).filter(|_| form.inflection != Inflection::Fixed) {
        let around = |word: &str| format!("{}{word}{}", &text[..start], &text[start + word_length(text, start)..]);
        forms.extend(inflections(word, form.inflection, irregular).iter().map(|word| around(word)));
    }
    forms
}

fn word_length(text: &str, start: usize) -> usize {
    Pieces::new(text, start, text.len()).next().map_or(0, |piece| piece.stem - piece.start)
}

fn inflections(word: &str, inflection: Inflection, irregular: &Irregular) -> Vec<String> {
    if has_inner_capital(word) {
        return vec![format!("{word}s")];
    }
    let word = word.to_lowercase();
    match inflection {
        Inflection::Noun => irregular.plural.clone().or_else(|| inflect::plural(&word)).into_iter().collect(),
        _ => inflect::verb(&word, irregular),
    }
}

/// A form in each spelling of its words.
fn spellings(form: &str) -> Vec<String> {
    let mut forms = vec![String::new()];
    for piece in Pieces::new(form, 0, form.len()) {
        let word = &form[piece.start..piece.stem];
        if piece.shape == Shape::Mark && is_joint(word) {
            continue;
        }
        let star = piece.shape == Shape::Mark && compile::ends_beginning(form, piece.start);
        let joint = if star || forms[0].is_empty() { "" } else { " " };
        let add = |form: &String, word: &String| format!("{form}{joint}{word}");
        let words = spelt(word);
        forms = forms.iter().flat_map(|form| words.iter().map(|word| add(form, word)).collect::<Vec<_>>()).collect();
    }
    forms
}
