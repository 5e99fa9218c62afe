//! A proposal that waits, before the eyes of one side.
use crate::{
    app::App,
    error::AppError,
    placements::{
        Case,
        changes::{Called, open, waits_for_guardian, words_of},
        pages::changed::{Row, rows},
    },
    web::view::View,
    words::Value,
};
use entity::{
    placement::Side,
    placement_change::{self, State},
};
use uuid::Uuid;

pub struct Proposal {
    pub id: Uuid,
    /// Who proposed it, when, and until when it may be answered; or that the bureau has it.
    pub about: String,
    pub rows: Vec<Row>,
    /// Of whoever proposed it.
    pub words: Option<String>,
    /// Of a reviewer's: that one side has said yes. Text key.
    pub said: Option<&'static str>,
    pub may_answer: bool,
    pub may_withdraw: bool,
    /// What the bureau has to say yes to besides.
    pub needs_bureau: bool,
    /// Whose yes is missing once both sides agree.
    pub guardian: Option<String>,
}

impl Proposal {
    /// The one that waits, before the eyes of one side.
    pub async fn of(app: &App, view: &View, case: &Case, reader: Side) -> Result<Option<Self>, AppError> {
        let Some(change) = open(app.db.read(), case.row.id).await? else { return Ok(None) };
        let called = Called::of(app.db.read(), &change).await?;
        let guardian = waits_for_guardian(app.db.read(), case, &change, view.now).await?;
        Ok(Some(Self {
            id: change.id,
            about: about(view, case, &change, reader, guardian.as_deref()),
            rows: rows(view, &called, &change),
            words: words_of(app.db.read(), &change).await?,
            said: said(&change, reader),
            may_answer: change.waits_for(reader, view.now),
            may_withdraw: change.side == reader,
            needs_bureau: change.needs_reviewer(),
            guardian: guardian.map(|name| view.with("placements-change-waits-guardian", "name", &name)),
        }))
    }
}

fn said(change: &placement_change::Model, reader: Side) -> Option<&'static str> {
    let by = change.accepted_by.filter(|_| change.state == State::Open)?;
    Some(match (by, reader) {
        (by, reader) if by == reader => "placements-change-said-you",
        (Side::Apprentice, _) => "placements-change-said-apprentice",
        _ => "placements-change-said-enterprise",
    })
}

fn about(view: &View, case: &Case, change: &placement_change::Model, reader: Side, guardian: Option<&str>) -> String {
    let who = match change.side {
        Side::Apprentice if reader == Side::Apprentice => view.t("placements-side-you"),
        Side::Apprentice => case.row.name.clone(),
        Side::Enterprise if reader == Side::Enterprise => view.t("placements-side-us"),
        Side::Reviewer => view.t("placements-side-bureau"),
        _ => case.enterprise.name.clone(),
    };
    let until = change.expires_at.map(|until| view.moment(until)).unwrap_or_default();
    let args: [(_, Value); 3] =
        [("who", who.into()), ("day", view.moment(change.made_at).into()), ("until", until.into())];
    let key = match change.state {
        State::Agreed if guardian.is_some() => "placements-change-with-guardian",
        State::Agreed => "placements-change-with-bureau",
        _ if change.waits_for(reader, view.now) => "placements-change-by",
        _ => "placements-change-by-waiting",
    };
    view.fill(key, &args)
}

/// That something waits, as a text key: for the reader, for the other side, for a guardian, or for the bureau.
pub async fn note(app: &App, view: &View, case: &Case, reader: Side) -> Result<Option<&'static str>, AppError> {
    if !case.row.status.is_live() {
        return Ok(None);
    }
    let Some(change) = open(app.db.read(), case.row.id).await? else { return Ok(None) };
    let guardian = waits_for_guardian(app.db.read(), case, &change, view.now).await?;
    Ok(Some(match change.state {
        State::Agreed if guardian.is_some() => "placements-change-waits-guardian-first",
        State::Agreed => "placements-change-waits-bureau",
        _ if change.accepted_by == Some(reader) => "placements-change-said-you",
        _ if change.side == reader => "placements-change-waits-other",
        _ => "placements-change-waits-you",
    }))
}
