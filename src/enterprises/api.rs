//! Door for programs: the directory as JSON.
use super::{form::EnterpriseFilter, queries, recognitions};
use crate::{
    app::App,
    error::Answer,
    web::{form::Query, json, view::View},
};
use axum::extract::State;
use entity::{enterprise, recognition};
use sea_orm::ActiveEnum;
use serde_json::{Value, json};

pub async fn list(State(app): State<App>, view: View, query: Query) -> Answer {
    let kinds = recognitions::kinds(app.db.read()).await?;
    let filter = EnterpriseFilter::from(query).among(&kinds);
    let page = queries::directory(app.db.read(), &filter, view.today()).await?;
    let ids = page.enterprises.iter().map(|enterprise| enterprise.id);
    let held = recognitions::valid_of(app.db.read(), ids, view.today()).await?;
    let enterprises: Vec<Value> = page.enterprises.iter().map(|enterprise| shape(enterprise, &held)).collect();
    json::list("enterprises", &enterprises, page.next.as_deref())
}

fn shape(enterprise: &enterprise::Model, held: &[recognition::Model]) -> Value {
    let own = held.iter().filter(|row| row.enterprise_id == enterprise.id);
    let valid: Vec<Value> = own
        .map(|row| json!({ "kind": row.kind, "number": row.number, "valid_to": row.valid_to.to_string() }))
        .collect();
    json!({
        "slug": enterprise.slug,
        "name": enterprise.name,
        "uscc": enterprise.code,
        "kind": enterprise.kind.to_value(),
        "district": enterprise.district.map(|district| district.to_value()),
        "chain": enterprise.chain.to_value(),
        "state": enterprise.status.to_value(),
        "recognitions": valid,
        "intro": { "zh-CN": enterprise.intro_zh, "en": enterprise.intro_en },
    })
}
