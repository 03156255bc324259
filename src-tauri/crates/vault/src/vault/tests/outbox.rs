//! What is written while the vault is closed.

mod trust;

use super::*;
use crate::folder::OUTBOX_FILE;
use crate::header::{self, Header, HeaderFault, Sealed};
use crate::keychain::{KeychainFault, outbox_account};
use crate::outbox::{self, CONTENT_MOST, Collected, ITEMS_MOST, Keys, OutboxFault, Ready, Unopened};

const LETTER: &[u8] = b"could not sleep; the gulls were loud";

impl Place {
    /// A closed vault that the keychain vouches for; answers its id.
    fn ready(&self, mode: Mode) -> Uuid {
        let (vault, _) = self.create(mode).unwrap();
        if self.keys.answers() == Answers::Well {
            vault.vouch_for_outbox(&self.edge()).unwrap();
        }
        vault.id().unwrap()
    }

    fn append(&self, content: &[u8]) -> Result<Ready, OutboxFault> {
        outbox::append(&self.folder, content, &self.edge())
    }

    fn look(&self) -> Result<Ready, OutboxFault> {
        outbox::look(&self.folder, &self.edge())
    }

    fn outbox(&self) -> Vec<u8> {
        fs::read(self.path(OUTBOX_FILE)).unwrap_or_default()
    }

    fn names(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
        names.retain(|name| name.starts_with("outbox"));
        names.sort();
        names
    }

    fn header(&self) -> Header {
        header::read(&self.folder).unwrap().unwrap().0.header
    }

    /// The header with another public key in it, as somebody without the data key can write it.
    fn forge_header(&self, from: &str, to: &str) {
        use sha2::{Digest, Sha256};
        let text = fs::read_to_string(self.path("vault.keys")).unwrap();
        assert!(text.contains(from));
        let text = text.replace(from, to);
        let covered = text.rsplit_once("sha256 ").unwrap().0;
        let sum = hex::encode(Sha256::digest(covered.as_bytes()));
        fs::write(self.path("vault.keys"), format!("{covered}sha256 {sum}\n")).unwrap();
    }
}

fn contents(collected: &Collected<'_>) -> Vec<Vec<u8>> {
    collected.items().iter().map(|item| item.content().to_vec()).collect()
}

/// Takes everything over and empties the outbox.
fn taken(vault: &Vault) -> Vec<Vec<u8>> {
    let Some(collected) = vault.outbox().unwrap() else { return Vec::new() };
    let contents = contents(&collected);
    collected.finish(&[]).unwrap();
    contents
}

#[test]
fn what_is_written_while_closed_is_read_once_it_is_open() {
    for mode in MODES {
        let place = Place::new();
        place.ready(mode);
        assert_eq!(place.look(), Ok(Ready { waiting: 0, proven: true }));
        assert_eq!(place.append(LETTER), Ok(Ready { waiting: 1, proven: true }));
        assert_eq!(place.append(b""), Ok(Ready { waiting: 2, proven: true }));
        let long = vec![b'x'; CONTENT_MOST];
        assert_eq!(place.append(&long), Ok(Ready { waiting: 3, proven: true }));
        assert_eq!(place.append(&vec![b'x'; CONTENT_MOST + 1]), Err(OutboxFault::TooLong));
        assert_eq!(place.look(), Ok(Ready { waiting: 3, proven: true }));

        let vault = place.everyday(mode).unwrap();
        let collected = vault.outbox().unwrap().unwrap();
        assert_eq!(contents(&collected), [LETTER.to_vec(), Vec::new(), long], "{mode:?}");
        assert!(collected.items().iter().all(outbox::Item::proven));
        assert_eq!(collected.unopened(), Unopened::default());
        collected.finish(&[]).unwrap();
        assert!(vault.outbox().unwrap().is_none());
        assert_eq!(place.names(), [""; 0], "nothing is left behind");
    }
}

#[test]
fn the_file_holds_nothing_readable_and_the_same_words_look_different_each_time() {
    let place = Place::new();
    place.ready(Mode::Keychain);
    place.append(LETTER).unwrap();
    let first = place.outbox();
    place.append(LETTER).unwrap();
    let second = &place.outbox()[first.len()..];
    assert!(!place.outbox().windows(8).any(|window| LETTER.windows(8).any(|word| word == window)));
    assert_eq!(first.len(), second.len());
    let same = first.iter().zip(second).skip(18).filter(|(one, other)| one == other).count();
    assert!(same < 60, "{same} of {} bytes are the same: chance makes about four", first.len());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(place.path(OUTBOX_FILE)).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn items_of_another_vault_and_forged_ones_are_told_and_kept() {
    let (place, other) = (Place::new(), Place::new());
    place.ready(Mode::Keychain);
    other.ready(Mode::Keychain);
    other.append(b"of another vault").unwrap();
    place.append(LETTER).unwrap();
    // Sealed to the right key by somebody without the keychain, who says that it is proven.
    place.keys.answer(Answers::Absent);
    let before = place.outbox().len();
    place.append(b"forged").unwrap();
    let mut forged = place.outbox().split_off(before);
    forged[17] = 1;
    let sum = <sha2::Sha256 as sha2::Digest>::digest(&forged[..forged.len() - 32]);
    let end = forged.len() - 32;
    forged[end..].copy_from_slice(&sum);
    place.keys.answer(Answers::Well);
    let file = [place.outbox().as_slice(), &other.outbox(), &forged].concat();
    fs::write(place.path(OUTBOX_FILE), &file).unwrap();

    let vault = place.everyday(Mode::Keychain).unwrap();
    let collected = vault.outbox().unwrap().unwrap();
    assert_eq!(contents(&collected), [LETTER.to_vec(), b"forged".to_vec()]);
    assert_eq!(collected.items().iter().map(outbox::Item::proven).collect::<Vec<_>>(), [true, false]);
    assert_eq!(collected.unopened(), Unopened { foreign: 2, ..Unopened::default() });
    collected.finish(&[]).unwrap();
    assert_eq!(place.names(), ["outbox.kept-1"]);
    assert_eq!(place.files()["outbox.kept-1"], [other.outbox(), forged].concat());
}

#[test]
fn damage_costs_its_own_item_and_what_could_not_be_taken_over_is_kept() {
    let place = Place::new();
    place.ready(Mode::Keychain);
    for text in ["one", "two", "three", "four"] {
        place.append(text.as_bytes()).unwrap();
    }
    let mut file = place.outbox();
    let length = file.len() / 4;
    file[length + 300] ^= 1;
    fs::write(place.path(OUTBOX_FILE), &file).unwrap();
    fs::write(place.path("outbox.kept-1"), b"from an earlier day").unwrap();
    let vault = place.everyday(Mode::Keychain).unwrap();
    let collected = vault.outbox().unwrap().unwrap();
    assert_eq!(contents(&collected), [b"one".to_vec(), b"three".to_vec(), b"four".to_vec()]);
    assert_eq!(collected.unopened(), Unopened { damaged: 1, ..Unopened::default() });
    // The journal refuses the third.
    collected.finish(&[1]).unwrap();
    assert_eq!(place.names(), ["outbox.kept-1", "outbox.kept-2"]);
    assert_eq!(place.files()["outbox.kept-1"], b"from an earlier day");
    assert_eq!(place.files()["outbox.kept-2"], file[length..3 * length]);
    // Kept as it was written: put back, it is read again.
    fs::rename(place.path("outbox.kept-2"), place.path(OUTBOX_FILE)).unwrap();
    assert_eq!(contents(&vault.outbox().unwrap().unwrap()), [b"three".to_vec()]);
}

/// The process ends at each byte of an append: what was there before and what comes after is whole, and it is told.
#[test]
fn an_append_that_is_interrupted_anywhere_costs_nothing_but_itself() {
    let place = Place::new();
    place.ready(Mode::Keychain);
    place.append(b"before").unwrap();
    let before = place.outbox();
    place.append(b"interrupted").unwrap();
    let whole = place.outbox();
    let vault = place.everyday(Mode::Keychain).unwrap();
    for length in (before.len()..=whole.len()).step_by(41).chain([before.len() + 1, whole.len() - 1, whole.len()]) {
        fs::write(place.path(OUTBOX_FILE), &whole[..length]).unwrap();
        place.append(b"after").unwrap();
        let collected = vault.outbox().unwrap().unwrap();
        let expected: &[&[u8]] =
            if length == whole.len() { &[b"before", b"interrupted", b"after"] } else { &[b"before", b"after"] };
        assert_eq!(contents(&collected), expected, "{length}");
        let torn = usize::from(length > before.len() && length < whole.len());
        assert_eq!(collected.unopened(), Unopened { torn, ..Unopened::default() }, "{length}");
        collected.finish(&[]).unwrap();
        assert_eq!(place.names().len(), torn, "{length}");
        let _ = fs::remove_file(place.path("outbox.kept-1"));
    }
}

/// Ended between taking over and emptying, or in the midst of emptying: all of it is there again.
#[test]
fn until_it_is_emptied_all_of_it_is_there_again() {
    let place = Place::new();
    place.ready(Mode::Keychain);
    place.append(b"one").unwrap();
    place.append(b"two").unwrap();
    let file = place.outbox();
    let vault = place.everyday(Mode::Keychain).unwrap();
    drop(vault.outbox().unwrap());
    assert_eq!(place.outbox(), file);
    drop(vault);
    let vault = place.everyday(Mode::Keychain).unwrap();
    // What is kept was written, the outbox not yet removed.
    fs::write(place.path("outbox.kept-1"), &file[..file.len() / 2]).unwrap();
    fs::write(place.path("outbox.kept-2.tmp"), &file[..9]).unwrap();
    let collected = vault.outbox().unwrap().unwrap();
    assert_eq!(contents(&collected), [b"one".to_vec(), b"two".to_vec()]);
    collected.finish(&[0]).unwrap();
    assert_eq!(place.names(), ["outbox.kept-1", "outbox.kept-2"]);
}

#[test]
fn the_outbox_takes_so_many_and_then_says_that_it_is_full() {
    let place = Place::new();
    place.ready(Mode::Passphrase);
    place.keys.answer(Answers::Absent);
    place.append(b"again").unwrap();
    fs::write(place.path(OUTBOX_FILE), place.outbox().repeat(ITEMS_MOST - 2)).unwrap();
    for waiting in [ITEMS_MOST - 1, ITEMS_MOST] {
        assert_eq!(place.append(b"again").map(|ready| ready.waiting), Ok(waiting));
    }
    let full = place.outbox();
    assert_eq!(place.append(b"once more"), Err(OutboxFault::Full));
    assert_eq!(place.look(), Err(OutboxFault::Full));
    assert_eq!(place.outbox(), full);
    let vault = place.everyday(Mode::Passphrase).unwrap();
    assert_eq!(taken(&vault).len(), ITEMS_MOST);
    assert_eq!(place.append(b"once more"), Ok(Ready { waiting: 1, proven: false }));
}

#[test]
fn a_flood_from_outside_is_bounded_and_kept_whole() {
    let place = Place::new();
    place.ready(Mode::Keychain);
    place.append(LETTER).unwrap();
    let flood = [place.outbox(), b"mooring-outbox-1\x03\x01 and nothing".repeat(3000)].concat();
    fs::write(place.path(OUTBOX_FILE), &flood).unwrap();
    assert_eq!(place.append(b"no room"), Err(OutboxFault::Full));
    let vault = place.everyday(Mode::Keychain).unwrap();
    let collected = vault.outbox().unwrap().unwrap();
    assert_eq!(contents(&collected), [LETTER.to_vec()]);
    assert!(collected.unopened().flooded);
    collected.finish(&[]).unwrap();
    assert_eq!(place.names(), ["outbox.kept-1"]);
    assert_eq!(place.files()["outbox.kept-1"], flood);
    assert!(place.append(LETTER).is_ok(), "and there is room again");
}

#[test]
fn an_endless_file_is_read_so_far_and_no_further() {
    let place = Place::new();
    place.ready(Mode::Keychain);
    place.append(LETTER).unwrap();
    // Without taking the room on the disk.
    fs::OpenOptions::new().write(true).open(place.path(OUTBOX_FILE)).unwrap().set_len(1 << 40).unwrap();
    assert_eq!(place.look(), Err(OutboxFault::Full));
    let vault = place.everyday(Mode::Keychain).unwrap();
    let collected = vault.outbox().unwrap().unwrap();
    assert_eq!(contents(&collected), [LETTER.to_vec()]);
    assert_eq!(collected.unopened(), Unopened { torn: 1, flooded: true, ..Unopened::default() });
    collected.finish(&[]).unwrap();
    assert_eq!(place.names(), ["outbox.kept-1"]);
}

#[test]
fn nothing_is_lost_between_writing_and_taking_over_at_the_same_time() {
    const WRITERS: usize = 4;
    const EACH: usize = 25;
    let place = Place::new();
    place.ready(Mode::Keychain);
    let vault = place.everyday(Mode::Keychain).unwrap();
    let mut found = Vec::new();
    std::thread::scope(|scope| {
        let place = &place;
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                scope.spawn(move || {
                    for number in 0..EACH {
                        place.append(format!("{writer} {number}").as_bytes()).unwrap();
                    }
                })
            })
            .collect();
        while !writers.iter().all(std::thread::ScopedJoinHandle::is_finished) {
            found.extend(taken(&vault));
        }
    });
    found.extend(taken(&vault));
    found.sort();
    let mut expected: Vec<Vec<u8>> =
        (0..WRITERS).flat_map(|w| (0..EACH).map(move |n| format!("{w} {n}").into_bytes())).collect();
    expected.sort();
    assert_eq!(found, expected);
    assert_eq!(place.names(), [""; 0]);
}

#[test]
fn without_a_vault_or_with_one_that_cannot_be_read_nothing_is_written() {
    let place = Place::new();
    assert_eq!(place.append(LETTER), Err(OutboxFault::Nothing));
    fs::write(place.path("vault.keys"), b"a shopping list").unwrap();
    assert_eq!(place.append(LETTER), Err(OutboxFault::Header(HeaderFault::Foreign)));
    assert_eq!(place.names(), [""; 0]);
    let place = Place::new();
    let demo = Vault::demo(&place.folder, STEPS).unwrap();
    assert!(matches!(demo.outbox(), Err(VaultError::Closed)));
    assert_eq!(place.append(LETTER), Err(OutboxFault::Nothing));
}

#[test]
fn a_header_of_format_1_is_given_an_outbox_when_it_is_opened() {
    for mode in MODES {
        let place = Place::new();
        let code = fixtures::put(&place, 1, mode);
        let before = place.header();
        assert_eq!(before.outbox, None);
        assert_eq!(place.append(LETTER), Err(OutboxFault::NoKey));
        let vault = place.everyday(mode).unwrap();
        let after = place.header();
        assert!(after.outbox.is_some());
        assert_eq!(
            Header { outbox: None, revision: before.revision, changed: before.changed, ..after.clone() },
            before,
            "nothing else is changed: the slots stay as they are"
        );
        assert_eq!(after.revision, before.revision + 1);
        assert!(!place.path("vault.keys.prev").exists());
        vault.vouch_for_outbox(&place.edge()).unwrap();
        drop(vault);
        assert!(place.append(LETTER).unwrap().proven);
        assert_eq!(taken(&place.unlock(&Proof::Recovery(&code)).unwrap()), [LETTER]);
        drop(place.everyday(mode).unwrap());
        assert_eq!(place.header().outbox, after.outbox, "and keeps it");
    }
}

/// The process ends after each step of giving a header its outbox.
#[test]
fn giving_it_an_outbox_interrupted_at_any_step_leaves_a_vault_that_opens() {
    for step in [header::Step::OldCopied, header::Step::NewInPlace, header::Step::NewProven, header::Step::OldRemoved] {
        let place = Place::new();
        fixtures::put(&place, 1, Mode::Passphrase);
        let old = place.files()["vault.keys"].clone();
        drop(place.everyday(Mode::Passphrase).unwrap());
        let new = place.files()["vault.keys"].clone();
        fs::write(place.path("vault.keys"), &old).unwrap();
        header::replace_until(&place.folder, &new, |_| true, step).unwrap();
        drop(place.everyday(Mode::Passphrase).unwrap());
        assert_eq!(place.header().outbox, Sealed::from_bytes(&new).unwrap().header.outbox, "{step:?}");
        assert!(!place.path("vault.keys.prev").exists(), "{step:?}");
    }
}

/// That a new header could not be written is no reason to stay out.
#[cfg(target_os = "linux")]
#[test]
fn a_vault_whose_header_cannot_be_given_an_outbox_opens_all_the_same() {
    let place = Place::new();
    fixtures::put(&place, 1, Mode::Passphrase);
    // Nothing can be written beside the header.
    fs::create_dir(place.path("vault.keys.prev.tmp")).unwrap();
    fs::write(place.path("vault.keys.prev.tmp/in the way"), b"").unwrap();
    let vault = place.everyday(Mode::Passphrase).unwrap();
    assert_eq!(notes(&vault).len(), 1);
    assert_eq!(place.header().outbox, None);
    assert!(vault.outbox().unwrap().is_none());
    drop(vault);
    fs::remove_dir_all(place.path("vault.keys.prev.tmp")).unwrap();
    drop(place.everyday(Mode::Passphrase).unwrap());
    assert!(place.header().outbox.is_some(), "tried again");
}
