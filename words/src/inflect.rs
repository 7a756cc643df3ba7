//! The forms of English nouns and verbs, by rule and by a short table.

/// Verbs whose past or participle no rule yields: base, past, participle.
const IRREGULAR: [(&str, &str, &str); 64] = [
    ("arise", "arose", "arisen"),
    ("bear", "bore", "borne"),
    ("beat", "beat", "beaten"),
    ("become", "became", "become"),
    ("begin", "began", "begun"),
    ("bind", "bound", "bound"),
    ("break", "broke", "broken"),
    ("bring", "brought", "brought"),
    ("build", "built", "built"),
    ("buy", "bought", "bought"),
    ("cast", "cast", "cast"),
    ("choose", "chose", "chosen"),
    ("come", "came", "come"),
    ("cut", "cut", "cut"),
    ("deal", "dealt", "dealt"),
    ("do", "did", "done"),
    ("draw", "drew", "drawn"),
    ("fall", "fell", "fallen"),
    ("feel", "felt", "felt"),
    ("fight", "fought", "fought"),
    ("find", "found", "found"),
    ("get", "got", "got"),
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("grow", "grew", "grown"),
    ("hear", "heard", "heard"),
    ("hit", "hit", "hit"),
    ("hold", "held", "held"),
    ("keep", "kept", "kept"),
    ("know", "knew", "known"),
    ("lay", "laid", "laid"),
    ("lead", "led", "led"),
    ("leave", "left", "left"),
    ("lend", "lent", "lent"),
    ("let", "let", "let"),
    ("lose", "lost", "lost"),
    ("make", "made", "made"),
    ("mean", "meant", "meant"),
    ("meet", "met", "met"),
    ("pay", "paid", "paid"),
    ("put", "put", "put"),
    ("read", "read", "read"),
    ("rise", "rose", "risen"),
    ("run", "ran", "run"),
    ("say", "said", "said"),
    ("see", "saw", "seen"),
    ("seek", "sought", "sought"),
    ("sell", "sold", "sold"),
    ("send", "sent", "sent"),
    ("set", "set", "set"),
    ("shed", "shed", "shed"),
    ("show", "showed", "shown"),
    ("speak", "spoke", "spoken"),
    ("spend", "spent", "spent"),
    ("stand", "stood", "stood"),
    ("strike", "struck", "struck"),
    ("swear", "swore", "sworn"),
    ("take", "took", "taken"),
    ("teach", "taught", "taught"),
    ("tell", "told", "told"),
    ("think", "thought", "thought"),
    ("throw", "threw", "thrown"),
    ("win", "won", "won"),
    ("write", "wrote", "written"),
];

/// Irregular verbs that the beginnings of [`BEFORE`] would not yield, or would wrongly.
const IRREGULAR_WHOLE: [(&str, &str, &str); 5] = [
    ("relay", "relayed", "relayed"),
    ("forget", "forgot", "forgotten"),
    ("bespeak", "bespoke", "bespoken"),
    ("beseech", "besought", "besought"),
    ("prove", "proved", "proven"),
];

/// What may stand before an irregular verb: `foresee`, `withdraw`, `undertake`.
const BEFORE: [&str; 12] = ["be", "fore", "inter", "mis", "off", "out", "over", "re", "un", "under", "up", "with"];

/// Verbs of more than one syllable that double their last letter.
const DOUBLING: [&str; 32] = [
    "abet", "abhor", "admit", "annul", "commit", "compel", "concur", "confer", "control", "defer", "deter", "dispel",
    "emit", "equip", "excel", "expel", "forget", "impel", "incur", "infer", "occur", "omit", "patrol", "permit",
    "prefer", "rebut", "recur", "refer", "regret", "submit", "transfer", "transmit",
];

/// Nouns whose plural no rule yields.
const PLURALS: [(&str, &str); 30] = [
    ("aircraft", "aircraft"),
    ("child", "children"),
    ("criterion", "criteria"),
    ("datum", "data"),
    ("echo", "echoes"),
    ("embargo", "embargoes"),
    ("foot", "feet"),
    ("half", "halves"),
    ("hero", "heroes"),
    ("human", "humans"),
    ("knife", "knives"),
    ("leaf", "leaves"),
    ("life", "lives"),
    ("means", "means"),
    ("medium", "media"),
    ("memorandum", "memoranda"),
    ("mouse", "mice"),
    ("news", "news"),
    ("ottoman", "ottomans"),
    ("phenomenon", "phenomena"),
    ("roman", "romans"),
    ("self", "selves"),
    ("series", "series"),
    ("shelf", "shelves"),
    ("species", "species"),
    ("german", "germans"),
    ("thief", "thieves"),
    ("tooth", "teeth"),
    ("veto", "vetoes"),
    ("wife", "wives"),
];

/// What a lexicon says of an irregular word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Irregular {
    pub past: Option<String>,
    pub participle: Option<String>,
    pub plural: Option<String>,
}

/// The plural of a lower-case noun; none where the noun looks like a plural already.
pub(super) fn plural(noun: &str) -> Option<String> {
    if let Some((_, plural)) = PLURALS.iter().find(|(single, _)| *single == noun) {
        return Some((*plural).to_owned());
    }
    let (head, last) = last_letters(noun)?;
    Some(match last {
        ["i", "s"] => format!("{head}es"),
        ["u" | "s", "s"] | [_, "x" | "z"] | ["s" | "c", "h"] => format!("{noun}es"),
        [_, "s"] => return None,
        [before, "y"] if !is_vowel(before) => format!("{head}{before}ies"),
        ["a", "n"] if noun.ends_with("man") => format!("{}en", &noun[..noun.len() - 2]),
        _ => format!("{noun}s"),
    })
}

/// The forms of a lower-case verb beside its base: third person, past, participle, `-ing`.
pub(super) fn verb(base: &str, irregular: &Irregular) -> Vec<String> {
    let mut forms: Vec<String> = match base {
        "be" => ["am", "is", "are", "was", "were", "been", "being"].map(str::to_owned).into(),
        "have" => ["has", "had", "having"].map(str::to_owned).into(),
        _ => vec![third_person(base), ing(base)],
    };
    let (past, participle) = past(base, irregular);
    forms.extend([past, participle].into_iter().flatten().filter(|_| !matches!(base, "be" | "have")));
    forms.sort();
    forms.dedup();
    forms
}

fn past(base: &str, irregular: &Irregular) -> (Option<String>, Option<String>) {
    let table = by_table(base);
    let past = irregular.past.clone().or_else(|| table.as_ref().map(|(past, _)| past.clone()));
    let participle = irregular.participle.clone().or_else(|| table.map(|(_, participle)| participle));
    let past = past.unwrap_or_else(|| with_ed(base));
    (Some(past.clone()), Some(participle.unwrap_or(past)))
}

fn by_table(base: &str) -> Option<(String, String)> {
    let find = |verb: &str| IRREGULAR.iter().chain(&IRREGULAR_WHOLE).find(|(known, ..)| *known == verb);
    if let Some((_, past, participle)) = find(base) {
        return Some(((*past).to_owned(), (*participle).to_owned()));
    }
    BEFORE.iter().find_map(|before| {
        let (_, past, participle) = find(base.strip_prefix(before)?)?;
        Some((format!("{before}{past}"), format!("{before}{participle}")))
    })
}

fn third_person(base: &str) -> String {
    match last_letters(base) {
        Some((head, [before, "y"])) if !is_vowel(before) => format!("{head}{before}ies"),
        Some((_, [_, "s" | "x" | "z" | "o"] | ["s" | "c", "h"])) => format!("{base}es"),
        _ => format!("{base}s"),
    }
}

fn with_ed(base: &str) -> String {
    match last_letters(base) {
        Some((_, [_, "e"])) => format!("{base}d"),
        Some((head, [before, "y"])) if !is_vowel(before) => format!("{head}{before}ied"),
        _ => format!("{}ed", stretched(base)),
    }
}

fn ing(base: &str) -> String {
    match last_letters(base) {
        Some((head, ["i", "e"])) => format!("{head}ying"),
        Some((head, [before, "e"])) if !matches!(before, "e" | "o" | "y") && base.len() > 2 => {
            format!("{head}{before}ing")
        }
        _ => format!("{}ing", stretched(base)),
    }
}

/// A verb as it stands before `-ed` and `-ing`: its last consonant doubled where it must be.
fn stretched(base: &str) -> String {
    match last_letters(base) {
        Some((_, [before, last])) if last == "c" && is_vowel(before) => format!("{base}k"),
        Some((_, [_, last])) if is_doubled(base) => format!("{base}{last}"),
        _ => base.to_owned(),
    }
}

/// Whether a verb ends in one vowel and one consonant and is stressed there.
fn is_doubled(base: &str) -> bool {
    let bytes = base.as_bytes();
    let vowel =
        |at: usize| matches!(bytes[at], b'a' | b'e' | b'i' | b'o' | b'u') && !(at > 0 && &bytes[at - 1..=at] == b"qu");
    let length = bytes.len();
    let closed = length > 2
        && !vowel(length - 1)
        && !matches!(bytes[length - 1], b'w' | b'x' | b'y')
        && vowel(length - 2)
        && !vowel(length - 3);
    let one_syllable = (0..length.saturating_sub(2)).all(|at| !vowel(at) && bytes[at] != b'y');
    let by_list =
        || DOUBLING.contains(&base) || BEFORE.iter().any(|before| base.strip_prefix(before).is_some_and(is_short));
    closed && (one_syllable || base.ends_with("l") && base.len() > 4 || by_list())
}

/// Whether a word is a short irregular verb, which keeps its stress behind a prefix: `begin`, `reset`.
fn is_short(word: &str) -> bool {
    matches!(word, "cut" | "get" | "gin" | "hit" | "let" | "put" | "run" | "set" | "win")
}

/// A word of two letters or more as what comes before, and its last two letters.
fn last_letters(word: &str) -> Option<(&str, [&str; 2])> {
    let at = word.len().checked_sub(2).filter(|_| word.is_ascii())?;
    Some((&word[..at], [&word[at..=at], &word[at + 1..]]))
}

fn is_vowel(letter: &str) -> bool {
    matches!(letter, "a" | "e" | "i" | "o" | "u")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(base: &str) -> String {
        verb(base, &Irregular::default()).join(" ")
    }

    #[test]
    fn verbs_inflect() {
        assert_eq!(forms("permit"), "permits permitted permitting");
        assert_eq!(forms("visit"), "visited visiting visits");
        assert_eq!(forms("note"), "noted notes noting");
        assert_eq!(forms("agree"), "agreed agreeing agrees");
        assert_eq!(forms("reply"), "replied replies replying");
        assert_eq!(forms("stress"), "stressed stresses stressing");
        assert_eq!(forms("plan"), "planned planning plans");
        assert_eq!(forms("equip"), "equipped equipping equips");
        assert_eq!(forms("appeal"), "appealed appealing appeals");
        assert_eq!(forms("signal"), "signalled signalling signals");
        assert_eq!(forms("show"), "showed showing shown shows");
        assert_eq!(forms("lie"), "lied lies lying");
        assert_eq!(forms("answer"), "answered answering answers");
        assert_eq!(forms("welcome"), "welcomed welcomes welcoming");
    }

    #[test]
    fn irregular_verbs_come_by_table_or_by_key() {
        assert_eq!(forms("say"), "said saying says");
        assert_eq!(forms("withdraw"), "withdrawing withdrawn withdraws withdrew");
        assert_eq!(forms("foresee"), "foresaw foreseeing foreseen foresees");
        assert_eq!(forms("set"), "set sets setting");
        assert_eq!(forms("be"), "am are been being is was were");
        assert_eq!(forms("relay"), "relayed relaying relays");
        let by_key = Irregular { past: Some("besought".into()), ..Irregular::default() };
        assert_eq!(verb("beg", &by_key).join(" "), "begging begs besought");
    }

    #[test]
    fn nouns_have_plurals() {
        let nouns = ["code", "party", "day", "process", "crisis", "consensus", "breach", "spokeswoman", "human"];
        let plurals =
            ["codes", "parties", "days", "processes", "crises", "consensuses", "breaches", "spokeswomen", "humans"];
        assert_eq!(nouns.map(|noun| plural(noun).unwrap_or_default()), plurals);
        assert_eq!(plural("rights"), None);
    }
}
