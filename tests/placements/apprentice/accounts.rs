//! What becomes of placements when the account moves to another address, or is closed.
use super::{at, opened};
use crate::{
    on_both,
    placements::{ground, told},
    support::{Site, enterprises::candidate, letters::Letter, people::PASSWORD},
};
use entity::{
    account_fact,
    placement::{Reason, Side, Status},
};
use sea_orm::EntityTrait;
use xingtan::{
    placements::{
        Draft, Stage, Why, follow_accounts,
        life::{self, Ender},
        take_back,
    },
    registrations,
};

/// Followed up by both domains, whoever comes first.
async fn follow_up(site: &Site) -> [u64; 2] {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    [registrations::follow_accounts(db, key, now).await.unwrap(), follow_accounts(db, key, now).await.unwrap()]
}

on_both! {
    async fn closing_the_account_cancels_what_is_not_filed_and_leaves_what_is(site: Site) {
        let on = ground(&site).await;
        let (draft, li) = opened(&site, &on, "li").await;
        let filed = site.placed(&on, "wang", Stage::Agreed).await;
        let wang = site.account_called("wang").await;
        follow_up(&site).await;
        site.deliver().await;
        for account in [&li, &wang] {
            let closed = site.sign_in(account).await.post("/my/deletion", &[("current", PASSWORD)]).await;
            assert_eq!(closed.status, 303, "{}", closed.main_text());
        }

        let followed = follow_up(&site).await;

        assert_eq!((followed, follow_up(&site).await), ([2, 2], [0, 0]));
        let now = site.placement_now(&draft).await;
        assert_eq!((now.status, now.reason_code, now.end_side), (Status::Cancelled, Some(Reason::OwnWish), Some(Side::Apprentice)));
        assert_eq!(site.placement_now(&filed).await, filed);
        assert_eq!(told(&site).await, [("fang".to_owned(), "li 的培养已取消".to_owned())]);
        let facts = account_fact::Entity::find().all(site.db()).await.unwrap();
        assert!(facts.iter().all(|fact| fact.followed_at.is_some() && fact.email_key.is_none()), "{facts:?}");
    }
}

on_both! {
    async fn a_new_address_of_the_account_is_the_placements_too(site: Site) {
        let on = ground(&site).await;
        let (row, li) = opened(&site, &on, "li").await;
        let who = site.tending(&on.enterprise).await;
        let row = take_back(&site.app.db, &site.app.address_key, &who, row.id, site.now()).await.unwrap();
        let over = site.placed(&on, "wang", Stage::Cancelled).await;
        follow_up(&site).await;
        site.deliver().await;
        site.sign_in(&li).await.post("/my/email", &[("email", "new@example.cn"), ("current", PASSWORD)]).await;
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let link = letters.iter().find(|letter| letter.to == "new@example.cn").unwrap().link("/email-changes/");
        site.post(&link, &[]).await;

        follow_up(&site).await;

        let now = site.placement_now(&row).await;
        assert_eq!((now.email.as_str(), now.email_key.as_str()), ("new@example.cn", "new@example.cn"));
        assert_eq!((now.account_id, now.revision), (Some(li.id), row.revision + 1), "an open editor must not put the old one back");
        assert_eq!(site.placement_now(&over).await.email, "wang@example.cn");
    }
}

on_both! {
    async fn what_is_kept_of_an_account_includes_its_placements(site: Site) {
        let on = ground(&site).await;
        let (row, li) = opened(&site, &on, "li").await;
        site.placed(&on, "wang", Stage::WithReviewer).await;
        let seat = site.sign_in(&li).await;
        seat.post(&format!("{}/contact", at(&row)), &[("share", "yes")]).await;

        let page = seat.get("/my/data").await;
        let file = seat.get("/my/placements.json").await.json();

        assert!(page.body.contains("href=\"/my/placements.json\""));
        assert_eq!(file["placements"].as_array().unwrap().len(), 1);
        let told = &file["placements"][0];
        assert_eq!(told["birth_date"], "2004-05-06");
        assert_eq!((&told["email"], &told["pay_fen"]), (&"li@example.cn".into(), &420_000.into()));
        assert_eq!((&told["shares_contact"], &told["steps"][0]["act"]), (&true.into(), &"contact-shared".into()));
    }
}

on_both! {
    async fn what_is_kept_of_a_pause_and_what_was_said_are_part_of_it(site: Site) {
        let on = ground(&site).await;
        let draft = Draft { first_day: Some(site.today()), contract_first: Some(site.today()), ..on.draft(&site, "li") };
        let row = site.placed_with(&on, draft, Stage::Running).await;
        let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
        let (bureau, who) = (site.reviewer().await, site.tending(&on.enterprise).await);
        let why = Why { code: Reason::Health, words: Some("医生建议休养".into()) };
        life::pause(db, key, Ender::Reviewer(&bureau), row.id, site.today(), &why, now).await.unwrap();
        let why = Why { code: Reason::Conduct, words: None };
        life::end(db, key, Ender::Enterprise(&who), row.id, site.today(), &why, now).await.unwrap();
        let li = site.account_called("li").await;
        life::object(db, key, Ender::Apprentice(&candidate(&li)), row.id, "没有这回事", now).await.unwrap();

        let file = site.sign_in(&li).await.get("/my/placements.json").await.json();

        let told = &file["placements"][0];
        assert_eq!(told["pauses"][0]["reason"], "health");
        let (today, steps) = (site.today().to_string(), told["steps"].as_array().unwrap());
        assert_eq!(told["pauses"][0]["first_day"], today.as_str());
        let paused = steps.iter().find(|step| step["act"] == "paused").unwrap();
        assert_eq!((&paused["words"], &paused["named"]["last"]), (&"医生建议休养".into(), &today.as_str().into()));
        assert_eq!(told["objections"][0]["words"], "没有这回事");
        assert!(told["completion"].is_null() && told["wish"].is_null());
    }
}
