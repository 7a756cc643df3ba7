//! What the documents of an input are called after: its own name, and where other inputs bear that too, its folders
//! before it, or the ending of its name behind it.
//!
//! So no name passes from one file to another when files are added.

use super::hash;
use super::word::word;
use crate::archive::inner_name;
use crate::input::Input;
use rustc_hash::FxHashMap;
use std::path::{Component, Path};

/// The labels of the inputs whose own name others bear too, by the input's name.
#[derive(Debug, Default)]
pub(crate) struct Labels(FxHashMap<String, String>);

/// A way to call an input: by how many of its folders, and by which part of its own name.
type Way = (usize, fn(&str) -> &str);

impl Labels {
    /// Tells the inputs apart.
    pub fn new(inputs: &[Input]) -> Labels {
        let mut alike: Vec<String> = inputs.iter().map(Input::name).collect();
        told_apart(&mut alike, (0, stem));
        let deepest = alike.iter().map(|name| folders(name).count()).max().unwrap_or(0);
        let with_stem = (1..=deepest).map(|folders| (folders, stem as fn(&str) -> &str));
        let with_ending = (0..=deepest).map(|folders| (folders, file_name as fn(&str) -> &str));
        let ways = with_stem.chain(with_ending);
        Labels(ways.flat_map(|way| told_apart(&mut alike, way)).collect())
    }

    /// The label of the input with this name.
    pub fn of<'a>(&'a self, name: &'a str) -> &'a str {
        self.0.get(name).map_or_else(|| stem(name), String::as_str)
    }
}

/// Takes out the names that a way tells from all others, with what it calls them.
fn told_apart(names: &mut Vec<String>, way: Way) -> Vec<(String, String)> {
    let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
    for label in names.iter().filter_map(|name| called(name, way)) {
        *counts.entry(hash(&word(&label))).or_default() += 1;
    }
    let is_alone = |label: &String| counts.get(&hash(&word(label))) == Some(&1);
    let apart = names.extract_if(.., |name| called(name, way).is_some_and(|label| is_alone(&label)));
    apart.filter_map(|name| called(&name, way).map(|label| (name, label))).collect()
}

/// What a way calls an input; none where that has fewer folders.
fn called(name: &str, (count, own): Way) -> Option<String> {
    if count == 0 { Some(own(name).to_string()) } else { Some(format!("{}-{}", within(name, count)?, own(name))) }
}

/// The last folders of a path, joined; the table counts as the folder of its rows. None where there are fewer.
pub(super) fn within(name: &str, count: usize) -> Option<String> {
    let folders: Vec<&str> = folders(name).collect();
    let first = folders.len().checked_sub(count)?;
    Some(folders[first..].join("-"))
}

/// The folders of a path from the outermost on, those that it names.
fn folders(name: &str) -> impl Iterator<Item = &str> {
    let path = name.rsplit_once('#').map_or(Path::new(name).parent(), |(table, _)| Some(Path::new(table)));
    path.into_iter().flat_map(Path::components).filter_map(|part| match part {
        Component::Normal(part) => part.to_str(),
        _ => None,
    })
}

/// The last part of a path without its ending, or two where it is squeezed; what standard input is called.
pub(crate) fn stem(name: &str) -> &str {
    let path = Path::new(inner_name(name));
    if name == "-" { "stdin" } else { path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default() }
}

/// The last part of a path.
fn file_name(name: &str) -> &str {
    Path::new(name).file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn inputs_of_one_name_are_told_apart_by_folders_and_endings() {
        let cases = [
            ("in/r.txt", "r"),
            ("2016/a/s.txt", "2016-a-s"),
            ("2017/a/s.txt", "2017-a-s"),
            ("2017/b/S.pdf", "b-S"),
            ("x/t.txt", "t.txt"),
            ("x/t.pdf", "t.pdf"),
            ("x/u.txt", "u.txt"),
            ("x/u.pdf", "u.pdf"),
            ("y/u.txt", "y-u"),
            ("z/v w.txt", "v w"),
            ("z/v-w.txt", "v-w"),
        ];
        let inputs: Vec<Input> = cases.iter().map(|(name, _)| Input::File(PathBuf::from(name))).collect();
        let labels = Labels::new(&inputs);
        for (name, label) in cases {
            assert_eq!(labels.of(name), label);
        }
    }
}
