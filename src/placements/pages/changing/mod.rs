//! What both sides' pages of a change draw: the form with what stands now beside each field, and a proposal with what
//! may be answered.
mod proposal;
mod put;

pub use proposal::{Proposal, note};
pub use put::{Put, put_proposal, put_reply};

use super::offering;
use crate::{
    app::App,
    error::AppError,
    placements::{
        Act, Case, Hand, Stage,
        changes::ChangeError,
        draft::wrong_turn,
        fields::label,
        form::ChangeForm,
        may,
        offered::{Offered, offered_to},
    },
    web::{choice::Choice, problems::Problems, view::View},
    words::names,
};
use entity::{
    occupation,
    placement::{ContractKind, Side},
};
use sea_orm::Iterable;

const WORK: [&str; 5] = ["programme", "occupation", "level", "first_day", "last_day"];
const CONTRACT: [&str; 5] = ["contract_kind", "contract_first", "contract_last", "probation_last", "hours_week"];
const PAY: [&str; 3] = ["pay", "probation_pay", "place"];
const GUARDIAN: [&str; 3] = ["guardian_name", "guardian_relation", "guardian_email"];

/// The form where nothing waits, else the proposal, with what was typed.
pub struct Change {
    pub sheet: Option<Sheet>,
    pub proposal: Option<Proposal>,
    pub words: String,
    pub problems: Problems,
    /// It is refused for want of files, which the enterprise hands in elsewhere.
    pub lacks_files: bool,
}

impl Change {
    pub async fn of(
        app: &App,
        view: &View,
        case: &Case,
        reader: Side,
        form: &ChangeForm,
        problems: Problems,
    ) -> Result<Self, AppError> {
        let proposal = Proposal::of(app, view, case, reader).await?;
        let sheet = match proposal {
            Some(_) => None,
            None => Some(Sheet::of(view, case, reader, &offered(app, case).await?, form)),
        };
        Ok(Self { sheet, proposal, words: String::new(), problems, lacks_files: false })
    }

    /// Of one that does not wait any more there is nothing to say.
    pub async fn replied(
        app: &App,
        view: &View,
        case: &Case,
        reader: Side,
        words: String,
        problems: Problems,
    ) -> Result<Self, AppError> {
        let change = Self::of(app, view, case, reader, &ChangeForm::of(case), problems).await?;
        if change.proposal.is_none() {
            return Err(ChangeError::Over.into());
        }
        Ok(Self { words, ..change })
    }
}

/// A placement that this side may change.
pub fn changing(case: Case, hand: Hand) -> Result<Case, ChangeError> {
    if may(hand, Act::Change, Stage::of(&case.row)) {
        return Ok(case);
    }
    Err(ChangeError::WithAnother(wrong_turn(&case.row)))
}

/// What may be chosen; what is learned now stays, also where nobody comes to it any more.
pub async fn offered(app: &App, case: &Case) -> Result<Offered, AppError> {
    Ok(offered_to(app.db.read(), case).await?)
}

pub struct Sheet {
    /// Text key of the heading.
    pub groups: Vec<(&'static str, Vec<Field>)>,
    pub marks: String,
    pub words: String,
    /// To say why, or not.
    pub is_free: bool,
}

pub struct Field {
    pub name: &'static str,
    pub label: String,
    /// As it stands.
    pub now: String,
    pub value: String,
    pub kind: &'static str,
    /// Of a select.
    pub choices: Vec<Choice>,
    /// Of a select with headings.
    pub groups: Vec<(String, Vec<Choice>)>,
}

impl Sheet {
    fn of(view: &View, case: &Case, reader: Side, offered: &Offered, form: &ChangeForm) -> Self {
        let was = ChangeForm::of(case);
        let field = |name: &&'static str| {
            let (choices, groups) = choices(view, offered, name, form.get(name));
            let mut all = choices.iter().chain(groups.iter().flat_map(|(_, choices)| choices));
            let now = all.find(|choice| choice.value == was.get(name)).map(|choice| choice.label.clone());
            let now = now.unwrap_or_else(|| was.get(name).to_owned());
            let is_day = ["_day", "_first", "_last"].iter().any(|end| name.ends_with(end));
            let kind = if is_day { "date" } else { "text" };
            let is_open = case.row.contract_kind == Some(ContractKind::Open);
            let now = match (now.is_empty(), now.parse::<chrono::NaiveDate>()) {
                (true, _) if *name == "contract_last" && is_open => view.t("placements-contract-no-end"),
                (true, _) => view.t("placements-enterprise-empty"),
                (_, Ok(day)) => view.day(day),
                _ => now,
            };
            Field { name, label: view.t(label(name)), now, value: form.get(name).to_owned(), kind, choices, groups }
        };
        let group = |key, names: &[&'static str]| (key, names.iter().map(field).collect::<Vec<_>>());
        let mut groups = vec![
            group("placements-part-occupation", &WORK),
            group("placements-change-contract", &CONTRACT),
            group("placements-change-pay", &PAY),
        ];
        if !case.row.guardian_name.is_empty() {
            groups.push(group("placements-enterprise-guardian", &GUARDIAN));
        }
        Self { groups, marks: was.marks(), words: form.words.clone(), is_free: reader != Side::Reviewer }
    }
}

/// Without headings, and with them: each programme's occupations stand under its name.
fn choices(view: &View, offered: &Offered, name: &str, chosen: &str) -> (Vec<Choice>, Vec<(String, Vec<Choice>)>) {
    if name == "occupation" {
        return (vec![], offering::occupations(view, offered, chosen));
    }
    let choices = match name {
        "programme" => offering::programmes(view, offered, chosen),
        "contract_kind" => Choice::these(view, ContractKind::iter(), names::contract, chosen),
        "level" => Choice::these(view, occupation::Level::iter(), names::level, chosen),
        _ => vec![],
    };
    (choices, vec![])
}
