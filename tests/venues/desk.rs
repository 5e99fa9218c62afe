//! Venues are added, edited, retired and brought back; two at once lose nothing; who may.
use super::{acts, cost, find, scheduler, seat, well, with};
use crate::{
    on_both,
    support::{Site, venues::venue},
};
use chrono::NaiveTime;
use entity::{
    event::District,
    officer_role::Role,
    venue::{Hours, Span},
};
use xingtan::venues::{self, EditError, NewVenue};

on_both! {
    async fn a_venue_is_added_edited_retired_and_brought_back(site: Site) {
        let seat = scheduler(&site, "keeper").await;

        let made = seat.post("/admin/venues/new", &well("tower")).await;
        let again = seat.post("/admin/venues/new", &well("tower")).await;
        let page = seat.get("/admin/venues/tower").await.main_text();
        let editor = seat.get("/admin/venues/tower/text").await;
        let fields = [with(well("tower"), "mon_to", "00:00"), vec![("revision", editor.hidden("revision")), ("marks", editor.hidden("marks"))]].concat();
        let edited = seat.post("/admin/venues/tower/text", &fields).await;
        seat.post("/admin/venues/tower/retirement", &[]).await;
        let retired = seat.get("/admin/venues").await.main_text();
        seat.post("/admin/venues/tower/return", &[]).await;

        assert_eq!([made.location(), again.location(), edited.location()], ["/admin/venues/tower"; 3].map(str::to_owned));
        for said in ["人才大厦", "任城区洸河路 9 号", "坐 2 路到人才大厦站。", "北门有坡道", "周一 8:00–18:00", "周二 不开放", "物业 0537-2345678"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(retired.contains("已停用"), "{retired}");
        let row = find(&site, "tower").await.unwrap();
        let eight = NaiveTime::from_hms_opt(8, 0, 0).unwrap();
        let monday = Some(Span { from: eight, to: NaiveTime::MIN });
        assert_eq!((row.hours, row.retired_at, row.revision), (Hours([monday, None, None, None, None, None, None]), None, 2));
        assert_eq!(acts(&site).await, ["add", "edit", "retire", "bring_back"]);
    }
}

on_both! {
    async fn wrong_input_stays_and_is_explained_at_its_field(site: Site) {
        let seat = scheduler(&site, "keeper").await;
        site.venue(venue("taken")).await;
        for (name, value, at, zh, en) in [
            ("slug", "", "slug", "请填网址", "Enter an address"),
            ("slug", "new", "slug", "这个网址留给系统用，请换一个", "The service needs this address for itself. Choose another"),
            ("slug", "taken", "slug", "这个网址已经用过，请换一个", "This address was used before. Choose another"),
            ("district", "beijing", "district", "请选择一项", "Choose an option"),
            ("name_zh", " ", "name_zh", "请填写", "Fill this in"),
            ("address_zh", "", "address_zh", "请填写", "Fill this in"),
            ("mon_from", "8 点", "mon_from", "请填钟点，例如 09:00", "Enter a time, such as 09:00"),
            ("mon_to", "08:00", "mon_to", "结束要晚于开始", "The end must be after the start"),
            ("mon_to", "", "mon_to", "开门和关门要都填，不开放就都不填", "Enter both times, or neither where it is closed"),
            ("tue_to", "18:00", "tue_from", "开门和关门要都填，不开放就都不填", "Enter both times, or neither where it is closed"),
        ] {
            let fields = with(well("fresh"), name, value);
            let [told, english] = [seat.post("/admin/venues/new", &fields).await, seat.post("/admin/venues/new?lang=en", &fields).await];

            assert_eq!((told.status, told.errors()), (422, vec![(at.into(), zh.into())]), "{name} {value}");
            assert_eq!(english.errors(), [(at.into(), en.into())], "{name} {value}");
            assert!(told.body.contains("坐 2 路到人才大厦站。"), "what was typed stays");
        }
        assert_eq!(find(&site, "fresh").await, None);
    }
}

on_both! {
    async fn two_who_edit_one_venue_never_lose_what_either_typed(site: Site) {
        let (first, second) = (scheduler(&site, "first").await, scheduler(&site, "second").await);
        first.post("/admin/venues/new", &well("tower")).await;
        let page = first.get("/admin/venues/tower/text").await;
        let own = vec![("revision", page.hidden("revision")), ("marks", page.hidden("marks"))];

        let saved = first.post("/admin/venues/tower/text", &[with(with(well("tower"), "district", "qufu"), "contact", "甲"), own.clone()].concat()).await;
        let ours = with(with(well("tower"), "district", "weishan"), "name_zh", "乙的大厦");
        let stale = second.post("/admin/venues/tower/text", &[ours, own].concat()).await;

        assert_eq!((saved.status, stale.status), (303, 409));
        assert!(stale.main_text().contains("曲阜"), "what the other saved in a field that both touched");
        for typed in ["乙的大厦", "value=\"甲\""] {
            assert!(stale.body.contains(typed), "{typed} is lost");
        }
        assert_eq!(find(&site, "tower").await.unwrap().name_zh, "人才大厦");
    }
}

on_both! {
    async fn the_verb_itself_refuses_who_edited_an_older_revision(site: Site) {
        let row = site.venue(venue("tower")).await;
        let (db, who, now) = (&site.app.db, site.by().await, site.now());
        venues::edit(db, &who, row.id, 1, NewVenue { contact: "甲".into(), ..venue("tower") }, &["contact"], now).await.unwrap();

        let stale = venues::edit(db, &who, row.id, 1, NewVenue { contact: "乙".into(), ..venue("tower") }, &["contact"], now).await;

        assert!(matches!(stale, Err(EditError::Stale(saved)) if saved.contact == "甲" && saved.revision == 2));
    }
}

on_both! {
    async fn all_read_all_and_each_keeps_their_district(site: Site) {
        let row = site.venue(venue("tower")).await;
        let hall = site.room(&row, "报告厅", 200).await;
        let local = seat(&site, "local", Role::Scheduler, Some(District::Qufu)).await;
        let auditor = seat(&site, "auditor", Role::Auditor, None).await;
        let door = seat(&site, "door", Role::CheckIn, None).await;

        let (read, list) = (local.get("/admin/venues/tower").await, local.get("/admin/venues").await.main_text());
        let away = local.post("/admin/venues/new", &well("away")).await;
        let own = local.post("/admin/venues/new", &with(well("own"), "district", "qufu")).await;

        assert_eq!((read.status, auditor.get("/admin/venues/tower").await.status), (200, 200));
        assert!(list.contains("人才大厦") && !read.body.contains("/admin/venues/tower/text"), "offers nothing to change");
        assert_eq!(door.get("/admin/venues").await.heading(), "你没有“查看场馆”的权限");
        assert_eq!(auditor.post("/admin/venues/new", &well("x")).await.heading(), "你没有“管理场馆”的权限");
        assert_eq!((away.status, own.status), (409, 303));
        for form in ["/text", "/retirement", "/return", "/rooms/new", "/blocks/new", &format!("/rooms/{}", hall.id), &format!("/rooms/{}/retirement", hall.id)] {
            let told = local.post(&format!("/admin/venues/tower{form}"), &well("tower")).await;
            assert_eq!((told.status, told.heading().as_str()), (409, "这个场馆在别的县市区"), "{form}");
        }
        assert_eq!(find(&site, "tower").await.unwrap(), row);
    }
}

on_both! {
    async fn list_and_page_cost_the_same_with_one_and_with_three(site: Site) {
        let seat = scheduler(&site, "keeper").await;
        let one = site.venue(venue("one")).await;
        site.room(&one, "报告厅", 200).await;
        let costs = (cost(&site, &seat, "/admin/venues").await, cost(&site, &seat, "/admin/venues/one").await);
        for slug in ["two", "three"] {
            let venue = site.venue(venue(slug)).await;
            site.room(&venue, "报告厅", 200).await;
            site.room(&one, slug, 20).await;
        }

        assert_eq!(costs, (cost(&site, &seat, "/admin/venues").await, cost(&site, &seat, "/admin/venues/one").await));
    }
}
