//! The boundary, described once here and generated for TypeScript from it.

use mooring_core::calendar::file::CalendarFilePreview;
use mooring_core::journal::ImportPreview;
use mooring_core::journal::attachments::AttachmentAdded;
use mooring_core::self_care::ExerciseOpened;
use specta_typescript::Typescript;
use tauri::Wry;
use tauri::ipc::Invoke;
use tauri_specta::{Builder, collect_commands, collect_events};

use crate::commands::{
    art, backup, calendar, care_team, directory, groups, import, insights, journal, learn, outbox, reminders, report,
    safety, self_care, settings, vault,
};
use crate::events;

/// Every command and event with its types.
#[allow(clippy::too_many_lines, reason = "a list, and the macro wants it whole")]
pub fn builder() -> Builder<Wry> {
    Builder::new()
        .disable_serde_phases()
        .commands(collect_commands![
            vault::vault_state,
            vault::vault_create,
            vault::vault_recovery_confirm,
            vault::vault_recovery_later,
            vault::vault_enter,
            vault::vault_unlock,
            vault::vault_demo_open,
            vault::vault_unlock_cancel,
            vault::vault_lock,
            vault::vault_hide,
            vault::vault_quit,
            vault::recovery_check,
            vault::recovery_save_to_file,
            vault::recovery_copy,
            vault::recovery_verify,
            vault::recovery_new,
            vault::everyday_reset,
            vault::protection_get,
            vault::protection_keep,
            vault::passphrase_change,
            vault::protection_change,
            vault::rotation_prepare,
            vault::rotation_forget,
            vault::rotation_run,
            vault::rotation_stop,
            vault::rotation_backups_delete,
            vault::vault_erase,
            vault::seal_get,
            vault::seal_accept,
            vault::activity,
            vault::lock_stay,
            vault::drafts_flushed,
            journal::journal_vocabulary,
            journal::journal_save,
            journal::journal_get,
            journal::about::journal_about,
            journal::about::journal_about_near,
            journal::journal_list,
            journal::journal_months,
            journal::journal_month,
            journal::journal_today,
            journal::journal_when,
            journal::journal_check_in_asked,
            journal::journal_star,
            journal::journal_bin,
            journal::journal_restore,
            journal::journal_purge,
            journal::journal_bin_empty,
            journal::journal_versions,
            journal::journal_templates,
            journal::journal_template_save,
            journal::journal_template_remove,
            journal::journal_version,
            journal::journal_version_restore,
            journal::journal_draft_save,
            journal::journal_drafts,
            journal::journal_draft_get,
            journal::journal_draft_discard,
            journal::journal_scale_set,
            journal::journal_feeling_add,
            journal::journal_feeling_family_add,
            journal::journal_feeling_rename,
            journal::journal_feeling_archive,
            journal::journal_tag_add,
            journal::journal_tag_update,
            journal::journal_tag_group_add,
            journal::journal_tag_group_rename,
            journal::journal_tracker_add,
            journal::journal_tracker_update,
            journal::journal_tracker_arrange,
            journal::journal_doses,
            journal::journal_dose_save,
            journal::journal_dose_remove,
            journal::journal_selected_count,
            journal::journal_selected_tags,
            journal::journal_selected_range,
            journal::journal_selected_entries,
            journal::journal_selected_retag,
            journal::journal_selected_bin,
            journal::journal_selected_undo,
            journal::journal_selected_attachments,
            journal::export::journal_selected_export,
            journal::export::journal_export_all,
            journal::export::journal_export_stop,
            journal::journal_searches,
            journal::journal_search_save,
            journal::journal_search_remove,
            journal::journal_searches_arrange,
            journal::attachments::journal_paste_picture,
            journal::attachments::journal_attached,
            journal::attachments::journal_attached_save,
            journal::attachments::journal_media_usage,
            groups::groups_board,
            groups::groups_get,
            groups::groups_visits,
            groups::groups_find,
            groups::groups_save,
            groups::groups_advance,
            groups::groups_answers_set,
            groups::groups_visit_save,
            groups::groups_note_save,
            groups::groups_unfinished_keep,
            groups::groups_binned,
            groups::groups_bin,
            groups::groups_restore,
            groups::groups_purge,
            groups::groups_bin_empty,
            groups::groups_profile_set,
            groups::groups_weights_set,
            groups::groups_compare,
            directory::directory_view,
            directory::directory_find,
            directory::directory_map,
            directory::directory_run,
            directory::directory_rename,
            directory::directory_remove,
            directory::directory_ways,
            directory::directory_save,
            directory::directory_unsave,
            directory::directory_get,
            directory::directory_news,
            directory::directory_noted,
            directory::directory_places,
            import::import_run,
            import::import_cancel,
            import::import_undo,
            import::import_batches,
            backup::backup_state,
            backup::backup_now,
            backup::backup_elsewhere,
            backup::backup_cancel,
            backup::backup_place_choose,
            backup::backup_place_usual,
            backup::backup_drill,
            backup::backup_remove,
            backup::backup_kept_remove,
            backup::restore_list,
            backup::restore_choose,
            backup::restore_run,
            backup::restore_switch,
            backup::restore_discard,
            art::art_waiting,
            art::art_draft_get,
            art::art_draft_keep,
            art::art_draft_leave,
            art::art_strokes_keep,
            art::art_strokes_get,
            art::art_drawn,
            art::art_prompts,
            care_team::care_team_view,
            care_team::care_team_of_entry,
            care_team::care_team_entries,
            care_team::care_team_save,
            care_team::care_team_remove,
            care_team::care_team_arrange,
            care_team::care_team_appointments,
            care_team::care_team_shipped,
            learn::learn_list,
            learn::learn_get,
            learn::learn_find,
            outbox::outbox_state,
            outbox::outbox_write,
            outbox::outbox_report,
            outbox::check_in_view,
            outbox::check_in_offered,
            outbox::check_in_ask,
            outbox::check_in_close,
            outbox::check_in_write_more,
            outbox::check_in_unlock,
            calendar::calendar_agenda,
            calendar::calendar_days,
            calendar::calendar_free,
            calendar::calendar_of_group,
            calendar::calendar_get,
            calendar::calendar_check_time,
            calendar::calendar_save,
            calendar::calendar_move,
            calendar::calendar_fate,
            calendar::calendar_end_before,
            calendar::calendar_remove,
            calendar::calendar_take_back,
            calendar::calendar_attend,
            calendar::calendar_remark,
            calendar::calendar_file_keep,
            calendar::calendar_file_take_back,
            calendar::calendar_export_view,
            calendar::calendar_export,
            insights::insights_reach,
            insights::insights_year,
            insights::insights_period,
            insights::insights_line,
            insights::insights_marks,
            insights::insights_scales,
            insights::insights_along,
            insights::insights_words,
            insights::insights_groups,
            insights::insights_exercises,
            insights::insights_stop,
            reminders::reminders_state,
            reminders::reminders_how_was,
            reminders::reminders_snooze,
            reminders::reminders_dismiss,
            reminders::reminders_settings_set,
            reminders::reminders_means,
            reminders::reminders_try,
            reminders::reminders_autostart_set,
            settings::device_get,
            settings::device_set,
            self_care::self_care_list,
            self_care::self_care_get,
            self_care::self_care_find,
            self_care::self_care_suggested,
            self_care::self_care_favourite,
            self_care::self_care_begin,
            self_care::self_care_keep,
            self_care::self_care_end,
            self_care::self_care_own_get,
            self_care::self_care_own_save,
            self_care::self_care_own_keep,
            self_care::self_care_own_leave,
            self_care::self_care_own_remove,
            self_care::self_care_own_bring_back,
            self_care::self_care_share,
            self_care::self_care_launchers,
            self_care::self_care_launcher_look,
            self_care::self_care_launcher_choose,
            self_care::self_care_launcher_let_go,
            self_care::self_care_launcher_save,
            self_care::self_care_launcher_remove,
            self_care::self_care_launcher_bring_back,
            self_care::self_care_launcher_start,
            settings::settings_get,
            settings::settings_set,
            settings::settings_signals,
            report::report_facts,
            report::report_kept,
            report::report_keep,
            report::report_measure,
            report::report_save,
            safety::safety_countries,
            safety::safety_help,
            safety::safety_quiet_card,
            safety::safety_shown,
            safety::safety_plan_get,
            safety::safety_plan_save,
            safety::safety_plan_looked,
            safety::safety_plan_earlier,
            safety::safety_plan_earlier_remove,
            safety::safety_plan_earlier_keep,
            safety::safety_own_get,
            safety::safety_own_save,
            safety::safety_card_missing,
            safety::safety_card_save,
            safety::safety_locked_get,
            safety::safety_locked_set,
            safety::open_outside,
        ])
        .events(collect_events![
            events::Changed,
            events::AboutToLock,
            events::LockPutOff,
            events::FlushDrafts,
            events::AppearanceChanged,
            events::SecretCopyOver,
            events::CheckInAsked,
            events::LeaveCheckIn,
            events::WriteMoreAsked,
        ])
        // These take raw bytes and are called by hand: `import_open`, `directory_open`, `calendar_file_open`,
        // `insights_picture_save`, `journal_attach`, `journal_attached_sound`, `self_care_open`.
        .typ::<ImportPreview>()
        .typ::<AttachmentAdded>()
        .typ::<CalendarFilePreview>()
        .typ::<ExerciseOpened>()
}

/// Commands that take raw bytes.
const RAW: [&str; 7] = [
    "import_open",
    "directory_open",
    "calendar_file_open",
    "insights_picture_save",
    "journal_attach",
    "journal_attached_sound",
    "self_care_open",
];

/// Answers the windows: the typed commands, and those that take raw bytes.
pub fn handler(typed: &Builder<Wry>) -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    let typed = typed.invoke_handler();
    let raw: fn(Invoke<Wry>) -> bool = tauri::generate_handler![
        import::import_open,
        directory::directory_open,
        calendar::calendar_file_open,
        insights::insights_picture_save,
        journal::attachments::journal_attach,
        journal::attachments::journal_attached_sound,
        self_care::self_care_open
    ];
    move |invoke| if RAW.contains(&invoke.message.command()) { raw(invoke) } else { typed(invoke) }
}

/// The TypeScript of the boundary.
pub fn typescript() -> Result<String, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("bindings.ts");
    builder().export(Typescript::default(), &file)?;
    Ok(std::fs::read_to_string(&file)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use crate::commands::names::COMMANDS;

    #[test]
    fn the_bindings_in_the_interface_are_these() {
        let committed = include_str!("../../ui/src/backend/bindings.ts");
        assert!(super::typescript().unwrap() == committed, "run `cargo xtask bindings`");
    }

    /// The permissions that a window is given, without those of the framework.
    fn granted(capability: &str) -> BTreeSet<String> {
        let capability: serde_json::Value = serde_json::from_str(capability).unwrap();
        let permissions = capability["permissions"].as_array().unwrap();
        permissions
            .iter()
            .filter_map(|permission| permission.as_str()?.strip_prefix("allow-"))
            .map(|name| name.replace('-', "_"))
            .collect()
    }

    #[test]
    fn each_command_is_registered_declared_and_granted() {
        let typescript = super::typescript().unwrap();
        let registered: BTreeSet<_> = typescript
            .split("__TAURI_INVOKE(\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .chain(super::RAW)
            .collect();
        let declared: BTreeSet<_> = COMMANDS.iter().copied().collect();
        assert_eq!(registered, declared);

        let lock = granted(include_str!("../capabilities/locked.json"));
        let main = granted(include_str!("../capabilities/main.json"));
        let small = granted(include_str!("../capabilities/check-in.json"));
        let granted: BTreeSet<_> = lock.iter().chain(&main).chain(&small).map(String::as_str).collect();
        assert_eq!(granted, declared);
    }

    #[test]
    fn the_small_window_reads_nothing_that_was_written() {
        let small = granted(include_str!("../capabilities/check-in.json"));
        let allowed = [
            "check_in_view",
            "check_in_close",
            "check_in_write_more",
            "check_in_unlock",
            "outbox_write",
            // The words to choose from, and what is being noted now.
            "journal_vocabulary",
            "journal_feeling_add",
            "journal_tag_add",
            "journal_save",
            "journal_bin",
            "journal_draft_save",
            "journal_draft_discard",
            "activity",
            "lock_stay",
            "drafts_flushed",
            "vault_hide",
            "device_get",
            "device_set",
            "safety_countries",
            "safety_help",
            "safety_quiet_card",
            // Lines of one's own and the plan, as Help now has them everywhere.
            "safety_shown",
            "open_outside",
        ];
        assert_eq!(small, allowed.into_iter().map(str::to_owned).collect());
    }

    #[test]
    fn the_lock_window_reaches_nothing_of_the_journal() {
        let lock = granted(include_str!("../capabilities/locked.json"));
        let allowed = [
            "vault_",
            "recovery_check",
            "recovery_save_to_file",
            "recovery_copy",
            "everyday_reset",
            "outbox_state",
            "outbox_write",
            "check_in_offered",
            "check_in_ask",
            "restore_",
            "backup_cancel",
            "activity",
            "device_",
            "safety_countries",
            "safety_help",
            "safety_shown",
            "open_outside",
        ];
        for name in &lock {
            assert!(allowed.iter().any(|prefix| name.starts_with(prefix)), "{name}");
        }
        assert!(!lock.contains("vault_lock"));
        // Whoever stands before a locked journal must not be able to destroy it.
        assert!(!lock.contains("vault_erase"));
    }
}
