mod desk;
mod lists;
mod show;
