//! Administrators draft, publish, close and open programmes; what is missing; who may.
use super::{acts, cost, find, keeper, officer, ruled, well, with};
use crate::{
    on_both,
    support::{
        Site,
        programmes::{on, programme, rules},
    },
};
use entity::{event::District, officer_role::Role, programme::Status};

on_both! {
    async fn a_programme_is_written_published_closed_and_opened_again(site: Site) {
        let seat = keeper(&site, "keeper").await;

        let made = seat.post("/admin/programmes/new", &well("tech")).await;
        let again = seat.post("/admin/programmes/new", &well("tech")).await;
        seat.post("/admin/programmes/tech/occupations/new", &[("name_zh", "焊工"), ("lowest", "junior"), ("highest", "senior")]).await;
        seat.post("/admin/programmes/tech/rules/new", &ruled("")).await;
        let draft = (find(&site, "tech").await.unwrap().status, site.get("/programmes/tech").await.status);
        let published = seat.post("/admin/programmes/tech/publication", &[("revision", "1")]).await;
        let public = site.get("/programmes/tech").await.status;
        seat.post("/admin/programmes/tech/closing", &[]).await;
        let closed = site.get("/programmes/tech").await.main_text();
        seat.post("/admin/programmes/tech/reopening", &[]).await;

        assert_eq!([made.location(), again.location(), published.location()], ["/admin/programmes/tech"; 3].map(str::to_owned));
        assert_eq!((draft, public), ((Status::Draft, 404), 200));
        assert!(closed.contains("已停止招收"), "{closed}");
        let row = find(&site, "tech").await.unwrap();
        assert_eq!((row.status, row.revision, row.default_quota, row.ends_on), (Status::Published, 1, Some(20), None));
        assert_eq!(acts(&site).await, ["draft", "add_occupation", "add_rules", "publish", "close", "reopen"]);
    }
}

on_both! {
    async fn nothing_is_published_while_something_is_missing(site: Site) {
        let seat = keeper(&site, "keeper").await;
        let bare = with(with(well("tech"), "audience_zh", ""), "bureau_duties_zh", "");
        seat.post("/admin/programmes/new", &bare).await;

        let page = seat.get("/admin/programmes/tech").await.main_text();
        let asked = seat.get("/admin/programmes/tech/publication").await;
        let refused = seat.post("/admin/programmes/tech/publication", &[("revision", "1")]).await;

        for missing in ["缺：谁可以参加（中文）", "缺：主管部门做什么（中文）", "缺：至少一个工种", "缺：至少一版规则"] {
            assert!(page.contains(missing) && asked.main_text().contains(missing), "{missing}: {page}");
        }
        assert!(!page.contains("缺：简介") && !asked.body.contains("<button class=\"btn\">"), "{}", asked.body);
        assert_eq!((refused.status, refused.heading().as_str()), (409, "项目还缺内容，不能公开"));
        assert_eq!(find(&site, "tech").await.unwrap().status, Status::Draft);
    }
}

on_both! {
    async fn each_thing_that_is_needed_is_missed_alone(site: Site) {
        let (db, who, now) = (&site.app.db, site.by().await, site.now());
        let mut texts = Vec::new();
        for at in 0..5 {
            let mut new = programme(&format!("p{at}"));
            let all = [&mut new.summary, &mut new.audience, &mut new.enterprise_duties, &mut new.apprentice_duties, &mut new.bureau_duties];
            all.into_iter().nth(at).unwrap()[0].clear();
            let draft = site.draft_programme(new).await;
            site.occupation(&draft, "焊工").await;
            site.rules(&draft, rules(on(2026, 1, 1))).await;
            texts.push(draft);
        }
        let untaught = site.draft_programme(programme("untaught")).await;
        site.rules(&untaught, rules(on(2026, 1, 1))).await;
        let unruled = site.draft_programme(programme("unruled")).await;
        site.occupation(&unruled, "焊工").await;

        for draft in texts.iter().chain([&untaught, &unruled]) {
            let refused = xingtan::programmes::publish(db, &who, draft.id, 1, now).await;

            assert!(matches!(refused, Err(xingtan::programmes::PublishError::Missing)), "{}: {refused:?}", draft.slug);
        }
    }
}

on_both! {
    async fn wrong_input_stays_and_is_explained_at_its_field(site: Site) {
        let seat = keeper(&site, "keeper").await;
        site.programme("taken").await;
        for (name, value, says) in [
            ("slug", "", "请填网址"),
            ("slug", "Bad Slug", "网址只能有小写字母、数字和连字符，连字符不能在两头"),
            ("slug", "new", "这个网址留给系统用，请换一个"),
            ("slug", "taken", "这个网址已经用过，请换一个"),
            ("name_zh", " ", "请填写"),
            ("summary_zh", "a\u{202E}b", "里面有看不见的符号，请删掉后重新输入"),
            ("starts_on", "", "请填日期"),
            ("ends_on", "2026-02-30", "请填完整的日期，例如 2026-03-01"),
            ("ends_on", "2025-12-31", "结束要晚于开始"),
            ("default_quota", "-1", "请填 0 到 10,000 的整数，不限就留空"),
        ] {
            let answer = seat.post("/admin/programmes/new", &with(well("fresh"), name, value)).await;

            assert_eq!(answer.status, 422, "{name} {value}");
            assert_eq!(answer.errors(), [(name.into(), says.into())], "{name} {value}");
            assert!(answer.body.contains("守规程。"), "what was typed stays");
        }
        assert_eq!(find(&site, "fresh").await, None);
    }
}

on_both! {
    async fn what_is_public_is_not_emptied(site: Site) {
        let seat = keeper(&site, "keeper").await;
        site.programme("tech").await;
        let fields = [with(well("tech"), "audience_zh", ""), vec![("revision", "1"), ("marks", "")]].concat();

        let refused = seat.post("/admin/programmes/tech/text", &fields).await;

        assert_eq!((refused.status, refused.errors()), (422, vec![("audience_zh".into(), "请填写".into())]));
        assert_eq!(find(&site, "tech").await.unwrap().audience_zh, "新进员工。\n\n- 有劳动合同");
    }
}

on_both! {
    async fn who_keeps_one_district_reads_and_does_not_write(site: Site) {
        let programme = site.programme("tech").await;
        let local = officer(&site, "local", Role::Administrator, Some(District::Qufu)).await;
        let reviewer = officer(&site, "reviewer", Role::Reviewer, None).await;
        let scheduler = officer(&site, "scheduler", Role::Scheduler, None).await;

        let pages = ["", "/tech", "/tech/occupations", "/tech/rules", "/tech/quotas"];
        for page in pages {
            let path = format!("/admin/programmes{page}");
            assert_eq!((local.get(&path).await.status, reviewer.get(&path).await.status), (200, 200), "{path}");
            assert_eq!(scheduler.get(&path).await.heading(), "你没有“查看学徒项目”的权限");
            assert!(!local.get(&path).await.body.contains("/new\""), "{path} offers nothing to write");
        }
        for form in ["/new", "/tech/text", "/tech/occupations/new", "/tech/rules/new", "/tech/quotas/new"] {
            let path = format!("/admin/programmes{form}");
            let told = local.post(&path, &well("other")).await;
            assert_eq!((told.status, told.heading().as_str()), (409, "项目是全市的，负责一个县市区的管理员不能修改"), "{path}");
            assert_eq!(reviewer.post(&path, &[]).await.heading(), "你没有“编辑学徒项目”的权限");
        }
        let local = site.officer_of(site.officer("other", Role::Administrator, Some(District::Qufu)).await.id).await;
        let closed = xingtan::programmes::close(&site.app.db, &local, programme.id, xingtan::programmes::Door::Closed, site.now()).await;
        assert!(closed.is_err() && find(&site, "tech").await.unwrap() == programme);
    }
}

on_both! {
    async fn the_list_names_every_state_and_costs_the_same(site: Site) {
        let seat = keeper(&site, "keeper").await;
        site.programme("one").await;
        let one = cost(&site, &seat, "/admin/programmes").await;
        site.draft_programme(programme("two")).await;
        let three = site.programme("three").await;
        seat.post("/admin/programmes/three/closing", &[]).await;

        assert_eq!((one, cost(&site, &seat, "/admin/programmes").await), (5, 5));
        let text = seat.get("/admin/programmes").await.main_text();
        assert!(["招收中", "草稿", "已停止招收"].iter().all(|state| text.contains(state)), "{text}");
        assert!(text.contains(&three.name_zh));
    }
}
