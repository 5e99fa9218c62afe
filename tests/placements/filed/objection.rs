//! Objecting to what the other side told: with words, once, within two weeks.
use super::{Doors, at, done, letter, refused, told, wrong};
use crate::{on_both, support::Site};
use entity::{
    placement,
    placement_objection::{About, Outcome},
};
use uuid::Uuid;
use xingtan::placements::life::{decide_objection, objections};

const WORDS: &str = "没有这回事";

async fn the_last(site: &Site, row: &placement::Model) -> Uuid {
    objections(site.db(), row.id).await.unwrap()[0].id
}

/// One side objects to the end that the other told.
async fn objects(site: &Site, is_enterprise: bool, told_whom: (String, String)) {
    let doors = Doors::open(site).await;
    doors.ends(!is_enterprise, 9).await;
    let (room, mine) = (doors.room("/objection"), doors.mine("/objection"));
    let (seat, path, teller, own) = if is_enterprise {
        (&doors.enterprise, room, &doors.apprentice, mine)
    } else {
        (&doors.apprentice, mine, &doors.enterprise, room)
    };

    let nothing = refused(teller, &own, &[("words", WORDS)]).await;
    let empty = wrong(seat, &path, &[("words", " ")]).await;
    let sent = seat.post(&path, &[("words", WORDS)]).await;
    let page = done(seat, sent).await;
    let twice = refused(seat, &path, &[("words", WORDS)]).await;

    assert_eq!(nothing, ["没有可以提出异议的事项", "There is nothing to object to"]);
    assert_eq!(empty, [vec![at("words", "请写原因")], vec![at("words", "Give a reason")]]);
    assert!(page.contains("异议已提交，由科技局决定。") && page.contains("异议等待科技局决定。"), "{page}");
    assert_eq!(twice, ["已有一项异议在等待决定", "An objection waits already"]);
    let made = objections(site.db(), doors.row.id).await.unwrap();
    assert_eq!((made.len(), made[0].about, made[0].words.as_str()), (1, About::End, WORDS));
    assert_eq!(told(site).await, [told_whom]);
}

on_both! {
    async fn the_enterprise_objects_to_an_end_of_the_apprentice(site: Site) {
        objects(&site, true, letter("li", "圣阳电源 提出了异议")).await;
    }
}

on_both! {
    async fn the_apprentice_objects_to_an_end_of_the_enterprise(site: Site) {
        objects(&site, false, letter("fang", "li 提出了异议")).await;
    }
}

on_both! {
    async fn what_was_dismissed_is_not_objected_to_again_and_a_new_end_is(site: Site) {
        let doors = Doors::open(&site).await;
        doors.ends(true, 9).await;
        let path = doors.mine("/objection");
        doors.apprentice.post(&path, &[("words", WORDS)]).await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.reviewer().await);
        let waits = the_last(&site, &doors.row).await;
        decide_objection(db, key, &who, waits, Outcome::Dismissed, "已核实", site.now()).await.unwrap();

        let again = refused(&doors.apprentice, &path, &[("words", WORDS)]).await;
        let page = doors.apprentice.get(&doors.mine("")).await;
        doors.enterprise.post(&doors.room("/staying"), &[]).await;
        site.advance(chrono::Duration::minutes(1));
        doors.ends(true, 8).await;
        let anew = doors.apprentice.post(&path, &[("words", WORDS)]).await;

        assert_eq!(again, ["科技局已对这项异议作出决定", "The bureau has decided on this objection"]);
        assert!(!page.body.contains("/objection\"") && page.main_text().contains("已核实"), "{}", page.main_text());
        assert_eq!((anew.status, objections(site.db(), doors.row.id).await.unwrap().len()), (303, 2));
    }
}

on_both! {
    async fn after_two_weeks_an_end_stands_also_that_somebody_never_came(site: Site) {
        let doors = Doors::open(&site).await;
        doors.enterprise.post(&doors.room("/absence"), &[]).await;
        let doors = doors.after(14).await;
        let path = doors.mine("/objection");
        let in_time = doors.apprentice.get(&path).await;
        site.advance(chrono::Duration::minutes(1));

        let late = refused(&doors.apprentice, &path, &[("words", WORDS)]).await;

        assert_eq!(in_time.status, 200);
        assert_eq!(late, ["期限已过", "It is too late for this"]);
        assert!(objections(site.db(), doors.row.id).await.unwrap().is_empty());
    }
}

on_both! {
    async fn who_came_after_all_objects_and_the_bureau_decides(site: Site) {
        let doors = Doors::open(&site).await;
        doors.enterprise.post(&doors.room("/absence"), &[]).await;
        site.deliver().await;
        for (lang, said, nothing) in [
            ("zh-CN", "圣阳电源 登记你没有来，这次培养因此取消。", "不需要再做什么"),
            ("en", "圣阳电源 said that you never came, so it was cancelled.", "nothing for you to do"),
        ] {
            let page = doors.apprentice.get(&doors.mine(&format!("?lang={lang}"))).await;
            let text = page.main_text();
            assert!(page.body.contains("/objection\"") && text.contains(said) && !text.contains(nothing), "{text}");
        }

        let sent = doors.apprentice.post(&doors.mine("/objection"), &[("words", WORDS)]).await;

        assert_eq!(sent.status, 303);
        let made = objections(site.db(), doors.row.id).await.unwrap();
        assert_eq!((made[0].about, doors.now().await.exception.as_deref()), (About::NeverCame, Some("objection")));
        assert_eq!(told(&site).await, [letter("fang", "li 提出了异议")]);
        let (db, key, bureau) = (&site.app.db, &site.app.address_key, site.reviewer().await);
        decide_objection(db, key, &bureau, made[0].id, Outcome::Upheld, "考勤可查", site.now()).await.unwrap();
        let again = refused(&doors.enterprise, &doors.room("/absence"), &[]).await;
        assert_eq!(again, ["科技局已认定这名学徒到岗", "The bureau decided that this person did come"]);
    }
}

on_both! {
    async fn an_own_end_taken_back_leaves_the_objection_against_the_others(site: Site) {
        let doors = Doors::open(&site).await;
        let later = doors.ends(true, 20).await.end_day;
        doors.apprentice.post(&doors.mine("/objection"), &[("words", WORDS)]).await;
        doors.ends(false, 9).await;

        doors.apprentice.post(&doors.mine("/staying"), &[]).await;
        let waiting = objections(site.db(), doors.row.id).await.unwrap();
        let stands = doors.now().await;
        doors.enterprise.post(&doors.room("/staying"), &[]).await;

        assert_eq!((waiting.len(), waiting[0].outcome), (1, None), "what it is against stands");
        assert_eq!((stands.end_day, stands.exception.as_deref()), (later, Some("objection")));
        let lapsed = objections(site.db(), doors.row.id).await.unwrap();
        assert_eq!((lapsed[0].outcome, doors.now().await.end_day), (Some(Outcome::Lapsed), None));
    }
}

on_both! {
    async fn an_objection_that_is_right_takes_away_the_end_that_it_was_against(site: Site) {
        let doors = Doors::open(&site).await;
        doors.ends(true, 20).await;
        doors.apprentice.post(&doors.mine("/objection"), &[("words", WORDS)]).await;
        let own = doors.ends(false, 9).await.end_day;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.reviewer().await);

        let waits = the_last(&site, &doors.row).await;
        decide_objection(db, key, &who, waits, Outcome::Upheld, "已核实", site.now()).await.unwrap();
        let stands = doors.now().await.end_day;
        doors.apprentice.post(&doors.mine("/staying"), &[]).await;

        assert_eq!((stands, doors.now().await.end_day), (own, None));
    }
}
