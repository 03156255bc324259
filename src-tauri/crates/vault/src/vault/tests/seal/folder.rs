//! A folder put back as a whole, and the keychain that remembers.

use super::*;

#[test]
fn a_folder_put_back_is_noticed_through_the_keychain_and_can_be_taken_as_it_is() {
    for mode in [Mode::Keychain, Mode::Both] {
        let place = Place::new();
        place.with_notes(mode, 4);
        let earlier = place.files();
        place.add(mode, 6);
        let later = place.files();
        place.put(&earlier);

        // Told again as long as it is not accepted, also after changes and a clean end.
        for round in 0..3 {
            let (vault, report) = place.checked(mode);
            assert_eq!(report.concern(), Some(older(6)), "{mode:?} {round}");
            assert_eq!(report.keychain, KeychainSays::Later);
            write(&vault, "went on").unwrap();
            shut(&vault);
        }
        let (vault, _) = place.checked(mode);
        let accepted = vault.accept_seal(&place.cancel).unwrap().unwrap();
        assert_eq!((accepted.finding, accepted.concern()), (Finding::Accepted, None));
        // Also where the process is killed right afterwards.
        kill(&place, &vault);
        for _ in 0..2 {
            let (vault, report) = place.checked(mode);
            assert_eq!((report.concern(), report.keychain), (None, KeychainSays::Fits), "{mode:?}");
            write(&vault, "later").unwrap();
            shut(&vault);
        }
        // What was given up can't come back unnoticed either.
        place.put(&later);
        assert!(matches!(place.concern(mode), Some(Concern::OlderCopy { .. })), "{mode:?}");
    }
}

#[test]
fn an_earlier_copy_that_is_the_same_is_no_older_copy() {
    let place = Place::new();
    place.with_notes(Mode::Keychain, 4);
    let earlier = place.files();
    for _ in 0..3 {
        place.report(Mode::Keychain);
    }
    place.put(&earlier);
    let report = place.report(Mode::Keychain);
    assert_eq!((report.finding, report.pages), (Finding::Sound, Pages::Same));
    // And the keychain goes on remembering.
    place.add(Mode::Keychain, 2);
    place.put(&earlier);
    assert_eq!(place.concern(Mode::Keychain), Some(older(2)));
}

/// An earlier seal that says "open" would excuse any page of the main file.
#[test]
fn a_seal_from_before_the_last_clean_end_is_noticed_through_the_keychain() {
    let place = Place::new();
    place.with_notes(Mode::Keychain, 4);
    let (vault, _) = place.checked(Mode::Keychain);
    write(&vault, "the last change").unwrap();
    assert!(vault.store().seal.as_ref().unwrap().may_move());
    let open = place.files();
    shut(&vault);
    fs::write(place.path("journal.seal"), &open["journal.seal"]).unwrap();
    assert_eq!(place.concern(Mode::Keychain), Some(older(0)));
}

#[test]
fn without_a_keychain_nothing_is_promised_and_nothing_alleged() {
    let place = Place::new();
    place.with_notes(Mode::Passphrase, 4);
    let earlier = place.files();
    place.add(Mode::Passphrase, 6);
    place.put(&earlier);
    let report = place.report(Mode::Passphrase);
    assert_eq!((report.finding, report.keychain), (Finding::Sound, KeychainSays::NotUsed));
    assert!(place.keys.accounts().is_empty());
}

#[test]
fn a_keychain_in_any_state_delays_nothing_beyond_its_limit_and_alleges_nothing() {
    for answers in [Answers::Locked, Answers::Denied, Answers::Absent, Answers::Failed, Answers::Hangs, Answers::Panics]
    {
        let place = Place::new();
        let code = place.made(Mode::Keychain);
        let before = place.keys.item(&seal_account(&place));
        place.keys.answer(answers);
        // By the code, because the keychain opens nothing now.
        let vault = place.unlock(&Proof::Recovery(&code)).unwrap();
        assert_eq!(vault.seal().unwrap().finding, Finding::Sound, "{answers:?}: known without the keychain");
        let report = vault.check_seal(&place.cancel).unwrap().unwrap();
        assert_eq!((report.finding, report.keychain), (Finding::Sound, KeychainSays::NoAnswer), "{answers:?}");
        write(&vault, "kept").unwrap();
        // Does not wait for the keychain.
        let remembering = vault.close().unwrap();
        if answers != Answers::Hangs {
            assert!(!remembering.wait(Duration::from_secs(20)), "{answers:?}");
        }
        assert_eq!(place.keys.item(&seal_account(&place)), before, "{answers:?}");
        assert_eq!(place.keys.prompted(), 0, "{answers:?}: nobody is asked for a password out of nowhere");
        place.keys.answer(Answers::Well);
        assert_eq!(place.report(Mode::Keychain).finding, Finding::Sound, "{answers:?}");
    }
}

#[test]
fn an_item_that_is_missing_or_another_is_no_concern_and_is_set_right() {
    for item in [None, Some(vec![9; 32]), Some(vec![9; 31]), Some(Vec::new())] {
        let place = Place::new();
        place.with_notes(Mode::Keychain, 2);
        let account = seal_account(&place);
        place.keys.put(&account, item.clone());
        let report = place.report(Mode::Keychain);
        assert_eq!((report.finding, report.keychain), (Finding::Sound, KeychainSays::Nothing), "{item:?}");
        assert_eq!(place.report(Mode::Keychain).keychain, KeychainSays::Fits, "{item:?}");
    }
}

/// The keychain did not answer while the folder was an older one: closing does not teach it the older state.
#[test]
fn a_keychain_that_could_not_be_asked_still_knows_better_afterwards() {
    let place = Place::new();
    let code = place.made(Mode::Keychain);
    let earlier = place.files();
    place.add(Mode::Keychain, 6);
    place.put(&earlier);
    place.keys.answer(Answers::Locked);
    let vault = place.unlock(&Proof::Recovery(&code)).unwrap();
    assert_eq!(vault.check_seal(&place.cancel).unwrap().unwrap().concern(), None);
    place.keys.answer(Answers::Well);
    shut(&vault);
    assert_eq!(place.concern(Mode::Keychain), Some(older(6)));
}
