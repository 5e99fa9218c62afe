//! An enterprise claims a recognition: what is kept, each fault in its own sentence, and taking it back.
//! This is over 250 lines because the table of faults stands whole, in both languages.
use super::{in_district, kept, one};
use crate::{
    on_both,
    support::{
        Answer, Seat, Site,
        recognitions::{day, innovative},
    },
};
use entity::{
    enterprise::Status as State,
    membership,
    membership::Role,
    recognition::{self, Reason, Status},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use xingtan::enterprises::recognitions::{ClaimError, Decision, WithdrawError};

const AT: &str = "/enterprise/ma3text0x/recognitions";
const SME: &str = "2026370811A0001234";

async fn owner(site: &Site) -> Seat<'_> {
    let account = site.account("fang").await;
    let row = site.apply(&account, one()).await;
    site.bring(row, State::Verified).await;
    site.sign_in(&account).await
}

async fn send(seat: &Seat<'_>, lang: &str, [kind, number, from, to]: [&str; 4]) -> Answer {
    let fields = [("kind", kind), ("number", number), ("valid_from", from), ("valid_to", to)];
    seat.post(&format!("{AT}/new?lang={lang}"), &fields).await
}

async fn all(site: &Site) -> Vec<recognition::Model> {
    recognition::Entity::find().all(site.db()).await.unwrap()
}

on_both! {
    async fn a_claim_waits_for_the_bureau_and_stands_on_the_enterprises_page(site: Site) {
        let seat = owner(&site).await;

        let answer = send(&seat, "zh-CN", ["tech-sme", "２０２６370811a000 1234", "2026-05-10", ""]).await;

        assert_eq!((answer.status, answer.location()), (303, AT.to_owned()));
        let row = all(&site).await.remove(0);
        assert_eq!((row.kind.as_str(), row.number.as_str(), row.status), ("tech-sme", SME, Status::Claimed));
        assert_eq!((row.valid_from, row.valid_to), (day("2026-05-10"), day("2027-03-31")));
        assert_eq!((row.claimed_at, row.decided_at), (site.now(), None));
        let page = seat.get(&format!("{AT}?done=claimed")).await.main_text();
        for text in ["科技型中小企业", SME, "2026年5月10日", "2027年3月31日", "待确认", "已申报"] {
            assert!(page.contains(text), "{text}: {page}");
        }
    }
}

on_both! {
    async fn each_fault_is_told_in_its_own_sentence_and_nothing_is_kept(site: Site) {
        let seat = owner(&site).await;
        site.claim(&site.now_of(&site.enterprise_of("ma3text0x").await).await, innovative("鲁2026-1", "2027-05-01")).await;
        let before = kept(&site).await;
        let sme = |number, from, to| ["tech-sme", number, from, to];
        let high = |number, from, to| ["high-tech", number, from, to];
        let any = |number, from, to| ["innovative", number, from, to];
        let long = "号".repeat(41);
        let (v7, v9) = (
            ("编号应有 18 位，以年份开头", "The number should have 18 characters and start with the year"),
            ("证书编号以 GR 和年份开头，共 14 位", "The certificate number starts with GR and a year, 14 characters in all"),
        );
        let a_date = ("请填完整的日期，例如 2026-03-01", "Enter a whole date, such as 2026-03-01");
        let table = [
            (["empire", "1", "2026-05-10", ""], "kind", ("请选择一项", "Choose an option")),
            (sme("", "2026-05-10", ""), "number", ("请填写证书或登记编号", "Enter the number of the certificate or registration")),
            (any(&long, "2026-05-10", ""), "number", ("最多 40 个字，请缩短", "Use at most 40 characters")),
            // V7
            (sme("2026370811A000123", "2026-05-10", ""), "number", v7),
            (sme("A026370811A0001234", "2026-05-10", ""), "number", v7),
            (sme("2027370811A0001234", "2026-05-10", ""), "number", v7),
            // V8
            (
                sme("2024370811A0001234", "2024-05-10", ""),
                "number",
                (
                    "这项登记的有效期到 2025年3月31日为止，请填今年的编号",
                    "This registration was valid until 31 March 2025; enter this year’s number",
                ),
            ),
            (
                sme(SME, "2026-05-10", "2027-04-01"),
                "valid_to",
                (
                    "科技型中小企业的登记最晚到 2027年3月31日，请改早，或者留空",
                    "A technology-oriented SME’s registration ends on 31 March 2027 at the latest; choose an earlier day, or leave it empty",
                ),
            ),
            // V9
            (high("202437001234", "2024-12-07", ""), "number", v9),
            (high("GR20243700123", "2024-12-07", ""), "number", v9),
            (high("GRABCD37001234", "2024-12-07", ""), "number", v9),
            (
                high("GR202437001234", "2026-05-10", ""),
                "valid_from",
                (
                    "编号里的年份是 2024 年，发证日期应在那一年或次年，请核对",
                    "The number names the year 2024; the day of issue should lie in it or in the next year",
                ),
            ),
            // V10: three years after its issue it is over.
            (
                high("GR202137001234", "2021-12-07", ""),
                "valid_to",
                ("这项认定的最后一天已经过了，请填现在有效的", "The last day has passed; enter one that is valid now"),
            ),
            // V11
            (
                any("2", "2026-05-10", "2026-05-09"),
                "valid_to",
                ("最后一天不能早于发证日期", "The last day cannot lie before the day of issue"),
            ),
            (any("2", "", ""), "valid_from", ("请填日期", "Enter a date")),
            (any("2", "soon", ""), "valid_from", a_date),
            (any("2", "1999-12-31", ""), "valid_from", a_date),
            (any("2", "2026-05-10", "2027-02-30"), "valid_to", a_date),
            (
                any("2", "2026-12-02", ""),
                "valid_from",
                ("发证日期不能晚于今天", "The day of issue cannot lie after today"),
            ),
            (
                any("2", "2026-05-10", "2036-05-11"),
                "valid_to",
                ("有效期最长 10 年，请核对最后一天", "It can be valid for 10 years at most; check the last day"),
            ),
            // The same certificate.
            (
                any("鲁 2026-1", "2026-05-10", ""),
                "number",
                (
                    "这个编号在你的企业已经登记过，不用再报",
                    "This number is already among your enterprise’s recognitions; there is no need to send it again",
                ),
            ),
        ];
        for (typed, field, (chinese, english)) in table {
            for (lang, sentence) in [("zh-CN", chinese), ("en", english)] {
                let answer = send(&seat, lang, typed).await;

                assert_eq!(answer.status, 422, "{typed:?}");
                assert_eq!(answer.errors(), [(field.to_owned(), sentence.to_owned())], "{typed:?}");
            }
        }
        assert_eq!(kept(&site).await, before);
    }
}

on_both! {
    async fn every_fault_of_a_form_is_told_at_once(site: Site) {
        let seat = owner(&site).await;

        let answer = send(&seat, "zh-CN", ["high-tech", "", "", "never"]).await;

        let fields: Vec<String> = answer.errors().into_iter().map(|(field, _)| field).collect();
        assert_eq!((answer.status, fields.as_slice()), (422, ["number", "valid_from", "valid_to"].map(String::from).as_slice()));
    }
}

on_both! {
    /// Up to the last day it may be claimed, and the last day may be told.
    async fn the_last_day_is_told_or_follows_from_the_kind(site: Site) {
        let seat = owner(&site).await;
        let table = [
            (["high-tech", "GR202337001234", "2023-12-01", ""], "2026-12-01"),
            (["high-tech", "GR202437001234", "2025-01-04", ""], "2028-01-04"),
            (["gazelle", "7", "2026年2月28日", "2026-12-31"], "2026-12-31"),
            (["little-giant", "8", "2024-02-29", ""], "2027-02-28"),
            (["tech-sme", SME, "2026-12-01", "2026-12-31"], "2026-12-31"),
        ];

        for (typed, _) in table {
            assert_eq!(send(&seat, "en", typed).await.status, 303, "{typed:?}");
        }

        let rows = all(&site).await;
        for ([kind, ..], end) in table {
            assert!(rows.iter().any(|row| row.kind == kind && row.valid_to == day(end)), "{kind} {end}");
        }
    }
}

on_both! {
    async fn only_a_verified_or_suspended_enterprise_claims(site: Site) {
        use State::{Applied, Checking, Closed, Refused, Suspended, Verified};
        for (number, state) in [Applied, Checking, Verified, Refused, Suspended, Closed].into_iter().enumerate() {
            let row = site.enterprise(&format!("o{number}"), in_district(number, None), state).await;
            let owner = site.tending(&row).await.account;
            let may = matches!(state, Verified | Suspended);
            let seat = site.sign_in(&owner).await;
            let at = format!("/enterprise/{}/recognitions", row.slug);

            let claimed = site.try_claim(&row, innovative("1", "2027-05-01")).await;

            assert_eq!(claimed.is_ok(), may, "{state:?}");
            assert!(may || matches!(claimed, Err(ClaimError::NotActive)), "{state:?}");
            let form = seat.get(&format!("{at}/new")).await;
            assert_eq!(form.status, if may { 200 } else { 409 }, "{state:?}");
            assert!(may || form.heading() == "认证通过的企业才能申报认定", "{}", form.heading());
            assert_eq!(seat.get(&at).await.body.contains(&format!("href=\"{at}/new\"")), may, "{state:?}");
        }
    }
}

on_both! {
    async fn all_members_read_and_owners_and_recruiters_claim(site: Site) {
        owner(&site).await;
        let enterprise = site.enterprise_of("ma3text0x").await;
        let row = site.claim(&enterprise, innovative("1", "2027-05-01")).await;
        for (name, role, may) in [("li", Role::Recruiter, true), ("wang", Role::Mentor, false), ("zhao", Role::Viewer, false)] {
            let account = site.account(name).await;
            let held = membership::ActiveModel {
                enterprise_id: Set(enterprise.id),
                account_id: Set(account.id),
                role: Set(role),
                since: Set(site.now()),
            };
            held.insert(site.app.db.write()).await.unwrap();
            let seat = site.sign_in(&account).await;

            let list = seat.get(AT).await;
            let sent = send(&seat, "en", ["gazelle", name, "2026-05-10", ""]).await;

            assert_eq!((list.status, list.main_text().contains("创新型中小企业")), (200, true), "{role:?}");
            assert_eq!(sent.status, if may { 303 } else { 403 }, "{role:?}");
            let links = [format!("{AT}/new"), format!("{AT}/{}/withdrawal", row.id)];
            assert_eq!(links.map(|link| list.body.contains(&link)), [may; 2], "{role:?}");
        }
    }
}

on_both! {
    async fn what_is_claimed_can_be_taken_back_and_claimed_again(site: Site) {
        let seat = owner(&site).await;
        let enterprise = site.enterprise_of("ma3text0x").await;
        let row = site.claim(&enterprise, innovative("1", "2027-05-01")).await;
        let at = format!("{AT}/{}/withdrawal", row.id);

        let asked = seat.get(&at).await;
        let twice = [seat.post(&at, &[]).await, seat.post(&at, &[]).await];

        assert_eq!((asked.status, asked.main_text().contains("创新型中小企业 1")), (200, true), "{}", asked.main_text());
        assert_eq!(twice.map(|answer| (answer.status, answer.location())), [(); 2].map(|()| (303, AT.to_owned())));
        assert_eq!(site.recognition(&row).await.status, Status::Withdrawn);
        assert!(site.try_claim(&enterprise, innovative("1", "2027-05-01")).await.is_ok());
    }
}

on_both! {
    async fn what_is_decided_is_not_the_enterprises_to_take_back(site: Site) {
        owner(&site).await;
        let enterprise = site.enterprise_of("ma3text0x").await;
        let confirmed = site.confirmed(&enterprise, innovative("1", "2027-05-01")).await;
        let rejected = site.claim(&enterprise, innovative("2", "2027-05-01")).await;
        let rejected = site.rule(&rejected, &Decision::Reject(Reason::NotListed, "没有这个编号".into())).await.unwrap();

        for row in [confirmed, rejected] {
            let outcome = site.take_back(&enterprise, &row).await;

            assert!(matches!(outcome, Err(WithdrawError::Decided)), "{outcome:?}");
            assert_eq!(site.recognition(&row).await, row);
        }
    }
}

on_both! {
    /// What was rejected does not stand in the way of the same number; what lapsed does.
    async fn of_two_who_send_one_number_at_once_one_is_kept(site: Site) {
        owner(&site).await;
        let enterprise = site.enterprise_of("ma3text0x").await;

        let (one, two) = tokio::join!(
            site.try_claim(&enterprise, innovative("1", "2027-05-01")),
            site.try_claim(&enterprise, innovative("1", "2027-05-01"))
        );

        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
        assert!(matches!(one.err().or(two.err()), Some(ClaimError::Standing)));
        let row = all(&site).await.remove(0);
        site.rule(&row, &Decision::Reject(Reason::NotListed, "没有这个编号".into())).await.unwrap();
        assert!(site.try_claim(&enterprise, innovative("1", "2027-05-01")).await.is_ok());
    }
}
