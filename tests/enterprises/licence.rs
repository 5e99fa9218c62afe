//! The file that an application comes with: what is no licence, and what is kept of one.
use super::{filled, kept};
use crate::{on_both, support::Site};
use entity::file;
use sea_orm::EntityTrait;

/// Ten thousand pixels wide and high, in eighty bytes (PNG, 8 bits of grey).
const WIDE: &[u8] = b"\x89PNG\x0D\x0A\x1A\x0A\x00\x00\x00\x0DIHDR\x00\x00'\x10\x00\x00'\x10\x08\x00\x00\x00\x00\x9F%=\xFB\x00\x00\x00\x17IDATx\x9Cc`\x18\x05\xA3`\x14\x8C\x82Q0\x0AF\xC1P\x07\x00\x07\xD0\x00\x01\x9By\xC9o\x00\x00\x00\x00IEND\xAEB`\x82";

on_both! {
    async fn what_is_no_licence_is_refused_in_words_and_nothing_is_kept(site: Site) {
        let seat = site.sign_in(&site.account("fang").await).await;
        let before = kept(&site).await;
        let heavy = [b"%PDF-1.7".as_slice(), &vec![b' '; 5 * 1024 * 1024]].concat();
        let table: [(&[u8], &str, &str); 5] = [
            (b"", "请选择营业执照文件", "Choose the file of the business licence"),
            (b"<script>alert(1)</script>", "只收 PDF、JPG 和 PNG，请换一种格式", "Only PDF, JPG and PNG are taken; choose another format"),
            (WIDE, "图片尺寸太大，长宽都不要超过 8000 像素", "The picture is too large: at most 8,000 pixels wide and high"),
            (&WIDE[..20], "图片打不开，请重新拍照或扫描", "The picture cannot be opened; scan or take it again"),
            (&heavy, "文件超过 5 MB，请压缩或拍小一点", "The file weighs more than 5 MB; make it smaller"),
        ];
        for (licence, chinese, english) in table {
            for (lang, sentence) in [("zh-CN", chinese), ("en", english)] {
                let answer = seat.post_file(&format!("/enterprises/new?lang={lang}"), &filled(&[]), "licence", licence).await;

                assert_eq!((answer.status, answer.errors()), (422, vec![("licence".to_owned(), sentence.to_owned())]));
            }
        }
        assert_eq!(kept(&site).await, before);
    }
}

on_both! {
    /// Forms without a file stay as small as they were.
    async fn a_body_beyond_what_its_form_takes_is_not_read(site: Site) {
        let seat = site.sign_in(&site.account("fang").await).await;
        let (six, much) = (vec![b' '; 6 * 1024 * 1024], "x".repeat(1024 * 1024));

        let application = seat.post_file("/enterprises/new", &filled(&[]), "licence", &six).await;
        let profile = seat.post("/my/profile", &[("name", &much)]).await;
        let form = seat.post("/enterprises/new", &filled(&[])).await;

        assert_eq!([application.status, profile.status, form.status], [413, 413, 415]);
        assert_eq!([application.heading(), profile.heading()], ["文件太大", "提交的内容太大"]);
        for (lang, says) in [("zh-CN", "每个文件最多 5 MB。请把文件改小，重新选择后再提交。"), ("en", "A file may weigh at most 5 MB. Make it smaller, choose it again, then send the form again.")] {
            let page = seat.post_file(&format!("/enterprises/new?lang={lang}"), &filled(&[]), "licence", &six).await.main_text();
            assert!(page.contains(says), "{page}");
        }
        assert!(!application.heading().is_empty(), "a page says so");
    }
}

on_both! {
    async fn a_picture_is_kept_drawn_anew(site: Site) {
        let mut picture = std::io::Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(40, 30).write_to(&mut picture, image::ImageFormat::Png).unwrap();
        let with_more = [picture.into_inner(), b"taken near Qufu".to_vec()].concat();
        let seat = site.sign_in(&site.account("fang").await).await;

        let answer = seat.post_file("/enterprises/new", &filled(&[]), "licence", &with_more).await;

        assert_eq!(answer.status, 303);
        let kept = file::Entity::find().one(site.db()).await.unwrap().unwrap();
        assert_eq!(kept.media_type, "image/png");
        assert!(!kept.bytes.windows(4).any(|piece| piece == b"Qufu"));
        assert_eq!(image::load_from_memory(&kept.bytes).unwrap().width(), 40);
    }
}
