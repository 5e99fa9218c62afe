//! A form of many fields as it was typed, and how what two people typed at the same time is brought together.
use super::{FieldErrors, Fields, Wrong, wrong};
use crate::secret;

/// A value for each of some names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    names: &'static [&'static str],
    values: Vec<String>,
}

impl Typed {
    pub fn of(names: &'static [&'static str], value: impl Fn(&str) -> String) -> Self {
        Self { names, values: names.iter().map(|name| value(name)).collect() }
    }

    pub fn read(names: &'static [&'static str], fields: &Fields) -> Self {
        Self::of(names, |name| fields.get(name).replace("\r\n", "\n"))
    }

    pub fn get(&self, name: &str) -> &str {
        self.at(name).map_or("", |at| &self.values[at])
    }

    pub fn set(&mut self, name: &str, value: &str) {
        if let Some(at) = self.at(name) {
            value.clone_into(&mut self.values[at]);
        }
    }

    /// With what an address names of some fields.
    pub fn overlay(&mut self, names: &[&str], query: &Fields) {
        for name in names {
            if let Some(value) = query.all(name).first() {
                self.set(name, value);
            }
        }
    }

    /// In Chinese, which may be needed, and in English, which may be empty.
    pub fn both(
        &self,
        errors: &mut FieldErrors,
        name: &str,
        read: impl Fn(&str) -> Result<Option<String>, Wrong>,
        is_needed: bool,
    ) -> Option<[String; 2]> {
        let [zh, en] = ["zh", "en"].map(|language| format!("{name}_{language}"));
        let chinese = read(self.get(&zh)).and_then(|text| match text {
            None if is_needed => Err(wrong("text_missing")),
            text => Ok(text.unwrap_or_default()),
        });
        let chinese = errors.keep(&zh, chinese);
        let english = errors.keep(&en, read(self.get(&en)).map(Option::unwrap_or_default));
        Some([chinese?, english?])
    }

    fn at(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|field| *field == name)
    }

    /// What the page was filled with, short: sent along, so that it is known which fields were touched.
    pub fn marks(&self) -> String {
        self.values.iter().map(|value| mark(value)).collect::<Vec<_>>().join(" ")
    }

    /// Names of the fields in which two differ.
    pub fn differs(&self, other: &Self) -> Vec<&'static str> {
        let pairs = self.names.iter().zip(self.values.iter().zip(&other.values));
        pairs.filter(|(_, (own, other))| own != other).map(|(name, _)| *name).collect()
    }

    /// Brings what was typed together with what another saved meanwhile: a field that only one of them
    /// touched is as that one left it; the names of those that both touched are given back, and keep what
    /// was typed.
    pub fn merge(&mut self, saved: &Self, marks: &str) -> Vec<&'static str> {
        let marks: Vec<&str> = marks.split(' ').collect();
        let mut both = Vec::new();
        for (at, name) in self.names.iter().enumerate() {
            let was = marks.get(at).copied().unwrap_or_default();
            match (mark(&self.values[at]) != was, mark(&saved.values[at]) != was) {
                (false, _) => self.values[at].clone_from(&saved.values[at]),
                (true, true) if self.values[at] != saved.values[at] => both.push(*name),
                _ => {}
            }
        }
        both
    }
}

fn mark(value: &str) -> String {
    secret::digest(value.as_bytes())[..8].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(values: [&str; 3]) -> Typed {
        Typed { names: &["title", "contact", "place"], values: values.map(str::to_owned).to_vec() }
    }

    #[test]
    fn what_only_one_of_two_touched_is_as_they_left_it() {
        let was = form(["旧", "a", "甲"]);
        let saved = form(["旧", "theirs", "乙"]);
        let mut typed = form(["新", "a", "丙"]);

        let both = typed.merge(&saved, &was.marks());

        assert_eq!(both, ["place"]);
        assert_eq!(typed, form(["新", "theirs", "丙"]));
    }
}
