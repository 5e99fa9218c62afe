//! Two mentors who are the same person: which are shown, what joining moves, and what the enterprises see.
use super::{act, acts, all, led, numbered, teaches_for, told};
use crate::{on_both, placements::ground, support::Site};
use entity::{
    enterprise::Status::Verified,
    event::District::{Qufu, Weishan},
    mentor::Status::{Approved, Proposed, Refused},
    officer_role::Role,
    placement_mentor,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QueryFilter};
use std::slice;
use xingtan::placements::Draft;

on_both! {
    async fn equals_are_called_alike_and_have_no_account(site: Site) {
        let (here, _) = led(&site, "fang", 1).await;
        let there = site.enterprise("li", numbered(2, Some(Weishan)), Verified).await;
        let asked = site.mentor(&here, "Wang 王").await;
        let equal = site.bring_mentor(&there, site.mentor(&there, "ＷＡＮＧ 王").await, Approved).await;
        let refused = site.bring_mentor(&there, site.mentor(&there, "Wang 王").await, Refused).await;
        let account = site.account("wang").await;
        let with_account = site.mentor_of(&there, &account, "Wang 王").await;
        let unlike = site.mentor(&here, "Wang").await;
        let officer = site.reviewing("reviewer", Some(Qufu)).await;
        let at = format!("/admin/mentors/{}", asked.id);

        let page = officer.get(&at).await;

        let offers = |id| page.body.contains(&format!("name=\"other\" value=\"{id}\""));
        let offered = [equal.id, refused.id, with_account.id, unlike.id, asked.id].map(offers);
        assert_eq!(offered, [true, false, false, false, false]);
        assert!(page.main_text().contains(&there.name), "{}", page.main_text());
        assert!(!page.body.contains(&format!("href=\"/admin/mentors/{}\"", equal.id)), "out of reach");
        for other in [refused.id, with_account.id, unlike.id, asked.id, here.id] {
            let answer = officer.post(&format!("{at}/same"), &[("other", &other.to_string())]).await;
            assert_eq!((answer.status, answer.heading().as_str()), (409, "这两位不能认定为同一人"));
        }
        assert_eq!(officer.post(&format!("{at}/same"), &[("other", "nobody")]).await.status, 404);
        assert_eq!(all(&site).await.len(), 5);
    }
}

on_both! {
    async fn joining_moves_the_enterprise_over_and_neither_reads_of_the_other(site: Site) {
        let (here, fang) = led(&site, "fang", 1).await;
        let there = site.enterprise("li", numbered(2, Some(Weishan)), Verified).await;
        let asked = site.mentor(&here, "王师傅").await;
        let stands = site.bring_mentor(&there, site.mentor(&there, "王师傅").await, Approved).await;
        let officer = site.reviewing("reviewer", Some(Qufu)).await;
        let before = acts(&site).await.len();
        site.deliver().await;

        let answer =
            officer.post(&format!("/admin/mentors/{}/same", asked.id), &[("other", &stands.id.to_string())]).await;
        let again =
            officer.post(&format!("/admin/mentors/{}/same", asked.id), &[("other", &stands.id.to_string())]).await;

        assert_eq!((answer.status, answer.location()), (303, format!("/admin/mentors/{}", stands.id)));
        assert_eq!(again.status, 404);
        assert_eq!(all(&site).await, slice::from_ref(&stands));
        let mut both = [here.slug.clone(), there.slug.clone()];
        both.sort();
        assert_eq!(teaches_for(&site, &stands).await, both);
        assert_eq!(told(&site).await, [("fang".to_owned(), "导师已通过审核：王师傅".to_owned())]);
        assert_eq!(acts(&site).await[before..], [act("join", "proposed", "approved", "[]", "")]);
        let page = site.sign_in(&fang).await.get(&format!("/enterprise/{}/mentors/{}", here.slug, stands.id)).await;
        assert_eq!(page.status, 200);
        assert!(!page.main_text().contains(&there.name), "{}", page.main_text());
    }
}

on_both! {
    async fn an_enterprise_that_named_somebody_twice_keeps_them_once(site: Site) {
        let (here, _) = led(&site, "fang", 1).await;
        let first = site.mentor(&here, "王师傅").await;
        let second = site.mentor(&here, "王师傅").await;
        let officer = site.reviewing("reviewer", None).await;
        site.deliver().await;

        officer.post(&format!("/admin/mentors/{}/same", second.id), &[("other", &first.id.to_string())]).await;

        assert_eq!(all(&site).await, slice::from_ref(&first));
        assert_eq!((first.status, teaches_for(&site, &first).await), (Proposed, vec![here.slug.clone()]));
        assert_eq!(told(&site).await, [], "the decision on the first tells them");
    }
}

on_both! {
    async fn who_teaches_somebody_or_is_of_a_members_enterprise_is_not_joined(site: Site) {
        let (here, _) = led(&site, "fang", 1).await;
        let member = site.officer("li", Role::Reviewer, None).await;
        let there = site.bring(site.apply(&member, numbered(2, Some(Weishan))).await, Verified).await;
        let asked = site.mentor(&here, "王师傅").await;
        let other = site.mentor(&there, "王师傅").await;
        let fields = [("other", other.id.to_string())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let at = format!("/admin/mentors/{}/same", asked.id);

        let own = site.sign_in(&member).await.post(&at, &fields).await;
        let mut teaches = asked.clone().into_active_model();
        teaches.teaching = Set(1);
        teaches.update(site.app.db.write()).await.unwrap();
        let taught = site.reviewing("reviewer", None).await.post(&at, &fields).await;

        assert_eq!((own.status, own.heading().as_str()), (409, "你是这家企业的成员，或者就是这位导师，不能处理"));
        assert_eq!((taught.status, taught.heading().as_str()), (409, "这位导师正在带学徒，不能并入"));
        assert_eq!(all(&site).await.len(), 2);
    }
}

on_both! {
    /// In a draft, and in what is over: nobody is taught, and yet they stand there by name.
    async fn what_somebody_was_named_in_names_the_one_who_stands(site: Site) {
        let on = ground(&site).await;
        let there = site.enterprise("li", numbered(2, Some(Weishan)), Verified).await;
        let stands = site.bring_mentor(&there, site.mentor(&there, &on.mentor.name).await, Approved).await;
        let draft = site.begin(&on, on.draft(&site, "wang")).await;
        let mut asked = on.mentor.clone().into_active_model();
        asked.status = Set(Proposed);
        asked.update(site.app.db.write()).await.unwrap();
        let officer = site.reviewing("reviewer", None).await;

        let at = format!("/admin/mentors/{}/same", on.mentor.id);
        let answer = officer.post(&at, &[("other", &stands.id.to_string())]).await;

        assert_eq!((answer.status, answer.location()), (303, format!("/admin/mentors/{}", stands.id)));
        let ties = placement_mentor::Entity::find().filter(placement_mentor::COLUMN.placement_id.eq(draft.id));
        let named: Vec<_> = ties.all(site.db()).await.unwrap().into_iter().map(|tie| tie.mentor_id).collect();
        assert_eq!(named, [stands.id]);
    }
}

on_both! {
    async fn two_who_stand_in_one_placement_are_not_joined(site: Site) {
        let on = ground(&site).await;
        let second = site.mentor(&on.enterprise, &on.mentor.name).await;
        site.begin(&on, Draft { second: Some(second.id), ..on.draft(&site, "wang") }).await;
        let officer = site.reviewing("reviewer", None).await;
        let at = format!("/admin/mentors/{}/same", second.id);

        for (lang, said) in [("zh-CN", "这两位导师在同一次培养里，不能并入"), ("en", "These two mentors stand in one placement; they cannot be joined")] {
            let answer = officer.post(&format!("{at}?lang={lang}"), &[("other", &on.mentor.id.to_string())]).await;
            assert_eq!((answer.status, answer.heading().as_str()), (409, said));
        }
        assert_eq!(all(&site).await.len(), 2);
    }
}
