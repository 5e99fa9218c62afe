//! A domain declares its routes in one table; the router is built from it, and tests read it.
use super::{problem::WithFile, upload};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    http::{Method, header},
    middleware::map_response,
    response::Response,
    routing::MethodRouter,
};
use std::convert::Infallible;
use tower_http::limit::RequestBodyLimitLayer;

/// One row of a domain's table: method, path, and the kind of object that the path names.
pub struct Route<S> {
    pub method: Method,
    pub path: &'static str,
    pub object: &'static str,
    /// Its body may be as large as so many files.
    files: usize,
    handler: MethodRouter<S>,
}

pub fn get<S, H, T>(path: &'static str, object: &'static str, handler: H) -> Route<S>
where
    S: Clone + Send + Sync + 'static,
    H: Handler<T, S>,
    T: 'static,
{
    Route { method: Method::GET, path, object, files: 0, handler: axum::routing::get(handler) }
}

pub fn post<S, H, T>(path: &'static str, object: &'static str, handler: H) -> Route<S>
where
    S: Clone + Send + Sync + 'static,
    H: Handler<T, S>,
    T: 'static,
{
    Route { method: Method::POST, path, object, files: 0, handler: axum::routing::post(handler) }
}

/// The form of it goes along with a file.
pub fn post_file<S, H, T>(path: &'static str, object: &'static str, handler: H) -> Route<S>
where
    S: Clone + Send + Sync + 'static,
    H: Handler<T, S>,
    T: 'static,
{
    Route { files: 1, ..post(path, object, handler) }
}

/// The form of it goes along with two files.
pub fn post_files<S, H, T>(path: &'static str, object: &'static str, handler: H) -> Route<S>
where
    S: Clone + Send + Sync + 'static,
    H: Handler<T, S>,
    T: 'static,
{
    Route { files: 2, ..post(path, object, handler) }
}

/// Addresses of those that can be looked at.
pub fn pages<'a, S: 'a>(routes: impl IntoIterator<Item = &'a Route<S>>) -> impl Iterator<Item = &'static str> {
    routes.into_iter().filter(|route| route.method == Method::GET).map(|route| route.path)
}

/// `body_bytes` is the largest body of a form without files.
pub fn router<S: Clone + Send + Sync + 'static>(routes: Vec<Route<S>>, body_bytes: usize) -> Router<S> {
    routes.into_iter().fold(Router::new(), |router, route| {
        let most = if route.files > 0 { upload::most_bytes(route.files) } else { body_bytes };
        // axum's own limit is lower than what a file may weigh.
        let handler = route.handler.layer::<_, Infallible>(DefaultBodyLimit::disable());
        let handler = handler.layer::<_, Infallible>(RequestBodyLimitLayer::new(most));
        let handler = if route.files > 0 { handler.layer::<_, Infallible>(map_response(with_file)) } else { handler };
        router.route(route.path, handler)
    })
}

async fn with_file(mut response: Response) -> Response {
    response.extensions_mut().insert(WithFile);
    response
}

/// For pages behind a secret in the address: kept by nobody, found by no search engine.
pub async fn private(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("private, no-store"));
    headers.insert("x-robots-tag", header::HeaderValue::from_static("noindex"));
    response
}

/// The last piece of a path, with or without `.ics`: the router cannot match `{name}.ics`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Page(String),
    Calendar(String),
}

impl From<String> for Piece {
    fn from(text: String) -> Self {
        match text.strip_suffix(".ics") {
            Some(name) => Self::Calendar(name.to_owned()),
            None => Self::Page(text),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Piece {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}
