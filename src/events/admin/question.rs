//! Door to one question: asked anew, or changed.
use super::{
    questions::{Names, kind, named, title},
    show::find,
};
use crate::{
    app::App,
    error::Answer,
    events::{
        form::QuestionForm,
        questions::{QuestionError, ask::ask_question, change::change_question},
    },
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{FieldErrors, Fields},
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{
    event,
    question::{self, Kind},
};
use sea_orm::{ActiveEnum, Iterable};

#[derive(Template)]
#[template(path = "events/admin/question.html")]
struct QuestionPage {
    view: View,
    slug: String,
    title: Spoken,
    /// Last piece of the address.
    here: String,
    /// Value and name of each kind that it may have.
    kinds: Vec<(String, String)>,
    form: QuestionForm,
    /// Of what the page was filled with at first.
    seen: String,
    /// What another saved meanwhile: text key and value.
    theirs: Option<Vec<(&'static str, String)>>,
    /// Of a question that may be answered already.
    is_fixed: bool,
    is_new: bool,
    problems: Problems,
}

fn question_page(view: View, event: &event::Model, was: Option<&question::Model>, form: QuestionForm) -> QuestionPage {
    let is_fixed = was.is_some() && event.status.is_public();
    let may_be = |each: &Kind| !is_fixed || was.is_some_and(|was| was.kind == *each);
    QuestionPage {
        title: title(&view, event),
        slug: event.slug.clone(),
        here: was.map_or_else(|| "new".to_owned(), |was| was.key.clone()),
        kinds: Kind::iter().filter(may_be).map(|each| (each.to_value(), view.t(kind(each)))).collect(),
        seen: was.map(|was| QuestionForm::from(was).mark()).unwrap_or_default(),
        theirs: None,
        is_new: was.is_none(),
        is_fixed,
        form,
        problems: Problems::default(),
        view,
    }
}

pub async fn blank(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path(slug): Path<String>) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let form = QuestionForm { kind: Kind::Short.to_value(), ..QuestionForm::default() };
    page(&question_page(view, &event, None, form))
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let form = QuestionForm::from(&fields);
    match form.parse(None, event.status) {
        Ok(new) => ask_question(&app.db, &who, event.id, new, view.now).await?,
        Err(errors) => return refused(question_page(view, &event, None, form), &errors),
    };
    Ok(view.see_other(&format!("/admin/events/{slug}/questions?done=saved")))
}

fn refused(shown: QuestionPage, errors: &FieldErrors) -> Answer {
    again(&QuestionPage { problems: Problems::of(&shown.view, errors), ..shown })
}

pub async fn show(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path((slug, key)): Names) -> Answer {
    let (event, was) = named(&app, &who, &slug, &key).await?;
    page(&question_page(view, &event, Some(&was), QuestionForm::from(&was)))
}

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, key)): Names,
    fields: Fields,
) -> Answer {
    let (event, was) = named(&app, &who, &slug, &key).await?;
    let form = QuestionForm::from(&fields);
    let seen = fields.get("seen").to_owned();
    let new = match form.parse(Some(&was), event.status) {
        Ok(new) => new,
        Err(errors) => return refused(QuestionPage { seen, ..question_page(view, &event, Some(&was), form) }, &errors),
    };
    match change_question(&app.db, &who, event.id, &seen, new, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/events/{slug}/questions?done=saved"))),
        Err(QuestionError::Stale(now)) => {
            again(&QuestionPage { theirs: Some(theirs(&now)), ..question_page(view, &event, Some(&now), form) })
        }
        Err(error) => Err(error.into()),
    }
}

fn theirs(now: &question::Model) -> Vec<(&'static str, String)> {
    let QuestionForm { label: [label_zh, label_en], hint: [hint_zh, hint_en], options: [zh, en], .. } = now.into();
    let all = [
        ("events-question-label_zh", label_zh),
        ("events-question-label_en", label_en),
        ("events-question-hint_zh", hint_zh),
        ("events-question-hint_en", hint_en),
        ("events-question-options_zh", zh),
        ("events-question-options_en", en),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}
