//! The truth table of overlaps: days of a draft against days of another placement, in each state of the other.
use super::{Both, day};
use crate::{on_both, support::Site};
use entity::placement::{self, Side, Status};
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

/// With whom a draft is, whether both sides have approved it, its planned last day and the day on which it really
/// ends; and whether its days count.
type State = (Status, Side, bool, u64, Option<u64>, bool);

const STATES: [State; 9] = [
    (Status::Draft, Side::Enterprise, false, 19, None, false),
    (Status::Draft, Side::Apprentice, false, 19, None, false),
    (Status::Draft, Side::Reviewer, true, 19, None, true),
    (Status::Agreed, Side::Nobody, true, 19, None, true),
    (Status::Running, Side::Nobody, true, 40, Some(19), true),
    (Status::Paused, Side::Nobody, true, 19, None, true),
    (Status::EndedEarly, Side::Nobody, true, 40, Some(19), true),
    (Status::Completed, Side::Nobody, true, 19, None, true),
    (Status::Cancelled, Side::Nobody, true, 19, None, false),
];

on_both! {
    async fn days_meet_as_the_truth_table_says_in_each_state_of_the_other(site: Site) {
        let both = Both::of(&site).await;
        let seat = site.sign_in(&both.li).await;
        let write = async |row: &placement::Model, first: u64, (status, party, is_approved, last, end, _): State| {
            let mut row = row.clone().into_active_model();
            row.first_day = Set(Some(day(first)));
            row.last_day = Set(Some(day(last)));
            row.end_day = Set(end.map(day));
            (row.status, row.party) = (Set(status), Set(party));
            row.approved_at = Set(is_approved.then(|| site.now()));
            row.reset_all().update(site.app.db.write()).await.unwrap();
        };

        for state in STATES {
            write(&both.other, 10, state).await;
            for (what, first, behind, meets) in DAYS {
                write(&both.draft, first, (Status::Draft, Side::Apprentice, false, behind - 1, None, false)).await;

                let answer = seat.get(&both.mine("/overlap")).await;

                assert_eq!(answer.status, if meets && state.5 { 200 } else { 409 }, "{what} of one that is {state:?}");
            }
        }
    }
}
