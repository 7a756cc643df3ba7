//! By what the documents of one dataset are grouped into sides.

use super::record::Document;
use serde_json::Value;
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// By what the documents of one dataset are grouped into sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// Each document is a side.
    Document,
    /// Its symbol.
    Symbol,
    /// Its day.
    Date,
    /// The year of its day, or the year that is told alone.
    Year,
    /// A column that the corpus brought itself: `meta_committee`.
    Meta(String),
}

impl By {
    /// The value of a document; none where it has none.
    pub(super) fn value<'d>(&self, document: &'d Document) -> Option<Cow<'d, str>> {
        let value: Cow<str> = match self {
            By::Document => Some(document.document.as_str().into()),
            By::Symbol => document.symbol.as_deref().map(Cow::from),
            By::Date => document.date.as_deref().map(Cow::from),
            By::Year => document.when().and_then(|day| day.get(..4)).map(Cow::from),
            By::Meta(column) => document.meta.get(column).and_then(words),
        }?;
        (!value.is_empty()).then_some(value)
    }
}

fn words(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::Null => None,
        Value::String(words) => Some(words.into()),
        other => Some(other.to_string().into()),
    }
}

impl fmt::Display for By {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            By::Document => "document",
            By::Symbol => "symbol",
            By::Date => "date",
            By::Year => "year",
            By::Meta(column) => column,
        })
    }
}

impl FromStr for By {
    type Err = String;

    fn from_str(word: &str) -> Result<By, String> {
        Ok(match word {
            "document" => By::Document,
            "symbol" => By::Symbol,
            "date" => By::Date,
            "year" => By::Year,
            column if column.starts_with("meta_") => By::Meta(column.into()),
            _ => return Err("`document`, `symbol`, `date`, `year` or a column `meta_…` is wanted".into()),
        })
    }
}
