//! A mentor's people, handed over together.
use super::{agreed, error, ground, letter, owner, teacher, teaching, told};
use crate::{on_both, placements::wrong, support::Site};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use xingtan::mentors;

on_both! {
    async fn all_people_of_a_mentor_go_to_another_each_on_their_own(site: Site) {
        let on = ground(&site).await;
        let zeng = teacher(&site, &on, "曾师傅", Some("zeng")).await;
        let mut small = zeng.clone().into_active_model();
        small.max_load = Set(1);
        small.update(site.app.db.write()).await.unwrap();
        let rows = [agreed(&site, &on, "li").await, agreed(&site, &on, "qi").await];
        let seat = owner(&site, &on).await;
        let path = format!("/enterprise/{}/mentors/{}/handover", on.enterprise.slug, on.mentor.id);
        let to = zeng.id.to_string();
        let ids = rows.each_ref().map(|row| row.id.to_string());
        let fields = [("to", to.as_str()), ("people", &ids[0]), ("people", &ids[1])];

        let asked = [seat.get(&path).await, seat.get(&format!("{path}?lang=en")).await];
        let empty = wrong(&seat, &path, &[]).await;
        let one = seat.post(&path, &fields).await;
        let full = seat.post(&format!("{path}?lang=en"), &[("to", to.as_str()), ("people", &ids[1])]).await;
        let mut large = zeng.clone().into_active_model();
        large.max_load = Set(2);
        large.update(site.app.db.write()).await.unwrap();
        let rest = seat.post(&path, &fields).await;
        let nobody = seat.get(&format!("{path}?done=handed-over")).await;

        assert!(asked[0].main_text().contains("在本企业带 2 名学徒"), "{}", asked[0].main_text());
        assert!(asked[1].main_text().contains("Teaches 2 apprentices here"), "{}", asked[1].main_text());
        let neither = |said: &str| vec![error("to", said), error("people", said)];
        assert_eq!(empty, [neither("请选择一项"), neither("Choose an option")]);
        assert_eq!((one.status, one.errors().len()), (409, 1), "{:?}", one.errors());
        assert!(one.errors()[0].1.starts_with("qi：曾师傅 在"), "{:?}", one.errors());
        assert!(full.errors()[0].1.starts_with("qi: 曾师傅 already looks after 1 person"), "{:?}", full.errors());
        assert_eq!((rest.status, teaching(&site, &on.mentor).await, teaching(&site, &zeng).await), (303, 0, 2));
        assert!(nobody.main_text().contains("在本企业没有带学徒"), "{}", nobody.main_text());
        assert_eq!(told(&site).await, [
            letter("li", "你在 圣阳电源 的导师有变动"),
            letter("qi", "你在 圣阳电源 的导师有变动"),
            letter("zeng", "你将带徒：li"),
            letter("zeng", "你将带徒：qi"),
        ]);
    }
}

on_both! {
    async fn people_of_a_mentor_who_was_removed_are_still_handed_over(site: Site) {
        let on = ground(&site).await;
        let zeng = teacher(&site, &on, "曾师傅", None).await;
        let row = agreed(&site, &on, "li").await;
        mentors::remove(&site.app.db, &site.tending(&on.enterprise).await, on.mentor.id, site.now()).await.unwrap();
        let seat = owner(&site, &on).await;
        let path = format!("/enterprise/{}/mentors/{}/handover", on.enterprise.slug, on.mentor.id);

        let sent = seat.post(&path, &[("to", &zeng.id.to_string()), ("people", &row.id.to_string())]).await;
        let gone = seat.get(&path).await;

        assert_eq!((sent.status, gone.status), (303, 404));
        assert_eq!(teaching(&site, &zeng).await, 1);
    }
}
