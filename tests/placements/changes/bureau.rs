//! A reviewer proposes, with a reason: it is in force once both sides agree, in either order, and over with either's no.
use super::{
    MEMBER, OVER, WHY, apprentice, at, borrowed, changes, desk, error, filled, ground, in_both, letter, mine, owner,
    running, said, told, turned_down, with,
};
use crate::{
    on_both,
    support::{Answer, Seat, Site, placements::Ground},
};
use chrono::Duration;
use entity::{placement, placement_change::State, programme};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use xingtan::placements::changes::expire;

/// Another level, with a reason; the letters of it are delivered.
async fn proposed(site: &Site, officer: &Seat<'_>, row: &placement::Model) {
    let fields = filled(row);
    let asked = with(&fields, &[("level", "intermediate"), ("words", WHY)]);
    let sent = officer.post(&desk(row, "/change/proposal"), &asked).await;
    assert_eq!(sent.status, 303, "{:?}", sent.errors());
    site.deliver().await;
}

/// By the enterprise, or the apprentice.
async fn answered(site: &Site, on: &Ground, row: &placement::Model, is_enterprise: bool, answer: &'static str) -> u16 {
    let fields = said(site, row, answer).await;
    if is_enterprise {
        return owner(site, on).await.post(&at(on, row, "/change/answer"), &borrowed(&fields)).await.status;
    }
    apprentice(site, &row.name).await.post(&mine(row, "/change/answer"), &borrowed(&fields)).await.status
}

on_both! {
    async fn it_needs_a_reason_that_both_sides_read(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let officer = site.reviewing("reviewer", None).await;
        let fields = filled(&row);

        let silent = in_both(&officer, &desk(&row, "/change/proposal"), &with(&fields, &[("level", "intermediate")])).await;
        let sent = officer.post(&desk(&row, "/change/proposal"), &with(&fields, &[("level", "intermediate"), ("words", WHY)])).await;

        let errors = silent.each_ref().map(|answer| (answer.status, answer.errors()));
        assert_eq!(errors, ["请写原因", "Give a reason"].map(|said| (422, vec![error("words", said)])));
        let is_kept = |answer: &Answer| answer.body.contains("value=\"intermediate\" selected");
        assert!(silent.iter().all(is_kept), "what was chosen stands there");
        assert_eq!((sent.status, site.placement_now(&row).await.level), (303, row.level));
        let waits = owner(&site, &on).await.get(&format!("/enterprise/{}/placements", on.enterprise.slug)).await.main_text();
        assert!(waits.contains("待我方处理 1"), "{waits}");
        assert_eq!(told(&site).await, [
            letter("fang", "科技局提议更改 li 的培养内容"),
            letter("li", "科技局提议更改你在 圣阳电源 的培养内容"),
        ]);
        for rest in ["", "/change"] {
            let theirs = [owner(&site, &on).await.get(&at(&on, &row, rest)).await, apprentice(&site, "li").await.get(&mine(&row, rest)).await];
            assert!(theirs.iter().all(|page| page.main_text().contains(WHY)), "{rest}");
        }
    }
}

on_both! {
    async fn in_either_order_the_second_yes_puts_it_in_force(site: Site) {
        let on = ground(&site).await;
        let officer = site.reviewing("reviewer", None).await;
        for (name, is_enterprise_first) in [("li", true), ("yan", false)] {
            let row = running(&site, &on, name).await;
            proposed(&site, &officer, &row).await;

            let first = answered(&site, &on, &row, is_enterprise_first, "accept").await;
            let half = told(&site).await;
            let between = site.placement_now(&row).await.level;
            let twice = answered(&site, &on, &row, is_enterprise_first, "accept").await;
            let regret = answered(&site, &on, &row, is_enterprise_first, "refuse").await;
            let second = answered(&site, &on, &row, !is_enterprise_first, "accept").await;

            assert_eq!([first, twice, regret, second], [303, 409, 409, 303]);
            let missing = match is_enterprise_first {
                true => letter(name, "圣阳电源 已同意科技局提议的更改，等你答复"),
                false => letter("fang", &format!("{name} 已同意科技局提议的更改，等你们答复")),
            };
            assert_eq!((half, between), (vec![missing], row.level), "only who has still to answer");
            assert_ne!(site.placement_now(&row).await.level, row.level);
            assert_eq!(changes(&site, &row).await[0].state, State::InForce);
            assert_eq!(told(&site).await, [
                letter("fang", &format!("{name} 的培养内容更改已生效")),
                letter(name, "你在 圣阳电源 的培养内容更改已生效"),
            ]);
        }
    }
}

on_both! {
    async fn a_no_of_either_ends_it_and_both_are_told(site: Site) {
        let on = ground(&site).await;
        let officer = site.reviewing("reviewer", None).await;
        for (name, is_enterprise) in [("li", true), ("yan", false)] {
            let row = running(&site, &on, name).await;
            proposed(&site, &officer, &row).await;

            let refused = answered(&site, &on, &row, is_enterprise, "refuse").await;
            let late = answered(&site, &on, &row, !is_enterprise, "accept").await;

            assert_eq!([refused, late], [303, 409]);
            assert_eq!(changes(&site, &row).await[0].state, State::Refused);
            assert_eq!(told(&site).await, [
                letter("fang", &format!("{name} 的培养内容不作更改")),
                letter(name, "你在 圣阳电源 的培养内容不作更改"),
            ]);
            let page = officer.get(&desk(&row, "")).await.main_text();
            assert!(page.contains(WHY), "{page}");
        }
    }
}

on_both! {
    async fn any_reviewer_withdraws_it_and_no_side_does(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let [one, two] = [site.reviewing("one", None).await, site.reviewing("two", None).await];
        proposed(&site, &one, &row).await;
        let withdraw = said(&site, &row, "withdraw").await;

        let theirs = answered(&site, &on, &row, true, "withdraw").await;
        let own = turned_down(&two, &desk(&row, "/change/answer"), &borrowed(&said(&site, &row, "accept").await)).await;
        let shown = two.get(&desk(&row, "/change/proposal")).await;
        let gone = two.post(&desk(&row, "/change/answer"), &borrowed(&withdraw)).await;

        assert_eq!((theirs, own, gone.status), (409, OVER.map(str::to_owned), 303));
        assert!(shown.body.contains("value=\"withdraw\""));
        assert_eq!(changes(&site, &row).await[0].state, State::Withdrawn);
        assert_eq!(told(&site).await, [
            letter("fang", "li 的更改提议已结束"),
            letter("li", "你在 圣阳电源 的更改提议已结束"),
        ]);
    }
}

on_both! {
    async fn after_thirty_days_half_a_yes_is_gone_too(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        proposed(&site, &site.reviewing("reviewer", None).await, &row).await;
        answered(&site, &on, &row, true, "accept").await;
        site.deliver().await;
        let (db, key) = (&site.app.db, &site.app.address_key);

        site.advance(Duration::days(30));
        let (one, other) = tokio::join!(expire(db, key, site.now()), expire(db, key, site.now()));

        assert_eq!(one.unwrap() + other.unwrap(), 1);
        assert_eq!((changes(&site, &row).await[0].state, told(&site).await.len()), (State::Expired, 2));
    }
}

on_both! {
    async fn nobody_proposes_for_themselves_or_for_colleagues(site: Site) {
        let on = ground(&site).await;
        let li = site.officer("li", entity::officer_role::Role::Reviewer, None).await;
        let row = running(&site, &on, "li").await;
        let fields = filled(&row);
        let seat = site.sign_in(&li).await;

        let typed = with(&fields, &[("level", "intermediate"), ("words", WHY)]);
        let sent = turned_down(&seat, &desk(&row, "/change/proposal"), &typed).await;

        assert_eq!(sent, MEMBER);
        assert!(!seat.get(&desk(&row, "")).await.body.contains("/change/proposal\""));
        assert!(changes(&site, &row).await.is_empty());
    }
}

on_both! {
    async fn all_guards_hold_at_the_second_yes(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (second, occupation) = site.scheme("second").await;
        let (fields, ids) = (filled(&row), [second.id.to_string(), occupation.id.to_string()]);
        let other = [("programme", ids[0].as_str()), ("occupation", ids[1].as_str()), ("words", WHY)];
        let officer = site.reviewing("reviewer", None).await;
        let sent = officer.post(&desk(&row, "/change/proposal"), &with(&fields, &other)).await;
        let first = answered(&site, &on, &row, false, "accept").await;
        let full = programme::ActiveModel { id: Set(second.id), default_quota: Set(Some(0)), ..Default::default() };
        full.update(site.app.db.write()).await.unwrap();

        let late = answered(&site, &on, &row, true, "accept").await;

        assert_eq!([sent.status, first, late], [303, 303, 422]);
        assert_eq!(changes(&site, &row).await[0].state, State::Open);
        assert_eq!(site.placement_now(&row).await.programme_id, on.programme.id);
    }
}

/// What stands on top of the placement's page about the bureau's own proposal.
async fn became(officer: &Seat<'_>, row: &placement::Model, lang: &str) -> Option<String> {
    let page = officer.get(&desk(row, &format!("?lang={lang}"))).await;
    let heading = if lang == "en" { "The change that the bureau proposed" } else { "科技局提议的更改" };
    let (_, rest) = page.body.split_once(&format!("<p><b>{heading}</b></p>"))?;
    let shown = rest.split("</div>").next().unwrap();
    Some(shown.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text.trim()).collect())
}

on_both! {
    async fn any_reviewer_reads_who_has_still_to_answer_and_what_became_of_it(site: Site) {
        let on = ground(&site).await;
        let (first, second, third) =
            (running(&site, &on, "li").await, running(&site, &on, "yan").await, running(&site, &on, "min").await);
        let officer = site.reviewing("reviewer", None).await;
        let none = became(&officer, &first, "zh-CN").await;
        for row in [&first, &second, &third] {
            proposed(&site, &officer, row).await;
        }

        let asked = [became(&officer, &first, "zh-CN").await, became(&officer, &first, "en").await];
        answered(&site, &on, &first, true, "accept").await;
        let half = became(&officer, &first, "zh-CN").await;
        answered(&site, &on, &first, false, "accept").await;
        answered(&site, &on, &second, false, "refuse").await;
        let ends = [became(&officer, &first, "zh-CN").await, became(&officer, &second, "zh-CN").await];
        site.advance(Duration::days(30));
        expire(&site.app.db, &site.app.address_key, site.now()).await.unwrap();
        let officer = site.sign_in(&site.account_called("reviewer").await).await;
        let late = [became(&officer, &first, "zh-CN").await, became(&officer, &third, "en").await];

        assert_eq!(none, None);
        let both = ["等待企业和学徒答复。", "The enterprise and the apprentice have still to answer."];
        assert_eq!(asked, both.map(|said| Some(said.to_owned())));
        assert_eq!(half.as_deref(), Some("企业已同意，等待学徒答复。"));
        let [accepted, refused] = ends.map(Option::unwrap);
        assert!(accepted.contains("学徒 同意，更改生效：等级"), "{accepted}");
        assert!(refused.contains("学徒 不同意更改：等级") && refused.ends_with(WHY), "{refused}");
        assert_eq!(late, [None, Some("A proposed change is gone after 30 days: Level".to_owned())]);
    }
}
