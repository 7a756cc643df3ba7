//! Which entries tell two sides apart.
//!
//! Two measures over the same counts, of an entry and of all words: log-odds with an informative Dirichlet prior (Monroe,
//! Colaresi & Quinn 2008, equations 15, 16, 19 to 22), whose prior is the counts of both sides together, and the
//! log-likelihood ratio of Dunning (1993).

use super::bootstrap::{Draws, interval};
use super::count::{Count, Counts, EntryKey};
use super::significance::{benjamini_hochberg, chi_squared_tail, normal_tails};
use std::collections::BTreeSet;

/// How far an entry tells two sides apart; what is positive is for the second.
#[derive(Clone, Debug)]
pub(super) struct Keyness<'s> {
    pub key: EntryKey<'s>,
    /// How often it stands on each side.
    pub counts: [u64; 2],
    pub log_odds: f64,
    pub drawn: Option<(f64, f64)>,
    pub z: f64,
    pub p: f64,
    pub q: f64,
    pub log_likelihood: f64,
    pub log_likelihood_p: f64,
    pub log_likelihood_q: f64,
}

/// A count and the number of words it stands among.
type Among = (f64, f64);

/// The keyness of every entry of two sides.
pub(super) fn keyness<'s>(counts: [&Counts<'s>; 2], draws: [&Draws; 2]) -> Vec<Keyness<'s>> {
    let keys: BTreeSet<EntryKey> = counts.iter().flat_map(|counts| counts.entries.keys().copied()).collect();
    let words = [0, 1].map(|side| draws[side].sums(&counts[side].words.parts).collect());
    let drawn = Drawn { draws, words };
    let mut found: Vec<Keyness> = keys.into_iter().map(|key| measured(key, counts, &drawn)).collect();
    let q = benjamini_hochberg(&found.iter().map(|keyness| keyness.p).collect::<Vec<_>>());
    found.iter_mut().zip(q).for_each(|(keyness, q)| keyness.q = q);
    let q = benjamini_hochberg(&found.iter().map(|keyness| keyness.log_likelihood_p).collect::<Vec<_>>());
    found.iter_mut().zip(q).for_each(|(keyness, q)| keyness.log_likelihood_q = q);
    found
}

/// The keyness of an entry, before others are in view.
fn measured<'s>(key: EntryKey<'s>, counts: [&Counts<'s>; 2], drawn: &Drawn) -> Keyness<'s> {
    let none = Count::default();
    let occurrences = counts.map(|counts| counts.entries.get(&key).map_or(&none, |(_, all)| all));
    let among = [0, 1].map(|side| (occurrences[side].total as f64, counts[side].words.total as f64));
    let prior = (among[0].0 + among[1].0, among[0].1 + among[1].1);
    let (log_odds, variance) = log_odds(among, prior);
    let (z, log_likelihood) = (log_odds / variance.sqrt(), log_likelihood(among));
    let (p, log_likelihood_p) = (normal_tails(z), chi_squared_tail(log_likelihood));
    let counts = occurrences.map(|count| count.total);
    let drawn = drawn.interval(occurrences, prior);
    Keyness { key, counts, log_odds, drawn, z, p, q: p, log_likelihood, log_likelihood_p, log_likelihood_q: p }
}

/// Two sides drawn anew.
struct Drawn<'d> {
    draws: [&'d Draws; 2],
    /// The words that each side has in each replicate.
    words: [Vec<f64>; 2],
}

impl Drawn<'_> {
    /// The interval of the log-odds ratio of an entry.
    fn interval(&self, occurrences: [&Count; 2], prior: Among) -> Option<(f64, f64)> {
        let [a, b] = [0, 1].map(|side| self.draws[side].sums(&occurrences[side].parts).zip(&self.words[side]));
        interval(a.zip(b).map(|((a, a_words), (b, b_words))| log_odds([(a, *a_words), (b, *b_words)], prior).0))
    }
}

/// The log-odds ratio of an entry with a prior, and its variance.
fn log_odds([a, b]: [Among; 2], prior: Among) -> (f64, f64) {
    let odds = |(count, all): Among| libm::log((count + prior.0) / (all + prior.1 - count - prior.0));
    (odds(b) - odds(a), 1.0 / (a.0 + prior.0) + 1.0 / (b.0 + prior.0))
}

/// Twice the logarithm of the likelihood ratio of two shares against one.
fn log_likelihood([a, b]: [Among; 2]) -> f64 {
    let (part, all) = (a.0 + b.0, a.1 + b.1);
    let term =
        |observed: f64, expected: f64| if observed > 0.0 { observed * libm::log(observed / expected) } else { 0.0 };
    let side =
        |(count, words): Among| term(count, part * words / all) + term(words - count, (all - part) * words / all);
    2.0 * (side(a) + side(b)).max(0.0)
}
