//! The truth table of overlaps: days of a draft against days of another placement, in each state of the other.
use super::{Both, day};
use crate::{on_both, support::Site};
use entity::placement::{self, Status};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

/// The other takes [10, 20); the draft's days, and whether they meet.
const DAYS: [(&str, u64, u64, bool); 10] = [
    ("before", 1, 9, false),
    ("touching before", 1, 10, false),
    ("one day before", 1, 11, true),
    ("inside", 12, 15, true),
    ("around", 1, 30, true),
    ("equal", 10, 20, true),
    ("the first half", 10, 15, true),
    ("one day after", 19, 25, true),
    ("touching after", 20, 30, false),
    ("after", 22, 30, false),
];

/// With its planned last day and the day on which it really ends.
const STATES: [(Status, u64, Option<u64>); 6] = [
    (Status::Agreed, 19, None),
    (Status::Running, 40, Some(19)),
    (Status::Paused, 19, None),
    (Status::EndedEarly, 40, Some(19)),
    (Status::Completed, 19, None),
    (Status::Cancelled, 19, None),
];

on_both! {
    async fn days_meet_as_the_truth_table_says_in_each_state_of_the_other(site: Site) {
        let both = Both::of(&site).await;
        let seat = site.sign_in(&both.li).await;
        let write = async |row: &placement::Model, first: u64, last: u64, end: Option<u64>, status: Status| {
            let mut row = row.clone().into_active_model();
            row.first_day = Set(Some(day(first)));
            row.last_day = Set(Some(day(last)));
            row.end_day = Set(end.map(day));
            row.status = Set(status);
            row.reset_all().update(site.app.db.write()).await.unwrap();
        };

        for (status, last, end) in STATES {
            write(&both.other, 10, last, end, status).await;
            for (what, first, behind, meets) in DAYS {
                write(&both.draft, first, behind - 1, None, Status::Draft).await;

                let answer = seat.get(&both.mine("/overlap")).await;

                let is_met = meets && status != Status::Cancelled;
                assert_eq!(answer.status, if is_met { 200 } else { 409 }, "{what} of one that is {status:?}");
            }
        }
    }
}
