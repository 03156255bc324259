//! `cargo xtask check-cases`: recurrence and reminder cases from a file, by id.

use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::packages::Purpose;
use crate::process::{call, cargo, target};
use crate::system;

/// Builds as the tests do and hands over to the program that checks. The file is looked for where the command was given.
pub fn run(arguments: &[String]) -> Result<ExitCode> {
    system::prepare(Purpose::Test)?;
    call(&mut cargo(["build", "--workspace", "--bin", "check-cases"]))?;
    let program = target().join("debug").join("check-cases");
    let status = Command::new(&program).args(arguments).status();
    let status = status.with_context(|| format!("could not start {}", program.display()))?;
    // What failed has been said by id: no other word is needed.
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
