//! Programmes as everybody reads them, and as the city's administrators keep them.
use super::{Page, page};
use crate::support::{
    Site,
    enterprises::{company, numbered_code},
    programmes::{on, programme, rules},
};
use chrono::Duration;
use entity::{enterprise::Status::Verified, event::District, officer_role::Role};
use xingtan::programmes::{self, Door, NewRules, Share};

pub async fn pages(site: &Site) -> Vec<Page> {
    let open = site.programme("open").await;
    let closed = site.programme("closed").await;
    let mut bare = programme("bare");
    for both in [&mut bare.audience, &mut bare.legal_basis, &mut bare.department] {
        *both = Default::default();
    }
    bare.name[1].clear();
    site.draft_programme(bare).await;
    let (db, who) = (&site.app.db, site.by().await);
    programmes::close(db, &who, closed.id, Door::Closed, site.now()).await.expect("closed");
    let of = site.enterprise("apprenticing", company(numbered_code(930), "鱼台稻米机械有限公司"), Verified).await;
    site.take_part(&open, &of, 7).await;
    let share = Share { programme: open.id, enterprise: of.id, year: 2027 };
    programmes::set_quota(db, &who, share, None, Some(12), site.now()).await.expect("set");
    let year = site.now().date_naive() + Duration::days(400);
    site.rules(&open, NewRules { hours_max: 40, ..rules(year) }).await;
    site.rules(&open, NewRules { hours_max: 42, ..rules(on(2031, 1, 1)) }).await;
    let fitter = site.occupation(&open, "钳工").await;
    let retired = site.occupation(&open, "铆工").await;
    programmes::retire_occupation(db, &who, open.id, retired.id, site.now()).await.expect("retired");
    let keeper = site.officer("programme-keeper", Role::Administrator, None).await;
    let keeper = site.sign_in(&keeper).await;
    let local = site.officer("programme-local", Role::Administrator, Some(District::Qufu)).await;
    let local = site.sign_in(&local).await;
    let desk = |what, rest: &str| page(what, format!("/admin/programmes{rest}")).by(&keeper);
    let stale = [("valid_from", "2031-01-01"), ("months_min", "13"), ("months_max", "36"), ("days_back", "30")];
    let rest = [("months_ahead", "12"), ("age_min", "16"), ("age_guardian", "18"), ("hours_max", "41")];
    let more = [("hours_minor", "40"), ("mentor_load", "5"), ("probation_under_3_months", "0")];
    let last = [("probation_under_1_year", "1"), ("probation_under_3_years", "2"), ("probation_longer", "6")];
    let end = [("probation_pay_percent", "80"), ("pause_days_max", "180"), ("pay_floor", "2010")];
    let stale: Vec<_> = stale.into_iter().chain(rest).chain(more).chain(last).chain(end).collect();
    let occupation = [("name_zh", "工具钳工"), ("lowest", "junior"), ("highest", "senior"), ("seen", "another")];
    let edited: Vec<(&'static str, &'static str)> = vec![("name_zh", "改名"), ("starts_on", "2026-01-01")];
    let quota = format!("/open/quotas/new?year=2027&enterprise={}", of.id);
    vec![
        page("programmes", "/programmes").shows("#closed"),
        page("programme", "/programmes/open").shows("#rules"),
        page("programme, closed", "/programmes/closed").shows(".head .state"),
        desk("desk, programmes", "").shows(".table"),
        page("desk, programmes, read only", "/admin/programmes").by(&local).shows(".table"),
        desk("desk, new programme", "/new").shows(".twin"),
        desk("desk, new programme, with errors", "/new").sent_empty(),
        page("desk, new programme, of one district", "/admin/programmes/new").by(&local).refused(409),
        desk("desk, programme, draft", "/bare").shows(".checks .warn"),
        desk("desk, programme", "/open?done=saved").shows(".flash--ok"),
        desk("desk, programme, closed", "/closed").shows("form[action$='/reopening']"),
        desk("desk, editing a programme", "/open/text").shows(".twin"),
        desk("desk, editing a programme, with errors", "/open/text").sent_empty(),
        desk("desk, editing a programme, saved by another", "/open/text").posted(&edited).refused(409).shows(".theirs"),
        desk("desk, occupations", "/open/occupations?done=retired").shows("#retired"),
        desk("desk, no occupations", "/bare/occupations").shows(".empty"),
        desk("desk, new occupation", "/open/occupations/new").shows("#lowest"),
        desk("desk, new occupation, with errors", "/open/occupations/new").sent_empty(),
        desk("desk, occupation", &format!("/open/occupations/{}", fitter.id)).shows("#lowest"),
        desk("desk, occupation, saved by another", &format!("/open/occupations/{}", fitter.id))
            .posted(&occupation)
            .refused(409)
            .shows(".theirs"),
        desk("desk, retiring an occupation", &format!("/open/occupations/{}/retirement", fitter.id)).shows(".ask"),
        desk("desk, rules", "/open/rules?done=saved").shows(".table"),
        desk("desk, no rules", "/bare/rules").shows(".empty"),
        desk("desk, first rules", "/bare/rules/new").shows("#months_min"),
        desk("desk, new rules", "/open/rules/new").shows("#months_min"),
        desk("desk, new rules, with errors", "/open/rules/new").sent_empty(),
        desk("desk, new rules, on top of another's", "/open/rules/new").posted(&stale).refused(409).shows(".theirs"),
        desk("desk, quotas", "/open/quotas?year=2027&done=saved").shows(".table"),
        desk("desk, no quotas", "/open/quotas?year=2026&q=nobody").shows(".empty"),
        desk("desk, quotas, found", "/open/quotas?year=2026&q=鱼台稻米").shows("#add ~ ul"),
        desk("desk, setting a quota", &quota).shows("#places"),
        desk("desk, publishing a programme", "/bare/publication").shows(".ask .checks .warn"),
        desk("desk, closing a programme", "/open/closing").shows(".ask .btn--bad"),
    ]
}
