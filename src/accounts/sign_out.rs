//! Sign out: the door on this device is shut, wherever its cookie went.
use super::sign_in;
use crate::db::Db;
use sea_orm::DbErr;

pub async fn sign_out(db: &Db, token: &str) -> Result<(), DbErr> {
    sign_in::end(db.write(), token).await
}
