//! The next version: typed, looked at beside the one in force, then published.
use super::{Changed, changed};
use crate::{
    app::App,
    error::Answer,
    notices::{
        publish::{PublishNoticeError, publish_notice, refuse},
        queries,
    },
    roles::{Officer, rights::WriteNotices},
    web::{
        form::{FieldErrors, Fields, lines, wrong},
        page::{again, page},
        problems::Problems,
        prose::Prose,
        view::View,
    },
};
use askama::Template;
use axum::extract::State;
use entity::notice;

const LONGEST: usize = 20_000;

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

#[derive(Template)]
#[template(path = "notices/admin/preview.html")]
struct PreviewPage {
    view: View,
    /// The one in force.
    based_on: i32,
    zh: String,
    en: String,
    changed: Changed,
    /// As everybody will read it.
    texts: [(&'static str, Prose); 2],
    /// Another was published while this was typed.
    is_stale: bool,
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

fn preview_page(view: View, current: &notice::Model, text: [String; 2], is_stale: bool) -> PreviewPage {
    let changed = changed(current, &text);
    let [zh, en] = text;
    let texts = [("zh-CN", Prose::of(&zh)), ("en", Prose::of(&en))];
    PreviewPage { based_on: current.version, changed, texts, zh, en, is_stale, view }
}

pub async fn blank(State(app): State<App>, view: View, who: Officer<WriteNotices>) -> Answer {
    refuse(&who)?;
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
    match fields.get("step") {
        "change" => page(&new_page(&app, view, based_on, [zh, en], &errors)),
        "send" => match publish_notice(&app.db, &who, [zh.clone(), en.clone()], based_on, view.now).await {
            Ok(_) => Ok(view.see_other("/admin/notices?done=published")),
            Err(PublishNoticeError::Stale) => {
                let current = queries::current(app.db.read()).await?;
                again(&preview_page(view, &current, [zh, en], true))
            }
            Err(error) => Err(error.into()),
        },
        _ => {
            let current = queries::current(app.db.read()).await?;
            page(&preview_page(view, &current, [zh, en], current.version != based_on))
        }
    }
}
