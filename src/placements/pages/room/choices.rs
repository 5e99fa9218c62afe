//! What the selects of a draft offer.
use crate::{
    placements::{form::DraftForm, offered::Offered, pages::offering},
    web::{choice::Choice, view::View},
    words::names,
};
use entity::mentor;

pub struct Choices {
    pub programmes: Vec<Choice>,
    /// Under the name of each programme.
    pub occupations: Vec<(String, Vec<Choice>)>,
    pub levels: Vec<Choice>,
    pub kinds: Vec<Choice>,
    pub leads: Vec<Choice>,
    pub seconds: Vec<Choice>,
}

impl Choices {
    pub fn of(view: &View, offered: &Offered, form: &DraftForm) -> Self {
        let approved = offered.mentors.iter().filter(|row| row.status == mentor::Status::Approved);
        let mentors = |field: &str| {
            approved.clone().map(|row| Choice::of(row.id.to_string(), row.name.clone(), form.get(field))).collect()
        };
        Self {
            programmes: offering::programmes(view, offered, form.get("programme")),
            occupations: offering::occupations(view, offered, form.get("occupation")),
            levels: Choice::all(view, names::level, form.get("level")),
            kinds: Choice::all(view, names::contract, form.get("contract_kind")),
            leads: mentors("lead"),
            seconds: mentors("second"),
        }
    }

    /// What a field of a form says, in words.
    pub fn said(&self, view: &View, form: &DraftForm, field: &str) -> String {
        let of = |choices: &[Choice]| choices.iter().find(|choice| choice.is_chosen).map(|choice| choice.label.clone());
        let chosen = match field {
            "programme" => of(&self.programmes),
            "occupation" => self.occupations.iter().find_map(|(_, choices)| of(choices)),
            "level" => of(&self.levels),
            "contract_kind" => of(&self.kinds),
            "lead" => of(&self.leads),
            "second" => of(&self.seconds),
            "told" if !form.get(field).is_empty() => Some(view.t("placements-enterprise-told-yes")),
            _ => Some(form.get(field).to_owned()),
        };
        chosen.filter(|text| !text.is_empty()).unwrap_or_else(|| view.t("placements-enterprise-empty"))
    }
}
