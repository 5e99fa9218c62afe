//! Somebody is asked by letter, and joins once.
use super::{in_district, led, letters, members, named, owner, told};
use crate::{on_both, support::Site};
use chrono::Duration;
use entity::{
    enterprise::Status::{Applied, Checking, Suspended},
    member_invitation,
    membership::Role,
};
use sea_orm::{EntityTrait, PaginatorTrait};
use xingtan::jobs;

on_both! {
    async fn whoever_is_asked_by_letter_joins_once_and_the_owners_are_told(site: Site) {
        let (row, fang) = led(&site).await;
        let li = site.account("li").await;
        let owner = site.sign_in(&fang).await;
        let at = format!("/enterprise/{}", row.slug);

        let asked = owner.post(&format!("{at}/people/new"), &[("email", "li@example.cn"), ("role", "recruiter")]).await;
        let letter = letters(&site).await.remove(0);
        let link = letter.link("/invitations/");
        let seat = site.sign_in(&li).await;
        let (unknown, shown) = (site.get(&link).await, seat.get(&link).await);
        let (before, joined, again) =
            (seat.get(&at).await, seat.post(&link, &[]).await, seat.post(&link, &[]).await);

        assert_eq!((asked.status, asked.location()), (303, format!("{at}/people")));
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("li@example.cn", "曲阜精工机床有限公司邀请你加入"));
        assert!(unknown.body.contains(&format!("/sign-in?next={link}")), "whoever is not signed in is led there and back");
        assert!(shown.main_text().contains("曲阜精工机床有限公司邀请你作为招聘专员加入"), "{}", shown.main_text());
        assert_eq!((before.status, joined.location(), again.status), (404, at.clone(), 410));
        assert_eq!(again.heading(), "这份邀请已经用过、撤回或过期");
        assert_eq!(members(&site, &row).await, named(&[("fang", Role::Owner), ("li", Role::Recruiter)]));
        assert_eq!(told(&site).await, [("fang@example.cn".to_owned(), "曲阜精工机床有限公司有新成员加入".to_owned())]);
        assert!(seat.get(&at).await.body.contains("你以招聘专员的身份代表曲阜精工机床有限公司"));
    }
}

on_both! {
    async fn of_two_with_one_link_at_the_same_moment_one_joins(site: Site) {
        let (row, fang) = led(&site).await;
        let (li, wang) = (site.account("li").await, site.account("wang").await);
        let asked = site.ask(&row, &fang, "li", Role::Viewer).await;
        let link = format!("/invitations/{}", site.link_of(&asked).await);
        let (one, two) = (site.sign_in(&li).await, site.sign_in(&wang).await);

        let (first, second) = tokio::join!(one.post(&link, &[]), two.post(&link, &[]));

        let mut states = [first.status, second.status];
        states.sort_unstable();
        assert_eq!(states, [303, 410]);
        assert_eq!(members(&site, &row).await.len(), 2);
    }
}

on_both! {
    async fn what_is_wrong_with_an_invitation_is_said_in_both_languages(site: Site) {
        let (row, fang) = led(&site).await;
        let owner = site.sign_in(&fang).await;
        let at = format!("/enterprise/{}/people/new", row.slug);
        let says = async |fields: &[(&str, &str)]| {
            let mut said = Vec::new();
            for lang in ["zh-CN", "en"] {
                let answer = owner.post(&format!("{at}?lang={lang}"), fields).await;
                assert_eq!(answer.status, 422);
                said.extend(answer.errors().into_iter().map(|(_, sentence)| sentence));
            }
            said
        };

        let no_address = says(&[("email", "li"), ("role", "viewer")]).await;
        let no_role = says(&[("email", "li@example.cn"), ("role", "boss")]).await;
        let member = says(&[("email", "FANG@example.cn"), ("role", "viewer")]).await;

        assert_eq!(no_address, ["请填完整的邮箱地址，例如 name@example.cn", "Enter a complete e-mail address, like name@example.cn"]);
        assert_eq!(no_role, ["请选择一项", "Choose an option"]);
        assert_eq!(member, ["这个邮箱的账号已经是成员", "The account with this address is a member already"]);
        assert_eq!(member_invitation::Entity::find().count(site.db()).await.unwrap(), 0);
    }
}

on_both! {
    async fn an_invitation_ends_when_it_is_withdrawn_when_a_later_one_is_sent_and_after_two_weeks(site: Site) {
        let (row, fang) = led(&site).await;
        let (owner, li) = (site.sign_in(&fang).await, site.sign_in(&site.account("li").await).await);
        let mut links = Vec::new();
        for name in ["withdrawn", "li", "li"] {
            let asked = site.ask(&row, &fang, name, Role::Viewer).await;
            links.push((asked.id, format!("/invitations/{}", site.link_of(&asked).await)));
        }
        let withdrawal = format!("/enterprise/{}/invitations/{}/withdrawal", row.slug, links[0].0);

        let (first, second) = (owner.post(&withdrawal, &[]).await, owner.post(&withdrawal, &[]).await);
        let opened = [li.get(&links[0].1).await, li.get(&links[1].1).await, li.get(&links[2].1).await];
        let sent = told(&site).await;
        site.advance(Duration::days(14));
        let late = site.get(&links[2].1).await;

        assert_eq!([first.status, second.status], [303, 410]);
        assert_eq!(opened.map(|answer| answer.status), [410, 410, 200]);
        assert!(!sent.iter().any(|(to, _)| to == "withdrawn@example.cn"), "{sent:?}");
        assert_eq!(late.status, 410);
        site.advance(Duration::days(31));
        jobs::run_due(&site.app).await.expect("the timetable");
        assert_eq!(member_invitation::Entity::find().count(site.db()).await.unwrap(), 0);
    }
}

on_both! {
    async fn before_it_is_verified_nobody_is_asked_and_afterwards_also_while_it_is_suspended(site: Site) {
        let fields = [("email", "li@example.cn"), ("role", "viewer")];
        for (number, (status, answer)) in [(Applied, 409), (Checking, 409), (Suspended, 303)].into_iter().enumerate() {
            let name = format!("o{number}");
            let row = site.enterprise(&name, in_district(number, None), status).await;
            let owner = owner(&site, &name).await;
            let path = format!("/enterprise/{}/people/new", row.slug);

            assert_eq!(site.sign_in(&owner).await.post(&path, &fields).await.status, answer, "{status:?}");
        }
    }
}
