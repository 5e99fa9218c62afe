//! Door for officers: programmes in every state, read by several roles and kept by the city's administrators.
pub mod editor;
pub mod list;
pub mod occupation;
pub mod occupations;
pub mod quotas;
pub mod rules;
pub mod show;
pub mod turns;

use super::{card, keep, queries};
use crate::{
    app::App,
    error::AppError,
    roles::{Officer, rights::WriteProgrammes},
    web::view::View,
    words::spoken::Spoken,
};
use entity::programme;

/// Where one is: the programme that a page is about.
pub struct Head {
    pub slug: String,
    pub name: Spoken,
}

impl Head {
    pub fn of(view: &View, programme: &programme::Model) -> Self {
        Self { slug: programme.slug.clone(), name: card::name(view.words, programme) }
    }
}

async fn find(app: &App, slug: &str) -> Result<programme::Model, AppError> {
    queries::named(app.db.read(), slug).await?.ok_or(AppError::NotFound)
}

/// The same for whoever may write; others are told why not.
async fn open(app: &App, who: &Officer<WriteProgrammes>, slug: &str) -> Result<programme::Model, AppError> {
    let programme = find(app, slug).await?;
    keep::refuse(who)?;
    Ok(programme)
}

fn may_write(who: Option<&Officer<WriteProgrammes>>) -> bool {
    who.is_some_and(|who| keep::refuse(who).is_ok())
}
