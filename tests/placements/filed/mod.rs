//! The doors of both sides for a filed placement: what each may do, what is refused in which words, and what waits.
mod asks;
mod badges;
pub mod cells;
mod disputed;
mod end;
mod files;
mod letters;
mod objection;
mod offers;
mod pause;
mod said;
mod verbs;
mod wish;

use super::{ground, told, wrong};
use crate::support::{Answer, Seat, Site, enterprises::candidate, placements::Ground};
use chrono::{Days, NaiveDate};
use entity::{
    placement::{self, Reason},
    placement_step,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use xingtan::placements::{
    Stage, Why,
    life::{self, Ender},
};

/// Running since today, with both sides' browsers; the letters are delivered.
struct Doors<'a> {
    site: &'a Site,
    on: Ground,
    row: placement::Model,
    enterprise: Seat<'a>,
    apprentice: Seat<'a>,
}

impl<'a> Doors<'a> {
    async fn open(site: &'a Site) -> Self {
        let on = ground(site).await;
        let row = running(site, &on, "li").await;
        Self::of(site, on, row).await
    }

    async fn of(site: &'a Site, on: Ground, row: placement::Model) -> Self {
        let owner = site.tending(&on.enterprise).await.account;
        let enterprise = site.sign_in(&owner).await;
        let apprentice = site.sign_in(&site.account_called("li").await).await;
        Self { site, on, row, enterprise, apprentice }
    }

    /// So many days later, signed in anew.
    async fn after(self, days: i64) -> Self {
        self.site.advance(chrono::Duration::days(days));
        Self::of(self.site, self.on, self.row).await
    }

    fn room(&self, piece: &str) -> String {
        format!("/enterprise/{}/placements/{}{piece}", self.on.enterprise.slug, self.row.id)
    }

    fn mine(&self, piece: &str) -> String {
        format!("/my/placements/{}{piece}", self.row.id)
    }

    async fn now(&self) -> placement::Model {
        self.site.placement_now(&self.row).await
    }

    /// What its people read of it, oldest first.
    async fn steps(&self) -> Vec<String> {
        let its = placement_step::Entity::find().filter(placement_step::COLUMN.placement_id.eq(self.row.id));
        let rows = its.order_by_asc(placement_step::Column::Id).all(self.site.db()).await.unwrap();
        rows.into_iter().map(|step| step.act).collect()
    }

    /// By a verb, so many days from now.
    async fn ends(&self, is_enterprise: bool, number: u64) -> placement::Model {
        let (db, key, now) = (&self.site.app.db, &self.site.app.address_key, self.site.now());
        let (who, apprentice) =
            (self.site.tending(&self.on.enterprise).await, candidate(&self.site.account_called("li").await));
        let by = if is_enterprise { Ender::Enterprise(&who) } else { Ender::Apprentice(&apprentice) };
        let why = Why { code: Reason::Family, words: Some("家里有事".into()) };
        let row = life::end(db, key, by, self.row.id, self.day(number), &why, now).await.unwrap();
        self.site.deliver().await;
        row
    }

    fn day(&self, number: u64) -> NaiveDate {
        self.site.today() + Days::new(number)
    }
}

/// Since today.
async fn running(site: &Site, on: &Ground, name: &str) -> placement::Model {
    let mut draft = on.draft(site, name);
    draft.first_day = Some(site.today());
    draft.contract_first = Some(site.today());
    let row = site.placed_with(on, draft, Stage::Running).await;
    site.deliver().await;
    row
}

/// An act refused in both languages, asked for and sent: what happened, in each.
async fn refused(seat: &Seat<'_>, path: &str, fields: &[(&str, &str)]) -> [String; 2] {
    let mut said = Vec::new();
    for lang in ["zh-CN", "en"] {
        let path = format!("{path}?lang={lang}");
        let (asked, sent) = (seat.get(&path).await, seat.post(&path, fields).await);
        assert_eq!([asked.status, sent.status], [409, 409], "{path} {} {}", asked.main_text(), sent.main_text());
        assert_eq!(asked.heading(), sent.heading(), "{path}");
        said.push(sent.heading());
    }
    <[String; 2]>::try_from(said).unwrap()
}

fn at(field: &str, sentence: &str) -> (String, String) {
    (field.to_owned(), sentence.to_owned())
}

fn letter(to: &str, said: &str) -> (String, String) {
    (to.to_owned(), said.to_owned())
}

/// 303, and what the page that it leads to says of it.
async fn done(seat: &Seat<'_>, answer: Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.main_text());
    seat.get(answer.header("location")).await.main_text()
}
