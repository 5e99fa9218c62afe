//! Who is a member is asked of the database at each request: a removal is felt on every replica.
use super::Pair;
use crate::support::{
    database::has_postgres,
    enterprises::{candidate, company, numbered_code},
    replica::look,
};
use entity::{enterprise::Status, membership::Role};
use xingtan::{
    accounts,
    enterprises::remove,
    roles::{LeadEnterprise, Member},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_removed_members_open_page_opens_nothing_on_another_replica() {
    if !has_postgres() {
        return;
    }
    let pair = Pair::start().await;
    let site = &pair.site;
    let row = site.enterprise("fang", company(numbered_code(1), "公司"), Status::Verified).await;
    let fang = accounts::by_address(site.db(), "fang@example.cn").await.unwrap().unwrap();
    let li = site.account("li").await;
    site.join(&row, &fang, &li, Role::Recruiter).await;
    let cookie = site.sign_in(&li).await.cookie;
    let path = format!("/enterprise/{}/people", row.slug);
    let open = [look(pair.port(0), &cookie, &path).await.unwrap(), look(pair.port(1), &cookie, &path).await.unwrap()];

    let who: Member<LeadEnterprise> = Member::load(&site.app.db, &candidate(&fang), &row.slug).await.unwrap();
    remove(&site.app.db, &site.app.address_key, &who, li.id, site.now()).await.unwrap();
    let after = [look(pair.port(0), &cookie, &path).await.unwrap(), look(pair.port(1), &cookie, &path).await.unwrap()];

    assert_eq!((open, after), ([200, 200], [404, 404]));
}
