//! Who sees which field: the table of rules.md, page by page.
use super::{at, ground, owner, room};
use crate::{
    on_both,
    support::{Answer, Seat, Site, placements::Ground},
};
use chrono::Duration;
use entity::{membership::Role, mentor, placement};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use xingtan::{
    person::{Mobile, Name},
    placements::{Draft, Stage},
};

/// Of somebody whom Wang teaches, filed.
struct Scene {
    on: Ground,
    row: placement::Model,
    wang: entity::account::Model,
}

impl Scene {
    async fn new(site: &Site) -> Self {
        let mut on = ground(site).await;
        let wang = site.account("wang").await;
        let row = site.mentor_of(&on.enterprise, &wang, "王老师").await;
        on.mentor = site.bring_mentor(&on.enterprise, row, mentor::Status::Approved).await;
        let mobile = Mobile::parse("13812345678").ok().flatten();
        let draft = Draft { mobile, name: Name::parse("李思源").ok(), ..on.draft(site, "li") };
        let row = site.placed_with(&on, draft, Stage::Agreed).await;
        Self { on, row, wang }
    }

    async fn member<'a>(&self, site: &'a Site, name: &str, role: Role) -> Seat<'a> {
        let account = site.account(name).await;
        site.join(&self.on.enterprise, &site.tending(&self.on.enterprise).await.account, &account, role).await;
        site.sign_in(&account).await
    }
}

const LANGS: [&str; 2] = ["zh-CN", "en"];

/// What is looked for, and how it reads in both languages.
const MARKS: [(&str, [&str; 2]); 9] = [
    ("name", ["李思源"; 2]),
    ("occupation", ["车工"; 2]),
    ("dates", ["2026年12月11日 至 2027年12月10日", "11 December 2026 to 10 December 2027"]),
    ("state", ["等待开始", "Waiting to start"]),
    ("age", ["年龄 22", "Age 22"]),
    ("birth date", ["2004"; 2]),
    ("e-mail", ["li@example.cn"; 2]),
    ("mobile", ["13812345678"; 2]),
    ("pay", ["4,200"; 2]),
];

fn sees(page: &Answer, lang: usize) -> String {
    let text = page.main_text();
    let seen = MARKS.into_iter().filter(|(_, mark)| text.contains(mark[lang])).map(|(field, _)| field);
    seen.collect::<Vec<_>>().join(", ")
}

/// The same in both languages.
async fn both(seat: &Seat<'_>, path: &str) -> String {
    let [zh, en] = LANGS.map(|lang| format!("{path}?lang={lang}"));
    let (zh, en) = (sees(&seat.get(&zh).await, 0), sees(&seat.get(&en).await, 1));
    assert_eq!(zh, en, "{path}");
    zh
}

on_both! {
    async fn each_role_sees_the_fields_that_the_table_gives_it(site: Site) {
        let scene = Scene::new(&site).await;
        let owner = owner(&site, &scene.on).await;
        let recruiter = scene.member(&site, "recruiter", Role::Recruiter).await;
        let viewer = scene.member(&site, "viewer", Role::Viewer).await;
        let mentor = site.sign_in(&scene.wang).await;
        let here = at(&scene.on, &scene.row);

        const BASIC: &str = "name, occupation, dates, state";
        let all = format!("{BASIC}, age, e-mail, mobile, pay");
        assert_eq!([both(&owner, &here).await, both(&recruiter, &here).await], [all.clone(), all]);
        assert_eq!([both(&mentor, &here).await, both(&viewer, &here).await], [BASIC, BASIC]);
        for seat in [&owner, &recruiter, &mentor, &viewer] {
            assert_eq!(both(seat, &room(&scene.on)).await, BASIC);
        }
        for (lang, tag) in LANGS.into_iter().enumerate() {
            let pressed = recruiter.post(&format!("{here}/birth-date?lang={tag}"), &[]).await;
            assert_eq!(sees(&pressed, lang), format!("{BASIC}, birth date, e-mail, mobile, pay"));
        }
        let mut row = scene.row.clone().into_active_model();
        row.shares_contact = Set(true);
        row.update(site.app.db.write()).await.unwrap();
        assert_eq!(both(&mentor, &here).await, format!("{BASIC}, e-mail, mobile"));
        assert_eq!(both(&viewer, &here).await, BASIC);
    }
}

on_both! {
    async fn nothing_can_be_done_by_whoever_only_looks_on(site: Site) {
        let scene = Scene::new(&site).await;
        let viewer = scene.member(&site, "viewer", Role::Viewer).await;
        let mentor = site.sign_in(&scene.wang).await;
        for seat in [viewer, mentor] {
            let page = seat.get(&at(&scene.on, &scene.row)).await;
            assert!(!page.body.split("<main").nth(1).unwrap().contains("<form"), "{}", page.body);
            for piece in ["draft", "cancellation", "form", "contract"] {
                assert_eq!(seat.get(&format!("{}/{piece}", at(&scene.on, &scene.row))).await.status, 403, "{piece}");
            }
            for piece in ["birth-date", "sending", "take-back", "cancellation"] {
                assert_eq!(seat.post(&format!("{}/{piece}", at(&scene.on, &scene.row)), &[]).await.status, 403, "{piece}");
            }
        }
    }
}

on_both! {
    async fn a_mentor_sees_own_people_from_filing_until_30_days_after_the_end(site: Site) {
        let scene = Scene::new(&site).await;
        let asked = site.placed(&scene.on, "qi", Stage::WithApprentice).await;
        let waiting = site.placed(&scene.on, "yan", Stage::WithReviewer).await;
        let other = site.mentor(&scene.on.enterprise, "孔师傅").await;
        let other = site.bring_mentor(&scene.on.enterprise, other, mentor::Status::Approved).await;
        let others = Draft { lead: Some(other.id), ..scene.on.draft(&site, "you") };
        let others = site.placed_with(&scene.on, others, Stage::Agreed).await;
        let look = async |row: &placement::Model| site.sign_in(&scene.wang).await.get(&at(&scene.on, row)).await.status;

        let statuses = [look(&scene.row).await, look(&asked).await, look(&waiting).await, look(&others).await];
        let list = site.sign_in(&scene.wang).await.get(&room(&scene.on)).await.main_text();
        let mut ended = site.placement_now(&scene.row).await.into_active_model();
        ended.status = Set(placement::Status::Completed);
        ended.update(site.app.db.write()).await.unwrap();
        let days = scene.row.last_day.unwrap() - site.today();
        site.advance(Duration::days(days.num_days() + 30));
        let last = look(&scene.row).await;
        site.advance(Duration::days(1));
        let after = look(&scene.row).await;

        assert_eq!(statuses, [200, 404, 404, 404]);
        assert!(list.contains("李思源 车工") && ["qi", "yan", "you"].iter().all(|name| !list.contains(name)), "{list}");
        assert_eq!([last, after], [200, 404]);
    }
}
