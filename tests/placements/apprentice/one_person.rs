//! An address is one person's at all enterprises together. Who shares one learns so when they open their draft, for what
//! an enterprise reads may not tell of another's people.
use super::{at, beside, ground, told, turned_down};
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use entity::placement::Side;
use xingtan::{
    person::Name,
    placements::{Draft, Stage},
};

on_both! {
    async fn who_shares_an_address_with_an_apprentice_of_another_enterprise_is_told_when_they_open_their_draft(site: Site) {
        let on = ground(&site).await;
        let first = site.placed(&beside(&site, &on).await, "li", Stage::Agreed).await;
        site.deliver().await;
        let (name, birth_date) = (Name::parse("李强").ok(), "2003-01-02".parse().ok());
        let row = site.begin(&on, Draft { name, birth_date, ..on.draft(&site, "li") }).await;
        let row = site.send_placement(&on, &row).await;
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let link = letters[0].link("/placements/");
        let born = [("birth_year", "2003"), ("birth_month", "1"), ("birth_day", "2")];
        let shared = site.sign_in(&site.account_called("li").await).await;

        let refused = turned_down(&shared, &link, &born).await;
        let next = [shared.post(&link, &born).await, shared.post(&format!("{link}?lang=en"), &born).await];
        let untied = site.placement_now(&row).await;
        let owner = site.sign_in(&site.account_called("fang").await).await;
        let page = owner.get(&format!("/enterprise/{}/placements/{}", on.enterprise.slug, row.id)).await.main_text();
        let own = site.account("qiang").await;
        let opened = site.sign_in(&own).await.post(&link, &born).await;

        assert_eq!(refused, ["这个账号已属于另一名学徒", "This account is another apprentice’s already"]);
        let what_next = ["请退出登录，用你本人的账号登录，再打开这个链接。", "Sign out, sign in with an account of your own, and open the link again."];
        for (answer, said) in next.iter().zip(what_next) {
            assert!(answer.main_text().contains(said), "{}", answer.main_text());
        }
        assert_eq!((untied.account_id, untied.wrong_tries, untied.party), (None, 0, Side::Apprentice));
        assert!(!page.contains("孔府家酒"), "{page}");
        assert_eq!((opened.status, opened.location()), (303, at(&row)));
        let now = site.placement_now(&row).await;
        assert_eq!(now.account_id, Some(own.id));
        assert_ne!(now.person_id, first.person_id);
        assert_eq!(told(&site).await, []);
    }
}
