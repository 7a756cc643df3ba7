//! Which elements a browser shows as text.

use super::element::Element;

/// Whether an element is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// Its words are text.
    Yes,
    /// The page hides its words, or they are those of a control.
    Hidden,
    /// It holds no words for readers.
    Never,
}

/// Whether an element with all that is inside it is shown.
pub(super) fn shown(element: &Element) -> Shown {
    match &*element.name {
        "script" | "style" | "head" | "svg" | "annotation" | "annotation-xml" | "iframe" | "noembed" => Shown::Never,
        "select" | "datalist" | "textarea" | "option" | "optgroup" | "label" | "button" => Shown::Hidden,
        "noscript" | "video" | "audio" | "canvas" => Shown::Hidden,
        "template" if element.attribute("shadowrootmode").is_none() => Shown::Hidden,
        "dialog" if element.attribute("open").is_none() => Shown::Hidden,
        _ if element.says("role", "dialog") || element.says("role", "alertdialog") => Shown::Hidden,
        _ if is_hidden(element) || is_for_editors(element) => Shown::Hidden,
        _ => Shown::Yes,
    }
}

fn is_hidden(element: &Element) -> bool {
    let attribute = element.attribute("hidden").is_some() && !element.says("hidden", "until-found");
    attribute || element.says("aria-hidden", "true") || is_hidden_by_style(element) || is_for_screen_readers(element)
}

fn is_hidden_by_style(element: &Element) -> bool {
    let is = |property, value| element.style(property).is_some_and(|own| own == value);
    element.attribute("style").is_some()
        && (is("display", "none") || is("visibility", "hidden") || is("mso-hide", "all"))
}

/// Whether only a screen reader says its words, such as `Skip to content`.
fn is_for_screen_readers(element: &Element) -> bool {
    element.classes().any(|class| {
        matches!(class, "sr-only" | "visually-hidden" | "visuallyhidden" | "screen-reader-text" | "element-invisible")
    })
}

/// Whether it is there for those who edit the page, or is no part of it in print.
fn is_for_editors(element: &Element) -> bool {
    element.classes().any(|class| matches!(class, "mw-editsection" | "noprint"))
}
