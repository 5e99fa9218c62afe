//! Mentors by their own account: resting, what is kept of them, and what closing it leaves; and removing.
use super::{act, acts, all, led, listed, teaches_for, told};
use crate::{
    on_both,
    support::{Site, enterprises::candidate, people::PASSWORD},
};
use entity::{
    letter,
    membership::Role,
    mentor::{
        self,
        Status::{Approved, Resting, Retired},
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use std::slice;
use xingtan::{enterprises::remove as remove_member, mentors::remove, roles::Member};

on_both! {
    async fn a_mentor_rests_and_retires_by_their_own_account_also_with_two_enterprises(site: Site) {
        let (first, fang) = led(&site, "fang", 1).await;
        let (second, li) = led(&site, "li", 2).await;
        let wang = site.account("wang").await;
        let row = site.mentor_of(&first, &wang, "王师傅").await;
        let row = site.bring_mentor(&first, row, Approved).await;
        site.mentor_of(&second, &wang, "王师傅").await;
        let viewer = site.account("viewer").await;
        site.join(&first, &fang, &viewer, Role::Viewer).await;
        let before = acts(&site).await.len();
        let [own, owner, other, looker] =
            [site.sign_in(&wang).await, site.sign_in(&fang).await, site.sign_in(&li).await, site.sign_in(&viewer).await];
        let at = |slug: &str, rest: &str| format!("/enterprise/{slug}/mentors/{}{rest}", row.id);

        let shared = owner.post(&at(&first.slug, "/rest"), &[]).await;
        let asked = other.get(&at(&second.slug, "/retirement")).await;
        let looked = looker.post(&at(&first.slug, "/rest"), &[]).await;
        let rested = own.post(&at(&second.slug, "/rest"), &[]).await;
        let seen = owner.get(&at(&first.slug, "")).await;
        let resumed = own.post(&at(&first.slug, "/resume"), &[]).await;
        let question = own.get(&at(&first.slug, "/retirement")).await;
        let retired = own.post(&at(&first.slug, "/retirement"), &[]).await;

        for answer in [&shared, &asked] {
            assert_eq!((answer.status, answer.heading().as_str()), (409, "这里不能替这位导师决定"));
        }
        assert_eq!((looked.status, looked.heading().as_str()), (403, "你在这家企业没有“维护企业资料”的权限"));
        assert_eq!([rested.status, resumed.status, question.status, retired.status], [303, 303, 200, 303]);
        assert!(seen.main_text().contains("暂停带徒"), "{}", seen.main_text());
        assert_eq!(site.mentor_now(&row).await.unwrap().status, Retired);
        assert_eq!(
            acts(&site).await[before..],
            [
                act("rest", "approved", "resting", "[]", ""),
                act("resume", "resting", "approved", "[]", ""),
                act("retire", "approved", "retired", "[]", ""),
            ]
        );
    }
}

on_both! {
    async fn what_is_kept_of_a_mentor_stands_in_their_data(site: Site) {
        let (first, _) = led(&site, "fang", 1).await;
        let wang = site.account("wang").await;
        let row = site.mentor_of(&first, &wang, "王师傅").await;
        site.bring_mentor(&first, row.clone(), Resting).await;
        let seat = site.sign_in(&wang).await;

        let (page, file) = (seat.get("/my/data").await.main_text(), seat.get("/my/data.json").await.json());

        assert!(page.contains("王师傅，暂停带徒；职业（工种）数控车工，技师，从业 12 年，同时最多带 3 人"), "{page}");
        let told = json!({
            "name": "王师傅", "status": "resting", "kind": "enterprise", "occupation": "数控车工",
            "grade": "technician", "years": 12, "max_load": 3, "proposed_at": row.proposed_at,
        });
        assert_eq!(file["account"]["mentor"], told);
    }
}

/// Closes the account of whoever is signed in.
async fn close(site: &Site, account: &entity::account::Model) {
    let answer = site.sign_in(account).await.post("/my/deletion", &[("current", PASSWORD)]).await;
    assert_eq!(answer.status, 303, "{}", answer.main_text());
}

on_both! {
    async fn closing_the_account_retires_the_mentor_and_blanks_who_it_was(site: Site) {
        let (first, fang) = led(&site, "fang", 1).await;
        let wang = site.account("wang").await;
        let row = site.mentor_of(&first, &wang, "王师傅").await;
        site.deliver().await;
        let row = site.bring_mentor(&first, row, Approved).await;

        close(&site, &wang).await;

        let kept = site.mentor_now(&row).await.unwrap();
        let who = (kept.status, kept.account_id, kept.name.as_str(), kept.search_text.as_str(), kept.occupation.as_str());
        assert_eq!(who, (Retired, None, "", "", ""));
        let about = letter::Entity::find().filter(letter::COLUMN.about.eq(row.id)).all(site.db()).await.unwrap();
        assert!(!about.is_empty());
        for letter in about {
            assert!(letter.email.is_none() && !letter.facts.to_string().contains("王师傅"), "{letter:?}");
        }
        assert_eq!(told(&site).await, [], "what had not gone out does not");
        let list = site.sign_in(&fang).await.get(&format!("/enterprise/{}/mentors", first.slug)).await;
        assert_eq!(listed(&list), ["（账号已注销）"]);
    }
}

on_both! {
    async fn closing_the_account_keeps_the_name_of_who_teaches_somebody(site: Site) {
        let (first, _) = led(&site, "fang", 1).await;
        let wang = site.account("wang").await;
        let row = site.mentor_of(&first, &wang, "王师傅").await;
        let mut teaches = site.bring_mentor(&first, row, Approved).await.into_active_model();
        teaches.teaching = Set(1);
        let row = teaches.update(site.app.db.write()).await.unwrap();

        close(&site, &wang).await;

        assert_eq!(site.mentor_now(&row).await, Some(mentor::Model { status: Retired, ..row }));
    }
}

on_both! {
    async fn a_mentor_stays_when_the_member_is_removed(site: Site) {
        let (first, fang) = led(&site, "fang", 1).await;
        let wang = site.account("wang").await;
        let row = site.mentor_of(&first, &wang, "王师傅").await;
        let row = site.bring_mentor(&first, row, Approved).await;
        let who = Member::load(&site.app.db, &candidate(&fang), &first.slug).await.unwrap();

        remove_member(&site.app.db, &site.app.address_key, &who, wang.id, site.now()).await.unwrap();

        assert_eq!(site.mentor_now(&row).await, Some(row.clone()));
        assert_eq!(teaches_for(&site, &row).await, slice::from_ref(&first.slug));
    }
}

on_both! {
    async fn removing_unties_and_keeps_nothing_of_whom_nobody_has(site: Site) {
        let (first, fang) = led(&site, "fang", 1).await;
        let wang = site.account("wang").await;
        let account = site.mentor_of(&first, &wang, "王师傅").await;
        let by_name = site.bring_mentor(&first, site.mentor(&first, "李师傅").await, Approved).await;
        let mut teaches = site.bring_mentor(&first, site.mentor(&first, "张师傅").await, Approved).await.into_active_model();
        teaches.teaching = Set(1);
        let teaches = teaches.update(site.app.db.write()).await.unwrap();
        let owner = site.sign_in(&fang).await;
        let at = format!("/enterprise/{}/mentors", first.slug);

        for row in [&account, &by_name, &teaches] {
            assert_eq!(owner.get(&format!("{at}/{}/removal", row.id)).await.heading(), format!("移除导师{}？", row.name));
            let answer = owner.post(&format!("{at}/{}/removal", row.id), &[]).await;
            assert_eq!((answer.status, answer.location()), (303, at.clone()));
        }

        assert_eq!(listed(&owner.get(&at).await), Vec::<String>::new());
        assert_eq!(all(&site).await, [account, teaches]);
        let about = letter::Entity::find().filter(letter::COLUMN.about.eq(by_name.id)).one(site.db()).await.unwrap();
        assert_eq!(about.map(|letter| letter.email), Some(None));
        let again = remove(&site.app.db, &site.tending(&first).await, by_name.id, site.now()).await;
        assert!(again.is_err());
    }
}
