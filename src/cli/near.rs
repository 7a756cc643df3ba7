//! Names that look like one that was not found.

/// The names nearest to a word: those that contain it first, then those that differ in the fewest letters.
pub(super) fn nearest<'a>(word: &str, names: &[&'a str], count: usize) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let mut ranked: Vec<(bool, usize, &str)> = names
        .iter()
        .map(|name| {
            let lower = name.to_lowercase();
            (!lower.contains(&word), strsim::levenshtein(&word, &lower), *name)
        })
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, _, name)| name).take(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_names_come_first() {
        let names = ["verbatim-1998", "seminar-2016", "semester"];
        assert_eq!(nearest("2016", &names, 1), ["seminar-2016"]);
        assert_eq!(nearest("semnar-2016", &names, 2), ["seminar-2016", "semester"]);
    }
}
