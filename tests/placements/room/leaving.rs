//! What is not left while people are looked after: a mentor by themselves, and an enterprise that closes.
use super::{ground, owner};
use crate::{
    on_both,
    support::{Site, enterprises::candidate},
};
use entity::{
    enterprise::{self, Reason},
    membership, mentor,
};
use sea_orm::EntityTrait;
use xingtan::{
    enterprises::{DecideError, Decision, remove},
    placements::Stage,
    roles::Member,
};

on_both! {
    async fn a_mentor_who_leaves_by_themselves_hands_their_people_over_first(site: Site) {
        let mut on = ground(&site).await;
        let wang = site.account("wang").await;
        let row = site.mentor_of(&on.enterprise, &wang, "王老师").await;
        on.mentor = site.bring_mentor(&on.enterprise, row, mentor::Status::Approved).await;
        site.placed(&on, "li", Stage::Agreed).await;
        let one = site.sign_in(&wang).await;
        let (slug, id) = (&on.enterprise.slug, on.mentor.id);
        let retirement = format!("/enterprise/{slug}/mentors/{id}/retirement");
        let departure = format!("/enterprise/{slug}/departure");

        for path in [&retirement, &departure] {
            for (lang, sentence) in [
                ("zh-CN", "请先把 1 名学徒交给别的导师，王老师 才能离开"),
                ("en", "Hand over 1 person before 王老师 leaves"),
            ] {
                let path = format!("{path}?lang={lang}");
                let (asked, done) = (one.get(&path).await, one.post(&path, &[]).await);

                for answer in [asked, done] {
                    assert_eq!((answer.status, answer.heading().as_str()), (409, sentence));
                }
            }
        }
        site.placed(&on, "qi", Stage::Agreed).await;
        let two = one.get(&format!("{retirement}?lang=en")).await.heading();
        assert_eq!(two, "Hand over 2 people before 王老师 leaves");
        assert_eq!(site.mentor_now(&on.mentor).await.unwrap().status, mentor::Status::Approved);
        let held = membership::Entity::find_by_id((on.enterprise.id, wang.id)).one(site.db()).await.unwrap();
        assert!(held.is_some());
    }
}

on_both! {
    async fn by_the_enterprise_a_mentor_with_people_goes(site: Site) {
        let mut on = ground(&site).await;
        let wang = site.account("wang").await;
        let row = site.mentor_of(&on.enterprise, &wang, "王老师").await;
        on.mentor = site.bring_mentor(&on.enterprise, row, mentor::Status::Approved).await;
        site.placed(&on, "li", Stage::Agreed).await;
        let boss = site.tending(&on.enterprise).await.account;
        let who = Member::load(&site.app.db, &candidate(&boss), &on.enterprise.slug).await.unwrap();

        let retired = owner(&site, &on).await;
        let retired = retired.post(&format!("/enterprise/{}/mentors/{}/retirement", on.enterprise.slug, on.mentor.id), &[]).await;
        let removed = remove(&site.app.db, &site.app.address_key, &who, wang.id, site.now()).await;

        assert_eq!(retired.status, 303);
        assert!(removed.is_ok(), "{removed:?}");
    }
}

on_both! {
    /// Of another enterprise nothing is told, and nobody is kept for its sake.
    async fn whoever_teaches_elsewhere_may_leave_here(site: Site) {
        let mut on = ground(&site).await;
        let wang = site.account("wang").await;
        let row = site.mentor_of(&on.enterprise, &wang, "王老师").await;
        on.mentor = site.bring_mentor(&on.enterprise, row, mentor::Status::Approved).await;
        site.placed(&on, "li", Stage::Agreed).await;
        let new = crate::support::enterprises::company(crate::support::enterprises::numbered_code(2), "别的公司");
        let other = site.enterprise("other", new, enterprise::Status::Verified).await;
        site.mentor_of(&other, &wang, "王老师").await;

        let left = site.sign_in(&wang).await.post(&format!("/enterprise/{}/departure", other.slug), &[]).await;

        assert_eq!(left.status, 303);
    }
}

on_both! {
    async fn an_enterprise_with_placements_is_not_closed(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::Agreed).await;
        let seat = site.reviewing("closer", None).await;
        let path = format!("/admin/enterprises/{}/closing", on.enterprise.id);
        let fields = [("code", "own-wish"), ("reason", "企业已注销")];

        for (lang, sentence, next) in [
            ("zh-CN", "这家企业还有学徒在培养，不能关闭", "没有改动。请先完成、结束或取消这些培养，再关闭企业。"),
            ("en", "Apprentices are still placed at this enterprise, so it cannot be closed", "Complete, end or cancel their placements first, then close it."),
        ] {
            let answer = seat.post(&format!("{path}?lang={lang}"), &fields).await;
            assert_eq!((answer.status, answer.heading().as_str()), (409, sentence), "{}", answer.main_text());
            assert!(answer.main_text().contains(next));
        }
        assert_eq!(site.now_of(&on.enterprise).await.status, enterprise::Status::Verified);
        let fire = owner(&site, &on).await;
        fire.post(&format!("/enterprise/{}/placements/{}/cancellation", on.enterprise.slug, row.id), &[("code", "pay")]).await;
        let closing = Decision::Close(Reason::OwnWish, "企业已注销".into());
        let closed: Result<_, DecideError> = site.decide(&site.reviewer().await, &on.enterprise, &closing).await;
        assert_eq!(closed.unwrap().status, enterprise::Status::Closed);
    }
}
