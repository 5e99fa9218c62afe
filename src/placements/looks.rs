//! Who looked at an apprentice's birth date and files, for the apprentice to read. Each look is written into the audit.
use super::case::Case;
use crate::{audit, enterprises};
use chrono::{DateTime, Utc};
use entity::placement::Side;
use sea_orm::{ConnectionTrait, DbErr};
use std::collections::HashMap;

/// How the audit calls a look at the whole birth date.
pub const BIRTH_DATE: &str = "placements.see_birth_date";
/// And one at a file that was handed in.
pub const FILE: &str = "placements.see_file";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    pub at: DateTime<Utc>,
    /// The act, as the audit calls it.
    pub act: String,
    /// Whoever is no member of the enterprise looked as an officer.
    pub side: Side,
}

/// The latest first.
pub async fn of(db: &impl ConnectionTrait, case: &Case) -> Result<Vec<Look>, DbErr> {
    let mut members = HashMap::new();
    let mut looks = Vec::new();
    for entry in audit::of_object(db, "placement", case.row.id, &[BIRTH_DATE, FILE]).await? {
        let Some(actor) = entry.actor_id else { continue };
        if !members.contains_key(&actor) {
            members.insert(actor, enterprises::is_member(db, actor, [case.enterprise.id]).await?);
        }
        let side = if members[&actor] { Side::Enterprise } else { Side::Reviewer };
        looks.push(Look { at: entry.at, act: entry.act, side });
    }
    Ok(looks)
}
