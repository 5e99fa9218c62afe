//! Pauses: from today to a last day, one at a time, no longer in all than the rules say; asked for by the apprentice.
use super::{Doors, at, done, letter, refused, told, wrong};
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use entity::placement::Status;
use xingtan::placements::life::{pauses, resume_due};

on_both! {
    async fn the_last_day_of_a_pause_lies_between_today_and_the_end_and_has_a_reason(site: Site) {
        let doors = Doors::open(&site).await;
        let path = doors.room("/pause");
        let pause = async |last: String| wrong(&doors.enterprise, &path, &[("last", &last), ("code", "health")]).await;
        let (yesterday, end) = (site.today().pred_opt().unwrap(), doors.row.last_day.unwrap());

        let asked = doors.enterprise.get(&path).await.main_text();
        let empty = wrong(&doors.enterprise, &path, &[]).await;
        let foreign = wrong(&doors.enterprise, &path, &[("last", "2026-12-05"), ("code", "silence")]).await;
        let early = pause(yesterday.to_string()).await;
        let late = pause(end.succ_opt().unwrap().to_string()).await;
        let long = pause(doors.day(180).to_string()).await;
        let kept = doors.enterprise.post(&path, &[("last", "2030-01-01"), ("code", "study")]).await.body;

        assert!(asked.contains("暂停的第一天是今天（2026年12月1日）"), "{asked}");
        let no_reason = [vec![at("code", "请选择原因")], vec![at("code", "Choose a reason")]];
        assert_eq!(foreign, no_reason);
        assert_eq!(empty, [
            vec![at("last", "请填日期"), at("code", "请选择原因")],
            vec![at("last", "Enter a date"), at("code", "Choose a reason")],
        ]);
        let outside = [
            vec![at("last", "暂停的最后一天应在今天至培养的最后一天之间")],
            vec![at("last", "The last day of a pause lies between today and the end of the placement")],
        ];
        assert_eq!([early, late], [outside.clone(), outside]);
        assert_eq!(long, [
            vec![at("last", "所有暂停合计最多 180 天，还剩 180 天")],
            vec![at("last", "All pauses together last at most 180 days; 180 are left")],
        ]);
        assert!(kept.contains("value=\"2030-01-01\"") && kept.contains("<option value=\"study\" selected>"), "{kept}");
        assert_eq!((doors.now().await, pauses(site.db(), doors.row.id).await.unwrap()), (doors.row.clone(), vec![]));
    }
}

on_both! {
    async fn one_pause_at_a_time_and_none_overlaps_another(site: Site) {
        let doors = Doors::open(&site).await;
        let last = doors.day(9).to_string();
        let fields = [("last", &*last), ("code", "health")];

        let paused = doors.enterprise.post(&doors.room("/pause"), &fields).await;
        let paused = done(&doors.enterprise, paused).await;
        let stale = refused(&doors.enterprise, &doors.room("/pause"), &fields).await;
        let one = pauses(site.db(), doors.row.id).await.unwrap();
        let told_paused = told(&site).await;
        let doors = doors.after(4).await;
        let asked = doors.enterprise.get(&doors.room("/resumption?lang=en")).await.main_text();
        let resumed = doors.enterprise.post(&doors.room("/resumption"), &[]).await;
        let resumed = done(&doors.enterprise, resumed).await;
        let twice = refused(&doors.enterprise, &doors.room("/resumption"), &[]).await;
        let today = site.today().to_string();
        doors.enterprise.post(&doors.room("/pause"), &[("last", &today), ("code", "study")]).await;

        assert!(paused.contains("培养已暂停，并已写信告知学徒。") && paused.contains("暂停到 2026年12月10日 为止。"), "{paused}");
        assert_eq!(stale, ["这次培养正在暂停", "This placement is paused"]);
        assert_eq!((one.len(), told_paused), (1, vec![letter("li", "你在 圣阳电源 的培养暂停")]));
        assert!(asked.contains("It goes on from today, and its end moves by 4 days."), "{asked}");
        assert!(resumed.contains("培养已恢复") && resumed.contains("2027年12月14日"), "{resumed}");
        assert_eq!(twice, ["这次培养正在进行", "This placement is running"]);
        let two = pauses(site.db(), doors.row.id).await.unwrap();
        assert_eq!((two.len(), two[0].ended_on), (2, Some(two[1].first_day)), "the second begins where the first ended");
        assert_eq!(doors.now().await.status, Status::Paused);
    }
}

on_both! {
    /// Whether or not its end has moved.
    async fn a_letter_says_who_resumed_it_and_its_last_day(site: Site) {
        let doors = Doors::open(&site).await;
        let today = site.today().to_string();
        let written = async || site.deliver().await.iter().map(Letter::from).collect::<Vec<_>>();
        doors.enterprise.post(&doors.room("/pause"), &[("last", &today), ("code", "health")]).await;
        site.deliver().await;
        doors.enterprise.post(&doors.room("/resumption"), &[]).await;
        let by_enterprise = written().await;
        doors.enterprise.post(&doors.room("/pause"), &[("last", &today), ("code", "health")]).await;
        site.deliver().await;
        site.advance(chrono::Duration::days(1));

        resume_due(&site.app.db, &site.app.address_key, site.now()).await.unwrap();
        let by_timetable = written().await;

        assert_eq!(by_enterprise.iter().map(|letter| letter.subject.as_str()).collect::<Vec<_>>(), ["圣阳电源 恢复了你的培养"]);
        let text = &by_enterprise[0].text;
        assert!(text.contains("圣阳电源 恢复了你的培养，最后一天是 2027年12月10日。") && !text.contains("顺延"), "{text}");
        assert_eq!(by_timetable.len(), 2);
        for letter in &by_timetable {
            let text = &letter.text;
            assert!(text.contains("暂停到期，培养恢复，最后一天是 2027年12月11日。") && !text.contains("顺延"), "{text}");
        }
    }
}

on_both! {
    async fn the_end_of_a_pause_moves_within_what_the_rules_leave(site: Site) {
        let doors = Doors::open(&site).await;
        let last = doors.day(99).to_string();
        doors.enterprise.post(&doors.room("/pause"), &[("last", &last), ("code", "family")]).await;
        let doors = doors.after(40).await;
        doors.enterprise.post(&doors.room("/resumption"), &[]).await;
        let (long, most) = (doors.day(140).to_string(), doors.day(139).to_string());
        let too_long = wrong(&doors.enterprise, &doors.room("/pause"), &[("last", &long), ("code", "family")]).await;
        let (tomorrow, yesterday) = (doors.day(1).to_string(), site.today().pred_opt().unwrap().to_string());
        doors.enterprise.post(&doors.room("/pause"), &[("last", &tomorrow), ("code", "family")]).await;
        site.deliver().await;
        let path = doors.room("/pause-end");

        let asked = doors.enterprise.get(&path).await;
        let empty = wrong(&doors.enterprise, &path, &[]).await;
        let early = wrong(&doors.enterprise, &path, &[("last", &yesterday)]).await;
        let over = wrong(&doors.enterprise, &path, &[("last", &long)]).await;
        let moved = doors.enterprise.post(&path, &[("last", &most)]).await;
        let moved = done(&doors.enterprise, moved).await;
        doors.enterprise.post(&doors.room("/resumption"), &[]).await;
        let stale = refused(&doors.enterprise, &path, &[("last", &tomorrow)]).await;

        let left = [
            vec![at("last", "所有暂停合计最多 180 天，还剩 140 天")],
            vec![at("last", "All pauses together last at most 180 days; 140 are left")],
        ];
        assert_eq!([too_long, over], [left.clone(), left]);
        assert!(asked.body.contains(&format!("value=\"{tomorrow}\"")), "{}", asked.body);
        assert_eq!(empty, [vec![at("last", "请填日期")], vec![at("last", "Enter a date")]]);
        assert_eq!(early[0], [at("last", "暂停的最后一天应在今天至培养的最后一天之间")]);
        assert!(moved.contains("暂停的最后一天已改") && moved.contains("暂停到 2027年5月29日 为止。"), "{moved}");
        assert_eq!(stale, ["这次培养正在进行", "This placement is running"]);
        assert_eq!(pauses(site.db(), doors.row.id).await.unwrap()[1].last_day.to_string(), most);
    }
}

on_both! {
    async fn the_apprentice_asks_for_a_pause_and_the_enterprise_answers_by_pausing(site: Site) {
        let doors = Doors::open(&site).await;
        let path = doors.mine("/pause");
        let (last, far) = (doors.day(9).to_string(), doors.day(180).to_string());
        let wish = [("last", &*last), ("words", "母亲住院")];

        let empty = wrong(&doors.apprentice, &path, &[]).await;
        let long = wrong(&doors.apprentice, &path, &[("last", &far), ("words", "母亲住院")]).await;
        let asked = doors.apprentice.post(&path, &wish).await;
        let asked = done(&doors.apprentice, asked).await;
        let twice = refused(&doors.apprentice, &path, &wish).await;
        let told_wish = told(&site).await;
        let page = doors.enterprise.get(&doors.room("")).await.main_text();
        let form = doors.enterprise.get(&doors.room("/pause")).await.body;
        doors.enterprise.post(&doors.room("/pause"), &[("last", &last), ("code", "family")]).await;
        let answered = [doors.enterprise.get(&doors.room("")).await, doors.apprentice.get(&doors.mine("")).await];

        assert_eq!(empty, [
            vec![at("last", "请填日期"), at("words", "请写原因")],
            vec![at("last", "Enter a date"), at("words", "Give a reason")],
        ]);
        assert_eq!(long[0], [at("last", "所有暂停合计最多 180 天，还剩 180 天")]);
        assert!(asked.contains("申请已提交") && asked.contains("你 申请暂停到 2026年12月10日，自 2026年12月1日 起等待企业答复。 母亲住院"), "{asked}");
        assert_eq!(twice, [
            "你已经申请过暂停，企业还没有答复",
            "You have asked for a pause already, and the enterprise has not answered",
        ]);
        assert_eq!(told_wish, [letter("fang", "li 申请暂停培养")]);
        assert!(page.contains("学徒 申请暂停到 2026年12月10日，自 2026年12月1日 起等待企业答复。 母亲住院"), "{page}");
        assert!(form.contains(&format!("value=\"{last}\"")), "what was wished stands in the form: {form}");
        for page in answered {
            assert!(!page.main_text().contains("等待企业答复"), "{}", page.main_text());
        }
        let steps = doors.steps().await;
        assert_eq!(steps[steps.len() - 2..], ["pause-asked", "paused"]);
    }
}
