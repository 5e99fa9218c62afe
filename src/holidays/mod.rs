//! Holidays: days off on working days and weekends worked for them, as the State Council publishes them each autumn.
//!
//! Everybody at the desk reads the table; officers of the whole city keep it, for it holds in every district. It warns and
//! refuses nothing. Start reading at `enter.rs`.
mod admin;
mod enter;
mod form;
mod notes;
mod queries;
mod remove;

pub use enter::{HolidayError, NewHolidays, enter_holidays};
pub use notes::{notes, said};
pub use queries::{between, of_year};
pub use remove::remove_holiday;

use crate::{
    app::App,
    web::route::{Route, get, post},
};

/// Officers' rooms.
pub fn private_routes() -> Vec<Route<App>> {
    vec![
        get("/admin/holidays", "none", admin::list),
        post("/admin/holidays", "none", admin::create),
        post("/admin/holidays/removal", "none", admin::remove),
    ]
}
