//! Door for administrators: officers and their roles.
pub mod list;
pub mod new;
pub mod person;

use crate::{
    roles::{Officer, rights::ManagePeople},
    web::{
        choice::Choice,
        form::{Wrong, named},
        view::View,
    },
    words::names,
};
use entity::{event::District, officer_role::Role};
use sea_orm::Iterable;

/// 审核员（曲阜市）
fn role(view: &View, role: Role, district: Option<District>) -> String {
    let role = view.t(names::role(role));
    match district {
        Some(district) => {
            let district = view.t(names::district(district));
            view.fill("accounts-role-in", &[("role", role.into()), ("district", district.into())])
        }
        None => role,
    }
}

/// Those that the administrator may give a role in.
fn districts(view: &View, who: &Officer<ManagePeople>, chosen: &str) -> Vec<Choice> {
    let all = who.reach.districts().is_none();
    let all = all.then(|| Choice::of("", view.t("accounts-all-districts"), chosen));
    let within = District::iter().filter(|each| who.reaches(*each));
    all.into_iter().chain(Choice::these(view, within, names::district, chosen)).collect()
}

/// Nothing chosen is all districts.
fn named_district(text: &str) -> Result<Option<District>, Wrong> {
    if text.is_empty() { Ok(None) } else { named(text).map(Some) }
}
