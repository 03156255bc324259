//! Whom the outbox believes: what the keychain says of the key that is sealed to, and of who sealed.

use super::*;
use crate::keychain::{KeyStore, KeyStoreError};
use crate::secret::Secret;

#[test]
fn a_keychain_is_asked_and_only_its_absence_is_no_answer() {
    for (answers, expected) in [
        (Answers::Well, Ok(Ready { waiting: 1, proven: true })),
        (Answers::Absent, Ok(Ready { waiting: 1, proven: false })),
        (Answers::Locked, Err(OutboxFault::Keychain(KeychainFault::Locked))),
        (Answers::Denied, Err(OutboxFault::Keychain(KeychainFault::Denied))),
        (Answers::Failed, Err(OutboxFault::Keychain(KeychainFault::Failed))),
        (Answers::Hangs, Err(OutboxFault::Keychain(KeychainFault::Timeout))),
    ] {
        let place = Place::new();
        place.ready(Mode::Passphrase);
        place.keys.answer(answers);
        assert_eq!(place.append(LETTER), expected, "{answers:?}");
        assert_eq!(place.look().is_ok(), expected.is_ok(), "{answers:?}");
        assert_eq!(place.outbox().is_empty(), expected.is_err(), "{answers:?}");
        place.keys.answer(Answers::Well);
        let vault = place.everyday(Mode::Passphrase).unwrap();
        let collected = vault.outbox().unwrap();
        let proven = collected.iter().flat_map(Collected::items).map(outbox::Item::proven).collect::<Vec<_>>();
        assert_eq!(proven, expected.iter().map(|ready| ready.proven).collect::<Vec<_>>(), "{answers:?}");
    }
}

/// A service without a place for items, as a desktop where nobody ever made a keyring.
struct NoPlace;

impl KeyStore for NoPlace {
    fn describe(&self) -> Presence {
        Presence::Absent
    }

    fn get(&self, _: &str) -> Result<Secret<32>, KeyStoreError> {
        Err(KeyStoreError::NoEntry)
    }

    fn set(&self, _: &str, _: &Secret<32>) -> Result<(), KeyStoreError> {
        Err(KeyStoreError::Absent)
    }

    fn delete(&self, _: &str) -> Result<(), KeyStoreError> {
        Err(KeyStoreError::NoEntry)
    }
}

#[test]
fn a_keychain_that_has_no_place_for_anything_is_none() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    let keychain = Keychain::new(Arc::new(NoPlace));
    let edge = Edge { keychain: &keychain, ..place.edge() };
    assert_eq!(vault.vouch_for_outbox(&edge), Err(VaultError::Keychain(KeychainFault::Absent)));
    assert_eq!(outbox::append(&place.folder, LETTER, &edge), Ok(Ready { waiting: 1, proven: false }));
}

#[test]
fn a_key_that_somebody_put_into_the_header_is_refused_where_there_is_a_keychain() {
    let place = Place::new();
    let id = place.ready(Mode::Passphrase);
    let own = place.header().outbox.unwrap();
    let theirs = Keys::derive(id, &DataKey::random().unwrap()).address();
    place.forge_header(&hex::encode(own.public), &hex::encode(theirs.public));
    assert_eq!(place.append(LETTER), Err(OutboxFault::KeyChanged));
    // With a tag of their own making as well.
    place.forge_header(&hex::encode(own.tag), &hex::encode(theirs.tag));
    assert_eq!(place.append(LETTER), Err(OutboxFault::KeyChanged));
    assert_eq!(place.look(), Err(OutboxFault::KeyChanged));
    // Under another name the keychain would know nothing of it.
    let other = Uuid::now_v7();
    place.forge_header(&id.to_string(), &other.to_string());
    assert_eq!(place.append(LETTER), Err(OutboxFault::NotVouched));
    assert_eq!(place.names(), [""; 0]);

    // Without a keychain nobody can know; it is said that nothing vouches for it. The next opening finds out.
    place.keys.answer(Answers::Absent);
    assert_eq!(place.append(LETTER), Ok(Ready { waiting: 1, proven: false }));
    assert!(matches!(
        fault(place.everyday(Mode::Passphrase)),
        VaultError::Header(HeaderFault::Tampered) | VaultError::WrongPassphrase
    ));
}

#[test]
fn a_key_nobody_can_seal_to_is_a_changed_key() {
    let place = Place::new();
    place.ready(Mode::Passphrase);
    place.keys.answer(Answers::Absent);
    place.forge_header(&hex::encode(place.header().outbox.unwrap().public), &"00".repeat(32));
    assert_eq!(place.append(LETTER), Err(OutboxFault::KeyChanged));
}

#[test]
fn the_keychain_is_given_what_vouches_once_and_never_asked_beyond_a_refusal() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    let account = outbox_account(vault.id().unwrap());
    assert_eq!(place.append(LETTER), Err(OutboxFault::NotVouched));
    for answers in [Answers::Locked, Answers::Denied, Answers::Absent, Answers::Failed, Answers::Hangs] {
        place.keys.answer(answers);
        assert!(matches!(vault.vouch_for_outbox(&place.edge()), Err(VaultError::Keychain(_))), "{answers:?}");
    }
    place.keys.answer(Answers::Well);
    assert_eq!(place.keys.stored(), 0);
    for there in [None, Some(vec![9; 32]), Some(vec![9; 7])] {
        place.keys.put(&account, there);
        vault.vouch_for_outbox(&place.edge()).unwrap();
        vault.vouch_for_outbox(&place.edge()).unwrap();
        assert!(place.append(LETTER).unwrap().proven);
    }
    assert_eq!(place.keys.stored(), 3, "what is right is left alone");
    place.keys.put(&account, Some(vec![9; 31]));
    assert_eq!(place.append(LETTER), Err(OutboxFault::KeyChanged));
    vault.close().unwrap();
    assert_eq!(vault.vouch_for_outbox(&place.edge()), Err(VaultError::Closed));
    assert!(matches!(vault.outbox(), Err(VaultError::Closed)));
}

#[test]
fn what_the_keychain_holds_opens_neither_the_vault_nor_the_outbox() {
    let place = Place::new();
    let id = place.ready(Mode::Passphrase);
    place.append(LETTER).unwrap();
    let item = place.keys.item(&outbox_account(id)).unwrap();
    let header = place.header();
    let secret = Secret::from_slice(&item).unwrap();
    for slot in std::iter::once(&header.everyday).chain(&header.recovery) {
        for key in [header::WayKey::Keychain(&secret), header::WayKey::Passphrase(&secret)] {
            assert!(!matches!(slot.open(id, &key), Ok(header::Opened::Key(_))));
        }
    }
    // Taken for a data key it makes other keys.
    let key = DataKey::from_secret(secret);
    assert_ne!(Keys::derive(id, &key).address(), header.outbox.unwrap());
}
