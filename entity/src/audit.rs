//! One decision: who, what, before and after. Only ever added; holds no personal values.
use crate::event::District;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub at: DateTimeUtc,
    /// The account that acted; `None`: the command line.
    pub actor_id: Option<Uuid>,
    /// Such as `registrations.approve`.
    pub act: String,
    /// The table of the row that it is about.
    pub object: String,
    pub object_id: String,
    /// Where the row lies, so that a district's limit holds here too.
    pub district: Option<District>,
    /// States.
    pub before: Option<String>,
    pub after: Option<String>,
    /// Names of changed fields, a list of strings.
    pub fields: Json,
    /// Kind of reason, as the row that it is about keeps it.
    pub reason_code: Option<String>,
    /// The officer's own words.
    pub reason: Option<String>,
    pub request_id: String,
}

impl ActiveModelBehavior for ActiveModel {}
