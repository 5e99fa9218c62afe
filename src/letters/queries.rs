//! What can be asked of letters, within an officer's reach and sight: what lies outside is as if it did not
//! exist. Letters about no event lie in no district, so only who has no limit sees them, and who caused them.
use super::form::LetterFilter;
use crate::{
    db::cursor,
    events,
    mail::address::AddressKey,
    roles::{Grant, Officer, Right, Sight},
};
use chrono::{DateTime, Utc};
use entity::{
    event,
    letter::{self, State},
    letter_delivery,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Query, SelectStatement, SimpleExpr},
};
use uuid::Uuid;

const PAGE: u64 = 50;

/// A letter in a list: without its facts and renderings, which are long.
#[derive(Debug, FromQueryResult)]
pub struct Listed {
    pub id: Uuid,
    pub kind: String,
    pub email: Option<String>,
    pub state: State,
    pub created_at: DateTime<Utc>,
    pub subject: Option<String>,
    pub is_clear: bool,
}

/// A letter within reach and sight.
#[derive(Debug, FromQueryResult)]
pub struct Found {
    #[sea_orm(nested)]
    pub letter: letter::Model,
    /// Nothing in it is masked.
    pub is_clear: bool,
}

/// One page of the list, and the cursor of the next.
pub struct LetterPage {
    pub letters: Vec<Listed>,
    pub next: Option<String>,
}

/// Newest first.
pub async fn list<R: Right>(
    db: &impl ConnectionTrait,
    key: &AddressKey,
    who: &Officer<R>,
    filter: &LetterFilter,
) -> Result<LetterPage, DbErr> {
    use letter::Column::{CreatedAt, Email, Id, Kind, State, Subject};
    let mut letters: Vec<Listed> = letter::Entity::find()
        .select_only()
        .columns([Id, Kind, Email, State, CreatedAt, Subject])
        .column_as(is_clear(who), "is_clear")
        .filter(seen_by(who, Sight::Masked))
        .filter(matching(key, who, filter))
        .order_by_desc(CreatedAt)
        .order_by_desc(Id)
        .limit(PAGE + 1)
        .into_model()
        .all(db)
        .await?;
    let next = cursor::cut(&mut letters, PAGE, |last| cursor::write(last.created_at, last.id));
    Ok(LetterPage { letters, next })
}

pub async fn find<R: Right>(db: &impl ConnectionTrait, who: &Officer<R>, id: Uuid) -> Result<Option<Found>, DbErr> {
    letter::Entity::find_by_id(id)
        .column_as(is_clear(who), "is_clear")
        .filter(seen_by(who, Sight::Masked))
        .into_model()
        .one(db)
        .await
}

/// The row as it is now, locked until the transaction ends.
pub async fn lock(tx: &impl ConnectionTrait, id: Uuid) -> Result<Option<letter::Model>, DbErr> {
    letter::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// Each try, oldest first.
pub async fn deliveries(db: &impl ConnectionTrait, letter: Uuid) -> Result<Vec<letter_delivery::Model>, DbErr> {
    letter_delivery::Entity::find()
        .filter(letter_delivery::COLUMN.letter_id.eq(letter))
        .order_by_asc(letter_delivery::Column::Id)
        .limit(PAGE * 4)
        .all(db)
        .await
}

/// The event that a letter is about.
pub async fn event(db: &impl ConnectionTrait, letter: &letter::Model) -> Result<Option<event::Model>, DbErr> {
    match letter.event_id {
        Some(event) => events::by_id(db, event).await,
        None => Ok(None),
    }
}

/// Whether what an officer put about the same row is still to go out.
pub async fn is_under_way(tx: &impl ConnectionTrait, letter: &letter::Model, officer: Uuid) -> Result<bool, DbErr> {
    let unsent = letter::COLUMN.state.is_in([State::Queued, State::Sending]);
    let Some(row) = letter.about else { return Ok(false) };
    let about = letter::Entity::find().filter(letter::COLUMN.about.eq(row)).filter(unsent);
    Ok(about.filter(letter::COLUMN.caused_by.eq(officer)).count(tx).await? > 0)
}

/// What one of the roles shows at all, or with at least so much of it.
fn seen_by<R: Right>(who: &Officer<R>, least: Sight) -> SimpleExpr {
    let enough = who.grants.iter().filter(|grant| grant.sight >= least);
    enough.fold(Condition::any(), |any, grant| any.add(SimpleExpr::from(shown_by(who.account, grant)))).into()
}

fn is_clear<R: Right>(who: &Officer<R>) -> SimpleExpr {
    Expr::case(seen_by(who, Sight::NameAndCode), true).finally(false).into()
}

/// The limit of the role's district; and with the sight of their own, events that they drafted and
/// decisions that they made.
fn shown_by(account: Uuid, grant: &Grant) -> Condition {
    let nowhere = letter::COLUMN.event_id.is_null().and(letter::COLUMN.caused_by.eq(account));
    let there = grant.district.map(|district| of_events(event::COLUMN.district.eq(district)).or(nowhere));
    let own = (grant.sight == Sight::Own).then(|| {
        let drafted = of_events(event::COLUMN.drafted_by.eq(account));
        letter::COLUMN.caused_by.eq(account).or(drafted)
    });
    Condition::all().add_option(there).add_option(own)
}

fn matching<R: Right>(key: &AddressKey, who: &Officer<R>, filter: &LetterFilter) -> Condition {
    let typed = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let mut all = Condition::all()
        .add_option(filter.state.map(|state| letter::COLUMN.state.eq(state)))
        .add_option(filter.kind.map(|kind| letter::COLUMN.kind.eq(kind)))
        .add_option(filter.about.map(|about| letter::COLUMN.about.eq(about)))
        .add_option(typed(&filter.event).map(|slug| of_events(event::COLUMN.slug.eq(slug))))
        .add_option(typed(&filter.address).map(|address| letter::COLUMN.address.eq(key.hash(&address))))
        // What is masked is not looked for: a guess would be confirmed.
        .add_option(typed(&filter.address).map(|_| seen_by(who, Sight::NameAndCode)));
    if let Some((at, id)) = cursor::read(&filter.after) {
        let earlier = letter::COLUMN.created_at.lt(at);
        all = all.add(earlier.or(letter::COLUMN.created_at.eq(at).and(letter::COLUMN.id.lt(id))));
    }
    all
}

fn of_events(which: SimpleExpr) -> SimpleExpr {
    let events: SelectStatement =
        Query::select().column(event::Column::Id).from(event::Entity).and_where(which).to_owned();
    letter::COLUMN.event_id.in_subquery(events)
}
