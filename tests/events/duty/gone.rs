//! Whoever lost the right to be on duty stays on the list, as gone, and meets nothing.
use super::{guard, rows};
use crate::{
    events::conflicts::{found, scheduler},
    on_both,
    support::Site,
};
use entity::officer_role::Role;
use xingtan::{
    accounts::{Taken, take_role},
    events::conflicts::Grade,
};

on_both! {
    async fn who_lost_the_role_is_shown_as_gone_until_they_have_it_again(site: Site) {
        let (event, other) = (site.event("fair").publish().await, site.event("other").publish().await);
        let li = guard(&site, "li").await;
        site.on_duty(&other, None, &li).await;
        site.assign(&event, None, &li, "两边只隔一条走廊").await.unwrap();
        let (db, key, root, now) = (&site.app.db, &site.app.address_key, site.by().await, site.now());
        let (own, seat) = (site.sign_in(&li).await, scheduler(&site).await);

        let before = found(&site, &event).await;
        take_role(db, key, &root, li.id, Taken::One(Role::CheckIn), now).await.unwrap();
        let after = found(&site, &event).await;
        let (page, shown) = (seat.get("/admin/events/fair/duty").await, seat.get("/admin/events/fair?lang=en").await);
        let gone = own.get("/admin/duty").await;
        let back = site.sign_in(&site.officer("li", Role::Reviewer, None).await).await;

        assert_eq!((before, after), (vec![(Grade::Reason, "duty")], vec![]));
        assert!(page.main_text().contains("li@example.cn 不能再值班"), "{}", page.main_text());
        assert!(shown.main_text().contains("li@example.cn (can no longer be on duty)"), "{}", shown.main_text());
        assert_eq!(gone.status, 404, "to whoever is no officer these pages do not exist");
        assert_eq!(rows(&site, &event).await.len(), 1);
        assert_eq!(found(&site, &event).await, [(Grade::Reason, "duty")]);
        assert!(back.get("/admin/duty").await.main_text().contains("学徒导师沙龙"));
    }
}
