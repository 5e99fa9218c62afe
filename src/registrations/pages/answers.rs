//! Change the answers to the event's questions.
use super::{
    About, Problems,
    asked::{self, QuestionField},
    held, with_questions,
};
use crate::{
    app::App,
    error::Answer,
    events,
    registrations::{
        answer::{answer, refuse},
        form::{self, AnswersForm},
        holder::Holder,
    },
    web::{
        form::{FieldErrors, Fields},
        page::{again, page},
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};

#[derive(Template)]
#[template(path = "registrations/answers.html")]
struct AnswersPage {
    view: View,
    token: String,
    about: About,
    questions: Vec<QuestionField>,
    problems: Problems,
}

pub async fn show(State(app): State<App>, view: View, Path(token): Path<String>, who: Holder) -> Answer {
    let (event, row) = held(&app, &who).await?;
    refuse(&event, &row, view.now)?;
    let questions = events::questions(app.db.read(), event.id).await?;
    page(&AnswersPage {
        about: About::of(&view, &event),
        questions: asked::stored(&view, &questions, &row.answers),
        problems: Problems::default(),
        token,
        view,
    })
}

pub async fn update(
    State(app): State<App>,
    view: View,
    Path(token): Path<String>,
    who: Holder,
    fields: Fields,
) -> Answer {
    let questions = events::questions(app.db.read(), who.event).await?;
    let typed = AnswersForm(fields);
    let mut errors = FieldErrors::default();
    let Some(answers) = form::answers(&questions, |question| typed.raw(question), &mut errors) else {
        let (event, _) = held(&app, &who).await?;
        return again(&AnswersPage {
            about: About::of(&view, &event),
            problems: with_questions(&view, &errors, &questions),
            questions: asked::typed(&view, &questions, &typed),
            token,
            view,
        });
    };
    let row = answer(&app.db, &app.address_key, &who, answers, view.now).await?;
    Ok(view.see_other(&format!("/t/{}?done=answered", who.link(&row, &token))))
}
