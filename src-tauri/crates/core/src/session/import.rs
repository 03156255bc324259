//! Commands that take over other programs' files.

use std::sync::Arc;

use uuid::Uuid;

use super::Session;
use crate::area::{Area, Changed};
use crate::error::{ErrorCode, Result};
use crate::journal::import::{self, Pending};
use crate::journal::{ImportBatch, ImportDecision, ImportDone, ImportPreview, ImportProgress, ImportUndone};

const IMPORTED: &[Area] = &[Area::Journal, Area::Insights, Area::Vocabulary, Area::Import, Area::Drafts];

impl Session {
    /// Reads a file and says what it would bring. It takes the place of a file opened before.
    pub fn import_open(&self, file_name: &str, bytes: &[u8]) -> Result<ImportPreview> {
        let pending = Pending::daylio_csv(file_name, bytes, self.now())?;
        let preview = self.read(|reader| import::preview(reader, &pending))?;
        *self.pending() = Some(Arc::new(pending));
        Ok(preview)
    }

    /// Takes over a previewed file (see [`import::run`]); `import-gone` if it is not the one opened last.
    pub fn import_run(
        &self,
        decision: &ImportDecision,
        progress: impl FnMut(ImportProgress),
    ) -> Result<Changed<ImportDone>> {
        let pending = self.opened(decision.id).ok_or(ErrorCode::ImportGone)?;
        let done = self.write(|writer, stamp| import::run(writer, stamp, &pending, decision, progress))?;
        self.pending().take_if(|waiting| waiting.id == decision.id);
        Ok(Changed::new(done, IMPORTED))
    }

    /// Ends a running import; that there is none is fine.
    pub fn import_cancel(&self, id: Uuid) {
        if let Some(pending) = self.opened(id) {
            pending.cancel();
        }
    }

    /// Ends whatever import runs: the journal is about to be closed.
    pub fn import_stop(&self) {
        if let Some(pending) = self.pending().as_ref() {
            pending.cancel();
        }
    }

    pub fn import_undo(&self, batch: Uuid) -> Result<Changed<ImportUndone>> {
        let undone = self.write(|writer, stamp| import::undo(writer, stamp, batch))?;
        Ok(Changed::new(undone, IMPORTED))
    }

    pub fn import_batches(&self) -> Result<Vec<ImportBatch>> {
        self.read(import::batches)
    }

    fn opened(&self, id: Uuid) -> Option<Arc<Pending>> {
        self.pending().as_ref().filter(|pending| pending.id == id).map(Arc::clone)
    }
}
