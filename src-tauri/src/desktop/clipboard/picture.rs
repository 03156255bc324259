//! The picture on the clipboard of a Linux desktop. The web view tells the page of a paste and hands it text alone; the picture is
//! asked for here, when somebody pastes and there is no text.

use std::sync::mpsc::{self, SyncSender};
use std::time::Duration;

use gtk::gdk::{Atom, SELECTION_CLIPBOARD};
use gtk::{Clipboard, SelectionData};
use mooring_core::error::ErrorCode;
use mooring_core::journal::limits::PICTURE_BYTES;

/// As what a picture is asked for, best first. Whatever comes is judged by its bytes.
const KINDS: [&str; 4] = ["image/png", "image/jpeg", "image/webp", "image/gif"];

/// How long the program that has the picture may take to hand it over.
const LIMIT: Duration = Duration::from_secs(20);

type Found = Result<Option<Vec<u8>>, ErrorCode>;

/// The bytes of the picture that was copied last; nothing where something else was. Not to be called on the thread of the windows.
pub fn picture() -> Found {
    let (tell, told) = mpsc::sync_channel(1);
    gtk::glib::idle_add_once(move || {
        Clipboard::get(&SELECTION_CLIPBOARD).request_contents(&Atom::intern("TARGETS"), move |clipboard, offered| {
            match kind_of(offered) {
                Some(kind) => {
                    clipboard.request_contents(&Atom::intern(kind), move |_, picture| answer(&tell, taken(picture)));
                }
                None => answer(&tell, Ok(None)),
            }
        });
    });
    told.recv_timeout(LIMIT).unwrap_or(Ok(None))
}

/// Nobody may wait any more: then it is let go of.
fn answer(tell: &SyncSender<Found>, found: Found) {
    let _ = tell.try_send(found);
}

fn kind_of(offered: &SelectionData) -> Option<&'static str> {
    let offered = offered.targets()?;
    let offered: Vec<_> = offered.into_iter().map(Atom::name).collect();
    best(&offered)
}

fn best(offered: &[impl AsRef<str>]) -> Option<&'static str> {
    KINDS.into_iter().find(|kind| offered.iter().any(|one| one.as_ref() == *kind))
}

/// Its length is looked at before it is copied.
fn taken(picture: &SelectionData) -> Found {
    match usize::try_from(picture.length()) {
        // What was offered is gone.
        Err(_) | Ok(0) => Ok(None),
        Ok(length) if length > PICTURE_BYTES => Err(ErrorCode::AttachmentTooLarge),
        Ok(_) => Ok(Some(picture.data())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_asked_for_as_the_kind_that_keeps_most_of_it() {
        assert_eq!(best(&["TARGETS", "image/gif", "image/jpeg", "image/png"]), Some("image/png"));
        assert_eq!(best(&["image/webp", "image/bmp"]), Some("image/webp"));
        assert_eq!(best(&["UTF8_STRING", "text/html", "image/x-icon"]), None);
        assert_eq!(best(&[""; 0]), None);
    }
}
