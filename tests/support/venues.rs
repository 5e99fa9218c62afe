//! Venues and rooms, made by the verbs.
use super::Site;
use entity::{
    event::District,
    room, room_block,
    venue::{self, Hours},
};
use xingtan::{
    roles::{Officer, rights::WriteVenues},
    venues::{self, NewBlock, NewRoom, NewVenue},
};

/// Said in both languages; nobody says when it is open.
pub fn venue(slug: &str) -> NewVenue {
    let both = |zh: &str, en: &str| [zh.to_owned(), en.to_owned()];
    NewVenue {
        slug: slug.to_owned(),
        district: District::Rencheng,
        name: both("人才大厦", "Talent Tower"),
        address: both("任城区洸河路 9 号", "9 Guanghe Road, Rencheng"),
        directions: both("坐 2 路到人才大厦站。", "Bus 2 to the tower."),
        access: both("- 北门有坡道", "- a ramp at the north gate"),
        contact: "物业 0537-2345678".to_owned(),
        hours: Hours::default(),
    }
}

impl Site {
    async fn keeper(&self) -> Officer<WriteVenues> {
        self.by().await
    }

    pub async fn venue(&self, new: NewVenue) -> venue::Model {
        venues::add(&self.app.db, &self.keeper().await, new, self.now()).await.expect("a venue")
    }

    pub async fn room(&self, of: &venue::Model, name: &str, capacity: i32) -> room::Model {
        let new = NewRoom {
            name: [name.to_owned(), String::new()],
            capacity,
            equipment: ["投影、音响".to_owned(), String::new()],
        };
        venues::add_room(&self.app.db, &self.keeper().await, of.id, new, self.now()).await.expect("a room")
    }

    /// The first of its room that is not over.
    pub async fn blocked(&self, of: &venue::Model, new: NewBlock) -> room_block::Model {
        let now = self.now();
        venues::block(&self.app.db, &self.keeper().await, of.id, &new, now).await.expect("blocked");
        let all = venues::blocks_from(self.db(), of.id, now).await.expect("blocks");
        all.into_iter().find(|(block, _)| block.starts_at == new.starts_at).expect("the block").0
    }
}
