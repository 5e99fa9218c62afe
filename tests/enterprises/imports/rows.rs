//! What is wrong with rows, and what each good one does.
use super::{CODE, handed_in, kept, recognitions, row, with_code};
use crate::{
    on_both,
    support::{
        Site,
        enterprises::{code, company, list, numbered_code},
        letters::Letter,
        tables::told,
    },
};
use chrono::NaiveDate;
use entity::{
    enterprise::{Chain, Kind, Status},
    event::District,
    recognition,
};
use sea_orm::{EntityTrait, IntoActiveModel};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

on_both! {
    /// Column, what stands in it, and the sentences.
    async fn each_fault_of_a_row_is_told_with_its_column_and_value(site: Site) {
        let seat = site.reviewing("reviewer", None).await;
        let table = [
            ("统一社会信用代码", "", "请填写统一社会信用代码", "Enter the unified social credit code"),
            ("统一社会信用代码", "9137", "统一社会信用代码有 18 位，你填了 4 位", "The code has 18 characters; you entered 4"),
            ("统一社会信用代码", "91350100M000100Y4Z", "代码里没有 I、O、S、V、Z，是不是 1、0、5 或 2？", "The code never contains I, O, S, V or Z: is it 1, 0, 5 or 2?"),
            ("统一社会信用代码", "91350100M000100Y44", "最后一位和前 17 位对不上，请和营业执照核对", "The last character does not fit the first 17; compare with the business licence"),
            ("统一社会信用代码", "362322198709086409", "这像是个人身份证号，请填企业的代码，不要填个人的", "This looks like a personal ID number; enter the enterprise’s code, not a person’s"),
            ("统一社会信用代码", "9.13708E+17", "Excel 已经把这个数改成了近似值。请把这一列设为“文本”，再填一次", "Excel has rounded this number. Format the column as text and paste again"),
            ("名称", "", "请填写", "Fill this in"),
            ("类型", "国营", "看不出类型，请填模板里的名称", "Its kind cannot be told; enter a name from the template"),
            ("县市区", "北京", "请填济宁的县市区，济宁以外填“其他”", "Enter a district of Jining, or “Other” outside it"),
            ("产业链", "养鱼", "没有这个产业链，请用模板里的名称，或者留空", "There is no such industry chain; use a name from the template, or leave it empty"),
            ("员工人数", "许多", "请填 0 到 1,000,000 的整数", "Enter a whole number from 0 to 1,000,000"),
            ("科技人员", "121", "科技人员不能多于员工总数", "Science staff cannot be more than all staff"),
            ("认定种类", "优秀企业", "没有这种认定，请用模板里的名称", "There is no such recognition; use a name from the template"),
            ("证书编号", "2026370000", "证书编号以 GR 和年份开头，共 14 位", "The certificate number starts with GR and a year, 14 characters in all"),
            ("发证日期", "", "请填日期", "Enter a date"),
            ("发证日期", "2026-02-30", "请填完整的日期，例如 2026-03-01", "Enter a whole date, such as 2026-03-01"),
            ("有效期截止", "2026-02-28", "最后一天不能早于发证日期", "The last day cannot lie before the day of issue"),
            ("有效期截止", "2026-11-30", "这项认定的最后一天已经过了，请填现在有效的", "The last day has passed; enter one that is valid now"),
        ];
        let rows: Vec<[String; 12]> = table.iter().map(|(head, value, ..)| row(CODE, &[(head, value)])).collect();

        let at = handed_in(&seat, &list(&rows)).await;
        let pages = [seat.get(&at).await, seat.get(&format!("{at}?lang=en")).await];

        for (page, lang) in pages.iter().zip(0..) {
            let found: Vec<[String; 3]> =
                told(page).into_iter().map(|row| [row[0].clone(), row[3].clone(), row[4].clone()]).collect();
            let blank = ["（空）", "(empty)"][lang];
            let expected: Vec<[String; 3]> = table.iter().zip(2..).map(|((_, value, zh, en), number)| {
                let value = if value.is_empty() { blank } else { value };
                [number.to_string(), value.to_owned(), [*zh, *en][lang].to_owned()]
            }).collect();
            assert_eq!(found, expected);
        }
        assert!(pages[0].main_text().contains("有错误 18 行"), "{}", pages[0].main_text());
    }
}

on_both! {
    async fn numbers_of_technology_smes_say_their_year_and_how_long_they_last(site: Site) {
        let seat = site.reviewing("reviewer", None).await;
        let of = |number: &str| row(CODE, &[("认定种类", "科技型中小企业"), ("证书编号", number)]);

        let at = handed_in(&seat, &list(&[of("2026370881080001"), of("202437088108000001"), of("202637088108000001")])).await;
        let page = seat.get(&at).await;
        seat.post(&format!("{at}/commit"), &[("rows", "good")]).await;

        let says: Vec<String> = told(&page).into_iter().map(|row| row[4].clone()).collect();
        assert_eq!(says, ["编号应有 18 位，以年份开头", "这项登记的有效期到 2025年3月31日为止，请填今年的编号"]);
        let kept = recognitions(&site).await;
        assert_eq!(kept.iter().map(|row| (row.kind.as_str(), row.valid_to)).collect::<Vec<_>>(), [("tech-sme", day("2027-03-31"))]);
    }
}

on_both! {
    async fn an_unknown_code_becomes_a_listed_enterprise_with_its_recognitions(site: Site) {
        let seat = site.reviewing("reviewer", None).await;
        let second = [("认定种类", "瞪羚"), ("证书编号", "dl-7"), ("有效期截止", "２０２７年１２月３１日"), ("员工人数", "7"), ("科技人员", "7")];

        let at = handed_in(&seat, &list(&[row(CODE, &[]), row(CODE, &second)])).await;
        let before = kept(&site).await;
        let done = seat.post(&format!("{at}/commit"), &[]).await;

        assert_eq!(before, [0, 0, 1, 1], "a dry run writes its row and the file");
        assert_eq!((done.status, done.location()), (303, at));
        let [made] = with_code(&site, CODE).await.try_into().unwrap();
        assert_eq!((made.slug.as_str(), made.status, made.applied_by, made.licence_id), ("ma3text0x", Status::Listed, None, None));
        assert_eq!((made.kind, made.district, made.chain), (Kind::Company, Some(District::Qufu), Chain::Equipment));
        assert_eq!((made.staff, made.science_staff, made.address.as_str()), (120, 15, "曲阜市春秋中路 8 号"), "as the first row says");
        let found: Vec<_> = recognitions(&site).await.into_iter().map(|row| (row.enterprise_id, row.kind, row.number, row.valid_from, row.valid_to, row.status, row.claimed_by)).collect();
        let confirmed = |kind: &str, number: &str, to: &str| {
            (made.id, kind.to_owned(), number.to_owned(), day("2026-03-01"), day(to), recognition::Status::Confirmed, None)
        };
        assert_eq!(found, [confirmed("high-tech", "GR2026370EXT0X", "2029-03-01"), confirmed("gazelle", "DL-7", "2027-12-31")]);
        let directory = site.get("/enterprises?q=%E7%B2%BE%E5%B7%A5").await;
        assert!(directory.body.contains("/enterprises/ma3text0x"), "search finds it");
        assert_eq!(site.get("/enterprises/ma3text0x").await.status, 200);
    }
}

on_both! {
    async fn what_a_list_leaves_open_is_not_shown(site: Site) {
        let seat = site.reviewing("reviewer", None).await;
        let open = [("产业链", ""), ("员工人数", ""), ("科技人员", ""), ("地址", ""), ("县市区", "其他")];

        let at = handed_in(&seat, &list(&[row(CODE, &open)])).await;
        seat.post(&format!("{at}/commit"), &[]).await;

        let [made] = with_code(&site, CODE).await.try_into().unwrap();
        assert_eq!((made.chain, made.staff, made.district, made.address.as_str()), (Chain::Other, 0, None, ""));
        let page = site.get("/enterprises/ma3text0x").await;
        assert!(!page.main_text().contains("员工人数") && !page.main_text().contains("地址"), "{}", page.main_text());
        assert!(!page.body.contains("QuantitativeValue"));
    }
}

on_both! {
    async fn a_known_code_keeps_what_it_says_of_itself_and_gets_the_recognition(site: Site) {
        let own = site.enterprise("fang", company(code(CODE), "曲阜精工机床有限公司"), Status::Verified).await;
        let seat = site.reviewing("reviewer", None).await;
        let other = [("县市区", "微山县"), ("员工人数", "1"), ("科技人员", "1")];

        let at = handed_in(&seat, &list(&[row(CODE, &other)])).await;
        seat.post(&format!("{at}/commit"), &[]).await;
        let longer = handed_in(&seat, &list(&[row(CODE, &[("有效期截止", "2030-01-01")])])).await;
        seat.post(&format!("{longer}/commit"), &[]).await;

        assert_eq!(site.now_of(&own).await, own);
        let found = recognitions(&site).await;
        assert_eq!(found.iter().map(|row| (row.enterprise_id, row.valid_to)).collect::<Vec<_>>(), [(own.id, day("2030-01-01"))]);
    }
}

on_both! {
    async fn twins_and_conflicts_stand_apart_from_errors(site: Site) {
        site.enterprise("fang", company(numbered_code(1), "曲阜第一机床厂"), Status::Verified).await;
        let seat = site.reviewing("reviewer", None).await;
        let named = |name: &'static str, number: &'static str| [("名称", name), ("证书编号", number)];
        let rows = [
            row(CODE, &[]),
            row(CODE, &[("证书编号", " gr2026370ext0x ")]),
            row(CODE, &named("另一个名字", "GR202637000001")),
            row(numbered_code(1).as_str(), &named("曲阜精工", "GR202637000002")),
            row(numbered_code(1).as_str(), &named("曲阜 第一机床厂", "GR202637000003")),
        ];

        let at = handed_in(&seat, &list(&rows)).await;
        let page = seat.get(&at).await;

        let says: Vec<[String; 2]> = told(&page).into_iter().map(|row| [row[0].clone(), row[4].clone()]).collect();
        let said = |row: &str, says: &str| [row.to_owned(), says.to_owned()];
        assert_eq!(says, [
            said("4", "和第 2 行是同一个代码，名称却不一样，请核对"),
            said("3", "和第 2 行重复：同一个代码和证书，留下一行"),
            said("5", "系统里这个代码的企业叫“曲阜第一机床厂”。请核对；同一家企业就改成这个名称"),
        ]);
        let text = page.main_text();
        for tile in ["可以导入 2 行", "有错误 1 行", "文件内重复 1 行", "与已有企业冲突 1 行"] {
            assert!(text.contains(tile), "{tile}: {text}");
        }
    }
}

on_both! {
    async fn a_code_says_the_kind_by_its_first_characters(site: Site) {
        let seat = site.reviewing("reviewer", None).await;
        let codes = ["92370829MA3XYQ017Q", "12370800495123458E", "52370881MJE100022E", CODE];
        let said = [("类型", "农民专业合作社")];
        let rows = [row(codes[0], &[]), row(codes[1], &[]), row(codes[2], &[]), row(codes[3], &said)];

        let at = handed_in(&seat, &list(&rows)).await;
        seat.post(&format!("{at}/commit"), &[]).await;

        let mut kinds = Vec::new();
        for code in codes {
            kinds.extend(with_code(&site, code).await.into_iter().map(|made| made.kind));
        }
        assert_eq!(kinds, [Kind::SoleTrader, Kind::Institution, Kind::Association, Kind::Cooperative]);
    }
}

on_both! {
    /// A claim of the enterprise's own that the list confirms; one that lapsed is no renewal.
    async fn what_stands_already_is_confirmed_and_what_lapsed_is_told(site: Site) {
        let own = site.enterprise("fang", company(code(CODE), "曲阜精工机床有限公司"), Status::Verified).await;
        let (claimed, lapsed) = (uuid::Uuid::now_v7(), uuid::Uuid::now_v7());
        for (id, number, status) in [
            (claimed, "GR202637000001", recognition::Status::Claimed),
            (lapsed, "GR202637000002", recognition::Status::Lapsed),
        ] {
            let row = recognition::Model {
                id,
                enterprise_id: own.id,
                kind: "high-tech".into(),
                number: number.into(),
                valid_from: day("2026-01-01"),
                valid_to: day("2026-06-30"),
                status,
                claimed_by: own.applied_by,
                claimed_at: site.now(),
                decided_at: None,
                reason_code: None,
                reason: None,
                reminded: None,
            };
            recognition::Entity::insert(row.into_active_model()).exec_without_returning(site.app.db.write()).await.unwrap();
        }
        let seat = site.reviewing("reviewer", None).await;
        let of = |number| row(CODE, &[("证书编号", number)]);
        site.deliver().await;

        let at = handed_in(&seat, &list(&[of("GR202637000001"), of("GR202637000002")])).await;
        let page = seat.get(&at).await;
        seat.post(&format!("{at}/commit"), &[("rows", "good")]).await;

        assert_eq!(told(&page)[0][4], "系统里这份证书已失效，请填新的证书");
        let again = handed_in(&seat, &list(&[of("GR202637000001")])).await;
        seat.post(&format!("{again}/commit"), &[]).await;
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        assert_eq!(letters.len(), 1, "its owner is told once, and not of what is so already");
        assert_eq!(letters[0].to, "fang@example.cn");
        assert!(letters[0].text.contains("GR202637000001"), "{}", letters[0].text);
        let found: Vec<_> = recognitions(&site).await.into_iter().map(|row| (row.id, row.status, row.valid_to, row.claimed_by)).collect();
        assert_eq!(found, [
            (claimed, recognition::Status::Confirmed, day("2029-03-01"), own.applied_by),
            (lapsed, recognition::Status::Lapsed, day("2026-06-30"), own.applied_by),
        ]);
    }
}
