//! The table of rules.md, field by field: what the apprentice, a guardian and a stranger see.
use super::at;
use crate::{
    on_both,
    placements::ground,
    support::{Answer, Seat, Site, people::email},
};
use entity::placement_link::For;

/// How each field reads in both languages.
const FIELDS: [(&str, [&str; 2]); 10] = [
    ("e-mail", ["li@example.cn"; 2]),
    ("mobile", ["13800138000"; 2]),
    ("pay", ["4,200"; 2]),
    ("pay in probation", ["3,500"; 2]),
    ("birth date", ["2010年1月2日", "2 January 2010"]),
    ("age", ["16 岁", "16 years"]),
    ("name", ["孔小李"; 2]),
    ("occupation", ["车工"; 2]),
    ("dates", ["2026年12月11日", "11 December 2026"]),
    ("enterprise", ["圣阳电源"; 2]),
];

/// The same in both languages.
fn seen(answers: &[Answer; 2]) -> Vec<&'static str> {
    let of = |lang: usize| {
        let text = answers[lang].main_text();
        FIELDS.into_iter().filter(|(_, value)| text.contains(value[lang])).map(|(field, _)| field).collect::<Vec<_>>()
    };
    assert_eq!(of(0), of(1), "{} {}", answers[0].main_text(), answers[1].main_text());
    of(0)
}

fn both(path: &str) -> [String; 2] {
    ["zh-CN", "en"].map(|lang| format!("{path}?lang={lang}"))
}

async fn signed_in(seat: &Seat<'_>, path: &str) -> [Answer; 2] {
    let [zh, en] = both(path);
    [seat.get(&zh).await, seat.get(&en).await]
}

async fn anybody(site: &Site, path: &str) -> [Answer; 2] {
    let [zh, en] = both(path);
    [site.get(&zh).await, site.get(&en).await]
}

on_both! {
    async fn each_sees_the_fields_that_the_table_says(site: Site) {
        let on = ground(&site).await;
        let li = site.account("li").await;
        let mut draft = on.draft(&site, "li");
        draft.name = xingtan::person::Name::parse("孔小李").ok();
        draft.mobile = xingtan::person::Mobile::parse("13800138000").unwrap();
        draft.birth_date = "2010-01-02".parse().ok();
        (draft.guardian_name, draft.guardian_relation) = ("王芳".into(), "母亲".into());
        draft.guardian_email = Some(email("mother"));
        let row = site.begin(&on, draft).await;
        let row = site.send_placement(&on, &row).await;
        let letter = format!("/placements/{}", site.placement_link(&row, For::Apprentice).await);
        let asked = anybody(&site, &letter).await;
        let row = site.open_placement(&row, &li).await;
        let row = site.agree(&row, &li).await;
        let link = format!("/guardians/{}", site.placement_link(&row, For::Guardian).await);
        let other = site.account("other").await;

        let own = signed_in(&site.sign_in(&li).await, &at(&row)).await;
        let guardian = anybody(&site, &link).await;
        let other = site.sign_in(&other).await;
        let strangers =
            [signed_in(&other, &at(&row)).await, anybody(&site, &letter).await, anybody(&site, &at(&row)).await];

        let all = ["e-mail", "mobile", "pay", "pay in probation", "birth date", "name", "occupation", "dates", "enterprise"];
        assert_eq!(seen(&own), all);
        for read in ["王师傅", "每周小时数 40", "高新区一号车间", "新型学徒制", "按时发工资", "遵守规程"] {
            assert!(guardian[0].main_text().contains(read), "{read} is missing: {}", guardian[0].main_text());
        }
        assert_eq!(seen(&guardian), ["name", "occupation", "dates", "enterprise"]);
        assert_eq!(seen(&asked), ["enterprise"], "with the letter, before anybody is known");
        assert_eq!(strangers.each_ref().map(|both| both.each_ref().map(|answer| answer.status)), [[404; 2], [410; 2], [303; 2]]);
        assert_eq!(strangers.each_ref().map(seen), [const { Vec::<&str>::new() }; 3]);
    }
}
