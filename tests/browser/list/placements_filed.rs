//! Filed placements before both sides: how each stands, and each page that asks before something is done.
use super::{Page, page};
use crate::support::{
    Seat, Site,
    enterprises::{candidate, company, numbered_code},
    placements::Ground,
};
use chrono::Days;
use entity::{
    enterprise::Status::Verified,
    mentor,
    placement::{self, Reason},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use xingtan::placements::{
    Draft, Stage, Why,
    life::{self, Ender},
};

/// Since today, with a mentor of its own.
async fn running(site: &Site, on: &Ground, name: &str) -> placement::Model {
    let mentor = site.mentor(&on.enterprise, &format!("{name}的导师")).await;
    let mentor = site.bring_mentor(&on.enterprise, mentor, mentor::Status::Approved).await;
    let today = Some(site.today());
    let draft = Draft { first_day: today, contract_first: today, lead: Some(mentor.id), ..on.draft(site, name) };
    site.placed_with(on, draft, Stage::Running).await
}

/// Named by one side, so many days from now.
async fn ends(site: &Site, row: &placement::Model, by: Ender<'_>, number: u64) {
    let (db, key) = (&site.app.db, &site.app.address_key);
    let why = Why { code: Reason::Family, words: Some("家里有事，需要回去照顾老人。".into()) };
    life::end(db, key, by, row.id, site.today() + Days::new(number), &why, site.now()).await.expect("an end");
}

pub async fn pages(site: &Site) -> Vec<Page> {
    let boss = site.account("filed-boss").await;
    let of = site.bring(site.apply(&boss, company(numbered_code(970), "邹城宏河机电有限公司")).await, Verified).await;
    let (on, owner) = (site.ground_named(&of, "filed").await, site.sign_in(&boss).await);
    let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&of).await);
    let wished = running(site, &on, "filed-wished").await;
    let wisher = site.account_called("filed-wished").await;
    let last = site.today() + Days::new(20);
    let words = "母亲住院，需要我回家照顾三周。";
    life::ask_pause(db, key, &candidate(&wisher), wished.id, last, words, site.now()).await.expect("asked for");
    let paused = running(site, &on, "filed-paused").await;
    life::pause(
        db,
        key,
        life::Ender::Enterprise(&who),
        paused.id,
        last,
        &Why { code: Reason::Health, words: None },
        site.now(),
    )
    .await
    .expect("paused");
    let leaving = running(site, &on, "filed-leaving").await;
    ends(site, &leaving, Ender::Enterprise(&who), 9).await;
    let going = running(site, &on, "filed-going").await;
    let goer = site.account_called("filed-going").await;
    ends(site, &going, Ender::Apprentice(&candidate(&goer)), 9).await;
    let done = running(site, &on, "filed-done").await;
    let today = placement::ActiveModel { id: Set(done.id), last_day: Set(Some(site.today())), ..Default::default() };
    today.update(db.write()).await.expect("its last day");
    let held = site.placed(&on, "filed-held", Stage::Agreed).await;
    let taken = running(site, &on, "filed-taken").await;
    let taker = site.account_called("filed-taken").await;
    ends(site, &taken, Ender::Apprentice(&candidate(&taker)), 0).await;
    let room = |row: &placement::Model, rest: &str| format!("/enterprise/{}/placements/{}{rest}", of.slug, row.id);
    let ours = |what, row: &placement::Model, rest: &str| page(what, room(row, rest)).by(&owner);
    let (one, two, three) = (site.sign_in(&wisher).await, site.sign_in(&goer).await, site.sign_in(&taker).await);
    let finisher = site.sign_in(&site.account_called("filed-done").await).await;
    let told = site.sign_in(&site.account_called("filed-leaving").await).await;
    let mine = |what, seat: &Seat, row: &placement::Model, rest: &str| {
        page(what, format!("/my/placements/{}{rest}", row.id)).by(seat)
    };
    vec![
        ours("filed, a pause is asked for", &wished, "").shows("#waits"),
        ours("filed, paused", &paused, "?done=paused").shows("a[href$='/pause-end']"),
        ours("filed, leaving", &leaving, "?done=leaving").shows("a[href$='/staying']"),
        ours("filed, at its end", &done, "").shows(".btn[href$='/declaration']"),
        ours("filed, ended by the apprentice", &taken, "").shows("a[href$='/objection']"),
        ours("pausing", &wished, "/pause").shows("#code"),
        ours("pausing, with errors", &wished, "/pause").sent_empty(),
        ours("pausing, not begun", &held, "/pause").refused(409),
        ours("refusing a pause", &wished, "/pause-refusal").shows("#code"),
        ours("refusing a pause, with errors", &wished, "/pause-refusal").sent_empty(),
        ours("refusing a pause, none wished for", &leaving, "/pause-refusal").refused(409),
        ours("moving the end of a pause", &paused, "/pause-end").shows("#last"),
        ours("moving the end of a pause, with errors", &paused, "/pause-end").sent_empty(),
        ours("resuming", &paused, "/resumption").shows(".ask"),
        ours("ending", &wished, "/end").shows("#last"),
        ours("ending, with errors", &wished, "/end").sent_empty(),
        ours("taking an end back", &leaving, "/staying").shows(".ask"),
        ours("never came", &wished, "/absence").shows(".btn--bad"),
        ours("objecting", &going, "/objection").shows("#words"),
        ours("objecting, with errors", &going, "/objection").sent_empty(),
        ours("declaring", &done, "/declaration").shows("#words"),
        ours("declaring, with errors", &done, "/declaration").sent_empty(),
        mine("my placement, a pause is asked for", &one, &wished, "?done=asked").shows("#waits"),
        mine("my placement, leaving", &two, &going, "").shows("a[href$='/staying']"),
        mine("my placement, at its end", &finisher, &done, "").shows(".btn[href$='/statement']"),
        mine("my placement, ended", &three, &taken, "?done=ended").shows(".flash--ok"),
        mine("my end", &one, &wished, "/end").shows("#last"),
        mine("my end, with errors", &one, &wished, "/end").sent_empty(),
        mine("taking my end back", &two, &going, "/staying").shows(".ask"),
        mine("my objection", &told, &leaving, "/objection").shows("#words"),
        mine("my objection, with errors", &told, &leaving, "/objection").sent_empty(),
        mine("asking for a pause", &finisher, &done, "/pause").shows("#last"),
        mine("asking for a pause, with errors", &finisher, &done, "/pause").sent_empty(),
        mine("asking for a pause again", &one, &wished, "/pause").refused(409),
        mine("taking a wish back", &one, &wished, "/pause-withdrawal").shows(".ask"),
        mine("taking a wish back, there is none", &told, &leaving, "/pause-withdrawal").refused(409),
        mine("my statement", &finisher, &done, "/statement").shows("#words"),
        mine("my statement, with errors", &finisher, &done, "/statement").sent_empty(),
    ]
}
