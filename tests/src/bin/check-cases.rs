//! Recurrence and reminder cases from a file: `cargo xtask check-cases`.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use mooring_tests::cases::{Kind, check};

const USAGE: &str = "cargo xtask check-cases occurrences|reminders FILE";

fn main() -> Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [kind, file] = arguments.as_slice() else { bail!(USAGE) };
    let text = std::fs::read_to_string(file).with_context(|| format!("reading {file}"))?;
    let outcomes = check(kind.parse::<Kind>().context(USAGE)?, &text)?;
    for outcome in &outcomes {
        match &outcome.fault {
            None => println!("{} passed", outcome.id),
            Some(fault) => println!("{} failed: {fault}", outcome.id),
        }
    }
    let failed = outcomes.iter().filter(|outcome| outcome.fault.is_some()).count();
    println!("{} passed, {failed} failed", outcomes.len() - failed);
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
