//! Door for programs: the directory as JSON.
use super::{form::EnterpriseFilter, queries};
use crate::{
    app::App,
    error::Answer,
    web::{form::Query, json},
};
use axum::extract::State;
use entity::enterprise;
use sea_orm::ActiveEnum;
use serde_json::{Value, json};

pub async fn list(State(app): State<App>, query: Query) -> Answer {
    let page = queries::directory(app.db.read(), &EnterpriseFilter::from(query)).await?;
    let enterprises: Vec<Value> = page.enterprises.iter().map(shape).collect();
    json::list("enterprises", &enterprises, page.next.as_deref())
}

fn shape(enterprise: &enterprise::Model) -> Value {
    json!({
        "slug": enterprise.slug,
        "name": enterprise.name,
        "uscc": enterprise.code,
        "kind": enterprise.kind.to_value(),
        "district": enterprise.district.map(|district| district.to_value()),
        "chain": enterprise.chain.to_value(),
        "state": enterprise.status.to_value(),
        "intro": { "zh-CN": enterprise.intro_zh, "en": enterprise.intro_en },
    })
}
