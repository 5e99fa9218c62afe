//! Somebody says that an enterprise is theirs.
use super::{claim, in_district, led, only, to, told};
use crate::{on_both, support::Site};
use entity::{enterprise::Status, membership::Role, officer_role, proposal};
use sea_orm::EntityTrait;
use xingtan::accounts;

on_both! {
    async fn while_a_claim_is_checked_people_stay_as_they_are_and_a_refusal_lets_them_go_on(site: Site) {
        let (row, fang, owner) = led(&site).await;
        let li = site.account("li").await;
        site.join(&row, &fang, &li, Role::Viewer).await;
        let asked = site.ask(&row, &fang, "zhao", Role::Viewer).await;
        let (zhao, link) = (site.account("zhao").await, format!("/invitations/{}", site.link_of(&asked).await));
        let (wang, other) = (site.sign_in(&site.account("wang").await).await, site.sign_in(&site.account("sun").await).await);
        let officer = site.reviewing("reviewer", None).await;
        site.deliver().await;

        let (sent, second) = (claim(&wang, &row).await, claim(&other, &row).await);
        let at = format!("/admin/proposals/{}", only(&site).await.id);
        let people = format!("/enterprise/{}/people", row.slug);
        let acts = async || {
            let fields = [("email", "new@example.cn"), ("role", "viewer")];
            [
                owner.post(&format!("{people}/new"), &fields).await.status,
                owner.post(&format!("{people}/{}", li.id), &[("role", "mentor")]).await.status,
                site.sign_in(&zhao).await.post(&link, &[]).await.status,
                owner.post(&format!("{people}/{}/removal", li.id), &[]).await.status,
            ]
        };
        officer.post(&format!("{at}/checking"), &[]).await;
        let frozen = acts().await;
        officer.post(&format!("{at}/refusal"), &[("code", "other-code"), ("reason", "执照是另一家的")]).await;
        let free = acts().await;

        assert_eq!([sent.status, second.status], [303, 409], "one is open at a time");
        assert_eq!((frozen, free), ([409; 4], [303; 4]));
        let told = told(&site).await;
        let name = "曲阜精工机床有限公司";
        for expected in [
            to("fang", &format!("{name}：有人认领，正在核验")),
            to("fang", &format!("{name}：认领没有通过，一切照旧")),
            to("wang", &format!("{name}：认领没有通过")),
        ] {
            assert!(told.contains(&expected), "{expected:?} in {told:?}");
        }
        assert_eq!(wang.get(&format!("/enterprise/{}", row.slug)).await.status, 404);
    }
}

on_both! {
    async fn an_accepted_claim_makes_an_owner_beside_the_others_or_in_their_place(site: Site) {
        let officer = site.reviewing("reviewer", None).await;
        for (number, members) in ["stay", "go"].into_iter().enumerate() {
            let before = format!("before{number}");
            let row = site.enterprise(&before, in_district(number, None), Status::Verified).await;
            let claimant = site.account(&format!("claimant{number}")).await;
            let seat = site.sign_in(&claimant).await;
            claim(&seat, &row).await;
            let open = proposal::Entity::find().all(site.db()).await.unwrap();
            let at = format!("/admin/proposals/{}", open.iter().find(|one| one.status.is_open()).unwrap().id);
            site.deliver().await;

            officer.post(&format!("{at}/checking"), &[]).await;
            let done = officer.post(&format!("{at}/acceptance"), &[("members", members)]).await;

            assert_eq!((done.status, seat.get(&format!("/enterprise/{}/people", row.slug)).await.status), (303, 200));
            let was = accounts::by_address(site.db(), &format!("{before}@example.cn")).await.unwrap().unwrap();
            let stays = site.sign_in(&was).await.get(&format!("/enterprise/{}", row.slug)).await.status == 200;
            assert_eq!(stays, members == "stay");
            let subjects: Vec<String> = told(&site).await.into_iter().map(|(_, subject)| subject).collect();
            let last = if members == "stay" { format!("{}有了新的负责人", row.name) } else { format!("你已不是{}的成员", row.name) };
            let expected = [format!("{}：有人认领，正在核验", row.name), last, format!("{}：认领通过", row.name)];
            assert_eq!(subjects, expected);
        }
    }
}

on_both! {
    async fn nobody_claims_their_own_or_decides_on_what_they_asked_for(site: Site) {
        let (row, _, owner) = led(&site).await;
        let account = site.officer("reviewer", officer_role::Role::Reviewer, None).await;
        let reviewer = site.sign_in(&account).await;

        let own = claim(&owner, &row).await;
        claim(&reviewer, &row).await;
        let at = format!("/admin/proposals/{}", only(&site).await.id);
        let decided = reviewer.post(&format!("{at}/checking"), &[]).await;

        assert_eq!((own.status, own.heading().as_str()), (409, "你已经是这家企业的成员"));
        assert_eq!((decided.status, decided.heading().as_str()), (409, "你是这家企业的成员，不能处理它"));
    }
}
