//! The logo: handed in and removed by the enterprise's people, shown to everybody.
use super::text::filled;
use crate::{
    app::App,
    enterprises::{
        card,
        pages::application::fault_of,
        profile::{ProfileError, remove_logo::remove_logo, set_logo::set_logo},
        queries,
    },
    error::{Answer, AppError},
    files::{self, FileFault},
    roles::{Member, TendEnterprise},
    web::{
        form::{FieldErrors, Query, Wrong, wrong},
        page::{self, again},
        upload::Upload,
        view::View,
    },
};
use axum::extract::{Path, State};

/// Pixels wide and high at most; what is larger is shrunk.
const SIDE: u32 = 512;

/// Its address changes with the picture.
pub async fn show(State(app): State<App>, view: View, Path(slug): Path<String>, Query(query): Query) -> Answer {
    let enterprise = queries::public(app.db.read(), &slug).await?.ok_or(AppError::NotFound)?;
    let (id, at) = enterprise.logo_id.zip(card::logo(&enterprise)).ok_or(AppError::NotFound)?;
    if query.get("v") != id.to_string() {
        return Ok(view.see_other(&at));
    }
    let file = files::find(app.db.read(), id).await?.ok_or(AppError::NotFound)?;
    page::picture(&file.media_type, file.bytes)
}

pub async fn create(State(app): State<App>, view: View, who: Member<TendEnterprise>, upload: Upload) -> Answer {
    if !who.enterprise.status.is_active() {
        return Err(ProfileError::NotActive.into());
    }
    let mut errors = FieldErrors::default();
    let picture = files::check_picture(upload.file, SIDE).await?.map_err(|fault| picture_fault(&fault));
    let Some(picture) = errors.keep("logo", picture) else {
        return again(&filled(view, &who, &errors));
    };
    set_logo(&app.db, &who, picture, view.now).await?;
    Ok(view.see_other(&format!("/enterprise/{}/profile?done=logo", who.enterprise.slug)))
}

fn picture_fault(fault: &FileFault) -> Wrong {
    match fault {
        FileFault::Empty => wrong("picture_missing"),
        FileFault::OtherKind => wrong("picture_kind"),
        FileFault::TooBig | FileFault::TooWide | FileFault::Broken => fault_of(fault),
    }
}

pub async fn remove(State(app): State<App>, view: View, who: Member<TendEnterprise>) -> Answer {
    remove_logo(&app.db, &who, view.now).await?;
    Ok(view.see_other(&format!("/enterprise/{}/profile?done=logo-removed", who.enterprise.slug)))
}
