//! Two officers at the same moment, one who sends twice, and the rule that there are two.
use super::{Desk, acts, desk, offered, post};
use crate::{on_both, support::Site};
use entity::{event::Status, officer_role::Role};
use xingtan::roles::TwoOfficers;

on_both! {
    async fn of_two_officers_one_wins_and_the_other_is_told(site: Site) {
        let Desk { draft, author, other, .. } = desk(&site).await;
        let boss = site.officer("boss", Role::Administrator, None).await;
        let boss = site.sign_in(&boss).await;
        post(&author, "review", 1).await;

        let reason = [("revision", "2"), ("reason", "先别发")];
        let (published, returned) = tokio::join!(post(&boss, "publication", 2), other.post("/admin/events/salon/review/return", &reason));

        let event = site.reload(&draft).await;
        let won = if event.status == Status::Published { [303, 409] } else { [409, 303] };
        assert_eq!([published.0, returned.status], won);
        assert_eq!(acts(&site).await.len(), 3);
        assert_eq!(site.deliver().await.len(), 1);
    }
}

on_both! {
    async fn of_two_who_publish_the_second_is_told_and_the_same_one_is_not(site: Site) {
        let Desk { author, other, .. } = desk(&site).await;
        let boss = site.officer("boss", Role::Administrator, None).await;
        let boss = site.sign_in(&boss).await;
        post(&author, "review", 1).await;

        let (one, two) = tokio::join!(post(&boss, "publication", 2), post(&other, "publication", 2));

        let mut answers = [one.clone(), two.clone()];
        answers.sort();
        assert_eq!((answers[0].0, answers[1].clone()), (303, (409, "活动已经发布，另一位管理员先了一步".into())));
        let winner = if one.0 == 303 { &boss } else { &other };
        assert_eq!(post(winner, "publication", 2).await.0, 303, "twice is once");
        assert_eq!(site.deliver().await.len(), 1);
    }
}

on_both! {
    async fn each_turn_sent_twice_is_one_and_a_stale_one_is_refused(site: Site) {
        let Desk { draft, author, other, .. } = desk(&site).await;
        let reason = [("revision", "2"), ("reason", "请补全")];
        let back = "/admin/events/salon/review/return";

        assert_eq!([post(&author, "review", 1).await.0, post(&author, "review", 1).await.0], [303, 303]);
        assert_eq!([other.post(back, &reason).await.status, other.post(back, &reason).await.status], [303, 303]);
        assert_eq!(post(&author, "review", 1).await, (409, "另一位管理员刚刚改动过".into()));
        assert_eq!(post(&author, "review", 3).await.0, 303);
        assert_eq!(other.post(back, &reason).await.status, 409, "what was looked at is another now");
        assert_eq!([post(&author, "review/withdrawal", 4).await.0, post(&author, "review/withdrawal", 4).await.0], [303, 303]);

        let event = site.reload(&draft).await;
        assert_eq!((event.status, event.revision), (Status::Draft, 5));
        assert_eq!(site.deliver().await.len(), 1);
    }
}

on_both! {
    async fn where_two_officers_are_required_who_drafted_it_never_publishes_it(site: Site) {
        let site = site.ruled(|settings| settings.two_officers = TwoOfficers::On);
        let Desk { draft, author, other, .. } = desk(&site).await;

        let first = author.get("/admin/events/salon").await;
        let straight = [post(&author, "publication", 1).await, post(&other, "publication", 1).await];
        // Whoever sends another's draft stands for it too.
        post(&other, "review", 1).await;
        let sent = post(&other, "publication", 2).await;
        let drafted = post(&author, "publication", 2).await;

        assert_eq!(offered(&first.body), ["/text\"", "/review\""]);
        assert!(first.main_text().contains("请先送审，由另一位管理员（排期或管理）发布。"), "{}", first.main_text());
        let refused = (409, "活动要由起草人以外的管理员发布".to_owned());
        assert_eq!(straight, [refused.clone(), refused]);
        assert_eq!((sent.0, drafted.0), (409, 409));
        assert_eq!(site.reload(&draft).await.status, Status::InReview);
        let boss = site.officer("boss", Role::Administrator, None).await;
        assert_eq!(post(&site.sign_in(&boss).await, "publication", 2).await.0, 303);
    }
}

on_both! {
    async fn the_reason_stays_where_what_is_sent_back_is_another_now(site: Site) {
        let Desk { draft, author, other, .. } = desk(&site).await;
        for (turn, revision) in [("review", 1), ("review/withdrawal", 2), ("review", 3)] {
            assert_eq!(post(&author, turn, revision).await.0, 303);
        }
        let (back, reason) = ("/admin/events/salon/review/return", ("reason", "请补全"));

        for (lang, said, next) in [
            ("zh-CN", "另一位管理员刚刚改动过", "还没有退回。你写的原因还在"),
            ("en", "Another officer has changed it meanwhile", "Nothing was sent back yet. The reason that you wrote is still here."),
        ] {
            let stale = other.post(&format!("{back}?lang={lang}"), &[("revision", "2"), reason]).await;
            let text = stale.main_text();
            assert_eq!((stale.status, stale.hidden("revision")), (409, "4"));
            assert!(text.contains(said) && text.contains(next), "{text}");
            assert!(stale.body.contains(">请补全</textarea>") && stale.body.contains("href=\"/admin/events/salon/versions\""));
        }
        let returned = other.post(back, &[("revision", "4"), reason]).await;
        assert_eq!((returned.status, site.reload(&draft).await.status), (303, Status::Draft));
    }
}
