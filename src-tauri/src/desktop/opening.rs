//! From an open vault to the window of the journal.

use std::sync::Arc;

use mooring_core::area::Area;
use mooring_core::settings::FirstStartStep;
use mooring_core::{ErrorCode, Session};
use tauri::{AppHandle, Manager};
use vault::Vault;
use vault::keychain::Cancel;
use vault::store::Migration;

use super::windows::{self, LOCK, MAIN};
use super::{attachments, held, outbox, rotation};
use crate::error::Answer;
use crate::events::tell_changed;
use crate::shell::Shell;
use crate::wall_clock::{WallClock, now};

/// The schema this program knows.
pub const fn migrations() -> &'static [Migration] {
    mooring_core::schema::MIGRATIONS
}

/// The session over an opened vault.
pub fn open(vault: &Vault, language: &str) -> Answer<Session> {
    Ok(Session::open(vault.store(), Arc::new(WallClock), language)?.with_media(vault.media()))
}

/// Makes an opened vault the open journal.
pub fn begin(shell: &Shell, vault: Vault) -> Answer<()> {
    let session = open(&vault, &shell.device.get().language)?;
    shell.put_open(vault, session);
    // No window shows the journal yet: whatever became stale is read when one does.
    held::give_back(shell);
    outbox::gather(shell);
    Ok(())
}

/// The same for a journal that was made just now: it gets its first words in `language`, and remembers that the first
/// start is not over.
pub fn begin_new(shell: &Shell, vault: Vault, language: &str) -> Answer<()> {
    let session = open(&vault, language)?;
    let mut settings = session.settings()?;
    settings.first_start = Some(FirstStartStep::Country);
    let _nobody_sees_it_yet = session.settings_set(&settings)?;
    shell.put_open(vault, session);
    Ok(())
}

/// Shows the open journal and begins to watch for idleness. Where the window cannot be made, the journal is closed
/// again: an open one nobody can see, or lock, must not stay.
pub fn enter(app: &AppHandle, shell: &Shell) -> Answer<()> {
    // First the clock: a window that no idle time closes must not stand for a moment.
    watch(shell)?;
    if windows::swap(app, LOCK, MAIN, &shell.looks()).is_err() {
        shell.close();
        return Err(ErrorCode::Internal.into());
    }
    shell.forget_code();
    outbox::vouch(app);
    rotation::tidy(app);
    Ok(())
}

/// Compares with its seal what opening left to be compared, away from whoever waits for the window, and tells when that
/// is done.
pub fn check_seal(app: &AppHandle) {
    let app = app.clone();
    // Where there is no thread to be had, closing compares.
    let _ = std::thread::Builder::new().name("seal".to_owned()).spawn(move || {
        let Ok(vault) = app.state::<Shell>().vault() else { return };
        if let Ok(Some(_)) = vault.check_seal(&Cancel::new()) {
            tell_changed(&app, &[Area::Protection]);
        }
        attachments::sweep(&app.state::<Shell>());
    });
}

/// Begins to watch for idleness.
pub fn watch(shell: &Shell) -> Answer<()> {
    shell.clock.begin(shell.session()?.settings()?.lock_after_minutes);
    Ok(())
}

/// Makes and fills a throw-away journal.
pub fn begin_demo(shell: &Shell) -> Answer<()> {
    let vault = Vault::demo(&shell.claimed()?, migrations())?;
    begin(shell, vault)?;
    let session = shell.session()?;
    let zone = schedule::zone::system_name();
    Ok(mooring_core::demo::fill(&session, now(), zone.as_deref().unwrap_or("Etc/UTC"))?)
}
