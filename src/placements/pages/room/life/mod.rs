//! What the enterprise does with a filed placement, each asked on a page of its own; done, one is back on the
//! placement's page. The verbs ask once more whether it may be.
pub mod end;
pub mod pause;
pub mod said;
pub mod wish;

use super::{address, called, find};
use crate::{
    app::App,
    enterprises::Room,
    error::{Answer, AppError},
    placements::{
        Act, Case, Hand,
        pages::ask::{self, Ask},
    },
    roles::{Member, TendEnterprise},
    web::view::View,
    words::spoken::Spoken,
};
use askama::Template;
use entity::placement;
use std::collections::HashMap;

type Tender = Member<TendEnterprise>;

#[derive(Template)]
#[template(path = "placements/room/ask.html")]
struct AskPage {
    view: View,
    room: Room,
    ask: Ask,
}

impl AskPage {
    fn of(view: &View, who: &Tender, ask: Ask) -> Self {
        Self { room: Room::of(view, who), view: view.clone(), ask }
    }
}

/// The placement, where its stage allows the act.
async fn open(
    app: &App,
    view: &View,
    who: &Tender,
    names: &HashMap<String, String>,
    act: Act,
) -> Result<Case, AppError> {
    let case = find(app, who, names).await?;
    ask::open(view, case, Hand::Enterprise, act)
}

fn asking(view: &View, case: &Case, act: &'static str) -> Ask {
    let whom = Spoken::chinese(&called(view, &case.row), view.locale());
    Ask::new(act, whom, address(&case.enterprise.slug, case.row.id))
}

fn done(view: &View, who: &Tender, row: &placement::Model, what: &str) -> Answer {
    Ok(view.see_other(&format!("{}?done={what}", address(&who.enterprise.slug, row.id))))
}
