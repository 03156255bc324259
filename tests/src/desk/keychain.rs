//! The keychain of a desk: a real gnome-keyring in each of the states a person's may be in.

#![allow(clippy::panic, clippy::expect_used)]

use std::io::Write as _;
use std::process::Stdio;

use rustix::process::Signal;

use super::Desk;
use super::process::{Process, tool};
use crate::wait::{self, SOON};

/// Where the Secret Service shows the collection that is made at login.
const LOGIN: &str = "/org/freedesktop/secrets/collection/login";

/// What the keychain of the desktop does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keychain {
    /// No Secret Service on the bus and none that could be started.
    Absent,
    /// There and unlocked, as after an ordinary login.
    Open,
    /// There and locked: it would ask with a prompt that nobody answers.
    Locked,
    /// There but not answering at all.
    Hanging,
}

/// A running gnome-keyring.
pub struct GnomeKeyring {
    process: Process,
    halted: bool,
}

/// Brings the keychain into the wanted state. Its file stays in the desk's home: what was stored is there again later.
pub fn set(desk: &Desk, keyring: &mut Option<GnomeKeyring>, wanted: Keychain) {
    if let Some(running) = keyring.as_mut().filter(|running| running.halted) {
        running.process.signal(Signal::CONT);
        running.halted = false;
    }
    if wanted == Keychain::Absent {
        *keyring = None;
        wait::until_true("the keychain leaves the bus", SOON, || !on_the_bus(desk));
        return;
    }
    // The password unlocks the collection at start only, so the way back from locked is a new start.
    if wanted == Keychain::Open || keyring.is_none() {
        *keyring = None;
        wait::until_true("the keychain leaves the bus", SOON, || !on_the_bus(desk));
        *keyring = Some(start(desk));
    }
    match (wanted, keyring) {
        (Keychain::Locked, _) => lock(desk),
        (Keychain::Hanging, Some(running)) => {
            running.process.signal(Signal::STOP);
            running.halted = true;
        }
        _ => {}
    }
}

fn start(desk: &Desk) -> GnomeKeyring {
    std::fs::create_dir_all(format!("{}/keyrings", desk.variable("XDG_DATA_HOME"))).expect("a folder for keyrings");
    let mut child = desk
        .command(tool("gnome-keyring-daemon"))
        .args(["--foreground", "--unlock", "--components=secrets"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("gnome-keyring-daemon could not be started: {error}"));
    let mut input = child.stdin.take().expect("the input is piped");
    input.write_all(b"the password of this desk").expect("the keychain takes its password");
    drop(input);
    let process = Process::of("gnome-keyring-daemon", child);
    wait::until_true("the keychain answers", SOON, || on_the_bus(desk) && has_login_collection(desk));
    GnomeKeyring { process, halted: false }
}

/// Whether the keychain has an item of Mooring's under this account.
pub fn has(desk: &Desk, account: &str) -> bool {
    let attributes = format!("dict:string:string:service,mooring,username,{account}");
    let search = "org.freedesktop.Secret.Service.SearchItems";
    ask(desk, "org.freedesktop.secrets", "/org/freedesktop/secrets", search, &[&attributes])
        .is_some_and(|answer| answer.contains("object path"))
}

fn on_the_bus(desk: &Desk) -> bool {
    ask(desk, "org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner", &["string:org.freedesktop.secrets"])
        .is_some_and(|answer| answer.contains("boolean true"))
}

fn has_login_collection(desk: &Desk) -> bool {
    is_locked(desk) == Some(false)
}

/// Whether the login collection is locked; nothing when there is none yet.
fn is_locked(desk: &Desk) -> Option<bool> {
    let arguments = ["string:org.freedesktop.Secret.Collection", "string:Locked"];
    let answer = ask(desk, "org.freedesktop.secrets", LOGIN, "org.freedesktop.DBus.Properties.Get", &arguments)?;
    Some(answer.contains("boolean true"))
}

fn lock(desk: &Desk) {
    let collection = format!("array:objpath:{LOGIN}");
    ask(
        desk,
        "org.freedesktop.secrets",
        "/org/freedesktop/secrets",
        "org.freedesktop.Secret.Service.Lock",
        &[&collection],
    );
    wait::until_true("the keychain is locked", SOON, || is_locked(desk) == Some(true));
}

/// Calls a method on the desk's message bus and gives the answer as `dbus-send` prints it.
pub(super) fn ask(desk: &Desk, destination: &str, object: &str, method: &str, arguments: &[&str]) -> Option<String> {
    let output = desk
        .command(tool("dbus-send"))
        .args(["--session", "--print-reply", "--reply-timeout=5000", &format!("--dest={destination}"), object, method])
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
