//! The thread that makes a backup when one is due.

use std::time::Duration;

use mooring_core::backup::{BackupEvery, Tried, due};
use tauri::{AppHandle, Manager};
use vault::backup::Kind;

use super::{make, newest};
use crate::error::Answer;
use crate::shell::Shell;
use crate::wall_clock::now;

/// How often it is looked whether one is due: the wall clock may have been set, or the computer may have slept.
const LOOK: Duration = Duration::from_mins(1);

/// After the journal was opened, the first screen comes first.
const SETTLE: Duration = Duration::from_secs(3);

/// Watches as long as the program runs.
pub fn watch(app: &AppHandle) -> std::io::Result<()> {
    let app = app.clone();
    std::thread::Builder::new().name("backups".to_owned()).spawn(move || {
        let shell = app.state::<Shell>();
        loop {
            shell.backups.wait(LOOK, SETTLE);
            if is_due(&shell).unwrap_or(false) {
                // What came of it is noted, and told by the window.
                let _ = make(&app, &shell, Kind::Scheduled, &mut |_| {});
            }
        }
    })?;
    Ok(())
}

pub(super) fn is_due(shell: &Shell) -> Answer<bool> {
    if shell.demo || shell.backups.is_running() {
        return Ok(false);
    }
    let session = shell.session()?;
    let settings = session.settings()?;
    let every = settings.backup_every;
    // In the middle of a first start the one thing there is may be taken back the next moment.
    if every == BackupEvery::Never || settings.first_start.is_some() {
        return Ok(false);
    }
    // A place that cannot be looked into holds no backup: trying to make one says why.
    let made = shell.backups.newest(|| Ok(newest(shell)?.map(|backup| backup.manifest().made)));
    let tried = Tried { made: made.ok().flatten(), failed: shell.backups.failed() };
    // Nobody needs a copy of an empty journal.
    Ok(due(every, tried, now()) && !session.backup_counts()?.amounts.is_empty())
}
