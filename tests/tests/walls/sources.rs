//! Walls that sources keep line by line: SQL in its place, files of a readable length.

use crate::house::{File, files};
use crate::{holds, notices};

/// Statements of SQL as they stand in a string.
const STATEMENTS: &[&str] = &[
    "SELECT ",
    "INSERT INTO",
    "INSERT OR",
    "UPDATE ",
    "DELETE FROM",
    "CREATE TABLE",
    "DROP TABLE",
    "PRAGMA ",
    "VACUUM",
];

fn sql(files: &[File]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files {
        for (number, line) in file.text.lines().enumerate() {
            let code = line.trim_start();
            if code.starts_with("//") || code.starts_with('*') {
                continue;
            }
            let quoted = |statement: &&&str| {
                ['"', '\'', '`'].iter().any(|quote| code.contains(&format!("{quote}{statement}")))
                    // A statement may begin on the line after the quote.
                    || code.starts_with(**statement)
            };
            breaches.extend(
                STATEMENTS.iter().filter(quoted).map(|statement| format!("{}:{}: {statement}", file.path, number + 1)),
            );
        }
    }
    breaches
}

#[test]
fn sql_is_written_in_the_core_and_the_vault_only() {
    let mut looked_at = files(&["src-tauri", "ui/src"], &["rs", "ts", "svelte"]);
    looked_at.retain(|file| {
        !file.path.starts_with("src-tauri/crates/core/") && !file.path.starts_with("src-tauri/crates/vault/")
    });
    holds("SQL", &sql(&looked_at));
}

#[test]
fn sql_elsewhere_would_be_noticed() {
    notices(
        2,
        &sql(&[
            File::new("a.rs", "let q = \"SELECT 1\"; // fine? no\n// \"SELECT 2\" in a comment is"),
            File::new("b.rs", "let q = \"\n    DELETE FROM entry\";\nlet word = \"selected\";"),
        ]),
    );
}

/// The most lines a file may have, its tests at the end not counted: a longer one hides a wall that is missing.
const LONGEST: usize = 500;

/// Files that are long for a reason that no wall would mend.
const LONG: &[(&str, &str)] = &[
    ("ui/src/backend/bindings.ts", "generated from the Rust types"),
    ("ui/src/styles/tokens.css", "the values of the visual language: one list, twice for light and dark"),
    ("ui/src/styles/base.css", "the parts of the visual language, one short block each, as the design hands them over"),
];

fn too_long(files: &[File]) -> Vec<String> {
    files
        .iter()
        .filter(|file| !LONG.iter().any(|(path, _)| *path == file.path))
        .map(|file| (file, without_tests(&file.text).lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(file, lines)| format!("{}: {lines} lines", file.path))
        .collect()
}

/// A Rust file up to the tests at its end.
fn without_tests(text: &str) -> &str {
    ["\n#[cfg(test)]\nmod tests {", "\n#[cfg(test)]\n#[allow("]
        .iter()
        .find_map(|opening| text.find(opening))
        .map_or(text, |at| &text[..at])
}

#[test]
fn no_file_is_longer_than_can_be_read() {
    holds(
        "long files",
        &too_long(&files(
            &["src-tauri", "ui/src", "ui/tests", "tests", "xtask"],
            &["rs", "ts", "svelte", "css", "js", "mjs", "sql"],
        )),
    );
}

#[test]
fn a_long_file_would_be_noticed() {
    let lines = "a line\n".repeat(LONGEST);
    notices(
        1,
        &too_long(&[
            File::new("long.rs", &format!("{lines}one more\n")),
            File::new("fine.rs", &format!("{lines}\n#[cfg(test)]\nmod tests {{\n{lines}}}\n")),
            File::new("ui/src/backend/bindings.ts", &lines.repeat(3)),
        ]),
    );
}

/// Words that speak of something not there. The stubs a house must not have.
const STUBS: &[&str] = &["TODO", "FIXME", "XXX", "HACK", "lorem ipsum", "Lorem ipsum", "not implemented"];

fn stubs(files: &[File]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files {
        // A component of calendars is called so.
        let text = file.text.replace("VTODO", "task");
        for (number, line) in text.lines().enumerate() {
            breaches.extend(
                STUBS
                    .iter()
                    .filter(|stub| line.contains(**stub))
                    .map(|stub| format!("{}:{}: {stub}", file.path, number + 1)),
            );
        }
    }
    breaches
}

#[test]
fn nothing_is_left_for_later_in_a_comment() {
    let mut looked_at = files(
        &["src-tauri", "ui/src", "ui/locales", "tests", "xtask", "docs"],
        &["rs", "ts", "svelte", "css", "js", "sql", "ftl", "md"],
    );
    // This file names them.
    looked_at.retain(|file| file.path != "tests/tests/walls/sources.rs");
    holds("stubs", &stubs(&looked_at));
}

#[test]
fn a_stub_would_be_noticed() {
    notices(1, &stubs(&[File::new("a.rs", "fn f() {} // TODO: later"), File::new("b.rs", "// done")]));
}

/// The edges of the machine, each a trait the shell implements and tests implement as well. Any other trait would have one
/// implementor, and be a detour.
const PORTS: &[&str] = &["Clock", "KeyStore"];

fn detours(files: &[File]) -> Vec<String> {
    let declared = |line: &str| {
        let line = line.trim_start().trim_start_matches("pub(crate) ").trim_start_matches("pub ");
        let name = line.strip_prefix("trait ")?;
        Some(name.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default().to_owned())
    };
    let mut found = Vec::new();
    for file in files {
        let traits = file.text.lines().filter_map(declared).filter(|name| !PORTS.contains(&name.as_str()));
        found.extend(traits.map(|name| format!("{}: {name}", file.path)));
    }
    found
}

#[test]
fn only_the_edges_of_the_machine_are_traits() {
    holds("traits", &detours(&files(&["src-tauri"], &["rs"])));
}

#[test]
fn another_trait_would_be_noticed() {
    notices(
        1,
        &detours(&[File::new(
            "a.rs",
            "pub trait Clock: Send {}\npub(crate) trait EntryStore {\n}\nimpl Clock for X {}",
        )]),
    );
}
