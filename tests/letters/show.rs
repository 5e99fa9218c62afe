//! One letter: what became of it, what it says, and that nothing in what is shown opens anything.
use super::{answered, put_off, reload, the_letter};
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use entity::{letter::State, officer_role::Role};

on_both! {
    async fn each_try_the_error_and_the_next_try_are_told(site: Site) {
        let account = site.officer("chief", Role::Administrator, None).await;
        let seat = site.sign_in(&account).await;
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        let path = format!("/admin/letters/{}", the_letter(&site, &row).await.id);
        let fresh = seat.get(&path).await.main_text();
        assert!(fresh.contains("等待发送") && fresh.contains("还没有发过。"), "{fresh}");

        put_off(&site).await;
        let waiting = seat.get(&path).await;
        answered(&site, "550 no such user").await;
        let ended = seat.get(&path).await;

        let text = waiting.main_text();
        for told in ["fang@example.cn", "下次发送 2026年12月1日（周二）10:00", "最近的错误", "没发出去，稍后再发", "(451): try later", "过时不发 2026年12月5日（周六）12:00"] {
            assert!(text.contains(told), "{told}: {text}");
        }
        let text = ended.main_text();
        for told in ["没送到", "没发出去，稍后再发", "被拒收，不再发", "(550): no such user", "2026年12月1日（周二）10:03"] {
            assert!(text.contains(told), "{told}: {text}");
        }
        assert!(!text.contains("下次发送"), "{text}");
    }
}

on_both! {
    async fn nothing_in_what_is_shown_opens_anything(site: Site) {
        let account = site.officer("chief", Role::Administrator, None).await;
        let seat = site.sign_in(&account).await;
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        let letter = the_letter(&site, &row).await;
        let path = format!("/admin/letters/{}", letter.id);
        let shown = async || [seat.get(&path).await, seat.get(&format!("{path}/html")).await];

        let [fresh, retried, sent] = [
            shown().await,
            { put_off(&site).await; shown().await },
            { site.deliver().await; shown().await },
        ];

        assert_eq!(reload(&site, &letter).await.state, State::Sent);
        for page in fresh.iter().chain(&retried).chain(&sent) {
            assert!(page.status == 200 && page.body.contains("/t/••••••") && page.body.contains("/not-me/••••••"));
            for secret in [&row.token, &row.letter_token, &row.not_me_token] {
                assert!(!page.body.contains(secret.as_str()), "{}", page.body);
            }
        }
        assert!(sent[1].header("content-security-policy").contains("sandbox"));
        assert_eq!(sent[1].header("cache-control"), "private, no-store");
    }
}

on_both! {
    async fn a_reset_letter_shows_no_link_before_it_leaves_and_a_masked_one_after(site: Site) {
        let account = site.officer("chief", Role::Administrator, None).await;
        let seat = site.sign_in(&account).await;
        site.account("member").await;
        site.deliver().await;
        site.post("/password-reset", &[("email", "member@example.cn")]).await;
        let list = seat.get("/admin/letters?kind=accounts-reset").await.body;
        let (_, id) = list.split_once("scope=\"row\"><a href=\"/admin/letters/").unwrap();
        let path = format!("/admin/letters/{}", id.split('"').next().unwrap());

        let before = seat.get(&path).await.main_text();
        let link = Letter::from(&site.deliver().await[0]).link("/password-reset/");
        let after = seat.get(&path).await;

        assert!(before.contains("这种信发出时才写，发出前没有正文。") && before.contains("这种信不能重发"), "{before}");
        assert!(after.body.contains("/password-reset/••••••") && !after.body.contains(&link), "{}", after.body);
        let again = seat.post(&format!("{path}/repeat"), &[]).await;
        assert_eq!((again.status, again.heading().as_str()), (409, "这种信不能重发"));
    }
}

on_both! {
    async fn an_officer_sends_again_and_marks_the_address_by_its_page(site: Site) {
        let account = site.officer("chief", Role::Administrator, None).await;
        let seat = site.sign_in(&account).await;
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        site.deliver().await;
        let path = format!("/admin/letters/{}", the_letter(&site, &row).await.id);

        let again = seat.post(&format!("{path}/repeat"), &[]).await;
        assert_eq!(again.location(), path);
        assert!(seat.get(again.header("location")).await.main_text().contains("已放进发件箱"));
        assert_eq!(site.deliver().await.len(), 1);
        assert!(seat.get(&format!("{path}/dead-address")).await.main_text().contains("把这个邮箱标为失效？"));
        let dead = seat.post(&format!("{path}/dead-address"), &[("mark", "dead")]).await;
        let page = seat.get(dead.header("location")).await.main_text();
        assert!(page.contains("已标为失效") && page.contains("这个邮箱现在不收信"), "{page}");
        let alive = seat.post(&format!("{path}/dead-address"), &[("mark", "alive")]).await;
        assert!(seat.get(alive.header("location")).await.main_text().contains("已取消失效标记"));
        assert_eq!(seat.post(&format!("{path}/dead-address"), &[("mark", "undead")]).await.status, 400);
    }
}
