//! Why a sentence has its kind, speakers, act and all else that was found in it, in plain words.

use rapporteur::dataset::Row;
use serde_json::Value;

/// A sentence and what is needed to explain it; all rows are of its document.
pub(super) struct Explained<'a> {
    pub sentence: &'a Row,
    pub sentences: &'a [Row],
    pub sections: &'a [Row],
    pub speakers: &'a [Row],
    pub tags: &'a [Row],
    pub norms: &'a [Row],
    pub gge_norms: &'a [Row],
    pub positions: &'a [Row],
    pub issues: &'a [Row],
    pub references: &'a [Row],
    pub statements: &'a [Row],
    pub text: &'a str,
}

/// Whether a cell has a value.
pub(super) fn is(row: &Row, key: &str, value: &str) -> bool {
    word(row, key) == value
}

/// A cell of text; empty where there is none.
pub(super) fn word<'a>(row: &'a Row, key: &str) -> &'a str {
    row.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// A cell that holds a whole number.
pub(super) fn number(row: &Row, key: &str) -> Option<u64> {
    row.get(key).and_then(Value::as_u64)
}

/// The explanation, line by line.
pub(super) fn explanation(explained: &Explained) -> String {
    let sentence = explained.sentence;
    let mut lines = vec![explained.place(), String::new(), format!("  “{}”", word(sentence, "text")), String::new()];
    let mut tell = |label: &str, words: String| lines.push(format!("{label:<12}{words}"));
    tell("Kind", format!("{}: {}", word(sentence, "kind"), why_kind(sentence)));
    tell("Speaker", explained.speakers());
    if !is(sentence, "basis", "none") {
        tell("Basis", format!("{}: {}", word(sentence, "basis"), why_speaker(sentence)));
    }
    explained.cue().into_iter().for_each(|words| tell("Cue", words));
    explained.antecedent().into_iter().for_each(|words| tell("Named in", words));
    if !word(sentence, "act").is_empty() {
        tell("Act", format!("{}: {}", word(sentence, "act"), what_act(sentence)));
    }
    explained.own(explained.tags).map(tag).for_each(|words| tell("Theme", words));
    explained.own(explained.statements).map(statement).for_each(|words| tell("Statement", words));
    explained.own(explained.norms).map(|row| explained.norm(row)).for_each(|words| tell("Norm", words));
    explained.own(explained.positions).map(|row| explained.position(row)).for_each(|words| tell("Position", words));
    explained.own(explained.references).map(reference).for_each(|words| tell("Cites", words));
    tell("Rule", word(sentence, "rule").to_string());
    candidates(sentence).for_each(|words| tell("Candidate", words.to_string()));
    tell("Confidence", confidence(sentence));
    lines.push(String::new());
    lines.join("\n")
}

impl Explained<'_> {
    fn place(&self) -> String {
        let mut places = vec![format!("paragraph {}", number(self.sentence, "paragraph").unwrap_or_default())];
        places.extend(number(self.sentence, "page").map(|page| format!("page {page}")));
        let section = number(self.sentence, "section");
        let section = section.and_then(|id| self.sections.iter().find(|row| number(row, "section") == Some(id)));
        places.extend(section.map(|row| format!("under “{}”", word(row, "title"))));
        let id = number(self.sentence, "sentence").unwrap_or_default();
        format!("Sentence {id} of {}: {}", word(self.sentence, "document"), places.join(", "))
    }

    fn speakers(&self) -> String {
        let ids = self.sentence.get("speakers").and_then(Value::as_array);
        let names: Vec<String> =
            ids.into_iter().flatten().filter_map(Value::as_str).map(|id| self.speaker(id)).collect();
        if names.is_empty() { "nobody".into() } else { names.join("; ") }
    }

    fn speaker(&self, id: &str) -> String {
        let Some(row) = self.speakers.iter().find(|row| is(row, "speaker", id)) else { return id.into() };
        let bloc = word(row, "on_behalf_of");
        let behalf = if bloc.is_empty() { String::new() } else { format!(", on behalf of {bloc}") };
        format!("{} ({}{behalf})", word(row, "name"), word(row, "kind"))
    }

    /// The words of the cue, and the sentence they stand in where that is another.
    fn cue(&self) -> Option<String> {
        let (start, end) = (number(self.sentence, "cue_start")?, number(self.sentence, "cue_end")?);
        let words = self.text.chars().skip(start as usize).take(end.saturating_sub(start) as usize);
        let words: Vec<String> = words.collect::<String>().split_whitespace().map(String::from).collect();
        let holds = |row: &&Row| number(row, "start") <= Some(start) && Some(end) <= number(row, "end");
        let home = self.sentences.iter().find(holds).and_then(|row| number(row, "sentence"));
        let elsewhere = home.filter(|home| Some(*home) != number(self.sentence, "sentence"));
        let elsewhere = elsewhere.map_or(String::new(), |home| format!(", in sentence {home}"));
        Some(format!("“{}”{elsewhere}", words.join(" ")))
    }

    /// The sentence that named the speaker.
    fn antecedent(&self) -> Option<String> {
        let id = number(self.sentence, "antecedent")?;
        let row = self.sentences.iter().find(|row| number(row, "sentence") == Some(id))?;
        Some(format!("sentence {id}: “{}”", word(row, "text")))
    }

    /// `must (“shall”, rule: modal verb): who “every party”, does “destroy”, to “its stocks”`
    fn norm(&self, row: &Row) -> String {
        let parts = [
            ("who", "attribute"),
            ("does", "aim"),
            ("to", "object"),
            ("when or how", "condition"),
            ("or else", "or_else"),
        ];
        let present = parts.into_iter().filter(|(_, key)| !word(row, key).is_empty());
        let told: Vec<String> = present.map(|(label, key)| format!("{label} “{}”", word(row, key))).collect();
        let (deontic, words, letter) = (word(row, "deontic"), word(row, "deontic_text"), word(row, "gge_norm"));
        let restated = self.gge_norms.iter().find(|norm| !letter.is_empty() && is(norm, "norm", letter));
        let restated = restated.map_or(String::new(), |norm| {
            format!("; restates norm 13({letter}) of A/70/174, “{}”", word(norm, "title"))
        });
        format!("{deontic} (“{words}”, rule: {}): {}{restated}", word(row, "rule"), told.join(", "))
    }

    /// `support of law.applies (“International law applies …”), shown by “affirmed …” (rule: weights)`
    fn position(&self, row: &Row) -> String {
        let (stance, id) = (word(row, "stance"), word(row, "issue"));
        let issue =
            self.issues.iter().find(|issue| is(issue, "issue", id) && is(issue, "lexicon", word(row, "lexicon")));
        let proposition = issue.map_or(String::new(), |issue| format!(" (“{}”)", word(issue, "proposition")));
        format!("{stance} of {id}{proposition}, shown by “{}” (rule: {})", word(row, "evidence"), word(row, "rule"))
    }

    /// The rows of a table that are of this sentence.
    fn own<'r>(&self, rows: &'r [Row]) -> impl Iterator<Item = &'r Row> + use<'r> {
        let id = number(self.sentence, "sentence");
        rows.iter().filter(move |row| number(row, "sentence") == id)
    }
}

fn statement(row: &Row) -> String {
    let source = if word(row, "source").is_empty() {
        "nobody named".to_string()
    } else {
        format!("“{}”", word(row, "source"))
    };
    let inside = number(row, "parent").map_or(String::new(), |parent| format!(", inside statement {parent}"));
    let id = number(row, "statement").unwrap_or_default();
    let (cue, content, rule) = (word(row, "cue"), word(row, "content"), word(row, "rule"));
    format!("{id}: {source} | “{cue}” | “{content}” ({}, {rule}{inside})", word(row, "act"))
}

fn tag(row: &Row) -> String {
    let negated = if row.get("negated") == Some(&Value::Bool(true)) { ", under a negation" } else { "" };
    let (theme, text) = (word(row, "theme"), word(row, "text"));
    format!("{theme}: “{text}” is a form of {}/{}{negated}", word(row, "lexicon"), word(row, "entry"))
}

/// What is cited, by its symbol and title, and the words that cite it where they say more.
fn reference(row: &Row) -> String {
    let names = ["symbol", "title"].map(|key| word(row, key));
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    let names = if names.is_empty() { word(row, "kind").to_string() } else { names.join(", ") };
    let text = word(row, "text");
    if names == text { names } else { format!("{names}: “{text}”") }
}

fn why_kind(sentence: &Row) -> &'static str {
    match word(sentence, "kind") {
        "heading" => "the layout shows a title or heading",
        "roster" => "the layout shows a line of a list of speakers",
        "footnote" => "the layout shows a footnote",
        "furniture" => "the layout shows a running head, page number or code",
        "narration" => "the rapporteur's own words; no view is ascribed to anyone present",
        "discussion" => "it reports what people without a name said",
        _ => "it reports what an identified speaker said",
    }
}

fn why_speaker(sentence: &Row) -> &'static str {
    match word(sentence, "basis") {
        "cue" => "the sentence names its source and reports speech",
        "label" => "a label before the speech names the speaker",
        "pronoun" => "a pronoun stands for the latest speaker it can mean",
        "continuation" => "it has no source of its own and carries on what was being said",
        "heading" => "the heading above names the speaker",
        "body" => "the whole text is in these words",
        _ => "see the rule",
    }
}

fn what_act(sentence: &Row) -> &'static str {
    match word(sentence, "act") {
        "assert" => "says, notes, explains or recalls",
        "propose" => "suggests, recommends or calls for",
        "support" => "welcomes, commends or endorses",
        "oppose" => "rejects, criticizes or regrets",
        "question" => "asks or raises a question",
        "warn" => "voices concern or names a danger",
        "commit" => "pledges or undertakes",
        _ => "opens, thanks or presents",
    }
}

/// Who may own the sentence, how probably, and what spoke for them.
fn candidates(sentence: &Row) -> impl Iterator<Item = &str> {
    sentence.get("candidates").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn confidence(sentence: &Row) -> String {
    let share = sentence.get("confidence").and_then(Value::as_f64).unwrap_or_default();
    let right = (share * 100.0).round();
    format!("{share:.2}: of 100 sentences held to be so probable in reports of other houses, about {right} are right")
}
