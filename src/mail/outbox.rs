//! The outbox: putting a letter in, in the transaction of the act it tells of.
use super::{address::AddressKey, settle};
use chrono::{DateTime, Utc};
use entity::{Locale, account, letter, letter_delivery};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Query, SimpleExpr},
};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

/// A letter to be: who, in which language, which kind, and the facts as they are now.
#[derive(Clone, Debug)]
pub struct NewLetter {
    pub kind: &'static str,
    pub locale: Locale,
    pub email: String,
    /// Keyed hash of the address.
    pub address: String,
    /// The row that it is about.
    pub about: Option<Uuid>,
    pub facts: Value,
    /// The event that it is about, if one.
    pub event: Option<Uuid>,
    pub secrets: Secrets,
    pub pacing: Pacing,
    pub reader: Reader,
    pub useful_until: DateTime<Utc>,
    /// Not sent at night on the clocks of this zone.
    pub quiet_in: Option<String>,
}

/// What in a letter opens something: masked in views, blanked after delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Secrets {
    /// These, among the facts.
    Known(Vec<String>),
    /// One that is made at each rendering and kept as its hash only, so no rendering is kept either.
    Fresh,
}

/// Whether a letter counts towards the five an hour to an address that nobody has confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pacing {
    Paced,
    Free,
}

/// Whether the reader proved to be the one that the letter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    Proven,
    /// Perhaps somebody else typed the address: withheld while its owner has closed it.
    Unproven,
}

impl NewLetter {
    /// To an account's own address, in its language, with nothing in it that opens anything.
    pub fn to_account(
        key: &AddressKey,
        kind: &'static str,
        account: &account::Model,
        about: Uuid,
        facts: impl Serialize,
        useful_until: DateTime<Utc>,
    ) -> Self {
        let email = account.email.clone().unwrap_or_default();
        Self {
            kind,
            locale: account.locale,
            address: key.hash(&email),
            email,
            about: Some(about),
            facts: json!(facts),
            event: None,
            secrets: Secrets::Known(vec![]),
            pacing: Pacing::Free,
            reader: Reader::Proven,
            useful_until,
            quiet_in: None,
        }
    }
}

/// Letters of an officer's decision are put with whose it was.
pub async fn put_by(
    tx: &impl ConnectionTrait,
    officer: Uuid,
    letters: Vec<NewLetter>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    insert(tx, letters, Some(officer), now).await
}

/// Those that were put about a row at this moment tell of an officer's decision.
pub async fn caused_by(tx: &impl ConnectionTrait, about: Uuid, by: Uuid, now: DateTime<Utc>) -> Result<(), DbErr> {
    let row = letter::ActiveModel { caused_by: Set(Some(by)), ..Default::default() };
    let these = letter::COLUMN.about.eq(about).and(letter::COLUMN.created_at.eq(now));
    letter::Entity::update_many().set(row).filter(these).exec(tx).await.map(|_| ())
}

pub async fn put(tx: &impl ConnectionTrait, letter: NewLetter, now: DateTime<Utc>) -> Result<(), DbErr> {
    put_all(tx, vec![letter], now).await
}

pub async fn put_all(tx: &impl ConnectionTrait, letters: Vec<NewLetter>, now: DateTime<Utc>) -> Result<(), DbErr> {
    insert(tx, letters, None, now).await
}

async fn insert(
    tx: &impl ConnectionTrait,
    letters: Vec<NewLetter>,
    officer: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    // SQLite takes 32,766 variables in a statement; a letter has some twenty-five.
    for chunk in letters.chunks(1000) {
        let rows = chunk.iter().cloned().map(|letter| row(letter, officer, now));
        letter::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn row(letter: NewLetter, officer: Option<Uuid>, now: DateTime<Utc>) -> letter::ActiveModel {
    let (secrets, fresh) = match letter.secrets {
        Secrets::Known(secrets) => (secrets, false),
        Secrets::Fresh => (Vec::new(), true),
    };
    letter::ActiveModel {
        id: Set(Uuid::now_v7()),
        kind: Set(letter.kind.to_owned()),
        locale: Set(letter.locale),
        email: Set(Some(letter.email)),
        address: Set(letter.address),
        about: Set(letter.about),
        facts: Set(letter.facts),
        secrets: Set(json!(secrets)),
        paced: Set(letter.pacing == Pacing::Paced),
        proven: Set(letter.reader == Reader::Proven),
        state: Set(letter::State::Queued),
        attempts: Set(0),
        created_at: Set(now),
        next_try_at: Set(now),
        due_at: Set(now),
        useful_until: Set(letter.useful_until),
        sent_at: Set(None),
        subject: Set(None),
        text: Set(None),
        html: Set(None),
        calendar: Set(None),
        last_error: Set(None),
        event_id: Set(letter.event),
        caused_by: Set(officer),
        fresh_token: Set(fresh),
        quiet_in: Set(letter.quiet_in),
    }
}

/// A letter that has no secrets once more, with the facts of then; `None` where its facts or its reader are
/// not kept.
pub fn again(letter: &letter::Model, kind: &'static str, now: DateTime<Utc>) -> Option<NewLetter> {
    let has_lost = letter.facts.to_string().contains(settle::MASK);
    let email = letter.email.clone().filter(|_| !has_lost)?;
    Some(NewLetter {
        kind,
        locale: letter.locale,
        email,
        address: letter.address.clone(),
        about: letter.about,
        facts: letter.facts.clone(),
        event: letter.event_id,
        secrets: Secrets::Known(serde_json::from_value(letter.secrets.clone()).unwrap_or_default()),
        pacing: Pacing::Free,
        reader: if letter.proven { Reader::Proven } else { Reader::Unproven },
        useful_until: now + (letter.useful_until - letter.created_at),
        quiet_in: letter.quiet_in.clone(),
    })
}

/// Blanks the person in every letter about a row: address, facts and renderings.
pub async fn forget(tx: &impl ConnectionTrait, about: Uuid) -> Result<(), DbErr> {
    let letters = letter::COLUMN.about.eq(about);
    blank_errors(tx, letters.clone()).await?;
    letter::Entity::update_many().set(blanked()).filter(letters).exec(tx).await?;
    Ok(())
}

/// Takes back what has not been sent to a reader of the kinds that begin so, and blanks them in all of them.
pub async fn forget_reader(tx: &impl ConnectionTrait, email: &str, kinds: &str) -> Result<(), DbErr> {
    use letter::State::{Queued, Sending, Withdrawn, Withheld};
    let letters = letter::COLUMN.email.eq(email).and(letter::COLUMN.kind.starts_with(kinds));
    letter::Entity::update_many()
        .set(letter::ActiveModel { state: Set(Withdrawn), ..Default::default() })
        .filter(letters.clone().and(letter::COLUMN.state.is_in([Queued, Sending, Withheld])))
        .exec(tx)
        .await?;
    blank_errors(tx, letters.clone()).await?;
    letter::Entity::update_many().set(blanked()).filter(letters).exec(tx).await?;
    Ok(())
}

/// Blanks the text of letters older than the period that they are kept for.
pub async fn purge(db: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<u64, DbErr> {
    use letter::State::{Failed, Lapsed, Sent, Withdrawn, Withheld};
    let old = letter::COLUMN
        .created_at
        .lt(before)
        .and(letter::COLUMN.address.ne(""))
        .and(letter::COLUMN.state.is_in([Sent, Failed, Lapsed, Withdrawn, Withheld]));
    blank_errors(db, old.clone()).await?;
    Ok(letter::Entity::update_many().set(blanked()).filter(old).exec(db).await?.rows_affected)
}

/// What mail servers said often names the address.
async fn blank_errors(tx: &impl ConnectionTrait, letters: SimpleExpr) -> Result<(), DbErr> {
    let ids = Query::select().column(letter::Column::Id).from(letter::Entity).and_where(letters).to_owned();
    letter_delivery::Entity::update_many()
        .set(letter_delivery::ActiveModel { error: Set(None), ..Default::default() })
        .filter(letter_delivery::COLUMN.letter_id.in_subquery(ids))
        .exec(tx)
        .await?;
    Ok(())
}

/// Nothing of the person stays: not even the hash of the address, nor what a mail server said of it.
fn blanked() -> letter::ActiveModel {
    letter::ActiveModel {
        email: Set(None),
        address: Set(String::new()),
        last_error: Set(None),
        facts: Set(json!({})),
        secrets: Set(json!([])),
        subject: Set(None),
        text: Set(None),
        html: Set(None),
        calendar: Set(None),
        ..Default::default()
    }
}
