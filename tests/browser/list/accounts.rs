//! Accounts: the doors to one, and the rooms behind them.
use super::{Page, page};
use crate::support::{Site, builders::fields, letters::Letter, people::PASSWORD};
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
    let factor = site.account("factor").await;
    let (seat, prepared) = (site.sign_in(&factor).await, site.account("prepared").await);
    seat.post("/my/factor/secret", &[]).await;
    seat.post("/my/factor", &[("code", &site.factor_code(&factor).await)]).await;
    let halfway = site.sign_in(&factor).await;
    let prepared = site.sign_in(&prepared).await;
    prepared.post("/my/factor/secret", &[]).await;
    seat.post("/my/email", &[("email", "elsewhere@example.cn"), ("current", PASSWORD)]).await;
    let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
    let letter = letters.iter().find(|letter| letter.to == "elsewhere@example.cn").expect("a letter");
    let change = letter.link("/email-changes/");
    vec![
        page("profile", "/my/profile").by(&member).shows("#name"),
        page("own password", "/my/password").by(&member).shows("#current"),
        page("own password, with errors", "/my/password").by(&newcomer).sent_empty(),
        page("own address", "/my/email").by(&member).shows("#email"),
        page("own address, changing", change).shows("main .btn"),
        page("own address, changed", "/email-changes").shows("h1"),
        page("devices", "/my/devices").by(&member).shows("main .btn, main table, main li"),
        page("second factor, none", "/my/factor?required=yes").by(&member).shows(".flash--warn"),
        page("second factor, to be scanned", "/my/factor").by(&prepared).shows("svg.qr"),
        page("second factor, on", "/my/factor").by(&seat).shows(".btn--bad"),
        page("second factor, asked", "/sign-in/factor").by(&halfway).shows("#code"),
        page("own data", "/my/data").by(&member).shows(".facts"),
        page("deleting the account", "/my/deletion").by(&member).shows(".btn--bad"),
        page("account deleted", "/sign-in?done=closed").shows(".flash--ok"),
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
        page("sign in, signed out meanwhile", "/sign-in?done=lost").shows(".flash--warn"),
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
