//! An owner proposes another name, code and licence.
use super::{CODE, OTHER, acts, led, only, propose, to, told};
use crate::{
    on_both,
    support::{
        Site,
        enterprises::{PDF, code, company},
    },
};
use chrono::Duration;
use entity::{enterprise::Status, proposal};
use sea_orm::{EntityTrait, PaginatorTrait};

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
