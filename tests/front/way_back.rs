//! What was refused leads back: to the page of ours that one came from, else to the nearest one above.
use crate::{
    on_both,
    placements::{ground, running},
    support::{Answer, Site, venues::venue},
};
use axum::http::Method;
use entity::officer_role::Role;
use uuid::Uuid;

/// Where the page leads.
fn back(refused: &Answer) -> (u16, String) {
    let (_, actions) = refused.body.split_once("<p class=\"actions\">").expect("a way on");
    let link = actions.split_once("href=\"").expect("a link").1.split('"').next().unwrap();
    (refused.status, link.to_owned())
}

on_both! {
    async fn a_refusal_leads_back_to_where_one_was_and_never_elsewhere(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let li = site.sign_in(&site.account_called("li").await).await;
        let (page, act) = (format!("/my/placements/{}", row.id), format!("/my/placements/{}/pause-withdrawal", row.id));

        for (from, there) in [
            (format!("http://xingtan.test{page}?done=asked"), format!("{page}?done=asked")),
            (format!("http://evil.example{page}"), page.clone()),
            ("http://xingtan.test//evil.example".to_owned(), page.clone()),
            ("http://xingtan.test@evil.example/".to_owned(), page.clone()),
            ("javascript:alert(1)".to_owned(), page.clone()),
        ] {
            let [asked, sent] = [li.come(Method::GET, &act, &from).await, li.come(Method::POST, &act, &from).await];
            assert_eq!([back(&asked), back(&sent)], [(409, there.clone()), (409, there)], "{from}");
        }
        let itself = format!("http://xingtan.test{act}?lang=en");
        for method in [Method::GET, Method::POST] {
            assert_eq!(back(&li.come(method, &act, &itself).await).1, page, "what refuses itself is no way back");
        }
    }
}

on_both! {
    async fn without_a_page_it_is_the_nearest_above(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let slug = &on.enterprise.slug;
        let owner = site.sign_in(&site.tending(&on.enterprise).await.account).await;
        let officer = site.reviewing("reviewer", None).await;

        let ours = owner.post(&format!("/enterprise/{slug}/placements/{}/resumption", row.id), &[]).await;
        let desk = officer.post(&format!("/admin/placements/{}/filing?lang=en", row.id), &[]).await;

        assert_eq!(back(&ours), (409, format!("/enterprise/{slug}/placements/{}", row.id)));
        assert_eq!(back(&desk), (409, format!("/admin/placements/{}", row.id)));
        assert!(ours.body.contains("返回") && desk.body.contains("Go back"), "{}", desk.body);
    }
}

on_both! {
    async fn what_is_gone_leads_to_what_it_belonged_to(site: Site) {
        let tower = site.venue(venue("tower")).await;
        site.room(&tower, "报告厅", 200).await;
        let seat = site.sign_in(&site.officer("keeper", Role::Scheduler, None).await).await;

        let freed = seat.post(&format!("/admin/venues/tower/blocks/{}/removal", Uuid::now_v7()), &[]).await;
        let nowhere = site.get("/events/no-such-event").await;

        assert_eq!(back(&freed), (404, "/admin/venues/tower".to_owned()));
        assert_eq!(back(&nowhere), (404, "/events".to_owned()));
    }
}
