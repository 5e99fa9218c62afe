//! Review: who sends, takes back, sends back and publishes.
mod two_officers;

use crate::{
    on_both,
    support::{Seat, Site, letters::Letter},
};
use entity::{
    account, audit,
    event::{self, District, Status},
    officer_role::Role,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};

struct Desk<'a> {
    ann: account::Model,
    bob: account::Model,
    draft: event::Model,
    /// Drafts.
    author: Seat<'a>,
    /// Decides, in the same district.
    other: Seat<'a>,
}

/// A draft of a scheduler of Qufu, and another scheduler there.
async fn desk(site: &Site) -> Desk<'_> {
    let ann = site.officer("ann", Role::Scheduler, Some(District::Qufu)).await;
    let bob = site.officer("bob", Role::Scheduler, Some(District::Qufu)).await;
    let new = site.event("salon").new;
    let draft = xingtan::events::draft(&site.app.db, &site.officer_of(ann.id).await, new, site.now()).await.unwrap();
    Desk { author: site.sign_in(&ann).await, other: site.sign_in(&bob).await, ann, bob, draft }
}

async fn post(seat: &Seat<'_>, piece: &str, revision: i32) -> (u16, String) {
    let answer = seat.post(&format!("/admin/events/salon/{piece}"), &[("revision", &revision.to_string())]).await;
    (answer.status, answer.heading())
}

async fn acts(site: &Site) -> Vec<String> {
    let of_events = audit::Entity::find().filter(audit::COLUMN.object.eq("event")).order_by_asc(audit::Column::Id);
    of_events.all(site.db()).await.unwrap().into_iter().map(|entry| entry.act).collect()
}

/// Acts that a page offers.
fn offered(body: &str) -> Vec<&'static str> {
    let all = ["/text\"", "/publication\"", "/review\"", "/review/return\"", "/review/withdrawal\"", "/archive\""];
    all.into_iter().filter(|piece| body.contains(&format!("/admin/events/salon{piece}"))).collect()
}

on_both! {
    async fn a_draft_is_sent_taken_back_sent_back_with_a_reason_and_published_by_another(site: Site) {
        let Desk { draft, author, other, .. } = desk(&site).await;

        assert_eq!(post(&author, "review", 1).await.0, 303);
        assert_eq!(post(&author, "review/withdrawal", 2).await.0, 303);
        assert_eq!(post(&author, "review", 3).await.0, 303);
        let reason = [("revision", "4"), ("reason", "请补上英文地点")];
        assert_eq!(other.post("/admin/events/salon/review/return", &reason).await.location(), "/admin/events/salon");
        let returned = author.get("/admin/events/salon").await.main_text();
        assert!(returned.contains("bob@example.cn 于 2026年12月1日（周二）10:00 退回 请补上英文地点"), "{returned}");
        assert_eq!(post(&author, "review", 5).await.0, 303);
        assert_eq!(post(&other, "publication", 6).await.0, 303);

        let event = site.reload(&draft).await;
        assert_eq!((event.status, event.revision), (Status::Published, 7));
        assert_eq!((event.review_since, event.review_by, event.return_reason), (None, None, None));
        let verbs = ["draft", "send_for_review", "take_back", "send_for_review", "send_back", "send_for_review", "publish"];
        assert_eq!(acts(&site).await, verbs.map(|verb| format!("events.{verb}")));
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let told: Vec<(&str, &str)> = letters.iter().map(|letter| (letter.to.as_str(), letter.subject.as_str())).collect();
        let title = "学徒导师沙龙：把手艺写成培养计划";
        assert_eq!(told, [("ann@example.cn", &*format!("已退回：{title}")), ("ann@example.cn", &*format!("已发布：{title}"))]);
        assert!(letters[0].text.contains("原因：请补上英文地点") && !letters[1].text.contains("原因"), "{}", letters[0].text);
    }
}

on_both! {
    async fn a_page_offers_exactly_what_its_reader_may_do_now(site: Site) {
        let Desk { ann, bob, author, other, .. } = desk(&site).await;
        let reader = site.officer("reads", Role::Reviewer, Some(District::Qufu)).await;
        let seen = async || {
            let mut seen = Vec::new();
            for account in [&ann, &bob, &reader] {
                seen.push(offered(&site.sign_in(account).await.get("/admin/events/salon").await.body));
            }
            seen
        };

        assert_eq!(seen().await, [vec!["/text\"", "/publication\"", "/review\""], vec!["/text\"", "/publication\"", "/review\""], vec![]]);
        post(&author, "review", 1).await;
        assert_eq!(seen().await, [vec!["/review/withdrawal\""], vec!["/publication\"", "/review/return\""], vec![]]);
        post(&other, "publication", 2).await;
        assert_eq!(seen().await, [vec!["/text\""], vec!["/text\""], vec![]]);
        site.advance(chrono::Duration::days(5));
        assert_eq!(seen().await, [vec!["/text\"", "/archive\""], vec!["/text\"", "/archive\""], vec![]]);
    }
}

on_both! {
    async fn what_is_in_review_is_decided_by_another_and_edited_by_nobody(site: Site) {
        let Desk { draft, author, other, .. } = desk(&site).await;
        let typed = [("revision", "1"), ("title_zh", "改过的名称")];
        post(&author, "review", 1).await;

        let tried = [
            post(&author, "publication", 2).await,
            post(&other, "review/withdrawal", 2).await,
            (author.get("/admin/events/salon/text").await.status, String::new()),
            (author.get("/admin/events/salon/publication").await.status, String::new()),
        ];
        let own = author.post("/admin/events/salon/review/return", &[("revision", "2"), ("reason", "自己退回")]).await;
        let late = author.post("/admin/events/salon/text", &typed).await;
        let question = author.post("/admin/events/salon/questions/new", &[("kind", "yes_no"), ("label_zh", "要帮忙吗")]).await;

        let own_words = "这场活动是你起草或送审的，要由另一位管理员决定".to_owned();
        assert_eq!(tried[0], (409, own_words.clone()));
        assert_eq!(tried[1], (409, "这场活动是另一位管理员起草并送审的".into()));
        assert_eq!([tried[2].0, tried[3].0, own.status, late.status, question.status], [409; 5]);
        assert_eq!(own.heading(), own_words);
        assert!(late.body.contains("改过的名称") && late.main_text().contains("活动正在审核，现在不能修改 没有保存。你填的还在下面，可以复制走。"), "what was typed stays");
        assert_eq!(site.reload(&draft).await.status, Status::InReview);
        assert_eq!(site.deliver().await.len(), 0);
    }
}

on_both! {
    async fn in_english_the_refusals_say_what_to_do_next(site: Site) {
        let Desk { author, other, .. } = desk(&site).await;
        post(&author, "review?lang=en", 1).await;

        let own = author.post("/admin/events/salon/publication?lang=en", &[("revision", "2")]).await.main_text();
        let returned = other.post("/admin/events/salon/review/return?lang=en", &[("revision", "2"), ("reason", "")]).await;
        let late = author.post("/admin/events/salon/text?lang=en", &[("revision", "1"), ("title_zh", "改过的名称")]).await;

        assert!(own.contains("You drafted it or sent it for review, so another officer decides"), "{own}");
        assert!(own.contains("Ask another scheduler or an administrator to decide on it"), "{own}");
        assert_eq!((returned.status, returned.heading().as_str()), (422, "Send this event back?"));
        let text = late.main_text();
        assert!(text.contains("The event is in review and cannot be changed now") && text.contains("Nothing was saved. What you typed is still below, to copy."), "{text}");
    }
}

on_both! {
    async fn sending_back_needs_a_reason_of_a_bearable_length(site: Site) {
        let Desk { draft, author, other, .. } = desk(&site).await;
        post(&author, "review", 1).await;
        let long = "长".repeat(501);
        for (reason, says) in [("  ", "请写原因"), (long.as_str(), "最多 500 个字"), ("a\u{202E}b", "里面有看不见的符号，请删掉后重新输入")] {
            let answer = other.post("/admin/events/salon/review/return", &[("revision", "2"), ("reason", reason)]).await;

            assert_eq!(answer.status, 422, "{reason}");
            let errors = answer.errors();
            assert!(errors.iter().any(|(field, said)| field == "reason" && said.contains(says)), "{errors:?}");
            assert!(answer.body.contains(reason.trim()), "what was typed stays");
        }
        assert_eq!(site.reload(&draft).await.status, Status::InReview);
    }
}

on_both! {
    async fn what_waits_stands_first_with_its_age_and_its_drafter(site: Site) {
        let Desk { bob, author, .. } = desk(&site).await;
        post(&author, "review", 1).await;
        let elsewhere = site.event("elsewhere").with(|new| new.district = District::Weishan).draft().await;
        xingtan::events::send_for_review(&site.app.db, &site.by().await, elsewhere.id, 1, site.now()).await.unwrap();
        site.advance(chrono::Duration::days(3));
        site.event("coming").publish().await;
        let other = site.sign_in(&bob).await;
        let cost = async |path: &str| {
            let before = site.statements();
            let page = other.get(path).await;
            (page.main_text(), site.statements() - before)
        };

        let (front, _) = cost("/admin/events").await;
        let (shelf, one) = cost("/admin/events?shelf=review").await;

        assert!(front.contains("等待审核 活动 等待 起草人 时间 县市区"), "{front}");
        let row = "学徒导师沙龙：把手艺写成培养计划 3 天 ann@example.cn 2026年12月5日（周六）10:00 曲阜市";
        assert!(front.contains(row) && shelf.contains(row), "{shelf}");
        assert!(shelf.contains("待审核 1 未结束 1 草稿 0") && !shelf.contains("微山县"), "{shelf}");
        for slug in ["second", "third"] {
            let draft = site.event(slug).draft().await;
            xingtan::events::send_for_review(&site.app.db, &site.by().await, draft.id, 1, site.now()).await.unwrap();
        }
        assert_eq!(cost("/admin/events?shelf=review").await.1, one);
    }
}

on_both! {
    async fn a_drafter_who_writes_there_no_more_is_not_written_to(site: Site) {
        let Desk { ann, author, other, .. } = desk(&site).await;
        post(&author, "review", 1).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        xingtan::accounts::take_role(db, key, &site.by().await, ann.id, xingtan::accounts::Taken::All, site.now()).await.unwrap();
        site.deliver().await;

        other.post("/admin/events/salon/review/return", &[("revision", "2"), ("reason", "请补全")]).await;

        assert_eq!(site.deliver().await.len(), 0);
    }
}
