//! Whatever a page sends to the commands of the shell, each answers with a value or an error, none panics, and the journal
//! goes on. The last wall, should a script ever run in the page after all.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]

use mooring_tests::app::find::about;
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, LOCK, MAIN};
use mooring_tests::desk::Desk;
use mooring_tests::figures;
use mooring_tests::payloads::{Command, commands, plausible, wrong};
use serde_json::{Value, json};

/// They stretch a passphrase, which takes a second each time.
const DEAR: [&str; 8] = [
    "vault_unlock",
    "vault_erase",
    "recovery_new",
    "passphrase_change",
    "protection_change",
    "rotation_prepare",
    "restore_run",
    "backup_now",
];
/// With a payload they understand they ask the person with a window of the system, and wait.
const ASKING: [&str; 6] = [
    "backup_elsewhere",
    "restore_choose",
    "open_outside",
    "calendar_export",
    "journal_selected_export",
    "journal_export_all",
];

/// What no argument of theirs can be. (One of them takes a missing argument for none, and asks.)
const NOTHING_LIKE_IT: [&str; 5] = ["7", "true", "{}", "[]", "[[[[]]]]"];

/// How many payloads each command is sent.
fn tries() -> usize {
    figures::tries().unwrap_or(6)
}

/// Sends wrong payloads to every command; gives how many there were, and how many were understood.
fn send((desk, app): (&Desk, &App<'_>), commands: &[Command], chance: &mut fastrand::Rng) -> (usize, usize) {
    let (mut sent, mut understood) = (0, 0);
    for command in commands {
        let name = command.name.as_str();
        let payloads: Vec<(&str, String)> = if ASKING.contains(&name) {
            NOTHING_LIKE_IT.iter().map(|value| (name, with_each(command, value))).collect()
        } else {
            let count = if DEAR.contains(&name) { tries().div_ceil(6) } else { tries() };
            (0..count).map(|_| (name, wrong(command, chance))).collect()
        };
        for answers in payloads.chunks(20).map(|some| app.ask_texts(some)) {
            for answer in answers {
                let error = &answer["error"];
                let told = error.is_null() || error["code"].is_string() || error.is_string();
                assert!(told, "{name}: {answer}");
                assert_ne!(error["code"], json!("internal"), "{name} panicked");
                understood += usize::from(answer.get("value").is_some());
                sent += 1;
            }
        }
    }
    assert!(!panicked(&desk.log()), "a thread panicked: {}", desk.log());
    (sent, understood)
}

/// A payload in which each argument is this.
fn with_each(command: &Command, value: &str) -> String {
    let arguments: Vec<String> = command.arguments.iter().map(|name| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", arguments.join(","))
}

fn panicked(log: &str) -> bool {
    log.contains("panicked at")
}

/// Those of these commands that a window may call.
fn given(commands: &[Command], capability: &str) -> Vec<Command> {
    let file = mooring_tests::repository().join(format!("src-tauri/capabilities/{capability}.json"));
    let capability: Value = serde_json::from_slice(&std::fs::read(file).expect("a capability")).expect("JSON");
    let permissions = capability["permissions"].as_array().expect("permissions").clone();
    let allowed =
        |command: &&Command| permissions.contains(&json!(format!("allow-{}", command.name.replace('_', "-"))));
    commands.iter().filter(allowed).cloned().collect()
}

#[test]
fn every_command_answers_whatever_it_is_sent() {
    let seed = fastrand::u64(..);
    let mut chance = fastrand::Rng::with_seed(seed);
    // Shown where the test fails, in whatever way.
    println!("seed {seed}");
    let commands = commands().expect("the bindings");
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.check_in("Good");
    // A right payload is understood: what is refused below is refused for what is wrong in it.
    let right = json!({ "draft": plausible("journal_save", "draft") });
    app.ask("journal_save", &right).expect("a right payload");
    let settings = app.ask("settings_get", &json!({})).expect("the settings");
    let device = app.ask("device_get", &json!({})).expect("the preferences");

    let main = given(&commands, "main");
    assert!(main.len() > 35, "{}", main.len());
    let (sent, understood) = send((&desk, &app), &main, &mut chance);
    assert!(understood > 0 && understood < sent, "seed {seed}: {understood} of {sent}");
    app.ask("settings_set", &json!({ "settings": settings })).expect("the settings as they were");
    app.ask("device_set", &json!({ "prefs": device })).expect("the preferences as they were");
    assert_eq!(app.labels(), [MAIN], "seed {seed}");
    app.lock();

    let locked = given(&commands, "locked");
    assert!(locked.len() > 5, "{}", locked.len());
    let (sent_locked, _) = send((&desk, &app), &locked, &mut chance);
    app.ask("device_set", &json!({ "prefs": device })).expect("the preferences as they were");
    assert_eq!(app.labels(), [LOCK], "seed {seed}");

    // The journal is there as it was.
    app.unlock(PASSPHRASE);
    app.go("Journal");
    app.see(&about("option", "Good"));
    figures::tell("tried", sent + sent_locked);
    figures::tell("wrong", 0);
    figures::tell("noticed", usize::from(panicked("thread 'x' panicked at src/a.rs:1:1:\na planted fault")));
}
