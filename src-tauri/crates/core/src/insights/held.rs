//! What takes long to look at: one question at a time, and the last answers while nothing changes.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::along;
use super::given::Given;
use super::words::{self, GivenWords};
use super::{InsightsAlong, InsightsWords, Span};
use crate::error::Result;

/// Answers that are held of each question: a month, a year and all of it, and one more to go back to.
const HELD: usize = 4;

/// Held as long as the journal is open, and never written.
#[derive(Default)]
pub(crate) struct Held {
    along: Mutex<Asked<Given, InsightsAlong>>,
    words: Mutex<Asked<WordsOf, InsightsWords>>,
}

/// The days of which words were read, and the state of the entries then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WordsOf {
    pub span: Span,
    pub state: (i64, i64),
}

/// One question: what runs, and what was answered to what.
struct Asked<K, V> {
    stop: Arc<AtomicBool>,
    answers: VecDeque<(K, V)>,
}

impl<K, V> Default for Asked<K, V> {
    fn default() -> Self {
        Self { stop: Arc::default(), answers: VecDeque::new() }
    }
}

impl<K: PartialEq, V: Clone> Asked<K, V> {
    /// Stops what runs for an earlier asker, who no longer looks at it.
    fn begin(&mut self) -> Arc<AtomicBool> {
        self.stop.store(true, Ordering::Relaxed);
        self.stop = Arc::default();
        Arc::clone(&self.stop)
    }

    fn answer(&self, key: &K) -> Option<V> {
        self.answers.iter().find(|(held, _)| held == key).map(|(_, answer)| answer.clone())
    }

    fn hold(&mut self, key: K, answer: V) {
        self.answers.truncate(HELD - 1);
        self.answers.push_front((key, answer));
    }
}

impl Held {
    /// What goes along with better and worse days of what was read. Asking anew stops whoever asked before.
    ///
    /// # Errors
    /// `insights-stopped` where it was stopped.
    pub(crate) fn along(&self, given: Given) -> Result<InsightsAlong> {
        let stop = locked(&self.along).begin();
        if let Some(answer) = locked(&self.along).answer(&given) {
            return Ok(answer);
        }
        let answer = along::along(&given, &stop)?;
        locked(&self.along).hold(given, answer.clone());
        Ok(answer)
    }

    /// Words of better and worse days. Asking anew stops whoever asked before.
    ///
    /// # Errors
    /// As [`Self::along`], and those of `read`.
    pub(crate) fn words(
        &self,
        of: WordsOf,
        read: impl FnOnce(&AtomicBool) -> Result<GivenWords>,
    ) -> Result<InsightsWords> {
        let stop = locked(&self.words).begin();
        if let Some(answer) = locked(&self.words).answer(&of) {
            return Ok(answer);
        }
        let given = read(&stop)?;
        let answer = words::words(&given, &stop)?;
        locked(&self.words).hold(of, answer.clone());
        Ok(answer)
    }

    /// Stops everything that runs.
    pub(crate) fn stop(&self) {
        locked(&self.along).stop.store(true, Ordering::Relaxed);
        locked(&self.words).stop.store(true, Ordering::Relaxed);
    }
}

fn locked<T>(asked: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic while holding it leaves a whole value behind.
    asked.lock().unwrap_or_else(PoisonError::into_inner)
}
