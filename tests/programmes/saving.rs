//! Two at the same programme at once: nobody writes over what another saved without seeing it, and nothing is lost.
use super::{acts, find, keeper, well, with};
use crate::{
    on_both,
    support::{
        Site,
        programmes::{programme, rules},
    },
};
use entity::programme::Status;
use xingtan::programmes::{self, EditError, NewProgramme};

on_both! {
    async fn two_who_edit_one_programme_never_lose_what_either_typed(site: Site) {
        let (first, second) = (keeper(&site, "first").await, keeper(&site, "second").await);
        first.post("/admin/programmes/new", &well("tech")).await;
        let page = first.get("/admin/programmes/tech/text").await;
        let own = vec![("revision", page.hidden("revision")), ("marks", page.hidden("marks"))];

        let theirs = with(with(well("tech"), "name_zh", "甲的名称"), "department_zh", "甲局");
        let saved = first.post("/admin/programmes/tech/text", &[theirs, own.clone()].concat()).await;
        let ours = with(with(well("tech"), "name_zh", "乙的名称"), "audience_zh", "乙的人群");
        let stale = second.post("/admin/programmes/tech/text", &[ours, own].concat()).await;

        assert_eq!((saved.status, stale.status), (303, 409));
        let text = stale.main_text();
        assert!(text.contains("你编辑的时候，另一位管理员保存了改动") && text.contains("甲的名称"), "{text}");
        for typed in ["乙的名称", "乙的人群", "value=\"甲局\""] {
            assert!(stale.body.contains(typed), "{typed} is lost");
        }
        assert_eq!(find(&site, "tech").await.unwrap().name_zh, "甲的名称");
        let again = vec![("revision", stale.hidden("revision")), ("marks", stale.hidden("marks"))];
        let merged = with(with(with(well("tech"), "name_zh", "甲乙"), "audience_zh", "乙的人群"), "department_zh", "甲局");
        assert_eq!(second.post("/admin/programmes/tech/text", &[merged, again].concat()).await.status, 303);
        let row = find(&site, "tech").await.unwrap();
        assert_eq!((row.name_zh.as_str(), row.audience_zh.as_str(), row.department_zh.as_str(), row.revision), ("甲乙", "乙的人群", "甲局", 3));
        assert_eq!(acts(&site).await, ["draft", "edit", "edit"]);
    }
}

on_both! {
    async fn of_two_saves_at_the_same_moment_one_wins_and_the_other_is_shown(site: Site) {
        let (one, two) = (keeper(&site, "one").await, keeper(&site, "two").await);
        one.post("/admin/programmes/new", &well("tech")).await;
        let page = one.get("/admin/programmes/tech/text").await;
        let own = vec![("revision", page.hidden("revision")), ("marks", page.hidden("marks"))];
        let fields = |name| [with(well("tech"), "name_zh", name), own.clone()].concat();
        let (left, right) = (fields("左"), fields("右"));

        let (left, right) = tokio::join!(one.post("/admin/programmes/tech/text", &left), two.post("/admin/programmes/tech/text", &right));

        let mut statuses = [left.status, right.status];
        statuses.sort_unstable();
        assert_eq!((statuses, find(&site, "tech").await.unwrap().revision), ([303, 409], 2));
    }
}

on_both! {
    async fn of_two_who_publish_at_once_both_read_that_it_is_done(site: Site) {
        let (one, two) = (keeper(&site, "one").await, keeper(&site, "two").await);
        let draft = site.draft_programme(programme("tech")).await;
        site.occupation(&draft, "焊工").await;
        site.rules(&draft, rules(draft.starts_on)).await;
        let path = "/admin/programmes/tech/publication";

        let (left, right) = tokio::join!(one.post(path, &[("revision", "1")]), two.post(path, &[("revision", "1")]));

        assert_eq!((left.status, right.status), (303, 303));
        assert_eq!(find(&site, "tech").await.unwrap().status, Status::Published);
        assert_eq!(acts(&site).await, ["draft", "add_occupation", "add_rules", "publish"]);
    }
}

on_both! {
    async fn what_was_edited_since_it_was_looked_at_is_not_published(site: Site) {
        let seat = keeper(&site, "keeper").await;
        let draft = site.draft_programme(programme("tech")).await;
        site.occupation(&draft, "焊工").await;
        site.rules(&draft, rules(draft.starts_on)).await;
        let page = seat.get("/admin/programmes/tech/publication").await;
        let editor = [well("tech"), vec![("revision", "1"), ("marks", "")]].concat();
        assert_eq!(seat.post("/admin/programmes/tech/text", &editor).await.status, 303);

        let refused = seat.post("/admin/programmes/tech/publication", &[("revision", page.hidden("revision"))]).await;

        assert_eq!((refused.status, refused.heading().as_str()), (409, "另一位管理员刚刚保存了改动"));
        assert_eq!(find(&site, "tech").await.unwrap().status, Status::Draft);
    }
}

on_both! {
    async fn the_verb_itself_refuses_who_edited_an_older_revision(site: Site) {
        let draft = site.draft_programme(programme("tech")).await;
        let (db, who, now) = (&site.app.db, site.by().await, site.now());
        let named = |zh: &str| NewProgramme { name: [zh.into(), String::new()], ..programme("tech") };
        programmes::edit(db, &who, draft.id, 1, named("甲"), &["name_zh"], now).await.unwrap();

        let stale = programmes::edit(db, &who, draft.id, 1, named("乙"), &["name_zh"], now).await;

        assert!(matches!(stale, Err(EditError::Stale(saved)) if saved.name_zh == "甲" && saved.revision == 2));
        assert_eq!(find(&site, "tech").await.unwrap().name_zh, "甲");
    }
}
