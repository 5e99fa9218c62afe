//! What is wanted of sample placements that go on: a change that waits for the apprentice who can sign in, a pause that
//! one asks for, and one whose days meet those of a draft elsewhere.
use super::people::People;
use crate::{
    app::App,
    mail::fresh,
    mentors,
    person::{Email, Name},
    placements::{
        Draft, begin,
        changes::{Asked, propose},
        life::{self, Ender},
        open, open_link, overlaps, send,
    },
    roles::{Candidate, Member, TendEnterprise},
    words::when::today,
};
use anyhow::{Context, anyhow};
use chrono::{DateTime, Days, Duration, Months, Utc};
use entity::{
    account, enterprise, mentor,
    placement::{self, Status},
    placement_change::Terms,
    placement_link::For,
};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};
use std::sync::Arc;
use uuid::Uuid;

pub async fn build(
    app: &App,
    people: &People,
    verified: &[(Candidate, enterprise::Model)],
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let at = now - Duration::hours(20);
    let mut running = running(app).await?;
    let mine = running.iter().position(|row| row.account_id == Some(people.apprentice.id));
    let mine = running.remove(mine.context("the apprentice's placement")?);
    longer(app, &tending(app, verified, mine.enterprise_id).await?, &mine, at).await?;
    let asks = running.first().context("one more that runs")?;
    // Under the programme that asks for no papers.
    let meets = running.iter().skip(1).find(|row| row.form_id.is_none()).context("a third that runs")?;
    let (db, key) = (&app.db, &app.address_key);
    let (who, last) = (apprentice(app, asks).await?, today(now) + Days::new(12));
    life::ask_pause(db, key, &who, asks.id, last, "家里收麦子，想请两周假。", at).await?;
    for (_, other) in verified.iter().filter(|(_, each)| each.id != meets.enterprise_id) {
        if free_mentor(app, other.id).await?.is_some() {
            return leave(app, meets, &tending(app, verified, other.id).await?, at).await;
        }
    }
    Err(anyhow!("no other enterprise has a mentor with room"))
}

async fn free_mentor(app: &App, enterprise: Uuid) -> anyhow::Result<Option<mentor::Model>> {
    let own = mentors::of(app.db.read(), enterprise).await?;
    Ok(own.into_iter().find(|mentor| mentor.status == mentor::Status::Approved && mentor.teaching < mentor.max_load))
}

/// Those that nobody named a last day of, the oldest first.
async fn running(app: &App) -> anyhow::Result<Vec<placement::Model>> {
    let running = placement::COLUMN.status.eq(Status::Running).and(placement::COLUMN.end_day.is_null());
    let found = placement::Entity::find().filter(running).order_by_asc(placement::Column::Id);
    Ok(found.all(app.db.read()).await?)
}

async fn longer(
    app: &App,
    who: &Member<TendEnterprise>,
    row: &placement::Model,
    at: DateTime<Utc>,
) -> anyhow::Result<()> {
    let last_day = row.last_day.map(|last| last + Months::new(2));
    let words = Some("新机床年底才到，想多带两个月。".to_owned());
    let asked = Asked { to: Terms { last_day, ..Terms::default() }, fields: vec!["last_day"], words };
    propose(&app.db, &app.address_key, Ender::Enterprise(who), row.id, &asked, at).await?;
    Ok(())
}

/// A draft of the same person elsewhere, for which they ask to leave.
async fn leave(
    app: &App,
    row: &placement::Model,
    to: &Member<TendEnterprise>,
    at: DateTime<Utc>,
) -> anyhow::Result<()> {
    let (db, key) = (&app.db, &app.address_key);
    let lead = free_mentor(app, to.enterprise.id).await?.context("a mentor with room")?;
    let first = today(at) + Days::new(25);
    let draft = Draft {
        programme: row.programme_id,
        name: Some(Name::parse(&row.name).map_err(|wrong| anyhow!("{wrong:?}"))?),
        birth_date: row.birth_date,
        email: Some(Email::parse(&row.email).map_err(|wrong| anyhow!("{wrong:?}"))?),
        is_told: true,
        occupation: row.occupation_id,
        level: row.level,
        contract_kind: row.contract_kind,
        contract_first: Some(first),
        contract_last: Some(first + Months::new(36) - Days::new(1)),
        first_day: Some(first),
        last_day: Some(first + Months::new(12) - Days::new(1)),
        probation_last: Some(first + Months::new(2)),
        hours_week: row.hours_week,
        pay: row.pay,
        probation_pay: row.probation_pay,
        place: to.enterprise.address.clone(),
        lead: Some(lead.id),
        ..Draft::default()
    };
    let draft = begin(db, to, draft, at).await?;
    let draft = send(db, key, to, draft.id, draft.revision, at + Duration::hours(1)).await?;
    let who = apprentice(app, row).await?;
    let link = open_link(db.read(), draft.id, For::Apprentice).await?.context("the link of its letter")?;
    let token = fresh::make(db.write(), link.id, at + Duration::hours(2)).await?;
    let born = draft.birth_date.context("a birth date")?;
    let draft = open(db, key, &who, &token, born, at + Duration::hours(2)).await?;
    overlaps::ask(db, key, &who, draft.id, row.id, first - Days::new(3), at + Duration::hours(3)).await?;
    Ok(())
}

async fn apprentice(app: &App, row: &placement::Model) -> anyhow::Result<Candidate> {
    let id = row.account_id.context("an account")?;
    let account = account::Entity::find_by_id(id).one(app.db.read()).await?.context("an account")?;
    Ok(Candidate { account: Arc::new(account), sign_in: Uuid::nil(), request_id: "".into() })
}

/// Whoever tends an enterprise.
async fn tending(
    app: &App,
    verified: &[(Candidate, enterprise::Model)],
    enterprise: Uuid,
) -> anyhow::Result<Member<TendEnterprise>> {
    let found = verified.iter().find(|(_, each)| each.id == enterprise).context("a sample enterprise")?;
    Member::load(&app.db, &found.0, &found.1.slug).await.map_err(|error| anyhow!("{error:?}"))
}
