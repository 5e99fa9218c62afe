//! The options of a select.
use super::view::View;
use sea_orm::{ActiveEnum, Iterable};

#[derive(Clone, Debug)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub is_chosen: bool,
}

impl Choice {
    /// `chosen` is the value that the form or the filter has.
    pub fn of(value: impl Into<String>, label: String, chosen: &str) -> Self {
        let value = value.into();
        Self { is_chosen: value == chosen, value, label }
    }

    /// Choices under headings; each is a value and its label.
    pub fn groups(
        groups: impl IntoIterator<Item = (String, Vec<(String, String)>)>,
        chosen: &str,
    ) -> Vec<(String, Vec<Self>)> {
        let choices = |pairs: Vec<(String, String)>| {
            pairs.into_iter().map(|(value, label)| Self::of(value, label, chosen)).collect()
        };
        groups.into_iter().map(|(heading, pairs)| (heading, choices(pairs))).collect()
    }

    /// Every value of a kind, by its text key.
    pub fn all<T>(view: &View, name: fn(T) -> &'static str, chosen: &str) -> Vec<Self>
    where
        T: ActiveEnum<Value = String> + Iterable + Copy,
    {
        Self::these(view, T::iter(), name, chosen)
    }

    pub fn these<T>(
        view: &View,
        values: impl Iterator<Item = T>,
        name: fn(T) -> &'static str,
        chosen: &str,
    ) -> Vec<Self>
    where
        T: ActiveEnum<Value = String> + Copy,
    {
        values.map(|value| Self::of(value.to_value(), view.t(name(value)), chosen)).collect()
    }
}
