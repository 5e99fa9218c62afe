//! A mentor hears that they teach somebody, and that they no longer do: of what was filed, however it ends.
use super::{Sides, days, ground, told, why};
use crate::{
    on_both,
    placements::changes::teacher,
    support::{Site, letters::Letter, placements::Ground},
};
use entity::{
    Locale,
    placement::{self, Reason},
    placement_objection::Outcome,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use xingtan::placements::{
    Decision, Draft, Stage, cancel, decline,
    life::{self, Override},
};

const NAMED: &str = "你将带徒：li";
const RELEASED: &str = "li 不再由你带";

/// With a mentor who has an account.
async fn taught(site: &Site) -> Ground {
    let mut on = ground(site).await;
    on.mentor = teacher(site, &on, "曾师傅", Some("zeng")).await;
    on
}

async fn running(site: &Site, on: &Ground) -> (placement::Model, Sides) {
    let today = Some(site.today());
    let draft = Draft { first_day: today, contract_first: today, ..on.draft(site, "li") };
    let row = site.placed_with(on, draft, Stage::Running).await;
    let sides = Sides::of(site, on, &site.account_called("li").await).await;
    site.deliver().await;
    (row, sides)
}

/// What the mentor was written since the last look.
async fn heard(site: &Site) -> Vec<String> {
    told(site).await.into_iter().filter(|(to, _)| to == "zeng").map(|(_, subject)| subject).collect()
}

on_both! {
    async fn who_teaches_is_told_at_filing_and_not_before(site: Site) {
        let on = taught(&site).await;

        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        let before = heard(&site).await;
        site.judge_placement(&row, &Decision::File).await.unwrap();

        assert_eq!((before, heard(&site).await), (vec![], vec![NAMED.to_owned()]));
    }
}

on_both! {
    async fn of_a_draft_that_is_cancelled_a_mentor_hears_nothing(site: Site) {
        let on = taught(&site).await;
        site.placed(&on, "li", Stage::Cancelled).await;
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        let refused = Decision::Refuse("不符合".into());
        site.judge_placement(&row, &refused).await.unwrap();

        assert_eq!(heard(&site).await, Vec::<String>::new());
    }
}

on_both! {
    async fn whoever_cancels_before_the_first_day_the_mentor_is_told(site: Site) {
        let on = taught(&site).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let mut said = Vec::new();
        for is_enterprise in [true, false] {
            let row = site.placed(&on, "li", Stage::Agreed).await;
            let sides = Sides::of(&site, &on, &site.account_called("li").await).await;
            let filed = heard(&site).await;
            let (why, now) = (why(Reason::OwnWish), site.now());
            if is_enterprise {
                cancel(db, key, &sides.enterprise, row.id, &why, now).await.unwrap();
            } else {
                decline(db, key, &sides.apprentice, row.id, &why, now).await.unwrap();
            }
            said.push([filed, heard(&site).await].concat());
        }

        assert_eq!(said, [[NAMED, RELEASED], [NAMED, RELEASED]]);
    }
}

on_both! {
    async fn of_an_end_a_mentor_is_told_on_its_day_and_named_anew_when_it_is_reopened(site: Site) {
        let on = taught(&site).await;
        let (row, sides) = running(&site, &on).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let last = site.today() + days(5);

        life::end(db, key, sides.ender(true), row.id, last, &why(Reason::Health), site.now()).await.unwrap();
        let leaving = heard(&site).await;
        site.advance(days(6));
        life::end_due(db, key, site.now()).await.unwrap();
        let over = heard(&site).await;
        life::reopen(db, key, &site.reviewer().await, row.id, "误操作", site.now()).await.unwrap();
        let again = heard(&site).await;
        life::end(db, key, sides.ender(false), row.id, site.today(), &why(Reason::Health), site.now()).await.unwrap();

        assert_eq!((leaving, over, again), (vec![], vec![RELEASED.to_owned()], vec![NAMED.to_owned()]));
        assert_eq!(heard(&site).await, [RELEASED], "today is over at once");
    }
}

on_both! {
    async fn whoever_never_came_is_no_longer_theirs_until_it_turns_out_that_they_did(site: Site) {
        let on = taught(&site).await;
        let (row, sides) = running(&site, &on).await;
        let (db, key) = (&site.app.db, &site.app.address_key);

        life::never_came(db, key, &sides.enterprise, row.id, site.now()).await.unwrap();
        let gone = heard(&site).await;
        life::object(db, key, sides.ender(false), row.id, "我来了", site.now()).await.unwrap();
        let waits = life::objections(site.db(), row.id).await.unwrap()[0].id;
        life::decide_objection(db, key, &site.reviewer().await, waits, Outcome::Upheld, "有考勤", site.now()).await.unwrap();

        assert_eq!((gone, heard(&site).await), (vec![RELEASED.to_owned()], vec![NAMED.to_owned()]));
    }
}

on_both! {
    async fn at_completion_an_english_mentor_reads_it_without_why(site: Site) {
        let on = taught(&site).await;
        let (row, _) = running(&site, &on).await;
        let mut zeng = site.account_called("zeng").await.into_active_model();
        zeng.locale = Set(Locale::En);
        zeng.update(site.app.db.write()).await.unwrap();
        let (db, key) = (&site.app.db, &site.app.address_key);
        let [one, other] = [site.reviewer().await, site.other_reviewer().await];

        life::override_it(db, key, &one, row.id, &Override::Propose("提前学完".into()), site.now()).await.unwrap();
        life::override_it(db, key, &other, row.id, &Override::Grant, site.now()).await.unwrap();

        let letters = site.deliver().await;
        let letters: Vec<Letter> = letters.iter().map(Letter::from).collect();
        let letter = letters.iter().find(|letter| letter.to == "zeng@example.cn").expect("a letter");
        assert_eq!(letter.subject, "li no longer learns from you");
        assert!(letter.text.contains("over or cancelled, so you no longer teach them"), "{}", letter.text);
        assert!(!letter.text.contains("Reason"), "{}", letter.text);
    }
}
