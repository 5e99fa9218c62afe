//! Who may do what where: the table as people read it.
use sea_orm::Iterable;
use xingtan::placements::{Act, Hand, Stage, may};

/// Where each act is allowed to each hand.
fn allowed(hand: Hand, act: Act) -> &'static [Stage] {
    use Stage::{
        Agreed, Cancelled, Completed, EndedEarly, Paused, Running, WithApprentice, WithEnterprise, WithReviewer,
    };
    match (hand, act) {
        (Hand::Enterprise, Act::Save | Act::Send) => &[WithEnterprise],
        (Hand::Enterprise, Act::TakeBack) => &[WithApprentice],
        (Hand::Enterprise | Hand::Apprentice, Act::Cancel) => &[WithEnterprise, WithApprentice, WithReviewer, Agreed],
        (Hand::Apprentice, Act::Open | Act::Answer) => &[WithApprentice],
        (Hand::Apprentice, Act::Redate) => &[WithApprentice, WithReviewer],
        (Hand::Apprentice, Act::Share) => &[WithEnterprise, WithApprentice, WithReviewer, Agreed, Running, Paused],
        (Hand::Guardian, Act::Consent) => &[WithApprentice, WithReviewer, Agreed, Running, Paused],
        (Hand::Reviewer, Act::File | Act::Return | Act::Refuse) => &[WithReviewer],
        (Hand::Enterprise, Act::NeverCame | Act::Pause | Act::RefusePause | Act::Declare) => &[Running],
        (Hand::Enterprise | Hand::Reviewer, Act::Resume) => &[Paused],
        (Hand::Enterprise | Hand::Apprentice | Hand::Reviewer, Act::End) => &[Running, Paused],
        (Hand::Apprentice, Act::AskPause | Act::WithdrawPause | Act::State) => &[Running],
        (Hand::Enterprise, Act::HandOver | Act::HandIn) => &[Agreed, Running, Paused],
        (Hand::Enterprise | Hand::Apprentice | Hand::Reviewer, Act::Change | Act::TakeEndBack) => {
            &[Agreed, Running, Paused]
        }
        (Hand::Enterprise, Act::Object) => &[Running, Paused, EndedEarly],
        (Hand::Apprentice, Act::Object) => &[Running, Paused, EndedEarly, Cancelled],
        (Hand::Apprentice, Act::ObjectToChange) | (Hand::Reviewer, Act::DecideObjection) => {
            &[Agreed, Running, Paused, EndedEarly, Completed, Cancelled]
        }
        (Hand::Reviewer, Act::Reopen) => &[EndedEarly],
        (Hand::Reviewer, Act::Pause | Act::Complete) => &[Running],
        _ => &[],
    }
}

#[test]
fn the_table_is_as_people_read_it() {
    for hand in Hand::iter() {
        for act in Act::iter() {
            for stage in Stage::iter() {
                let is_allowed = allowed(hand, act).contains(&stage);
                assert_eq!(may(hand, act, stage), is_allowed, "{hand:?} {act:?} {stage:?}");
            }
        }
    }
}
