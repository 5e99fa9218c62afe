//! What an officer may do with an event now: exactly the acts that its verbs would not refuse.
use crate::{
    events::{
        archive, edit, publish,
        review::Turn,
        series,
        sessions::{Item, last_end},
    },
    roles::{
        Officer, TwoOfficers,
        rights::{ReadSeries, WriteEvents},
    },
};
use chrono::{DateTime, Utc};
use entity::event::{self, Status};

#[derive(Default)]
pub struct May {
    pub edit: bool,
    /// Questions and enterprises are still to be seen.
    pub see_parts: bool,
    /// It belongs to one, or may become one.
    pub series: bool,
    pub send: bool,
    pub take_back: bool,
    pub send_back: bool,
    pub publish: bool,
    /// Why only another can publish it: the refusal's code, as a text key.
    pub why_not: Option<&'static str>,
    /// Move it, change its places.
    pub hold: bool,
    /// Also while only a session is still to come.
    pub cancel: bool,
    pub close: bool,
    pub reopen: bool,
    pub archive: bool,
    pub clone: bool,
}

impl May {
    pub fn of(
        event: &event::Model,
        agenda: &[Item],
        (writer, reader): (Option<&Officer<WriteEvents>>, Option<&Officer<ReadSeries>>),
        rule: TwoOfficers,
        now: DateTime<Utc>,
    ) -> Self {
        let Some(writer) = writer.filter(|writer| writer.reaches(event.district)) else {
            let reader = reader.filter(|reader| reader.reaches(event.district));
            return Self { series: reader.is_some() && event.series_id.is_some(), ..Self::default() };
        };
        let turn = |turn: Turn| turn.refuse(event, writer.account).is_ok();
        let hold = event.is_to_come(now);
        Self {
            edit: edit::refuse(event).is_ok(),
            see_parts: matches!(event.status, Status::Draft | Status::InReview | Status::Published),
            series: event.series_id.is_some() || series::refuse(event).is_ok(),
            send: turn(Turn::Send),
            take_back: turn(Turn::TakeBack),
            send_back: turn(Turn::SendBack),
            publish: publish::refuse(event, writer.account, rule).is_ok(),
            why_not: match publish::refuse(event, writer.account, rule) {
                Err(publish::PublishError::NotReviewed) => Some("events-not_reviewed-next"),
                Err(publish::PublishError::Author) => Some("events-author-waits"),
                _ => None,
            },
            hold,
            cancel: event.status == Status::Published && now < last_end(event, agenda),
            close: hold && !event.closed_by_hand,
            reopen: hold && event.closed_by_hand,
            archive: archive::refuse(event, agenda, now).is_ok(),
            clone: true,
        }
    }

    /// A turn that stands with publishing.
    pub fn has_turns(&self) -> bool {
        self.send || self.take_back || self.send_back || self.publish
    }
}
