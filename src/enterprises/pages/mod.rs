//! Door for everybody: the directory; for whoever is signed in: applying, and one's own enterprise.
pub mod application;
pub mod directory;
pub mod own;
mod room;

pub use room::Room;

use super::card;
use crate::{
    web::view::View,
    words::{names, thousands},
};
use entity::enterprise;

pub fn district(view: &View, enterprise: &enterprise::Model) -> String {
    view.t(enterprise.district.map_or("enterprises-elsewhere", names::district))
}

/// What is public of an enterprise: term and value. A list may have left some of it open.
pub fn facts(view: &View, enterprise: &enterprise::Model) -> Vec<(String, String)> {
    let is_known = enterprise.staff > 0 || enterprise.applied_by.is_some();
    let said = |number: i32| if is_known { thousands(i64::from(number)) } else { String::new() };
    let number = |key: &str, number: i32| (view.t(key), said(number));
    vec![
        (view.t("enterprises-code"), enterprise.code.clone()),
        (view.t("enterprises-kind"), view.t(card::kind(enterprise.kind))),
        (view.t("enterprises-district"), district(view, enterprise)),
        (view.t("enterprises-chain"), view.t(card::chain(enterprise.chain))),
        number("enterprises-staff", enterprise.staff),
        number("enterprises-science-staff", enterprise.science_staff),
        (view.t("enterprises-address"), enterprise.address.clone()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .collect()
}
