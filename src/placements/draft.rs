//! Write a draft: begun with whatever is known, saved as often as one likes. An edit takes away what the apprentice
//! said to the parts that it touches, and whoever it is, where it says that it is somebody else.
use super::{
    acts::{Act, Hand, Stage, may},
    case,
    edited::{ask_guardian_anew, correct, hand_to_another, is_other_person, part, reads_otherwise, reopen, touched},
    form::Draft,
    queries,
    steps::{self, Step},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    files,
    mail::address::AddressKey,
    mentors, notices,
    roles::{Member, TendEnterprise},
    words::folded::folded,
};
use chrono::{DateTime, Utc};
use entity::{
    enterprise,
    placement::{self, Side, Status},
    placement_mentor::{self, Role},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum DraftError {
    #[error("the enterprise has no such placement, or the right to write one is gone")]
    NoSuchPlacement,
    #[error("the enterprise is not verified")]
    NotVerified,
    #[error("it is not with the enterprise now")]
    WithAnother(Box<placement::Model>),
    #[error("another saved it meanwhile")]
    Stale(Box<placement::Model>),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<DraftError> for AppError {
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::NoSuchPlacement => Self::NotFound,
            DraftError::NotVerified => Self::Refused("placements.not_verified"),
            DraftError::WithAnother(row) => Self::Refused(wrong_turn(&row)),
            DraftError::Stale(_) => Self::Refused("placements.stale"),
            DraftError::Db(error) => error.into(),
        }
    }
}

/// Code of the refusal that says with whom a placement is.
pub fn wrong_turn(row: &placement::Model) -> &'static str {
    match Stage::of(row) {
        Stage::WithEnterprise => "placements.with_enterprise",
        Stage::WithApprentice => "placements.with_apprentice",
        Stage::WithReviewer => "placements.with_reviewer",
        Stage::Cancelled => "placements.cancelled",
        Stage::Agreed | Stage::Running | Stage::Paused | Stage::EndedEarly | Stage::Completed => "placements.filed",
    }
}

/// Code of the refusal of what a filed placement does not meet where it stands.
pub fn wrong_stage(stage: Stage) -> &'static str {
    match stage {
        Stage::WithEnterprise => "placements.with_enterprise",
        Stage::WithApprentice => "placements.with_apprentice",
        Stage::WithReviewer => "placements.with_reviewer",
        Stage::Agreed => "placements.not_begun",
        Stage::Running => "placements.running",
        Stage::Paused => "placements.paused",
        Stage::EndedEarly | Stage::Completed | Stage::Cancelled => "placements.over",
    }
}

/// Whether an enterprise may begin, send, approve and file.
pub fn may_enrol(enterprise: &enterprise::Model) -> bool {
    enterprise.status == enterprise::Status::Verified
}

/// Since when a draft's clocks run: where a suspension was lifted they begin anew.
pub fn waits_since(row: &placement::Model, of: &enterprise::Model) -> DateTime<Utc> {
    of.decided_at.map_or(row.with_since, |decided| std::cmp::max(decided, row.with_since))
}

pub async fn begin(
    db: &Db,
    who: &Member<TendEnterprise>,
    draft: Draft,
    now: DateTime<Utc>,
) -> Result<placement::Model, DraftError> {
    let tx = db.begin().await?;
    let enterprise = who.lock(&tx).await?.ok_or(DraftError::NoSuchPlacement)?;
    if !may_enrol(&enterprise) {
        return Err(DraftError::NotVerified);
    }
    let mentors = [draft.lead, draft.second];
    let blank = placement::ActiveModel {
        id: Set(Uuid::now_v7()),
        enterprise_id: Set(enterprise.id),
        status: Set(Status::Draft),
        party: Set(Side::Enterprise),
        revision: Set(1),
        writer_id: Set(who.account.id),
        with_since: Set(now),
        created_at: Set(now),
        ..Default::default()
    };
    let row = told(&tx, blank, draft, None, now).await?.insert(&tx).await?;
    name_mentors(&tx, row.id, mentors).await?;
    steps::put(&tx, &row, Step::new("begun", Side::Enterprise, who.account.id), now).await?;
    let entry = Entry::new("placements.begin", "placement", row.id).district(enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(row)
}

/// `revision` is the one that was edited.
pub async fn save(
    db: &Db,
    key: &AddressKey,
    who: &Member<TendEnterprise>,
    id: Uuid,
    revision: i32,
    draft: Draft,
    now: DateTime<Utc>,
) -> Result<placement::Model, DraftError> {
    let tx = db.begin().await?;
    let chosen: Vec<Uuid> = [draft.lead, draft.second].into_iter().flatten().collect();
    let case = queries::lock_own_with(&tx, who, id, &chosen).await?.ok_or(DraftError::NoSuchPlacement)?;
    if !may(Hand::Enterprise, Act::Save, Stage::of(&case.row)) {
        return Err(DraftError::WithAnother(Box::new(case.row)));
    }
    if case.row.revision != revision {
        return Err(DraftError::Stale(Box::new(case.row)));
    }
    let mentors = [draft.lead, draft.second];
    let was = case.row.clone();
    let row = told(&tx, was.clone().into_active_model(), draft, Some(&was), now).await?;
    let row = placement::ActiveModel { revision: Set(revision + 1), ..row }.update(&tx).await?;
    name_mentors(&tx, id, mentors).await?;
    let after = case::load(&tx, id).await?.ok_or(DraftError::NoSuchPlacement)?;
    reopen(&tx, &touched(&case, &after), &row).await?;
    let row = if is_other_person(&was, &row) {
        hand_to_another(&tx, key, who, &case, row, now).await?
    } else {
        correct(&tx, who, &was, &row, now).await?;
        row
    };
    let row = if reads_otherwise(&case, &after) { ask_guardian_anew(&tx, row).await? } else { row };
    let fields = touched(&case, &after).into_iter().map(part);
    let entry = Entry::new("placements.save", "placement", id).district(case.enterprise.district).fields(fields);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(row)
}

/// With what the draft says.
async fn told(
    tx: &impl ConnectionTrait,
    row: placement::ActiveModel,
    draft: Draft,
    was: Option<&placement::Model>,
    now: DateTime<Utc>,
) -> Result<placement::ActiveModel, DbErr> {
    let name = draft.name.as_ref().map(|name| name.as_str().to_owned()).unwrap_or_default();
    let (email, email_key) =
        draft.email.map(|email| (email.as_str().to_owned(), email.key().to_owned())).unwrap_or_default();
    let form = kept_file(tx, draft.form, was.and_then(|was| was.form_id), now).await?;
    let contract = kept_file(tx, draft.contract, was.and_then(|was| was.contract_id), now).await?;
    let notice = match was.and_then(|was| was.notice_told) {
        Some(version) if draft.is_told => Some(version),
        _ if draft.is_told => Some(notices::current(tx).await?.version),
        _ => None,
    };
    Ok(placement::ActiveModel {
        programme_id: Set(draft.programme),
        search_text: Set(folded(&name)),
        name: Set(name),
        birth_date: Set(draft.birth_date),
        email: Set(email),
        email_key: Set(email_key),
        mobile: Set(draft.mobile.map(|mobile| mobile.as_str().to_owned())),
        guardian_name: Set(draft.guardian_name),
        guardian_relation: Set(draft.guardian_relation),
        guardian_email: Set(draft.guardian_email.map(|email| email.as_str().to_owned()).unwrap_or_default()),
        notice_told: Set(notice),
        occupation_id: Set(draft.occupation),
        level: Set(draft.level),
        contract_kind: Set(draft.contract_kind),
        contract_first: Set(draft.contract_first),
        contract_last: Set(draft.contract_last),
        first_day: Set(draft.first_day),
        last_day: Set(draft.last_day),
        probation_last: Set(draft.probation_last),
        hours_week: Set(draft.hours_week),
        pay: Set(draft.pay),
        probation_pay: Set(draft.probation_pay),
        place: Set(draft.place),
        school: Set(draft.school),
        tutor_name: Set(draft.tutor_name),
        tutor_contact: Set(draft.tutor_contact),
        form_id: Set(form),
        contract_id: Set(contract),
        updated_at: Set(now),
        ..row
    })
}

async fn kept_file(
    tx: &impl ConnectionTrait,
    file: Option<files::Checked>,
    was: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<Option<Uuid>, DbErr> {
    let Some(file) = file else { return Ok(was) };
    files::remove(tx, was).await?;
    files::put(tx, file, now).await.map(Some)
}

/// The lead, and perhaps a second: of a draft nobody teaches yet, so the rows are written anew.
async fn name_mentors(tx: &impl ConnectionTrait, id: Uuid, chosen: [Option<Uuid>; 2]) -> Result<(), DbErr> {
    mentors::lock(tx, chosen.into_iter().flatten()).await?;
    placement_mentor::Entity::delete_many().filter(placement_mentor::COLUMN.placement_id.eq(id)).exec(tx).await?;
    for (role, mentor) in [Role::Lead, Role::Second].into_iter().zip(chosen) {
        let Some(mentor) = mentor else { continue };
        let tie = placement_mentor::ActiveModel {
            id: Set(Uuid::now_v7()),
            placement_id: Set(id),
            mentor_id: Set(mentor),
            role: Set(role),
            from_day: Set(None),
            until_day: Set(None),
        };
        tie.insert(tx).await?;
    }
    Ok(())
}
