//! Officers write an agenda, everybody reads it.
use crate::{
    events::conflicts::{at, hall, scheduler},
    on_both,
    support::{
        Site,
        sessions::{session, speaker},
    },
};
use entity::event_version;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use xingtan::events::{self, NewSession};

pub const AT: &str = "/admin/events/fair/sessions";

/// A form that is filled in well; the fair is from ten to twelve.
pub fn well() -> Vec<(&'static str, &'static str)> {
    vec![
        ("title_zh", "简历门诊"),
        ("title_en", "CV clinic"),
        ("starts_at", "2026-12-05T10:30"),
        ("ends_at", "2026-12-05T11:15"),
        ("room", ""),
        ("setup", "１０"),
        ("clearing", ""),
        ("track_zh", "求职"),
        ("track_en", "Job seekers"),
        ("speaker_1", "孟庆禾，云杏数字"),
        ("speaker_2", ""),
        ("speaker_3", "颜书宁"),
        ("text_zh", "带一份简历来。"),
        ("text_en", "Bring your CV."),
    ]
}

pub fn with<'a>(name: &str, value: &'a str) -> Vec<(&'static str, &'a str)> {
    let mut fields = well();
    fields.iter_mut().filter(|(field, _)| *field == name).for_each(|(_, old)| *old = value);
    fields
}

on_both! {
    async fn a_session_is_written_shown_changed_and_taken_out(site: Site) {
        let event = site.event("fair").publish().await;
        let seat = scheduler(&site).await;
        assert!(seat.get(AT).await.main_text().contains("还没有场次"));
        assert!(!site.get("/events/fair").await.main_text().contains("议程"));

        let saved = seat.post(&format!("{AT}/new"), &well()).await;

        assert_eq!((saved.status, saved.location().as_str()), (303, AT));
        let chinese = site.get("/events/fair?lang=zh-CN").await.main_text();
        for said in ["议程", "10:30–11:15", "简历门诊", "求职", "孟庆禾", "云杏数字", "颜书宁", "带一份简历来。"] {
            assert!(chinese.contains(said), "{said}: {chinese}");
        }
        let english = site.get("/events/fair?lang=en").await;
        for said in ["Agenda", "CV clinic", "Job seekers", "Bring your CV."] {
            assert!(english.main_text().contains(said), "{said}: {}", english.main_text());
        }
        assert!(english.body.contains("<span lang=\"zh-CN\">孟庆禾</span>"), "no English name yet");

        let item = events::agenda(site.db(), event.id).await.unwrap().remove(0);
        let one = format!("{AT}/{}", item.session.id);
        let form = seat.get(&one).await;
        assert!(form.body.contains("value=\"孟庆禾，云杏数字\"") && form.body.contains("value=\"2026-12-05T10:30\""));
        let mut fields = with("ends_at", "2026-12-05T11:30");
        fields.push(("revision", form.hidden("revision")));
        assert_eq!(seat.post(&one, &fields).await.status, 303);
        assert!(site.get("/events/fair").await.main_text().contains("10:30–11:30"));

        assert!(seat.get(&format!("{one}/removal")).await.main_text().contains("简历门诊"));
        let asked = seat.post(&format!("{one}/removal"), &[]).await;
        assert_eq!(asked.status, 409, "nobody says which they looked at");
        assert_eq!(seat.post(&format!("{one}/removal"), &[("revision", asked.hidden("revision"))]).await.status, 303);
        assert!(!site.get("/events/fair").await.main_text().contains("简历门诊"));
        assert_eq!(seat.get(&one).await.status, 404);
        let versions = seat.get("/admin/events/fair/versions").await.main_text();
        for act in ["增加场次", "修改场次", "删除场次"] {
            assert!(versions.contains(act), "{act}: {versions}");
        }
        assert!(versions.contains("2026-12-05 10:30 – 2026-12-05 11:30"), "{versions}");
    }
}

on_both! {
    async fn what_is_wrong_is_told_at_its_field_in_both_languages(site: Site) {
        site.event("fair").draft().await;
        let seat = scheduler(&site).await;
        let long = "长".repeat(81);
        let no_room = uuid::Uuid::now_v7().to_string();

        for (field, typed, zh, en) in [
            ("title_zh", "", "请填写", "Fill this in"),
            ("title_zh", long.as_str(), "最多 80 个字，请缩短", "Use at most 80 characters"),
            ("ends_at", "2026-12-05T10:30", "结束要晚于开始", "The end must be after the start"),
            ("starts_at", "9999-12-05T10:30", "日期应在 2000 年到 2200 年之间", "Enter a date between 2000 and 2200"),
            ("setup", "1441", "请填 0 到 1,440 的整数（分钟），不用就留空", "Enter whole minutes from 0 to 1,440, or leave it empty"),
            ("speaker_1", "，云杏数字", "先写姓名，再写逗号和单位", "Write the name first, then a comma and the affiliation"),
            ("room", no_room.as_str(), "这个场地没有了或已停用，请换一个", "This room is gone or retired: choose another"),
        ] {
            let fields = with(field, typed);
            let chinese = seat.post(&format!("{AT}/new?lang=zh-CN"), &fields).await;
            let english = seat.post(&format!("{AT}/new?lang=en"), &fields).await;

            assert_eq!(chinese.status, 422, "{field}");
            assert_eq!(chinese.errors(), [(field.to_owned(), zh.to_owned())]);
            assert_eq!(english.errors(), [(field.to_owned(), en.to_owned())]);
            assert!(chinese.body.contains("孟庆禾") || field == "speaker_1", "nothing that was typed is lost");
        }
    }
}

on_both! {
    async fn what_another_saved_meanwhile_stands_beside_what_was_typed(site: Site) {
        let event = site.event("fair").publish().await;
        let item = site.session(&event, "meng").await;
        let seat = scheduler(&site).await;
        let one = format!("{AT}/{}", item.session.id);
        let mut first = with("title_zh", "简历诊所");
        first.push(("revision", "1"));
        let mut second = well();
        second.push(("revision", "1"));

        let saved = seat.post(&one, &first).await;
        let told = seat.post(&one, &second).await;
        second.retain(|(name, _)| *name != "revision");
        second.push(("revision", told.hidden("revision")));
        let again = seat.post(&one, &second).await;

        assert_eq!((saved.status, told.status, again.status), (303, 409, 303));
        assert!(told.main_text().contains("简历诊所"), "{}", told.main_text());
        assert!(told.body.contains("value=\"简历门诊\""), "what was typed stays");
    }
}

on_both! {
    async fn a_conflict_is_told_with_the_session_that_meets_it(site: Site) {
        let (_, hall) = hall(&site).await;
        site.event("other").with(at(&hall, 0)).publish().await;
        let event = site.event("fair").publish().await;
        let seat = scheduler(&site).await;
        let id = hall.id.to_string();

        let hard = seat.post(&format!("{AT}/new"), &with("room", &id)).await;
        let mut outside = with("starts_at", "2026-12-05T09:30");
        let reason = seat.post(&format!("{AT}/new?lang=en"), &outside).await;
        outside.push(("despite", "提前开门"));
        let explained = seat.post(&format!("{AT}/new"), &outside).await;

        assert_eq!((hard.status, reason.status, explained.status), (409, 422, 303));
        let text = hard.main_text();
        assert!(text.contains("简历门诊") && text.contains("报告厅在2026年12月5日（周六）10:00–12:00已安排别的活动。"), "{text}");
        assert!(reason.main_text().contains("Is outside the event’s time."), "{}", reason.main_text());
        assert_eq!(reason.errors()[0].0, "despite");
        assert_eq!(site.reload(&event).await.despite.as_deref(), Some("提前开门"));
        let agenda = seat.get(AT).await.main_text();
        assert!(agenda.contains("超出了活动的时间。") && agenda.contains("提前开门"), "{agenda}");
    }
}

on_both! {
    async fn an_agenda_costs_as_many_statements_with_one_session_as_with_three(site: Site) {
        let (_, hall) = hall(&site).await;
        let event = site.event("fair").draft().await;
        let seat = scheduler(&site).await;
        let mut costs = vec![];
        for number in 0..3 {
            let new = session(&event, &format!("第 {number} 场"), number * 30, 20);
            let new = NewSession { room: Some(hall.id), speakers: vec![speaker("meng"), speaker("yan")], ..new };
            site.add_session(&event, &new).await;
            let before = site.statements();
            let page = seat.get(AT).await;
            let seen = site.statements();
            seat.get("/admin/events/fair/preview").await;
            costs.push((seen - before, site.statements() - seen));
            assert!(page.main_text().contains(&format!("第 {number} 场")));
        }
        assert_eq!((costs[0], costs[1]), (costs[1], costs[2]));
    }
}

on_both! {
    async fn versions_keep_what_a_session_was(site: Site) {
        let event = site.event("fair").publish().await;
        site.session(&event, "孟庆禾").await;

        let rows = event_version::Entity::find().filter(event_version::COLUMN.event_id.eq(event.id));
        let last = rows.order_by_desc(event_version::Column::Id).one(site.db()).await.unwrap().unwrap();

        let kept = &last.changes.0[0];
        let new = "简历门诊\n2026-12-05 10:00 – 2026-12-05 10:30\n孟庆禾 云杏数字";
        assert_eq!((kept.field.as_str(), kept.old.as_str(), kept.new.as_str()), ("session", "", new));
    }
}
