//! The recount finds what is wrong with sessions, each kind by itself.
use crate::{on_both, support::Site};
use entity::{registration, session, session_place};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter};
use xingtan::registrations::recount;

on_both! {
    async fn a_wrong_counter_a_stray_row_and_an_idle_place_raise_an_alarm_each(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        let [first, _second] = [site.register_for(&event, "first", &[&lathe]).await, site.register_for(&event, "second", &[&lathe]).await];
        let alarms = async || recount(&site.app.db, site.now()).await.unwrap();
        let set = async |change: session::ActiveModel| {
            session::ActiveModel { id: Set(lathe.id), ..change }.update(site.app.db.write()).await.unwrap();
        };
        assert_eq!(alarms().await, 0);

        set(session::ActiveModel { wished: Set(1), ..Default::default() }).await;
        assert_eq!(alarms().await, 1, "a wrong counter");
        set(session::ActiveModel { wished: Set(0), places: Set(Some(2)), ..Default::default() }).await;
        assert_eq!(alarms().await, 1, "a place is free while somebody waits");
        set(session::ActiveModel { places: Set(Some(1)), ..Default::default() }).await;
        session_place::Entity::update_many()
            .set(session_place::ActiveModel { state: Set(session_place::State::Wished), ..Default::default() })
            .filter(session_place::COLUMN.registration_id.eq(first.id))
            .exec(site.app.db.write())
            .await
            .unwrap();
        set(session::ActiveModel { taken: Set(0), waiting: Set(1), wished: Set(1), places: Set(Some(1)), ..Default::default() }).await;
        assert_eq!(alarms().await, 2, "a wish of somebody inside, and so an idle place");
        assert!(registration::Entity::find().one(site.db()).await.unwrap().is_some());
    }
}
