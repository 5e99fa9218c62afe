//! A proposal that nobody answers is gone after thirty days, by two workers once.
use super::{
    OVER, apprentice, at, borrowed, changes, filled, ground, letter, mine, owner, running, said, told, turned_down,
    with,
};
use crate::{on_both, support::Site};
use chrono::Duration;
use entity::{placement::Reason, placement_change::State};
use xingtan::placements::{
    Why,
    changes::expire,
    life::{self, Ender},
};

on_both! {
    async fn after_thirty_days_a_proposal_is_gone(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let fields = filled(&row);
        owner(&site, &on).await.post(&at(&on, &row, "/change"), &with(&fields, &[("level", "intermediate")])).await;
        let accept = said(&site, &row, "accept").await;
        site.deliver().await;
        let (db, key) = (&site.app.db, &site.app.address_key);

        site.advance(Duration::days(30) - Duration::minutes(1));
        let early = expire(db, key, site.now()).await.unwrap();
        site.advance(Duration::minutes(1));
        let li = apprentice(&site, "li").await;
        let late = turned_down(&li, &mine(&row, "/change/answer"), &borrowed(&accept)).await;
        let (one, other) = tokio::join!(expire(db, key, site.now()), expire(db, key, site.now()));
        let gone = turned_down(&li, &mine(&row, "/change/answer"), &borrowed(&accept)).await;

        assert_eq!((early, one.unwrap() + other.unwrap()), (0, 1));
        assert_eq!([late, gone], [OVER; 2]);
        assert_eq!((changes(&site, &row).await[0].state, site.placement_now(&row).await.level), (State::Expired, row.level));
        assert_eq!(told(&site).await, [
            letter("fang", "li 的更改提议已失效"),
            letter("li", "你在 圣阳电源 的更改提议已失效"),
        ]);
    }
}

on_both! {
    async fn what_the_bureau_has_is_not_ended_by_its_silence(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let fields = filled(&row);
        owner(&site, &on).await.post(&at(&on, &row, "/change"), &with(&fields, &[("level", "intermediate")])).await;
        let accept = said(&site, &row, "accept").await;
        apprentice(&site, "li").await.post(&mine(&row, "/change/answer"), &borrowed(&accept)).await;
        site.advance(Duration::days(60));

        let expired = expire(&site.app.db, &site.app.address_key, site.now()).await.unwrap();

        assert_eq!((expired, changes(&site, &row).await[0].state), (0, State::Agreed));
    }
}

on_both! {
    async fn with_its_placement_a_proposal_is_over_and_nobody_is_written_to(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let fields = filled(&row);
        owner(&site, &on).await.post(&at(&on, &row, "/change"), &with(&fields, &[("level", "intermediate")])).await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&on.enterprise).await);
        let why = Why { code: Reason::Study, words: None };
        life::end(db, key, Ender::Enterprise(&who), row.id, site.today(), &why, site.now()).await.unwrap();
        site.deliver().await;

        let expired = expire(db, key, site.now()).await.unwrap();

        assert_eq!((expired, changes(&site, &row).await[0].state), (1, State::Expired));
        assert_eq!(told(&site).await, []);
    }
}
