//! British and American spellings of one word.
//!
//! Rules by ending rather than a list of words: a spelling that nobody uses (`raize`) does no harm
//! in a vocabulary, a missing one does.

/// Words whose ending differs otherwise: British, American.
const PAIRS: [(&str, &str); 20] = [
    ("defence", "defense"),
    ("offence", "offense"),
    ("licence", "license"),
    ("pretence", "pretense"),
    ("centre", "center"),
    ("centred", "centered"),
    ("theatre", "theater"),
    ("metre", "meter"),
    ("litre", "liter"),
    ("fibre", "fiber"),
    ("calibre", "caliber"),
    ("judgement", "judgment"),
    ("acknowledgement", "acknowledgment"),
    ("fulfil", "fulfill"),
    ("fulfilment", "fulfillment"),
    ("instalment", "installment"),
    ("sceptical", "skeptical"),
    ("scepticism", "skepticism"),
    ("ageing", "aging"),
    ("enrolment", "enrollment"),
];

/// What may follow `is` or `iz`: `organise`, `organization`.
const AFTER_IZ: [&str; 10] = ["e", "ed", "es", "er", "ers", "ing", "ings", "ation", "ations", "ational"];

/// What may follow `our` or `or`: `behaviour`, `favorable`.
const AFTER_OR: [&str; 14] =
    ["", "s", "ed", "ing", "er", "ers", "able", "ably", "al", "ful", "hood", "ite", "ism", "less"];

/// What may follow a verb's doubled or single `l`: `modelling`, `labeled`.
const AFTER_L: [&str; 4] = ["ed", "ing", "er", "ers"];

/// Beginnings of verbs whose last `l` is doubled in British alone.
const DOUBLED: [&str; 12] = [
    "cancel", "channel", "counsel", "fuel", "label", "level", "marshal", "model", "quarrel", "rival", "signal",
    "travel",
];

/// Two spellings of one root, before certain endings.
struct Rule {
    british: &'static str,
    american: &'static str,
    /// How many letters must come before.
    before: usize,
    after: &'static [&'static str],
}

const RULES: [Rule; 3] = [
    Rule { british: "is", american: "iz", before: 2, after: &AFTER_IZ },
    Rule { british: "ys", american: "yz", before: 2, after: &AFTER_IZ },
    Rule { british: "our", american: "or", before: 2, after: &AFTER_OR },
];

/// The other spelling of a lower-case word, if a rule has one.
pub(super) fn other(word: &str) -> Option<String> {
    let by_rule = || RULES.iter().find_map(|rule| swapped(word, rule));
    pair(word).or_else(|| doubled(word)).or_else(by_rule)
}

/// Whether two words are spellings of one another, letter for letter in the same case.
pub(super) fn are_same(left: &str, right: &str) -> bool {
    other(left).is_some_and(|left| left == right)
}

fn pair(word: &str) -> Option<String> {
    let (single, ending) = word.strip_suffix('s').map_or((word, ""), |single| (single, "s"));
    let of = |&(british, american): &(&str, &str)| match single {
        _ if single == british => Some(american.to_owned() + ending),
        _ if single == american => Some(british.to_owned() + ending),
        _ => None,
    };
    PAIRS.iter().find_map(of)
}

fn doubled(word: &str) -> Option<String> {
    let verb = DOUBLED.iter().find(|verb| word.starts_with(**verb))?;
    let rest = &word[verb.len()..];
    match rest.strip_prefix('l') {
        Some(ending) if AFTER_L.contains(&ending) => Some(format!("{verb}{ending}")),
        _ if AFTER_L.contains(&rest) => Some(format!("{verb}l{rest}")),
        _ => None,
    }
}

fn swapped(word: &str, rule: &Rule) -> Option<String> {
    let swap = |from: &str, to: &str| {
        let at = last_place(word, from).filter(|&at| at >= rule.before)?;
        let rest = &word[at + from.len()..];
        rule.after.contains(&rest).then(|| format!("{}{to}{rest}", &word[..at]))
    };
    swap(rule.british, rule.american).or_else(|| swap(rule.american, rule.british))
}

/// Where a few letters stand last in a word; words are so short that a plain search is the fastest.
fn last_place(word: &str, letters: &str) -> Option<usize> {
    let (word, letters) = (word.as_bytes(), letters.as_bytes());
    (0..=word.len().checked_sub(letters.len())?).rev().find(|&at| word[at..].starts_with(letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_come_in_pairs() {
        let pairs = [
            ("organise", "organize"),
            ("organisation", "organization"),
            ("analysed", "analyzed"),
            ("behaviour", "behavior"),
            ("neighbouring", "neighboring"),
            ("defence", "defense"),
            ("centres", "centers"),
            ("modelling", "modeling"),
            ("labelled", "labeled"),
            ("favourable", "favorable"),
        ];
        for (british, american) in pairs {
            assert_eq!(other(british).as_deref(), Some(american));
            assert_eq!(other(american).as_deref(), Some(british));
        }
    }

    #[test]
    fn short_words_stay() {
        assert_eq!(["four", "for", "hour", "our", "is", "court", "source"].map(other), [const { None }; 7]);
    }
}
