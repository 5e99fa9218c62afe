//! Door for officers: their events in every state, writing and publishing them.
pub mod archive;
pub mod duty;
pub mod editor;
pub mod enterprises;
pub mod imports;
pub mod list;
mod may;
pub mod met;
pub mod own_duty;
pub mod publication;
pub mod question;
pub mod questions;
pub mod review;
pub mod schedule;
pub mod series;
pub mod session;
pub mod sessions;
pub mod show;
pub mod speaker;
pub mod versions;

use crate::{
    error::{Answer, AppError},
    roles::{Officer, rights::Enter},
    web::view::View,
};

/// To the first room that the officer may enter.
pub async fn enter(view: View, _who: Officer<Enter>) -> Answer {
    let visitor = view.visitor.as_ref().ok_or(AppError::SignInNeeded)?;
    let (_, path) = visitor.rooms.first().ok_or(AppError::NotFound)?;
    Ok(view.see_other(path))
}
