//! One journal, one process; and a demo that is mixed up with nothing.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use mooring_tests::app::find::{button, text};
use mooring_tests::app::plain::PlainApp;
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, LOCK};
use mooring_tests::canary;
use mooring_tests::desk::Desk;
use mooring_tests::desk::process::alive;
use mooring_tests::screen_reader::Kind;
use mooring_tests::wait::{PATIENTLY, SOON, until_true};

/// Every file below a folder and what is in it.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    canary::files(folder)
        .expect("the folder can be read")
        .into_iter()
        .map(|file| (file.clone(), fs::read(&file).unwrap_or_default()))
        .collect()
}

#[test]
fn a_second_start_raises_the_first_window_and_ends() {
    let desk = Desk::plan().screen_reader().lay();
    let data = desk.data();
    let arguments = ["--data-dir", &data.to_string_lossy()];
    let first = PlainApp::start_with(&desk, &arguments);
    first.reader().hear(Kind::Button, "Begin");
    let window = first.window();
    let cover = desk.screen().cover();
    until_true("another program covers it", SOON, || desk.screen().topmost() == Some(cover));

    assert_eq!(PlainApp::run_to_end(&desk, &arguments), 0);
    until_true("the first window lies on top again", SOON, || desk.screen().topmost() == Some(window.id));
    until_true("the keyboard is no longer the other program's", SOON, || {
        desk.screen().focused().is_some_and(|focused| focused != cover)
    });
    assert!(alive(first.pid()));
    assert_eq!(desk.screen().windows_of(first.pid()).len(), 1, "no second window was opened");
}

#[test]
fn a_first_one_that_hangs_does_not_take_the_second_with_it() {
    let desk = Desk::plan().screen_reader().lay();
    let first = PlainApp::start(&desk);
    first.reader().hear(Kind::Button, "Begin");
    first.freeze();

    let second = PlainApp::start(&desk);
    let reader = second.reader();
    reader.hear_words("Another Mooring has this journal open.");
    second.press("F1");
    reader.hear(Kind::Heading, "Help now");
    second.press("Escape");
    // It goes on by itself as soon as the journal is free.
    first.kill();
    reader.hear(Kind::Button, "Begin");
}

#[test]
fn who_opens_it_again_while_it_ends_gets_a_window() {
    let desk = Desk::plan().screen_reader().lay();
    let first = PlainApp::start_with(&desk, &["--demo"]);
    first.reader().hear(Kind::Link, "Journal");
    // Closing waits for what is being typed, and this page does not answer.
    first.freeze_page();
    first.close();

    let second = PlainApp::start_with(&desk, &["--demo"]);
    second.reader().hear(Kind::Link, "Journal");
    until_true("the first one ends", PATIENTLY, || !alive(first.pid()));
    assert!(alive(second.pid()));
}

#[test]
fn another_login_is_told_that_the_journal_is_in_use() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.check_in("Good");

    // The same folder from another session, where the first window cannot be raised.
    let elsewhere = desk.another_session();
    let data = desk.data();
    let other = App::start_with(&elsewhere, &["--data-dir", &data.to_string_lossy()]);
    other.window(LOCK);
    other.see(&text("Another Mooring has this journal open."));
    other.see(&button("Look again"));
    // It goes on by itself as soon as the journal is free.
    app.quit();
    other.unlock(PASSPHRASE);
}

#[test]
fn a_demo_stands_beside_the_real_journal_and_leaves_nothing() {
    let desk = Desk::plan().screen_reader().lay();
    let real = PlainApp::start(&desk);
    let real_reader = real.reader();
    real_reader.hear(Kind::Button, "Begin");
    let before: Vec<PathBuf> = contents(desk.root()).into_keys().collect();

    let demo = PlainApp::start_with(&desk, &["--demo"]);
    assert_ne!(real.pid(), demo.pid());
    let reader = demo.reader();
    reader.hear(Kind::Link, "Journal");
    // It says what it is, so that nobody takes it for their own.
    reader.hear_words("demo");
    assert!(real_reader.try_hear(Kind::Button, "Begin").is_some(), "the real one is where it was");
    assert!(!desk.data().join("vault.keys").exists(), "the demo made no journal in the real folder");

    demo.quit();
    until_true("the demo's folder is gone", PATIENTLY, || {
        contents(desk.root()).into_keys().all(|file| before.contains(&file) || is_of_the_system(&desk, &file))
    });
    assert!(alive(real.pid()));
}

/// What GTK and WebKit keep for every program of a desktop, without a word of the journal.
fn is_of_the_system(desk: &Desk, file: &Path) -> bool {
    let relative = file.strip_prefix(desk.root()).unwrap_or(file);
    ["run", "output.log", "home/.cache/mesa_shader_cache", "home/.cache/fontconfig", "home/.cache/at-spi"]
        .iter()
        .any(|known| relative.starts_with(known))
}

#[test]
fn arguments_that_cannot_be_followed_are_told_and_nothing_starts() {
    let desk = Desk::plain();
    assert_ne!(PlainApp::run_to_end(&desk, &["--demo", "--data-dir", "/tmp/x"]), 0);
    assert_ne!(PlainApp::run_to_end(&desk, &["--nonsense"]), 0);
    // A folder of other things: nothing is put among them, and it stays as open to others as it was.
    let letters = desk.root().join("letters");
    fs::create_dir(&letters).expect("a folder");
    fs::set_permissions(&letters, fs::Permissions::from_mode(0o755)).expect("a folder open to others");
    fs::write(letters.join("to a friend.txt"), b"Dear").expect("a letter");
    assert_ne!(PlainApp::run_to_end(&desk, &["--data-dir", &letters.to_string_lossy()]), 0);
    assert_eq!(fs::read_dir(&letters).expect("the folder").count(), 1);
    assert_eq!(fs::metadata(&letters).expect("the folder").permissions().mode() & 0o777, 0o755);
    assert_eq!(PlainApp::run_to_end(&desk, &["--version"]), 0);
    assert_eq!(PlainApp::run_to_end(&desk, &["--help"]), 0);
    assert!(desk.screen().windows().is_empty());
}
