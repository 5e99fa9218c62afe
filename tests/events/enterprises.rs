//! Enterprises that take part in an event: named and dropped by officers, shown on both pages.
use crate::{
    on_both,
    support::{
        Seat, Site,
        enterprises::{company, numbered_code},
    },
};
use chrono::Duration;
use entity::{
    audit, enterprise,
    enterprise::Status,
    event::{self, District},
    event_enterprise,
    officer_role::Role,
};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use xingtan::{events::name_enterprise, registrations::cancel_event};

const AT: &str = "/admin/events/salon/enterprises";

async fn enterprise(site: &Site, number: usize, name: &str) -> enterprise::Model {
    site.enterprise(&format!("owner{number}"), company(numbered_code(number), name), Status::Verified).await
}

async fn name(site: &Site, event: &event::Model, row: &enterprise::Model) {
    name_enterprise(&site.app.db, &site.by().await, event.id, row.id, site.now()).await.expect("named");
}

async fn send(seat: &Seat<'_>, rest: &str, row: &enterprise::Model) -> u16 {
    seat.post(&format!("{AT}{rest}"), &[("enterprise", &row.id.to_string())]).await.status
}

/// What the audit kept, oldest first: act and slug.
async fn acts(site: &Site) -> Vec<(String, Value)> {
    let about = audit::COLUMN.act.ends_with("_enterprise");
    let rows = audit::Entity::find().filter(about).order_by_asc(audit::Column::Id).all(site.db()).await.unwrap();
    rows.into_iter().map(|row| (row.act, row.fields)).collect()
}

on_both! {
    async fn those_that_are_named_stand_on_the_events_page_and_in_its_json(site: Site) {
        site.event("salon").publish().await;
        let (first, second) = (enterprise(&site, 1, "曲阜精工").await, enterprise(&site, 2, "微山湖食品").await);
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;

        let statuses = [send(&seat, "", &second).await, send(&seat, "", &first).await, send(&seat, "", &second).await];

        assert_eq!(statuses, [303, 303, 303]);
        let page = site.get("/events/salon").await;
        assert!(page.main_text().contains("参加企业 微山湖食品 曲阜精工"), "{}", page.main_text());
        assert!(page.body.contains(&format!("href=\"/enterprises/{}\"", first.slug)));
        let json = site.get("/api/v1/events/salon").await.json();
        let [one, two] = [&second, &first].map(|row| json!({ "slug": row.slug, "name": row.name }));
        assert_eq!(json["event"]["enterprises"], json!([one, two]));
        assert_eq!(acts(&site).await, [&second, &first].map(|row| ("events.name_enterprise".to_owned(), json!([row.slug]))), "twice is once");
        for _ in 0..2 {
            assert_eq!(send(&seat, "/removal", &second).await, 303);
        }
        assert_eq!(acts(&site).await[2..], [("events.drop_enterprise".to_owned(), json!([second.slug]))]);
        assert!(!site.get("/events/salon").await.body.contains("微山湖食品"));
    }
}

on_both! {
    async fn officers_find_public_ones_by_name_and_by_code(site: Site) {
        site.event("salon").publish().await;
        let shown = enterprise(&site, 1, "曲阜精工机床").await;
        site.enterprise("li", company(numbered_code(2), "曲阜精工二厂"), Status::Suspended).await;
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        let code = shown.code.to_lowercase();
        for (q, is_found) in [("精工", true), (code.as_str(), true), ("没有的", false), ("%", false)] {
            let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", q).finish();
            let page = seat.get(&format!("{AT}?{query}")).await;

            let button = format!("value=\"{}\"", shown.id);
            assert_eq!((page.body.contains(&button), page.body.contains("二厂")), (is_found, false), "{q}");
            assert_eq!(page.main_text().contains("没有找到可以添加的企业"), !is_found, "{q}");
        }
        send(&seat, "", &shown).await;
        assert!(seat.get(&format!("{AT}?q=%E7%B2%BE%E5%B7%A5")).await.main_text().contains("没有找到可以添加的企业"), "it is named");
    }
}

on_both! {
    async fn only_public_ones_are_named_and_shown(site: Site) {
        let event = site.event("salon").publish().await;
        let (row, stranger) = (enterprise(&site, 1, "曲阜精工").await, enterprise(&site, 2, "另一家").await);
        name(&site, &event, &row).await;
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;

        site.bring_to(&row, Status::Suspended).await;
        site.bring_to(&stranger, Status::Suspended).await;

        assert_eq!(send(&seat, "", &stranger).await, 404);
        assert_eq!(seat.post(AT, &[("enterprise", "x")]).await.status, 400);
        assert!(!site.get("/events/salon").await.main_text().contains("曲阜精工"));
        assert_eq!(site.get("/api/v1/events/salon").await.json()["event"]["enterprises"], json!([]));
        assert!(seat.get(AT).await.main_text().contains("不公开"), "officers still see it, and may drop it");
        assert_eq!(send(&seat, "/removal", &row).await, 303);
        assert_eq!(event_enterprise::Entity::find().count(site.db()).await.unwrap(), 0);
    }
}

on_both! {
    async fn an_event_that_is_cancelled_or_over_keeps_its_enterprises(site: Site) {
        let row = enterprise(&site, 1, "曲阜精工").await;
        let (cancelled, over) = (site.event("salon").publish().await, site.event("past").publish().await);
        name(&site, &cancelled, &row).await;
        cancel_event(&site.app.db, &site.app.address_key, &site.by().await, cancelled.id, "停水", site.now()).await.unwrap();
        site.advance(Duration::days(9));
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        let sentences = [
            ("zh-CN", "活动已取消或已结束，不能再改参加企业"),
            ("en", "The event is cancelled or over, so its enterprises cannot change"),
        ];
        for (lang, sentence) in sentences {
            for path in [format!("{AT}?lang={lang}"), format!("{AT}/removal?lang={lang}"), format!("/admin/events/{}/enterprises?lang={lang}", over.slug)] {
                let answer = seat.post(&path, &[("enterprise", &row.id.to_string())]).await;

                assert_eq!((answer.status, answer.heading().as_str()), (409, sentence), "{path}");
            }
        }
        let page = seat.get(AT).await;
        assert!(page.main_text().contains("曲阜精工") && !page.body.contains("method=\"post\" action=\"/admin/events/salon"), "no form is offered in vain");
        assert_eq!(acts(&site).await.len(), 1);
    }
}

on_both! {
    async fn another_districts_event_does_not_exist_for_an_officer(site: Site) {
        site.event("salon").publish().await;
        let row = enterprise(&site, 1, "曲阜精工").await;
        let seat = site.sign_in(&site.officer("weishan", Role::Scheduler, Some(District::Weishan)).await).await;

        let statuses = [seat.get(AT).await.status, send(&seat, "", &row).await, send(&seat, "/removal", &row).await];

        assert_eq!(statuses, [404, 404, 404]);
    }
}

on_both! {
    async fn an_enterprises_page_lists_what_is_to_come_and_then_the_last_ten(site: Site) {
        let row = enterprise(&site, 1, "曲阜精工").await;
        for number in 0..12 {
            let event = site.event(&format!("past{number:02}")).with(|new| {
                new.title[0] = format!("过去{number:02}");
                new.starts_at += Duration::hours(number);
                new.ends_at += Duration::hours(number);
            });
            name(&site, &event.publish().await, &row).await;
        }
        let draft = site.event("draft").with(|new| new.title[0] = "草稿".into()).draft().await;
        name(&site, &draft, &row).await;
        site.advance(Duration::days(6));
        for (slug, days) in [("later", 2), ("soon", 0)] {
            let event = site.event(slug).with(|new| {
                new.title[0] = slug.into();
                new.starts_at += Duration::days(days);
                new.ends_at += Duration::days(days);
                new.closes_at = new.starts_at;
            });
            name(&site, &event.publish().await, &row).await;
        }

        let text = site.get(&format!("/enterprises/{}", row.slug)).await.main_text();

        let order: Vec<usize> = ["即将参加的活动", "soon", "later", "参加过的活动", "过去11", "过去02"]
            .map(|piece| text.find(piece).unwrap_or_else(|| panic!("{piece}: {text}")))
            .to_vec();
        assert!(order.is_sorted(), "{text}");
        assert!(["过去01", "草稿"].iter().all(|piece| !text.contains(piece)), "{text}");
    }
}

on_both! {
    async fn pages_cost_the_same_number_of_queries_with_one_and_with_three(site: Site) {
        let mut costs = Vec::new();
        let event = site.event("salon").publish().await;
        for number in 0..3 {
            let row = enterprise(&site, number, &format!("公司{number}")).await;
            name(&site, &event, &row).await;
            let before = site.statements();
            site.get("/events/salon").await;
            let page = site.statements();
            site.get("/api/v1/events/salon").await;
            costs.push((page - before, site.statements() - page));
        }

        assert_eq!(costs[0], (3, 4));
        assert_eq!(costs[0], costs[2]);
    }
}
