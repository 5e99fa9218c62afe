//! The list: what it shows, what it finds, what is counted, and what it costs.
use super::{ground, owner, room};
use crate::{
    on_both,
    support::{Answer, Site, placements::Ground},
};
use chrono::Duration;
use entity::{mentor, placement, placement_mentor};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;
use xingtan::{
    mentors::Turn,
    placements::{Stage, life},
};

/// Names in the table, in their order.
fn listed(page: &Answer) -> Vec<String> {
    let rows = page.body.split("role=\"rowheader\"><a href=\"").skip(1);
    rows.map(|row| row.split_once("\">").unwrap().1.split('<').next().unwrap().to_owned()).collect()
}

async fn running(site: &Site, on: &Ground, name: &str) {
    let mut draft = on.draft(site, name);
    draft.first_day = Some(site.today());
    draft.contract_first = Some(site.today());
    site.placed_with(on, draft, Stage::Running).await;
}

on_both! {
    async fn the_list_finds_by_stage_programme_and_name(site: Site) {
        let on = ground(&site).await;
        site.placed(&on, "li", Stage::WithEnterprise).await;
        site.placed(&on, "qi", Stage::WithApprentice).await;
        site.placed(&on, "yan", Stage::WithReviewer).await;
        running(&site, &on, "you").await;
        site.placed(&on, "zeng", Stage::Cancelled).await;
        let seat = owner(&site, &on).await;
        let look = async |query: &str| listed(&seat.get(&format!("{}?{query}", room(&on))).await);
        let other = site.scheme("other").await.0.id;

        assert_eq!(look("").await, ["zeng", "you", "yan", "qi", "li"]);
        assert_eq!(look("only=waits").await, ["li"]);
        assert_eq!(look("stage=with-apprentice").await, ["qi"]);
        assert_eq!(look("stage=with-bureau").await, ["yan"]);
        assert_eq!(look("stage=running").await, ["you"]);
        assert_eq!(look("stage=agreed").await, Vec::<String>::new());
        assert_eq!(look("stage=cancelled").await, ["zeng"]);
        assert_eq!(look("q=YO").await, ["you"]);
        assert_eq!(look(&format!("programme={}", on.programme.id)).await.len(), 5);
        assert_eq!(look(&format!("programme={other}")).await, Vec::<String>::new());
        assert_eq!(look("stage=nonsense&programme=x&after=y").await.len(), 5);
    }
}

on_both! {
    async fn a_row_says_with_whom_it_is_and_since_when(site: Site) {
        let on = ground(&site).await;
        site.placed(&on, "qi", Stage::WithApprentice).await;
        site.placed(&on, "yan", Stage::WithReviewer).await;
        running(&site, &on, "you").await;
        let look = async || owner(&site, &on).await.get(&room(&on)).await.main_text();

        let fresh = look().await;
        site.advance(Duration::days(13));
        let patient = look().await;
        site.advance(Duration::days(1));
        let silent = look().await;

        assert!(fresh.contains("qi 车工 高级工 2026年12月11日 至 2027年12月10日 王师傅 等学徒答复 今天起"), "{fresh}");
        assert!(fresh.contains("2026年12月1日 至 2027年12月10日 王师傅 试用期"), "{fresh}");
        assert!(patient.contains("等学徒答复 已 13 天") && patient.contains("等科技局备案 已 13 天"), "{patient}");
        assert!(silent.contains("超过 14 天未答复 已 14 天") && silent.contains("等科技局备案 已 14 天"), "{silent}");
    }
}

on_both! {
    async fn what_waits_and_what_is_overdue_is_counted(site: Site) {
        let on = ground(&site).await;
        site.placed(&on, "li", Stage::WithEnterprise).await;
        site.placed(&on, "qi", Stage::WithEnterprise).await;
        site.placed(&on, "yan", Stage::Agreed).await;
        let account = site.tending(&on.enterprise).await.account.clone();

        let now = site.sign_in(&account).await.get(&room(&on)).await.main_text();
        site.advance(Duration::days(376));
        let seat = site.sign_in(&account).await;
        let late = seat.get(&room(&on)).await.main_text();
        let overdue = seat.get(&format!("{}?only=overdue", room(&on))).await;

        assert!(now.contains("全部 待我方处理 2 到期未结束 0"), "{now}");
        assert!(late.contains("全部 待我方处理 3 到期未结束 1"), "{late}");
        assert_eq!(listed(&overdue), ["yan"]);
    }
}

on_both! {
    async fn who_needs_a_mentor_and_what_is_to_be_declared_wait_for_the_enterprise(site: Site) {
        let on = ground(&site).await;
        for name in ["li", "qi"] {
            running(&site, &on, name).await;
        }
        site.placed(&on, "yan", Stage::Agreed).await;
        let account = site.tending(&on.enterprise).await.account.clone();
        let look = async |query: &str| site.sign_in(&account).await.get(&format!("{}?{query}", room(&on))).await;

        let led = look("only=waits").await;
        site.turn(&on.enterprise, &on.mentor, Turn::Rest).await;
        let unled = look("only=waits").await;
        site.turn(&on.enterprise, &on.mentor, Turn::Resume).await;
        site.advance(Duration::days(373));
        let early = look("only=waits").await;
        site.advance(Duration::days(1));
        let due = [look("only=waits").await, look("only=waits&lang=en").await];
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&on.enterprise).await);
        let li = placement::Entity::find().filter(placement::COLUMN.name.eq("li")).one(site.db()).await.unwrap().unwrap();
        life::declare(db, key, &who, li.id, "学会了车工", site.now()).await.unwrap();
        let declared = look("only=waits").await;

        assert_eq!((listed(&led), listed(&early)), (vec![], vec![]));
        assert_eq!(listed(&unled), ["yan", "qi", "li"]);
        let text = unled.main_text();
        assert!(text.contains("待我方处理 3") && text.contains("需要导师"), "{text}");
        assert_eq!(listed(&due[0]), ["yan", "qi", "li"]);
        let texts = due.each_ref().map(Answer::main_text);
        assert!(texts[0].contains("待我方处理 3") && texts[0].matches("待申报完成").count() == 3, "{}", texts[0]);
        assert_eq!(texts[1].matches("Declare it complete").count(), 3, "{}", texts[1]);
        assert_eq!(listed(&declared), ["yan", "qi"]);
        assert_eq!(declared.main_text().matches("待申报完成").count(), 2);
    }
}

on_both! {
    async fn the_list_costs_the_same_with_one_and_with_three(site: Site) {
        let on = ground(&site).await;
        let seat = owner(&site, &on).await;
        let mut costs = Vec::new();
        for names in [["li"].as_slice(), &["qi", "yan"]] {
            for name in names {
                site.placed(&on, name, Stage::WithApprentice).await;
            }
            let before = site.statements();
            let page = seat.get(&room(&on)).await;
            costs.push((site.statements() - before, listed(&page).len()));
        }

        assert_eq!(costs, [(18, 1), (18, 3)]);
    }
}

/// So many copies of a placement, of people of a mentor's, as no verb could make them: a mentor looks after three.
async fn copy(site: &Site, row: &placement::Model, teacher: &mentor::Model, number: usize) {
    for _ in 0..number {
        let mut copy = row.clone().into_active_model().reset_all();
        (copy.id, copy.number) = (Set(Uuid::now_v7()), Set(None));
        let copy = copy.insert(site.app.db.write()).await.unwrap();
        let tie = placement_mentor::ActiveModel {
            id: Set(Uuid::now_v7()),
            placement_id: Set(copy.id),
            mentor_id: Set(teacher.id),
            role: Set(placement_mentor::Role::Lead),
            from_day: Set(None),
            until_day: Set(None),
        };
        tie.insert(site.app.db.write()).await.unwrap();
    }
}

on_both! {
    async fn a_mentors_list_costs_the_same_with_two_people_and_with_twenty(site: Site) {
        let mut on = ground(&site).await;
        let wang = site.account("wang").await;
        let teacher = site.mentor_of(&on.enterprise, &wang, "王老师").await;
        on.mentor = site.bring_mentor(&on.enterprise, teacher, mentor::Status::Approved).await;
        let row = site.placed(&on, "li", Stage::Agreed).await;
        let seat = site.sign_in(&wang).await;
        let mut costs = Vec::new();
        for number in [1, 18] {
            copy(&site, &row, &on.mentor, number).await;
            let before = site.statements();
            let page = seat.get(&room(&on)).await;
            costs.push((site.statements() - before, listed(&page).len()));
        }

        assert_eq!(costs, [(11, 2), (11, 20)]);
    }
}

on_both! {
    async fn twenty_stand_on_a_page_and_the_cursor_leads_on(site: Site) {
        let on = ground(&site).await;
        for number in 0..21 {
            site.advance(Duration::seconds(1));
            site.placed(&on, &format!("li{number}"), Stage::WithEnterprise).await;
        }
        let seat = owner(&site, &on).await;

        let first = seat.get(&format!("{}?only=waits", room(&on))).await;
        let next = first.body.split("rel=\"next\"").next().unwrap().rsplit("href=\"").next().unwrap();
        let second = seat.get(&next.split('"').next().unwrap().replace("&#38;", "&")).await;

        assert_eq!((listed(&first).len(), listed(&first)[0].as_str()), (20, "li20"));
        assert_eq!(listed(&second), ["li0"]);
    }
}
