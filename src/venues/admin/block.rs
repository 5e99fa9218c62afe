//! Blocking a room for a time, and freeing it.
use super::{Head, Names, open};
use crate::{
    app::App,
    error::{Answer, AppError},
    roles::{Officer, rights::WriteVenues},
    venues::{
        blocks::{add::block, remove::free},
        card,
        form::BlockForm,
        queries,
        uses::events_in,
    },
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, Query},
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{room, room_block, venue};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "venues/admin/block.html")]
struct BlockPage {
    view: View,
    head: Head,
    form: BlockForm,
    rooms: Vec<Choice>,
    kinds: Vec<Choice>,
    problems: Problems,
}

fn block_page(view: View, venue: &venue::Model, rooms: &[room::Model], form: BlockForm) -> BlockPage {
    let chosen = form.get("room");
    let every = Choice::of("every", view.t("venues-every-room"), chosen);
    let each = rooms.iter().map(|room| Choice::of(room.id, card::room(view.words, room).text, chosen));
    BlockPage {
        head: Head::of(&view, venue),
        rooms: std::iter::once(every).chain(each).collect(),
        kinds: Choice::all(&view, card::kind, form.get("kind")),
        problems: Problems::default(),
        form,
        view,
    }
}

/// The venue that may be changed, and its rooms that are in use.
async fn rooms(
    app: &App,
    who: &Officer<WriteVenues>,
    slug: &str,
) -> Result<(venue::Model, Vec<room::Model>), AppError> {
    let venue = open(app, who, slug).await?;
    let mut rooms = queries::rooms_of(app.db.read(), venue.id).await?;
    rooms.retain(|room| room.retired_at.is_none());
    Ok((venue, rooms))
}

/// `?room=` names the one that is to be blocked.
pub async fn blank(
    State(app): State<App>,
    view: View,
    who: Officer<WriteVenues>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let (venue, rooms) = rooms(&app, &who, &slug).await?;
    page(&block_page(view, &venue, &rooms, BlockForm::blank(query.get("room"))))
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Officer<WriteVenues>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let (venue, rooms) = rooms(&app, &who, &slug).await?;
    let form = BlockForm::from(&fields);
    let new = match form.parse(&rooms, view.now) {
        Ok(new) => new,
        Err(errors) => return refused(block_page(view, &venue, &rooms, form), &errors),
    };
    block(&app.db, &who, venue.id, &new, view.now).await?;
    let ids: Vec<Uuid> = rooms.iter().map(|room| room.id).filter(|id| new.room.is_none_or(|one| one == *id)).collect();
    let met = events_in(app.db.read(), &ids, new.starts_at, Some(new.ends_at)).await?;
    let done = if met > 0 { "blocked-over" } else { "blocked" };
    Ok(view.see_other(&format!("/admin/venues/{slug}?done={done}")))
}

fn refused(shown: BlockPage, errors: &FieldErrors) -> Answer {
    again(&BlockPage { problems: Problems::of(&shown.view, errors), ..shown })
}

#[derive(Template)]
#[template(path = "venues/admin/removal.html")]
struct RemovalPage {
    view: View,
    slug: String,
    id: Uuid,
    room: Spoken,
    times: String,
    kind: &'static str,
    note: String,
}

async fn named(
    app: &App,
    who: &Officer<WriteVenues>,
    (slug, id): &(String, String),
) -> Result<(venue::Model, room_block::Model, room::Model), AppError> {
    let venue = open(app, who, slug).await?;
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let (block, room) = queries::block(app.db.read(), venue.id, id).await?.ok_or(AppError::NotFound)?;
    Ok((venue, block, room))
}

pub async fn ask_removal(State(app): State<App>, view: View, who: Officer<WriteVenues>, Path(names): Names) -> Answer {
    let (venue, block, room) = named(&app, &who, &names).await?;
    page(&RemovalPage {
        room: card::room(view.words, &room),
        times: card::times(view.words, &block),
        kind: card::kind(block.kind),
        slug: venue.slug,
        id: block.id,
        note: block.note,
        view,
    })
}

pub async fn removal(State(app): State<App>, view: View, who: Officer<WriteVenues>, Path(names): Names) -> Answer {
    let (venue, block, _) = named(&app, &who, &names).await?;
    free(&app.db, &who, venue.id, block.id, view.now).await?;
    Ok(view.see_other(&format!("/admin/venues/{}?done=freed", venue.slug)))
}
