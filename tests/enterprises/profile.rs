//! An enterprise says what it is: at once, in the directory too; of two who save, nothing is lost.
use super::{filled, in_district, one};
use crate::{
    on_both,
    support::{Answer, Seat, Site},
};
use entity::{
    account, audit,
    enterprise::{self, Chain, Status},
    event::District,
    membership::Role,
};
use sea_orm::{EntityTrait, QueryFilter};
use serde_json::json;

const AT: &str = "/enterprise/ma3text0x/profile";

async fn owned(site: &Site) -> (enterprise::Model, account::Model, Seat<'_>) {
    let fang = site.account("fang").await;
    let row = site.bring(site.apply(&fang, one()).await, Status::Verified).await;
    let seat = site.sign_in(&fang).await;
    (row, fang, seat)
}

/// The mark of what the page was filled from.
fn seen(page: &Answer) -> String {
    let (_, rest) = page.body.split_once("name=\"seen\" value=\"").expect("a mark");
    rest.split('"').next().unwrap().to_owned()
}

async fn save(seat: &Seat<'_>, lang: &str, seen: &str, changes: &[(&str, &str)]) -> Answer {
    let fields = [filled(changes), vec![("seen", seen)]].concat();
    seat.post(&format!("{AT}?lang={lang}"), &fields).await
}

async fn edits(site: &Site) -> Vec<audit::Model> {
    audit::Entity::find().filter(audit::COLUMN.act.eq("enterprises.edit")).all(site.db()).await.unwrap()
}

on_both! {
    async fn what_is_saved_stands_at_once_also_for_search(site: Site) {
        let (was, _, seat) = owned(&site).await;
        let mark = seen(&seat.get(AT).await);
        site.advance(chrono::Duration::minutes(1));
        let changes = [("district", "weishan"), ("chain", "food"), ("staff", "９０"), ("science_staff", "9"), ("intro_en", "Lake fish.")];

        let answer = save(&seat, "zh-CN", &mark, &changes).await;
        save(&seat, "zh-CN", &mark, &changes).await;

        assert_eq!((answer.status, answer.location().as_str()), (303, AT));
        let row = site.now_of(&was).await;
        let expected = enterprise::Model {
            district: Some(District::Weishan),
            chain: Chain::Food,
            staff: 90,
            science_staff: 9,
            intro_en: "Lake fish.".into(),
            search_text: "曲阜精工机床有限公司\n做精密机床。\nlake fish.\n曲阜市春秋中路 8 号".into(),
            updated_at: site.now(),
            ..was.clone()
        };
        assert_eq!(row, expected);
        let [entry] = <[_; 1]>::try_from(edits(&site).await).expect("one entry, for twice is once");
        assert_eq!((entry.object_id, entry.district), (was.id.to_string(), Some(District::Weishan)));
        assert_eq!(entry.fields, json!(["district", "chain", "staff", "science_staff", "intro_en"]));
        let found = site.get("/api/v1/enterprises?q=lake&district=weishan").await.json();
        assert_eq!(found["enterprises"][0]["slug"], "ma3text0x");
    }
}

on_both! {
    async fn whoever_saves_on_top_of_another_is_shown_both_and_loses_nothing(site: Site) {
        let (was, _, seat) = owned(&site).await;
        let mark = seen(&seat.get(AT).await);
        site.advance(chrono::Duration::minutes(1));
        save(&seat, "zh-CN", &mark, &[("address", "曲阜市大成路 1 号")]).await;
        let first = site.now_of(&was).await;

        for (lang, sentence, term) in [
            ("zh-CN", "你编辑的时候有人改了这里。你写的内容还在下面，对照后再保存。", "地址"),
            ("en", "Someone changed this while you were editing. Your text is kept below; compare and save again.", "Address"),
        ] {
            let second = save(&seat, lang, &mark, &[("address", "曲阜市静轩路 9 号")]).await;

            let text = second.main_text();
            assert_eq!(second.status, 422);
            assert!(text.contains(sentence) && text.contains(&format!("{term} 曲阜市大成路 1 号")), "{text}");
            assert!(second.body.contains("value=\"曲阜市静轩路 9 号\""), "what was typed stays");
            assert_eq!(site.now_of(&was).await, first);
        }
        let second = save(&seat, "en", &mark, &[("address", "曲阜市静轩路 9 号")]).await;
        assert_eq!(save(&seat, "en", &seen(&second), &[("address", "曲阜市静轩路 9 号")]).await.status, 303);
        assert_eq!(site.now_of(&was).await.address, "曲阜市静轩路 9 号");
    }
}

on_both! {
    async fn each_fault_is_told_in_its_own_sentence_and_nothing_is_kept(site: Site) {
        let (was, _, seat) = owned(&site).await;
        let mark = seen(&seat.get(AT).await);
        let long = "长".repeat(1001);
        let table = [
            (("kind", ""), "请选择一项", "Choose an option"),
            (("district", "nowhere"), "请选择一项", "Choose an option"),
            (("chain", "x"), "请选择一项", "Choose an option"),
            // V15
            (("science_staff", "1201"), "科技人员不能多于员工总数", "Science staff cannot be more than all staff"),
            (("staff", "1e3"), "请填 0 到 1,000,000 的整数", "Enter a whole number from 0 to 1,000,000"),
            (("address", " "), "请填写", "Fill this in"),
            (("intro_zh", long.as_str()), "最多 1,000 个字，请缩短", "Use at most 1,000 characters"),
        ];
        for ((field, typed), chinese, english) in table {
            for (lang, sentence) in [("zh-CN", chinese), ("en", english)] {
                let answer = save(&seat, lang, &mark, &[(field, typed)]).await;

                assert_eq!((answer.status, answer.errors()), (422, vec![(field.to_owned(), sentence.to_owned())]));
                assert_eq!(seen(&answer), mark, "the form says still what it was filled from");
            }
        }
        assert_eq!((site.now_of(&was).await, edits(&site).await), (was, vec![]));
    }
}

on_both! {
    async fn only_owners_and_recruiters_of_an_active_one_may_say_what_it_is(site: Site) {
        let (row, boss, owner) = owned(&site).await;
        let fang = site.sign_in(&site.account("stranger").await).await;
        assert_eq!((fang.get(AT).await.status, save(&fang, "en", "0", &[]).await.status), (404, 404));
        for (role, may) in [(Role::Recruiter, true), (Role::Mentor, false), (Role::Viewer, false)] {
            let account = site.account(&format!("{role:?}").to_lowercase()).await;
            site.join(&row, &boss, &account, role).await;
            let seat = site.sign_in(&account).await;

            let (page, overview) = (seat.get(AT).await, seat.get("/enterprise/ma3text0x").await);

            assert_eq!((page.status, overview.body.contains(AT)), if may { (200, true) } else { (403, false) }, "{role:?}");
        }
        site.bring_to(&row, Status::Suspended).await;
        assert_eq!(owner.get(AT).await.status, 200, "a suspended one still may");
        let applied = site.account("li").await;
        site.apply(&applied, in_district(7, None)).await;
        let seat = site.sign_in(&applied).await;
        let path = seat.get("/my").await.body.split("href=\"/enterprise/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(seat.get(&format!("/enterprise/{path}/profile")).await.status, 409);
        assert_eq!(seat.post(&format!("/enterprise/{path}/profile"), &filled(&[("seen", "0")])).await.status, 409);
    }
}
