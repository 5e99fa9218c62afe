//! What contains a piece of text: LIKE with its own characters escaped.
use sea_orm::sea_query::LikeExpr;

/// `%piece%`, in which `%`, `_` and `\\` stand for themselves.
pub fn anywhere(piece: &str) -> LikeExpr {
    let escaped = piece.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{escaped}%")).escape('\\')
}
