//! What a page may not do, tried in the real web view: ask for what its window was not given, go elsewhere, load from
//! elsewhere, run what it was not shipped with.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;

use mooring_tests::app::find::{about, field, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, LOCK, MAIN};
use mooring_tests::desk::Desk;
use mooring_tests::desk::process::descendants;
use mooring_tests::repository;
use mooring_tests::wait::{SOON, until_true};
use serde_json::{Value, json};

/// Commands of the framework that no window was given.
const OF_THE_FRAMEWORK: [&str; 12] = [
    "plugin:window|close",
    "plugin:window|set_title",
    "plugin:webview|create_webview_window",
    "plugin:webview|internal_toggle_devtools",
    "plugin:event|emit",
    "plugin:event|emit_to",
    "plugin:app|version",
    "plugin:path|resolve_directory",
    "plugin:dialog|open",
    "plugin:opener|open_url",
    "plugin:opener|open_path",
    "plugin:window-state|save_window_state",
];

/// Every command of the app, as the list the build reads names it.
fn commands() -> BTreeSet<String> {
    let source =
        fs::read_to_string(repository().join("src-tauri/src/commands/names.rs")).expect("the list of commands");
    let quoted = source.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\","));
    let commands: BTreeSet<_> = quoted.map(str::to_owned).collect();
    assert!(commands.len() > 60, "the list was read: {commands:?}");
    commands
}

/// What a window was given.
fn given(capability: &str) -> BTreeSet<String> {
    let file = repository().join(format!("src-tauri/capabilities/{capability}.json"));
    let capability: Value = serde_json::from_slice(&fs::read(file).expect("a capability")).expect("JSON");
    let permissions = capability["permissions"].as_array().expect("permissions");
    let names = permissions.iter().filter_map(|permission| permission.as_str()?.strip_prefix("allow-"));
    names.map(|name| name.replace('-', "_")).collect()
}

/// Asks everything the window was not given, and expects to be refused before anything else is looked at.
fn is_refused_the_rest(app: &App<'_>, capability: &str) {
    let (commands, given) = (commands(), given(capability));
    let asked: Vec<&str> = commands.difference(&given).map(String::as_str).chain(OF_THE_FRAMEWORK).collect();
    let questions: Vec<_> = asked.iter().map(|command| (*command, json!({}))).collect();
    for (command, answer) in asked.iter().zip(app.ask_each(&questions)) {
        let refusal = answer["error"].as_str().unwrap_or_default();
        assert!(refusal.contains("not allowed"), "{capability}: {command}: {answer}");
    }
    // The proof that the question as such is understood.
    assert!(app.ask("safety_countries", &json!({})).is_ok());
}

#[test]
fn each_window_is_refused_every_command_it_was_not_given() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.check_in("Good");
    is_refused_the_rest(&app, "main");
    app.lock();
    let files =
        || ["vault.keys", "journal.db"].map(|name| fs::read(desk.data().join(name)).expect("a file of the journal"));
    let before = files();
    is_refused_the_rest(&app, "locked");
    assert_eq!(app.labels(), [LOCK]);
    assert_eq!(files(), before);
    app.unlock(PASSPHRASE);
    app.go("Journal");
    app.see(&about("option", "Good"));
}

/// Ways to leave the page, as scripts; the last ones only look as if they would.
const WAYS_OUT: [&str; 14] = [
    "location.assign('https://example.org/')",
    "location.replace('http://127.0.0.1:9/')",
    "location.href = 'file:///etc/passwd'",
    "location.href = 'data:text/html,elsewhere'",
    "location.href = 'about:blank'",
    "location.href = 'tauri://elsewhere/main.html'",
    "location.href = 'http://tauri.localhost/main.html'",
    "location.href = 'mailto:somebody@example.org'",
    "location.href = 'javascript:document.body.remove()'",
    "link({ href: 'https://example.org/' })",
    "link({ href: 'https://example.org/', target: '_blank' })",
    "link({ href: URL.createObjectURL(new Blob(['x'])), download: 'taken.txt' })",
    "const form = document.body.appendChild(document.createElement('form')); form.action = 'https://example.org/'; form.submit()",
    "const meta = document.createElement('meta'); meta.httpEquiv = 'refresh'; meta.content = '0;url=https://example.org/'; document.head.append(meta)",
];

const LINK: &str = "const link = (properties) => {
    const a = Object.assign(document.createElement('a'), properties);
    document.body.append(a);
    a.click();
    a.remove();
 };";

/// Whether the page that was marked is still the page.
fn stays(app: &App<'_>) -> bool {
    // The answer comes after whatever the page was on its way to.
    assert!(app.ask("safety_countries", &json!({})).is_ok());
    app.script("return window.marked === true && document.body.textContent.trim() !== ''", vec![]) == json!(true)
}

#[test]
fn the_page_goes_nowhere_else_and_opens_and_fetches_nothing() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.script("window.marked = true", vec![]);
    for way in WAYS_OUT {
        app.script(&format!("{LINK} {way};"), vec![]);
        assert!(stays(&app), "{way}");
    }
    assert_eq!(app.script("return window.open('https://example.org/')", vec![]), Value::Null);
    assert_eq!(app.script("return window.open('main.html')", vec![]), Value::Null);
    assert!(stays(&app));
    assert_eq!(app.labels(), [MAIN]);
    assert_eq!(desk.screen().windows_of(app.pid()).len(), 1);
    let taken = mooring_tests::canary::files(desk.root()).expect("the desk can be read");
    assert!(!taken.iter().any(|file| file.ends_with("taken.txt")), "{taken:?}");
    app.at_home();

    // A page that does go is noticed.
    app.script("location.reload()", vec![]);
    until_true("the page is another", SOON, || {
        app.try_script("return window.marked === undefined", vec![]) == Some(json!(true))
    });
    app.at_home();
}

/// What the page's policy forbids, each as a script that answers whether it was let through.
const FORBIDDEN: [(&str, &str); 10] = [
    ("a script from a text", "try { return new Function('return true')() } catch { return false }"),
    (
        "a script in the page",
        "const s = document.createElement('script'); s.textContent = 'window.through = true'; document.head.append(s); return window.through === true",
    ),
    (
        "a script of an attribute",
        "const b = document.createElement('button'); b.setAttribute('onclick', 'window.through = true'); document.body.append(b); b.click(); b.remove(); return window.through === true",
    ),
    (
        "a style of an attribute",
        "const p = document.createElement('p'); p.setAttribute('style', 'position: fixed'); document.body.append(p); const through = getComputedStyle(p).position === 'fixed'; p.remove(); return through",
    ),
    (
        "a style in the page",
        "const s = document.createElement('style'); s.textContent = 'body { outline: 7px solid red }'; document.head.append(s); return getComputedStyle(document.body).outlineWidth === '7px'",
    ),
    ("a worker", "try { new Worker(URL.createObjectURL(new Blob(['1']))); return false } catch { return false }"),
    (
        "a changed prototype",
        "'use strict'; try { Object.prototype.through = true; return ({}).through === true } catch { return false }",
    ),
    ("the framework's whole interface", "return window.__TAURI__ !== undefined"),
    ("spelling of another program's", "return document.documentElement.spellcheck"),
    (
        "something kept by the web view",
        "return localStorage.length + sessionStorage.length > 0 || document.cookie !== ''",
    ),
];

/// What would load from elsewhere: each is to be stopped by the policy, which says so.
const LOADS: [&str; 8] = [
    "fetch('https://example.org/').catch(() => undefined)",
    "new Image().src = 'https://example.org/a.png'",
    "new Audio('https://example.org/a.ogg').load()",
    "document.head.append(Object.assign(document.createElement('script'), { src: 'https://example.org/a.js' }))",
    "document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'https://example.org/a.css' }))",
    "document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.org/' }))",
    "document.body.append(Object.assign(document.createElement('object'), { data: 'https://example.org/' }))",
    "new WebSocket('wss://example.org/')",
];

#[test]
fn the_page_runs_and_loads_nothing_it_was_not_shipped_with() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    for (what, script) in FORBIDDEN {
        assert_eq!(app.script(script, vec![]), json!(false), "{what}");
    }
    for load in LOADS {
        app.script(
            "window.stopped = false;
             document.addEventListener('securitypolicyviolation', () => (window.stopped = true), { once: true });",
            vec![],
        );
        app.script(&format!("try {{ {load} }} catch {{ /* the policy says what it was */ }}"), vec![]);
        until_true(load, SOON, || app.script("return window.stopped", vec![]) == json!(true));
    }
    app.press("Ctrl+N");
    let page = field("Text of the entry");
    app.see(&page);
    assert_eq!(app.attribute(&page, "spellcheck").as_deref(), Some("false"));
    assert_eq!(app.attribute(&page, "autocomplete").as_deref(), Some("off"));
    app.settings("Protection");
    app.see(&text("What this protects, and what it does not"));
}

#[test]
fn no_process_leaves_its_memory_behind_when_it_falls() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.window(LOCK);
    let family: Vec<u32> = descendants(app.pid()).into_iter().chain([app.pid()]).collect();
    assert!(family.len() > 1, "the web view has processes of its own");
    for pid in family {
        let limits = fs::read_to_string(format!("/proc/{pid}/limits")).expect("the limits of a process");
        let core = limits.lines().find_map(|line| line.strip_prefix("Max core file size")).expect("a limit");
        assert_eq!(core.split_whitespace().take(2).collect::<Vec<_>>(), ["0", "0"], "process {pid}");
    }
}
