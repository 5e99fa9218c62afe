//! What a placement meets once it is filed, and what the timetable does with drafts.
mod acts;
mod day;
mod drafts;
mod left_over;
mod no_room;
mod planned_end;
mod taught;
mod timetable;
mod two_workers;
mod upstream;

use super::{ground, told};
use crate::support::{Site, enterprises::candidate, placements::Ground};
use chrono::Duration;
use entity::{
    account, enterprise, mentor,
    placement::{self, Reason},
    programme_enterprise,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use uuid::Uuid;
use xingtan::{
    placements::{Stage, Why, life::Ender},
    roles::{Candidate, Member, TendEnterprise},
};

/// Running since today, with the apprentice's account; the letters are delivered.
async fn running(site: &Site, on: &Ground) -> (placement::Model, account::Model) {
    let mut draft = on.draft(site, "li");
    draft.first_day = Some(site.today());
    draft.contract_first = Some(site.today());
    let row = site.placed_with(on, draft, Stage::Running).await;
    site.deliver().await;
    (row, site.account_called("li").await)
}

/// How many placements the enterprise has, how many its mentor teaches, how many learn under the programme.
pub(super) async fn numbers(site: &Site, on: &Ground) -> (i32, i32, i32) {
    let row = enterprise::Entity::find_by_id(on.enterprise.id).one(site.db()).await.unwrap().unwrap();
    let mentor = mentor::Entity::find_by_id(on.mentor.id).one(site.db()).await.unwrap().unwrap();
    let share = programme_enterprise::Entity::find_by_id((on.programme.id, on.enterprise.id));
    let learning = share.one(site.db()).await.unwrap().map_or(0, |share| share.learning);
    (row.placements, mentor.teaching, learning)
}

fn why(code: Reason) -> Why {
    Why { code, words: Some("家里有事".into()) }
}

fn letter(to: &str, said: &str) -> (String, String) {
    (to.to_owned(), said.to_owned())
}

/// Both sides, as verbs see them.
struct Sides {
    enterprise: Member<TendEnterprise>,
    apprentice: Candidate,
}

impl Sides {
    async fn of(site: &Site, on: &Ground, li: &account::Model) -> Self {
        Self { enterprise: site.tending(&on.enterprise).await, apprentice: candidate(li) }
    }

    fn ender(&self, is_enterprise: bool) -> Ender<'_> {
        if is_enterprise { Ender::Enterprise(&self.enterprise) } else { Ender::Apprentice(&self.apprentice) }
    }
}

fn days(number: i64) -> Duration {
    Duration::days(number)
}

/// So many more like it, none of which has a link.
async fn like(site: &Site, row: &placement::Model, number: usize) {
    let copy = |_| placement::ActiveModel { id: Set(Uuid::now_v7()), ..row.clone().into_active_model().reset_all() };
    let rows: Vec<placement::ActiveModel> = (0..number).map(copy).collect();
    for some in rows.chunks(100) {
        placement::Entity::insert_many(some.to_vec()).exec_without_returning(site.app.db.write()).await.unwrap();
    }
}
