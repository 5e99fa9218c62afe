//! What becomes of a sample draft, and of how many.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Running,
    OnProbation,
    Overdue,
    Begun,
    Asked,
    Unanswered,
    Returned,
    Waiting,
    /// Of somebody under 18, whose guardian has said nothing yet.
    GuardianAsked,
    Agreed,
    /// Of somebody under 18.
    Guarded,
    Paused,
    Leaving,
    Ended,
    Completed,
    /// Completed before its time: one reviewer proposed it, another granted it.
    Spared,
    Cancelled,
    Objected,
}

/// The first is of the apprentice who can sign in.
pub const FATES: [(Fate, usize); 18] = [
    (Fate::Running, 9),
    (Fate::OnProbation, 8),
    (Fate::Overdue, 2),
    (Fate::Begun, 4),
    (Fate::Asked, 5),
    (Fate::Unanswered, 2),
    (Fate::Returned, 3),
    (Fate::Waiting, 5),
    (Fate::GuardianAsked, 1),
    (Fate::Agreed, 5),
    (Fate::Guarded, 2),
    (Fate::Paused, 3),
    (Fate::Leaving, 2),
    (Fate::Ended, 3),
    (Fate::Completed, 2),
    (Fate::Spared, 1),
    (Fate::Cancelled, 3),
    (Fate::Objected, 1),
];

impl Fate {
    /// Days ago at which the first draft is begun; all mentors were approved before.
    pub fn days_ago(self) -> i64 {
        match self {
            Self::Overdue | Self::Completed => 390,
            Self::Running => 120,
            Self::Unanswered => 28,
            _ => 14,
        }
    }

    /// Whether its first day came before it was filed.
    pub fn has_begun(self) -> bool {
        match self {
            Self::Running | Self::OnProbation | Self::Overdue | Self::Paused | Self::Leaving => true,
            Self::Ended | Self::Completed | Self::Spared | Self::Objected => true,
            Self::Begun | Self::Asked | Self::Unanswered | Self::Returned | Self::Waiting => false,
            Self::GuardianAsked | Self::Agreed | Self::Guarded | Self::Cancelled => false,
        }
    }

    /// Whether it takes, or took, a mentor's room.
    pub fn holds(self) -> bool {
        !matches!(self, Self::Begun | Self::Asked | Self::Unanswered | Self::Returned | Self::Cancelled)
    }

    pub fn is_of_minor(self) -> bool {
        matches!(self, Self::GuardianAsked | Self::Guarded)
    }
}
