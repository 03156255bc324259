//! Changing between the three protections.

use super::*;

/// A vault of this mode whose recovery code was given back.
fn confirmed(place: &Place, mode: Mode) -> (Vault, String) {
    let (vault, recovery) = place.create(mode).unwrap();
    write(&vault, "the first note").unwrap();
    let groups = recovery.code.groups();
    let answers = recovery.ask.map(|place| groups[usize::from(place)].as_str());
    assert_eq!(vault.confirm_recovery(answers, place.edge().now), Ok(true));
    (vault, typed(&recovery.code))
}

const fn proof(mode: Mode) -> Proof<'static> {
    match mode {
        Mode::Keychain => Proof::Keychain,
        Mode::Passphrase | Mode::Both => Proof::Passphrase(PHRASE),
    }
}

#[test]
fn every_protection_becomes_every_other() {
    for from in MODES {
        for to in MODES {
            let place = Place::new();
            let (vault, code) = confirmed(&place, from);
            let phrase = (to != Mode::Keychain).then_some(OTHER);
            let left = vault.change_mode(to, phrase, &proof(from), &place.edge()).unwrap();
            assert!(!left.item_left);
            assert_eq!(vault.protection().unwrap().mode, to);
            assert_eq!(vault.protection().unwrap().recovery_checked, Some(place.edge().now), "the code stays");
            write(&vault, "goes on").unwrap();
            let account = format!("vault:{}", vault.id().unwrap());
            vault.close().unwrap();
            let items = place.keys.accounts();
            assert_eq!(items.contains(&account), to != Mode::Passphrase, "{from:?} to {to:?}: {items:?}");
            let new = if to == Mode::Keychain { Proof::Keychain } else { Proof::Passphrase(OTHER) };
            assert_eq!(notes(&place.unlock(&new).unwrap()), ["the first note", "goes on"], "{from:?} to {to:?}");
            if from != Mode::Keychain {
                assert!(place.unlock(&Proof::Passphrase(PHRASE)).is_err());
            }
            assert!(place.unlock(&Proof::Recovery(&code)).is_ok());
            assert!(!place.path("vault.keys.prev").exists());
        }
    }
}

#[test]
fn it_takes_a_proof_a_passphrase_and_for_both_a_confirmed_code() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    let before = place.files()["vault.keys"].clone();
    let change = |mode, phrase, proof: &Proof<'_>| vault.change_mode(mode, phrase, proof, &place.edge()).err();
    let proof = Proof::Passphrase(PHRASE);
    assert_eq!(change(Mode::Keychain, None, &Proof::Passphrase(OTHER)), Some(VaultError::WrongPassphrase));
    assert_eq!(change(Mode::Keychain, None, &Proof::Keychain), Some(VaultError::WrongMode));
    assert_eq!(change(Mode::Passphrase, None, &proof), Some(VaultError::PassphraseNeeded));
    assert_eq!(change(Mode::Both, Some(OTHER), &proof), Some(VaultError::RecoveryMandatory));
    assert_eq!(place.files()["vault.keys"], before);
    assert_eq!(place.keys.stored(), 0);
}

#[test]
fn a_keychain_that_does_not_answer_changes_nothing() {
    for answers in
        [Answers::Locked, Answers::Denied, Answers::Absent, Answers::Failed, Answers::Hangs, Answers::Forgets]
    {
        let place = Place::new();
        let (vault, _) = confirmed(&place, Mode::Passphrase);
        let before = place.files()["vault.keys"].clone();
        place.keys.answer(answers);
        let change = vault.change_mode(Mode::Keychain, None, &Proof::Passphrase(PHRASE), &place.edge());
        assert!(matches!(change, Err(VaultError::Keychain(_))), "{answers:?}: {change:?}");
        assert_eq!(place.files()["vault.keys"], before);
        drop(vault);
        place.keys.answer(Answers::Well);
        assert!(place.everyday(Mode::Passphrase).is_ok());
    }
}

#[test]
fn a_key_the_keychain_keeps_is_said() {
    let place = Place::new();
    let (vault, _) = confirmed(&place, Mode::Keychain);
    // It answers the proof, and is locked by the time the key is to be removed: the passphrase is stretched between.
    let key = vault.change_mode(Mode::Both, Some(PHRASE), &Proof::Keychain, &place.edge()).unwrap();
    assert!(!key.item_left);
    place.keys.put(&format!("vault:{}", vault.id().unwrap()), None);
    // With the item gone, only the recovery code proves anything.
    let missing = vault.change_mode(Mode::Passphrase, Some(OTHER), &Proof::Passphrase(PHRASE), &place.edge());
    assert!(matches!(missing, Err(VaultError::KeychainItemMissing { .. })), "{missing:?}");
}
