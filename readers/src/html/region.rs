//! Which part of a page an element is, as its name, role or class says.

use super::element::Element;

/// A part of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Region {
    /// What the page is there for.
    Main,
    /// Menus, banners, and whatever else stands on every page of its site.
    Menu,
    /// A header or footer: of the page, or of an article in it.
    Edge,
}

/// What part of the page begins with an element.
pub(super) fn region(element: &Element) -> Option<Region> {
    let role = element.attribute("role").unwrap_or_default().trim().to_ascii_lowercase();
    match (&*element.name, role.as_str()) {
        (_, "main" | "article") => Some(Region::Main),
        (_, "navigation" | "search" | "menu" | "menubar" | "complementary" | "toolbar" | "tablist") => {
            Some(Region::Menu)
        }
        (_, "banner" | "contentinfo") => Some(Region::Edge),
        ("main" | "article", _) => Some(Region::Main),
        ("nav" | "aside" | "search", _) => Some(Region::Menu),
        ("header" | "footer", _) => Some(Region::Edge),
        ("html" | "body", _) => None,
        _ if !element.is_block() => None,
        _ => element.classes().chain(element.attribute("id")).find_map(of_class),
    }
}

/// What a class says, where it is one of the words that sites use for nothing else.
fn of_class(class: &str) -> Option<Region> {
    const MENUS: [&str; 46] = [
        "nav",
        "navbar",
        "navigation",
        "navbox",
        "menu",
        "submenu",
        "mainmenu",
        "main-menu",
        "topnav",
        "leftnav",
        "sidenav",
        "sidebar",
        "breadcrumb",
        "breadcrumbs",
        "pagination",
        "pager",
        "toolbar",
        "cookie",
        "cookies",
        "cookie-banner",
        "cookie-consent",
        "cookie-notice",
        "consent",
        "consent-banner",
        "consent-popup",
        "cookie-bar",
        "cookie-popup",
        "gdpr",
        "privacy-banner",
        "privacy-notice",
        "newsletter",
        "newsletter-signup",
        "subscribe",
        "skip",
        "skip-links",
        "skip-nav",
        "skip-to-content",
        "skiplink",
        "skip-navigation",
        "social",
        "share",
        "sharing",
        "social-share",
        "skip-link",
        "related",
        "wm-ipp-base",
    ];
    const EDGES: [&str; 8] =
        ["header", "footer", "site-header", "site-footer", "page-header", "page-footer", "masthead", "colophon"];
    let class = class.to_ascii_lowercase();
    match class.as_str() {
        class if MENUS.contains(&class) => Some(Region::Menu),
        class if EDGES.contains(&class) => Some(Region::Edge),
        _ => None,
    }
}
