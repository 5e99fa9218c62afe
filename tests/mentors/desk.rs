//! Officers: the queue, whom they reach, deciding, and what it costs.
use super::{act, acts, led, listed, numbered, told};
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use chrono::Duration;
use entity::{
    enterprise::Status::Verified,
    event::District::{Qufu, Weishan},
    mentor::{
        Reason,
        Status::{Approved, Proposed, Refused},
    },
    officer_role::Role,
};
use xingtan::mentors::{DecideError, Decision};

const WHY: &str = "请补充等级证书";

on_both! {
    async fn the_queue_is_who_waits_longest_first_by_state_and_by_name(site: Site) {
        let (row, _) = led(&site, "fang", 1).await;
        for name in ["王师傅", "Wang Ｍ", "李师傅"] {
            site.mentor(&row, name).await;
            site.advance(Duration::days(2));
        }
        site.bring_mentor(&row, site.mentor(&row, "孔师傅").await, Approved).await;
        let officer = site.reviewing("reviewer", None).await;

        let queue = officer.get("/admin/mentors").await;

        assert_eq!(listed(&queue), ["王师傅", "Wang Ｍ", "李师傅"]);
        let text = queue.main_text();
        assert!(text.contains("等了 6 天") && text.contains("待审核 3") && text.contains("已通过 1"), "{text}");
        assert!(text.contains(&row.name), "{text}");
        assert_eq!(listed(&officer.get("/admin/mentors?status=approved").await), ["孔师傅"]);
        assert_eq!(listed(&officer.get("/admin/mentors?q=wang+m").await), ["Wang Ｍ"]);
        assert_eq!(listed(&officer.get("/admin/mentors?q=%25").await), Vec::<String>::new());
        assert!(officer.get("/admin/enterprises").await.body.contains("href=\"/admin/mentors\""));
    }
}

on_both! {
    async fn pages_of_the_queue_follow_each_other_without_gap_or_double(site: Site) {
        let (row, _) = led(&site, "fang", 1).await;
        let names: Vec<String> = (0..45).map(|number| format!("n{number:02}")).collect();
        for (at, name) in names.iter().enumerate() {
            if at % 7 == 0 {
                site.advance(Duration::hours(1));
            }
            site.mentor(&row, name).await;
        }
        let officer = site.reviewing("reviewer", None).await;

        let (mut seen, mut path) = (Vec::new(), "/admin/mentors?status=proposed".to_owned());
        loop {
            let page = officer.get(&path).await;
            seen.extend(listed(&page));
            let Some((before, _)) = page.body.split_once("\" rel=\"next\"") else { break };
            path = before.rsplit("href=\"").next().unwrap().replace("&#38;", "&");
        }

        assert_eq!(seen, names);
    }
}

on_both! {
    async fn a_decision_stands_in_the_letters_on_the_page_and_in_the_audit(site: Site) {
        let (row, fang) = led(&site, "fang", 1).await;
        let wang = site.account("wang").await;
        let first = site.mentor_of(&row, &wang, "王师傅").await;
        let second = site.mentor(&row, "李师傅").await;
        let officer = site.reviewing("reviewer", Some(Qufu)).await;
        let before = acts(&site).await.len();
        site.deliver().await;
        let at = |id| format!("/admin/mentors/{id}");

        let answers = [
            officer.post(&format!("{}/refusal", at(second.id)), &[("reason", " ")]).await,
            officer.post(&format!("{}/refusal?lang=en", at(second.id)), &[("reason", WHY)]).await,
            officer.post(&format!("{}/refusal", at(second.id)), &[("code", "certificate"), ("reason", WHY)]).await,
            officer.post(&format!("{}/approval", at(first.id)), &[]).await,
            officer.post(&format!("{}/approval", at(second.id)), &[]).await,
        ];

        let error = |field: &str, text: &str| (field.to_owned(), text.to_owned());
        assert_eq!(answers[0].errors(), [error("code", "请选择一项"), error("reason", "请写原因")]);
        assert_eq!(answers[1].errors(), [error("code", "Choose an option")]);
        assert!(answers[1].main_text().contains("The certificate of the grade is missing"), "{}", answers[1].main_text());
        assert_eq!(answers[4].heading(), "导师现在的状态不能这样做");
        assert_eq!(answers.map(|answer| answer.status), [422, 422, 303, 303, 409]);
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let told: Vec<_> = letters.iter().map(|letter| (letter.to.as_str(), letter.subject.as_str())).collect();
        let named = format!("你现在是{}的导师", row.name);
        assert_eq!(
            told,
            [
                ("fang@example.cn", "导师没有通过审核：李师傅"),
                ("fang@example.cn", "导师已通过审核：王师傅"),
                ("wang@example.cn", named.as_str()),
            ]
        );
        let code = "等级证书没有提供或者已经过期。";
        for text in [code, WHY] {
            assert_eq!([0, 1, 2].map(|at: usize| letters[at].text.contains(text)), [true, false, false], "{text}");
        }
        let page = format!("/enterprise/{}/mentors/{}", row.slug, second.id);
        assert_eq!(letters[0].link("/enterprise/"), page);
        for page in [site.sign_in(&fang).await.get(&page).await, officer.get(&at(second.id)).await] {
            assert!([code, WHY].iter().all(|text| page.main_text().contains(text)), "{}", page.main_text());
        }
        assert_eq!(site.kinds_of_reasons().await, [("mentors.refuse".to_owned(), "certificate".to_owned())]);
        let states = [site.mentor_now(&first).await.unwrap().status, site.mentor_now(&second).await.unwrap().status];
        assert_eq!(states, [Approved, Refused]);
        assert_eq!(
            acts(&site).await[before..],
            [act("refuse", "proposed", "refused", "[]", WHY), act("approve", "proposed", "approved", "[]", "")]
        );
    }
}

on_both! {
    async fn of_two_officers_at_once_the_second_is_refused(site: Site) {
        let (row, _) = led(&site, "fang", 1).await;
        let mentor = site.mentor(&row, "王师傅").await;
        site.reviewer().await;

        let refuse = Decision::Refuse(Reason::Certificate, WHY.into());
        let (one, two) = tokio::join!(site.judge(&mentor, &Decision::Approve), site.judge(&mentor, &refuse));

        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1, "{one:?} {two:?}");
        assert!(matches!(one.err().or(two.err()), Some(DecideError::Decided)));
        assert_eq!(told(&site).await.len(), 1);
    }
}

on_both! {
    async fn nobody_decides_where_they_are_a_member_nor_on_themselves(site: Site) {
        let account = site.officer("fang", Role::Reviewer, None).await;
        let own = site.bring(site.apply(&account, numbered(1, Some(Qufu))).await, Verified).await;
        let (other, li) = led(&site, "li", 2).await;
        let of_own = site.mentor(&own, "王师傅").await;
        let themselves = site.mentor_of(&other, &account, "方师傅").await;
        let who = xingtan::roles::Member::load(&site.app.db, &crate::support::enterprises::candidate(&li), &other.slug).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        xingtan::enterprises::remove(db, key, &who.unwrap(), account.id, site.now()).await.unwrap();
        let seat = site.sign_in(&account).await;

        for row in [&of_own, &themselves] {
            for (piece, fields) in [("approval", vec![]), ("refusal", vec![("code", "certificate"), ("reason", WHY)])] {
                let answer = seat.post(&format!("/admin/mentors/{}/{piece}", row.id), &fields).await;

                let said = "你是这家企业的成员，或者就是这位导师，不能处理";
                assert_eq!((answer.status, answer.heading().as_str()), (409, said));
            }
            assert_eq!(site.mentor_now(row).await.unwrap().status, Proposed);
        }
    }
}

on_both! {
    async fn a_mentor_is_within_reach_when_one_of_their_enterprises_is(site: Site) {
        let (here, _) = led(&site, "fang", 1).await;
        let there = site.enterprise("li", numbered(2, Some(Weishan)), Verified).await;
        let wang = site.account("wang").await;
        let shared = site.mentor_of(&here, &wang, "王师傅").await;
        site.mentor_of(&there, &wang, "王师傅").await;
        let far = site.mentor(&there, "孔师傅").await;
        let near = site.mentor(&here, "孟师傅").await;
        let [qufu, weishan] =
            [site.reviewing("qufu", Some(Qufu)).await, site.reviewing("weishan", Some(Weishan)).await];

        assert_eq!(listed(&qufu.get("/admin/mentors").await), ["王师傅", "孟师傅"]);
        assert_eq!(listed(&weishan.get("/admin/mentors").await), ["王师傅", "孔师傅"]);
        assert_eq!(qufu.get(&format!("/admin/mentors/{}", far.id)).await.status, 404);
        assert_eq!(weishan.get(&format!("/admin/mentors/{}", near.id)).await.status, 404);
        let page = qufu.get(&format!("/admin/mentors/{}", shared.id)).await.main_text();
        assert!(page.contains(&here.name) && !page.contains(&there.name), "{page}");
    }
}

on_both! {
    async fn an_auditor_sees_no_names_and_cannot_guess_them(site: Site) {
        let (row, _) = led(&site, "fang", 1).await;
        let mentor = site.bring_mentor(&row, site.mentor(&row, "王师傅").await, Refused).await;
        let auditor = site.officer("auditor", Role::Auditor, None).await;
        let seat = site.sign_in(&auditor).await;

        let list = seat.get("/admin/mentors?status=refused&q=nobody").await;
        let page = seat.get(&format!("/admin/mentors/{}", mentor.id)).await;

        assert_eq!(listed(&list), ["王••"]);
        assert!(!list.body.contains("id=\"q\""));
        for text in [list.main_text(), page.main_text()] {
            assert!(!text.contains("王师傅") && !text.contains(WHY), "{text}");
        }
    }
}

on_both! {
    async fn the_queue_costs_the_same_with_one_and_with_three(site: Site) {
        let (row, _) = led(&site, "fang", 1).await;
        let officer = site.reviewing("reviewer", None).await;
        let mut costs = Vec::new();
        for names in [&["王师傅"][..], &["李师傅", "张师傅"]] {
            for name in names {
                site.mentor(&row, name).await;
            }
            let before = site.statements();
            let page = officer.get("/admin/mentors").await;
            costs.push((site.statements() - before, listed(&page).len()));
        }

        assert_eq!((costs[0].1, costs[1].1), (1, 3));
        assert_eq!(costs[0].0, costs[1].0, "{costs:?}");
    }
}
