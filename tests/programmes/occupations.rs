//! Occupations: added, edited, retired, never deleted.
use super::{acts, cost, keeper};
use crate::{
    on_both,
    support::{Site, programmes::programme},
};
use entity::occupation::{self, Level};
use sea_orm::EntityTrait;
use xingtan::programmes::occupations;

const PATH: &str = "/admin/programmes/tech/occupations";

fn typed<'a>(name: &'a str, lowest: &'a str, highest: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![("name_zh", name), ("name_en", ""), ("lowest", lowest), ("highest", highest)]
}

on_both! {
    async fn one_is_added_once_edited_and_retired_and_stays(site: Site) {
        let seat = keeper(&site, "keeper").await;
        let draft = site.draft_programme(programme("tech")).await;

        for _ in 0..2 {
            seat.post(&format!("{PATH}/new"), &typed("焊工", "junior", "senior")).await;
        }
        seat.post(&format!("{PATH}/new"), &typed("钳工", "senior", "technician")).await;
        let [welder, fitter] = <[_; 2]>::try_from(occupations(site.db(), draft.id).await.unwrap()).unwrap();
        let page = seat.get(&format!("{PATH}/{}", welder.id)).await;
        let seen = [typed("电焊工", "junior", "technician"), vec![("seen", page.hidden("seen"))]].concat();
        let edited = seat.post(&format!("{PATH}/{}", welder.id), &seen).await;
        let retired = seat.post(&format!("{PATH}/{}/retirement", fitter.id), &[]).await;

        assert_eq!((edited.status, retired.status), (303, 303));
        let all = occupation::Entity::find().all(site.db()).await.unwrap();
        assert_eq!(all.len(), 2);
        let left = occupations(site.db(), draft.id).await.unwrap();
        assert_eq!((left[0].id, left[0].name_zh.as_str(), left[0].highest, left.len()), (welder.id, "电焊工", Level::Technician, 1));
        let text = seat.get(PATH).await.main_text();
        assert!(text.contains("已停用 钳工 高级工至技师"), "{text}");
        assert_eq!(seat.get(&format!("{PATH}/{}", fitter.id)).await.status, 404);
        assert_eq!(acts(&site).await, ["draft", "add_occupation", "add_occupation", "edit_occupation", "retire_occupation"]);
    }
}

on_both! {
    async fn who_saves_on_top_of_another_is_shown_both(site: Site) {
        let seat = keeper(&site, "keeper").await;
        let draft = site.draft_programme(programme("tech")).await;
        let row = site.occupation(&draft, "焊工").await;
        let path = format!("{PATH}/{}", row.id);
        let page = seat.get(&path).await;
        let seen = vec![("seen", page.hidden("seen"))];

        let first = seat.post(&path, &[typed("甲焊工", "junior", "senior"), seen.clone()].concat()).await;
        let second = seat.post(&path, &[typed("乙焊工", "senior", "senior"), seen].concat()).await;

        assert_eq!((first.status, second.status), (303, 409));
        assert!(second.main_text().contains("甲焊工") && second.body.contains("value=\"乙焊工\""), "{}", second.body);
        let again = vec![("seen", second.hidden("seen"))];
        assert_eq!(seat.post(&path, &[typed("乙焊工", "senior", "senior"), again].concat()).await.status, 303);
        assert_eq!(occupations(site.db(), draft.id).await.unwrap()[0].name_zh, "乙焊工");
    }
}

on_both! {
    async fn wrong_input_is_explained(site: Site) {
        let seat = keeper(&site, "keeper").await;
        site.draft_programme(programme("tech")).await;

        let empty = seat.post(&format!("{PATH}/new"), &typed("", "", "expert")).await;
        let below = seat.post(&format!("{PATH}/new"), &typed("焊工", "senior", "junior")).await;

        let says = |field: &str, text: &str| (field.to_owned(), text.to_owned());
        assert_eq!(empty.errors(), [says("name_zh", "请填写"), says("lowest", "请选择一项"), says("highest", "请选择一项")]);
        assert_eq!(below.errors(), [says("highest", "最高等级不能低于最低等级")]);
    }
}

on_both! {
    async fn the_last_of_a_public_programme_stays_and_another_programmes_is_not_here(site: Site) {
        let seat = keeper(&site, "keeper").await;
        let public = site.programme("tech").await;
        let other = site.programme("other").await;
        let (own, foreign) = (occupations(site.db(), public.id).await.unwrap().remove(0), occupations(site.db(), other.id).await.unwrap().remove(0));

        let last = seat.post(&format!("{PATH}/{}/retirement", own.id), &[]).await;
        let elsewhere = seat.post(&format!("{PATH}/{}/retirement", foreign.id), &[]).await;

        assert_eq!((last.status, last.heading().as_str(), elsewhere.status), (409, "公开的项目至少要有一个工种", 404));
        assert_eq!(occupations(site.db(), public.id).await.unwrap(), [own]);
        assert_eq!(occupations(site.db(), other.id).await.unwrap(), [foreign]);
    }
}

on_both! {
    async fn the_list_costs_the_same(site: Site) {
        let seat = keeper(&site, "keeper").await;
        let programme = site.programme("tech").await;
        let one = cost(&site, &seat, PATH).await;
        site.occupation(&programme, "车工").await;
        site.occupation(&programme, "钳工").await;

        assert_eq!((one, cost(&site, &seat, PATH).await), (6, 6));
    }
}
