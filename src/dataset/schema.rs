//! The tables and their columns: one description from which headers, keys and the data package come.

use crate::attribute::{Basis, Kind, SpeakerKind};
use crate::document::Genre;
use crate::lexicon::Act;
use crate::remark::RemarkKind;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// A number between 0 and 1, with two decimals.
    Share,
    /// `true` or `false`.
    Boolean,
    /// Several texts: joined by `;` in CSV, an array in JSON.
    List,
    /// Pairs of offsets: an array of arrays, as JSON in CSV too.
    Pairs,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name, in the header and as a key.
    pub name: &'static str,
    /// What its cells hold.
    pub holds: Type,
    /// The values it may have, where they are a closed list.
    pub values: Option<fn() -> Vec<&'static str>>,
    /// Whether every row has a value.
    pub required: bool,
}

/// A table.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name, without the ending of the file.
    pub name: &'static str,
    /// What a row is.
    pub about: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
    /// The columns whose values tell its rows apart.
    pub key: &'static [&'static str],
    /// Columns that point at another table: its name and the columns there.
    pub references: &'static [(&'static [&'static str], &'static str)],
}

const fn column(name: &'static str, holds: Type) -> Column {
    Column { name, holds, values: None, required: false }
}

const fn wanted(name: &'static str, holds: Type) -> Column {
    Column { name, holds, values: None, required: true }
}

const fn listed(name: &'static str, values: fn() -> Vec<&'static str>) -> Column {
    Column { name, holds: Type::Text, values: Some(values), required: false }
}

use Type::{Boolean, Integer, List, Pairs, Share, Text};

const DOCUMENT: (&[&str], &str) = (&["document"], "documents");
const SENTENCE: (&[&str], &str) = (&["document", "sentence"], "sentences");
const SPEAKER: (&[&str], &str) = (&["document", "speaker"], "speakers");

/// All tables, in the order in which their files are listed.
pub static TABLES: [Table; 10] =
    [DOCUMENTS, SECTIONS, SPEAKERS, SENTENCES, TAGS, STATEMENTS, NORMS, POSITIONS, REFERENCES, REMARKS];

const DOCUMENTS: Table = Table {
    name: "documents",
    about: "One source, read or not.",
    columns: &[
        wanted("document", Text),
        wanted("source", Text),
        column("sha256", Text),
        column("media_type", Text),
        listed("genre", genres),
        column("title", Text),
        column("symbol", Text),
        column("date", Text),
        column("language", Text),
        column("pages", Integer),
        column("characters", Integer),
        column("paragraphs", Integer),
        column("sentences", Integer),
        Column { required: true, ..listed("status", statuses) },
        wanted("remarks", Integer),
    ],
    key: &["document"],
    references: &[],
};

const SECTIONS: Table = Table {
    name: "sections",
    about: "A heading and all that stands under it.",
    columns: &[
        wanted("document", Text),
        wanted("section", Integer),
        wanted("level", Integer),
        column("title", Text),
        wanted("start", Integer),
        wanted("end", Integer),
    ],
    key: &["document", "section"],
    references: &[DOCUMENT],
};

const SPEAKERS: Table = Table {
    name: "speakers",
    about: "Somebody who speaks or is listed to speak, or whose text it is.",
    columns: &[
        wanted("document", Text),
        wanted("speaker", Text),
        wanted("name", Text),
        column("family_name", Text),
        column("honorific", Text),
        column("function", Text),
        column("affiliation", Text),
        column("state", Text),
        Column { required: true, ..listed("kind", speaker_kinds) },
        column("on_behalf_of", Text),
        column("start", Integer),
        column("end", Integer),
    ],
    key: &["document", "speaker"],
    references: &[DOCUMENT],
};

const SENTENCES: Table = Table {
    name: "sentences",
    about: "A sentence, heading, roster line, footnote sentence or piece of furniture.",
    columns: &[
        wanted("document", Text),
        wanted("sentence", Integer),
        column("section", Integer),
        wanted("paragraph", Integer),
        column("page", Integer),
        wanted("start", Integer),
        wanted("end", Integer),
        wanted("spans", Pairs),
        Column { required: true, ..listed("kind", kinds) },
        wanted("text", Text),
        column("speakers", List),
        Column { required: true, ..listed("basis", bases) },
        wanted("confidence", Share),
        listed("act", acts),
        column("themes", List),
        wanted("start_byte", Integer),
        wanted("end_byte", Integer),
        wanted("start_utf16", Integer),
        wanted("end_utf16", Integer),
        column("number", Text),
        wanted("rule", Text),
        column("cue_start", Integer),
        column("cue_end", Integer),
        column("antecedent", Integer),
    ],
    key: &["document", "sentence"],
    references: &[DOCUMENT, (&["document", "section"], "sections")],
};

const TAGS: Table = Table {
    name: "tags",
    about: "A word or phrase of a theme's lexicon, found in a sentence.",
    columns: &[
        wanted("document", Text),
        wanted("tag", Integer),
        wanted("sentence", Integer),
        wanted("theme", Text),
        wanted("lexicon", Text),
        wanted("entry", Text),
        wanted("start", Integer),
        wanted("end", Integer),
        wanted("text", Text),
        wanted("negated", Boolean),
        wanted("start_byte", Integer),
        wanted("end_byte", Integer),
        wanted("start_utf16", Integer),
        wanted("end_utf16", Integer),
    ],
    key: &["document", "tag"],
    references: &[DOCUMENT, SENTENCE],
};

const STATEMENTS: Table = Table {
    name: "statements",
    about: "A source, the cue that reports it and what it says.",
    columns: &[
        wanted("document", Text),
        wanted("statement", Integer),
        wanted("sentence", Integer),
        column("parent", Integer),
        column("speaker", Text),
        column("source_start", Integer),
        column("source_end", Integer),
        column("source", Text),
        column("cue_start", Integer),
        column("cue_end", Integer),
        column("cue", Text),
        column("content_spans", Pairs),
        column("content", Text),
        listed("act", acts),
        column("force", Integer),
        listed("polarity", polarities),
        column("confidence", Share),
        column("rule", Text),
    ],
    key: &["document", "statement"],
    references: &[DOCUMENT, SENTENCE, SPEAKER],
};

const NORMS: Table = Table {
    name: "norms",
    about: "An expectation that a text states, quotes or reports.",
    columns: &[
        wanted("document", Text),
        wanted("norm", Integer),
        wanted("sentence", Integer),
        column("statement", Integer),
        column("speaker", Text),
        column("attribute", Text),
        column("attribute_start", Integer),
        column("attribute_end", Integer),
        listed("deontic", deontics),
        column("deontic_start", Integer),
        column("deontic_end", Integer),
        column("aim", Text),
        column("aim_start", Integer),
        column("aim_end", Integer),
        column("object", Text),
        column("object_start", Integer),
        column("object_end", Integer),
        column("condition", Text),
        column("condition_start", Integer),
        column("condition_end", Integer),
        column("or_else", Text),
        column("or_else_start", Integer),
        column("or_else_end", Integer),
        listed("kind", || vec!["regulative", "constitutive"]),
        listed("bindingness", || vec!["voluntary", "binding", "unspecified"]),
        column("gge_norm", Text),
        column("confidence", Share),
        column("rule", Text),
    ],
    key: &["document", "norm"],
    references: &[DOCUMENT, SENTENCE, SPEAKER],
};

const POSITIONS: Table = Table {
    name: "positions",
    about: "A speaker, an issue, and the side taken.",
    columns: &[
        wanted("document", Text),
        wanted("position", Integer),
        wanted("sentence", Integer),
        column("statement", Integer),
        column("speaker", Text),
        wanted("issue", Text),
        listed("stance", || vec!["support", "oppose", "neutral"]),
        column("force", Integer),
        wanted("start", Integer),
        wanted("end", Integer),
        column("evidence", Text),
        column("confidence", Share),
        column("rule", Text),
    ],
    key: &["document", "position"],
    references: &[DOCUMENT, SENTENCE, SPEAKER],
};

const REFERENCES: Table = Table {
    name: "references",
    about: "A document, treaty or report that the text cites.",
    columns: &[
        wanted("document", Text),
        wanted("reference", Integer),
        wanted("sentence", Integer),
        column("kind", Text),
        column("symbol", Text),
        column("title", Text),
        column("url", Text),
        wanted("start", Integer),
        wanted("end", Integer),
        column("text", Text),
    ],
    key: &["document", "reference"],
    references: &[DOCUMENT, SENTENCE],
};

const REMARKS: Table = Table {
    name: "remarks",
    about: "A doubt met on the way.",
    columns: &[
        wanted("document", Text),
        wanted("remark", Integer),
        column("page", Integer),
        column("start", Integer),
        column("end", Integer),
        Column { required: true, ..listed("kind", remark_kinds) },
        wanted("message", Text),
    ],
    key: &["document", "remark"],
    references: &[DOCUMENT],
};

fn genres() -> Vec<&'static str> {
    Genre::ALL.map(Genre::name).to_vec()
}

fn statuses() -> Vec<&'static str> {
    vec!["ok", "partial", "failed"]
}

fn speaker_kinds() -> Vec<&'static str> {
    SpeakerKind::ALL.map(SpeakerKind::name).to_vec()
}

fn kinds() -> Vec<&'static str> {
    Kind::ALL.map(Kind::name).to_vec()
}

fn bases() -> Vec<&'static str> {
    Basis::ALL.map(Basis::name).to_vec()
}

fn acts() -> Vec<&'static str> {
    Act::ALL.map(Act::name).to_vec()
}

fn polarities() -> Vec<&'static str> {
    vec!["positive", "negative", "neutral"]
}

fn deontics() -> Vec<&'static str> {
    vec!["must", "must-not", "should", "should-not", "may", "prohibited", "obliged"]
}

fn remark_kinds() -> Vec<&'static str> {
    RemarkKind::ALL.map(RemarkKind::name).to_vec()
}
