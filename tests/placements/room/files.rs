//! The two files of a draft: what is refused, what is kept, and that each look at them is written down.
use super::{at, error, filled, ground, owner, room, with};
use crate::{
    on_both,
    support::{Site, enterprises::PDF, placements::Ground},
};
use entity::{audit, file, placement, placement_step};
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};
use xingtan::{files::Checked, placements::Stage};

/// Ten thousand pixels wide and high, in eighty bytes (PNG, 8 bits of grey).
const WIDE: &[u8] = b"\x89PNG\x0D\x0A\x1A\x0A\x00\x00\x00\x0DIHDR\x00\x00'\x10\x00\x00'\x10\x08\x00\x00\x00\x00\x9F%=\xFB\x00\x00\x00\x17IDATx\x9Cc`\x18\x05\xA3`\x14\x8C\x82Q0\x0AF\xC1P\x07\x00\x07\xD0\x00\x01\x9By\xC9o\x00\x00\x00\x00IEND\xAEB`\x82";

async fn kept(site: &Site) -> u64 {
    file::Entity::find().count(site.db()).await.unwrap()
}

on_both! {
    async fn what_is_no_file_for_it_is_refused_in_words_and_nothing_is_kept(site: Site) {
        let on = ground(&site).await;
        let (seat, before) = (owner(&site, &on).await, kept(&site).await);
        let fields = filled(&site, &on, "li");
        let heavy = [b"%PDF-1.7".as_slice(), &vec![b' '; 5 * 1024 * 1024]].concat();
        let table: [(&str, &[u8], &str, &str); 4] = [
            ("form", b"<script>alert(1)</script>", "只收 PDF、JPG 和 PNG，请换一种格式", "Only PDF, JPG and PNG are taken; choose another format"),
            ("contract", WIDE, "图片尺寸太大，长宽都不要超过 8000 像素", "The picture is too large: at most 8,000 pixels wide and high"),
            ("form", &WIDE[..20], "图片打不开，请重新拍照或扫描", "The picture cannot be opened; scan or take it again"),
            ("contract", &heavy, "文件超过 5 MB，请压缩或拍小一点", "The file weighs more than 5 MB; make it smaller"),
        ];
        for (field, bytes, chinese, english) in table {
            for (lang, sentence) in [("zh-CN", chinese), ("en", english)] {
                let path = format!("{}/new?lang={lang}", room(&on));
                let answer = seat.post_file(&path, &with(&fields, &[]), field, bytes).await;

                assert_eq!((answer.status, answer.errors()), (422, vec![error(field, sentence)]));
                assert!(answer.body.contains("value=\"高新区一号车间\""), "what was typed stays");
            }
        }
        let drafts = placement::Entity::find().count(site.db()).await.unwrap();
        assert_eq!((kept(&site).await, drafts), (before, 0));
    }
}

on_both! {
    async fn a_file_stays_until_another_is_handed_in(site: Site) {
        let on = ground(&site).await;
        let seat = owner(&site, &on).await;
        let row = site.placed_with(&on, with_form(&site, &on), Stage::WithEnterprise).await;
        let before = kept(&site).await;
        let path = format!("{}/draft", at(&on, &row));
        let fields = filled(&site, &on, "li");
        let save = async |revision: &str, bytes: &[u8]| {
            let marks = seat.get(&path).await.hidden("marks").to_owned();
            let own = [("revision", revision), ("marks", marks.as_str())];
            seat.post_file(&path, &[with(&fields, &[]), own.to_vec()].concat(), "form", bytes).await.status
        };

        let without = save("1", b"").await;
        let same = site.placement_now(&row).await.form_id;
        let other = save("2", b"%PDF-1.7 another").await;
        let new = site.placement_now(&row).await.form_id;

        assert_eq!(([without, other], same, kept(&site).await), ([303, 303], row.form_id, before));
        assert!(new.is_some() && new != same);
    }
}

fn with_form(site: &Site, on: &Ground) -> xingtan::placements::Draft {
    let form = Some(Checked { media_type: "application/pdf", bytes: PDF.to_vec() });
    xingtan::placements::Draft { form, ..on.draft(site, "li") }
}

on_both! {
    async fn each_look_at_a_file_or_the_birth_date_is_written_down(site: Site) {
        let on = ground(&site).await;
        let row = site.placed_with(&on, with_form(&site, &on), Stage::Agreed).await;
        let (who, seat) = (site.tending(&on.enterprise).await, owner(&site, &on).await);
        let steps = placement_step::Entity::find().count(site.db()).await.unwrap();

        let form = seat.get(&format!("{}/form", at(&on, &row))).await;
        let none = seat.get(&format!("{}/contract", at(&on, &row))).await;
        let pressed = seat.post(&format!("{}/birth-date", at(&on, &row)), &[]).await;

        assert_eq!((form.status, form.bytes.as_slice(), none.status, pressed.status), (200, PDF, 404, 200));
        assert_eq!(form.header("content-disposition"), "attachment; filename=\"form.pdf\"");
        assert_eq!(form.header("content-security-policy"), "default-src 'none'; sandbox");
        assert!(pressed.main_text().contains("出生日期 2004年5月6日"), "{}", pressed.main_text());
        let written = placement_step::Entity::find().order_by_asc(placement_step::Column::Id).all(site.db()).await.unwrap();
        let looks: Vec<_> = written[steps as usize..].iter().map(|step| (step.act.as_str(), step.account_id)).collect();
        assert_eq!(looks, [("file-read", Some(who.account.id)), ("birth-date-read", Some(who.account.id))]);
        let text = seat.get(&at(&on, &row)).await.main_text();
        assert!(text.contains("圣阳电源 查看了完整的出生日期") && text.contains("圣阳电源 查看了 盖章的申请表（文件）"), "{text}");
        let entries = audit::Entity::find().order_by_desc(audit::Column::Id).all(site.db()).await.unwrap();
        let acts: Vec<_> = entries[..2].iter().map(|entry| entry.act.as_str()).collect();
        assert_eq!(acts, ["placements.read_birth_date", "placements.read_file"]);
    }
}
