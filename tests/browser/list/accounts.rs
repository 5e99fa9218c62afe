//! Accounts: the doors to one, and the rooms behind them.
use super::{Page, page};
use crate::support::{Site, builders::fields, letters::Letter};
use xingtan::registrations::follow_accounts;

pub async fn pages(site: &Site) -> Vec<Page> {
    site.post("/sign-up", &[("email", "newcomer@example.cn")]).await;
    let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
    let letter = letters.iter().find(|letter| letter.to == "newcomer@example.cn").expect("a letter");
    let first_password = letter.link("/sign-up/");
    let event = site.event("accounts").places(1).publish().await;
    site.register(&event, "member").await;
    site.register(&event, "guest").await;
    let (newcomer, member) = (site.account("nobody").await, site.account("member").await);
    follow_accounts(&site.app.db, &site.app.address_key, site.now()).await.expect("claims");
    let (newcomer, member) = (site.sign_in(&newcomer).await, site.sign_in(&member).await);
    let full = member.post("/events/accounts/registration", &fields("王芳", "friend@example.cn")).await;
    let friend = site.registrations(&event).await.pop().expect("a row");
    assert_eq!(full.location(), format!("/t/{}", friend.token));
    vec![
        page("sign up", "/sign-up").shows("form .btn"),
        page("sign up, with an error", "/sign-up").sent_empty(),
        page("sign up, sent", "/sign-up?sent=yes").shows(".ask:not(:has(form))"),
        page("first password", first_password.clone()).shows("input[autocomplete=new-password]"),
        page("first password, with an error", first_password).sent_empty(),
        page("password link, unknown", "/password-reset/AAAAAAAAAAAAAAAAAAAAAAAA").refused(404),
        page("password reset", "/password-reset").shows("form .btn"),
        page("password reset, with an error", "/password-reset").sent_empty(),
        page("password reset, sent", "/password-reset?sent=yes").shows(".ask:not(:has(form))"),
        page("sign in", "/sign-in").shows(".flash--info"),
        page("sign in, wrong", "/sign-in").sent_empty(),
        page("sign in, password set", "/sign-in?done=password").shows(".flash--ok"),
        page("my page, empty", "/my").by(&newcomer).shows(".empty"),
        page("my page", "/my").by(&member).shows(".table .state--ok"),
        page("my page, claimed", "/my?done=claimed").by(&member).shows(".flash--ok"),
        page("form, filled in", "/events/accounts/registration").by(&member).shows("#email[value='member@example.cn']"),
        page("ticket, to be claimed", format!("/t/{}", friend.letter_token))
            .by(&member)
            .shows("form[action$='/claim']"),
    ]
}
