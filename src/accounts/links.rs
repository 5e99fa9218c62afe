//! Links that let their reader do one thing once. Of each only hashes are kept: the secret is made when
//! the letter is rendered, or printed once by the command line.
use crate::{db::Db, mail::fresh, person::Email};
use chrono::{DateTime, Duration, Utc};
use entity::{
    Locale,
    account_link::{self, Purpose},
    event::District,
    officer_role::Role,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    sea_query::SimpleExpr,
};
use uuid::Uuid;

/// A link to be.
#[derive(Clone, Debug)]
pub struct NewLink {
    pub purpose: Purpose,
    pub email: Email,
    pub locale: Locale,
    pub account: Option<Uuid>,
    /// What an officer's link grants.
    pub grant: Option<(Role, Option<District>)>,
    pub lasts: Duration,
}

/// Opens a link; earlier ones to the same end are void.
pub async fn open(tx: &impl ConnectionTrait, new: NewLink, now: DateTime<Utc>) -> Result<account_link::Model, DbErr> {
    // Two accounts may ask for one address, and neither ends the other's link.
    let same_end = match (new.purpose, new.account) {
        (Purpose::Email, Some(account)) => account_link::COLUMN.account_id.eq(account),
        _ => account_link::COLUMN.email_key.eq(new.email.key()),
    };
    void(tx, same_end.and(account_link::COLUMN.purpose.eq(new.purpose)), now).await?;
    let row = account_link::ActiveModel {
        id: Set(Uuid::now_v7()),
        purpose: Set(new.purpose),
        email: Set(new.email.as_str().to_owned()),
        email_key: Set(new.email.key().to_owned()),
        locale: Set(new.locale),
        account_id: Set(new.account),
        role: Set(new.grant.map(|(role, _)| role)),
        district: Set(new.grant.and_then(|(_, district)| district)),
        created_at: Set(now),
        expires_at: Set(now + new.lasts),
        used_at: Set(None),
    };
    row.insert(tx).await
}

/// Ends what was sent to open an account or to move it: its password or its address is another now.
pub async fn end_all(tx: &impl ConnectionTrait, account: Uuid, now: DateTime<Utc>) -> Result<(), DbErr> {
    let sent = account_link::COLUMN.purpose.is_in([Purpose::Reset, Purpose::Email]);
    void(tx, sent.and(account_link::COLUMN.account_id.eq(account)), now).await
}

/// Ends what would make an officer of whoever reads an address.
pub async fn end_invitations(tx: &impl ConnectionTrait, email_key: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    let open = account_link::COLUMN.purpose.eq(Purpose::Officer);
    void(tx, open.and(account_link::COLUMN.email_key.eq(email_key)), now).await
}

async fn void(tx: &impl ConnectionTrait, which: SimpleExpr, now: DateTime<Utc>) -> Result<(), DbErr> {
    account_link::Entity::update_many()
        .set(account_link::ActiveModel { used_at: Set(Some(now)), ..Default::default() })
        .filter(which)
        .filter(account_link::COLUMN.used_at.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// A link whose secret is told at once instead of by letter: for the command line and the sample city.
pub async fn invite(db: &Db, email: &Email, locale: Locale, now: DateTime<Utc>) -> Result<String, DbErr> {
    let lasts = Duration::hours(24);
    let new = NewLink { purpose: Purpose::SignUp, email: email.clone(), locale, account: None, grant: None, lasts };
    let tx = db.begin().await?;
    let link = open(&tx, new, now).await?;
    let token = fresh::make(&tx, link.id, now).await?;
    tx.commit().await?;
    Ok(token)
}

/// The link that a secret opens, used or not.
pub async fn find(db: &impl ConnectionTrait, token: &str) -> Result<Option<account_link::Model>, DbErr> {
    let Some(about) = fresh::about(db, token).await? else { return Ok(None) };
    account_link::Entity::find_by_id(about).one(db).await
}

/// Of two who use a link at the same moment one gets true.
pub async fn take(tx: &impl ConnectionTrait, link: &account_link::Model, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let taken = account_link::Entity::update_many()
        .set(account_link::ActiveModel { used_at: Set(Some(now)), ..Default::default() })
        .filter(account_link::COLUMN.id.eq(link.id))
        .filter(account_link::COLUMN.used_at.is_null())
        .filter(account_link::COLUMN.expires_at.gt(now))
        .exec(tx)
        .await?;
    Ok(taken.rows_affected == 1)
}
