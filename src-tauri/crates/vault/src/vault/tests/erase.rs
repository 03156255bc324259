//! Erasing everything.

use super::*;
use crate::backup::{Keep, Kind, Order, Stop};
use crate::erase::{Copies, ERASE_FILE, Erased, finish_erasing};
use crate::folder::Unread;

fn proof(mode: Mode) -> Proof<'static> {
    match mode {
        Mode::Keychain => Proof::Keychain,
        Mode::Passphrase | Mode::Both => Proof::Passphrase(PHRASE),
    }
}

fn back_up(place: &Place, vault: &Vault, shelf: &Path) -> std::path::PathBuf {
    let order = Order { shelf, kind: Kind::Asked, keep: Keep::default(), now: place.edge().now };
    vault.back_up(&order, &Stop::new(), &mut |_| {}).unwrap().backup.path
}

fn beside(shelves: &[&Path]) -> Copies {
    Copies { shelves: shelves.iter().map(|shelf| (*shelf).to_owned()).collect(), vaults: Vec::new() }
}

fn names(place: &Place) -> Vec<String> {
    place.files().into_keys().collect()
}

#[test]
fn nothing_is_left_but_the_lock_and_what_is_not_ours() {
    for mode in MODES {
        let place = Place::new();
        place.made(mode);
        let vault = place.everyday(mode).unwrap();
        vault.vouch_for_outbox(&place.edge()).unwrap();
        write(&vault, "the last note").unwrap();
        crate::shelf::put_plan(&place.folder, b"ring Jonas", &place.edge()).unwrap();
        let shelf = place.path("backups");
        back_up(&place, &vault, &shelf);
        for name in ["outbox", "outbox.kept-1", "vault.keys.damaged-1", "journal.seal.damaged-1", "vault.keys.tmp"] {
            fs::write(place.path(name), b"something").unwrap();
        }
        // Put aside by a restoring, left by a change of the key; and somebody else's.
        for (name, header) in [("replaced", true), ("before-renewal", false)] {
            fs::create_dir(place.path(name)).unwrap();
            fs::write(place.path(name).join("journal.db"), b"an older one").unwrap();
            if header {
                fs::copy(place.path("vault.keys"), place.path(name).join("vault.keys")).unwrap();
            }
        }
        let nested = place.path("another");
        let other = Folder::claim(&nested).unwrap();
        let new = NewVault { mode: Mode::Passphrase, passphrase: Some(OTHER), undecided: false };
        shut(&Vault::create(&other, &new, STEPS, &place.edge()).unwrap().0);
        let theirs = contents(&nested);
        fs::write(place.path("journal.txt"), b"somebody's own").unwrap();
        let erased = vault.erase(&proof(mode), &beside(&[&shelf]), &place.edge()).unwrap();
        assert_eq!(erased, Erased::default(), "{mode:?}");
        assert_eq!(vault.store().read(|_| Ok::<_, StoreError>(())), Err(StoreError::Closed));
        vault.close().unwrap().wait(Duration::from_secs(20));
        drop(vault);
        assert_eq!(names(&place), ["journal.txt", "vault.lock"]);
        assert!(!shelf.exists() && !place.path("replaced").exists() && !place.path("before-renewal").exists());
        assert_eq!(contents(&nested), theirs, "another journal is nobody's to erase");
        assert_eq!(place.keys.accounts(), Vec::<String>::new(), "nothing comes back either");
        assert_eq!(Vault::inspect(&place.folder), Inspection::Empty);
        let (new, _) = place.create(mode).unwrap();
        assert_eq!(notes(&new), Vec::<String>::new());
    }
}

#[test]
fn a_journal_kept_from_before_another_key_goes_too() {
    for mode in MODES {
        let place = Place::new();
        place.made(mode);
        // Kept when a backup took its place; the key was changed since then, so it has another name now.
        let kept = place.path("replaced-20261126T063000Z");
        let before = Folder::claim(&kept).unwrap();
        let new = NewVault { mode, passphrase: (mode != Mode::Keychain).then_some(OTHER), undecided: false };
        shut(&Vault::create(&before, &new, STEPS, &place.edge()).unwrap().0);
        drop(before);
        fs::write(kept.join("letter.txt"), b"somebody's own").unwrap();
        let by_hand = place.path("replaced-by-hand");
        fs::create_dir(&by_hand).unwrap();
        fs::write(by_hand.join("journal.db"), b"nobody knows whose").unwrap();
        let vault = place.everyday(mode).unwrap();
        let erased = vault.erase(&proof(mode), &Copies::default(), &place.edge()).unwrap();
        assert_eq!(erased, Erased::default(), "{mode:?}");
        vault.close().unwrap().wait(Duration::from_secs(20));
        // What else lay in its folder stays there.
        let left: Vec<_> = fs::read_dir(&kept).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["letter.txt"]);
        assert!(by_hand.join("journal.db").exists());
        assert_eq!(place.keys.accounts(), Vec::<String>::new(), "its items go as well");
    }
}

#[test]
fn without_the_proof_nothing_is_touched() {
    let place = Place::new();
    place.made(Mode::Passphrase);
    let vault = place.everyday(Mode::Passphrase).unwrap();
    let before = names(&place);
    let refused = vault.erase(&Proof::Passphrase(OTHER), &Copies::default(), &place.edge());
    assert_eq!(refused, Err(VaultError::WrongPassphrase));
    assert_eq!(names(&place), before);
    write(&vault, "goes on").unwrap();
}

#[test]
fn a_keychain_that_does_not_answer_hinders_nothing_and_is_said() {
    for answers in [Answers::Locked, Answers::Denied, Answers::Failed, Answers::Hangs] {
        let place = Place::new();
        let code = place.made(Mode::Keychain);
        let vault = place.everyday(Mode::Keychain).unwrap();
        place.keys.answer(answers);
        let erased = vault.erase(&Proof::Recovery(&code), &Copies::default(), &place.edge()).unwrap();
        assert_eq!(erased, Erased { items_left: true, left: vec![] }, "{answers:?}");
        drop(vault);
        assert_eq!(names(&place), ["vault.lock"]);
    }
}

#[test]
fn of_another_folder_only_own_backups_go_and_the_rest_is_named() {
    let place = Place::new();
    place.made(Mode::Passphrase);
    let elsewhere = TempDir::new().unwrap();
    let shelf = elsewhere.path().to_owned();
    let foreign = {
        let other = Place::new();
        let (vault, _) = other.create(Mode::Passphrase).unwrap();
        back_up(&other, &vault, &shelf)
    };
    let vault = place.everyday(Mode::Passphrase).unwrap();
    let own = back_up(&place, &vault, &shelf);
    fs::write(shelf.join("letter.txt"), b"somebody's own").unwrap();
    let unplugged = elsewhere.path().join("not-connected");
    let erased = vault.erase(&proof(Mode::Passphrase), &beside(&[&shelf, &unplugged]), &place.edge()).unwrap();
    assert_eq!(erased, Erased { items_left: false, left: vec![foreign.clone(), unplugged] });
    assert!(!own.exists() && foreign.exists() && shelf.join("letter.txt").exists());
}

#[test]
fn backups_elsewhere_of_a_key_before_go_where_it_is_known() {
    let place = Place::new();
    place.made(Mode::Passphrase);
    let elsewhere = TempDir::new().unwrap();
    let shelf = elsewhere.path().to_owned();
    let (before, earlier, mine) = {
        let other = Place::new();
        let (vault, _) = other.create(Mode::Passphrase).unwrap();
        (back_up(&other, &vault, &shelf), back_up(&other, &vault, &shelf), vault.id().unwrap())
    };
    let vault = place.everyday(Mode::Passphrase).unwrap();
    let copies = Copies { vaults: vec![mine], ..beside(&[&shelf]) };
    let erased = vault.erase(&proof(Mode::Passphrase), &copies, &place.edge()).unwrap();
    assert_eq!(erased, Erased::default());
    assert!(!before.exists() && !earlier.exists());
}

/// From the note on there is no way back: whatever is there at the next start goes.
#[test]
fn an_interruption_is_finished_by_the_next_start() {
    for gone in [&[][..], &["vault.keys"], &["vault.keys", "journal.db"]] {
        let place = Place::new();
        place.made(Mode::Keychain);
        let vault = place.everyday(Mode::Keychain).unwrap();
        let id = vault.id().unwrap();
        drop(vault);
        fs::write(place.path(ERASE_FILE), format!(r#"{{"vaults":["{id}"],"shelves":[],"folders":[]}}"#)).unwrap();
        for name in gone {
            fs::remove_file(place.path(name)).unwrap();
        }
        assert_eq!(finish_erasing(&place.folder, &place.edge()), Ok(Some(Erased::default())));
        assert_eq!(names(&place), ["vault.lock"]);
        assert!(place.keys.item(&format!("vault:{id}")).is_none());
        assert_eq!(finish_erasing(&place.folder, &place.edge()), Ok(None));
    }
}

#[test]
fn a_note_that_is_not_ours_erases_nothing() {
    let place = Place::new();
    place.made(Mode::Passphrase);
    for text in [
        "",
        "{}",
        r#"{"vaults":"all"}"#,
        r#"{"vaults":[],"shelves":[],"folders":["../x"]}"#,
        r#"{"vaults":[],"shelves":[],"folders":[],"more":1}"#,
    ] {
        fs::write(place.path(ERASE_FILE), text).unwrap();
        assert_eq!(finish_erasing(&place.folder, &place.edge()), Ok(None), "{text:?}");
        assert!(!place.path(ERASE_FILE).exists());
        assert_eq!(place.folder.unread(), [Unread::Erase], "it is said");
        assert_eq!(notes(&place.everyday(Mode::Passphrase).unwrap()), ["the first note"]);
    }
}

/// Where a slot was, there is nothing any more, also in what a deleted file leaves.
#[test]
fn slots_are_written_over_before_they_are_removed() {
    let place = Place::new();
    place.made(Mode::Passphrase);
    // A second name of the same bytes on the disk.
    let kept = place.path("journal.txt");
    fs::hard_link(place.path("vault.keys"), &kept).unwrap();
    let vault = place.everyday(Mode::Passphrase).unwrap();
    vault.erase(&proof(Mode::Passphrase), &Copies::default(), &place.edge()).unwrap();
    assert!(fs::read(&kept).unwrap().iter().all(|byte| *byte == 0));
}
