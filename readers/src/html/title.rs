//! The title that a page gives itself, without the name of its site.

use super::fold::Fold;
use super::tree::{ROOT, Step, Tree};

/// What sites put between the title of a page and their name.
const SEPARATORS: [&str; 7] = [" | ", " - ", " – ", " — ", " :: ", " » ", " · "];

/// The title of a page.
pub(super) fn title(tree: &Tree) -> Option<String> {
    let found = Found::of(tree);
    let title = found.given.or(found.title).filter(|title| !title.is_empty())?;
    Some(without_site(&title, found.site.as_deref(), found.heading.as_deref()))
}

#[derive(Default)]
struct Found {
    title: Option<String>,
    /// The title for those who cite the page.
    given: Option<String>,
    site: Option<String>,
    heading: Option<String>,
}

impl Found {
    fn of(tree: &Tree) -> Found {
        let mut found = Found::default();
        for step in tree.walk(ROOT) {
            let Step::Enter(id, element) = step else { continue };
            let place = match (&*element.name, element.attribute("property").or(element.attribute("name"))) {
                ("title", _) if !element.foreign => &mut found.title,
                ("h1", _) => &mut found.heading,
                ("meta", Some("og:title")) => &mut found.given,
                ("meta", Some("og:site_name")) => &mut found.site,
                _ => continue,
            };
            if place.is_none() {
                let content = element.attribute("content").map(str::to_string);
                *place = Some(folded(&content.unwrap_or_else(|| tree.words(id))));
            }
        }
        found
    }
}

fn folded(words: &str) -> String {
    let mut fold = Fold::default();
    fold.begin();
    fold.push(words);
    fold.end();
    fold.text
}

/// Cuts off the name of the site, where it is known or the first heading shows what the title is.
fn without_site(title: &str, site: Option<&str>, heading: Option<&str>) -> String {
    for separator in SEPARATORS {
        let halves = title.split_once(separator).into_iter().chain(title.rsplit_once(separator));
        for (one, other) in halves {
            let is =
                |half: &str, known: Option<&str>| known.is_some_and(|known| !known.is_empty() && half.trim() == known);
            if is(other, site) || is(one, heading) {
                return one.trim().to_string();
            }
            if is(one, site) || is(other, heading) {
                return other.trim().to_string();
            }
        }
    }
    title.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_is_cut_off() {
        assert_eq!(without_site("A report | The site", Some("The site"), None), "A report");
        assert_eq!(without_site("The site - A - B", None, Some("A - B")), "A - B");
        assert_eq!(without_site("Norms | Rules", None, None), "Norms | Rules");
    }
}
