//! An early end by either side, taking it back, and that somebody never came.
use super::{Doors, at, done, letter, refused, told, wrong};
use crate::{
    on_both,
    support::{
        Seat, Site,
        enterprises::{candidate, company_in, numbered_code},
        placements::Ground,
    },
};
use entity::{
    enterprise::Status::Verified,
    event::District,
    mentor,
    placement::{Reason, Side, Status},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use xingtan::placements::{Draft, Stage, Why, life};

on_both! {
    async fn the_last_day_lies_between_the_first_and_a_month_ahead_and_has_a_reason(site: Site) {
        let doors = Doors::open(&site).await.after(5).await;
        let both: [(&Seat<'_>, String); 2] =
            [(&doors.enterprise, doors.room("/end")), (&doors.apprentice, doors.mine("/end"))];
        let (before, far) = (doors.row.first_day.unwrap().pred_opt().unwrap().to_string(), doors.day(31).to_string());

        for (seat, path) in both {
            let asked = seat.get(&path).await.main_text();
            let empty = wrong(seat, &path, &[]).await;
            let wordless = wrong(seat, &path, &[("last", &far), ("code", "other"), ("words", " ")]).await;
            let early = wrong(seat, &path, &[("last", &before), ("code", "family")]).await;
            let late = wrong(seat, &path, &[("last", &far), ("code", "family")]).await;
            let kept = seat.post(&path, &[("last", "soon"), ("code", "study"), ("words", "回校读书")]).await;

            assert!(asked.contains("最后一天应在 2026年12月1日 至 2027年1月5日 之间。"), "{asked}");
            assert_eq!(empty, [
                vec![at("last", "请填日期"), at("code", "请选择原因")],
                vec![at("last", "Enter a date"), at("code", "Choose a reason")],
            ]);
            assert_eq!(wordless, [vec![at("words", "请写原因")], vec![at("words", "Give a reason")]]);
            let outside = [
                vec![at("last", "最后一天应在 2026年12月1日 至 2027年1月5日 之间")],
                vec![at("last", "The last day lies between 1 December 2026 and 5 January 2027")],
            ];
            assert_eq!([early, late], [outside.clone(), outside]);
            assert_eq!(kept.errors(), [at("last", "请填完整的日期，例如 2026-03-01")]);
            assert!(kept.body.contains("回校读书") && kept.body.contains("value=\"study\" selected"), "{}", kept.body);
        }
        assert_eq!(doors.now().await, doors.row);
    }
}

on_both! {
    async fn today_ends_it_at_once_and_a_later_day_by_itself(site: Site) {
        let doors = Doors::open(&site).await;
        let (later, today) = (doors.day(9).to_string(), site.today().to_string());
        let fields = |last| [("last", last), ("code", "family"), ("words", "要照顾老人")];

        let leaving = doors.apprentice.post(&doors.mine("/end"), &fields(&*later)).await;
        let leaving = done(&doors.apprentice, leaving).await;
        let read = doors.enterprise.get(&doors.room("")).await.main_text();
        let told_leaving = told(&site).await;
        let ended = doors.apprentice.post(&doors.mine("/end"), &fields(&*today)).await;
        let ended = done(&doors.apprentice, ended).await;
        let stale = [
            refused(&doors.enterprise, &doors.room("/end"), &fields(&*later)).await,
            refused(&doors.apprentice, &doors.mine("/end"), &fields(&*later)).await,
        ];

        assert!(leaving.contains("你 提出提前结束，最后一天是 2026年12月10日。在那以前可以收回。"), "{leaving}");
        assert!(read.contains("学徒 提出提前结束，最后一天是 2026年12月10日。如不属实，可在 2026年12月15日"), "{read}");
        assert!(read.contains("要照顾老人"), "words stand on the page: {read}");
        assert_eq!(told_leaving, [letter("fang", "li 将提前离开")]);
        assert!(ended.contains("培养已提前结束，并已写信告知企业。"), "{ended}");
        assert_eq!(stale, [["这次培养已经不再进行", "This placement is over"]; 2].map(|said| said.map(str::to_owned)));
        let now = doors.now().await;
        assert_eq!((now.status, now.end_day, now.end_side), (Status::EndedEarly, Some(site.today()), Some(Side::Apprentice)));
        assert_eq!((now.reason_code, now.reason.as_deref()), (Some(Reason::Family), Some("要照顾老人")));
    }
}

on_both! {
    async fn where_both_sides_name_a_day_the_earlier_stands(site: Site) {
        let doors = Doors::open(&site).await;
        doors.ends(true, 20).await;
        let (later, earlier) = (doors.day(25).to_string(), doors.day(10).to_string());
        let end = async |last: &str| {
            let sent = doors.apprentice.post(&doors.mine("/end"), &[("last", last), ("code", "study")]).await;
            done(&doors.apprentice, sent).await
        };

        let second = end(&later).await;
        let (stands, letters) = (doors.now().await, told(&site).await);
        let staying = doors.mine("/staying");
        let asked = [doors.apprentice.get(&staying).await, doors.apprentice.get(&format!("{staying}?lang=en")).await];
        let taken = doors.apprentice.post(&staying, &[]).await;
        let taken = done(&doors.apprentice, taken).await;
        let (kept, quiet) = (doors.now().await, told(&site).await);
        let nothing = refused(&doors.apprentice, &staying, &[]).await;
        let first = end(&earlier).await;

        assert!(second.contains("此前提出的最后一天更早，以较早的一天为准。"), "{second}");
        assert!(second.contains("圣阳电源 提出提前结束，最后一天是 2026年12月21日。"), "{second}");
        assert_eq!((stands.end_day, stands.end_side, letters), (Some(doors.day(20)), Some(Side::Enterprise), vec![]));
        assert_eq!(nothing, ["没有可以撤回的最后一天", "There is no last day to take back"]);
        assert!(second.contains("自己提出的最后一天 2026年12月26日 较晚，可以收回。"), "{second}");
        let [zh, en] = asked.map(|page| page.main_text());
        assert!(zh.contains("收回后最后一天不变：另一方提出的 2026年12月21日 更早，仍然有效。"), "{zh}");
        assert!(en.contains("The last day stays as it is: 21 December 2026, which another side named, is earlier."), "{en}");
        assert!(taken.contains("已收回自己提出的最后一天；另一方提出的更早，仍然有效。"), "{taken}");
        assert_eq!((kept.end_day, kept.end_side, kept.end_told_at), (stands.end_day, stands.end_side, stands.end_told_at));
        assert_eq!((kept.ends.unwrap().0.len(), quiet), (1, vec![]), "nobody leaves on another day");
        assert!(first.contains("最后一天已保存"), "{first}");
        let now = doors.now().await;
        assert_eq!((now.end_day, now.end_side), (Some(doors.day(10)), Some(Side::Apprentice)));
        assert_eq!(told(&site).await, [letter("fang", "li 将提前离开")]);
        let later = doors.enterprise.post(&doors.room("/staying"), &[]).await;
        let later = done(&doors.enterprise, later).await;
        assert!(later.contains("已收回自己提出的最后一天") && later.contains("最后一天是 2026年12月11日"), "{later}");
        let gone = refused(&doors.enterprise, &doors.room("/staying"), &[]).await;
        assert_eq!(gone, ["没有可以撤回的最后一天", "There is no last day to take back"]);
    }
}

on_both! {
    async fn where_the_others_day_stands_both_sides_read_it_of_a_day_taken_back(site: Site) {
        let doors = Doors::open(&site).await;
        let (fang, li) = (site.tending(&doors.on.enterprise).await, candidate(&site.account_called("li").await));
        let why = Why { code: Reason::Study, words: None };
        let both = [letter("fang", "li 培养的最后一天改了"), letter("li", "你在 圣阳电源 培养的最后一天改了")];
        for (is_enterprise, seat, path) in
            [(true, &doors.enterprise, doors.room("/staying")), (false, &doors.apprentice, doors.mine("/staying"))]
        {
            doors.ends(is_enterprise, 9).await;
            let later = doors.day(20);
            let of = if is_enterprise { life::Ender::Apprentice(&li) } else { life::Ender::Enterprise(&fang) };
            life::end(&site.app.db, &site.app.address_key, of, doors.row.id, later, &why, site.now()).await.unwrap();
            told(&site).await;
            site.advance(chrono::Duration::minutes(1));

            let asked = [seat.get(&path).await, seat.get(&format!("{path}?lang=en")).await];
            let sent = seat.post(&path, &[]).await;
            let page = done(seat, sent).await;

            assert!(asked[0].main_text().contains("另一方提出的最后一天 2026年12月21日 仍然有效"), "{}", asked[0].main_text());
            assert!(asked[1].main_text().contains("another side named stands: 21 December 2026"), "{}", asked[1].main_text());
            assert!(page.contains("另一方提出的最后一天仍然有效，已写信给双方"), "{page}");
            let stands = doors.now().await;
            assert_eq!((told(&site).await, stands.end_day), (both.to_vec(), Some(later)));
            assert_eq!(stands.end_told_at, Some(site.now()), "whoever did not read of it has fourteen days from now");
            let (other, back) = if is_enterprise { (&doors.apprentice, doors.mine("/staying")) } else { (&doors.enterprise, doors.room("/staying")) };
            other.post(&back, &[]).await;
            told(&site).await;
        }
    }
}

on_both! {
    async fn whoever_named_a_day_takes_it_back_once(site: Site) {
        let doors = Doors::open(&site).await;
        for (is_enterprise, seat, path, reader, said) in [
            (true, &doors.enterprise, doors.room("/staying"), "li", "你在 圣阳电源 的培养继续"),
            (false, &doors.apprentice, doors.mine("/staying"), "fang", "li 继续培养"),
        ] {
            doors.ends(is_enterprise, 9).await;

            let asked = seat.get(&format!("{path}?lang=en")).await.main_text();
            let taken = seat.post(&path, &[]).await;
            let taken = done(seat, taken).await;
            let twice = refused(seat, &path, &[]).await;

            assert!(asked.contains("It goes on as planned, until 10 December 2027."), "{asked}");
            assert!(taken.contains("提前结束已收回"), "{taken}");
            assert_eq!(twice, ["没有可以撤回的最后一天", "There is no last day to take back"]);
            assert_eq!(told(&site).await, [letter(reader, said)]);
            let now = doors.now().await;
            assert_eq!((now.status, now.end_day, now.end_side), (Status::Running, None, None));
        }
    }
}

/// Another enterprise under the same programme, where li is placed from the day after a last one.
async fn elsewhere(site: &Site, doors: &Doors<'_>, last: u64) {
    let new = company_in(Some(District::Qufu), numbered_code(2), "孔府家酒");
    let enterprise = site.enterprise("lu", new, Verified).await;
    let mentor = site.mentor(&enterprise, "颜师傅").await;
    let mentor = site.bring_mentor(&enterprise, mentor, mentor::Status::Approved).await;
    let (programme, occupation) = (doors.on.programme.clone(), doors.on.occupation.clone());
    let on = Ground { programme, occupation, enterprise, mentor };
    let draft = Draft { first_day: Some(doors.day(last + 1)), ..on.draft(site, "li") };
    site.placed_with(&on, draft, Stage::Agreed).await;
    site.deliver().await;
}

on_both! {
    async fn the_enterprise_reads_that_the_days_are_taken_and_not_by_whom(site: Site) {
        let doors = Doors::open(&site).await;
        doors.ends(true, 9).await;
        elsewhere(&site, &doors, 9).await;
        let before = doors.now().await;

        for (lang, said) in [("zh-CN", "这些日期现在已不空"), ("en", "The days are no longer free")] {
            let answer = doors.enterprise.post(&format!("{}?lang={lang}", doors.room("/staying")), &[]).await;

            assert_eq!((answer.status, answer.heading().as_str()), (409, said));
            for secret in ["孔府家酒", "颜师傅", "2026年12月11日", "11 December 2026"] {
                assert!(!answer.body.contains(secret), "{secret}: {}", answer.main_text());
            }
        }
        assert_eq!((doors.now().await, told(&site).await), (before, vec![]));
    }
}

on_both! {
    async fn the_apprentice_reads_why_the_days_are_taken(site: Site) {
        let doors = Doors::open(&site).await;
        doors.ends(false, 9).await;
        elsewhere(&site, &doors, 9).await;
        let full = mentor::ActiveModel { id: Set(doors.on.mentor.id), max_load: Set(1), ..Default::default() };
        full.update(site.app.db.write()).await.unwrap();
        let other = Draft { first_day: Some(doors.day(10)), ..doors.on.draft(&site, "wang") };
        site.placed_with(&doors.on, other, Stage::Agreed).await;
        let before = doors.now().await;

        let [zh, en] = ["zh-CN", "en"].map(|lang| format!("{}?lang={lang}", doors.mine("/staying")));
        let (zh, en) = (doors.apprentice.post(&zh, &[]).await, doors.apprentice.post(&en, &[]).await);

        assert_eq!([zh.status, en.status], [409, 409]);
        let (zh, en) = (zh.main_text(), en.main_text());
        assert!(zh.contains("这些日期现在已不空 孔府家酒：2026年12月11日 至 2027年12月10日 王师傅"), "{zh}");
        assert!(en.contains("The days are no longer free 孔府家酒: 11 December 2026 to 10 December 2027"), "{en}");
        assert_eq!(doors.now().await, before);
    }
}

on_both! {
    async fn that_somebody_never_came_is_said_within_a_month(site: Site) {
        let doors = Doors::open(&site).await;
        let doors = doors.after(30).await;
        let path = doors.room("/absence");

        let asked = doors.enterprise.get(&format!("{path}?lang=en")).await.main_text();
        let said = doors.enterprise.post(&path, &[]).await;
        let said = done(&doors.enterprise, said).await;
        let stale = refused(&doors.enterprise, &path, &[]).await;
        let read = doors.apprentice.get(&doors.mine("")).await.main_text();

        assert!(asked.contains("no later than 31 December 2026"), "{asked}");
        assert!(said.contains("已登记，培养已取消，并已写信告知学徒。"), "{said}");
        assert_eq!(stale, ["这次培养已经不再进行", "This placement is over"]);
        assert!(read.contains("圣阳电源 登记学徒一直没来，培养因此取消。如不属实，可在 2027年1月14日"), "{read}");
        let now = doors.now().await;
        assert_eq!((now.status, now.reason_code), (Status::Cancelled, Some(Reason::NeverCame)));
        assert_eq!(told(&site).await, [letter("li", "圣阳电源 说你一直没来")]);
    }
}

on_both! {
    async fn after_a_month_they_came(site: Site) {
        let doors = Doors::open(&site).await.after(31).await;

        let late = refused(&doors.enterprise, &doors.room("/absence"), &[]).await;

        assert_eq!(late, ["期限已过", "It is too late for this"]);
        assert_eq!((doors.now().await, told(&site).await), (doors.row.clone(), vec![]));
    }
}
