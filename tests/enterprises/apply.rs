//! An enterprise applies: what is kept, each fault in its own sentence, and who applies twice.
use super::{CODE, filled, kept};
use crate::{
    on_both,
    support::{
        Answer, Seat, Site,
        enterprises::{PDF, code, company, numbered_code},
        letters::Letter,
    },
};
use entity::{
    enterprise::{self, Status},
    file,
};
use sea_orm::{EntityTrait, QueryOrder};
use xingtan::enterprises::ApplyError;

async fn send(seat: &Seat<'_>, changes: &[(&str, &str)]) -> Answer {
    seat.post_file("/enterprises/new", &filled(changes), "licence", PDF).await
}

async fn all(site: &Site) -> Vec<enterprise::Model> {
    enterprise::Entity::find().order_by_asc(enterprise::Column::Id).all(site.db()).await.unwrap()
}

on_both! {
    async fn an_application_is_kept_with_its_licence_and_its_owner_is_told(site: Site) {
        let fang = site.account("fang").await;
        let seat = site.sign_in(&fang).await;

        let answer = send(&seat, &[]).await;

        assert_eq!((answer.status, answer.location().as_str()), (303, "/enterprise/ma3text0x"));
        let row = all(&site).await.remove(0);
        assert_eq!((row.status, row.code.as_str(), row.is_odd_code), (Status::Applied, CODE, false));
        assert_eq!((row.staff, row.science_staff, row.applied_by), (1200, 150, Some(fang.id)));
        let licence = file::Entity::find_by_id(row.licence_id.unwrap()).one(site.db()).await.unwrap().unwrap();
        assert_eq!((licence.media_type.as_str(), licence.bytes.as_slice()), ("application/pdf", PDF));
        let letters = site.deliver().await;
        let told = Letter::from(letters.last().unwrap());
        assert_eq!((told.to.as_str(), told.subject.as_str()), ("fang@example.cn", "收到了企业申请：曲阜精工机床有限公司"));
        assert_eq!(told.link("/enterprise/"), "/enterprise/ma3text0x");
        let own = seat.get("/enterprise/ma3text0x?done=applied").await.main_text();
        assert!(own.contains("待核验") && own.contains("申请已提交"), "{own}");
        assert!(seat.get("/my").await.body.contains("href=\"/enterprise/ma3text0x\""));
    }
}

on_both! {
    async fn each_fault_is_told_in_its_own_sentence_and_nothing_is_kept(site: Site) {
        site.enterprise("owner", company(code("91370883MA94ABCD45"), "邹城"), Status::Verified).await;
        let seat = site.sign_in(&site.account("fang").await).await;
        let before = kept(&site).await;
        let table = [
            (("uscc", ""), "请填写统一社会信用代码", "Enter the unified social credit code"),
            // V1
            (("uscc", "91370800MA3TEXT0X"), "统一社会信用代码有 18 位，你填了 17 位", "The code has 18 characters; you entered 17"),
            // V2
            (
                ("uscc", "91350100M000100Y4Z"),
                "代码里没有 I、O、S、V、Z，是不是 1、0、5 或 2？",
                "The code never contains I, O, S, V or Z: is it 1, 0, 5 or 2?",
            ),
            (
                ("uscc", "91350100M000100Y4*"),
                "代码只有数字和大写字母，请去掉其他符号",
                "The code has digits and letters only; take out what else is in it",
            ),
            // V3
            (
                ("uscc", "91370800MA3TEXT0X3"),
                "最后一位和前 17 位对不上，请和营业执照核对",
                "The last character does not fit the first 17; compare with the business licence",
            ),
            // V4
            (
                ("uscc", "91370800MA3TEXT1X3"),
                "第 9 到 17 位对不上，请和执照核对；执照上确实如此，就勾选下面的确认",
                "Characters 9 to 17 do not fit together; compare with the licence, or tick below that it reads so",
            ),
            // V5
            (
                ("uscc", "362322198709086409"),
                "这像是个人身份证号，请填企业的代码，不要填个人的",
                "This looks like a personal ID number; enter the enterprise’s code, not a person’s",
            ),
            // V6
            (
                ("uscc", "91370883MA94ABCD45"),
                "这个代码的企业已经认证。请联系它的负责人邀请你；如果企业是你们的，请在它的公开页面认领",
                "An enterprise with this code is verified. Ask its owner to invite you; if it is yours, claim it on its public page",
            ),
            (("name", " "), "请填写", "Fill this in"),
            (("kind", "empire"), "请选择一项", "Choose an option"),
            (("district", "mars"), "请选择一项", "Choose an option"),
            (("chain", ""), "请选择一项", "Choose an option"),
            (("staff", ""), "请填写人数", "Enter a number"),
            (("staff", "many"), "请填 0 到 1,000,000 的整数", "Enter a whole number from 0 to 1,000,000"),
            // V15
            (("science_staff", "1201"), "科技人员不能多于员工总数", "Science staff cannot be more than all staff"),
            (("address", ""), "请填写", "Fill this in"),
        ];
        for ((field, typed), chinese, english) in table {
            for (lang, sentence) in [("zh-CN", chinese), ("en", english)] {
                let path = format!("/enterprises/new?lang={lang}");

                let answer = seat.post_file(&path, &filled(&[(field, typed)]), "licence", PDF).await;

                assert_eq!(answer.status, 422, "{field} {typed}");
                assert_eq!(answer.errors(), [(field.to_owned(), sentence.to_owned())], "{field} {typed}");
            }
        }
        assert_eq!(kept(&site).await, before);
    }
}

on_both! {
    /// Who types an identity number has not copied it from a licence, whatever they tick.
    async fn a_persons_number_is_no_code_even_if_it_is_said_to_be_copied_exactly(site: Site) {
        let seat = site.sign_in(&site.account("fang").await).await;

        let answer = send(&seat, &[("uscc", "362322198709086409"), ("copied_exactly", "yes")]).await;

        let sentence = "这像是个人身份证号，请填企业的代码，不要填个人的";
        assert_eq!(answer.errors(), [("uscc".to_owned(), sentence.to_owned())]);
    }
}

on_both! {
    async fn codes_that_are_known_to_be_good_are_taken_in_any_width_and_case(site: Site) {
        let codes = [
            "91370800MA3TEXT0X2",
            "91370811ma3c12346e",
            "９１３７０８８３ＭＡ９４ＡＢＣＤ４５",
            "91370812 12345678 8H",
            "92370829-MA3XYQ017Q",
            "12370800495123458E",
            "52370881MJE100022E",
            "91370800MA3C104390",
            "91370800MA3C1005X9",
            "91350100M000100Y43",
            "92141127MA0KD1Y64A",
            "12440600MB2C07549J",
        ];
        let (few, more) = codes.split_at(6);
        for (name, codes) in [("fang", few), ("li", more)] {
            let seat = site.sign_in(&site.account(name).await).await;
            for code in codes {
                assert_eq!(send(&seat, &[("uscc", code)]).await.status, 303, "{code}");
            }
        }

        let known: Vec<String> = all(&site).await.into_iter().map(|row| row.code).collect();

        let expected = ["91370811MA3C12346E", "91370883MA94ABCD45", "91370812123456788H", "92370829MA3XYQ017Q"];
        assert_eq!((known.len(), &known[1..5]), (12, expected.map(str::to_owned).as_slice()));
    }
}

on_both! {
    async fn who_copied_it_exactly_is_believed_and_the_officer_is_told(site: Site) {
        let seat = site.sign_in(&site.account("fang").await).await;
        let odd = ("uscc", "91370800MA3TEXT1X3");
        let blank = seat.get("/enterprises/new").await;
        let asked = send(&seat, &[odd]).await;
        assert!(!blank.body.contains("copied_exactly") && asked.body.contains("id=\"copied_exactly\""));

        let answer = send(&seat, &[odd, ("copied_exactly", "yes")]).await;

        assert_eq!(answer.status, 303);
        let row = all(&site).await.remove(0);
        assert!(row.is_odd_code);
        let officer = site.reviewing("reviewer", None).await;
        let page = officer.get(&format!("/admin/enterprises/{}", row.id)).await.main_text();
        assert!(page.contains("代码的组织机构部分校验不符"), "{page}");
    }
}

on_both! {
    async fn applying_twice_leads_to_the_first_and_after_a_refusal_makes_a_second(site: Site) {
        let seat = site.sign_in(&site.account("fang").await).await;
        send(&seat, &[]).await;
        let first = all(&site).await.remove(0);

        let twice = send(&seat, &[]).await;

        assert_eq!((twice.location().as_str(), all(&site).await.len()), ("/enterprise/ma3text0x", 1));
        site.bring(first, Status::Refused).await;
        let again = send(&seat, &[]).await;
        assert_eq!((again.location().as_str(), all(&site).await.len()), ("/enterprise/ma3text0x-2", 2));
    }
}

on_both! {
    async fn ten_a_day_are_taken_from_one_account(site: Site) {
        let fang = site.account("fang").await;
        for number in 0..10 {
            site.apply(&fang, company(numbered_code(number), "公司")).await;
        }

        let eleventh = site.try_apply(&fang, company(numbered_code(10), "公司")).await;

        assert!(matches!(eleventh, Err(ApplyError::TooMany(_))), "{eleventh:?}");
        site.advance(chrono::Duration::days(1));
        site.apply(&fang, company(numbered_code(10), "公司")).await;
    }
}

on_both! {
    /// Of one code, and of two codes with the same organisation inside.
    async fn who_applies_at_the_same_moment_gets_a_slug_of_their_own(site: Site) {
        let (fang, li, wang) = (site.account("fang").await, site.account("li").await, site.account("wang").await);
        let other = {
            let text = |outer: char| format!("92370829MA3TEXT0X{outer}");
            let good = |text: &String| xingtan::enterprises::CreditCode::parse(text, xingtan::enterprises::Care::AsTyped).is_ok();
            code(&"0123456789ABCDEFGHJKLMNPQRTUWXY".chars().map(text).find(good).expect("a code"))
        };

        let (one, two, three) = tokio::join!(
            site.apply(&fang, company(code(CODE), "甲")),
            site.apply(&li, company(code(CODE), "乙")),
            site.apply(&wang, company(other, "丙"))
        );

        let mut slugs = [one.slug, two.slug, three.slug];
        slugs.sort();
        assert_eq!(slugs, ["ma3text0x", "ma3text0x-2", "ma3text0x-3"]);
    }
}
