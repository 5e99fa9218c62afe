//! The queue in its order, filters, pages, who is found by name, what it costs, and numbers.
use super::{WHY, at, beside, ground, listed, running};
use crate::{on_both, support::Site};
use chrono::Duration;
use entity::{
    event::District::{Qufu, Weishan},
    officer_role::Role,
    placement::{self, Side},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use xingtan::placements::{Stage, life};

on_both! {
    async fn exceptions_stand_first_then_who_waits_longest(site: Site) {
        let on = ground(&site).await;
        let disputed = running(&site, &on, "ended").await;
        site.placed(&on, "first", Stage::WithReviewer).await;
        site.advance(Duration::days(2));
        site.placed(&on, "second", Stage::WithReviewer).await;
        site.advance(Duration::days(1));
        let who = site.tending(&on.enterprise).await;
        let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
        let why = xingtan::placements::Why { code: placement::Reason::Conduct, words: None };
        life::end(db, key, life::Ender::Enterprise(&who), disputed.id, site.today(), &why, now).await.unwrap();
        let ended = crate::support::enterprises::candidate(&site.account_called("ended").await);
        life::object(db, key, life::Ender::Apprentice(&ended), disputed.id, "我一直在上班", now).await.unwrap();
        let officer = site.reviewing("reviewer", None).await;

        let queue = officer.get("/admin/placements").await;

        assert_eq!(listed(&queue), ["ended", "first", "second"]);
        let text = queue.main_text();
        for said in ["有异议 今天起等待", "等了 3 天", "等了 1 天", "等待科技局 3", "等科技局备案 2", "提前结束 1"] {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert!(officer.get("/admin/enterprises").await.body.contains("href=\"/admin/placements\""));
    }
}

on_both! {
    async fn filters_narrow_it_and_every_reader_looks_for_names(site: Site) {
        let on = ground(&site).await;
        let there = beside(&site, &on, "wei", 2, Weishan).await;
        site.placed(&on, "lihua", Stage::WithReviewer).await;
        site.placed(&there, "limin", Stage::WithReviewer).await;
        site.placed(&on, "wang", Stage::WithEnterprise).await;
        let officer = site.reviewing("reviewer", None).await;
        let other = site.scheme("another").await.0;

        let found = async |query: &str| listed(&officer.get(&format!("/admin/placements?{query}")).await);

        assert_eq!(found("q=LI").await, ["lihua", "limin"]);
        assert_eq!(found("q=%25").await, Vec::<String>::new());
        assert_eq!(found("district=weishan").await, ["limin"]);
        assert_eq!(found("stage=with-enterprise").await, ["wang"]);
        assert_eq!(found("stage=all&month=2026-12").await, ["wang", "limin", "lihua"]);
        assert_eq!(found("stage=all&month=2027-01").await, Vec::<String>::new());
        assert_eq!(found(&format!("programme={}", on.programme.id)).await, ["lihua", "limin"]);
        assert_eq!(found(&format!("programme={}", other.id)).await, Vec::<String>::new());
        let both = site.officer("both", Role::Auditor, None).await;
        xingtan::accounts::give_role(&site.app.db, &site.app.address_key, &site.by().await, both.id, (Role::Reviewer, Some(Qufu)), site.now()).await.unwrap();
        let both = site.sign_in(&both).await;
        assert_eq!(listed(&both.get("/admin/placements").await), ["lihua", "limin"]);
        assert_eq!(listed(&both.get("/admin/placements?q=min").await), ["limin"]);
        let auditor = site.sign_in(&site.officer("auditor", Role::Auditor, None).await).await;
        assert_eq!(listed(&auditor.get("/admin/placements?q=hua").await), ["lihua"]);
    }
}

on_both! {
    async fn another_district_is_as_if_it_did_not_exist(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        let weishan = site.reviewing("weishan", Some(Weishan)).await;

        assert_eq!(listed(&weishan.get("/admin/placements?stage=all").await), Vec::<String>::new());
        for rest in ["", "/return", "/refusal", "/end", "/reopening", "/objection", "/override", "/form", "/contract"] {
            assert_eq!(weishan.get(&at(&row, rest)).await.status, 404, "{rest}");
        }
        for rest in ["/filing", "/return", "/refusal", "/birth-date", "/end", "/reopening", "/objection", "/completion", "/override", "/matches", "/matches/undo"] {
            assert_eq!(weishan.post(&at(&row, rest), &[("reason", WHY)]).await.status, 404, "{rest}");
        }
        assert_eq!(site.placement_now(&row).await, row);
    }
}

on_both! {
    /// Rows are put into the queue by hand here, for a mentor looks after three.
    async fn pages_of_the_queue_follow_each_other_without_gap_or_double(site: Site) {
        let on = ground(&site).await;
        let mut names = Vec::new();
        for number in 0..45 {
            if number % 7 == 0 {
                site.advance(Duration::hours(1));
            }
            let name = format!("n{number:02}");
            let row = site.begin(&on, on.draft(&site, &name)).await;
            let is_exception = number % 2 == 1;
            let mut row = row.into_active_model();
            row.party = Set(Side::Reviewer);
            row.exception = Set(is_exception.then(|| "no-room".to_owned()));
            row.update(site.app.db.write()).await.unwrap();
            names.push((!is_exception, name));
        }
        names.sort();
        let names: Vec<String> = names.into_iter().map(|(_, name)| name).collect();
        let officer = site.reviewing("reviewer", None).await;

        let (mut seen, mut path) = (Vec::new(), "/admin/placements".to_owned());
        loop {
            let page = officer.get(&path).await;
            seen.extend(listed(&page));
            let Some((before, _)) = page.body.split_once("\" rel=\"next\"") else { break };
            path = before.rsplit("href=\"").next().unwrap().replace("&#38;", "&");
        }

        assert_eq!(seen, names);
    }
}

on_both! {
    async fn the_queue_costs_the_same_with_one_and_with_three(site: Site) {
        let on = ground(&site).await;
        let officer = site.reviewing("reviewer", None).await;
        let mut costs = Vec::new();
        for names in [&["li"][..], &["wang", "zhang"]] {
            for name in names {
                site.placed(&on, name, Stage::WithReviewer).await;
            }
            let before = site.statements();
            let page = officer.get("/admin/placements").await;
            costs.push((site.statements() - before, listed(&page).len()));
        }

        assert_eq!((costs[0].1, costs[1].1), (1, 3));
        assert_eq!(costs[0].0, costs[1].0, "{costs:?}");
    }
}

on_both! {
    async fn numbers_count_states_and_starts_within_reach(site: Site) {
        let on = ground(&site).await;
        running(&site, &on, "runs").await;
        site.placed(&on, "agreed", Stage::Agreed).await;
        site.placed(&on, "draft", Stage::WithEnterprise).await;
        let [qufu, weishan] = [site.reviewing("qufu", Some(Qufu)).await, site.reviewing("weishan", Some(Weishan)).await];

        let [here, there] = [qufu.get("/admin/placements/numbers").await, weishan.get("/admin/placements/numbers").await];

        let here = here.main_text();
        for said in ["培养中 1", "等待开始 1", "由企业填写 1", "等科技局备案 0", "2026年12月 2"] {
            assert!(here.contains(said), "{said}: {here}");
        }
        assert!(there.main_text().contains("培养中 0") && !there.main_text().contains("2026年"), "{}", there.main_text());
        site.advance(Duration::days(10));
        let later = site.reviewing("later", Some(Qufu)).await;
        assert!(later.get("/admin/placements/numbers").await.main_text().contains("培养中 2"), "what is agreed runs from its first day on");
        assert_eq!(placement::Entity::find().all(site.db()).await.unwrap().len(), 3);
    }
}
