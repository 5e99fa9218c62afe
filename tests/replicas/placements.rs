//! The last yes over two replicas: on a mentor's last places, on the last of a quota, and on the days of one person.
//! Each race is also run with a naive verb, which must take too many: so it is known to be able to fail.
use super::{Pair, lost};
use crate::support::{
    Backend, Site,
    database::has_postgres,
    enterprises::{company, numbered_code},
    mentors::turner,
    placements::Ground,
    replica::submit,
};
use entity::{
    account,
    enterprise::{self, Status},
    mentor::Status as MentorStatus,
    placement::{self, Side},
    placement_part::Part,
};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, Iterable};
use std::sync::Arc;
use tokio::sync::Barrier;
use uuid::Uuid;
use xingtan::{
    app::App,
    placements::{Stage, guards, load_case},
    programmes::{Share, set_quota},
    words::when::today,
};

/// At once, over both replicas.
const CROWD: usize = 12;
/// What there is room for of a mentor, as `turner` says, and of the quota.
const ROOM: usize = 3;
/// The part in which days stand, in both languages.
const DAYS: [&str; 2] = ["职业、等级与日期", "Occupation, level and dates"];

/// Opened drafts that all want the same, each with whoever answers it, and of how many there is room for.
struct Scene {
    drafts: Vec<(placement::Model, account::Model)>,
    room: usize,
}

pub async fn ground(site: &Site, number: usize) -> Ground {
    let new = company(numbered_code(number), &format!("公司{number}"));
    let of = site.enterprise(&format!("o{number}"), new, Status::Verified).await;
    site.ground_named(&of, &format!("scheme-{number}")).await
}

async fn opened(site: &Site, on: &Ground, name: &str) -> (placement::Model, account::Model) {
    let row = site.placed(on, name, Stage::WithApprentice).await;
    let account = site.account_called(name).await;
    (site.open_placement(&row, &account).await, account)
}

async fn one_mentor(site: &Site) -> Scene {
    let on = ground(site, 1).await;
    let mut drafts = Vec::new();
    for number in 0..CROWD {
        drafts.push(opened(site, &on, &format!("a{number}")).await);
    }
    assert_eq!(on.mentor.max_load as usize, ROOM);
    Scene { drafts, room: ROOM }
}

/// With mentors enough.
async fn one_quota(site: &Site) -> Scene {
    let mut on = ground(site, 1).await;
    let mut drafts = Vec::new();
    for number in 0..CROWD {
        if number % turner("王师傅").max_load as usize == 0 {
            let mentor = site.mentor(&on.enterprise, &format!("师傅{number}")).await;
            on.mentor = site.bring_mentor(&on.enterprise, mentor, MentorStatus::Approved).await;
        }
        drafts.push(opened(site, &on, &format!("b{number}")).await);
    }
    let year = chrono::Datelike::year(&drafts[0].0.first_day.unwrap());
    let share = Share { programme: on.programme.id, enterprise: on.enterprise.id, year };
    let places = Some(ROOM as i32);
    set_quota(&site.app.db, &site.by().await, share, None, places, site.now()).await.unwrap();
    Scene { drafts, room: ROOM }
}

/// At enterprises, programmes and mentors of their own.
async fn one_person(site: &Site) -> Scene {
    let mut drafts = Vec::new();
    for number in 0..4 {
        drafts.push(opened(site, &ground(site, number).await, "c").await);
    }
    Scene { drafts, room: 1 }
}

async fn held(site: &Site) -> usize {
    let rows = placement::Entity::find().all(site.db()).await.unwrap();
    rows.iter().filter(|row| row.holds()).count()
}

impl Scene {
    /// Everybody's five yes at the same moment, by turns at either replica; of each draft whose it is.
    async fn race(self, pair: &Pair) -> Vec<(Uuid, String)> {
        let (mut all, mut whose) = (Vec::new(), Vec::new());
        for (number, (row, account)) in self.drafts.into_iter().enumerate() {
            let (port, cookie) = (pair.port(number), pair.site.sign_in(&account).await.cookie);
            let yes = Part::iter().map(|part| format!("&{}=yes", part.to_value())).collect::<String>();
            let (path, form) =
                (format!("/my/placements/{}/answers", row.id), format!("revision={}{yes}", row.revision));
            whose.push((row.id, cookie.clone()));
            all.push((port, cookie, path, form));
        }
        let all: Vec<_> = all
            .into_iter()
            .map(|(port, cookie, path, form)| tokio::spawn(async move { submit(port, &cookie, &path, &form).await }))
            .collect();
        for one in all {
            assert_eq!(one.await.unwrap().unwrap().0, 303);
        }
        whose
    }

    /// The same by a verb that looks first and writes later, when all have looked.
    async fn race_naively(self, site: &Site) -> usize {
        let looked = Arc::new(Barrier::new(self.drafts.len()));
        let one = |(row, _): (placement::Model, _)| tokio::spawn(naive(site.app.clone(), row.id, looked.clone()));
        let all: Vec<_> = self.drafts.into_iter().map(one).collect();
        for one in all {
            one.await.unwrap();
        }
        held(site).await
    }
}

async fn naive(app: App, id: Uuid, looked: Arc<Barrier>) {
    let case = load_case(app.db.read(), id).await.unwrap().unwrap();
    let faults = guards::faults(app.db.read(), &case, today(app.clock.now())).await.unwrap();
    let taken = guards::days_taken(app.db.read(), &case).await.unwrap();
    looked.wait().await;
    if !faults.is_empty() || taken {
        return;
    }
    let mut row = case.row.into_active_model();
    row.party = Set(Side::Reviewer);
    row.approved_at = Set(Some(app.clock.now()));
    row.update(app.db.write()).await.unwrap();
}

/// Of each that did not get in, with the enterprise again: the sentences' codes.
async fn told(site: &Site) -> Vec<String> {
    let rows = placement::Entity::find().all(site.db()).await.unwrap();
    let back = rows.iter().filter(|row| !row.holds());
    back.flat_map(|row| row.returned.clone().expect("why").faults).map(|fault| fault.code).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mentors_last_places_go_to_so_many_and_the_others_are_told_why() {
    if !has_postgres() {
        return;
    }
    let pair = Pair::start().await;
    let scene = one_mentor(&pair.site).await;
    let room = scene.room;

    let raced = scene.race(&pair).await;

    assert_eq!(held(&pair.site).await, room);
    assert_eq!(told(&pair.site).await, vec!["mentor_full"; CROWD - room]);
    lost::read(&pair.site, &raced, lost::full, ["导师", "Mentors"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_of_a_quota_go_to_so_many_and_the_others_are_told_why() {
    if !has_postgres() {
        return;
    }
    let pair = Pair::start().await;
    let scene = one_quota(&pair.site).await;
    let room = scene.room;

    let raced = scene.race(&pair).await;

    assert_eq!(held(&pair.site).await, room);
    assert_eq!(told(&pair.site).await, vec!["quota_full"; CROWD - room]);
    lost::read(&pair.site, &raced, lost::used_up, DAYS).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_days_of_one_person_are_taken_once() {
    if !has_postgres() {
        return;
    }
    let pair = Pair::start().await;
    let scene = one_person(&pair.site).await;
    let room = scene.room;

    let raced = scene.race(&pair).await;

    let site = &pair.site;
    assert_eq!(held(site).await, room);
    assert_eq!(told(site).await, ["days_taken"; 3]);
    lost::read(site, &raced, lost::taken, DAYS).await;
    for row in placement::Entity::find().all(site.db()).await.unwrap() {
        let of = enterprise::Entity::find_by_id(row.enterprise_id).one(site.db()).await.unwrap().unwrap();
        let owner = site.sign_in(&site.tending(&of).await.account).await;
        let page = owner.get(&format!("/enterprise/{}/placements/{}", of.slug, row.id)).await.main_text();
        assert_eq!(page.matches("公司").count(), page.matches(&of.name).count(), "no other enterprise: {page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_naive_verb_goes_beyond_a_mentors_load() {
    if !has_postgres() {
        return;
    }
    let site = Site::new(Backend::Postgres).await;
    let scene = one_mentor(&site).await;
    let room = scene.room;

    let held = scene.race_naively(&site).await;

    assert!(held > room, "only {held}: this race cannot show too many");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_naive_verb_goes_beyond_a_quota() {
    if !has_postgres() {
        return;
    }
    let site = Site::new(Backend::Postgres).await;
    let scene = one_quota(&site).await;
    let room = scene.room;

    let held = scene.race_naively(&site).await;

    assert!(held > room, "only {held}: this race cannot show too many");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_naive_verb_goes_beyond_a_persons_days() {
    if !has_postgres() {
        return;
    }
    let site = Site::new(Backend::Postgres).await;
    let scene = one_person(&site).await;
    let room = scene.room;

    let held = scene.race_naively(&site).await;

    assert!(held > room, "only {held}: this race cannot show too many");
}
