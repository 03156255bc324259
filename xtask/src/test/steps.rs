//! The steps of `cargo xtask test`, in the order they run.

use std::process::Command;

use super::report::Outcome;
use super::rust;
use crate::packages::Purpose;
use crate::process::{Echo, cargo, npm, root};
use crate::{bindings, system, tools, ui};

/// One thing that is checked.
pub struct Step {
    pub name: &'static str,
    /// What is true when it passes.
    pub asks: &'static str,
    /// Steps that are run for this one, even if nobody asked for them.
    pub needs: &'static [&'static str],
    /// Steps whose fault this one could only repeat: after it, this one is left out.
    pub after: &'static [&'static str],
    /// Runs on a thread of its own while the Rust code builds.
    pub beside_build: bool,
    /// Also on macOS and Windows, where there is no virtual screen, message bus and keychain to drive the window with.
    pub everywhere: bool,
    pub work: fn(How) -> Outcome,
}

/// How a step is to be done.
#[derive(Clone, Copy)]
pub struct How {
    pub echo: Echo,
    /// Asked for, and not only needed by another step.
    pub asked: bool,
}

const STEP: Step = Step {
    name: "",
    asks: "",
    needs: &[],
    after: &[],
    beside_build: false,
    everywhere: true,
    work: |_| Outcome::default(),
};

const OF_THE_INTERFACE: Step = Step { needs: &["setup"], beside_build: true, ..STEP };
const OF_RUST: Step = Step { needs: &["ui-build"], after: &["build"], ..STEP };

pub const STEPS: &[Step] = &[
    Step {
        name: "setup",
        asks: "system packages, Node and the interface's packages are there",
        work: |_| system::prepare(Purpose::Test).and_then(|()| ui::install()).into(),
        ..STEP
    },
    Step {
        name: "format",
        asks: "rustfmt would change nothing",
        work: |how| Outcome::of(&mut cargo(["fmt", "--all", "--check", "--", "--files-with-diff"]), how.echo),
        ..STEP
    },
    Step {
        name: "ui-build",
        asks: "the interface builds",
        needs: &["setup"],
        work: |how| if how.asked { ui::build() } else { ui::build_if_changed() }.into(),
        ..STEP
    },
    Step {
        name: "build",
        asks: "the app, the crates and the tests build",
        needs: &["ui-build"],
        everywhere: false,
        work: |_| rust::build().into(),
        ..STEP
    },
    Step {
        name: "ui-check",
        asks: "svelte-check and TypeScript find no fault",
        work: |how| Outcome::of(&mut npm(["run", "check"]), how.echo),
        ..OF_THE_INTERFACE
    },
    Step {
        name: "ui-lint",
        asks: "eslint finds no fault",
        work: |how| Outcome::of(&mut npm(["run", "lint"]), how.echo),
        ..OF_THE_INTERFACE
    },
    Step {
        name: "ui-format",
        asks: "prettier would change nothing",
        work: |how| Outcome::of(&mut npm(["run", "format:check"]), how.echo),
        ..OF_THE_INTERFACE
    },
    Step {
        name: "ui-test",
        asks: "the interface's tests pass",
        work: |how| Outcome::of_tests(&mut npm(["test"]), how.echo),
        ..OF_THE_INTERFACE
    },
    Step {
        name: "clippy",
        asks: "clippy finds no fault",
        work: |how| Outcome::of(&mut rust::clippy(), how.echo),
        ..OF_RUST
    },
    Step {
        name: "bindings",
        asks: "the interface's types are those of the Rust code",
        needs: &["build"],
        everywhere: false,
        work: |_| bindings::check().into(),
        ..OF_RUST
    },
    Step {
        name: "rust-test",
        asks: "the tests of the crates, of the shell and of the walls between them pass",
        work: |how| rust::crates().map_or_else(Outcome::from, |mut tests| Outcome::of_tests(&mut tests, how.echo)),
        ..OF_RUST
    },
    Step {
        name: "doc-test",
        asks: "the examples in the documentation work",
        everywhere: false,
        // A house without examples is fine: counted, but not required.
        work: |how| Outcome::of(&mut rust::examples(), how.echo),
        ..OF_RUST
    },
    Step {
        name: "window-test",
        asks: "the real app in a real window does what it should",
        needs: &["setup", "build"],
        everywhere: false,
        work: |how| rust::windows().map_or_else(Outcome::from, |mut tests| Outcome::of_tests(&mut tests, how.echo)),
        ..STEP
    },
    Step { name: "licences", asks: "cargo-deny allows the dependencies' licences and sources", work: licences, ..STEP },
];

fn licences(how: How) -> Outcome {
    match tools::DENY.installed() {
        Ok(tool) => {
            let mut deny = Command::new(tool);
            Outcome::of(deny.args(["deny", "check", "licenses", "bans", "sources"]).current_dir(root()), how.echo)
        }
        Err(error) => Outcome::from(error),
    }
}
