//! The numbers and bullets of list items, which a page leaves to the browser to write.

use super::element::Element;
use super::tree::{Id, Tree};

/// A list and the number of its next item.
#[derive(Clone, Copy, Debug)]
pub(super) struct List {
    style: Style,
    next: i64,
    step: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    None,
    Bullet,
    Decimal,
    Letter,
    Capital,
    Roman,
    CapitalRoman,
}

impl List {
    /// The list that begins with an element.
    pub fn new(tree: &Tree, id: Id, element: &Element) -> List {
        let ordered = &*element.name == "ol";
        let reversed = ordered && element.attribute("reversed").is_some();
        let start = element.attribute("start").and_then(number);
        let items = || tree.children(id).filter(|child| tree.name(*child) == "li").count() as i64;
        let first = start.unwrap_or_else(|| if reversed { items() } else { 1 });
        List { style: style(element, ordered), next: first, step: if reversed { -1 } else { 1 } }
    }

    /// The number or bullet of the next item, with the blank behind it.
    pub fn marker(&mut self, item: &Element) -> String {
        let number = item.attribute("value").and_then(number).unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        match self.style {
            Style::None => String::new(),
            Style::Bullet => "• ".into(),
            Style::Letter if number > 0 => format!("({}) ", letters(number)),
            Style::Capital if number > 0 => format!("{}. ", letters(number).to_uppercase()),
            Style::Roman if (1..4000).contains(&number) => format!("({}) ", roman(number)),
            Style::CapitalRoman if (1..4000).contains(&number) => format!("{}. ", roman(number).to_uppercase()),
            _ => format!("{number}. "),
        }
    }
}

fn number(value: &str) -> Option<i64> {
    value.trim().parse::<i32>().ok().map(i64::from)
}

fn style(element: &Element, ordered: bool) -> Style {
    let set = element.style("list-style-type").or_else(|| element.style("list-style"));
    let named = set.as_deref().and_then(|style| style.split_whitespace().find_map(of_style));
    let typed = || match element.attribute("type").map(str::trim) {
        Some("a") => Some(Style::Letter),
        Some("A") => Some(Style::Capital),
        Some("i") => Some(Style::Roman),
        Some("I") => Some(Style::CapitalRoman),
        Some("1") => Some(Style::Decimal),
        _ => None,
    };
    named.or_else(typed).unwrap_or(if ordered { Style::Decimal } else { Style::Bullet })
}

fn of_style(name: &str) -> Option<Style> {
    match name {
        "none" => Some(Style::None),
        "disc" | "circle" | "square" => Some(Style::Bullet),
        "decimal" | "decimal-leading-zero" => Some(Style::Decimal),
        "lower-alpha" | "lower-latin" => Some(Style::Letter),
        "upper-alpha" | "upper-latin" => Some(Style::Capital),
        "lower-roman" => Some(Style::Roman),
        "upper-roman" => Some(Style::CapitalRoman),
        _ => None,
    }
}

/// `a` to `z`, then `aa`.
fn letters(mut number: i64) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.push((b'a' + (number % 26) as u8) as char);
        number /= 26;
    }
    letters.iter().rev().collect()
}

fn roman(mut number: i64) -> String {
    const DIGITS: [(i64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut roman = String::new();
    for (value, digit) in DIGITS {
        while number >= value {
            number -= value;
            roman.push_str(digit);
        }
    }
    roman
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_letters_and_in_roman() {
        assert_eq!((letters(1), letters(26), letters(28)), ("a".into(), "z".into(), "ab".into()));
        assert_eq!((roman(4), roman(1999)), ("iv".into(), "mcmxcix".into()));
    }
}
