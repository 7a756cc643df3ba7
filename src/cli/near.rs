//! Names that look like one that was not found.

/// The names nearest to a word: those that contain it first, then those that differ in the fewest letters.
pub(super) fn nearest<'a>(word: &str, names: &[&'a str], count: usize) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let mut ranked: Vec<(bool, usize, &str)> = names
        .iter()
        .map(|name| {
            let lower = name.to_lowercase();
            (!lower.contains(&word), distance(&word, &lower), *name)
        })
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, _, name)| name).take(count).collect()
}

/// How many letters must be added, dropped or changed to make one word of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in one.chars().enumerate() {
        let mut corner = row[0];
        row[0] = line + 1;
        for (column, candidate) in other.iter().enumerate() {
            let changed = corner + usize::from(letter != *candidate);
            corner = row[column + 1];
            row[column + 1] = changed.min(corner + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_names_come_first() {
        assert_eq!(distance("kitten", "sitting"), 3);
        let names = ["verbatim-1998", "seminar-2016", "semester"];
        assert_eq!(nearest("2016", &names, 1), ["seminar-2016"]);
        assert_eq!(nearest("semnar-2016", &names, 2), ["seminar-2016", "semester"]);
    }
}
