//! Cancelling: the place goes to the first in line at once, and nobody moves up after the start.
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use chrono::Duration;
use entity::registration::Status::{Cancelled, Confirmed, Pending, Waiting};

on_both! {
    async fn the_first_in_line_moves_up(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        let [first, second, third] = [site.register(&event, "first").await, site.register(&event, "second").await, site.register(&event, "third").await];
        site.deliver().await;

        let answer = site.post(&format!("/t/{}/cancellation", first.token), &[]).await;

        assert_eq!((answer.status, answer.location()), (303, format!("/t/{}", first.token)));
        assert_eq!(site.states(&event).await, [Cancelled, Confirmed, Waiting]);
        let letters: Vec<(String, String)> = site.deliver().await.iter().map(Letter::from).map(|letter| (letter.to, letter.subject)).collect();
        assert_eq!(
            letters,
            [
                ("first@example.cn".into(), "已取消报名：学徒导师沙龙：把手艺写成培养计划".into()),
                ("second@example.cn".into(), "轮到你了：学徒导师沙龙：把手艺写成培养计划，12月5日（周六）10:00".into()),
            ]
        );
        let ticket = site.get(&format!("/t/{}", third.token)).await;
        assert!(ticket.main_text().contains("你排在候补第 1 位"));
        assert!(site.get(&format!("/t/{}", second.token)).await.main_text().contains("已确认"));
        site.recount().await;
    }
}

on_both! {
    async fn twice_is_once(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        let path = format!("/t/{}/cancellation", row.token);

        let first = site.post(&path, &[]).await;
        let second = site.post(&path, &[]).await;

        assert_eq!((first.status, second.status), (303, 303));
        assert_eq!(site.outbox().await.len(), 2, "one letter about registering, one about cancelling");
        site.recount().await;
    }
}

on_both! {
    async fn after_the_start_nothing_is_cancelled(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        let row = site.register(&event, "fang").await;
        site.register(&event, "next").await;
        site.advance(Duration::days(4));

        let answer = site.post(&format!("/t/{}/cancellation", row.token), &[]).await;

        assert_eq!((answer.status, answer.heading().as_str()), (409, "活动已经开始"));
        assert_eq!(site.states(&event).await, [Confirmed, Waiting]);
    }
}

on_both! {
    async fn with_approval_the_next_in_line_waits_for_the_decision(site: Site) {
        let event = site.event("salon").places(1).with(|new| new.needs_approval = true).publish().await;
        let row = site.register(&event, "first").await;
        site.register(&event, "second").await;

        site.post(&format!("/t/{}/cancellation", row.token), &[]).await;

        assert_eq!(site.states(&event).await, [Cancelled, Pending]);
        let kinds: Vec<String> = site.outbox().await.into_iter().map(|(_, kind, _)| kind).collect();
        assert_eq!(kinds, ["registrations-pending", "registrations-waiting", "registrations-cancelled", "registrations-promoted-pending"]);
        site.recount().await;
    }
}

on_both! {
    async fn asking_first_changes_nothing(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;

        let page = site.get(&format!("/t/{}/cancellation", row.token)).await;

        assert_eq!((page.status, page.heading().as_str()), (200, "取消这次报名吗？"));
        assert_eq!(site.states(&event).await, [Confirmed]);
    }
}

on_both! {
    async fn who_hangs_up_while_waiting_for_the_lock_is_cancelled_all_the_same(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        let lock = site.app.db.begin().await.unwrap();
        xingtan::events::lock(&lock, event.id).await.unwrap();

        let path = format!("/t/{}/cancellation", row.token);
        let hung_up = tokio::time::timeout(std::time::Duration::from_millis(100), site.post(&path, &[])).await;
        lock.rollback().await.unwrap();
        for _ in 0..100 {
            if site.states(&event).await == [Cancelled] {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }

        assert!(hung_up.is_err());
        assert_eq!(site.states(&event).await, [Cancelled]);
        site.recount().await;
    }
}

on_both! {
    async fn what_will_be_refused_is_not_asked(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        site.advance(Duration::days(5));

        let asked = site.get(&format!("/t/{}/cancellation", row.token)).await;
        let ticket = site.get(&format!("/t/{}", row.token)).await;

        assert_eq!((asked.status, asked.heading().as_str()), (409, "活动已经开始"));
        assert!(ticket.main_text().contains("活动已经结束。"), "{}", ticket.main_text());
    }
}
