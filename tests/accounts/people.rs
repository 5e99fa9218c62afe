//! Administrators manage officers; notices in versions; the audit read.
use crate::{
    on_both,
    support::{
        Site,
        letters::Letter,
        people::{PASSWORD, email},
    },
};
use entity::{audit, event::District, officer_role::Role};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};
use xingtan::{
    accounts::{self, TakeRoleError, Taken, take_role},
    roles::rights::ManagePeople,
};

on_both! {
    async fn an_officer_is_asked_by_letter_and_holds_the_role_from_its_link_on(site: Site) {
        let boss = site.officer("boss", Role::Administrator, None).await;
        let seat = site.sign_in(&boss).await;
        let empty = seat.post("/admin/people/new", &[("email", ""), ("role", "king"), ("district", "mars")]).await;
        assert_eq!((empty.status, empty.errors().len()), (422, 3));

        let fields = [("email", "li@example.cn"), ("role", "reviewer"), ("district", "qufu")];
        assert_eq!(seat.post("/admin/people/new", &fields).await.location(), "/admin/people");
        let people = seat.get("/admin/people").await.main_text();
        let (_, invited) = people.split_once("已邀请").expect("who was asked");
        assert!(invited.contains("li@example.cn") && invited.contains("曲阜"), "{people}");
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        site.post(&letters[0].link("/password-reset/"), &[("password", PASSWORD)]).await;

        let people = seat.get("/admin/people").await.main_text();
        assert!(people.contains("li@example.cn") && !people.contains("已邀请"), "{people}");
        let kept = audit::Entity::find().order_by_asc(audit::Column::Id).all(site.db()).await.unwrap();
        let acts: Vec<&str> = kept.iter().map(|entry| entry.act.as_str()).collect();
        let invited = ["accounts.invite_officer", "accounts.become_officer"];
        assert_eq!(acts, [invited, invited].concat());
        let read = seat.get("/admin/audit?person=boss@example.cn").await.main_text();
        assert!(read.contains("邀请管理员") && read.contains("boss@example.cn"), "{read}");
    }
}

on_both! {
    async fn of_two_administrators_who_take_each_others_role_one_stays(site: Site) {
        let one = site.officer("one", Role::Administrator, None).await;
        let two = site.officer("two", Role::Administrator, None).await;
        let (first, second) = (site.officer_of(one.id).await, site.officer_of(two.id).await);
        let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
        let role = Taken::One(Role::Administrator);

        let (left, right) = tokio::join!(
            take_role(db, key, &first, two.id, role, now),
            take_role(db, key, &second, one.id, role, now)
        );

        assert!(left.is_ok() != right.is_ok(), "{left:?} {right:?}");
        let lost = if left.is_ok() { right } else { left };
        assert!(matches!(lost, Err(TakeRoleError::LastAdministrator)));
    }
}

on_both! {
    async fn an_administrator_of_a_district_manages_that_district_alone(site: Site) {
        let boss = site.officer("boss", Role::Administrator, Some(District::Qufu)).await;
        let own = site.officer("own", Role::Scheduler, Some(District::Qufu)).await;
        let other = site.officer("other", Role::Scheduler, Some(District::Weishan)).await;
        let seat = site.sign_in(&boss).await;

        let people = seat.get("/admin/people").await.body;
        assert!(people.contains("own@example.cn") && !people.contains("other@example.cn"));
        assert_eq!(seat.get(&format!("/admin/people/{}", other.id)).await.status, 404);
        let beyond = [("email", "li@example.cn"), ("role", "reviewer"), ("district", "weishan")];
        assert_eq!(seat.post("/admin/people/new", &beyond).await.status, 422);
        let door = site.sign_in(&own).await;
        assert_eq!(door.get("/admin/events/new").await.status, 200);
        assert_eq!(seat.post(&format!("/admin/people/{}", own.id), &[("role", "scheduler")]).await.status, 303);
        assert_eq!(door.get("/admin/events/new").await.status, 404, "felt at once");
    }
}

on_both! {
    async fn a_further_role_and_another_district_hold_at_the_next_request(site: Site) {
        let boss = site.officer("boss", Role::Administrator, None).await;
        let clerk = site.officer("clerk", Role::CheckIn, None).await;
        let (seat, door) = (site.sign_in(&boss).await, site.sign_in(&clerk).await);
        let at = format!("/admin/people/{}/roles", clerk.id);
        assert_eq!(door.get("/admin/events/new").await.status, 403);
        let empty = seat.post(&at, &[("role", ""), ("district", "mars")]).await;
        assert_eq!((empty.status, empty.errors().len()), (422, 2));

        let given = [("role", "scheduler"), ("district", "qufu")];
        assert_eq!(seat.post(&at, &given).await.status, 303);
        assert_eq!(seat.post(&at, &given).await.status, 303, "twice is once");

        assert_eq!(door.get("/admin/events/new").await.status, 200);
        let shown = seat.get(&format!("/admin/people/{}", clerk.id)).await.main_text();
        assert!(shown.contains("收回 签到") && shown.contains("排期（曲阜市）"), "{shown}");
        assert_eq!(seat.post(&at, &[("role", "scheduler"), ("district", "")]).await.status, 303);
        let kept = audit::Entity::find().order_by_asc(audit::Column::Id).all(site.db()).await.unwrap();
        let kept = kept.iter().filter(|entry| entry.act == "accounts.give_role");
        let states: Vec<_> = kept.map(|entry| [entry.before.clone(), entry.after.clone()].map(Option::unwrap)).collect();
        assert_eq!(states, [["", "scheduler/qufu"], ["scheduler/qufu", "scheduler"]]);
        let told = site.outbox().await.into_iter().filter(|(to, kind, _)| {
            to == "clerk@example.cn" && kind == "accounts-role-given"
        });
        assert_eq!(told.count(), 2);
    }
}

on_both! {
    async fn the_last_administrator_of_all_districts_stays_one(site: Site) {
        let boss = site.officer("boss", Role::Administrator, None).await;
        let seat = site.sign_in(&boss).await;

        let narrowed = [("role", "administrator"), ("district", "qufu")];
        let refused = seat.post(&format!("/admin/people/{}/roles", boss.id), &narrowed).await;

        assert_eq!((refused.status, refused.heading().as_str()), (409, "至少要有一位管理员"));
    }
}

on_both! {
    async fn an_invitation_to_a_district_narrows_nothing(site: Site) {
        let boss = site.by::<ManagePeople>().await;
        let clerk = site.officer("clerk", Role::Scheduler, None).await;
        let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());

        let to = (Role::Scheduler, Some(District::Qufu));
        accounts::invite_officer(db, key, &boss, &email("clerk"), to.0, to.1, now).await.unwrap();
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let link = letters.iter().find(|letter| letter.to == "clerk@example.cn").unwrap().link("/password-reset/");
        assert_eq!(site.post(&link, &[("password", PASSWORD)]).await.status, 303);

        let held = xingtan::roles::held(site.db(), clerk.id).await.unwrap();
        assert_eq!(held.iter().map(|held| held.district).collect::<Vec<_>>(), [None]);
    }
}

on_both! {
    async fn an_administrator_clears_anothers_second_factor_and_not_their_own(site: Site) {
        let boss = site.officer("boss", Role::Administrator, None).await;
        let clerk = site.officer("clerk", Role::CheckIn, None).await;
        let (seat, door) = (site.sign_in(&boss).await, site.sign_in(&clerk).await);
        door.post("/my/factor/secret", &[]).await;
        door.post("/my/factor", &[("code", &site.factor_code(&clerk).await)]).await;
        let at = |id: uuid::Uuid| format!("/admin/people/{id}/factor");

        assert_eq!(seat.post(&at(clerk.id), &[]).await.status, 303);
        assert_eq!(seat.post(&at(clerk.id), &[]).await.status, 303, "twice is once");

        assert_eq!(door.get("/my").await.location(), "/sign-in", "signed out at once");
        assert_eq!(site.sign_in(&clerk).await.get("/my").await.status, 200, "the password alone signs in");
        let own = seat.post(&at(boss.id), &[]).await;
        assert_eq!((own.status, own.heading().as_str()), (409, "不能这样清除自己的第二重验证"));
        let told = site.outbox().await.into_iter().filter(|(_, kind, _)| kind == "accounts-factor-cleared").count();
        assert_eq!(told, 1);
    }
}

on_both! {
    async fn a_password_left_empty_is_no_try(site: Site) {
        let member = site.sign_in(&site.account("member").await).await;

        for _ in 0..3 {
            let again = member.post("/my/password", &[("current", ""), ("password", "")]).await;
            assert_eq!((again.status, again.errors().len()), (422, 2));
        }
    }
}

on_both! {
    async fn notices_are_published_in_versions_that_do_not_change(site: Site) {
        let boss = site.officer("boss", Role::Administrator, None).await;
        let seat = site.sign_in(&boss).await;
        assert_eq!(seat.post("/admin/notices/new", &[("zh", " "), ("en", ""), ("based_on", "1")]).await.status, 422);

        let fields = [("zh", "新的告知"), ("en", "The new notice"), ("based_on", "1"), ("step", "send")];
        let preview = seat.post("/admin/notices/new", &fields[..3]).await;
        assert!(preview.body.contains("<ins>新的告知</ins>") && preview.body.contains("<del>"));
        assert_eq!(seat.post("/admin/notices/new", &fields).await.location(), "/admin/notices");
        let other = [("zh", "另一份告知"), ("en", "Another notice"), ("based_on", "1"), ("step", "send")];
        let stale = seat.post("/admin/notices/new", &other).await;

        assert_eq!(stale.status, 422);
        assert!(stale.main_text().contains("另一位管理员刚刚发布了新版本"), "{}", stale.main_text());
        assert!(stale.body.contains("value=\"另一份告知\"") && stale.body.contains("<del>新的告知</del>"));
        assert!(seat.get("/admin/notices/2").await.body.contains("<ins>The new notice</ins>"));
        let limited = site.officer("limited", Role::Administrator, Some(District::Qufu)).await;
        let beyond = [("zh", "县里的告知"), ("en", "Of a district"), ("based_on", "2"), ("step", "send")];
        assert_eq!(site.sign_in(&limited).await.post("/admin/notices/new", &beyond).await.status, 409);
        assert!(site.get("/privacy").await.main_text().contains("新的告知"));
        assert!(!site.get("/privacy?version=1").await.main_text().contains("新的告知"));
    }
}

#[tokio::test]
async fn the_audit_needs_no_right_to_change_or_delete() {
    if !crate::support::database::has_postgres() {
        return;
    }
    let url = crate::support::database::postgres().await;
    let clock = xingtan::clock::Clock::fixed(crate::support::site::morning());
    let site = Site::beside(&url, clock.clone()).await;
    let role = format!("clerk_{}", site.event("made").publish().await.id.simple());
    for statement in [
        format!("CREATE ROLE {role} LOGIN"),
        format!("GRANT ALL ON SCHEMA public TO {role}"),
        format!("GRANT ALL ON ALL TABLES IN SCHEMA public TO {role}"),
        format!("REVOKE UPDATE, DELETE, TRUNCATE ON audit FROM {role}"),
    ] {
        site.app.db.write().execute_unprepared(&statement).await.expect(&statement);
    }
    let mut address = url::Url::parse(&url).unwrap();
    address.set_username(&role).unwrap();
    let clerk = Site::beside(address.as_str(), clock).await;

    assert!(clerk.app.db.write().execute_unprepared("DELETE FROM audit").await.is_err());
    clerk.event("by-the-clerk").publish().await;

    let kept = audit::Entity::find().all(clerk.db()).await.unwrap();
    assert!(kept.iter().any(|entry| entry.act == "events.publish"));
    drop(clerk);
    let rest = format!("DROP OWNED BY {role}; DROP ROLE {role}");
    site.app.db.write().execute_unprepared(&rest).await.expect("the role goes");
}
