//! The list of letters: filters, pages, and what it costs.
use super::{put_off, the_letter};
use crate::{
    on_both,
    support::{Answer, Seat, Site},
};
use chrono::Duration;
use entity::officer_role::Role;

async fn auditor(site: &Site) -> Seat<'_> {
    let account = site.officer("chief", Role::Administrator, None).await;
    site.sign_in(&account).await
}

/// Addresses in the list's column *to*, from the top.
fn to(page: &Answer) -> Vec<&str> {
    let cells = page.body.split("data-label=\"收件人\">").skip(1);
    cells.filter_map(|cell| cell.split('<').next()).collect()
}

on_both! {
    async fn filters_find_what_they_name(site: Site) {
        let seat = auditor(&site).await;
        let salon = site.event("salon").places(1).publish().await;
        let fair = site.event("fair").publish().await;
        let first = site.register(&salon, "first").await;
        site.deliver().await;
        for (event, name) in [(&salon, "second"), (&fair, "third"), (&fair, "first")] {
            site.advance(Duration::seconds(1));
            site.register(event, name).await;
        }
        let about = format!("about={}", first.id);

        for (query, found) in [
            ("", vec!["first@example.cn", "third@example.cn", "second@example.cn", "first@example.cn"]),
            ("state=sent", vec!["first@example.cn"]),
            ("state=queued", vec!["first@example.cn", "third@example.cn", "second@example.cn"]),
            ("state=failed", vec![]),
            ("kind=registrations-waiting", vec!["second@example.cn"]),
            ("address=First%40example.cn", vec!["first@example.cn", "first@example.cn"]),
            ("address=first", vec![]),
            ("event=fair", vec!["first@example.cn", "third@example.cn"]),
            ("event=fair&state=queued&address=third%40example.cn", vec!["third@example.cn"]),
            (about.as_str(), vec!["first@example.cn"]),
            ("state=nonsense&kind=nonsense&about=nonsense&after=%25", vec!["first@example.cn", "third@example.cn", "second@example.cn", "first@example.cn"]),
        ] {
            let page = seat.get(&format!("/admin/letters?{query}")).await;
            assert_eq!((page.status, to(&page)), (200, found), "{query}");
        }
    }
}

on_both! {
    async fn a_chip_takes_one_filter_away_and_keeps_the_others(site: Site) {
        let seat = auditor(&site).await;

        let page = seat.get("/admin/letters?state=sent&event=salon&address=a%40b.cn").await;

        assert!(page.main_text().contains("没有这样的信"));
        for kept in ["href=\"/admin/letters?state=sent&#38;address=a%40b.cn\"", "name=\"event\" value=\"salon\"", "name=\"state\" value=\"sent\""] {
            assert!(page.body.contains(kept), "{kept} in {}", page.body);
        }
    }
}

on_both! {
    async fn fifty_are_a_page_and_none_is_skipped_or_shown_twice(site: Site) {
        let seat = auditor(&site).await;
        let event = site.event("salon").publish().await;
        for number in 0..53 {
            site.register(&event, &format!("n{number}")).await;
        }

        let first = seat.get("/admin/letters?event=salon").await;
        let (_, next) = first.body.split_once("rel=\"next\"").map(|(before, _)| before.rsplit_once("href=\"").unwrap()).unwrap();
        let second = seat.get(&next.trim_end_matches("\" ").replace("&#38;", "&")).await;

        let mut all = [to(&first), to(&second)].concat();
        assert_eq!((to(&first).len(), to(&second).len()), (50, 3));
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 53);
        assert!(!second.body.contains("rel=\"next\""));
    }
}

on_both! {
    async fn the_list_costs_the_same_with_one_and_with_three(site: Site) {
        let seat = auditor(&site).await;
        let event = site.event("salon").publish().await;
        let cost = async || {
            let before = site.statements();
            let page = seat.get("/admin/letters").await;
            (to(&page).len(), site.statements() - before)
        };
        site.register(&event, "one").await;
        let one = cost().await;

        site.register(&event, "two").await;
        site.register(&event, "three").await;

        // Two of them look whether letters go out.
        assert_eq!([one, cost().await], [(1, 5), (3, 5)]);
    }
}

on_both! {
    async fn one_letter_costs_the_same_with_one_try_and_with_three(site: Site) {
        let seat = auditor(&site).await;
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        let letter = the_letter(&site, &row).await;
        let cost = async |tries: i32| {
            for _ in 0..tries {
                put_off(&site).await;
            }
            let before = site.statements();
            let page = seat.get(&format!("/admin/letters/{}", letter.id)).await;
            (page.body.matches("(451): try later</td>").count(), site.statements() - before)
        };

        let costs = [cost(1).await, cost(2).await];

        assert_eq!(costs, [(1, 9), (3, 9)]);
    }
}
