//! Where days move otherwise that a proposal would change, it is over in the same act: nothing fails later as stale.
use super::{
    OVER, apprentice, at, borrowed, changes, filled, ground, letter, mine, owner, running, said, told, turned_down,
    with,
};
use crate::{
    on_both,
    support::{Site, placements::Ground},
};
use chrono::{Days, Duration};
use entity::{
    placement::{self, Reason},
    placement_change::State,
};
use xingtan::placements::{
    Why,
    life::{self, Ender, Override},
};

/// By the enterprise: thirty days more.
async fn longer(site: &Site, on: &Ground, row: &placement::Model) {
    let (fields, later) = (filled(row), (row.last_day.unwrap() + Days::new(30)).to_string());
    let sent = owner(site, on).await.post(&at(on, row, "/change"), &with(&fields, &[("last_day", &later)])).await;
    assert_eq!(sent.status, 303, "{:?}", sent.errors());
    site.deliver().await;
}

on_both! {
    async fn a_pause_that_ends_moves_the_last_day_and_ends_the_proposal(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        longer(&site, &on, &row).await;
        let accept = said(&site, &row, "accept").await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&on.enterprise).await);
        life::pause(db, key, life::Ender::Enterprise(&who), row.id, site.today() + Days::new(4), &Why { code: Reason::Health, words: None }, site.now()).await.unwrap();
        site.advance(Duration::days(5));
        site.deliver().await;

        let (one, other) = tokio::join!(life::resume_due(db, key, site.now()), life::resume_due(db, key, site.now()));
        let li = apprentice(&site, "li").await;
        let late = turned_down(&li, &mine(&row, "/change/answer"), &borrowed(&accept)).await;

        assert_eq!(one.unwrap() + other.unwrap(), 1);
        assert_eq!(late, OVER);
        assert_eq!(changes(&site, &row).await[0].state, State::Withdrawn);
        let page = li.get(&mine(&row, "")).await.main_text();
        assert!(page.contains("相关日期已另行变动，更改提议结束：最后一天"), "{page}");
        let letters = told(&site).await;
        for expected in [letter("fang", "li 的更改提议已结束"), letter("li", "你在 圣阳电源 的更改提议已结束")] {
            assert_eq!(letters.iter().filter(|told| **told == expected).count(), 1, "{letters:?}");
        }
    }
}

on_both! {
    async fn a_named_last_day_ends_it_and_a_proposal_of_other_fields_stays(site: Site) {
        let on = ground(&site).await;
        let [row, other] = [running(&site, &on, "li").await, running(&site, &on, "yan").await];
        longer(&site, &on, &row).await;
        let fields = filled(&other);
        owner(&site, &on).await.post(&at(&on, &other, "/change"), &with(&fields, &[("level", "intermediate")])).await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&on.enterprise).await);
        let why = Why { code: Reason::Study, words: None };

        for each in [&row, &other] {
            let last = site.today() + Days::new(5);
            life::end(db, key, Ender::Enterprise(&who), each.id, last, &why, site.now()).await.unwrap();
        }

        let states = [changes(&site, &row).await[0].state, changes(&site, &other).await[0].state];
        assert_eq!(states, [State::Withdrawn, State::Open]);
    }
}

on_both! {
    async fn an_override_ends_it(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        longer(&site, &on, &row).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let [one, two] = [site.reviewer().await, site.other_reviewer().await];
        life::override_it(db, key, &one, row.id, &Override::Propose("学完".into()), site.now()).await.unwrap();

        life::override_it(db, key, &two, row.id, &Override::Grant, site.now()).await.unwrap();

        assert_eq!(changes(&site, &row).await[0].state, State::Withdrawn);
    }
}
