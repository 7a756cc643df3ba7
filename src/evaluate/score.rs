//! A document of a dataset scored against its annotation.

use super::count::Matches;
use super::found::Laid;
use super::gold::{Duty, Gold, Side, Unit};
use super::name::folded;
use super::tally::Tally;
use crate::dataset::Dossier;
use crate::dataset::shelf::{Norm, Position, Sentence, Speaker};
use std::collections::{BTreeMap, BTreeSet};

/// Where a dataset and an annotation differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What differs: `kind`, `speaker`, `act`, `theme`, `position` or `norm`.
    pub layer: &'static str,
    /// The sentence of the dataset; none where none covers the unit.
    pub sentence: Option<u32>,
    /// What the annotation has.
    pub annotated: String,
    /// What the dataset has.
    pub found: String,
    /// The words of the unit.
    pub text: String,
}

/// Scores a document; what is counted, and the faults.
pub(super) fn score(gold: &Gold, dossier: &Dossier) -> (Tally, Vec<Fault>) {
    let mut scoring = Scoring {
        gold,
        laid: Laid::new(gold, dossier),
        speakers: dossier.speakers.iter().map(|row| (row.speaker.as_str(), row)).collect(),
        keys: gold.units.iter().flat_map(|unit| &unit.speakers).collect(),
        positions: by_sentence(&dossier.positions, |row| row.sentence),
        norms: by_sentence(&dossier.norms, |row| row.sentence),
        seen: BTreeSet::new(),
        tally: Tally::default(),
        faults: Vec::new(),
        taken: Default::default(),
    };
    scoring.ends();
    let units = gold.units.iter().filter(|unit| unit.kind != "furniture");
    units.for_each(|unit| scoring.unit(unit));
    scoring.tally.speaker_positions = matches(&scoring.taken[0], &scoring.taken[1]);
    (scoring.tally, scoring.faults)
}

fn by_sentence<T>(rows: &[T], sentence: impl Fn(&T) -> u32) -> BTreeMap<u32, Vec<&T>> {
    let mut found: BTreeMap<u32, Vec<&T>> = BTreeMap::new();
    rows.iter().for_each(|row| found.entry(sentence(row)).or_default().push(row));
    found
}

fn matches<T: Ord>(wanted: &BTreeSet<T>, found: &BTreeSet<T>) -> Matches {
    Matches { both: wanted.intersection(found).count(), found: found.len(), wanted: wanted.len() }
}

/// Who takes which side.
type Taken = BTreeSet<(String, Side)>;

struct Scoring<'a> {
    gold: &'a Gold,
    laid: Laid<'a>,
    speakers: BTreeMap<&'a str, &'a Speaker>,
    /// The keys of all annotated speakers.
    keys: BTreeSet<&'a String>,
    positions: BTreeMap<u32, Vec<&'a Position>>,
    norms: BTreeMap<u32, Vec<&'a Norm>>,
    /// The sentences that a unit before had already: what they hold is counted once.
    seen: BTreeSet<u32>,
    tally: Tally,
    faults: Vec<Fault>,
    /// The positions of the annotation and those of the dataset.
    taken: [Taken; 2],
}

/// A unit with the sentence that covers it.
struct Pair<'a> {
    unit: &'a Unit,
    sentence: Option<&'a Sentence>,
    /// Whether no unit before had this sentence.
    first: bool,
}

impl<'a> Pair<'a> {
    /// Rows of the sentence, unless a unit before had them.
    fn rows<'r, T>(&self, rows: &'r BTreeMap<u32, Vec<&'a T>>) -> &'r [&'a T] {
        let number = self.sentence.filter(|_| self.first).map(|sentence| sentence.sentence);
        number.and_then(|number| rows.get(&number)).map_or(&[], Vec::as_slice)
    }
}

impl<'a> Scoring<'a> {
    fn ends(&mut self) {
        let [wanted, found] = self.laid.ends(self.gold);
        self.tally.ends = matches(&wanted, &found);
    }

    fn unit(&mut self, unit: &'a Unit) {
        let dossier = self.laid.dossier;
        let sentence = self.laid.covering(unit).map(|at| &dossier.sentences[at]);
        let first = sentence.is_none_or(|sentence| self.seen.insert(sentence.sentence));
        let pair = Pair { unit, sentence, first };
        let kind = sentence.map_or("", |sentence| &sentence.kind);
        let right = kind == unit.kind;
        self.tally.kind.count(right);
        if !right {
            self.fault(&pair, "kind", &unit.kind, kind);
        }
        if unit.is_prose() {
            self.owners(&pair);
            self.themes(&pair);
            self.act(&pair);
            self.positions(&pair);
            self.norms(&pair);
        }
    }

    /// Writes down what differs.
    fn fault(&mut self, pair: &Pair, layer: &'static str, annotated: &str, found: &str) {
        self.faults.push(Fault {
            layer,
            sentence: pair.sentence.map(|sentence| sentence.sentence),
            annotated: annotated.into(),
            found: found.into(),
            text: pair.unit.text.clone(),
        });
    }

    fn owners(&mut self, pair: &Pair) {
        let wanted = &pair.unit.speakers;
        let ids = pair.sentence.map_or(&[][..], |sentence| &sentence.speakers);
        let found: Vec<&Speaker> = ids.iter().filter_map(|id| self.speakers.get(id.as_str()).copied()).collect();
        let is = |key: &String| found.iter().any(|row| self.gold.roster.is(key, (*row).into()));
        let (all, some) = (wanted.len() == ids.len() && wanted.iter().all(is), wanted.iter().any(is));
        self.tally.owner.count(all);
        if !wanted.is_empty() {
            self.tally.speaker.count(all || wanted.len() > 1 && some);
        }
        if !ids.is_empty() {
            self.tally.stated.count(some);
        }
        if let Some(sentence) = pair.sentence {
            let thousandths = (f64::from(sentence.confidence) * 1000.0).round() as u16;
            let right = all && sentence.kind == pair.unit.kind;
            self.tally.confidence.entry(thousandths).or_default().count(right);
        }
        if !all {
            let names: Vec<&str> = found.iter().map(|row| row.name.as_str()).collect();
            self.fault(pair, "speaker", &wanted.join("; "), &names.join("; "));
        }
    }

    fn themes(&mut self, pair: &Pair) {
        let wanted: BTreeSet<&str> = pair.unit.themes.iter().map(String::as_str).collect();
        let found: BTreeSet<&str> =
            pair.sentence.into_iter().flat_map(|sentence| &sentence.themes).map(String::as_str).collect();
        for theme in wanted.union(&found) {
            let matches = self.tally.themes.entry(theme.to_string()).or_default();
            let (is_wanted, is_found) = (wanted.contains(theme), found.contains(theme));
            matches.both += usize::from(is_wanted && is_found);
            matches.found += usize::from(is_found);
            matches.wanted += usize::from(is_wanted);
        }
        if wanted != found {
            let told = |themes: BTreeSet<&str>| themes.into_iter().collect::<Vec<_>>().join("; ");
            self.fault(pair, "theme", &told(wanted), &told(found));
        }
    }

    fn act(&mut self, pair: &Pair) {
        let Some(wanted) = pair.unit.act.as_deref().filter(|act| !act.is_empty()) else { return };
        let found = pair.sentence.and_then(|sentence| sentence.act.as_deref()).unwrap_or_default();
        self.tally.act.count(found == wanted);
        if found != wanted {
            self.fault(pair, "act", wanted, found);
        }
    }

    fn positions(&mut self, pair: &Pair) {
        let side = |row: &&Position| Side { issue: row.issue.clone(), stance: row.stance.clone() };
        let wanted: BTreeSet<Side> = pair.unit.positions.iter().cloned().collect();
        let rows = pair.rows(&self.positions).to_vec();
        let found: BTreeSet<Side> = rows.iter().map(side).collect();
        self.tally.positions += matches(&wanted, &found);
        if wanted != found {
            self.fault(pair, "position", &sides(&wanted), &sides(&found));
        }
        let nobody = [String::new()];
        let owners = if pair.unit.speakers.is_empty() { &nobody[..] } else { &pair.unit.speakers };
        self.taken[0].extend(wanted.iter().flat_map(|side| owners.iter().map(|owner| (owner.clone(), side.clone()))));
        let taken: Vec<(String, Side)> = rows.iter().map(|row| (self.key(row, pair.unit), side(row))).collect();
        self.taken[1].extend(taken);
    }

    /// The annotated speaker who takes a position of the dataset; somebody unknown where it is nobody annotated.
    fn key(&self, position: &Position, unit: &Unit) -> String {
        let id = position.speaker.as_deref().unwrap_or("None");
        let is = |key: &&&String| {
            let row = self.speakers.get(id).copied();
            let is_here = !key.starts_with("anon:") || unit.speakers.contains(key);
            is_here && row.is_some_and(|row| self.gold.roster.is(key, row.into()))
        };
        self.keys.iter().find(is).map_or_else(|| format!("?{id}"), |key| (*key).clone())
    }

    fn norms(&mut self, pair: &Pair) {
        let (wanted, found) = (&pair.unit.norms, pair.rows(&self.norms).to_vec());
        self.tally.norms += Matches {
            both: usize::from(!wanted.is_empty() && !found.is_empty()),
            found: usize::from(!found.is_empty()),
            wanted: usize::from(!wanted.is_empty()),
        };
        for duty in wanted {
            if let Some(best) = nearest(duty, &found) {
                self.norm(duty, best);
            }
        }
        let annotated: Vec<&str> = wanted.iter().map(|duty| duty.deontic.as_str()).collect();
        let told: Vec<&str> = found.iter().map(|norm| norm.deontic.as_str()).collect();
        if annotated.is_empty() != told.is_empty() {
            self.fault(pair, "norm", &annotated.join("; "), &told.join("; "));
        }
    }

    fn norm(&mut self, duty: &Duty, norm: &Norm) {
        self.tally.deontic.count(norm.deontic == duty.deontic);
        if duty.is_bare {
            return;
        }
        let (wanted, found) = (words_of(duty.parts()), words_of(parts(norm)));
        self.tally.norm_words += Matches { both: common(&wanted, &found), found: found.len(), wanted: wanted.len() };
        let same = |one: &Option<String>, other: &Option<String>| {
            folded(one.as_deref().unwrap_or_default()).eq(folded(other.as_deref().unwrap_or_default()))
        };
        self.tally.attribute.count(same(&norm.attribute, &duty.attribute));
    }
}

impl Duty {
    fn parts(&self) -> [&Option<String>; 4] {
        [&self.attribute, &self.aim, &self.object, &self.condition]
    }
}

fn parts(norm: &Norm) -> [&Option<String>; 4] {
    [&norm.attribute, &norm.aim, &norm.object, &norm.condition]
}

fn words_of(parts: [&Option<String>; 4]) -> Vec<String> {
    let mut words: Vec<String> = parts.into_iter().flatten().flat_map(|part| folded(part)).collect();
    words.sort_unstable();
    words
}

/// How many words two ordered lists share.
fn common(one: &[String], other: &[String]) -> usize {
    let (mut at, mut shared) = (0, 0);
    for word in one {
        at += other[at..].iter().take_while(|next| *next < word).count();
        if other.get(at) == Some(word) {
            (at, shared) = (at + 1, shared + 1);
        }
    }
    shared
}

/// The norm that shares most words with an annotated one, the first of several.
fn nearest<'n>(duty: &Duty, norms: &[&'n Norm]) -> Option<&'n Norm> {
    let wanted = words_of(duty.parts());
    let shared = |norm: &&Norm| common(&wanted, &words_of(parts(norm)));
    norms.iter().rev().max_by_key(|norm| shared(norm)).copied()
}

fn sides(sides: &BTreeSet<Side>) -> String {
    sides.iter().map(|side| format!("{}={}", side.issue, side.stance)).collect::<Vec<_>>().join("; ")
}
