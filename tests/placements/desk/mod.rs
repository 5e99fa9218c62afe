//! The reviewers' door: the queue, deciding, what each role sees, a filed placement's life, possible matches, exports.
mod decide;
mod export;
mod life;
mod matches;
mod objections;
mod pause;
mod queue;
mod says;
mod sight;
mod staying;

use super::{MEMBER, ground, in_both, told, turned_down, wrong};
use crate::support::{
    Answer, Site,
    enterprises::{company_in, numbered_code},
    placements::Ground,
};
use entity::{
    audit, enterprise::Status::Verified, event::District, mentor::Status::Approved, placement, placement_step,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};

const WHY: &str = "请核对合同期限";

/// Names in the order of a list.
pub(super) fn listed(page: &Answer) -> Vec<String> {
    let rows = page.body.split("<th scope=\"row\" role=\"rowheader\"><a href=\"").skip(1);
    rows.map(|row| row.split(['>', '<']).nth(1).unwrap_or_default().to_owned()).collect()
}

fn at(row: &placement::Model, rest: &str) -> String {
    format!("/admin/placements/{}{rest}", row.id)
}

/// Another enterprise under the same programme, with a mentor of its own.
async fn beside(site: &Site, on: &Ground, owner: &str, number: usize, district: District) -> Ground {
    let new = company_in(Some(district), numbered_code(number), &format!("公司{number}"));
    let enterprise = site.enterprise(owner, new, Verified).await;
    let mentor = site.mentor(&enterprise, &format!("师傅{number}")).await;
    let mentor = site.bring_mentor(&enterprise, mentor, Approved).await;
    site.deliver().await;
    Ground { programme: on.programme.clone(), occupation: on.occupation.clone(), enterprise, mentor }
}

/// What the audit kept of a placement since a number of entries: act, before, after, reason.
pub(super) async fn acts(site: &Site, row: &placement::Model) -> Vec<(String, String, String, String)> {
    let its = audit::Entity::find().filter(audit::COLUMN.object_id.eq(row.id.to_string()));
    let rows = its.order_by_asc(audit::Column::Id).all(site.db()).await.unwrap();
    let text = |text: Option<String>| text.unwrap_or_default();
    rows.into_iter().map(|row| (row.act, text(row.before), text(row.after), text(row.reason))).collect()
}

pub(super) fn act(act: &str, before: &str, after: &str, reason: &str) -> (String, String, String, String) {
    (format!("placements.{act}"), before.into(), after.into(), reason.into())
}

/// What its people read of it, oldest first.
async fn steps(site: &Site, row: &placement::Model) -> Vec<String> {
    let its = placement_step::Entity::find().filter(placement_step::COLUMN.placement_id.eq(row.id));
    let rows = its.order_by_asc(placement_step::Column::Id).all(site.db()).await.unwrap();
    rows.into_iter().map(|step| step.act).collect()
}

fn letter(to: &str, said: &str) -> (String, String) {
    (to.to_owned(), said.to_owned())
}

/// One whose first day is today.
async fn running(site: &Site, on: &Ground, name: &str) -> placement::Model {
    let mut draft = on.draft(site, name);
    draft.first_day = Some(site.today());
    draft.contract_first = Some(site.today());
    let row = site.placed_with(on, draft, xingtan::placements::Stage::Running).await;
    site.deliver().await;
    row
}
