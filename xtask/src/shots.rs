//! `cargo xtask shots`: pictures of every screen, light and dark, made by driving the real app.

use std::process::Command;

use anyhow::Result;

use crate::packages::Purpose;
use crate::process::{call, cargo, root, target};
use crate::{system, ui};

/// Builds the app and hands over to the program that photographs it.
pub fn run(arguments: &[String]) -> Result<()> {
    system::prepare(Purpose::Test)?;
    ui::install()?;
    ui::build_if_changed()?;
    // The whole workspace, as the tests select it: another selection has other features and builds every library again.
    call(&mut cargo(["build", "--workspace", "--bin", "mooring", "--bin", "shots"]))?;
    call(Command::new(target().join("debug").join("shots")).current_dir(root()).args(arguments))
}
