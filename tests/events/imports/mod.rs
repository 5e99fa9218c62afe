//! An agenda as a file: taken along, handed in, looked at and carried out.
mod act;
mod files;
mod reach;
mod rows;

use crate::support::{Seat, Site};
use entity::event;
use xingtan::events::{self, NewSession};

const AT: &str = "/admin/events/fair/sessions/import";

/// Heads of the columns that a short file has.
const HEADS: &str = "开始,结束,名称,场地,主讲人 1,开始前布置（分钟）";

/// Sessions of the fair, which is from ten to twelve: start, end, title, and what stands in the other cells.
pub fn csv(rows: &[[&str; 6]]) -> String {
    rows.iter().fold(HEADS.to_owned(), |text, row| format!("{text}\r\n{}", row.join(",")))
}

/// A row of half an hour.
pub fn row(title: &str) -> [&str; 6] {
    ["2026-12-05 10:30", "2026-12-05 11:00", title, "", "", ""]
}

/// Hands a file in, and says where its import lies.
pub async fn handed_in(seat: &Seat<'_>, bytes: impl AsRef<[u8]>) -> String {
    let answer = seat.post_file(AT, &[], "file", bytes.as_ref()).await;
    assert_eq!(answer.status, 303, "{:?}", answer.errors());
    answer.location()
}

async fn agenda(site: &Site, event: &event::Model) -> Vec<NewSession> {
    events::agenda(site.db(), event.id).await.unwrap().iter().map(NewSession::from).collect()
}
