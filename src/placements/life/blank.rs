//! What is kept of a person ends: of a draft that came to nothing after thirty days, of a filed placement five years
//! after its end. The row stays, with nobody in it.
use super::due::{due, held};
use crate::{
    db::Db,
    files,
    mail::outbox,
    placements::{case::Case, open::new_person, overlaps},
};
use chrono::{DateTime, Duration, Months, Utc};
use entity::{
    placement::{self, Status},
    placement_change, placement_completion, placement_link, placement_objection, placement_part,
    placement_step::{self, Named},
    placement_wish,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter,
};

const DRAFTS: Duration = Duration::days(30);
const FILED: Months = Months::new(60);

pub async fn blank(db: &Db, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let column = placement::COLUMN;
    let draft = Condition::all().add(column.filed_at.is_null()).add(column.over_at.lte(now - DRAFTS));
    let filed = Condition::all().add(column.filed_at.is_not_null()).add(column.over_at.lte(now - FILED));
    let over = Condition::all()
        .add(column.status.is_in([Status::Cancelled, Status::EndedEarly, Status::Completed]))
        .add(column.blanked_at.is_null())
        .add(Condition::any().add(draft).add(filed));
    let mut blanked = 0;
    for id in due(db, over).await? {
        let Some((tx, case)) = held(db, id).await? else { continue };
        // Whoever waited for the lock finds that another did it.
        if case.row.blanked_at.is_some() {
            continue;
        }
        one(&tx, case, now).await?;
        tx.commit().await?;
        blanked += 1;
    }
    Ok(blanked)
}

async fn one(tx: &impl ConnectionTrait, case: Case, now: DateTime<Utc>) -> Result<(), DbErr> {
    let id = case.row.id;
    files::remove(tx, case.row.form_id.into_iter().chain(case.row.contract_id)).await?;
    outbox::forget(tx, id).await?;
    let links = placement_link::Entity::find().filter(placement_link::COLUMN.placement_id.eq(id)).all(tx).await?;
    for link in links {
        outbox::forget(tx, link.id).await?;
    }
    placement_change::Entity::delete_many().filter(placement_change::COLUMN.placement_id.eq(id)).exec(tx).await?;
    placement_wish::Entity::delete_many().filter(placement_wish::COLUMN.placement_id.eq(id)).exec(tx).await?;
    placement_part::Entity::delete_many().filter(placement_part::COLUMN.placement_id.eq(id)).exec(tx).await?;
    placement_step::Entity::update_many()
        .set(placement_step::ActiveModel {
            words: Set(None),
            named: Set(Named::default()),
            account_id: Set(None),
            ..Default::default()
        })
        .filter(placement_step::COLUMN.placement_id.eq(id))
        .exec(tx)
        .await?;
    let nothing_said =
        placement_completion::ActiveModel { declared_words: Set(None), stated_words: Set(None), ..Default::default() };
    let its = placement_completion::COLUMN.placement_id.eq(id);
    placement_completion::Entity::update_many().set(nothing_said).filter(its).exec(tx).await?;
    let no_words =
        placement_objection::ActiveModel { words: Set(String::new()), reason: Set(None), ..Default::default() };
    let its = placement_objection::COLUMN.placement_id.eq(id);
    placement_objection::Entity::update_many().set(no_words).filter(its).exec(tx).await?;
    overlaps::forget(tx, &case).await?;
    // Nothing ties it to another placement of theirs, and yet it was somebody's.
    let somebody = match case.row.person_id {
        Some(_) => Some(new_person(tx, now).await?),
        None => None,
    };
    let nothing = || Set(String::new());
    let row = placement::ActiveModel {
        name: nothing(),
        search_text: nothing(),
        birth_date: Set(None),
        email: nothing(),
        email_key: nothing(),
        mobile: Set(None),
        guardian_name: nothing(),
        guardian_relation: nothing(),
        guardian_email: nothing(),
        account_id: Set(None),
        person_id: Set(somebody),
        tutor_name: nothing(),
        tutor_contact: nothing(),
        form_id: Set(None),
        contract_id: Set(None),
        pay: Set(None),
        probation_pay: Set(None),
        returned: Set(None),
        ends: Set(None),
        reason: Set(None),
        blanked_at: Set(Some(now)),
        ..case.row.into_active_model()
    };
    row.update(tx).await?;
    Ok(())
}
