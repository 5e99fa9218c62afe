//! What happens to mentors and enterprises is followed up in drafts that are not filed yet.
use super::{days, ground, letter, numbers, told};
use crate::{on_both, support::Site};
use entity::{
    enterprise::Status::Suspended,
    placement::Side,
    placement_part::{self, Part},
};
use sea_orm::{EntityTrait, QueryFilter};
use xingtan::{
    enterprises,
    mentors::{self, Turn},
    placements::{Stage, life},
};

on_both! {
    async fn a_mentor_who_rests_sends_unfiled_drafts_back_with_the_mentors_part_open(site: Site) {
        let on = ground(&site).await;
        let waiting = site.placed(&on, "li", Stage::WithReviewer).await;
        let filed = site.placed(&on, "wang", Stage::Agreed).await;
        site.turn(&on.enterprise, &on.mentor, Turn::Rest).await;
        site.deliver().await;
        let (db, key) = (&site.app.db, &site.app.address_key);

        let (one, other) = tokio::join!(life::follow(db, key, site.now()), life::follow(db, key, site.now()));

        assert_eq!(one.unwrap() + other.unwrap(), 1);
        let now = site.placement_now(&waiting).await;
        assert_eq!((now.party, now.approved_at), (Side::Enterprise, None));
        let parts = placement_part::Entity::find().filter(placement_part::COLUMN.placement_id.eq(waiting.id));
        let mut agreed: Vec<Part> = parts.all(site.db()).await.unwrap().into_iter().map(|said| said.part).collect();
        agreed.sort();
        assert_eq!(agreed, [Part::Place, Part::Occupation, Part::Pay, Part::Duties]);
        assert_eq!(site.placement_now(&filed).await, filed, "what is filed goes on");
        assert_eq!(numbers(&site, &on).await, (1, 1, 0));
        assert_eq!(told(&site).await, [
            letter("fang", "li：培养记录退回修改"),
            letter("li", "圣阳电源 需要修改培养内容"),
        ]);
    }
}

on_both! {
    async fn a_mentor_who_was_removed_may_not_be_sent_with(site: Site) {
        let on = ground(&site).await;
        let draft = site.placed(&on, "li", Stage::WithApprentice).await;
        let who = site.tending(&on.enterprise).await;
        mentors::remove(&site.app.db, &who, on.mentor.id, site.now()).await.unwrap();

        let followed = life::follow(&site.app.db, &site.app.address_key, site.now()).await.unwrap();

        let now = site.placement_now(&draft).await;
        assert_eq!((followed, now.party), (1, Side::Enterprise));
        assert_eq!(now.returned.unwrap().faults[0].code, "mentor_not_approved");
    }
}

on_both! {
    async fn what_was_agreed_while_the_enterprise_was_suspended_goes_on_once_it_is_lifted(site: Site) {
        let on = ground(&site).await;
        let draft = site.placed(&on, "li", Stage::WithApprentice).await;
        let li = site.account_called("li").await;
        let opened = site.open_placement(&draft, &li).await;
        site.bring_to(&on.enterprise, Suspended).await;
        let (db, key) = (&site.app.db, &site.app.address_key);

        let agreed = site.agree(&opened, &li).await;
        site.advance(days(3));
        let early = life::follow(db, key, site.now()).await.unwrap();
        let lifted = enterprises::Decision::Resume("已补齐材料".into());
        site.decide(&site.reviewer().await, &on.enterprise, &lifted).await.unwrap();
        let later = life::follow(db, key, site.now()).await.unwrap();

        assert_eq!((agreed.party, agreed.approved_at), (Side::Apprentice, None));
        assert_eq!((early, later), (0, 1));
        assert_eq!(site.placement_now(&draft).await.party, Side::Reviewer);
    }
}
