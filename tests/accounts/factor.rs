//! The second factor: set up, asked for, each code once, recovery codes once, and required by a setting.
use crate::{
    on_both,
    support::{Site, people::PASSWORD},
};
use chrono::Duration;

on_both! {
    async fn each_code_opens_once_and_a_recovery_code_stands_in_once(site: Site) {
        let fang = site.account("fang").await;
        let seat = site.sign_in(&fang).await;
        seat.post("/my/factor/secret", &[]).await;
        let code = site.factor_code(&fang).await;
        assert_eq!(seat.post("/my/factor", &[("code", "000000x")]).await.status, 422);
        let shown = seat.post("/my/factor", &[("code", &code)]).await;
        assert_eq!(shown.body.matches("<li class=\"code\">").count(), 10);
        let recovery = shown.body.split("<li class=\"code\">").nth(1).unwrap().split('<').next().unwrap().to_owned();

        let halfway = site.sign_in(&fang).await;
        assert_eq!(halfway.get("/my").await.location(), "/sign-in/factor");
        let used = halfway.post("/sign-in/factor", &[("code", &code)]).await;
        assert_eq!((used.status, used.errors().len()), (422, 1));
        site.advance(Duration::seconds(31));
        let fresh = halfway.post("/sign-in/factor", &[("code", &site.factor_code(&fang).await), ("next", "/my/data")]).await;
        assert_eq!(fresh.location(), "/my/data");
        assert_eq!(halfway.get("/my").await.location(), "/sign-in", "the cookie's secret is another");

        for (number, expected) in [(0, 303), (1, 422)] {
            site.advance(Duration::seconds(60 * (number + 1)));
            let halfway = site.sign_in(&fang).await;
            assert_eq!(halfway.post("/sign-in/factor", &[("code", &recovery)]).await.status, expected);
        }
        let slow = site.sign_in(&fang).await.post("/sign-in/factor", &[("code", "123456")]).await;
        assert_eq!((slow.status, slow.header("retry-after")), (429, "1"));
        assert_eq!(seat.post("/my/factor/removal", &[("current", PASSWORD)]).await.status, 303);
        assert_eq!(site.sign_in(&fang).await.get("/my").await.status, 200);
    }
}
