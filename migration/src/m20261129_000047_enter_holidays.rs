//! Public holidays and the weekends worked for them, with the State Council's table of 2026.
use sea_orm_migration::{prelude::*, schema::*, sea_orm::prelude::ChronoDate};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Name, first day, how many are off, and which are worked for them.
type Holiday = (&'static str, &'static str, [u32; 2], usize, &'static [[u32; 2]]);

/// 国办发明电〔2025〕7号.
const TABLE: [Holiday; 7] = [
    ("元旦", "New Year", [1, 1], 3, &[[1, 4]]),
    ("春节", "Spring Festival", [2, 15], 9, &[[2, 14], [2, 28]]),
    ("清明节", "Qingming", [4, 4], 3, &[]),
    ("劳动节", "Labour Day", [5, 1], 5, &[[5, 9]]),
    ("端午节", "Dragon Boat Festival", [6, 19], 3, &[]),
    ("中秋节", "Mid-Autumn Festival", [9, 25], 3, &[]),
    ("国庆节", "National Day", [10, 1], 7, &[[9, 20], [10, 10]]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("holiday")
            .col(date("day").primary_key())
            .col(string_len("kind", 16))
            .col(text("name_zh"))
            .col(text("name_en"))
            .to_owned();
        manager.create_table(table).await?;
        let mut rows = Query::insert();
        rows.into_table("holiday").columns(["day", "kind", "name_zh", "name_en"]);
        for (zh, en, first, off, worked) in TABLE {
            let holidays = day(first).iter_days().take(off).map(|day| (day, "holiday"));
            for (day, kind) in holidays.chain(worked.iter().map(|worked| (day(*worked), "working-day"))) {
                rows.values_panic([day.into(), kind.into(), zh.into(), en.into()]);
            }
        }
        manager.execute(rows).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("holiday").to_owned()).await
    }
}

fn day([month, day]: [u32; 2]) -> ChronoDate {
    ChronoDate::from_ymd_opt(2026, month, day).unwrap_or_default()
}
