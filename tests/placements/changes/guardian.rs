//! Another guardian says yes to the change that names them, by a link of their own, before the bureau grants it.
use super::{
    apprentice, at, borrowed, changes, desk, filled, ground, letter, mine, owner, said, told, turned_down, with,
};
use crate::{
    on_both,
    support::{Seat, Site, letters::Letter, people::email, placements::Ground},
};
use chrono::Duration;
use entity::{placement, placement_change::State};
use xingtan::placements::{Draft, Stage, changes::expire};

const BORN: &str = "2010-01-02";

/// Sixteen and agreed; the mother has said yes.
async fn minor(site: &Site, on: &Ground) -> placement::Model {
    let draft = Draft {
        birth_date: BORN.parse().ok(),
        guardian_name: "王芳".into(),
        guardian_relation: "母亲".into(),
        guardian_email: Some(email("mother")),
        ..on.draft(site, "li")
    };
    let row = site.placed_with(on, draft, Stage::WithReviewer).await;
    let row = site.with_guardian(&row).await;
    site.deliver().await;
    row
}

/// The enterprise proposes it and the apprentice accepts.
async fn both_agree(site: &Site, on: &Ground, row: &placement::Model, change: &[(&str, &str)]) {
    let fields = filled(row);
    let sent = owner(site, on).await.post(&at(on, row, "/change"), &with(&fields, change)).await;
    assert_eq!(sent.status, 303, "{:?}", sent.errors());
    let accept = said(site, row, "accept").await;
    let accepted = apprentice(site, "li").await.post(&mine(row, "/change/answer"), &borrowed(&accept)).await;
    assert_eq!(accepted.status, 303, "{}", accepted.heading());
}

/// Of the letter that has just been written to an address; `None`: there is none.
async fn link(site: &Site, to: &str) -> Option<String> {
    let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
    letters.iter().find(|letter| letter.to == to).map(|letter| letter.link("/guardians/"))
}

const FATHER: [(&str, &str); 3] =
    [("guardian_name", "李强"), ("guardian_relation", "父亲"), ("guardian_email", "father@example.cn")];

on_both! {
    async fn the_bureau_grants_it_only_after_the_new_guardians_yes(site: Site) {
        let on = ground(&site).await;
        let row = minor(&site, &on).await;
        both_agree(&site, &on, &row, &FATHER).await;
        let link = link(&site, "father@example.cn").await.expect("a letter to the new guardian");
        let officer = site.reviewing("reviewer", None).await;
        let grant = said(&site, &row, "grant").await;

        let early = turned_down(&officer, &desk(&row, "/change"), &borrowed(&grant)).await;
        let waits = officer.get(&desk(&row, "/change")).await.main_text();
        let page = site.get(&link).await.main_text();
        let english = site.get(&format!("{link}?lang=en")).await.main_text();
        let yes = site.post(&link, &[("answer", "yes")]).await;
        let thanks = site.get(yes.header("location")).await.main_text();
        let granted = officer.post(&desk(&row, "/change"), &borrowed(&grant)).await;

        assert_eq!(early, ["新的监护人还没有同意", "The new guardian has not said yes"]);
        assert!(waits.contains("还需监护人 李强"), "{waits}");
        assert!(page.contains("培养 li") && page.contains("登记为监护人"), "{page}");
        assert!(page.contains("如果你不是监护人，请选“不同意”并在这里写明。"), "{page}");
        assert!(english.contains("If you are not the guardian, say no and write so here."), "{english}");
        assert!(page.contains("市人社局 的职责") && english.contains("What the Human-resources bureau does"), "{page} {english}");
        for kept in ["4,200", "3,500", "2010", "li@example.cn"] {
            assert!(!page.contains(kept), "{kept}: {page}");
        }
        assert!(thanks.contains("接下来由科技局决定"), "{thanks}");
        assert_eq!((yes.status, granted.status), (303, 303), "{}", granted.heading());
        let now = site.placement_now(&row).await;
        assert_eq!((now.guardian_name.as_str(), now.guardian_said_at), ("李强", Some(site.now())));
    }
}

/// A page in Chinese and in English.
async fn both_ways(seat: &Seat<'_>, path: &str) -> [String; 2] {
    [seat.get(path).await.main_text(), seat.get(&format!("{path}?lang=en")).await.main_text()]
}

on_both! {
    async fn until_the_new_guardian_says_yes_nobody_reads_that_it_waits_for_the_bureau(site: Site) {
        let on = ground(&site).await;
        let row = minor(&site, &on).await;
        both_agree(&site, &on, &row, &FATHER).await;
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let link = letters.iter().find(|letter| letter.to == "father@example.cn").expect("a letter").link("/guardians/");
        let (seat, li) = (owner(&site, &on).await, apprentice(&site, "li").await);
        let officer = site.reviewing("reviewer", None).await;
        let look = async || {
            let (room, change) = (at(&on, &row, ""), mine(&row, "/change"));
            [both_ways(&seat, &room).await, both_ways(&li, &mine(&row, "")).await, both_ways(&li, &change).await]
        };
        let queue = async || officer.get("/admin/placements").await.body.contains(&desk(&row, ""));
        let list = async || officer.get("/admin/placements?stage=all").await.main_text().contains("更改待决定");

        let (before, queued) = (look().await, [queue().await, list().await]);
        let waits = officer.get(&desk(&row, "")).await.main_text();
        let english = officer.get(&desk(&row, "?lang=en")).await.main_text();
        site.post(&link, &[("answer", "yes")]).await;
        let (after, later) = (look().await, [queue().await, list().await]);

        for [zh, en] in &before {
            assert!(zh.contains("双方已同意，等待新的监护人同意，然后由科技局决定"), "{zh}");
            assert!(en.contains("oth sides agree") && en.contains("the new guardian has still to say yes"), "{en}");
            assert!(!zh.contains("双方已同意，等待科技局决定") && !en.contains("agree; the bureau decides"), "{zh} {en}");
        }
        for [zh, _] in &after {
            assert!(zh.contains("双方已同意，等待科技局决定"), "{zh}");
        }
        assert_eq!((queued, later), ([false; 2], [true; 2]));
        assert!(!waits.contains("今天起等待"), "{waits}");
        assert!(waits.contains("有一项更改双方已同意，等待新的监护人同意，然后由科技局决定。"), "{waits}");
        assert!(english.contains("the new guardian has still to say yes"), "{english}");
        let told: Vec<&str> = letters.iter().filter(|letter| letter.to == "fang@example.cn").map(|letter| letter.subject.as_str()).collect();
        assert_eq!(told, ["li 同意了更改，等待新的监护人同意"]);
    }
}

on_both! {
    async fn a_guardian_who_is_silent_for_thirty_days_ends_it(site: Site) {
        let on = ground(&site).await;
        let row = minor(&site, &on).await;
        both_agree(&site, &on, &row, &FATHER).await;
        let link = link(&site, "father@example.cn").await.expect("a letter");
        let (db, key) = (&site.app.db, &site.app.address_key);

        site.advance(Duration::days(30) - Duration::minutes(1));
        let early = expire(db, key, site.now()).await.unwrap();
        site.advance(Duration::minutes(1));
        let (one, other) = tokio::join!(expire(db, key, site.now()), expire(db, key, site.now()));
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let anew = owner(&site, &on).await.post(&at(&on, &row, "/change"), &with(&filled(&row), &FATHER)).await;

        assert_eq!((early, one.unwrap() + other.unwrap()), (0, 1));
        assert_eq!((changes(&site, &row).await[0].state, site.get(&link).await.status), (State::Expired, 410));
        let said = |to: &str| letters.iter().any(|letter| letter.to == to && letter.text.contains("所需的答复 30 天内没有到齐"));
        assert!(letters.len() == 2 && said("fang@example.cn") && said("li@example.cn"), "{letters:?}");
        assert_eq!(anew.status, 303, "{:?}", anew.errors());
    }
}

on_both! {
    async fn a_no_ends_it_and_both_sides_are_told(site: Site) {
        let on = ground(&site).await;
        let row = minor(&site, &on).await;
        both_agree(&site, &on, &row, &FATHER).await;
        let link = link(&site, "father@example.cn").await.expect("a letter");

        let silent = site.post(&link, &[("answer", "no")]).await.status;
        let no = site.post(&link, &[("answer", "no"), ("words", "我不是监护人")]).await;

        assert_eq!([silent, no.status], [422, 303]);
        assert_eq!((changes(&site, &row).await[0].state, site.get(&link).await.status), (State::Refused, 410));
        assert_eq!(told(&site).await, [
            letter("fang", "li 的新监护人不同意"),
            letter("li", "新的监护人不同意在 圣阳电源 的更改"),
        ]);
        let page = apprentice(&site, "li").await.get(&mine(&row, "")).await.main_text();
        assert!(page.contains("我不是监护人"), "{page}");
        assert_eq!(site.placement_now(&row).await.guardian_name, row.guardian_name);
    }
}

on_both! {
    async fn the_link_dies_with_the_proposal(site: Site) {
        let on = ground(&site).await;
        let row = minor(&site, &on).await;
        both_agree(&site, &on, &row, &FATHER).await;
        let link = link(&site, "father@example.cn").await.expect("a letter");

        let withdraw = said(&site, &row, "withdraw").await;
        owner(&site, &on).await.post(&at(&on, &row, "/change/answer"), &borrowed(&withdraw)).await;

        assert_eq!([site.get(&link).await.status, site.post(&link, &[("answer", "yes")]).await.status], [410, 410]);
    }
}

on_both! {
    /// Another name may be another person.
    async fn the_same_address_is_asked_too(site: Site) {
        let on = ground(&site).await;
        let row = minor(&site, &on).await;

        both_agree(&site, &on, &row, &[("guardian_name", "王方")]).await;

        assert!(link(&site, "mother@example.cn").await.is_some());
    }
}

on_both! {
    async fn whoever_has_come_of_age_needs_no_guardian(site: Site) {
        let on = ground(&site).await;
        let row = minor(&site, &on).await;
        let long = (row.first_day.unwrap() + chrono::Months::new(30)).to_string();
        both_agree(&site, &on, &row, &[("last_day", &long)]).await;
        let officer = site.reviewing("reviewer", None).await;
        officer.post(&desk(&row, "/change"), &borrowed(&said(&site, &row, "grant").await)).await;
        site.advance(chrono::Duration::days(420));
        site.deliver().await;
        let row = site.placement_now(&row).await;

        both_agree(&site, &on, &row, &FATHER).await;
        let asked = link(&site, "father@example.cn").await;
        let officer = site.reviewing("second", None).await;
        let granted = officer.post(&desk(&row, "/change"), &borrowed(&said(&site, &row, "grant").await)).await;

        assert_eq!((asked, granted.status), (None, 303), "{}", granted.heading());
    }
}
