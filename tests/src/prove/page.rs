//! The page that says what was tried, how often, and what came out.

use std::fmt::Write as _;

use super::Found;

/// What stands above the table.
const PREFACE: &str = "\
# What was tried

Written by `cargo xtask prove -- --page docs/security-evidence.md`; nothing in it is written by hand. The ordinary tests run
the same code with smaller counts (`tests/tests/durability.rs`). What is promised stands in [SECURITY.md](SECURITY.md).

**Killed at work.** A process works on a journal and says of each change that it is safe, once the journal said so. It is killed
(SIGKILL) at a random moment; then the journal is opened, each change it called safe is looked for, word by word, the seal is
compared, and the backups that have their name are read to their end. *save*: entries one after another. *close*: closing and
opening, with the seal and the keychain. *header*: new recovery codes. *backup*: backups. *migrate*: the step from the
schema before to this one. *too-early* is the counter-check: a process that speaks before it has saved. There, losses must be
found; a change that is lost counts at each opening after it.

A kill leaves what was written to the system's own memory; that a power cut does not is another matter, which is not tried here yet.
";

/// One row.
pub struct Row {
    pub name: &'static str,
    pub found: Found,
    /// Losses are what it is run for.
    pub control: bool,
}

impl Row {
    pub const fn is_as_it_should_be(&self) -> bool {
        if self.control { self.found.lost > 0 } else { self.found.is_sound() }
    }
}

/// The page, with the date it is of.
pub fn page(rows: &[Row], date: &str) -> String {
    let mut page = String::from(PREFACE);
    let _ = writeln!(
        page,
        "\ndate: {date} · {} · build: {}\n",
        machine(),
        if cfg!(debug_assertions) { "dev" } else { "release" }
    );
    page.push_str(
        "| killed while | times | changes called safe | of these lost | did not open or read | as it should be |\n",
    );
    page.push_str("| --- | ---: | ---: | ---: | ---: | --- |\n");
    for row in rows {
        let Found { tries, acknowledged, lost, unreadable, .. } = row.found;
        let verdict = if row.is_as_it_should_be() { "yes" } else { "**no**" };
        let _ = writeln!(page, "| {} | {tries} | {acknowledged} | {lost} | {unreadable} | {verdict} |", row.name);
    }
    page
}

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    format!("{} on {}, {cores} cores", std::env::consts::OS, std::env::consts::ARCH)
}
