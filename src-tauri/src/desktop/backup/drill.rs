//! Trying the last backup: it is restored beside the journal, opened, read, compared and removed again.

use std::sync::Arc;

use mooring_core::backup::{BackupProgress, BackupStage, Comparison, Drill};
use mooring_core::journal::ListRequest;
use vault::backup::{Backup, BackupKey, Stop};

use super::{
    Answer, Counts, DRILL, Edge, ErrorCode, Session, Shell, Tell, newest, of_a_journal, quietly, restore_code, told,
};
use crate::desktop::opening::migrations;
use crate::wall_clock::WallClock;

/// Entries read between two looks at whether to stop; a page of a list has no more.
const PAGE: u16 = 200;

/// Of the restored journal only: nothing depends on where one is.
const ZONE: &str = "Etc/UTC";

/// What a restored journal holds.
pub(super) struct Read {
    pub there: Counts,
    /// `None` where no journal is open.
    pub compared: Option<Comparison>,
}

/// Tries the newest backup of the open journal.
pub fn drill(shell: &Shell, tell: &mut Tell<'_>) -> Answer<Drill> {
    let vault = of_a_journal(shell)?;
    let backup = newest(shell)?.ok_or(ErrorCode::NotFound)?;
    // Nobody has to touch anything while it goes on.
    let _held = shell.clock.hold();
    let work = shell.backups.begin()?;
    let key = vault.backup_key(&backup).map_err(|_| ErrorCode::BackupOtherKey)?;
    let read = open_beside(shell, DRILL, (&backup, &key), work.stop(), tell);
    remove(shell, DRILL);
    let Read { there, compared } = read?;
    Ok(Drill { made: backup.manifest().made, there, compared: compared.ok_or(ErrorCode::VaultLocked)? })
}

/// Restores a backup into a folder beside the journal, opens it, reads everything and closes it again.
pub(super) fn open_beside(
    shell: &Shell,
    name: &str,
    (backup, key): (&Backup, &BackupKey),
    stop: &Stop,
    tell: &mut Tell<'_>,
) -> Answer<Read> {
    remove(shell, name);
    let path = shell.claimed()?.path().join(name);
    let folder = vault::Folder::claim(&path).map_err(crate::error::folder_code)?;
    backup
        .restore(&folder, key, migrations(), stop, &mut |progress| tell(told(progress)))
        .map_err(|fault| restore_code(&fault))?;
    let vault = quietly(|edge: &Edge<'_>| key.open(&folder, migrations(), edge))?;
    let session = Session::open(vault.store(), Arc::new(WallClock), &shell.device.get().language)?;
    read_all(&session, stop, tell)?;
    let there = session.backup_counts()?;
    // One that is locked meanwhile is compared with nothing.
    let compared = shell.session().ok().map(|here| here.backup_compare(&session)).transpose()?;
    vault.close()?;
    Ok(Read { there, compared })
}

pub(super) fn remove(shell: &Shell, name: &str) {
    if let Ok(folder) = shell.claimed() {
        // What is left is removed at the next start.
        let _ = std::fs::remove_dir_all(folder.path().join(name));
    }
}

/// Reads everything as somebody looking at it would: every entry, every group, the whole calendar.
fn read_all(session: &Session, stop: &Stop, tell: &mut Tell<'_>) -> Answer<()> {
    for row in session.groups_board(ZONE)?.rows {
        session.groups_get(row.id, ZONE)?;
    }
    // One day of the agenda is made of every series.
    session.calendar_agenda(session.now().date_naive(), 1, ZONE)?;
    read_entries(session, stop, tell)
}

fn read_entries(session: &Session, stop: &Stop, tell: &mut Tell<'_>) -> Answer<()> {
    let total = session.backup_counts()?.amounts.entries;
    let mut done = 0;
    let mut request = ListRequest { limit: PAGE, ..ListRequest::default() };
    loop {
        if stop.is_stopped() {
            return Err(ErrorCode::BackupCancelled.into());
        }
        let page = session.journal_list(&request)?;
        for row in page.rows {
            session.journal_get(row.id)?;
            done += 1;
        }
        tell(BackupProgress { stage: BackupStage::Reading, done, total });
        match page.next {
            Some(next) => request.after = Some(next),
            None if done == total => return Ok(()),
            // Fewer than there are: never without a word.
            None => return Err(ErrorCode::BackupDamaged.into()),
        }
    }
}
