//! A programme, and placements in each stage, made by the verbs.
use super::{
    Site,
    enterprises::candidate,
    people::email,
    programmes::{self, on},
};
use chrono::{Days, Months, NaiveDate};
use entity::{
    account, enterprise,
    mentor::{self, Status as MentorStatus},
    occupation::{self, Level},
    placement::{self, ContractKind, Reason, Side},
    placement_link::{self, For},
    placement_part::Part,
    placement_step, programme,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, Iterable, QueryFilter};
use uuid::Uuid;
use xingtan::{
    mail::fresh,
    person::Name,
    placements::{
        Consent, DecideError, Decision, Draft, PartAnswer, Stage, Why, answer, begin, cancel, consent, decide, open,
        send,
    },
    programmes::{NewProgramme, NewRules},
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

    /// Published, with one occupation, rules that have always held, and without a limit.
    pub async fn scheme(&self, slug: &str) -> (programme::Model, occupation::Model) {
        let begins = on(2020, 1, 1);
        let new = NewProgramme { default_quota: None, starts_on: begins, ..programmes::programme(slug) };
        let draft = self.draft_programme(new).await;
        let occupation = self.occupation(&draft, "车工").await;
        let papers = NewRules { needs_form: false, needs_contract: false, ..programmes::rules(begins) };
        self.rules(&draft, papers).await;
        (self.publish_programme(&draft).await, occupation)
    }

    /// A programme, and a mentor of the enterprise.
    pub async fn ground(&self, of: &enterprise::Model) -> Ground {
        self.ground_named(of, "new-apprentices").await
    }

    /// The same with a programme of another name.
    pub async fn ground_named(&self, of: &enterprise::Model, slug: &str) -> Ground {
        let (programme, occupation) = self.scheme(slug).await;
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

    /// Filed once the guardian has said yes.
    pub async fn with_guardian(&self, row: &placement::Model) -> placement::Model {
        let (db, key, link) = (&self.app.db, &self.app.address_key, self.placement_link(row, For::Guardian).await);
        consent(db, key, &link, &Consent::Yes, self.now()).await.expect("a yes");
        self.judge_placement(row, &Decision::File).await.expect("filed")
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

    /// That somebody of a side looked at what is kept apart, such as `birth-date-read`.
    pub async fn look(&self, row: &placement::Model, act: &str, side: Side) {
        let step = placement_step::ActiveModel {
            id: Set(Uuid::now_v7()),
            placement_id: Set(row.id),
            at: Set(self.now()),
            act: Set(act.to_owned()),
            side: Set(side),
            account_id: Set(None),
            named: Set(placement_step::Named(vec![("file".to_owned(), "contract".to_owned())])),
            words: Set(None),
        };
        step.insert(self.app.db.write()).await.expect("a step");
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
