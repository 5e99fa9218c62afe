//! What README quotes of imports: a list of 2,500 enterprises looked at and carried out, beside a plain insert of the
//! same rows. Fails where one takes longer than a clerk should wait.
use anyhow::{Context, anyhow, ensure};
use clap::Parser;
use entity::{
    enterprise::{self, Chain, Kind, Status},
    event::District,
    installation,
    officer_role::Role,
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use uuid::Uuid;
use xingtan::{
    accounts,
    clock::Clock,
    db::{self, Db, Installation},
    enterprises::{Care, Choice, CreditCode, commit_import, start_import},
    imports::NewImport,
    mail::address::AddressKey,
    person::Email,
    roles::{Actor, Officer, rights::DecideEnterprises},
    secret::password::{Password, Passwords},
    settings::{MailUrl, Options, Settings},
};

const ROWS: usize = 2500;
/// Of each act.
const MOST: Duration = Duration::from_secs(2);

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    options: Options,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let settings = settings(&folder)?;
    let db = Db::open(&settings).await?;
    let installation = db::migrate(&db, &settings.base_url, Installation::Real).await?;
    let (who, now) = (officer(&db, &installation).await?, Clock::System.now());
    let plain = plain_insert(&db).await?;
    let new = NewImport { name: "list.csv".to_owned(), bytes: list().into_bytes(), sheet: String::new() };
    let begun = Instant::now();
    let import = start_import(&db, &who, new, now).await?;
    let looked = begun.elapsed();
    ensure!(import.good == ROWS as i32, "{} of {ROWS} rows are good", import.good);
    let begun = Instant::now();
    commit_import(&db, &AddressKey::of(&installation), &who, import.id, Choice::AllOrNothing, now).await?;
    let are_met = [report("dry run", looked, plain), report("commit", begun.elapsed(), plain)];
    ensure!(are_met == [true; 2], "an act takes too long");
    Ok(())
}

fn report(name: &str, took: Duration, plain: Duration) -> bool {
    let (seconds, ratio) = (took.as_secs_f64(), took.as_secs_f64() / plain.as_secs_f64());
    let is_met = took <= MOST;
    let met = if is_met { "met" } else { "NOT MET" };
    println!("{name}, {ROWS} rows {seconds:6.2} s  {met}  ({ratio:.1} times a plain insert)");
    is_met
}

fn settings(folder: &TempDir) -> anyhow::Result<Settings> {
    let database = format!("sqlite://{}", folder.path().join("bench.sqlite3").display());
    let line = ["xingtan", "--database-url", &database, "--base-url", "http://xingtan.test"];
    let settings = Line::try_parse_from(line)?.options.parse();
    Ok(Settings { mail: MailUrl::Box, ..settings.map_err(|wrong| anyhow!("{wrong:?}"))? })
}

async fn officer(db: &Db, installation: &installation::Model) -> anyhow::Result<Officer<DecideEnterprises>> {
    let (now, key) = (Clock::System.now(), AddressKey::of(installation));
    let email = Email::parse("reviewer@example.cn").ok().context("an address")?;
    let token = accounts::add_officer(db, &Actor::command_line(), &email, Role::Reviewer, None, now).await?;
    let password = Password::parse("lathe apricot willow 7", &[]).map_err(|wrong| anyhow!("{wrong:?}"))?;
    let hashed = Passwords::default().hash(password).await.map_err(|error| anyhow!("{error:?}"))?;
    let account = accounts::set_password(db, &key, &token, hashed, &"".into(), now).await?;
    Officer::load(db, account.id).await.map_err(|error| anyhow!("{error:?}"))
}

/// A good code for each number: the two checks are found by trying.
fn code(number: usize) -> CreditCode {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let of = |inner: char| {
        let all = ALPHABET.chars().map(move |outer| format!("91370881MA{number:06}{inner}{outer}"));
        all.into_iter().find_map(|text| CreditCode::parse(&text, Care::AsTyped).ok())
    };
    "0123456789X".chars().find_map(of).expect("a code")
}

fn list() -> String {
    let head = "统一社会信用代码,名称,县市区,认定种类,证书编号,发证日期,地址\n".to_owned();
    let row = |number| {
        let code = code(number);
        let number = format!("GR202637{number:06}");
        format!(
            "{},曲阜精工机床{number}有限公司,曲阜市,高新技术企业,{number},2026-03-01,春秋中路 8 号\n",
            code.as_str()
        )
    };
    (0..ROWS).map(row).fold(head, |list, row| list + &row)
}

/// The least that a database can do with as many rows: no check, one transaction.
async fn plain_insert(db: &Db) -> anyhow::Result<Duration> {
    let now = Clock::System.now();
    let row = |number: usize| enterprise::ActiveModel {
        id: Set(Uuid::now_v7()),
        slug: Set(format!("plain-{number}")),
        status: Set(Status::Closed),
        code: Set(format!("{number:018}")),
        is_odd_code: Set(false),
        name: Set(format!("plain {number}")),
        kind: Set(Kind::Company),
        district: Set(Some(District::Qufu)),
        chain: Set(Chain::Other),
        staff: Set(0),
        science_staff: Set(0),
        address: Set(String::new()),
        intro_zh: Set(String::new()),
        intro_en: Set(String::new()),
        search_text: Set(format!("plain {number}")),
        logo_id: Set(None),
        licence_id: Set(None),
        applied_by: Set(None),
        placements: Set(0),
        applied_at: Set(now),
        decided_at: Set(Some(now)),
        reason_code: Set(None),
        reason: Set(None),
        updated_at: Set(now),
    };
    let rows: Vec<enterprise::ActiveModel> = (0..ROWS).map(row).collect();
    let begun = Instant::now();
    let tx = db.begin().await?;
    for chunk in rows.chunks(500) {
        enterprise::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
    }
    tx.commit().await?;
    Ok(begun.elapsed())
}
