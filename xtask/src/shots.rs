//! `cargo xtask shots`: pictures of every screen, light and dark, made by driving the real app.

use anyhow::Result;

use crate::packages::Purpose;
use crate::process::{call, cargo};
use crate::{system, ui};

/// Builds the app and hands over to the program that photographs it.
pub fn run(arguments: &[String]) -> Result<()> {
    system::prepare(Purpose::Test)?;
    ui::install()?;
    ui::build_if_changed()?;
    call(&mut cargo(["build", "--package", "mooring", "--bin", "mooring"]))?;
    call(cargo(["run", "--package", "mooring-tests", "--bin", "shots", "--"]).args(arguments))
}
