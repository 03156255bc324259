//! Where what is built in comes from, and how much of it there is.

use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::house::{built_with, list, metadata, read, text};
use crate::{holds, notices};

/// The source of the encrypted database: one file of C, generated from a signed release of SQLCipher, which carries
/// SQLite in itself. Everything a person writes goes through it, so it is pinned by what it says, not only by the
/// version of the package that brings it. `docs/SECURITY.md` says how a new one is looked at.
struct Origin {
    package: &'static str,
    version: &'static str,
    /// Of the package, as Cargo.lock has it.
    checksum: &'static str,
    /// SHA-256 of `sqlcipher/sqlcipher.c`.
    amalgamation: &'static str,
    /// What the file says of itself.
    says: &'static [&'static str],
}

const SQLCIPHER: Origin = Origin {
    package: "sqlcipher-src",
    version: "419.0.6+sqlcipher-4.19.0-sqlite-3.53.4-libtomcrypt-1.18.2",
    checksum: "ab732d48ebf2a1449e94d071b26544f99845834c75c3c210e927ace097b49aa4",
    amalgamation: "838b2ed8a586b8b77f03e82c5a25b97e1a55e524ebac0de05354193865703072",
    says: &[
        "#define CIPHER_VERSION_NUMBER 4.19.0",
        "#define SQLITE_VERSION        \"3.53.4\"",
        // The check-in of SQLite; the last four signs are put there by SQLCipher, since it changes the source.
        "2026-07-24 19:02:57 bf7c7f30031888f4e796e429ab3978879485813aaca6f641c7b33e4e0945alt1",
    ],
};

fn strays(origin: &Origin, metadata: &Value, lock: &str) -> Vec<String> {
    let packages: Vec<&Value> =
        list(metadata, "packages").iter().filter(|package| text(package, "name") == origin.package).collect();
    let [package] = packages.as_slice() else {
        return vec![format!("{} packages are called {}", packages.len(), origin.package)];
    };
    let mut breaches = Vec::new();
    if text(package, "version") != origin.version {
        breaches.push(format!("the package is {}", text(package, "version")));
    }
    if !text(package, "source").starts_with("registry+") {
        breaches.push(format!("it comes from {}", package["source"]));
    }
    if !lock.contains(&format!("checksum = \"{}\"", origin.checksum)) {
        breaches.push("Cargo.lock has another checksum".to_owned());
    }
    let folder = Path::new(text(package, "manifest_path")).parent().expect("the folder of a manifest");
    let source = std::fs::read(folder.join("sqlcipher/sqlcipher.c")).unwrap_or_default();
    let digest = Sha256::digest(&source).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    if digest != origin.amalgamation {
        breaches.push(format!("sqlcipher.c is {digest}"));
    }
    let source = String::from_utf8_lossy(&source);
    breaches.extend(origin.says.iter().filter(|line| !source.contains(**line)).map(|line| format!("no line {line}")));
    breaches
}

#[test]
fn the_database_is_built_from_the_source_that_was_looked_at() {
    holds("SQLCipher", &strays(&SQLCIPHER, metadata(), &read("Cargo.lock")));
}

#[test]
fn another_source_of_the_database_would_be_noticed() {
    let other = Origin { version: "1.0.0", checksum: "00", amalgamation: "00", says: &["#define OTHER"], ..SQLCIPHER };
    notices(4, &strays(&other, metadata(), &read("Cargo.lock")));
    notices(1, &strays(&Origin { package: "nobody-has-this", ..SQLCIPHER }, metadata(), ""));
}

/// The most crates the app may be built with, by system: what was counted, and room for a few. Each one is somebody's
/// code beside a diary; raising the number is a decision to be made with the list in hand (`cargo tree --package mooring
/// --edges normal`). Linux: the icon in the tray takes four (docs/adr/0027). The clock of notifications takes fourteen (docs/adr/0040). Telling an earlier version
/// from what is there now takes one (`similar`). Entries with their pictures as one file take three (`zip` without its packing, and
/// two small ones it stands on). Keys from anywhere take seven (docs/adr/0062). Papers as PDF take twenty-five (docs/adr/0065).
const MOST: &[(&str, usize)] =
    &[("x86_64-unknown-linux-gnu", 455), ("aarch64-apple-darwin", 377), ("x86_64-pc-windows-msvc", 377)];

fn too_many(counted: &[(&str, usize)]) -> Vec<String> {
    let limit = |system: &str| MOST.iter().find(|(known, _)| *known == system).map_or(0, |(_, most)| *most);
    counted
        .iter()
        .filter(|(system, count)| *count > limit(system))
        .map(|(system, count)| format!("{system}: {count} crates, {} were agreed on", limit(system)))
        .collect()
}

#[test]
fn the_app_is_built_with_no_more_crates_than_agreed() {
    let counted: Vec<_> = MOST.iter().map(|(system, _)| (*system, built_with("mooring", system).len())).collect();
    assert!(counted.iter().all(|(_, count)| *count > 100), "the lists were read: {counted:?}");
    holds("number of crates", &too_many(&counted));
}

#[test]
fn one_crate_more_than_agreed_would_be_noticed() {
    let counted: Vec<_> = MOST.iter().map(|(system, most)| (*system, most + 1)).collect();
    notices(MOST.len(), &too_many(&counted));
}

/// `desktop::question` doubles percent signs because this version hands a text to GTK as a format. A later one may not.
#[test]
fn the_crate_for_dialogs_is_the_one_that_was_looked_at() {
    let lock = read("Cargo.lock");
    let dialogs = lock.split("[[package]]").find(|package| package.contains("name = \"rfd\"")).expect("it is built in");
    assert!(
        dialogs.contains("version = \"0.17.2\""),
        "look whether its message dialogs still take a text for a format"
    );
}
