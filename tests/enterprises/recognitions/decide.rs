//! Officers decide on recognitions: what each state allows, who may, which letter goes out, what the audit keeps.
use super::{acts, in_district, kept, one};
use crate::{
    on_both,
    support::{Site, letters::Letter, recognitions::innovative},
};
use chrono::Duration;
use entity::{
    enterprise::Status::{Closed, Verified},
    event::District,
    officer_role::Role,
    recognition::{
        Reason,
        Status::{Claimed, Confirmed, Lapsed, Rejected, Withdrawn},
    },
};
use sea_orm::ActiveEnum;
use xingtan::enterprises::{
    Decision as Fate,
    recognitions::{DecideError, Decision},
};

const WHY: &str = "请核对证书上的编号";

fn why() -> String {
    WHY.to_owned()
}

on_both! {
    /// State × act: what it becomes; the others are refused and change nothing.
    async fn each_act_takes_only_the_states_it_is_for(site: Site) {
        let acts = [Decision::Confirm, Decision::Reject(Reason::NotListed, why()), Decision::Withdraw(why())];
        let table = [
            (Claimed, [Some(Confirmed), Some(Rejected), None]),
            (Confirmed, [None, None, Some(Withdrawn)]),
            (Rejected, [None; 3]),
            (Lapsed, [None; 3]),
            (Withdrawn, [None; 3]),
        ];
        let enterprise = site.enterprise("fang", one(), Verified).await;
        for (from, becomes) in table {
            for (act, to) in acts.iter().zip(becomes) {
                let number = format!("{} {}", from.to_value(), act.to().to_value());
                let end = if from == Lapsed { "2026-12-02" } else { "2028-05-01" };
                let row = site.claim(&enterprise, innovative(&number, end)).await;
                match from {
                    Confirmed | Lapsed => drop(site.rule(&row, &Decision::Confirm).await.unwrap()),
                    Rejected => drop(site.rule(&row, &Decision::Reject(Reason::NotListed, why())).await.unwrap()),
                    Withdrawn => drop(site.take_back(&enterprise, &row).await.unwrap()),
                    Claimed => {}
                }
                if from == Lapsed {
                    site.advance(Duration::days(2));
                    site.keep_recognitions().await;
                    site.advance(Duration::days(-2));
                }
                let row = site.recognition(&row).await;
                assert_eq!(row.status, from, "{number}");
                let before = kept(&site).await;

                let outcome = site.rule(&row, act).await;

                let became = site.recognition(&row).await;
                assert_eq!(became.status, to.unwrap_or(from), "{number}");
                if to.is_none() {
                    assert!(matches!(outcome, Err(DecideError::Decided)), "{number}: {outcome:?}");
                    assert_eq!((became, kept(&site).await), (row, before), "{number} changes nothing");
                }
            }
        }
    }
}

on_both! {
    async fn a_decision_stands_in_the_letter_on_the_page_and_in_the_audit(site: Site) {
        let enterprise = site.enterprise("fang", one(), Verified).await;
        let first = site.claim(&enterprise, innovative("鲁2026-1", "2028-05-01")).await;
        let second = site.claim(&enterprise, innovative("鲁2026-2", "2028-05-01")).await;
        let officer = site.reviewing("reviewer", Some(District::Qufu)).await;
        let before = acts(&site).await.len();
        site.deliver().await;
        let at = |id| format!("/admin/recognitions/{id}");

        let answers = [
            officer.post(&format!("{}/rejection", at(first.id)), &[("reason", " ")]).await,
            officer.post(&format!("{}/rejection?lang=en", at(first.id)), &[("reason", WHY)]).await,
            officer.post(&format!("{}/rejection", at(first.id)), &[("code", "not-listed"), ("reason", WHY)]).await,
            officer.post(&format!("{}/confirmation", at(second.id)), &[]).await,
            officer.post(&format!("{}/withdrawal", at(second.id)), &[("reason", WHY)]).await,
        ];

        let error = |field: &str, text: &str| (field.to_owned(), text.to_owned());
        assert_eq!(answers[0].errors(), [error("code", "请选择一项"), error("reason", "请写原因")]);
        assert_eq!(answers[1].errors(), [error("code", "Choose an option")]);
        assert!(answers[1].main_text().contains("The number is in none of the bureau’s lists."), "{}", answers[1].main_text());
        assert_eq!(answers.map(|answer| answer.status), [422, 422, 303, 303, 303]);
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let told: Vec<_> = letters.iter().map(|letter| (letter.to.as_str(), letter.subject.as_str())).collect();
        let kind = "创新型中小企业";
        assert_eq!(
            told,
            [
                ("fang@example.cn", format!("认定没有确认：{kind}").as_str()),
                ("fang@example.cn", format!("认定已确认：{kind}").as_str()),
                ("fang@example.cn", format!("认定已撤销：{kind}").as_str()),
            ]
        );
        let code = "公告名单里没有这个编号，请核对后再报。";
        assert_eq!([0, 1, 2].map(|at: usize| letters[at].text.contains(WHY)), [true, false, true]);
        assert_eq!([0, 1, 2].map(|at: usize| letters[at].text.contains(code)), [true, false, false]);
        assert!(letters[1].text.contains("鲁2026-2") && letters[1].text.contains("2028年5月1日"), "{}", letters[1].text);
        assert_eq!(letters[0].link("/enterprise/"), "/enterprise/ma3text0x/recognitions");
        let owner = site.sign_in(&site.tending(&enterprise).await.account).await;
        for page in [owner.get("/enterprise/ma3text0x/recognitions").await, officer.get(&at(first.id)).await] {
            assert!([code, WHY].iter().all(|text| page.main_text().contains(text)), "{}", page.main_text());
        }
        assert_eq!(site.recognition(&first).await.reason_code, Some(Reason::NotListed));
        assert_eq!(site.kinds_of_reasons().await, [("enterprises.reject_recognition".to_owned(), "not-listed".to_owned())]);
        let act = |act: &str, before: &str, after: &str, reason: &str| {
            (format!("enterprises.{act}"), before.to_owned(), after.to_owned(), reason.to_owned())
        };
        assert_eq!(
            acts(&site).await[before..],
            [
                act("reject_recognition", "claimed", "rejected", WHY),
                act("confirm_recognition", "claimed", "confirmed", ""),
                act("withdraw_recognition", "confirmed", "withdrawn", WHY),
            ]
        );
    }
}

on_both! {
    async fn of_two_officers_at_once_the_second_is_refused(site: Site) {
        let enterprise = site.enterprise("fang", one(), Verified).await;
        let row = site.claim(&enterprise, innovative("1", "2028-05-01")).await;
        let (who, other) = (site.reviewer().await, site.other_reviewer().await);
        site.deliver().await;

        let reject = Decision::Reject(Reason::NotListed, why());
        let (one, two) =
            tokio::join!(site.rule_as(&who, &row, &Decision::Confirm), site.rule_as(&other, &row, &reject));

        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1, "{one:?} {two:?}");
        let won = if one.is_ok() { Confirmed } else { Rejected };
        assert!(matches!(one.err().or(two.err()), Some(DecideError::Decided)));
        assert_eq!(site.recognition(&row).await.status, won);
        assert_eq!(site.deliver().await.len(), 1);
    }
}

on_both! {
    async fn nobody_decides_where_they_are_a_member(site: Site) {
        let account = site.officer("fang", Role::Reviewer, None).await;
        let own = site.apply(&account, one()).await;
        let own = site.bring(own, Verified).await;
        let row = site.claim(&own, innovative("1", "2028-05-01")).await;
        let seat = site.sign_in(&account).await;

        for (piece, fields) in [("confirmation", vec![]), ("rejection", vec![("code", "not-listed"), ("reason", WHY)])] {
            let answer = seat.post(&format!("/admin/recognitions/{}/{piece}", row.id), &fields).await;

            assert_eq!((answer.status, answer.heading().as_str()), (409, "你是这家企业的成员，不能处理它"));
        }
        assert_eq!(site.recognition(&row).await, row);
    }
}

on_both! {
    async fn what_has_ended_or_is_of_a_closed_enterprise_is_not_confirmed(site: Site) {
        let closed = site.enterprise("fang", one(), Verified).await;
        let open = site.enterprise("li", in_district(1, None), Verified).await;
        let of_closed = site.claim(&closed, innovative("1", "2028-05-01")).await;
        let ended = site.claim(&open, innovative("2", "2026-12-01")).await;
        site.decide(&site.reviewer().await, &closed, &Fate::Close(entity::enterprise::Reason::OwnWish, why())).await.unwrap();
        assert_eq!(site.now_of(&closed).await.status, Closed);
        site.advance(Duration::days(1));

        let outcomes =
            [site.rule(&of_closed, &Decision::Confirm).await, site.rule(&ended, &Decision::Confirm).await];

        assert!(matches!(outcomes, [Err(DecideError::Closed), Err(DecideError::Over)]), "{outcomes:?}");
        assert!(site.rule(&ended, &Decision::Reject(Reason::NotListed, why())).await.is_ok());
    }
}
