//! What stays in memory from one opening to the next.

use super::*;

#[test]
fn what_was_held_is_there_at_the_next_opening_and_for_nobody_before() {
    for mode in MODES {
        let place = Place::new();
        let code = place.made(mode);
        let vault = place.everyday(mode).unwrap();
        let held = vault.hold(b"the last words").unwrap();
        shut(&vault);
        assert_eq!(vault.take_back(&held).err(), Some(VaultError::Closed));
        // However it is opened.
        for vault in [place.everyday(mode).unwrap(), place.unlock(&Proof::Recovery(&code)).unwrap()] {
            assert_eq!(vault.take_back(&held).unwrap().unwrap().as_slice(), b"the last words");
            shut(&vault);
        }
    }
}

#[test]
fn another_vault_in_the_same_folder_gets_nothing_of_it() {
    let (place, other) = (Place::new(), Place::new());
    place.made(Mode::Passphrase);
    other.made(Mode::Passphrase);
    let vault = place.everyday(Mode::Passphrase).unwrap();
    let held = vault.hold(b"the last words").unwrap();
    let other = other.everyday(Mode::Passphrase).unwrap();
    assert!(other.take_back(&held).unwrap().is_none());
}

#[test]
fn a_throw_away_vault_holds_nothing() {
    let place = Place::new();
    let vault = Vault::demo(&place.folder, STEPS).unwrap();
    assert!(matches!(vault.hold(b"a"), Err(VaultError::Closed)));
}
