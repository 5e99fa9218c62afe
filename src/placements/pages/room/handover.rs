//! A mentor's people at one enterprise, handed over to another: each by the same verb, in a transaction of its own.
use super::{Names, called, facts::term, id};
use crate::{
    app::App,
    enterprises::Room,
    error::{Answer, AppError},
    mentors,
    placements::{
        changes::{HandOverError, Teach, hand_over, people},
        faults::sentence,
        form::TeachForm,
    },
    roles::{Member, TendEnterprise},
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, Query, wrong},
        page::{again, page, page_with},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::{mentor, placement};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "placements/room/handover.html")]
struct HandoverPage {
    view: View,
    room: Room,
    name: String,
    /// Their page; none of whoever is the enterprise's no more.
    back: Option<String>,
    people: Vec<Person>,
    /// How many they are, in words.
    count: String,
    to: Vec<Choice>,
    problems: Problems,
    is_done: bool,
}

struct Person {
    days: String,
    choice: Choice,
}

/// What the page is drawn with.
struct Desk {
    mentor: mentor::Model,
    own: Vec<mentor::Model>,
    people: Vec<placement::Model>,
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Member<TendEnterprise>,
    Path(names): Names,
    Query(query): Query,
) -> Answer {
    let desk = Desk::of(&app, &who, &names).await?;
    let all: Vec<String> = desk.people.iter().map(|row| row.id.to_string()).collect();
    let is_done = query.get("done") == "handed-over";
    page(&HandoverPage { is_done, ..desk.page(view, &who, &all, &TeachForm::default(), Problems::default()) })
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Member<TendEnterprise>,
    Path(names): Names,
    fields: Fields,
) -> Answer {
    let desk = Desk::of(&app, &who, &names).await?;
    let (form, chosen) = (TeachForm::from(&fields), fields.all("people"));
    let mut errors = FieldErrors::default();
    let to = form.comes(&desk.own, &mut errors);
    if chosen.is_empty() {
        errors.add("people", wrong("answer_not_chosen"));
    }
    let Some(to) = to.filter(|_| errors.is_empty()) else {
        let problems = Problems::of(&view, &errors);
        return again(&desk.page(view, &who, &chosen, &form, problems));
    };
    let refused = hand_all_over(&app, &view, &who, &desk, &chosen, to).await?;
    if refused.is_empty() {
        let path = format!("/enterprise/{}/mentors/{}/handover?done=handed-over", who.enterprise.slug, desk.mentor.id);
        return Ok(view.see_other(&path));
    }
    let left = Desk::of(&app, &who, &names).await?;
    page_with(StatusCode::CONFLICT, &left.page(view, &who, &chosen, &form, Problems::these(refused)))
}

/// Of each who cannot be, why.
async fn hand_all_over(
    app: &App,
    view: &View,
    who: &Member<TendEnterprise>,
    desk: &Desk,
    chosen: &[String],
    to: Uuid,
) -> Result<Vec<(String, String)>, AppError> {
    let mut refused = Vec::new();
    let teach = Teach::Instead { from: desk.mentor.id, to };
    for row in desk.people.iter().filter(|row| chosen.contains(&row.id.to_string())) {
        match hand_over(&app.db, &app.address_key, who, row.id, teach, view.now).await {
            Ok(_) => {}
            Err(HandOverError::Faults(faults)) => {
                let said = faults.iter().map(|fault| sentence(view.words, fault));
                let name = called(view, row);
                refused.extend(said.map(|why| {
                    let args = [("name", name.clone().into()), ("why", why.into())];
                    ("people".to_owned(), view.fill("placements-handover-refused", &args))
                }));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(refused)
}

impl Desk {
    /// The enterprise's, or one who still teaches somebody of it.
    async fn of(app: &App, who: &Member<TendEnterprise>, names: &HashMap<String, String>) -> Result<Self, AppError> {
        let (db, id, of) = (app.db.read(), id(names)?, who.enterprise.id);
        let (own, people) = (mentors::of(db, of).await?, people(db, of, id).await?);
        let mentor = match own.iter().find(|mentor| mentor.id == id) {
            Some(mentor) => Some(mentor.clone()),
            None if people.is_empty() => None,
            None => mentors::by_id(db, id).await?,
        };
        Ok(Self { mentor: mentor.ok_or(AppError::NotFound)?, own, people })
    }

    fn page(
        &self,
        view: View,
        who: &Member<TendEnterprise>,
        chosen: &[String],
        form: &TeachForm,
        problems: Problems,
    ) -> HandoverPage {
        let slug = &who.enterprise.slug;
        let is_own = self.own.iter().any(|mentor| mentor.id == self.mentor.id);
        let others = self.own.iter().filter(|row| row.status == mentor::Status::Approved && row.id != self.mentor.id);
        let person = |row: &placement::Model| {
            let value = row.id.to_string();
            Person {
                days: term(&view, row.first_day, row.until()).unwrap_or_default(),
                choice: Choice { is_chosen: chosen.contains(&value), label: called(&view, row), value },
            }
        };
        HandoverPage {
            name: self.mentor.name.clone(),
            back: is_own.then(|| format!("/enterprise/{slug}/mentors/{}", self.mentor.id)),
            count: view.count("placements-handover-count", i64::try_from(self.people.len()).unwrap_or(i64::MAX)),
            people: self.people.iter().map(person).collect(),
            to: others.map(|row| Choice::of(row.id.to_string(), row.name.clone(), &form.to)).collect(),
            problems,
            is_done: false,
            room: Room::of(&view, who),
            view,
        }
    }
}
