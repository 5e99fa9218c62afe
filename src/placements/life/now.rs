//! How a filed placement stands: which side can do what with it now, and what somebody waits for.
use super::{
    complete::{completion, has_come},
    last_day::may_stay,
    never_came::refuse_absence,
    object::ObjectError,
    objectable::objects_now,
    objections::objections,
    pause::{parted, pauses},
    wish::wish,
};
use crate::{
    placements::{
        acts::{Act, Hand, Stage, may},
        stages::stage_on,
    },
    words::when::today,
};
use chrono::{DateTime, Utc};
use entity::{
    placement, placement_completion, placement_objection, placement_objection::About, placement_pause, placement_wish,
};
use sea_orm::{ConnectionTrait, DbErr};

pub struct Now {
    row: placement::Model,
    at: DateTime<Utc>,
    pub completion: Option<placement_completion::Model>,
    pub objections: Vec<placement_objection::Model>,
    /// The one that lasts.
    pub pause: Option<placement_pause::Model>,
    /// A pause that the apprentice asked for and nobody answered.
    pub wish: Option<placement_wish::Model>,
}

impl Now {
    pub async fn of(db: &impl ConnectionTrait, row: &placement::Model, at: DateTime<Utc>) -> Result<Self, DbErr> {
        let is_running = stage_on(row, today(at)) == Stage::Running;
        Ok(Self {
            completion: completion(db, row.id).await?,
            objections: objections(db, row.id).await?,
            pause: parted(pauses(db, row.id).await?).0,
            wish: wish(db, row.id, today(at)).await?.filter(|_| is_running),
            row: row.clone(),
            at,
        })
    }

    /// Of one in a list, for what a pause or a wish for one has no part in.
    pub fn with(
        row: &placement::Model,
        completion: Option<placement_completion::Model>,
        objections: Vec<placement_objection::Model>,
        at: DateTime<Utc>,
    ) -> Self {
        Self { row: row.clone(), at, completion, objections, pause: None, wish: None }
    }

    pub fn stage(&self) -> Stage {
        stage_on(&self.row, today(self.at))
    }

    /// By the table, and by the days and what was said already.
    pub fn can(&self, hand: Hand, act: Act) -> bool {
        let today = today(self.at);
        let has_room = self.row.until().is_some_and(|last| today <= last);
        let is_fit = match act {
            Act::Pause => has_room,
            Act::AskPause => has_room && self.wish.is_none(),
            Act::RefusePause | Act::WithdrawPause => self.wish.is_some(),
            Act::NeverCame => refuse_absence(&self.row, &self.objections, today).is_ok(),
            Act::TakeEndBack => may_stay(&self.row, hand.side(), today),
            Act::Declare => self.is_at_its_end() && !self.is_declared(),
            Act::State => self.is_at_its_end() && !self.is_stated(),
            _ => true,
        };
        is_fit && may(hand, act, self.stage())
    }

    pub fn objects(&self, hand: Hand) -> Result<About, ObjectError> {
        objects_now(&self.row, &self.objections, hand, self.at)
    }

    pub fn is_at_its_end(&self) -> bool {
        has_come(&self.row, today(self.at))
    }

    pub fn is_declared(&self) -> bool {
        self.completion.as_ref().is_some_and(|stands| stands.declared_at.is_some())
    }

    pub fn is_stated(&self) -> bool {
        self.completion.as_ref().is_some_and(|stands| stands.stated_at.is_some())
    }

    pub fn is_disputed(&self) -> bool {
        self.objections.iter().any(|objection| objection.outcome.is_none())
    }
}
