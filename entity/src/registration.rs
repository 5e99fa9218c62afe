//! One person's place, or waiting place, at one event.
use crate::{Answers, Locale};
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Status {
    #[sea_orm(string_value = "pending")]
    Pending,
    #[sea_orm(string_value = "waiting")]
    Waiting,
    #[sea_orm(string_value = "confirmed")]
    Confirmed,
    #[sea_orm(string_value = "rejected")]
    Rejected,
    #[sea_orm(string_value = "cancelled")]
    Cancelled,
}

impl Status {
    pub fn can_become(self, next: Self) -> bool {
        use Status::{Cancelled, Confirmed, Pending, Rejected, Waiting};
        matches!(
            (self, next),
            (Pending, Confirmed | Rejected | Cancelled)
                | (Waiting, Pending | Confirmed | Rejected | Cancelled)
                | (Confirmed, Cancelled)
                | (Rejected, Pending | Waiting | Confirmed)
        )
    }

    pub fn is_live(self) -> bool {
        matches!(self, Self::Pending | Self::Waiting | Self::Confirmed)
    }

    /// Holds one of the event's places: a pending person does too, so approval never fails for room.
    pub fn holds_place(self) -> bool {
        matches!(self, Self::Pending | Self::Confirmed)
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub status: Status,
    /// Order of joining, drawn under the event's lock.
    pub number: i64,
    /// `None` once forgotten, like the other personal columns.
    pub name: Option<String>,
    pub email: Option<String>,
    /// The address in lower case: what makes two registrations the same person's.
    pub email_key: Option<String>,
    /// E.164.
    pub mobile: Option<String>,
    pub locale: Locale,
    pub answers: Answers,
    pub notice_version: i32,
    /// Eight characters, unique within the event, printed on the ticket; opens nothing.
    pub code: String,
    /// Shown once to whoever registered.
    pub token: String,
    /// Only ever in letters.
    pub letter_token: String,
    pub not_me_token: String,
    /// iCalendar SEQUENCE of this person's entry.
    pub sequence: i32,
    pub created_at: DateTimeUtc,
    /// When the address was proven to be read by whoever holds this registration.
    pub proven_at: Option<DateTimeUtc>,
    pub confirmed_at: Option<DateTimeUtc>,
    pub cancelled_at: Option<DateTimeUtc>,
    pub link_sent_at: Option<DateTimeUtc>,
    pub forgotten_at: Option<DateTimeUtc>,
    /// The account that claimed it.
    pub account_id: Option<Uuid>,
    /// When its holder was marked present.
    pub present_at: Option<DateTimeUtc>,
    /// Why it was rejected, in the officer's words.
    pub reason: Option<String>,
    #[sea_orm(belongs_to, from = "event_id", to = "id")]
    pub event: BelongsTo<super::event::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn is_forgotten(&self) -> bool {
        self.forgotten_at.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::Status::{self, Cancelled, Confirmed, Pending, Rejected, Waiting};
    use sea_orm::Iterable;

    #[test]
    fn only_these_arrows_exist() {
        let arrows: Vec<(Status, Status)> = Status::iter()
            .flat_map(|from| Status::iter().map(move |to| (from, to)))
            .filter(|(from, to)| from.can_become(*to))
            .collect();

        assert_eq!(
            arrows,
            [
                (Pending, Confirmed),
                (Pending, Rejected),
                (Pending, Cancelled),
                (Waiting, Pending),
                (Waiting, Confirmed),
                (Waiting, Rejected),
                (Waiting, Cancelled),
                (Confirmed, Cancelled),
                (Rejected, Pending),
                (Rejected, Waiting),
                (Rejected, Confirmed),
            ]
        );
    }
}
