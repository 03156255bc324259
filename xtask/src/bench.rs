//! `cargo xtask bench`: speed and memory beside plain SQLite, measured on an optimised build.

use anyhow::Result;

use crate::packages::Purpose;
use crate::process::{call, cargo};
use crate::{system, ui};

/// Builds the app and the benchmarks optimised, and hands over to the program that measures.
pub fn run(arguments: &[String]) -> Result<()> {
    system::prepare(Purpose::Test)?;
    ui::install()?;
    ui::build_if_changed()?;
    call(&mut cargo(["build", "--release", "--package", "mooring", "--bin", "mooring"]))?;
    call(cargo(["run", "--release", "--package", "mooring-tests", "--bin", "bench", "--"]).args(arguments))
}
