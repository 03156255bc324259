//! Every answer of a keychain, with every mode.

use super::*;
use crate::keychain::KeychainFault;

/// What may be the matter with the keychain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Matter {
    Answers(Answers),
    ItemMissing,
    ItemOfAnother,
    ItemCut,
    OtherBackend,
}

const MATTERS: [Matter; 10] = [
    Matter::Answers(Answers::Well),
    Matter::Answers(Answers::Locked),
    Matter::Answers(Answers::Denied),
    Matter::Answers(Answers::Absent),
    Matter::Answers(Answers::Failed),
    Matter::Answers(Answers::Hangs),
    Matter::ItemMissing,
    Matter::ItemOfAnother,
    Matter::ItemCut,
    Matter::OtherBackend,
];

impl Matter {
    fn happens(self, place: &Place) {
        let account = place.keys.accounts().into_iter().find(|name| name.starts_with("vault:")).unwrap_or_default();
        match self {
            Self::Answers(answers) => place.keys.answer(answers),
            Self::ItemMissing => place.keys.put(&account, None),
            Self::ItemOfAnother => place.keys.put(&account, Some(vec![9; 32])),
            Self::ItemCut => place.keys.put(&account, Some(vec![9; 31])),
            Self::OtherBackend => {
                place.keys.put(&account, None);
                place.keys.rename("Other keys");
            }
        }
    }

    /// What unlocking with the keychain answers.
    fn fault(self) -> Option<VaultError> {
        let missing =
            |now: &str| VaultError::KeychainItemMissing { was: "Fake keys".to_owned(), now: Some(now.to_owned()) };
        Some(match self {
            Self::Answers(Answers::Locked) => VaultError::Keychain(KeychainFault::Locked),
            Self::Answers(Answers::Denied) => VaultError::Keychain(KeychainFault::Denied),
            Self::Answers(Answers::Absent) => VaultError::Keychain(KeychainFault::Absent),
            Self::Answers(Answers::Failed) => VaultError::Keychain(KeychainFault::Failed),
            Self::Answers(Answers::Hangs) => VaultError::Keychain(KeychainFault::Timeout),
            Self::Answers(_) => return None,
            Self::ItemMissing => missing("Fake keys"),
            Self::ItemOfAnother | Self::ItemCut => VaultError::KeychainItemWrong,
            Self::OtherBackend => missing("Other keys"),
        })
    }
}

#[test]
fn opening_answers_as_stated_and_never_makes_a_new_key() {
    for mode in MODES {
        for matter in MATTERS {
            let place = Place::new();
            let code = place.made(mode);
            matter.happens(&place);
            let (before, stored) = (place.files(), place.keys.stored());
            let expected = match (mode, matter) {
                // No keychain has a say.
                (Mode::Passphrase, _) => None,
                // Which half does not fit cannot be told.
                (Mode::Both, Matter::ItemOfAnother) => Some(VaultError::WrongPassphrase),
                (Mode::Keychain | Mode::Both, matter) => matter.fault(),
            };
            let answer = place.everyday(mode).map(|vault| notes(&vault));
            match expected {
                None => assert_eq!(answer, Ok(vec!["the first note".to_owned()]), "{mode:?} {matter:?}"),
                Some(fault) => {
                    assert_eq!(answer, Err(fault), "{mode:?} {matter:?}");
                    assert!(place.files() == before, "untouched: {mode:?} {matter:?}");
                }
            }
            assert_eq!(place.keys.stored(), stored, "nothing stored: {mode:?} {matter:?}");
            // The recovery code opens whatever the keychain does, and needs no answer from it.
            let recovered = place.unlock(&Proof::Recovery(&code)).unwrap();
            assert_eq!(notes(&recovered), ["the first note"], "{mode:?} {matter:?}");
            assert_eq!(place.keys.stored(), stored, "nothing stored: {mode:?} {matter:?}");
            drop(recovered);
            place.keys.answer(Answers::Well);
        }
    }
}

#[test]
fn creating_needs_a_keychain_that_answers_and_leaves_nothing_where_it_fails() {
    for mode in MODES {
        for (answers, fault) in [
            (Answers::Locked, KeychainFault::Locked),
            (Answers::Denied, KeychainFault::Denied),
            (Answers::Absent, KeychainFault::Absent),
            (Answers::Failed, KeychainFault::Failed),
            (Answers::Hangs, KeychainFault::Timeout),
            (Answers::Forgets, KeychainFault::NoEntry),
        ] {
            let place = Place::new();
            place.keys.answer(answers);
            let made = place.create(mode).map(|_| ());
            if mode == Mode::Passphrase {
                assert_eq!(made, Ok(()), "a passphrase needs no keychain: {answers:?}");
                continue;
            }
            assert_eq!(made, Err(VaultError::Keychain(fault)), "{mode:?} {answers:?}");
            assert_eq!(Vault::inspect(&place.folder), Inspection::Empty, "{mode:?} {answers:?}");
            assert_eq!(place.files().into_keys().collect::<Vec<_>>(), ["vault.lock"], "{mode:?} {answers:?}");
            place.keys.answer(Answers::Well);
            assert!(place.keys.accounts().is_empty(), "{mode:?} {answers:?}");
            assert!(place.create(mode).is_ok(), "and works once it answers: {mode:?} {answers:?}");
        }
    }
}

#[test]
fn waiting_for_the_keychain_can_be_cancelled_while_opening() {
    let place = Place::new();
    place.made(Mode::Keychain);
    let keychain = Keychain::with_limit(Arc::new(place.keys.clone()), Duration::from_hours(24));
    place.keys.answer(Answers::Hangs);
    let cancel = Cancel::new();
    std::thread::scope(|scope| {
        let opening = scope.spawn(|| {
            let edge = Edge { keychain: &keychain, cancel: &cancel, ..place.edge() };
            Vault::unlock(&place.folder, &Proof::Keychain, STEPS, &edge).err()
        });
        cancel.cancel();
        assert_eq!(opening.join().unwrap(), Some(VaultError::Keychain(KeychainFault::Cancelled)));
    });
    place.keys.answer(Answers::Well);
    assert!(place.everyday(Mode::Keychain).is_ok());
}

#[test]
fn after_recovery_a_lost_item_is_made_anew_and_a_good_one_is_kept() {
    for (matter, renewed) in [
        (Matter::Answers(Answers::Well), false),
        (Matter::ItemMissing, true),
        (Matter::ItemOfAnother, true),
        (Matter::ItemCut, true),
        (Matter::OtherBackend, true),
    ] {
        let place = Place::new();
        let code = place.made(Mode::Keychain);
        matter.happens(&place);
        let stored = place.keys.stored();
        let vault = place.unlock(&Proof::Recovery(&code)).unwrap();
        vault.reset_everyday(None, &place.edge()).unwrap();
        assert_eq!(place.keys.stored() > stored, renewed, "{matter:?}");
        let name = if matter == Matter::OtherBackend { "Other keys" } else { "Fake keys" };
        assert_eq!(vault.protection().unwrap().keychain_name.as_deref(), Some(name), "{matter:?}");
        drop(vault);
        assert_eq!(notes(&place.everyday(Mode::Keychain).unwrap()), ["the first note"], "{matter:?}");
        assert!(place.unlock(&Proof::Recovery(&code)).is_ok(), "{matter:?}");
    }
}

#[test]
fn after_recovery_a_keychain_that_does_not_answer_is_not_written_over() {
    for answers in [Answers::Locked, Answers::Denied, Answers::Hangs, Answers::Failed, Answers::Absent] {
        let place = Place::new();
        let code = place.made(Mode::Keychain);
        let vault = place.unlock(&Proof::Recovery(&code)).unwrap();
        let (before, stored) = (place.files(), place.keys.stored());
        place.keys.answer(answers);
        assert!(matches!(vault.reset_everyday(None, &place.edge()), Err(VaultError::Keychain(_))), "{answers:?}");
        assert_eq!(place.files()["vault.keys"], before["vault.keys"], "{answers:?}");
        place.keys.answer(Answers::Well);
        assert_eq!(place.keys.stored(), stored, "{answers:?}");
        assert_eq!(vault.opened_by(), Some(OpenedBy::Recovery), "may be tried again");
        drop(vault);
        assert!(place.everyday(Mode::Keychain).is_ok(), "{answers:?}");
    }
}
