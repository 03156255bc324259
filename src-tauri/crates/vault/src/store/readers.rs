//! The pool of connections that only read.

use std::sync::{Condvar, Mutex, PoisonError};

use rusqlite::Connection;

use super::{StoreError, locked};

/// The page cache of the first reader (KiB), which nearly every read goes through. A ceiling, not a
/// reservation: a cache holds pages that were read, so it never grows past the file itself (16 MB at ten
/// thousand entries). At a hundred thousand entries a scan through all bodies costs the same as on plain
/// SQLite with this ceiling, and 3.4 times as much with the default one.
const MAIN_CACHE_KIB: u32 = 256 * 1024;

/// The page cache of further readers, opened only while the first one is in use.
const SIDE_CACHE_KIB: u32 = 16 * 1024;

/// The most readers at once. Further reads wait.
const MOST: usize = 3;

pub struct Readers {
    state: Mutex<State>,
    returned: Condvar,
}

#[derive(Default)]
struct State {
    idle: Vec<Pooled>,
    /// How many are borrowed or being opened.
    out: usize,
    /// How many are out that do not belong to the pool.
    aside: usize,
    /// Whether the reader with the large cache exists, idle or borrowed.
    main_exists: bool,
    closed: bool,
}

struct Pooled {
    connection: Connection,
    main: bool,
}

impl Readers {
    pub fn new() -> Self {
        Self { state: Mutex::default(), returned: Condvar::new() }
    }

    /// A connection of one's own until the answer is dropped. `open` makes one with the given cache.
    pub fn borrow(&self, open: impl FnOnce(u32) -> Result<Connection, StoreError>) -> Result<Borrowed<'_>, StoreError> {
        let mut state = locked(&self.state);
        loop {
            if state.closed {
                return Err(StoreError::Closed);
            }
            if let Some(pooled) = state.take() {
                state.out += 1;
                return Ok(Borrowed { pool: self, pooled: Some(pooled) });
            }
            if state.out < MOST {
                break;
            }
            state = self.returned.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.out += 1;
        let main = !state.main_exists;
        state.main_exists = true;
        drop(state);
        match open(if main { MAIN_CACHE_KIB } else { SIDE_CACHE_KIB }) {
            Ok(connection) => Ok(Borrowed { pool: self, pooled: Some(Pooled { connection, main }) }),
            Err(error) => {
                self.give_back(None, main);
                Err(error)
            }
        }
    }

    /// A connection of one's own beside the pool, however many are out: for work that takes long and would push
    /// everything else out of a reader's cache. Closing waits for it as for the others.
    pub fn borrow_aside(&self, open: impl FnOnce() -> Result<Connection, StoreError>) -> Result<Aside<'_>, StoreError> {
        let mut state = locked(&self.state);
        if state.closed {
            return Err(StoreError::Closed);
        }
        state.aside += 1;
        drop(state);
        let mut aside = Aside { pool: self, connection: None };
        aside.connection = Some(open()?);
        Ok(aside)
    }

    /// Closes those that are idle.
    pub fn let_go(&self) {
        let mut state = locked(&self.state);
        state.main_exists &= !state.idle.iter().any(|pooled| pooled.main);
        state.idle.clear();
    }

    /// Waits until every reader is back and closes them all.
    pub fn close(&self) {
        let mut state = locked(&self.state);
        state.closed = true;
        while state.out + state.aside > 0 {
            state = self.returned.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.idle.clear();
    }

    fn give_back(&self, pooled: Option<Pooled>, lost_main: bool) {
        let mut state = locked(&self.state);
        state.out -= 1;
        if lost_main {
            state.main_exists = false;
        }
        state.idle.extend(pooled);
        // All, because closing waits for the last one while reads wait for any.
        self.returned.notify_all();
    }
}

impl State {
    fn take(&mut self) -> Option<Pooled> {
        let main = self.idle.iter().position(|pooled| pooled.main);
        match main {
            Some(index) => Some(self.idle.swap_remove(index)),
            None => self.idle.pop(),
        }
    }
}

/// A borrowed reader; goes back to the pool when dropped.
pub struct Borrowed<'p> {
    pool: &'p Readers,
    pooled: Option<Pooled>,
}

impl Borrowed<'_> {
    pub fn connection(&self) -> Result<&Connection, StoreError> {
        self.pooled.as_ref().map(|pooled| &pooled.connection).ok_or(StoreError::Closed)
    }

    /// Closes the connection instead of giving it back: it met a damaged page and reads only zeros now.
    pub fn discard(mut self) {
        if let Some(pooled) = self.pooled.take() {
            let main = pooled.main;
            drop(pooled);
            self.pool.give_back(None, main);
        }
    }
}

impl Drop for Borrowed<'_> {
    fn drop(&mut self) {
        if let Some(pooled) = self.pooled.take() {
            self.pool.give_back(Some(pooled), false);
        }
    }
}

/// A reader beside the pool; closed when dropped.
pub struct Aside<'p> {
    pool: &'p Readers,
    connection: Option<Connection>,
}

impl Aside<'_> {
    pub fn connection(&self) -> Result<&Connection, StoreError> {
        self.connection.as_ref().ok_or(StoreError::Closed)
    }
}

impl Drop for Aside<'_> {
    fn drop(&mut self) {
        // Closed before it is counted as back: whoever waits for it may want to move the log.
        drop(self.connection.take());
        locked(&self.pool.state).aside -= 1;
        self.pool.returned.notify_all();
    }
}
