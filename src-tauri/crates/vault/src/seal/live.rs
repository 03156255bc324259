//! The seal of one open database.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::counter::{Mark, Remembered};
use super::record::{Concern, Record, Snapshot, State};
use super::sidecar::{self, Found, Sidecar};
use super::{Finding, KeychainSays, Pages, SealReport, Sealing, digest};
use crate::files;
use crate::keys::DatabaseKey;
use crate::secret::Secret;
use crate::store::PAGE;

/// How long closing waits for a comparison that is going on. One that takes longer is given up: the log is left
/// beside the database and the next opening compares again.
const CLOSING_WAITS: Duration = Duration::from_secs(2);

/// The log may grow to this size before its pages are moved into the main file (SQLite's own default, 1000 pages).
pub const LOG_MOST: u64 = 1000 * 4096;

/// What the database is at opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Present {
    pub counted: Counted,
    /// Length of the main file.
    pub bytes: u64,
    /// There is a log beside it with something in it.
    pub log: bool,
}

/// How many changes a database says it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// It has never been sealed.
    Never,
    At(u64),
    /// The page that says so does not authenticate.
    Unreadable,
}

/// What is compared at once, without reading the file: the answer, and what the pages still have to be compared with.
pub fn judge(found: &Found, present: Present) -> (Finding, Option<Snapshot>) {
    let record = match found {
        Found::Missing if present.counted == Counted::Never => return (Finding::FirstTime, None),
        Found::Missing => return (Finding::Concern(Concern::Missing), None),
        Found::Damaged => return (Finding::Concern(Concern::Damaged), None),
        Found::Whole { record, .. } => record,
    };
    let have = match present.counted {
        Counted::Never => 0,
        Counted::At(sequence) => sequence,
        Counted::Unreadable => record.sequence,
    };
    let missing = record.sequence.saturating_sub(have);
    let fits = |snapshot: Snapshot| u64::from(snapshot.pages).checked_mul(PAGE as u64) == Some(present.bytes);
    let differs = match record.state {
        // Nothing may have been added to a database that was closed: neither a log nor a change.
        State::Closed(snapshot) => !fits(snapshot) || present.log || have > record.sequence,
        State::Open(snapshot) => !fits(snapshot),
        State::Moved => false,
    };
    let now = if missing > 0 {
        Some(Concern::ChangesMissing { count: missing })
    } else {
        (differs || present.counted == Counted::Unreadable).then_some(Concern::PagesDiffer)
    };
    let concern = match (record.concern, now) {
        (Some(earlier), Some(now)) => Some(earlier.with(now)),
        (earlier, now) => earlier.or(now),
    };
    let finding = match (concern, record.state) {
        (Some(concern), _) => Finding::Concern(concern),
        (None, State::Closed(_)) => Finding::Sound,
        (None, State::Open(_) | State::Moved) => Finding::AfterUncleanEnd,
    };
    (finding, if differs { None } else { record.state.snapshot() })
}

/// The seal of an open database. Everything takes `&self`; a record that cannot be written is said in the report and
/// hinders nothing.
pub struct Seal {
    database: PathBuf,
    live: Mutex<Live>,
    /// Told when a comparison of the pages ended.
    compared: Condvar,
    /// A comparison that is going on is to end.
    stop: AtomicBool,
}

struct Live {
    paper: Paper,
    /// The record that was written last, or would have been.
    record: Record,
    /// The record the opening found.
    before: Option<Record>,
    finding: Finding,
    check: Check,
    keychain: KeychainSays,
    /// The latest the keychain remembers.
    mark: Option<Mark>,
    mended: bool,
    kept: bool,
    /// The sequence of the opening, to compare with what the keychain remembers.
    opened_at: u64,
    has_table: bool,
}

/// The seal's file.
enum Paper {
    /// As it was found: what it says still holds for whoever puts the right file back, so nothing is written over it
    /// before the database itself is written.
    AsFound {
        file: PathBuf,
        key: Secret<32>,
        found: Found,
        /// It was to be written and could not be: the next record tries again, because what stands there is true no
        /// longer once the database is written.
        owed: bool,
    },
    Begun(Sidecar),
}

/// How far the comparison of the pages has come.
#[derive(Clone, Copy)]
enum Check {
    Due(Snapshot),
    Running,
    Done(Pages),
}

impl Seal {
    /// Compares at once what can be; writes nothing yet.
    ///
    /// To be called when the database is proven to be ours and before anything is written to it.
    pub fn look(database: &Path, sealing: Sealing, present: Present) -> Self {
        let Sealing { file, key } = sealing;
        let found = sidecar::read(&file, &key);
        let (finding, held) = judge(&found, present);
        let (before, mended) = match found {
            Found::Whole { record, other_damaged, .. } => (Some(record), other_damaged),
            Found::Missing | Found::Damaged => (None, false),
        };
        let sequence = match present.counted {
            Counted::Never => 0,
            Counted::At(sequence) => sequence,
            Counted::Unreadable => before.map_or(0, |record| record.sequence),
        };
        let record = Record {
            turn: before.map_or(0, |record| record.turn),
            sequence,
            state: held.map_or(State::Moved, State::Open),
            concern: if let Finding::Concern(concern) = finding { Some(concern) } else { None },
            given_up: before.map_or(0, |record| record.given_up),
        };
        let differs = before.is_some_and(|record| record.state.snapshot().is_some()) && held.is_none();
        Self {
            database: database.to_owned(),
            live: Mutex::new(Live {
                kept: true,
                paper: Paper::AsFound { file, key, found, owed: false },
                record,
                before,
                finding,
                check: match held {
                    Some(snapshot) => Check::Due(snapshot),
                    None if differs => Check::Done(Pages::Differ { unreadable: 0 }),
                    None => Check::Done(Pages::Unknown),
                },
                keychain: KeychainSays::NotAsked,
                mark: None,
                mended: mended && matches!(before, Some(Record { state: State::Closed(_), .. })),
                opened_at: sequence,
                has_table: present.counted != Counted::Never,
            }),
            compared: Condvar::new(),
            stop: AtomicBool::new(false),
        }
    }

    /// Whether the database already counts its changes.
    pub fn counts(&self) -> bool {
        self.live().has_table
    }

    /// The database is about to be written: a record on the disk has to say that it is open.
    pub fn before_write(&self) {
        let mut live = self.live();
        if live.untouched() {
            live.put(true);
        }
    }

    /// A change was committed.
    pub fn committed(&self, sequence: u64) {
        let mut live = self.live();
        live.has_table = true;
        live.record.sequence = sequence;
        live.put(false);
    }

    /// Whether the log may be moved into the main file from now on. Says so on the disk first.
    pub fn may_move(&self) -> bool {
        self.live().let_go()
    }

    /// Whether [`Self::may_move`] has answered yes before.
    pub fn moved(&self) -> bool {
        self.live().record.state == State::Moved
    }

    /// Compares the main file's pages with what they were, where that is known and not done. Reads the whole file.
    /// A comparison that goes on in another thread is waited for.
    pub fn check(&self, key: &DatabaseKey) {
        let mut live = self.live();
        let held = loop {
            match live.check {
                Check::Done(_) => return,
                Check::Due(held) => break held,
                Check::Running => live = self.compared.wait(live).unwrap_or_else(PoisonError::into_inner),
            }
        };
        live.check = Check::Running;
        drop(live);
        let read = digest::check(&self.database, key, |_| self.stop.load(Ordering::Relaxed));
        let mut live = self.live();
        live.check = match read {
            Ok(None) => Check::Due(held),
            Ok(Some(reading)) if reading.snapshot == held && reading.unreadable <= live.record.given_up => {
                Check::Done(Pages::Same)
            }
            Ok(Some(reading)) => Check::Done(Pages::Differ { unreadable: reading.unreadable }),
            // It ends within a page, or the disk does not give it.
            Err(_) => Check::Done(Pages::Differ { unreadable: 1 }),
        };
        if let Check::Done(Pages::Differ { .. }) = live.check {
            live.record.state = State::Moved;
            live.raise(Concern::PagesDiffer);
        }
        self.compared.notify_all();
    }

    /// Compares with what the keychain remembers.
    pub fn compare(&self, remembered: Remembered) {
        let mut live = self.live();
        live.keychain = match remembered {
            Remembered::NoAnswer => KeychainSays::NoAnswer,
            Remembered::Nothing => KeychainSays::Nothing,
            Remembered::Mark(mark) => live.meet(mark),
        };
    }

    /// The keychain has no part in this protection.
    pub fn without_keychain(&self) {
        self.live().keychain = KeychainSays::NotUsed;
    }

    /// The sequence that is beyond everything known of: the next change after an acceptance gets a later one, so that
    /// what was given up can't come back unnoticed.
    pub fn beyond(&self) -> u64 {
        let live = self.live();
        let before = live.before.map_or(0, |record| record.sequence);
        let remembered = live.mark.map_or(0, |mark| mark.sequence);
        live.record.sequence.max(before).max(remembered)
    }

    /// The person takes the journal as it is. To be called once its sequence is [`Self::beyond`] all others. Answers
    /// what the keychain should remember; `None` where the acceptance could not be put on the disk.
    pub fn accept(&self) -> Option<Mark> {
        let mut live = self.live();
        let remembered = live.mark.map_or(0, |mark| mark.turn);
        live.record.turn = live.record.turn.max(remembered);
        live.record.concern = None;
        if let Check::Done(Pages::Differ { unreadable }) = live.check {
            live.record.given_up = unreadable;
            live.check = Check::Done(Pages::Unknown);
        }
        live.finding = Finding::Accepted;
        live.opened_at = live.record.sequence;
        live.before = None;
        live.put(true).then_some(Mark { sequence: live.record.sequence, turn: live.record.turn })
    }

    /// What is known so far.
    pub fn report(&self) -> SealReport {
        let live = self.live();
        SealReport {
            finding: live.finding,
            pages: match live.check {
                Check::Due(_) | Check::Running => Pages::Checking,
                Check::Done(pages) => pages,
            },
            keychain: live.keychain,
            mended: live.mended,
            kept: live.kept,
            sequence: live.record.sequence,
        }
    }

    /// Before the log is moved at closing: ends the comparison of the pages. `false`: the log has to stay.
    pub fn settle(&self, key: Option<&DatabaseKey>) -> bool {
        let live = self.live();
        let running = |live: &mut Live| matches!(live.check, Check::Running);
        let waited = self.compared.wait_timeout_while(live, CLOSING_WAITS, running);
        let (live, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if let Check::Running = live.check {
            self.stop.store(true, Ordering::Relaxed);
            return false;
        }
        drop(live);
        if let Some(key) = key {
            self.check(key);
        }
        let live = self.live();
        // With a concern and nothing written, every file stays as it was found.
        matches!(live.check, Check::Done(_)) && !(live.untouched() && live.record.concern.is_some())
    }

    /// Everything is in the main file and every connection is closed: writes what it is now into both records. Answers
    /// what the keychain should remember: nothing as long as there is a concern.
    pub fn close(&self) -> Option<Mark> {
        let mut live = self.live();
        let closed = matches!(live.before, Some(Record { state: State::Closed(_), .. }));
        let mark = Mark { sequence: live.record.sequence, turn: live.record.turn };
        if live.untouched() && (closed || live.finding != Finding::AfterUncleanEnd) {
            // Nothing was written, so what it says is what there is, or the concern is found again.
            return (closed && live.record.concern.is_none()).then_some(mark);
        }
        let snapshot = match live.record.state {
            // Nothing was moved, so it is what it was.
            State::Open(snapshot) | State::Closed(snapshot) => snapshot,
            State::Moved => {
                // That the log is gone has to be on the disk first: beside a closed database it would be a concern.
                files::sync_parent(&self.database).ok()?;
                digest::digest(&self.database).ok()?
            }
        };
        live.record.state = State::Closed(snapshot);
        // Twice, so that a flip in one of them leaves the other.
        let kept = live.put(true) && live.put(true);
        let mark = Mark { sequence: live.record.sequence, turn: live.record.turn };
        (kept && live.record.concern.is_none()).then_some(mark)
    }

    fn live(&self) -> MutexGuard<'_, Live> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Live {
    /// Writes the record as it is now.
    fn put(&mut self, durably: bool) -> bool {
        self.record.turn = self.record.turn.saturating_add(1);
        self.kept = match &mut self.paper {
            Paper::AsFound { file, key, found, owed } => {
                let begun = Sidecar::begin(file, key.duplicate(), *found, &self.record).ok();
                let is_begun = begun.is_some();
                match begun {
                    Some(sidecar) => self.paper = Paper::Begun(sidecar),
                    None => *owed = true,
                }
                is_begun
            }
            Paper::Begun(sidecar) => {
                let written = if durably { sidecar.write_durably(&self.record) } else { sidecar.write(&self.record) };
                written.is_ok()
            }
        };
        self.kept
    }

    const fn untouched(&self) -> bool {
        matches!(self.paper, Paper::AsFound { owed: false, .. })
    }

    /// Gives up what is known of the main file, so that it may be written.
    fn let_go(&mut self) -> bool {
        match (self.check, self.record.state) {
            (_, State::Moved) => true,
            (Check::Due(_) | Check::Running, _) => false,
            (Check::Done(_), state) => {
                self.record.state = State::Moved;
                let said = self.put(true);
                if !said {
                    self.record.state = state;
                }
                said
            }
        }
    }

    fn raise(&mut self, concern: Concern) {
        let concern = self.record.concern.map_or(concern, |earlier| earlier.with(concern));
        self.record.concern = Some(concern);
        self.finding = Finding::Concern(concern);
        if !self.untouched() {
            self.put(true);
        }
    }

    /// Compares the journal as it was opened with a mark of the keychain.
    fn meet(&mut self, mark: Mark) -> KeychainSays {
        self.mark = Some(mark);
        let by = mark.sequence.saturating_sub(self.opened_at);
        let earlier = self.before.and_then(|record| record.concern);
        let (turn, closed) = match self.before {
            Some(record) => (record.turn, matches!(record.state, State::Closed(_))),
            // There is nothing to compare the turn with, or a concern already.
            None => (u64::MAX, true),
        };
        if let Some(Concern::OlderCopy { .. } | Concern::ChangesMissing { .. }) = earlier {
            // Found before and not accepted: this is why the keychain is ahead.
            return KeychainSays::Later;
        }
        if by > 0 {
            match self.finding {
                // The seal itself was ahead of the database; the keychain may have been further still.
                Finding::Concern(Concern::ChangesMissing { count }) => {
                    let count = count.max(by);
                    self.record.concern = None;
                    self.raise(Concern::ChangesMissing { count });
                }
                _ => self.raise(Concern::OlderCopy { by }),
            }
            return KeychainSays::Later;
        }
        if self.finding == Finding::FirstTime {
            self.raise(Concern::Missing);
        } else if mark.turn > turn && !closed {
            // It was closed once later than this seal says it was left open.
            self.raise(Concern::OlderCopy { by: 0 });
            return KeychainSays::Later;
        }
        // A later mark has to have a later turn, whatever became of the file in between.
        self.record.turn = self.record.turn.max(mark.turn);
        KeychainSays::Fits
    }
}

#[cfg(test)]
mod tests;
