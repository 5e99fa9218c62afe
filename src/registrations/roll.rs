//! The roll of an event: who is on it, who is meant at the door, who came. Those forgotten are on none.
use crate::{
    db::like::anywhere,
    roles::{Officer, Right},
};
use chrono::{DateTime, Utc};
use entity::{
    event, question,
    registration::{self, Status},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    Select,
    sea_query::{Expr, Func, SimpleExpr},
};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

/// Hits that a page lists.
pub const MOST: usize = 20;
const LONGEST: usize = 100;

/// What somebody at the door typed or scanned: part of a name, and perhaps a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    code: Option<String>,
    name: String,
}

impl Sought {
    /// A code with or without its dash, in any case, or behind the `#` of a scanned address.
    pub fn of(typed: &str) -> Self {
        let text: String = typed.nfkc().filter(|mark| !mark.is_control()).take(LONGEST).collect();
        let tail = text.rsplit('#').next().unwrap_or_default();
        let code: String = tail.chars().filter(|mark| mark.is_alphanumeric()).collect::<String>().to_uppercase();
        let is_code = code.len() == 8 && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
        Self { code: is_code.then_some(code), name: text.trim().to_owned() }
    }

    pub fn is_empty(&self) -> bool {
        self.name.is_empty()
    }

    fn matching(&self) -> Condition {
        let by_code = self.code.as_ref().map(|code| registration::COLUMN.code.eq(code));
        Condition::any().add_option(by_code).add(name_has(&self.name))
    }
}

/// Part of a name in any case.
fn name_has(part: &str) -> SimpleExpr {
    let name = Expr::expr(Func::lower(Expr::col(registration::Column::Name)));
    name.like(anywhere(&part.to_lowercase()))
}

/// Up to one more than a page lists, in the order of joining.
pub async fn find(db: &impl ConnectionTrait, event: Uuid, sought: &Sought) -> Result<Vec<registration::Model>, DbErr> {
    on_the_roll(event).filter(sought.matching()).limit(MOST as u64 + 1).all(db).await
}

pub async fn one(db: &impl ConnectionTrait, event: Uuid, id: Uuid) -> Result<Option<registration::Model>, DbErr> {
    on_the_roll(event).filter(registration::COLUMN.id.eq(id)).one(db).await
}

/// Another event within an officer's reach that has this code.
pub async fn elsewhere<R: Right>(
    db: &impl ConnectionTrait,
    who: &Officer<R>,
    event: Uuid,
    sought: &Sought,
) -> Result<Option<event::Model>, DbErr> {
    let Some(code) = &sought.code else { return Ok(None) };
    let districts = who.reach.districts().map(|districts| event::COLUMN.district.is_in(districts.to_vec()));
    let found = registration::Entity::find()
        .find_also_related(event::Entity)
        .filter(registration::COLUMN.code.eq(code))
        .filter(registration::COLUMN.event_id.ne(event))
        .filter(registration::COLUMN.forgotten_at.is_null())
        .filter(Condition::all().add_option(districts))
        .order_by_desc(event::Column::StartsAt)
        .one(db)
        .await?;
    Ok(found.and_then(|(_, event)| event))
}

/// In the order of joining; no state named is all.
pub async fn in_states(
    db: &impl ConnectionTrait,
    event: Uuid,
    states: &[Status],
) -> Result<Vec<registration::Model>, DbErr> {
    let named = (!states.is_empty()).then(|| registration::COLUMN.status.is_in(states.to_vec()));
    on_the_roll(event).filter(Condition::all().add_option(named)).all(db).await
}

/// Those in these states who were forgotten.
pub async fn forgotten(
    db: &impl ConnectionTrait,
    event: Uuid,
    states: &[Status],
) -> Result<Vec<registration::Model>, DbErr> {
    registration::Entity::find()
        .filter(registration::COLUMN.event_id.eq(event))
        .filter(registration::COLUMN.status.is_in(states.to_vec()))
        .filter(registration::COLUMN.forgotten_at.is_not_null())
        .all(db)
        .await
}

/// All who wait for approval have it: they hold their places already.
pub async fn confirm_pending(tx: &impl ConnectionTrait, event: Uuid, now: DateTime<Utc>) -> Result<(), DbErr> {
    registration::Entity::update_many()
        .set(registration::ActiveModel {
            status: Set(Status::Confirmed),
            confirmed_at: Set(Some(now)),
            ..Default::default()
        })
        .col_expr(registration::Column::Sequence, Expr::col(registration::Column::Sequence).add(1))
        .filter(registration::COLUMN.event_id.eq(event))
        .filter(registration::COLUMN.status.eq(Status::Pending))
        .filter(registration::COLUMN.forgotten_at.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Nobody is present any more: what they came to is still to come.
pub async fn unmark_all(tx: &impl ConnectionTrait, event: Uuid) -> Result<(), DbErr> {
    registration::Entity::update_many()
        .set(registration::ActiveModel { present_at: Set(None), ..Default::default() })
        .filter(registration::COLUMN.event_id.eq(event))
        .exec(tx)
        .await?;
    Ok(())
}

/// Each confirmed entry in a calendar changes its time, place or state: RFC 5546, 2.1.4.
pub async fn raise_sequences(tx: &impl ConnectionTrait, event: Uuid) -> Result<(), DbErr> {
    registration::Entity::update_many()
        .col_expr(registration::Column::Sequence, Expr::col(registration::Column::Sequence).add(1))
        .filter(registration::COLUMN.event_id.eq(event))
        .filter(registration::COLUMN.status.eq(Status::Confirmed))
        .exec(tx)
        .await?;
    Ok(())
}

/// By the characters of the names, the same on every database.
pub async fn confirmed_by_name(db: &impl ConnectionTrait, event: Uuid) -> Result<Vec<registration::Model>, DbErr> {
    let mut rows = in_states(db, event, &[Status::Confirmed]).await?;
    rows.sort_by(|one, other| (&one.name, one.number).cmp(&(&other.name, other.number)));
    Ok(rows)
}

/// How many stand in each state.
pub async fn numbers(db: &impl ConnectionTrait, event: Uuid) -> Result<HashMap<Status, i64>, DbErr> {
    let rows: Vec<(Status, i64)> = registration::Entity::find()
        .select_only()
        .column(registration::Column::Status)
        .column_as(registration::Column::Id.count(), "number")
        .filter(registration::COLUMN.event_id.eq(event))
        .filter(registration::COLUMN.forgotten_at.is_null())
        .group_by(registration::Column::Status)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Who came, of how many confirmed; those forgotten meanwhile count too.
pub async fn attendance(db: &impl ConnectionTrait, event: Uuid) -> Result<(i64, i64), DbErr> {
    let counted: Option<(i64, i64)> = registration::Entity::find()
        .select_only()
        .column_as(registration::Column::PresentAt.count(), "present")
        .column_as(registration::Column::Id.count(), "confirmed")
        .filter(registration::COLUMN.event_id.eq(event))
        .filter(registration::COLUMN.status.eq(Status::Confirmed))
        .into_tuple()
        .one(db)
        .await?;
    Ok(counted.unwrap_or_default())
}

/// Every question that was ever asked there: somebody may have answered one that is retired.
pub async fn questions(db: &impl ConnectionTrait, event: Uuid) -> Result<Vec<question::Model>, DbErr> {
    question::Entity::find()
        .filter(question::COLUMN.event_id.eq(event))
        .order_by_asc(question::Column::Position)
        .order_by_asc(question::Column::Id)
        .all(db)
        .await
}

fn on_the_roll(event: Uuid) -> Select<registration::Entity> {
    registration::Entity::find()
        .filter(registration::COLUMN.event_id.eq(event))
        .filter(registration::COLUMN.forgotten_at.is_null())
        .order_by_asc(registration::Column::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        for typed in
            ["7K4M92QX", "7k4m-92qx", " 7K4M 92QX ", "７Ｋ４Ｍ－９２ＱＸ", "http://xingtan.test/events/salon#7K4M92QX"]
        {
            assert_eq!(Sought::of(typed).code.as_deref(), Some("7K4M92QX"), "{typed}");
        }
        for typed in ["王芳", "7K4M92Q", "7K4M92QXX", "", "salon#"] {
            assert_eq!(Sought::of(typed).code, None, "{typed}");
        }
    }

    #[test]
    fn what_no_database_compares_is_left_out() {
        assert_eq!(Sought::of("王\0芳\n").name, "王芳");
        assert!(Sought::of(" \0\t").is_empty());
    }
}
