//! At the planned end: the enterprise declares, the apprentice makes a statement, each once, and then the bureau has it.
use super::{Doors, at, done, letter, refused, told, wrong};
use crate::{
    on_both,
    support::{Site, enterprises::candidate},
};
use xingtan::placements::life::{CompleteError, completion, declare, resume_due, state};

on_both! {
    async fn nothing_is_declared_or_stated_before_the_planned_end(site: Site) {
        let doors = Doors::open(&site).await;
        let days = (doors.row.last_day.unwrap() - site.today()).num_days();
        let doors = doors.after(days - 1).await;

        let declared = refused(&doors.enterprise, &doors.room("/declaration"), &[("words", "学会了车工")]).await;
        let stated = refused(&doors.apprentice, &doors.mine("/statement"), &[("words", "我会用车床")]).await;

        let early = ["还没到计划的结束日期", "The planned end has not come"];
        assert_eq!([declared, stated], [early, early].map(|said| said.map(str::to_owned)));
        assert_eq!(completion(site.db(), doors.row.id).await.unwrap(), None);
    }
}

on_both! {
    async fn both_sides_say_once_what_was_learned_and_read_what_is_missing(site: Site) {
        let doors = Doors::open(&site).await;
        let days = (doors.row.last_day.unwrap() - site.today()).num_days();
        let doors = doors.after(days).await;
        let (declaration, statement) = (doors.room("/declaration"), doors.mine("/statement"));
        let both_missing = doors.apprentice.get(&doors.mine("")).await.main_text();

        let empty = wrong(&doors.enterprise, &declaration, &[]).await;
        let declared = doors.enterprise.post(&declaration, &[("words", "学会了车工")]).await;
        let declared = done(&doors.enterprise, declared).await;
        let twice = refused(&doors.enterprise, &declaration, &[("words", "另一番话")]).await;
        let told_declared = told(&site).await;
        let silent = wrong(&doors.apprentice, &statement, &[("words", "\n")]).await;
        let stated = doors.apprentice.post(&statement, &[("words", "我会用车床")]).await;
        let stated = done(&doors.apprentice, stated).await;
        let again = refused(&doors.apprentice, &statement, &[("words", "另一番话")]).await;
        let read = doors.enterprise.get(&doors.room("")).await.main_text();

        assert!(both_missing.contains("等待企业申报完成、学徒写下说明。"), "{both_missing}");
        let missing = [vec![at("words", "请写下说明")], vec![at("words", "Write a few words")]];
        assert_eq!([empty, silent], [missing.clone(), missing]);
        assert!(declared.contains("企业已申报完成：等待学徒写下说明。"), "{declared}");
        assert_eq!(told_declared, [letter("li", "圣阳电源 申报你完成培养")]);
        assert!(stated.contains("企业已申报，学徒已写下说明：等待科技局办理结业。") && stated.contains("学会了车工"), "{stated}");
        assert!(read.contains("我会用车床"), "{read}");
        let said = ["已经提交过了", "That has been said already"];
        assert_eq!([twice, again], [said, said].map(|said| said.map(str::to_owned)));
        let stands = completion(site.db(), doors.row.id).await.unwrap().unwrap();
        assert_eq!((stands.declared_words.as_deref(), stands.stated_words.as_deref()), (Some("学会了车工"), Some("我会用车床")));
        assert_eq!(told(&site).await, []);
    }
}

on_both! {
    /// Two who pressed at once both came past the page; the verbs let one of them through.
    async fn the_second_of_two_at_once_says_nothing(site: Site) {
        let doors = Doors::open(&site).await;
        let days = (doors.row.last_day.unwrap() - site.today()).num_days();
        let doors = doors.after(days).await;
        let (db, key, id, now) = (&site.app.db, &site.app.address_key, doors.row.id, site.now());
        let (who, mine) = (site.tending(&doors.on.enterprise).await, candidate(&site.account_called("li").await));
        declare(db, key, &who, id, "学会了车工", now).await.unwrap();
        state(db, key, &mine, id, "我会用车床", now).await.unwrap();

        let again = [declare(db, key, &who, id, "另一番话", now).await, state(db, key, &mine, id, "另一番话", now).await];

        for said in again {
            assert!(matches!(said, Err(CompleteError::SaidAlready)), "{said:?}");
        }
        let stands = completion(site.db(), id).await.unwrap().unwrap();
        assert_eq!((stands.declared_words.as_deref(), stands.stated_words.as_deref()), (Some("学会了车工"), Some("我会用车床")));
        assert_eq!(told(&site).await, [letter("li", "圣阳电源 申报你完成培养")]);
    }
}

on_both! {
    async fn what_was_said_of_an_earlier_end_is_said_anew(site: Site) {
        let doors = Doors::open(&site).await;
        let days = (doors.row.last_day.unwrap() - site.today()).num_days();
        let doors = doors.after(days).await;
        doors.enterprise.post(&doors.room("/declaration"), &[("words", "学会了车工")]).await;
        doors.apprentice.post(&doors.mine("/statement"), &[("words", "我会用车床")]).await;
        let today = site.today().to_string();
        doors.enterprise.post(&doors.room("/pause"), &[("last", &today), ("code", "health")]).await;
        let doors = doors.after(1).await;
        resume_due(&site.app.db, &site.app.address_key, site.now()).await.unwrap();

        let page = doors.enterprise.get(&doors.room("")).await.main_text();
        let declared = doors.enterprise.post(&doors.room("/declaration"), &[("words", "学会了车工和铣工")]).await;

        assert!(page.contains("计划的最后一天改为 2027年12月11日，申报和说明需要重新提交"), "{page}");
        assert!(page.contains("等待企业申报完成、学徒写下说明。"), "{page}");
        assert_eq!(declared.status, 303, "{}", declared.main_text());
        let stands = completion(site.db(), doors.row.id).await.unwrap().unwrap();
        assert_eq!((stands.declared_words.as_deref(), stands.stated_at), (Some("学会了车工和铣工"), None));
        assert!(doors.steps().await.contains(&"speak-anew".to_owned()));
    }
}
