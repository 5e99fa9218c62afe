//! Door for an enterprise's people: what it says of itself, and its logo, which everybody may look at.
pub mod logo;
pub mod text;

use super::form::{ELSEWHERE, ProfileForm};
use crate::{
    enterprises::card,
    web::{choice::Choice, view::View},
    words::names,
};

/// What the selects of a profile offer.
pub struct Choices {
    pub kinds: Vec<Choice>,
    pub districts: Vec<Choice>,
    pub chains: Vec<Choice>,
}

impl Choices {
    pub fn of(view: &View, form: &ProfileForm) -> Self {
        let elsewhere = Choice::of(ELSEWHERE, view.t("enterprises-elsewhere"), &form.district);
        Self {
            kinds: Choice::all(view, card::kind, &form.kind),
            districts: Choice::all(view, names::district, &form.district).into_iter().chain([elsewhere]).collect(),
            chains: Choice::all(view, card::chain, &form.chain),
        }
    }
}
