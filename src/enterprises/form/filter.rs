//! The filters of the directory and of the officers' queue, from an address's query; what cannot be understood
//! is ignored.
use crate::web::form::Query;
use entity::{
    enterprise::{Chain, Status},
    event::District,
    recognition_kind,
};
use sea_orm::{ActiveEnum, Iterable};

const LONGEST_QUERY: usize = 80;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnterpriseFilter {
    pub district: Option<District>,
    pub chain: Option<Chain>,
    /// Key of the kind that it holds today; which ones there are, the rows say.
    pub recognition: Option<String>,
    /// For officers; the directory shows public states only.
    pub status: Option<Status>,
    pub q: String,
    /// Cursor of the last row on the page before.
    pub after: String,
}

impl From<Query> for EnterpriseFilter {
    fn from(Query(query): Query) -> Self {
        Self {
            district: District::iter().find(|each| each.to_value() == query.get("district")),
            chain: Chain::iter().find(|each| each.to_value() == query.get("chain")),
            recognition: Some(query.get("recognition").to_owned()).filter(|key| !key.is_empty()),
            status: Status::iter().find(|each| each.to_value() == query.get("status")),
            q: query.get("q").trim().chars().filter(|mark| !mark.is_control()).take(LONGEST_QUERY).collect(),
            after: query.get("after").to_owned(),
        }
    }
}

impl EnterpriseFilter {
    /// Without a kind of recognition that there is not.
    pub fn among(self, kinds: &[recognition_kind::Model]) -> Self {
        let recognition = self.recognition.filter(|key| kinds.iter().any(|kind| kind.key == *key));
        Self { recognition, ..self }
    }

    /// Path and query of a list with this filter, from a cursor on.
    pub fn path(&self, list: &str, after: &str) -> String {
        let pairs = [
            ("status", self.status.map(|status| status.to_value())),
            ("district", self.district.map(|district| district.to_value())),
            ("chain", self.chain.map(|chain| chain.to_value())),
            ("recognition", self.recognition.clone()),
            ("q", Some(self.q.clone()).filter(|q| !q.is_empty())),
            ("after", Some(after.to_owned()).filter(|after| !after.is_empty())),
        ];
        let pairs: Vec<(&str, String)> = pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        if pairs.is_empty() {
            return list.to_owned();
        }
        format!("{list}?{}", form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
    }
}
