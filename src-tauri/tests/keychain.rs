//! The keychain of a Linux desktop as it really answers: a GNOME keyring on a private bus, and services that refuse or
//! say nothing. Nothing of the session the tests run in is touched.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod session;

use std::process::Command;

use mooring_lib::desktop::keychain::{Fault, SystemKeychain};
use session::{Session, environment, fake, output};
use vault::secret::Secret;

/// What the process inside the session is to do, in order.
const STEPS: &str = "MOORING_TEST_STEPS";
const ACCOUNT: &str = "vault:0192f0c1-test";

/// Not a test: the other tests start it as a process of its own, because a session is a matter of the environment.
#[test]
#[ignore = "the other tests start it inside a session of theirs"]
fn inside_a_session() {
    let Ok(steps) = std::env::var(STEPS) else { return };
    let keychain = SystemKeychain::default();
    let key = Secret::from_bytes([7; 32]);
    for step in steps.split_whitespace() {
        let answer = match step {
            "probe" => tell(keychain.probe(), |()| "there"),
            "is-locked" => tell(keychain.is_locked(ACCOUNT), |locked| if locked { "yes" } else { "no" }),
            "set" => tell(keychain.set(ACCOUNT, &key), |()| "kept"),
            "get" => tell(keychain.get(ACCOUNT), |found| if found.same_as(&key) { "same" } else { "other" }),
            "delete" => tell(keychain.delete(ACCOUNT), |()| "gone"),
            other => panic!("no such step: {other}"),
        };
        println!("ANSWER {answer}");
    }
}

fn tell<T>(answer: Result<T, Fault>, found: impl Fn(T) -> &'static str) -> String {
    answer.map_or_else(|fault| format!("{fault:?}"), |value| found(value).to_owned())
}

/// Runs the steps in a process prepared by `prepare` and gives an answer for each.
fn ask(steps: &str, prepare: impl FnOnce(&mut Command)) -> Vec<String> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "inside_a_session", "--ignored", "--nocapture", "--test-threads=1"]);
    prepare(&mut command);
    command.env(STEPS, steps);
    let text = output(command);
    text.lines().filter_map(|line| line.split("ANSWER ").nth(1)).map(str::to_owned).collect()
}

#[test]
fn an_unlocked_keyring_keeps_gives_and_forgets() {
    let session = Session::with_keyring();
    let answers = ask("probe get set is-locked get set get delete get delete", |command| session.prepare(command));
    assert_eq!(answers, ["there", "NoEntry", "kept", "no", "same", "kept", "same", "gone", "NoEntry", "gone"]);
}

#[test]
fn a_key_is_there_for_the_next_process() {
    let session = Session::with_keyring();
    assert_eq!(ask("set", |command| session.prepare(command)), ["kept"]);
    assert_eq!(ask("get", |command| session.prepare(command)), ["same"]);
}

#[test]
fn without_a_bus_there_is_no_keychain() {
    let folder = tempfile::tempdir().unwrap();
    let answers = ask("probe get set delete", |command| environment(command, folder.path()));
    assert_eq!(answers, ["Absent"; 4]);
}

#[test]
fn a_bus_without_a_service_is_no_keychain() {
    let session = Session::start();
    assert_eq!(ask("probe get set delete", |command| session.prepare(command)), ["Absent"; 4]);
}

#[test]
fn a_service_without_a_keyring_keeps_nothing() {
    let session = Session::start();
    let _service = fake::empty(&session);
    assert_eq!(ask("probe get set", |command| session.prepare(command)), ["Absent", "NoEntry", "Absent"]);
}

#[test]
fn a_dismissed_question_is_a_no() {
    let session = Session::start();
    let _service = fake::refusing(&session);
    assert_eq!(
        ask("probe is-locked get set delete", |command| session.prepare(command)),
        ["there", "yes", "Denied", "Denied", "Denied"]
    );
}

#[test]
fn a_locked_keyring_is_seen_without_asking() {
    let session = Session::with_keyring();
    assert_eq!(ask("set", |command| session.prepare(command)), ["kept"]);
    session.lock_keyring();
    assert_eq!(ask("probe is-locked", |command| session.prepare(command)), ["there", "yes"]);
}

#[test]
fn a_locked_keyring_that_is_not_opened_gives_nothing() {
    let session = Session::with_keyring();
    assert_eq!(ask("set", |command| session.prepare(command)), ["kept"]);
    session.lock_keyring();
    assert_eq!(ask("get", |command| session.prepare(command)), ["Denied"]);
}
