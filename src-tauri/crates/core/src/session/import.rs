//! Commands that take over other programs' files.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use uuid::Uuid;

use super::{Imports, Session};
use crate::area::{Area, Changed};
use crate::error::{ErrorCode, Result};
use crate::journal::import::{self, Pending};
use crate::journal::{ImportBatch, ImportDecision, ImportDone, ImportPreview, ImportProgress, ImportUndone};

const IMPORTED: &[Area] = &[Area::Journal, Area::Insights, Area::Vocabulary, Area::Import, Area::Drafts];

/// How long is waited for an import that was told to end: it looks after every entry.
const ENDING_WAITS: Duration = Duration::from_secs(3);

impl Session {
    /// Reads a file and says what it would bring. It takes the place of a file opened before.
    pub fn import_open(&self, file_name: &str, bytes: &[u8]) -> Result<ImportPreview> {
        let pending = Pending::daylio_csv(file_name, bytes, self.now())?;
        let preview = self.read(|reader| import::preview(reader, &pending))?;
        self.imports().waiting = Some(Arc::new(pending));
        Ok(preview)
    }

    /// Takes over a previewed file (see [`import::run`]); `import-gone` if it is not the one opened last.
    pub fn import_run(
        &self,
        decision: &ImportDecision,
        progress: impl FnMut(ImportProgress),
    ) -> Result<Changed<ImportDone>> {
        let mut running = Running::begin(self, decision.id)?;
        let done = self.write(|writer, stamp| import::run(writer, stamp, &running.pending, decision, progress))?;
        self.imports().waiting.take_if(|waiting| waiting.id == decision.id);
        running.done = true;
        Ok(Changed::new(done, IMPORTED))
    }

    /// Ends a running import, also one that still waits for its turn to write; that there is none is fine.
    pub fn import_cancel(&self, id: Uuid) {
        if let Some(running) = self.imports().running.as_ref().filter(|running| running.id == id) {
            running.cancel();
        }
    }

    /// Ends whatever import runs: the journal is about to be closed.
    pub fn import_stop(&self) {
        let mut imports = self.imports();
        if let Some(running) = &imports.running {
            running.cancel();
            imports.stopped = true;
        }
    }

    /// Whether [`Self::import_stop`] ended an import, of which nothing is in the journal. One that is about to end is
    /// waited for; one that came to its end nevertheless was not stopped.
    pub fn import_was_stopped(&self) -> bool {
        let running = |imports: &mut Imports| imports.running.is_some();
        let waited = self.import_ended.wait_timeout_while(self.imports(), ENDING_WAITS, running);
        let imports = waited.unwrap_or_else(PoisonError::into_inner).0;
        imports.stopped && imports.running.is_none()
    }

    pub fn import_undo(&self, batch: Uuid) -> Result<Changed<ImportUndone>> {
        let undone = self.write(|writer, stamp| import::undo(writer, stamp, batch))?;
        Ok(Changed::new(undone, IMPORTED))
    }

    pub fn import_batches(&self) -> Result<Vec<ImportBatch>> {
        self.read(import::batches)
    }
}

/// The import that runs. It can be ended as long as this lives, whatever file is opened meanwhile.
struct Running<'s> {
    session: &'s Session,
    pending: Arc<Pending>,
    /// It is in the journal.
    done: bool,
}

impl<'s> Running<'s> {
    /// `import-gone` where the file is not the one opened last, `conflict` where another import runs.
    fn begin(session: &'s Session, id: Uuid) -> Result<Self> {
        let mut imports = session.imports();
        let pending = imports.waiting.as_ref().filter(|pending| pending.id == id).ok_or(ErrorCode::ImportGone)?;
        let pending = Arc::clone(pending);
        if imports.running.is_some() {
            return Err(ErrorCode::Conflict.into());
        }
        pending.begin();
        imports.running = Some(Arc::clone(&pending));
        Ok(Self { session, pending, done: false })
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        let mut imports = self.session.imports();
        imports.running = None;
        imports.stopped &= !self.done;
        self.session.import_ended.notify_all();
    }
}
