//! Programmes, made by the verbs, and enterprises that take part as placements write it down.
use super::Site;
use chrono::NaiveDate;
use entity::{
    enterprise,
    occupation::{self, Level},
    programme, programme_enterprise, programme_rules,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;
use xingtan::programmes::{self, NewOccupation, NewProgramme, NewRules};

pub fn on(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

/// Said in both languages, from 2026 on, 50 people a year.
pub fn programme(slug: &str) -> NewProgramme {
    let both = |zh: &str, en: &str| [zh.to_owned(), en.to_owned()];
    NewProgramme {
        slug: slug.to_owned(),
        name: both("新型学徒制", "New Apprenticeship"),
        summary: both("边工作边学手艺。", "Learn a craft at work."),
        audience: both("新进员工。\n\n- 有劳动合同", "New staff.\n\n- with a labour contract"),
        enterprise_duties: both("- 按时发工资", "- pays in time"),
        apprentice_duties: both("- 遵守规程", "- keeps the rules"),
        bureau_duties: both("- 审核备案", "- checks what is filed"),
        department: both("市人社局", "Human-resources bureau"),
        legal_basis: both("人社部发〔2021〕39号", "Document 39 of 2021"),
        starts_on: on(2026, 1, 1),
        ends_on: None,
        default_quota: Some(50),
    }
}

pub fn occupation(name: &str) -> NewOccupation {
    NewOccupation { name: [name.to_owned(), String::new()], lowest: Level::Intermediate, highest: Level::Senior }
}

/// The city's defaults.
pub fn rules(valid_from: NaiveDate) -> NewRules {
    NewRules {
        valid_from,
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
        needs_form: true,
        needs_contract: true,
    }
}

impl Site {
    /// Its text alone.
    pub async fn draft_programme(&self, new: NewProgramme) -> programme::Model {
        programmes::draft(&self.app.db, &self.by().await, new, self.now()).await.expect("a draft")
    }

    /// Published, with one occupation and rules from the start of the year.
    pub async fn programme(&self, slug: &str) -> programme::Model {
        let draft = self.draft_programme(programme(slug)).await;
        self.occupation(&draft, "焊工").await;
        self.rules(&draft, rules(on(2026, 1, 1))).await;
        self.publish_programme(&draft).await
    }

    pub async fn publish_programme(&self, draft: &programme::Model) -> programme::Model {
        let (db, who, now) = (&self.app.db, self.by().await, self.now());
        programmes::publish(db, &who, draft.id, draft.revision, now).await.expect("published")
    }

    pub async fn occupation(&self, of: &programme::Model, name: &str) -> occupation::Model {
        let (db, who) = (&self.app.db, self.by().await);
        programmes::add_occupation(db, &who, of.id, occupation(name), self.now()).await.expect("added")
    }

    /// On top of the version that was made last.
    pub async fn rules(&self, of: &programme::Model, new: NewRules) -> programme_rules::Model {
        let made = programmes::rules_of(self.db(), of.id).await.expect("versions");
        let newest: Option<Uuid> = made.iter().max_by_key(|each| (each.made_at, each.id)).map(|each| each.id);
        let (db, who) = (&self.app.db, self.by().await);
        programmes::add_rules(db, &who, of.id, newest, new, self.now()).await.expect("a version")
    }

    /// So many learn there, as the verbs of placements write it down.
    pub async fn take_part(&self, programme: &programme::Model, enterprise: &enterprise::Model, learning: i32) {
        let row = programme_enterprise::ActiveModel {
            programme_id: Set(programme.id),
            enterprise_id: Set(enterprise.id),
            learning: Set(learning),
        };
        row.insert(self.app.db.write()).await.expect("a row");
    }
}
