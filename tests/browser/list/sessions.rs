//! Agendas as officers write them and everybody reads them.
use super::{Page, page};
use crate::support::{
    Site,
    sessions::{session, speaker},
    venues::venue,
};
use entity::officer_role::Role;
use xingtan::events::{NewSession, Place};

pub async fn pages(site: &Site) -> Vec<Page> {
    let tower = site.venue(venue("sessions-tower")).await;
    let hall = site.room(&tower, "一楼大报告厅", 60).await;
    let fair = site.event("sessions-fair").with(|new| {
        new.place = Place::Room { id: hall.id, setup: 0, clearing: 0 };
    });
    let fair = fair.publish().await;
    let long = "怎样把师傅的手艺写成看得懂、做得到、查得清的培养计划";
    let talk = NewSession {
        text: ["带一份草稿来。".into(), String::new()],
        track: ["培养".into(), "Teaching".into()],
        speakers: vec![speaker("孟庆禾"), speaker("颜书宁")],
        ..session(&fair, long, 0, 45)
    };
    let talk = site.add_session(&fair, &talk).await;
    let side = site.room(&tower, "展厅", 60).await;
    let clinic = NewSession { room: Some(side.id), ..session(&fair, "简历门诊", 60, 30) };
    site.add_session(&fair, &clinic).await;
    let draft = site.event("sessions-draft").with(|new| {
        new.place = Place::Room { id: hall.id, setup: 0, clearing: 0 };
    });
    let draft = draft.draft().await;
    site.add_session(&draft, &NewSession { speakers: vec![speaker("孟庆禾")], ..session(&draft, "开场", 0, 150) })
        .await;
    site.event("sessions-none").draft().await;
    let heads = "开始,结束,名称,场地,主讲人 1";
    let wrong =
        format!("{heads}\n2026-12-05,2026-12-05 11:00,{long},月球厅,\n2026-12-05 10:30,2026-12-05 11:00,{long},,");
    // Outside the event, whatever the clock says by now.
    let early = format!("{heads}\n2027-12-05 08:00,2027-12-05 11:00,讲座,,\"孟庆禾，云杏数字\"");
    let good = site.agenda_import(&draft, &early).await;
    let (wrong, early) = (site.agenda_import(&fair, &wrong).await, site.agenda_import(&fair, &early).await);
    let boss = site.officer("sessions-boss", Role::Scheduler, None).await;
    let boss = site.sign_in(&boss).await;
    let desk = |what, rest: String| page(what, format!("/admin/events/sessions-{rest}")).by(&boss);
    let one = format!("fair/sessions/{}", talk.session.id);
    let told = site.event("sessions-told").publish().await;
    let announced = site.add_session(&told, &session(&told, long, 0, 45)).await;
    site.register(&told, "listener").await;
    let import = site.agenda_import(&told, &format!("{heads}\n2026-12-05 10:00,2026-12-05 11:00,{long},,")).await;
    let asked = format!("told/sessions/{}", announced.session.id);
    let moved = "starts_at=2026-12-05T11:00&ends_at=2026-12-05T11:45&room=";
    let stale = [
        ("title_zh", long),
        ("starts_at", "2026-12-05T11:00"),
        ("ends_at", "2026-12-05T11:45"),
        ("revision", "9"),
        ("step", "send"),
    ];
    let who = format!("fair/speakers/{}", talk.speakers[0].id);
    let typed = [("title_zh", "讲座"), ("starts_at", "2026-12-05T10:00"), ("ends_at", "2026-12-05T11:00")];
    // Outside the event, whatever the clock says by now.
    let far = [("title_zh", "讲座"), ("starts_at", "2027-12-05T08:00"), ("ends_at", "2027-12-05T11:00")];
    let (choice, row) = chosen(site).await;
    let path = format!("choices/sessions/{}/places", choice.id);
    let ticket = |rest: &str| format!("/t/{}{rest}", row.token);
    vec![
        page("form, with sessions", "/events/sessions-choices/registration").shows("#sessions"),
        page("ticket, with sessions", ticket("?done=chosen")).shows(".facts .state--warn"),
        page("ticket, choosing sessions", ticket("/sessions")).shows("#sessions"),
        page("ticket, choosing sessions, with errors", ticket("/sessions"))
            .posted(&[("session", "x")])
            .refused(422)
            .shows("#sessions-error"),
        desk("desk, places of a session", path.clone()).shows("#places"),
        desk("desk, places of a session, with errors", path.clone()).sent_empty(),
        desk("desk, taking a session's places back, with errors", format!("{path}/end")).posted(&[]).refused(422),
        desk("desk, taking out a session that is chosen", format!("choices/sessions/{}/removal", choice.id))
            .shows(".flash--warn a"),
        page("event, with an agenda", "/events/sessions-fair").shows(".agenda .tag"),
        desk("desk, agenda", "fair/sessions?done=saved".into()).shows(".agenda a"),
        desk("desk, agenda with conflicts", "draft/sessions".into()).shows("#conflicts"),
        desk("desk, agenda without sessions", "none/sessions".into()).shows(".empty"),
        desk("desk, new session", "fair/sessions/new".into()).shows("#speaker_6"),
        desk("desk, new session, with errors", "fair/sessions/new".into()).sent_empty(),
        desk("desk, new session, which asks for a reason", "fair/sessions/new".into())
            .posted(&far)
            .refused(422)
            .shows("#despite"),
        desk("desk, agenda from a file", "fair/sessions/import".into()).shows("#file"),
        desk("desk, agenda from a file, with errors", "fair/sessions/import".into()).sent_empty(),
        desk("desk, agenda looked at", format!("draft/sessions/import/{}", good.id)).shows("#rows"),
        desk("desk, agenda looked at, with errors", format!("fair/sessions/import/{}", wrong.id)).shows("#wrong"),
        desk("desk, agenda looked at, which asks for a reason", format!("fair/sessions/import/{}", early.id))
            .posted(&[])
            .refused(422)
            .shows("#despite"),
        desk("desk, session", one.clone()).shows("#text_en"),
        desk("desk, session saved by another", one.clone()).posted(&typed).refused(409).shows(".theirs"),
        desk("desk, session that is asked about", format!("{asked}?{moved}")).shows("button[value='keep']"),
        desk("desk, session that is asked about, saved by another", asked.clone())
            .posted(&stale)
            .refused(409)
            .shows(".flash--warn"),
        desk("desk, session that asks for a reason before it is told", "told/sessions/new".into())
            .posted(&[&far[..], &[("step", "send")]].concat())
            .refused(422)
            .shows("#despite"),
        desk("desk, taking out a session that is told", format!("{asked}/removal")).shows("button[value='keep']"),
        desk("desk, agenda looked at, that is told", format!("told/sessions/import/{}", import.id))
            .shows("button[value='keep']"),
        desk("desk, taking out a session", format!("{one}/removal")).shows(".ask .btn--bad"),
        desk("desk, taking out a session that another saved", format!("{one}/removal"))
            .posted(&[("revision", "0")])
            .refused(409)
            .shows(".flash--warn"),
        desk("desk, speaker", who.clone()).shows("#affiliation_en"),
        desk("desk, speaker, with errors", who).sent_empty(),
    ]
}

/// Full, with somebody in its line, and one that has places left.
async fn chosen(site: &Site) -> (entity::session::Model, entity::registration::Model) {
    let event = site.event("sessions-choices").publish().await;
    let choice = site.choice(&event, "车工入门：从看图到第一个零件", (0, 30), 1).await;
    let free = site.choice(&event, "石雕入门", (30, 30), 12).await;
    site.register_for(&event, "first", &[&choice]).await;
    let row = site.register_for(&event, "second", &[&choice, &free]).await;
    (choice, row)
}
