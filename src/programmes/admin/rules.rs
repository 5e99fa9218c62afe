//! All versions of a programme's rules side by side, and making the next.
use super::{Head, find, may_write, open};
use crate::{
    app::App,
    error::Answer,
    programmes::{
        card,
        form::{GROUPS, NUMBERS, Number, RulesForm},
        queries,
        rules::{RulesError, add::add_rules},
    },
    roles::{
        Officer,
        rights::{ReadProgrammes, WriteProgrammes},
    },
    web::{
        form::{FieldErrors, Fields, Query, wrong},
        page::{again, page, page_with},
        problems::Problems,
        view::View,
    },
    words::yuan,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::{programme, programme_rules};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "programmes/admin/rules.html")]
struct RulesPage {
    view: View,
    head: Head,
    /// From when each holds, the one that holds last first.
    versions: Vec<Version>,
    /// A rule, and what each version says, with the day from which it holds.
    rows: Vec<(String, Vec<(String, String)>)>,
    can_write: bool,
    is_done: bool,
}

struct Version {
    from: String,
    made: String,
    /// For whoever begins today.
    is_current: bool,
}

pub async fn list(
    State(app): State<App>,
    view: View,
    _who: Officer<ReadProgrammes>,
    writer: Option<Officer<WriteProgrammes>>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let programme = find(&app, &slug).await?;
    let all = queries::rules_of(app.db.read(), programme.id).await?;
    let current = all.iter().find(|each| each.valid_from <= view.today()).map(|each| each.id);
    let version = |each: &programme_rules::Model| Version {
        from: since(&view, each),
        made: view.with("programmes-rules-made", "at", &view.moment(each.made_at)),
        is_current: Some(each.id) == current,
    };
    page(&RulesPage {
        head: Head::of(&view, &programme),
        versions: all.iter().map(version).collect(),
        rows: rows(&view, &all),
        can_write: may_write(writer.as_ref()),
        is_done: query.get("done") == "saved",
        view,
    })
}

fn since(view: &View, version: &programme_rules::Model) -> String {
    view.with("programmes-rules-since", "from", &view.day(version.valid_from))
}

fn rows(view: &View, versions: &[programme_rules::Model]) -> Vec<(String, Vec<(String, String)>)> {
    let row = |key: &str, says: &dyn Fn(&programme_rules::Model) -> String| {
        (view.t(key), versions.iter().map(|each| (since(view, each), says(each))).collect())
    };
    let yes = |is: bool| view.t(if is { "programmes-yes" } else { "programmes-no" });
    let number = |each: &Number| {
        row(each.label, &|version| view.with(each.unit, "value", RulesForm::from(version).get(each.name)))
    };
    let rest = [
        row("programmes-rule-pay_floor", &|each| view.with("programmes-unit-yuan", "value", &yuan(each.pay_floor))),
        row("programmes-rule-needs_form", &|each| yes(each.needs_form)),
        row("programmes-rule-needs_contract", &|each| yes(each.needs_contract)),
    ];
    NUMBERS.iter().map(number).chain(rest).collect()
}

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
