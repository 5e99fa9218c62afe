//! What officers are written about the events that they drafted.
use crate::support::Site;
use entity::{Locale, officer_role::Role};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use xingtan::events::{self, send_back, send_for_review};

/// One is sent back, sent again and published.
pub async fn every(site: &Site, locale: Locale) {
    let drafter = site.officer("drafter", Role::Scheduler, None).await;
    let mut reader = drafter.clone().into_active_model();
    reader.locale = Set(locale);
    reader.update(site.app.db.write()).await.unwrap();
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let (author, who) = (site.officer_of(drafter.id).await, site.by().await);
    let draft = events::draft(db, &author, site.event("drafted").new, now).await.unwrap();
    let sent = send_for_review(db, &author, draft.id, draft.revision, now).await.unwrap();
    let returned = send_back(db, key, &who, draft.id, sent.revision, "请补上午餐安排", now).await.unwrap();
    let sent = send_for_review(db, &author, draft.id, returned.revision, now).await.unwrap();
    site.publish(&sent).await;
}
