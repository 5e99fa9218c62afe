//! An officer reads a licence, of an enterprise or of a proposal: private, and written down each time.
use super::{proposals, queries};
use crate::{
    audit::{self, Entry},
    db::Db,
    files,
    roles::{Officer, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::{event::District, file};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

/// What the licence was handed in for, by its id.
#[derive(Clone, Copy, Debug)]
pub enum Licence {
    Enterprise(Uuid),
    Proposal(Uuid),
}

impl Licence {
    fn entry(self) -> Entry {
        let (object, id) = match self {
            Self::Enterprise(id) => ("enterprise", id),
            Self::Proposal(id) => ("proposal", id),
        };
        Entry::new("enterprises.read_licence", object, id)
    }

    /// The file, and where the enterprise lies.
    async fn find(
        self,
        db: &impl ConnectionTrait,
        who: &Officer<DecideEnterprises>,
    ) -> Result<Option<(Uuid, Option<District>)>, DbErr> {
        Ok(match self {
            Self::Enterprise(id) => {
                let found = queries::find(db, who, id).await?;
                found.and_then(|enterprise| Some((enterprise.licence_id?, enterprise.district)))
            }
            Self::Proposal(id) => {
                let found = proposals::find(db, who, id).await?;
                found.map(|case| (case.proposal.licence_id, case.enterprise.district))
            }
        })
    }
}

/// `None`: out of reach, or there is none.
pub async fn read_licence(
    db: &Db,
    who: &Officer<DecideEnterprises>,
    licence: Licence,
    now: DateTime<Utc>,
) -> Result<Option<file::Model>, DbErr> {
    let tx = db.begin().await?;
    let Some((id, district)) = licence.find(&tx, who).await? else { return Ok(None) };
    let file = files::find(&tx, id).await?;
    audit::put(&tx, &who.actor(), licence.entry().district(district), now).await?;
    tx.commit().await?;
    Ok(file)
}
