//! Under age a guardian says yes too, by a link of their own, to what they have read.
use super::{all_yes, at};
use crate::{
    on_both,
    placements::{ground, told},
    support::{Site, letters::Letter, people::email, placements::Ground},
};
use chrono::Days;
use entity::{account, placement, placement::Side};
use xingtan::placements::{DecideError, Decision, Draft, save, send};

/// Sixteen on the first day, with a guardian.
fn minor(site: &Site, on: &Ground) -> Draft {
    Draft {
        birth_date: Some("2010-01-02".parse().unwrap()),
        guardian_name: "王芳".into(),
        guardian_relation: "母亲".into(),
        guardian_email: Some(email("mother")),
        ..on.draft(site, "li")
    }
}

/// Agreed to by the apprentice, with the link of the guardian's letter.
async fn asked(site: &Site, on: &Ground) -> (placement::Model, account::Model, String) {
    let li = site.account("li").await;
    let row = site.begin(on, minor(site, on)).await;
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
        let (row, li, link) = asked(&site, &on).await;
        let early = site.judge_placement(&row, &Decision::File).await;
        let waits = site.sign_in(&li).await.get(&at(&row)).await.main_text();

        let said = site.post(&link, &[("answer", "yes")]).await;
        let thanks = site.get(said.header("location")).await;
        let used = [site.get(&link).await, site.post(&link, &[("answer", "no"), ("words", "不")]).await];
        let filed = site.judge_placement(&row, &Decision::File).await.unwrap();

        assert!(matches!(early, Err(DecideError::NoGuardian)), "{early:?}");
        assert!(waits.contains("监护人 王芳 同意后，由科技局备案"), "{waits}");
        assert_eq!((said.status, thanks.heading().as_str()), (303, "你已答复：同意"));
        assert_eq!(used.map(|answer| (answer.status, answer.heading())), [(); 2].map(|()| (410, "这个链接已经用过、被收回或过期".to_owned())));
        assert_eq!(filed.guardian_said_at, Some(site.now()));
    }
}

on_both! {
    async fn a_guardians_no_needs_words_and_sends_it_back(site: Site) {
        let on = ground(&site).await;
        let (row, _, link) = asked(&site, &on).await;

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
        assert_eq!(site.get(&link).await.status, 410);
    }
}

on_both! {
    async fn a_guardians_yes_holds_for_what_they_read(site: Site) {
        let on = ground(&site).await;
        let (row, li, link) = asked(&site, &on).await;
        site.post(&link, &[("answer", "yes")]).await;
        let marked = Decision::Return(vec!["last_day".to_owned()], "太短".to_owned());
        let row = site.judge_placement(&row, &marked).await.unwrap();
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&on.enterprise).await);
        let mut draft = minor(&site, &on);
        draft.last_day = draft.last_day.map(|day| day + Days::new(30));

        let same = save(db, &who, row.id, row.revision, minor(&site, &on), site.now()).await.unwrap();
        let other = save(db, &who, row.id, same.revision, draft, site.now()).await.unwrap();
        send(db, key, &who, row.id, other.revision, site.now()).await.unwrap();
        site.deliver().await;
        let revision = other.revision.to_string();
        site.sign_in(&li).await.post(&format!("{}/answers", at(&row)), &all_yes(&revision)).await;

        assert!(same.guardian_said_at.is_some() && other.guardian_said_at.is_none());
        assert_eq!(site.post(&self::link(&site).await, &[("answer", "yes")]).await.status, 303);
    }
}
