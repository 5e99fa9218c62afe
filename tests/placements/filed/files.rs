//! Files after filing: what it was filed without is handed in, what is there stays, and a change that asks for files says
//! where.
use super::{Doors, at, done, ground};
use crate::{
    on_both,
    support::{Answer, Site, enterprises::PDF, placements::Ground},
};
use chrono::NaiveDate;
use entity::{audit, file, membership::Role, occupation, programme};
use sea_orm::{ActiveEnum, EntityTrait, PaginatorTrait, QueryFilter};
use xingtan::{files::Checked, placements::Draft, programmes::NewRules};

async fn kept(site: &Site) -> u64 {
    file::Entity::find().count(site.db()).await.unwrap()
}

/// What the change form sends, under another programme.
async fn moves(
    doors: &Doors<'_>,
    path: &str,
    (programme, occupation): &(programme::Model, occupation::Model),
) -> Answer {
    let row = doors.now().await;
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let fields = [
        ("programme", programme.id.to_string()),
        ("occupation", occupation.id.to_string()),
        ("level", "senior".to_owned()),
        ("first_day", day(row.first_day)),
        ("last_day", day(row.last_day)),
        ("contract_kind", row.contract_kind.unwrap().to_value()),
        ("contract_first", day(row.contract_first)),
        ("probation_last", day(row.probation_last)),
        ("hours_week", "40".to_owned()),
        ("pay", "4200".to_owned()),
        ("probation_pay", "3500".to_owned()),
        ("place", row.place.clone()),
    ];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let seat = if path.starts_with("/my") { &doors.apprentice } else { &doors.enterprise };
    seat.post(path, &fields).await
}

/// One that asks for both files.
async fn asking(site: &Site) -> (programme::Model, occupation::Model) {
    let (programme, occupation) = site.scheme("asking").await;
    let rules = crate::support::programmes::rules(site.today());
    site.rules(&programme, NewRules { needs_form: true, needs_contract: true, ..rules }).await;
    (programme, occupation)
}

on_both! {
    async fn what_was_missing_is_handed_in_once_and_everybody_reads_that_it_was(site: Site) {
        let doors = Doors::open(&site).await;
        let before = kept(&site).await;

        let offered = doors.enterprise.get(&doors.room("")).await;
        let sent = doors.enterprise.post_file(&doors.room("/files"), &[], "contract", PDF).await;
        let again = doors.enterprise.post_file(&doors.room("/files"), &[], "contract", b"%PDF-1.7 another").await;
        let english = doors.enterprise.post_file(&doors.room("/files?lang=en"), &[], "contract", b"%PDF-1.7 another").await;
        let left = doors.enterprise.get(&doors.room("/files")).await;

        assert!(offered.body.contains(&doors.room("/files")), "{}", offered.main_text());
        let said = done(&doors.enterprise, sent).await;
        assert!(said.contains("文件已交") && said.contains("圣阳电源 补交了 劳动合同（文件）"), "{said}");
        assert_eq!((again.status, again.heading().as_str()), (409, "这份文件已经交过"));
        assert_eq!((english.status, english.heading().as_str()), (409, "This file is there already"));
        assert!(again.main_text().contains("请联系科技局"), "{}", again.main_text());
        assert!(left.body.contains("name=\"form\"") && !left.body.contains("name=\"contract\""), "{}", left.body);
        assert_eq!(kept(&site).await, before + 1);
        let looked = doors.enterprise.get(&doors.room("/contract")).await;
        assert_eq!(looked.bytes.as_slice(), PDF, "the first one stays");
        let mine = doors.apprentice.get(&doors.mine("")).await.main_text();
        assert!(mine.contains("圣阳电源 补交了 劳动合同（文件）") && mine.contains("查看了 劳动合同（文件）"), "{mine}");
        assert_eq!(doors.steps().await[doors.steps().await.len() - 2..], ["file-handed-in", "file-read"]);
        let entry = audit::Entity::find().filter(audit::COLUMN.act.eq("placements.hand_in")).all(site.db()).await.unwrap();
        assert_eq!(entry.len(), 1);
    }
}

on_both! {
    async fn with_both_there_nothing_is_asked_for(site: Site) {
        let on = ground(&site).await;
        let paper = || Some(Checked { media_type: "application/pdf", bytes: PDF.to_vec() });
        let draft = Draft { form: paper(), contract: paper(), ..on.draft(&site, "li") };
        let row = site.placed_with(&on, draft, xingtan::placements::Stage::Agreed).await;
        let doors = Doors::of(&site, on, row).await;

        let page = doors.enterprise.get(&doors.room("")).await;
        let asked = doors.enterprise.get(&doors.room("/files")).await;

        assert!(!page.body.contains(&doors.room("/files")), "{}", page.main_text());
        assert!(asked.main_text().contains("两份文件都已经交了") && !asked.body.contains("type=\"file\""), "{}", asked.body);
    }
}

on_both! {
    async fn what_is_no_file_is_said_at_its_field_and_nothing_is_kept(site: Site) {
        let doors = Doors::open(&site).await;
        let before = (kept(&site).await, doors.steps().await);

        let nothing = doors.enterprise.post_file(&doors.room("/files"), &[], "form", b"").await;
        let page = doors.enterprise.post_file(&doors.room("/files?lang=en"), &[], "contract", b"<p>no</p>").await;

        assert_eq!((nothing.status, nothing.errors()), (422, vec![at("form", "请选择文件")]));
        let kind = "Only PDF, JPG and PNG are taken; choose another format";
        assert_eq!((page.status, page.errors()), (422, vec![at("contract", kind)]));
        assert_eq!((kept(&site).await, doors.steps().await), before);
    }
}

on_both! {
    async fn only_for_what_is_filed_and_goes_on_and_only_by_whoever_tends_it(site: Site) {
        let doors = Doors::open(&site).await;
        let draft = site.placed(&doors.on, "wu", xingtan::placements::Stage::WithEnterprise).await;
        let drafted = format!("/enterprise/{}/placements/{}/files", doors.on.enterprise.slug, draft.id);
        let (viewer, mentor) = (member(&site, &doors.on, Role::Viewer).await, member(&site, &doors.on, Role::Mentor).await);

        let early = doors.enterprise.get(&drafted).await;
        doors.ends(true, 0).await;
        let over = doors.enterprise.get(&doors.room("/files")).await;
        let late = doors.enterprise.post_file(&doors.room("/files"), &[], "form", PDF).await;
        let others = [viewer.get(&doors.room("/files")).await.status, mentor.get(&doors.room("/files")).await.status];

        assert_eq!((early.status, early.heading().as_str()), (409, "这份记录现在由企业处理"));
        assert_eq!([over.status, late.status], [409, 409]);
        assert_eq!([over.heading(), late.heading()], ["这次培养已经不再进行", "这次培养已经不再进行"]);
        assert_eq!((doors.now().await.form_id, others), (None, [403, 403]));
    }
}

async fn member<'a>(site: &'a Site, on: &Ground, role: Role) -> crate::support::Seat<'a> {
    let account = site.account(&format!("some-{}", role.to_value())).await;
    site.join(&on.enterprise, &site.tending(&on.enterprise).await.account, &account, role).await;
    site.sign_in(&account).await
}

on_both! {
    async fn a_change_that_asks_for_files_names_them_and_leads_to_where_they_are_handed_in(site: Site) {
        let doors = Doors::open(&site).await;
        let other = asking(&site).await;

        let refused = moves(&doors, &doors.room("/change?lang=zh-CN"), &other).await;
        let english = moves(&doors, &doors.room("/change?lang=en"), &other).await;
        let mine = moves(&doors, &doors.mine("/change?lang=zh-CN"), &other).await;
        let my_english = moves(&doors, &doors.mine("/change?lang=en"), &other).await;
        for field in ["form", "contract"] {
            let sent = doors.enterprise.post_file(&doors.room("/files"), &[], field, PDF).await;
            assert_eq!(sent.status, 303, "{}", sent.main_text());
        }
        let now = moves(&doors, &doors.room("/change"), &other).await;

        let sentence = "项目要求的文件还没有交：盖章的申请表（文件）、劳动合同（文件）。请先补交，再提出这项更改";
        assert_eq!((refused.status, refused.errors()), (422, vec![at("programme", sentence)]));
        let link = format!("href=\"{}\"", doors.room("/files"));
        assert!(refused.body.contains(&link) && !mine.body.contains("/files"), "{}", refused.body);
        assert!(english.errors()[0].1.ends_with("Hand them in first, then propose this change"), "{:?}", english.errors());
        let theirs = "项目要求的文件企业还没有交：盖章的申请表（文件）、劳动合同（文件）。请企业先在培养页面补交，再提出这项更改";
        assert_eq!((mine.status, mine.errors()), (422, vec![at("programme", theirs)]));
        let they = "The enterprise hands them in on the placement’s page first, then propose this change";
        assert!(my_english.errors()[0].1.ends_with(they), "{:?}", my_english.errors());
        assert_eq!(now.status, 303, "{:?}", now.errors());
    }
}
