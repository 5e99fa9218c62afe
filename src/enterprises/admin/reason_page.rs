//! The page on which an officer says why: of an enterprise, a proposal, a recognition, a mentor alike.
use crate::{
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, Wrong, wrong},
        problems::Problems,
        view::View,
    },
    words::names,
};
use askama::Template;
use entity::enterprise::Reason;
use sea_orm::ActiveEnum;

/// Why what was handed in is refused.
pub const REFUSALS: &[Reason] =
    &[Reason::Unreadable, Reason::OtherCode, Reason::OtherName, Reason::NotActive, Reason::Other];

#[derive(Template)]
#[template(path = "enterprises/admin/act.html")]
pub struct ReasonPage {
    pub view: View,
    /// Of the enterprise, or of the mentor.
    pub name: String,
    /// What of it, with its number.
    pub what: Option<(String, String)>,
    /// Text keys of the act and of what it means.
    pub key: (&'static str, &'static str),
    pub back: String,
    pub reason: String,
    /// Where a kind of reason is chosen.
    pub codes: Vec<Choice>,
    pub problems: Problems,
    pub is_bad: bool,
}

impl ReasonPage {
    /// Of an act that cannot be taken back, without kinds of reasons.
    pub fn new(
        view: View,
        key: (&'static str, &'static str),
        name: String,
        back: String,
        fields: &Fields,
        errors: &FieldErrors,
    ) -> Self {
        Self {
            name,
            what: None,
            key,
            back,
            reason: fields.get("reason").to_owned(),
            codes: vec![],
            problems: Problems::of(&view, errors),
            is_bad: true,
            view,
        }
    }
}

pub fn named_code(among: &[Reason], typed: &str) -> Result<Reason, Wrong> {
    among.iter().copied().find(|code| code.to_value() == typed).ok_or(wrong("answer_not_chosen"))
}

pub fn code_choices(view: &View, among: &[Reason], fields: &Fields) -> Vec<Choice> {
    among
        .iter()
        .map(|code| Choice::of(code.to_value(), view.t(names::enterprise_reason(*code)), fields.get("code")))
        .collect()
}
