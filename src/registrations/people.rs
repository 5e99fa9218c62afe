//! Everybody at an event, as officers look for them: filtered, sorted, page by page.
use super::form::{PeopleFilter, Sort};
use crate::db::{cursor, like::anywhere};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use entity::{
    registration::{self, Status},
    session_place,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, ExprTrait, Order, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, Func, SimpleExpr},
};
use std::collections::HashMap;
use uuid::Uuid;

const PAGE: u64 = 50;

pub struct PeoplePage {
    pub rows: Vec<registration::Model>,
    pub next: Option<String>,
}

pub async fn list(db: &impl ConnectionTrait, event: Uuid, filter: &PeopleFilter) -> Result<PeoplePage, DbErr> {
    let mut select = registration::Entity::find().filter(matching(db, event, filter)).limit(PAGE + 1);
    select = match filter.sort {
        Sort::Joined => select.order_by_asc(registration::Column::Number),
        Sort::Name => select.order_by(name(), Order::Asc),
    };
    select = select.order_by_asc(registration::Column::Id);
    if let Some(after) = after(filter) {
        select = select.filter(after);
    }
    let mut rows = select.all(db).await?;
    let next = cursor::cut(&mut rows, PAGE, |last| place(filter.sort, last));
    Ok(PeoplePage { rows, next })
}

/// All that a filter finds, in the order of joining.
pub async fn all(
    db: &impl ConnectionTrait,
    event: Uuid,
    filter: &PeopleFilter,
) -> Result<Vec<registration::Model>, DbErr> {
    let found = registration::Entity::find().filter(matching(db, event, filter));
    found.order_by_asc(registration::Column::Number).all(db).await
}

/// Those of them that are at the event.
pub async fn these(db: &impl ConnectionTrait, event: Uuid, ids: &[Uuid]) -> Result<Vec<registration::Model>, DbErr> {
    let found = registration::Entity::find()
        .filter(registration::COLUMN.event_id.eq(event))
        .filter(registration::COLUMN.id.is_in(ids.to_vec()));
    found.order_by_asc(registration::Column::Number).all(db).await
}

/// How many are in each state, with the filter's own state left aside.
pub async fn count(
    db: &impl ConnectionTrait,
    event: Uuid,
    filter: &PeopleFilter,
) -> Result<HashMap<Status, i64>, DbErr> {
    let any = PeopleFilter { status: None, ..filter.clone() };
    let rows: Vec<(Status, i64)> = registration::Entity::find()
        .select_only()
        .column(registration::Column::Status)
        .column_as(registration::Column::Id.count(), "number")
        .filter(matching(db, event, &any))
        .group_by(registration::Column::Status)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

fn matching(db: &impl ConnectionTrait, event: Uuid, filter: &PeopleFilter) -> Condition {
    let mut all = Condition::all().add(registration::COLUMN.event_id.eq(event));
    all = all.add_option(filter.status.map(|status| registration::COLUMN.status.eq(status)));
    all = all.add_option(filter.present.map(|present| {
        let at = registration::COLUMN.present_at;
        if present { at.is_not_null() } else { at.is_null() }
    }));
    all = all.add_option(filter.session.map(|session| {
        let who = session_place::Entity::find()
            .select_only()
            .column(session_place::Column::RegistrationId)
            .filter(session_place::COLUMN.session_id.eq(session));
        registration::COLUMN.id.in_subquery(who.into_query())
    }));
    all = all.add_option(filter.answer().map(|(key, value)| answered(db.get_database_backend(), key, value)));
    if filter.q.is_empty() {
        return all;
    }
    let q = filter.q.to_lowercase();
    let code = filter.q.replace(['-', ' '], "").to_uppercase();
    let lower = |column: registration::Column| Expr::expr(Func::lower(Expr::col(column)));
    let by_name = Condition::any()
        .add(lower(registration::Column::Name).like(anywhere(&q)))
        .add(registration::COLUMN.code.eq(code));
    if filter.names_only {
        return all.add(by_name);
    }
    let by_address = by_name.add(Expr::col(registration::Column::EmailKey).like(anywhere(&q)));
    all.add(by_address.add(Expr::col(registration::Column::Mobile).like(anywhere(&q))))
}

/// The answer to a question is a choice, or has it among several. SQLite reads true and false out of JSON as
/// 1 and 0.
fn answered(backend: DbBackend, key: &str, value: &str) -> Condition {
    let answers = Expr::col(registration::Column::Answers);
    let stored = match backend {
        DbBackend::Postgres => Func::cust("jsonb_extract_path_text").arg(answers).arg(key),
        _ => Func::cust("json_extract").arg(answers).arg(format!("$.\"{key}\"")),
    };
    let stored = || Expr::expr(stored.clone()).cast_as("text");
    let alone = match value {
        "true" => stored().is_in(["true", "1"]),
        "false" => stored().is_in(["false", "0"]),
        _ => stored().eq(value),
    };
    Condition::any().add(alone).add(stored().like(anywhere(&format!("\"{value}\""))))
}

/// Nobody's name is empty, so those who were forgotten come first.
fn name() -> SimpleExpr {
    Func::coalesce([Expr::col(registration::Column::Name), Expr::val("")]).into()
}

fn place(sort: Sort, last: &registration::Model) -> String {
    let value = match sort {
        Sort::Joined => last.number.to_string(),
        Sort::Name => last.name.clone().unwrap_or_default(),
    };
    URL_SAFE_NO_PAD.encode(format!("{} {value}", last.id))
}

/// Behind a cursor; one that is not one counts as none.
fn after(filter: &PeopleFilter) -> Option<Condition> {
    let decoded = String::from_utf8(URL_SAFE_NO_PAD.decode(&filter.after).ok()?).ok()?;
    let (id, value) = decoded.split_once(' ')?;
    let id: Uuid = id.parse().ok()?;
    let (beyond, level) = match filter.sort {
        Sort::Joined => {
            let number: i64 = value.parse().ok()?;
            (registration::COLUMN.number.gt(number), registration::COLUMN.number.eq(number))
        }
        Sort::Name => {
            let name = value.replace('\0', "");
            (self::name().gt(&name), self::name().eq(&name))
        }
    };
    Some(Condition::any().add(beyond).add(level.and(registration::COLUMN.id.gt(id))))
}

/// How many live registrations there are.
pub async fn live(db: &impl ConnectionTrait, event: Uuid) -> Result<i64, DbErr> {
    let live = [Status::Confirmed, Status::Pending, Status::Waiting];
    let rows = registration::Entity::find()
        .filter(registration::COLUMN.event_id.eq(event))
        .filter(registration::COLUMN.status.is_in(live))
        .filter(registration::COLUMN.forgotten_at.is_null())
        .count(db)
        .await?;
    Ok(rows as i64)
}
