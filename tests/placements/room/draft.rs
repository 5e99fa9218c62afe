//! Writing a draft by its form: with gaps, with what is typed wrong, by two at once, and while it is elsewhere.
use super::{at, error, filled, ground, owner, room, with};
use crate::{
    on_both,
    support::{Site, placements::BORN},
};
use entity::{
    mentor::Status,
    placement::{self, ContractKind},
    placement_mentor,
};
use sea_orm::{EntityTrait, PaginatorTrait};
use xingtan::{
    mentors::Turn,
    placements::{Decision, Stage},
};

on_both! {
    async fn a_draft_is_saved_with_gaps_and_gone_on_with(site: Site) {
        let on = ground(&site).await;
        let seat = owner(&site, &on).await;
        let programme = on.programme.id.to_string();

        let page = seat.get(&format!("{}/new", room(&on))).await;
        let begun = seat.post_file(&format!("{}/new", room(&on)), &[("programme", &programme)], "form", b"").await;
        let blank = placement::Entity::find().one(site.db()).await.unwrap().unwrap();
        let again = seat.get(&format!("{}/draft", at(&on, &blank))).await;
        let fields = filled(&site, &on, "li");
        let marks = [("revision", "1"), ("marks", again.hidden("marks"))];
        let all = [with(&fields, &[("name", "李思")]), marks.to_vec()].concat();
        let saved = seat.post_file(&format!("{}/draft", at(&on, &blank)), &all, "form", b"").await;
        let full = site.placement_now(&blank).await;

        assert!(page.body.contains("<optgroup label=\"新型学徒制\">"), "{}", page.body);
        assert_eq!((begun.status, begun.location(), blank.name.as_str()), (303, at(&on, &blank), ""));
        assert_eq!((saved.status, saved.location()), (303, at(&on, &blank)));
        let said = (full.revision, full.name.as_str(), full.email.as_str(), full.mobile.as_deref(), full.birth_date);
        assert_eq!(said, (2, "李思", "li@example.cn", Some("+8613812345678"), BORN.parse().ok()));
        assert_eq!((full.pay, full.contract_kind, full.notice_told), (Some(420_000), Some(ContractKind::Open), Some(1)));
        let teaches = placement_mentor::Entity::find().one(site.db()).await.unwrap().unwrap();
        assert_eq!(teaches.mentor_id, on.mentor.id);
    }
}

on_both! {
    async fn what_is_typed_wrong_is_said_at_its_field_and_nothing_is_lost(site: Site) {
        let on = ground(&site).await;
        let seat = owner(&site, &on).await;
        let refused = site.mentor(&on.enterprise, "孔师傅").await.id.to_string();
        let tomorrow = site.today().succ_opt().unwrap().to_string();
        let fields = filled(&site, &on, "li");
        let mobile = ("手机号应为 11 位数字，以 1 开头；其他国家和地区请加国际区号，例如 +81", "Enter an 11-digit mobile number starting with 1; for other countries add the code, like +81");
        let email = ("请填完整的邮箱地址，例如 name@example.cn", "Enter a complete e-mail address, like name@example.cn");
        let born = ("出生日期不能晚于今天，也不能早于 1930 年", "The birth date cannot be in the future, nor before 1930");
        let mentor = ("请选择科技局批准的导师", "Choose a mentor whom the bureau has approved");
        let pay = ("请填写每月税前金额（元），例如 4200 或 4200.50", "Enter the amount in yuan a month before tax, like 4200 or 4200.50");
        let marks = ("姓名里不能有 / \\ @ : < >，请删掉这些符号", "Names cannot hold / \\ @ : < >. Leave these characters out");
        let web = ("姓名看起来像网址，请只填姓名，点号后面加空格", "This looks like a web address. Enter a name only, with a space after each full stop");
        for (field, typed, (chinese, english)) in [
            ("guardian_name", "http://evil.example", marks),
            ("guardian_name", "王芳 evil.example", web),
            ("tutor_name", "evil.example", web),
            ("mobile", "1381234567", mobile),
            ("email", "li@example", email),
            ("birth_date", tomorrow.as_str(), born),
            ("birth_date", "1929-12-31", born),
            ("lead", refused.as_str(), mentor),
            ("pay", "4,200 元", pay),
        ] {
            for (lang, sentence) in [("zh-CN", chinese), ("en", english)] {
                let typed = with(&fields, &[(field, typed)]);
                let answer = seat.post_file(&format!("{}/new?lang={lang}", room(&on)), &typed, "form", b"").await;

                assert_eq!((answer.status, answer.errors()), (422, vec![error(field, sentence)]));
                assert!(answer.body.contains("value=\"li\"") && answer.body.contains("value=\"高新区一号车间\""));
            }
        }
        assert_eq!(placement::Entity::find().count(site.db()).await.unwrap(), 0);
    }
}

on_both! {
    async fn only_approved_mentors_are_offered(site: Site) {
        let on = ground(&site).await;
        site.mentor(&on.enterprise, "孔师傅").await;
        let resting = site.bring_mentor(&on.enterprise, site.mentor(&on.enterprise, "孟师傅").await, Status::Approved).await;
        site.turn(&on.enterprise, &resting, Turn::Rest).await;

        let page = owner(&site, &on).await.get(&format!("{}/new", room(&on))).await;

        let offered = ["王师傅", "孔师傅", "孟师傅"].map(|name| page.body.contains(&format!(">{name}</option>")));
        assert_eq!(offered, [true, false, false]);
    }
}

on_both! {
    async fn whoever_saves_second_sees_both_versions(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithEnterprise).await;
        let (first, second) = (owner(&site, &on).await, owner(&site, &on).await);
        let path = format!("{}/draft", at(&on, &row));
        let marks = first.get(&path).await.hidden("marks").to_owned();
        let own = [("revision", "1"), ("marks", marks.as_str())];
        let mut fields = filled(&site, &on, "li");
        fields.retain(|(name, _)| *name != "mobile");
        fields.extend([("probation_last", row.probation_last.unwrap().to_string()), ("probation_pay", "3500".to_owned())]);
        let fields: Vec<_> = fields.into_iter().map(|(name, value)| (name, if name == "pay" { "4200".to_owned() } else { value })).collect();

        let saved = first.post_file(&path, &[with(&fields, &[("place", "一号楼"), ("pay", "4500"), ("level", "intermediate")]), own.to_vec()].concat(), "form", b"").await;
        let typed = [with(&fields, &[("place", "二号楼"), ("hours_week", "36"), ("level", "")]), own.to_vec()].concat();
        let stale = second.post_file(&path, &typed, "form", b"").await;
        let english = second.post_file(&format!("{path}?lang=en"), &typed, "form", b"").await;

        assert_eq!((saved.status, stale.status, english.status), (303, 409, 409));
        let text = stale.main_text();
        assert!(text.contains("有人在你编辑时改过这份记录。你填写的内容保留在下面，请比较后再次保存。"), "{text}");
        assert!(text.contains("工作地点 一号楼") && text.contains("等级 中级"), "{text}");
        assert!(english.main_text().contains("Someone changed this while you were editing. Your text is kept below; compare and save again."));
        for kept in ["二号楼", "36", "4500"] {
            assert!(stale.body.contains(&format!("value=\"{kept}\"")), "{kept} is lost");
        }
        let again = [("revision", stale.hidden("revision")), ("marks", stale.hidden("marks"))];
        let merged = with(&fields, &[("place", "二号楼"), ("hours_week", "36"), ("pay", "4500"), ("level", "senior")]);
        let done = second.post_file(&path, &[merged, again.to_vec()].concat(), "form", b"").await;
        let row = site.placement_now(&row).await;
        assert_eq!((done.status, row.revision, row.place.as_str(), row.pay), (303, 3, "二号楼", Some(450_000)));
    }
}

on_both! {
    async fn a_draft_that_is_elsewhere_cannot_be_written(site: Site) {
        let on = ground(&site).await;
        let asked = site.placed(&on, "li", Stage::WithApprentice).await;
        let waiting = site.placed(&on, "qi", Stage::WithReviewer).await;
        let filed = site.placed(&on, "yan", Stage::Agreed).await;
        let seat = owner(&site, &on).await;
        let fields = filled(&site, &on, "li");
        let table = [
            (&asked, "这份记录现在由学徒处理", "This record is with the apprentice now"),
            (&waiting, "这份记录现在由科技局处理", "This record is with the bureau now"),
            (&filed, "这次培养已经备案", "This placement is filed"),
        ];
        for (row, chinese, english) in table {
            for (lang, sentence) in [("zh-CN", chinese), ("en", english)] {
                let path = format!("{}/draft?lang={lang}", at(&on, row));
                let looked = seat.get(&path).await;
                let written = seat.post_file(&path, &with(&fields, &[("revision", "1")]), "form", b"").await;

                for answer in [looked, written] {
                    assert_eq!((answer.status, answer.heading().as_str()), (409, sentence));
                }
            }
            assert_eq!(site.placement_now(row).await, *row);
        }
        for (lang, says) in [("zh-CN", "退回后即可修改。"), ("en", "You can edit it when it comes back.")] {
            let next = seat.get(&format!("{}/draft?lang={lang}", at(&on, &waiting))).await.main_text();
            assert!(next.contains(says), "{next}");
        }
    }
}

on_both! {
    async fn a_returned_draft_says_by_whom_where_and_why(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        let marked = vec!["pay".to_owned(), "place".to_owned()];
        site.judge_placement(&row, &Decision::Return(marked, "工资与合同不一致".into())).await.unwrap();
        let seat = owner(&site, &on).await;

        let (draft, one) = (seat.get(&format!("{}/draft", at(&on, &row))).await, seat.get(&at(&on, &row)).await);

        for text in [draft.main_text(), one.main_text()] {
            for said in ["科技局退回修改。", "工资与合同不一致", "需要修改： 工资（元/月，税前）、工作地点"] {
                assert!(text.contains(said), "{said} in {text}");
            }
        }
        assert!(draft.body.contains("for=\"pay\">工资（元/月，税前） <span class=\"tag\">需要修改</span>"));
        assert!(!draft.body.contains("for=\"level\">等级 <span class=\"tag\">"));
    }
}
