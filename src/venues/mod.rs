//! Venues: places with rooms, where things happen.
//!
//! Every officer of the desk reads all of them, for a room is shared by districts; who keeps a district changes its own.
//! Nothing is deleted: what took place there names it. A block is a time in which a room is not to be had.
//! Start reading at `add.rs`, then `rooms/` and `blocks/`; `hours.rs` says when a venue is open, `uses.rs` what takes a room.
mod add;
mod admin;
mod blocks;
pub mod card;
mod edit;
mod form;
pub mod hours;
mod keep;
mod queries;
mod rooms;
mod turn;
mod uses;

pub use add::{AddError, NewVenue, add};
pub use blocks::{BlockError, NewBlock, add::block, remove::free};
pub use edit::{EditError, edit};
pub use keep::KeepError;
pub use queries::{all, blocks_from, by_slug, rooms_of, to_choose, with_rooms};
pub use rooms::{NewRoom, RoomError, add::add_room, edit::edit_room, turn::turn_room};
pub use turn::{Turn, turn};
pub use uses::{Hall, hall, halls, leave, lock_rooms, take};

use crate::{
    app::App,
    web::route::{Route, get, post},
};

/// Slugs that addresses need for themselves.
pub const RESERVED: [&str; 1] = ["new"];

/// Officers' rooms.
pub fn private_routes() -> Vec<Route<App>> {
    vec![
        get("/admin/venues", "none", admin::list::list),
        get("/admin/venues/new", "none", admin::editor::blank),
        post("/admin/venues/new", "none", admin::editor::create),
        get("/admin/venues/{slug}", "venue", admin::show::show),
        get("/admin/venues/{slug}/text", "venue", admin::editor::show),
        post("/admin/venues/{slug}/text", "venue", admin::editor::update),
        get("/admin/venues/{slug}/retirement", "venue", admin::turns::ask),
        post("/admin/venues/{slug}/retirement", "venue", admin::turns::retire),
        post("/admin/venues/{slug}/return", "venue", admin::turns::bring_back),
        get("/admin/venues/{slug}/rooms/new", "venue", admin::room::blank),
        post("/admin/venues/{slug}/rooms/new", "venue", admin::room::create),
        get("/admin/venues/{slug}/rooms/{id}", "room", admin::room::show),
        post("/admin/venues/{slug}/rooms/{id}", "room", admin::room::update),
        get("/admin/venues/{slug}/rooms/{id}/retirement", "room", admin::turns::ask_room),
        post("/admin/venues/{slug}/rooms/{id}/retirement", "room", admin::turns::retire_room),
        post("/admin/venues/{slug}/rooms/{id}/return", "room", admin::turns::bring_room_back),
        get("/admin/venues/{slug}/blocks/new", "venue", admin::block::blank),
        post("/admin/venues/{slug}/blocks/new", "venue", admin::block::create),
        get("/admin/venues/{slug}/blocks/{id}/removal", "room_block", admin::block::ask_removal),
        post("/admin/venues/{slug}/blocks/{id}/removal", "room_block", admin::block::removal),
    ]
}
