//! The kind of a text, by counted evidence.

use super::block::Block;
use super::front::Front;
use super::marker::Mark;
use super::metadata::front_value;
use super::name;
use super::turn;
use crate::document::{Genre, ParagraphKind};
use aho_corasick::AhoCorasick;
use regex::bytes::{Regex, RegexBuilder};
use std::cell::OnceCell;
use std::sync::LazyLock;

/// How much of a text is looked at.
const SAMPLE: usize = 200_000;

/// How much of its beginning counts as its head.
const HEAD: usize = 3_000;

static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(
        r"(?mR)^[ \t]*(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Baroness|Sheikh|Sheikha|Prince|Princess|Judge|Archbishop|Monsignor|Dato|MR|Mgr)\.?(?: |\xc2\xa0)[^\n:?!]{2,70}(?:\n[^\n:?!.]{0,50})?|The (?:Acting |Temporary )?(?:President|Chair|Chairman|Chairperson|Secretary-General|PRESIDENT|CHAIRMAN)(?: \([^)\n]{3,60}\))*): ?",
    )
});
/// The labels of the records of United Nations organs: a State in brackets, a language, the President.
static ORGAN_LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(
        r"(?mR)^[ \t]*(?:The (?:Acting |Temporary )?(?:President|PRESIDENT)(?: \([^)\n]{3,60}\))*:|[^\n:]{2,70}\((?:spoke|translated|interpretation) )",
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
        r"(?mR)^[ \t]*\d{1,3}\\?\.\s+(?:(?:Mr|Mrs|Ms|Miss|Sir|Dame|Dr|Archbishop|Monsignor)\.? [^\n(]{2,60}\([A-Z][^)]{2,60}\)|The representative of [A-Z])",
    )
});
static CROWD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(
        r"(?i)\b(?:participants?|panell?ists?|speakers?|discussants?|delegations?|representatives?) (?:also |then |further )?(?:noted|said|suggested|stressed|highlighted|agreed|raised|emphasi[sz]ed|recogni[sz]ed|asked|pointed|shared|underlined|discussed)\b",
    )
});
static ORGAN_OPENS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(
        r"(?mR)^[ \t]*\**_?The (?:General Assembly|Security Council|Economic and Social Council|Human Rights Council|Conference of the Parties[^\n]{0,90}|Commission[^\n]{0,40}|Council|(?:[A-Z][a-z]+ ){0,3}(?:Ministers|Deputies|Leaders|Parties))_?\**\s*[,:]?_?[ \t]*$|^[ \t]*The [A-Z][^\n]{5,120} adopted the following (?:decision|communiqu|resolution|declaration|conclusions)",
    )
});
static ORGAN_ACTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(
        r"\b[Tt]he (?:Group|Working Group|Committee|Special Committee|Commission|Board|Executive Board|Subcommittee|SBSTA|SBI|COP|CMP|Conference|Bureau|States) (?:recommends?|recommended|considered|noted|notes|took note|decided|agreed|recalled|recalls|reaffirms?|reaffirmed|concluded|concludes|welcomed|invited|requested|held|adopted|emphasi[sz]es|underlines?|should)\b",
    )
});

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

/// How many labels that come again, and of how many speakers, make a transcript.
const TURNS: usize = 4;
const VOICES: usize = 2;

/// The genre of a document of this name, with this front page and title.
pub(super) fn genre(name: &str, blocks: &[Block], text: &str, front: &Front, title: Option<&str>) -> Genre {
    if name::speech(name).is_some() {
        return Genre::Speech;
    }
    Evidence::gather(blocks, text, front, title).genre()
}

/// What a text shows of its genre. What takes a search of the whole text is sought when it is first asked for.
struct Evidence<'t> {
    blocks: &'t [Block],
    text: &'t str,
    sample: &'t str,
    labels: Count,
    said: Count,
    states: Count,
    numbered: Count,
    crowds: Count,
    opens: Count,
    acts: Count,
    organ_labels: Count,
    roster: bool,
    /// Numbered paragraphs.
    numbers: usize,
    /// The front matter's id and the beginning of the text.
    head: String,
    press: bool,
    /// Whether the title calls it a declaration or joint statement.
    declared: bool,
}

/// How often a pattern is found, once that has been asked for.
struct Count {
    pattern: &'static LazyLock<Option<Regex>>,
    found: OnceCell<usize>,
}

impl Count {
    fn of(pattern: &'static LazyLock<Option<Regex>>) -> Count {
        Count { pattern, found: OnceCell::new() }
    }

    fn within(&self, text: &str) -> usize {
        *self
            .found
            .get_or_init(|| self.pattern.as_ref().map_or(0, |pattern| pattern.find_iter(text.as_bytes()).count()))
    }
}

impl<'t> Evidence<'t> {
    fn gather(blocks: &'t [Block], text: &'t str, front: &Front, title: Option<&str>) -> Evidence<'t> {
        Evidence {
            blocks,
            text,
            sample: prefix(text, SAMPLE),
            labels: Count::of(&LABEL),
            said: Count::of(&SAID),
            states: Count::of(&STATE_SAID),
            numbered: Count::of(&NUMBERED_SAID),
            crowds: Count::of(&CROWD),
            opens: Count::of(&ORGAN_OPENS),
            acts: Count::of(&ORGAN_ACTS),
            organ_labels: Count::of(&ORGAN_LABEL),
            roster: blocks.iter().filter(|block| block.kind == ParagraphKind::Roster).count() >= 2,
            numbers: blocks.iter().filter(|block| block.mark == Some(Mark::Number)).count(),
            head: format!("{} {}", front_value(blocks, text, "id").unwrap_or_default(), prefix(text, HEAD)),
            press: front.is_press(),
            declared: title.is_some_and(is_declaration),
        }
    }

    fn labels(&self) -> usize {
        self.labels.within(self.sample)
    }

    fn said(&self) -> usize {
        self.said.within(self.sample)
    }

    fn states(&self) -> usize {
        self.states.within(self.sample)
    }

    fn acts(&self) -> usize {
        self.acts.within(self.sample)
    }

    fn quotes(&self) -> usize {
        self.said() + self.crowds.within(self.sample)
    }

    /// Whether it is the record of an organ of the United Nations.
    fn is_of_organ(&self) -> bool {
        self.head.contains("/PV") || self.head.contains("Security Council") || self.organ_labels.within(self.sample) > 0
    }

    /// Whether the front matter's id begins as those of Earth Negotiations Bulletins do.
    fn is_enb(&self) -> bool {
        self.head.get(..3).is_some_and(|first| first.eq_ignore_ascii_case("enb"))
    }

    /// Whether labels open the turns, and more of them than of people who are reported.
    fn is_labelled(&self) -> bool {
        self.labels() >= 2 && self.labels() * 2 > self.said()
    }

    /// Whether speakers take turns, each with a label that comes again.
    fn is_spoken(&self) -> bool {
        let (turns, voices) = turn::turns(self.blocks, self.text, SAMPLE as u32);
        turns >= TURNS && voices >= VOICES && turns > self.said() + self.states()
    }

    fn is_in_first_person(&self) -> bool {
        let words = self.sample.split_ascii_whitespace().count();
        words > 150 && first_person(self.sample) * 60 >= words
    }

    fn genre(&self) -> Genre {
        let tells = tells(&self.head);
        let says = |what: Tells| tells[what as usize];
        let numbered = || self.numbered.within(self.sample);
        let opens = || self.opens.within(self.sample) >= 1 && self.quotes() < 3 && self.labels() == 0;
        let agrees = || self.acts() >= 5 && self.acts() > self.quotes() && !self.roster;
        match () {
            _ if self.is_labelled() && self.is_of_organ() => Genre::Verbatim,
            _ if self.is_spoken() => Genre::Transcript,
            _ if self.is_labelled() => Genre::Verbatim,
            _ if numbered() >= 4 || numbered() >= 1 && says(Tells::Summary) => Genre::Summary,
            _ if says(Tells::Resolution) || opens() => Genre::Resolution,
            _ if self.press => Genre::Press,
            _ if self.numbers >= 8 && agrees() => Genre::Consensus,
            _ if self.states() >= 4 && self.states() > self.said() || self.is_enb() => Genre::Bulletin,
            _ if agrees() => Genre::Consensus,
            _ if self.roster || says(Tells::Meeting) && self.quotes() + self.states() >= 1 || self.quotes() >= 4 => {
                Genre::Seminar
            }
            _ if self.declared && self.quotes() == 0 => Genre::Statement,
            _ if self.quotes() == 0 && self.is_in_first_person() => Genre::Speech,
            _ if self.states() >= 3 => Genre::Bulletin,
            _ => Genre::Other,
        }
    }
}

/// How often the speaker of a text is named in the first person.
fn first_person(text: &str) -> usize {
    let words = text.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
    words.filter(|word| matches!(*word, "I" | "we" | "We" | "our" | "Our" | "my" | "My" | "us")).count()
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
        for pattern in [&LABEL, &ORGAN_LABEL, &SAID, &STATE_SAID, &NUMBERED_SAID, &CROWD, &ORGAN_OPENS, &ORGAN_ACTS] {
            assert!(pattern.is_some());
        }
        assert!(IN_HEADS.is_some());
    }
}
