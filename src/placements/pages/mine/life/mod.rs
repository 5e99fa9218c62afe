//! What the apprentice does with a filed placement, each asked on a page of its own; done, one is back on the
//! placement's page. The verbs ask once more whether it may be.
pub mod end;
pub mod pause;
pub mod said;

use super::find;
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        Act, Case, Hand,
        pages::ask::{self, Ask},
    },
    roles::Candidate,
    web::view::View,
    words::spoken::Spoken,
};
use askama::Template;
use entity::placement;

#[derive(Template)]
#[template(path = "placements/mine/ask.html")]
struct AskPage {
    view: View,
    ask: Ask,
}

impl AskPage {
    fn of(view: &View, ask: Ask) -> Self {
        Self { view: view.clone(), ask }
    }
}

/// One's own, where its stage allows the act.
async fn open(app: &App, view: &View, who: &Candidate, id: &str, act: Act) -> Result<Case, AppError> {
    let case = find(app, who, id).await?;
    ask::open(view, case, Hand::Apprentice, act)
}

fn asking(view: &View, case: &Case, act: &'static str) -> Ask {
    let whom = Spoken::chinese(&case.enterprise.name, view.locale());
    Ask::new(act, whom, format!("/my/placements/{}", case.row.id))
}

fn done(view: &View, row: &placement::Model, what: &str) -> Answer {
    Ok(view.see_other(&format!("/my/placements/{}?done={what}", row.id)))
}
