//! Proposing: what the form says, whose row it is, and what another enterprise learns.
use super::{act, acts, all, filled, led, listed, numbered, teaches_for, told};
use crate::{
    on_both,
    support::{Site, enterprises::candidate, mentors::turner},
};
use chrono::Duration;
use entity::{
    enterprise::Status::Suspended,
    membership::Role,
    mentor::{
        Grade, Kind,
        Status::{Approved, Proposed, Refused, Retired},
    },
};
use std::slice;
use xingtan::{
    mentors::{NewMentor, Profile, ProposeError, propose},
    person::Name,
    roles::Member,
};

on_both! {
    async fn an_enterprise_proposes_somebody_by_name(site: Site) {
        let (row, fang) = led(&site, "fang", 1).await;
        let owner = site.sign_in(&fang).await;
        let at = format!("/enterprise/{}/mentors", row.slug);

        let answer = owner.post(&format!("{at}/new"), &filled(&[("name", " 王师傅 "), ("years", "１２")])).await;

        assert_eq!((answer.status, answer.location()), (303, at.clone()));
        let kept = all(&site).await.remove(0);
        let what = (kept.name.as_str(), kept.occupation.as_str(), kept.kind, kept.grade, kept.years, kept.max_load);
        assert_eq!(what, ("王师傅", "数控车工", Kind::Enterprise, Grade::Technician, 12, 3));
        assert_eq!((kept.status, kept.account_id, kept.teaching, kept.proposed_at), (Proposed, None, 0, site.now()));
        assert_eq!(teaches_for(&site, &kept).await, slice::from_ref(&row.slug));
        assert_eq!(acts(&site).await, [act("propose", "", "proposed", "[]", "")]);
        assert_eq!(told(&site).await, []);
        let list = owner.get(&at).await;
        assert_eq!(listed(&list), ["王师傅"]);
        assert!(list.main_text().contains("待审核 等了 0 天"), "{}", list.main_text());
    }
}

on_both! {
    async fn what_is_wrong_is_said_at_its_field_in_both_languages(site: Site) {
        let (row, fang) = led(&site, "fang", 1).await;
        let owner = site.sign_in(&fang).await;
        let stranger = site.account("stranger").await;
        let stranger = stranger.id.to_string();
        let at = format!("/enterprise/{}/mentors/new", row.slug);
        let load = ["一位导师同时最多带 5 人", "A mentor can look after at most 5 people at a time"];
        let years = ["请填 0 到 60 的整数年", "Enter a whole number of years from 0 to 60"];
        let choose = ["请选择一项", "Choose an option"];
        let long = "长".repeat(41);
        for (field, typed, said) in [
            ("max_load", "6", load),
            ("max_load", "0", load),
            ("max_load", "", load),
            ("max_load", "two", load),
            ("name", " ", ["请填写姓名", "Enter your name"]),
            ("years", "many", years),
            ("years", "61", years),
            ("years", "-1", years),
            ("years", "", years),
            ("grade", "", choose),
            ("grade", "master", choose),
            ("kind", "friend", choose),
            ("account", stranger.as_str(), choose),
            ("occupation", "　", ["请填写", "Fill this in"]),
            ("occupation", long.as_str(), ["最多 40 个字，请缩短", "Use at most 40 characters"]),
        ] {
            for (lang, sentence) in ["zh-CN", "en"].into_iter().zip(said) {
                let answer = owner.post(&format!("{at}?lang={lang}"), &filled(&[(field, typed)])).await;

                assert_eq!(answer.status, 422, "{field} {typed}");
                assert_eq!(answer.errors(), [(field.to_owned(), sentence.to_owned())], "{typed}");
            }
        }
        assert_eq!((all(&site).await, acts(&site).await), (vec![], vec![]));
    }
}

on_both! {
    async fn a_member_is_a_mentor_once_whichever_enterprise_names_them(site: Site) {
        let (first, fang) = led(&site, "fang", 1).await;
        let (second, li) = led(&site, "li", 2).await;
        let wang = site.account("wang").await;
        site.join(&first, &fang, &wang, Role::Mentor).await;
        site.join(&second, &li, &wang, Role::Viewer).await;
        let id = wang.id.to_string();
        let [one, two] = [site.sign_in(&fang).await, site.sign_in(&li).await];
        let path = |slug: &str| format!("/enterprise/{slug}/mentors/new");

        let unnamed = one.post(&path(&first.slug), &filled(&[("account", &id), ("name", "")])).await;
        let named = one.post(&path(&first.slug), &filled(&[("account", &id)])).await;
        let again = one.post(&path(&first.slug), &filled(&[("account", &id)])).await;
        let row = all(&site).await.remove(0);
        let row = site.bring_mentor(&first, row, Approved).await;
        let other = [("account", id.as_str()), ("name", "别名"), ("grade", "none"), ("max_load", "5")];
        let tied = two.post(&path(&second.slug), &filled(&other)).await;

        assert_eq!(unnamed.errors(), [("name".to_owned(), "请填写姓名".to_owned())]);
        assert_eq!([named.status, again.status, tied.status], [303, 422, 303]);
        assert_eq!(again.errors(), [("account".to_owned(), "这位成员已经是你们的导师".to_owned())]);
        assert_eq!(all(&site).await, slice::from_ref(&row), "the row that stands is as it was");
        let mut both = [first.slug.clone(), second.slug.clone()];
        both.sort();
        assert_eq!(teaches_for(&site, &row).await, both);
        let page = two.get(&format!("/enterprise/{}/mentors/{}", second.slug, row.id)).await;
        assert!(!page.main_text().contains(&first.name), "{}", page.main_text());
        assert!(page.main_text().contains("暂停和不再带徒由导师本人决定"), "{}", page.main_text());
    }
}

on_both! {
    async fn two_enterprises_that_name_an_account_at_once_share_one_row(site: Site) {
        let (first, fang) = led(&site, "fang", 1).await;
        let (second, li) = led(&site, "li", 2).await;
        let wang = site.account("wang").await;
        site.join(&first, &fang, &wang, Role::Mentor).await;
        site.join(&second, &li, &wang, Role::Mentor).await;
        let (one, two) = (site.tending(&first).await, site.tending(&second).await);
        let new = || NewMentor { account: Some(wang.id), profile: turner("王师傅") };

        let (db, now) = (&site.app.db, site.now());
        let (one, two) = tokio::join!(propose(db, &one, new(), now), propose(db, &two, new(), now));

        assert_eq!(one.unwrap().id, two.unwrap().id);
        assert_eq!(teaches_for(&site, &all(&site).await[0]).await.len(), 2);
    }
}

on_both! {
    async fn a_name_of_the_account_stands_where_none_is_typed(site: Site) {
        let (row, fang) = led(&site, "fang", 1).await;
        let owner = site.sign_in(&fang).await;
        owner.post("/my/profile", &[("name", "方敏"), ("mobile", ""), ("language", "zh-CN")]).await;
        let id = fang.id.to_string();

        let answer =
            owner.post(&format!("/enterprise/{}/mentors/new", row.slug), &filled(&[("account", &id), ("name", "")])).await;

        assert_eq!(answer.status, 303, "{}", answer.main_text());
        let kept = all(&site).await.remove(0);
        assert_eq!((kept.name.as_str(), kept.account_id), ("方敏", Some(fang.id)));
    }
}

on_both! {
    async fn whom_no_verified_enterprise_or_no_member_names_is_not_proposed(site: Site) {
        let (row, fang) = led(&site, "fang", 1).await;
        let stranger = site.account("stranger").await;
        let owner = site.sign_in(&fang).await;
        let who = site.tending(&row).await;
        let applied = site.apply(&fang, numbered(3, None)).await;

        let new = NewMentor { account: Some(stranger.id), profile: turner("王师傅") };
        let outcome = propose(&site.app.db, &who, new, site.now()).await;
        let early = owner.post(&format!("/enterprise/{}/mentors/new", applied.slug), &filled(&[])).await;
        site.bring_to(&row, Suspended).await;
        let suspended = owner.post(&format!("/enterprise/{}/mentors/new", row.slug), &filled(&[])).await;

        assert!(matches!(outcome, Err(ProposeError::NoSuchMember)), "{outcome:?}");
        assert_eq!((early.status, early.heading().as_str()), (409, "这家企业现在不能提名或修改导师"));
        assert_eq!(suspended.status, 303);
        assert_eq!(all(&site).await.len(), 1);
    }
}

on_both! {
    async fn another_grade_goes_before_officers_again_and_another_load_does_not(site: Site) {
        let (row, fang) = led(&site, "fang", 1).await;
        let mentor = site.bring_mentor(&row, site.mentor(&row, "王师傅").await, Approved).await;
        site.advance(Duration::days(1));
        let owner = site.sign_in(&fang).await;
        let before = acts(&site).await.len();
        let at = format!("/enterprise/{}/mentors/{}", row.slug, mentor.id);

        let wrong = owner.post(&at, &filled(&[("max_load", "9")])).await;
        owner.post(&at, &filled(&[])).await;
        owner.post(&at, &filled(&[("max_load", "5"), ("years", "13")])).await;
        let held = site.mentor_now(&mentor).await.unwrap();
        owner.post(&at, &filled(&[("max_load", "5"), ("years", "13"), ("grade", "senior_technician")])).await;
        let again = site.mentor_now(&mentor).await.unwrap();

        assert_eq!(wrong.errors(), [("max_load".to_owned(), "一位导师同时最多带 5 人".to_owned())]);
        assert_eq!((held.status, held.max_load, held.years, held.decided_at), (Approved, 5, 13, mentor.decided_at));
        assert_eq!((again.status, again.grade, again.proposed_at, again.decided_at), (Proposed, Grade::SeniorTechnician, site.now(), None));
        assert_eq!(
            acts(&site).await[before..],
            [
                act("change", "approved", "approved", "[\"years\",\"max_load\"]", ""),
                act("change", "approved", "proposed", "[\"grade\"]", ""),
            ]
        );
    }
}

on_both! {
    async fn a_refused_one_is_proposed_again_by_saving_and_a_retired_account_by_naming(site: Site) {
        let (row, fang) = led(&site, "fang", 1).await;
        let (second, li) = led(&site, "li", 2).await;
        let refused = site.bring_mentor(&row, site.mentor(&row, "王师傅").await, Refused).await;
        let wang = site.account("wang").await;
        let retired = site.mentor_of(&row, &wang, "汪师傅").await;
        let retired = site.bring_mentor(&row, retired, Retired).await;
        site.join(&second, &li, &wang, Role::Mentor).await;
        let owner = site.sign_in(&fang).await;

        owner.post(&format!("/enterprise/{}/mentors/{}", row.slug, refused.id), &filled(&[])).await;
        let who = Member::load(&site.app.db, &candidate(&li), &second.slug).await.unwrap();
        let profile = Profile { name: Name::parse("汪大师").unwrap(), ..turner("汪师傅") };
        propose(&site.app.db, &who, NewMentor { account: Some(wang.id), profile }, site.now()).await.unwrap();

        let refused = site.mentor_now(&refused).await.unwrap();
        assert_eq!((refused.status, refused.reason_code, refused.reason), (Proposed, None, None));
        let retired = site.mentor_now(&retired).await.unwrap();
        assert_eq!((retired.status, retired.name.as_str()), (Proposed, "汪大师"));
    }
}

on_both! {
    async fn the_list_costs_the_same_with_one_and_with_three(site: Site) {
        let (row, fang) = led(&site, "fang", 1).await;
        let owner = site.sign_in(&fang).await;
        let at = format!("/enterprise/{}/mentors", row.slug);
        let mut costs = Vec::new();
        for names in [&["王师傅"][..], &["李师傅", "张师傅"]] {
            for name in names {
                site.advance(Duration::minutes(1));
                site.mentor(&row, name).await;
            }
            let before = site.statements();
            let page = owner.get(&at).await;
            costs.push((site.statements() - before, listed(&page).len()));
        }
        assert_eq!((costs[0].1, costs[1].1), (1, 3));
        assert_eq!(costs[0].0, costs[1].0, "{costs:?}");
    }
}
