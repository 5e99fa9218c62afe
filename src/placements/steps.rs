//! What happened to a placement, as its people read it.
use chrono::{DateTime, Utc};
use entity::{
    placement::{self, Side},
    placement_step::{self, Named},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Something that happened: the tail of its text key, who did it, and what the sentence names.
#[derive(Clone, Debug)]
pub struct Step {
    act: &'static str,
    side: Side,
    account: Option<Uuid>,
    named: Vec<(String, String)>,
    words: Option<String>,
}

impl Step {
    pub fn new(act: &'static str, side: Side, account: impl Into<Option<Uuid>>) -> Self {
        Self { act, side, account: account.into(), named: vec![], words: None }
    }

    pub fn naming(mut self, name: &str, value: impl ToString) -> Self {
        self.named.push((name.to_owned(), value.to_string()));
        self
    }

    pub fn words(self, words: Option<&str>) -> Self {
        Self { words: words.map(str::to_owned), ..self }
    }

    fn of(self, row: &placement::Model, now: DateTime<Utc>) -> placement_step::ActiveModel {
        placement_step::ActiveModel {
            id: Set(Uuid::now_v7()),
            placement_id: Set(row.id),
            at: Set(now),
            act: Set(self.act.to_owned()),
            side: Set(self.side),
            account_id: Set(self.account),
            named: Set(Named(self.named)),
            words: Set(self.words),
        }
    }
}

pub async fn put(
    tx: &impl ConnectionTrait,
    row: &placement::Model,
    step: Step,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    step.of(row, now).insert(tx).await?;
    Ok(())
}

/// The same to each of several.
pub async fn put_all(
    tx: &impl ConnectionTrait,
    rows: impl Iterator<Item = &placement::Model>,
    step: &Step,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let all: Vec<_> = rows.map(|row| step.clone().of(row, now)).collect();
    // SQLite takes 32,766 variables in a statement; a step has eight.
    for some in all.chunks(4000) {
        placement_step::Entity::insert_many(some.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The latest first.
pub async fn of(db: &impl ConnectionTrait, placement: Uuid) -> Result<Vec<placement_step::Model>, DbErr> {
    placement_step::Entity::find()
        .filter(placement_step::COLUMN.placement_id.eq(placement))
        .order_by_desc(placement_step::Column::At)
        .order_by_desc(placement_step::Column::Id)
        .all(db)
        .await
}

/// Whether the latest turn of a draft, of which the latest step stands first, is that its days fit now; of what was written
/// since nobody knows.
pub fn says_fit(row: &placement::Model, steps: &[placement_step::Model]) -> bool {
    let turns = ["dates-asked", "dates-free", "sent", "sent-as-agreed", "taken-back", "untied"];
    let last = steps.iter().find(|step| turns.contains(&step.act.as_str()));
    row.updated_at <= row.with_since && last.is_some_and(|step| step.act == "dates-free")
}

/// As whoever is the apprentice now may read them: what was before it was written for them is another's.
pub async fn of_apprentice(db: &impl ConnectionTrait, placement: Uuid) -> Result<Vec<placement_step::Model>, DbErr> {
    Ok(of(db, placement).await?.into_iter().take_while(|step| step.act != "untied").collect())
}
