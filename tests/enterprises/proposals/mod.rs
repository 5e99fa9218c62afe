//! Another name, code and licence; *this is ours*; and an application that is accepted over a listed enterprise.
mod changes;
mod claims;
mod merging;

use super::{CODE, acts, in_district, one};
use crate::support::{Answer, Seat, Site, enterprises::PDF, letters::Letter};
use entity::{
    account,
    enterprise::{self, Status},
    proposal,
};
use sea_orm::EntityTrait;
use xingtan::accounts;

const OTHER: &str = "91370883MA94ABCD45";

async fn led<'a>(site: &'a Site) -> (enterprise::Model, account::Model, Seat<'a>) {
    let row = site.enterprise("fang", one(), Status::Verified).await;
    let fang = accounts::by_address(site.db(), "fang@example.cn").await.unwrap().unwrap();
    let seat = site.sign_in(&fang).await;
    site.deliver().await;
    (row, fang, seat)
}

async fn propose(seat: &Seat<'_>, row: &enterprise::Model, uscc: &str, name: &str) -> Answer {
    let fields = [("uscc", uscc), ("name", name)];
    seat.post_file(&format!("/enterprise/{}/proposal", row.slug), &fields, "licence", PDF).await
}

async fn claim(seat: &Seat<'_>, row: &enterprise::Model) -> Answer {
    let fields = [("words", "执照在我们这里，原来的负责人离职了。")];
    seat.post_file(&format!("/enterprises/{}/claim", row.slug), &fields, "licence", PDF).await
}

async fn only(site: &Site) -> proposal::Model {
    let mut all = proposal::Entity::find().all(site.db()).await.unwrap();
    assert_eq!(all.len(), 1);
    all.remove(0)
}

async fn told(site: &Site) -> Vec<(String, String)> {
    let letters = site.deliver().await;
    letters.iter().map(Letter::from).map(|letter| (letter.to, letter.subject)).collect()
}

fn to(name: &str, subject: &str) -> (String, String) {
    (format!("{name}@example.cn"), subject.to_owned())
}
