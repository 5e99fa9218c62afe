//! How one is made, and brought to its fate.
use super::{Fate, Place};
use crate::{
    app::App,
    demo::{enterprises::account, people::People},
    mail::fresh,
    person::{Email, Name},
    placements::{
        Decision, Draft, PartAnswer, Why, answer, begin, cancel, decide,
        life::{self, Ender, Override},
        open, open_link, send,
    },
    roles::{Candidate, Member, TendEnterprise},
    words::when::today,
};
use anyhow::{Context, anyhow};
use chrono::{DateTime, Days, Duration, Months, NaiveDate, Utc};
use entity::{
    occupation::{self, Level},
    placement::{self, ContractKind, Reason},
    placement_link::For,
    placement_part::Part,
};
use sea_orm::Iterable;
use std::sync::Arc;
use uuid::Uuid;

const SURNAMES: [&str; 10] = ["王", "李", "张", "刘", "陈", "杨", "赵", "周", "吴", "徐"];
const GIVEN: [&str; 7] = ["雨桐", "子涵", "浩然", "欣怡", "一鸣", "思远", "嘉宁"];
/// Days ago at which the first draft is begun; all mentors were approved before.
const BEGUN: i64 = 14;

pub struct Maker<'a> {
    pub app: &'a App,
    pub people: &'a People,
    pub place: &'a Place,
    pub number: usize,
    pub now: DateTime<Utc>,
}

impl Maker<'_> {
    pub async fn make(&self, fate: Fate, programme: Uuid, occupation: &occupation::Model) -> anyhow::Result<()> {
        let (db, key) = (&self.app.db, &self.app.address_key);
        let at = self.now - Duration::days(BEGUN) + Duration::hours(4 * self.number as i64);
        let who = self.member().await?;
        let (name, account) = self.apprentice(at).await?;
        let first = match fate {
            Fate::Running | Fate::Paused | Fate::Leaving | Fate::Ended | Fate::Completed | Fate::Objected => {
                today(at) - Days::new(self.number as u64 % 20)
            }
            _ => today(self.now) + Days::new(5 + self.number as u64 % 30),
        };
        let draft = self.draft(&name, &account, programme, occupation, first)?;
        let row = begin(db, &who, draft, at).await?;
        if fate == Fate::Begun {
            return Ok(());
        }
        if fate == Fate::Cancelled {
            let why = Why { code: Reason::OwnWish, words: None };
            cancel(db, key, &who, row.id, &why, at + Duration::hours(5)).await?;
            return Ok(());
        }
        let row = send(db, key, &who, row.id, row.revision, at + Duration::hours(1)).await?;
        if fate == Fate::Asked {
            return Ok(());
        }
        let row = self.answered(&row, &account, fate == Fate::Returned, at + Duration::hours(20)).await?;
        if matches!(fate, Fate::Returned | Fate::Waiting) {
            return Ok(());
        }
        decide(db, key, &self.people.reviewer, row.id, &Decision::File, at + Duration::hours(30)).await?;
        self.carry(fate, &row, &who, &account).await
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
                life::pause(db, key, who, row.id, today(at) + Days::new(20), Reason::Health, at).await?;
            }
            Fate::Leaving => {
                let last = today(self.now) + Days::new(10);
                life::end(db, key, Ender::Apprentice(account), row.id, last, &why(Reason::Study), at).await?;
            }
            Fate::Ended => {
                life::end(db, key, Ender::Enterprise(who), row.id, today(at), &why(Reason::NotSuited), at).await?;
            }
            Fate::Completed => {
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
        let signed_in = Candidate { account: Arc::new(account), sign_in: Uuid::nil(), request_id: "".into() };
        Ok((name, signed_in))
    }

    fn draft(
        &self,
        name: &str,
        account: &Candidate,
        programme: Uuid,
        occupation: &occupation::Model,
        first: NaiveDate,
    ) -> anyhow::Result<Draft> {
        let number = self.number as i64;
        let email = account.account.email.as_deref().unwrap_or_default();
        let born = NaiveDate::from_ymd_opt(2001 + number as i32 % 6, 1 + number as u32 % 12, 1 + number as u32 % 28);
        let pay = 380_000 + number % 9 * 25_000;
        let level = Level::iter().find(|level| occupation.teaches(*level));
        Ok(Draft {
            programme,
            name: Some(Name::parse(name).map_err(|wrong| anyhow!("{wrong:?}"))?),
            birth_date: born,
            email: Some(Email::parse(email).map_err(|wrong| anyhow!("{wrong:?}"))?),
            is_told: true,
            occupation: Some(occupation.id),
            level,
            contract_kind: Some(ContractKind::Fixed),
            contract_first: Some(first),
            contract_last: Some(first + Months::new(36) - Days::new(1)),
            first_day: Some(first),
            last_day: Some(first + Months::new(12 + number as u32 % 3 * 6) - Days::new(1)),
            probation_last: Some(first + Months::new(2)),
            hours_week: Some(40),
            pay: Some(pay),
            probation_pay: Some(pay * 85 / 100),
            place: self.place.enterprise.address.clone(),
            lead: Some(self.place.mentor.id),
            ..Draft::default()
        })
    }

    async fn answered(
        &self,
        row: &placement::Model,
        who: &Candidate,
        says_no: bool,
        at: DateTime<Utc>,
    ) -> anyhow::Result<placement::Model> {
        let (db, key) = (&self.app.db, &self.app.address_key);
        let link = open_link(db.read(), row.id, For::Apprentice).await?.context("the link of its letter")?;
        let token = fresh::make(db.write(), link.id, at).await?;
        let born = row.birth_date.context("a birth date")?;
        let row = open(db, key, who, &token, born, at).await?;
        let wrong = |part| (says_no && part == Part::Pay).then(|| "谈好的是转正后 5000 元。".to_owned());
        let answers: Vec<PartAnswer> = Part::iter().map(|part| PartAnswer { part, wrong: wrong(part) }).collect();
        Ok(answer(db, key, who, row.id, row.revision, &answers, at + Duration::hours(1)).await?)
    }
}
