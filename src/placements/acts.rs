//! The table: who may do what with a placement where it stands.
use entity::placement::{self, Side, Status};
use sea_orm::EnumIter;

/// Where a placement stands: its state, and of a draft with whom it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter)]
pub enum Stage {
    WithEnterprise,
    WithApprentice,
    WithReviewer,
    Agreed,
    Running,
    Paused,
    EndedEarly,
    Completed,
    Cancelled,
}

impl Stage {
    pub fn of(row: &placement::Model) -> Self {
        Self::at(row.status, row.party)
    }

    pub fn at(status: Status, party: Side) -> Self {
        match (status, party) {
            (Status::Draft, Side::Apprentice) => Self::WithApprentice,
            (Status::Draft, Side::Reviewer) => Self::WithReviewer,
            (Status::Draft, Side::Enterprise | Side::Nobody) => Self::WithEnterprise,
            (Status::Agreed, _) => Self::Agreed,
            (Status::Running, _) => Self::Running,
            (Status::Paused, _) => Self::Paused,
            (Status::EndedEarly, _) => Self::EndedEarly,
            (Status::Completed, _) => Self::Completed,
            (Status::Cancelled, _) => Self::Cancelled,
        }
    }

    pub fn is_draft(self) -> bool {
        matches!(self, Self::WithEnterprise | Self::WithApprentice | Self::WithReviewer)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum Act {
    Save,
    Send,
    TakeBack,
    /// Say whose draft it is.
    Open,
    Answer,
    /// Give it back, for its days meet another of one's own.
    Redate,
    /// A guardian's yes or no, to the draft or to a change that names them.
    Consent,
    File,
    Return,
    Refuse,
    /// Before the first day.
    Cancel,
    NeverCame,
    Pause,
    /// That the enterprise may pause it.
    AskPause,
    WithdrawPause,
    RefusePause,
    /// Also: move the last day of the pause.
    Resume,
    End,
    TakeEndBack,
    /// To an end, or to *never came*, that the other side told.
    Object,
    /// To what was put in force at once.
    ObjectToChange,
    /// Say whether an objection is right.
    DecideObjection,
    Reopen,
    /// Name another mentor, one more, or one less.
    HandOver,
    /// Propose other terms, or answer to some.
    Change,
    /// That it is at its end.
    Declare,
    State,
    Complete,
    /// Let the mentors see e-mail and mobile, or not any more.
    Share,
    /// A file that it was filed without.
    HandIn,
}

/// As what somebody acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum Hand {
    /// Owner or recruiter.
    Enterprise,
    Apprentice,
    Guardian,
    Reviewer,
}

impl Hand {
    /// For whom it acts.
    pub fn side(self) -> Side {
        match self {
            Self::Enterprise => Side::Enterprise,
            Self::Apprentice | Self::Guardian => Side::Apprentice,
            Self::Reviewer => Side::Reviewer,
        }
    }
}

pub fn may(hand: Hand, act: Act, stage: Stage) -> bool {
    use Stage::{
        Agreed, Cancelled, Completed, EndedEarly, Paused, Running, WithApprentice, WithEnterprise, WithReviewer,
    };
    match (hand, act) {
        (Hand::Enterprise, Act::Save | Act::Send) => stage == WithEnterprise,
        (Hand::Enterprise, Act::TakeBack) | (Hand::Apprentice, Act::Open | Act::Answer) => stage == WithApprentice,
        (Hand::Enterprise | Hand::Apprentice, Act::Cancel) => stage.is_draft() || stage == Agreed,
        (Hand::Apprentice, Act::Redate) => matches!(stage, WithApprentice | WithReviewer),
        (Hand::Apprentice, Act::Share) => !matches!(stage, Cancelled | Completed | EndedEarly),
        (Hand::Guardian, Act::Consent) => matches!(stage, WithApprentice | WithReviewer | Agreed | Running | Paused),
        (Hand::Reviewer, Act::File | Act::Return | Act::Refuse) => stage == WithReviewer,
        (Hand::Enterprise, Act::NeverCame | Act::Pause | Act::RefusePause | Act::Declare)
        | (Hand::Apprentice, Act::AskPause | Act::WithdrawPause | Act::State)
        | (Hand::Reviewer, Act::Pause | Act::Complete) => stage == Running,
        (Hand::Enterprise | Hand::Reviewer, Act::Resume) => stage == Paused,
        (Hand::Enterprise | Hand::Apprentice | Hand::Reviewer, Act::End) => matches!(stage, Running | Paused),
        // What is agreed has a last day already where another placement begins before its planned one.
        (Hand::Enterprise, Act::HandOver | Act::HandIn)
        | (Hand::Enterprise | Hand::Apprentice | Hand::Reviewer, Act::Change | Act::TakeEndBack) => {
            matches!(stage, Agreed | Running | Paused)
        }
        (Hand::Enterprise, Act::Object) => matches!(stage, Running | Paused | EndedEarly),
        (Hand::Apprentice, Act::Object) => matches!(stage, Running | Paused | EndedEarly | Cancelled),
        (Hand::Apprentice, Act::ObjectToChange) | (Hand::Reviewer, Act::DecideObjection) => !stage.is_draft(),
        (Hand::Reviewer, Act::Reopen) => stage == EndedEarly,
        _ => false,
    }
}
