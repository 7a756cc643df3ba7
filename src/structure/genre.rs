//! The kind of a text, by counted evidence.

use super::block::Block;
use super::front::Front;
use super::marker::Mark;
use super::metadata::front_value;
use super::name;
use crate::document::{Genre, ParagraphKind};
use aho_corasick::AhoCorasick;
use regex::bytes::{Regex, RegexBuilder};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How much of a text is looked at.
const SAMPLE: usize = 200_000;

/// How much of its beginning counts as its head.
const HEAD: usize = 3_000;

static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(
        r"(?m)^[ \t]*(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Baroness|Sheikh|Sheikha|Prince|Princess|Judge|Archbishop|Monsignor|Dato|MR|Mgr)\.? [^\n:?!]{2,70}(?:\n[^\n:?!.]{0,50})?|The (?:Acting |Temporary )?(?:President|Chair|Chairman|Chairperson|Secretary-General|PRESIDENT|CHAIRMAN)(?: \([^)\n]{3,60}\))*): ?",
    )
});
/// The label that opens a turn, in any house: capitalized words before a colon, behind the hour if it is told.
static TURN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(
        r"(?m)^[ \t>]*(?:[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?[\])]?[ \t]*)?((?:[A-Z][\w\x80-\xff.'()-]*|\([A-Z][^)\n]{1,40}\))(?:,? (?:of|the|for|and|de|la|van|von|al|bin|[A-Z(][\w\x80-\xff.'()-]*)){0,9}) ?(?::|\.-|\.\xe2\x80\x93|\.\xe2\x80\x94)[ \t]+\S",
    )
});
/// The label of a congress: a name in capitals before a full stop, `Mr. SMITH of New Jersey.`
static CAPITALS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(
        r"(?m)^[ \t]*((?:Mr|Ms|Mrs|Miss|Dr)\. (?:[A-Z]\. )?(?:Mc|Mac|De|La)?[A-Z'-]{3,}(?: of [A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)?|The [A-Z]{4,}(?: [A-Za-z]+){0,3})\.[ \t]+[A-Z]",
    )
});
/// The labels of the records of United Nations organs: a State in brackets, a language, the President.
static ORGAN_LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(
        r"(?m)^[ \t]*(?:The (?:Acting |Temporary )?(?:President|PRESIDENT)(?: \([^)\n]{3,60}\))*:|[^\n:]{2,70}\((?:spoke|translated|interpretation) )",
    )
});
static SAID: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(
        r"\b(?:Mr|Mrs|Ms|Dr|Sir|Ambassador|MR|DR|Professor)\.? [A-Z][\w\x80-\xff'.-]+(?: [A-Z][\w\x80-\xff'.-]+){0,3}(?: \([A-Z][^)]{2,50}\))?,? (?:also |then |further )?(?:said|asked|noted|stated|replied|suggested|stressed|explained|thought|considered|added|agreed|emphasi[sz]ed|recalled|welcomed|highlighted|argued)\b",
    )
});
static STATE_SAID: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(
        r"(?:\b[A-Z]{4,}(?: [A-Z]{3,})*,?|, (?:for|on behalf of) (?:the )?[A-Z0-9][\w\x80-\xff/-]*(?: [A-Z][\w\x80-\xff-]*)*,) (?:said|noted|supported|opposed|called|stressed|highlighted|urged|proposed|suggested|emphasi[sz]ed|underscored|expressed|requested|reported|welcomed)\b",
    )
});
static NUMBERED_SAID: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(
        r"(?m)^[ \t]*\d{1,3}\\?\.\s+(?:(?:Mr|Mrs|Ms|Miss|Sir|Dame|Dr|Archbishop|Monsignor)\.? [^\n(]{2,60}\([A-Z][^)]{2,60}\)|The representative of [A-Z])",
    )
});
static CROWD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(
        r"(?i)\b(?:participants?|panell?ists?|speakers?|discussants?|delegations?|representatives?) (?:also |then |further )?(?:noted|said|suggested|stressed|highlighted|agreed|raised|emphasi[sz]ed|recogni[sz]ed|asked|pointed|shared|underlined|discussed)\b",
    )
});
static ORGAN_OPENS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(
        r"(?m)^[ \t]*\**_?The (?:General Assembly|Security Council|Economic and Social Council|Human Rights Council|Conference of the Parties[^\n]{0,90}|Commission[^\n]{0,40}|Council)_?\**\s*[,:]?_?[ \t]*$",
    )
});
static ORGAN_ACTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(
        r"\b[Tt]he (?:Group|Working Group|Committee|Special Committee|Commission|Board|Executive Board|Subcommittee|SBSTA|SBI|COP|CMP|Conference|Bureau|States) (?:recommends?|recommended|considered|noted|notes|took note|decided|agreed|recalled|recalls|reaffirms?|reaffirmed|concluded|concludes|welcomed|invited|requested|held|adopted|emphasi[sz]es|underlines?|should)\b",
    )
});
static FIRST_PERSON: LazyLock<Option<Regex>> = LazyLock::new(|| compile(r"\b(?:I|we|We|our|Our|my|My|us)\b"));

/// What a phrase in the head of a document tells.
#[derive(Clone, Copy)]
enum Tells {
    Resolution,
    Summary,
    Meeting,
}

const HEADS: [(&str, Tells); 20] = [
    ("resolution adopted by", Tells::Resolution),
    ("adopts the following resolution", Tells::Resolution),
    ("decision adopted by", Tells::Resolution),
    ("/sr.", Tells::Summary),
    ("summary record of", Tells::Summary),
    ("seminar", Tells::Meeting),
    ("workshop", Tells::Meeting),
    ("roundtable", Tells::Meeting),
    ("round table", Tells::Meeting),
    ("round-table", Tells::Meeting),
    ("arria", Tells::Meeting),
    ("minutes", Tells::Meeting),
    ("summary record", Tells::Meeting),
    ("record of", Tells::Meeting),
    ("symposium", Tells::Meeting),
    ("panel discussion", Tells::Meeting),
    ("meeting", Tells::Meeting),
    ("conference", Tells::Meeting),
    ("conversation", Tells::Meeting),
    ("dialogue", Tells::Meeting),
];

static IN_HEADS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(HEADS.map(|(phrase, _)| phrase)).ok());

/// What the phrases of a head tell, by [`Tells`].
fn tells(head: &str) -> [bool; 3] {
    let mut tells = [false; 3];
    let found = IN_HEADS.iter().flat_map(|phrases| phrases.find_overlapping_iter(head));
    found.for_each(|found| tells[HEADS[found.pattern().as_usize()].1 as usize] = true);
    tells
}

/// The patterns stand above; one that did not compile would find nothing, and a test compiles them all.
///
/// They match bytes: classes of Unicode would take longer to compile than a short report takes to read.
fn compile(pattern: &str) -> Option<Regex> {
    RegexBuilder::new(pattern).unicode(false).build().ok()
}

fn count(pattern: &LazyLock<Option<Regex>>, text: &str) -> usize {
    pattern.as_ref().map_or(0, |pattern| pattern.find_iter(text.as_bytes()).count())
}

/// How many labels that come again, and of how many speakers, make a transcript.
const TURNS: usize = 4;
const VOICES: usize = 2;

/// How often labels that come again open a line, and how many labels do.
fn turns(text: &str) -> (usize, usize) {
    let mut met: FxHashMap<&[u8], usize> = FxHashMap::default();
    let found = [&TURN, &CAPITALS]
        .into_iter()
        .flat_map(|pattern| pattern.iter())
        .flat_map(|pattern| pattern.captures_iter(text.as_bytes()));
    found.filter_map(|found| found.get(1)).for_each(|label| *met.entry(label.as_bytes()).or_default() += 1);
    met.into_values().filter(|times| *times > 1).fold((0, 0), |(turns, voices), times| (turns + times, voices + 1))
}

/// The genre of a document of this name, with this front page and title.
pub(super) fn genre(name: &str, blocks: &[Block], text: &str, front: &Front, title: Option<&str>) -> Genre {
    if name::speech(name).is_some() {
        return Genre::Speech;
    }
    Evidence::gather(blocks, text, front, title).genre()
}

struct Evidence {
    labels: usize,
    said: usize,
    states: usize,
    numbered: usize,
    crowds: usize,
    opens: usize,
    acts: usize,
    first_person: usize,
    words: usize,
    roster: bool,
    /// Numbered paragraphs.
    numbers: usize,
    /// Whether the front matter's id begins as those of Earth Negotiations Bulletins do.
    enb: bool,
    /// What the head tells.
    tells: [bool; 3],
    /// Labels that come again, and how many do.
    turns: (usize, usize),
    /// Whether it is the record of an organ of the United Nations.
    organ: bool,
    press: bool,
    /// Whether the title calls it a declaration or joint statement.
    declared: bool,
}

impl Evidence {
    fn gather(blocks: &[Block], text: &str, front: &Front, title: Option<&str>) -> Evidence {
        let sample = prefix(text, SAMPLE);
        let head = format!("{} {}", front_value(blocks, text, "id").unwrap_or_default(), prefix(text, HEAD));
        Evidence {
            labels: count(&LABEL, sample),
            said: count(&SAID, sample),
            states: count(&STATE_SAID, sample),
            numbered: count(&NUMBERED_SAID, sample),
            crowds: count(&CROWD, sample),
            opens: count(&ORGAN_OPENS, sample),
            acts: count(&ORGAN_ACTS, sample),
            first_person: count(&FIRST_PERSON, sample),
            words: sample.split_ascii_whitespace().count().max(1),
            roster: blocks.iter().filter(|block| block.kind == ParagraphKind::Roster).count() >= 2,
            numbers: blocks.iter().filter(|block| block.mark == Some(Mark::Number)).count(),
            enb: head.get(..3).is_some_and(|first| first.eq_ignore_ascii_case("enb")),
            tells: tells(&head),
            turns: turns(sample),
            organ: count(&ORGAN_LABEL, sample) > 0 || head.contains("/PV") || head.contains("Security Council"),
            press: front.is_press(),
            declared: title.is_some_and(is_declaration),
        }
    }

    fn says(&self, what: Tells) -> bool {
        self.tells[what as usize]
    }

    /// Whether speakers take turns, each with a label that comes again.
    fn is_spoken(&self) -> bool {
        let (turns, voices) = self.turns;
        turns >= TURNS && voices >= VOICES && turns > self.said + self.states
    }

    fn genre(&self) -> Genre {
        let quotes = self.said + self.crowds;
        match () {
            _ if self.labels >= 2 && self.labels * 2 > self.said && self.organ => Genre::Verbatim,
            _ if self.is_spoken() => Genre::Transcript,
            _ if self.labels >= 2 && self.labels * 2 > self.said => Genre::Verbatim,
            _ if self.numbered >= 4 || self.numbered >= 1 && self.says(Tells::Summary) => Genre::Summary,
            _ if self.says(Tells::Resolution) || self.opens >= 1 && quotes < 3 && self.labels == 0 => Genre::Resolution,
            _ if self.press => Genre::Press,
            _ if self.acts >= 5 && self.numbers >= 8 && self.acts > quotes && !self.roster => Genre::Consensus,
            _ if self.states >= 4 && self.states > self.said || self.enb => Genre::Bulletin,
            _ if self.acts >= 5 && self.acts > quotes && !self.roster => Genre::Consensus,
            _ if self.roster || self.says(Tells::Meeting) && quotes + self.states >= 1 || quotes >= 4 => Genre::Seminar,
            _ if self.declared && quotes == 0 => Genre::Statement,
            _ if self.first_person * 60 >= self.words && quotes == 0 && self.words > 150 => Genre::Speech,
            _ if self.states >= 3 => Genre::Bulletin,
            _ => Genre::Other,
        }
    }
}

/// What texts that several sign are called, in small letters.
pub(crate) const DECLARATIONS: [&str; 7] = [
    "declaration",
    "communiqu",
    "joint statement",
    "joint press statement",
    "ministerial statement",
    "leaders' statement",
    "ministers' statement",
];

/// Whether a title calls its text a declaration, communiqué or joint statement.
fn is_declaration(title: &str) -> bool {
    let lower = title.to_lowercase().replace('’', "'");
    DECLARATIONS.iter().any(|name| lower.contains(name))
        && !["report", "minutes", "readout", "summary"].iter().any(|other| lower.contains(other))
}

fn prefix(text: &str, length: usize) -> &str {
    let mut end = text.len().min(length);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_patterns_compile() {
        for pattern in [
            &LABEL,
            &TURN,
            &CAPITALS,
            &ORGAN_LABEL,
            &SAID,
            &STATE_SAID,
            &NUMBERED_SAID,
            &CROWD,
            &ORGAN_OPENS,
            &ORGAN_ACTS,
            &FIRST_PERSON,
        ] {
            assert!(pattern.is_some());
        }
        assert!(IN_HEADS.is_some());
    }
}
