//! Claims: on registering signed in, by a letter's link, and once when sign-up is confirmed; what becomes
//! of them when the account moves or is closed.
use crate::{
    on_both,
    support::{Site, builders::fields, letters::Letter, people::email},
};
use entity::{
    account, account_fact,
    registration::Status::{Cancelled, Confirmed},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use uuid::Uuid;
use xingtan::registrations::follow_accounts;

async fn follow_up(site: &Site) {
    follow_accounts(&site.app.db, &site.app.address_key, site.now()).await.unwrap();
}

/// What upstream leaves when an account moves or is closed.
async fn fact(site: &Site, account: &account::Model, kind: account_fact::Kind) {
    let fact = account_fact::ActiveModel {
        id: Set(Uuid::now_v7()),
        account_id: Set(account.id),
        kind: Set(kind),
        follower: Set(account_fact::Follower::Registrations),
        email_key: Set(None),
        at: Set(site.now()),
        followed_at: Set(None),
    };
    account_fact::Entity::insert(fact).exec_without_returning(site.app.db.write()).await.unwrap();
}

on_both! {
    async fn a_confirmed_sign_up_claims_what_was_registered_with_its_address(site: Site) {
        let event = site.event("salon").publish().await;
        let early = site.register(&event, "fang").await;
        site.register(&event, "somebody").await;

        let account = site.account("fang").await;
        follow_up(&site).await;
        let seat = site.sign_in(&account).await;

        let rows = site.registrations(&event).await;
        assert_eq!([rows[0].account_id, rows[1].account_id], [Some(account.id), None]);
        assert!(rows[0].proven_at.is_some() && rows[0].token != early.token);
        assert_eq!(site.get(&format!("/t/{}", early.token)).await.status, 410);
        let my = seat.get("/my").await;
        assert!(my.body.contains(&format!("/t/{}", rows[0].token)), "{}", my.main_text());
        assert_eq!(seat.get(&format!("/t/{}/data", rows[0].token)).await.status, 200);
        assert_eq!(site.get(&format!("/t/{}/data", rows[0].token)).await.status, 403);
    }
}

on_both! {
    async fn a_sign_up_claims_once_and_not_what_comes_later(site: Site) {
        let event = site.event("salon").publish().await;
        let account = site.account("fang").await;
        follow_up(&site).await;

        site.register(&event, "fang").await;
        follow_up(&site).await;

        assert_eq!(site.registrations(&event).await[0].account_id, None);
        let facts = account_fact::Entity::find().all(site.db()).await.unwrap();
        let fact = facts.iter().find(|fact| fact.account_id == account.id).unwrap();
        assert_eq!((facts.len(), &fact.email_key, fact.followed_at), (2, &None, Some(site.now())));
    }
}

on_both! {
    async fn registering_signed_in_with_ones_own_address_claims_at_once(site: Site) {
        let event = site.event("salon").publish().await;
        let account = site.account("fang").await;
        let seat = site.sign_in(&account).await;

        let form = seat.get("/events/salon/registration").await;
        assert!(form.body.contains("value=\"fang@example.cn\""));
        let own = seat.post("/events/salon/registration", &fields("王芳", "Fang@example.cn")).await;
        let other = seat.post("/events/salon/registration", &fields("王芳", "friend@example.cn")).await;

        let rows = site.registrations(&event).await;
        assert_eq!(rows.iter().map(|row| row.account_id).collect::<Vec<_>>(), [Some(account.id), None]);
        assert_eq!((own.location(), other.location()), (format!("/t/{}", rows[0].token), format!("/t/{}", rows[1].token)));
        assert_eq!([rows[0].proven_at, rows[1].proven_at], [Some(site.now()), None]);
    }
}

on_both! {
    async fn a_letters_link_opened_signed_in_offers_to_claim(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "office").await;
        let (fang, wang) = (site.account("fang").await, site.account("wang").await);
        let (seat, other) = (site.sign_in(&fang).await, site.sign_in(&wang).await);
        let by_letter = format!("/t/{}", row.letter_token);

        let shown = seat.post(&format!("/t/{}/claim", row.token), &[]).await;
        assert_eq!((shown.status, shown.heading().as_str()), (403, "请用信里的链接"));
        assert!(!site.get(&by_letter).await.body.contains("/claim"));
        assert_eq!(site.post(&format!("{by_letter}/claim"), &[]).await.location(), "/sign-in");
        assert!(seat.get(&by_letter).await.body.contains("/claim"));
        let claimed = seat.post(&format!("{by_letter}/claim"), &[]).await;
        let again = seat.post(&format!("{by_letter}/claim"), &[]).await;
        let late = other.post(&format!("{by_letter}/claim"), &[]).await;

        assert_eq!([claimed.location(), again.location()], ["/my", "/my"]);
        assert_eq!((late.status, late.heading().as_str()), (409, "这次报名已经在另一个账号里"));
        let rows = site.registrations(&event).await;
        assert_eq!((rows[0].account_id, rows[0].proven_at), (Some(fang.id), Some(site.now())));
        assert_eq!(site.get(&format!("/t/{}", row.token)).await.status, 410);
    }
}

on_both! {
    async fn an_account_that_moves_takes_its_registrations_along_by_one_letter_each(site: Site) {
        let [salon, fair] = [site.event("salon").publish().await, site.event("fair").publish().await];
        let [mine, kept] = [site.register(&salon, "fang").await, site.register(&fair, "fang").await];
        site.register(&fair, "new").await;
        let account = site.account("fang").await;
        follow_up(&site).await;
        site.deliver().await;

        let mut moved = account.clone().into_active_model();
        moved.email = Set(Some(email("new").as_str().to_owned()));
        moved.email_key = Set(Some(email("new").key().to_owned()));
        let account = moved.update(site.app.db.write()).await.unwrap();
        fact(&site, &account, account_fact::Kind::Moved).await;
        follow_up(&site).await;
        follow_up(&site).await;

        let row = &site.registrations(&salon).await[0];
        assert_eq!((row.email_key.as_deref(), row.proven_at), (Some("new@example.cn"), Some(site.now())));
        assert_eq!(site.registrations(&fair).await[0].email_key.as_deref(), Some("fang@example.cn"));
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        assert_eq!(letters.iter().map(|letter| letter.to.as_str()).collect::<Vec<_>>(), ["new@example.cn"]);
        assert_eq!(letters[0].token(), row.letter_token);
        assert!(!letters[0].text.contains("/not-me/"), "the account proved the address");
        assert_eq!(site.get(&format!("/t/{}", mine.letter_token)).await.status, 410);
        assert_eq!(site.get(&format!("/t/{}", kept.letter_token)).await.status, 200);
        let my = site.sign_in(&account).await.get("/my").await;
        assert!(my.main_text().contains("新邮箱在这场活动另有报名，所以这次报名仍用 fang@example.cn"));
    }
}

on_both! {
    async fn what_a_closed_account_registered_is_forgotten_and_gives_its_place_back(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        site.register(&event, "fang").await;
        site.register(&event, "next").await;
        let account = site.account("fang").await;
        follow_up(&site).await;

        fact(&site, &account, account_fact::Kind::Closed).await;
        follow_up(&site).await;

        let rows = site.registrations(&event).await;
        assert_eq!([rows[0].status, rows[1].status], [Cancelled, Confirmed]);
        assert_eq!((&rows[0].name, &rows[0].email, rows[0].account_id), (&None, &None, None));
        site.recount().await;
    }
}

on_both! {
    async fn my_page_costs_the_same_with_one_and_with_three(site: Site) {
        let account = site.account("fang").await;
        let seat = site.sign_in(&account).await;
        let cost = async || {
            let before = site.statements();
            assert_eq!(seat.get("/my").await.status, 200);
            site.statements() - before
        };
        site.event("one").places(0).publish().await;
        seat.post("/events/one/registration", &fields("王芳", "fang@example.cn")).await;
        let one = cost().await;
        for slug in ["two", "three"] {
            site.event(slug).places(0).publish().await;
            seat.post(&format!("/events/{slug}/registration"), &fields("王芳", "fang@example.cn")).await;
        }

        // Two of them ask for enterprises.
        assert_eq!((one, cost().await), (6, 6));
        assert_eq!(seat.get("/my").await.main_text().matches("候补第 1 位").count(), 3);
    }
}
