//! `cargo xtask try-import`: what a file of another program gives, as JSON.

use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result};

use crate::packages::Purpose;
use crate::process::{call, cargo, target};
use crate::system;

/// Builds as the tests do and hands over to the program that reads. Only its JSON goes to the standard output.
pub fn run(arguments: &[String]) -> Result<ExitCode> {
    system::prepare(Purpose::Test)?;
    call(&mut cargo(["build", "--workspace", "--bin", "try-import"]))?;
    let program = target().join("debug").join("try-import");
    let status = Command::new(&program).args(arguments).stdin(Stdio::null()).status();
    let status = status.with_context(|| format!("could not start {}", program.display()))?;
    // Why it was refused has been said.
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
