//! From the draft to filed, step by step: rows, letters, and what each side holds.
use super::{ground, told};
use crate::{
    on_both,
    support::{Site, placements::BORN},
};
use entity::{
    enterprise, mentor,
    placement::{Side, Status},
    programme_enterprise,
};
use sea_orm::EntityTrait;
use xingtan::placements::{Decision, Stage};

on_both! {
    async fn an_apprentice_is_enrolled_from_draft_to_filed(site: Site) {
        let on = ground(&site).await;
        let li = site.account("li").await;

        let draft = site.begin(&on, on.draft(&site, "li")).await;
        let quiet = told(&site).await;
        let sent = site.send_placement(&on, &draft).await;
        let asked = told(&site).await;
        let opened = site.open_placement(&sent, &li).await;
        let agreed = site.agree(&opened, &li).await;
        let both = told(&site).await;
        let filed = site.judge_placement(&agreed, &Decision::File).await.unwrap();
        let done = told(&site).await;

        let party = |row: &entity::placement::Model| (row.status, row.party, row.revision);
        assert_eq!(party(&draft), (Status::Draft, Side::Enterprise, 1));
        assert_eq!(party(&sent), (Status::Draft, Side::Apprentice, 1));
        assert_eq!((opened.account_id, opened.birth_date), (Some(li.id), BORN.parse().ok()));
        assert_eq!(party(&agreed), (Status::Draft, Side::Reviewer, 1));
        assert_eq!((filed.status, filed.filed_at), (Status::Agreed, Some(site.now())));
        assert!(filed.number.as_ref().is_some_and(|number| number.starts_with("2026-")), "{:?}", filed.number);
        assert_eq!(quiet, []);
        let letter = |to: &str, said: &str| (to.to_owned(), said.to_owned());
        assert_eq!(asked, [letter("li", "圣阳电源 邀请你成为学徒")]);
        assert_eq!(both, [letter("li", "你已同意培养内容，等待科技局备案")]);
        assert_eq!(done, [
            letter("fang", "已备案：li 的学徒培养"),
            letter("li", "已备案：你在 圣阳电源 的学徒培养"),
        ]);
        let row = enterprise::Entity::find_by_id(on.enterprise.id).one(site.db()).await.unwrap().unwrap();
        let mentor = mentor::Entity::find_by_id(on.mentor.id).one(site.db()).await.unwrap().unwrap();
        let takes_part = programme_enterprise::Entity::find().one(site.db()).await.unwrap().unwrap();
        assert_eq!((row.placements, mentor.teaching, takes_part.learning), (1, 1, 0));
    }
}

on_both! {
    async fn whose_first_day_has_come_runs_when_it_is_filed(site: Site) {
        let on = ground(&site).await;
        let mut draft = on.draft(&site, "li");
        draft.first_day = Some(site.today());
        draft.contract_first = Some(site.today());

        let filed = site.placed_with(&on, draft, Stage::Running).await;

        let takes_part = programme_enterprise::Entity::find().one(site.db()).await.unwrap().unwrap();
        assert_eq!((filed.status, takes_part.learning), (Status::Running, 1));
    }
}
