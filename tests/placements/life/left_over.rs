//! What would stay for ever otherwise: drafts of an enterprise that closed, a draft without a name, and whoever stands
//! behind others that are passed over.
use super::{Sides, days, ground, letter, like, running, told};
use crate::{on_both, support::Site};
use entity::{
    enterprise,
    placement::{self, Reason, Side, Status},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use xingtan::{
    enterprises,
    placements::{Draft, Stage, Why, cancel, life},
};

on_both! {
    async fn drafts_of_an_enterprise_that_closed_end_once_and_are_blank_a_month_later(site: Site) {
        let on = ground(&site).await;
        let sent = site.placed(&on, "li", Stage::WithApprentice).await;
        let agreed = site.placed(&on, "wang", Stage::WithReviewer).await;
        let mut back = agreed.clone().into_active_model();
        (back.party, back.approved_at) = (Set(Side::Apprentice), Set(None));
        back.update(site.app.db.write()).await.unwrap();
        let closing = enterprises::Decision::Close(enterprise::Reason::OwnWish, "企业已注销".into());
        site.decide(&site.reviewer().await, &on.enterprise, &closing).await.unwrap();
        told(&site).await;
        let (db, key) = (&site.app.db, &site.app.address_key);

        let (one, other) = tokio::join!(life::follow(db, key, site.now()), life::follow(db, key, site.now()));
        let letters = told(&site).await;
        site.advance(days(30));
        let blank = life::blank(db, site.now()).await.unwrap();

        assert_eq!((one.unwrap() + other.unwrap(), blank), (2, 2));
        for row in [&sent, &agreed] {
            let now = site.placement_now(row).await;
            assert_eq!((now.status, now.reason_code, now.name.as_str()), (Status::Cancelled, Some(Reason::EnterpriseShrank), ""));
        }
        let said = |name: &str| letter(name, "你在 圣阳电源 的培养已取消");
        assert_eq!(letters, [letter("fang", "li 的培养已取消"), letter("fang", "wang 的培养已取消"), said("li"), said("wang")]);
    }
}

on_both! {
    async fn a_draft_without_a_name_is_blanked_of_the_rest(site: Site) {
        let on = ground(&site).await;
        let draft = on.draft(&site, "li");
        let draft = Draft { name: None, email: None, birth_date: None, guardian_name: "孔先生".into(), ..draft };
        let row = site.begin(&on, draft).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let why = Why { code: Reason::Other, words: Some("没有来".into()) };
        cancel(db, key, &site.tending(&on.enterprise).await, row.id, &why, site.now()).await.unwrap();

        site.advance(days(30));
        let blanked = life::blank(db, site.now()).await.unwrap();
        let again = life::blank(db, site.now()).await.unwrap();

        assert_eq!((blanked, again), (1, 0));
        let now = site.placement_now(&row).await;
        assert_eq!((now.guardian_name.as_str(), now.pay, now.reason), ("", None, None));
    }
}

on_both! {
    async fn nobody_waits_behind_those_who_are_passed_over(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithApprentice).await;
        let reminded = placement::Model { reminded: 7, ..row.clone() };
        like(&site, &reminded, 501).await;
        site.advance(days(8));
        let late = site.placed(&on, "wang", Stage::WithApprentice).await;
        let early = placement::ActiveModel { with_since: Set(row.with_since), ..late.clone().into_active_model() };
        early.update(site.app.db.write()).await.unwrap();

        let letters = life::remind(&site.app.db, &site.app.address_key, site.now()).await.unwrap();

        assert_eq!(letters, 2, "the first and the last");
        assert_eq!(site.placement_now(&late).await.reminded, 7);
    }
}

on_both! {
    async fn whoever_never_came_needs_no_room(site: Site) {
        let on = ground(&site).await;
        let (row, li) = running(&site, &on).await;
        let marked = placement::ActiveModel { exception: Set(Some("no-room".into())), ..row.clone().into_active_model() };
        marked.update(site.app.db.write()).await.unwrap();
        let sides = Sides::of(&site, &on, &li).await;

        let gone = life::never_came(&site.app.db, &site.app.address_key, &sides.enterprise, row.id, site.now()).await;

        assert_eq!(gone.unwrap().exception, None);
    }
}
