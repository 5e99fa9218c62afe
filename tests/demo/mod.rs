//! The sample city, built once as `xingtan demo` builds it.
mod placements;
