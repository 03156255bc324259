//! `cargo xtask prove`: the long proofs, of which the tests run small counts.

use std::process::Command;

use anyhow::Result;

use crate::packages::Purpose;
use crate::process::{call, cargo, root, target};
use crate::{system, ui};

/// Builds as the tests do and hands over to the program that tries.
pub fn run(arguments: &[String]) -> Result<()> {
    system::prepare(Purpose::Test)?;
    ui::install()?;
    ui::build_if_changed()?;
    call(&mut cargo(["build", "--workspace", "--bin", "prove"]))?;
    call(Command::new(target().join("debug").join("prove")).current_dir(root()).args(arguments))
}
