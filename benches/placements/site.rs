//! The sample city with rows of many placements besides: copies of one of its own, in every state and over years.
use crate::{
    city::City,
    measure::timed,
    sign_ins::{reviewer_of, sign_in},
};
use anyhow::{Context, ensure};
use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use entity::{
    enterprise,
    event::District,
    membership, mentor,
    placement::{self, Side, Status},
    placement_mentor, programme, programme_rules,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;
use xingtan::{
    placements::{Case, guards, load_case},
    words::folded,
};

/// Rows of one statement; SQLite takes 32,766 variables.
const AT_A_TIME: usize = 400;
const PAGE: u64 = 21;
/// Where they stand, in turns.
const STAND: [(Status, Side); 10] = [
    (Status::Running, Side::Nobody),
    (Status::Completed, Side::Nobody),
    (Status::Draft, Side::Enterprise),
    (Status::Running, Side::Nobody),
    (Status::EndedEarly, Side::Nobody),
    (Status::Draft, Side::Apprentice),
    (Status::Agreed, Side::Nobody),
    (Status::Cancelled, Side::Nobody),
    (Status::Completed, Side::Nobody),
    (Status::Paused, Side::Nobody),
];
/// Of the one mentor whose list is looked at.
const TAUGHT: usize = 1000;
/// Of the one apprentice whose list is looked at, one in so many.
const MINE: usize = 250;
/// So many wait for the bureau, one in so many.
const WAITS: usize = 500;
const NAMES: [&str; 8] = ["张三", "李四", "王五", "赵六", "孙七", "周八", "吴九", "郑十"];

pub struct Site {
    pub city: City,
    /// Path of an enterprise's list.
    pub room: String,
    /// Path of the list of the mentor's enterprise.
    pub guided: String,
    /// One of those that they are under.
    pub programme: Uuid,
    /// Cookies.
    pub owner: String,
    pub reviewer: String,
    /// Of a reviewer of Qufu alone.
    pub district: String,
    pub mentor: String,
    pub apprentice: String,
    sample: Case,
}

/// A placement to be given to a mentor, and under which rules.
pub struct Taught {
    case: Case,
    rules: programme_rules::Model,
}

impl Site {
    /// `own` of them are of the enterprise whose list is looked at, all others of as many others as there are.
    pub async fn open(placements: usize, own: usize) -> anyhow::Result<Self> {
        let city = City::open().await?;
        let (db, now) = (&city.app.db, city.app.clock.now());
        let [owner, mentor, apprentice] = ["owner", "mentor", "apprentice"].map(|role| sign_in(&city, role));
        let ((owner, owner_id), (mentor, mentor_id), (apprentice, me)) =
            (owner.await?, mentor.await?, apprentice.await?);
        let (of, there) = (enterprise_of(&city, owner_id).await?, enterprise_of(&city, mentor_id).await?);
        let all = enterprise::Entity::find().filter(enterprise::COLUMN.id.ne(of.id)).all(db.read()).await?;
        let sample = placement::Entity::find()
            .filter(placement::COLUMN.enterprise_id.eq(of.id))
            .filter(placement::COLUMN.status.eq(Status::Running))
            .one(db.read())
            .await?;
        let sample = sample.context("a running placement of the owner's enterprise")?;
        let case = load_case(db.read(), sample.id).await?.context("its case")?;
        let guides = mentor::Entity::find().filter(mentor::COLUMN.account_id.eq(mentor_id)).one(db.read()).await?;
        let guides = guides.context("the sample mentor")?.id;
        // Another teaches all others, or the sample mentor would look after fifty thousand.
        let teaches = mentor::Entity::find().filter(mentor::COLUMN.id.ne(guides)).one(db.read()).await?;
        let teaches = teaches.context("another mentor")?.id;
        let programmes = programme::Entity::find().all(db.read()).await?;
        let is_taught = |number: usize| (own..own + TAUGHT).contains(&number);
        let made = |number: usize| {
            let others = || if is_taught(number) { there.id } else { all[number % all.len()].id };
            let mut row = copy(&sample, number, if number < own { of.id } else { others() }, now);
            row.programme_id = Set(programmes[number / STAND.len() % programmes.len()].id);
            row.account_id = Set(number.is_multiple_of(MINE).then_some(me));
            let tie = tie(row.id.clone().unwrap(), if is_taught(number) { guides } else { teaches });
            (row, tie)
        };
        let numbers: Vec<usize> = (0..placements).collect();
        for numbers in numbers.chunks(AT_A_TIME) {
            let (rows, ties): (Vec<_>, Vec<_>) = numbers.iter().map(|number| made(*number)).unzip();
            placement::Entity::insert_many(rows).exec_without_returning(db.write()).await?;
            placement_mentor::Entity::insert_many(ties).exec_without_returning(db.write()).await?;
        }
        // As each connection of the pool does when it closes, within half an hour.
        db.write().execute_unprepared("PRAGMA optimize = 0x10002").await?;
        Ok(Self {
            room: format!("/enterprise/{}/placements", of.slug),
            guided: format!("/enterprise/{}/placements", there.slug),
            programme: case.programme.id,
            owner,
            reviewer: sign_in(&city, "reviewer").await?.0,
            district: reviewer_of(&city, District::Qufu).await?,
            mentor,
            apprentice,
            sample: case,
            city,
        })
    }

    /// The rows of a page, and nothing around them.
    pub async fn plain_query(&self) -> anyhow::Result<Vec<placement::Model>> {
        let rows = placement::Entity::find()
            .filter(placement::COLUMN.enterprise_id.eq(self.sample.enterprise.id))
            .order_by_desc(placement::Column::Id)
            .limit(PAGE);
        Ok(rows.all(self.city.app.db.read()).await?)
    }

    /// How long each page takes, from the first on, going by the link to the next.
    pub async fn next_pages(&self, first: &str, cookie: &str, most: usize) -> anyhow::Result<Vec<std::time::Duration>> {
        let (mut all, mut path) = (Vec::new(), first.to_owned());
        while all.len() < most {
            let (took, page) = timed(self.city.get(&path, cookie)).await?;
            all.push(took);
            let Some(link) = page.split("<a href=\"").find(|link| link.contains("rel=\"next\"")) else { break };
            path = link.split('"').next().unwrap_or_default().replace("&amp;", "&").replace("&#38;", "&");
        }
        ensure!(all.len() == most, "only {} pages", all.len());
        Ok(all)
    }

    /// A new mentor who taught so many before the days of the sample, and looks after two of them now.
    pub async fn mentor_of(&self, past: usize) -> anyhow::Result<Taught> {
        let (db, now) = (&self.city.app.db, self.city.app.clock.now());
        let mut case = self.sample.clone();
        let (mine, known) = case.mentors.remove(0);
        let mut mentor = known.into_active_model().reset_all();
        mentor.id = Set(Uuid::now_v7());
        mentor.account_id = Set(None);
        let mentor: mentor::Model = mentor.insert(db.write()).await?;
        let first = case.row.first_day.context("a first day")?;
        let numbers: Vec<usize> = (0..past + 2).collect();
        for numbers in numbers.chunks(AT_A_TIME) {
            let rows: Vec<_> = numbers
                .iter()
                .map(|number| {
                    let mut row = copy(&case.row, *number, case.enterprise.id, now);
                    let days = if *number < past { Days::new(200 + *number as u64) } else { Days::new(0) };
                    row.account_id = Set(None);
                    row.status = Set(if *number < past { Status::Completed } else { Status::Running });
                    row.first_day = Set(Some(first - days));
                    row.last_day = Set(Some(first - days + Days::new(100)));
                    row.end_day = Set(None);
                    row
                })
                .collect();
            let ties: Vec<_> = rows.iter().map(|row| tie(row.id.clone().unwrap(), mentor.id)).collect();
            placement::Entity::insert_many(rows).exec_without_returning(db.write()).await?;
            placement_mentor::Entity::insert_many(ties).exec_without_returning(db.write()).await?;
        }
        case.mentors = vec![(placement_mentor::Model { mentor_id: mentor.id, ..mine }, mentor)];
        let rules = case.row.rules_id.context("rules")?;
        let rules = programme_rules::Entity::find_by_id(rules).one(db.read()).await?.context("rules")?;
        Ok(Taught { case, rules })
    }

    pub async fn is_full(&self, taught: &Taught) -> anyhow::Result<bool> {
        let faults = guards::full(self.city.app.db.read(), &taught.case, &taught.rules).await?;
        Ok(!faults.is_empty())
    }
}

fn copy(of: &placement::Model, number: usize, enterprise: Uuid, now: DateTime<Utc>) -> placement::ActiveModel {
    let (status, party) =
        if number.is_multiple_of(WAITS) { (Status::Draft, Side::Reviewer) } else { STAND[number % STAND.len()] };
    let name = format!("{}{number}", NAMES[number / STAND.len() % NAMES.len()]);
    let at = now - Duration::minutes(number as i64);
    let first: NaiveDate = at.date_naive() - Days::new((number % 900) as u64);
    let mut row = of.clone().into_active_model().reset_all();
    row.id = Set(Uuid::now_v7());
    row.number = Set(None);
    row.enterprise_id = Set(enterprise);
    row.status = Set(status);
    row.party = Set(party);
    if matches!(party, Side::Enterprise | Side::Apprentice) {
        row.approved_at = Set(None);
        row.rules_id = Set(None);
    }
    row.search_text = Set(folded::folded(&name));
    row.name = Set(name);
    row.first_day = Set(Some(first));
    row.last_day = Set(Some(first + Days::new(365)));
    row.end_day = Set((status == Status::EndedEarly).then(|| first + Days::new(100)));
    row.with_since = Set(at);
    row.created_at = Set(at);
    row.exception = Set((number % (WAITS * 10) == 7).then(|| "no-room".to_owned()));
    row
}

fn tie(placement: Uuid, mentor: Uuid) -> placement_mentor::ActiveModel {
    placement_mentor::ActiveModel {
        id: Set(Uuid::now_v7()),
        placement_id: Set(placement),
        mentor_id: Set(mentor),
        role: Set(placement_mentor::Role::Lead),
        from_day: Set(None),
        until_day: Set(None),
    }
}

async fn enterprise_of(city: &City, account: Uuid) -> anyhow::Result<enterprise::Model> {
    let mine = membership::Entity::find().filter(membership::COLUMN.account_id.eq(account));
    let mine = mine.find_also_related(enterprise::Entity).one(city.app.db.read()).await?;
    mine.and_then(|(_, enterprise)| enterprise).context("an enterprise")
}
