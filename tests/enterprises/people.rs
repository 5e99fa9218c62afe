//! An enterprise's people: asked by letter, given roles, removed; the last owner stays.
use super::{acts, in_district, one};
use crate::{
    on_both,
    support::{
        Site,
        letters::Letter,
        people::{PASSWORD, email},
    },
};
use chrono::Duration;
use entity::{
    account, enterprise,
    enterprise::Status::{Applied, Checking, Refused, Suspended, Verified},
    letter, member_invitation,
    membership::{self, Role},
};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use xingtan::jobs;

/// Verified, with its owner, `fang`.
async fn led(site: &Site) -> (enterprise::Model, account::Model) {
    let row = site.enterprise("fang", one(), Verified).await;
    let fang = xingtan::accounts::by_address(site.db(), email("fang").key()).await.unwrap().unwrap();
    site.deliver().await;
    (row, fang)
}

/// Who is a member, in the order of their addresses.
async fn members(site: &Site, row: &enterprise::Model) -> Vec<(String, Role)> {
    let held = membership::Entity::find().filter(membership::COLUMN.enterprise_id.eq(row.id));
    let held = held.find_also_related(account::Entity).all(site.db()).await.unwrap();
    let name = |account: account::Model| account.email.unwrap_or_default().replace("@example.cn", "");
    let mut names: Vec<_> = held.into_iter().map(|(held, account)| (name(account.unwrap()), held.role)).collect();
    names.sort();
    names
}

fn named(names: &[(&str, Role)]) -> Vec<(String, Role)> {
    names.iter().map(|(name, role)| ((*name).to_owned(), *role)).collect()
}

async fn letters(site: &Site) -> Vec<Letter> {
    site.deliver().await.iter().map(Letter::from).collect()
}

/// To whom each goes, and what it says it is.
async fn told(site: &Site) -> Vec<(String, String)> {
    letters(site).await.into_iter().map(|letter| (letter.to, letter.subject)).collect()
}

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
        assert_eq!(told(&site).await, [("fang@example.cn".to_owned(), "li@example.cn加入了曲阜精工机床有限公司".to_owned())]);
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
    async fn before_it_is_verified_nobody_is_asked_and_afterwards_also_while_it_is_suspended(site: Site) {
        let fields = [("email", "li@example.cn"), ("role", "viewer")];
        for (number, (status, answer)) in [(Applied, 409), (Checking, 409), (Suspended, 303)].into_iter().enumerate() {
            let name = format!("o{number}");
            let row = site.enterprise(&name, in_district(number, None), status).await;
            let owner = xingtan::accounts::by_address(site.db(), email(&name).key()).await.unwrap().unwrap();
            let path = format!("/enterprise/{}/people/new", row.slug);

            assert_eq!(site.sign_in(&owner).await.post(&path, &fields).await.status, answer, "{status:?}");
        }
    }
}

on_both! {
    async fn an_account_stays_while_it_is_the_last_owners(site: Site) {
        let (row, fang) = led(&site).await;
        site.enterprise("wang", in_district(3, None), Refused).await;
        let wang = xingtan::accounts::by_address(site.db(), email("wang").key()).await.unwrap().unwrap();
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
    async fn what_is_kept_of_a_person_names_their_enterprises(site: Site) {
        let (_, fang) = led(&site).await;
        let seat = site.sign_in(&fang).await;

        let (page, file) = (seat.get("/my/data").await.main_text(), seat.get("/my/data.json").await.json());

        assert!(page.contains("曲阜精工机床有限公司，负责人"), "{page}");
        let own = &file["account"]["enterprises"][0];
        assert_eq!((own["enterprise"].as_str(), own["role"].as_str()), (Some("曲阜精工机床有限公司"), Some("owner")));
    }
}
