//! A session that somebody chose with a registration: a place, one in the line, or a wish.
use sea_orm::entity::prelude::*;

/// `Waiting` becomes `Held` in its line. A wish becomes nothing: it is left, and the session joined anew, once whoever
/// wishes has a place at the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum State {
    #[sea_orm(string_value = "held")]
    Held,
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// By somebody who waits for the event: takes nothing.
    #[sea_orm(string_value = "wished")]
    Wished,
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
    /// Order of joining, drawn under the session's lock.
    pub number: i64,
    pub created_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "registration_id", to = "id")]
    pub registration: HasOne<super::registration::Entity>,
    #[sea_orm(belongs_to, from = "session_id", to = "id")]
    pub session: HasOne<super::session::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
