//! What can be asked of letters, within an officer's reach and sight: what lies outside is as if it did not
//! exist. Letters about no event lie in no district, so only who has no limit sees them, and who caused them.
use super::form::LetterFilter;
use crate::{
    db::cursor,
    events,
    mail::address::AddressKey,
    roles::{Officer, Right, Sight},
};
use chrono::{DateTime, Utc};
use entity::{
    event::{self, District},
    letter::{self, State},
    letter_delivery,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Query, SelectStatement, SimpleExpr},
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
        .filter(seen_by(who))
        .filter(matching(key, filter))
        .order_by_desc(CreatedAt)
        .order_by_desc(Id)
        .limit(PAGE + 1)
        .into_model()
        .all(db)
        .await?;
    let more = letters.len() as u64 > PAGE;
    letters.truncate(PAGE as usize);
    let next = letters.last().filter(|_| more).map(|last| cursor::write(last.created_at, last.id));
    Ok(LetterPage { letters, next })
}

pub async fn find<R: Right>(
    db: &impl ConnectionTrait,
    who: &Officer<R>,
    id: Uuid,
) -> Result<Option<letter::Model>, DbErr> {
    letter::Entity::find_by_id(id).filter(seen_by(who)).one(db).await
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

/// The limit of the officer's district; and with the sight of their own, events that they drafted and
/// decisions that they made.
fn seen_by<R: Right>(who: &Officer<R>) -> Condition {
    let nowhere = letter::COLUMN.event_id.is_null().and(letter::COLUMN.caused_by.eq(who.account));
    let within = |districts: &[District]| of_events(event::COLUMN.district.is_in(districts.to_vec())).or(nowhere);
    let districts = who.reach.districts().map(within);
    let own = (who.sight == Sight::Own).then(|| {
        let drafted = of_events(event::COLUMN.drafted_by.eq(who.account));
        letter::COLUMN.caused_by.eq(who.account).or(drafted)
    });
    Condition::all().add_option(districts).add_option(own)
}

fn matching(key: &AddressKey, filter: &LetterFilter) -> Condition {
    let typed = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let mut all = Condition::all()
        .add_option(filter.state.map(|state| letter::COLUMN.state.eq(state)))
        .add_option(filter.kind.map(|kind| letter::COLUMN.kind.eq(kind)))
        .add_option(filter.about.map(|about| letter::COLUMN.about.eq(about)))
        .add_option(typed(&filter.event).map(|slug| of_events(event::COLUMN.slug.eq(slug))))
        .add_option(typed(&filter.address).map(|address| letter::COLUMN.address.eq(key.hash(&address))));
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
