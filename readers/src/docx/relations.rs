//! The relations of a part to others, each with an id, a kind and a target.

use super::space::Space;
use super::xml::{Attributes, Follow, Handler};

/// The relations of one part.
pub(super) struct Relations {
    /// The folder of the part, which targets are told from.
    folder: String,
    all: Vec<Relation>,
    /// Whether they are not those of the package, but made from the names of its parts.
    pub guessed: bool,
}

struct Relation {
    id: String,
    /// The last word of its type: `officeDocument`, `styles`.
    kind: String,
    target: String,
}

impl Relations {
    /// None yet, of a part.
    pub fn new(part: &str) -> Relations {
        let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
        Relations { folder: folder.into(), all: Vec::new(), guessed: false }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The first target of a kind.
    pub fn target(&self, kind: &str) -> Option<&str> {
        self.targets(kind).next()
    }

    /// The targets of a kind.
    pub fn targets(&self, kind: &str) -> impl Iterator<Item = &str> {
        let of_kind = self.all.iter().filter(move |relation| relation.kind.eq_ignore_ascii_case(kind));
        of_kind.map(|relation| relation.target.as_str())
    }

    /// Ids and targets of a kind.
    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = (&str, &str)> {
        let of_kind = self.all.iter().filter(move |relation| relation.kind.eq_ignore_ascii_case(kind));
        of_kind.map(|relation| (relation.id.as_str(), relation.target.as_str()))
    }

    /// The target of an id.
    pub fn by_id(&self, id: &str) -> Option<&str> {
        self.all.iter().find(|relation| relation.id == id).map(|relation| relation.target.as_str())
    }

    /// Relations to the parts beside it, by their names, where a damaged package has lost the true ones.
    pub fn guess<'a>(&mut self, parts: impl Iterator<Item = &'a str>) {
        const NAMES: [&str; 6] = ["styles", "numbering", "footnotes", "endnotes", "header", "footer"];
        self.guessed = true;
        let folder = format!("{}/", self.folder);
        for part in parts {
            let Some(name) = part.strip_prefix(&folder).and_then(|name| name.strip_suffix(".xml")) else { continue };
            let kind = name.trim_end_matches(|last: char| last.is_ascii_digit());
            if NAMES.contains(&kind) {
                self.all.push(Relation { id: String::new(), kind: kind.into(), target: part.into() });
            }
        }
    }
}

impl Handler for Relations {
    fn open(&mut self, _: Space, name: &str, attributes: &Attributes) -> Follow {
        if name == "Relationship" {
            let value = |name| attributes.get(Space::Other, name).unwrap_or_default();
            let is_external = value("TargetMode") == "External";
            let kind = value("Type").rsplit('/').next().unwrap_or_default().to_string();
            if !is_external {
                let target = resolved(&self.folder, &value("Target"));
                self.all.push(Relation { id: value("Id").into_owned(), kind, target });
            }
        }
        Follow::In
    }
    fn close(&mut self) {}
    fn text(&mut self, _: &str) {}
}

/// The name of the part that holds the relations of another, or of the package.
pub(super) fn relations_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// A target as the name of a part: told from a folder, or from the root where it begins with `/`.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/").replace("%20", " ");
    let (from, target) = match target.strip_prefix('/') {
        Some(absolute) => ("", absolute),
        None => (folder, target.as_str()),
    };
    let mut path: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_told_from_the_folder_of_the_part() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "/word/media/../a.xml"), "word/a.xml");
        assert_eq!(resolved("word", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(relations_of("word/document.xml"), "word/_rels/document.xml.rels");
        assert_eq!(relations_of(""), "_rels/.rels");
    }

    #[test]
    fn lost_relations_are_guessed_from_names() {
        let mut relations = Relations::new("word/document.xml");
        relations.guess(["word/styles.xml", "word/header12.xml", "word/media/a.png", "styles.xml"].into_iter());
        assert_eq!(relations.target("styles"), Some("word/styles.xml"));
        assert_eq!(relations.targets("header").collect::<Vec<_>>(), ["word/header12.xml"]);
    }
}
