//! What the schedule shows, to whom, and what it says of what cannot both be.
use super::cells;
use crate::{
    events::conflicts::{at, hall, scheduler},
    on_both,
    support::{
        Site,
        sessions::{session, speaker},
    },
};
use chrono::Duration;
use entity::{
    event::{District, Kind},
    officer_role::Role,
    room_block,
};
use xingtan::{events::NewSession, venues::NewBlock};

const WEEK: &str = "/admin/schedule?view=week&day=2026-12-05";

on_both! {
    async fn a_week_shows_each_room_with_what_takes_it(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "展厅", 60).await;
        site.event("salon").with(at(&hall, 0)).publish().await;
        site.event("late").with(at(&hall, 60)).with(|new| new.title = ["夜谈".into(), "Night talk".into()]).draft().await;
        site.event("written").with(|new| new.title = ["读书会".into(), String::new()]).publish().await;
        let saturday = "2026-12-04T16:00:00Z".parse().unwrap();
        let block = NewBlock { room: Some(side.id), kind: room_block::Kind::Booked, starts_at: saturday, ends_at: saturday + Duration::days(1), note: "供电公司年会".into() };
        site.blocked(&tower, block).await;
        let seat = scheduler(&site).await;

        let page = seat.get(WEEK).await;


        assert_eq!(cells(&page, "2026-12-05").len(), 3, "{}", page.main_text());
        let text = page.main_text();
        for said in ["2026年11月30日 至 2026年12月6日", "人才大厦", "报告厅", "60 人", "供电公司年会", "全天", "其他地点", "草稿"] {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert!(text.contains("场地冲突：人才大厦 报告厅，2026年12月5日（周六）11:00–12:00"), "{text}");
        let english = seat.get(&format!("{WEEK}&lang=en")).await.main_text();
        for said in ["Night talk", "All day", "Other places", "Draft", "Room taken twice:", "11:00–12:00", "Week", "Filters: All districts"] {
            assert!(english.contains(said), "{said}: {english}");
        }
        assert_eq!(page.body.matches("slot slot--draft slot--clash").count(), 1);
        assert_eq!(page.body.matches("class=\"slot slot--clash\"").count(), 1 + 1, "and the legend");
    }
}

on_both! {
    async fn an_agenda_stands_in_place_of_its_event_and_speakers_are_in_one_place(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "展厅", 60).await;
        let fair = site.event("fair").with(at(&hall, 0)).draft().await;
        let meng = || vec![speaker("孟庆禾")];
        site.add_session(&fair, &NewSession { speakers: meng(), ..session(&fair, "开场", 0, 60) }).await;
        site.add_session(&fair, &NewSession { speakers: meng(), room: Some(side.id), ..session(&fair, "门诊", 30, 60) }).await;
        site.add_session(&fair, &session(&fair, "收尾", 60, 30)).await;
        let seat = scheduler(&site).await;

        let page = seat.get(WEEK).await;

        assert_eq!(cells(&page, "2026-12-05"), [vec!["开场".to_owned(), "收尾".into()], vec!["门诊".into()]]);
        assert!(page.main_text().contains("主讲人冲突：2026年12月5日（周六）10:30–11:00"), "{}", page.main_text());
        assert_eq!(page.body.matches("场地冲突").count(), 0, "what begins as the other ends does not meet it");
    }
}

on_both! {
    async fn a_month_shows_six_of_a_day_and_leads_to_the_others(site: Site) {
        for number in 0..8 {
            site.event(&format!("salon-{number}")).publish().await;
        }
        let seat = scheduler(&site).await;

        let page = seat.get("/admin/schedule?view=month&day=2026-12-31").await;

        assert_eq!(page.heading(), "2026年12月");
        assert_eq!(cells(&page, "2026-12-05").iter().map(Vec::len).sum::<usize>(), 6);
        let day = "/admin/schedule?view=day&#38;day=2026-12-05";
        assert!(page.main_text().contains("另有 2 项") && page.body.contains(day), "{}", page.main_text());
        assert!(page.body.contains("11/30") && page.body.contains("1/3"), "whole weeks");
        assert_eq!(page.body.matches(">移动</a>").count(), 8, "the list has all of them");
        let english = seat.get("/admin/schedule?view=month&day=2026-12-31&lang=en").await.main_text();
        assert!(english.contains("December 2026") && english.contains("2 more"), "{english}");
    }
}

on_both! {
    async fn on_a_day_what_meets_stands_in_lanes_and_early_hours_are_shown(site: Site) {
        let (_, hall) = hall(&site).await;
        for (slug, minutes) in [("one", 0), ("two", 60), ("three", 120), ("early", -300)] {
            site.event(slug).with(at(&hall, minutes)).draft().await;
        }
        let seat = scheduler(&site).await;

        let page = seat.get("/admin/schedule?view=day&day=2026-12-05").await;

        assert!(page.body.contains("<b>5</b>:00") && !page.body.contains("<b>4</b>:00"), "from the hour in which the first begins");
        assert!(page.body.contains("rowspan=\"2\"") && page.body.matches("colspan=\"4\"").count() == 4, "two lanes, two hours each");
        assert!(page.body.contains("data-time=\"09:30\""));
        assert_eq!(page.heading(), "2026年12月5日（周六）");
    }
}

on_both! {
    async fn filters_narrow_and_an_auditor_moves_nothing(site: Site) {
        let (tower, hall) = hall(&site).await;
        site.event("salon").with(at(&hall, 0)).publish().await;
        site.event("fair").with(|new| { new.kind = Kind::JobFair; new.title = ["城南专场".into(), String::new()]; }).draft().await;
        let auditor = site.officer("auditor", Role::Auditor, None).await;
        let seat = site.sign_in(&auditor).await;
        let shown = async |filter: &str| {
            let page = seat.get(&format!("{WEEK}{filter}")).await;
            assert!(!page.body.contains("data-move") && !page.body.contains("/reschedule?"), "an auditor moves nothing");
            let slots = cells(&page, "2026-12-05").concat().len();
            (slots, page.main_text().contains("城南专场"))
        };

        assert_eq!(shown("").await, (2, true));
        assert_eq!(shown("&state=draft").await, (1, true));
        assert_eq!(shown("&kind=job-fair").await, (1, true));
        assert_eq!(shown(&format!("&venue={}", tower.slug)).await, (1, false));
        assert_eq!(shown("&district=sishui").await, (0, false));
        assert_eq!(shown("&state=cancelled&kind=moon").await, (2, true), "what cannot be understood is ignored");
        let far = seat.get("/admin/schedule?view=year&day=9999-01-01").await;
        assert_eq!((far.status, far.heading().contains("2026年")), (200, true));
    }
}

on_both! {
    async fn as_many_statements_whatever_takes_place(site: Site) {
        let (_, hall) = hall(&site).await;
        let seat = scheduler(&site).await;
        let mut costs = vec![];
        for (from, to) in [(0, 2), (2, 20)] {
            for number in from..to {
                let event = site.event(&format!("fair-{number}")).with(at(&hall, number)).draft().await;
                site.session(&event, &format!("speaker-{number}")).await;
            }
            for view in ["month", "week", "day"] {
                let before = site.statements();
                assert_eq!(seat.get(&format!("/admin/schedule?view={view}&day=2026-12-05")).await.status, 200);
                costs.push(site.statements() - before);
            }
        }

        assert_eq!(costs[..3], costs[3..], "{costs:?}");
    }
}

on_both! {
    async fn an_event_whose_only_session_lies_elsewhere_stands_there_alone(site: Site) {
        let (_, hall) = hall(&site).await;
        let fair = site.event("fair").with(at(&hall, 0)).draft().await;
        site.add_session(&fair, &session(&fair, "加场", 2 * 24 * 60, 60)).await;
        let seat = scheduler(&site).await;

        let monday = seat.get("/admin/schedule?view=day&day=2026-12-07").await;
        let saturday = seat.get("/admin/schedule?view=day&day=2026-12-05").await;

        assert_eq!(monday.body.matches("<b>加场</b>").count(), 1);
        assert_eq!(monday.body.matches("class=\"slots\"").count(), 1, "its event stands nowhere beside it");
        assert!(monday.body.contains("<b>8</b>:00") && !monday.body.contains("<b>0</b>:00"), "nothing at midnight");
        assert_eq!(saturday.body.matches("class=\"slots\"").count(), 0);
    }
}

on_both! {
    async fn midnight_begins_a_day_and_ends_one(site: Site) {
        let night = |from: &str, to: &str| {
            let [from, to] = [from, to].map(|at| at.parse().unwrap());
            move |new: &mut xingtan::events::NewEvent| (new.starts_at, new.ends_at) = (from, to)
        };
        // In the city it is eight hours later.
        site.event("early").with(night("2026-12-04T16:00:00Z", "2026-12-04T20:00:00Z")).draft().await;
        site.event("late").with(night("2026-12-05T12:00:00Z", "2026-12-05T16:00:00Z")).draft().await;
        site.event("over").with(night("2026-12-05T14:00:00Z", "2026-12-05T18:00:00Z")).draft().await;
        let seat = scheduler(&site).await;

        let text = seat.get(WEEK).await.main_text();

        for said in ["0:00–4:00", "20:00–24:00", "22:00– ", "–2:00"] {
            assert!(text.contains(said), "{said}: {text}");
        }
    }
}

on_both! {
    async fn clearing_past_midnight_meets_the_next_morning(site: Site) {
        let (_, hall) = hall(&site).await;
        let night = |from: &str, to: &str, clearing| {
            let [from, to] = [from, to].map(|at| at.parse().unwrap());
            let place = xingtan::events::Place::Room { id: hall.id, setup: 0, clearing };
            move |new: &mut xingtan::events::NewEvent| {
                (new.starts_at, new.ends_at, new.place) = (from, to, place);
            }
        };
        site.event("late").with(night("2026-12-05T12:00:00Z", "2026-12-05T15:00:00Z", 120)).draft().await;
        site.event("early").with(night("2026-12-05T16:30:00Z", "2026-12-05T18:00:00Z", 0)).draft().await;
        let seat = scheduler(&site).await;

        let sunday = seat.get("/admin/schedule?view=day&day=2026-12-06").await;

        assert_eq!(sunday.body.matches("class=\"slots\"").count(), 1, "the evening before is not of the day");
        let text = sunday.main_text();
        assert!(text.contains("场地冲突：人才大厦 报告厅，2026年12月6日（周日）0:30–1:00"), "{text}");
    }
}

on_both! {
    async fn a_month_names_rooms_and_what_takes_place_comes_before_what_is_not_to_be_had(site: Site) {
        let (tower, hall) = hall(&site).await;
        site.event("near").with(at(&hall, 0)).draft().await;
        site.event("far").with(at(&hall, 300)).with(|new| new.district = District::Rencheng).publish().await;
        let saturday = "2026-12-04T16:00:00Z".parse().unwrap();
        for number in 0..6 {
            let room = site.room(&tower, &format!("展厅{number}"), 60).await;
            let block = NewBlock { room: Some(room.id), kind: room_block::Kind::Booked, starts_at: saturday, ends_at: saturday + Duration::days(1), note: format!("年会{number}") };
            site.blocked(&tower, block).await;
        }
        let local = site.officer("local", Role::Scheduler, Some(District::Qufu)).await;
        let seat = site.sign_in(&local).await;

        let page = seat.get("/admin/schedule?view=month&day=2026-12-05").await;

        let titles = cells(&page, "2026-12-05").concat();
        assert_eq!((titles.len(), titles[1].as_str(), titles[2].as_str()), (6, "其他区县的活动", "年会0"), "{titles:?}");
        assert!(page.main_text().contains("另有 2 项"), "{}", page.main_text());
        assert_eq!(page.body.matches("<small>人才大厦 报告厅</small>").count(), 2, "each card says where, of another district too");
        let of_tower = seat.get(&format!("/admin/schedule?view=month&day=2026-12-05&venue={}", tower.slug)).await;
        assert_eq!(of_tower.body.matches("<small>报告厅</small>").count(), 2, "where one venue is looked at");
        let week = seat.get(WEEK).await;
        assert_eq!(week.body.matches("报告厅</small>").count(), 0, "there rows name them");
    }
}

on_both! {
    async fn a_printed_schedule_says_what_is_filtered_and_a_month_holds_its_list(site: Site) {
        site.event("salon").publish().await;
        let seat = scheduler(&site).await;

        let month = seat.get("/admin/schedule?view=month&day=2026-12-05&kind=salon").await;
        let week = seat.get(WEEK).await;

        let said = month.body.split_once("<p class=\"small onprint\">筛选：").unwrap().1.split_once("</p>").unwrap().0;
        assert!(said.starts_with("全部区县") && said.contains("沙龙"), "{said}");
        assert!(month.body.contains("board-list board-list--print") && !week.body.contains("board-list--print"), "rows of a week leave nothing out");
    }
}
