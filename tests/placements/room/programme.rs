//! What the programme has no more, or not yet, said at its field when a draft is sent.
use super::{error, ground, sending::refused};
use crate::{on_both, support::Site};
use chrono::Days;
use entity::{occupation, programme, programme_rules};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use xingtan::placements::{DecideError, Decision, Stage};

on_both! {
    async fn a_programme_that_ended_before_the_first_day_is_said_in_both_languages(site: Site) {
        let on = ground(&site).await;
        let ends_on = Set(Some(site.today() + Days::new(9)));
        let over = programme::ActiveModel { id: Set(on.programme.id), ends_on, ..Default::default() };
        over.update(site.app.db.write()).await.unwrap();

        let said = refused(&site, &on, on.draft(&site, "li")).await;

        assert_eq!(said, [
            [error("first_day", "第一天不在本项目的起止日期内")],
            [error("first_day", "The first day lies outside the programme’s dates")],
        ]);
    }
}

on_both! {
    async fn a_programme_whose_rules_begin_later_is_said_in_both_languages(site: Site) {
        let on = ground(&site).await;
        for rules in programme_rules::Entity::find().all(site.db()).await.unwrap() {
            let mut later = rules.into_active_model();
            later.valid_from = Set(site.today() + Days::new(11));
            later.update(site.app.db.write()).await.unwrap();
        }

        let said = refused(&site, &on, on.draft(&site, "li")).await;

        assert_eq!(said, [
            [error("programme", "这个项目在该日期没有生效的规则，请联系科技局")],
            [error("programme", "The programme has no rules for this date; ask the bureau")],
        ]);
    }
}

on_both! {
    async fn an_occupation_that_is_taught_no_more_is_said_in_both_languages(site: Site) {
        let on = ground(&site).await;
        let retired_at = Set(Some(site.now()));
        let gone = occupation::ActiveModel { id: Set(on.occupation.id), retired_at, ..Default::default() };
        gone.update(site.app.db.write()).await.unwrap();

        let said = refused(&site, &on, on.draft(&site, "li")).await;

        assert_eq!(said, [
            [error("occupation", "学徒项目不再培养这个职业，请另选一个")],
            [error("occupation", "The programme no longer teaches this occupation; choose another")],
        ]);
    }
}

on_both! {
    async fn a_programme_that_was_closed_meanwhile_is_said_in_both_languages_and_files_nobody(site: Site) {
        let on = ground(&site).await;
        let waiting = site.placed(&on, "wang", Stage::WithReviewer).await;
        let status = Set(programme::Status::Closed);
        let closed = programme::ActiveModel { id: Set(on.programme.id), status, ..Default::default() };
        closed.update(site.app.db.write()).await.unwrap();

        let said = refused(&site, &on, on.draft(&site, "li")).await;
        let filed = site.judge_placement(&waiting, &Decision::File).await;

        assert_eq!(said, [
            [error("programme", "这个学徒项目已经不再招收学徒，请另选一个项目")],
            [error("programme", "This programme enrols nobody any more; choose another")],
        ]);
        assert!(matches!(filed, Err(DecideError::Faults(faults)) if faults[0].code == "programme_closed"));
    }
}
