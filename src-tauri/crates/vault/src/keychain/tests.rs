#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::testing::{Answers, FakeKeys};

const ACCOUNT: &str = "vault:test";

fn patient(keys: &FakeKeys) -> Keychain {
    Keychain::new(Arc::new(keys.clone()))
}

/// A keychain whose patience is over before a hanging store answers.
fn impatient(keys: &FakeKeys) -> Keychain {
    Keychain::with_limit(Arc::new(keys.clone()), Duration::from_millis(20))
}

#[test]
fn what_is_stored_is_read_and_deleted() {
    let (keys, cancel) = (FakeKeys::new(), Cancel::new());
    let keychain = patient(&keys);
    let secret = Secret::<32>::random().unwrap();
    assert_eq!(keychain.get(ACCOUNT, &cancel).err(), Some(KeychainFault::NoEntry));
    keychain.set(ACCOUNT, &secret, &cancel).unwrap();
    assert!(keychain.get(ACCOUNT, &cancel).ok().unwrap().same_as(&secret));
    keychain.delete(ACCOUNT, &cancel).unwrap();
    keychain.delete(ACCOUNT, &cancel).unwrap();
    assert_eq!(keychain.get(ACCOUNT, &cancel).err(), Some(KeychainFault::NoEntry));
}

#[test]
fn every_answer_has_its_own_fault() {
    for (answers, fault) in [
        (Answers::Locked, KeychainFault::Locked),
        (Answers::Denied, KeychainFault::Denied),
        (Answers::Absent, KeychainFault::Absent),
        (Answers::Failed, KeychainFault::Failed),
        (Answers::Panics, KeychainFault::Failed),
    ] {
        let (keys, cancel) = (FakeKeys::new(), Cancel::new());
        keys.answer(answers);
        let secret = Secret::<32>::random().unwrap();
        assert_eq!(patient(&keys).get(ACCOUNT, &cancel).err(), Some(fault), "{answers:?}");
        assert_eq!(patient(&keys).set(ACCOUNT, &secret, &cancel), Err(fault), "{answers:?}");
        assert_eq!(patient(&keys).delete(ACCOUNT, &cancel), Err(fault), "{answers:?}");
    }
    let keys = FakeKeys::new();
    keys.put(ACCOUNT, Some(vec![1; 31]));
    assert_eq!(patient(&keys).get(ACCOUNT, &Cancel::new()).err(), Some(KeychainFault::Malformed));
}

#[test]
fn a_keychain_that_forgets_is_found_out_while_storing() {
    let keys = FakeKeys::new();
    keys.answer(Answers::Forgets);
    let secret = Secret::<32>::random().unwrap();
    assert_eq!(patient(&keys).set(ACCOUNT, &secret, &Cancel::new()), Err(KeychainFault::NoEntry));
}

#[test]
fn a_hanging_keychain_is_given_up_on_and_works_again_later() {
    let (keys, cancel) = (FakeKeys::new(), Cancel::new());
    keys.put(ACCOUNT, Some(vec![7; 32]));
    keys.answer(Answers::Hangs);
    let keychain = impatient(&keys);
    assert_eq!(keychain.get(ACCOUNT, &cancel).err(), Some(KeychainFault::Timeout));
    assert_eq!(keychain.presence(&cancel), Err(KeychainFault::Timeout));
    keys.answer(Answers::Well);
    assert!(patient(&keys).get(ACCOUNT, &cancel).is_ok());
}

#[test]
fn calls_left_hanging_do_not_pile_up() {
    let (keys, cancel) = (FakeKeys::new(), Cancel::new());
    keys.answer(Answers::Hangs);
    let keychain = impatient(&keys);
    for _ in 0..HANGING_MOST + 3 {
        assert_eq!(keychain.get(ACCOUNT, &cancel).err(), Some(KeychainFault::Timeout));
    }
    assert_eq!(keychain.hanging.load(Ordering::Acquire), HANGING_MOST);
    keys.answer(Answers::Well);
    while keychain.hanging.load(Ordering::Acquire) > 0 {
        std::thread::yield_now();
    }
    assert_eq!(keychain.get(ACCOUNT, &cancel).err(), Some(KeychainFault::NoEntry));
}

#[test]
fn waiting_can_be_cancelled() {
    let (keys, cancel) = (FakeKeys::new(), Cancel::new());
    keys.answer(Answers::Hangs);
    // The limit of a day: only cancelling ends this test.
    let keychain = Keychain::with_limit(Arc::new(keys.clone()), Duration::from_hours(24));
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| keychain.get(ACCOUNT, &cancel).err());
        while keychain.hanging.load(Ordering::Acquire) == 0 {
            std::thread::yield_now();
        }
        cancel.cancel();
        assert_eq!(waiting.join().unwrap(), Some(KeychainFault::Cancelled));
    });
    assert_eq!(keychain.presence(&cancel), Err(KeychainFault::Cancelled), "cancelled stays cancelled");
    keys.answer(Answers::Well);
}

#[test]
fn a_system_without_a_keychain_says_so() {
    let (keychain, cancel) = (Keychain::absent(), Cancel::new());
    assert_eq!(keychain.presence(&cancel), Ok(Presence::Absent));
    assert_eq!(keychain.get(ACCOUNT, &cancel).err(), Some(KeychainFault::Absent));
}
