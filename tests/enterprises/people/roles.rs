//! Roles change and people go; an owner is always left, also when an account is closed.
use super::{acts, in_district, led, members, named, owner, told};
use crate::{
    on_both,
    support::{Site, people::PASSWORD},
};
use entity::{account, enterprise::Status::Refused, letter, membership::Role};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};

on_both! {
    /// V16.
    async fn the_last_owner_neither_goes_nor_becomes_another(site: Site) {
        let (row, fang) = led(&site).await;
        let li = site.account("li").await;
        site.join(&row, &fang, &li, Role::Viewer).await;
        let owner = site.sign_in(&fang).await;
        let at = format!("/enterprise/{}", row.slug);
        let one = format!("{at}/people/{}", fang.id);

        let mut said = Vec::new();
        for lang in ["zh-CN", "en"] {
            said.extend(owner.post(&format!("{one}?lang={lang}"), &[("role", "viewer")]).await.errors());
        }
        let mut asked = Vec::new();
        for path in [format!("{one}/removal"), format!("{at}/departure")] {
            asked.extend([owner.get(&path).await.status, owner.post(&path, &[]).await.status]);
        }

        let sentence = |text: &str| ("role".to_owned(), text.to_owned());
        assert_eq!(said, [
            sentence("企业至少要有一位负责人。请先指定另一位负责人"),
            sentence("An enterprise needs at least one owner. Name another owner first"),
        ]);
        assert_eq!(asked, [409; 4]);
        assert_eq!(owner.post(&format!("{at}/people/{}", li.id), &[("role", "owner")]).await.status, 303);
        assert_eq!(owner.post(&format!("{at}/departure"), &[]).await.location(), "/my");
        assert_eq!(members(&site, &row).await, named(&[("li", Role::Owner)]));
    }
}

on_both! {
    /// Of two owners who leave at the same moment one stays.
    async fn an_owner_is_always_left(site: Site) {
        let (row, fang) = led(&site).await;
        let li = site.account("li").await;
        site.join(&row, &fang, &li, Role::Owner).await;
        let (one, two) = (site.sign_in(&fang).await, site.sign_in(&li).await);
        let path = format!("/enterprise/{}/departure", row.slug);

        let (first, second) = tokio::join!(one.post(&path, &[]), two.post(&path, &[]));

        let mut states = [first.status, second.status];
        states.sort_unstable();
        assert_eq!(states, [303, 409]);
        assert_eq!(members(&site, &row).await.len(), 1);
    }
}

on_both! {
    async fn whoever_is_given_a_role_or_removed_is_told_and_an_open_page_of_theirs_opens_nothing(site: Site) {
        let (row, fang) = led(&site).await;
        let li = site.account("li").await;
        site.join(&row, &fang, &li, Role::Owner).await;
        site.deliver().await;
        let (owner, seat) = (site.sign_in(&fang).await, site.sign_in(&li).await);
        let at = format!("/enterprise/{}", row.slug);
        let one = format!("{at}/people/{}", li.id);

        let changed = owner.post(&one, &[("role", "viewer")]).await;
        let lacking = seat.post(&format!("{at}/people/new"), &[("email", "x@example.cn"), ("role", "viewer")]).await;
        let removed = owner.post(&format!("{one}/removal"), &[]).await;
        let after = [seat.get(&at).await.status, seat.get(&format!("{at}/people")).await.status];

        assert_eq!([changed.status, removed.status], [303, 303]);
        assert_eq!((lacking.status, lacking.heading().as_str()), (403, "你在这家企业没有“管理成员”的权限"));
        assert_eq!(after, [404, 404]);
        let li = || "li@example.cn".to_owned();
        assert_eq!(told(&site).await, [
            (li(), "你在曲阜精工机床有限公司的角色变了".to_owned()),
            (li(), "你已不是曲阜精工机床有限公司的成员".to_owned()),
        ]);
        let done: Vec<_> = acts(&site).await.into_iter().map(|(act, ..)| act).collect();
        assert_eq!(done[done.len() - 4..], [
            "enterprises.invite", "enterprises.accept", "enterprises.change_role", "enterprises.remove",
        ]);
    }
}

on_both! {
    async fn only_owners_read_whole_addresses_and_a_list_costs_the_same_whoever_is_there(site: Site) {
        let (row, fang) = led(&site).await;
        let li = site.account("li").await;
        site.join(&row, &fang, &li, Role::Viewer).await;
        let path = format!("/enterprise/{}/people", row.slug);
        let (owner, viewer) = (site.sign_in(&fang).await, site.sign_in(&li).await);

        let (whole, masked) = (owner.get(&path).await.main_text(), viewer.get(&path).await.main_text());

        assert!(whole.contains("li@example.cn") && whole.contains("fang@example.cn"), "{whole}");
        assert!(masked.contains("li@example.cn") && masked.contains("f•••@e•••"), "{masked}");
        assert!(!masked.contains("fang@example.cn") && !masked.contains("邀请成员"), "{masked}");
        let cost = async || {
            let before = site.statements();
            owner.get(&path).await;
            site.statements() - before
        };
        let two = cost().await;
        site.join(&row, &fang, &site.account("wang").await, Role::Mentor).await;
        site.ask(&row, &fang, "zhao", Role::Mentor).await;
        assert_eq!(cost().await, two);
    }
}

on_both! {
    async fn an_account_stays_while_it_is_the_last_owners(site: Site) {
        let (row, fang) = led(&site).await;
        site.enterprise("wang", in_district(3, None), Refused).await;
        let wang = owner(&site, "wang").await;
        let li = site.account("li").await;
        let delete = async |account: &account::Model| {
            site.sign_in(account).await.post("/my/deletion", &[("current", PASSWORD)]).await
        };

        let refused = delete(&fang).await;
        site.join(&row, &fang, &li, Role::Owner).await;
        let (closed, of_refused, last) = (delete(&fang).await, delete(&wang).await, delete(&li).await);

        assert_eq!((refused.status, refused.heading().as_str()), (409, "你是一家企业唯一的负责人"));
        assert_eq!([closed.status, of_refused.status, last.status], [303, 303, 409]);
        assert_eq!(members(&site, &row).await, named(&[("li", Role::Owner)]));
        let named = letter::COLUMN.email.is_in(["fang@example.cn", "wang@example.cn"]);
        let kept = letter::Entity::find().filter(named).filter(letter::COLUMN.kind.starts_with("enterprises-"));
        assert_eq!(kept.count(site.db()).await.unwrap(), 0, "no letter about an enterprise names them");
    }
}

on_both! {
    /// Also on a page behind the room's own.
    async fn the_head_says_in_which_room_one_is(site: Site) {
        let (row, fang) = led(&site).await;
        let at = format!("/enterprise/{}", row.slug);
        let seat = site.sign_in(&fang).await;

        for (page, room) in [("", ""), ("/people", "/people"), ("/people/new", "/people")] {
            let body = seat.get(&format!("{at}{page}")).await.body;
            let is_current = |link: &&str| link.split('>').next().is_some_and(|tag| tag.contains("aria-current"));
            let current: Vec<&str> = body.split("<a href=\"").skip(1).filter(is_current).collect();

            assert!(
                current.first().is_some_and(|tab| tab.starts_with(&format!("{at}{room}\""))),
                "{page}: {current:?}"
            );
        }
    }
}

on_both! {
    async fn what_is_kept_of_a_person_names_their_enterprises(site: Site) {
        let (_, fang) = led(&site).await;
        let seat = site.sign_in(&fang).await;

        let (page, file) = (seat.get("/my/data").await.main_text(), seat.get("/my/data.json").await.json());

        assert!(page.contains("曲阜精工机床有限公司，负责人"), "{page}");
        let own = &file["account"]["enterprises"][0];
        assert_eq!((own["enterprise"].as_str(), own["role"].as_str()), (Some("曲阜精工机床有限公司"), Some("owner")));
    }
}
