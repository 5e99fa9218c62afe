//! The filters of an officer's list, from an address's query; what cannot be understood is ignored.
use crate::{roles::Sight, web::form::Query};
use entity::registration::Status;
use sea_orm::{ActiveEnum, Iterable};
use uuid::Uuid;

const LONGEST_QUERY: usize = 80;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// In the order of joining.
    #[default]
    Joined,
    Name,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleFilter {
    pub status: Option<Status>,
    /// Marked present, or not.
    pub present: Option<bool>,
    /// Who chose it.
    pub session: Option<Uuid>,
    /// `<question>=<choice>`, or empty.
    pub answer: String,
    /// Part of a name, address or mobile, or a code.
    pub q: String,
    /// `q` is part of a name or a code alone.
    pub names_only: bool,
    pub sort: Sort,
    /// Cursor of the last row on the page before.
    pub after: String,
}

impl From<Query> for PeopleFilter {
    fn from(Query(query): Query) -> Self {
        Self {
            status: Status::iter().find(|status| status.to_value() == query.get("status")),
            present: match query.get("present") {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
            session: query.get("session").parse().ok(),
            answer: query.get("answer").to_owned(),
            q: query.get("q").trim().chars().filter(|mark| !mark.is_control()).take(LONGEST_QUERY).collect(),
            names_only: false,
            sort: if query.get("sort") == "name" { Sort::Name } else { Sort::Joined },
            after: query.get("after").to_owned(),
        }
    }
}

impl PeopleFilter {
    /// Keys of a question and of what was chosen there.
    pub fn answer(&self) -> Option<(&str, &str)> {
        let is_key = |key: &str| {
            let fits = |mark: char| mark.is_ascii_lowercase() || mark.is_ascii_digit() || "_-".contains(mark);
            !key.is_empty() && key.len() <= LONGEST_QUERY && key.chars().all(fits)
        };
        self.answer.split_once('=').filter(|(key, value)| is_key(key) && is_key(value))
    }

    /// As much of it as a sight allows: what is not shown is not looked for, else a guess would be confirmed.
    pub fn within(self, sight: Sight) -> Self {
        match sight {
            Sight::Masked => Self { q: String::new(), answer: String::new(), sort: Sort::Joined, ..self },
            Sight::NameAndCode => Self { names_only: true, answer: String::new(), ..self },
            Sight::Own | Sight::All => self,
        }
    }

    /// As fields of a form, or of an address.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let pairs = [
            ("status", self.status.map(|status| status.to_value())),
            ("present", self.present.map(|present| if present { "yes" } else { "no" }.to_owned())),
            ("session", self.session.map(|session| session.to_string())),
            ("answer", self.answer().map(|_| self.answer.clone())),
            ("q", (!self.q.is_empty()).then(|| self.q.clone())),
            ("sort", (self.sort == Sort::Name).then(|| "name".to_owned())),
        ];
        pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// Path and query of a list with this filter, from its first page.
    pub fn path(&self, list: &str) -> String {
        let pairs = self.pairs();
        if pairs.is_empty() {
            return list.to_owned();
        }
        format!("{list}?{}", form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
    }

    /// The same from a cursor on.
    pub fn path_after(&self, list: &str, cursor: &str) -> String {
        let path = self.path(list);
        let mark = if path.contains('?') { '&' } else { '?' };
        format!("{path}{mark}after={cursor}")
    }
}
