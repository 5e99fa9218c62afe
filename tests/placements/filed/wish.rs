//! A wish for a pause: it waits for the enterprise, which may say no; its apprentice may take it back; and it lapses.
use super::{Doors, at, done, letter, refused, told, wrong};
use crate::{on_both, support::Site};
use xingtan::placements::life::{PauseError, ask_pause, refuse_pause, withdraw_pause};

impl Doors<'_> {
    /// For so many days from today on.
    async fn wish(&self, days: u64) {
        let last = self.day(days).to_string();
        let asked = self.apprentice.post(&self.mine("/pause"), &[("last", &last), ("words", "母亲住院")]).await;
        assert_eq!(asked.status, 303, "{}", asked.main_text());
        self.site.deliver().await;
    }

    /// How many wait for the enterprise, as its list counts them and as it shows them.
    async fn waiting(&self) -> (String, usize) {
        let list = format!("/enterprise/{}/placements?only=waits", self.on.enterprise.slug);
        let page = self.enterprise.get(&list).await;
        let (_, number) = page
            .main_text()
            .split_once("待我方处理 ")
            .map(|(before, after)| (before.to_owned(), after.to_owned()))
            .unwrap();
        (number.split(' ').next().unwrap().to_owned(), page.body.matches("role=\"rowheader\"").count())
    }
}

on_both! {
    async fn it_is_counted_as_waiting_until_the_enterprise_pauses(site: Site) {
        let doors = Doors::open(&site).await;
        let before = doors.waiting().await;
        doors.wish(9).await;
        let waiting = doors.waiting().await;
        let last = doors.day(3).to_string();

        doors.enterprise.post(&doors.room("/pause"), &[("last", &last), ("code", "family")]).await;
        let paused = doors.waiting().await;
        doors.enterprise.post(&doors.room("/resumption"), &[]).await;
        let resumed = doors.waiting().await;

        let none = || ("0".to_owned(), 0);
        assert_eq!((before, waiting, paused), (none(), ("1".to_owned(), 1), none()));
        assert_eq!(resumed, none(), "what was answered does not come back with the work");
        let page = doors.enterprise.get(&doors.room("")).await;
        assert!(!page.body.contains("pause-refusal"), "{}", page.main_text());
    }
}

on_both! {
    async fn its_apprentice_takes_it_back_and_may_ask_again(site: Site) {
        let doors = Doors::open(&site).await;
        let none = refused(&doors.apprentice, &doors.mine("/pause-withdrawal"), &[]).await;
        doors.wish(9).await;
        let page = doors.apprentice.get(&doors.mine("")).await.body;

        let asked = doors.apprentice.get(&doors.mine("/pause-withdrawal?lang=en")).await.main_text();
        let back = doors.apprentice.post(&doors.mine("/pause-withdrawal"), &[]).await;
        let back = done(&doors.apprentice, back).await;
        let letters = told(&site).await;
        let twice = refused(&doors.apprentice, &doors.mine("/pause-withdrawal"), &[]).await;
        let late = refused(&doors.enterprise, &doors.room("/pause-refusal"), &[("code", "needed"), ("words", "忙")]).await;
        let waiting = doors.waiting().await;
        doors.wish(5).await;

        let nothing = ["没有等待答复的暂停申请", "No wish for a pause waits"];
        assert_eq!([none, twice, late], [nothing; 3].map(|said| said.map(str::to_owned)));
        assert!(page.contains(&doors.mine("/pause-withdrawal")), "{page}");
        assert!(asked.contains("You asked for a pause until 10 December 2026."), "{asked}");
        assert!(back.contains("申请已撤回") && back.contains("你 撤回了暂停申请") && !back.contains("等待企业答复"), "{back}");
        assert_eq!((letters, waiting), (vec![letter("fang", "li 撤回了暂停申请")], ("0".to_owned(), 0)));
        let steps = doors.steps().await;
        assert_eq!(steps[steps.len() - 3..], ["pause-asked", "pause-withdrawn", "pause-asked"]);
    }
}

on_both! {
    async fn the_enterprise_says_no_with_a_reason_and_words(site: Site) {
        let doors = Doors::open(&site).await;
        doors.wish(9).await;
        let path = doors.room("/pause-refusal");

        let asked = doors.enterprise.get(&path).await.main_text();
        let empty = wrong(&doors.enterprise, &path, &[]).await;
        let foreign = wrong(&doors.enterprise, &path, &[("code", "health"), ("words", "月底交货")]).await;
        let kept = doors.enterprise.post(&path, &[("words", "月底交货")]).await.body;
        let no = doors.enterprise.post(&path, &[("code", "other-days"), ("words", "月底交货，下个月可以")]).await;
        let no = done(&doors.enterprise, no).await;
        let letters = site.deliver().await;
        let mine = doors.apprentice.get(&doors.mine("")).await.main_text();
        let twice = refused(&doors.enterprise, &path, &[("code", "leave"), ("words", "月底交货")]).await;

        assert!(asked.contains("学徒希望暂停到 2026年12月10日，自 2026年12月1日 起等待答复。"), "{asked}");
        assert_eq!(empty, [
            vec![at("code", "请选择原因"), at("words", "请写下说明")],
            vec![at("code", "Choose a reason"), at("words", "Write a few words")],
        ]);
        assert_eq!(foreign[0], [at("code", "请选择原因")]);
        assert!(kept.contains("月底交货"), "{kept}");
        assert!(no.contains("已答复不同意") && !no.contains("等待企业答复"), "{no}");
        let [letter] = &letters[..] else { panic!("one letter") };
        let letter = crate::support::letters::Letter::from(letter);
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("li@example.cn", "圣阳电源 没有同意暂停培养"));
        assert!(letter.text.contains("同意暂停，但要换日子") && !letter.text.contains("下个月"), "{}", letter.text);
        assert!(mine.contains("圣阳电源 没有同意暂停，原因：同意暂停，但要换日子 月底交货，下个月可以"), "{mine}");
        assert_eq!(twice[0], "没有等待答复的暂停申请");
        doors.wish(5).await;
    }
}

on_both! {
    async fn of_a_no_and_a_taking_back_at_once_one_happens(site: Site) {
        let doors = Doors::open(&site).await;
        doors.wish(9).await;
        let (db, key, now, id) = (&site.app.db, &site.app.address_key, site.now(), doors.row.id);
        let who = site.tending(&doors.on.enterprise).await;
        let li = crate::support::enterprises::candidate(&site.account_called("li").await);

        let (no, back) = tokio::join!(
            refuse_pause(db, key, &who, id, entity::placement_wish::Refusal::Needed, "走不开", now),
            withdraw_pause(db, key, &li, id, now)
        );

        assert!(no.is_ok() != back.is_ok(), "{no:?} {back:?}");
        let lost = no.err().or(back.err());
        assert!(matches!(lost, Some(PauseError::NothingWished)), "{lost:?}");
        assert_eq!(told(&site).await.len(), 1);
        assert!(ask_pause(db, key, &li, id, doors.day(2), "考试", now).await.is_ok());
    }
}

on_both! {
    async fn it_lapses_with_the_end_and_stays_gone_when_that_is_taken_back_by_the_bureau(site: Site) {
        let doors = Doors::open(&site).await;
        doors.wish(9).await;
        doors.ends(true, 0).await;
        let ended = doors.waiting().await;
        let (db, key, officer) = (&site.app.db, &site.app.address_key, site.reviewer().await);

        xingtan::placements::life::reopen(db, key, &officer, doors.row.id, "双方同意", site.now()).await.unwrap();

        assert_eq!((ended, doors.waiting().await), (("0".to_owned(), 0), ("0".to_owned(), 0)));
        assert!(!doors.apprentice.get(&doors.mine("")).await.main_text().contains("等待企业答复"));
    }
}

on_both! {
    async fn a_wish_is_gone_once_its_day_has_passed_and_may_be_made_again(site: Site) {
        let doors = Doors::open(&site).await;
        let last = doors.day(2).to_string();
        doors.apprentice.post(&doors.mine("/pause"), &[("last", &last), ("words", "考试")]).await;
        let doors = doors.after(2).await;
        let on_its_day = doors.enterprise.get(&doors.room("")).await.main_text();

        let doors = doors.after(1).await;
        let after = doors.enterprise.get(&doors.room("")).await.main_text();
        let waiting = doors.waiting().await;
        let last = doors.day(2).to_string();
        let again = doors.apprentice.post(&doors.mine("/pause"), &[("last", &last), ("words", "考试")]).await;

        assert!(on_its_day.contains("等待企业答复") && !after.contains("等待企业答复"), "{on_its_day} {after}");
        assert_eq!((waiting, again.status), (("0".to_owned(), 0), 303));
    }
}
