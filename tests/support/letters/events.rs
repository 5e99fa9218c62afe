//! What officers are written about the events that they drafted and their duties there, and people about an agenda.
use crate::support::{Site, sessions::session};
use entity::{Locale, account, officer_role::Role};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use xingtan::{
    events::{self, NewSession, SeenSession, Tell, send_back, send_for_review},
    registrations::{cancel_event, tell_agendas},
};

/// One is sent back, sent again and published.
pub async fn every(site: &Site, locale: Locale) {
    let drafter = site.officer("drafter", Role::Scheduler, None).await;
    let mut reader = drafter.clone().into_active_model();
    reader.locale = Set(locale);
    let drafter = reader.update(site.app.db.write()).await.unwrap();
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let (author, who) = (site.officer_of(drafter.id).await, site.by().await);
    let draft = events::draft(db, &author, site.event("drafted").new, now).await.unwrap();
    let sent = send_for_review(db, &author, draft.id, draft.revision, now).await.unwrap();
    let returned = send_back(db, key, &who, draft.id, sent.revision, "请补上午餐安排", now).await.unwrap();
    let sent = send_for_review(db, &author, draft.id, returned.revision, now).await.unwrap();
    site.publish(&sent).await;
    agenda(site, locale, &drafter).await;
}

/// Somebody comes to an event at which the reader is on duty; its agenda changes, and in the end it is cancelled.
async fn agenda(site: &Site, locale: Locale, reader: &account::Model) {
    let (db, key, now, who) = (&site.app.db, &site.app.address_key, site.now(), site.by().await);
    let event = site.event("agenda").publish().await;
    let [talk, clinic] = [("讲座", "Talk", 0), ("简历门诊", "CV clinic", 60)]
        .map(|(zh, en, after)| NewSession { title: [zh.into(), en.into()], ..session(&event, zh, after, 30) });
    let (item, gone) = (site.add_session(&event, &talk).await.session, site.add_session(&event, &clinic).await.session);
    super::register(site, &event, "listener", locale).await;
    site.on_duty(&event, Some(item.id), reader).await;
    site.on_duty(&event, Some(gone.id), reader).await;
    let seen = SeenSession { event: event.id, id: item.id, revision: 1, status: event.status, despite: "" };
    let later = NewSession { title: talk.title.clone(), ..session(&event, "", 30, 30) };
    events::change_session(db, key, &who, seen, &later, Tell::Everybody, now).await.unwrap();
    let seen = site.seen_session(&event, gone.id).await;
    events::remove_session(db, key, &who, seen, Tell::Everybody, now).await.unwrap();
    let closing = NewSession { title: ["闭幕".into(), "Closing".into()], ..session(&event, "", 90, 30) };
    site.add_session(&event, &closing).await;
    tell_agendas(db, key, now).await.unwrap();
    cancel_event(db, key, &who, event.id, "场地检修", now).await.unwrap();
}
