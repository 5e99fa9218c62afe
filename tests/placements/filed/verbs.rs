//! Each verb by its name, with all that it asks for besides the stage.
use super::cells::{Scene, disputes, why};
use crate::support::{
    Site,
    enterprises::{PDF, candidate},
    placements::BORN,
};
use chrono::{Days, Duration};
use entity::{
    placement::{self, Side},
    placement_change::{self, State, Terms},
    placement_link::{self, For},
    placement_objection::Outcome,
    placement_part::Part,
    placement_wish::Refusal,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, Iterable, QueryFilter};
use uuid::Uuid;
use xingtan::{
    error::AppError,
    files::Checked,
    mail::fresh,
    placements::{
        Consent, Contact, Decision, Hand, Paper, PartAnswer, answer, cancel,
        changes::{self, Asked, Reply, Teach, Verdict, hand_over, judge, propose},
        consent, decide, decline, hand_in,
        life::{self, Ender, Override},
        not_me, open,
        overlaps::redate,
        save, send, share, take_back,
    },
};

/// A secret of a link that is open, whatever happened to those that were sent.
async fn link(site: &Site, row: &placement::Model, reader: For) -> String {
    let its = placement_link::Entity::find()
        .filter(placement_link::COLUMN.placement_id.eq(row.id))
        .filter(placement_link::COLUMN.reader.eq(reader))
        .filter(placement_link::COLUMN.ended_at.is_null());
    let id = match its.one(site.db()).await.unwrap() {
        Some(link) => link.id,
        None => {
            let link = placement_link::ActiveModel {
                id: Set(Uuid::now_v7()),
                placement_id: Set(row.id),
                reader: Set(reader),
                created_at: Set(site.now()),
                expires_at: Set(site.now() + Duration::days(30)),
                ended_at: Set(None),
            };
            link.insert(site.app.db.write()).await.unwrap().id
        }
    };
    fresh::make(site.app.db.write(), id, site.now()).await.unwrap()
}

/// Or the code of the refusal.
fn told<T, E: Into<AppError>>(answer: Result<T, E>) -> Result<(), String> {
    answer.map(|_| ()).map_err(|error| match error.into() {
        AppError::Refused(code) | AppError::Gone(code) => code.to_owned(),
        other => format!("{other:?}"),
    })
}

/// The only one: another place, by a side.
async fn change(site: &Site, row: &placement::Model, side: Side, state: State) -> Uuid {
    let its = placement_change::Entity::delete_many().filter(placement_change::COLUMN.placement_id.eq(row.id));
    its.exec(site.app.db.write()).await.unwrap();
    let [here, there] =
        [row.place.as_str(), "高新区三号车间"].map(|place| Terms { place: place.into(), ..Terms::default() });
    // What is in force is what stands here.
    let (before, after) = if state == State::InForce { (there, here) } else { (here, there) };
    let change = placement_change::ActiveModel {
        id: Set(Uuid::now_v7()),
        placement_id: Set(row.id),
        side: Set(side),
        account_id: Set(row.account_id.expect("an account")),
        state: Set(state),
        accepted_by: Set(None),
        guardian_said_at: Set(None),
        before: Set(before),
        after: Set(after),
        made_at: Set(site.now()),
        expires_at: Set((state != State::InForce).then(|| site.now() + Duration::days(30))),
        settled_at: Set(site.now()),
    };
    change.insert(site.app.db.write()).await.unwrap().id
}

async fn name_guardian(site: &Site, change: Uuid) {
    let after = Terms { guardian_name: "王芳".into(), guardian_email: "aunt@example.cn".into(), ..Terms::default() };
    let row = placement_change::ActiveModel { id: Set(change), after: Set(after), ..Default::default() };
    row.update(site.app.db.write()).await.unwrap();
}

fn asked() -> Asked {
    let to = Terms { place: "高新区二号车间".into(), ..Terms::default() };
    Asked { to, fields: vec!["place"], words: None }
}

pub async fn run(site: &Site, scene: &Scene, hand: Hand, verb: &str) -> Result<(), String> {
    let (db, key, now, id) = (&site.app.db, &site.app.address_key, site.now(), scene.row.id);
    let (who, mine) = (site.tending(&scene.on.enterprise).await, candidate(&scene.account));
    let officer = site.reviewer().await;
    let ender = match hand {
        Hand::Enterprise => Ender::Enterprise(&who),
        Hand::Apprentice | Hand::Guardian => Ender::Apprentice(&mine),
        Hand::Reviewer => Ender::Reviewer(&officer),
    };
    let (revision, soon) = (scene.row.revision, site.today() + Days::new(5));
    match verb {
        "save" => told(save(db, key, &who, id, revision, scene.on.draft(site, &scene.name), now).await),
        "send" => told(send(db, key, &who, id, revision, now).await),
        "take_back" => told(take_back(db, key, &who, id, now).await),
        "cancel" => told(cancel(db, key, &who, id, &why(), now).await),
        "never_came" => told(life::never_came(db, key, &who, id, now).await),
        "pause" => told(life::pause(db, key, ender, id, soon, &why(), now).await),
        "refuse_pause" => told(life::refuse_pause(db, key, &who, id, Refusal::Needed, "走不开", now).await),
        "resume" => told(life::resume(db, key, ender, id, None, now).await),
        "move_pause" => told(life::move_pause(db, key, ender, id, soon, None, now).await),
        "end" => told(life::end(db, key, ender, id, soon, &why(), now).await),
        "take_end_back" => told(life::take_end_back(db, key, ender, id, None, now).await),
        "object" => told(life::object(db, key, ender, id, "没有这回事", now).await),
        "object_to_change" => {
            let change = change(site, &scene.row, Side::Enterprise, State::InForce).await;
            told(changes::object_to_change(db, key, &mine, id, Some(change), "说好在一号车间", now).await)
        }
        "decide_objection" => {
            let made = life::objections(site.db(), id).await.unwrap();
            let waits = match made.last() {
                Some(made) => made.id,
                None => disputes(site, &scene.row, Side::Apprentice).await,
            };
            told(life::decide_objection(db, key, &officer, waits, Outcome::Dismissed, "已核实", now).await)
        }
        "declare" => told(life::declare(db, key, &who, id, "学会了车工", now).await),
        "redate" => told(redate(db, key, &mine, id, now).await),
        "hand_over" => {
            let teach = Teach::Instead { from: scene.on.mentor.id, to: scene.heir.id };
            told(hand_over(db, key, &who, id, teach, now).await)
        }
        "hand_in" => {
            let form = Checked { media_type: "application/pdf", bytes: PDF.to_vec() };
            told(hand_in(db, key, &who, id, vec![(Paper::Form, form)], now).await)
        }
        "propose" => told(propose(db, key, ender, id, &asked(), now).await),
        "accept_change" => {
            let change = change(site, &scene.row, Side::Reviewer, State::Open).await;
            told(changes::answer(db, key, ender, id, change, &Reply::Accept, now).await)
        }
        "judge" => {
            let change = change(site, &scene.row, Side::Apprentice, State::Agreed).await;
            told(judge(db, key, &officer, id, change, &Verdict::Grant, now).await)
        }
        "open" => {
            let token = link(site, &scene.row, For::Apprentice).await;
            told(open(db, key, &mine, &token, BORN.parse().unwrap(), now).await)
        }
        "answer" => {
            let all: Vec<PartAnswer> = Part::iter().map(|part| PartAnswer { part, wrong: None }).collect();
            told(answer(db, key, &mine, id, revision, &all, now).await)
        }
        "decline" => told(decline(db, key, &mine, id, &why(), now).await),
        "not_me" => told(not_me(db, key, &link(site, &scene.row, For::Apprentice).await, now).await),
        "ask_pause" => told(life::ask_pause(db, key, &mine, id, soon, "家里有事", now).await),
        "withdraw_pause" => told(life::withdraw_pause(db, key, &mine, id, now).await),
        "state" => told(life::state(db, key, &mine, id, "我会用车床", now).await),
        "share" => told(share(db, &mine, id, Contact::Share, now).await),
        "consent" if scene.row.status.is_live() => {
            let change = change(site, &scene.row, Side::Apprentice, State::Agreed).await;
            name_guardian(site, change).await;
            told(consent(db, key, &link(site, &scene.row, For::Guardian).await, &Consent::Yes, now).await)
        }
        "consent" => told(consent(db, key, &link(site, &scene.row, For::Guardian).await, &Consent::Yes, now).await),
        "file" => told(decide(db, key, &officer, id, &Decision::File, now).await),
        "return" => {
            let back = Decision::Return(vec!["pay".into()], "请核对".into());
            told(decide(db, key, &officer, id, &back, now).await)
        }
        "refuse" => told(decide(db, key, &officer, id, &Decision::Refuse("不符合".into()), now).await),
        "reopen" => told(life::reopen(db, key, &officer, id, "双方同意", now).await),
        "complete" => told(life::complete(db, key, &officer, id, now).await),
        "override_it" => told(life::override_it(db, key, &officer, id, &Override::Propose("学完".into()), now).await),
        other => panic!("{other} is no verb"),
    }
}
