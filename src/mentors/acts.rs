//! The table: who may do what with a mentor in which state.
use crate::roles::{MemberRight, TendEnterprise};
use entity::{
    membership::Role,
    mentor::{self, Status},
};
use sea_orm::{EnumIter, prelude::Uuid};

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum Act {
    /// Once more, where there is a row already.
    Propose,
    Change,
    Approve,
    Refuse,
    /// Into an equal one.
    Join,
    Rest,
    Resume,
    Retire,
    Remove,
}

/// As what somebody acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum Hand {
    /// Tends the only enterprise that the mentor teaches for.
    Tending,
    /// Tends one of several.
    Sharing,
    /// The mentor, by their own account.
    Own,
    /// An officer who decides.
    Reviewer,
}

pub fn may(hand: Hand, act: Act, status: Status) -> bool {
    use Status::{Approved, Proposed, Refused, Resting, Retired};
    match (hand, act) {
        (Hand::Reviewer, Act::Approve | Act::Refuse | Act::Join) => status == Proposed,
        (Hand::Tending | Hand::Sharing, Act::Propose) => matches!(status, Refused | Retired),
        (Hand::Tending | Hand::Sharing, Act::Change) => matches!(status, Proposed | Approved | Refused | Resting),
        (Hand::Tending | Hand::Sharing, Act::Remove) => true,
        (Hand::Tending | Hand::Own, Act::Rest) => status == Approved,
        (Hand::Tending | Hand::Own, Act::Resume) => status == Resting,
        (Hand::Tending | Hand::Own, Act::Retire) => matches!(status, Approved | Resting),
        _ => false,
    }
}

/// What a member is to a mentor of theirs who teaches for so many enterprises; none: looks on.
pub fn hands(account: Uuid, role: Role, mentor: &mentor::Model, enterprises: u64) -> Vec<Hand> {
    let tends = TendEnterprise::has(role);
    let at_work = if enterprises > 1 { Hand::Sharing } else { Hand::Tending };
    let own = (mentor.account_id == Some(account)).then_some(Hand::Own);
    own.into_iter().chain(tends.then_some(at_work)).collect()
}

pub fn any_may(hands: &[Hand], act: Act, status: Status) -> bool {
    hands.iter().any(|hand| may(*hand, act, status))
}
