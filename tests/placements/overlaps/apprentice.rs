//! The apprentice's pages: both placements, what may be chosen, what was typed wrong, and what became of it.
use super::{AHEAD, Both, grounds, later, letter, request_now, steps_from, told, turned_down, wrong};
use crate::{
    on_both,
    placements::apprentice::{PARTS, at},
    support::{Seat, Site, letters::Letter},
};
use chrono::{Days, Duration};
use entity::{
    placement::{Side, Status},
    placement_overlap::{self, Status as Stands},
};
use sea_orm::{EntityTrait, PaginatorTrait};
use xingtan::placements::{Decision, Stage, overlaps::Reply, save, take_back};

/// Both languages of one page.
async fn both_ways(seat: &Seat<'_>, path: &str) -> [String; 2] {
    let [zh, en] = ["zh-CN", "en"].map(|lang| format!("{path}?lang={lang}"));
    [seat.get(&zh).await.main_text(), seat.get(&en).await.main_text()]
}

on_both! {
    async fn whoever_opens_a_draft_sees_both_placements_and_what_may_be_chosen(site: Site) {
        let both = Both::of(&site).await;
        let seat = site.sign_in(&both.li).await;

        let page = seat.get(&both.mine("")).await;
        let [zh, en] = both_ways(&seat, &both.mine("/overlap")).await;

        assert!(page.body.contains(&format!("href=\"{}\"", both.mine("/overlap"))), "{}", page.main_text());
        for text in ["圣阳电源 2026年12月1日", "孔府家酒 2027年1月10日", "我离开 圣阳电源", "请企业修改日期", "这不是我", "我们会问那家企业", "记录退回企业"] {
            assert!(zh.contains(text), "{text}: {zh}");
        }
        for text in ["I leave 圣阳电源", "Change the dates of this placement", "This is not me"] {
            assert!(en.contains(text), "{text}: {en}");
        }
    }
}

on_both! {
    async fn the_day_lies_before_the_new_first_day_and_nothing_typed_is_lost(site: Site) {
        let both = Both::of(&site).await;
        let seat = site.sign_in(&both.li).await;
        let (here, other) = (both.mine("/overlap"), both.other.id.to_string());
        let first = both.draft.first_day.unwrap().to_string();
        let before = (site.today() - Days::new(1)).to_string();
        let english = format!("{here}?lang=en");

        let nothing = wrong(&seat, &here, &[]).await;
        let dayless = wrong(&seat, &here, &[("choice", &other)]).await;
        let late = seat.post(&here, &[("choice", &other), ("last", &first)]).await;
        let early = seat.post(&english, &[("choice", &other), ("last", &before)]).await;
        let foreign = turned_down(&seat, &here, &[("choice", &both.draft.id.to_string()), ("last", &first)]).await;

        let error = |field: &str, said: &str| vec![(field.to_owned(), said.to_owned())];
        assert_eq!(nothing, [error("choice", "请选择一项"), error("choice", "Choose an option")]);
        assert_eq!(dayless, [error("last", "请填日期"), error("last", "Enter a date")]);
        assert_eq!(foreign, ["这次培养的日子没有与别的培养重叠", "The days of this placement meet no other"]);
        let zh = "请选 2026年12月1日 至 2027年1月9日 之间的一天：新的培养要在原来的最后一天之后才能开始";
        assert_eq!(late.errors(), error("last", zh));
        let en = "Choose a day from 1 December 2026 to 9 January 2027: the new placement can only begin after the last day of the other";
        assert_eq!(early.errors(), error("last", en));
        assert!(late.body.contains(&format!("value=\"{first}\"")) && late.body.contains(&format!("value=\"{other}\" checked")));
        assert_eq!([late.status, early.status], [422, 422]);
        assert_eq!(placement_overlap::Entity::find().count(site.db()).await.unwrap(), 0);
    }
}

on_both! {
    async fn who_leaves_is_asked_for_once_and_both_enterprises_are_told(site: Site) {
        let both = Both::of(&site).await;
        let seat = site.sign_in(&both.li).await;
        let (here, other, wish) = (both.mine("/overlap"), both.other.id.to_string(), both.wish().to_string());
        let fields = [("choice", other.as_str()), ("last", wish.as_str())];

        let (one, two) = (seat.post(&here, &fields).await, seat.post(&here, &fields).await);
        let earlier = turned_down(&seat, &here, &[("choice", &other), ("last", &site.today().to_string())]).await;
        let dates = turned_down(&seat, &here, &[("choice", "dates")]).await;
        let [zh, en] = both_ways(&seat, &here).await;
        let old = seat.get(&at(&both.other)).await.main_text();

        assert_eq!([one.status, two.status], [303, 303]);
        assert_eq!([earlier, dates], [(); 2].map(|()| ["要先等另一次培养的答复", "An answer about another placement is awaited"].map(str::to_owned)));
        assert_eq!(placement_overlap::Entity::find().count(site.db()).await.unwrap(), 1);
        assert_eq!(told(&site).await, [letter("fang", "li 希望离开"), letter("lu", "li：日期还不合适")]);
        assert!(zh.contains("你请 圣阳电源 同意 2027年1月9日 是最后一天，正在等答复。"), "{zh}");
        assert!(en.contains("You asked 圣阳电源 to let you go, with 9 January 2027 as your last day."), "{en}");
        assert!(!zh.contains("请选择怎么办") && !en.contains("Choose what is to happen"), "nothing can be chosen: {zh} {en}");
        assert!(old.contains("正在等答复"), "the placement that is to be left says so too: {old}");
        assert_eq!(steps_from(&site, &both.draft, "dates-asked").await, ["dates-asked"]);
    }
}

on_both! {
    async fn changing_the_dates_sends_the_draft_back(site: Site) {
        let both = Both::of(&site).await;
        let seat = site.sign_in(&both.li).await;

        let sent = seat.post(&both.mine("/overlap"), &[("choice", "dates")]).await;
        let twice = turned_down(&seat, &both.mine("/overlap"), &[("choice", "dates")]).await;
        let page = seat.get(&both.mine("?done=redated")).await.main_text();
        let owner = site.sign_in(&site.tending(&both.new.enterprise).await.account).await;
        let room = format!("/enterprise/{}/placements/{}", both.new.enterprise.slug, both.draft.id);
        let theirs = both_ways(&owner, &room).await;

        assert_eq!(sent.location(), both.mine(""));
        assert_eq!(twice, ["这份记录现在由企业处理", "This record is with the enterprise now"]);
        assert!(page.contains("已请企业修改日期。") && page.contains("孔府家酒 必须修改：职业、等级与日期。"), "{page}");
        let now = site.placement_now(&both.draft).await;
        assert_eq!((now.party, now.returned.unwrap().faults[0].code.as_str()), (Side::Enterprise, "days_to_change"));
        for said in ["学徒请求修改日期，退回修改。", "日期不合适，li 请贵企业修改", "日期不合适，学徒 请企业修改"] {
            assert!(theirs[0].contains(said), "{said}: {}", theirs[0]);
        }
        for said in ["The apprentice asked for other dates.", "The dates do not fit, and li asks you to change them", "The apprentice asked for other dates, for these do not fit"] {
            assert!(theirs[1].contains(said), "{said}: {}", theirs[1]);
        }
        assert!(!theirs[0].contains("自动退回") && !theirs[1].contains("on its own"), "{theirs:?}");
        assert_eq!(told(&site).await, [letter("lu", "li 请求修改日期")]);
    }
}

on_both! {
    async fn five_yes_wait_for_the_other_enterprise_and_go_on_with_its_yes(site: Site) {
        let both = Both::of(&site).await;
        let request = both.asked(&site).await;
        let seat = site.sign_in(&both.li).await;
        let yes: Vec<(&str, &str)> = PARTS.into_iter().map(|part| (part, "yes")).chain([("revision", "1")]).collect();
        seat.post(&both.mine("/answers"), &yes).await;
        let waiting = (seat.get(&both.mine("")).await.main_text(), site.placement_now(&both.draft).await.party);
        site.deliver().await;

        both.reply(&site, &request, &Reply::Yes).await.unwrap();
        let filed = site.judge_placement(&both.draft, &Decision::File).await.unwrap();

        assert!(waiting.0.contains("要等你离开的那家企业答复，才能继续"), "{}", waiting.0);
        assert_eq!(waiting.1, Side::Apprentice);
        let other = site.placement_now(&both.other).await;
        assert_eq!((other.end_day, other.end_side, other.status), (Some(both.wish()), Some(Side::Apprentice), Status::Running));
        assert_eq!(filed.status, Status::Agreed);
        assert_eq!(request_now(&site, &request).await.status, Stands::Ended);
    }
}

on_both! {
    async fn a_request_is_withdrawn_by_the_form_and_then_chosen_anew(site: Site) {
        let both = Both::of(&site).await;
        both.asked(&site).await;
        site.deliver().await;
        let seat = site.sign_in(&both.li).await;
        let there = both.mine("/overlap/withdrawal");

        let one = seat.post(&there, &[]).await;
        let two = turned_down(&seat, &there, &[]).await;
        let page = seat.get(&both.mine("/overlap?done=withdrawn")).await.main_text();

        assert_eq!(one.location(), both.mine("/overlap"));
        assert_eq!(two, ["这个请求已经不再需要答复", "This request needs no answer any more"]);
        assert!(page.contains("请求已撤回。") && page.contains("选择怎么办"), "{page}");
        assert_eq!(told(&site).await, [letter("fang", "li 离开的请求不用答复了"), letter("lu", "li：日期仍不合适")]);
    }
}

on_both! {
    /// The enterprise was promised to hear; where the draft goes back to it, that letter says it.
    async fn the_new_enterprise_hears_that_nobody_is_asked_any_more(site: Site) {
        let both = Both::of(&site).await;
        both.asked(&site).await;
        site.deliver().await;
        let owner = site.sign_in(&site.tending(&both.new.enterprise).await.account).await;
        let room = format!("/enterprise/{}/placements/{}", both.new.enterprise.slug, both.draft.id);

        both.withdraw(&site).await.unwrap();
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let pages = both_ways(&owner, &room).await;
        both.asked(&site).await;
        site.agree(&both.draft, &both.li).await;
        site.deliver().await;
        both.withdraw(&site).await.unwrap();
        let back = told(&site).await;

        let letter_to_lu = letters.iter().find(|letter| letter.to == "lu@example.cn").expect("a letter");
        assert!(letter_to_lu.text.contains("记录在贵企业的，请修改日期，再次发送；否则请与 li 商量日期。"), "{}", letter_to_lu.text);
        assert!(pages[0].contains("日期仍不合适，不再等待答复"), "{}", pages[0]);
        assert!(pages[1].contains("The dates still do not fit, and no answer is awaited any more"), "{}", pages[1]);
        assert_eq!(site.placement_now(&both.draft).await.party, Side::Enterprise);
        let to_lu: Vec<_> = back.iter().filter(|(to, _)| to == "lu").collect();
        assert!(to_lu.len() == 1 && !to_lu[0].1.contains("日期仍不合适"), "{back:?}");
    }
}

on_both! {
    async fn what_has_not_begun_before_cannot_be_left(site: Site) {
        let (old, new) = grounds(&site).await;
        let other = site.placed_with(&old, later(&site, &old, "li"), Stage::Agreed).await;
        let li = site.account_called("li").await;
        let draft = site.begin(&new, new.draft(&site, "li")).await;
        let draft = site.open_placement(&site.send_placement(&new, &draft).await, &li).await;
        let seat = site.sign_in(&li).await;
        let here = format!("{}/overlap", at(&draft));
        site.advance(Duration::minutes(1));

        let asked = seat.get(&here).await;
        let page = asked.main_text();
        let [zh, en] = both_ways(&seat, &here).await;
        let day = (site.today() + Days::new(AHEAD)).to_string();
        let sent = turned_down(&seat, &here, &[("choice", &other.id.to_string()), ("last", &day)]).await;

        assert!(page.contains("圣阳电源 的培养不早于这次的第一天开始") && !page.contains("我离开"), "{page}");
        assert!(!asked.body.contains("type=\"radio\"") && asked.body.contains("name=\"choice\" value=\"dates\""), "the only way");
        assert!(zh.contains("记录退回企业，不告诉它另一家企业。") && !zh.contains("我们会问那家企业"), "{zh}");
        assert!(en.contains("its enterprise learns nothing of the other") && !en.contains("we ask that enterprise"), "{en}");
        assert_eq!(sent, ["那次培养不能提前离开", "That placement cannot be left"]);
    }
}

on_both! {
    async fn whose_draft_it_becomes_reads_nothing_of_what_another_asked(site: Site) {
        let both = Both::of(&site).await;
        both.asked(&site).await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&both.new.enterprise).await);
        let back = take_back(db, key, &who, both.draft.id, site.now()).await.unwrap();
        let other = save(db, key, &who, back.id, back.revision, later(&site, &both.new, "qi"), site.now()).await.unwrap();
        let qi = site.account("qi").await;
        site.open_placement(&site.send_placement(&both.new, &other).await, &qi).await;
        let seat = site.sign_in(&qi).await;

        let page = seat.get(&both.mine("/overlap")).await;
        let one = seat.get(&both.mine("")).await;

        assert_eq!((page.status, page.heading().as_str()), (409, "这次培养的日子没有与别的培养重叠"));
        assert!(one.status == 200 && !one.body.contains("圣阳电源") && !page.body.contains("圣阳电源"), "{}", one.main_text());
    }
}
