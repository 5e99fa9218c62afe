//! One person, one placement at a time: what is chosen where days meet, who answers, and what each side learns.
mod apprentice;
mod clock;
mod desk;
mod enterprise;
mod freed;
mod guard;
mod not_begun;
mod secrecy;
mod table;
mod waiting;

use super::{MEMBER, ground, in_both, told, turned_down, wrong};
use crate::support::{
    Site,
    enterprises::{candidate, company_in, numbered_code},
    placements::Ground,
};
use chrono::{Days, Months, NaiveDate};
use entity::{
    account,
    enterprise::Status::Verified,
    event::District,
    mentor::Status::Approved,
    placement, placement_overlap,
    placement_overlap::{Outcome, Refusal},
    placement_step,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use uuid::Uuid;
use xingtan::placements::{
    Draft, Stage,
    overlaps::{self, OverlapError, Reply},
};

/// The days before the new first day.
const AHEAD: u64 = 40;

/// Somebody who runs at one enterprise since today, and opened a draft of another that begins in forty days.
pub struct Both {
    old: Ground,
    new: Ground,
    other: placement::Model,
    draft: placement::Model,
    li: account::Model,
}

impl Both {
    pub async fn of(site: &Site) -> Self {
        let (old, new) = grounds(site).await;
        Self::between(site, old, new, "li").await
    }

    async fn between(site: &Site, old: Ground, new: Ground, name: &str) -> Self {
        let first = Some(site.today());
        let draft = old.draft(site, name);
        let other = Draft { first_day: first, contract_first: first, ..draft };
        let other = site.placed_with(&old, other, Stage::Running).await;
        let li = site.account_called(name).await;
        let draft = site.begin(&new, later(site, &new, name)).await;
        let draft = site.send_placement(&new, &draft).await;
        let draft = site.open_placement(&draft, &li).await;
        site.deliver().await;
        Self { old, new, other, draft, li }
    }

    async fn ask(&self, site: &Site, last: NaiveDate) -> Result<placement_overlap::Model, OverlapError> {
        let (db, key) = (&site.app.db, &site.app.address_key);
        overlaps::ask(db, key, &candidate(&self.li), self.draft.id, self.other.id, last, site.now()).await
    }

    /// For the day before the new first day.
    pub async fn asked(&self, site: &Site) -> placement_overlap::Model {
        self.ask(site, self.wish()).await.unwrap()
    }

    fn wish(&self) -> NaiveDate {
        self.draft.first_day.unwrap().pred_opt().unwrap()
    }

    async fn withdraw(&self, site: &Site) -> Result<placement_overlap::Model, OverlapError> {
        let (db, key) = (&site.app.db, &site.app.address_key);
        overlaps::withdraw(db, key, &candidate(&self.li), self.draft.id, site.now()).await
    }

    /// Another placement of the person on the same days as the one to be left.
    async fn third(&self, site: &Site) {
        let mut third = self.other.clone().into_active_model().reset_all();
        (third.id, third.number) = (Set(Uuid::now_v7()), Set(None));
        third.insert(site.app.db.write()).await.unwrap();
    }

    async fn reply(
        &self,
        site: &Site,
        to: &placement_overlap::Model,
        reply: &Reply,
    ) -> Result<placement_overlap::Model, OverlapError> {
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&self.old.enterprise).await);
        overlaps::answer(db, key, &who, self.other.id, to.id, reply, site.now()).await
    }

    async fn decide(&self, site: &Site, outcome: Outcome) -> Result<placement_overlap::Model, OverlapError> {
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.reviewer().await);
        overlaps::decide(db, key, &who, self.draft.id, outcome, "双方已沟通", site.now()).await
    }

    /// Of its apprentice.
    fn mine(&self, rest: &str) -> String {
        format!("/my/placements/{}{rest}", self.draft.id)
    }

    /// Of the enterprise that is left.
    fn theirs(&self, rest: &str) -> String {
        format!("/enterprise/{}/placements/{}{rest}", self.old.enterprise.slug, self.other.id)
    }
}

/// For a year from the fortieth day on.
fn later(site: &Site, on: &Ground, name: &str) -> Draft {
    let first = site.today() + Days::new(AHEAD);
    Draft {
        first_day: Some(first),
        contract_first: Some(first),
        last_day: Some(first + Months::new(12) - Days::new(1)),
        probation_last: Some(first + Months::new(3)),
        ..on.draft(site, name)
    }
}

/// Two enterprises under one programme.
async fn grounds(site: &Site) -> (Ground, Ground) {
    grounds_with(site, "孔府家酒").await
}

/// The new one has this name.
async fn grounds_with(site: &Site, name: &str) -> (Ground, Ground) {
    let old = ground(site).await;
    let new = company_in(Some(District::Weishan), numbered_code(2), name);
    let row = site.enterprise("lu", new, Verified).await;
    let mentor = site.mentor(&row, "颜师傅").await;
    let mentor = site.bring_mentor(&row, mentor, Approved).await;
    let (programme, occupation) = (old.programme.clone(), old.occupation.clone());
    site.deliver().await;
    (old, Ground { programme, occupation, enterprise: row, mentor })
}

fn no() -> Reply {
    Reply::No(Refusal::HandOver, Some("还有两台机床没有交接".into()))
}

async fn request_now(site: &Site, row: &placement_overlap::Model) -> placement_overlap::Model {
    placement_overlap::Entity::find_by_id(row.id).one(site.db()).await.unwrap().unwrap()
}

/// The acts of a placement's steps, from the first of these on.
async fn steps_from(site: &Site, row: &placement::Model, first: &str) -> Vec<String> {
    let its = placement_step::Entity::find().filter(placement_step::COLUMN.placement_id.eq(row.id));
    let rows = its.order_by_asc(placement_step::Column::Id).all(site.db()).await.unwrap();
    rows.into_iter().map(|step| step.act).skip_while(|act| act != first).collect()
}

fn letter(to: &str, said: &str) -> (String, String) {
    (to.to_owned(), said.to_owned())
}

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, 1).unwrap() + Days::new(number)
}
