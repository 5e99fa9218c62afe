//! Higher pay and another place hold at once; the apprentice reads it, and an objection that is right undoes it.
use super::{
    WHY, apprentice, at, borrowed, changes, desk, error, filled, ground, mine, owner, running, said, teacher, told,
    turned_down, with,
};
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use entity::{
    placement_change::{self, State, Terms},
    placement_step,
};
use sea_orm::{EntityTrait, QueryFilter};

on_both! {
    async fn higher_pay_and_another_place_hold_at_once(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let seat = owner(&site, &on).await;
        let fields = filled(&row);

        let sent = seat.post(&at(&on, &row, "/change"), &with(&fields, &[("pay", "4321"), ("place", "高新区二号车间")])).await;

        assert_eq!(sent.status, 303, "{:?}", sent.errors());
        let now = site.placement_now(&row).await;
        assert_eq!((now.pay, now.place.as_str()), (Some(432_100), "高新区二号车间"));
        assert_eq!(changes(&site, &row).await[0].state, State::InForce);
        let page = apprentice(&site, "li").await.get(&mine(&row, "")).await.main_text();
        assert!(page.contains("4,200 4,321") && page.contains("高新区一号车间 高新区二号车间"), "{page}");
        let letters = site.deliver().await;
        let letters: Vec<Letter> = letters.iter().map(Letter::from).collect();
        assert_eq!(letters.iter().map(|letter| letter.subject.as_str()).collect::<Vec<_>>(), ["圣阳电源 更改了你的培养内容"]);
        let steps = placement_step::Entity::find().filter(placement_step::COLUMN.placement_id.eq(row.id));
        let steps = format!("{:?}", steps.all(site.db()).await.unwrap());
        // In the letters; among the steps an id may well have these figures in it.
        for kept in [&letters[0].text, &letters[0].html] {
            assert!(!kept.contains("4321") && !kept.contains("4,321"), "{kept}");
        }
        assert!(!steps.contains("\"4321\"") && !steps.contains("4,321") && !steps.contains("432100"), "{steps}");
        let page = seat.get(&at(&on, &row, "?done=changed")).await.main_text();
        assert!(page.contains("圣阳电源 更改了：工资（元/月，税前）、工作地点"), "{page}");
    }
}

on_both! {
    async fn what_nobody_said_yes_to_is_not_called_agreed_to(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (seat, li) = (owner(&site, &on).await, apprentice(&site, "li").await);
        let english = mine(&row, "?lang=en");
        let look = async || [li.get(&mine(&row, "")).await.main_text(), li.get(&english).await.main_text()];

        let before = look().await;
        seat.post(&at(&on, &row, "/change"), &with(&filled(&row), &[("place", "高新区二号车间")])).await;
        let (after, petals) = (look().await, li.get(&mine(&row, "")).await.body);
        li.post(&mine(&row, "/change/objection"), &[("words", WHY)]).await;
        let disputed = look().await;
        let officer = site.reviewing("reviewer", None).await;
        officer.post(&desk(&row, "/objection"), &[("code", "upheld"), ("reason", WHY)]).await;
        let undone = look().await;

        let says = |pages: &[String; 2], words: [&str; 2]| pages.iter().zip(words).all(|(page, word)| page.contains(word));
        let (place, changed) = ("企业与地点 已同意", "企业与地点 企业已更改");
        assert!(before[0].contains(place) && !before[0].contains("企业已更改"), "{}", before[0]);
        for page in [&after, &disputed] {
            assert!(says(page, [changed, "Changed by the enterprise"]) && !page[0].contains(place), "{page:?}");
            assert!(page[0].contains("导师 已同意"), "{}", page[0]);
        }
        assert!(petals.contains("五个部分：已同意 4，企业已更改 1，待答复 0，不同意 0") && petals.contains("petal is-changed"), "{petals}");
        assert!(undone[0].contains(place) && !undone[0].contains("企业已更改"), "what was before holds again: {}", undone[0]);
    }
}

on_both! {
    async fn a_yes_to_the_same_field_is_a_yes_again(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (seat, li) = (owner(&site, &on).await, apprentice(&site, "li").await);
        let other = teacher(&site, &on, "孔师傅", None).await;
        let (from, to) = (on.mentor.id.to_string(), other.id.to_string());
        let handed = seat.post(&at(&on, &row, "/mentors"), &[("from", &from), ("to", &to)]).await;
        let taught = li.get(&mine(&row, "")).await.main_text();
        seat.post(&at(&on, &row, "/change"), &with(&filled(&row), &[("pay", "4321")])).await;
        let raised = li.get(&mine(&row, "")).await.main_text();
        let now = site.placement_now(&row).await;
        let proposed = seat.post(&at(&on, &row, "/change"), &with(&filled(&now), &[("pay", "4322"), ("hours_week", "38")])).await;

        li.post(&mine(&row, "/change/answer"), &borrowed(&said(&site, &row, "accept").await)).await;

        let agreed = li.get(&mine(&row, "")).await.main_text();
        assert_eq!([handed.status, proposed.status], [303; 2], "{:?} {:?}", handed.errors(), proposed.errors());
        assert!(taught.contains("导师 企业已更改"), "{taught}");
        assert!(raised.contains("工资、工时与试用期 企业已更改"), "{raised}");
        assert!(agreed.contains("工资、工时与试用期 已同意"), "{agreed}");
    }
}

#[test]
fn to_pay_nothing_apart_in_probation_is_to_pay_as_always() {
    let pays = |pay, probation_pay| Terms { pay, probation_pay, ..Terms::default() };
    let was = pays(Some(400_000), Some(350_000));

    assert!(was.is_free_to(&pays(Some(400_000), None)), "the whole pay from the first day on");
    assert!(!was.is_free_to(&pays(Some(400_000), Some(340_000))));
    assert!(!was.is_free_to(&pays(None, Some(350_000))), "pay that is taken away is lower");
    assert!(
        !pays(Some(400_000), None).is_free_to(&pays(Some(400_000), Some(350_000))),
        "so is less in probation than before"
    );
}

on_both! {
    async fn an_objection_that_is_right_brings_the_old_value_back(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let seat = owner(&site, &on).await;
        let fields = filled(&row);
        seat.post(&at(&on, &row, "/change"), &with(&fields, &[("place", "汶上县三号车间")])).await;
        site.deliver().await;
        let li = apprentice(&site, "li").await;
        li.post(&mine(&row, "/change/objection"), &[("words", WHY)]).await;
        let officer = site.reviewing("reviewer", None).await;

        let decided = officer.post(&desk(&row, "/objection"), &[("code", "upheld"), ("reason", WHY)]).await;

        assert_eq!(decided.status, 303);
        assert_eq!(site.placement_now(&row).await.place, row.place);
        assert_eq!(changes(&site, &row).await[0].state, State::Undone);
        let page = officer.get(&desk(&row, "")).await.main_text();
        assert!(page.contains("学徒的异议 成立：恢复原内容"), "{page}");
    }
}

on_both! {
    async fn each_of_two_changes_is_objected_to_on_its_own(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let seat = owner(&site, &on).await;
        seat.post(&at(&on, &row, "/change"), &with(&filled(&row), &[("place", "二号车间")])).await;
        let row = site.placement_now(&row).await;
        seat.post(&at(&on, &row, "/change"), &with(&filled(&row), &[("pay", "4321")])).await;
        let made = changes(&site, &row).await;
        let place = made.iter().find(|change| change.touched() == ["place"]).unwrap().id.to_string();
        let li = apprentice(&site, "li").await;

        let page = li.get(&mine(&row, "")).await;
        let asked = li.get(&format!("{}?change={place}", mine(&row, "/change/objection"))).await;
        let sent = li.post(&mine(&row, "/change/objection"), &[("change", &place), ("words", WHY)]).await;
        let twice = turned_down(&li, &mine(&row, "/change/objection"), &[("change", &place), ("words", WHY)]).await;
        let officer = site.reviewing("reviewer", None).await;
        officer.post(&desk(&row, "/objection"), &[("code", "upheld"), ("reason", WHY)]).await;

        for change in &made {
            assert!(page.body.contains(&format!("/change/objection?change={}", change.id)), "{}", page.body);
        }
        assert!(asked.main_text().contains("高新区一号车间 二号车间") && !asked.main_text().contains("4,321"));
        assert_eq!((sent.status, twice), (303, ["没有可以提出异议的事项", "There is nothing to object to"].map(str::to_owned)));
        let now = site.placement_now(&row).await;
        assert_eq!((now.place.as_str(), now.pay), ("高新区一号车间", Some(432_100)));
    }
}

on_both! {
    async fn what_changed_again_since_stays_as_it_is_and_nobody_reads_that_it_came_back(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (seat, li) = (owner(&site, &on).await, apprentice(&site, "li").await);
        let fields = filled(&row);
        seat.post(&at(&on, &row, "/change"), &with(&fields, &[("place", "二号车间")])).await;
        li.post(&mine(&row, "/change/objection"), &[("words", WHY)]).await;
        seat.post(&at(&on, &row, "/change"), &with(&fields, &[("place", "三号车间")])).await;
        site.deliver().await;
        let officer = site.reviewing("reviewer", None).await;
        let objection = desk(&row, "/objection?lang=en");

        let asked = [officer.get(&desk(&row, "/objection")).await.main_text(), officer.get(&objection).await.main_text()];
        officer.post(&desk(&row, "/objection"), &[("code", "upheld"), ("reason", WHY)]).await;
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let english = mine(&row, "?lang=en");
        let after = [li.get(&mine(&row, "")).await.main_text(), li.get(&english).await.main_text()];

        assert_eq!(site.placement_now(&row).await.place, "三号车间");
        assert!(asked[0].contains("原为：高新区一号车间；更改为：二号车间；此后又改为：三号车间"), "{}", asked[0]);
        assert!(asked[1].contains("It was 高新区一号车间 and became 二号车间; since then it is 三号车间"), "{}", asked[1]);
        assert_eq!(letters.len(), 2);
        for letter in &letters {
            assert!(letter.text.contains("此后又改过的不变"), "{}", letter.text);
        }
        assert!(after[0].contains("科技局 认为异议成立") && !after[0].contains("恢复原内容"), "{}", after[0]);
        assert!(after[1].contains("upheld the objection") && !after[1].contains("holds again"), "{}", after[1]);
    }
}

on_both! {
    async fn only_what_stands_is_objected_to(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (seat, li) = (owner(&site, &on).await, apprentice(&site, "li").await);
        seat.post(&at(&on, &row, "/change"), &with(&filled(&row), &[("place", "二号车间")])).await;
        let row = site.placement_now(&row).await;
        seat.post(&at(&on, &row, "/change"), &with(&filled(&row), &[("place", "三号车间"), ("pay", "4321")])).await;
        let row = site.placement_now(&row).await;
        seat.post(&at(&on, &row, "/change"), &with(&filled(&row), &[("pay", "4350")])).await;
        let [first, second, third] = <[_; 3]>::try_from(changes(&site, &row).await).expect("three changes");
        let there = |change: &placement_change::Model| format!("{}?change={}", mine(&row, "/change/objection"), change.id);

        let page = li.get(&mine(&row, "")).await.body;
        let asked = li.get(&there(&second)).await.main_text();
        let overtaken = [("change", first.id.to_string()), ("words", WHY.to_owned())];
        let late = turned_down(&li, &mine(&row, "/change/objection"), &borrowed(&overtaken)).await;
        let sent = li.post(&mine(&row, "/change/objection"), &[("change", &second.id.to_string()), ("words", WHY)]).await;
        let officer = site.reviewing("reviewer", None).await;
        officer.post(&desk(&row, "/objection"), &[("code", "upheld"), ("reason", WHY)]).await;

        let is_offered = [&first, &second, &third].map(|change| page.contains(&there(change)));
        assert_eq!(is_offered, [false, true, true]);
        assert!(asked.contains("二号车间 三号车间") && !asked.contains("4,321"), "{asked}");
        assert_eq!(late, ["没有可以提出异议的事项", "There is nothing to object to"]);
        assert_eq!(sent.status, 303, "{}", sent.heading());
        let now = site.placement_now(&row).await;
        assert_eq!((now.place.as_str(), now.pay), ("二号车间", Some(435_000)), "back to what was before the second");
    }
}

on_both! {
    async fn of_two_editors_neither_takes_back_what_the_other_changed(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let seat = owner(&site, &on).await;
        let page = seat.get(&at(&on, &row, "/change")).await;
        let (_, rest) = page.body.split_once("name=\"marks\" value=\"").expect("marks");
        let marks = rest.split('"').next().unwrap();
        let fields = filled(&row);

        seat.post(&at(&on, &row, "/change"), &with(&fields, &[("place", "二号车间"), ("marks", marks)])).await;
        seat.post(&at(&on, &row, "/change"), &with(&fields, &[("pay", "4300"), ("marks", marks)])).await;

        let now = site.placement_now(&row).await;
        assert_eq!((now.place.as_str(), now.pay), ("二号车间", Some(430_000)));
    }
}

on_both! {
    async fn nothing_otherwise_is_no_change(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let seat = owner(&site, &on).await;
        let fields = filled(&row);

        for (lang, sentence) in [("zh-CN", "请先改动至少一项"), ("en", "Change at least one field")] {
            let answer = seat.post(&format!("{}?lang={lang}", at(&on, &row, "/change")), &with(&fields, &[])).await;
            assert_eq!((answer.status, answer.errors()), (422, vec![error("programme", sentence)]));
        }
        assert_eq!(told(&site).await, []);
    }
}
