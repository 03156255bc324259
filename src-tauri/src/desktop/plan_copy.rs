//! The copy of the safety plan for the locked app: made where its owner chose so, kept as the plan is, and taken away with the
//! choice. It lies sealed in a file of its own ([`vault::shelf::put_plan`]).

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use mooring_core::ErrorCode;
use mooring_core::area::Changed;
use mooring_core::safety::{PlanCopy, SafetyLocked, SafetyShown};
use vault::keychain::Presence;
use vault::shelf::{self, ShelfFault};
use zeroize::Zeroizing;

use crate::error::{Answer, shelf_code};
use crate::shell::Shell;

/// Tells the content that was put there last from another one; `None` until one was.
#[derive(Default)]
pub struct Kept(Mutex<Option<u64>>);

impl Kept {
    fn lock(&self) -> MutexGuard<'_, Option<u64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether there is a copy that has to follow. Waits for nobody: while one is being put there, which may wait for the keychain,
    /// there is.
    fn follows(&self) -> bool {
        match self.0.try_lock() {
            Ok(kept) => kept.is_some(),
            Err(TryLockError::Poisoned(kept)) => kept.into_inner().is_some(),
            Err(TryLockError::WouldBlock) => true,
        }
    }
}

/// What was chosen, and whether it can be.
pub fn state(shell: &Shell) -> Answer<SafetyLocked> {
    let chosen = shell.session()?.safety_while_locked()?;
    let lies = !shell.demo && shell.claimed().is_ok_and(|folder| shelf::plan_is_there(&folder));
    Ok(SafetyLocked { chosen, lies, offered: offered(shell) })
}

/// There is a keychain the copy's key can lie in. Invented entries have no business in anybody's.
fn offered(shell: &Shell) -> bool {
    !shell.demo && shell.keychain_presence() != Presence::Absent
}

/// Chooses it, or takes it back. It counts as chosen once the copy lies there, and as taken back in any case.
pub fn choose(shell: &Shell, chosen: bool) -> Answer<Changed<()>> {
    let session = shell.session()?;
    if chosen && !offered(shell) {
        return Err(ErrorCode::KeychainMissing.into());
    }
    let changed = session.safety_while_locked_set(chosen)?;
    match keep(shell) {
        // The file is gone; a key that stayed opens nothing any more.
        Err(ShelfFault::Keychain(_)) if !chosen => Ok(changed),
        Ok(()) => Ok(changed),
        Err(fault) => {
            if chosen {
                let _back = session.safety_while_locked_set(false)?;
                let _ = keep(shell);
            }
            Err(shelf_code(fault).into())
        }
    }
}

/// Makes the copy what the open journal has for it, or takes it away.
pub fn keep(shell: &Shell) -> Result<(), ShelfFault> {
    let Some(folder) = shell.claimed().ok().filter(|_| !shell.demo) else { return Ok(()) };
    let mut kept = shell.plan.lock();
    // Closed in the middle of it, or not to be read just now: then nothing changes.
    let Ok(copy) = shell.session().and_then(|session| session.safety_copy()) else { return Ok(()) };
    let Some(content) = copy.and_then(|copy| serde_json::to_vec(&copy).ok()).map(Zeroizing::new) else {
        *kept = None;
        return if shelf::plan_is_there(&folder) { remove(shell, &folder) } else { Ok(()) };
    };
    let mark = mark(&content);
    if *kept != Some(mark) || !shelf::plan_is_there(&folder) {
        shell.with_quiet_edge(|edge| shelf::put_plan(&folder, &content, edge))?;
        *kept = Some(mark);
    }
    Ok(())
}

/// The plan was changed: the copy follows, away from whoever writes.
pub fn follow(shell: &Shell) {
    if shell.plan.follows() {
        shell.reminders.poke();
    }
}

/// Takes it away. The journal makes it anew where it is still chosen.
pub fn remove(shell: &Shell, folder: &vault::Folder) -> Result<(), ShelfFault> {
    shell.with_quiet_edge(|edge| shelf::remove_plan(folder, edge))
}

/// Tries once more to have the keychain let go of the key of a copy that was taken away.
pub fn forget_key(shell: &Shell) {
    if let Some(folder) = shell.claimed().ok().filter(|_| !shell.demo) {
        let _ = shell.with_quiet_edge(|edge| shelf::forget_plan_key(&folder, edge));
    }
}

/// What Help now shows of the plan and of lines of one's own: of the open journal; while it is locked, of the copy.
pub fn shown(shell: &Shell) -> SafetyShown {
    match shell.session() {
        Ok(session) => session.safety_shown().unwrap_or_default(),
        Err(_) => read(shell).ok().flatten().map(SafetyShown::from).unwrap_or_default(),
    }
}

/// What lies there; `None` where there is nothing.
pub fn read(shell: &Shell) -> Result<Option<PlanCopy>, ShelfFault> {
    let Some(folder) = shell.claimed().ok().filter(|_| !shell.demo) else { return Ok(None) };
    let content = shell.with_quiet_edge(|edge| shelf::get_plan(&folder, edge))?;
    Ok(content.and_then(|content| serde_json::from_slice(&content).ok()))
}

fn mark(content: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn whoever_saves_the_plan_does_not_wait_for_the_keychain() {
        let kept = Kept::default();
        assert!(!kept.follows(), "nothing lies there");
        let mut putting = kept.lock();
        assert!(kept.follows(), "what is being put there is looked at once more afterwards");
        *putting = Some(7);
        drop(putting);
        assert!(kept.follows());
    }
}
