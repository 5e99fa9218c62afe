//! What can stand against an act on a request to leave.
use super::Standing;
use crate::error::AppError;
use entity::placement::Fault;
use sea_orm::DbErr;
use thiserror::Error;

#[derive(Debug, Error)]
pub enum OverlapError {
    #[error("there is no such placement of theirs")]
    NoSuchPlacement,
    #[error("the officer is a member of one of the enterprises, or the apprentice")]
    Member,
    #[error("it stands elsewhere")]
    WithAnother(&'static str),
    #[error("no other placement of the person takes days of it")]
    NothingMeets,
    #[error("the other has not begun before the draft, or is over: there is nothing to leave")]
    NotToBeLeft,
    #[error("the other is not filed yet: it can be cancelled")]
    Unfiled,
    #[error("the day does not fit")]
    Faults(Vec<Fault>),
    #[error("a request waits already")]
    Waits,
    #[error("nobody asked")]
    NothingAsked,
    #[error("where the request stands this is not done any more, or not yet")]
    Stands(Standing),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<OverlapError> for AppError {
    fn from(error: OverlapError) -> Self {
        match error {
            OverlapError::NoSuchPlacement => Self::NotFound,
            OverlapError::Member => Self::Refused("placements.member"),
            OverlapError::WithAnother(code) => Self::Refused(code),
            OverlapError::NothingMeets => Self::Refused("placements.nothing_meets"),
            OverlapError::NotToBeLeft => Self::Refused("placements.not_to_be_left"),
            OverlapError::Unfiled => Self::Refused("placements.not_filed"),
            OverlapError::Faults(_) => Self::Refused("placements.not_ready"),
            OverlapError::Waits => Self::Refused("placements.leave_waits"),
            OverlapError::NothingAsked => Self::Refused("placements.nothing_asked"),
            OverlapError::Stands(Standing::Open | Standing::Late) => Self::Refused("placements.leave_open"),
            OverlapError::Stands(Standing::Refused) => Self::Refused("placements.leave_refused"),
            OverlapError::Stands(Standing::Decided) => Self::Refused("placements.leave_decided"),
            OverlapError::Stands(Standing::Ended | Standing::ReDated | Standing::Withdrawn) => {
                Self::Refused("placements.leave_over")
            }
            OverlapError::Db(error) => error.into(),
        }
    }
}
