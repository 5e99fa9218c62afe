//! All versions of a programme's rules side by side.
pub mod new;

use super::{Head, find, may_write, open};
use crate::{
    app::App,
    error::Answer,
    programmes::{
        form::{NUMBERS, Number, RulesForm},
        queries,
    },
    roles::{
        Officer,
        rights::{ReadProgrammes, WriteProgrammes},
    },
    web::{form::Query, page::page, view::View},
    words::yuan,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::programme_rules;

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
