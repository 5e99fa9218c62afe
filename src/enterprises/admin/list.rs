//! The queue and the register: by state, the latest first, with how long they have waited.
use crate::{
    app::App,
    enterprises::{card, form::EnterpriseFilter, pages::district, proposals, queries},
    error::Answer,
    roles::{
        Officer,
        rights::{DecideEnterprises, ReadEnterprises},
    },
    web::{form::Query, page::page, view::View},
    words::thousands,
};
use askama::Template;
use axum::extract::State;
use entity::enterprise::{self, Status};
use sea_orm::{ActiveEnum, Iterable};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "enterprises/admin/list.html")]
struct ListPage {
    view: View,
    filter: EnterpriseFilter,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    next: Option<String>,
    /// Proposals and claims that wait.
    proposals: String,
    imports: bool,
}

struct Tab {
    href: String,
    label: String,
    count: String,
    is_current: bool,
}

struct Row {
    id: Uuid,
    name: String,
    code: String,
    district: String,
    state: String,
    tint: &'static str,
    /// Days since it applied, of those that wait.
    waits: Option<String>,
}

pub async fn list(
    State(app): State<App>,
    view: View,
    who: Officer<ReadEnterprises>,
    decider: Option<Officer<DecideEnterprises>>,
    query: Query,
) -> Answer {
    let filter = EnterpriseFilter::from(query);
    let shown = queries::within(app.db.read(), &who, &filter).await?;
    let counts = queries::count(app.db.read(), &who).await?;
    let waiting = proposals::waiting(app.db.read(), &who).await?;
    let at = "/admin/enterprises";
    let tab = |status: Option<Status>, label: String, count: i64| Tab {
        href: EnterpriseFilter { status, ..filter.clone() }.path(at, ""),
        label,
        count: thousands(count),
        is_current: filter.status == status,
    };
    let each = Status::iter().map(|status| {
        tab(Some(status), view.t(card::state(status).0), counts.get(&status).copied().unwrap_or_default())
    });
    let all = tab(None, view.t("enterprises-all"), counts.values().sum());
    page(&ListPage {
        tabs: std::iter::once(all).chain(each).collect(),
        rows: shown.enterprises.iter().map(|enterprise| row(&view, enterprise)).collect(),
        proposals: view.count("enterprises-proposals-link", i64::try_from(waiting).unwrap_or(i64::MAX)),
        next: shown.next.map(|cursor| filter.path(at, &cursor)),
        imports: decider.is_some(),
        filter,
        view,
    })
}

fn row(view: &View, enterprise: &enterprise::Model) -> Row {
    let (state, tint) = card::state(enterprise.status);
    let waits = matches!(enterprise.status, Status::Applied | Status::Checking);
    Row {
        id: enterprise.id,
        name: enterprise.name.clone(),
        code: enterprise.code.clone(),
        district: district(view, enterprise),
        state: view.t(state),
        tint,
        waits: waits.then(|| view.count("enterprises-waits", (view.now - enterprise.applied_at).num_days())),
    }
}
