//! What the schedule tells of other districts, and of who is on duty.
use super::cells;
use crate::{
    events::conflicts::{at, hall, scheduler},
    on_both,
    support::Site,
};
use entity::{event::District, officer_role::Role};

const WEEK: &str = "/admin/schedule?view=week&day=2026-12-05";

on_both! {
    async fn of_another_district_one_sees_room_time_and_whom_to_ask(site: Site) {
        let (_, hall) = hall(&site).await;
        site.event("salon").with(at(&hall, 0)).with(|new| {
            new.district = District::Rencheng;
            new.contact = "任城区人社局 0537-1".into();
        }).draft().await;
        site.event("written")
            .with(|new| {
                new.district = District::Rencheng;
                new.title = ["别处的读书会".into(), String::new()];
            })
            .draft()
            .await;
        let local = site.officer("local", Role::Scheduler, Some(District::Qufu)).await;
        let seat = site.sign_in(&local).await;

        let page = seat.get(WEEK).await;

        let text = page.main_text();
        assert!(text.contains("其他区县的活动") && text.contains("任城区人社局 0537-1") && text.contains("10:00–12:00"), "{text}");
        assert!(!text.contains("别处的读书会") && !page.body.contains("/admin/events/salon") && !page.body.contains("data-move"), "{text}");
        assert!(!page.body.contains("<small>草稿</small>") && !page.body.contains("class=\"state\">草稿"), "{text}");
        assert_eq!(page.body.matches("slot--draft").count(), 1, "only in the legend");
        assert_eq!(page.body.matches("<div class=\"slot slot--far\">").count(), 1);
        let english = seat.get(&format!("{WEEK}&lang=en")).await.main_text();
        assert!(english.contains("An event of another district") && english.contains("Other districts"), "{english}");
    }
}

on_both! {
    async fn officers_on_duty_are_named_looked_for_and_found_in_two_places(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "展厅", 60).await;
        let salon = site.event("salon").with(at(&hall, 0)).draft().await;
        let fair = site.event("fair").with(at(&side, 60)).draft().await;
        site.session(&fair, "孟庆禾").await;
        site.event("alone").with(at(&hall, 24 * 60)).draft().await;
        let officer = site.officer("zhao", Role::CheckIn, None).await;
        site.on_duty(&salon, None, &officer).await;
        site.on_duty(&fair, None, &officer).await;
        let seat = scheduler(&site).await;
        let names = xingtan::accounts::names(site.db(), std::iter::once(officer.id)).await.unwrap();
        let name = &names[&officer.id];

        let page = seat.get(WEEK).await;
        let theirs = seat.get(&format!("{WEEK}&officer={}&lang=en", officer.id)).await;

        assert!(page.main_text().contains("值班冲突：2026年12月5日（周六）11:00–12:00"), "{}", page.main_text());
        assert_eq!(page.body.matches(&format!("<small>{name}</small>")).count(), 2);
        assert_eq!(page.body.matches("slot slot--draft slot--doubt").count(), 2, "it asks for a reason alone");
        assert_eq!(page.body.matches("slot--clash").count(), 1, "only in the legend");
        assert_eq!(cells(&theirs, "2026-12-06"), Vec::<Vec<String>>::new(), "the one without them is gone");
        assert_eq!(cells(&theirs, "2026-12-05").concat().len(), 2);
        assert!(theirs.main_text().contains("On duty twice: Saturday 5 December 2026, 11:00–12:00"), "{}", theirs.main_text());
    }
}

on_both! {
    async fn filters_tell_nothing_of_another_district(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "展厅", 60).await;
        let far = |new: &mut xingtan::events::NewEvent| new.district = District::Rencheng;
        let salon = site.event("salon").with(at(&hall, 0)).with(far).draft().await;
        let fair = site.event("fair").with(at(&side, 60)).with(far).draft().await;
        let officer = site.officer("zhao", Role::CheckIn, None).await;
        site.on_duty(&salon, None, &officer).await;
        site.on_duty(&fair, None, &officer).await;
        let local = site.officer("local", Role::Scheduler, Some(District::Qufu)).await;
        let seat = site.sign_in(&local).await;
        let shown = async |filter: &str| cells(&seat.get(&format!("{WEEK}{filter}")).await, "2026-12-05").concat().len();

        let all = seat.get(WEEK).await;

        assert_eq!(cells(&all, "2026-12-05").concat(), ["其他区县的活动", "其他区县的活动"]);
        assert!(!all.body.contains(&officer.id.to_string()) && !all.main_text().contains("值班冲突"), "{}", all.main_text());
        assert_eq!((shown("&kind=salon").await, shown(&format!("&officer={}", officer.id)).await), (0, 0));
        assert_eq!((shown("&state=draft").await, shown("&district=rencheng").await), (0, 0), "what holds them back tells as much");
    }
}

on_both! {
    async fn who_reads_everywhere_and_writes_in_one_district_moves_only_there(site: Site) {
        let (_, hall) = hall(&site).await;
        site.event("near").with(at(&hall, 0)).with(|new| new.district = District::Qufu).draft().await;
        site.event("far").with(at(&hall, 300)).with(|new| new.district = District::Rencheng).draft().await;
        let both = site.officer("both", Role::Auditor, None).await;
        site.officer("both", Role::Scheduler, Some(District::Qufu)).await;
        let seat = site.sign_in(&both).await;

        let page = seat.get(WEEK).await;

        assert_eq!(cells(&page, "2026-12-05").concat().len(), 2);
        assert!(page.body.contains("/admin/events/near/reschedule?") && !page.body.contains("/admin/events/far/reschedule?"));
        assert_eq!(seat.get("/admin/events/far/reschedule").await.status, 404);
    }
}

on_both! {
    async fn without_a_contact_one_asks_the_office_of_its_district(site: Site) {
        let (_, hall) = hall(&site).await;
        site.event("salon").with(at(&hall, 0)).with(|new| (new.district, new.contact) = (District::Rencheng, String::new())).draft().await;
        let local = site.officer("local", Role::Scheduler, Some(District::Qufu)).await;
        let seat = site.sign_in(&local).await;

        let page = seat.get(WEEK).await;
        let english = seat.get(&format!("{WEEK}&lang=en")).await;

        assert_eq!(page.main_text().matches("请联系任城区的主办部门").count(), 2, "on the board and in its list: {}", page.main_text());
        assert!(english.main_text().contains("Ask the office of Rencheng"), "{}", english.main_text());
        let rows = seat.get("/admin/schedule.xlsx?view=week&day=2026-12-05").await.xlsx_rows();
        assert_eq!(rows[1][8], "请联系任城区的主办部门");
    }
}

on_both! {
    async fn an_officer_who_is_looked_for_is_seen_to_be_though_nothing_is_theirs_then(site: Site) {
        let officer = site.officer("zhao", Role::CheckIn, None).await;
        let guest = site.account("guest").await;
        let names = xingtan::accounts::names(site.db(), std::iter::once(officer.id)).await.unwrap();
        let seat = scheduler(&site).await;
        let chosen = |id: uuid::Uuid, name: &str| format!("<option value=\"{id}\" selected>{name}</option>");

        let theirs = seat.get(&format!("{WEEK}&officer={}", officer.id)).await;
        let nobodys = seat.get(&format!("{WEEK}&officer={}", guest.id)).await;

        assert!(theirs.body.contains(&chosen(officer.id, &names[&officer.id])), "{}", theirs.main_text());
        assert!(theirs.main_text().contains(&format!("、{}", names[&officer.id])), "in the words of the filter too: {}", theirs.main_text());
        assert!(nobodys.body.contains(&chosen(guest.id, "其他值班人员")), "who is no officer is not named");
        let english = seat.get(&format!("{WEEK}&officer={}&lang=en", guest.id)).await;
        assert!(english.body.contains(&chosen(guest.id, "Another officer")));
    }
}
