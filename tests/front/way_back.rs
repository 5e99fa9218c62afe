//! What was refused leads back: to the page of ours that one came from, else to the list that it was about.
use crate::{
    on_both,
    placements::{ground, running},
    support::{Answer, Site},
};
use axum::http::Method;

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
            (format!("http://evil.example{page}"), "/my/placements".to_owned()),
            ("http://xingtan.test//evil.example".to_owned(), "/my/placements".to_owned()),
            ("http://xingtan.test@evil.example/".to_owned(), "/my/placements".to_owned()),
            ("javascript:alert(1)".to_owned(), "/my/placements".to_owned()),
        ] {
            let [asked, sent] = [li.come(Method::GET, &act, &from).await, li.come(Method::POST, &act, &from).await];
            assert_eq!([back(&asked), back(&sent)], [(409, there.clone()), (409, there)], "{from}");
        }
        let itself = format!("http://xingtan.test{act}?lang=en");
        assert_eq!(back(&li.come(Method::GET, &act, &itself).await).1, "/my/placements", "what refuses itself");
        assert_eq!(back(&li.come(Method::POST, &act, &itself).await).1, format!("{act}?lang=en"), "the form's page");
    }
}

on_both! {
    async fn without_a_page_it_is_the_list_of_the_room(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let slug = &on.enterprise.slug;
        let owner = site.sign_in(&site.tending(&on.enterprise).await.account).await;
        let officer = site.reviewing("reviewer", None).await;

        let ours = owner.post(&format!("/enterprise/{slug}/placements/{}/resumption", row.id), &[]).await;
        let desk = officer.post(&format!("/admin/placements/{}/filing?lang=en", row.id), &[]).await;

        assert_eq!(back(&ours), (409, format!("/enterprise/{slug}/placements")));
        assert_eq!(back(&desk), (409, "/admin/placements".to_owned()));
        assert!(ours.body.contains("返回") && desk.body.contains("Go back"), "{}", desk.body);
    }
}
