//! The sample city with rows of many enterprises besides.
use crate::city::City;
use chrono::{DateTime, Duration, Utc};
use entity::{
    enterprise::{self, Chain, Kind, Status},
    event::District,
    recognition,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, Iterable, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// Rows of one statement; SQLite takes 32,766 variables.
const AT_A_TIME: usize = 500;
/// As many as a page of the directory reads.
const PAGE: u64 = 21;

pub struct Site {
    city: City,
}

impl Site {
    pub async fn open(enterprises: usize) -> anyhow::Result<Self> {
        let city = City::open().await?;
        let (app, now) = (&city.app, city.app.clock.now());
        let numbers: Vec<usize> = (0..enterprises).collect();
        for numbers in numbers.chunks(AT_A_TIME) {
            let rows: Vec<_> = numbers.iter().map(|number| row(*number, now)).collect();
            // Every fifth holds one.
            let recognised = rows.iter().step_by(5).map(|row| recognition(row.id.clone().unwrap(), now));
            let recognised: Vec<_> = recognised.collect();
            enterprise::Entity::insert_many(rows).exec_without_returning(app.db.write()).await?;
            recognition::Entity::insert_many(recognised).exec_without_returning(app.db.write()).await?;
        }
        Ok(Self { city })
    }

    pub async fn get(&self, path: &str) -> anyhow::Result<String> {
        self.city.get(path, "").await
    }

    /// The rows of the first page, and nothing around them.
    pub async fn plain_query(&self) -> anyhow::Result<Vec<enterprise::Model>> {
        let rows = enterprise::Entity::find()
            .filter(enterprise::COLUMN.status.is_in([Status::Verified, Status::Listed]))
            .order_by_desc(enterprise::Column::AppliedAt)
            .order_by_desc(enterprise::Column::Id)
            .limit(PAGE);
        Ok(rows.all(self.city.app.db.read()).await?)
    }
}

fn row(number: usize, now: DateTime<Utc>) -> enterprise::ActiveModel {
    let name = format!("济宁第{number}机床有限公司");
    let intro = ["从事装备研发与制造，设有技能大师工作室。".repeat(8), "Builds machinery. ".repeat(20)];
    let at = now - Duration::minutes(number as i64);
    let (districts, chains): (Vec<_>, Vec<_>) = (District::iter().collect(), Chain::iter().collect());
    enterprise::ActiveModel {
        id: Set(Uuid::now_v7()),
        slug: Set(format!("bench{number:04}")),
        status: Set(Status::Verified),
        code: Set(format!("BENCH{number:013}")),
        is_odd_code: Set(false),
        search_text: Set(format!("{name}\n{}\n{}", intro[0], intro[1]).to_lowercase()),
        name: Set(name),
        kind: Set(Kind::Company),
        district: Set(Some(districts[number % districts.len()])),
        chain: Set(chains[number / districts.len() % chains.len()]),
        staff: Set(100),
        science_staff: Set(10),
        address: Set("济宁市".to_owned()),
        intro_zh: Set(intro[0].clone()),
        intro_en: Set(intro[1].clone()),
        licence_id: Set(None),
        logo_id: Set(None),
        applied_by: Set(None),
        placements: Set(0),
        applied_at: Set(at),
        decided_at: Set(Some(at)),
        reason_code: Set(None),
        reason: Set(None),
        updated_at: Set(at),
    }
}

fn recognition(enterprise: Uuid, now: DateTime<Utc>) -> recognition::ActiveModel {
    let today = now.date_naive();
    recognition::ActiveModel {
        id: Set(Uuid::now_v7()),
        enterprise_id: Set(enterprise),
        kind: Set("gazelle".to_owned()),
        number: Set("1".to_owned()),
        valid_from: Set(today - Duration::days(30)),
        valid_to: Set(today + Duration::days(300)),
        status: Set(recognition::Status::Confirmed),
        claimed_by: Set(None),
        claimed_at: Set(now),
        decided_at: Set(Some(now)),
        reason_code: Set(None),
        reason: Set(None),
        reminded: Set(None),
    }
}
