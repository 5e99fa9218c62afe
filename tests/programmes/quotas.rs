//! Quotas: set for an enterprise and a year, unlimited, removed; else the programme's default.
use super::{acts, cost, keeper};
use crate::{
    on_both,
    support::{
        Site,
        enterprises::{company, numbered_code},
    },
};
use entity::{
    enterprise::{self, Status},
    quota,
};
use sea_orm::EntityTrait;
use xingtan::programmes::quota_of;

const PATH: &str = "/admin/programmes/tech/quotas";

async fn enterprise(site: &Site, number: usize) -> enterprise::Model {
    site.enterprise(&format!("o{number}"), company(numbered_code(number), &format!("公司{number}")), Status::Verified)
        .await
}

fn typed<'a>(of: &'a str, places: &'a str, seen: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![("enterprise", of), ("year", "2027"), ("places", places), ("seen", seen)]
}

on_both! {
    async fn a_quota_is_set_changed_and_removed(site: Site) {
        let seat = keeper(&site, "keeper").await;
        let programme = site.programme("tech").await;
        let of = enterprise(&site, 1).await;
        let id = of.id.to_string();
        let holds = async || quota_of(site.db(), &programme, of.id, 2027).await.unwrap();

        let default = holds().await;
        let found = seat.get(&format!("{PATH}?year=2027&q=公司1")).await;
        seat.post(&format!("{PATH}/new"), &typed(&id, "8", "default")).await;
        let eight = (holds().await, quota_of(site.db(), &programme, of.id, 2026).await.unwrap());
        seat.post(&format!("{PATH}/new"), &typed(&id, "", "8")).await;
        let unlimited = holds().await;
        seat.post(&format!("{PATH}/new"), &typed(&id, "0", "none")).await;
        let none = holds().await;
        let listed = seat.get(&format!("{PATH}?year=2027")).await.main_text();
        seat.post(&format!("{PATH}/removal"), &[("enterprise", &id), ("year", "2027")]).await;
        seat.post(&format!("{PATH}/removal"), &[("enterprise", &id), ("year", "2027")]).await;

        assert!(found.body.contains(&format!("enterprise={id}")), "{}", found.body);
        assert_eq!((default, eight, unlimited, none, holds().await), (Some(50), (Some(8), Some(50)), None, Some(0), Some(50)));
        assert!(listed.contains("公司1 每年 0 人"), "{listed}");
        assert_eq!(acts(&site).await[4..], ["set_quota", "set_quota", "set_quota", "remove_quota"]);
    }
}

on_both! {
    async fn who_sets_on_top_of_another_is_shown_what_they_set(site: Site) {
        let seat = keeper(&site, "keeper").await;
        site.programme("tech").await;
        let id = enterprise(&site, 1).await.id.to_string();
        let page = seat.get(&format!("{PATH}/new?year=2027&enterprise={id}")).await;
        let seen = page.hidden("seen");

        let first = seat.post(&format!("{PATH}/new"), &typed(&id, "8", seen)).await;
        let same = seat.post(&format!("{PATH}/new"), &typed(&id, "8", seen)).await;
        let second = seat.post(&format!("{PATH}/new"), &typed(&id, "9", seen)).await;

        assert_eq!((first.status, same.status, second.status), (303, 303, 409));
        assert!(second.main_text().contains("每年 8 人") && second.body.contains("value=\"9\""), "{}", second.body);
        let again = typed(&id, "9", second.hidden("seen"));
        assert_eq!(seat.post(&format!("{PATH}/new"), &again).await.status, 303);
        assert_eq!(quota::Entity::find().one(site.db()).await.unwrap().unwrap().places, Some(9));
    }
}

on_both! {
    async fn only_enterprises_of_the_directory_get_one_and_only_good_numbers(site: Site) {
        let seat = keeper(&site, "keeper").await;
        site.programme("tech").await;
        let waits = site.enterprise("waits", company(numbered_code(5), "还在等的公司"), Status::Applied).await.id.to_string();
        let id = enterprise(&site, 1).await.id.to_string();

        let hidden = seat.post(&format!("{PATH}/new"), &typed(&waits, "8", "default")).await;
        let none = seat.post(&format!("{PATH}/new"), &typed("nobody", "8", "default")).await;
        let wrong = seat.post(&format!("{PATH}/new"), &typed(&id, "many", "default")).await;

        assert_eq!((hidden.status, none.status), (404, 404));
        assert_eq!((wrong.status, wrong.errors()), (422, vec![("places".into(), "请填 0 到 10,000 的整数，不限就留空".into())]));
        assert!(!seat.get(&format!("{PATH}?q=还在等")).await.body.contains("还在等的公司"));
        assert_eq!(quota::Entity::find().all(site.db()).await.unwrap().len(), 0);
    }
}

on_both! {
    async fn the_list_of_a_year_costs_the_same(site: Site) {
        let seat = keeper(&site, "keeper").await;
        site.programme("tech").await;
        let mut costs = Vec::new();
        for number in 1..4 {
            let id = enterprise(&site, number).await.id.to_string();
            seat.post(&format!("{PATH}/new"), &typed(&id, "8", "default")).await;
            costs.push(cost(&site, &seat, &format!("{PATH}?year=2027")).await);
        }

        assert_eq!((costs[0], costs[2]), (7, 7));
        let text = seat.get(&format!("{PATH}?year=2027")).await.main_text();
        assert!(text.contains("2026 2027") && text.contains("公司1 每年 8 人"), "{text}");
        assert!(!seat.get(PATH).await.main_text().contains("公司1"), "this year has none");
    }
}
