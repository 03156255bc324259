//! Mooring opens no network connection: nothing that could is built in, and no source tries.

use crate::house::{File, built_with, files};
use crate::{holds, notices};

/// Crates that speak over a network. (Sockets of the system itself, such as zbus uses for the message bus, are none.)
const SPEAKERS: &[&str] = &[
    "reqwest",
    "hyper",
    "hyper-util",
    "h2",
    "h3",
    "ureq",
    "isahc",
    "curl",
    "curl-sys",
    "surf",
    "attohttpc",
    "minreq",
    "awc",
    "rustls",
    "native-tls",
    "openssl",
    "tungstenite",
    "tokio-tungstenite",
    "quinn",
    "hickory-resolver",
    "sentry",
    "tauri-plugin-http",
    "tauri-plugin-updater",
    "tauri-plugin-websocket",
    "tauri-plugin-upload",
];

/// The systems Mooring is built for.
const SYSTEMS: &[&str] = &["x86_64-unknown-linux-gnu", "aarch64-apple-darwin", "x86_64-pc-windows-msvc"];

fn speakers(built_with: &[String]) -> Vec<String> {
    built_with.iter().filter(|name| SPEAKERS.contains(&name.as_str())).cloned().collect()
}

#[test]
fn nothing_that_speaks_over_a_network_is_built_in() {
    for system in SYSTEMS {
        let crates = built_with("mooring", system);
        assert!(crates.iter().any(|name| name == "tauri"), "the list of crates was read");
        holds(system, &speakers(&crates));
    }
}

#[test]
fn a_crate_that_speaks_would_be_noticed() {
    notices(1, &speakers(&["tauri".to_owned(), "reqwest".to_owned()]));
    // The tests speak WebDriver over loopback: the same list finds that.
    assert!(speakers(&built_with("mooring-tests", "x86_64-unknown-linux-gnu")).contains(&"hyper".to_owned()));
}

const IN_RUST: &[&str] = &["std::net", "TcpStream", "TcpListener", "UdpSocket", "tokio::net"];
const IN_THE_INTERFACE: &[&str] =
    &["fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "RTCPeerConnection"];
/// What the web view would keep on disk, in clear.
const KEPT_BY_THE_WEB_VIEW: &[&str] =
    &["localStorage", "sessionStorage", "indexedDB", "document.cookie", "caches.open"];

fn says_any(files: &[File], forbidden: &[&str]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files {
        for (number, line) in file.text.lines().enumerate() {
            let code = line.trim_start();
            if code.starts_with("//") || code.starts_with('*') || code.starts_with("/*") {
                continue;
            }
            breaches.extend(
                forbidden
                    .iter()
                    .filter(|word| code.contains(**word))
                    .map(|word| format!("{}:{}: {word}", file.path, number + 1)),
            );
        }
    }
    breaches
}

#[test]
fn no_source_opens_a_connection() {
    holds("Rust", &says_any(&files(&["src-tauri"], &["rs"]), IN_RUST));
    holds("the interface", &says_any(&interface(), IN_THE_INTERFACE));
}

#[test]
fn the_interface_keeps_nothing_in_the_web_view() {
    holds("storage of the web view", &says_any(&interface(), KEPT_BY_THE_WEB_VIEW));
}

/// What becomes part of the windows: without the interface's own tests.
fn interface() -> Vec<File> {
    let mut files = files(&["ui/src"], &["ts", "js", "svelte"]);
    files.retain(|file| !file.path.contains(".test."));
    files
}

#[test]
fn a_connection_would_be_noticed() {
    let files = [
        File::new("a.rs", "// std::net is not used\nlet x = std::net::TcpStream::connect(y);"),
        File::new("b.ts", " * fetch(nothing)\nawait fetch('/x');\nlocalStorage.a = 1;"),
    ];
    notices(2, &says_any(&files, IN_RUST));
    notices(1, &says_any(&files, IN_THE_INTERFACE));
    notices(1, &says_any(&files, KEPT_BY_THE_WEB_VIEW));
}
