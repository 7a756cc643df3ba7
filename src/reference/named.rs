//! The treaties that a document has named so far, by the word that stands for them afterwards.
//!
//! A text that has named one convention calls it `the Convention` from there on; where it has named two, the word alone
//! tells nothing.

use super::{Cited, ReferenceKind};

/// Words that stand for a treaty named before.
const WORDS: [&str; 8] = ["Agreement", "Charter", "Convention", "Covenant", "Pact", "Protocol", "Statute", "Treaty"];

/// For each word, the treaty it stands for.
#[derive(Default)]
pub(super) struct Named([Standing; WORDS.len()]);

#[derive(Default)]
enum Standing {
    #[default]
    Nothing,
    One(Box<Treaty>),
    Several,
}

/// A treaty that was named.
struct Treaty {
    title: String,
    symbol: Option<String>,
    url: Option<String>,
}

impl Named {
    /// Takes note of what a sentence names.
    pub fn learn(&mut self, cited: &[Cited]) {
        for cited in cited.iter().filter(|cited| cited.kind == ReferenceKind::Treaty) {
            let Some(title) = &cited.title else { continue };
            // The first such word is its own: the Kyoto Protocol to a Convention is a protocol.
            let own = title.split(' ').find_map(|word| WORDS.iter().position(|known| *known == word));
            own.into_iter().for_each(|at| self.0[at].learn(cited, title));
        }
    }

    /// The treaty that a word stands for, cited by it alone.
    pub fn treaty(&self, word: &str) -> Option<Cited> {
        let at = WORDS.iter().position(|known| *known == word)?;
        match &self.0[at] {
            Standing::One(treaty) => Some(Cited {
                span: Default::default(),
                kind: ReferenceKind::Treaty,
                symbol: treaty.symbol.clone(),
                title: Some(treaty.title.clone()),
                url: treaty.url.clone(),
            }),
            _ => None,
        }
    }
}

impl Standing {
    fn learn(&mut self, cited: &Cited, title: &str) {
        match self {
            Standing::Nothing => {
                let (symbol, url) = (cited.symbol.clone(), cited.url.clone());
                *self = Standing::One(Box::new(Treaty { title: title.to_owned(), symbol, url }));
            }
            Standing::One(treaty) if treaty.title != title => *self = Standing::Several,
            _ => {}
        }
    }
}
