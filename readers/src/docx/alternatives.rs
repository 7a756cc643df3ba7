//! Alternatives of which a reader takes the first that it knows: the first, here, that has any content.

use super::xml::Follow;

/// Alternatives that are open, one within the other: of each, how much content there was before the one that is read.
#[derive(Default)]
pub(super) struct Alternatives(Vec<Option<usize>>);

impl Alternatives {
    /// Alternatives begin.
    pub fn begin(&mut self) {
        self.0.push(None);
    }

    /// Alternatives end.
    pub fn end(&mut self) {
        self.0.pop();
    }

    /// Whether the next is wanted, where there is so much content by now.
    pub fn next(&mut self, content: usize) -> Follow {
        let Some(alternative) = self.0.last_mut() else { return Follow::In };
        if alternative.is_some_and(|before| content > before) {
            return Follow::Past;
        }
        *alternative = Some(content);
        Follow::In
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_with_content_is_taken() {
        let mut alternatives = Alternatives::default();
        alternatives.begin();
        assert_eq!([7, 7, 9].map(|content| alternatives.next(content)), [Follow::In, Follow::In, Follow::Past]);
        alternatives.end();
        assert_eq!(alternatives.next(9), Follow::In);
    }
}
