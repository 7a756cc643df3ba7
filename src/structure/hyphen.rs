//! Hyphens at the ends of lines: whether they divide a word, or belong to it.

/// Whether a hyphen only divides a word between two parts in small letters; `narrow` tells a column in which printers divide.
///
/// Parts that are words of their own keep it: numbers (`two-thirds`), words that lead compounds (`long-term`) or close them
/// (`follow-up`). Prefixes keep it only before some words (`inter-agency`, but `international`).
pub(super) fn divides(head: &str, tail: &str, narrow: bool) -> bool {
    if NUMBERS.contains(&head) || CLOSERS.contains(&tail) {
        return false;
    }
    if let Some((_, before_these, stems)) = HALVES.iter().find(|(half, ..)| *half == head) {
        return stems.iter().any(|stem| tail.starts_with(stem)) == *before_these;
    }
    is_ending(tail) || !LEADERS.contains(&head) && (narrow || is_no_word(head))
}

/// First halves, each with beginnings of second halves: whether the hyphen divides before these alone, or before all others.
const HALVES: &[(&str, bool, &[&str])] = &[
    ("ex", false, &["president", "minister", "officio", "combatant", "post", "ante", "soldier"]),
    (
        "co",
        false,
        &[
            "chair",
            "sponsor",
            "facilitat",
            "host",
            "author",
            "lead",
            "found",
            "exist",
            "president",
            "own",
            "rapporteur",
            "financ",
        ],
    ),
    (
        "inter",
        false,
        &[
            "agency",
            "parliament",
            "state",
            "religio",
            "ethnic",
            "faith",
            "korea",
            "commun",
            "cultur",
            "sector",
            "ministerial",
            "institution",
            "organization",
            "congolese",
            "island",
        ],
    ),
    (
        "post",
        false,
        &[
            "conflict",
            "war",
            "election",
            "pandemic",
            "disaster",
            "colonial",
            "crisis",
            "covid",
            "independ",
            "mortem",
            "secondary",
            "soviet",
            "apartheid",
            "treatment",
        ],
    ),
    (
        "pre",
        false,
        &["e", "industrial", "school", "conflict", "war", "session", "trial", "condition", "position", "emp"],
    ),
    ("re", false, &["e", "admission", "open", "interpret", "use"]),
    ("sub", false, &["saharan", "item", "group", "committee", "paragraph", "fund", "programme", "category", "theme"]),
    ("multi", true, &["lateral", "national", "pl", "tude", "ple"]),
    ("anti", true, &["cip", "quat", "bod", "dote", "thes", "pathy", "gua"]),
    ("counter", true, &["part", "act", "balanc", "productive", "vail", "feit", "sign"]),
    ("mid", true, &["dle", "st", "day", "night", "wife"]),
    ("all", false, &["round", "time", "out", "party", "inclusive", "embracing", "weather", "encompassing"]),
    ("vice", false, &["president", "chair", "minister", "chancellor", "admiral", "rector"]),
    ("non", true, &[]),
    ("self", true, &[]),
    ("cross", true, &[]),
    ("so", false, &["called"]),
    ("open", true, &["ing", "ed", "ness", "er"]),
    ("well", true, &["ington"]),
    ("capacity", true, &[]),
    ("confidence", true, &[]),
    ("decision", true, &[]),
    ("policy", true, &[]),
    ("dual", true, &[]),
    ("legally", true, &[]),
    ("peace", true, &[]),
    ("trust", true, &[]),
    ("state", true, &["ment", "less", "s"]),
    ("long", true, &["er", "est", "ly", "age", "ed", "lights", "light"]),
    ("short", true, &["er", "est", "ly", "age", "ed", "lights", "light"]),
    ("high", true, &["er", "est", "ly", "age", "ed", "lights", "light"]),
    ("low", true, &["er", "est", "ly", "age", "ed", "lights", "light"]),
    ("cyber", true, &["space", "security"]),
    ("socio", true, &["graph", "log", "metr"]),
    ("geo", true, &["graph", "log", "metr"]),
    ("semi", true, &["nar", "conductor"]),
];

/// Whether a hyphen is that of `short- and long-term`: its second half comes later, and a blank stands behind it.
pub(super) fn is_suspended(next: &str) -> bool {
    let word = next.split([' ', ',']).next().unwrap_or_default();
    ["and", "or", "to", "nor", "as", "but"].contains(&word) && next.contains(' ')
}

/// Whether a hyphen joins two names, `Asia-Pacific`, so that no blank stands behind it.
pub(super) fn joins_names(before: &str, next: &str) -> bool {
    before.ends_with(char::is_alphanumeric) && next.starts_with(char::is_alphanumeric)
}

const NUMBERS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "thirty", "forty",
    "fifty", "sixty", "seventy", "eighty", "ninety", "half", "quarter", "third",
];

/// Words that close compounds.
const CLOSERS: &[&str] = &[
    "up",
    "down",
    "off",
    "out",
    "in",
    "on",
    "over",
    "by",
    "to",
    "through",
    "thirds",
    "half",
    "quarters",
    "fifths",
    "based",
    "led",
    "term",
    "level",
    "wide",
    "scale",
    "range",
    "ranging",
    "year",
    "years",
    "old",
    "made",
    "friendly",
    "related",
    "specific",
    "oriented",
    "driven",
    "building",
    "making",
    "sharing",
    "taking",
    "setting",
    "saving",
    "free",
    "party",
    "member",
    "member-state",
    "general",
    "elect",
    "designate",
    "standing",
    "reaching",
    "lasting",
    "being",
    "sided",
    "called",
    "fold",
    "day",
    "week",
    "month",
    "hour",
    "minute",
    "point",
    "economic",
    "political",
    "cultural",
    "effective",
    "responsive",
    "sensitive",
    "aware",
    "holder",
    "holders",
    "keeping",
    "ended",
    "born",
    "funded",
    "owned",
    "backed",
    "sponsored",
    "known",
    "founded",
    "established",
    "binding",
    "use",
    "state",
    "states",
    "first",
    "class",
    "page",
    "time",
    "quality",
    "income",
    "lying",
    "profile",
    "ranking",
    "speed",
    "tech",
    "risk",
    "cost",
    "carbon",
    "poor",
    "rich",
];

/// Words that lead compounds.
const LEADERS: &[&str] = &[
    "well",
    "ill",
    "far",
    "fast",
    "full",
    "large",
    "small",
    "middle",
    "upper",
    "lower",
    "least",
    "less",
    "more",
    "better",
    "best",
    "north",
    "south",
    "east",
    "west",
    "policy",
    "human",
    "land",
    "sea",
    "gender",
    "age",
    "child",
    "time",
    "result",
    "results",
    "rights",
    "rule",
    "needs",
    "evidence",
    "people",
    "community",
    "country",
    "climate",
    "energy",
    "world",
    "step",
    "side",
    "face",
    "day",
    "year",
    "problem",
    "user",
    "risk",
    "data",
    "information",
    "technology",
    "market",
    "export",
    "import",
    "government",
    "newly",
    "man",
    "follow",
    "break",
    "run",
    "set",
    "start",
    "stand",
    "check",
    "cease",
    "fact",
    "life",
    "wide",
    "ever",
    "much",
    "then",
    "like",
    "hard",
];

/// Whether the second half is no word but the end of one.
fn is_ending(tail: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "tion", "sion", "cation", "zation", "sation", "ment", "ing", "ed", "ly", "tive", "sive", "ity", "ties", "ty",
        "ance", "ence", "able", "ible", "ness", "al", "er", "ers", "or", "ors", "ies", "es", "est", "ous", "ful",
        "less", "ism", "ist", "ists", "ship", "hood", "dom", "ure", "tures", "ture", "cy", "cies", "gy", "gies", "ry",
        "ries", "ble", "bly", "ple", "tal", "nal", "cal", "cally", "tic", "tics", "ical", "lic", "ic", "ian", "ians",
        "ary", "ory", "ate", "ates", "ated", "ating", "ize", "ized", "izing", "ise", "ised", "ising",
    ];
    tail.len() <= 2
        || ENDINGS.iter().any(|ending| {
            tail == *ending || tail.strip_prefix(ending).is_some_and(|rest| ENDINGS.contains(&rest) || rest == "s")
        })
}

/// Whether the first half is none: too short, or without a vowel or a possible end.
fn is_no_word(head: &str) -> bool {
    let vowel = head.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    head.len() <= 3 || !vowel || head.ends_with(['i', 'u', 'v', 'j', 'q'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_divide_words_or_belong_to_them() {
        for (head, tail) in [
            ("inter", "national"),
            ("post", "poned"),
            ("negotia", "tions"),
            ("ex", "pect"),
            ("co", "operation"),
            ("multi", "lateral"),
            ("so", "cial"),
            ("anti", "cipate"),
            ("counter", "parts"),
            ("long", "er"),
        ] {
            assert!(divides(head, tail, true), "{head}-{tail}");
        }
        for (head, tail) in [
            ("follow", "up"),
            ("two", "thirds"),
            ("inter", "agency"),
            ("post", "conflict"),
            ("long", "term"),
            ("well", "being"),
            ("non", "proliferation"),
            ("co", "chairs"),
            ("decision", "making"),
            ("so", "called"),
            ("high", "level"),
            ("counter", "terrorism"),
            ("twenty", "five"),
            ("multi", "stakeholder"),
        ] {
            assert!(!divides(head, tail, true), "{head}-{tail}");
        }
        assert!(is_suspended("and long-term goals") && !is_suspended("national law") && !is_suspended("and"));
    }
}
