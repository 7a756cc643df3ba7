//! The forms in which a phrase occurs: plurals, verb forms, British and American spellings.
//!
//! English inflection by rule (Huddleston and Pullum, The Cambridge Grammar of the English Language, chapter 18),
//! with the irregular verbs that report speech.

/// How a phrase is inflected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inflection {
    /// The plural of the head.
    Noun,
    /// All forms of the first word.
    Verb,
    /// None.
    Fixed,
}

/// Irregular forms that an entry gives itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Irregular {
    pub past: Option<String>,
    pub participle: Option<String>,
    pub plural: Option<String>,
}

/// All forms of a phrase, itself first, without doubles.
pub(super) fn forms(phrase: &str, inflection: Inflection, irregular: &Irregular) -> Vec<String> {
    let inflected = match inflection {
        Inflection::Fixed => vec![phrase.to_string()],
        Inflection::Noun => with_plural(phrase, irregular),
        Inflection::Verb => with_verb_forms(phrase, irregular),
    };
    let mut all: Vec<String> = Vec::new();
    for form in inflected.iter().flat_map(|form| spellings(form)) {
        if !all.contains(&form) {
            all.push(form);
        }
    }
    all
}

const PREPOSITIONS: [&str; 16] = [
    "of", "for", "to", "in", "on", "against", "between", "by", "with", "from", "at", "among", "under", "as", "into",
    "through",
];

fn with_plural(phrase: &str, irregular: &Irregular) -> Vec<String> {
    let words: Vec<&str> = phrase.split(' ').collect();
    let head =
        words.iter().position(|word| PREPOSITIONS.contains(word)).filter(|at| *at > 0).unwrap_or(words.len()) - 1;
    let plural = irregular.plural.clone().unwrap_or_else(|| plural(words[head]));
    vec![phrase.to_string(), replaced(&words, head, &plural)]
}

fn with_verb_forms(phrase: &str, irregular: &Irregular) -> Vec<String> {
    let words: Vec<&str> = phrase.split(' ').collect();
    let base = words[0];
    let (past, participle) = past_forms(base, irregular);
    let third = third_person(base);
    let forms = [base.to_string(), third, past, participle, gerund(base)];
    forms.iter().map(|form| replaced(&words, 0, form)).collect()
}

fn replaced(words: &[&str], at: usize, form: &str) -> String {
    let mut words = words.to_vec();
    words[at] = form;
    words.join(" ")
}

fn plural(noun: &str) -> String {
    let acronym = noun.chars().skip(1).any(char::is_uppercase) || noun.ends_with(|last: char| !last.is_alphabetic());
    match noun {
        "" => String::new(),
        _ if acronym => format!("{noun}s"),
        _ if noun.ends_with("sis") => format!("{}es", &noun[..noun.len() - 2]),
        _ if noun.ends_with("man") && noun.len() > 4 => format!("{}men", &noun[..noun.len() - 3]),
        _ => with_s(noun),
    }
}

fn third_person(verb: &str) -> String {
    match verb {
        "have" => "has".into(),
        "go" => "goes".into(),
        "do" => "does".into(),
        _ => with_s(verb),
    }
}

fn with_s(word: &str) -> String {
    if let Some(stem) = consonant_y(word) {
        return format!("{stem}ies");
    }
    let hissing = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    if hissing { format!("{word}es") } else { format!("{word}s") }
}

fn past_forms(base: &str, irregular: &Irregular) -> (String, String) {
    if let Some(past) = &irregular.past {
        return (past.clone(), irregular.participle.clone().unwrap_or_else(|| past.clone()));
    }
    match IRREGULAR.iter().find(|(verb, ..)| *verb == base) {
        Some((_, past, participle)) => (past.to_string(), participle.to_string()),
        None => (with_ed(base), with_ed(base)),
    }
}

fn with_ed(verb: &str) -> String {
    if verb.ends_with('e') {
        return format!("{verb}d");
    }
    if let Some(stem) = consonant_y(verb) {
        return format!("{stem}ied");
    }
    format!("{}ed", doubled(verb))
}

fn gerund(verb: &str) -> String {
    let drops_e = verb.ends_with('e') && !["ee", "oe", "ye"].iter().any(|end| verb.ends_with(end)) && verb.len() > 2;
    if drops_e { format!("{}ing", &verb[..verb.len() - 1]) } else { format!("{}ing", doubled(verb)) }
}

fn consonant_y(word: &str) -> Option<&str> {
    let stem = word.strip_suffix('y')?;
    (!stem.ends_with(['a', 'e', 'i', 'o', 'u'])).then_some(stem)
}

/// The stem before `-ed` and `-ing`: a single consonant behind a single stressed vowel is doubled.
fn doubled(verb: &str) -> String {
    const STRESSED: [&str; 17] = [
        "refer", "defer", "infer", "confer", "prefer", "rebut", "admit", "commit", "permit", "submit", "transmit",
        "omit", "concur", "deter", "control", "compel", "begin",
    ];
    let letters: Vec<char> = verb.chars().collect();
    let count = letters.len();
    let vowel = |at: usize| "aeiou".contains(letters[at]);
    let closed = count > 2
        && !vowel(count - 1)
        && vowel(count - 2)
        && (!vowel(count - 3) || letters[count - 3] == 'u')
        && !"wxy".contains(letters[count - 1]);
    let one_syllable = letters.iter().filter(|letter| "aeiouy".contains(**letter)).count() == 1;
    let doubles = closed && (one_syllable || STRESSED.contains(&verb));
    if doubles { format!("{verb}{}", letters[count - 1]) } else { verb.to_string() }
}

/// Irregular verbs: base, past, participle.
const IRREGULAR: [(&str, &str, &str); 46] = [
    ("be", "was", "been"),
    ("bear", "bore", "borne"),
    ("become", "became", "become"),
    ("begin", "began", "begun"),
    ("break", "broke", "broken"),
    ("bring", "brought", "brought"),
    ("build", "built", "built"),
    ("choose", "chose", "chosen"),
    ("come", "came", "come"),
    ("cut", "cut", "cut"),
    ("do", "did", "done"),
    ("draw", "drew", "drawn"),
    ("feel", "felt", "felt"),
    ("fight", "fought", "fought"),
    ("find", "found", "found"),
    ("foresee", "foresaw", "foreseen"),
    ("forget", "forgot", "forgotten"),
    ("get", "got", "got"),
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("have", "had", "had"),
    ("hear", "heard", "heard"),
    ("hold", "held", "held"),
    ("keep", "kept", "kept"),
    ("know", "knew", "known"),
    ("lay", "laid", "laid"),
    ("lead", "led", "led"),
    ("lend", "lent", "lent"),
    ("make", "made", "made"),
    ("mean", "meant", "meant"),
    ("meet", "met", "met"),
    ("pay", "paid", "paid"),
    ("put", "put", "put"),
    ("say", "said", "said"),
    ("see", "saw", "seen"),
    ("seek", "sought", "sought"),
    ("set", "set", "set"),
    ("speak", "spoke", "spoken"),
    ("take", "took", "taken"),
    ("tell", "told", "told"),
    ("think", "thought", "thought"),
    ("understand", "understood", "understood"),
    ("undertake", "undertook", "undertaken"),
    ("uphold", "upheld", "upheld"),
    ("withdraw", "withdrew", "withdrawn"),
    ("write", "wrote", "written"),
];

/// A form in its British and American spellings.
fn spellings(form: &str) -> Vec<String> {
    const PAIRS: [(&str, &str); 13] = [
        ("isation", "ization"),
        ("ise", "ize"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("yse", "yze"),
        ("our", "or"),
        ("oured", "ored"),
        ("defence", "defense"),
        ("offence", "offense"),
        ("centre", "center"),
        ("programme", "program"),
        ("panellist", "panelist"),
    ];
    let mut all = vec![form.to_string()];
    for (british, american) in PAIRS {
        for (from, to) in [(british, american), (american, british)] {
            all.extend(respelt(form, from, to).filter(|other| !all.contains(other)));
        }
    }
    all
}

/// The form with `from` replaced by `to` at the end of each word (before a plural `s`), where that is a spelling variant.
fn respelt(form: &str, from: &str, to: &str) -> Option<String> {
    if !form.contains(from) {
        return None;
    }
    let words: Vec<String> = form.split(' ').map(|word| respelt_word(word, from, to)).collect();
    let other = words.join(" ");
    (other != form).then_some(other)
}

fn respelt_word(word: &str, from: &str, to: &str) -> String {
    let (stem, plural) = match word.strip_suffix('s') {
        Some(stem) if stem.ends_with(from) => (stem, "s"),
        _ => (word, ""),
    };
    match stem.strip_suffix(from) {
        Some(start) if start.len() >= 3 || from.len() > 5 => format!("{start}{to}{plural}"),
        _ => word.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verb(phrase: &str) -> Vec<String> {
        forms(phrase, Inflection::Verb, &Irregular::default())
    }

    #[test]
    fn verbs_take_all_their_forms() {
        assert_eq!(verb("call for"), ["call for", "calls for", "called for", "calling for"]);
        assert_eq!(verb("permit"), ["permit", "permits", "permitted", "permitting"]);
        assert_eq!(verb("visit"), ["visit", "visits", "visited", "visiting"]);
        assert_eq!(verb("imply"), ["imply", "implies", "implied", "implying"]);
        assert_eq!(verb("see"), ["see", "sees", "saw", "seen", "seeing"]);
        assert!(verb("recognize").contains(&"recognising".to_string()));
    }

    #[test]
    fn nouns_take_the_plural_of_their_head() {
        let noun = |phrase| forms(phrase, Inflection::Noun, &Irregular::default());
        assert_eq!(noun("code of conduct"), ["code of conduct", "codes of conduct"]);
        assert_eq!(noun("treaty"), ["treaty", "treaties"]);
        assert_eq!(noun("CERT"), ["CERT", "CERTs"]);
        assert!(noun("act of self-defence").contains(&"act of self-defense".to_string()));
    }
}
