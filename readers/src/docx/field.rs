//! Fields: an instruction, of which the result is shown.

/// The fields that are open, one within the other.
#[derive(Default)]
pub(super) struct Fields {
    /// Of each, whether its result has begun.
    open: Vec<bool>,
    /// How many of them are still in their instruction.
    instructions: usize,
}

impl Fields {
    /// Takes in the beginning of a field, of its result, or its end.
    pub fn mark(&mut self, kind: &str) {
        match kind {
            "begin" => {
                self.open.push(false);
                self.instructions += 1;
            }
            "separate" => {
                if let Some(result) = self.open.last_mut().filter(|result| !**result) {
                    *result = true;
                    self.instructions -= 1;
                }
            }
            "end" => self.instructions -= matches!(self.open.pop(), Some(false)) as usize,
            _ => {}
        }
    }

    /// Whether words here are part of an instruction: the result of a field within it.
    ///
    /// Words right in an instruction are shown: they are a field whose end or beginning was lost.
    pub fn hide(&self) -> bool {
        let innermost = matches!(self.open.last(), Some(false)) as usize;
        self.instructions > innermost
    }

    /// Whether all fields have ended.
    pub fn are_closed(&self) -> bool {
        self.open.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_within_instructions_are_hidden() {
        let mut fields = Fields::default();
        let mut hidden = |kind| {
            fields.mark(kind);
            fields.hide()
        };
        let kinds = ["begin", "begin", "separate", "end", "separate", "end", "end", "separate"];
        assert_eq!(kinds.map(&mut hidden), [false, true, true, false, false, false, false, false]);
        assert!(fields.are_closed());
    }
}
