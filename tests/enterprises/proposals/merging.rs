//! An application is accepted over an enterprise that the bureau's list made.
use super::{to, told};
use crate::{
    on_both,
    support::{
        Site,
        enterprises::{company, numbered_code},
    },
};
use entity::{
    enterprise::{self, Status},
    membership::{self, Role},
    merged_enterprise,
};
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};
use xingtan::enterprises::Decision;

on_both! {
    /// The listed row becomes verified: slug and recognitions stay, the applicant's fields and people move in.
    async fn an_application_accepted_over_a_listed_enterprise_becomes_part_of_it(site: Site) {
        let listed = site.listed(numbered_code(1), "名录里的名字").await;
        let fang = site.account("fang").await;
        let owner = site.sign_in(&fang).await;
        let own = site.apply(&fang, company(numbered_code(1), "执照上的名字")).await;
        let rival = site.enterprise("li", company(numbered_code(1), "别人"), Status::Applied).await;
        let reviewer = site.reviewer().await;
        let seat = site.reviewing("second", None).await;
        site.deliver().await;

        site.decide(&reviewer, &own, &Decision::TakeUp).await.unwrap();
        let verified = seat.post(&format!("/admin/enterprises/{}/verification", own.id), &[]).await;
        let row = site.now_of(&listed).await;

        assert_eq!(verified.location(), format!("/admin/enterprises/{}", listed.id));
        assert_eq!((row.status, row.slug.as_str(), row.name.as_str()), (Status::Verified, listed.slug.as_str(), "执照上的名字"));
        assert_eq!((row.licence_id, row.applied_by), (own.licence_id, Some(fang.id)));
        assert_eq!(enterprise::Entity::find_by_id(own.id).one(site.db()).await.unwrap(), None);
        assert_eq!(membership::Entity::find_by_id((listed.id, fang.id)).one(site.db()).await.unwrap().unwrap().role, Role::Owner);
        let old = owner.get(&format!("/enterprise/{}", own.slug)).await;
        assert_eq!((old.status, old.location()), (308, format!("/enterprise/{}", listed.slug)));
        assert_eq!(owner.get(&old.location()).await.status, 200);
        let desk = seat.get(&format!("/admin/enterprises/{}", own.id)).await;
        assert_eq!((desk.status, desk.location()), (308, format!("/admin/enterprises/{}", listed.id)));
        assert_eq!(site.sign_in(&site.account("zhao").await).await.get(&format!("/enterprise/{}", own.slug)).await.status, 404);
        assert_eq!(site.now_of(&rival).await.status, Status::Refused);
        assert_eq!(merged_enterprise::Entity::find().count(site.db()).await.unwrap(), 1);
        assert_eq!(told(&site).await, [to("fang", "企业已认证：执照上的名字"), to("li", "企业申请没有通过：别人")]);
    }
}

on_both! {
    /// The address of the application leads to the enterprise that it became part of, and goes on doing so.
    async fn an_import_never_takes_the_slug_of_an_application_that_was_merged(site: Site) {
        let listed = site.listed(numbered_code(1), "名录里的名字").await;
        let merged = site.enterprise("fang", company(numbered_code(1), "执照上的名字"), Status::Checking).await;
        site.decide(&site.reviewer().await, &merged, &Decision::Verify).await.unwrap();
        site.bring_to(&listed, Status::Closed).await;

        site.listed(numbered_code(1), "名录里的新名字").await;

        let rows = enterprise::Entity::find().order_by_asc(enterprise::Column::Id).all(site.db()).await.unwrap();
        let slugs: Vec<&str> = rows.iter().map(|row| row.slug.as_str()).collect();
        assert_eq!(merged.slug, format!("{}-2", listed.slug));
        assert_eq!(slugs, [listed.slug.as_str(), format!("{}-3", listed.slug).as_str()]);
    }
}
