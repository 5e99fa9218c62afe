//! A test letter to oneself.
use super::audited;
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use chrono::Duration;
use entity::{event::District, officer_role::Role};

on_both! {
    async fn it_goes_to_the_officer_and_is_found_in_the_list(site: Site) {
        let scheduler = site.officer("scheduler", Role::Scheduler, Some(District::Qufu)).await;
        let seat = site.sign_in(&scheduler).await;
        assert!(seat.get("/admin/letters/test").await.main_text().contains("scheduler@example.cn"));

        let done = seat.post("/admin/letters/test", &[]).await;

        let waiting = seat.get(done.header("location")).await.main_text();
        assert!(waiting.contains("测试信已放进发件箱") && waiting.contains("等待发送"), "{waiting}");
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        assert_eq!((letters[0].to.as_str(), letters[0].subject.as_str()), ("scheduler@example.cn", "杏坛测试信"));
        assert_eq!(letters.len(), 1);
        let sent = seat.get("/admin/letters?kind=mail-test").await.main_text();
        assert!(sent.contains("杏坛测试信") && sent.contains("已发出"), "{sent}");
        let entry = ("letters.send_test".into(), scheduler.id.to_string(), None, None);
        assert_eq!(audited(&site).await, [entry]);
    }
}

on_both! {
    async fn ten_an_hour_and_no_more(site: Site) {
        let administrator = site.officer("administrator", Role::Administrator, None).await;
        let seat = site.sign_in(&administrator).await;
        for _ in 0..10 {
            assert_eq!(seat.post("/admin/letters/test", &[]).await.status, 303);
        }

        let refused = seat.post("/admin/letters/test", &[]).await;
        site.advance(Duration::hours(1));
        let later = seat.post("/admin/letters/test", &[]).await;

        assert_eq!((refused.status, later.status), (429, 303));
    }
}
