//! What an officer made of an event; where it stands at a moment follows from the clock as well.
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Status {
    #[sea_orm(string_value = "draft")]
    Draft,
    #[sea_orm(string_value = "in_review")]
    InReview,
    #[sea_orm(string_value = "published")]
    Published,
    #[sea_orm(string_value = "cancelled")]
    Cancelled,
    #[sea_orm(string_value = "archived")]
    Archived,
}

impl Status {
    pub fn can_become(self, next: Self) -> bool {
        use Status::{Archived, Cancelled, Draft, InReview, Published};
        matches!(
            (self, next),
            (Draft, InReview | Published)
                | (InReview, Draft | Published)
                | (Published, Cancelled | Archived)
                | (Cancelled, Archived)
        )
    }

    /// It takes place, or may yet.
    pub fn is_planned(self) -> bool {
        matches!(self, Self::Draft | Self::InReview | Self::Published)
    }

    /// Shown to everybody: drafts are not.
    pub fn is_public(self) -> bool {
        matches!(self, Self::Published | Self::Cancelled | Self::Archived)
    }
}

#[cfg(test)]
mod tests {
    use super::Status::{self, Archived, Cancelled, Draft, InReview, Published};
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
                (Draft, InReview),
                (Draft, Published),
                (InReview, Draft),
                (InReview, Published),
                (Published, Cancelled),
                (Published, Archived),
                (Cancelled, Archived),
            ]
        );
    }
}
