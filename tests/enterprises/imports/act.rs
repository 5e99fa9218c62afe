//! Carrying an import out and giving it up: once, all or nothing or the good rows only, and what is judged again.
use super::{CODE, audited, handed_in, kept, one, recognitions, row, with_code};
use crate::{
    on_both,
    support::{
        Site,
        enterprises::{code, company, list, listed, numbered_code},
    },
};
use chrono::Duration;
use entity::{
    enterprise::Status,
    import::{self, Status as State},
    officer_role::Role,
};
use sea_orm::EntityTrait;
use xingtan::{
    enterprises::{Choice, commit_import},
    imports::purge_imports,
    jobs,
};

async fn now_of(site: &Site, row: &import::Model) -> import::Model {
    import::Entity::find_by_id(row.id).one(site.db()).await.unwrap().unwrap()
}

on_both! {
    async fn all_or_nothing_keeps_nothing_where_one_row_is_wrong(site: Site) {
        let seat = site.reviewing("reviewer", None).await;
        let rows = [row(CODE, &[]), row(numbered_code(1).as_str(), &[("县市区", "北京")])];
        let at = handed_in(&seat, &list(&rows)).await;

        let all = seat.post(&format!("{at}/commit"), &[("rows", "all")]).await;
        let after_all = kept(&site).await;
        let shown = seat.get(all.header("location")).await;
        let good = seat.post(&format!("{at}/commit"), &[("rows", "good")]).await;

        assert_eq!((all.status, after_all), (303, [0, 0, 1, 1]));
        assert!(shown.main_text().contains("有的行不行，所以什么都没写入"), "{}", shown.main_text());
        assert_eq!((good.status, kept(&site).await), (303, [1, 1, 1, 1]));
        let done = seat.get(&at).await.main_text();
        assert!(done.contains("已导入 1 行") && done.contains("没有导入 1 行"), "{done}");
        let committed = ["enterprises.commit_import", "dry", "committed,1", ""].map(str::to_owned);
        assert_eq!(audited(&site).await, [committed]);
    }
}

on_both! {
    async fn where_no_row_is_good_there_is_nothing_to_carry_out(site: Site) {
        let seat = site.reviewing("reviewer", None).await;
        let at = handed_in(&seat, &list(&[row(CODE, &[("县市区", "北京")])])).await;

        let page = seat.get(&at).await;
        let answer = seat.post(&format!("{at}/commit"), &[("rows", "good")]).await;

        assert!(!page.body.contains("/commit\""), "no form is offered in vain");
        assert_eq!((answer.status, answer.heading()), (409, "没有可以导入的行".to_owned()));
    }
}

on_both! {
    async fn twice_is_once_and_what_is_decided_stays(site: Site) {
        let seat = site.reviewing("reviewer", None).await;
        let (taken, given_up) = (handed_in(&seat, &one()).await, handed_in(&seat, &one()).await);

        let mut answers = Vec::new();
        for path in ["commit", "commit", "cancel"] {
            answers.push(seat.post(&format!("{taken}/{path}"), &[]).await.status);
        }
        for path in ["cancel", "cancel", "commit"] {
            answers.push(seat.post(&format!("{given_up}/{path}"), &[]).await.status);
        }

        assert_eq!(answers, [303, 303, 409, 303, 303, 409]);
        assert_eq!(kept(&site).await, [1, 1, 2, 2]);
        let acts: Vec<String> = audited(&site).await.into_iter().map(|[act, ..]| act).collect();
        assert_eq!(acts, ["enterprises.commit_import", "enterprises.cancel_import"]);
    }
}

on_both! {
    async fn of_two_officers_who_carry_one_import_out_at_once_one_does(site: Site) {
        let (one, two) = (site.reviewer().await, site.officer("two", Role::Reviewer, None).await);
        let two = site.officer_of(two.id).await;
        let rows: Vec<[String; 12]> = (0..20).map(|number| listed(numbered_code(number), "公司")).collect();
        let import = site.import(&one, list(&rows)).await;

        let (first, second) = tokio::join!(
            commit_import(&site.app.db, &site.app.address_key, &one, import.id, Choice::AllOrNothing, site.now()),
            commit_import(&site.app.db, &site.app.address_key, &two, import.id, Choice::AllOrNothing, site.now()),
        );

        assert_eq!((first.unwrap().status, second.unwrap().status), (State::Committed, State::Committed));
        assert_eq!(kept(&site).await, [20, 20, 1, 1]);
        assert_eq!(audited(&site).await.len(), 1);
    }
}

on_both! {
    /// Two lists with the same new enterprises: whoever comes second finds them.
    async fn two_imports_of_the_same_enterprises_at_once_make_each_once(site: Site) {
        let (one, two) = (site.reviewer().await, site.officer("two", Role::Reviewer, None).await);
        let two = site.officer_of(two.id).await;
        let rows: Vec<[String; 12]> = (0..20).map(|number| listed(numbered_code(number), "公司")).collect();
        let turned: Vec<[String; 12]> = rows.iter().rev().cloned().collect();
        let (first, second) = (site.import(&one, list(&rows)).await, site.import(&two, list(&turned)).await);

        let (one, two) = tokio::join!(
            commit_import(&site.app.db, &site.app.address_key, &one, first.id, Choice::AllOrNothing, site.now()),
            commit_import(&site.app.db, &site.app.address_key, &two, second.id, Choice::AllOrNothing, site.now()),
        );

        assert_eq!((one.unwrap().good, two.unwrap().good), (20, 20));
        assert_eq!(kept(&site).await, [20, 20, 2, 2]);
    }
}

on_both! {
    /// Between the look and the act another enterprise with this code is verified under another name.
    async fn what_changed_since_the_look_is_judged_again(site: Site) {
        let who = site.reviewer().await;
        let rows = list(&[row(CODE, &[]), row(numbered_code(1).as_str(), &[])]);
        let (all, good) = (site.import(&who, rows.clone()).await, site.import(&who, rows).await);
        let taken = company(code(CODE), "曲阜第一机床厂");
        site.enterprise("fang", taken, Status::Verified).await;
        let before = kept(&site).await;

        let refused = commit_import(&site.app.db, &site.app.address_key, &who, all.id, Choice::AllOrNothing, site.now()).await;
        let untouched = kept(&site).await;
        let done = commit_import(&site.app.db, &site.app.address_key, &who, good.id, Choice::OnlyGood, site.now()).await.unwrap();

        assert!(matches!(refused, Err(xingtan::enterprises::CommitError::Left)), "{refused:?}");
        assert_eq!(untouched, before);
        let shown = now_of(&site, &all).await;
        assert_eq!((shown.status, shown.good, shown.bad), (State::Dry, 1, 1), "a new dry run");
        assert_eq!((done.good, done.bad), (1, 1), "it joins the bad ones");
        assert_eq!(recognitions(&site).await.len(), 1);
        assert_eq!(with_code(&site, CODE).await.len(), 1);
    }
}

on_both! {
    async fn the_same_file_is_recognised_and_not_after_it_was_given_up(site: Site) {
        let seat = site.reviewing("reviewer", None).await;
        let warning = "上传过同一个文件";

        let first = handed_in(&seat, &one()).await;
        seat.post(&format!("{first}/cancel"), &[]).await;
        let second = handed_in(&seat, &one()).await;
        let after_cancel = seat.get(&second).await.main_text();
        site.advance(Duration::minutes(5));
        let third = handed_in(&seat, &one()).await;
        let after_second = seat.get(&third).await.main_text();

        assert!(!after_cancel.contains(warning), "{after_cancel}");
        assert!(after_second.contains("2026年12月1日（周二）10:00 上传过同一个文件"), "{after_second}");
        assert_eq!(seat.post(&format!("{third}/commit"), &[]).await.status, 303, "a warning, and no more");
    }
}

on_both! {
    async fn a_file_goes_thirty_days_after_the_decision_and_the_rest_stays(site: Site) {
        let who = site.reviewer().await;
        let (taken, forgotten) = (site.import(&who, one()).await, site.import(&who, one()).await);
        commit_import(&site.app.db, &site.app.address_key, &who, taken.id, Choice::AllOrNothing, site.now()).await.unwrap();

        site.advance(Duration::days(30) - Duration::seconds(1));
        let early = purge_imports(&site.app.db, site.now()).await.unwrap();
        site.advance(Duration::seconds(1));
        let ran = jobs::run_due(&site.app).await.unwrap();

        assert_eq!(early, 0);
        assert!(ran.contains(&"purge-imports"));
        let (taken_now, given_up) = (now_of(&site, &taken).await, now_of(&site, &forgotten).await);
        assert_eq!((taken_now.file_id, taken_now.hash, taken_now.good), (None, taken.hash, 1));
        assert_eq!((given_up.status, given_up.file_id), (State::Cancelled, forgotten.file_id), "nobody decided on it");
        assert_eq!(kept(&site).await[3], 1);
        site.advance(Duration::days(30));
        assert_eq!(purge_imports(&site.app.db, site.now()).await.unwrap(), 1);
        let seat = site.reviewing("late", None).await;
        let at = format!("/admin/imports/{}", forgotten.id);
        assert_eq!([seat.get(&at).await.status, seat.get(&format!("{at}/rejected.csv")).await.status], [200, 404]);
    }
}
