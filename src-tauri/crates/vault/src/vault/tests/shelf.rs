//! What the locked app may know, beside a real header and a keychain.

use super::*;
use crate::folder::{PLAN_FILE, SHELF_FILE, Unread};
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

const PLAN: &[u8] = b"ring Jonas, any hour";

impl Place {
    fn plan(&self) -> Result<Option<Vec<u8>>, ShelfFault> {
        shelf::get_plan(&self.folder, &self.edge()).map(|content| content.map(|content| content.to_vec()))
    }

    fn plan_files(&self) -> Vec<String> {
        self.files().into_keys().filter(|name| name.starts_with(PLAN_FILE)).collect()
    }
}

#[test]
fn the_copy_of_the_plan_is_a_file_of_its_own_under_a_key_of_its_own() {
    let place = Place::new();
    place.made(Mode::Passphrase);
    place.shelve(TIMES).unwrap();
    assert_eq!((place.plan(), shelf::plan_is_there(&place.folder)), (Ok(None), false));
    shelf::put_plan(&place.folder, PLAN, &place.edge()).unwrap();
    assert_eq!(place.plan().unwrap().unwrap(), PLAN);
    assert_eq!(place.shelved().unwrap().unwrap(), TIMES);
    assert!(place.files().values().all(|file| !file.windows(5).any(|window| window == b"Jonas")));
    // One in the place of the other is not believed.
    fs::copy(place.path(SHELF_FILE), place.path(PLAN_FILE)).unwrap();
    assert_eq!(place.plan(), Err(ShelfFault::Unreadable));
    assert_eq!(place.folder.unread(), [Unread::Plan]);
}

#[test]
fn taken_away_nothing_of_the_copy_is_left_and_what_was_put_elsewhere_does_not_open_any_more() {
    let place = Place::new();
    place.made(Mode::Passphrase);
    shelf::put_plan(&place.folder, PLAN, &place.edge()).unwrap();
    let before = fs::read(place.path(PLAN_FILE)).unwrap();
    let mut harmed = before.clone();
    harmed[100] ^= 1;
    fs::write(place.path(PLAN_FILE), &harmed).unwrap();
    shelf::put_plan(&place.folder, PLAN, &place.edge()).unwrap();
    assert_eq!(place.plan_files().len(), 2, "one that could not be read was put aside");
    let items = place.keys.accounts();
    shelf::remove_plan(&place.folder, &place.edge()).unwrap();
    assert_eq!((place.plan(), place.plan_files()), (Ok(None), Vec::new()));
    let gone: Vec<_> = items.into_iter().filter(|item| !place.keys.accounts().contains(item)).collect();
    assert!(gone.len() == 1 && gone[0].starts_with("plan:"), "{gone:?}");
    fs::write(place.path(PLAN_FILE), &before).unwrap();
    assert!(place.plan().is_err(), "its key is gone");
    shelf::remove_plan(&place.folder, &place.edge()).unwrap();
    shelf::remove_plan(&place.folder, &place.edge()).unwrap();
}

#[test]
fn a_keychain_that_keeps_the_key_of_the_copy_does_not_keep_the_copy() {
    for answers in [Answers::Locked, Answers::Denied, Answers::Failed] {
        let place = Place::new();
        place.made(Mode::Passphrase);
        shelf::put_plan(&place.folder, PLAN, &place.edge()).unwrap();
        place.keys.answer(answers);
        assert!(
            matches!(shelf::remove_plan(&place.folder, &place.edge()), Err(ShelfFault::Keychain(_))),
            "{answers:?}"
        );
        assert_eq!(place.plan_files(), Vec::<String>::new());
    }
}

#[test]
fn a_key_that_stayed_is_taken_away_as_soon_as_the_keychain_lets_go_of_it() {
    let place = Place::new();
    place.made(Mode::Passphrase);
    let keys = || place.keys.accounts().into_iter().filter(|account| account.starts_with("plan:")).count();
    shelf::put_plan(&place.folder, PLAN, &place.edge()).unwrap();
    place.keys.answer(Answers::Locked);
    assert!(shelf::remove_plan(&place.folder, &place.edge()).is_err());
    assert!(shelf::forget_plan_key(&place.folder, &place.edge()).is_err(), "still locked");
    place.keys.answer(Answers::Well);
    assert_eq!(keys(), 1);
    shelf::forget_plan_key(&place.folder, &place.edge()).unwrap();
    assert_eq!(keys(), 0);

    // Where the copy was chosen again meanwhile, its key is in use.
    shelf::put_plan(&place.folder, PLAN, &place.edge()).unwrap();
    place.keys.answer(Answers::Locked);
    assert!(shelf::remove_plan(&place.folder, &place.edge()).is_err());
    place.keys.answer(Answers::Well);
    shelf::put_plan(&place.folder, PLAN, &place.edge()).unwrap();
    shelf::forget_plan_key(&place.folder, &place.edge()).unwrap();
    assert_eq!(place.plan().unwrap().unwrap(), PLAN);
}
