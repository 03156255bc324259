//! Another data key: what it opens with, what is left of the old one, and what interrupts it.

use super::*;
use crate::backup::Stop;
use crate::folder::{HEADER_FILE, SEAL_FILE, VAULT_FILES};
use crate::outbox;
use crate::rotate::{RENEWED, REPLACED, RotationFault};

const NEW: &str = "three gulls on a groyne";

const fn proof(mode: Mode) -> Proof<'static> {
    match mode {
        Mode::Keychain => Proof::Keychain,
        Mode::Passphrase | Mode::Both => Proof::Passphrase(PHRASE),
    }
}

const fn new_proof(mode: Mode) -> Proof<'static> {
    match mode {
        Mode::Keychain => Proof::Keychain,
        Mode::Passphrase | Mode::Both => Proof::Passphrase(NEW),
    }
}

/// Draws a new key; answers its code and the two groups that are asked back.
fn prepared(place: &Place, vault: &Vault, mode: Mode) -> (String, [String; 2]) {
    let phrase = (mode != Mode::Keychain).then_some(NEW);
    let new = vault.prepare_rotation(phrase, &proof(mode), &place.edge()).unwrap();
    let groups = new.code.groups();
    (typed(&new.code), new.ask.map(|group| groups[usize::from(group)].clone()))
}

fn renew<'v>(place: &Place, vault: &'v Vault, answers: &[String; 2]) -> Result<Renewed<'v>, RotationFault> {
    vault.renew([&answers[0], &answers[1]], &place.edge(), &Stop::new(), &mut |_| {})
}

fn rotation_fault<T>(result: Result<T, RotationFault>) -> RotationFault {
    result.err().expect("must not be done")
}

impl Place {
    /// The folder as another process would find it after this one was killed.
    fn after_the_end_of_this_process(&self) -> Place {
        let dir = TempDir::new().unwrap();
        let to = dir.path().join("data");
        copy_all(self.folder.path(), &to);
        let keys = FakeKeys::new();
        for account in self.keys.accounts() {
            keys.put(&account, self.keys.item(&account));
        }
        Place {
            folder: Folder::claim(&to).unwrap(),
            keychain: Keychain::new(Arc::new(keys.clone())),
            impatient: Keychain::with_limit(Arc::new(keys.clone()), Duration::from_millis(20)),
            keys,
            cancel: Cancel::new(),
            _dir: dir,
        }
    }

    fn is_clear(&self) -> bool {
        !self.path(RENEWED).exists() && !self.path(REPLACED).exists()
    }
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_all(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn everything_is_there_under_a_new_key_and_nothing_under_the_old() {
    for mode in MODES {
        let place = Place::new();
        let old_code = place.made(mode);
        let vault = place.everyday(mode).unwrap();
        write(&vault, "a later note").unwrap();
        vault.vouch_for_outbox(&place.edge()).unwrap();
        let (old_id, old_database) = (vault.id().unwrap(), place.files()["journal.db"].clone());
        let (code, answers) = prepared(&place, &vault, mode);
        let mut stages = Vec::new();
        let renewed = vault
            .renew([&answers[0], &answers[1]], &place.edge(), &Stop::new(), &mut |step| stages.push(step))
            .unwrap();
        assert!(stages.iter().any(|step| step.stage == crate::backup::Stage::Copying));
        assert!(stages.last().is_some_and(|step| step.done == step.of));
        let new = renewed.switch(STEPS).unwrap();
        assert_eq!(vault.store().read(|_| Ok::<_, StoreError>(())), Err(StoreError::Closed));
        assert_eq!(notes(&new), ["the first note", "a later note"]);
        assert_ne!(new.id(), Some(old_id));
        assert_eq!(new.protection().unwrap().mode, mode);
        assert_eq!(new.protection().unwrap().recovery_checked, Some(place.edge().now));
        assert_eq!(new.check_seal(&place.cancel).unwrap().unwrap().concern(), None);
        assert_eq!(new.clear_rotation(&place.edge()), Ok(true));
        assert!(place.is_clear());
        write(&new, "goes on").unwrap();
        shut(&new);
        drop(vault);
        let new_id = new.id();
        assert_eq!(new_id, None);
        assert!(!place.keys.accounts().iter().any(|account| account.contains(&old_id.to_string())));
        assert_ne!(place.files()["journal.db"][..16], old_database[..16], "another key");

        let again = place.unlock(&new_proof(mode)).unwrap();
        assert_eq!(notes(&again), ["the first note", "a later note", "goes on"]);
        assert!(again.check_seal(&place.cancel).unwrap().unwrap().is_clear());
        again.vouch_for_outbox(&place.edge()).unwrap();
        drop(again);
        assert!(place.unlock(&Proof::Recovery(&code)).is_ok());
        assert_eq!(fault(place.unlock(&Proof::Recovery(&old_code))), VaultError::WrongRecoveryCode);
        if mode != Mode::Keychain {
            assert_eq!(fault(place.unlock(&Proof::Passphrase(PHRASE))), VaultError::WrongPassphrase);
        }
        assert!(outbox::look(&place.folder, &place.edge()).unwrap().proven);
    }
}

#[test]
fn it_takes_a_proof_and_two_groups_of_the_new_code() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    assert_eq!(rotation_fault(renew(&place, &vault, &["A".into(), "B".into()])), RotationFault::NotPrepared);
    let wrong = vault.prepare_rotation(Some(NEW), &Proof::Passphrase(OTHER), &place.edge());
    assert_eq!(wrong.err(), Some(VaultError::WrongPassphrase));
    let none = vault.prepare_rotation(None, &Proof::Passphrase(PHRASE), &place.edge());
    assert_eq!(none.err(), Some(VaultError::PassphraseNeeded));
    let (code, answers) = prepared(&place, &vault, Mode::Passphrase);
    let swapped = [answers[1].clone(), answers[0].clone()];
    assert_eq!(rotation_fault(renew(&place, &vault, &swapped)), RotationFault::WrongGroups);
    assert_eq!(fault(place.unlock(&Proof::Recovery(&code))), VaultError::WrongRecoveryCode, "nothing is changed yet");
    vault.forget_rotation();
    assert_eq!(rotation_fault(renew(&place, &vault, &answers)), RotationFault::NotPrepared);
    assert!(place.is_clear());
}

#[test]
fn ended_or_refused_nothing_is_left_and_it_can_be_tried_again() {
    for mode in MODES {
        let place = Place::new();
        place.made(mode);
        let vault = place.everyday(mode).unwrap();
        let items = place.keys.accounts();
        let (_, answers) = prepared(&place, &vault, mode);
        for stage in [crate::backup::Stage::Copying, crate::backup::Stage::Verifying] {
            let stop = Stop::new();
            let mut tell = |step: crate::backup::Progress| {
                if step.stage == stage {
                    stop.stop();
                }
            };
            let ended = vault.renew([&answers[0], &answers[1]], &place.edge(), &stop, &mut tell);
            assert_eq!(rotation_fault(ended), RotationFault::Stopped, "{mode:?} {stage:?}");
            assert!(place.is_clear());
            write(&vault, "between").unwrap();
        }
        if mode != Mode::Passphrase {
            for answer in [Answers::Locked, Answers::Denied, Answers::Failed, Answers::Hangs, Answers::Forgets] {
                place.keys.answer(answer);
                let refused = rotation_fault(renew(&place, &vault, &answers));
                assert!(matches!(refused, RotationFault::Vault(error) if matches!(*error, VaultError::Keychain(_))));
                place.keys.answer(Answers::Well);
            }
        }
        // Done, but then the journal was closed before the exchange.
        drop(renew(&place, &vault, &answers).unwrap());
        assert!(place.is_clear());
        assert_eq!(place.keys.accounts(), items);
        let new = renew(&place, &vault, &answers).unwrap().switch(STEPS).unwrap();
        assert_eq!(notes(&new), ["the first note", "between", "between"]);
    }
}

/// Killed after each step: the next start opens with the old secret or with the new one, and tidies up what is left.
#[test]
fn killed_at_any_step_one_of_the_two_opens() {
    for mode in MODES {
        let place = Place::new();
        let old_code = place.made(mode);
        let vault = place.everyday(mode).unwrap();
        let old_id = vault.id().unwrap().to_string();
        let (code, answers) = prepared(&place, &vault, mode);
        let survives = |place: &Place, new: bool, when: &str| {
            let (opens, dead) = if new { (&code, &old_code) } else { (&old_code, &code) };
            let there = place.after_the_end_of_this_process();
            assert_eq!(fault(there.unlock(&Proof::Recovery(dead))), VaultError::WrongRecoveryCode, "{when}");
            let vault = there.unlock(&Proof::Recovery(opens)).unwrap();
            assert_eq!(notes(&vault), ["the first note"], "{when}");
            drop(vault);
            let vault = there.unlock(&if new { new_proof(mode) } else { proof(mode) }).unwrap();
            assert_eq!(vault.clear_rotation(&there.edge()), Ok(true), "{when}");
            assert!(there.is_clear(), "{when}");
            let id = vault.id().unwrap().to_string();
            assert!(there.keys.accounts().iter().all(|account| account.contains(&id)), "{when}");
            assert_eq!(notes(&vault), ["the first note"], "{when}");
        };
        let renewed = renew(&place, &vault, &answers).unwrap();
        survives(&place, false, "when the copy is whole");
        // The steps before leave a part of that copy, in the order they are made.
        for missing in [SEAL_FILE, DATABASE_FILE, HEADER_FILE, LOCK_FILE] {
            let there = place.after_the_end_of_this_process();
            for name in VAULT_FILES.iter().chain([&LOCK_FILE]).skip_while(|name| **name != missing) {
                let _ = fs::remove_file(there.path(RENEWED).join(name));
            }
            let vault = there.unlock(&proof(mode)).unwrap();
            assert_eq!(vault.clear_rotation(&there.edge()), Ok(true), "without {missing}");
            assert!(there.is_clear(), "without {missing}");
            assert_eq!(notes(&vault), ["the first note"]);
        }
        let new = renewed.switch(STEPS).unwrap();
        survives(&place, true, "when they are exchanged");
        new.check_seal(&place.cancel).unwrap();
        for missing in [DATABASE_FILE, SEAL_FILE] {
            let _ = fs::remove_file(place.path(REPLACED).join(missing));
            survives(&place, true, "while the old one is removed");
        }
        for account in place.keys.accounts().into_iter().filter(|account| account.contains(&old_id)) {
            place.keys.put(&account, None);
            survives(&place, true, "while its items are removed");
        }
        fs::remove_file(place.path(REPLACED).join(HEADER_FILE)).unwrap();
        survives(&place, true, "when its header is removed");
    }
}

#[test]
fn a_keychain_that_does_not_let_go_is_asked_again_after_the_next_opening() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Keychain).unwrap();
    let old = vault.id().unwrap();
    let (_, answers) = prepared(&place, &vault, Mode::Keychain);
    let new = renew(&place, &vault, &answers).unwrap().switch(STEPS).unwrap();
    place.keys.answer(Answers::Locked);
    assert_eq!(new.clear_rotation(&place.edge()), Ok(false));
    assert!(!place.path(REPLACED).join(DATABASE_FILE).exists(), "what was written is gone all the same");
    place.keys.answer(Answers::Well);
    assert!(place.keys.item(&format!("vault:{old}")).is_some());
    shut(&new);
    let again = place.unlock(&Proof::Keychain).unwrap();
    assert_eq!(again.clear_rotation(&place.edge()), Ok(true));
    assert!(place.keys.item(&format!("vault:{old}")).is_none() && place.is_clear());
}

#[test]
fn what_was_written_while_locked_comes_in_first() {
    let place = Place::new();
    place.made(Mode::Passphrase);
    let vault = place.everyday(Mode::Passphrase).unwrap();
    vault.vouch_for_outbox(&place.edge()).unwrap();
    outbox::append(&place.folder, b"written while locked", &place.edge()).unwrap();
    let (_, answers) = prepared(&place, &vault, Mode::Passphrase);
    let refused = renew(&place, &vault, &answers).unwrap().switch(STEPS);
    assert_eq!(rotation_fault(refused), RotationFault::OutboxWaits);
    assert!(place.is_clear());
    write(&vault, "still open").unwrap();
    vault.outbox().unwrap().unwrap().finish(&[]).unwrap();
    let new = renew(&place, &vault, &answers).unwrap().switch(STEPS).unwrap();
    assert_eq!(notes(&new), ["the first note", "still open"]);
}

#[test]
fn a_seal_with_a_concern_has_to_be_seen_first() {
    let place = Place::new();
    place.made(Mode::Passphrase);
    fs::remove_file(place.path(SEAL_FILE)).unwrap();
    let vault = place.everyday(Mode::Passphrase).unwrap();
    let (_, answers) = prepared(&place, &vault, Mode::Passphrase);
    assert_eq!(rotation_fault(renew(&place, &vault, &answers)), RotationFault::SealFirst);
    vault.accept_seal(&place.cancel).unwrap();
    assert!(renew(&place, &vault, &answers).is_ok());
}

#[test]
fn a_damaged_journal_is_not_taken_over() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    for number in 0..400 {
        write(&vault, &format!("{number} {}", "long ".repeat(100))).unwrap();
    }
    shut(&vault);
    let vault = place.everyday(Mode::Passphrase).unwrap();
    vault.check_seal(&place.cancel).unwrap();
    let (_, answers) = prepared(&place, &vault, Mode::Passphrase);
    let mut bytes = fs::read(place.path(DATABASE_FILE)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(place.path(DATABASE_FILE), bytes).unwrap();
    assert_eq!(rotation_fault(renew(&place, &vault, &answers)), RotationFault::SourceDamaged);
    assert!(place.is_clear());
}

#[test]
fn writing_waits_and_reading_goes_on() {
    let place = Place::new();
    place.made(Mode::Passphrase);
    let vault = place.everyday(Mode::Passphrase).unwrap();
    let (_, answers) = prepared(&place, &vault, Mode::Passphrase);
    std::thread::scope(|scope| {
        let renewed = renew(&place, &vault, &answers).unwrap();
        let late = scope.spawn(|| write(&vault, "too late for the copy"));
        assert_eq!(notes(&vault), ["the first note"]);
        let new = renewed.switch(STEPS).unwrap();
        // Nobody is told that it was saved.
        assert_eq!(late.join().unwrap(), Err(StoreError::Closed));
        assert_eq!(notes(&new), ["the first note"]);
    });
}
