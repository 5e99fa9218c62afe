//! A draft that comes to be about somebody else: whose it was learns so once, and whose it is reads nothing of theirs.
use super::{at, filled, ground, owner, told, with};
use crate::{
    on_both,
    support::{Seat, Site, placements::Ground},
};
use entity::placement::{self, Side};
use xingtan::{
    person::Name,
    placements::{Decision, Draft, Stage, save, send},
};

/// By the form, as it stands now.
async fn write(site: &Site, on: &Ground, seat: &Seat<'_>, row: &placement::Model, name: &str) -> u16 {
    let path = format!("{}/draft", at(on, row));
    let revision = seat.get(&path).await.hidden("revision").to_owned();
    let fields = filled(site, on, name);
    seat.post_file(&path, &with(&fields, &[("revision", &revision)]), "form", b"").await.status
}

on_both! {
    async fn whose_draft_it_was_is_written_to_once_and_whose_it_is_reads_nothing_of_theirs(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        site.judge_placement(&row, &Decision::Return(vec!["pay".to_owned()], "工资与合同不一致".into())).await.unwrap();
        site.deliver().await;
        let seat = owner(&site, &on).await;

        let written = (write(&site, &on, &seat, &row, "yan").await, told(&site).await);
        let again = (write(&site, &on, &seat, &row, "qi").await, told(&site).await);
        let sent = site.send_placement(&on, &site.placement_now(&row).await).await;
        let qi = site.account("qi").await;
        site.open_placement(&sent, &qi).await;
        let own = site.sign_in(&qi).await;

        assert_eq!(written, (303, vec![("li".to_owned(), "圣阳电源 的培养记录不再属于你".to_owned())]));
        assert_eq!(again, (303, vec![]));
        let data = own.get("/my/placements.json").await.json();
        let steps = data["placements"][0]["steps"].as_array().unwrap();
        assert_eq!(steps.iter().map(|step| step["act"].as_str().unwrap()).collect::<Vec<_>>(), ["opened", "sent"]);
        for (lang, opened, agreed, passed) in [
            ("zh-CN", "你 打开了培养内容", "同意全部内容", "圣阳电源 把记录改成了另一个人的，此前的答复已清除"),
            ("en", "You opened it", "agreed to everything", "圣阳电源 changed whom the record is about; the answers so far are erased"),
        ] {
            let mine = own.get(&format!("/my/placements/{}?lang={lang}", row.id)).await.main_text();
            let theirs = seat.get(&format!("{}?lang={lang}", at(&on, &row))).await.main_text();
            assert_eq!([opened, agreed, passed].map(|said| mine.contains(said)), [true, false, false], "{mine}");
            assert!(theirs.contains(agreed) && theirs.contains(passed), "{theirs}");
        }
    }
}

on_both! {
    async fn a_name_that_is_put_right_takes_nothing_away_and_another_birth_date_does(site: Site) {
        let on = ground(&site).await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&on.enterprise).await);
        let back = Decision::Return(vec!["name".to_owned()], "与身份证不一致".into());
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        let row = site.judge_placement(&row, &back).await.unwrap();
        site.deliver().await;
        let named = || Draft { name: Name::parse("李思源").ok(), ..on.draft(&site, "li") };

        let right = save(db, key, &who, row.id, row.revision, named(), site.now()).await.unwrap();
        let sent = send(db, key, &who, row.id, right.revision, site.now()).await.unwrap();
        let written = told(&site).await;
        let (seat, li) = (owner(&site, &on).await, site.sign_in(&site.account_called("li").await).await);
        let mut read = Vec::new();
        for lang in ["zh-CN", "en"] {
            let mine = li.get(&format!("/my/placements/{}?lang={lang}", row.id)).await.main_text();
            read.push([mine, seat.get(&format!("{}?lang={lang}", at(&on, &row))).await.main_text()]);
        }
        let row = site.judge_placement(&sent, &back).await.unwrap();
        site.deliver().await;
        let born = Draft { birth_date: "2003-01-02".parse().ok(), ..named() };
        let other = save(db, key, &who, row.id, row.revision, born, site.now()).await.unwrap();

        assert!(right.account_id.is_some() && right.account_id == sent.account_id);
        assert_eq!((sent.party, written), (Side::Reviewer, vec![]), "all that was agreed to holds");
        let said = ["圣阳电源 更正了学徒的姓名：李思源", "圣阳电源 corrected the apprentice’s name to 李思源"];
        for (pages, said) in read.iter().zip(said) {
            assert!(pages.iter().all(|page| page.contains(said)), "{said}: {pages:?}");
        }
        assert_eq!(other.account_id, None);
        assert_eq!(told(&site).await, [("li".to_owned(), "圣阳电源 的培养记录不再属于你".to_owned())]);
    }
}
