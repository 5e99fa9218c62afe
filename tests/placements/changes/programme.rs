//! Another programme is a change like others: with an occupation and the rules of its own, its quota, and the bureau's yes.
use super::{apprentice, at, borrowed, changes, desk, error, filled, ground, mine, owner, running, said, with};
use crate::{
    on_both,
    support::{Site, placements::Ground},
};
use entity::{
    occupation, placement,
    placement_change::State,
    programme::{self, Status},
    programme_enterprise,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use xingtan::programmes;

async fn learning(site: &Site, on: &Ground, programme: &programme::Model) -> i32 {
    let id = (programme.id, on.enterprise.id);
    let row = programme_enterprise::Entity::find_by_id(id).one(site.db()).await.unwrap();
    row.map_or(0, |row| row.learning)
}

async fn quota(site: &Site, of: &programme::Model, places: i32) {
    let quota = programme::ActiveModel { id: Set(of.id), default_quota: Set(Some(places)), ..Default::default() };
    quota.update(site.app.db.write()).await.unwrap();
}

/// The enterprise's form, with this programme and this occupation.
async fn asked(
    site: &Site,
    on: &Ground,
    row: &placement::Model,
    (programme, occupation): (&programme::Model, &occupation::Model),
) -> crate::support::Answer {
    let (fields, ids) = (filled(row), [programme.id.to_string(), occupation.id.to_string()]);
    let other = [("programme", ids[0].as_str()), ("occupation", ids[1].as_str())];
    owner(site, on).await.post(&at(on, row, "/change"), &with(&fields, &other)).await
}

on_both! {
    async fn with_its_occupation_the_other_programme_holds_once_the_bureau_grants_it(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (second, occupation) = site.scheme("second").await;

        let mixed = asked(&site, &on, &row, (&second, &on.occupation)).await;
        let sent = asked(&site, &on, &row, (&second, &occupation)).await;
        let li = apprentice(&site, "li").await;
        li.post(&mine(&row, "/change/answer"), &borrowed(&said(&site, &row, "accept").await)).await;
        let agreed = changes(&site, &row).await[0].state;
        let officer = site.reviewing("reviewer", None).await;
        let granted = officer.post(&desk(&row, "/change"), &borrowed(&said(&site, &row, "grant").await)).await;

        assert_eq!(mixed.errors(), [error("occupation", "这个职业不属于所选的学徒项目，请在该项目名下另选一个职业")]);
        assert_eq!((sent.status, agreed, granted.status), (303, State::Agreed, 303), "{:?}", sent.errors());
        let now = site.placement_now(&row).await;
        let rules = programmes::rules_on(site.db(), second.id, row.first_day.unwrap()).await.unwrap().unwrap();
        assert_eq!((now.programme_id, now.occupation_id, now.rules_id), (second.id, Some(occupation.id), Some(rules.id)));
        assert_eq!([learning(&site, &on, &on.programme).await, learning(&site, &on, &second).await], [0, 1]);
    }
}

on_both! {
    /// In the old one its place is free as soon as it is in force.
    async fn the_quota_is_that_of_the_new_programme_when_it_is_proposed_and_when_it_is_granted(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (second, occupation) = site.scheme("second").await;
        quota(&site, &on.programme, 0).await;
        quota(&site, &second, 0).await;

        let full = asked(&site, &on, &row, (&second, &occupation)).await;
        quota(&site, &second, 1).await;
        let sent = asked(&site, &on, &row, (&second, &occupation)).await;
        let li = apprentice(&site, "li").await;
        li.post(&mine(&row, "/change/answer"), &borrowed(&said(&site, &row, "accept").await)).await;
        quota(&site, &second, 0).await;
        let officer = site.reviewing("reviewer", None).await;
        let late = officer.post(&desk(&row, "/change"), &borrowed(&said(&site, &row, "grant").await)).await;

        let sentence = "2026 年名额为 0 人，已用 0 人";
        assert_eq!((full.status, full.errors()), (422, vec![error("first_day", sentence)]));
        assert_eq!((sent.status, late.status, late.errors()), (303, 422, vec![error("first_day", sentence)]));
        assert_eq!(site.placement_now(&row).await.programme_id, on.programme.id);
    }
}

on_both! {
    async fn only_programmes_that_enrol_are_offered(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (closed, occupation) = site.scheme("closed").await;
        let close = programme::ActiveModel { id: Set(closed.id), status: Set(Status::Closed), ..Default::default() };
        close.update(site.app.db.write()).await.unwrap();

        let page = owner(&site, &on).await.get(&at(&on, &row, "/change")).await;
        let sent = asked(&site, &on, &row, (&closed, &occupation)).await;

        assert!(page.body.contains(&on.programme.id.to_string()) && !page.body.contains(&closed.id.to_string()));
        assert_eq!(sent.status, 422);
        assert!(sent.errors().contains(&error("programme", "请选择学徒项目")), "{:?}", sent.errors());
    }
}

on_both! {
    /// How far back one may begin is asked of a first day that changes.
    async fn what_began_long_ago_may_move_too(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (second, occupation) = site.scheme("second").await;
        site.advance(chrono::Duration::days(100));

        let sent = asked(&site, &on, &row, (&second, &occupation)).await;

        assert_eq!(sent.status, 303, "{:?}", sent.errors());
    }
}
