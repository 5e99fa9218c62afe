//! Door for officers: the versions of the privacy notice, and writing the next.
use super::{publish::publish_notice, queries};
use crate::{
    app::App,
    error::Answer,
    roles::{
        Officer, Right,
        rights::{ReadNotices, WriteNotices},
    },
    web::{
        form::{FieldErrors, Fields, Query, lines, wrong},
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::State;

const LONGEST: usize = 20_000;

#[derive(Template)]
#[template(path = "notices/admin/list.html")]
struct ListPage {
    view: View,
    /// Version and since when.
    versions: Vec<(i32, String)>,
    can_write: bool,
    is_done: bool,
}

pub async fn list(State(app): State<App>, view: View, _who: Officer<ReadNotices>, Query(query): Query) -> Answer {
    let versions = queries::all(app.db.read()).await?;
    let can_write = view.visitor.as_ref().is_some_and(|visitor| visitor.rights.contains(&WriteNotices::LACKING));
    page(&ListPage {
        versions: versions.into_iter().map(|notice| (notice.version, notice.valid_from.to_string())).collect(),
        can_write,
        is_done: query.get("done") == "published",
        view,
    })
}

#[derive(Template)]
#[template(path = "notices/admin/new.html")]
struct NewPage {
    view: View,
    based_on: i32,
    zh: String,
    en: String,
    personal_days: i64,
    letter_days: i64,
    problems: Problems,
}

fn new_page(app: &App, view: View, based_on: i32, [zh, en]: [String; 2], errors: &FieldErrors) -> NewPage {
    NewPage {
        based_on,
        zh,
        en,
        personal_days: app.settings.keep_personal.num_days(),
        letter_days: app.settings.keep_letters.num_days(),
        problems: Problems::of(&view, errors),
        view,
    }
}

pub async fn blank(State(app): State<App>, view: View, _who: Officer<WriteNotices>) -> Answer {
    let current = queries::current(app.db.read()).await?;
    let text = [current.text_zh, current.text_en];
    page(&new_page(&app, view, current.version, text, &FieldErrors::default()))
}

pub async fn create(State(app): State<App>, view: View, who: Officer<WriteNotices>, fields: Fields) -> Answer {
    let mut errors = FieldErrors::default();
    let mut text = |name: &str| {
        let parsed = lines(fields.get(name), LONGEST).and_then(|text| text.ok_or(wrong("text_missing")));
        errors.keep(name, parsed)
    };
    let (zh, en) = (text("zh"), text("en"));
    let based_on = fields.get("based_on").parse().unwrap_or(0);
    let (Some(zh), Some(en)) = (zh, en) else {
        let typed = ["zh", "en"].map(|name| fields.get(name).to_owned());
        return again(&new_page(&app, view, based_on, typed, &errors));
    };
    publish_notice(&app.db, &who, [zh, en], based_on, view.now).await?;
    Ok(view.see_other("/admin/notices?done=published"))
}
