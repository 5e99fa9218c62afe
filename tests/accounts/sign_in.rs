//! Signing up and in: known and unknown addresses cost and answer the same; delays; links once; doors
//! that end on every replica.
use crate::{
    on_both,
    support::{
        Answer, Site,
        database::{self, has_postgres},
        letters::Letter,
        people::{PASSWORD, email},
    },
};
use chrono::Duration;
use entity::{Locale, account, sign_in};
use sea_orm::EntityTrait;
use xingtan::{
    accounts::{self, Knock, SignInError},
    limits::TooMany,
    roles::Actor,
};

pub fn knock(name: &str, password: &str, network: &str) -> Knock {
    Knock {
        email_key: email(name).key().to_owned(),
        password: password.to_owned(),
        network: network.to_owned(),
        device: None,
        agent: String::new(),
        before: None,
        keep: None,
    }
}

pub async fn try_in(site: &Site, knock: &Knock) -> Result<accounts::Opened, SignInError> {
    accounts::sign_in(&site.app.db, &site.app.passwords, knock, site.now()).await
}

/// What an answer gives away: everything but the request's id and what was typed.
fn told(answer: &Answer, typed: &str) -> (u16, Vec<String>, String) {
    let mut headers: Vec<String> = answer.headers.keys().map(ToString::to_string).collect();
    headers.sort();
    (answer.status, headers, answer.body.replace(answer.header("x-request-id"), "").replace(typed, ""))
}

on_both! {
    async fn known_and_unknown_addresses_cost_and_answer_the_same(site: Site) {
        site.account("known").await;
        for (path, more) in [("/sign-in", true), ("/sign-up", false), ("/password-reset", false)] {
            let mut costs = Vec::new();
            for name in ["known", "other"] {
                let typed = format!("{name}@example.cn");
                let mut fields = vec![("email", typed.as_str())];
                fields.extend(more.then_some(("password", "not the password")));
                let (statements, hashings) = (site.statements(), site.app.passwords.hashings());
                let answer = site.post(path, &fields).await;
                costs.push((
                    told(&answer, &typed),
                    site.statements() - statements,
                    site.app.passwords.hashings() - hashings,
                ));
            }
            assert_eq!(costs[0], costs[1], "{path}");
        }
    }
}

on_both! {
    async fn an_account_is_made_by_the_letters_link_and_only_once(site: Site) {
        site.post("/sign-up", &[("email", "Fang@example.cn")]).await;
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let link = letters[0].link("/sign-up/");
        let weak = site.post(&link, &[("password", "12345678")]).await;
        assert_eq!((weak.status, weak.errors().len()), (422, 1));

        let fields = [("password", PASSWORD)];
        let (one, two) = tokio::join!(site.post(&link, &fields), site.post(&link, &fields));

        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 410]);
        assert_eq!(account::Entity::find().all(site.db()).await.unwrap().len(), 1);
        assert!(try_in(&site, &knock("fang", PASSWORD, "a")).await.is_ok());
        assert_eq!(site.get(&link).await.heading(), "这个链接已经失效");
    }
}

on_both! {
    async fn a_reset_ends_every_door_and_tells_the_owner_and_later_links_end_earlier_ones(site: Site) {
        let fang = site.account("fang").await;
        let seat = site.sign_in(&fang).await;
        site.post("/password-reset", &[("email", "fang@example.cn")]).await;
        site.post("/password-reset", &[("email", "fang@example.cn")]).await;
        site.post("/password-reset", &[("email", "nobody@example.cn")]).await;
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        assert_eq!(letters.iter().map(|letter| letter.to.as_str()).collect::<Vec<_>>(), ["fang@example.cn"; 2]);
        let links: Vec<String> = letters.iter().map(|letter| letter.link("/password-reset/")).collect();

        let new = [("password", "lathe apricot willow 7")];
        assert_eq!(site.post(&links[0], &new).await.status, 410);
        site.advance(Duration::minutes(61));
        assert_eq!(site.post(&links[1], &new).await.status, 410);
        site.post("/password-reset", &[("email", "fang@example.cn")]).await;
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        assert_eq!(site.post(&letters[0].link("/password-reset/"), &new).await.location(), "/sign-in");

        assert_eq!(seat.get("/my").await.location(), "/sign-in");
        assert!(matches!(try_in(&site, &knock("fang", PASSWORD, "b")).await, Err(SignInError::Wrong)));
        let told: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        assert_eq!(told[0].subject, "密码已修改");
    }
}

on_both! {
    async fn delays_double_by_address_and_network_and_never_keep_an_owner_out(site: Site) {
        let fang = site.account("fang").await;
        let known = try_in(&site, &knock("fang", PASSWORD, "home")).await.unwrap();
        let wrong = knock("fang", "wrong", "evil");
        let mut waits = Vec::new();
        for _ in 0..12 {
            assert!(matches!(try_in(&site, &wrong).await, Err(SignInError::Wrong)));
            let Err(SignInError::TooMany(TooMany { seconds })) = try_in(&site, &wrong).await else { panic!("no wait") };
            waits.push(seconds);
            site.advance(Duration::seconds(seconds.into()));
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);

        assert!(matches!(try_in(&site, &wrong).await, Err(SignInError::Wrong)));
        assert!(try_in(&site, &knock("fang", PASSWORD, "office")).await.is_ok(), "another network");
        let device = Knock { device: Some(known.device), ..knock("fang", PASSWORD, "evil") };
        assert!(try_in(&site, &device).await.is_ok(), "a device that signed in before");
        let unknown = knock("nobody", "wrong", "evil");
        assert!(matches!(try_in(&site, &unknown).await, Err(SignInError::Wrong)));
        assert!(matches!(try_in(&site, &unknown).await, Err(SignInError::TooMany(TooMany { seconds: 1 }))));
        let fields = [("email", "fang@example.cn"), ("password", "wrong")];
        site.post("/sign-in", &fields).await;
        let page = site.post("/sign-in", &fields).await;
        assert_eq!((page.status, page.header("retry-after"), page.heading().as_str()), (429, "1", "次数太多了"));
        assert_eq!(fang.email.as_deref(), Some("fang@example.cn"));
    }
}

#[tokio::test]
async fn over_two_replicas_tries_add_up_and_doors_end_at_the_next_request() {
    if !has_postgres() {
        return;
    }
    let url = database::postgres().await;
    let clock = xingtan::clock::Clock::fixed(crate::support::site::morning());
    let (one, two) = (Site::beside(&url, clock.clone()).await, Site::beside(&url, clock).await);
    let fang = one.account("fang").await;
    let wrong = knock("fang", "wrong", "evil");

    let tries = (0..20).map(|number| try_in(if number % 2 == 0 { &one } else { &two }, &wrong));
    let outcomes = futures_join(tries).await;
    let counted = outcomes.iter().filter(|outcome| matches!(outcome, Err(SignInError::Wrong))).count();
    assert_eq!(counted, 1, "of twenty at the same moment one is compared");

    let seat = one.sign_in(&fang).await;
    let there = crate::support::people::at(&two, &seat.cookie);
    assert_eq!(there.get("/my").await.status, 200);
    let door = sign_in::Entity::find().all(one.db()).await.unwrap().pop().unwrap();
    let second = one.sign_in(&fang).await;
    assert_eq!(second.post(&format!("/my/devices/{}/end", door.id), &[]).await.status, 303);
    assert_eq!(there.get("/my").await.location(), "/sign-in");

    let officer = one.officer("officer", entity::officer_role::Role::Scheduler, None).await;
    let seat = one.sign_in(&officer).await;
    let there = crate::support::people::at(&two, &seat.cookie);
    assert_eq!(there.get("/admin/events/new").await.status, 200);
    let all = accounts::Taken::All;
    accounts::take_role(&one.app.db, &one.app.address_key, &one.by().await, officer.id, all, one.now()).await.unwrap();
    assert_eq!(there.get("/admin/events/new").await.location(), "/sign-in");
}

/// All at once, in their order.
async fn futures_join<F: Future>(all: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut pinned: Vec<_> = all.map(|one| (Box::pin(one), None)).collect();
    std::future::poll_fn(|context| {
        for (future, output) in pinned.iter_mut().filter(|(_, output)| output.is_none()) {
            if let std::task::Poll::Ready(done) = future.as_mut().poll(context) {
                *output = Some(done);
            }
        }
        if pinned.iter().all(|(_, output)| output.is_some()) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    pinned.into_iter().filter_map(|(_, output)| output).collect()
}

on_both! {
    async fn closing_an_account_blanks_it_and_the_last_administrator_stays(site: Site) {
        let fang = site.account("fang").await;
        let seat = site.sign_in(&fang).await;
        let wrong = seat.post("/my/deletion", &[("current", "wrong")]).await;
        assert_eq!((wrong.status, wrong.errors().len()), (422, 1));
        site.advance(Duration::seconds(2));
        let closed = seat.post("/my/deletion", &[("current", PASSWORD)]).await;
        assert_eq!(closed.location(), "/sign-in");

        let row = account::Entity::find_by_id(fang.id).one(site.db()).await.unwrap().unwrap();
        assert_eq!((row.email, row.email_key, row.password, row.closed_at), (None, None, String::new(), Some(site.now())));
        assert_eq!(seat.get("/my").await.location(), "/sign-in");
        assert_ne!(site.account("fang").await.id, fang.id, "the address is free again");
        let root = accounts::add_officer(&site.app.db, &Actor::command_line(), &email("boss"), entity::officer_role::Role::Administrator, None, site.now()).await.unwrap();
        site.post(&format!("/password-reset/{root}"), &[("password", PASSWORD)]).await;
        let boss = accounts::by_address(site.db(), "boss@example.cn").await.unwrap().unwrap();
        let refused = site.sign_in(&boss).await.post("/my/deletion", &[("current", PASSWORD)]).await;
        assert_eq!((refused.status, refused.heading().as_str()), (409, "至少要有一位管理员"));
    }
}

on_both! {
    async fn cookies_and_forged_posts(site: Site) {
        let fang = site.account("fang").await;
        let fields = [("email", "fang@example.cn"), ("password", PASSWORD), ("next", "//evil.cn")];
        let answer = site.post("/sign-in", &fields).await;
        assert_eq!(answer.location(), "/my");
        let cookies: Vec<&str> = answer.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap()).collect();
        assert!(cookies[0].starts_with("sign-in=") && cookies[0].ends_with("; Path=/; SameSite=Lax; HttpOnly"), "{cookies:?}");
        assert!(!cookies[0].contains("Max-Age"), "without being asked to stay it ends with the window");
        let seat = site.sign_in(&fang).await;
        assert_eq!(seat.get("/my").await.header("cache-control"), "private, no-store");
        let forged = seat.post_from_nowhere("/my/language").await;
        assert_eq!((forged.status, forged.heading().as_str()), (403, "这个请求不是从本站页面发出的"));
        assert_eq!(fang.locale, Locale::Zh);
    }
}
