//! Invitations to be an officer: withdrawn, ended with the roles, and never a way into another's district.
use crate::{
    on_both,
    support::{
        Seat, Site,
        letters::Letter,
        people::{PASSWORD, email},
    },
};
use entity::{event::District, officer_role::Role};
use xingtan::roles;

/// The link of the newest invitation that went to an address.
async fn asked(site: &Site, by: &Seat<'_>, name: &str, role: &str, district: &str) -> String {
    let address = format!("{name}@example.cn");
    let fields = [("email", address.as_str()), ("role", role), ("district", district)];
    assert_eq!(by.post("/admin/people/new", &fields).await.status, 303);
    let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
    letters.iter().rfind(|letter| letter.to == address).expect("a letter").link("/password-reset/")
}

on_both! {
    async fn a_withdrawn_invitation_opens_nothing(site: Site) {
        let seat = site.sign_in(&site.officer("boss", Role::Administrator, None).await).await;
        let link = asked(&site, &seat, "li", "reviewer", "qufu").await;
        let people = seat.get("/admin/people").await.body;
        let (_, rest) = people.split_once("/admin/people/invitations/").expect("a button");
        let at = format!("/admin/people/invitations/{}", rest.split('"').next().unwrap());

        assert_eq!(seat.post(&at, &[]).await.status, 303);

        assert_eq!(site.post(&link, &[("password", PASSWORD)]).await.status, 410);
        assert!(!seat.get("/admin/people").await.body.contains("li@example.cn"));
        assert_eq!(seat.post(&at, &[]).await.status, 404, "there is none any more");
    }
}

on_both! {
    async fn whoever_is_ended_comes_back_by_no_letter_of_before(site: Site) {
        let seat = site.sign_in(&site.officer("boss", Role::Administrator, None).await).await;
        let clerk = site.officer("clerk", Role::CheckIn, None).await;
        let link = asked(&site, &seat, "clerk", "reviewer", "qufu").await;

        assert_eq!(seat.post(&format!("/admin/people/{}/end", clerk.id), &[]).await.status, 303);

        assert_eq!(site.post(&link, &[("password", PASSWORD)]).await.status, 410);
        assert!(roles::held(site.db(), clerk.id).await.unwrap().is_empty());
    }
}

on_both! {
    async fn another_districts_officer_is_not_asked_over(site: Site) {
        let boss = site.officer("boss", Role::Administrator, Some(District::Zoucheng)).await;
        let seat = site.sign_in(&boss).await;
        let clerk = site.officer("clerk", Role::Reviewer, Some(District::Qufu)).await;

        let fields = [("email", "clerk@example.cn"), ("role", "reviewer"), ("district", "zoucheng")];
        let refused = seat.post("/admin/people/new", &fields).await;

        assert_eq!((refused.status, refused.heading().as_str()), (409, "这个人的职责由别的管理员管理"));
        assert!(site.outbox().await.iter().all(|(to, ..)| to != email("clerk").as_str()));
        let held = roles::held(site.db(), clerk.id).await.unwrap();
        assert_eq!(held.iter().map(|held| held.district).collect::<Vec<_>>(), [Some(District::Qufu)]);
    }
}

on_both! {
    async fn lost_recovery_codes_are_drawn_anew_with_the_password(site: Site) {
        let member = site.account("member").await;
        let seat = site.sign_in(&member).await;
        seat.post("/my/factor/secret", &[]).await;
        let codes = |body: &str| body.matches("class=\"code\"").count();
        let first = seat.post("/my/factor", &[("code", &site.factor_code(&member).await)]).await.body;
        let (_, old) = first.split_once("<li class=\"code\">").expect("recovery codes");

        let fresh = seat.post("/my/factor/codes", &[("current", PASSWORD)]).await;

        assert_eq!((codes(&first), codes(&fresh.body)), (10, 10));
        let halfway = site.sign_in(&member).await;
        let old = halfway.post("/sign-in/factor", &[("code", old.split('<').next().unwrap())]).await;
        assert_eq!(old.status, 422, "the old ones open nothing");
    }
}

on_both! {
    async fn whoever_was_signed_out_meanwhile_comes_back_to_the_form_and_reads_that_nothing_was_kept(site: Site) {
        let refused = site.post_from("/admin/events/new", "http://xingtan.test/admin/events/new?lang=en").await;

        let location = refused.header("location").to_owned();
        assert_eq!(location, "/sign-in?next=%2Fadmin%2Fevents%2Fnew%3Flang%3Den&done=lost");
        assert!(site.get(&location).await.main_text().contains("刚才填写的内容没有保存"));
    }
}
