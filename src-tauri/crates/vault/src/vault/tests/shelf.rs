//! What the locked app may know, beside a real header and a keychain.

use super::*;
use crate::folder::{SHELF_FILE, Unread};
use crate::keychain::KeychainFault;
use crate::shelf::{self, ShelfFault};

const TIMES: &[u8] = b"something at 19:00";

impl Place {
    fn shelve(&self, content: &[u8]) -> Result<(), ShelfFault> {
        shelf::put(&self.folder, content, &self.edge())
    }

    fn shelved(&self) -> Result<Option<Vec<u8>>, ShelfFault> {
        shelf::get(&self.folder, &self.edge()).map(|content| content.map(|content| content.to_vec()))
    }
}

#[test]
fn what_is_put_there_is_read_while_locked_and_says_nothing_to_others() {
    let place = Place::new();
    assert_eq!(place.shelve(TIMES), Err(ShelfFault::Nothing));
    for mode in MODES {
        let place = Place::new();
        place.made(mode);
        assert_eq!(place.shelved(), Ok(None));
        place.shelve(TIMES).unwrap();
        place.shelve(b"something else").unwrap();
        assert_eq!(place.shelved().unwrap().unwrap(), b"something else");
        let file = fs::read(place.path(SHELF_FILE)).unwrap();
        assert!(!file.windows(9).any(|window| window == b"something"));
        assert!(!place.path("shelf.kept-1").exists() && !place.path("shelf-1").exists());
    }
}

#[test]
fn without_an_answer_of_the_keychain_nothing_is_written_and_nothing_read() {
    for (answers, fault) in [
        (Answers::Absent, KeychainFault::Absent),
        (Answers::Locked, KeychainFault::Locked),
        (Answers::Denied, KeychainFault::Denied),
        (Answers::Failed, KeychainFault::Failed),
        (Answers::Hangs, KeychainFault::Timeout),
    ] {
        let place = Place::new();
        place.made(Mode::Passphrase);
        place.shelve(TIMES).unwrap();
        let before = place.files();
        place.keys.answer(answers);
        assert_eq!(place.shelve(b"other"), Err(ShelfFault::Keychain(fault)), "{answers:?}");
        assert_eq!(place.shelved(), Err(ShelfFault::Keychain(fault)), "{answers:?}");
        place.keys.answer(Answers::Well);
        assert_eq!(place.files(), before, "{answers:?}");
    }
}

#[test]
fn a_shelf_that_does_not_open_is_put_aside_and_never_written_over() {
    let place = Place::new();
    place.made(Mode::Passphrase);
    place.shelve(TIMES).unwrap();
    let mut foreign = fs::read(place.path(SHELF_FILE)).unwrap();
    let last = foreign.len() - 1;
    foreign[last] ^= 1;
    fs::write(place.path(SHELF_FILE), &foreign).unwrap();
    assert_eq!(place.folder.unread(), []);
    assert_eq!(place.shelved(), Err(ShelfFault::Unreadable));
    assert_eq!(place.folder.unread(), [Unread::Shelf], "it is said");
    place.shelve(b"again").unwrap();
    assert_eq!(place.folder.unread(), [], "there is one again");
    assert_eq!(place.shelved().unwrap().unwrap(), b"again");
    assert!(place.files().values().any(|bytes| *bytes == foreign), "it is beside it");
}
