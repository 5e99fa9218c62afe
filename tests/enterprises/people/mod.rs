//! An enterprise's people: asked by letter, given roles, removed; the last owner stays.
mod invitations;
mod roles;

use super::{acts, in_district, one};
use crate::support::{Site, letters::Letter, people::email};
use entity::{
    account,
    enterprise::{self, Status},
    membership::{self, Role},
};
use sea_orm::{EntityTrait, QueryFilter};
use xingtan::accounts;

/// Verified, with its owner, `fang`.
async fn led(site: &Site) -> (enterprise::Model, account::Model) {
    let row = site.enterprise("fang", one(), Status::Verified).await;
    let fang = accounts::by_address(site.db(), email("fang").key()).await.unwrap().unwrap();
    site.deliver().await;
    (row, fang)
}

/// Who is a member, in the order of their addresses.
async fn members(site: &Site, row: &enterprise::Model) -> Vec<(String, Role)> {
    let held = membership::Entity::find().filter(membership::COLUMN.enterprise_id.eq(row.id));
    let held = held.find_also_related(account::Entity).all(site.db()).await.unwrap();
    let name = |account: account::Model| account.email.unwrap_or_default().replace("@example.cn", "");
    let mut names: Vec<_> = held.into_iter().map(|(held, account)| (name(account.unwrap()), held.role)).collect();
    names.sort();
    names
}

fn named(names: &[(&str, Role)]) -> Vec<(String, Role)> {
    names.iter().map(|(name, role)| ((*name).to_owned(), *role)).collect()
}

async fn letters(site: &Site) -> Vec<Letter> {
    site.deliver().await.iter().map(Letter::from).collect()
}

/// To whom each goes, and what it says it is.
async fn told(site: &Site) -> Vec<(String, String)> {
    letters(site).await.into_iter().map(|letter| (letter.to, letter.subject)).collect()
}

async fn owner(site: &Site, name: &str) -> account::Model {
    accounts::by_address(site.db(), email(name).key()).await.unwrap().unwrap()
}
