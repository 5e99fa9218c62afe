//! Importing the bureau's list: what is refused as a file, what each row does, and carrying it out.
mod act;
mod books;
mod files;
mod reach;
mod rejected;
mod rows;

use super::CODE;
use crate::support::{
    Seat, Site,
    enterprises::{HEADS, list, listed},
};
use entity::{audit, enterprise, file, import, recognition};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

/// A good row with some cells otherwise.
fn row(code: &str, changes: &[(&str, &str)]) -> [String; 12] {
    let mut row = listed(crate::support::enterprises::code(code), "曲阜精工机床有限公司");
    for (head, value) in changes {
        let place = HEADS.iter().position(|own| own == head).expect(head);
        row[place] = (*value).to_owned();
    }
    row
}

/// One good row, of the whole list's one enterprise.
fn one() -> Vec<u8> {
    list(&[row(CODE, &[])])
}

/// Hands a file in, and says where its import lies.
async fn handed_in(seat: &Seat<'_>, bytes: &[u8]) -> String {
    let answer = seat.post_file("/admin/imports/new", &[], "file", bytes).await;
    assert_eq!(answer.status, 303, "{:?}", answer.errors());
    answer.location()
}

/// Rows of enterprises, recognitions, imports and files.
async fn kept(site: &Site) -> [u64; 4] {
    [
        enterprise::Entity::find().count(site.db()).await.unwrap(),
        recognition::Entity::find().count(site.db()).await.unwrap(),
        import::Entity::find().count(site.db()).await.unwrap(),
        file::Entity::find().count(site.db()).await.unwrap(),
    ]
}

async fn recognitions(site: &Site) -> Vec<recognition::Model> {
    recognition::Entity::find().order_by_asc(recognition::Column::Id).all(site.db()).await.unwrap()
}

async fn with_code(site: &Site, code: &str) -> Vec<enterprise::Model> {
    enterprise::Entity::find().filter(enterprise::COLUMN.code.eq(code)).all(site.db()).await.unwrap()
}

/// What the audit kept of imports: act, before, after, district.
async fn audited(site: &Site) -> Vec<[String; 4]> {
    let rows = audit::Entity::find().filter(audit::COLUMN.object.eq("import")).order_by_asc(audit::Column::Id);
    let text = |text: Option<String>| text.unwrap_or_default();
    let rows = rows.all(site.db()).await.unwrap().into_iter();
    rows.map(|row| {
        let district = row.district.map(|district| format!("{district:?}"));
        [row.act, text(row.before), text(row.after), text(district)]
    })
    .collect()
}
