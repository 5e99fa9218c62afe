//! Neither enterprise learns who the other is, nor on which days: not on pages, in letters, or in any file.
use super::{Both, no, told};
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use chrono::NaiveDate;
use entity::{Locale, audit, placement_overlap::Outcome, placement_step};
use sea_orm::{EntityTrait, QueryFilter};
use xingtan::{placements::overlaps::Reply, words::Words};

/// A day as it is written anywhere.
fn written(day: NaiveDate) -> [String; 3] {
    [Words(Locale::Zh).day(day), Words(Locale::En).day(day), day.to_string()]
}

/// What may not be read: names and days.
fn of_new(both: &Both) -> Vec<String> {
    let names = ["孔府家酒", "颜师傅"].map(str::to_owned).into_iter().chain([both.new.enterprise.slug.clone()]);
    let days = [both.draft.first_day.unwrap(), both.draft.last_day.unwrap()];
    names.chain([both.draft.id.to_string()]).chain(days.into_iter().flat_map(written)).collect()
}

fn of_old(both: &Both) -> Vec<String> {
    let names = ["圣阳电源", "王师傅"].map(str::to_owned).into_iter().chain([both.old.enterprise.slug.clone()]);
    // Not its first, which is today: that stands on many pages.
    let days = [both.other.last_day.unwrap(), both.wish()];
    names.chain([both.other.id.to_string()]).chain(days.into_iter().flat_map(written)).collect()
}

fn holds_none(text: &str, of: &[String], where_from: &str) {
    let found: Vec<&String> = of.iter().filter(|word| text.contains(word.as_str())).collect();
    assert!(found.is_empty(), "{where_from} tells {found:?}: {text}");
}

/// All pages that each enterprise can open, in both languages, and all letters to it since the last time.
async fn nothing_is_told(site: &Site, both: &Both, when: &str) {
    for (enterprise, row, to, words) in [
        (&both.old, &both.other, "fang@example.cn", of_new(both)),
        (&both.new, &both.draft, "lu@example.cn", of_old(both)),
    ] {
        let owner = site.sign_in(&site.tending(&enterprise.enterprise).await.account).await;
        let room = format!("/enterprise/{}/placements", enterprise.enterprise.slug);
        for lang in ["zh-CN", "en"] {
            for rest in ["", "/draft", "/leaving"] {
                let page = owner.get(&format!("{room}/{}{rest}?lang={lang}", row.id)).await;
                holds_none(&page.body, &words, &format!("{when}, {rest} {lang}"));
            }
            let list = owner.get(&format!("{room}?lang={lang}")).await;
            holds_none(&list.body, &words, &format!("{when}, list {lang}"));
        }
        for letter in site.letter_box.all().iter().map(Letter::from).filter(|letter| letter.to == to) {
            holds_none(&format!("{} {} {}", letter.subject, letter.text, letter.html), &words, when);
        }
    }
}

on_both! {
    async fn neither_enterprise_learns_of_the_other_at_any_turn(site: Site) {
        let both = Both::of(&site).await;
        let request = both.asked(&site).await;
        site.deliver().await;
        nothing_is_told(&site, &both, "asked").await;

        both.reply(&site, &request, &no()).await.unwrap();
        site.deliver().await;
        nothing_is_told(&site, &both, "refused").await;
        both.decide(&site, Outcome::Stays).await.unwrap();
        site.deliver().await;
        nothing_is_told(&site, &both, "decided that it stays").await;

        let sent = site.send_placement(&both.new, &site.placement_now(&both.draft).await).await;
        let again = both.asked(&site).await;
        both.reply(&site, &again, &Reply::Yes).await.unwrap();
        site.agree(&sent, &both.li).await;
        site.deliver().await;
        nothing_is_told(&site, &both, "agreed to").await;
    }
}

on_both! {
    async fn what_is_kept_of_each_placement_names_nothing_of_the_other(site: Site) {
        let both = Both::of(&site).await;
        let request = both.asked(&site).await;
        both.reply(&site, &request, &no()).await.unwrap();
        both.decide(&site, Outcome::Leaves).await.unwrap();
        told(&site).await;

        for (row, words) in [(&both.other, of_new(&both)), (&both.draft, of_old(&both))] {
            let steps = placement_step::Entity::find().filter(placement_step::COLUMN.placement_id.eq(row.id));
            let steps = format!("{:?}", steps.all(site.db()).await.unwrap().iter().map(|step| &step.named).collect::<Vec<_>>());
            let audit = audit::Entity::find().filter(audit::COLUMN.object_id.eq(row.id.to_string()));
            let audit = format!("{:?}", audit.all(site.db()).await.unwrap());

            holds_none(&steps, &words, "steps");
            holds_none(&audit, &words, "audit");
        }
    }
}

on_both! {
    async fn the_apprentices_own_file_holds_what_they_asked(site: Site) {
        let both = Both::of(&site).await;
        let request = both.asked(&site).await;
        both.reply(&site, &request, &no()).await.unwrap();

        let file = site.sign_in(&both.li).await.get("/my/placements.json").await.json();

        let all = file["placements"].as_array().unwrap();
        let old = all.iter().find(|one| one["enterprise"] == "圣阳电源").unwrap();
        let asked = &old["asked_to_leave"][0];
        assert_eq!((asked["last_day"].as_str(), asked["status"].as_str(), asked["refusal"].as_str()), (Some("2027-01-09"), Some("refused"), Some("hand-over")));
    }
}
