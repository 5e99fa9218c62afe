//! Pauses, ends, objections and completion, by each side, with what each holds and whom it tells.
use super::{Sides, days, ground, letter, numbers, running, told, why};
use crate::{on_both, support::Site};
use entity::{
    placement::{Reason, Side, Status},
    placement_objection::Outcome,
};
use xingtan::{
    placements::{
        Stage,
        life::{self, CompleteError, EndError, ObjectError, Override, PauseError},
    },
    roles::{Officer, rights::DecideEnterprises},
};

on_both! {
    async fn pauses_are_counted_together_and_the_end_moves_by_the_days_really_paused(site: Site) {
        let on = ground(&site).await;
        let (row, li) = running(&site, &on).await;
        let sides = Sides::of(&site, &on, &li).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let until = |number: i64| site.today() + days(number);

        let too_long = life::pause(db, key, sides.ender(true), row.id, until(180), &why(Reason::Health), site.now()).await;
        let paused = life::pause(db, key, sides.ender(true), row.id, until(99), &why(Reason::Health), site.now()).await.unwrap();
        let again = life::pause(db, key, sides.ender(true), row.id, until(9), &why(Reason::Health), site.now()).await;
        let held = numbers(&site, &on).await;
        site.advance(days(40));
        let resumed = life::resume(db, key, sides.ender(true), row.id, None, site.now()).await.unwrap();
        let second = life::pause(db, key, sides.ender(true), row.id, site.today() + days(140), &why(Reason::Study), site.now()).await;

        let PauseError::Faults(faults) = too_long.unwrap_err() else { panic!("181 days are more than 180") };
        assert_eq!(faults[0].code, "pause_total");
        assert_eq!((paused.status, held), (Status::Paused, (1, 1, 1)), "paused days count as load");
        assert!(matches!(again, Err(PauseError::NotTheirs(EndError::WithAnother(_)))), "{again:?}");
        assert_eq!((resumed.status, resumed.last_day), (Status::Running, row.last_day.map(|day| day + days(40))));
        let PauseError::Faults(faults) = second.unwrap_err() else { panic!("40 and 141 days are more than 180") };
        assert_eq!(faults[0].args, [("most".to_owned(), "180".to_owned()), ("count".to_owned(), "140".to_owned())]);
    }
}

on_both! {
    async fn of_two_last_days_the_earlier_stands_and_its_own_side_takes_it_back(site: Site) {
        let on = ground(&site).await;
        let (row, li) = running(&site, &on).await;
        let sides = Sides::of(&site, &on, &li).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let until = |number: i64| site.today() + days(number);
        let end = async |is_enterprise: bool, number: i64| {
            let why = why(Reason::OwnWish);
            life::end(db, key, sides.ender(is_enterprise), row.id, until(number), &why, site.now()).await
        };

        let too_far = end(true, 31).await;
        let before = end(true, -1).await;
        let first = end(true, 20).await.unwrap();
        let later = end(false, 25).await.unwrap();
        let earlier = end(false, 10).await.unwrap();
        let bureau = site.reviewer().await;
        let foreign = life::take_end_back(db, key, life::Ender::Reviewer(&bureau), row.id, Some("核实"), site.now()).await;
        let own = life::take_end_back(db, key, sides.ender(false), row.id, None, site.now()).await.unwrap();

        for refused in [too_far, before] {
            let Err(EndError::Faults(faults)) = refused else { panic!("{refused:?}") };
            assert_eq!(faults[0].code, "end_day");
        }
        let named = |row: &entity::placement::Model| (row.end_day, row.end_side);
        assert_eq!(named(&first), (Some(until(20)), Some(Side::Enterprise)));
        assert_eq!(named(&later), named(&first));
        assert_eq!(named(&earlier), (Some(until(10)), Some(Side::Apprentice)));
        assert!(matches!(foreign, Err(EndError::NothingToTakeBack)), "{foreign:?}");
        assert_eq!((named(&own), own.status), (named(&first), Status::Running), "the enterprise's day stands again");
        let none = life::take_end_back(db, key, sides.ender(true), row.id, None, site.now()).await.unwrap();
        assert_eq!(named(&none), (None, None), "the apprentice's first one went with their second");
    }
}

on_both! {
    async fn days_that_were_taken_meanwhile_are_not_taken_back(site: Site) {
        let on = ground(&site).await;
        let (row, li) = running(&site, &on).await;
        let sides = Sides::of(&site, &on, &li).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let last = site.today() + days(9);
        life::end(db, key, sides.ender(true), row.id, last, &why(Reason::Other), site.now()).await.unwrap();
        // The mentor looks after three at most: others come for the days that are free now.
        for name in ["wang", "zhao", "sun"] {
            site.placed(&on, name, Stage::WithReviewer).await;
        }

        let back = life::take_end_back(db, key, sides.ender(true), row.id, None, site.now()).await;

        assert!(matches!(back, Err(EndError::DaysTaken(_))), "{back:?}");
        assert_eq!(site.placement_now(&row).await.end_day, Some(last));
    }
}

on_both! {
    async fn whoever_never_came_may_object_and_a_reviewer_decides(site: Site) {
        let on = ground(&site).await;
        let (row, li) = running(&site, &on).await;
        let sides = Sides::of(&site, &on, &li).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let reviewer: Officer<DecideEnterprises> = site.reviewer().await;

        let gone = life::never_came(db, key, &sides.enterprise, row.id, site.now()).await.unwrap();
        let free = numbers(&site, &on).await;
        let told_gone = told(&site).await;
        let theirs = life::object(db, key, sides.ender(true), row.id, "不对", site.now()).await;
        let waits = life::object(db, key, sides.ender(false), row.id, "我每天都在", site.now()).await.unwrap();
        let twice = life::object(db, key, sides.ender(false), row.id, "还有", site.now()).await;
        let marked = site.placement_now(&row).await.exception;
        let told_objection = told(&site).await;
        let upheld = life::decide_objection(db, key, &reviewer, waits.id, Outcome::Upheld, "有考勤", site.now()).await;

        assert_eq!((gone.status, gone.reason_code), (Status::Cancelled, Some(Reason::NeverCame)));
        assert_eq!(free, (0, 0, 0));
        assert_eq!(told_gone, [letter("li", "圣阳电源 说你一直没来")]);
        assert!(matches!(theirs, Err(ObjectError::WithAnother("placements.over"))), "{theirs:?}");
        assert!(matches!(twice, Err(ObjectError::Waits)), "{twice:?}");
        assert_eq!(marked.as_deref(), Some("objection"));
        assert_eq!(told_objection, [letter("fang", "li 提出了异议")]);
        let upheld = upheld.unwrap();
        assert_eq!((upheld.status, upheld.exception, numbers(&site, &on).await), (Status::Running, None, (1, 1, 1)));
        let again = life::never_came(db, key, &sides.enterprise, row.id, site.now()).await;
        assert!(matches!(again, Err(EndError::Came)), "what the bureau decided is not said again: {again:?}");
        assert_eq!(told(&site).await, [
            letter("fang", "异议成立：li 的培养继续"),
            letter("li", "异议成立：你在 圣阳电源 的培养继续"),
        ]);
    }
}

on_both! {
    async fn after_two_weeks_nobody_objects_and_a_take_back_ends_an_objection(site: Site) {
        let on = ground(&site).await;
        let (row, li) = running(&site, &on).await;
        let sides = Sides::of(&site, &on, &li).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let last = site.today() + days(30);
        life::end(db, key, sides.ender(true), row.id, last, &why(Reason::Conduct), site.now()).await.unwrap();

        life::object(db, key, sides.ender(false), row.id, "不是这样", site.now()).await.unwrap();
        life::take_end_back(db, key, sides.ender(true), row.id, None, site.now()).await.unwrap();
        let lapsed = life::objections(site.db(), row.id).await.unwrap();
        let exception = site.placement_now(&row).await.exception;
        life::end(db, key, sides.ender(true), row.id, last, &why(Reason::Conduct), site.now()).await.unwrap();
        site.advance(days(15));
        let late = life::object(db, key, sides.ender(false), row.id, "不是这样", site.now()).await;

        assert_eq!((lapsed[0].outcome, exception), (Some(Outcome::Lapsed), None));
        assert!(matches!(late, Err(ObjectError::TooLate)), "{late:?}");
    }
}

on_both! {
    async fn a_reviewer_opens_again_what_ended_within_a_month(site: Site) {
        let on = ground(&site).await;
        let (row, li) = running(&site, &on).await;
        let sides = Sides::of(&site, &on, &li).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let reviewer: Officer<DecideEnterprises> = site.reviewer().await;
        let today = site.today();
        life::end(db, key, sides.ender(true), row.id, today, &why(Reason::Other), site.now()).await.unwrap();

        let open = life::reopen(db, key, &reviewer, row.id, "双方同意", site.now()).await.unwrap();
        life::end(db, key, sides.ender(true), row.id, today, &why(Reason::Other), site.now()).await.unwrap();
        site.advance(days(31));
        let late = life::reopen(db, key, &reviewer, row.id, "双方同意", site.now()).await;

        assert_eq!((open.status, open.end_day, open.over_at), (Status::Running, None, None));
        assert!(matches!(late, Err(EndError::TooLate)), "{late:?}");
    }
}

on_both! {
    async fn completion_takes_the_planned_end_and_both_sides_words(site: Site) {
        let on = ground(&site).await;
        let (row, li) = running(&site, &on).await;
        let sides = Sides::of(&site, &on, &li).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let reviewer: Officer<DecideEnterprises> = site.reviewer().await;
        let now = || site.now();

        let early = life::declare(db, key, &sides.enterprise, row.id, "合格", now()).await;
        site.advance(row.last_day.unwrap() - site.today());
        let bare = life::complete(db, key, &reviewer, row.id, now()).await;
        life::declare(db, key, &sides.enterprise, row.id, "合格", now()).await.unwrap();
        let half = life::complete(db, key, &reviewer, row.id, now()).await;
        life::state(db, key, &sides.apprentice, row.id, "学会了车工", now()).await.unwrap();
        site.deliver().await;
        let done = life::complete(db, key, &reviewer, row.id, now()).await.unwrap();
        let twice = life::complete(db, key, &reviewer, row.id, now()).await;

        assert!(matches!(early, Err(CompleteError::TooEarly)), "{early:?}");
        assert!(matches!(bare, Err(CompleteError::NotDeclared)), "{bare:?}");
        assert!(matches!(half, Err(CompleteError::NotStated)), "{half:?}");
        assert_eq!((done.status, done.over_at), (Status::Completed, Some(site.now())));
        assert!(matches!(twice, Err(CompleteError::WithAnother(_))), "{twice:?}");
        assert_eq!(numbers(&site, &on).await, (0, 0, 0));
        assert_eq!(told(&site).await, [
            letter("fang", "li 完成了学徒培养"),
            letter("li", "祝贺你完成在 圣阳电源 的学徒培养"),
        ]);
    }
}

on_both! {
    async fn an_exception_is_proposed_by_one_reviewer_and_granted_by_another(site: Site) {
        let on = ground(&site).await;
        let (row, _) = running(&site, &on).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let [one, other] = [site.reviewer().await, site.other_reviewer().await];
        let proposed = Override::Propose("提前学完".into());

        let nothing = life::override_it(db, key, &other, row.id, &Override::Grant, site.now()).await;
        life::override_it(db, key, &one, row.id, &proposed, site.now()).await.unwrap();
        let alone = life::override_it(db, key, &one, row.id, &Override::Grant, site.now()).await;
        life::override_it(db, key, &other, row.id, &Override::Refuse, site.now()).await.unwrap();
        life::override_it(db, key, &one, row.id, &proposed, site.now()).await.unwrap();
        let done = life::override_it(db, key, &other, row.id, &Override::Grant, site.now()).await.unwrap();

        assert!(matches!(nothing, Err(CompleteError::NothingProposed)), "{nothing:?}");
        assert!(matches!(alone, Err(CompleteError::SameOfficer)), "{alone:?}");
        assert_eq!(done.status, Status::Completed);
    }
}
