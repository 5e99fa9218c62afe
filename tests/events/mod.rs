mod desk;
mod enterprises;
mod lists;
mod questions;
mod show;
