//! How the database came to be: one intention per file, oldest first. Never imports `entity`,
//! for rows move on and history does not.
//!
//! Statements must run on SQLite and on PostgreSQL alike.
pub use sea_orm_migration::prelude::MigratorTrait;
use sea_orm_migration::prelude::*;

mod m20261124_000001_create_installation;
mod m20261124_000002_create_events;
mod m20261124_000003_create_registrations;
mod m20261124_000004_create_letters;
mod m20261124_000005_create_addresses;
mod m20261124_000006_create_notices;
mod m20261124_000007_create_jobs;
mod m20261124_000008_create_accounts;
mod m20261124_000009_create_attempts;
mod m20261124_000010_create_audit;
mod m20261124_000011_officers_act;
mod m20261124_000012_letters_seen;
mod m20261124_000013_create_mailings;
mod m20261128_000014_create_enterprises;
mod m20261128_000015_create_recognitions;
mod m20261128_000016_create_imports;
mod m20261128_000017_create_member_invitations;
mod m20261128_000018_remember_reminders;
mod m20261128_000019_create_proposals;
mod m20261128_000020_create_mentors;
mod m20261128_000021_show_enterprises;
mod m20261128_000022_create_programmes;
mod m20261128_000023_code_reasons;
mod m20261128_000024_create_placements;
mod m20261128_000025_carry_placements;
mod m20261128_000026_note_matches;
mod m20261128_000027_facts_for_each_follower;
mod m20261128_000028_change_placements;
mod m20261128_000029_ask_to_leave;
mod m20261128_000030_tell_of_a_day;
mod m20261128_000031_lists_of_many;
mod m20261128_000032_keep_each_end;
mod m20261128_000033_propose_by_bureau;
mod m20261128_000034_ask_the_other_guardian;
mod m20261128_000035_wish_for_pauses;
mod m20261128_000036_object_to_a_side;
mod m20261128_000037_review_events;
mod m20261128_000038_keep_versions;
mod m20261128_000039_create_venues;
mod m20261128_000040_put_events_in_rooms;
mod m20261129_000041_tell_of_planned_ends;
mod m20261129_000042_give_events_agendas;
mod m20261129_000043_remind_of_events;
mod m20261129_000044_list_under_programmes;
mod m20261129_000045_put_officers_on_duty;
mod m20261129_000046_feed_calendars;
mod m20261129_000047_enter_holidays;
mod m20261129_000048_repeat_events;
mod m20261129_000049_object_side_by_side;
mod m20261129_000050_import_agendas;
mod m20261129_000051_find_alike_and_near;
mod m20261129_000052_note_blanking;
mod m20261129_000053_choose_sessions;
mod m20261129_000054_tell_of_agendas;
mod m20261129_000055_list_the_newest;
mod m20261129_000056_take_part_once_filed;
mod m20261129_000057_count_moves;
mod m20261129_000058_keep_to_the_day;
mod m20261129_000059_find_what_takes_a_room;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_create_installation::Migration),
            Box::new(m20261124_000002_create_events::Migration),
            Box::new(m20261124_000003_create_registrations::Migration),
            Box::new(m20261124_000004_create_letters::Migration),
            Box::new(m20261124_000005_create_addresses::Migration),
            Box::new(m20261124_000006_create_notices::Migration),
            Box::new(m20261124_000007_create_jobs::Migration),
            Box::new(m20261124_000008_create_accounts::Migration),
            Box::new(m20261124_000009_create_attempts::Migration),
            Box::new(m20261124_000010_create_audit::Migration),
            Box::new(m20261124_000011_officers_act::Migration),
            Box::new(m20261124_000012_letters_seen::Migration),
            Box::new(m20261124_000013_create_mailings::Migration),
            Box::new(m20261128_000014_create_enterprises::Migration),
            Box::new(m20261128_000015_create_recognitions::Migration),
            Box::new(m20261128_000016_create_imports::Migration),
            Box::new(m20261128_000017_create_member_invitations::Migration),
            Box::new(m20261128_000018_remember_reminders::Migration),
            Box::new(m20261128_000019_create_proposals::Migration),
            Box::new(m20261128_000020_create_mentors::Migration),
            Box::new(m20261128_000021_show_enterprises::Migration),
            Box::new(m20261128_000022_create_programmes::Migration),
            Box::new(m20261128_000023_code_reasons::Migration),
            Box::new(m20261128_000024_create_placements::Migration),
            Box::new(m20261128_000025_carry_placements::Migration),
            Box::new(m20261128_000026_note_matches::Migration),
            Box::new(m20261128_000027_facts_for_each_follower::Migration),
            Box::new(m20261128_000028_change_placements::Migration),
            Box::new(m20261128_000029_ask_to_leave::Migration),
            Box::new(m20261128_000030_tell_of_a_day::Migration),
            Box::new(m20261128_000031_lists_of_many::Migration),
            Box::new(m20261128_000032_keep_each_end::Migration),
            Box::new(m20261128_000033_propose_by_bureau::Migration),
            Box::new(m20261128_000034_ask_the_other_guardian::Migration),
            Box::new(m20261128_000035_wish_for_pauses::Migration),
            Box::new(m20261128_000036_object_to_a_side::Migration),
            Box::new(m20261128_000037_review_events::Migration),
            Box::new(m20261128_000038_keep_versions::Migration),
            Box::new(m20261128_000039_create_venues::Migration),
            Box::new(m20261128_000040_put_events_in_rooms::Migration),
            Box::new(m20261129_000041_tell_of_planned_ends::Migration),
            Box::new(m20261129_000042_give_events_agendas::Migration),
            Box::new(m20261129_000043_remind_of_events::Migration),
            Box::new(m20261129_000044_list_under_programmes::Migration),
            Box::new(m20261129_000045_put_officers_on_duty::Migration),
            Box::new(m20261129_000046_feed_calendars::Migration),
            Box::new(m20261129_000047_enter_holidays::Migration),
            Box::new(m20261129_000048_repeat_events::Migration),
            Box::new(m20261129_000049_object_side_by_side::Migration),
            Box::new(m20261129_000050_import_agendas::Migration),
            Box::new(m20261129_000051_find_alike_and_near::Migration),
            Box::new(m20261129_000052_note_blanking::Migration),
            Box::new(m20261129_000053_choose_sessions::Migration),
            Box::new(m20261129_000054_tell_of_agendas::Migration),
            Box::new(m20261129_000055_list_the_newest::Migration),
            Box::new(m20261129_000056_take_part_once_filed::Migration),
            Box::new(m20261129_000057_count_moves::Migration),
            Box::new(m20261129_000058_keep_to_the_day::Migration),
            Box::new(m20261129_000059_find_what_takes_a_room::Migration),
        ]
    }
}
