//! Themes, issues and actors through time, where there are three sides or more.
//!
//! Whether a share rises or falls is told by the test of Cochran (1954) and Armitage (1955) with the scores 1, 2, 3 … in
//! the order of time.

use super::alignment::ActorId;
use super::change::{Direction, Reading, standing};
use super::count::Counts;
use super::positions::{Held, reading};
use super::side::Side;
use super::significance::{benjamini_hochberg, normal_tails};
use std::collections::{BTreeMap, BTreeSet};

/// What is followed through time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Followed<'s> {
    /// The share of sentences that bear a theme.
    Theme(&'s str),
    /// The positions on an issue, in proportion to the sentences.
    Issue(&'s str),
    /// The share of support among the positions that take a side.
    Support(&'s str),
    /// What an actor holds on an issue: its force, below zero where it is against.
    Actor(ActorId, &'s str),
}

/// A figure at one time.
#[derive(Clone, Debug)]
pub(super) struct Point {
    /// The side by its number.
    pub side: usize,
    pub count: u64,
    pub of: Option<u64>,
    pub value: f64,
}

/// Figures through time.
#[derive(Clone, Debug)]
pub(super) struct Series<'s> {
    pub followed: Followed<'s>,
    /// In the order of time.
    pub points: Vec<Point>,
    pub trend: Option<Trend>,
}

/// Whether a share rises or falls.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trend {
    /// Above zero where it rises.
    pub z: f64,
    pub p: f64,
    pub q: f64,
}

/// How many sides make a series.
const LEAST: usize = 3;

/// The series of sides, given with their counts and positions; none where there are fewer than three.
pub(super) fn series<'s>(sides: &[Side<'s>], counts: &[Counts<'s>], held: &[Held<'s>], least: f32) -> Vec<Series<'s>> {
    if sides.len() < LEAST {
        return Vec::new();
    }
    let order = in_time(sides);
    let mut series: Vec<Series> = themes(&order, counts).chain(issues(&order, counts, held, least)).collect();
    judge(&mut series);
    series.extend(actors(&order, held, least));
    series
}

/// The sides by number in the order of time; those without a date come last, as they were given.
pub(super) fn in_time(sides: &[Side]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sides.len()).collect();
    order.sort_by_key(|at| (sides[*at].dates().is_none(), sides[*at].dates().map(|(first, _)| first)));
    order
}

fn themes<'s>(order: &[usize], counts: &[Counts<'s>]) -> impl Iterator<Item = Series<'s>> {
    let themes: BTreeSet<&str> = counts.iter().flat_map(|counts| counts.themes.keys().copied()).collect();
    themes.into_iter().map(move |theme| {
        let point = |side: &usize| {
            let count = counts[*side].themes.get(theme).map_or(0, |count| count.total);
            share(*side, count, counts[*side].sentences.total)
        };
        Series { followed: Followed::Theme(theme), points: order.iter().map(point).collect(), trend: None }
    })
}

fn issues<'s>(
    order: &[usize],
    counts: &[Counts<'s>],
    held: &[Held<'s>],
    least: f32,
) -> impl Iterator<Item = Series<'s>> {
    let sided: Vec<BTreeMap<&str, [u64; 3]>> = held.iter().map(|held| sided(held, least)).collect();
    let issues: BTreeSet<&str> = sided.iter().flat_map(|sided| sided.keys().copied()).collect();
    issues.into_iter().flat_map(move |issue| {
        let on = |side: &usize| (*side, sided[*side].get(issue).copied().unwrap_or_default());
        let all = |(side, [against, neither, support]): (usize, [u64; 3])| {
            share(side, against + neither + support, counts[side].sentences.total)
        };
        let support = |(side, [against, _, support]): (usize, [u64; 3])| share(side, support, against + support);
        let mentioned = order.iter().map(on).map(all).collect();
        let supported =
            order.iter().map(on).filter(|(_, [against, _, support])| against + support > 0).map(support).collect();
        [(Followed::Issue(issue), mentioned), (Followed::Support(issue), supported)].map(|(followed, points)| Series {
            followed,
            points,
            trend: None,
        })
    })
}

/// How many certain positions of a side are against, neither, and for each issue.
fn sided<'s>(held: &Held<'s>, least: f32) -> BTreeMap<&'s str, [u64; 3]> {
    let mut sided: BTreeMap<&str, [u64; 3]> = BTreeMap::new();
    for ((_, issue), taken) in held {
        let readings = taken.iter().map(reading).filter(|reading| reading.confidence >= least);
        readings.for_each(|reading| sided.entry(issue).or_default()[reading.direction as usize] += 1);
    }
    sided
}

fn share(side: usize, count: u64, of: u64) -> Point {
    Point { side, count, of: Some(of), value: if of > 0 { count as f64 / of as f64 } else { 0.0 } }
}

/// What each actor holds, where it is certain.
fn actors<'s>(order: &[usize], held: &[Held<'s>], least: f32) -> Vec<Series<'s>> {
    let mut lines: BTreeMap<(ActorId, &str), Vec<Point>> = BTreeMap::new();
    for side in order {
        for (matter, taken) in &held[*side] {
            let sure: Vec<(Reading, ())> = taken
                .iter()
                .map(reading)
                .filter(|reading| reading.confidence >= least)
                .map(|reading| (reading, ()))
                .collect();
            let Some(standing) = standing(&sure, least) else { continue };
            let force = f64::from(standing.reading.strength);
            let value = match standing.reading.direction {
                Direction::For => force,
                Direction::Against => -force,
                Direction::Neither => 0.0,
            };
            let point = Point { side: *side, count: standing.rows as u64, of: None, value };
            lines.entry(*matter).or_default().push(point);
        }
    }
    lines
        .into_iter()
        .map(|((actor, issue), points)| Series { followed: Followed::Actor(actor, issue), points, trend: None })
        .collect()
}

/// Gives each series its trend, with all of them in view.
fn judge(series: &mut [Series]) {
    let tested: Vec<(usize, f64)> =
        series.iter().enumerate().filter_map(|(at, series)| Some((at, trend(&series.points)?))).collect();
    let p: Vec<f64> = tested.iter().map(|(_, z)| normal_tails(*z)).collect();
    for (((at, z), p), q) in tested.iter().zip(&p).zip(benjamini_hochberg(&p)) {
        series[*at].trend = Some(Trend { z: *z, p: *p, q });
    }
}

/// The statistic of Cochran and Armitage; none where nothing can rise or fall.
fn trend(points: &[Point]) -> Option<f64> {
    if points.len() < LEAST {
        return None;
    }
    let rows = || {
        points
            .iter()
            .zip(1..)
            .map(|(point, score)| (point.count as f64, point.of.unwrap_or(0) as f64, f64::from(score)))
    };
    let (count, all) = rows().fold((0.0, 0.0), |(count, all), row| (count + row.0, all + row.1));
    let share = count / all;
    let difference: f64 = rows().map(|(count, of, score)| score * (count - of * share)).sum();
    let (first, second) =
        rows().fold((0.0, 0.0), |(first, second), (_, of, score)| (first + of * score, second + of * score * score));
    let variance = share * (1.0 - share) * (second - first * first / all);
    (variance > 0.0).then(|| difference / variance.sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(counts: [(u64, u64); 3]) -> Vec<Point> {
        counts.into_iter().enumerate().map(|(side, (count, of))| share(side, count, of)).collect()
    }

    #[test]
    fn a_share_that_grows_rises() {
        // By hand: share 0.3, difference 20, variance 0.21 · 200.
        let z = trend(&points([(20, 100), (30, 100), (40, 100)])).unwrap();
        assert!((z - 20.0 / (0.21_f64 * 200.0).sqrt()).abs() < 1e-12, "{z}");
        assert_eq!(trend(&points([(0, 100), (0, 100), (0, 100)])), None);
        assert_eq!(trend(&points([(0, 0), (0, 0), (0, 0)])), None);
    }
}
