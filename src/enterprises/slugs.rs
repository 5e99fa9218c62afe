//! Slugs: the organisation code within the credit code, which is public and stays; later ones with it are numbered.
use super::form::CreditCode;
use entity::{enterprise, merged_enterprise};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QuerySelect, sea_query::Expr};
use std::collections::HashMap;

/// Characters of an organisation code.
const ORGANISATION: usize = 9;

pub fn organisation(code: &CreditCode) -> String {
    code.organisation().to_ascii_lowercase()
}

/// How many begin with each of these organisation codes. Those of applications that became part of a listed enterprise
/// count too, for they lead to it.
pub async fn taken(db: &impl ConnectionTrait, organisations: &[String]) -> Result<HashMap<String, u64>, DbErr> {
    // An import's 5,000 rows are well below the 32,766 variables that SQLite takes in a statement.
    let begins = || Expr::cust("substr(slug, 1, 9)").is_in(organisations);
    let there = enterprise::Entity::find().select_only().column(enterprise::Column::Slug).filter(begins());
    let gone = merged_enterprise::Entity::find().select_only().column(merged_enterprise::Column::Slug).filter(begins());
    let there: Vec<String> = there.into_tuple().all(db).await?;
    let gone: Vec<String> = gone.into_tuple().all(db).await?;
    let mut taken = HashMap::new();
    for slug in there.into_iter().chain(gone) {
        *taken.entry(slug.chars().take(ORGANISATION).collect()).or_default() += 1;
    }
    Ok(taken)
}

pub fn numbered(organisation: &str, others: u64) -> String {
    if others == 0 { organisation.to_owned() } else { format!("{organisation}-{}", others + 1) }
}
