//! Dry run: what would come of an import now, read anew from its file each time, for what is known changes.
use super::{
    assess::{Judged, assess},
    commit::{CommitError, good},
    list::again,
};
use crate::{
    events::{
        conflicts::Conflict,
        sessions::{self, MOST, NewSession, foresee_all, tell::concerned_by},
    },
    imports::ListError,
    sheets::Table,
};
use chrono::{DateTime, Utc};
use entity::{event, import};
use sea_orm::ConnectionTrait;

pub struct DryRun {
    pub table: Table,
    pub rows: Vec<Judged>,
    /// What its sessions would meet; nothing where there would be too many.
    pub meets: Vec<Conflict>,
    /// How many sessions there are.
    pub there: usize,
}

impl DryRun {
    pub fn added(&self) -> usize {
        self.rows.iter().filter_map(Judged::added).count()
    }

    /// How many letters it would be.
    pub fn letters(&self, event: &event::Model, now: DateTime<Utc>) -> i32 {
        concerned_by(event, self.rows.iter().filter_map(Judged::added), now)
    }

    /// Why nothing of it can be carried out.
    pub fn stopped(&self) -> Option<CommitError> {
        good(&self.rows, self.there).err()
    }
}

/// `None`: the file is gone.
pub async fn dry_run(
    db: &impl ConnectionTrait,
    event: &event::Model,
    import: &import::Model,
    now: DateTime<Utc>,
) -> Result<Option<DryRun>, ListError> {
    let Some(list) = again(db, event, import).await? else { return Ok(None) };
    let agenda = sessions::of(db, event.id).await?;
    let rows = assess(&list.parsed, &agenda);
    let new: Vec<&NewSession> = rows.iter().filter_map(Judged::added).collect();
    let there = agenda.len();
    // More than an agenda holds are looked at no further.
    let meets = if there + new.len() > MOST { vec![] } else { foresee_all(db, event, agenda, &new, now).await? };
    Ok(Some(DryRun { table: list.table, rows, meets, there }))
}
