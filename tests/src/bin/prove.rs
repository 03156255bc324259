//! What nobody should have to take on trust: `cargo xtask prove`. Called with `live`, it is the process that is killed.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use mooring_tests::prove::kill::kill;
use mooring_tests::prove::page::{Row, page};
use mooring_tests::prove::{Work, live};

const USAGE: &str = "\
cargo xtask prove -- [--tries N] [--page FILE]
  --tries   processes killed at each kind of work (2000)
  --page    writes docs/security-evidence.md, or another page, anew";

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = |what: &str| arguments.next().with_context(|| format!("{what} is missing\n{USAGE}"));
    let (mut tries, mut to) = (2_000, None);
    while let Ok(argument) = next("") {
        match argument.as_str() {
            "live" => {
                let (work, root, first) = (next("the work")?, next("the folder")?, next("the first entry")?);
                return live(work.parse()?, &PathBuf::from(root), first.parse()?);
            }
            "--tries" => tries = next("a number")?.parse().context("--tries takes a number")?,
            "--page" => to = Some(PathBuf::from(next("a file")?)),
            _ => bail!("{argument} is not understood\n{USAGE}"),
        }
    }
    prove(tries, to)
}

fn prove(tries: u32, to: Option<PathBuf>) -> Result<()> {
    let program = std::env::current_exe()?;
    let mut rows = Vec::new();
    for work in Work::ALL.into_iter().chain([Work::TooEarly]) {
        let control = work == Work::TooEarly;
        // A backup takes its time, and the counter-check finds what it looks for soon.
        let tries = if control || work == Work::Backup { tries.div_ceil(10) } else { tries };
        eprintln!("… killed while: {} ({tries} times)", work.name());
        let found = kill(&program, work, tries, 0x6d6f_6f72)?;
        found.notes.iter().for_each(|note| eprintln!("  {note}"));
        rows.push(Row { name: work.name(), found, control });
    }
    #[allow(clippy::disallowed_methods, reason = "the date the page is of")]
    let today = chrono::Utc::now().format("%Y-%m-%d").to_string();
    let page = page(&rows, &today);
    println!("{page}");
    if let Some(to) = to {
        std::fs::write(&to, &page).with_context(|| format!("writing {}", to.display()))?;
    }
    if rows.iter().all(Row::is_as_it_should_be) { Ok(()) } else { bail!("not everything was as it should be") }
}
