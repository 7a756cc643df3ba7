//! The tables of a dataset, column by column.

use super::schema::Type::{Boolean, Integer, List, Pairs, Share, Text};
use super::schema::{Column, Reference, Table};
use crate::attribute::{Basis, Kind};
use crate::document::Genre;
use crate::lexicon::{Act, DeonticForce};
use crate::norm::{Bindingness, NormKind};
use crate::position::Stance;
use crate::reference::ReferenceKind;
use crate::speech::speaker::SpeakerKind;
use rapporteur_readers::remark::RemarkKind;

/// All tables, in the order in which their files are listed.
pub static TABLES: [Table; 14] = [
    DOCUMENTS,
    SECTIONS,
    SPEAKERS,
    SENTENCES,
    TAGS,
    STATEMENTS,
    NORMS,
    POSITIONS,
    REFERENCES,
    REMARKS,
    NORM_MENTIONS,
    ISSUES,
    GGE_NORMS,
    TEXTS,
];

const OF_DOCUMENT: Column = Column::new("document", Text, "The document, as in `documents`").always();
const OF_SENTENCE: Column = Column::new("sentence", Integer, "The sentence it stands in, as in `sentences`").always();
const OF_STATEMENT: Column =
    Column::new("statement", Integer, "The statement that makes it, as in `statements`; null where none does");
const OF_SPEAKER: Column =
    Column::new("speaker", Text, "Who says it, as in `speakers`; null where that is not settled");
const CONFIDENCE: Column = Column::new("confidence", Share, "How often rows found this way are right");
const RULE: Column = Column::new("rule", Text, "The rule that decided, by name");
const FORCE: Column = Column::new("force", Integer, "From 1 (mild: suggests) to 5 (strong: demands)");
const ACT: Column =
    Column::new("act", Text, "What the speaker does in saying it; null where nothing is reported").one_of(acts);

const START: Column = Column::new("start", Integer, "Its first code point in the document's text");
const END: Column = Column::new("end", Integer, "One past its last code point");
const START_BYTE: Column = Column::new("start_byte", Integer, "`start` counted in bytes of UTF-8");
const END_BYTE: Column = Column::new("end_byte", Integer, "`end` counted in bytes of UTF-8");
const START_UTF16: Column = Column::new("start_utf16", Integer, "`start` counted in units of UTF-16");
const END_UTF16: Column = Column::new("end_utf16", Integer, "`end` counted in units of UTF-16");

const DOCUMENT: Reference = Reference { columns: &["document"], table: "documents", key: &["document"] };
const SENTENCE: Reference =
    Reference { columns: &["document", "sentence"], table: "sentences", key: &["document", "sentence"] };

const DOCUMENTS: Table = Table {
    name: "documents",
    about: "One input, read or not.",
    columns: &[
        Column::new("document", Text, "Its id: unique, made from the file's name, safe as a file name and a word: `document-` stands before a name that a reader may take for a number, a date or a missing value").always(),
        Column::new("source", Text, "Its path as given to the program, `-` for standard input").always(),
        Column::new("sha256", Text, "SHA-256 of the input's bytes in hexadecimal; null where they could not be read"),
        Column::new("media_type", Text, "IANA media type of the input, such as `text/plain`"),
        Column::new("genre", Text, "The kind of text, which decides whose words to expect in it").one_of(genres),
        Column::new("title", Text, "Its title, if one was found"),
        Column::new("symbol", Text, "Its document symbol, such as `A/70/174`, if one was found"),
        Column::new(
            "date",
            Text,
            "The day it or its meeting is of as `YYYY-MM-DD`, the first of several, if one was found",
        ),
        Column::new("language", Text, "ISO 639-1 code of its language, if known; only English is analysed"),
        Column::new("pages", Integer, "Number of pages; null where the source has none"),
        Column::new("characters", Integer, "Length of its text in code points"),
        Column::new("paragraphs", Integer, "Number of paragraphs, headings and other blocks of its layout"),
        Column::new("sentences", Integer, "Number of its rows in `sentences`"),
        Column::new("status", Text, "Whether it was read whole").always().one_of(statuses),
        Column::new("remarks", Integer, "Number of its rows in `remarks`").always(),
        Column::new("session", Integer, "Number of the session it belongs to, if one was found"),
        Column::new("date_end", Text, "The last day of several as `YYYY-MM-DD`"),
        Column::new("date_text", Text, "The date as it is told, such as `7-9 June 2016` or `June 2016`"),
        Column::new(
            "occasion",
            Text,
            "The occasion on which a speech was given, such as the general debate of a session",
        ),
        Column::new("ocr", Integer, "Number of pages read off their pictures; null where the source has no pages"),
    ],
    key: &["document"],
    references: &[],
};

const SECTIONS: Table = Table {
    name: "sections",
    about: "A heading and all that stands under it.",
    columns: &[
        OF_DOCUMENT,
        Column::new("section", Integer, "Its number in the document, from 1").always(),
        Column::new("level", Integer, "Its depth, 1 being the highest").always(),
        Column::new("title", Text, "The words of the heading"),
        START.always(),
        END.always(),
    ],
    key: &["document", "section"],
    references: &[DOCUMENT],
};

const SPEAKERS: Table = Table {
    name: "speakers",
    about: "Somebody who speaks or is listed to speak, or whose text it is.",
    columns: &[
        OF_DOCUMENT,
        Column::new("speaker", Text, "Its id in the document: `s1`, `s2`, `s3`").always(),
        Column::new("name", Text, "The fullest form of the name found in the document").always(),
        Column::new("family_name", Text, "Family name of a person, if known"),
        Column::new("honorific", Text, "`Mr`, `Ms`, `Ambassador`, as first written"),
        Column::new("function", Text, "Function, such as `Legal Adviser`"),
        Column::new("affiliation", Text, "Affiliation, such as `International Committee of the Red Cross`"),
        Column::new("state", Text, "ISO 3166-1 alpha-3 code of the State spoken for"),
        Column::new("kind", Text, "What sort of speaker").always().one_of(speaker_kinds),
        Column::new("on_behalf_of", Text, "The bloc or State on whose behalf the words are spoken"),
        Column::new("start", Integer, "Where first named; null where the name comes from the file's name"),
        END,
    ],
    key: &["document", "speaker"],
    references: &[DOCUMENT],
};

const SENTENCES: Table = Table {
    name: "sentences",
    about: "A sentence, heading, roster line, footnote sentence or piece of furniture, in reading order.",
    columns: &[
        OF_DOCUMENT,
        Column::new("sentence", Integer, "Its number in the document, from 1").always(),
        Column::new("section", Integer, "The innermost section it stands in, as in `sections`; null before the first"),
        Column::new("paragraph", Integer, "The number of its paragraph in the document, from 1").always(),
        Column::new("page", Integer, "The page it begins on, from 1; null where the source has no pages"),
        START.always(),
        END.always(),
        Column::new(
            "spans",
            Pairs,
            "Its pieces as `[start, end]`: more than one where a page break or footnote cuts it",
        )
        .always(),
        Column::new("kind", Text, "What part it plays").always().one_of(kinds),
        Column::new("text", Text, "Its words: white space folded to single blanks, line-end hyphens mended").always(),
        Column::new("speakers", List, "Who says it, as in `speakers`, in the order of the sentence; empty if nobody"),
        Column::new("basis", Text, "How they were found").always().one_of(bases),
        Column::new("confidence", Share, "How probable kind and owners are together").always(),
        ACT,
        Column::new("themes", List, "The themes of its tags, in order of the alphabet"),
        START_BYTE.always(),
        END_BYTE.always(),
        START_UTF16.always(),
        END_UTF16.always(),
        Column::new("number", Text, "Number, letter or bullet of its paragraph as printed: `8.`, `(a)`"),
        RULE.always(),
        Column::new(
            "cue_start",
            Integer,
            "Where the words begin that report the speech; perhaps in an earlier sentence",
        ),
        Column::new("cue_end", Integer, "Where they end"),
        Column::new("antecedent", Integer, "The sentence that named the speaker, where this one does not"),
        Column::new(
            "candidates",
            List,
            "The owners found most probable, at most three: names, probability, kind and what spoke for them",
        ),
    ],
    key: &["document", "sentence"],
    references: &[DOCUMENT],
};

const TAGS: Table = Table {
    name: "tags",
    about: "A word or phrase of a theme's lexicon, found in a sentence.",
    columns: &[
        OF_DOCUMENT,
        Column::new("tag", Integer, "Its number in the document, from 1").always(),
        OF_SENTENCE,
        Column::new("theme", Text, "The theme").always(),
        Column::new("lexicon", Text, "The lexicon's id").always(),
        Column::new("entry", Text, "The entry's id within the lexicon").always(),
        START.always(),
        END.always(),
        Column::new("text", Text, "The words found").always(),
        Column::new("negated", Boolean, "Whether a negation in the same clause reaches them").always(),
        START_BYTE.always(),
        END_BYTE.always(),
        START_UTF16.always(),
        END_UTF16.always(),
    ],
    key: &["document", "tag"],
    references: &[DOCUMENT, SENTENCE],
};

const STATEMENTS: Table = Table {
    name: "statements",
    about: "A source, the cue that reports it and what it says.",
    columns: &[
        OF_DOCUMENT,
        Column::new("statement", Integer, "Its number in the document, from 1").always(),
        OF_SENTENCE,
        Column::new("parent", Integer, "The statement it stands inside, if it does"),
        OF_SPEAKER,
        Column::new("source_start", Integer, "Where the words for the source begin"),
        Column::new("source_end", Integer, "Where they end"),
        Column::new("source", Text, "The words for the source"),
        Column::new("cue_start", Integer, "Where the words begin that report it"),
        Column::new("cue_end", Integer, "Where they end"),
        Column::new("cue", Text, "The words that report it"),
        Column::new("content_spans", Pairs, "The pieces of what is said, as `[start, end]`"),
        Column::new("content", Text, "What is said"),
        ACT,
        FORCE,
        Column::new("polarity", Text, "Whether the cue is for or against what is said").one_of(polarities),
        CONFIDENCE,
        RULE,
    ],
    key: &["document", "statement"],
    references: &[DOCUMENT, SENTENCE],
};

const NORMS: Table = Table {
    name: "norms",
    about: "An expectation that a text states, quotes or reports.",
    columns: &[
        OF_DOCUMENT,
        Column::new("norm", Integer, "Its number in the document, from 1").always(),
        OF_SENTENCE,
        OF_STATEMENT,
        OF_SPEAKER,
        Column::new("attribute", Text, "Whose conduct it rules, as written"),
        Column::new("attribute_start", Integer, "Where that begins"),
        Column::new("attribute_end", Integer, "Where it ends"),
        Column::new("deontic", Text, "How it binds").one_of(deontics),
        Column::new("deontic_start", Integer, "Where the words for that begin"),
        Column::new("deontic_end", Integer, "Where they end"),
        Column::new("aim", Text, "What is to be done, as written"),
        Column::new("aim_start", Integer, "Where that begins"),
        Column::new("aim_end", Integer, "Where it ends"),
        Column::new("object", Text, "To whom or what it is done, as written"),
        Column::new("object_start", Integer, "Where that begins"),
        Column::new("object_end", Integer, "Where it ends"),
        Column::new("condition", Text, "When, where and how it holds, as written"),
        Column::new("condition_start", Integer, "Where that begins"),
        Column::new("condition_end", Integer, "Where it ends"),
        Column::new("or_else", Text, "What follows a breach, as written"),
        Column::new("or_else_start", Integer, "Where that begins"),
        Column::new("or_else_end", Integer, "Where it ends"),
        Column::new("kind", Text, "Whether it rules conduct or sets something up").one_of(norm_kinds),
        Column::new("bindingness", Text, "Whether the text calls it voluntary or binding").one_of(bindingness),
        Column::new("gge_norm", Text, "The norm of A/70/174, paragraph 13, that it restates").one_of(gge_norms),
        CONFIDENCE,
        RULE,
        Column::new("deontic_text", Text, "The words for how it binds").always(),
    ],
    key: &["document", "norm"],
    references: &[DOCUMENT, SENTENCE],
};

const POSITIONS: Table = Table {
    name: "positions",
    about: "A speaker, an issue, and the side taken.",
    columns: &[
        OF_DOCUMENT,
        Column::new("position", Integer, "Its number in the document, from 1").always(),
        OF_SENTENCE,
        OF_STATEMENT,
        OF_SPEAKER,
        Column::new("issue", Text, "The issue's id in its lexicon").always(),
        Column::new("stance", Text, "The side taken; neutral takes the issue up without one").one_of(stances),
        FORCE,
        START.always(),
        END.always(),
        Column::new("evidence", Text, "The words that show it"),
        CONFIDENCE,
        RULE,
        Column::new("lexicon", Text, "The id of the lexicon that has the issue").always(),
    ],
    key: &["document", "position"],
    references: &[
        DOCUMENT,
        SENTENCE,
        Reference { columns: &["lexicon", "issue"], table: "issues", key: &["lexicon", "issue"] },
    ],
};

const REFERENCES: Table = Table {
    name: "references",
    about: "A document, treaty or report that the text cites.",
    columns: &[
        OF_DOCUMENT,
        Column::new("reference", Integer, "Its number in the document, from 1").always(),
        OF_SENTENCE,
        Column::new("kind", Text, "What sort of thing is cited").always().one_of(reference_kinds),
        Column::new("symbol", Text, "Its document symbol, in the usual form"),
        Column::new("title", Text, "Its title"),
        Column::new("url", Text, "Where it can be read"),
        START.always(),
        END.always(),
        Column::new("text", Text, "The words that cite it").always(),
    ],
    key: &["document", "reference"],
    references: &[DOCUMENT, SENTENCE],
};

const REMARKS: Table = Table {
    name: "remarks",
    about: "A doubt met on the way.",
    columns: &[
        OF_DOCUMENT,
        Column::new("remark", Integer, "Its number in the document, from 1").always(),
        Column::new("page", Integer, "The page it is about, from 1; null where the source has no pages or it no place"),
        Column::new("start", Integer, "Where it applies; null where it is about the whole document"),
        END,
        Column::new("kind", Text, "What it is about").always().one_of(remark_kinds),
        Column::new("message", Text, "One line for a reader").always(),
    ],
    key: &["document", "remark"],
    references: &[DOCUMENT],
};

const NORM_MENTIONS: Table = Table {
    name: "norm_mentions",
    about: "A sentence that speaks of one of the eleven norms of A/70/174, paragraph 13, whether it states it or only names it.",
    columns: &[
        OF_DOCUMENT,
        Column::new("mention", Integer, "Its number in the document, from 1").always(),
        OF_SENTENCE,
        Column::new("gge_norm", Text, "The letter of the norm, as in `gge_norms`").always().one_of(gge_norms),
        Column::new("norm", Integer, "The row of `norms` that states it here; null where it is only named"),
        START.always(),
        END.always(),
        Column::new("text", Text, "The words that speak of it").always(),
    ],
    key: &["document", "mention"],
    references: &[DOCUMENT, SENTENCE, Reference { columns: &["gge_norm"], table: "gge_norms", key: &["norm"] }],
};

const ISSUES: Table = Table {
    name: "issues",
    about: "A question on which positions are sought, by the lexicons of the run.",
    columns: &[
        Column::new("lexicon", Text, "The lexicon's id").always(),
        Column::new("issue", Text, "The issue's id within the lexicon").always(),
        Column::new("label", Text, "Its name for a reader").always(),
        Column::new("proposition", Text, "What those hold who are in favour").always(),
    ],
    key: &["lexicon", "issue"],
    references: &[],
};

const GGE_NORMS: Table = Table {
    name: "gge_norms",
    about: "A norm of responsible State behaviour of A/70/174, paragraph 13.",
    columns: &[
        Column::new("norm", Text, "Its letter").always().one_of(gge_norms),
        Column::new("title", Text, "Its short title").always(),
    ],
    key: &["norm"],
    references: &[],
};

const TEXTS: Table = Table {
    name: "texts",
    about: "The text of a document, into which all offsets point, with `--texts table`; no rows otherwise.",
    columns: &[OF_DOCUMENT, Column::new("text", Text, "Every letter of it").always()],
    key: &["document"],
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
    DeonticForce::ALL.map(DeonticForce::name).to_vec()
}

fn norm_kinds() -> Vec<&'static str> {
    NormKind::ALL.map(NormKind::name).to_vec()
}

fn bindingness() -> Vec<&'static str> {
    Bindingness::ALL.map(Bindingness::name).to_vec()
}

fn gge_norms() -> Vec<&'static str> {
    vec!["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"]
}

fn stances() -> Vec<&'static str> {
    Stance::ALL.map(Stance::name).to_vec()
}

fn reference_kinds() -> Vec<&'static str> {
    ReferenceKind::ALL.map(ReferenceKind::name).to_vec()
}

fn remark_kinds() -> Vec<&'static str> {
    RemarkKind::ALL.map(RemarkKind::name).to_vec()
}
