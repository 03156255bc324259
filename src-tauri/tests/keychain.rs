//! The keychain of a Linux desktop as it really answers: a GNOME keyring on a private bus, and services that refuse or
//! say nothing. Nothing of the session the tests run in is touched.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods)]

mod session;

use std::io::Write;
use std::process::Command;

use std::sync::Arc;
use std::time::Duration;

use mooring_lib::desktop::keychain::SystemKeychain;
use session::{Session, environment, fake, output};
use vault::keychain::{Cancel, Keychain, Presence};
use vault::secret::Secret;

/// What the process inside the session is to do, in order.
const STEPS: &str = "MOORING_TEST_STEPS";
/// How long the process waits for the keychain, in milliseconds.
const LIMIT: &str = "MOORING_TEST_LIMIT";
const ACCOUNT: &str = "vault:0192f0c1-test";

/// Not a test: the other tests start it as a process of its own, because a session is a matter of the environment.
#[test]
#[ignore = "the other tests start it inside a session of theirs"]
fn inside_a_session() {
    let Ok(steps) = std::env::var(STEPS) else { return };
    let system = Arc::new(SystemKeychain::default());
    let limit = std::env::var(LIMIT).ok().and_then(|limit| limit.parse().ok()).unwrap_or(20_000);
    let keychain = Keychain::with_limit(Arc::clone(&system) as _, Duration::from_millis(limit));
    let key = Secret::from_bytes([7; 32]);
    let cancel = Cancel::new();
    for step in steps.split_whitespace() {
        let answer = match step {
            "describe" => tell(keychain.presence(&cancel), |presence| match presence {
                Presence::Present { name } => name,
                Presence::Absent => "none".to_owned(),
            }),
            "found-locked" => system.found_locked().to_string(),
            "set" => tell(keychain.set(ACCOUNT, &key, &cancel), |()| "kept".to_owned()),
            "get" => tell(keychain.get(ACCOUNT, &cancel), |found| {
                if found.same_as(&key) { "same".to_owned() } else { "other".to_owned() }
            }),
            "delete" => tell(keychain.delete(ACCOUNT, &cancel), |()| "gone".to_owned()),
            "cancel-soon" => {
                let cancel = cancel.clone();
                std::thread::spawn(move || cancel.cancel());
                continue;
            }
            other => panic!("no such step: {other}"),
        };
        writeln!(std::io::stdout(), "ANSWER {answer}").unwrap();
    }
}

fn tell<T>(answer: Result<T, impl std::fmt::Debug>, found: impl Fn(T) -> String) -> String {
    answer.map_or_else(|fault| format!("{fault:?}"), found)
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
    let answers =
        ask("describe get set found-locked get set get delete get delete", |command| session.prepare(command));
    assert_eq!(
        answers,
        ["Secret Service", "NoEntry", "kept", "false", "same", "kept", "same", "gone", "NoEntry", "gone"]
    );
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
    let answers = ask("describe get set delete", |command| environment(command, folder.path()));
    assert_eq!(answers, ["none", "Absent", "Absent", "Absent"]);
}

#[test]
fn a_bus_without_a_service_is_no_keychain() {
    let session = Session::start();
    let answers = ask("describe get set delete", |command| session.prepare(command));
    assert_eq!(answers, ["none", "Absent", "Absent", "Absent"]);
}

#[test]
fn a_service_without_a_keyring_keeps_nothing() {
    let session = Session::start();
    let _service = fake::empty(&session);
    assert_eq!(ask("describe get set", |command| session.prepare(command)), ["none", "NoEntry", "Absent"]);
}

#[test]
fn a_dismissed_question_is_a_no() {
    let session = Session::start();
    let _service = fake::refusing(&session);
    assert_eq!(
        ask("describe get found-locked set delete", |command| session.prepare(command)),
        ["Secret Service", "Denied", "true", "Denied", "Denied"]
    );
}

#[test]
fn a_locked_keyring_gives_nothing_and_is_seen_to_be_locked() {
    let session = Session::with_keyring();
    assert_eq!(ask("set", |command| session.prepare(command)), ["kept"]);
    session.lock_keyring();
    // No desktop is here to ask for the password, so the keyring itself says no.
    assert_eq!(
        ask("describe get found-locked set", |command| session.prepare(command)),
        ["Secret Service", "Denied", "true", "Denied"]
    );
}

#[test]
fn a_locked_keyring_without_our_key_is_seen_to_be_locked_before_one_is_kept() {
    let session = Session::with_keyring();
    session.lock_keyring();
    assert_eq!(ask("set found-locked", |command| session.prepare(command)), ["Denied", "true"]);
}

#[test]
fn a_question_nobody_answers_is_given_up_on_and_known_to_be_a_lock() {
    let session = Session::start();
    let _service = fake::patient(&session);
    let answers = ask("get found-locked", |command| {
        session.prepare(command);
        command.env(LIMIT, "500");
    });
    assert_eq!(answers, ["Timeout", "true"]);
}

#[test]
fn a_service_that_says_nothing_is_given_up_on() {
    let session = Session::start();
    let _service = fake::silent(&session);
    let answers = ask("describe get set delete", |command| {
        session.prepare(command);
        command.env(LIMIT, "300");
    });
    assert_eq!(answers, ["Timeout"; 4]);
}

#[test]
fn waiting_can_be_ended_by_the_person() {
    let session = Session::start();
    let _service = fake::silent(&session);
    assert_eq!(ask("cancel-soon get get", |command| session.prepare(command)), ["Cancelled", "Cancelled"]);
}
