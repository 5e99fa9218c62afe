//! Files of imports: an empty list to fill in, and the rows that were left out.
use super::find;
use crate::{
    app::App,
    enterprises::{
        card,
        form::import::{LIMITS, column_name},
        imports::{dry_run, queries, rejected},
    },
    error::{Answer, AppError},
    roles::{Officer, rights::DecideEnterprises},
    sheets::{Format, Template, TemplateColumn},
    web::{page::table, view::View},
    words::names,
};
use axum::extract::{Path, State};
use entity::{
    enterprise::{Chain, Kind},
    event::District,
    recognition_kind,
};
use sea_orm::Iterable;

pub async fn template_csv(State(app): State<App>, view: View, _who: Officer<DecideEnterprises>) -> Answer {
    send_template(&app, &view, Format::Csv).await
}

pub async fn template_xlsx(State(app): State<App>, view: View, _who: Officer<DecideEnterprises>) -> Answer {
    send_template(&app, &view, Format::Xlsx).await
}

async fn send_template(app: &App, view: &View, format: Format) -> Answer {
    let kinds = queries::recognition_kinds(app.db.read()).await?;
    let template = template(view, &kinds);
    let words = view.words;
    table(&format!("enterprises-{}", view.lang()), format, move || template.write(words, format)).await
}

/// Key of a column, and text keys of what is said about it and of its sample.
const COLUMNS: [(&str, &str, &str); 12] = [
    ("code", "enterprises-import-means-code", "enterprises-import-sample-code"),
    ("name", "enterprises-import-means-name", "enterprises-import-sample-name"),
    ("kind", "enterprises-import-means-kind", "enterprises-kind-company"),
    ("district", "enterprises-import-means-district", "events-district-qufu"),
    ("chain", "enterprises-import-means-free", "enterprises-chain-equipment"),
    ("staff", "enterprises-import-means-free", "enterprises-import-sample-staff"),
    ("science_staff", "enterprises-import-means-science-staff", "enterprises-import-sample-science-staff"),
    ("address", "enterprises-import-means-free", "enterprises-import-sample-address"),
    ("recognition", "enterprises-import-means-recognition", ""),
    ("number", "enterprises-import-means-number", "enterprises-import-sample-number"),
    ("valid_from", "enterprises-import-means-issued", "enterprises-import-sample-issued"),
    ("valid_to", "enterprises-import-means-valid-to", ""),
];

fn template(view: &View, kinds: &[recognition_kind::Model]) -> Template {
    let recognitions: Vec<String> = kinds.iter().map(|kind| kind.name(view.locale()).to_owned()).collect();
    let said = |key: &str| if key.is_empty() { String::new() } else { view.t(key) };
    let column = |(key, means, sample): (&str, &str, &str)| TemplateColumn {
        head: view.t(column_name(key)),
        means: view.t(means),
        sample: if key == "recognition" { recognitions.first().cloned().unwrap_or_default() } else { said(sample) },
        choices: match key {
            "kind" => Kind::iter().map(|kind| view.t(card::kind(kind))).collect(),
            "district" => {
                let districts = District::iter().map(|district| view.t(names::district(district)));
                districts.chain([view.t("enterprises-import-elsewhere")]).collect()
            }
            "chain" => Chain::iter().map(|chain| view.t(card::chain(chain))).collect(),
            "recognition" => recognitions.clone(),
            _ => vec![],
        },
    };
    Template { name: view.t("enterprises-import-sheet"), columns: COLUMNS.map(column).into(), rows: LIMITS.rows as u32 }
}

pub async fn rejected_csv(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
) -> Answer {
    send_rejected(&app, &view, &who, &id, Format::Csv).await
}

pub async fn rejected_xlsx(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
) -> Answer {
    send_rejected(&app, &view, &who, &id, Format::Xlsx).await
}

async fn send_rejected(app: &App, view: &View, who: &Officer<DecideEnterprises>, id: &str, format: Format) -> Answer {
    let import = find(app, who, id).await?;
    let dry = dry_run(app.db.read(), who, &import, view.now).await.map_err(AppError::from)?;
    let sheet = rejected(view.words, &dry.ok_or(AppError::NotFound)?);
    table(&format!("rejected-{}", import.id), format, move || sheet.write(format)).await
}
