//! What can be asked of accounts.
use super::{duties, enterprises, mentors};
use crate::roles::{self, Right};
use entity::{
    account, calendar_feed, enterprise,
    event::District,
    membership, mentor,
    officer_role::{self, Role},
    sign_in,
};
use sea_orm::{
    ActiveEnum, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, Iterable, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find_by_id(id).one(db).await
}

pub async fn by_address(db: &impl ConnectionTrait, email_key: &str) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find().filter(account::COLUMN.email_key.eq(email_key)).one(db).await
}

/// The row, locked until the transaction ends; `None` once closed.
pub async fn lock(tx: &impl ConnectionTrait, id: Uuid) -> Result<Option<account::Model>, DbErr> {
    let account = account::Entity::find_by_id(id).lock_exclusive().one(tx).await?;
    Ok(account.filter(|account| !account.is_closed()))
}

/// Everybody who has a right in a district now, in the order of their sign-up.
pub async fn officers<R: Right>(db: &impl ConnectionTrait, district: District) -> Result<Vec<account::Model>, DbErr> {
    let granting: Vec<Role> = Role::iter().filter(|role| R::of(*role).is_some()).collect();
    let here = officer_role::COLUMN.district.is_null().or(officer_role::COLUMN.district.eq(district));
    let held = officer_role::Entity::find()
        .select_only()
        .column(officer_role::Column::AccountId)
        .filter(officer_role::COLUMN.role.is_in(granting))
        .filter(here)
        .into_query();
    account::Entity::find()
        .filter(account::COLUMN.id.in_subquery(held))
        .filter(account::COLUMN.closed_at.is_null())
        .order_by_asc(account::Column::Id)
        .all(db)
        .await
}

/// What is kept of an account besides its row.
pub struct AccountData {
    pub roles: Vec<officer_role::Model>,
    pub sign_ins: Vec<sign_in::Model>,
    /// Where it is a member.
    pub enterprises: Vec<(membership::Model, enterprise::Model)>,
    /// What is said of them as a mentor.
    pub mentor: Option<mentor::Model>,
    pub duties: Vec<duties::Held>,
    /// Subscribed to by a secret address.
    pub calendars: Vec<calendar_feed::Model>,
}

pub async fn data(db: &impl ConnectionTrait, account: Uuid) -> Result<AccountData, DbErr> {
    let sign_ins = sign_in::Entity::find()
        .filter(sign_in::COLUMN.account_id.eq(account))
        .filter(sign_in::COLUMN.passed_factor.eq(true))
        .order_by_asc(sign_in::Column::CreatedAt)
        .all(db)
        .await?;
    let enterprises = enterprises::held(db, account).await?;
    let mentor = mentors::of(db, account).await?;
    let (duties, calendars) = (duties::held(db, account).await?, duties::calendars(db, account).await?);
    Ok(AccountData { roles: roles::held(db, account).await?, sign_ins, enterprises, mentor, duties, calendars })
}

impl AccountData {
    pub fn to_json(&self, account: &account::Model) -> Value {
        let role = |held: &officer_role::Model| json!({ "role": held.role.to_value(), "since": held.since });
        let door =
            |door: &sign_in::Model| json!({ "device": door.device, "since": door.created_at, "seen": door.seen_at });
        let member = |(held, enterprise): &(membership::Model, enterprise::Model)| json!({ "enterprise": enterprise.name, "role": held.role.to_value(), "since": held.since });
        let mentor = |row: &mentor::Model| json!({ "name": row.name, "status": row.status.to_value(), "kind": row.kind.to_value(), "occupation": row.occupation, "grade": row.grade.to_value(), "years": row.years, "max_load": row.max_load, "proposed_at": row.proposed_at });
        let duty = |(event, session): &duties::Held| json!({ "event": event.title_zh, "session": session.as_ref().map(|session| &session.title_zh), "starts_at": duties::starts(event, session.as_ref()) });
        let calendar = |row: &calendar_feed::Model| json!({ "kind": row.kind.to_value(), "made_at": row.made_at });
        json!({ "account": {
            "email": account.email,
            "name": account.name,
            "mobile": account.mobile,
            "locale": account.locale.tag(),
            "created_at": account.created_at,
            "roles": self.roles.iter().map(role).collect::<Vec<_>>(),
            "enterprises": self.enterprises.iter().map(member).collect::<Vec<_>>(),
            "mentor": self.mentor.as_ref().map(mentor),
            "duties": self.duties.iter().map(duty).collect::<Vec<_>>(),
            "calendars": self.calendars.iter().map(calendar).collect::<Vec<_>>(),
            "sign_ins": self.sign_ins.iter().map(door).collect::<Vec<_>>(),
        } })
    }
}

/// What officers call each other by: the name, else the address. `None`: it is closed.
pub fn called(account: &account::Model) -> Option<&str> {
    account.name.as_deref().or(account.email.as_deref())
}

/// What they are called, of accounts that are open.
pub async fn names(db: &impl ConnectionTrait, ids: impl Iterator<Item = Uuid>) -> Result<HashMap<Uuid, String>, DbErr> {
    let ids: BTreeSet<Uuid> = ids.collect();
    let rows = account::Entity::find().filter(account::COLUMN.id.is_in(ids)).all(db).await?;
    let name = |account: account::Model| Some((account.id, called(&account)?.to_owned()));
    Ok(rows.into_iter().filter_map(name).collect())
}

/// Addresses of accounts that are open.
pub async fn addresses(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, String>, DbErr> {
    let ids: BTreeSet<Uuid> = ids.collect();
    let rows = account::Entity::find().filter(account::COLUMN.id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().filter_map(|account| Some((account.id, account.email?))).collect())
}
