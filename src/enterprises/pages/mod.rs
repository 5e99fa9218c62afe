//! Door for everybody: the directory; for whoever is signed in: applying, and one's own enterprise.
pub mod application;
pub mod directory;
pub mod own;

use super::card;
use crate::{
    web::view::View,
    words::{names, thousands},
};
use entity::{
    enterprise::{self, Chain, Kind},
    event::District,
};
use sea_orm::{ActiveEnum, Iterable};

/// One of a select's options.
pub struct Choice {
    pub value: String,
    pub label: String,
    pub is_chosen: bool,
}

impl Choice {
    pub fn of(value: String, label: String, chosen: &str) -> Self {
        Self { is_chosen: value == chosen, value, label }
    }

    pub fn districts(view: &View, chosen: &str) -> Vec<Self> {
        let each = |each: District| Self::of(each.to_value(), view.t(names::district(each)), chosen);
        District::iter().map(each).collect()
    }

    pub fn chains(view: &View, chosen: &str) -> Vec<Self> {
        Chain::iter().map(|each| Self::of(each.to_value(), view.t(card::chain(each)), chosen)).collect()
    }

    pub fn kinds(view: &View, chosen: &str) -> Vec<Self> {
        Kind::iter().map(|each| Self::of(each.to_value(), view.t(card::kind(each)), chosen)).collect()
    }
}

pub fn district(view: &View, enterprise: &enterprise::Model) -> String {
    view.t(enterprise.district.map_or("enterprises-elsewhere", names::district))
}

/// What is public of an enterprise: term and value.
pub fn facts(view: &View, enterprise: &enterprise::Model) -> Vec<(String, String)> {
    let number = |key: &str, number: i32| (view.t(key), thousands(i64::from(number)));
    vec![
        (view.t("enterprises-code"), enterprise.code.clone()),
        (view.t("enterprises-kind"), view.t(card::kind(enterprise.kind))),
        (view.t("enterprises-district"), district(view, enterprise)),
        (view.t("enterprises-chain"), view.t(card::chain(enterprise.chain))),
        number("enterprises-staff", enterprise.staff),
        number("enterprises-science-staff", enterprise.science_staff),
        (view.t("enterprises-address"), enterprise.address.clone()),
    ]
}
