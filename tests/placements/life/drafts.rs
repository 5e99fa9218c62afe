//! Drafts that nobody answers: reminded on days 7 and 14, cancelled after 60, blank 30 days later.
use super::{Sides, days, ground, letter, numbers, running, told, why};
use crate::{
    on_both,
    support::{Site, enterprises::candidate, letters::Letter},
};
use chrono::{Days, Months};
use entity::{
    enterprise::Status::Suspended,
    letter,
    placement::{Reason, Side, Status},
    placement_part::Part,
    placement_step, placement_wish,
};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use xingtan::{
    enterprises,
    placements::{PartAnswer, Stage, answer, life},
};

on_both! {
    async fn a_draft_is_reminded_of_on_days_7_and_14(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithApprentice).await;
        site.deliver().await;
        let (db, key) = (&site.app.db, &site.app.address_key);

        let mut said = Vec::new();
        for ahead in [6, 1, 1, 6, 1] {
            site.advance(days(ahead));
            let (one, other) = tokio::join!(life::remind(db, key, site.now()), life::remind(db, key, site.now()));
            said.push((one.unwrap() + other.unwrap(), told(&site).await));
        }

        let reminder = letter("li", "提醒：圣阳电源 在等你答复");
        assert_eq!(said, [
            (0, vec![]),
            (1, vec![reminder.clone()]),
            (0, vec![]),
            (1, vec![letter("fang", "li 14 天没有答复"), reminder]),
            (0, vec![]),
        ]);
        assert_eq!(site.placement_now(&row).await.reminded, 14);
    }
}

on_both! {
    async fn a_service_that_rested_reminds_once_and_of_the_later_day(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithApprentice).await;
        site.advance(days(20));

        let reminded = life::remind(&site.app.db, &site.app.address_key, site.now()).await.unwrap();

        assert_eq!((reminded, site.placement_now(&row).await.reminded), (1, 14));
    }
}

on_both! {
    async fn after_sixty_days_of_silence_a_draft_is_cancelled(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithApprentice).await;
        let waiting = site.placed(&on, "wang", Stage::WithReviewer).await;
        site.deliver().await;
        let (db, key) = (&site.app.db, &site.app.address_key);

        site.advance(days(59));
        let early = life::silence(db, key, site.now()).await.unwrap();
        site.advance(days(1));
        let (one, other) = tokio::join!(life::silence(db, key, site.now()), life::silence(db, key, site.now()));

        assert_eq!((early, one.unwrap() + other.unwrap()), (0, 1));
        let now = site.placement_now(&row).await;
        let ended = (now.status, now.end_side, now.reason_code);
        assert_eq!(ended, (Status::Cancelled, Some(Side::Nobody), Some(Reason::Silence)));
        assert_eq!(site.placement_now(&waiting).await.status, Status::Draft, "the bureau's own silence ends nothing");
        assert_eq!(numbers(&site, &on).await, (0, 1, 0));
        assert_eq!(told(&site).await, [
            letter("fang", "li 的培养已取消"),
            letter("li", "你在 圣阳电源 的培养已取消"),
        ]);
    }
}

on_both! {
    async fn who_opens_it_or_answers_in_part_is_not_silent(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithEnterprise).await;
        let row = site.send_placement(&on, &row).await;
        let (db, key, account) = (&site.app.db, &site.app.address_key, site.account_called("li").await);

        site.advance(days(29));
        let row = site.open_placement(&row, &account).await;
        site.advance(days(40));
        let opened = life::silence(db, key, site.now()).await.unwrap();
        let yes = PartAnswer { part: Part::Place, wrong: None };
        answer(db, key, &candidate(&account), row.id, row.revision, &[yes], site.now()).await.unwrap();
        site.advance(days(59));
        let answered = life::silence(db, key, site.now()).await.unwrap();
        site.advance(days(1));
        let silent = life::silence(db, key, site.now()).await.unwrap();

        assert_eq!((opened, answered, silent), (0, 0, 1));
    }
}

on_both! {
    async fn while_the_enterprise_is_suspended_no_clock_runs(site: Site) {
        let on = ground(&site).await;
        site.placed(&on, "li", Stage::WithApprentice).await;
        site.bring_to(&on.enterprise, Suspended).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        site.advance(days(70));

        let done = (life::remind(db, key, site.now()).await.unwrap(), life::silence(db, key, site.now()).await.unwrap());

        assert_eq!(done, (0, 0));
    }
}

on_both! {
    async fn it_reads_as_unanswered_by_the_same_clock(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithApprentice).await;
        let path = format!("/enterprise/{}/placements/{}", on.enterprise.slug, row.id);
        let reads = async |ahead: i64| {
            site.advance(days(ahead));
            let fang = site.sign_in(&site.account_called("fang").await).await;
            fang.get(&path).await.main_text().contains("超过 14 天未答复")
        };

        let before = [reads(13).await, reads(1).await];
        site.bring_to(&on.enterprise, Suspended).await;
        let during = reads(40).await;
        let lifted = enterprises::Decision::Resume("已补齐材料".into());
        site.decide(&site.reviewer().await, &on.enterprise, &lifted).await.unwrap();
        let after = [reads(13).await, reads(1).await];

        assert_eq!((before, during, after), ([false, true], false, [false, true]));
    }
}

on_both! {
    async fn once_a_suspension_is_lifted_the_clocks_begin_anew(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithApprentice).await;
        site.bring_to(&on.enterprise, Suspended).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        site.advance(days(70));
        let lifted = enterprises::Decision::Resume("已补齐材料".into());
        site.decide(&site.reviewer().await, &on.enterprise, &lifted).await.unwrap();

        site.deliver().await;
        let mut done = vec![];
        for ahead in [0, 6, 1] {
            site.advance(days(ahead));
            done.push((life::remind(db, key, site.now()).await.unwrap(), life::silence(db, key, site.now()).await.unwrap()));
        }
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let link = letters.last().unwrap().link("/placements/");
        let opened = site.get(&link).await;
        for ahead in [52, 1] {
            site.advance(days(ahead));
            let reminded = life::remind(db, key, site.now()).await.unwrap();
            done.push((reminded, life::silence(db, key, site.now()).await.unwrap()));
        }

        assert_eq!(opened.status, 200, "its link had lapsed meanwhile: {}", opened.main_text());
        assert_eq!(done, [(0, 0), (0, 0), (1, 0), (1, 0), (0, 1)], "seven days and sixty after it was lifted");
        assert_eq!(site.placement_now(&row).await.status, Status::Cancelled);
    }
}

on_both! {
    async fn thirty_days_later_nobody_is_left_in_a_cancelled_draft(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::Cancelled).await;
        let kept = site.placed(&on, "wang", Stage::Agreed).await;
        let db = &site.app.db;

        site.advance(days(29));
        let early = life::blank(db, site.now()).await.unwrap();
        let letters = letter::Entity::find().count(site.db()).await.unwrap();
        site.advance(days(1));
        let (one, other) = tokio::join!(life::blank(db, site.now()), life::blank(db, site.now()));

        assert_eq!((early, one.unwrap() + other.unwrap()), (0, 1));
        let now = site.placement_now(&row).await;
        let left = (now.name.as_str(), now.birth_date, now.email.as_str(), now.email_key.as_str(), now.mobile, now.pay);
        assert_eq!(left, ("", None, "", "", None, None));
        assert_eq!((now.status, now.first_day), (Status::Cancelled, row.first_day), "what happened stays");
        assert_eq!(letter::Entity::find().count(site.db()).await.unwrap(), letters, "nobody is written to");
        assert_eq!(site.placement_now(&kept).await.name, "wang");
    }
}

on_both! {
    async fn five_years_after_the_end_nobody_is_left_in_a_filed_placement(site: Site) {
        let on = ground(&site).await;
        let (row, li) = running(&site, &on).await;
        let kept = site.placed(&on, "wang", Stage::Agreed).await;
        let (db, key, sides) = (&site.app.db, &site.app.address_key, Sides::of(&site, &on, &li).await);
        life::ask_pause(db, key, &sides.apprentice, row.id, site.today() + Days::new(7), "母亲住院", site.now()).await.unwrap();
        life::end(db, key, sides.ender(false), row.id, site.today(), &why(Reason::Family), site.now()).await.unwrap();
        site.deliver().await;
        let row = site.placement_now(&row).await;
        let over = site.placement_now(&row).await.over_at.unwrap();

        site.advance(over + Months::new(60) - site.now() - days(1));
        let early = life::blank(db, site.now()).await.unwrap();
        let letters = letter::Entity::find().count(site.db()).await.unwrap();
        site.advance(days(1));
        let (one, other) = tokio::join!(life::blank(db, site.now()), life::blank(db, site.now()));

        assert_eq!((early, one.unwrap() + other.unwrap()), (0, 1));
        let now = site.placement_now(&row).await;
        let left = (now.name.as_str(), now.birth_date, now.email.as_str(), now.account_id, now.pay, now.reason.clone());
        assert_eq!(left, ("", None, "", None, None, None));
        assert_ne!(now.person_id, row.person_id, "nothing ties it to another placement of theirs");
        assert_eq!((now.status, now.number.clone(), now.end_day), (row.status, row.number.clone(), row.end_day), "what happened stays");
        let words = placement_step::Entity::find().filter(placement_step::COLUMN.placement_id.eq(row.id)).all(site.db()).await.unwrap();
        assert!(words.iter().all(|step| step.words.is_none() && step.account_id.is_none()), "{words:?}");
        assert_eq!(placement_wish::Entity::find().count(site.db()).await.unwrap(), 0);
        assert_eq!(letter::Entity::find().count(site.db()).await.unwrap(), letters, "nobody is written to");
        assert_eq!(site.placement_now(&kept).await.name, "wang");
    }
}
