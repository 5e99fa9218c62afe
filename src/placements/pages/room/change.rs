//! Changing what is filed: the form, a proposal that waits, and the answer to one.
use super::{Names, address, called, find};
use crate::{
    app::App,
    enterprises::Room,
    error::Answer,
    placements::{
        Case, Hand,
        changes::{ChangeError, answer, propose},
        form::{ChangeForm, ReplyForm},
        life::Ender,
        pages::{
            changing::{Change, changing, offered},
            problems,
        },
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
    let asked = match form.parse(&case, &offered(&app, &case).await?.chosen(view.today())) {
        Ok(asked) => asked,
        Err(errors) => {
            let problems = Problems::of(&view, &errors);
            let change = Change::of(&app, &view, &case, SIDE, &form, problems).await?;
            return again(&change_page(view, &who, &case, change));
        }
    };
    match propose(&app.db, &app.address_key, Ender::Enterprise(&who), case.row.id, &asked, view.now).await {
        Ok(change) => {
            let done = if change.state == Stands::InForce { "changed" } else { "proposed" };
            Ok(view.see_other(&format!("{}?done={done}", address(&who.enterprise.slug, case.row.id))))
        }
        Err(ChangeError::Faults(faults)) => {
            let problems = problems(&view, &faults);
            let change = Change::of(&app, &view, &case, SIDE, &form, problems).await?;
            again(&change_page(view, &who, &case, change))
        }
        Err(error) => Err(error.into()),
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
    let reply = match form.parse() {
        Ok(reply) => reply,
        Err(errors) => {
            let problems = Problems::of(&view, &errors);
            let change = Change::replied(&app, &view, &case, SIDE, form.words, problems).await?;
            return again(&change_page(view, &who, &case, change));
        }
    };
    let ender = Ender::Enterprise(&who);
    match answer(&app.db, &app.address_key, ender, case.row.id, form.change(), &reply, view.now).await {
        Ok(_) => {
            let placement = address(&who.enterprise.slug, case.row.id);
            Ok(view.see_other(&format!("{placement}?done={}", form.done())))
        }
        Err(ChangeError::Faults(faults)) => {
            let problems = problems(&view, &faults);
            let change = Change::replied(&app, &view, &case, SIDE, form.words, problems).await?;
            again(&change_page(view, &who, &case, change))
        }
        Err(error) => Err(error.into()),
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
