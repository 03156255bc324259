//! What the locked app knows, between the shelf of the vault and those who put something there: the reminders ahead, and the
//! words for a check-in if that was chosen.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError};

use mooring_core::journal::Vocabulary;
use mooring_core::reminders::Outlook;
use serde::{Deserialize, Serialize};
use vault::shelf::{self, ShelfFault};
use zeroize::Zeroizing;

use crate::shell::Shell;

/// The content of the shelf. A program that knows nothing of the form reads the rest.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct OnShelf {
    #[serde(flatten)]
    pub outlook: Outlook,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Vocabulary>,
}

/// What was put there last. Of the form only what tells another one from it: while the journal is locked, nobody needs
/// the words in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    outlook: Outlook,
    form: u64,
}

/// See [`Known`]; `None` until something was read or put there.
#[derive(Default)]
pub struct Kept(Mutex<Option<Known>>);

impl Kept {
    pub fn forget(&self) {
        *self.lock() = None;
    }

    fn lock(&self) -> MutexGuard<'_, Option<Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What lies there. That it cannot be read is an answer of its own; `None` where there is nothing.
pub fn read(shell: &Shell) -> Result<Option<OnShelf>, ShelfFault> {
    let Some(folder) = shell.claimed().ok().filter(|_| !shell.demo) else { return Ok(None) };
    let content = shell.with_quiet_edge(|edge| shelf::get(&folder, edge))?;
    Ok(content.and_then(|content| serde_json::from_slice(&content).ok()))
}

/// Reads what an earlier process left, and remembers that it lies there.
pub fn recall(shell: &Shell) -> Result<Option<Outlook>, ShelfFault> {
    let Some(found) = read(shell)? else { return Ok(None) };
    let known = Known { form: mark(found.form.as_ref()), outlook: found.outlook.clone() };
    *shell.reminders.kept.lock() = Some(known);
    Ok(Some(found.outlook))
}

/// Puts both there, where one of them changed. Without a keychain they end with this process.
pub fn keep(shell: &Shell, outlook: &Outlook, form: Option<Vocabulary>) {
    let mut kept = shell.reminders.kept.lock();
    let known = Known { outlook: outlook.clone(), form: mark(form.as_ref()) };
    let Some(folder) = shell.claimed().ok().filter(|_| !shell.demo) else { return };
    let nothing = outlook.items.is_empty() && form.is_none() && kept.is_none() && !shelf::is_there(&folder);
    if nothing || kept.as_ref() == Some(&known) {
        return;
    }
    if put(shell, &folder, &OnShelf { outlook: known.outlook.clone(), form }) {
        *kept = Some(known);
    }
}

/// Puts other reminders there while the journal is locked. The words stay as they lie there. Answers whether they lie there now.
pub fn keep_outlook(shell: &Shell, outlook: &Outlook) -> bool {
    let unchanged = match shell.reminders.kept.lock().as_ref() {
        Some(known) => known.outlook == *outlook,
        // Nothing was read and there is nothing to say: what lies there, and could not be read, is left alone.
        None => outlook.items.is_empty(),
    };
    if !unchanged {
        let form = read(shell).ok().flatten().and_then(|found| found.form);
        keep(shell, outlook, form);
    }
    shell.reminders.kept.lock().as_ref().is_some_and(|known| known.outlook == *outlook)
}

fn put(shell: &Shell, folder: &vault::Folder, content: &OnShelf) -> bool {
    let Ok(content) = serde_json::to_vec(content).map(Zeroizing::new) else { return false };
    shell.with_quiet_edge(|edge| shelf::put(folder, &content, edge)).is_ok()
}

fn mark(form: Option<&Vocabulary>) -> u64 {
    let mut hasher = DefaultHasher::new();
    form.and_then(|form| serde_json::to_vec(form).ok()).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_was_put_there_before_there_was_a_form_is_read() {
        let found: OnShelf = serde_json::from_str(r#"{"items":[],"log":[]}"#).unwrap();
        assert!(found.form.is_none() && found.outlook == Outlook::default());
        assert!(!serde_json::to_string(&found).unwrap().contains("form"));
    }
}
