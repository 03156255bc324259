#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods)]

use std::fs;

use mooring_core::backup::{BackupEvery, Beside, RestoredBackup};
use mooring_core::journal::EntryDraft;
use mooring_core::journal::attachments::EntryAttachment;
use mooring_core::settings::FirstStartStep;
use mooring_core::vault_view::Unlock;
use uuid::Uuid;
use vault::{Inspection, Mode, NewVault, Proof};

use super::due::is_due;
use super::restore::{bring_back, offer};
use super::*;
use crate::arguments::Place;
use crate::desktop::folder::Folder;
use crate::desktop::opening;
use crate::testing::{cheaply, drafted};

const PASSPHRASE: &str = "the tide comes back in";

struct Desk {
    shell: Shell,
    folder: tempfile::TempDir,
    /// The recovery code of the journal that was made here.
    code: String,
}

impl Desk {
    fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::Folder(folder.path().to_owned());
        let shell = Shell::without_keychain(&place, Folder::make(&place).unwrap());
        Self { shell, folder, code: String::new() }
    }

    /// With an open journal that has one entry.
    fn open() -> Self {
        let mut desk = Self::empty();
        let new = NewVault { mode: Mode::Passphrase, passphrase: Some(PASSPHRASE), undecided: false };
        let folder = desk.shell.claimed().unwrap();
        let (vault, code) = cheaply(|edge| Vault::create(&folder, &new, opening::migrations(), edge)).unwrap();
        desk.code = code.code.groups().join("");
        opening::begin_new(&desk.shell, vault, "en").unwrap();
        // The steps of the first start were gone through.
        first_start(&desk.shell, None);
        desk.write("the first entry");
        desk
    }

    fn unlock(&self) {
        let folder = self.shell.claimed().unwrap();
        let proof = Proof::Passphrase(PASSPHRASE);
        let vault = cheaply(|edge| Vault::unlock(&folder, &proof, opening::migrations(), edge)).unwrap();
        opening::begin(&self.shell, vault).unwrap();
    }

    fn write(&self, body: &str) {
        let _ = self.shell.session().unwrap().journal_save(&drafted(body)).unwrap();
    }

    /// A group of which only the name is known.
    fn group(&self) -> Uuid {
        let id = Uuid::now_v7();
        let known = serde_json::json!({
            "id": id, "source": null, "name": "Harbour Street", "about": "", "description": "", "scope": null, "ledBy": null,
            "leaders": "", "setting": null, "joining": null, "faith": null, "fee": null, "cost": "", "people": null,
            "meets": "", "weekdays": [], "times": [], "languages": [], "access": [], "zone": null, "place": "",
            "point": null, "travel": "", "travelMinutes": null, "room": "", "roomWords": "", "web": "", "email": "",
            "phone": "", "toShare": "", "verified": null,
        });
        let draft = serde_json::from_value(known).unwrap();
        let _ = self.shell.session().unwrap().groups_save(&draft, "Europe/London").unwrap();
        id
    }

    fn make(&self) -> Answer<PathBuf> {
        make_here(&self.shell, Kind::Asked, &mut |_| {}, || {}).map(|made| made.backup.path)
    }

    fn entries(&self) -> u32 {
        self.shell.session().unwrap().backup_counts().unwrap().amounts.entries
    }

    fn names(&self, of: &str) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path().join(of)).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    fn has(&self, beginning: &str) -> bool {
        self.names("").iter().any(|name| name.starts_with(beginning))
    }
}

fn switch_here(shell: &Shell) -> Answer<bool> {
    restore::switch_here(shell).map(|(recovered, _)| recovered)
}

fn first_start(shell: &Shell, step: Option<FirstStartStep>) {
    let session = shell.session().unwrap();
    let settings = mooring_core::settings::Settings { first_start: step, ..session.settings().unwrap() };
    let _ = session.settings_set(&settings).unwrap();
}

fn code<T>(answer: Answer<T>) -> Option<ErrorCode> {
    answer.err().map(|error| error.code)
}

#[test]
fn the_first_backup_is_due_once_there_is_an_entry_and_the_next_a_day_later() {
    let desk = Desk::open();
    let shell = &desk.shell;
    assert_eq!(is_due(shell), Ok(true));
    let settings = shell.session().unwrap().settings().unwrap();
    let set = |backup_every| {
        let settings = mooring_core::settings::Settings { backup_every, ..settings.clone() };
        let _ = shell.session().unwrap().settings_set(&settings).unwrap();
    };
    set(BackupEvery::Never);
    assert_eq!(is_due(shell), Ok(false));
    set(BackupEvery::Day);
    first_start(shell, Some(FirstStartStep::CheckIn));
    assert_eq!(is_due(shell), Ok(false), "in the middle of a first start");
    first_start(shell, None);
    assert_eq!(is_due(shell), Ok(true));
    desk.make().unwrap();
    assert_eq!(is_due(shell), Ok(false));
    let view = state(shell).unwrap();
    assert_eq!((view.rows.len(), view.rows[0].kind, view.rows[0].portable), (1, BackupKind::Asked, false));
    assert!(view.usual_place && view.place_there && view.failure.is_none() && !view.running);
}

#[test]
fn an_empty_journal_a_demo_and_a_locked_one_are_not_backed_up() {
    let desk = Desk::open();
    let id = desk.shell.session().unwrap().journal_today("Europe/London").unwrap().entries[0].id;
    let _ = desk.shell.session().unwrap().journal_bin(id).unwrap();
    assert_eq!(is_due(&desk.shell), Ok(false));
    // A group alone is something.
    let group = desk.group();
    assert_eq!(is_due(&desk.shell), Ok(true));
    let _ = desk.shell.session().unwrap().groups_bin(group).unwrap();
    assert_eq!(is_due(&desk.shell), Ok(false));
    desk.shell.close();
    assert_eq!(code(is_due(&desk.shell)), Some(ErrorCode::VaultLocked));
    assert_eq!(code(desk.make()), Some(ErrorCode::VaultLocked));

    let shell = Shell::new(&Place::Demo, Folder::make(&Place::Demo).unwrap());
    opening::begin_demo(&shell).unwrap();
    assert_eq!(is_due(&shell), Ok(false));
    assert_eq!(code(state(&shell)), Some(ErrorCode::NotFound));
    assert_eq!(code(make_here(&shell, Kind::Asked, &mut |_| {}, || {})), Some(ErrorCode::NotFound));
    shell.close();
    shell.remove_demo();
}

#[test]
fn a_place_that_is_gone_is_told_and_not_made_anew() {
    let desk = Desk::open();
    let elsewhere = tempfile::tempdir().unwrap();
    let place = elsewhere.path().join("stick");
    fs::create_dir(&place).unwrap();
    let _ = desk.shell.session().unwrap().backup_place_set(Some(&place)).unwrap();
    let made = desk.make().unwrap();
    assert!(made.starts_with(&place));
    fs::remove_dir_all(&place).unwrap();
    assert_eq!(code(desk.make()), Some(ErrorCode::BackupPlaceMissing));
    assert!(!place.exists());
    let view = state(&desk.shell).unwrap();
    assert_eq!(view.failure.map(|failure| failure.code), Some(ErrorCode::BackupPlaceMissing));
    assert!(!view.place_there && !view.usual_place);
    assert_eq!(is_due(&desk.shell), Ok(false), "tried again in an hour");
    fs::create_dir(&place).unwrap();
    desk.make().unwrap();
    assert_eq!(state(&desk.shell).unwrap().failure, None);
}

#[test]
fn one_that_is_ended_leaves_nothing_and_is_no_failure() {
    let desk = Desk::open();
    let shell = &desk.shell;
    let ended = make_here(shell, Kind::Scheduled, &mut |_| shell.backups.cancel(), || {});
    assert_eq!(code(ended), Some(ErrorCode::BackupCancelled));
    assert_eq!(desk.names(BACKUPS_FOLDER), Vec::<String>::new());
    assert_eq!(state(shell).unwrap().failure, None);
    assert_eq!(is_due(shell), Ok(false));
}

#[test]
fn trying_the_last_backup_reads_it_and_leaves_nothing() {
    let desk = Desk::open();
    assert_eq!(code(drill(&desk.shell, &mut |_| {})), Some(ErrorCode::NotFound));
    desk.make().unwrap();
    desk.write("newer");
    let mut read = 0;
    let tried = drill(&desk.shell, &mut |step| {
        if step.stage == BackupStage::Reading {
            read = step.done;
        }
    });
    let tried = tried.unwrap();
    assert_eq!(
        (tried.there.amounts.entries, tried.compared.here.amounts.entries, tried.compared.only_here.entries, read),
        (1, 2, 1, 1)
    );
    assert!(!desk.has(DRILL));
    // A damaged one is found out.
    let path = newest(&desk.shell).unwrap().unwrap().path;
    let mut bytes = fs::read(&path).unwrap();
    bytes[5000] ^= 1;
    fs::write(&path, bytes).unwrap();
    assert_eq!(code(drill(&desk.shell, &mut |_| {})), Some(ErrorCode::BackupDamaged));
    assert!(!desk.has(DRILL));
    assert_eq!(desk.entries(), 2);
}

#[test]
fn an_earlier_state_takes_the_place_of_the_journal_which_is_kept() {
    let desk = Desk::open();
    let backup = desk.make().unwrap();
    desk.write("newer");
    let offered = offer(&desk.shell, &backup).unwrap();
    assert!(offered.opened && offered.has_recovery);
    let preview = run(&desk.shell, None, &mut |_| {}).unwrap();
    assert_eq!((preview.there.amounts.entries, preview.compared.unwrap().only_here.entries), (1, 1));
    assert_eq!(desk.entries(), 2, "nothing has changed so far");
    assert_eq!(switch_here(&desk.shell), Ok(false));
    assert_eq!(desk.entries(), 1);
    assert!(desk.has("replaced-") && !desk.has(RESTORED));
    let seal = desk.shell.vault().unwrap().check_seal(&Cancel::new()).unwrap().unwrap();
    assert!(seal.is_clear(), "an older state, and known to be one");
    desk.write("goes on");
    desk.shell.close();
    desk.unlock();
    assert_eq!(desk.entries(), 2);
    assert!(desk.shell.vault().unwrap().check_seal(&Cancel::new()).unwrap().unwrap().is_clear());
    assert_eq!(code(switch_here(&desk.shell)), Some(ErrorCode::RestoreGone), "only once");
}

/// The backup is from before the disk was full; the words are later, and nowhere but in the program.
#[test]
fn words_the_disk_did_not_take_are_a_draft_of_the_journal_that_was_restored() {
    let desk = Desk::open();
    let backup = desk.make().unwrap();
    let refused = "CREATE TRIGGER full BEFORE INSERT ON draft BEGIN SELECT RAISE(ABORT, 'full'); END";
    desk.shell.vault().unwrap().store().write(|writer| writer.execute(refused, ())).unwrap();
    let drafts = || desk.shell.session().unwrap().journal_drafts().unwrap();
    let draft = drafted("written on a full disk");
    assert!(desk.shell.session().unwrap().journal_draft_save(&draft).is_err());
    offer(&desk.shell, &backup).unwrap();
    run(&desk.shell, None, &mut |_| {}).unwrap();
    assert_eq!(switch_here(&desk.shell), Ok(false));
    let session = desk.shell.session().unwrap();
    assert_eq!(drafts().into_iter().map(|view| view.draft.body).collect::<Vec<_>>(), ["written on a full disk"]);
    assert!(!session.has_unkept(), "the restored journal took it");
}

/// As a disk leaves it that fails in the middle of a restoring, and takes it again a moment later.
#[test]
fn a_switch_that_stopped_in_the_middle_is_finished_when_the_folder_is_asked_for_again() {
    let desk = Desk::open();
    let backup = desk.make().unwrap();
    desk.write("newer");
    offer(&desk.shell, &backup).unwrap();
    run(&desk.shell, None, &mut |_| {}).unwrap();
    // As the switch does, so that closing does not clear away what was restored.
    let _ = desk.shell.backups.take_chosen();
    desk.shell.close();
    let data = desk.folder.path();
    let (aside, note) = (data.join("replaced-0"), data.join(vault::SWITCH_FILE));
    fs::create_dir(&aside).unwrap();
    for name in ["vault.keys", "journal.db", "journal.seal"] {
        fs::rename(data.join(name), aside.join(name)).unwrap();
    }
    fs::write(note, r#"{"step":"in","restored":"restored","aside":"replaced-0","outboxStays":true}"#).unwrap();
    let there = |shell: &Shell| Vault::inspect(&shell.claimed().unwrap());
    assert!(!matches!(there(&desk.shell), Inspection::Empty), "two journals are there");
    desk.shell.let_go_of_folder();
    assert!(matches!(there(&desk.shell), Inspection::Closed(_)));
    desk.unlock();
    assert_eq!(desk.entries(), 1);
}

#[test]
fn what_was_looked_into_can_be_left_and_is_forgotten_by_the_lock() {
    let desk = Desk::open();
    let backup = desk.make().unwrap();
    offer(&desk.shell, &backup).unwrap();
    run(&desk.shell, None, &mut |_| {}).unwrap();
    assert!(desk.has(RESTORED));
    discard(&desk.shell);
    assert!(!desk.has(RESTORED));
    assert_eq!(code(switch_here(&desk.shell)), Some(ErrorCode::RestoreGone));

    offer(&desk.shell, &backup).unwrap();
    run(&desk.shell, None, &mut |_| {}).unwrap();
    desk.shell.close();
    assert!(!desk.has(RESTORED));
    assert_eq!(code(switch_here(&desk.shell)), Some(ErrorCode::RestoreGone));
    desk.unlock();
    assert_eq!(desk.entries(), 1);
}

#[test]
fn a_new_computer_takes_a_backup_and_its_recovery_code() {
    let old = Desk::open();
    let _ = old.shell.session().unwrap().backup_place_set(Some(old.folder.path())).unwrap();
    let backup = old.make().unwrap();
    let new = Desk::empty();
    let offered = offer(&new.shell, &backup).unwrap();
    assert!(!offered.opened);
    let by = |code: &str| run(&new.shell, Some(Unlock::Recovery { code: code.to_owned() }), &mut |_| {});
    assert_eq!(code(by("not a code")), Some(ErrorCode::RecoveryCodeMistyped));
    let other = Desk::open().code;
    assert_eq!(code(by(&other)), Some(ErrorCode::WrongRecoveryCode));
    let preview = by(&old.code).unwrap();
    assert_eq!((preview.there.amounts.entries, preview.compared, preview.replaces), (1, None, false));
    assert_eq!(switch_here(&new.shell), Ok(true));
    assert_eq!(new.entries(), 1);
    assert!(!new.has("replaced"), "there was nothing to be kept");
    assert_eq!(new.shell.session().unwrap().backup_place().unwrap(), None);
}

#[test]
fn a_backup_of_a_first_start_does_not_begin_one_again_and_that_it_is_restored_is_known() {
    let desk = Desk::open();
    first_start(&desk.shell, Some(FirstStartStep::CheckIn));
    let backup = desk.make().unwrap();
    first_start(&desk.shell, None);
    desk.write("a later entry");
    assert_eq!(state(&desk.shell).unwrap().restored, None);
    let offered = offer(&desk.shell, &backup).unwrap();
    run(&desk.shell, None, &mut |_| {}).unwrap();
    switch_here(&desk.shell).unwrap();
    assert_eq!(desk.shell.session().unwrap().settings().unwrap().first_start, None);
    let restored = RestoredBackup { made: offered.made, kept: true, without_media: None };
    assert_eq!(state(&desk.shell).unwrap().restored, Some(restored.clone()));
    // What was attached and did not come along is told once it was looked for.
    bring_back(&desk.shell, desk.shell.claimed().unwrap().path());
    let looked = RestoredBackup { without_media: Some(0), ..restored };
    assert_eq!(state(&desk.shell).unwrap().restored, Some(looked));
    desk.shell.close();
    desk.unlock();
    assert_eq!(state(&desk.shell).unwrap().restored, None, "it is said once");
}

#[test]
fn a_restored_journal_knows_of_the_copies_that_were_made_since() {
    let desk = Desk::open();
    let session = || desk.shell.session().unwrap();
    let backup = desk.make().unwrap();
    let (plate, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for place in [&plate, &stick] {
        let _ = session().backup_place_set(Some(place.path())).unwrap();
    }
    let _ = session().backup_place_set(None).unwrap();
    let vault = desk.shell.vault().unwrap().id().unwrap();
    offer(&desk.shell, &backup).unwrap();
    run(&desk.shell, None, &mut |_| {}).unwrap();
    switch_here(&desk.shell).unwrap();
    let known = session().backup_known().unwrap();
    assert_eq!(known.places, [plate.path(), stick.path()]);
    assert_eq!(known.vaults, [vault]);
    assert_eq!(desk.shell.copies().shelves, [&desk.folder.path().join("backups"), plate.path(), stick.path()]);
}

/// The difference is not in what is counted.
#[test]
fn a_draft_and_a_setting_keep_two_journals_from_being_the_same() {
    let desk = Desk::open();
    let backup = desk.make().unwrap();
    let beside = || {
        offer(&desk.shell, &backup).unwrap();
        let compared = run(&desk.shell, None, &mut |_| {}).unwrap().compared.unwrap();
        assert_eq!((compared.only_here, compared.different), Default::default());
        compared.beside
    };
    assert_eq!(beside(), []);
    first_start(&desk.shell, Some(FirstStartStep::Country));
    assert_eq!(beside(), [Beside::Settings]);
}

#[test]
fn each_bad_file_has_its_own_sentence_and_nothing_comes_of_it() {
    let desk = Desk::open();
    let whole = fs::read(desk.make().unwrap()).unwrap();
    let file = desk.folder.path().join("bad");
    let told = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        code(offer(&desk.shell, &file)).or_else(|| code(run(&desk.shell, None, &mut |_| {})))
    };
    assert_eq!(told(b"a shopping list"), Some(ErrorCode::BackupForeign));
    assert_eq!(told(&whole[..whole.len() / 2]), Some(ErrorCode::BackupForeign));
    assert_eq!(told(&[&whole[..4096], &whole[8192..]].concat()), Some(ErrorCode::BackupCut));
    let mut flipped = whole.clone();
    flipped[5000] ^= 1;
    assert_eq!(told(&flipped), Some(ErrorCode::BackupDamaged));
    fs::remove_file(&file).unwrap();
    assert_eq!(code(offer(&desk.shell, &file)), Some(ErrorCode::BackupUnreadable));
    assert!(!desk.has(RESTORED));
    assert_eq!(desk.entries(), 1);
}

#[test]
fn older_backups_go_where_somebody_says_so_and_the_newest_good_one_stays() {
    let desk = Desk::open();
    let first = name_of(&desk.make().unwrap());
    let damaged = desk.folder.path().join(BACKUPS_FOLDER).join("mooring-20200101T000000Z-00000001.mooring-backup");
    fs::write(&damaged, "half of one").unwrap();
    assert_eq!(code(remove(&desk.shell, &first)), Some(ErrorCode::BackupNewest));
    let second = name_of(&desk.make().unwrap());
    // Both may be of one second; then the list says which one comes first.
    let new = state(&desk.shell).unwrap().rows[0].file.clone();
    let old = if new == first { second } else { first };
    for foreign in ["../journal.db", "vault.keys", "", "mooring-.mooring-backup"] {
        assert_eq!(code(remove(&desk.shell, foreign)), Some(ErrorCode::NotFound), "{foreign}");
    }
    assert_eq!(remove(&desk.shell, &old), Ok(()));
    assert_eq!(remove(&desk.shell, &name_of(&damaged)), Ok(()));
    assert_eq!(code(remove(&desk.shell, &new)), Some(ErrorCode::BackupNewest));
    assert_eq!(desk.names(BACKUPS_FOLDER), [new]);
    let going_on = desk.shell.backups.begin().unwrap();
    assert_eq!(code(remove(&desk.shell, &old)), Some(ErrorCode::BackupRunning));
    drop(going_on);
    assert_eq!(remove(&desk.shell, &old), Ok(()), "gone already");
    desk.shell.close();
    assert_eq!(code(remove(&desk.shell, &old)), Some(ErrorCode::VaultLocked));
    assert_eq!(code(remove_kept(&desk.shell, "replaced-20200101T000000Z")), Some(ErrorCode::VaultLocked));
}

#[test]
fn the_journal_that_was_kept_goes_where_somebody_says_so() {
    let desk = Desk::open();
    let backup = desk.make().unwrap();
    assert_eq!(state(&desk.shell).unwrap().kept, []);
    offer(&desk.shell, &backup).unwrap();
    run(&desk.shell, None, &mut |_| {}).unwrap();
    assert_eq!(switch_here(&desk.shell), Ok(false));
    let kept = state(&desk.shell).unwrap().kept;
    assert_eq!(kept.len(), 1);
    assert!(kept[0].kibibytes > 0 && desk.has(&kept[0].folder));
    assert_eq!(code(remove_kept(&desk.shell, BACKUPS_FOLDER)), Some(ErrorCode::NotFound));
    assert_eq!(remove_kept(&desk.shell, &kept[0].folder), Ok(()));
    assert!(!desk.has("replaced-"));
    assert_eq!(desk.entries(), 1);
    desk.shell.close();
    desk.unlock();
}

#[test]
fn what_was_attached_after_the_last_backup_is_counted_until_the_next() {
    let desk = Desk::open();
    let session = desk.shell.session().unwrap();
    let attach = |bytes: &[u8]| {
        let content = session.attachment_add("letter.txt", bytes, false).unwrap().value.view.content;
        let attached = EntryAttachment { content, name: String::new(), description: String::new() };
        let _ = session.journal_save(&EntryDraft { attachments: vec![attached], ..drafted("with it") }).unwrap();
    };
    let left = || state(&desk.shell).unwrap().media_left;
    attach(b"one");
    assert_eq!(left(), None, "there is no backup it could be missing from");
    desk.make().unwrap();
    assert_eq!(left(), Some(0));
    attach(b"two");
    attach(b"three");
    assert_eq!(left(), Some(2));
    desk.make().unwrap();
    assert_eq!(left(), Some(0));
}
