//! A secret on the system's clipboard, for a minute. And what the web view does not hand to the page of what is on it.
//!
//! A page cannot do this well: it may write to the clipboard only in answer to a press, cannot say that what it puts there
//! is a secret, and is gone when the journal locks.

#[cfg_attr(any(windows, target_os = "macos"), path = "native.rs")]
#[cfg_attr(not(any(windows, target_os = "macos")), path = "gtk.rs")]
mod system;

#[cfg(not(any(windows, target_os = "macos")))]
mod picture;

use std::convert::Infallible;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use mooring_core::error::ErrorCode;
use zeroize::Zeroizing;

use self::system::Offer;

/// How long a secret stays on the clipboard.
const KEPT_FOR: Duration = Duration::from_mins(1);

/// The bytes of the picture that was copied last, where the web view does not hand it to the page.
pub fn picture() -> Result<Option<Vec<u8>>, ErrorCode> {
    #[cfg(not(any(windows, target_os = "macos")))]
    return picture::picture();
    #[cfg(any(windows, target_os = "macos"))]
    Ok(None)
}

/// The secret this program has put on the clipboard, if it did and the minute is not over.
#[derive(Default)]
pub struct CopiedSecret {
    now: Arc<Mutex<Option<Copied>>>,
}

/// Off the clipboard when dropped, unless something else was put there since.
struct Copied {
    _offer: Offer,
    /// Nothing is ever sent: that it is gone ends the waiting for the minute.
    _waited_for: Sender<Infallible>,
}

impl CopiedSecret {
    /// Puts a text on the clipboard, marked as a secret where the system knows such a mark, and takes it off again after a
    /// minute; `over` is called then. Answers whether it is there.
    pub fn put(&self, text: Zeroizing<String>, over: impl FnOnce() + Send + 'static) -> bool {
        // The last one goes first: where a clipboard is known by its text alone, it would take the new one with it.
        self.take_off();
        let Some(offer) = Offer::make(text) else { return false };
        let (waited_for, minute) = mpsc::channel();
        *held(&self.now) = Some(Copied { _offer: offer, _waited_for: waited_for });
        let now = Arc::clone(&self.now);
        let waiting = std::thread::Builder::new().name("clipboard".to_owned()).spawn(move || {
            if minute.recv_timeout(KEPT_FOR) == Err(RecvTimeoutError::Timeout) && end(&now, &minute) {
                over();
            }
        });
        if waiting.is_err() {
            // Nobody would take it off again.
            self.take_off();
        }
        waiting.is_ok()
    }

    /// Takes the secret off the clipboard now, if it is there.
    pub fn take_off(&self) {
        *held(&self.now) = None;
    }
}

/// Takes off the copy whose minute this is. Answers whether it was still there: its other end lives as long as it.
fn end(now: &Mutex<Option<Copied>>, minute: &Receiver<Infallible>) -> bool {
    let mut now = held(now);
    let there = minute.try_recv() == Err(TryRecvError::Empty);
    if there {
        *now = None;
    }
    there
}

fn held(now: &Mutex<Option<Copied>>) -> MutexGuard<'_, Option<Copied>> {
    now.lock().unwrap_or_else(PoisonError::into_inner)
}
