//! A programme, and placements in each stage, made by the verbs.
use super::{Site, enterprises::candidate, people::email};
use chrono::{Days, Months, NaiveDate};
use entity::{
    account, enterprise,
    mentor::{self, Status as MentorStatus},
    occupation::{self, Level},
    placement::{self, ContractKind, Reason},
    placement_link::{self, For},
    placement_part::Part,
    programme, programme_rules,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, Iterable, QueryFilter};
use uuid::Uuid;
use xingtan::{
    mail::fresh,
    person::Name,
    placements::{DecideError, Decision, Draft, PartAnswer, Stage, Why, answer, begin, cancel, decide, open, send},
    words::when,
};

pub const BORN: &str = "2004-05-06";

/// What a draft is written with.
pub struct Ground {
    pub programme: programme::Model,
    pub occupation: occupation::Model,
    pub enterprise: enterprise::Model,
    /// An approved one of the enterprise, who looks after at most three.
    pub mentor: mentor::Model,
}

impl Site {
    pub fn today(&self) -> NaiveDate {
        when::today(self.now())
    }

    /// Published, with one occupation and rules that have always held.
    pub async fn programme(&self, slug: &str) -> (programme::Model, occupation::Model) {
        let said = |text: &str| Set(text.to_owned());
        let programme = programme::ActiveModel {
            id: Set(Uuid::now_v7()),
            slug: said(slug),
            status: Set(programme::Status::Published),
            name_zh: said("新型学徒制"),
            name_en: said("New apprentices"),
            summary_zh: said("企业带徒。"),
            summary_en: said("Enterprises teach."),
            audience_zh: said("新员工"),
            audience_en: said("New staff"),
            enterprise_duties_zh: said("安排导师"),
            enterprise_duties_en: said("Names a mentor"),
            apprentice_duties_zh: said("认真学习"),
            apprentice_duties_en: said("Learns"),
            bureau_duties_zh: said("备案"),
            bureau_duties_en: said("Files"),
            department_zh: said("科技局"),
            department_en: said("Science bureau"),
            legal_basis_zh: said("济科字〔2026〕1号"),
            legal_basis_en: said(""),
            starts_on: Set(NaiveDate::from_ymd_opt(2020, 1, 1).expect("a day")),
            ends_on: Set(None),
            default_quota: Set(None),
            revision: Set(1),
            created_at: Set(self.now()),
            updated_at: Set(self.now()),
        };
        let programme = programme.insert(self.app.db.write()).await.expect("a programme");
        let occupation = occupation::ActiveModel {
            id: Set(Uuid::now_v7()),
            programme_id: Set(programme.id),
            name_zh: said("车工"),
            name_en: said("Turner"),
            lowest: Set(Level::Intermediate),
            highest: Set(Level::Senior),
            position: Set(1),
            retired_at: Set(None),
        };
        let occupation = occupation.insert(self.app.db.write()).await.expect("an occupation");
        self.rules(&programme, "2020-01-01", |_| {}).await;
        (programme, occupation)
    }

    /// A version of a programme's rules: the defaults, changed.
    pub async fn rules(
        &self,
        of: &programme::Model,
        from: &str,
        change: impl FnOnce(&mut programme_rules::Model),
    ) -> programme_rules::Model {
        let mut rules = programme_rules::Model {
            id: Uuid::now_v7(),
            programme_id: of.id,
            valid_from: from.parse().expect(from),
            made_at: self.now(),
            months_min: 12,
            months_max: 36,
            days_back: 30,
            months_ahead: 12,
            age_min: 16,
            age_guardian: 18,
            hours_max: 44,
            hours_minor: 40,
            mentor_load: 5,
            probation_under_3_months: 0,
            probation_under_1_year: 1,
            probation_under_3_years: 2,
            probation_longer: 6,
            probation_pay_percent: 80,
            pay_floor: 201_000,
            pause_days_max: 180,
            needs_form: false,
            needs_contract: false,
        };
        change(&mut rules);
        programme_rules::Entity::insert(rules.clone().into_active_model().reset_all())
            .exec_without_returning(self.app.db.write())
            .await
            .expect("rules");
        rules
    }

    /// A programme, and a mentor of the enterprise.
    pub async fn ground(&self, of: &enterprise::Model) -> Ground {
        self.ground_called("new-apprentices", of).await
    }

    /// Under a programme with this slug.
    pub async fn ground_called(&self, slug: &str, of: &enterprise::Model) -> Ground {
        let (programme, occupation) = self.programme(slug).await;
        let mentor = self.mentor(of, "王师傅").await;
        let mentor = self.bring_mentor(of, mentor, MentorStatus::Approved).await;
        Ground { programme, occupation, enterprise: of.clone(), mentor }
    }

    pub async fn begin(&self, on: &Ground, draft: Draft) -> placement::Model {
        begin(&self.app.db, &self.tending(&on.enterprise).await, draft, self.now()).await.expect("a draft")
    }

    pub async fn send_placement(&self, on: &Ground, row: &placement::Model) -> placement::Model {
        let who = self.tending(&on.enterprise).await;
        send(&self.app.db, &self.app.address_key, &who, row.id, row.revision, self.now()).await.expect("sent")
    }

    /// A secret of the open link to one reader of a draft.
    pub async fn placement_link(&self, row: &placement::Model, reader: For) -> String {
        let link = placement_link::Entity::find()
            .filter(placement_link::COLUMN.placement_id.eq(row.id))
            .filter(placement_link::COLUMN.reader.eq(reader))
            .filter(placement_link::COLUMN.ended_at.is_null())
            .one(self.db())
            .await
            .expect("a query")
            .expect("an open link");
        fresh::make(self.app.db.write(), link.id, self.now()).await.expect("a secret")
    }

    pub async fn open_placement(&self, row: &placement::Model, by: &account::Model) -> placement::Model {
        let token = self.placement_link(row, For::Apprentice).await;
        let born = row.birth_date.expect("a birth date");
        open(&self.app.db, &self.app.address_key, &candidate(by), &token, born, self.now()).await.expect("opened")
    }

    /// To all five parts.
    pub async fn agree(&self, row: &placement::Model, by: &account::Model) -> placement::Model {
        let all: Vec<PartAnswer> = Part::iter().map(|part| PartAnswer { part, wrong: None }).collect();
        let key = &self.app.address_key;
        answer(&self.app.db, key, &candidate(by), row.id, row.revision, &all, self.now()).await.expect("answered")
    }

    /// By a reviewer of the whole city.
    pub async fn judge_placement(
        &self,
        row: &placement::Model,
        decision: &Decision,
    ) -> Result<placement::Model, DecideError> {
        let who = self.reviewer().await;
        decide(&self.app.db, &self.app.address_key, &who, row.id, decision, self.now()).await
    }

    /// Of somebody with an account of this name; as far as filing it.
    pub async fn placed(&self, on: &Ground, name: &str, stage: Stage) -> placement::Model {
        self.placed_with(on, on.draft(self, name), stage).await
    }

    pub async fn placed_with(&self, on: &Ground, draft: Draft, stage: Stage) -> placement::Model {
        let mut address = draft.email.as_ref().map(|email| email.key().to_owned()).unwrap_or_default();
        address.truncate(address.find('@').unwrap_or_default());
        let row = self.begin(on, draft).await;
        if stage == Stage::WithEnterprise {
            return row;
        }
        if stage == Stage::Cancelled {
            let why = Why { code: Reason::OwnWish, words: None };
            let (who, key) = (self.tending(&on.enterprise).await, &self.app.address_key);
            return cancel(&self.app.db, key, &who, row.id, &why, self.now()).await.expect("cancelled");
        }
        let row = self.send_placement(on, &row).await;
        if stage == Stage::WithApprentice {
            return row;
        }
        let account = self.account_called(&address).await;
        let row = self.open_placement(&row, &account).await;
        let row = self.agree(&row, &account).await;
        match stage {
            Stage::WithReviewer => row,
            Stage::Agreed | Stage::Running => {
                let row = self.judge_placement(&row, &Decision::File).await.expect("filed");
                assert_eq!(Stage::of(&row), stage, "its first day decides which it is");
                row
            }
            other => panic!("{other:?} comes by an act of its own"),
        }
    }

    /// The account with this name, made where there is none.
    pub async fn account_called(&self, name: &str) -> account::Model {
        let known = xingtan::accounts::by_address(self.db(), email(name).key()).await.expect("a query");
        match known {
            Some(account) => account,
            None => self.account(name).await,
        }
    }

    pub async fn placement_now(&self, row: &placement::Model) -> placement::Model {
        placement::Entity::find_by_id(row.id).one(self.db()).await.expect("a query").expect("the placement")
    }
}

impl Ground {
    /// All that is asked, for a grown-up who begins in ten days: a year, with an open-ended labour contract.
    pub fn draft(&self, site: &Site, name: &str) -> Draft {
        let first = site.today() + Days::new(10);
        Draft {
            programme: self.programme.id,
            name: Some(Name::parse(name).expect(name)),
            birth_date: Some(BORN.parse().expect("a day")),
            email: Some(email(name)),
            is_told: true,
            occupation: Some(self.occupation.id),
            level: Some(Level::Senior),
            contract_kind: Some(ContractKind::Open),
            contract_first: Some(first),
            first_day: Some(first),
            last_day: Some(first + Months::new(12) - Days::new(1)),
            probation_last: Some(first + Months::new(3)),
            hours_week: Some(40),
            pay: Some(420_000),
            probation_pay: Some(350_000),
            place: "高新区一号车间".into(),
            lead: Some(self.mentor.id),
            ..Draft::default()
        }
    }
}
