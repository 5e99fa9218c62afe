//! Possible matches: who is found, what is said of them, and that no side reads anything of it.
use super::{at, beside, ground, steps, turned_down};
use crate::{on_both, support::Site};
use entity::{
    event::District::{Qufu, Weishan},
    officer_role::Role,
    person_match,
    placement::{self, Status},
};
use sea_orm::EntityTrait;
use xingtan::{
    person::{Mobile, Name},
    placements::{Draft, Stage},
};

/// What is read of a match that nobody has judged, and of one that there is not, in both languages.
const LEFT: [&str; 2] = ["可能与另一份培养是同一人", "It may be the person of another placement"];
const NOT_ALIKE: [&str; 2] =
    ["已经有人认定，或者两份内容已不相同", "Somebody has said so already, or the two are not alike any more"];

fn called(draft: Draft, name: &str) -> Draft {
    Draft { name: Name::parse(name).ok(), ..draft }
}

/// A person at one enterprise, and at another one of the same name, birth date and days, by another address.
async fn pair(site: &Site) -> [placement::Model; 2] {
    let on = ground(site).await;
    let there = beside(site, &on, "wei", 2, Weishan).await;
    let first = site.placed_with(&on, called(on.draft(site, "li"), "李思源"), Stage::Agreed).await;
    let second = site.placed_with(&there, called(there.draft(site, "other"), "李思源"), Stage::WithReviewer).await;
    site.deliver().await;
    [first, second]
}

async fn said(site: &Site) -> Vec<(bool, bool)> {
    let rows = person_match::Entity::find().all(site.db()).await.unwrap();
    rows.into_iter().map(|row| (row.is_same, row.undone_at.is_some())).collect()
}

/// What a side can read of a placement: the row without who the person is, its steps, and the letters.
async fn read(site: &Site, row: &placement::Model) -> (placement::Model, Vec<String>, usize) {
    let now = placement::Model { person_id: None, ..site.placement_now(row).await };
    (now, steps(site, row).await, site.outbox().await.len())
}

on_both! {
    async fn nothing_is_filed_until_each_match_is_said(site: Site) {
        let [first, second] = pair(&site).await;
        let officer = site.reviewing("reviewer", Some(Weishan)).await;
        let before = [read(&site, &first).await, read(&site, &second).await];

        let page = officer.get(&at(&second, "")).await.main_text();
        let refused = turned_down(&officer, &at(&second, "/filing"), &[]).await;
        let id = first.id.to_string();
        let answer = officer.post(&at(&second, "/matches"), &[("other", &id), ("verdict", "different")]).await;
        let twice = turned_down(&officer, &at(&second, "/matches"), &[("other", &id), ("verdict", "same")]).await;
        let after = [read(&site, &first).await, read(&site, &second).await];
        let filed = officer.post(&at(&second, "/filing"), &[]).await;

        assert!(page.contains("可能是同一人") && page.contains("圣阳电源 2026年12月11日 至 2027年12月10日"), "{page}");
        assert!(!page.contains("li@example.cn"), "of the other enterprise, dates and name alone: {page}");
        assert_eq!(refused, LEFT);
        assert_eq!(twice, NOT_ALIKE);
        assert_eq!([answer.status, filed.status], [303, 303]);
        assert_eq!(said(&site).await, [(false, false)]);
        assert_eq!(after, before, "neither side reads anything of it");
    }
}

on_both! {
    /// In a word, for whoever may say whether it is one person; however many stand there, it costs the same.
    async fn the_queue_marks_what_nobody_has_said_yet(site: Site) {
        let on = ground(&site).await;
        let there = beside(&site, &on, "wei", 2, Weishan).await;
        let first = site.placed_with(&on, called(on.draft(&site, "li"), "李思源"), Stage::Agreed).await;
        let second = site.placed_with(&there, called(there.draft(&site, "other"), "李思源"), Stage::WithReviewer).await;
        let queue = "/admin/placements";
        let [reviewer, elsewhere] =
            [site.reviewing("reviewer", Some(Weishan)).await, site.reviewing("elsewhere", Some(Qufu)).await];
        let auditor = site.sign_in(&site.officer("auditor", Role::Auditor, None).await).await;
        let cost = async || {
            let before = site.statements();
            let page = reviewer.get(queue).await;
            (site.statements() - before, page.main_text().matches("可能是同一人").count())
        };

        let zh = reviewer.get(queue).await.main_text();
        let en = reviewer.get("/admin/placements?lang=en").await.main_text();
        let others = [auditor.get(queue).await.main_text(), elsewhere.get("/admin/placements?stage=all").await.main_text()];
        let one = cost().await;
        for name in ["another", "third"] {
            let draft = Draft { mobile: Mobile::parse("138 0537 0001").unwrap(), ..there.draft(&site, name) };
            site.placed_with(&there, draft, Stage::WithReviewer).await;
        }
        let three = cost().await;
        let id = first.id.to_string();
        reviewer.post(&at(&second, "/matches"), &[("other", &id), ("verdict", "different")]).await;
        let said = cost().await;

        assert!(zh.contains("等科技局备案 可能是同一人"), "{zh}");
        assert!(en.contains("Possibly the same person"), "{en}");
        assert!(others.iter().all(|page| !page.contains("可能是同一人")), "{others:?}");
        assert_eq!((one.1, three.1, said.1), (1, 3, 2), "the other two are alike by their mobile");
        assert_eq!((three.0, said.0), (one.0, one.0));
    }
}

on_both! {
    async fn the_same_person_has_days_once(site: Site) {
        let [first, second] = pair(&site).await;
        let officer = site.reviewing("reviewer", None).await;
        let before = [read(&site, &first).await, read(&site, &second).await];

        let id = first.id.to_string();
        let answer = officer.post(&at(&second, "/matches"), &[("other", &id), ("verdict", "same")]).await;
        let after = [read(&site, &first).await, read(&site, &second).await];
        let page = officer.get(&at(&second, "?done=said")).await.main_text();
        let english = officer.get(&at(&second, "?lang=en")).await.main_text();
        let refused = officer.post(&at(&second, "/filing"), &[]).await;
        let mine = site.sign_in(&site.account_called("other").await).await;
        let mine = mine.get(&format!("/my/placements/{}", second.id)).await.main_text();

        assert_eq!(answer.status, 303);
        let [one, two] = [site.placement_now(&first).await, site.placement_now(&second).await];
        assert_eq!((one.person_id, one.account_id == two.account_id), (two.person_id, false), "accounts are never joined");
        assert_eq!(after, before, "neither side reads anything of it");
        let next = [
            "系统不会为此写信；学徒下次打开这份记录时会看到两次培养，选择离开另一家或请企业修改日期。",
            "Nobody is written to of this; when the apprentice next opens this record, they see both and choose",
        ];
        assert!(page.contains(next[0]) && page.contains("已被占用的日期 圣阳电源 2026年12月11日"), "{page}");
        assert!(english.contains(next[1]) && english.contains("Days that are taken 圣阳电源 11 December 2026"), "{english}");
        assert!(refused.main_text().contains(next[0]), "{}", refused.main_text());
        assert!(!page.contains("已经询问") && !english.contains("has been asked"), "nobody was: {page} {english}");
        assert!(mine.contains("圣阳电源："), "they see both: {mine}");
        assert_eq!((refused.status, two.status), (409, Status::Draft));
    }
}

on_both! {
    async fn another_reviewer_undoes_it_and_they_are_two_again(site: Site) {
        let [first, second] = pair(&site).await;
        let [one, two] = [site.reviewing("one", None).await, site.reviewing("two", None).await];
        let id = first.id.to_string();
        one.post(&at(&second, "/matches"), &[("other", &id), ("verdict", "same")]).await;
        let held = person_match::Entity::find().one(site.db()).await.unwrap().unwrap().id.to_string();

        let own = turned_down(&one, &at(&second, "/matches/undo"), &[("match", &held)]).await;
        let undone = two.post(&at(&second, "/matches/undo"), &[("match", &held)]).await;
        let twice = two.post(&at(&second, "/matches/undo"), &[("match", &held)]).await;

        assert_eq!(own, ["认定的人不能自己撤销", "Whoever said it cannot undo it"]);
        assert_eq!([undone.status, twice.status], [303, 404]);
        let [a, b] = [site.placement_now(&first).await, site.placement_now(&second).await];
        assert!(a.person_id.is_some() && b.person_id.is_some() && a.person_id != b.person_id);
        assert_eq!(said(&site).await, [(true, true)]);
        assert_eq!(turned_down(&two, &at(&second, "/filing"), &[]).await, LEFT, "it has to be said again");
        two.post(&at(&second, "/matches"), &[("other", &id), ("verdict", "different")]).await;
        assert_eq!(two.post(&at(&second, "/filing"), &[]).await.status, 303);
    }
}

on_both! {
    async fn an_equal_mobile_is_one_too(site: Site) {
        let on = ground(&site).await;
        let there = beside(&site, &on, "wei", 2, Qufu).await;
        let mobile = || Mobile::parse("138 0537 0000").unwrap();
        let alike = Draft { mobile: mobile(), ..there.draft(&site, "shares-a-mobile") };
        site.placed_with(&there, alike, Stage::WithReviewer).await;
        let row = site.placed_with(&on, Draft { mobile: mobile(), ..on.draft(&site, "li") }, Stage::WithReviewer).await;
        let officer = site.reviewing("reviewer", None).await;

        let page = officer.get(&at(&row, "")).await;
        let other = page.body.split("name=\"other\" value=\"").nth(1).unwrap()[..36].to_owned();
        let itself = [("other", row.id.to_string()), ("verdict", "same".to_owned())];
        let itself = itself.each_ref().map(|(name, value)| (*name, value.as_str()));
        let nobody = turned_down(&officer, &at(&row, "/matches"), &itself).await;
        officer.post(&at(&row, "/matches"), &[("other", &other), ("verdict", "different")]).await;

        assert!(page.main_text().contains("shares-a-mobile"), "{}", page.main_text());
        assert_eq!(page.body.matches("name=\"other\"").count(), 1);
        assert_eq!(nobody, NOT_ALIKE);
        assert_eq!(officer.post(&at(&row, "/filing"), &[]).await.status, 303);
    }
}

on_both! {
    async fn of_two_who_say_it_at_once_one_is_refused(site: Site) {
        let [first, second] = pair(&site).await;
        let [one, two] = [site.reviewing("one", None).await, site.reviewing("two", None).await];
        let id = first.id.to_string();
        let (path, same, different) =
            (at(&second, "/matches"), [("other", id.as_str()), ("verdict", "same")], [("other", id.as_str()), ("verdict", "different")]);

        let (a, b) = tokio::join!(one.post(&path, &same), two.post(&path, &different));

        let mut statuses = [a.status, b.status];
        statuses.sort_unstable();
        assert_eq!((statuses, said(&site).await.len()), ([303, 409], 1));
    }
}
