//! Features: what can be said of a choice, as small numbers with names.

/// One thing that holds of a choice: a template and up to three values, packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Feature(pub(super) u32);

/// A sort of features, such as `form, kind of mention`.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// Its name in the table of weights.
    pub name: &'static str,
    /// The values it takes.
    pub values: Values,
}

/// The values of a template.
#[derive(Clone, Copy, Debug)]
pub enum Values {
    /// Up to three values, each one of a list of names.
    Named(&'static [&'static [&'static str]]),
    /// A value of a list of names, if there is one, and a word or an id, of which there may be many.
    Word(&'static [&'static str]),
}

/// Where the features of a choice are told.
pub trait Sink {
    /// A feature of a template with named values.
    fn add(&mut self, feature: Feature);
    /// A feature of a template of words; `template` is its place in the list of templates, `value` that of the value.
    fn add_word(&mut self, template: u8, value: u8, word: &str);
}

impl Feature {
    /// The feature of a template, by its place in the list, with the places of its values in theirs.
    #[inline]
    pub const fn new(template: u8, values: [u8; 3]) -> Feature {
        Feature(u32::from_be_bytes([template, values[0], values[1], values[2]]))
    }

    /// The feature of a template of words. Of words that share 24 bits of their digest the weight is shared.
    pub fn word(template: u8, value: u8, word: &str) -> Feature {
        let mix = |digest: u32, byte: u8| (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        let digest = word.bytes().fold(mix(0x811c_9dc5, value), mix);
        Feature(u32::from(template) << 24 | (digest >> 24 ^ digest) & 0x00ff_ffff)
    }

    /// Its template, by place.
    pub fn template(self) -> usize {
        (self.0 >> 24) as usize
    }

    #[inline]
    pub(super) fn values(self) -> [u8; 3] {
        let [_, values @ ..] = self.0.to_be_bytes();
        values
    }

    /// The names of its values; none for a word.
    pub fn names(self, templates: &[Template]) -> impl Iterator<Item = &'static str> {
        let lists = match templates[self.template()].values {
            Values::Named(lists) => lists,
            Values::Word(_) => &[],
        };
        lists.iter().zip(self.values()).map(|(names, value)| names[value as usize])
    }

    /// The same with another value.
    #[inline]
    pub(super) fn with(self, at: usize, value: u8) -> Feature {
        let mut values = self.values();
        values[at] = value;
        Feature::new(self.template() as u8, values)
    }

    /// The feature of a word that a line of a table names, behind its value if the template has values.
    pub(super) fn listed(template: usize, words: &str, names: &[&str]) -> Option<Feature> {
        if names.is_empty() {
            return Some(Feature::word(template as u8, 0, words));
        }
        let (name, word) = words.split_once(' ')?;
        Some(Feature::word(template as u8, position(names, name, 0)?, word))
    }

    /// The feature with values named one after the other, from the first or a later one on.
    ///
    /// `near` holds the places of the values of the line before; those of the next are most often the same or behind them.
    pub(super) fn named(
        template: usize,
        values: &str,
        lists: &[&[&str]],
        from: usize,
        near: &mut [u8; 3],
    ) -> Option<Feature> {
        let (mut places, mut rest) = ([0; 3], values);
        for ((place, near), list) in places[from..].iter_mut().zip(near).zip(lists) {
            let end = memchr::memchr(b' ', rest.as_bytes()).unwrap_or(rest.len());
            (*near, rest) = (position(list, &rest[..end], *near)?, rest.get(end + 1..).unwrap_or_default());
            *place = *near;
        }
        rest.is_empty().then(|| Feature::new(template as u8, places))
    }
}

/// The place of a name in a list, sought from a place on, then from the start.
pub(super) fn position(names: &[&str], name: &str, from: u8) -> Option<u8> {
    let behind = names.iter().skip(from.into()).position(|known| *known == name).map(|at| at + usize::from(from));
    behind.or_else(|| names.iter().position(|known| *known == name)).map(|at| at as u8)
}
