//! Under age a guardian says yes too, by a link of their own, to what they have read.
use super::{OVER, all_yes, at, over};
use crate::{
    on_both,
    placements::{desk::listed, ground, life::numbers, told, turned_down},
    support::{Answer, Site, enterprises::candidate, letters::Letter, people::email, placements::Ground},
};
use chrono::{Days, Duration};
use entity::{
    account, placement,
    placement::{Reason, Side, Status},
    placement_link::For,
};
use xingtan::placements::{DecideError, Decision, Draft, Stage, Why, cancel, decline, life, save, send};

/// Sixteen on the first day, with a guardian.
fn minor(site: &Site, on: &Ground, name: &str) -> Draft {
    Draft {
        birth_date: Some("2010-01-02".parse().unwrap()),
        guardian_name: "王芳".into(),
        guardian_relation: "母亲".into(),
        guardian_email: Some(email("mother")),
        ..on.draft(site, name)
    }
}

/// Agreed to by the apprentice, with the link of the guardian's letter.
async fn asked(site: &Site, on: &Ground, name: &str) -> (placement::Model, account::Model, String) {
    let li = site.account(name).await;
    let row = site.begin(on, minor(site, on, name)).await;
    let row = site.send_placement(on, &row).await;
    let row = site.open_placement(&row, &li).await;
    let row = site.agree(&row, &li).await;
    let link = link(site).await;
    (row, li, link)
}

/// Of the letter that has just been written to the guardian.
async fn link(site: &Site) -> String {
    let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
    letters.iter().find(|letter| letter.to == "mother@example.cn").expect("a letter").link("/guardians/")
}

on_both! {
    async fn without_a_guardians_yes_nobody_under_age_is_filed(site: Site) {
        let on = ground(&site).await;
        let (row, li, link) = asked(&site, &on, "li").await;
        let early = site.judge_placement(&row, &Decision::File).await;
        let waits = site.sign_in(&li).await.get(&at(&row)).await.main_text();
        let room = format!("/enterprise/{}/placements/{}", on.enterprise.slug, row.id);
        let fang = site.sign_in(&site.account_called("fang").await).await;
        let theirs = [fang.get(&room).await, fang.get(&format!("{room}?lang=en")).await].map(|page| page.main_text());

        let said = site.post(&link, &[("answer", "yes")]).await;
        let thanks = site.get(said.header("location")).await;
        let used = over(&site, &link, &[("answer", "no"), ("words", "不")]).await;
        let filed = site.judge_placement(&row, &Decision::File).await.unwrap();

        assert!(matches!(early, Err(DecideError::NoGuardian)), "{early:?}");
        assert!(waits.contains("监护人 王芳 同意后，由科技局备案"), "{waits}");
        assert!(theirs[0].contains("未成年人还需要监护人（王芳）同意"), "{}", theirs[0]);
        assert!(theirs[1].contains("the guardian (王芳) must say yes too"), "{}", theirs[1]);
        assert_eq!((said.status, thanks.heading().as_str()), (303, "你已答复：同意"));
        assert_eq!(used, OVER);
        assert_eq!(filed.guardian_said_at, Some(site.now()));
    }
}

/// The state that a list or a page shows first.
fn state(page: &Answer) -> String {
    let (_, rest) = page.body.split_once("<span class=\"state").expect("a state");
    rest.split_once('>').unwrap().1.split('<').next().unwrap().to_owned()
}

on_both! {
    async fn what_waits_for_a_guardian_does_not_wait_for_the_bureau(site: Site) {
        let on = ground(&site).await;
        let (row, li, link) = asked(&site, &on, "li").await;
        let desk = |rest: &str| format!("/admin/placements/{}{rest}", row.id);
        let room = format!("/enterprise/{}/placements", on.enterprise.slug);
        site.advance(Duration::days(3));
        let officer = site.reviewing("one", None).await;
        let (seat, fang) = (site.sign_in(&li).await, site.sign_in(&site.account_called("fang").await).await);

        let queue = officer.get("/admin/placements").await;
        let (page, english) = (officer.get(&desk("")).await, officer.get(&desk("?lang=en")).await);
        let filed = turned_down(&officer, &desk("/filing"), &[]).await;
        let all = [
            officer.get("/admin/placements?stage=all").await,
            officer.get(&desk("")).await,
            fang.get(&room).await,
            fang.get(&format!("{room}/{}", row.id)).await,
            seat.get("/my/placements").await,
            seat.get(&at(&row)).await,
        ];
        site.post(&link, &[("answer", "yes")]).await;
        let then = (officer.get("/admin/placements").await, officer.get(&desk("")).await);

        assert_eq!(listed(&queue), Vec::<String>::new());
        let (zh, en) = (page.main_text(), english.main_text());
        assert!(zh.contains("等待监护人同意，之后才能备案。60 天没有答复会自动取消。") && !zh.contains("等了 3 天"), "{zh}");
        assert!(en.contains("Waiting for the guardian The guardian has still to say yes; it cannot be filed before."), "{en}");
        assert!(!page.body.contains("/filing\""), "{}", page.body);
        assert_eq!(filed, ["监护人还没有同意", "The guardian has not said yes"]);
        assert_eq!(all.each_ref().map(state), ["等监护人同意"; 6]);
        assert_eq!(listed(&then.0), ["li"]);
        assert!(then.0.main_text().contains("今天起等待"), "it waits for the bureau from now on: {}", then.0.main_text());
        assert!(then.1.body.contains("/filing\"") && then.1.main_text().contains("等科技局备案"), "{}", then.1.body);
    }
}

on_both! {
    /// In the list, its counts, the numbers and the file alike.
    async fn what_waits_for_a_guardian_stands_with_the_apprentice(site: Site) {
        let on = ground(&site).await;
        let (_, _, link) = asked(&site, &on, "li").await;
        site.placed(&on, "wang", Stage::WithReviewer).await;
        let officer = site.reviewing("one", None).await;
        let look = async |stage: &str| {
            let list = officer.get(&format!("/admin/placements?stage={stage}")).await;
            let file = officer.get(&format!("/admin/placements.csv?stage={stage}")).await.csv_rows();
            let rows = file.into_iter().skip(1).map(|row| (row[1].clone(), row[8].clone()));
            (listed(&list), rows.collect::<Vec<_>>())
        };

        let before = [look("with-apprentice").await, look("with-bureau").await];
        let counts = ["", "/numbers", "?lang=en", "?stage=with-apprentice&lang=en"].map(|rest| format!("/admin/placements{rest}"));
        let mut read = Vec::new();
        for path in &counts {
            read.push(officer.get(path).await.main_text());
        }
        site.advance(Duration::minutes(5));
        site.post(&link, &[("answer", "yes")]).await;
        let then = [look("with-apprentice").await, look("with-bureau").await];

        let row = |name: &str, state: &str| (name.to_owned(), state.to_owned());
        let of = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let waits = "等科技局备案";
        assert_eq!(before, [(of(&["li"]), vec![row("li", "等监护人同意")]), (of(&["wang"]), vec![row("wang", waits)])]);
        assert_eq!(then, [(of(&[]), vec![]), (of(&["li", "wang"]), vec![row("li", waits), row("wang", waits)])]);
        for text in &read[..2] {
            assert!(text.contains("等学徒答复 1") && text.contains("等科技局备案 1"), "{text}");
        }
        assert!(read[2].contains("With the apprentice 1 With the bureau 1"), "{}", read[2]);
        assert!(read[3].contains("Waiting for the guardian"), "{}", read[3]);
    }
}

on_both! {
    async fn a_guardian_is_reminded_and_their_silence_ends_the_draft(site: Site) {
        let on = ground(&site).await;
        let (row, ..) = asked(&site, &on, "li").await;
        let (db, key) = (&site.app.db, &site.app.address_key);

        let mut said = Vec::new();
        for ahead in [6, 1, 1, 6, 1, 24, 1, 19] {
            site.advance(Duration::days(ahead));
            let (one, other) = tokio::join!(life::remind(db, key, site.now()), life::remind(db, key, site.now()));
            let to: Vec<String> = told(&site).await.into_iter().map(|(to, _)| to).collect();
            said.push((one.unwrap() + other.unwrap(), to));
        }
        let (held, early) = (numbers(&site, &on).await, life::silence(db, key, site.now()).await.unwrap());
        site.advance(Duration::days(1));
        let (one, other) = tokio::join!(life::silence(db, key, site.now()), life::silence(db, key, site.now()));

        let (nothing, letter) = ((0, vec![]), (1, vec!["mother".to_owned()]));
        let (a, b) = (|| nothing.clone(), || letter.clone());
        assert_eq!(said, [a(), b(), a(), b(), a(), a(), b(), a()], "on days 7, 14 and 40");
        assert_eq!((held.1, early, one.unwrap() + other.unwrap()), (1, 0, 1));
        let now = site.placement_now(&row).await;
        assert_eq!((now.status, now.reason_code), (Status::Cancelled, Some(Reason::Silence)));
        assert_eq!(numbers(&site, &on).await.1, 0, "the mentor has room again");
        assert_eq!(told(&site).await, [
            ("fang".to_owned(), "li 的培养已取消".to_owned()),
            ("li".to_owned(), "你在 圣阳电源 的培养已取消".to_owned()),
        ]);
    }
}

on_both! {
    async fn the_last_reminders_link_opens_until_silence_ends_it(site: Site) {
        let on = ground(&site).await;
        let (row, _, first) = asked(&site, &on, "li").await;
        site.advance(Duration::days(40));
        life::remind(&site.app.db, &site.app.address_key, site.now()).await.unwrap();
        let last = link(&site).await;
        site.advance(Duration::days(19));

        let void = over(&site, &first, &[("answer", "yes")]).await;
        let said = site.post(&last, &[("answer", "yes")]).await;

        assert_eq!((void, said.status), (OVER.map(str::to_owned), 303));
        assert!(site.placement_now(&row).await.guardian_said_at.is_some());
    }
}

on_both! {
    async fn a_guardians_no_needs_words_and_sends_it_back(site: Site) {
        let on = ground(&site).await;
        let (row, _, link) = asked(&site, &on, "li").await;

        let silent = site.post(&format!("{link}?lang=en"), &[]).await;
        let wordless = site.post(&link, &[("answer", "no")]).await;
        let said = site.post(&link, &[("answer", "no"), ("words", "路太远")]).await;

        let error = |field: &str, sentence: &str| vec![(field.to_owned(), sentence.to_owned())];
        assert_eq!((silent.status, silent.errors()), (422, error("answer", "Say yes or no")));
        assert_eq!((wordless.status, wordless.errors()), (422, error("words", "请写明哪里不对")));
        assert_eq!(said.status, 303);
        let now = site.placement_now(&row).await;
        assert_eq!((now.party, now.approved_at), (Side::Enterprise, None));
        assert_eq!(now.returned.unwrap().words.as_deref(), Some("路太远"));
        assert_eq!(told(&site).await, [
            ("fang".to_owned(), "li 的监护人不同意".to_owned()),
            ("li".to_owned(), "你的监护人不同意培养内容".to_owned()),
        ]);
        assert_eq!(over(&site, &link, &[("answer", "yes")]).await, OVER);
    }
}

on_both! {
    async fn neither_side_is_written_that_it_is_with_the_bureau_before_the_guardian_said_yes(site: Site) {
        let on = ground(&site).await;
        let li = site.account("li").await;
        let row = site.begin(&on, minor(&site, &on, "li")).await;
        let row = site.send_placement(&on, &row).await;
        let row = site.open_placement(&row, &li).await;
        told(&site).await;
        let (db, key) = (&site.app.db, &site.app.address_key);

        site.agree(&row, &li).await;
        let letters = site.deliver().await;
        let agreed = letters.iter().map(Letter::from).find(|letter| letter.to == "li@example.cn").expect("a letter");
        site.advance(Duration::days(1));
        let early = life::tell_agreed(db, key, site.now()).await.unwrap();
        let secret = site.placement_link(&row, For::Guardian).await;
        site.post(&format!("/guardians/{secret}"), &[("answer", "yes")]).await;
        let then = life::tell_agreed(db, key, site.now()).await.unwrap();

        assert_eq!(agreed.subject, "你已同意培养内容，等待监护人同意");
        assert_eq!((early, then), (0, 1));
    }
}

on_both! {
    async fn sent_again_unchanged_it_asks_the_guardian_alone_and_nobody_is_said_to_have_agreed_once_more(site: Site) {
        let on = ground(&site).await;
        let (row, li, link) = asked(&site, &on, "li").await;
        site.post(&link, &[("answer", "no"), ("words", "路太远")]).await;
        site.deliver().await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&on.enterprise).await);

        send(db, key, &who, row.id, row.revision, site.now()).await.unwrap();

        let letters: Vec<String> = site.deliver().await.iter().map(|letter| Letter::from(letter).to).collect();
        assert_eq!(letters, ["mother@example.cn"]);
        let seat = site.sign_in(&li).await;
        let chinese = seat.get(&at(&row)).await.main_text();
        let english = seat.get(&format!("{}?lang=en", at(&row))).await.main_text();
        assert_eq!(chinese.matches("你 同意全部内容，双方达成一致").count(), 1, "{chinese}");
        for said in ["圣阳电源 再次送交，学徒同意过的没有改动", "此前的同意仍然有效，双方达成一致"] {
            assert!(chinese.contains(said), "{said}: {chinese}");
        }
        for said in ["圣阳电源 sent it once more; what the apprentice agreed to is as it was", "What was agreed to before holds still; both sides agree now"] {
            assert!(english.contains(said), "{said}: {english}");
        }
    }
}

on_both! {
    async fn a_guardians_no_is_read_as_theirs_on_both_sides(site: Site) {
        let on = ground(&site).await;
        let (row, li, link) = asked(&site, &on, "li").await;
        let room = format!("/enterprise/{}/placements/{}", on.enterprise.slug, row.id);
        let fang = site.sign_in(&site.account_called("fang").await).await;
        let seat = site.sign_in(&li).await;

        site.post(&link, &[("answer", "no"), ("words", "孩子还在上学")]).await;
        let theirs = [fang.get(&room).await, fang.get(&format!("{room}?lang=en")).await].map(|page| page.main_text());
        let (officer, desk) = (site.reviewing("one", None).await, format!("/admin/placements/{}", row.id));
        let desk = [officer.get(&desk).await, officer.get(&format!("{desk}?lang=en")).await].map(|page| page.main_text());
        let mine = [seat.get(&at(&row)).await, seat.get(&format!("{}?lang=en", at(&row))).await].map(|page| page.main_text());

        assert!(theirs[0].contains("监护人不同意，退回修改。 孩子还在上学") && !theirs[0].contains("学徒不同意"), "{}", theirs[0]);
        assert!(theirs[1].contains("The guardian did not agree. 孩子还在上学") && !theirs[1].contains("The apprentice did not"), "{}", theirs[1]);
        assert!(mine[0].contains("监护人 王芳 不同意，记录已退回 圣阳电源。"), "{}", mine[0]);
        assert!(mine[1].contains("王芳 said no as your guardian, and the record is back with 圣阳电源."), "{}", mine[1]);
        assert!(!mine[0].contains("必须修改") && !mine[1].contains("must change"), "{mine:?}");
        let answer = desk[0].split("监护人答复 ").nth(1).unwrap_or_default().chars().take(40).collect::<String>();
        assert!(answer.starts_with("2026年12月1日") && answer.contains("不同意"), "{}", desk[0]);
        assert!(desk[1].contains("Guardian’s answer No, on ") && !desk[1].contains("Not answered yet"), "{}", desk[1]);
    }
}

on_both! {
    async fn a_guardians_link_is_over_once_the_draft_is_returned_or_cancelled_by_either_side(site: Site) {
        let on = ground(&site).await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&on.enterprise).await);
        let why = Why { code: Reason::OwnWish, words: None };
        let [returned, taken_back, declined] = [
            asked(&site, &on, "li").await,
            asked(&site, &on, "wang").await,
            asked(&site, &on, "zeng").await,
        ];

        site.judge_placement(&returned.0, &Decision::Return(vec!["pay".to_owned()], "请核对".to_owned())).await.unwrap();
        cancel(db, key, &who, taken_back.0.id, &why, site.now()).await.unwrap();
        decline(db, key, &candidate(&declined.1), declined.0.id, &why, site.now()).await.unwrap();

        for (row, _, link) in [returned, taken_back, declined] {
            let before = site.placement_now(&row).await;
            assert_eq!(over(&site, &link, &[("answer", "yes")]).await, OVER, "{:?}", before.status);
            assert_eq!(site.placement_now(&row).await, before);
        }
    }
}

on_both! {
    async fn a_guardians_yes_holds_for_what_they_read(site: Site) {
        let on = ground(&site).await;
        let (row, li, link) = asked(&site, &on, "li").await;
        site.post(&link, &[("answer", "yes")]).await;
        let marked = Decision::Return(vec!["last_day".to_owned()], "太短".to_owned());
        let row = site.judge_placement(&row, &marked).await.unwrap();
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&on.enterprise).await);
        let mut draft = minor(&site, &on, "li");
        draft.last_day = draft.last_day.map(|day| day + Days::new(30));

        let same = save(db, key, &who, row.id, row.revision, minor(&site, &on, "li"), site.now()).await.unwrap();
        let other = save(db, key, &who, row.id, same.revision, draft, site.now()).await.unwrap();
        send(db, key, &who, row.id, other.revision, site.now()).await.unwrap();
        site.deliver().await;
        let revision = other.revision.to_string();
        site.sign_in(&li).await.post(&format!("{}/answers", at(&row)), &all_yes(&revision)).await;

        assert!(same.guardian_said_at.is_some() && other.guardian_said_at.is_none());
        assert_eq!(site.post(&self::link(&site).await, &[("answer", "yes")]).await.status, 303);
    }
}
