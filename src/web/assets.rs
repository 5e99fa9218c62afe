//! Style sheets, icons and the one script, served from the binary under names that carry a hash of their content.
use axum::Router;
use std::{collections::BTreeMap, sync::LazyLock};

const FOLDER: &str = "/assets";

pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().nest_service(FOLDER, serve().into_router::<()>())
}

/// Public path of a file in `assets/`, such as `tokens.css`.
pub fn path(name: &str) -> &'static str {
    static PATHS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
        let manifest = serve().manifest();
        ["tokens.css", "base.css", "components.css", "favicon.svg", "schedule.js"]
            .into_iter()
            .filter_map(|name| Some((name.to_owned(), format!("{FOLDER}{}", manifest.get(&format!("/{name}"))?))))
            .collect()
    });
    PATHS.get(name).map_or("", String::as_str)
}

fn serve() -> memory_serve::MemoryServe {
    memory_serve::load!().index_file(None).enable_hashed_routes(true)
}
