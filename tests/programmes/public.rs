//! What everybody reads: the list, one programme in both languages, who takes part, how many learn.
use super::{cost, keeper};
use crate::{
    on_both,
    support::{
        Site,
        enterprises::{company, numbered_code},
        programmes::{occupation, on, programme, rules},
    },
};
use entity::enterprise::Status;
use xingtan::programmes::{self, Door, NewRules};

on_both! {
    async fn a_page_says_what_it_is_for_whom_and_what_each_side_does(site: Site) {
        let mut site = site;
        site.programme("tech").await;

        let chinese = site.get("/programmes/tech").await;
        site.lang = "en";
        let english = site.get("/programmes/tech").await;

        let text = chinese.main_text();
        for said in [
            "边工作边学手艺。",
            "谁可以参加 新进员工。 有劳动合同",
            "企业 按时发工资",
            "学徒 遵守规程",
            "主管部门 审核备案",
            "焊工 中级工至高级工",
            "培养期 12 到 36 个月。",
            "年满 16 周岁可以参加；未满 18 周岁要有监护人同意。",
            "每周最多工作 44 小时；未满 18 周岁的最多 40 小时。",
            "不满三个月的没有试用期，不满一年的最多 1 个月，不满三年的最多 2 个月，更长的最多 6 个月。",
            "工资每月税前不低于 2,010 元；试用期工资不低于转正后的 80%。",
            "企业备案时要交盖章的备案表和劳动合同。",
            "人社部发〔2021〕39号",
            "2026年1月1日起，长期有效",
            "每年 50 人",
            "现在还没有人在学",
            "还没有企业参加。",
        ] {
            assert!(text.contains(said), "{said}: {text}");
        }
        let text = english.main_text();
        for said in ["Learn a craft at work.", "Pay is at least CNY 2,010 a month before tax; in probation it is at least 80% of the pay after it.", "under a year: at most 1 month;", "Nobody is learning yet"] {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert!(english.body.contains("<span lang=\"zh-CN\">焊工</span>"), "what has no English is marked");
        assert!(chinese.body.contains("\"@type\":\"EducationalOccupationalProgram\"") && chinese.body.contains("\"startDate\":\"2026-01-01\""));
    }
}

on_both! {
    async fn few_who_learn_are_not_counted_out_and_only_public_enterprises_are_named(site: Site) {
        let few = site.programme("few").await;
        let many = site.programme("many").await;
        let named = site.enterprise("named", company(numbered_code(1), "看得见的公司"), Status::Verified).await;
        let hidden = site.enterprise("hidden", company(numbered_code(2), "停用的公司"), Status::Suspended).await;
        site.take_part(&few, &named, 1).await;
        site.take_part(&few, &hidden, 3).await;
        site.take_part(&many, &named, 4).await;
        site.take_part(&many, &hidden, 1).await;

        let (few, many) = (site.get("/programmes/few").await, site.get("/programmes/many").await);

        assert!(few.main_text().contains("现在有不到 5 人在学"), "{}", few.main_text());
        assert!(many.main_text().contains("现在有 5 人在学"), "{}", many.main_text());
        assert!(many.body.contains(&format!("href=\"/enterprises/{}\"", named.slug)) && !many.body.contains("停用的公司"));
    }
}

on_both! {
    async fn drafts_are_unknown_and_closed_ones_stand_apart(site: Site) {
        site.draft_programme(programme("draft")).await;
        site.programme("open").await;
        let closed = site.programme("closed").await;
        programmes::close(&site.app.db, &site.by().await, closed.id, Door::Closed, site.now()).await.unwrap();

        let list = site.get("/programmes").await;

        assert_eq!((site.get("/programmes/draft").await.status, site.get("/programmes/none").await.status), (404, 404));
        let (open, rest) = list.body.split_once("id=\"closed\"").unwrap();
        assert!(open.contains("/programmes/open\"") && !open.contains("/programmes/closed\"") && rest.contains("/programmes/closed\""));
        assert!(!list.body.contains("/programmes/draft\""));
        let home = site.get("/").await;
        assert!(home.body.contains("/programmes/open\"") && !home.body.contains("/programmes/closed\""), "{}", home.body);
    }
}

on_both! {
    async fn rules_are_todays_or_those_that_come_first(site: Site) {
        let today = site.programme("today").await;
        site.rules(&today, NewRules { hours_max: 40, ..rules(on(2027, 1, 1)) }).await;
        let later = site.draft_programme(programme("later")).await;
        programmes::add_occupation(&site.app.db, &site.by().await, later.id, occupation("车工"), site.now()).await.unwrap();
        site.rules(&later, NewRules { hours_max: 41, ..rules(on(2027, 3, 1)) }).await;
        site.rules(&later, NewRules { hours_max: 42, ..rules(on(2027, 9, 1)) }).await;
        programmes::publish(&site.app.db, &site.by().await, later.id, 1, site.now()).await.unwrap();

        let (now, then) = (site.get("/programmes/today").await.main_text(), site.get("/programmes/later").await.main_text());

        assert!(now.contains("每周最多工作 44 小时") && !now.contains("40 小时；"), "{now}");
        assert!(then.contains("第一天在2027年3月1日或以后的学徒按下面的规则。") && then.contains("每周最多工作 41 小时"), "{then}");
    }
}

on_both! {
    async fn the_list_the_page_and_home_cost_the_same_with_one_and_three(site: Site) {
        let seat = keeper(&site, "keeper").await;
        let first = site.programme("one").await;
        let paths = ["/programmes", "/programmes/one", "/"];
        let mut costs = Vec::new();
        for number in 1..4 {
            let of = site.enterprise(&format!("o{number}"), company(numbered_code(number), "公司"), Status::Verified).await;
            site.take_part(&first, &of, 1).await;
            site.occupation(&first, &format!("工种{number}")).await;
            if number > 1 {
                site.programme(&format!("p{number}")).await;
            }
            let mut all = Vec::new();
            for path in paths {
                all.push(cost(&site, &seat, path).await);
            }
            costs.push(all);
        }

        assert_eq!(costs[0], costs[2]);
        assert_eq!(costs[0][..2], [3, 6]);
    }
}

#[tokio::test]
async fn an_empty_city_says_so() {
    let site = Site::new(crate::support::Backend::Sqlite).await;

    let list = site.get("/programmes").await;

    assert!(list.main_text().contains("现在没有招收学徒的项目 新项目会在这里公布。"), "{}", list.main_text());
    assert!(!site.get("/").await.body.contains("id=\"programmes\""));
}
