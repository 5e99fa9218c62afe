//! What whoever lost a race over placements reads on their pages, in both languages; whoever won reads nothing of it.
use crate::support::{Site, people};
use chrono::Datelike;
use entity::{Locale, enterprise, placement};
use sea_orm::EntityTrait;
use uuid::Uuid;
use xingtan::words::Words;

/// The mentor's last place went to another.
pub fn full(row: &placement::Model) -> [String; 2] {
    let day = |locale, day: Option<chrono::NaiveDate>| Words(locale).day(day.expect("a day"));
    let [zh, en] = [Locale::Zh, Locale::En].map(|locale| [day(locale, row.first_day), day(locale, row.last_day)]);
    [
        format!("王师傅 在 {} 至 {} 期间已带 3 人，请另选导师或改日期", zh[0], zh[1]),
        format!(
            "王师傅 already looks after 3 people between {} and {}. Choose another mentor or other dates",
            en[0], en[1]
        ),
    ]
}

/// The last of the quota did.
pub fn used_up(row: &placement::Model) -> [String; 2] {
    let year = row.first_day.expect("a day").year();
    [format!("{year} 年名额为 3 人，已用 3 人"), format!("Your {year} quota is 3, of which 3 used")]
}

/// Another enterprise has the days: which, no enterprise reads.
pub fn taken(row: &placement::Model) -> [String; 2] {
    let name = &row.name;
    [format!("日期还不合适，已经询问 {name}"), format!("The dates do not fit yet, {name} has been asked")]
}

/// Of each draft with its apprentice's cookie: the enterprise reads why, the apprentice which part is to be changed.
pub async fn read(site: &Site, raced: &[(Uuid, String)], why: fn(&placement::Model) -> [String; 2], part: [&str; 2]) {
    for (id, cookie) in raced {
        let row = placement::Entity::find_by_id(*id).one(site.db()).await.unwrap().unwrap();
        let of = enterprise::Entity::find_by_id(row.enterprise_id).one(site.db()).await.unwrap().unwrap();
        let owner = site.sign_in(&site.tending(&of).await.account).await;
        let apprentice = people::at(site, cookie);
        let changes = [
            format!("{} 必须修改：{}。需要你再答复时，我们会写信给你。", of.name, part[0]),
            format!("{} must change: {}. We will write to you when you are to answer again.", of.name, part[1]),
        ];
        for ((lang, why), changes) in ["zh-CN", "en"].iter().zip(why(&row)).zip(changes) {
            let room = owner.get(&format!("/enterprise/{}/placements/{id}?lang={lang}", of.slug)).await.main_text();
            let mine = apprentice.get(&format!("/my/placements/{id}?lang={lang}")).await.main_text();
            let are_read = [room.contains(&why), mine.contains(&changes)];

            assert_eq!(are_read, [!row.holds(); 2], "{why} in {room}; {changes} in {mine}");
        }
    }
}
