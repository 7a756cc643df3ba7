//! Hyphens at the ends of lines: whether they divide a word, or belong to it.

/// Whether a hyphen only divides a word between two parts in small letters; `narrow` tells a column in which printers divide.
///
/// Parts that are words of their own keep it: numbers (`two-thirds`), words that lead compounds (`long-term`) or close them
/// (`follow-up`). Prefixes keep it only before some words (`inter-agency`, but `international`).
pub(super) fn divides(head: &str, tail: &str, narrow: bool) -> bool {
    let stem = |word: &'static str| tail.starts_with(word);
    match head {
        _ if NUMBERS.contains(&head) || CLOSERS.contains(&tail) => false,
        "non" | "self" | "cross" => false,
        "ex" => !["president", "minister", "officio", "combatant", "post", "ante", "soldier"].into_iter().any(stem),
        "co" => ![
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
        ]
        .into_iter()
        .any(stem),
        "inter" => ![
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
        ]
        .into_iter()
        .any(stem),
        "post" => ![
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
        ]
        .into_iter()
        .any(stem),
        "pre" => !["e", "industrial", "school", "conflict", "war", "session", "trial", "condition", "position", "emp"]
            .into_iter()
            .any(stem),
        "re" => !["e", "admission", "open", "interpret", "use"].into_iter().any(stem),
        "sub" => !["saharan", "item", "group", "committee", "paragraph", "fund", "programme", "category", "theme"]
            .into_iter()
            .any(stem),
        "multi" => ["lateral", "national", "pl", "tude", "ple"].into_iter().any(stem),
        "anti" => ["cip", "quat", "bod", "dote", "thes", "pathy", "gua"].into_iter().any(stem),
        "counter" => ["part", "act", "balanc", "productive", "vail", "feit", "sign"].into_iter().any(stem),
        "mid" => ["dle", "st", "day", "night", "wife"].into_iter().any(stem),
        "so" => !stem("called"),
        "all" => !["round", "time", "out", "party", "inclusive", "embracing", "weather", "encompassing"]
            .into_iter()
            .any(stem),
        "vice" => !["president", "chair", "minister", "chancellor", "admiral", "rector"].into_iter().any(stem),
        "open" => stem("ing") || stem("ed") || stem("ness") || stem("er"),
        "well" => !stem("being") && tail == "ington",
        "capacity" | "confidence" | "decision" | "policy" | "dual" | "legally" | "peace" | "trust" => false,
        "state" => stem("ment") || stem("less") || stem("s"),
        "long" | "short" | "high" | "low" => {
            stem("er") || stem("est") || stem("ly") || stem("age") || stem("ed") || stem("lights") || stem("light")
        }
        "cyber" => stem("space") || stem("security"),
        "socio" | "geo" => stem("graph") || stem("log") || stem("metr"),
        "semi" => stem("nar") || stem("conductor"),
        _ if LEADERS.contains(&head) => is_ending(tail),
        _ => narrow || is_ending(tail) || is_no_word(head),
    }
}

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
