//! Another name, code and licence; *this is ours*; and an application that is accepted over a listed enterprise.
use super::{CODE, acts, in_district, one};
use crate::{
    on_both,
    support::{
        Answer, Seat, Site,
        enterprises::{PDF, code, company, numbered_code},
        letters::Letter,
    },
};
use chrono::Duration;
use entity::{
    account,
    enterprise::{self, Status},
    membership,
    membership::Role,
    merged_enterprise, proposal,
};
use sea_orm::{EntityTrait, PaginatorTrait};
use xingtan::{accounts, enterprises::Decision};

const OTHER: &str = "91370883MA94ABCD45";

async fn led<'a>(site: &'a Site) -> (enterprise::Model, account::Model, Seat<'a>) {
    let row = site.enterprise("fang", one(), Status::Verified).await;
    let fang = accounts::by_address(site.db(), "fang@example.cn").await.unwrap().unwrap();
    let seat = site.sign_in(&fang).await;
    site.deliver().await;
    (row, fang, seat)
}

async fn propose(seat: &Seat<'_>, row: &enterprise::Model, uscc: &str, name: &str) -> Answer {
    let fields = [("uscc", uscc), ("name", name)];
    seat.post_file(&format!("/enterprise/{}/proposal", row.slug), &fields, "licence", PDF).await
}

async fn claim(seat: &Seat<'_>, row: &enterprise::Model) -> Answer {
    let fields = [("words", "执照在我们这里，原来的负责人离职了。")];
    seat.post_file(&format!("/enterprises/{}/claim", row.slug), &fields, "licence", PDF).await
}

async fn only(site: &Site) -> proposal::Model {
    let mut all = proposal::Entity::find().all(site.db()).await.unwrap();
    assert_eq!(all.len(), 1);
    all.remove(0)
}

async fn told(site: &Site) -> Vec<(String, String)> {
    let letters = site.deliver().await;
    letters.iter().map(Letter::from).map(|letter| (letter.to, letter.subject)).collect()
}

fn to(name: &str, subject: &str) -> (String, String) {
    (format!("{name}@example.cn"), subject.to_owned())
}

on_both! {
    async fn a_change_stands_when_an_officer_has_accepted_it_and_the_slug_stays(site: Site) {
        let (row, _, owner) = led(&site).await;
        let rival = site.enterprise("li", company(code(OTHER), "邹城"), Status::Applied).await;
        site.deliver().await;
        let officer = site.reviewing("reviewer", None).await;

        let sent = propose(&owner, &row, OTHER, "曲阜精工智能装备有限公司").await;
        let at = format!("/admin/proposals/{}", only(&site).await.id);
        let before = site.now_of(&row).await;
        let queue = officer.get("/admin/proposals").await.main_text();
        let done = [
            officer.post(&format!("{at}/acceptance"), &[]).await.status,
            officer.post(&format!("{at}/checking"), &[]).await.status,
            officer.post(&format!("{at}/acceptance"), &[]).await.status,
            officer.post(&format!("{at}/acceptance"), &[]).await.status,
        ];

        assert_eq!((sent.status, before.name.as_str(), before.code.as_str()), (303, "曲阜精工机床有限公司", CODE));
        assert!(queue.contains("曲阜精工机床有限公司 变更名称、代码或执照 待处理 等了 0 天"), "{queue}");
        assert_eq!(done, [409, 303, 303, 303], "not before it is taken up; twice is once");
        let after = site.now_of(&row).await;
        let values = (after.name.as_str(), after.code.as_str(), after.slug.as_str(), after.status);
        assert_eq!(values, ("曲阜精工智能装备有限公司", OTHER, row.slug.as_str(), Status::Verified));
        assert_ne!(after.licence_id, row.licence_id);
        assert!(site.get("/enterprises?q=智能装备").await.body.contains(&row.slug), "search follows");
        assert_eq!(site.now_of(&rival).await.status, Status::Refused, "whoever else applied with the code");
        assert_eq!(told(&site).await, [
            to("fang", "曲阜精工智能装备有限公司：变更已接受"), to("li", "企业申请没有通过：邹城"),
        ]);
    }
}

on_both! {
    async fn a_change_is_refused_with_a_reason_or_withdrawn_before_it_is_taken_up(site: Site) {
        let (row, _, owner) = led(&site).await;
        let officer = site.reviewing("reviewer", None).await;
        let page = format!("/enterprise/{}/proposal", row.slug);
        propose(&owner, &row, CODE, "甲").await;
        let second = propose(&owner, &row, CODE, "乙").await;
        let withdrawn = owner.post(&format!("{page}/withdrawal"), &[]).await;

        propose(&owner, &row, CODE, "丙").await;
        let open = proposal::Entity::find().all(site.db()).await.unwrap();
        let at = format!("/admin/proposals/{}", open.iter().find(|one| one.status.is_open()).unwrap().id);
        officer.post(&format!("{at}/checking"), &[]).await;
        let late = owner.post(&format!("{page}/withdrawal"), &[]).await;
        let empty = officer.post(&format!("{at}/refusal"), &[]).await;
        let refused = officer.post(&format!("{at}/refusal"), &[("code", "unreadable"), ("reason", "看不清公章")]).await;

        assert_eq!([second.status, withdrawn.status, late.status], [409, 303, 409]);
        assert_eq!((empty.status, empty.errors().len(), refused.status), (422, 2, 303));
        assert_eq!(site.now_of(&row).await.name, "曲阜精工机床有限公司");
        let shown = owner.get(&page).await.main_text();
        assert!(shown.contains("未通过") && shown.contains("看不清公章") && shown.contains("丙"), "{shown}");
        assert_eq!(told(&site).await, [to("fang", "曲阜精工机床有限公司：变更没有通过")]);
    }
}

on_both! {
    async fn what_is_wrong_with_a_change_is_said_and_nothing_is_kept(site: Site) {
        let (row, _, owner) = led(&site).await;
        site.enterprise("li", company(code(OTHER), "邹城"), Status::Suspended).await;
        let path = format!("/enterprise/{}/proposal", row.slug);
        let mut said = Vec::new();

        for lang in ["zh-CN", "en"] {
            for (uscc, name, file) in [("9137", "", &[][..]), (OTHER, "甲", PDF)] {
                let fields = [("uscc", uscc), ("name", name)];
                let answer = owner.post_file(&format!("{path}?lang={lang}"), &fields, "licence", file).await;
                said.extend(answer.errors().into_iter().map(|(_, sentence)| sentence));
            }
        }

        assert_eq!(said, [
            "统一社会信用代码有 18 位，你填了 4 位",
            "请填写",
            "请选择营业执照文件",
            "这个代码的企业已经认证。请联系它的负责人邀请你；如果企业是你们的，请在它的公开页面认领",
            "The code has 18 characters; you entered 4",
            "Fill this in",
            "Choose the file of the business licence",
            "An enterprise with this code is verified. Ask its owner to invite you; if it is yours, claim it on its public page",
        ]);
        assert_eq!(proposal::Entity::find().count(site.db()).await.unwrap(), 0);
    }
}

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
        let account = site.officer("reviewer", entity::officer_role::Role::Reviewer, None).await;
        let reviewer = site.sign_in(&account).await;

        let own = claim(&owner, &row).await;
        claim(&reviewer, &row).await;
        let at = format!("/admin/proposals/{}", only(&site).await.id);
        let decided = reviewer.post(&format!("{at}/checking"), &[]).await;

        assert_eq!((own.status, own.heading().as_str()), (409, "你已经是这家企业的成员"));
        assert_eq!((decided.status, decided.heading().as_str()), (409, "你是这家企业的成员，不能处理它"));
    }
}

on_both! {
    async fn each_look_at_a_proposals_licence_is_written_down_and_a_day_has_five_tries(site: Site) {
        let (row, fang, owner) = led(&site).await;
        propose(&owner, &row, CODE, "甲").await;
        let at = format!("/admin/proposals/{}/licence", only(&site).await.id);

        let look = site.reviewing("reviewer", None).await.get(&at).await;
        let mut tries = Vec::new();
        for _ in 0..5 {
            tries.push(propose(&owner, &row, CODE, "乙").await.status);
        }
        site.advance(Duration::days(1));

        assert_eq!((look.status, look.bytes.as_slice()), (200, PDF));
        assert_eq!(look.header("content-security-policy"), "default-src 'none'; sandbox");
        assert_eq!(acts(&site).await.last().unwrap().0, "enterprises.read_licence");
        assert_eq!(tries, [409, 409, 409, 409, 429]);
        assert_eq!(propose(&site.sign_in(&fang).await, &row, CODE, "乙").await.status, 409);
    }
}

on_both! {
    /// The listed row becomes verified: slug and recognitions stay, the applicant's fields and people move in.
    async fn an_application_accepted_over_a_listed_enterprise_becomes_part_of_it(site: Site) {
        let listed = site.listed(numbered_code(1), "名录里的名字").await;
        let fang = site.account("fang").await;
        let owner = site.sign_in(&fang).await;
        let own = site.apply(&fang, company(numbered_code(1), "执照上的名字")).await;
        let rival = site.enterprise("li", company(numbered_code(1), "别人"), Status::Applied).await;
        let reviewer = site.reviewer().await;
        let seat = site.reviewing("second", None).await;
        site.deliver().await;

        site.decide(&reviewer, &own, &Decision::TakeUp).await.unwrap();
        let verified = seat.post(&format!("/admin/enterprises/{}/verification", own.id), &[]).await;
        let row = site.now_of(&listed).await;

        assert_eq!(verified.location(), format!("/admin/enterprises/{}", listed.id));
        assert_eq!((row.status, row.slug.as_str(), row.name.as_str()), (Status::Verified, listed.slug.as_str(), "执照上的名字"));
        assert_eq!((row.licence_id, row.applied_by), (own.licence_id, Some(fang.id)));
        assert_eq!(enterprise::Entity::find_by_id(own.id).one(site.db()).await.unwrap(), None);
        assert_eq!(membership::Entity::find_by_id((listed.id, fang.id)).one(site.db()).await.unwrap().unwrap().role, Role::Owner);
        let old = owner.get(&format!("/enterprise/{}", own.slug)).await;
        assert_eq!((old.status, old.location()), (308, format!("/enterprise/{}", listed.slug)));
        assert_eq!(owner.get(&old.location()).await.status, 200);
        let desk = seat.get(&format!("/admin/enterprises/{}", own.id)).await;
        assert_eq!((desk.status, desk.location()), (308, format!("/admin/enterprises/{}", listed.id)));
        assert_eq!(site.sign_in(&site.account("zhao").await).await.get(&format!("/enterprise/{}", own.slug)).await.status, 404);
        assert_eq!(site.now_of(&rival).await.status, Status::Refused);
        assert_eq!(merged_enterprise::Entity::find().count(site.db()).await.unwrap(), 1);
        assert_eq!(told(&site).await, [to("fang", "企业已认证：执照上的名字"), to("li", "企业申请没有通过：别人")]);
    }
}
