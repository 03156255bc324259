//! What can only be tried in the real window: the tests of the window, run here for their figures.

use std::process::Command;

use anyhow::{Context, Result};

use super::page::{Row, Section};
use super::{Harness, Order};
use crate::figures::{TRIES, heard};

/// Payloads sent to each command; the other tests have one count.
pub const HARNESS: Harness = Harness { name: "window", title: "In the real window", tries: 200, prove };

const ABOUT: &str = "\
Tests of the real app on a screen, a message bus and a keychain of their own. *scripts*: texts that would run as scripts, through
every place a text comes from and every place it is shown (`tests/tests/scripts.rs`). *canaries*: fresh words typed everywhere,
looked for in every file in many encodings, while it runs, after quitting and after a kill; *memory*: words and
keys, in the program's memory after locking; *sockets*: a trace of system calls over a tour of the app (`privacy.rs`). *commands*:
wrong payloads for every command that takes one, from the window it was given to (`commands.rs`). *keychain*: every answer of a
keychain with every protection, with made-up keychains and real ones. *typing*: the journal is locked while words are being typed, and
the draft compared with the last key (`lock.rs`). The counter-checks are in the same tests: the texts put into
the page as they are, words planted and found, words and keys found in memory before locking, the connections the trace did see, a kill in the
place of the lock.
";

/// Some tests that are run together.
struct Tour {
    name: &'static str,
    /// What is counted.
    of: &'static str,
    /// Arguments of `cargo test` that choose them.
    choose: &'static [&'static str],
    /// Their names begin with this.
    tests: &'static str,
    control: &'static str,
}

const TOURS: [Tour; 7] = [
    Tour {
        name: "scripts",
        of: "texts",
        choose: &["--test", "scripts"],
        tests: "no_text_runs",
        control: "texts the policy stopped when put into the page",
    },
    Tour {
        name: "canaries",
        of: "looks for each word",
        choose: &["--test", "privacy"],
        tests: "nothing_written",
        control: "planted words",
    },
    Tour {
        name: "memory",
        of: "words and keys looked for",
        choose: &["--test", "privacy"],
        tests: "locking_leaves",
        control: "found while open",
    },
    Tour {
        name: "sockets",
        of: "connections seen",
        choose: &["--test", "privacy"],
        tests: "no_socket",
        control: "connections within the machine",
    },
    Tour {
        name: "commands",
        of: "payloads",
        choose: &["--test", "commands"],
        tests: "every_command",
        control: "a planted line of a panic",
    },
    Tour {
        name: "typing",
        of: "locks in the middle of a word",
        choose: &["--test", "lock"],
        tests: "typing_is_kept",
        control: "killed in the middle of a word, and words gone",
    },
    Tour { name: "keychain", of: "tests", choose: &["--lib", "--test", "keychain"], tests: "keychain", control: "" },
];

/// What a run printed and whether everything passed.
struct Ran {
    printed: String,
    passed: bool,
}

fn prove(order: &Order<'_>) -> Result<Section> {
    let mut rows = Vec::new();
    let mut controls = Vec::new();
    run(&["build", "--workspace", "--all-targets"], order.tries)?;
    for tour in TOURS {
        order.say(tour.name);
        let ran = run(
            &[&["test", "--workspace"], tour.choose, &["--", "--nocapture", "--test-threads=1", tour.tests]].concat(),
            order.tries,
        )?;
        // Tests that count nothing count themselves.
        let tried = heard(&ran.printed, "tried").unwrap_or_else(|| passed(&ran.printed));
        let wrong = heard(&ran.printed, "wrong").unwrap_or(0);
        let sound = ran.passed && tried > 0 && wrong == 0;
        if !ran.passed {
            order.say(&ran.printed);
        }
        let said = if ran.passed { wrong.to_string() } else { "**failed**".to_owned() };
        rows.push(Row::tried(format!("{}: {}", tour.name, tour.of), &[&tried, &said], sound));
        if !tour.control.is_empty() {
            let noticed = heard(&ran.printed, "noticed").unwrap_or(0);
            controls.push(Row::control(format!("{}: {}", tour.name, tour.control), &[&noticed, &noticed], noticed > 0));
        }
    }
    rows.extend(controls);
    Ok(Section { about: ABOUT, columns: &["what", "tried", "found"], rows })
}

fn run(arguments: &[&str], tries: u32) -> Result<Ran> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(arguments)
        .env(TRIES, tries.to_string())
        .current_dir(crate::repository())
        .output()
        .context("starting cargo")?;
    let printed = [output.stdout, output.stderr].concat();
    Ok(Ran { printed: String::from_utf8_lossy(&printed).into_owned(), passed: output.status.success() })
}

/// How many tests passed, over all programs that ran.
fn passed(printed: &str) -> usize {
    let counts = printed
        .lines()
        .filter_map(|line| line.strip_prefix("test result: ok. ")?.split(' ').next()?.parse::<usize>().ok());
    counts.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_that_passed_are_counted() {
        let printed = "test result: ok. 3 passed; 0 failed\n\ntest result: FAILED. 2 passed; 1 failed\ntest result: ok. 10 passed; 0 failed\n";
        assert_eq!(passed(printed), 13);
    }
}
