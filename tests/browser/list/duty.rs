//! Who is on duty, as officers arrange it and read it.
use super::{Page, page};
use crate::support::{Site, sessions::session};
use entity::officer_role::Role;
use xingtan::accounts::{Taken, take_role};

pub async fn pages(site: &Site) -> Vec<Page> {
    let long = "怎样把师傅的手艺写成看得懂、做得到、查得清的培养计划";
    let fair = site.event("duty-fair").publish().await;
    let talk = site.add_session(&fair, &session(&fair, long, 0, 45)).await.session.id;
    site.add_session(&fair, &session(&fair, "简历门诊", 60, 30)).await;
    let other = site.event("duty-other").publish().await;
    site.event("duty-draft").draft().await;
    let guard = site.officer("duty-guard", Role::CheckIn, None).await;
    let gone = site.officer("duty-gone", Role::CheckIn, None).await;
    let free = site.officer("duty-free", Role::CheckIn, None).await;
    let boss = site.officer("duty-boss", Role::Scheduler, None).await;
    site.on_duty(&fair, Some(talk), &guard).await;
    site.on_duty(&fair, None, &gone).await;
    site.assign(&other, None, &guard, "两边只隔一条走廊").await.expect("on duty");
    let (db, key, root) = (&site.app.db, &site.app.address_key, site.by().await);
    take_role(db, key, &root, gone.id, Taken::All, site.now()).await.expect("gone");
    let id: &'static str = guard.id.to_string().leak();
    let (boss, guard, free) = (site.sign_in(&boss).await, site.sign_in(&guard).await, site.sign_in(&free).await);
    let desk = |what, rest: &str| page(what, format!("/admin/events/duty-{rest}")).by(&boss);
    vec![
        desk("desk, who is on duty", "fair/duty?done=assigned").shows(".list .state--warn"),
        desk("desk, who is on duty, with conflicts", "other/duty").shows("#conflicts"),
        desk("desk, nobody on duty", "draft/duty").shows("#officer"),
        desk("desk, on duty, with errors", "draft/duty").sent_empty(),
        desk("desk, on duty, which asks for a reason", "fair/duty")
            .posted(&[("officer", id), ("at", "event")])
            .refused(422)
            .shows("#despite"),
        page("desk, own duties", "/admin/duty").by(&guard).shows(".agenda a"),
        page("own calendars, of an officer", "/my/calendar").by(&free).shows("#duties"),
        page("own calendars, one just made", "/my/calendar").by(&free).posted(&[("kind", "duties")]).shows("#address"),
        page("desk, no own duties", "/admin/duty").by(&free).shows(".empty"),
    ]
}
