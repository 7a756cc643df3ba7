//! A dictionary as all forms have it: categories with words.

/// A dictionary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Dictionary {
    /// What it calls itself.
    pub title: Option<String>,
    pub categories: Vec<Category>,
}

/// A category of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Category {
    pub name: String,
    /// The category it is part of, as an index.
    pub broader: Option<usize>,
    /// What it is about.
    pub scope: Option<String>,
    pub words: Vec<Word>,
}

/// A word or phrase with its line, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub text: String,
    pub line: u32,
}

/// Why a file is not of its form: a line and what is wrong there.
pub(super) type Wrong = (u32, String);

impl Dictionary {
    /// Adds a category; its index.
    pub fn add(&mut self, name: &str, broader: Option<usize>) -> usize {
        self.categories.push(Category { name: name.trim().into(), broader, ..Category::default() });
        self.categories.len() - 1
    }

    /// Whether a category is another or part of it.
    pub fn is_within(&self, mut category: usize, other: usize) -> bool {
        // As many steps as there are categories, lest some be part of one another.
        for _ in 0..=self.categories.len() {
            match self.categories[category].broader {
                _ if category == other => return true,
                Some(broader) => category = broader,
                None => return false,
            }
        }
        false
    }
}
