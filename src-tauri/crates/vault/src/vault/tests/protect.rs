//! Changing between the three protections.

use super::*;
use crate::erase::Copies;

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

/// The vault opens by the code all the same, and the person is told that the old key is still in the keychain.
#[test]
fn a_keychain_that_does_not_let_go_is_said() {
    for answers in [Answers::Locked, Answers::Denied, Answers::Failed, Answers::Hangs] {
        for from in [Mode::Keychain, Mode::Both] {
            let place = Place::new();
            let (vault, code) = confirmed(&place, from);
            place.keys.answer(answers);
            let left = vault.change_mode(Mode::Passphrase, Some(OTHER), &Proof::Recovery(&code), &place.edge());
            assert_eq!(left, Ok(Protected { item_left: true }), "{from:?} {answers:?}");
            drop(vault);
            assert_eq!(notes(&place.unlock(&Proof::Passphrase(OTHER)).unwrap()), ["the first note"]);
        }
    }
}

#[test]
fn what_only_a_keychain_is_for_leaves_it() {
    let place = Place::new();
    let (vault, _) = confirmed(&place, Mode::Keychain);
    let id = vault.id().unwrap();
    shut(&vault);
    let vault = place.everyday(Mode::Keychain).unwrap();
    assert!(place.keys.item(&format!("seal:{id}")).is_some());
    vault.change_mode(Mode::Passphrase, Some(PHRASE), &Proof::Keychain, &place.edge()).unwrap();
    shut(&vault);
    assert_eq!(place.keys.accounts(), Vec::<String>::new());
    // And comes back with the next such protection.
    let vault = place.everyday(Mode::Passphrase).unwrap();
    vault.change_mode(Mode::Keychain, None, &Proof::Passphrase(PHRASE), &place.edge()).unwrap();
    shut(&vault);
    assert_eq!(place.keys.accounts(), [format!("seal:{id}"), format!("vault:{id}")]);
}

/// The first hangs in its keychain; whatever is asked for meanwhile is refused, and the first goes on.
#[test]
fn of_two_changes_at_once_the_second_is_refused() {
    let place = Place::new();
    let (vault, code) = confirmed(&place, Mode::Passphrase);
    place.keys.answer(Answers::Hangs);
    let patient = Edge { keychain: &place.keychain, ..place.edge() };
    std::thread::scope(|scope| {
        let first = scope.spawn(|| {
            let edge = Edge { keychain: &place.keychain, cancel: &place.cancel, now: patient.now, cost: CHEAP };
            loop {
                // The other one may just be looking.
                let changed = vault.change_mode(Mode::Keychain, None, &Proof::Passphrase(PHRASE), &edge);
                if changed != Err(VaultError::Changing) {
                    return changed;
                }
                std::thread::yield_now();
            }
        });
        // Wrong, so that it changes nothing where it comes first.
        while vault.change_passphrase(OTHER, PHRASE, &place.edge()) != Err(VaultError::Changing) {
            std::thread::yield_now();
        }
        let edge = place.edge();
        let changing = Some(VaultError::Changing);
        assert_eq!(vault.change_mode(Mode::Passphrase, Some(OTHER), &Proof::Recovery(&code), &edge).err(), changing);
        assert_eq!(vault.new_recovery_code(&Proof::Recovery(&code), &edge).err(), changing);
        assert_eq!(vault.prepare_rotation(Some(OTHER), &Proof::Recovery(&code), &edge).err(), changing);
        assert_eq!(vault.erase(&Proof::Recovery(&code), &Copies::default(), &edge).err(), changing);
        place.keys.answer(Answers::Well);
        assert_eq!(first.join().unwrap(), Ok(Protected { item_left: false }));
    });
    drop(vault);
    assert_eq!(notes(&place.everyday(Mode::Keychain).unwrap()), ["the first note"]);
}
