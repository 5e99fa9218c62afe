//! Who is on duty for what, before an act and after it: whoever's duty it changes is written to, whatever the act was.
use super::queries::{OnDuty, of};
use crate::{
    events::{
        letters,
        sessions::{self, Item, tell::slot},
    },
    mail::{address::AddressKey, outbox},
    venues,
};
use chrono::{DateTime, Utc};
use entity::{
    account,
    agenda_notice::Slot,
    event::{self, Status},
    session,
};
use sea_orm::{ConnectionTrait, DbErr};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Who is on duty at a published event, and for what; at one that is not public yet nothing is certain, and at one that
/// is cancelled there is nothing to be on duty for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster(Vec<Post>);

/// One officer at the event, or at one of its sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Post {
    officer: account::Model,
    session: Option<Uuid>,
    at: Slot,
}

/// What an act made of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Put(Slot),
    Moved([Slot; 2]),
    Relieved(Slot),
    /// Its session is no more.
    Dropped(Slot),
}

/// As it stands now. Whoever lost the right is not on it.
pub async fn roster(tx: &impl ConnectionTrait, event: &event::Model) -> Result<Roster, DbErr> {
    if event.status != Status::Published {
        return Ok(Roster::default());
    }
    let on_duty = of(tx, event).await?;
    if on_duty.is_empty() {
        return Ok(Roster::default());
    }
    let agenda = sessions::of(tx, event.id).await?;
    posts(tx, event, on_duty, &agenda).await
}

/// How many officers would be written to if an event became what it is not yet, with an agenda that moves along.
pub async fn concerned(
    db: &impl ConnectionTrait,
    by: Uuid,
    was: &event::Model,
    is: &event::Model,
    now: DateTime<Utc>,
) -> Result<usize, DbErr> {
    let on_duty = of(db, was).await?;
    if on_duty.is_empty() {
        return Ok(0);
    }
    let agenda = sessions::of(db, was.id).await?;
    let ids: Vec<Uuid> = agenda.iter().map(|item| item.session.id).collect();
    let before = posts(db, was, on_duty.clone(), &agenda).await?;
    let after = posts(db, is, on_duty, &sessions::shifted(agenda, is.starts_at - was.starts_at)).await?;
    Ok(told(&before, &after, &ids, by, now).len())
}

async fn posts(
    tx: &impl ConnectionTrait,
    event: &event::Model,
    on_duty: Vec<OnDuty>,
    agenda: &[Item],
) -> Result<Roster, DbErr> {
    if event.status != Status::Published {
        return Ok(Roster::default());
    }
    let agenda: HashMap<Uuid, &session::Model> = agenda.iter().map(|item| (item.session.id, &item.session)).collect();
    let halls = venues::halls(tx, agenda.values().filter_map(|session| session.room_id)).await?;
    let of = |session: Option<&session::Model>| session.map_or_else(|| whole(event), |at| slot(event, &halls, at));
    let officers = on_duty.into_iter().filter(|one| one.is_officer);
    let post = |one: OnDuty| {
        let session = one.row.session_id;
        Post { officer: one.account, session, at: of(session.and_then(|id| agenda.get(&id).copied())) }
    };
    Ok(Roster(officers.map(post).collect()))
}

/// The event itself, which has no title among its sessions.
fn whole(event: &event::Model) -> Slot {
    Slot {
        title: Default::default(),
        starts_at: event.starts_at,
        ends_at: event.ends_at,
        place: [event.place_zh.clone(), event.place_en.clone()],
        has_places: false,
    }
}

/// Writes to each officer whose duty an act changed since the roster of before, but to whoever acts. What is over is
/// nobody's concern.
pub async fn tell(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    by: Uuid,
    was: Roster,
    event: &event::Model,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let is = roster(tx, event).await?;
    if was.0.is_empty() && is.0.is_empty() {
        return Ok(());
    }
    let agenda: Vec<Uuid> = sessions::of(tx, event.id).await?.into_iter().map(|item| item.session.id).collect();
    let told = told(&was, &is, &agenda, by, now);
    let letters = told.values().map(|(officer, changes)| letters::duty(key, event, officer, changes, now)).collect();
    outbox::put_by(tx, by, letters, now).await
}

/// Whoever reads of what, but whoever acts.
fn told(
    was: &Roster,
    is: &Roster,
    agenda: &[Uuid],
    by: Uuid,
    now: DateTime<Utc>,
) -> BTreeMap<Uuid, (account::Model, Vec<Change>)> {
    let mut told: BTreeMap<Uuid, (account::Model, Vec<Change>)> = BTreeMap::new();
    for (officer, change) in changes(was, is, agenda) {
        if officer.id != by && change.is_ahead(now) {
            told.entry(officer.id).or_insert_with(|| (officer, vec![])).1.push(change);
        }
    }
    told
}

/// What is new comes first, what ended last.
fn changes(Roster(was): &Roster, Roster(is): &Roster, agenda: &[Uuid]) -> Vec<(account::Model, Change)> {
    let now = is.iter().filter_map(|post| {
        let change = match was.iter().find(|before| before.is_of(post)) {
            None => Change::Put(post.at.clone()),
            Some(before) if before.at.is_where(&post.at) => return None,
            Some(before) => Change::Moved([before.at.clone(), post.at.clone()]),
        };
        Some((post.officer.clone(), change))
    });
    let gone = was.iter().filter(|post| !is.iter().any(|after| after.is_of(post))).map(|post| {
        let is_there = post.session.is_none_or(|id| agenda.contains(&id));
        let change = if is_there { Change::Relieved } else { Change::Dropped };
        (post.officer.clone(), change(post.at.clone()))
    });
    now.chain(gone).collect()
}

impl Post {
    /// The same officer at the same.
    fn is_of(&self, other: &Self) -> bool {
        (self.officer.id, self.session) == (other.officer.id, other.session)
    }
}

impl Change {
    /// Whether it was, or is, still to come.
    fn is_ahead(&self, now: DateTime<Utc>) -> bool {
        match self {
            Self::Put(at) | Self::Relieved(at) | Self::Dropped(at) => at.ends_at > now,
            Self::Moved(slots) => slots.iter().any(|at| at.ends_at > now),
        }
    }
}
