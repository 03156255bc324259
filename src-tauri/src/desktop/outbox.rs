//! The outbox between the vault, which seals and opens it, and the journal, which takes it over.

use mooring_core::ErrorCode;
use mooring_core::area::Area;
use mooring_core::journal::EntryDraft;
use mooring_core::journal::outbox::{OutboxReport, OutboxState, Waiting, encode};
use tauri::{AppHandle, Manager};
use vault::outbox::{OutboxFault, Ready, append, look};

use crate::error::{Answer, CommandError, outbox_code};
use crate::shell::Shell;

/// Whether something can be written while the journal is locked, or why not.
pub fn state(shell: &Shell) -> OutboxState {
    let looked =
        shell.claimed().and_then(|folder| shell.with_quiet_edge(|edge| look(&folder, edge)).map_err(outbox_code));
    looked.map_or_else(|code| OutboxState::Unavailable { code }, available)
}

/// Seals a check-in and keeps it until the journal is unlocked. Once this answers, it survives a power cut.
pub fn write(shell: &Shell, draft: &EntryDraft) -> Answer<OutboxState> {
    let (folder, content) = (shell.claimed()?, encode(draft)?);
    match shell.with_quiet_edge(|edge| append(&folder, &content, edge)) {
        Ok(ready) => Ok(available(ready)),
        Err(OutboxFault::TooLong) => Err(CommandError::at(ErrorCode::TooLong, "body")),
        Err(fault) => Err(outbox_code(fault).into()),
    }
}

fn available(ready: Ready) -> OutboxState {
    OutboxState::Available { waiting: count(ready.waiting), proven: ready.proven }
}

/// Takes over what was written while the journal was locked, notes what there is to say of it, and answers what became
/// stale. Whatever goes wrong, the items stay for the next time: no reason to keep anybody out.
pub fn gather(shell: &Shell) -> &'static [Area] {
    // A demo has no header, so nothing can have been sealed to it.
    if shell.demo {
        return &[];
    }
    let taken = take_over(shell);
    if let Ok(session) = shell.session() {
        session.note_outbox_waits(taken.is_err());
    }
    match taken {
        Ok(None) => &[],
        Ok(Some((report, areas))) => {
            shell.note_outbox(report);
            areas
        }
        Err(_) => {
            shell.note_outbox(OutboxReport { not_taken: true, ..OutboxReport::default() });
            &[Area::Outbox]
        }
    }
}

fn take_over(shell: &Shell) -> Answer<Option<(OutboxReport, &'static [Area])>> {
    let (vault, session) = (shell.vault()?, shell.session()?);
    let Some(collected) = vault.outbox()? else { return Ok(None) };
    let items = collected.items().iter();
    let items: Vec<_> = items.map(|item| Waiting { content: item.content(), proven: item.proven() }).collect();
    let merged = session.outbox_merge(&items)?;
    let unopened = collected.unopened();
    // From here on everything is in the journal.
    let emptied = collected.finish(&merged.value.refused);
    let report = OutboxReport {
        unread: count(unopened.damaged + unopened.foreign + merged.value.refused.len()),
        torn: count(unopened.torn),
        flooded: unopened.flooded,
        added: merged.value.added,
        unproven: merged.value.unproven,
        not_taken: false,
        not_emptied: emptied.is_err(),
    };
    Ok(Some((report, merged.areas)))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Lets the keychain vouch for the outbox, on a thread of its own: nobody waits for it. Where it does not answer, it is
/// asked again after the next unlocking.
pub fn vouch(app: &AppHandle) {
    let app = app.clone();
    // Without the thread the outbox is not ready, and says so.
    let _ = std::thread::Builder::new().name("outbox".to_owned()).spawn(move || {
        let shell = app.state::<Shell>();
        let Ok(vault) = shell.vault() else { return };
        let _ = shell.with_quiet_edge(|edge| vault.vouch_for_outbox(edge));
    });
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use vault::{Mode, NewVault, Proof, Vault};

    use super::*;
    use crate::arguments::Place;
    use crate::desktop::folder::Folder;
    use crate::desktop::opening;
    use crate::testing::{cheaply, drafted};

    const PASSPHRASE: &str = "the tide comes back in";

    struct Desk {
        shell: Shell,
        folder: tempfile::TempDir,
    }

    impl Desk {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let place = Place::Folder(folder.path().to_owned());
            let shell = Shell::without_keychain(&place, Folder::make(&place).unwrap());
            Self { shell, folder }
        }

        /// With a journal that was made, and is locked.
        fn locked() -> Self {
            let desk = Self::new();
            let new = NewVault { mode: Mode::Passphrase, passphrase: Some(PASSPHRASE), undecided: false };
            let folder = desk.shell.claimed().unwrap();
            let (vault, _) = cheaply(|edge| Vault::create(&folder, &new, opening::migrations(), edge)).unwrap();
            opening::begin_new(&desk.shell, vault, "en").unwrap();
            desk.shell.close();
            desk
        }

        fn unlock(&self) {
            let folder = self.shell.claimed().unwrap();
            let proof = Proof::Passphrase(PASSPHRASE);
            let vault = cheaply(|edge| Vault::unlock(&folder, &proof, opening::migrations(), edge)).unwrap();
            opening::begin(&self.shell, vault).unwrap();
        }

        fn file(&self, name: &str) -> std::path::PathBuf {
            self.folder.path().join(name)
        }

        fn bodies(&self) -> Vec<String> {
            let session = self.shell.session().unwrap();
            let today = session.journal_today("Europe/London").unwrap();
            let ids = today.entries.into_iter().map(|row| row.id);
            ids.map(|id| session.journal_get(id).unwrap().body).collect()
        }
    }

    #[test]
    fn what_is_written_while_locked_is_there_after_unlocking() {
        let desk = Desk::locked();
        let unproven = |waiting| OutboxState::Available { waiting, proven: false };
        assert_eq!(state(&desk.shell), unproven(0));
        let draft = drafted("the gulls were loud");
        assert_eq!(write(&desk.shell, &draft), Ok(unproven(1)));
        assert_eq!(state(&desk.shell), unproven(1));
        assert!(!desk.shell.is_open(), "nothing is opened for it");

        desk.unlock();
        assert_eq!(desk.bodies(), ["the gulls were loud"]);
        let report = desk.shell.outbox_report();
        assert_eq!(report, OutboxReport { added: vec![draft.id], unproven: 1, ..OutboxReport::default() });
        assert!(!desk.file("outbox").exists());
        desk.shell.close();
        assert_eq!(desk.shell.outbox_report(), OutboxReport::default(), "locked, nothing of it is known");
        desk.unlock();
        assert_eq!((desk.bodies().len(), desk.shell.outbox_report()), (1, OutboxReport::default()));
    }

    #[test]
    fn what_is_written_while_it_is_being_unlocked_comes_in_too() {
        let desk = Desk::locked();
        write(&desk.shell, &drafted("before")).unwrap();
        desk.unlock();
        write(&desk.shell, &drafted("just after")).unwrap();
        assert!(gather(&desk.shell).contains(&Area::Journal));
        assert_eq!(gather(&desk.shell), []);
        assert_eq!(desk.shell.outbox_report().added.len(), 2);
        assert_eq!(desk.bodies().len(), 2);
    }

    #[test]
    fn damage_is_told_and_keeps_nobody_out() {
        let desk = Desk::locked();
        write(&desk.shell, &drafted("one")).unwrap();
        write(&desk.shell, &drafted("two")).unwrap();
        let mut bytes = std::fs::read(desk.file("outbox")).unwrap();
        *bytes.get_mut(200).unwrap() ^= 1;
        bytes.extend_from_slice(b"mooring-outbox-1\x00\x00 and no more");
        std::fs::write(desk.file("outbox"), bytes).unwrap();
        desk.unlock();
        assert_eq!(desk.bodies(), ["two"]);
        let report = desk.shell.outbox_report();
        assert_eq!((report.added.len(), report.unread, report.torn, report.not_taken), (1, 1, 1, false));
        assert!(desk.file("outbox.kept-1").exists());
    }

    #[test]
    fn an_outbox_that_cannot_be_read_is_told_and_keeps_nobody_out() {
        let desk = Desk::locked();
        std::fs::create_dir(desk.file("outbox")).unwrap();
        assert!(matches!(state(&desk.shell), OutboxState::Unavailable { code: ErrorCode::StorageFailed }));
        assert!(write(&desk.shell, &drafted("a")).is_err());
        desk.unlock();
        assert!(desk.shell.outbox_report().not_taken);
        assert_eq!(gather(&desk.shell), [Area::Outbox]);
    }

    #[test]
    fn without_a_journal_and_in_a_demo_it_is_not_ready() {
        let not_ready = OutboxState::Unavailable { code: ErrorCode::OutboxNotReady };
        let desk = Desk::new();
        assert_eq!(state(&desk.shell), not_ready);
        assert_eq!(write(&desk.shell, &drafted("a")).map_err(|error| error.code), Err(ErrorCode::OutboxNotReady));
        let shell = Shell::new(&Place::Demo, Folder::make(&Place::Demo).unwrap());
        opening::begin_demo(&shell).unwrap();
        assert_eq!(state(&shell), not_ready);
        assert_eq!((gather(&shell), shell.outbox_report()), (&[][..], OutboxReport::default()));
        shell.close();
        shell.remove_demo();
    }

    #[test]
    fn what_cannot_be_kept_is_refused_with_the_field_to_blame() {
        let desk = Desk::locked();
        for (draft, code) in [(drafted("   "), ErrorCode::Invalid), (drafted(&"x".repeat(66_000)), ErrorCode::TooLong)]
        {
            let refused = write(&desk.shell, &draft).unwrap_err();
            assert_eq!((refused.code, refused.field.as_deref()), (code, Some("body")));
        }
        assert!(!desk.file("outbox").exists());
    }
}
