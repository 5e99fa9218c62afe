//! Answering: a no with words, nothing lost by errors or by a page that has gone stale, and two tabs at once.
use super::{PARTS, all_yes, at, no_to_pay, opened};
use crate::{
    on_both,
    placements::{ground, told},
    support::{Site, letters::Letter},
};
use entity::{
    enterprise::Status::Suspended,
    placement::{self, Side},
    placement_part::{self, Part},
};
use sea_orm::{EntityTrait, PaginatorTrait};
use xingtan::{
    person::Name,
    placements::{Draft, Stage, save, send, take_back},
};

on_both! {
    async fn a_no_with_words_sends_it_back_and_the_other_answers_stay(site: Site) {
        let on = ground(&site).await;
        let (row, li) = opened(&site, &on, "li").await;
        let seat = site.sign_in(&li).await;

        let answered = seat.post(&format!("{}/answers", at(&row)), &no_to_pay("1", "说好的是 4500 元")).await;
        let page = seat.get(&at(&row)).await.main_text();

        assert_eq!(answered.status, 303);
        let now = site.placement_now(&row).await;
        assert_eq!((now.party, now.returned.unwrap().fields), (Side::Enterprise, vec!["pay".to_owned()]));
        let pay = placement_part::Entity::find_by_id((row.id, Part::Pay)).one(site.db()).await.unwrap().unwrap();
        assert_eq!((pay.is_agreed, pay.words.as_deref()), (false, Some("说好的是 4500 元")));
        assert_eq!(placement_part::Entity::find().count(site.db()).await.unwrap(), 5);
        assert!(page.contains("企业修改中") && page.contains("你写过： 说好的是 4500 元"), "{page}");
        assert_eq!(told(&site).await, [("fang".to_owned(), "li 对培养内容有不同意见".to_owned())]);
    }
}

on_both! {
    async fn a_no_to_a_part_is_told_by_the_name_of_the_part(site: Site) {
        let on = ground(&site).await;
        let (row, li) = opened(&site, &on, "li").await;
        let seat = site.sign_in(&li).await;
        let no = [("mentors", "no"), ("mentors_words", "说好的是李师傅"), ("duties", "no"), ("duties_words", "太多")];
        let yes = all_yes("1").into_iter().filter(|(part, _)| !["mentors", "duties"].contains(part));
        let fields: Vec<(&str, &str)> = yes.chain(no).collect();

        seat.post(&format!("{}/answers", at(&row)), &fields).await;
        let page = seat.get(&at(&row)).await.main_text();
        let english = seat.get(&format!("{}?lang=en", at(&row))).await.main_text();
        let letters = site.deliver().await;

        assert!(page.contains("圣阳电源 必须修改：导师、职责与告知。需要你再答复时，我们会写信给你。"), "{page}");
        assert!(english.contains("圣阳电源 must change: Mentors, Duties and notice. We will write to you when you are to answer again."), "{english}");
        let told = Letter::from(&letters[0]).text;
        assert!(told.contains("li 不同意：导师、职责与告知。"), "{told}");
    }
}

on_both! {
    async fn what_is_wrong_with_answers_is_said_in_both_languages_and_nothing_typed_is_lost(site: Site) {
        let on = ground(&site).await;
        let (row, li) = opened(&site, &on, "li").await;
        let seat = site.sign_in(&li).await;
        let long = "字".repeat(501);
        let fields = [
            ("revision", "1"),
            ("place", "yes"),
            ("occupation", "no"),
            ("occupation_words", "从三月开始"),
            ("pay", "no"),
            ("pay_words", &long),
            ("mentors", "no"),
            ("mentors_words", " "),
        ];

        let here = format!("{}/answers", at(&row));
        let (chinese, english) = (seat.post(&here, &fields).await, seat.post(&format!("{here}?lang=en"), &fields).await);

        let error = |field: &str, sentence: &str| (field.to_owned(), sentence.to_owned());
        assert_eq!((chinese.status, english.status), (422, 422));
        assert_eq!(chinese.errors(), [
            error("pay_words", "最多 500 个字，请缩短（工资、工时与试用期）"),
            error("mentors_words", "请写明哪里不对（导师）"),
            error("duties", "请选择同意或不同意（职责与告知）"),
        ]);
        assert_eq!(english.errors()[1..], [
            error("mentors_words", "Write what is wrong (Mentors)"),
            error("duties", "Say yes or no (Duties and notice)"),
        ]);
        for kept in ["从三月开始", &long, "name=\"place\" value=\"yes\" checked", "name=\"mentors\" value=\"no\" checked"] {
            assert!(chinese.body.contains(kept), "{kept} is lost");
        }
        assert_eq!(placement_part::Entity::find().count(site.db()).await.unwrap(), 0);
    }
}

on_both! {
    async fn answers_to_what_was_changed_meanwhile_change_nothing_and_keep_what_was_typed(site: Site) {
        let on = ground(&site).await;
        let (row, li) = opened(&site, &on, "li").await;
        let seat = site.sign_in(&li).await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&on.enterprise).await);
        take_back(db, key, &who, row.id, site.now()).await.unwrap();
        let here = format!("{}/answers", at(&row));
        let away = seat.post(&here, &no_to_pay("1", "太少了")).await;
        let mut draft = on.draft(&site, "li");
        draft.pay = Some(430_000);
        save(db, key, &who, row.id, 1, draft, site.now()).await.unwrap();
        send(db, key, &who, row.id, 2, site.now()).await.unwrap();

        let stale = seat.post(&here, &no_to_pay("1", "太少了")).await;
        let english = seat.post(&format!("{here}?lang=en"), &no_to_pay("1", "太少了")).await;
        let fresh = seat.post(&here, &all_yes("2")).await;

        assert_eq!((away.status, away.main_text().contains("这些答复没有提交")), (409, true));
        assert_eq!((stale.status, stale.main_text().contains("企业在此期间修改了内容")), (409, true));
        assert!(english.main_text().contains("The enterprise has changed it meanwhile"), "{}", english.main_text());
        assert!(stale.body.contains("太少了") && stale.main_text().contains("4,300"), "{}", stale.main_text());
        assert_eq!((fresh.status, site.placement_now(&row).await.party), (303, Side::Reviewer));
    }
}

on_both! {
    async fn of_two_tabs_that_answer_at_the_same_moment_one_approves_and_the_letters_go_out_once(site: Site) {
        let on = ground(&site).await;
        let (row, li) = opened(&site, &on, "li").await;
        let (one, two) = (site.sign_in(&li).await, site.sign_in(&li).await);
        let (here, yes) = (format!("{}/answers", at(&row)), all_yes("1"));

        let (first, second) = tokio::join!(one.post(&here, &yes), two.post(&here, &yes));

        let mut states = [first.status, second.status];
        states.sort_unstable();
        assert_eq!(states, [303, 409]);
        let sent: Vec<String> = told(&site).await.into_iter().map(|(to, _)| to).collect();
        assert_eq!(sent, ["li"]);
        assert_eq!(placement_part::Entity::find().count(site.db()).await.unwrap(), PARTS.len() as u64);
    }
}

on_both! {
    async fn while_the_enterprise_is_suspended_the_answers_are_kept_and_it_is_being_checked(site: Site) {
        let on = ground(&site).await;
        let (row, li) = opened(&site, &on, "li").await;
        let seat = site.sign_in(&li).await;
        site.bring_to(&on.enterprise, Suspended).await;
        site.deliver().await;

        let answered = seat.post(&format!("{}/answers", at(&row)), &all_yes("1")).await;
        let page = seat.get(&at(&row)).await;

        assert_eq!(answered.status, 303);
        assert!(page.main_text().contains("审核中") && !page.body.contains("/answers"), "{}", page.main_text());
        assert_eq!(site.placement_now(&row).await.party, Side::Apprentice);
        assert_eq!(told(&site).await, []);
    }
}

on_both! {
    async fn while_the_enterprise_is_suspended_all_sides_read_that_what_is_answered_is_being_checked(site: Site) {
        let on = ground(&site).await;
        let (row, li) = opened(&site, &on, "li").await;
        let passed_on = site.placed(&on, "wang", Stage::WithReviewer).await;
        let unanswered = site.placed(&on, "kong", Stage::WithApprentice).await;
        site.bring_to(&on.enterprise, Suspended).await;
        site.agree(&row, &li).await;
        let (officer, seat) = (site.reviewing("one", None).await, site.sign_in(&li).await);
        let owner = site.sign_in(&site.tending(&on.enterprise).await.account).await;
        let room = format!("/enterprise/{}/placements", on.enterprise.slug);
        let desk = |row: &placement::Model| format!("/admin/placements/{}", row.id);
        let english = |path: &str| format!("{path}?lang=en");

        let lists = [owner.get(&room).await, owner.get(&english(&room)).await, officer.get("/admin/placements?stage=all").await];
        let theirs = owner.get(&format!("{room}/{}", row.id)).await;
        let read = [officer.get(&desk(&row)).await, officer.get(&english(&desk(&row))).await];
        let held = officer.get(&desk(&passed_on)).await;
        let queue = officer.get("/admin/placements").await;
        let open = officer.get(&desk(&unanswered)).await.main_text();
        let mine = [seat.get("/my/placements").await, seat.get(&at(&row)).await];
        let lifted = xingtan::enterprises::Decision::Resume("已补齐材料".into());
        site.decide(&site.reviewer().await, &on.enterprise, &lifted).await.unwrap();
        let offered = officer.get(&desk(&passed_on)).await;
        let anew = officer.get("/admin/placements").await;

        for (list, says) in lists.iter().zip([">审核中</span>", ">Being checked</span>", ">审核中</span>"]) {
            assert_eq!(list.body.matches(says).count(), 2, "{}", list.main_text());
        }
        assert!(theirs.body.contains(">审核中</span>") && !theirs.body.contains(">等学徒答复</span>"), "{}", theirs.main_text());
        let [zh, en] = read.map(|page| page.main_text());
        assert!(zh.contains("审核中") && zh.contains("学徒已全部同意。企业目前未通过认证，恢复认证后才能继续。"), "{zh}");
        assert!(en.contains("Being checked The apprentice agreed to everything. The enterprise is not verified at present;"), "{en}");
        assert!(!zh.contains("等待学徒答复五个部分") && open.contains("等待学徒答复五个部分"), "{zh} {open}");
        assert!(held.main_text().contains("恢复认证后才能继续。") && !held.body.contains("/filing\""), "{}", held.body);
        assert!(held.body.contains("/return\"") && offered.body.contains("/filing\""), "{}", offered.body);
        assert!(mine.iter().all(|page| page.main_text().contains("审核中")), "{}", mine[1].main_text());
        assert_eq!([&queue, &anew].map(|page| page.body.contains(&desk(&passed_on))), [false, true], "nothing to be filed yet");
        assert!(!held.main_text().contains("起等待") && offered.main_text().contains("起等待"), "{}", held.main_text());
    }
}

on_both! {
    async fn what_was_said_no_to_is_read_after_the_enterprise_changed_it(site: Site) {
        let on = ground(&site).await;
        let (row, li) = opened(&site, &on, "li").await;
        site.sign_in(&li).await.post(&format!("{}/answers", at(&row)), &no_to_pay("1", "说好的是 4500 元")).await;
        let draft = Draft { pay: Some(430_000), ..on.draft(&site, "li") };
        save(&site.app.db, &site.app.address_key, &site.tending(&on.enterprise).await, row.id, 1, draft, site.now()).await.unwrap();

        let owner = site.sign_in(&site.account_called("fang").await).await;
        let page = owner.get(&format!("/enterprise/{}/placements/{}", on.enterprise.slug, row.id)).await.main_text();

        assert!(page.contains("说好的是 4500 元"), "{page}");
    }
}

on_both! {
    async fn whoever_takes_the_place_of_another_shares_nothing_by_their_consent(site: Site) {
        let on = ground(&site).await;
        let (row, li) = opened(&site, &on, "li").await;
        let seat = site.sign_in(&li).await;
        seat.post(&format!("{}/contact", at(&row)), &[("share", "yes")]).await;
        let shared = site.placement_now(&row).await.shares_contact;
        seat.post(&format!("{}/answers", at(&row)), &no_to_pay("1", "太少了")).await;
        let draft = Draft { name: Name::parse("李强").ok(), ..on.draft(&site, "qiang") };

        save(&site.app.db, &site.app.address_key, &site.tending(&on.enterprise).await, row.id, 1, draft, site.now()).await.unwrap();

        assert_eq!((shared, site.placement_now(&row).await.shares_contact), (true, false));
    }
}

on_both! {
    /// The answer itself goes with the edit, and what it was about is asked anew.
    async fn the_words_of_a_no_stand_beside_their_part_until_it_is_sent_again(site: Site) {
        let on = ground(&site).await;
        let (row, li) = opened(&site, &on, "li").await;
        site.sign_in(&li).await.post(&format!("{}/answers", at(&row)), &no_to_pay("1", "说好的是 4500 元")).await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&on.enterprise).await);
        let draft = Draft { pay: Some(430_000), ..on.draft(&site, "li") };
        save(db, key, &who, row.id, 1, draft, site.now()).await.unwrap();
        let owner = site.sign_in(&who.account).await;
        let room = format!("/enterprise/{}/placements/{}", on.enterprise.slug, row.id);
        let read = async |rest: &str| owner.get(&format!("{room}{rest}")).await.main_text();

        let form = [read("/draft").await, read("/draft?lang=en").await];
        let page = [read("").await, read("?lang=en").await];
        send(db, key, &who, row.id, 2, site.now()).await.unwrap();
        take_back(db, key, &who, row.id, site.now()).await.unwrap();
        let anew = read("/draft").await;

        assert!(form[0].contains("学徒不同意的内容 工资、工时与试用期 说好的是 4500 元"), "{}", form[0]);
        assert!(form[1].contains("What the apprentice does not agree to Pay, hours and probation 说好的是 4500 元"), "{}", form[1]);
        assert!(page[0].contains("工资、工时与试用期 此前不同意，已修改 说好的是 4500 元"), "{}", page[0]);
        assert!(page[1].contains("Pay, hours and probation Said no before; changed since 说好的是 4500 元"), "{}", page[1]);
        assert!(!anew.contains("说好的是 4500 元"), "{anew}");
    }
}
