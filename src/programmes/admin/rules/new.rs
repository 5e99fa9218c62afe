//! The next version of the rules, filled with the newest. Two who make one at once are each shown what the other made.
use super::{Head, open};
use crate::{
    app::App,
    error::Answer,
    programmes::{
        card,
        form::{GROUPS, NUMBERS, Number, RulesForm},
        queries,
        rules::{RulesError, add::add_rules},
    },
    roles::{Officer, rights::WriteProgrammes},
    web::{
        form::{FieldErrors, Fields, wrong},
        page::{again, page, page_with},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::{programme, programme_rules};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "programmes/admin/rules_new.html")]
struct NewPage {
    view: View,
    head: Head,
    form: RulesForm,
    groups: Vec<Group>,
    based_on: String,
    marks: String,
    is_first: bool,
    problems: Problems,
    /// What another version says meanwhile where both differ from what there was: label and value.
    conflicts: Option<Vec<(String, String)>>,
}

/// Numbers under one heading.
struct Group {
    title: &'static str,
    fields: Vec<Field>,
}

/// One number with its label, its unit and its bounds in words.
struct Field {
    name: &'static str,
    label: String,
    hint: String,
}

fn new_page(
    view: View,
    programme: &programme::Model,
    newest: Option<&programme_rules::Model>,
    form: RulesForm,
) -> NewPage {
    let field = |each: &Number| Field {
        name: each.name,
        label: view.t(each.label),
        hint: view.fill(
            "programmes-rule-hint",
            &[
                ("least", i64::from(each.least).into()),
                ("most", view.with(each.unit, "value", &each.most.to_string()).into()),
            ],
        ),
    };
    let mut numbers = NUMBERS.iter().map(field);
    NewPage {
        head: Head::of(&view, programme),
        groups: GROUPS
            .iter()
            .map(|(title, size)| Group { title, fields: numbers.by_ref().take(*size).collect() })
            .collect(),
        based_on: newest.map(|newest| newest.id.to_string()).unwrap_or_default(),
        marks: newest.map_or_else(|| form.marks(), |newest| filled(&view, newest).marks()),
        is_first: newest.is_none(),
        problems: Problems::default(),
        conflicts: None,
        form,
        view,
    }
}

/// With the values of the newest version, from today.
fn filled(view: &View, newest: &programme_rules::Model) -> RulesForm {
    let mut form = RulesForm::from(newest);
    form.set("valid_from", &newest.valid_from.max(view.today()).to_string());
    form
}

pub async fn blank(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path(slug): Path<String>,
) -> Answer {
    let programme = open(&app, &who, &slug).await?;
    let newest = queries::newest_rules(app.db.read(), programme.id).await?;
    let form = newest.as_ref().map_or_else(|| RulesForm::blank(programme.starts_on), |newest| filled(&view, newest));
    page(&new_page(view, &programme, newest.as_ref(), form))
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let programme = open(&app, &who, &slug).await?;
    let newest = queries::newest_rules(app.db.read(), programme.id).await?;
    let based_on: Option<Uuid> = fields.get("based_on").parse().ok();
    let form = RulesForm::from(&fields);
    let refused = |view: View, form: RulesForm, errors: &FieldErrors| {
        let page = new_page(view, &programme, newest.as_ref(), form);
        let (based_on, marks) = (fields.get("based_on").to_owned(), fields.get("marks").to_owned());
        again(&NewPage { problems: Problems::of(&page.view, errors), based_on, marks, ..page })
    };
    let new = match form.parse() {
        Ok(new) => new,
        Err(errors) => return refused(view, form, &errors),
    };
    match add_rules(&app.db, &who, programme.id, based_on, new, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/programmes/{slug}/rules?done=saved"))),
        Err(RulesError::Past) => {
            let mut errors = FieldErrors::default();
            errors.add("valid_from", wrong("rules_past"));
            refused(view, form, &errors)
        }
        Err(RulesError::Stale(saved)) => stale(view, &programme, &saved, form, fields.get("marks")),
        Err(error) => Err(error.into()),
    }
}

/// 409: what both changed stands beside what was typed.
fn stale(
    view: View,
    programme: &programme::Model,
    saved: &programme_rules::Model,
    mut form: RulesForm,
    marks: &str,
) -> Answer {
    let theirs = RulesForm::from(saved);
    let both = form.merge(&theirs, marks);
    let conflicts = both.iter().map(|name| (view.t(card::rule_key(name)), theirs.get(name).to_owned())).collect();
    let page = new_page(view, programme, Some(saved), form);
    page_with(StatusCode::CONFLICT, &NewPage { conflicts: Some(conflicts), ..page })
}
