//! What a placement meets on its way, so that each of its letters is written. It moves the clock, so it comes last.
use super::placements_desk::{begun, person};
use crate::support::{
    Site,
    enterprises::{candidate, company, numbered_code},
    placements::Ground,
};
use chrono::Duration;
use entity::{
    Locale,
    enterprise::Status::Verified,
    mentor::Status::Approved,
    placement::{self, Reason},
    placement_wish::Refusal,
};
use xingtan::placements::{
    Stage, Why,
    life::{self, Ender},
};

/// Reminded of, started, paused; ends taken back, objections, and what is declared.
pub async fn every(site: &Site, locale: Locale) {
    let owner = person(site, "carried-owner", locale).await;
    let row = site.apply(&owner, company(numbered_code(79), "曲阜天博晶碳有限公司")).await;
    let enterprise = site.bring(row, Verified).await;
    let (programme, occupation) = site.scheme("carried").await;
    let mut mentors = Vec::new();
    for name in ["曾师傅", "闵师傅"] {
        let mentor = site.mentor(&enterprise, name).await;
        mentors.push(site.bring_mentor(&enterprise, mentor, Approved).await);
    }
    let [one, other] = <[_; 2]>::try_from(mentors).expect("two mentors");
    let on = Ground { programme, occupation, enterprise, mentor: one };
    let second = Ground { mentor: other, ..on_of(&on) };
    let leaving = begun(site, &on, "carried-leaving", locale).await;
    taken_back(site, &on, &leaving, "carried-leaving").await;
    let gone = begun(site, &on, "carried-gone", locale).await;
    objected(site, &on, &gone, "carried-gone").await;
    let pausing = begun(site, &second, "carried-pausing", locale).await;
    let key = &site.app.address_key;
    let (db, who) = (&site.app.db, site.tending(&on.enterprise).await);
    Box::pin(rests(site, &on, &pausing)).await;
    waiting(site, &second, locale).await;
    site.advance(Duration::days(14));
    life::start(db, key, site.now()).await.expect("a run");
    life::resume_due(db, key, site.now()).await.expect("a run");
    Box::pin(rests_again(site, &on, &pausing)).await;
    life::remind(db, key, site.now()).await.expect("a run");
    site.deliver().await;
    let last = site.placement_now(&pausing).await.last_day.expect("a last day");
    site.advance(last - site.today());
    site.advance(Duration::days(1));
    life::tell_planned_ends(db, key, site.now()).await.expect("a run");
    life::declare(db, key, &who, pausing.id, "已掌握全部工序", site.now()).await.expect("declared");
}

fn on_of(on: &Ground) -> Ground {
    Ground {
        programme: on.programme.clone(),
        occupation: on.occupation.clone(),
        enterprise: on.enterprise.clone(),
        mentor: on.mentor.clone(),
    }
}

fn ill() -> Why {
    Why { code: Reason::Health, words: None }
}

/// A pause that is asked for, refused and made, and whose end both the enterprise and the bureau move.
async fn rests(site: &Site, on: &Ground, row: &placement::Model) {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let (who, bureau) = (site.tending(&on.enterprise).await, site.reviewer().await);
    let wisher = candidate(&site.account_called("carried-pausing").await);
    let until = site.today() + Duration::days(3);
    life::ask_pause(db, key, &wisher, row.id, until, "家里有事", now).await.expect("asked for");
    life::withdraw_pause(db, key, &wisher, row.id, now).await.expect("taken back");
    life::ask_pause(db, key, &wisher, row.id, until, "家里有事", now).await.expect("asked for again");
    life::refuse_pause(db, key, &who, row.id, Refusal::OtherDays, "请改到下个月", now).await.expect("refused");
    life::pause(db, key, Ender::Enterprise(&who), row.id, until, &ill(), now).await.expect("paused");
    life::move_pause(db, key, Ender::Enterprise(&who), row.id, until, None, now).await.expect("moved");
    life::move_pause(db, key, Ender::Reviewer(&bureau), row.id, until, Some("住院"), now).await.expect("moved");
}

/// By the bureau and by the enterprise, each for a moment.
async fn rests_again(site: &Site, on: &Ground, row: &placement::Model) {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let (who, bureau) = (site.tending(&on.enterprise).await, site.reviewer().await);
    for (by, why) in [(Ender::Reviewer(&bureau), Some("出院")), (Ender::Enterprise(&who), None)] {
        life::pause(db, key, by, row.id, site.today(), &ill(), now).await.expect("paused again");
        life::resume(db, key, by, row.id, why, now).await.expect("resumed");
    }
}

/// An end by each side, taken back.
async fn taken_back(site: &Site, on: &Ground, row: &placement::Model, name: &str) {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let (who, apprentice) = (site.tending(&on.enterprise).await, candidate(&site.account_called(name).await));
    let why = Why { code: Reason::Study, words: None };
    for by in [Ender::Enterprise(&who), Ender::Apprentice(&apprentice)] {
        life::end(db, key, by, row.id, site.today() + Duration::days(9), &why, now).await.expect("an end");
        life::take_end_back(db, key, by, row.id, None, now).await.expect("taken back");
    }
    let sides = [Ender::Enterprise(&who), Ender::Apprentice(&apprentice)];
    for [early, late] in [sides, [sides[1], sides[0]]] {
        life::end(db, key, late, row.id, site.today() + Duration::days(20), &why, now).await.expect("an end");
        life::end(db, key, early, row.id, site.today() + Duration::days(9), &why, now).await.expect("an earlier one");
        life::take_end_back(db, key, early, row.id, None, now).await.expect("taken back, and the other stands");
        life::take_end_back(db, key, late, row.id, None, now).await.expect("taken back");
    }
}

/// Each side says that what the other told is not so.
async fn objected(site: &Site, on: &Ground, row: &placement::Model, name: &str) {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let (who, apprentice) = (site.tending(&on.enterprise).await, candidate(&site.account_called(name).await));
    let why = Why { code: Reason::Commute, words: None };
    let last = site.today() + Duration::days(9);
    life::end(db, key, Ender::Apprentice(&apprentice), row.id, last, &why, now).await.expect("an end");
    life::object(db, key, Ender::Enterprise(&who), row.id, "并未商定", now).await.expect("an objection");
    life::take_end_back(db, key, Ender::Apprentice(&apprentice), row.id, None, now).await.expect("taken back");
    life::never_came(db, key, &who, row.id, now).await.expect("never came");
    life::object(db, key, Ender::Apprentice(&apprentice), row.id, "我一直在上班", now).await.expect("an objection");
}

/// Drafts that nobody answers, one of them opened, and one that is agreed and starts in ten days.
async fn waiting(site: &Site, on: &Ground, locale: Locale) {
    person(site, "carried-silent", locale).await;
    site.placed(on, "carried-silent", Stage::WithApprentice).await;
    let opener = person(site, "carried-opener", locale).await;
    let row = site.placed(on, "carried-opener", Stage::WithApprentice).await;
    site.open_placement(&row, &opener).await;
    person(site, "carried-starting", locale).await;
    site.placed(on, "carried-starting", Stage::Agreed).await;
}
