//! Another data key for the open journal: the copy is made beside it, then the two are exchanged.

use mooring_core::area::Area;
use mooring_core::backup::KnownCopies;
use mooring_core::error::ErrorCode;
use mooring_core::vault_view::{OldBackup, RotationDone};
use std::path::Path;
use tauri::{AppHandle, Manager};
use uuid::Uuid;
use vault::backup::{Name, Progress, list};

use super::closing::{self, Then};
use super::{backup, opening, outbox};
use crate::error::Answer;
use crate::events::tell_changed;
use crate::shell::Shell;

/// Copies the journal under the prepared key, once two groups of its recovery code were given back, and exchanges the
/// two. Where the exchange itself is interrupted, the journal is closed and the lock window comes.
pub fn run(app: &AppHandle, shell: &Shell, answers: [&str; 2], tell: &mut dyn FnMut(Progress)) -> Answer<RotationDone> {
    let done = {
        // Nobody has to touch anything while it goes on.
        let _held = shell.clock.hold();
        rotate(shell, answers, tell)
    };
    if !shell.is_open() {
        closing::close(app, Then::Lock);
        return done;
    }
    let done = done?;
    outbox::vouch(app);
    opening::check_seal(app);
    tell_changed(app, &[Area::Protection, Area::Backup]);
    Ok(done)
}

fn rotate(shell: &Shell, answers: [&str; 2], tell: &mut dyn FnMut(Progress)) -> Answer<RotationDone> {
    let vault = shell.vault()?;
    let old = vault.id().ok_or(ErrorCode::VaultLocked)?;
    // Under its new key, too, the journal knows what it was: backups elsewhere are told from others' by that.
    shell.session()?.backup_know(&KnownCopies { places: Vec::new(), vaults: vec![old] })?;
    // Only the old key opens what was written while locked.
    outbox::gather(shell);
    let running = shell.begin_rotation()?;
    // One at a time: a backup reads the journal that is to be exchanged, and would be waited for.
    let nothing_else = shell.backups.begin()?;
    let renewed = shell.with_edge(|edge| vault.renew(answers, edge, &running.stop, tell))?;
    let language = shell.device.get().language;
    let before = shell.session()?;
    shell.exchange(&vault, || {
        let vault = renewed.switch(opening::migrations())?;
        let session = opening::open(&vault, &language)?;
        Ok((vault, session))
    })?;
    shell.forget_code();
    drop(nothing_else);
    // Backups open with the key of their time: under the new one there is none yet.
    shell.backups.look();
    // What the disk did not take is nowhere but in the session that ends.
    shell.session()?.unkept_take_over(&before);
    // What the locked app may know lies there under the keys of the journal that was.
    shell.reminders.poke();
    let vault = shell.vault()?;
    // Without asking the person for anything; what stays is removed after a later unlocking.
    let clear = shell.with_quiet_edge(|edge| vault.clear_rotation(edge)).unwrap_or(false);
    Ok(RotationDone { old_left: !clear, backups: old_backups(shell), kept: backup::kept_journals(&shell.claimed()?) })
}

/// Removes what a change of the data key that was interrupted left, on a thread of its own. What stays is looked at after
/// the next unlocking.
pub fn tidy(app: &AppHandle) {
    let app = app.clone();
    let _ = std::thread::Builder::new().name("rotation".to_owned()).spawn(move || {
        let shell = app.state::<Shell>();
        let Ok(vault) = shell.vault() else { return };
        let _ = shell.with_quiet_edge(|edge| vault.clear_rotation(edge));
    });
}

/// Backups that do not open with the journal's key: in the usual folder all of them, in others those of the vaults it lay
/// in, and whatever cannot be read.
fn old_backups(shell: &Shell) -> Vec<OldBackup> {
    let Some(own) = shell.vault().ok().and_then(|vault| vault.id()) else { return Vec::new() };
    let copies = shell.copies();
    let mut old = Vec::new();
    for (place, shelf) in copies.shelves.iter().enumerate() {
        let ours = |vault| place == 0 || copies.vaults.contains(&vault);
        for found in list(shelf).unwrap_or_default() {
            let name = found.name.to_string();
            match found.backup {
                Ok(backup) => {
                    let manifest = backup.manifest();
                    if manifest.vault != own && ours(manifest.vault) {
                        old.push(OldBackup { name, made: manifest.made, unreadable: false });
                    }
                }
                Err(_) => old.push(OldBackup { name, made: found.name.made, unreadable: true }),
            }
        }
    }
    old
}

/// Deletes backups that open with another key than the journal's; one of the journal itself is refused.
pub fn delete_old_backups(shell: &Shell, names: &[String]) -> Answer<()> {
    let own = shell.vault()?.id().ok_or(ErrorCode::NotFound)?;
    for name in names {
        // A name that was made here, and leads nowhere else.
        let name = Name::parse(name).ok_or(ErrorCode::Invalid)?.to_string();
        for path in shell.copies().shelves.into_iter().map(|shelf| shelf.join(&name)) {
            delete_old_backup(&path, own)?;
        }
    }
    let copies = shell.copies();
    let old: Vec<Uuid> = copies.vaults.into_iter().filter(|vault| *vault != own).collect();
    for shelf in &copies.shelves {
        // One that cannot be removed now goes with everything, or by hand: without a backup nothing opens it.
        let _ = vault::media::remove_lonely(shelf, &old);
    }
    Ok(())
}

fn delete_old_backup(path: &Path, own: Uuid) -> Answer<()> {
    if path.symlink_metadata().is_err() {
        return Ok(());
    }
    if vault::backup::Backup::open(path).is_ok_and(|backup| backup.manifest().vault == own) {
        return Err(ErrorCode::Invalid.into());
    }
    Ok(vault::backup::remove(path).map_err(|_| ErrorCode::StorageFailed)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use vault::{Mode, NewVault, Proof, Vault};

    use super::*;
    use crate::arguments::Place;
    use crate::desktop::folder::Folder;
    use crate::testing::cheaply;
    use crate::wall_clock::now;

    const PASSPHRASE: &str = "the tide comes back in";

    /// An open journal with a new key prepared, and the groups that are asked back.
    fn prepared() -> (Shell, tempfile::TempDir, [String; 2]) {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::Folder(folder.path().to_owned());
        let shell = Shell::without_keychain(&place, Folder::make(&place).unwrap());
        let new = NewVault { mode: Mode::Passphrase, passphrase: Some(PASSPHRASE), undecided: false };
        let claimed = shell.claimed().unwrap();
        let (vault, _) = cheaply(|edge| Vault::create(&claimed, &new, opening::migrations(), edge)).unwrap();
        opening::begin_new(&shell, vault, "en").unwrap();
        let answers = prepare(&shell);
        (shell, folder, answers)
    }

    fn prepare(shell: &Shell) -> [String; 2] {
        let vault = shell.vault().unwrap();
        let proof = Proof::Passphrase(PASSPHRASE);
        let code = cheaply(|edge| vault.prepare_rotation(Some(PASSPHRASE), &proof, edge)).unwrap();
        let groups = code.code.groups();
        code.ask.map(|group| groups.get(usize::from(group)).unwrap().clone())
    }

    fn run(shell: &Shell, answers: &[String; 2], tell: &mut dyn FnMut(Progress)) -> Answer<RotationDone> {
        let [first, second] = answers;
        rotate(shell, [first, second], tell)
    }

    fn code<T>(answer: Answer<T>) -> Option<ErrorCode> {
        answer.err().map(|error| error.code)
    }

    #[test]
    fn the_journal_goes_on_under_its_new_key() {
        let (shell, folder, answers) = prepared();
        let (old, words) = (shell.vault().unwrap().id(), shell.session().unwrap().journal_vocabulary().unwrap());
        let done = run(&shell, &answers, &mut |_| {}).unwrap();
        assert_eq!(done, RotationDone { old_left: false, backups: Vec::new(), kept: Vec::new() });
        assert_ne!(shell.vault().unwrap().id(), old);
        let session = shell.session().unwrap();
        assert_eq!(session.journal_vocabulary().unwrap(), words);
        let _stale = session.settings_set(&session.settings().unwrap()).unwrap();
        assert!(!folder.path().join("before-renewal").exists());
        assert_eq!(code(run(&shell, &answers, &mut |_| {})), Some(ErrorCode::RotationGone), "a key is used once");
    }

    /// It would hold the journal that is to be exchanged.
    #[test]
    fn a_backup_that_runs_is_not_waited_for() {
        let (shell, _folder, answers) = prepared();
        let old = shell.vault().unwrap().id();
        let work = shell.backups.begin().unwrap();
        assert_eq!(code(run(&shell, &answers, &mut |_| {})), Some(ErrorCode::BackupRunning));
        assert_eq!(shell.vault().unwrap().id(), old);
        drop(work);
        assert!(run(&shell, &answers, &mut |_| assert!(shell.backups.is_running())).is_ok());
        assert!(!shell.backups.is_running());
    }

    #[test]
    fn stopped_the_journal_stays_as_it_was() {
        let (shell, folder, answers) = prepared();
        let old = shell.vault().unwrap().id();
        let stopped = run(&shell, &answers, &mut |_| shell.stop_rotation());
        assert_eq!(code(stopped), Some(ErrorCode::RotationStopped));
        assert_eq!(shell.vault().unwrap().id(), old);
        assert!(shell.session().unwrap().journal_months().is_ok() && !folder.path().join("renewed").exists());
        assert!(run(&shell, &answers, &mut |_| {}).is_ok());
    }

    /// Locking begins while the copy is made: it is given up, and no journal comes open behind the lock window.
    #[test]
    fn a_journal_that_is_closed_meanwhile_stays_closed() {
        let (shell, folder, answers) = prepared();
        let shell = &shell;
        std::thread::scope(|scope| {
            let (begun, begins) = std::sync::mpsc::channel();
            let closing = scope.spawn(move || {
                begins.recv().unwrap();
                shell.close();
            });
            let mut told = false;
            let refused = run(shell, &answers, &mut |_| {
                if !std::mem::replace(&mut told, true) {
                    begun.send(()).unwrap();
                    // It cannot close as long as the copy is made.
                    while shell.is_open() {
                        std::thread::yield_now();
                    }
                }
            });
            assert!(matches!(code(refused), Some(ErrorCode::RotationStopped | ErrorCode::VaultLocked)));
            closing.join().unwrap();
        });
        assert!(!shell.is_open() && shell.vault().is_err());
        assert!(!folder.path().join("renewed").exists());
    }

    /// Of two keys ago, in a folder that was given up since; one that cannot be read; a journal a restoring put aside.
    #[test]
    fn whatever_the_new_key_does_not_open_is_named() {
        let (shell, folder, answers) = prepared();
        let elsewhere = tempfile::tempdir().unwrap();
        let session = shell.session().unwrap();
        let _ = session.backup_place_set(Some(elsewhere.path())).unwrap();
        let _ = session.backup_place_set(None).unwrap();
        drop(session);
        let made = |shelf: &Path| {
            let order = vault::backup::Order {
                shelf,
                kind: vault::backup::Kind::Asked,
                keep: vault::backup::Keep::default(),
                now: now(),
            };
            let made = shell.vault().unwrap().back_up(&order, &vault::backup::Stop::new(), &mut |_| {}).unwrap();
            made.backup.path.file_name().unwrap().to_str().unwrap().to_owned()
        };
        let (first, usual) = (made(elsewhere.path()), folder.path().join("backups"));
        let foreign = {
            let (other, _folder, _) = prepared();
            let order = vault::backup::Order {
                shelf: elsewhere.path(),
                kind: vault::backup::Kind::Asked,
                keep: vault::backup::Keep::default(),
                now: now(),
            };
            other.vault().unwrap().back_up(&order, &vault::backup::Stop::new(), &mut |_| {}).unwrap().backup.path
        };
        let done = run(&shell, &answers, &mut |_| {}).unwrap();
        assert_eq!(done.backups.iter().map(|old| old.name.as_str()).collect::<Vec<_>>(), [first.as_str()]);

        let second = made(&usual);
        let damaged = "mooring-20261125T214100Z-0abcdef1.mooring-backup";
        std::fs::write(usual.join(damaged), b"not whole").unwrap();
        let kept = folder.path().join("replaced-20261126T063000Z");
        std::fs::create_dir(&kept).unwrap();
        std::fs::write(kept.join("journal.db"), b"an earlier one").unwrap();
        let answers = prepare(&shell);
        let done = run(&shell, &answers, &mut |_| {}).unwrap();
        let mut told: Vec<_> = done.backups.iter().map(|old| (old.name.as_str(), old.unreadable)).collect();
        told.sort_unstable();
        let mut wanted = vec![(first.as_str(), false), (second.as_str(), false), (damaged, true)];
        wanted.sort_unstable();
        assert_eq!(told, wanted);
        assert_eq!(done.kept.len(), 1);
        let names: Vec<String> = done.backups.into_iter().map(|old| old.name).collect();
        delete_old_backups(&shell, &names).unwrap();
        assert_eq!(old_backups(&shell), []);
        assert!(foreign.exists(), "somebody else's");
    }

    #[test]
    fn only_backups_of_another_key_are_deleted_and_nothing_else() {
        let (shell, folder, _) = prepared();
        let place = folder.path().join("backups");
        let order = vault::backup::Order {
            shelf: &place,
            kind: vault::backup::Kind::Asked,
            keep: vault::backup::Keep::default(),
            now: now(),
        };
        let made = shell.vault().unwrap().back_up(&order, &vault::backup::Stop::new(), &mut |_| {}).unwrap();
        let name = made.backup.path.file_name().unwrap().to_str().unwrap().to_owned();
        let delete = |name: &str| code(delete_old_backups(&shell, &[name.to_owned()]));
        assert_eq!(delete(&name), Some(ErrorCode::Invalid), "the journal's own");
        assert_eq!(delete("../vault.keys"), Some(ErrorCode::Invalid));
        assert_eq!(delete("mooring-20261125T214100Z-0abcdef1.mooring-backup"), None, "gone already");
        assert!(made.backup.path.exists() && folder.path().join("vault.keys").exists());
    }
}
