//! The table of rules.md, field by field: what the apprentice, a guardian and a stranger see.
use super::at;
use crate::{
    on_both,
    placements::ground,
    support::{Answer, Site, people::email},
};
use entity::placement_link::For;

/// How each field reads.
const FIELDS: [(&str, &str); 10] = [
    ("e-mail", "li@example.cn"),
    ("mobile", "13800138000"),
    ("pay", "4,200"),
    ("pay in probation", "3,500"),
    ("birth date", "2010年1月2日"),
    ("age", "16 岁"),
    ("name", "孔小李"),
    ("occupation", "车工"),
    ("dates", "2026年12月11日"),
    ("enterprise", "圣阳电源"),
];

fn seen(answer: &Answer) -> Vec<&'static str> {
    let text = answer.main_text();
    FIELDS.into_iter().filter(|(_, value)| text.contains(value)).map(|(field, _)| field).collect()
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
        let asked = site.get(&letter).await;
        let row = site.open_placement(&row, &li).await;
        let row = site.agree(&row, &li).await;
        let link = format!("/guardians/{}", site.placement_link(&row, For::Guardian).await);
        let other = site.account("other").await;

        let own = site.sign_in(&li).await.get(&at(&row)).await;
        let guardian = site.get(&link).await;
        let strangers = [site.sign_in(&other).await.get(&at(&row)).await, site.get(&letter).await, site.get(&at(&row)).await];

        let all = ["e-mail", "mobile", "pay", "pay in probation", "birth date", "name", "occupation", "dates", "enterprise"];
        assert_eq!(seen(&own), all);
        for read in ["王师傅", "每周小时数 40", "高新区一号车间", "新型学徒制", "按时发工资", "遵守规程"] {
            assert!(guardian.main_text().contains(read), "{read} is missing: {}", guardian.main_text());
        }
        assert_eq!(seen(&guardian), ["name", "occupation", "dates", "enterprise"]);
        assert_eq!(seen(&asked), ["enterprise"], "with the letter, before anybody is known");
        assert_eq!(strangers.each_ref().map(|answer| answer.status), [404, 410, 303]);
        assert_eq!(strangers.each_ref().map(seen), [const { Vec::<&str>::new() }; 3]);
    }
}
