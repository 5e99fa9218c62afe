//! Door for officers: the versions of the privacy notice, and writing the next.
pub mod new;

use super::{
    changes::{Line, changes},
    publish::refuse,
    queries,
};
use crate::{
    app::App,
    error::{Answer, AppError},
    roles::{
        Officer,
        rights::{ReadNotices, WriteNotices},
    },
    web::{form::Query, page::page, view::View},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::notice;

#[derive(Template)]
#[template(path = "notices/admin/list.html")]
struct ListPage {
    view: View,
    /// Version and since when.
    versions: Vec<(i32, String)>,
    can_write: bool,
    is_done: bool,
}

pub async fn list(
    State(app): State<App>,
    view: View,
    _who: Officer<ReadNotices>,
    writer: Option<Officer<WriteNotices>>,
    Query(query): Query,
) -> Answer {
    let versions = queries::all(app.db.read()).await?;
    page(&ListPage {
        versions: versions.into_iter().map(|notice| (notice.version, notice.valid_from.to_string())).collect(),
        can_write: writer.is_some_and(|writer| refuse(&writer).is_ok()),
        is_done: query.get("done") == "published",
        view,
    })
}

/// What a text changes in both languages: its text key, its language, its lines.
type Changed = [(&'static str, &'static str, Vec<Line>); 2];

fn changed(before: &notice::Model, [zh, en]: &[String; 2]) -> Changed {
    [
        ("notices-text-zh", "zh-CN", changes(&before.text_zh, zh)),
        ("notices-text-en", "en", changes(&before.text_en, en)),
    ]
}

#[derive(Template)]
#[template(path = "notices/admin/show.html")]
struct ShowPage {
    view: View,
    version: i32,
    since: String,
    /// The one before, and what this one changed of it.
    before: Option<(i32, Changed)>,
}

pub async fn show(
    State(app): State<App>,
    view: View,
    _who: Officer<ReadNotices>,
    Path(version): Path<String>,
) -> Answer {
    let versions = queries::all(app.db.read()).await?;
    let at = versions.iter().position(|notice| notice.version.to_string() == version).ok_or(AppError::NotFound)?;
    let notice = &versions[at];
    let text = [notice.text_zh.clone(), notice.text_en.clone()];
    page(&ShowPage {
        version: notice.version,
        since: notice.valid_from.to_string(),
        before: versions.get(at + 1).map(|before| (before.version, changed(before, &text))),
        view,
    })
}
