//! What letters of an end say of it: which side ended it, to all but mentors.
use super::Doors;
use crate::{
    on_both,
    placements::ground,
    support::{Site, enterprises::candidate, letters::Letter},
};
use entity::placement::Reason;
use xingtan::placements::{
    Stage, Why, decline,
    life::{self, Ender},
};

async fn written(site: &Site) -> Vec<Letter> {
    site.deliver().await.iter().map(Letter::from).collect()
}

on_both! {
    async fn a_letter_of_an_end_says_which_side_ended_it(site: Site) {
        let doors = Doors::open(&site).await;
        let (db, key, id) = (&site.app.db, &site.app.address_key, doors.row.id);
        let (who, li) = (site.tending(&doors.on.enterprise).await, candidate(&site.account_called("li").await));
        let why = Why { code: Reason::Family, words: None };

        life::end(db, key, Ender::Apprentice(&li), id, doors.day(9), &why, site.now()).await.unwrap();
        let theirs = written(&site).await;
        life::end(db, key, Ender::Enterprise(&who), id, doors.day(5), &why, site.now()).await.unwrap();
        let mine = written(&site).await;

        assert!(theirs[0].to == "fang@example.cn" && theirs[0].text.contains("提出结束的一方　学徒"), "{}", theirs[0].text);
        assert!(mine[0].to == "li@example.cn" && mine[0].text.contains("提出结束的一方　圣阳电源"), "{}", mine[0].text);
        assert!(mine[0].text.contains("你在 圣阳电源 的培养将提前结束"), "{}", mine[0].text);
    }
}

on_both! {
    async fn a_letter_of_a_pause_says_nothing_of_an_end_to_come(site: Site) {
        let doors = Doors::open(&site).await;
        let (db, key, id) = (&site.app.db, &site.app.address_key, doors.row.id);
        let li = candidate(&site.account_called("li").await);
        let why = Why { code: Reason::Family, words: None };
        life::end(db, key, Ender::Apprentice(&li), id, doors.day(9), &why, site.now()).await.unwrap();
        written(&site).await;

        let last = doors.day(5).to_string();
        doors.enterprise.post(&doors.room("/pause"), &[("last", &last), ("code", "health")]).await;
        let mine = written(&site).await;

        assert!(mine[0].to == "li@example.cn" && !mine[0].text.contains("提出结束的一方"), "{}", mine[0].text);
    }
}

on_both! {
    async fn a_letter_of_a_draft_that_is_cancelled_says_so_too(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        site.deliver().await;
        let li = candidate(&site.account_called("li").await);
        let why = Why { code: Reason::Family, words: None };

        let (db, key) = (&site.app.db, &site.app.address_key);
        decline(db, key, &li, row.id, &why, site.now()).await.unwrap();
        let letters = written(&site).await;

        assert!(letters[0].to == "fang@example.cn" && letters[0].text.contains("提出结束的一方　学徒"), "{}", letters[0].text);
    }
}
