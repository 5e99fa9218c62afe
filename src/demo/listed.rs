//! The bureau's list of recognised enterprises, imported into the sample city some weeks ago; and a second list that
//! waits for its officer to look at what is wrong with it.
use super::people::People;
use crate::{
    app::App,
    enterprises::{Choice, commit_import, start_import},
    imports::NewImport,
    words::when::today,
};
use anyhow::Context;
use chrono::{DateTime, Datelike, Duration, Months, NaiveDate, Utc};
use std::fmt::Write;

/// Code, name, district, chain, staff and science staff.
type Listed = (String, String, String, String, i32, i32);

const HEAD: &str =
    "Unified social credit code,Name,District,Industry chain,Staff,Science staff,Recognition,Number,Day of issue";

pub async fn build(app: &App, people: &People, now: DateTime<Utc>) -> anyhow::Result<()> {
    let rows: Vec<Listed> = serde_json::from_str(include_str!("listed.json")).context("listed.json")?;
    let at = now - Duration::days(21);
    let who = &people.reviewer;
    let whole = start_import(&app.db, who, named("recognised-enterprises.csv", &list(&rows, today(at))?), at).await?;
    commit_import(&app.db, &app.address_key, who, whole.id, Choice::AllOrNothing, at + Duration::minutes(20)).await?;
    // Twice the same row, and a code that lost its last character.
    let faulty = list(&rows[..6], today(now))?.replace(&rows[3].0, &rows[3].0[..17]) + &line(&rows[1], 1, today(now))?;
    start_import(&app.db, who, named("additions.csv", &faulty), now - Duration::hours(2)).await?;
    Ok(())
}

fn named(name: &str, text: &str) -> NewImport {
    NewImport { name: name.to_owned(), bytes: text.as_bytes().to_vec(), sheet: String::new() }
}

fn list(rows: &[Listed], today: NaiveDate) -> anyhow::Result<String> {
    let mut text = format!("{HEAD}\r\n");
    for (number, row) in rows.iter().enumerate() {
        text += &line(row, number, today)?;
    }
    Ok(text)
}

/// Most are technology-oriented SMEs of this year; every third is a high-tech enterprise of the last thirty months.
fn line(row: &Listed, number: usize, today: NaiveDate) -> anyhow::Result<String> {
    let (code, name, district, chain, staff, science) = row;
    let mut line = format!("{code},{name},{district},{chain},{staff},{science},");
    if number.is_multiple_of(3) {
        let issued = today.checked_sub_months(Months::new(u32::try_from(number % 30)?)).context("a day")?;
        writeln!(line, "High-tech enterprise,GR{}37{number:06},{issued}\r", issued.year())?;
    } else {
        let first = NaiveDate::from_ymd_opt(today.year(), 1, 1).context("a day")?;
        let issued = first.max(today - Duration::days((number % 60) as i64));
        writeln!(line, "Technology-oriented SME,{}3708A0{number:08},{issued}\r", today.year())?;
    }
    Ok(line)
}
