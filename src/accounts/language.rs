//! The language of an account: of its pages while signed in, and of its letters.
use crate::{db::Db, roles::Candidate};
use entity::{Locale, account};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr};

pub async fn choose_language(db: &Db, who: &Candidate, locale: Locale) -> Result<(), DbErr> {
    let row = account::ActiveModel { id: Set(who.account.id), locale: Set(locale), ..Default::default() };
    row.update(db.write()).await?;
    Ok(())
}
