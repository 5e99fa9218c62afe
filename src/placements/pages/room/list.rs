//! All placements of an enterprise, by stage, programme and name; what waits for it and what is overdue stand apart.
use super::{address, called, facts::term, standing::Standing};
use crate::{
    app::App,
    enterprises::Room,
    error::Answer,
    placements::{
        Stage,
        draft::may_enrol,
        enterprise_list::{Listed, list as listed, may_ask},
        form::{Only, RoomFilter},
        pages::exports::ExportForm,
        stages,
    },
    roles::{Member, MemberRight, SeeEnterprise, TendEnterprise},
    web::{choice::Choice, form::Query, page::page, view::View},
    words::{names, spoken::Spoken, thousands},
};
use askama::Template;
use axum::extract::State;
use entity::{enterprise, membership::Role, placement};
use sea_orm::Iterable;

#[derive(Template)]
#[template(path = "placements/room/list.html")]
struct ListPage {
    view: View,
    room: Room,
    filter: RoomFilter,
    tabs: Vec<Tab>,
    stages: Vec<Choice>,
    programmes: Vec<Choice>,
    rows: Vec<Row>,
    /// A viewer does not see who teaches.
    shows_mentors: bool,
    may_write: bool,
    /// Where to, for whom it is.
    exports: Option<ExportForm>,
    first: Option<String>,
    next: Option<String>,
}

struct Tab {
    href: String,
    label: String,
    count: Option<String>,
    is_current: bool,
}

struct Row {
    href: String,
    name: String,
    occupation: Option<Spoken>,
    level: Option<String>,
    days: Option<String>,
    standing: Standing,
    is_unled: bool,
    /// What the enterprise is asked: text keys.
    asks: Vec<&'static str>,
    mentors: String,
}

pub async fn list(State(app): State<App>, view: View, who: Member<SeeEnterprise>, query: Query) -> Answer {
    let (filter, slug) = (RoomFilter::from(query), &who.enterprise.slug);
    let shown = listed(app.db.read(), &who, &filter, view.now).await?;
    let stage =
        |stage| Choice::of(stages::code(stage), view.t(stages::name(stage)), filter.stage.map_or("", stages::code));
    let chosen = filter.programme.map(|id| id.to_string()).unwrap_or_default();
    let programme = |row: &entity::programme::Model| {
        Choice::of(row.id.to_string(), row.name(view.locale()).text.to_owned(), &chosen)
    };
    page(&ListPage {
        tabs: tabs(&view, &who, &filter, &shown),
        stages: Stage::iter().map(stage).collect(),
        programmes: shown.programmes.iter().map(programme).collect(),
        rows: shown.rows.iter().map(|row| Row::of(&view, &who.enterprise, &shown, row)).collect(),
        shows_mentors: who.role != Role::Viewer,
        may_write: TendEnterprise::has(who.role) && may_enrol(&who.enterprise),
        exports: TendEnterprise::has(who.role)
            .then(|| ExportForm::new(RoomFilter::default().path(slug, ""), filter.path(slug, ""), filter.pairs())),
        first: (!filter.after.is_empty()).then(|| filter.path(slug, "")),
        next: shown.next.as_ref().map(|cursor| filter.path(slug, cursor)),
        room: Room::of(&view, &who),
        filter,
        view,
    })
}

fn tabs(view: &View, who: &Member<SeeEnterprise>, filter: &RoomFilter, shown: &Listed) -> Vec<Tab> {
    let tab = |only, key: &str, count: Option<u64>| Tab {
        href: RoomFilter { only, ..RoomFilter::default() }.path(&who.enterprise.slug, ""),
        label: view.t(key),
        count: count.map(|count| thousands(i64::try_from(count).unwrap_or(i64::MAX))),
        is_current: filter.only == only,
    };
    let waits = may_ask(who, Only::WaitsForUs)
        .then(|| tab(Some(Only::WaitsForUs), "placements-enterprise-waits", Some(shown.waits)));
    let overdue = tab(Some(Only::Overdue), "placements-state-overdue", Some(shown.overdue));
    [tab(None, "placements-enterprise-all", None)].into_iter().chain(waits).chain([overdue]).collect()
}

impl Row {
    fn of(view: &View, of: &enterprise::Model, shown: &Listed, row: &placement::Model) -> Self {
        let occupation = row.occupation_id.and_then(|id| shown.occupations.get(&id));
        let mentors = shown.mentors.get(&row.id).map(|names| view.words.list(names));
        Self {
            href: address(&of.slug, row.id),
            name: called(view, row),
            occupation: occupation.map(|row| Spoken::of(row.name(view.locale()), view.locale())),
            level: row.level.map(|each| view.t(names::level(each))),
            days: term(view, row.first_day, row.until()),
            standing: match shown.waiting.get(&row.id) {
                Some(wait) if wait.is_leaving() => Standing::waiting(view, row, of, *wait),
                _ if shown.unguarded.contains(&row.id) => Standing::of(view, row, of).unguarded(view, row),
                Some(wait) => Standing::waiting(view, row, of, *wait),
                None => Standing::of(view, row, of),
            },
            asks: shown.asks.get(&row.id).cloned().unwrap_or_default(),
            is_unled: shown.unled.contains(&row.id),
            mentors: mentors.unwrap_or_default(),
        }
    }
}
