//! Concepts that tell of an issue where they meet, in whatever order they stand.

use super::entry::EntryId;
use super::scan::Match;
use serde::{Deserialize, Serialize};

/// How much it tells that some concepts meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Telling {
    /// They name what the issue is about.
    Names,
    /// They go along with it, and with other things too.
    Hints,
}

/// Concepts that meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The entry they tell of.
    pub entry: EntryId,
    /// How much they tell.
    pub telling: Telling,
    /// The concepts, each any of some entries, sorted; never empty.
    pub parts: Vec<Vec<EntryId>>,
}

/// All meetings.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Meetings {
    meetings: Vec<Meeting>,
    /// By entry, the numbers of the meetings that it takes part in.
    by_part: Vec<Vec<u32>>,
}

/// A meeting found in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Met {
    /// The entry it tells of.
    pub entry: EntryId,
    /// How much it tells.
    pub telling: Telling,
    /// How many concepts meet.
    pub parts: u32,
    /// First token within the sentence, as an index into [`Scan::tokens`](super::Scan::tokens).
    pub first: u32,
    /// Last token within the sentence, included.
    pub last: u32,
    /// How far from the sentence a concept stands: 0 where all stand in it, else the place in `around`, from 1.
    pub reach: usize,
}

impl Meetings {
    pub(super) fn new(meetings: Vec<Meeting>) -> Self {
        let last = meetings.iter().flat_map(|meeting| meeting.parts.iter().flatten()).max();
        let mut by_part: Vec<Vec<u32>> = vec![Vec::new(); last.map_or(0, |last| last.0 as usize + 1)];
        for (number, meeting) in meetings.iter().enumerate() {
            meeting.parts.iter().flatten().for_each(|part| by_part[part.0 as usize].push(number as u32));
        }
        Meetings { meetings, by_part }
    }

    /// What meets in a sentence, by its hits; single concepts may stand in the stretches of text `around` it, the
    /// nearest first. Sorted by entry.
    pub fn met(&self, own: &[Match], around: &[&[Match]]) -> Vec<Met> {
        let mut numbers: Vec<u32> = own.iter().flat_map(|hit| self.with(hit.entry)).copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut met: Vec<Met> =
            numbers.iter().filter_map(|number| meet(&self.meetings[*number as usize], own, around)).collect();
        met.sort_by_key(|met| met.entry);
        met
    }

    fn with(&self, entry: EntryId) -> &[u32] {
        self.by_part.get(entry.0 as usize).map(Vec::as_slice).unwrap_or_default()
    }
}

fn meet(meeting: &Meeting, own: &[Match], around: &[&[Match]]) -> Option<Met> {
    let Meeting { entry, telling, parts } = meeting;
    let mut met =
        Met { entry: *entry, telling: *telling, parts: parts.len() as u32, first: u32::MAX, last: 0, reach: 0 };
    for part in parts {
        let is_part = |hit: &&Match| part.binary_search(&hit.entry).is_ok();
        match own.iter().find(is_part) {
            Some(hit) => (met.first, met.last) = (met.first.min(hit.first), met.last.max(hit.last)),
            None => met.reach = met.reach.max(1 + around.iter().position(|hits| hits.iter().any(|hit| is_part(&hit)))?),
        }
    }
    Some(met)
}
