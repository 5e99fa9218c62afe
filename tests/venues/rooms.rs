//! Rooms: added, edited, retired, brought back; two of one venue are told apart.
use super::{acts, scheduler};
use crate::{
    on_both,
    support::{Site, venues::venue},
};
use xingtan::venues;

const NEW: &str = "/admin/venues/tower/rooms/new";

fn typed<'a>(name: &'a str, capacity: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![("name_zh", name), ("name_en", ""), ("capacity", capacity), ("equipment_zh", "投影"), ("equipment_en", "")]
}

on_both! {
    async fn a_room_is_added_once_edited_retired_and_brought_back(site: Site) {
        let seat = scheduler(&site, "keeper").await;
        let tower = site.venue(venue("tower")).await;

        for _ in 0..2 {
            seat.post(NEW, &typed("报告厅", "２００")).await;
        }
        let [hall] = <[_; 1]>::try_from(venues::rooms_of(site.db(), tower.id).await.unwrap()).unwrap();
        let path = format!("/admin/venues/tower/rooms/{}", hall.id);
        let page = seat.get(&path).await;
        let asks = [seat.get(&format!("{path}/retirement")).await, seat.get(&format!("{path}/retirement?lang=en")).await];
        seat.post(&path, &[typed("大报告厅", "260"), vec![("revision", page.hidden("revision"))]].concat()).await;
        seat.post(&format!("{path}/retirement"), &[]).await;
        let retired = seat.get("/admin/venues/tower").await.main_text();
        seat.post(&format!("{path}/return"), &[]).await;

        for (ask, says) in asks.iter().zip([
            "停用后，这里不能再发布新的活动；已经发布的留在这里，活动的页面会提示换场地。以后可以恢复使用。",
            "Nothing new can be published here. What is published stays, and its pages will ask you to move it.",
        ]) {
            assert!(ask.main_text().contains(says), "{}", ask.main_text());
        }
        assert!(retired.contains("已停用的场地 大报告厅"), "{retired}");
        let [row] = <[_; 1]>::try_from(venues::rooms_of(site.db(), tower.id).await.unwrap()).unwrap();
        assert_eq!((row.name_zh.as_str(), row.capacity, row.retired_at, row.revision), ("大报告厅", 260, None, 2));
        assert_eq!(acts(&site).await, ["add", "add_room", "edit_room", "retire_room", "bring_room_back"]);
    }
}

on_both! {
    async fn wrong_input_is_explained_at_its_field(site: Site) {
        let seat = scheduler(&site, "keeper").await;
        let tower = site.venue(venue("tower")).await;
        site.room(&tower, "报告厅", 200).await;

        for (name, capacity, at, says) in [
            ("", "20", "name_zh", "请填写"),
            ("会议室", "0", "capacity", "请填 1 到 100,000 的整数"),
            ("会议室", "很多", "capacity", "请填 1 到 100,000 的整数"),
            ("报告厅", "20", "name_zh", "这个场馆已有同名的场地，请换一个"),
        ] {
            let told = seat.post(NEW, &typed(name, capacity)).await;

            assert_eq!((told.status, told.errors()), (422, vec![(at.into(), says.into())]));
            assert!(told.body.contains("value=\"投影\""), "what was typed stays");
        }
        assert_eq!(venues::rooms_of(site.db(), tower.id).await.unwrap().len(), 1);
    }
}

on_both! {
    async fn a_name_is_free_again_once_its_room_is_retired(site: Site) {
        let seat = scheduler(&site, "keeper").await;
        let tower = site.venue(venue("tower")).await;
        let old = site.room(&tower, "报告厅", 200).await;
        seat.post(&format!("/admin/venues/tower/rooms/{}/retirement", old.id), &[]).await;

        let fresh = seat.post(NEW, &typed("报告厅", "300")).await;
        let back = seat.post(&format!("/admin/venues/tower/rooms/{}/return", old.id), &[]).await;

        assert_eq!((fresh.status, back.status, back.heading().as_str()), (303, 409, "这个场馆已有同名的场地"));
    }
}

on_both! {
    async fn of_two_who_edit_a_room_the_second_sees_both(site: Site) {
        let (first, second) = (scheduler(&site, "first").await, scheduler(&site, "second").await);
        let tower = site.venue(venue("tower")).await;
        let hall = site.room(&tower, "报告厅", 200).await;
        let path = format!("/admin/venues/tower/rooms/{}", hall.id);

        first.post(&path, &[typed("东厅", "200"), vec![("revision", "1")]].concat()).await;
        let stale = second.post(&path, &[typed("西厅", "200"), vec![("revision", "1")]].concat()).await;

        assert_eq!(stale.status, 409);
        assert!(stale.main_text().contains("东厅") && stale.body.contains("value=\"西厅\""), "{}", stale.body);
        assert_eq!(stale.hidden("revision"), "2");
    }
}
