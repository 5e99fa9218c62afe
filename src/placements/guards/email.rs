//! An address is one person's: not a colleague's, and not another apprentice's of the same enterprise. Of other
//! enterprises nothing is asked, for the answer would tell of them.
use crate::{enterprises, placements::case::Case};
use entity::placement::{self, Fault, Status, fault};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

pub async fn faults(tx: &impl ConnectionTrait, case: &Case) -> Result<Vec<Fault>, DbErr> {
    let row = &case.row;
    if row.email_key.is_empty() {
        return Ok(vec![]);
    }
    let members = enterprises::members(tx, row.enterprise_id).await?;
    let is_member = |email: &str| {
        members.iter().any(|(_, account)| account.email.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(email)))
    };
    let mut faults = Vec::new();
    if is_member(&row.email) {
        faults.push(fault("email_member").at("email"));
    } else if serves_another(tx, row).await? {
        faults.push(fault("email_shared").at("email"));
    }
    let guardian = row.guardian_email.as_str();
    if !guardian.is_empty() && (guardian.eq_ignore_ascii_case(&row.email) || is_member(guardian)) {
        faults.push(fault("guardian_email").at("guardian_email"));
    }
    Ok(faults)
}

/// Somebody of another name, or born on another day, has it, in a draft or a placement that is not over.
async fn serves_another(tx: &impl ConnectionTrait, row: &placement::Model) -> Result<bool, DbErr> {
    let column = placement::COLUMN;
    let other_name = column.name.ne(row.name.as_str());
    let other_day = row.birth_date.map(|day| column.birth_date.ne(day));
    let others = placement::Entity::find()
        .filter(column.enterprise_id.eq(row.enterprise_id))
        .filter(column.email_key.eq(row.email_key.as_str()))
        .filter(column.id.ne(row.id))
        .filter(column.status.is_in([Status::Draft, Status::Agreed, Status::Running, Status::Paused]))
        .filter(Condition::any().add(other_name).add_option(other_day))
        .count(tx)
        .await?;
    Ok(others > 0)
}
