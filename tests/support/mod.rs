//! What tests stand on: a whole site on a database of its own, people who fill in forms, the letter box.
pub mod answer;
pub mod browser;
pub mod builders;
pub mod database;
pub mod duty;
pub mod enterprises;
pub mod letters;
pub mod mentors;
pub mod people;
pub mod placements;
pub mod programmes;
pub mod recognitions;
pub mod replica;
pub mod sessions;
pub mod site;
pub mod smtp;
pub mod tables;
pub mod venues;

pub use answer::Answer;
pub use browser::{Browser, Look, browse};
pub use database::Backend;
pub use people::Seat;
pub use site::Site;

use std::{io::Write, sync::Once};

/// Says on the real standard error that something was left out, once; fails instead where nothing may be.
pub fn left_out(what: &str, said: &'static Once) {
    assert!(std::env::var_os("XINGTAN_TESTS_COMPLETE").is_none(), "left out: {what}");
    said.call_once(|| {
        // Past the test harness's capture, which print macros go through.
        let _ = writeln!(std::io::stderr(), "left out: {what}");
    });
}

/// One test, run on SQLite and on PostgreSQL.
#[macro_export]
macro_rules! on_both {
    ($(#[doc = $doc:literal])* async fn $name:ident($site:ident: $type:ty) $body:block) => {
        $(#[doc = $doc])*
        mod $name {
            use super::*;

            async fn test($site: $type) $body

            #[tokio::test]
            async fn sqlite() {
                test($crate::support::Site::new($crate::support::Backend::Sqlite).await).await;
            }

            #[tokio::test]
            async fn postgres() {
                if $crate::support::database::has_postgres() {
                    test($crate::support::Site::new($crate::support::Backend::Postgres).await).await;
                }
            }
        }
    };
}
