//! What officers type about venues.
mod block;
mod room;
mod venue;

pub use block::BlockForm;
pub use room::RoomForm;
pub use venue::{FIELDS, VenueForm, WEEK};
