//! What a clerk calls a value of ours: by its name in either language, or by enough of its beginning.
use crate::words::folded::folded;

pub struct Named<T>(Vec<(String, T)>);

/// Shorter ones could be the beginning of anything.
const SHORTEST: usize = 2;

impl<T: Clone + PartialEq> Named<T> {
    pub fn of(values: impl Iterator<Item = (String, T)>) -> Self {
        Self(values.map(|(name, value)| (bare(&name), value)).collect())
    }

    pub fn find(&self, typed: &str) -> Option<T> {
        let typed = bare(typed);
        if let Some((_, value)) = self.0.iter().find(|(name, _)| *name == typed) {
            return Some(value.clone());
        }
        let mut meant = self.0.iter().filter(|(name, _)| name.starts_with(&typed)).map(|(_, value)| value);
        let first = meant.next().filter(|_| typed.chars().count() >= SHORTEST)?;
        meant.all(|other| other == first).then(|| first.clone())
    }
}

/// Without spaces, quotes and brackets, in which lists differ.
fn bare(text: &str) -> String {
    folded(text).chars().filter(|mark| mark.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_counts_while_it_is_one_values_alone() {
        let names = [("任城区", 1), ("Rencheng", 1), ("曲阜市", 2), ("专精特新企业", 3), ("专精特新“小巨人”企业", 4)];
        let named = Named::of(names.into_iter().map(|(name, value)| (name.to_owned(), value)));

        let found =
            ["任城区", " 任城 ", "RENCHENG", "曲阜市", "专精特新小巨人", "专精特新企业"].map(|name| named.find(name));
        assert_eq!(found, [1, 1, 1, 2, 4, 3].map(Some));
        assert_eq!(["", "曲", "专精特新", "北京"].map(|name| named.find(name)), [None; 4]);
    }
}
