//! Changing what opens a vault.

use super::*;
use crate::header::{self, Step};

fn slots(place: &Place) -> usize {
    let (sealed, _) = header::read(&place.folder).unwrap().unwrap();
    sealed.header.recovery.len()
}

#[test]
fn a_new_passphrase_opens_and_the_old_one_does_not() {
    for mode in [Mode::Passphrase, Mode::Both] {
        let place = Place::new();
        let code = place.made(mode);
        let vault = place.everyday(mode).unwrap();
        let database = place.files()["journal.db"].clone();
        let later = place.at("2026-04-01T08:00:00Z");
        assert_eq!(vault.change_passphrase(OTHER, "something else", &later), Err(VaultError::WrongPassphrase));
        assert_eq!(
            vault.change_passphrase(PHRASE, "short", &later),
            Err(VaultError::Passphrase(PassphraseFault::TooShort))
        );
        vault.change_passphrase(PHRASE, OTHER, &later).unwrap();
        assert_eq!(vault.protection().unwrap().passphrase_changed, Some(later.now));
        assert_eq!(place.files()["journal.db"], database, "only the header is rewritten");
        drop(vault);
        assert!(!place.path("vault.keys.prev").exists());
        assert_eq!(fault(place.unlock(&Proof::Passphrase(PHRASE))), VaultError::WrongPassphrase);
        assert_eq!(notes(&place.unlock(&Proof::Passphrase(OTHER)).unwrap()), ["the first note"]);
        assert!(place.unlock(&Proof::Recovery(&code)).is_ok());
    }
    let place = Place::new();
    place.made(Mode::Keychain);
    let vault = place.everyday(Mode::Keychain).unwrap();
    assert_eq!(vault.change_passphrase(PHRASE, OTHER, &place.edge()), Err(VaultError::WrongMode));
}

#[test]
fn a_forgotten_passphrase_is_replaced_after_recovery_and_only_then() {
    for mode in [Mode::Passphrase, Mode::Both] {
        let place = Place::new();
        let code = place.made(mode);
        let vault = place.everyday(mode).unwrap();
        assert_eq!(vault.reset_everyday(Some(OTHER), &place.edge()), Err(VaultError::ProofNeeded));
        drop(vault);
        let vault = place.unlock(&Proof::Recovery(&code)).unwrap();
        assert_eq!(vault.opened_by(), Some(OpenedBy::Recovery));
        assert_eq!(vault.reset_everyday(None, &place.edge()), Err(VaultError::PassphraseNeeded));
        vault.reset_everyday(Some(OTHER), &place.edge()).unwrap();
        assert_eq!(vault.reset_everyday(Some(PHRASE), &place.edge()), Err(VaultError::ProofNeeded), "once");
        drop(vault);
        assert_eq!(fault(place.everyday(mode)), VaultError::WrongPassphrase);
        let again = place.unlock(&Proof::Passphrase(OTHER)).unwrap();
        assert_eq!(notes(&again), ["the first note"]);
        assert_eq!(again.protection().unwrap().mode, mode);
    }
}

#[test]
fn two_groups_asked_back_confirm_the_code() {
    let place = Place::new();
    let (vault, recovery) = place.create(Mode::Passphrase).unwrap();
    let groups = recovery.code.groups();
    let [first, second] = recovery.ask.map(|place| groups[usize::from(place)].to_lowercase());
    let when = place.at("2026-03-15T10:00:00Z").now;
    assert_eq!(vault.protection().unwrap().recovery_checked, None);
    assert_eq!(vault.confirm_recovery([&first, &first], when), Ok(false));
    assert_eq!(vault.confirm_recovery([&second, &first], when), Ok(false), "in the order asked");
    assert_eq!(vault.confirm_recovery(["", ""], when), Ok(false));
    assert_eq!(vault.confirm_recovery([&first, &second], when), Ok(true));
    assert_eq!(vault.protection().unwrap().recovery_checked, Some(when));
    assert_eq!(vault.confirm_recovery([&first, &second], when), Err(VaultError::NoPendingCode));
    drop(vault);
    assert_eq!(place.everyday(Mode::Passphrase).unwrap().protection().unwrap().recovery_checked, Some(when));
}

#[test]
fn the_code_can_be_put_off_unless_both_halves_are_needed() {
    for mode in MODES {
        let place = Place::new();
        let (vault, recovery) = place.create(mode).unwrap();
        let put_off = vault.recovery_later();
        if mode == Mode::Both {
            assert_eq!(put_off, Err(VaultError::RecoveryMandatory));
            let groups = recovery.code.groups();
            let answers = recovery.ask.map(|place| groups[usize::from(place)].as_str());
            assert_eq!(vault.confirm_recovery(answers, place.edge().now), Ok(true), "still waiting");
        } else {
            assert_eq!(put_off, Ok(()));
            assert_eq!(vault.confirm_recovery(["", ""], place.edge().now), Err(VaultError::NoPendingCode));
        }
        drop(vault);
        assert!(place.unlock(&Proof::Recovery(&typed(&recovery.code))).is_ok(), "the code works all the same");
    }
}

#[test]
fn a_new_code_and_the_confirmed_one_work_until_the_new_one_is_confirmed() {
    let place = Place::new();
    let old = place.made(Mode::Keychain);
    let vault = place.everyday(Mode::Keychain).unwrap();
    let when = place.at("2026-05-01T10:00:00Z");
    assert_eq!(vault.check_recovery(&old, when.now), Ok(true));
    let lost = vault.new_recovery_code(&Proof::Keychain, &when).unwrap();
    assert_eq!(vault.protection().unwrap().recovery_checked, Some(when.now), "the confirmed one is spoken of");
    let new = vault.new_recovery_code(&Proof::Keychain, &when).unwrap();
    assert_eq!(slots(&place), 2, "a code that was never confirmed makes room");
    let (lost, new_typed) = (typed(&lost.code), typed(&new.code));
    assert_eq!(vault.check_recovery(&lost, when.now), Ok(false));
    drop(vault);
    for code in [&old, &new_typed] {
        // Opening by the old one does not give up the new one: both may lie on a desk.
        let vault = place.unlock(&Proof::Recovery(code)).unwrap();
        assert_eq!(notes(&vault), ["the first note"]);
    }
    // Opening by the newest has confirmed it: the old one is dead.
    assert_eq!(slots(&place), 1);
    assert_eq!(fault(place.unlock(&Proof::Recovery(&old))), VaultError::WrongRecoveryCode);
    assert!(place.unlock(&Proof::Recovery(&new_typed)).is_ok());
}

#[test]
fn a_code_that_was_printed_but_never_checked_is_not_dead_before_the_new_one_is_confirmed() {
    let place = Place::new();
    let (vault, printed) = place.create(Mode::Passphrase).unwrap();
    vault.recovery_later().unwrap();
    let new = vault.new_recovery_code(&Proof::Passphrase(PHRASE), &place.edge()).unwrap();
    // The process ends here, before anybody wrote the new one down.
    drop(vault);
    let vault = place.unlock(&Proof::Recovery(&typed(&printed.code))).unwrap();
    assert_eq!(vault.check_recovery(&typed(&new.code), place.edge().now), Ok(true));
    assert_eq!(vault.check_recovery(&typed(&printed.code), place.edge().now), Ok(false), "confirmed: the old one ends");
}

#[test]
fn a_new_code_needs_a_proof_and_its_groups_end_the_old_one() {
    let place = Place::new();
    let old = place.made(Mode::Passphrase);
    let vault = place.everyday(Mode::Passphrase).unwrap();
    vault.check_recovery(&old, place.edge().now).unwrap();
    let before = place.files();
    assert_eq!(
        vault.new_recovery_code(&Proof::Passphrase(OTHER), &place.edge()).err(),
        Some(VaultError::WrongPassphrase)
    );
    assert_eq!(place.files()["vault.keys"], before["vault.keys"]);
    let new = vault.new_recovery_code(&Proof::Recovery(&old), &place.edge()).unwrap();
    let groups = new.code.groups();
    let answers = new.ask.map(|place| groups[usize::from(place)].as_str());
    assert_eq!(vault.confirm_recovery(answers, place.edge().now), Ok(true));
    assert_eq!(vault.check_recovery(&old, place.edge().now), Ok(false));
    assert_eq!(vault.check_recovery(&typed(&new.code), place.edge().now), Ok(true));
    assert_eq!(
        vault.check_recovery("QQQQ", place.edge().now),
        Err(VaultError::RecoveryCode(Check::Incomplete { groups: 1 }))
    );
}

#[test]
fn decide_later_is_remembered_until_it_is_decided() {
    let place = Place::new();
    let new = NewVault { mode: Mode::Keychain, passphrase: None, undecided: true };
    let (vault, _) = Vault::create(&place.folder, &new, STEPS, &place.edge()).unwrap();
    assert!(vault.protection().unwrap().undecided);
    drop(vault);
    let vault = place.everyday(Mode::Keychain).unwrap();
    assert!(vault.protection().unwrap().undecided);
    vault.decided(place.edge().now).unwrap();
    drop(vault);
    assert!(!place.everyday(Mode::Keychain).unwrap().protection().unwrap().undecided);
}

/// The process ends after each step of a change of passphrase. Exactly one of the two passphrases opens at every
/// step, nothing else changes, and opening tidies up.
#[test]
fn a_change_interrupted_at_any_step_leaves_a_vault_that_opens() {
    for (step, expected) in
        [(Step::OldCopied, PHRASE), (Step::NewInPlace, OTHER), (Step::NewProven, OTHER), (Step::OldRemoved, OTHER)]
    {
        let place = Place::new();
        let code = place.made(Mode::Passphrase);
        let old = place.files()["vault.keys"].clone();
        let vault = place.everyday(Mode::Passphrase).unwrap();
        vault.change_passphrase(PHRASE, OTHER, &place.edge()).unwrap();
        drop(vault);
        let new = place.files()["vault.keys"].clone();
        fs::write(place.path("vault.keys"), &old).unwrap();
        header::replace_until(&place.folder, &new, |_| true, step).unwrap();

        assert!(matches!(Vault::inspect(&place.folder), Inspection::Closed(_)), "{step:?}");
        let other = if expected == PHRASE { OTHER } else { PHRASE };
        assert_eq!(fault(place.unlock(&Proof::Passphrase(other))), VaultError::WrongPassphrase, "{step:?}");
        let vault = place.unlock(&Proof::Passphrase(expected)).unwrap();
        assert_eq!(notes(&vault), ["the first note"], "{step:?}");
        drop(vault);
        assert!(!place.path("vault.keys.prev").exists(), "tidied up: {step:?}");
        assert!(place.unlock(&Proof::Recovery(&code)).is_ok(), "{step:?}");
    }
}

#[test]
fn an_interrupted_write_leaves_the_old_header_and_is_tidied_up() {
    let place = Place::new();
    place.made(Mode::Keychain);
    let header = place.files()["vault.keys"].clone();
    for name in ["vault.keys.tmp", "vault.keys.prev.tmp"] {
        fs::write(place.path(name), &header[..header.len() / 2]).unwrap();
    }
    assert_eq!(notes(&place.everyday(Mode::Keychain).unwrap()), ["the first note"]);
    let names: Vec<String> = place.files().into_keys().collect();
    assert_eq!(names, ["journal.db", "journal.seal", "vault.keys", "vault.lock"]);
}

#[test]
fn only_the_previous_header_is_there_and_is_put_back() {
    for damaged in [None, Some(b"".as_slice()), Some(b"mooring-vault 1 12\nhalf of")] {
        let place = Place::new();
        let code = place.made(Mode::Keychain);
        fs::rename(place.path("vault.keys"), place.path("vault.keys.prev")).unwrap();
        if let Some(bytes) = damaged {
            fs::write(place.path("vault.keys"), bytes).unwrap();
        }
        assert!(matches!(Vault::inspect(&place.folder), Inspection::Closed(_)));
        assert!(place.path("vault.keys.prev").exists(), "looking changes nothing");
        assert_eq!(notes(&place.everyday(Mode::Keychain).unwrap()), ["the first note"]);
        assert!(place.path("vault.keys").exists() && !place.path("vault.keys.prev").exists());
        if let Some(bytes) = damaged {
            assert_eq!(place.files()["vault.keys.damaged-1"], bytes, "kept aside");
        }
        assert!(place.unlock(&Proof::Recovery(&code)).is_ok());
    }
}

#[test]
fn a_change_that_cannot_be_written_leaves_everything_as_it_was() {
    for blocked in ["vault.keys.prev.tmp", "vault.keys.tmp", "vault.keys.prev"] {
        let place = Place::new();
        place.made(Mode::Passphrase);
        let vault = place.everyday(Mode::Passphrase).unwrap();
        let before = place.files()["vault.keys"].clone();
        // A folder in the way of the file: the write fails on every system, for every user.
        fs::create_dir_all(place.path(blocked).join("in the way")).unwrap();
        assert!(
            matches!(vault.change_passphrase(PHRASE, OTHER, &place.edge()), Err(VaultError::Storage(_))),
            "{blocked}"
        );
        assert_eq!(place.files()["vault.keys"], before, "{blocked}");
        write(&vault, "still open").unwrap();
        drop(vault);
        fs::remove_dir_all(place.path(blocked)).unwrap_or_default();
        assert_eq!(notes(&place.everyday(Mode::Passphrase).unwrap()).len(), 2, "{blocked}");
    }
}
