//! Checking in while the journal is locked, through the real app: sealed without anything being opened, there after
//! unlocking, and what goes wrong is said.
//!
//! The window that offers it asks these commands by name; here they are asked from the lock window in its place.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;

use mooring_tests::app::find::{about, button, heading, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, LOCK, MAIN};
use mooring_tests::canary::{self, Canary};
use mooring_tests::desk::Desk;
use mooring_tests::desk::keychain::Keychain;
use mooring_tests::desk::small_disk::SmallDisk;
use mooring_tests::wait::{SOON, until_true};
use serde_json::{Value, json};

fn write(app: &App<'_>, number: u8, body: &str) -> Result<Value, Value> {
    let id = |kind: u8| format!("019a9e2c-7f00-7000-8000-0000000000{kind:x}{number:x}");
    let entry = json!({
        "id": id(10), "session": id(11), "at": "2026-03-14T03:12:00Z", "zone": "Europe/Berlin", "day": null, "mood": null,
        "feelings": [], "tags": [], "trackers": [], "title": "", "body": body, "starred": false,
        "dimensions": { "physical": null, "emotional": null, "social": null, "spiritual": null },
    });
    app.ask("outbox_write", &json!({ "entry": entry }))
}

fn available(waiting: u8, proven: bool) -> Value {
    json!({ "kind": "available", "waiting": waiting, "proven": proven })
}

fn code(answer: Result<Value, Value>) -> Value {
    answer.expect_err("a refusal")["code"].clone()
}

#[test]
fn what_is_written_while_locked_is_sealed_at_once_and_there_after_unlocking() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    app.begin(Choice::Both);
    app.lock();
    until_true("the keychain vouches for the outbox", SOON, || {
        app.ask("outbox_state", &json!({})) == Ok(available(0, true))
    });
    let canary = Canary::typed("a check-in while locked");
    assert_eq!(write(&app, 1, &canary.word), Ok(available(1, true)));
    assert_eq!(write(&app, 2, "The gulls were loud."), Ok(available(2, true)));
    assert!(desk.data().join("outbox").is_file());
    // The lock window may leave something, and look at nothing.
    assert!(app.ask("outbox_report", &json!({})).is_err());
    let seen = canary::search(&[&desk.data()], &[canary]).expect("everything can be read");
    assert!(seen.is_empty(), "what was written can be read on the disk: {seen:?}");

    // A power cut loses none of it.
    app.kill();
    let app = App::start(&desk);
    app.unlock(PASSPHRASE);
    app.see(&text("2 check-ins that you wrote while the journal was locked were added."));
    assert!(!desk.data().join("outbox").exists());
    app.check_access("Today with a note about the outbox");
    app.click(&button("Show"));
    app.see(&text("The gulls were loud."));
    app.see(&text("Written while the journal was locked"));
    app.go("Today");
    app.click(&button("Close this note"));
    app.gone(&text("were added."));
    app.lock();
    app.unlock(PASSPHRASE);
    app.see(&heading("Noted today"));
    assert!(!app.page().contains("while the journal was locked"), "once is enough");
}

#[test]
fn without_a_keychain_it_is_said_that_nobody_vouches() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.window(LOCK);
    let not_ready = json!({ "kind": "unavailable", "code": "outbox-not-ready" });
    assert_eq!(app.ask("outbox_state", &json!({})), Ok(not_ready));
    app.begin(Choice::Passphrase);
    app.lock();
    assert_eq!(write(&app, 1, "Without a keychain."), Ok(available(1, false)));
    assert_eq!(code(write(&app, 2, "   ")), "invalid");
    assert_eq!(code(write(&app, 2, &"x".repeat(70_000))), "too-long");
    app.unlock(PASSPHRASE);
    app.see(&text("One check-in that you wrote while the journal was locked was added."));
    app.see(&text("No keychain could vouch for one check-in."));
}

#[test]
fn a_keychain_that_does_not_answer_or_a_changed_header_means_that_nothing_is_written() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.lock();
    until_true("the keychain vouches for the outbox", SOON, || {
        app.ask("outbox_state", &json!({})) == Ok(available(0, true))
    });
    desk.set_keychain(Keychain::Locked);
    assert_eq!(code(write(&app, 1, "Locked.")), "keychain-locked");
    desk.set_keychain(Keychain::Hanging);
    assert_eq!(code(write(&app, 1, "Hanging.")), "keychain-timeout");
    desk.set_keychain(Keychain::Open);
    until_true("the keychain answers again", SOON, || app.ask("outbox_state", &json!({})) == Ok(available(0, true)));
    // Somebody puts a key of their own into the header, and makes its checksum right again.
    let keys = desk.data().join("vault.keys");
    let whole = fs::read_to_string(&keys).expect("the header");
    fs::write(&keys, with_another_key(&whole)).expect("changed");
    assert_eq!(code(write(&app, 1, "For somebody else.")), "outbox-key-changed");
    assert!(!desk.data().join("outbox").exists());
    fs::write(&keys, whole).expect("put back");
    assert_eq!(write(&app, 1, "For me."), Ok(available(1, true)));
    app.unlock(PASSPHRASE);
    app.see(&text("One check-in that you wrote while the journal was locked was added."));
}

fn with_another_key(header: &str) -> String {
    use sha2::{Digest as _, Sha256};
    let at = header.find("\"public\":\"").expect("a public key") + "\"public\":\"".len();
    let (before, after) = (&header[..at], &header[at + 64..]);
    let (covered, _) = after.rsplit_once("sha256 ").expect("a checksum");
    let covered = format!("{before}{}{covered}", "09".repeat(32));
    let sum = Sha256::digest(&covered).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    format!("{covered}sha256 {sum}\n")
}

#[test]
fn damage_is_told_and_what_could_not_be_read_is_kept() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.lock();
    for (number, body) in [(1, "One."), (2, "Two."), (3, "Three.")] {
        assert_eq!(write(&app, number, body), Ok(available(number, false)));
    }
    let outbox = desk.data().join("outbox");
    let mut bytes = fs::read(&outbox).expect("the outbox");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&outbox, &bytes).expect("harmed");
    app.unlock(PASSPHRASE);
    app.see(&text("2 check-ins that you wrote while the journal was locked were added."));
    app.see(&text("One item could not be read."));
    assert_eq!(fs::read(desk.data().join("outbox.kept-1")).expect("kept"), bytes[1122..2244]);
    app.go("Journal");
    app.see(&about("option", "One."));
    app.see(&about("option", "Three."));
    assert!(!app.has(&about("option", "Two.")));
}

#[test]
fn a_full_disk_is_said_and_what_was_kept_before_is_whole() {
    let desk = Desk::plain();
    let volume = SmallDisk::of(&desk, 12);
    let app = App::start_in(&desk, &volume.wrapper(), &["--data-dir", &volume.folder()]);
    app.begin(Choice::Passphrase);
    app.lock();
    assert_eq!(write(&app, 1, "While there was room."), Ok(available(1, false)));
    let room = volume.fill(app.driver_pid());
    assert_eq!(code(write(&app, 2, &"Without room. ".repeat(4000))), "disk-full");
    assert_eq!(app.ask("outbox_state", &json!({})), Ok(available(1, false)), "nothing of it is left in the file");
    drop(room);
    until_true("there is room again", SOON, || volume.has_room(app.driver_pid()));
    assert_eq!(write(&app, 2, "With room again."), Ok(available(2, false)));
    app.unlock(PASSPHRASE);
    app.window(MAIN);
    app.see(&text("2 check-ins that you wrote while the journal was locked were added."));
    app.go("Journal");
    app.see(&about("option", "While there was room."));
    app.see(&about("option", "With room again."));
}
