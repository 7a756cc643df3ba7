//! A lexicon file in TOML, as `docs/lexicons.md` describes it.

use std::path::Path;

use toml::de::DeTable;

use super::class::Class;
use super::entry::{
    Act, Complement, Content, Cue, CuePos, Deontic, DeonticForce, Evaluation, Frame, Instrument, InstrumentKind, Place,
    Polarity,
};
use super::fault::Fault;
use super::inflect::Irregular;
use super::issue::Parts;
use super::table::{Notes, Table};
use super::written::{Case, Evidence, Form, Inflection, Text, Written, WrittenEntry, WrittenSense};

const HEADER: [&str; 6] = ["id", "title", "language", "layer", "origin", "theme"];
const COMMON: [&str; 11] =
    ["id", "label", "broader", "forms", "scope", "except", "hits", "misses", "limits", "gaps", "case"];
const INFLECTION: [&str; 4] = ["pos", "past", "participle", "plural"];
const POLARITIES: [(&str, Polarity); 3] =
    [("neutral", Polarity::Neutral), ("positive", Polarity::Positive), ("negative", Polarity::Negative)];
const FRAMES: [(&str, Frame); 7] = [
    ("modal", Frame::Modal),
    ("possibility", Frame::Possibility),
    ("call", Frame::Call),
    ("impersonal", Frame::Impersonal),
    ("verdict", Frame::Verdict),
    ("ban", Frame::Ban),
    ("leave", Frame::Leave),
];
const INSTRUMENTS: [(&str, InstrumentKind); 3] = [
    ("treaty", InstrumentKind::Treaty),
    ("instrument", InstrumentKind::Instrument),
    ("report", InstrumentKind::Report),
];
const COMPLEMENTS: [(&str, Complement); 5] = [
    ("any", Complement::Any),
    ("clause", Complement::Clause),
    ("verbal", Complement::Verbal),
    ("infinitive", Complement::Infinitive),
    ("object", Complement::Object),
];
const CASES: [(&str, Case); 2] = [("free", Case::Free), ("exact", Case::Exact)];

/// What kind of words a lexicon holds, by the name in its header.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layer {
    Theme,
    Cue,
    Content,
    Instrument,
    Word,
    Deontic,
    Issue,
    GgeNorm,
    Evaluation,
}

impl Layer {
    const NAMES: [(&str, Layer); 9] = [
        ("theme", Layer::Theme),
        ("cue", Layer::Cue),
        ("content", Layer::Content),
        ("instrument", Layer::Instrument),
        ("word", Layer::Word),
        ("deontic", Layer::Deontic),
        ("issue", Layer::Issue),
        ("gge-norm", Layer::GgeNorm),
        ("evaluation", Layer::Evaluation),
    ];

    /// Whether its entries are found by patterns.
    fn has_patterns(self) -> bool {
        matches!(self, Layer::Issue | Layer::GgeNorm)
    }

    /// The keys of its entries beside the common ones.
    fn keys(self) -> &'static [&'static str] {
        match self {
            Layer::Theme | Layer::Word | Layer::Evaluation => &[],
            Layer::Cue => &["act", "force", "polarity", "object", "manner", "complement", "attitude"],
            Layer::Content => &["act", "place", "weight"],
            Layer::Deontic => &["deontic", "frame"],
            Layer::Issue => {
                &["proposition", "within", "names", "hints", "for", "against", "open", "hits_for", "hits_against"]
            }
            Layer::GgeNorm => &["about"],
            Layer::Instrument => &["kind", "symbol", "title", "url"],
        }
    }

    /// The parts of speech of its entries, the usual one first.
    fn inflections(self) -> &'static [(&'static str, Inflection)] {
        use Inflection::{Fixed, Noun, Verb};
        match self {
            Layer::Theme => &[("noun", Noun), ("verb", Verb), ("fixed", Fixed)],
            Layer::Cue => &[("verb", Verb), ("noun", Noun), ("adjective", Fixed), ("phrase", Fixed)],
            Layer::Content => &[("fixed", Fixed), ("noun", Noun), ("verb", Verb)],
            Layer::Instrument => &[("fixed", Fixed), ("noun", Noun)],
            Layer::Word => &[("fixed", Fixed)],
            Layer::Evaluation => &[("fixed", Fixed), ("verb", Verb), ("noun", Noun)],
            Layer::Deontic => &[("fixed", Fixed), ("verb", Verb)],
            Layer::Issue | Layer::GgeNorm => &[("noun", Noun), ("verb", Verb), ("fixed", Fixed)],
        }
    }
}

/// Reads a file; what cannot be read is left out and told. Where it is no TOML, the first fault is told alone: what
/// follows it may be read wrong.
pub(super) fn read(path: &Path, text: &str, sha256: String) -> (Option<Written>, Vec<Fault>) {
    let mut notes = Notes::new(path, text);
    let (document, errors) = DeTable::parse_recoverable(text);
    let place = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
    if let Some(first) = errors.iter().min_by_key(|error| place(error)) {
        notes.fault(place(first), format!("this is no TOML: {}", first.message().replace('\n', " ")));
        return (None, notes.faults);
    }
    let written = written(path, document.get_ref(), sha256, &mut notes);
    (written, notes.faults)
}

fn written(path: &Path, document: &DeTable, sha256: String, notes: &mut Notes) -> Option<Written> {
    let whole = Table { name: "the file", table: document, at: 0 };
    whole.refuse_unknown(&[&["lexicon", "concept", "entry"]], notes);
    let Some((at, header)) =
        document.get("lexicon").and_then(|value| Some((value.span(), value.get_ref().as_table()?)))
    else {
        notes.fault(0, "the file has no table `[lexicon]`");
        return None;
    };
    let header = Table { name: "the lexicon", table: header, at: at.start };
    header.refuse_unknown(&[&HEADER], notes);
    let id = header.required("id", notes);
    let title = header.required("title", notes);
    let _ = (header.required("language", notes), header.required("origin", notes));
    let layer = header.choice("layer", &Layer::NAMES, notes);
    let theme = theme(&header, layer, notes);
    let mut entries = concepts(document, layer, notes);
    entries.extend(own_entries(document, layer, &theme, &entries, notes));
    let id = id?;
    refuse_id(&id, ".", notes);
    let lines = notes.lines.clone();
    Some(Written { path: path.to_owned(), id: id.text, title: title?.text, sha256, entries, lines })
}

fn theme(header: &Table, layer: Layer, notes: &mut Notes) -> String {
    let theme = if layer == Layer::Theme { header.required("theme", notes) } else { header.text("theme", notes) };
    if let (Some(theme), true) = (&theme, layer != Layer::Theme) {
        notes.fault(theme.at, "`theme` belongs to the layer theme alone");
    }
    if let (Some(theme), Layer::Theme) = (&theme, layer) {
        refuse_id(theme, "", notes);
    }
    theme.map(|theme| theme.text).unwrap_or_default()
}

/// The tables written `[[key]]`.
fn tables<'t, 'i>(document: &'t DeTable<'i>, key: &'static str, notes: &mut Notes) -> Vec<Table<'t, 'i>> {
    let Some(values) = document.get(key) else { return Vec::new() };
    let Some(array) = values.get_ref().as_array() else {
        notes.fault(values.span().start, format!("what is of the sort {key} is written `[[{key}]]`"));
        return Vec::new();
    };
    let mut tables = Vec::with_capacity(array.len());
    for value in array {
        let at = value.span().start;
        match value.get_ref().as_table() {
            Some(table) => {
                tables.push(Table { name: if key == "entry" { "the entry" } else { "the concept" }, table, at })
            }
            None => notes.fault(at, format!("what is of the sort {key} is written `[[{key}]]`")),
        }
    }
    tables
}

/// The concepts of a file whose entries are found by patterns.
fn concepts(document: &DeTable, layer: Layer, notes: &mut Notes) -> Vec<WrittenEntry> {
    let tables = tables(document, "concept", notes);
    if let (Some(first), false) = (tables.first(), layer.has_patterns()) {
        notes.fault(first.at, "concepts belong to the layers issue and gge-norm");
        return Vec::new();
    }
    tables.iter().filter_map(|table| concept(table, layer, notes)).collect()
}

fn concept(table: &Table, layer: Layer, notes: &mut Notes) -> Option<WrittenEntry> {
    table.refuse_unknown(&[&["id", "forms", "except", "case", "pos"]], notes);
    let (forms, except) = forms(table, layer, notes);
    let id = table.required("id", notes)?;
    refuse_id(&id, "", notes);
    let (label, irregular, evidence) = (id.text.clone(), Irregular::default(), Evidence::default());
    Some(WrittenEntry { id, label, sense: WrittenSense::Concept, forms, except, irregular, evidence })
}

fn own_entries(
    document: &DeTable,
    layer: Layer,
    theme: &str,
    concepts: &[WrittenEntry],
    notes: &mut Notes,
) -> Vec<WrittenEntry> {
    let mut parts = Parts::default();
    let tables = tables(document, "entry", notes);
    let entries: Vec<_> = tables.iter().filter_map(|table| entry(table, layer, theme, &mut parts, notes)).collect();
    refuse_broader(&entries, notes);
    for named in parts.named.iter().filter(|named| !concepts.iter().any(|concept| concept.id.text == named.text)) {
        notes.fault(named.at, format!("`@{}` is no concept of this file", named.text));
    }
    entries.into_iter().map(|(entry, _)| entry).chain(parts.entries).collect()
}

fn refuse_broader(entries: &[(WrittenEntry, Option<Text>)], notes: &mut Notes) {
    let ids: rustc_hash::FxHashSet<&str> = entries.iter().map(|(entry, _)| entry.id.text.as_str()).collect();
    for (entry, broader) in entries {
        if let Some(broader) =
            broader.as_ref().filter(|broader| !ids.contains(broader.text.as_str()) || broader.text == entry.id.text)
        {
            notes.fault(broader.at, format!("`broader` is `{}`; it must be another entry of this file", broader.text));
        }
    }
}

fn entry(
    table: &Table,
    layer: Layer,
    theme: &str,
    parts: &mut Parts,
    notes: &mut Notes,
) -> Option<(WrittenEntry, Option<Text>)> {
    let inflected: &[&str] = if layer == Layer::Word { &[] } else { &INFLECTION };
    table.refuse_unknown(&[&COMMON, inflected, layer.keys()], notes);
    let id = table.required("id", notes);
    let label = table.required("label", notes);
    let broader = table.text("broader", notes);
    let _ = table.text("scope", notes);
    let (forms, except) = if layer.has_patterns() { Default::default() } else { forms(table, layer, notes) };
    let evidence = evidence(table, layer, notes);
    let irregular = irregular(table, notes);
    let id = id?;
    refuse_id(&id, if layer == Layer::Issue { "." } else { "" }, notes);
    let sense = sense(table, &id, layer, theme, parts, notes)?;
    Some((WrittenEntry { id, label: label?.text, sense, forms, except, irregular, evidence }, broader))
}

fn forms(table: &Table, layer: Layer, notes: &mut Notes) -> (Vec<Form>, Vec<Form>) {
    let inflection = table.choice_or_first("pos", layer.inflections(), notes);
    let case = table.choice_or_first("case", &CASES, notes);
    let form = |text| Form { text, inflection, case };
    let forms: Vec<Form> = table.list("forms", notes).into_iter().map(form).collect();
    if forms.is_empty() && !notes.is_misspelt(table, "forms") {
        notes.fault(table.at, format!("{} has no `forms`", table.name));
    }
    (forms, table.list("except", notes).into_iter().map(form).collect())
}

fn irregular(table: &Table, notes: &mut Notes) -> Irregular {
    let mut lower = |key: &str| table.text(key, notes).map(|form| form.text.to_lowercase());
    Irregular { past: lower("past"), participle: lower("participle"), plural: lower("plural") }
}

fn evidence(table: &Table, layer: Layer, notes: &mut Notes) -> Evidence {
    let evidence = Evidence {
        hits: table.list("hits", notes),
        hits_for: table.list("hits_for", notes),
        hits_against: table.list("hits_against", notes),
        misses: table.list("misses", notes),
        limits: table.list("limits", notes),
        gaps: table.list("gaps", notes),
    };
    let shows = [&evidence.hits, &evidence.hits_for, &evidence.hits_against].iter().any(|hits| !hits.is_empty());
    if !shows && layer != Layer::Word && !notes.is_misspelt(table, "hits") {
        notes.fault(table.at, "the entry has no `hits`: a sentence that it must be found in");
    }
    evidence
}

fn sense(
    table: &Table,
    id: &Text,
    layer: Layer,
    theme: &str,
    parts: &mut Parts,
    notes: &mut Notes,
) -> Option<WrittenSense> {
    let acts = Act::ALL.map(|act| (act.name(), act));
    Some(match layer {
        Layer::Theme => WrittenSense::Theme(theme.to_owned()),
        Layer::Cue => WrittenSense::Cue(Cue {
            pos: cue_pos(table, notes),
            act: table.choice("act", &acts, notes),
            force: table.grade("force", notes),
            polarity: table.choice_or_first("polarity", &POLARITIES, notes),
            object: table.flag("object", notes),
            manner: table.flag("manner", notes),
            complement: table.choice_or_first("complement", &COMPLEMENTS, notes),
            attitude: table.flag("attitude", notes),
        }),
        Layer::Content => WrittenSense::Content(Content {
            act: table.choice("act", &acts, notes),
            place: place(table, notes),
            weight: table.grade("weight", notes),
        }),
        Layer::Deontic => WrittenSense::Deontic(Deontic {
            force: table.choice("deontic", &DeonticForce::ALL.map(|force| (force.name(), force)), notes),
            frame: table.choice("frame", &FRAMES, notes),
        }),
        Layer::Issue => parts.issue(table, notes)?,
        Layer::GgeNorm => parts.gge_norm(id, table, notes)?,
        Layer::Instrument => WrittenSense::Instrument(Instrument {
            kind: table.choice("kind", &INSTRUMENTS, notes),
            symbol: table.text("symbol", notes).map(|symbol| symbol.text),
            title: table.required("title", notes)?.text,
            url: table.text("url", notes).map(|url| url.text),
        }),
        Layer::Evaluation => match Evaluation::ALL.iter().find(|(_, name)| *name == id.text) {
            Some((evaluation, _)) => WrittenSense::Evaluation(*evaluation),
            None => {
                notes.fault(id.at, format!("`{}` is not an evaluation that the program knows", id.text));
                return None;
            }
        },
        Layer::Word => match Class::named(&id.text) {
            Some(class) => WrittenSense::Class(class),
            None => {
                notes.fault(id.at, format!("`{}` is not a class of words that the program knows", id.text));
                return None;
            }
        },
    })
}

fn cue_pos(table: &Table, notes: &mut Notes) -> CuePos {
    // `entry` has told an unknown part of speech already.
    match table.text("pos", notes).as_ref().map(|pos| pos.text.as_str()) {
        Some("noun") => CuePos::Noun,
        Some("adjective") => CuePos::Adjective,
        Some("phrase") => CuePos::Phrase,
        _ => CuePos::Verb,
    }
}

fn place(table: &Table, notes: &mut Notes) -> Place {
    let places = [("any", Place::Any), ("object", Place::Object), ("start", Place::Start), ("record", Place::Record)];
    table.choice("place", &places, notes)
}

/// Notes an id that is not made of lower-case letters, digits and hyphens (and `also`).
fn refuse_id(id: &Text, also: &str, notes: &mut Notes) {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if !id.text.chars().all(|letter| fits(letter) || also.contains(letter)) {
        notes.fault(id.at, format!("`{}` must be of lower-case letters, digits and hyphens", id.text));
    }
}
