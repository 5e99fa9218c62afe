//! Door for officers: every venue, read by several roles and kept by those of its district.
pub mod block;
pub mod editor;
pub mod list;
pub mod room;
pub mod show;
pub mod turns;

use super::{card, keep, queries};
use crate::{
    app::App,
    error::AppError,
    roles::{Officer, rights::WriteVenues},
    web::view::View,
    words::spoken::Spoken,
};
use axum::extract::Path;
use entity::{room as row, venue};

/// Where one is: the venue that a page is about.
pub struct Head {
    pub slug: String,
    pub name: Spoken,
}

impl Head {
    pub fn of(view: &View, venue: &venue::Model) -> Self {
        Self { slug: venue.slug.clone(), name: card::name(view.words, venue) }
    }
}

/// A venue's address, and the number of what belongs to it.
pub type Names = Path<(String, String)>;

async fn find(app: &App, slug: &str) -> Result<venue::Model, AppError> {
    queries::by_slug(app.db.read(), slug).await?.ok_or(AppError::NotFound)
}

/// The same for whoever may change it; others are told why not.
async fn open(app: &App, who: &Officer<WriteVenues>, slug: &str) -> Result<venue::Model, AppError> {
    let venue = find(app, slug).await?;
    keep::refuse(who, &venue)?;
    Ok(venue)
}

async fn open_room(
    app: &App,
    who: &Officer<WriteVenues>,
    (slug, id): &(String, String),
) -> Result<(venue::Model, row::Model), AppError> {
    let venue = open(app, who, slug).await?;
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let room = queries::room(app.db.read(), venue.id, id).await?.ok_or(AppError::NotFound)?;
    Ok((venue, room))
}
