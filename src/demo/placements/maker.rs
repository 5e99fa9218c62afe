//! How one is made, and brought to its fate.
use super::{
    Offer, Place,
    draft::{Told, draft},
    fate::Fate,
};
use crate::{
    app::App,
    demo::{
        enterprises::{account, candidate},
        people::People,
    },
    mail::fresh,
    placements::{
        Consent, Decision, PartAnswer, Why, answer, begin, cancel, consent, decide,
        life::{self, Ender, Override},
        open, open_link, send,
    },
    roles::{Candidate, Member, TendEnterprise},
    words::when::today,
};
use anyhow::{Context, anyhow};
use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use entity::{
    placement::{self, Reason},
    placement_link::For,
    placement_part::Part,
};
use sea_orm::Iterable;

const SURNAMES: [&str; 10] = ["王", "李", "张", "刘", "陈", "杨", "赵", "周", "吴", "徐"];
const GIVEN: [&str; 7] = ["雨桐", "子涵", "浩然", "欣怡", "一鸣", "思远", "嘉宁"];

pub struct Maker<'a> {
    pub app: &'a App,
    pub people: &'a People,
    pub place: &'a Place,
    pub offer: &'a Offer,
    pub number: usize,
    pub now: DateTime<Utc>,
}

impl Maker<'_> {
    pub async fn make(&self, fate: Fate) -> anyhow::Result<()> {
        let (db, key) = (&self.app.db, &self.app.address_key);
        let at = self.now - Duration::days(fate.days_ago()) + Duration::hours(4 * self.number as i64);
        let who = self.member().await?;
        let (name, account) = self.apprentice(at).await?;
        let first = self.first_day(fate, at);
        let Self { number, place, offer, .. } = *self;
        let told = Told { number, fate, name: &name, account: &account, place, offer, first };
        let row = begin(db, &who, draft(told).await?, at).await?;
        if fate == Fate::Begun {
            return Ok(());
        }
        if fate == Fate::Cancelled {
            let why = Why { code: Reason::OwnWish, words: None };
            cancel(db, key, &who, row.id, &why, at + Duration::hours(5)).await?;
            return Ok(());
        }
        let row = send(db, key, &who, row.id, row.revision, at + Duration::hours(1)).await?;
        if matches!(fate, Fate::Asked | Fate::Unanswered) {
            return Ok(());
        }
        let row = self.answered(&row, &account, fate == Fate::Returned, at + Duration::hours(20)).await?;
        if matches!(fate, Fate::Returned | Fate::Waiting | Fate::GuardianAsked) {
            return Ok(());
        }
        if fate == Fate::Guarded {
            let token = self.token(&row, For::Guardian, at + Duration::hours(22)).await?;
            consent(db, key, &token, &Consent::Yes, at + Duration::hours(25)).await?;
        }
        decide(db, key, &self.people.reviewer, row.id, &Decision::File, at + Duration::hours(30)).await?;
        self.carry(fate, &row, &who, &account).await
    }

    fn first_day(&self, fate: Fate, begun: DateTime<Utc>) -> NaiveDate {
        if fate.has_begun() {
            today(begun) - Days::new(self.number as u64 % 20)
        } else {
            today(self.now) + Days::new(5 + self.number as u64 % 30)
        }
    }

    /// What a filed one meets.
    async fn carry(
        &self,
        fate: Fate,
        row: &placement::Model,
        who: &Member<TendEnterprise>,
        account: &Candidate,
    ) -> anyhow::Result<()> {
        let (db, key, at) = (&self.app.db, &self.app.address_key, self.now - Duration::days(1));
        let why = |code| Why { code, words: Some("家中有事，与企业商定。".to_owned()) };
        match fate {
            Fate::Paused => {
                let why = Why { code: Reason::Health, words: None };
                life::pause(db, key, Ender::Enterprise(who), row.id, today(at) + Days::new(20), &why, at).await?;
            }
            Fate::Leaving => {
                let last = today(self.now) + Days::new(10);
                life::end(db, key, Ender::Apprentice(account), row.id, last, &why(Reason::Study), at).await?;
            }
            Fate::Ended => {
                life::end(db, key, Ender::Enterprise(who), row.id, today(at), &why(Reason::NotSuited), at).await?;
            }
            Fate::Completed => {
                let (declared, stated) = (at - Duration::hours(40), at - Duration::hours(20));
                life::declare(db, key, who, row.id, "能独立完成本工种的全部工序。", declared).await?;
                life::state(db, key, account, row.id, "学会了看图、操作和检验。", stated).await?;
                life::complete(db, key, &self.people.reviewer, row.id, at).await?;
            }
            Fate::Spared => {
                let propose = Override::Propose("此前已在本企业学满一年，材料齐全。".to_owned());
                let (one, other) = (&self.people.reviewer, &self.people.second_reviewer);
                life::override_it(db, key, one, row.id, &propose, at).await?;
                life::override_it(db, key, other, row.id, &Override::Grant, at + Duration::hours(3)).await?;
            }
            Fate::Objected => {
                life::never_came(db, key, who, row.id, at).await?;
                let words = "我每天都打卡，请核对考勤。";
                life::object(db, key, Ender::Apprentice(account), row.id, words, at + Duration::hours(2)).await?;
            }
            _ => {}
        }
        Ok(())
    }

    async fn member(&self) -> anyhow::Result<Member<TendEnterprise>> {
        let loaded = Member::load(&self.app.db, &self.place.owner, &self.place.enterprise.slug).await;
        loaded.map_err(|error| anyhow!("{error:?}"))
    }

    /// The first is whoever can sign in.
    async fn apprentice(&self, at: DateTime<Utc>) -> anyhow::Result<(String, Candidate)> {
        let name = match self.number {
            0 => "孔令仪".to_owned(),
            number => format!("{}{}", SURNAMES[number % SURNAMES.len()], GIVEN[number % GIVEN.len()]),
        };
        let account = match self.number {
            0 => self.people.apprentice.clone(),
            number => account(self.app, self.people, &format!("apprentice-{number}"), at).await?,
        };
        Ok((name, candidate(account)))
    }

    async fn answered(
        &self,
        row: &placement::Model,
        who: &Candidate,
        says_no: bool,
        at: DateTime<Utc>,
    ) -> anyhow::Result<placement::Model> {
        let (db, key) = (&self.app.db, &self.app.address_key);
        let token = self.token(row, For::Apprentice, at).await?;
        let born = row.birth_date.context("a birth date")?;
        let row = open(db, key, who, &token, born, at).await?;
        let wrong = |part| (says_no && part == Part::Pay).then(|| "谈好的是转正后 5000 元。".to_owned());
        let answers: Vec<PartAnswer> = Part::iter().map(|part| PartAnswer { part, wrong: wrong(part) }).collect();
        Ok(answer(db, key, who, row.id, row.revision, &answers, at + Duration::hours(1)).await?)
    }

    /// What the link in a letter carries.
    async fn token(&self, row: &placement::Model, reader: For, at: DateTime<Utc>) -> anyhow::Result<String> {
        let db = &self.app.db;
        let link = open_link(db.read(), row.id, reader).await?.context("the link of its letter")?;
        Ok(fresh::make(db.write(), link.id, at).await?)
    }
}
