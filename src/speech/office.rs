//! Who holds which office, as functions tell.

use super::person::{PersonId, fold};
use rustc_hash::FxHashMap;

/// So many words of a function are read.
const WORDS: usize = 16;

/// Functions of those who do not hold the office that they name.
const NOT_HOLDING: [&str; 5] = ["alternate", "deputy", "vice", "former", "assistant"];

/// The holders of every office that a function names.
#[derive(Default)]
pub(super) struct Offices {
    /// By the office, folded; nobody where several hold it.
    holders: FxHashMap<String, Option<PersonId>>,
}

impl Offices {
    /// Learns the function of a person: it names an office at its beginning, at its end and before `of`.
    pub fn learn(&mut self, function: &str, id: PersonId) {
        let words: Vec<&str> = function.split_whitespace().take(WORDS).collect();
        if NOT_HOLDING.iter().any(|word| fold(function).contains(word)) {
            return;
        }
        for end in 1..=words.len() {
            let closes = words.get(end).is_none_or(|next| next.eq_ignore_ascii_case("of"));
            for start in 0..if closes { end } else { 1 } {
                self.hold(fold(&words[start..end].concat()), id);
            }
        }
    }

    fn hold(&mut self, office: String, id: PersonId) {
        let holder = self.holders.entry(office).or_insert(Some(id));
        *holder = holder.filter(|known| *known == id);
    }

    /// The one person who holds an office.
    pub fn holder(&self, office: &str) -> Option<PersonId> {
        self.holders.get(&fold(office)).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_held_by_one() {
        let mut offices = Offices::default();
        offices.learn("Director of the Institute of Peace", PersonId(1));
        offices.learn("Deputy Chair of the Group", PersonId(2));
        offices.learn("Chief Analyst", PersonId(3));
        offices.learn("Senior Analyst", PersonId(4));
        assert_eq!(offices.holder("director"), Some(PersonId(1)));
        assert_eq!(offices.holder("Institute"), Some(PersonId(1)));
        assert_eq!(offices.holder("chief analyst"), Some(PersonId(3)));
        for none in ["Analyst", "Chair", "Direct", "of"] {
            assert_eq!(offices.holder(none), None, "{none}");
        }
    }
}
