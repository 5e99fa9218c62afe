//! What happened to a placement, for its people to read; the audit is something else.
use crate::placement::Side;
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

/// What the sentence names, by the names of its places: days, reasons, words; never a birth date or pay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Named(pub Vec<(String, String)>);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "placement_step")]
pub struct Model {
    /// In the order of time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub placement_id: Uuid,
    pub at: DateTimeUtc,
    /// The tail of its text key `placements-step-…`.
    pub act: String,
    pub side: Side,
    /// Who; the timetable is nobody.
    pub account_id: Option<Uuid>,
    pub named: Named,
    /// Free words of whoever did it.
    pub words: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
