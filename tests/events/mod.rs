mod lists;
mod show;
