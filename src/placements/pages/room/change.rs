//! Changing what is filed: the form, a proposal that waits, and the answer to one.
use super::{Names, address, called, find};
use crate::{
    app::App,
    enterprises::Room,
    error::Answer,
    placements::{
        Case, Hand,
        form::{ChangeForm, ReplyForm},
        life::Ender,
        pages::changing::{Change, Put, changing, offered, put_proposal, put_reply},
    },
    roles::{Member, TendEnterprise},
    web::{
        form::Fields,
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{placement::Side, placement_change::State as Stands};

const SIDE: Side = Side::Enterprise;

#[derive(Template)]
#[template(path = "placements/room/change.html")]
struct ChangePage {
    view: View,
    room: Room,
    name: String,
    back: String,
    change: Change,
}

pub async fn show(State(app): State<App>, view: View, who: Member<TendEnterprise>, Path(names): Names) -> Answer {
    let case = changing(find(&app, &who, &names).await?, Hand::Enterprise)?;
    let (form, none) = (ChangeForm::of(&case), Problems::default());
    let change = Change::of(&app, &view, &case, SIDE, &form, none).await?;
    page(&change_page(view, &who, &case, change))
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Member<TendEnterprise>,
    Path(names): Names,
    fields: Fields,
) -> Answer {
    let case = changing(find(&app, &who, &names).await?, Hand::Enterprise)?;
    let form = ChangeForm::read(&case, &fields);
    let asked = form.parse(&case, &offered(&app, &case).await?.chosen(view.today()));
    match put_proposal(&app, &view, &case, Ender::Enterprise(&who), &form, asked).await? {
        Put::Done(state) => {
            let done = if state == Stands::InForce { "changed" } else { "proposed" };
            Ok(view.see_other(&format!("{}?done={done}", address(&who.enterprise.slug, case.row.id))))
        }
        Put::Again(change) => again(&change_page(view, &who, &case, *change)),
    }
}

pub async fn reply(
    State(app): State<App>,
    view: View,
    who: Member<TendEnterprise>,
    Path(names): Names,
    fields: Fields,
) -> Answer {
    let case = changing(find(&app, &who, &names).await?, Hand::Enterprise)?;
    let form = ReplyForm::from(&fields);
    match put_reply(&app, &view, &case, Ender::Enterprise(&who), &form).await? {
        Put::Done(_) => {
            let placement = address(&who.enterprise.slug, case.row.id);
            Ok(view.see_other(&format!("{placement}?done={}", form.done())))
        }
        Put::Again(change) => again(&change_page(view, &who, &case, *change)),
    }
}

fn change_page(view: View, who: &Member<TendEnterprise>, case: &Case, change: Change) -> ChangePage {
    ChangePage {
        name: called(&view, &case.row),
        back: address(&who.enterprise.slug, case.row.id),
        change,
        room: Room::of(&view, who),
        view,
    }
}
