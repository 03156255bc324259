//! The clipboards of Windows and macOS: the system keeps what is put there.

use arboard::Clipboard;
#[cfg(target_os = "macos")]
use arboard::SetExtApple;
#[cfg(windows)]
use arboard::SetExtWindows;
use zeroize::Zeroizing;

/// A text on the clipboard, until it is dropped.
pub struct Offer(Zeroizing<String>);

impl Offer {
    /// Puts a text on the clipboard; `None` where that cannot be done. The histories of the system and of other programs,
    /// and the clipboard other devices share, are asked to leave it out.
    pub fn make(text: Zeroizing<String>) -> Option<Self> {
        let mut clipboard = Clipboard::new().ok()?;
        let offer = Self(text);
        let set = clipboard.set().exclude_from_history();
        #[cfg(windows)]
        let set = set.exclude_from_cloud().exclude_from_monitoring();
        // Where the text went there and a mark did not, dropping takes it off again.
        set.text(offer.0.as_str()).ok()?;
        Some(offer)
    }
}

impl Drop for Offer {
    fn drop(&mut self) {
        let Ok(mut clipboard) = Clipboard::new() else { return };
        // What cannot be read, or reads differently, is somebody else's and stays.
        let ours = clipboard.get_text().map(Zeroizing::new).is_ok_and(|text| *text == *self.0);
        if ours {
            // A system that refuses keeps it; nothing else can be done.
            let _ = clipboard.clear();
        }
    }
}
