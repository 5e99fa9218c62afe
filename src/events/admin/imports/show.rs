//! One import: what each row would do while it is only looked at, and carrying all of it out.
use super::{Names, named};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        admin::{met::Met, questions::title},
        form::{agenda::column_name, tell_whom},
        sessions::{
            self, MOST, SessionError,
            imports::{CommitError, DryRun, Fate, Judged, Looked, commit_agenda, dry_run},
            may_change,
            tell::Tell,
        },
    },
    imports,
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{Fields, named as in_form, reason},
        page::{page, page_with},
        problems::Problems,
        view::View,
    },
    words::{spoken::Spoken, thousands, when::local},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::{
    event::{self, Status},
    import,
};
use sea_orm::ActiveEnum;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "events/admin/imports/show.html")]
struct ShowPage {
    view: View,
    slug: String,
    title: Spoken,
    id: Uuid,
    name: String,
    /// What is known of the file, in words.
    said: Vec<String>,
    faults: Vec<FaultRow>,
    rows: Vec<Row>,
    met: Met,
    /// Of the event, as it is looked at.
    status: String,
    is_published: bool,
    /// It was published since the page was opened, or is on other clocks.
    is_stale: bool,
    /// Why it cannot be carried out as it is, in words.
    stopped: Option<String>,
    added: i64,
    letters: i32,
    problems: Problems,
}

/// One for each thing that is wrong.
struct FaultRow {
    number: String,
    title: String,
    column: String,
    value: String,
    says: String,
}

/// One that is right.
struct Row {
    number: String,
    title: String,
    when: String,
    /// Text key and tint.
    fate: (&'static str, &'static str),
}

pub async fn show(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path((slug, id)): Names) -> Answer {
    let (event, import) = named(&app, &who, &slug, id).await?;
    may_change(&event)?;
    match import.status {
        import::Status::Committed => {
            return Ok(view.see_other(&format!("/admin/events/{slug}/sessions?done=imported")));
        }
        import::Status::Cancelled => return Err(CommitError::Lapsed.into()),
        _ => (),
    }
    page(&show_page(&app, view, &who, (&event, &import), "").await?)
}

/// 409 where it cannot be carried out as it is, 422 where that takes a reason.
pub async fn commit(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, id)): Names,
    fields: Fields,
) -> Answer {
    let (event, import) = named(&app, &who, &slug, id).await?;
    let typed = fields.get("despite");
    let why = reason(typed).unwrap_or_default();
    let seen = Looked { status: in_form(fields.get("status")).unwrap_or(event.status), despite: &why };
    let tell = tell_whom(fields.get("step"));
    // Looked at before anybody was there to be told.
    if tell.is_none() && import.status == import::Status::Dry {
        let shown = show_page(&app, view.clone(), &who, (&event, &import), typed).await?;
        if shown.is_offered() && shown.letters > 0 {
            return page(&shown);
        }
    }
    let tell = tell.unwrap_or(Tell::Everybody);
    match commit_agenda(&app.db, &who, &slug, id, seen, tell, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/events/{slug}/sessions?done=imported"))),
        Err(CommitError::Session(SessionError::Conflicts(_))) => {
            let shown = show_page(&app, view, &who, (&event, &import), typed).await?;
            let (status, problems) = (shown.met.status(), shown.met.problems(&shown.view));
            page_with(status, &ShowPage { problems, ..shown })
        }
        Err(CommitError::Stale) => {
            let (event, import) = named(&app, &who, &slug, id).await?;
            let shown = show_page(&app, view, &who, (&event, &import), typed).await?;
            page_with(StatusCode::CONFLICT, &ShowPage { is_stale: true, ..shown })
        }
        Err(CommitError::Wrong | CommitError::NothingNew | CommitError::Session(SessionError::TooMany)) => {
            page_with(StatusCode::CONFLICT, &show_page(&app, view, &who, (&event, &import), typed).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn show_page(
    app: &App,
    view: View,
    who: &Officer<WriteEvents>,
    (event, import): (&event::Model, &import::Model),
    typed: &str,
) -> Result<ShowPage, AppError> {
    let dry = dry_run(app.db.read(), event, import, view.now).await?.ok_or(CommitError::Lapsed)?;
    // The others are in no agenda yet.
    let agenda: Vec<Uuid> = sessions::of(app.db.read(), event.id).await?.iter().map(|item| item.session.id).collect();
    let met = Met::again(&view, who, event, &dry.meets, typed).only(&agenda);
    let is_published = event.status == Status::Published;
    Ok(ShowPage {
        slug: event.slug.clone(),
        title: title(&view, event),
        id: import.id,
        name: import.name.clone(),
        said: imports::said(view.words, import, Some(&dry.table)),
        faults: dry.rows.iter().flat_map(|row| fault_rows(&view, &dry, row)).collect(),
        rows: dry.rows.iter().filter_map(|row| right(&view, event, &dry, row)).collect(),
        stopped: stopped(&view, &dry),
        added: dry.added() as i64,
        letters: dry.letters(event, view.now),
        met,
        status: event.status.to_value(),
        is_published,
        is_stale: false,
        problems: Problems::default(),
        view,
    })
}

fn stopped(view: &View, dry: &DryRun) -> Option<String> {
    Some(match dry.stopped()? {
        CommitError::Wrong => view.t("events-import-mend"),
        CommitError::Session(SessionError::TooMany) => {
            let would_be = thousands((dry.there + dry.added()) as i64);
            view.fill(
                "events-import-too-long",
                &[("sessions", would_be.into()), ("most", thousands(MOST as i64).into())],
            )
        }
        _ => view.t("events-import-nothing-new"),
    })
}

fn fault_rows<'a>(view: &'a View, dry: &'a DryRun, row: &'a Judged) -> impl Iterator<Item = FaultRow> + 'a {
    row.faults().iter().map(move |fault| {
        let value = dry.table.at(&dry.table.rows[row.place], &fault.field).text().into_owned();
        FaultRow {
            number: thousands(row.number as i64),
            title: row.title.clone(),
            column: column_name(view.words, &fault.field),
            value: if value.is_empty() { view.t("sheets-blank") } else { value },
            says: fault.message(view.words),
        }
    })
}

fn right(view: &View, event: &event::Model, dry: &DryRun, row: &Judged) -> Option<Row> {
    let value = |column: &str| dry.table.at(&dry.table.rows[row.place], column).text().into_owned();
    let (when, fate) = match &row.fate {
        Fate::Added(new) => {
            let [from, to] = [new.starts_at, new.ends_at].map(|at| local(at, &event.zone));
            (view.words.span(from, to), ("events-import-adds", "ok"))
        }
        Fate::There { is_otherwise: true } => (value("starts_at"), ("events-import-there-otherwise", "warn")),
        Fate::There { is_otherwise: false } => (value("starts_at"), ("events-import-there", "")),
        Fate::Wrong(_) => return None,
    };
    Some(Row { number: thousands(row.number as i64), title: row.title.clone(), when, fate })
}

impl ShowPage {
    /// A draft may meet what it likes.
    fn is_offered(&self) -> bool {
        self.stopped.is_none() && !(self.is_published && self.met.is_refused())
    }
}
