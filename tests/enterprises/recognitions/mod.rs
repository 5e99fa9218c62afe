//! Recognitions: claiming, deciding, lapsing, what the public sees.
mod claim;
mod decide;
mod desk;
mod jobs;
mod public;

use super::{acts, in_district, one};
use crate::support::Site;
use entity::{audit, letter, recognition};
use sea_orm::{EntityTrait, PaginatorTrait};

/// Rows of recognitions, letters and the audit.
async fn kept(site: &Site) -> [u64; 3] {
    [
        recognition::Entity::find().count(site.db()).await.unwrap(),
        letter::Entity::find().count(site.db()).await.unwrap(),
        audit::Entity::find().count(site.db()).await.unwrap(),
    ]
}
