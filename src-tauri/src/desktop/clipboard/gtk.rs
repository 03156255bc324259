//! The clipboard of a Linux desktop. What is on it belongs to a living program, which is asked for it at each paste: a secret
//! that was wiped here cannot be pasted any more, whoever still lists it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use gtk::gdk::{Atom, SELECTION_CLIPBOARD};
use gtk::{Clipboard, SelectionData, TargetEntry, TargetFlags};
use zeroize::Zeroizing;

/// The names under which programs ask for text: those of X11 (ICCCM, section 2.6.2), and the media types of Wayland.
const TEXT: [&str; 5] = ["UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "STRING", "TEXT"];

/// KDE's mark of a secret, with its one value. Other clipboard histories leave out what carries it as well.
const HINT: &str = "x-kde-passwordManagerHint";
const HINT_SECRET: &[u8] = b"secret";

/// What a paste asks for.
const ASKS_TEXT: u32 = 0;
const ASKS_HINT: u32 = 1;

/// How long the thread of the windows may take to put something on the clipboard.
const LIMIT: Duration = Duration::from_secs(5);

/// A text this program offers to whoever pastes, until it is dropped.
pub struct Offer(Arc<Offered>);

struct Offered {
    text: Mutex<Option<Zeroizing<String>>>,
    /// Something else is on the clipboard now.
    replaced: AtomicBool,
}

impl Offer {
    /// Puts a text on the clipboard; `None` where that cannot be done. Not to be called on the thread of the windows.
    pub fn make(text: Zeroizing<String>) -> Option<Self> {
        let offered = Arc::new(Offered { text: Mutex::new(Some(text)), replaced: AtomicBool::new(false) });
        // Made before it is known whether it worked: dropped, it takes back what comes too late.
        let offer = Self(Arc::clone(&offered));
        let (tell, told) = mpsc::channel();
        gtk::glib::idle_add_once(move || {
            // Nobody waits any more: then the offer is dropped, and this text with it.
            let _ = tell.send(place(offered));
        });
        told.recv_timeout(LIMIT).unwrap_or(false).then_some(offer)
    }
}

impl Drop for Offer {
    fn drop(&mut self) {
        *self.0.text.lock().unwrap_or_else(PoisonError::into_inner) = None;
        let offered = Arc::clone(&self.0);
        gtk::glib::idle_add_once(move || {
            if !offered.replaced.load(Ordering::Acquire) {
                clipboard().clear();
            }
        });
    }
}

/// Held by the clipboard as long as it would ask this program.
struct Owned(Arc<Offered>);

impl Drop for Owned {
    fn drop(&mut self) {
        self.0.replaced.store(true, Ordering::Release);
    }
}

fn clipboard() -> Clipboard {
    Clipboard::get(&SELECTION_CLIPBOARD)
}

fn place(offered: Arc<Offered>) -> bool {
    let text = TEXT.iter().map(|name| TargetEntry::new(name, TargetFlags::empty(), ASKS_TEXT));
    let hint = TargetEntry::new(HINT, TargetFlags::empty(), ASKS_HINT);
    let targets: Vec<TargetEntry> = text.chain([hint]).collect();
    let owned = Owned(offered);
    clipboard().set_with_data(&targets, move |_, paste, asks| give(&owned.0, paste, asks))
}

fn give(offered: &Offered, paste: &SelectionData, asks: u32) {
    let text = offered.text.lock().unwrap_or_else(PoisonError::into_inner);
    // Nothing is left to give: the paste is refused.
    let Some(text) = &*text else { return };
    if asks == ASKS_HINT {
        paste.set(&Atom::intern(HINT), 8, HINT_SECRET);
    } else {
        paste.set_text(text);
    }
}
