//! Door for administrators: officers and their roles.
pub mod list;
pub mod new;
pub mod person;

use crate::{
    roles::{Officer, rights::ManagePeople},
    web::{
        form::{Wrong, wrong},
        view::View,
    },
    words::names,
};
use entity::{event::District, officer_role::Role};
use sea_orm::{ActiveEnum, Iterable};

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

/// One of a select's options.
struct Choice {
    value: String,
    label: String,
    is_chosen: bool,
}

impl Choice {
    fn of(value: String, label: String, chosen: &str) -> Self {
        Self { is_chosen: value == chosen, value, label }
    }

    fn roles(view: &View, chosen: &str) -> Vec<Self> {
        Role::iter().map(|each| Self::of(each.to_value(), view.t(names::role(each)), chosen)).collect()
    }

    /// Those that the administrator may give.
    fn districts(view: &View, who: &Officer<ManagePeople>, chosen: &str) -> Vec<Self> {
        let all = who.reach.districts().is_none();
        let all = all.then(|| Self::of(String::new(), view.t("accounts-all-districts"), chosen));
        let each = District::iter().filter(|each| who.reaches(*each));
        let each = each.map(|each| Self::of(each.to_value(), view.t(names::district(each)), chosen));
        all.into_iter().chain(each).collect()
    }
}

fn named_role(text: &str) -> Result<Role, Wrong> {
    Role::iter().find(|role| role.to_value() == text).ok_or(wrong("answer_not_chosen"))
}

/// Nothing chosen is all districts.
fn named_district(text: &str) -> Result<Option<District>, Wrong> {
    if text.is_empty() {
        return Ok(None);
    }
    let named = District::iter().find(|district| district.to_value() == text);
    named.map(Some).ok_or(wrong("answer_choice"))
}
