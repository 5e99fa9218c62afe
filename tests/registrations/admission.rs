//! Approval and the line of a published event are turned on and off.
use crate::{on_both, support::Site};
use entity::{
    audit,
    officer_role::Role,
    registration::Status::{Confirmed, Pending, Waiting},
};
use sea_orm::EntityTrait;
use xingtan::registrations::{Admission, set_admission};

on_both! {
    async fn turning_approval_off_confirms_all_who_wait_for_it_once_their_number_was_seen(site: Site) {
        let event = site.event("salon").places(2).with(|new| new.needs_approval = true).publish().await;
        for name in ["first", "second", "third"] {
            site.register(&event, name).await;
        }
        site.deliver().await;
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        let off = [("line", "unlimited"), ("waiting_limit", ""), ("approval", ""), ("revision", "2")];

        let asked = seat.post("/admin/events/salon/admission", &off).await;
        assert!(asked.main_text().contains("2 位待审核"), "{}", asked.main_text());
        assert_eq!(site.states(&event).await, [Pending, Pending, Waiting]);
        let sent = [&off[..], &[("step", "send")]].concat();
        assert_eq!(seat.post("/admin/events/salon/admission", &sent).await.status, 303);
        assert_eq!(seat.post("/admin/events/salon/admission", &sent).await.status, 303, "twice is once");

        assert_eq!(site.states(&event).await, [Confirmed, Confirmed, Waiting]);
        assert_eq!(site.deliver().await.len(), 2);
        let kept = audit::Entity::find().all(site.db()).await.unwrap();
        let acts = |act: &str| kept.iter().filter(|entry| entry.act == act).count();
        assert_eq!([acts("registrations.set_admission"), acts("registrations.approve")], [1, 2]);
        site.recount().await;
    }
}

on_both! {
    async fn a_shorter_line_stops_newcomers_only(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        for name in ["first", "second", "third"] {
            site.register(&event, name).await;
        }
        let none = Admission { needs_approval: false, waiting_limit: Some(0) };

        set_admission(&site.app.db, &site.app.address_key, &site.by().await, event.id, event.revision, none, site.now()).await.unwrap();

        assert_eq!(site.states(&event).await, [Confirmed, Waiting, Waiting]);
        assert!(site.app.desk.register(crate::support::builders::newcomer(&event, "fourth"), site.now()).await.is_err());
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        let wrong = seat.post("/admin/events/salon/admission", &[("line", "limit"), ("waiting_limit", "-3")]).await;
        assert_eq!((wrong.status, wrong.errors().len()), (422, 1));
    }
}

on_both! {
    async fn of_two_who_change_the_line_the_second_sees_what_the_first_did(site: Site) {
        let event = site.event("salon").publish().await;
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        let at = "/admin/events/salon/admission";
        let (seven, none) = ([("line", "limit"), ("waiting_limit", "7")], [("line", "none"), ("waiting_limit", "")]);
        let seen = [("revision", "2")];
        assert_eq!(seat.post(at, &[&seven[..], &seen].concat()).await.status, 303);

        let stale = seat.post(at, &[&none[..], &seen].concat()).await;

        assert_eq!(stale.status, 422);
        assert!(stale.main_text().contains("另一位管理员刚刚改过") && stale.main_text().contains('7'));
        assert_eq!(site.reload(&event).await.waiting_limit, Some(7));
        assert_eq!(seat.post(at, &[&none[..], &[("revision", "3")]].concat()).await.status, 303);
    }
}

on_both! {
    async fn who_turns_approval_off_on_an_older_form_sees_what_another_did_to_the_line(site: Site) {
        let event = site.event("salon").with(|new| new.needs_approval = true).publish().await;
        site.register(&event, "first").await;
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        let at = "/admin/events/salon/admission";
        let seven = [("line", "limit"), ("waiting_limit", "7"), ("approval", "yes"), ("revision", "2")];
        let off = [("line", "unlimited"), ("waiting_limit", ""), ("approval", ""), ("revision", "2")];
        assert_eq!(seat.post(at, &seven).await.status, 303);

        let chinese = seat.post(&format!("{at}?lang=zh-CN"), &off).await;
        let english = seat.post(&format!("{at}?lang=en"), &off).await;
        let wrong = seat.post(at, &[("line", "limit"), ("waiting_limit", "-3"), ("revision", "2")]).await;
        let asked = seat.post(at, &[&off[..3], &[("revision", chinese.hidden("revision"))]].concat()).await;

        assert_eq!((chinese.status, english.status, wrong.status, asked.status), (422, 422, 422, 200));
        for (page, said, theirs) in [
            (&chinese, "另一位管理员刚刚改过这场活动", "进入候补，最多 7"),
            (&english, "Another officer has just changed this event", "A waiting list of at most 7"),
        ] {
            let text = page.main_text();
            assert!(text.contains(said) && text.contains(theirs), "{text}");
        }
        assert_eq!(wrong.hidden("revision"), "2", "it is still the one that was looked at");
        let text = asked.main_text();
        assert!(text.contains("进入候补，最多 7") && text.contains("进入候补，有人取消时自动递补"), "{text}");
        assert_eq!((site.states(&event).await, site.reload(&event).await.waiting_limit), (vec![Pending], Some(7)));
    }
}
