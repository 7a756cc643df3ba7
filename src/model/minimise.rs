//! The least of a smooth function, by limited-memory BFGS with backtracking (Nocedal & Wright 2006, algorithm 7.5).

use std::collections::VecDeque;

/// How many steps are remembered.
const MEMORY: usize = 8;

/// How small a gradient, beside the number of unknowns, ends the search.
const FLAT: f64 = 1e-4;

/// The point at which `cost` is least, from `start` on, in at most `rounds` steps. `cost` writes the gradient.
pub(super) fn minimise(start: Vec<f64>, rounds: usize, mut cost: impl FnMut(&[f64], &mut [f64]) -> f64) -> Vec<f64> {
    let mut point = start;
    let mut gradient = vec![0.0; point.len()];
    let mut value = cost(&point, &mut gradient);
    let mut past: VecDeque<(Vec<f64>, Vec<f64>)> = VecDeque::new();
    for _ in 0..rounds {
        if dot(&gradient, &gradient) < FLAT * FLAT * point.len() as f64 {
            break;
        }
        let direction = direction(&gradient, &past);
        let Some((next, next_value, next_gradient)) =
            step(&point, value, &gradient, &direction, past.is_empty(), &mut cost)
        else {
            break;
        };
        let moved: Vec<f64> = next.iter().zip(&point).map(|(next, own)| next - own).collect();
        let turned: Vec<f64> = next_gradient.iter().zip(&gradient).map(|(next, own)| next - own).collect();
        if dot(&moved, &turned) > 1e-12 {
            past.push_back((moved, turned));
            if past.len() > MEMORY {
                past.pop_front();
            }
        }
        (point, value, gradient) = (next, next_value, next_gradient);
    }
    point
}

/// Where to go from here: the gradient turned by what the last steps tell of the curvature.
fn direction(gradient: &[f64], past: &VecDeque<(Vec<f64>, Vec<f64>)>) -> Vec<f64> {
    let mut direction: Vec<f64> = gradient.iter().map(|slope| -slope).collect();
    let mut shares = Vec::with_capacity(past.len());
    for (moved, turned) in past.iter().rev() {
        let share = dot(moved, &direction) / dot(moved, turned);
        add(&mut direction, turned, -share);
        shares.push(share);
    }
    if let Some((moved, turned)) = past.back() {
        let scale = dot(moved, turned) / dot(turned, turned);
        direction.iter_mut().for_each(|value| *value *= scale);
    }
    for ((moved, turned), share) in past.iter().zip(shares.into_iter().rev()) {
        let back = dot(turned, &direction) / dot(moved, turned);
        add(&mut direction, moved, share - back);
    }
    direction
}

/// The first point along a direction that lessens the cost enough (Armijo).
fn step(
    point: &[f64],
    value: f64,
    gradient: &[f64],
    direction: &[f64],
    first: bool,
    cost: &mut impl FnMut(&[f64], &mut [f64]) -> f64,
) -> Option<(Vec<f64>, f64, Vec<f64>)> {
    let slope = dot(gradient, direction);
    let mut length = if first { 1.0 / dot(gradient, gradient).sqrt().max(1.0) } else { 1.0 };
    for _ in 0..40 {
        let next: Vec<f64> = point.iter().zip(direction).map(|(own, turn)| own + length * turn).collect();
        let mut next_gradient = vec![0.0; point.len()];
        let next_value = cost(&next, &mut next_gradient);
        if next_value <= value + 1e-4 * length * slope {
            return Some((next, next_value, next_gradient));
        }
        length *= 0.5;
    }
    None
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn add(sum: &mut [f64], values: &[f64], share: f64) {
    sum.iter_mut().zip(values).for_each(|(own, value)| *own += share * value);
}

#[cfg(test)]
mod tests {
    use super::minimise;

    #[test]
    fn finds_the_bottom_of_a_bent_valley() {
        let valley = |point: &[f64], gradient: &mut [f64]| {
            let (x, y) = (point[0], point[1]);
            gradient[0] = -2.0 * (1.0 - x) - 400.0 * x * (y - x * x);
            gradient[1] = 200.0 * (y - x * x);
            (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2)
        };
        let bottom = minimise(vec![-1.2, 1.0], 200, valley);
        assert!((bottom[0] - 1.0).abs() < 1e-3 && (bottom[1] - 1.0).abs() < 1e-3, "{bottom:?}");
    }
}
