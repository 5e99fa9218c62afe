//! The logo: what is taken, how it is kept, who sees it, and that no old one stays.
use super::one;
use crate::{
    on_both,
    support::{Answer, Seat, Site},
};
use entity::{
    audit,
    enterprise::{self, Status},
    file,
};
use image::{DynamicImage, ImageFormat};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::Value;

const AT: &str = "/enterprise/ma3text0x/profile";

fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::new_rgb8(width, height).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

async fn owned(site: &Site) -> (enterprise::Model, Seat<'_>) {
    let fang = site.account("fang").await;
    let row = site.bring(site.apply(&fang, one()).await, Status::Verified).await;
    let seat = site.sign_in(&fang).await;
    (row, seat)
}

async fn hand_in(seat: &Seat<'_>, lang: &str, bytes: &[u8]) -> Answer {
    seat.post_file(&format!("{AT}/logo?lang={lang}"), &[], "logo", bytes).await
}

async fn files(site: &Site) -> u64 {
    file::Entity::find().count(site.db()).await.unwrap()
}

async fn acts(site: &Site) -> Vec<String> {
    let about = audit::COLUMN.act.ends_with("_logo");
    let rows = audit::Entity::find().filter(about).order_by_asc(audit::Column::Id).all(site.db()).await.unwrap();
    rows.into_iter().map(|row| row.act).collect()
}

on_both! {
    async fn a_logo_is_shrunk_and_shown_to_everybody_with_the_name(site: Site) {
        let (was, seat) = owned(&site).await;

        let answer = hand_in(&seat, "zh-CN", &picture(1024, 600, ImageFormat::Png)).await;

        assert_eq!((answer.status, answer.location().as_str()), (303, AT));
        let row = site.now_of(&was).await;
        let at = format!("/enterprises/ma3text0x/logo?v={}", row.logo_id.expect("a logo"));
        assert_eq!(row.updated_at, was.updated_at, "whoever is writing is not disturbed");
        let shown = site.get(&at).await;
        let headers = ["content-type", "cache-control", "x-content-type-options", "content-security-policy"];
        assert_eq!((shown.status, headers.map(|name| shown.header(name))), (200, ["image/png", "public, max-age=31536000, immutable", "nosniff", "default-src 'none'; sandbox"]));
        let drawn = image::load_from_memory(&shown.bytes).unwrap();
        assert_eq!((drawn.width(), drawn.height()), (512, 300));
        for path in ["/enterprises", "/enterprises/ma3text0x", AT] {
            let body = seat.get(path).await.body;
            assert!(body.contains(&format!("src=\"{at}\" alt=\"曲阜精工机床有限公司\"")), "{path}: {body}");
        }
        let page = site.get("/enterprises/ma3text0x").await.body;
        let (_, data) = page.split_once("<script type=\"application/ld+json\">").unwrap();
        let data: Value = serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
        assert_eq!(data["logo"], format!("http://xingtan.test{at}"));
    }
}

on_both! {
    async fn a_new_logo_takes_the_place_of_the_old_and_none_stays_after_removal(site: Site) {
        let (was, seat) = owned(&site).await;
        let before = files(&site).await;
        hand_in(&seat, "zh-CN", &picture(40, 30, ImageFormat::Png)).await;
        let first = site.now_of(&was).await.logo_id.expect("a logo");

        hand_in(&seat, "zh-CN", &picture(30, 40, ImageFormat::Jpeg)).await;

        let second = site.now_of(&was).await.logo_id.expect("a logo");
        assert_eq!((files(&site).await, file::Entity::find_by_id(first).one(site.db()).await.unwrap()), (before + 1, None));
        let old = site.get(&format!("/enterprises/ma3text0x/logo?v={first}")).await;
        assert_eq!((old.status, old.header("location")), (303, format!("/enterprises/ma3text0x/logo?v={second}").as_str()));
        for _ in 0..2 {
            assert_eq!(seat.post(&format!("{AT}/logo/removal"), &[]).await.status, 303);
        }
        assert_eq!((site.now_of(&was).await, files(&site).await), (was, before));
        assert_eq!(site.get("/enterprises/ma3text0x/logo").await.status, 404);
        assert_eq!(acts(&site).await, ["enterprises.set_logo", "enterprises.set_logo", "enterprises.remove_logo"]);
        assert!(!site.get("/enterprises/ma3text0x").await.body.contains("\"logo\""));
    }
}

on_both! {
    async fn what_is_no_logo_is_refused_in_words_and_nothing_is_kept(site: Site) {
        let (was, seat) = owned(&site).await;
        let before = files(&site).await;
        let heavy = vec![b' '; 5 * 1024 * 1024 + 1];
        let broken = &picture(40, 30, ImageFormat::Png)[..20];
        let kind = ("标志只收 JPG 和 PNG 图片，请换一种格式", "A logo has to be a JPG or PNG picture; choose another format");
        let table: [(&[u8], (&str, &str)); 5] = [
            (b"", ("请选择图片文件", "Choose a picture")),
            (b"%PDF-1.7 a logo", kind),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", kind),
            (broken, ("图片打不开，请重新拍照或扫描", "The picture cannot be opened; scan or take it again")),
            (&heavy, ("文件超过 5 MB，请压缩或拍小一点", "The file weighs more than 5 MB; make it smaller")),
        ];
        for (bytes, (chinese, english)) in table {
            for (lang, sentence) in [("zh-CN", chinese), ("en", english)] {
                let answer = hand_in(&seat, lang, bytes).await;

                assert_eq!((answer.status, answer.errors()), (422, vec![("logo".to_owned(), sentence.to_owned())]));
            }
        }
        assert_eq!((site.now_of(&was).await, files(&site).await, acts(&site).await.len()), (was, before, 0));
    }
}

on_both! {
    async fn a_suspended_ones_logo_is_shown_to_nobody_and_may_still_be_removed(site: Site) {
        let (row, seat) = owned(&site).await;
        hand_in(&seat, "zh-CN", &picture(40, 30, ImageFormat::Png)).await;
        let id = site.now_of(&row).await.logo_id.expect("a logo");

        site.bring_to(&row, Status::Suspended).await;

        assert_eq!(site.get(&format!("/enterprises/ma3text0x/logo?v={id}")).await.status, 404);
        assert!(!seat.get(AT).await.body.contains("<img"));
        assert_eq!(seat.post(&format!("{AT}/logo/removal"), &[]).await.status, 303);
        assert_eq!(site.now_of(&row).await.logo_id, None);
    }
}
