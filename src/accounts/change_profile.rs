//! Change what an account says of its owner: name, mobile, language.
use super::form::Profile;
use crate::{db::Db, roles::Candidate};
use entity::account;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr};

pub async fn change_profile(db: &Db, who: &Candidate, profile: Profile) -> Result<(), DbErr> {
    let row = account::ActiveModel {
        id: Set(who.account.id),
        name: Set(profile.name.map(|name| name.as_str().to_owned())),
        mobile: Set(profile.mobile.map(|mobile| mobile.as_str().to_owned())),
        locale: Set(profile.locale),
        ..Default::default()
    };
    row.update(db.write()).await?;
    Ok(())
}
