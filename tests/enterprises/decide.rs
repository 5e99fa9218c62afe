//! Officers decide: what each state allows, who may, which letter goes out, what the audit keeps.
use super::{acts, from_elsewhere, in_district, one};
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use entity::{
    enterprise::{
        Reason,
        Status::{Applied, Checking, Closed, Refused, Suspended, Verified},
    },
    event::District,
    officer_role::Role,
};
use xingtan::{
    enterprises::{DecideError, Decision},
    roles::{Officer, rights::DecideEnterprises},
};

const WHY: &str = "执照照片不清楚";

fn why() -> String {
    WHY.to_owned()
}

on_both! {
    /// State × act: what it becomes; the others are refused and change nothing.
    async fn each_act_takes_only_the_states_it_is_for(site: Site) {
        let acts = [
            Decision::TakeUp,
            Decision::Verify,
            Decision::Refuse(Reason::Unreadable, why()),
            Decision::Suspend(Reason::Outdated, why()),
            Decision::Resume(why()),
            Decision::Close(Reason::OwnWish, why()),
        ];
        // What is so already stays so: twice is once.
        let table = [
            (Applied, [Some(Checking), None, None, None, None, None]),
            (Checking, [Some(Checking), Some(Verified), Some(Refused), None, None, None]),
            (Verified, [None, Some(Verified), None, Some(Suspended), Some(Verified), Some(Closed)]),
            (Refused, [None, None, Some(Refused), None, None, None]),
            (Suspended, [None, None, None, Some(Suspended), Some(Verified), None]),
            (Closed, [None, None, None, None, None, Some(Closed)]),
        ];
        let who = site.reviewer().await;
        for (row, (from, becomes)) in table.into_iter().enumerate() {
            for (column, (act, to)) in acts.iter().zip(becomes).enumerate() {
                let number = row * 10 + column;
                let enterprise = site.enterprise(&format!("o{number}"), in_district(number, None), from).await;

                let outcome = site.decide(&who, &enterprise, act).await;

                let became = site.now_of(&enterprise).await;
                assert_eq!(became.status, to.unwrap_or(from), "{from:?} {act:?}");
                match to {
                    Some(_) => assert!(outcome.is_ok(), "{from:?} {act:?}: {outcome:?}"),
                    None => assert!(matches!(outcome, Err(DecideError::Decided)), "{from:?} {act:?}: {outcome:?}"),
                }
                if to.is_none_or(|to| to == from) {
                    assert_eq!(became, enterprise, "{from:?} {act:?} changes nothing");
                }
            }
        }
    }
}

on_both! {
    async fn a_refusal_says_why_in_the_letter_on_the_page_and_in_the_audit(site: Site) {
        let owner = site.account("fang").await;
        let row = site.apply(&owner, one()).await;
        let officer = site.reviewing("reviewer", Some(District::Qufu)).await;
        let at = format!("/admin/enterprises/{}", row.id);
        assert_eq!(officer.post(&format!("{at}/checking"), &[]).await.status, 303);
        site.deliver().await;

        let empty = officer.post(&format!("{at}/refusal"), &[("reason", " ")]).await;
        let fields = [("code", "unreadable"), ("reason", WHY)];
        let refused = officer.post(&format!("{at}/refusal"), &fields).await;

        let errors: Vec<String> = empty.errors().into_iter().map(|(field, _)| field).collect();
        assert_eq!((empty.status, errors), (422, vec!["reason".to_owned(), "code".to_owned()]));
        assert_eq!(refused.status, 303);
        let letter = Letter::from(&site.deliver().await[0]);
        let code = "执照看不清，请换一份清楚的重新申请。";
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("fang@example.cn", "企业申请没有通过：曲阜精工机床有限公司"));
        assert!(letter.text.contains(code) && letter.text.contains(WHY), "{}", letter.text);
        let own = site.sign_in(&owner).await.get("/enterprise/ma3text0x").await;
        assert!([code, WHY, "重新申请"].iter().all(|text| own.main_text().contains(text)), "{}", own.main_text());
        let act = |act: &str, before: &str, after: &str, reason: &str| {
            (format!("enterprises.{act}"), before.to_owned(), after.to_owned(), reason.to_owned())
        };
        assert_eq!(
            acts(&site).await,
            [act("take_up", "applied", "checking", ""), act("refuse", "checking", "refused", WHY)]
        );
        assert_eq!(site.kinds_of_reasons().await, [("enterprises.refuse".to_owned(), "unreadable".to_owned())]);
        let auditor = site.officer("auditor", Role::Auditor, None).await;
        let audit = site.sign_in(&auditor).await.get("/admin/audit").await.main_text();
        assert!(audit.contains(code) && audit.contains(WHY), "{audit}");
    }
}

on_both! {
    async fn suspending_and_closing_say_a_kind_of_reason_too(site: Site) {
        let table = [
            ("suspension", "outdated", "资料或执照过期，没有更新。"),
            ("closing", "own-wish", "企业自己提出。"),
        ];
        let officer = site.reviewing("reviewer", None).await;
        for (number, (piece, code, said)) in table.into_iter().enumerate() {
            let row = site.enterprise(&format!("o{number}"), in_district(number, None), Verified).await;
            site.deliver().await;
            let at = format!("/admin/enterprises/{}/{piece}", row.id);

            let other = officer.post(&at, &[("code", "unreadable"), ("reason", WHY)]).await;
            let done = officer.post(&at, &[("code", code), ("reason", WHY)]).await;

            assert_eq!((other.status, other.errors().len(), done.status), (422, 1, 303), "{piece}");
            let letter = Letter::from(&site.deliver().await[0]);
            assert!(letter.text.contains(said) && letter.text.contains(WHY), "{}", letter.text);
        }
    }
}

on_both! {
    /// A code of a reason that officers cannot choose is none.
    async fn only_the_act_itself_says_that_another_is_verified(site: Site) {
        let row = site.enterprise("fang", one(), Checking).await;
        let officer = site.reviewing("reviewer", None).await;

        let fields = [("code", "already-verified"), ("reason", WHY)];
        let answer = officer.post(&format!("/admin/enterprises/{}/refusal", row.id), &fields).await;

        assert_eq!((answer.status, answer.errors().len()), (422, 1));
    }
}

on_both! {
    async fn of_two_with_one_code_one_is_verified_and_the_other_told_how_to_be_invited(site: Site) {
        let first = site.enterprise("fang", one(), Checking).await;
        let second = site.enterprise("li", from_elsewhere(), Applied).await;
        site.deliver().await;

        site.decide(&site.reviewer().await, &first, &Decision::Verify).await.unwrap();

        let other = site.now_of(&second).await;
        assert_eq!((other.status, other.reason_code), (Refused, Some(Reason::AlreadyVerified)));
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let told: Vec<_> = letters.iter().map(|letter| (letter.to.as_str(), letter.subject.as_str())).collect();
        assert_eq!(
            told,
            [
                ("fang@example.cn", "企业已认证：曲阜精工机床有限公司"),
                ("li@example.cn", "企业申请没有通过：曲阜精工机床有限公司"),
            ]
        );
        assert!(letters[1].text.contains("请联系它的负责人邀请你加入"), "{}", letters[1].text);
        for wrong in ["工作人员写道", "重新申请"] {
            assert!(!letters[1].text.contains(wrong), "{}", letters[1].text);
        }
        let li = xingtan::accounts::by_id(site.db(), second.applied_by.unwrap()).await.unwrap().unwrap();
        let own = site.sign_in(&li).await.get(&format!("/enterprise/{}", second.slug)).await;
        assert!(own.main_text().contains("请联系它的负责人邀请你加入") && !own.body.contains("href=\"/enterprises/new\""));
        let kept = acts(&site).await;
        assert_eq!(kept.iter().rev().take(2).map(|(act, ..)| act.as_str()).collect::<Vec<_>>(), [
            "enterprises.refuse",
            "enterprises.verify"
        ]);
    }
}

on_both! {
    async fn of_two_officers_who_verify_one_code_at_the_same_moment_one_wins(site: Site) {
        let first = site.enterprise("fang", one(), Checking).await;
        let second = site.enterprise("li", one(), Checking).await;
        let who = site.reviewer().await;
        let other = site.officer("other", Role::Reviewer, None).await;
        let other: Officer<DecideEnterprises> = site.officer_of(other.id).await;
        site.deliver().await;

        let (one, two) =
            tokio::join!(site.decide(&who, &first, &Decision::Verify), site.decide(&other, &second, &Decision::Verify));

        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1, "{one:?} {two:?}");
        let lost = one.err().or(two.err()).unwrap();
        assert!(matches!(lost, DecideError::Decided), "{lost:?}");
        let mut states = [site.now_of(&first).await.status, site.now_of(&second).await.status];
        states.sort_by_key(|state| *state != Verified);
        assert_eq!(states, [Verified, Refused]);
        assert_eq!(site.deliver().await.len(), 2);
    }
}

on_both! {
    /// Neither finds the queue left with somebody that nobody may verify any more.
    async fn who_applies_while_the_code_is_verified_is_refused_either_way(site: Site) {
        let first = site.enterprise("fang", one(), Checking).await;
        let (who, li) = (site.reviewer().await, site.account("li").await);

        let (verified, applied) =
            tokio::join!(site.decide(&who, &first, &Decision::Verify), site.try_apply(&li, one()));

        verified.unwrap();
        if let Ok(row) = applied {
            assert_eq!(site.now_of(&row).await.status, Refused);
        }
    }
}
