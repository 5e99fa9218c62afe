//! A session that somebody chose with a registration: a place, one in the line, or a wish.
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum State {
    #[sea_orm(string_value = "held")]
    Held,
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// By somebody who waits for the event: takes nothing, and becomes one of the others with their place there.
    #[sea_orm(string_value = "wished")]
    Wished,
}

impl State {
    pub fn can_become(self, next: Self) -> bool {
        use State::{Held, Waiting, Wished};
        matches!((self, next), (Wished, Held | Waiting) | (Waiting, Held))
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_place")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: Uuid,
    pub state: State,
    /// Order of joining, drawn under the session's lock; a wish draws anew when it becomes more.
    pub number: i64,
    pub created_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "registration_id", to = "id")]
    pub registration: HasOne<super::registration::Entity>,
    #[sea_orm(belongs_to, from = "session_id", to = "id")]
    pub session: HasOne<super::session::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

#[cfg(test)]
mod tests {
    use super::State::{self, Held, Waiting, Wished};
    use sea_orm::Iterable;

    #[test]
    fn only_these_arrows_exist() {
        let arrows: Vec<(State, State)> = State::iter()
            .flat_map(|from| State::iter().map(move |to| (from, to)))
            .filter(|(from, to)| from.can_become(*to))
            .collect();

        assert_eq!(arrows, [(Waiting, Held), (Wished, Held), (Wished, Waiting)]);
    }
}
