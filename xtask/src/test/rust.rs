//! The Rust side of the tests: which targets are built and run by which step.
//!
//! Every command of one run selects the whole workspace and narrows by target, never by package: another selection of
//! packages would unify features differently and build the dependencies twice.

use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process::{answer, call, cargo};

/// The crates that build and are tested on every system, without a display, a keychain or a web view.
const CRATES: &[&str] = &["vault", "schedule", "interchange", "mooring-core"];
/// The package of the tests that need the whole app, and its one target that doesn't.
const WHOLE: &str = "mooring-tests";
const WALLS: &str = "walls";

/// The whole workspace, or the crates where the app's own tests can't run.
fn selection() -> Vec<&'static str> {
    if cfg!(target_os = "linux") {
        vec!["--workspace"]
    } else {
        CRATES.iter().flat_map(|name| ["--package", name]).collect()
    }
}

/// Builds everything the tests run, the app's binary included.
pub fn build() -> Result<()> {
    call(cargo(["build", "--all-targets"]).args(selection()))
}

pub fn clippy() -> Command {
    let mut command = cargo(["clippy", "--all-targets", "--keep-going"]);
    command.args(selection()).args(["--", "--deny", "warnings"]);
    command
}

/// The tests of the crates and of the shell, and the walls.
pub fn crates() -> Result<Command> {
    let mut command = runner();
    command.args(selection());
    if cfg!(target_os = "linux") {
        command.args(["--lib", "--bins"]);
        for (_, target) in test_targets()?.into_iter().filter(|(package, target)| package != WHOLE || target == WALLS) {
            command.args(["--test", &target]);
        }
    }
    Ok(command)
}

/// The tests that drive the app, two at once: each has a display, a message bus and a keychain of its own, and one alone
/// leaves a third of two cores idle while it waits.
pub fn windows() -> Result<Command> {
    let mut command = runner();
    command.args(selection());
    for (_, target) in test_targets()?.into_iter().filter(|(package, target)| package == WHOLE && target != WALLS) {
        command.args(["--test", &target]);
    }
    if nextest() {
        command.args(["--test-threads", "2"]);
    } else {
        command.args(["--", "--test-threads", "2"]);
    }
    Ok(command)
}

/// The examples in doc comments. nextest doesn't run them.
pub fn examples() -> Command {
    let mut command = cargo(["test", "--doc"]);
    command.args(selection());
    command
}

/// cargo-nextest where it is installed, `cargo test` elsewhere; both go on after a failure.
fn runner() -> Command {
    if nextest() { cargo(["nextest", "run", "--no-fail-fast"]) } else { cargo(["test", "--no-fail-fast"]) }
}

fn nextest() -> bool {
    answer("cargo-nextest", &["--version"]).is_some()
}

/// The integration tests of the workspace: package and target.
fn test_targets() -> Result<Vec<(String, String)>> {
    let output =
        cargo(["metadata", "--no-deps", "--format-version", "1"]).output().context("asking cargo for the workspace")?;
    let metadata: Value = serde_json::from_slice(&output.stdout).context("reading cargo's metadata")?;
    let mut found = Vec::new();
    for package in metadata.pointer("/packages").and_then(Value::as_array).into_iter().flatten() {
        let package_name = package.pointer("/name").and_then(Value::as_str).unwrap_or_default();
        for target in package.pointer("/targets").and_then(Value::as_array).into_iter().flatten() {
            if target.pointer("/kind/0").and_then(Value::as_str) == Some("test") {
                let name = target.pointer("/name").and_then(Value::as_str).unwrap_or_default();
                found.push((package_name.to_owned(), name.to_owned()));
            }
        }
    }
    Ok(found)
}
