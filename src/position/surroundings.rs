//! What stands around the words of an issue: the sentences beside, the heading above, what the document speaks of.

use crate::attribute::{Attribution, Attributions, Kind};
use crate::document::Document;
use crate::lexicon::{EntryId, Lexicons, Scan, Sense};
use crate::speech::words::Words;
use crate::statement::{self, Statement};
use rapporteur_readers::span::Span;

/// A document as positions are read in it.
pub(super) struct Surroundings<'a> {
    pub words: Words<'a>,
    pub statements: &'a [Statement],
    attributions: &'a Attributions,
    /// For each sentence, the heading above it.
    headings: Vec<Option<u32>>,
    /// What the document speaks of, by the order of [`Lexicons::domains`].
    domains: Vec<Domain>,
}

/// Where a document speaks of a concept within which issues stand.
struct Domain {
    concept: EntryId,
    level: Level,
    /// For each sentence, how near it is to one that speaks of the concept.
    nearness: Vec<Nearness>,
}

/// How near a sentence is to one that speaks of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// It does so itself.
    Here,
    /// One beside it does.
    Beside,
    /// One of the four before or behind does.
    Near,
    /// One farther away does.
    Far,
    /// None does.
    Never,
}

impl Nearness {
    pub const NAMES: [&'static str; 5] = ["here", "beside", "near", "far", "never"];

    fn of(distance: Option<usize>) -> Nearness {
        match distance {
            None => Nearness::Never,
            Some(0) => Nearness::Here,
            Some(1) => Nearness::Beside,
            Some(2..=4) => Nearness::Near,
            Some(_) => Nearness::Far,
        }
    }
}

/// How much a document speaks of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Never.
    Never,
    /// Here and there.
    Seldom,
    /// At least three times, and once in sixty sentences.
    Often,
    /// At least three times, and once in six sentences.
    Throughout,
}

impl Level {
    pub const NAMES: [&'static str; 4] = ["never", "seldom", "often", "throughout"];

    /// The level of so many of so many.
    pub fn of(count: usize, all: usize) -> Level {
        match count {
            0 => Level::Never,
            1 | 2 => Level::Seldom,
            _ if count * 6 >= all => Level::Throughout,
            _ if count * 60 >= all => Level::Often,
            _ => Level::Seldom,
        }
    }
}

/// Whose view a stretch of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// No statement holds it.
    Free,
    /// The speaker's.
    Own,
    /// Another's, whom the sentence names.
    Others,
}

impl Scope {
    pub const NAMES: [&'static str; 3] = ["free", "own", "others"];
}

impl<'a> Surroundings<'a> {
    pub fn new(
        document: &'a Document,
        scan: &'a Scan,
        lexicons: &'a Lexicons,
        attributions: &'a Attributions,
        statements: &'a [Statement],
    ) -> Self {
        let words = Words::new(document, scan, lexicons);
        let (headings, domains) = (headings(attributions), domains(scan, lexicons, attributions.sentences.len()));
        Surroundings { words, statements, attributions, headings, domains }
    }

    /// How many sentences the document has.
    pub fn sentences(&self) -> usize {
        self.attributions.sentences.len()
    }

    pub fn attribution(&self, sentence: usize) -> &'a Attribution {
        &self.attributions.sentences[sentence]
    }

    /// Whether somebody speaks in a sentence that can be read.
    pub fn speaks(&self, sentence: usize) -> bool {
        matches!(self.attribution(sentence).kind, Kind::Statement | Kind::Discussion)
            && self.words.is_readable(sentence)
    }

    /// Whether a sentence goes on where its owner spoke in the one before.
    pub fn carries_on(&self, sentence: usize) -> bool {
        sentence > 0
            && self.speaks(sentence - 1)
            && self.attribution(sentence).speakers == self.attribution(sentence - 1).speakers
    }

    /// The sentence that this one goes on from, and the heading above.
    pub fn around(&self, sentence: usize) -> [Option<usize>; 2] {
        let before = self.carries_on(sentence).then(|| sentence - 1);
        [before, self.headings[sentence].map(|heading| heading as usize)]
    }

    /// Whether an entry is an issue that a sentence may speak of: what it stands within must be near, or the document's
    /// subject throughout.
    pub fn is_at_issue(&self, entry: EntryId, sentence: usize) -> bool {
        let is_near = || self.nearness(entry, sentence as u32) <= Nearness::Near;
        match &self.words.lexicons.entries[entry.0 as usize].sense {
            Sense::Issue(issue) => issue.within.is_none() || self.level(entry) == Level::Throughout || is_near(),
            _ => false,
        }
    }

    /// Whether an issue stands within what its lexicon is about.
    pub fn is_within(&self, entry: EntryId) -> bool {
        matches!(&self.words.lexicons.entries[entry.0 as usize].sense, Sense::Issue(issue) if issue.within.is_some())
    }

    /// How much the document speaks of what an issue stands within, or else of what its lexicon is about.
    pub fn level(&self, issue: EntryId) -> Level {
        self.domain(issue).map_or(Level::Never, |domain| domain.level)
    }

    /// How near a sentence is to where the document does so.
    pub fn nearness(&self, issue: EntryId, sentence: u32) -> Nearness {
        self.domain(issue).map_or(Nearness::Never, |domain| domain.nearness[sentence as usize])
    }

    fn domain(&self, entry: EntryId) -> Option<&Domain> {
        let entries = &self.words.lexicons.entries;
        let entry = &entries[entry.0 as usize];
        let Sense::Issue(issue) = &entry.sense else { return None };
        let is_own = |domain: &&Domain| match issue.within {
            Some(within) => domain.concept == within,
            None => entries[domain.concept.0 as usize].lexicon == entry.lexicon,
        };
        self.domains.iter().find(is_own)
    }

    /// The innermost statement that holds a stretch of a sentence.
    pub fn statement(&self, sentence: u32, span: Span) -> Option<&'a Statement> {
        statement::holding(self.statements, sentence, span).map(|at| &self.statements[at as usize])
    }

    /// Whose view a statement is.
    pub fn scope(&self, statement: Option<&Statement>) -> Scope {
        match statement {
            None => Scope::Free,
            Some(Statement { speaker: Some(_), .. }) => Scope::Own,
            Some(Statement { source: None, .. }) => Scope::Own,
            Some(_) => Scope::Others,
        }
    }
}

fn headings(attributions: &Attributions) -> Vec<Option<u32>> {
    let mut heading = None;
    let above = |(at, attribution): (usize, &Attribution)| {
        let above = heading;
        if attribution.kind == Kind::Heading {
            heading = Some(at as u32);
        }
        above
    };
    attributions.sentences.iter().enumerate().map(above).collect()
}

fn domains(scan: &Scan, lexicons: &Lexicons, sentences: usize) -> Vec<Domain> {
    let domain = |concept: &EntryId| {
        let speaks = |sentence: usize| scan.matches_of(sentence).iter().filter(|hit| hit.entry == *concept).count();
        let counts: Vec<usize> = (0..sentences).map(speaks).collect();
        Domain {
            concept: *concept,
            level: Level::of(counts.iter().sum(), sentences),
            nearness: distances(&counts).into_iter().map(Nearness::of).collect(),
        }
    };
    lexicons.domains.iter().map(domain).collect()
}

/// For each place, how far the nearest with a count is.
fn distances(counts: &[usize]) -> Vec<Option<usize>> {
    let mut distances = vec![None; counts.len()];
    let mut sweep = |places: &mut dyn Iterator<Item = usize>| {
        let mut distance: Option<usize> = None;
        for place in places {
            distance = if counts[place] > 0 { Some(0) } else { distance.map(|distance| distance + 1) };
            distances[place] = [distances[place], distance].into_iter().flatten().min();
        }
    };
    sweep(&mut (0..counts.len()));
    sweep(&mut (0..counts.len()).rev());
    distances
}
