//! `cargo xtask run`: the real app, in a window, from a fresh clone.

use anyhow::{Result, bail};

use crate::packages::Purpose;
use crate::process::{call, cargo};
use crate::{system, ui};

/// Sets up, builds and starts the app with these arguments.
pub fn run(arguments: &[String]) -> Result<()> {
    screen()?;
    build()?;
    call(cargo(["run", "--package", "mooring", "--bin", "mooring", "--"]).args(arguments))
}

/// Sets up and builds the app.
pub fn build() -> Result<()> {
    system::prepare(Purpose::Run)?;
    ui::install()?;
    ui::build_if_changed()?;
    call(&mut cargo(["build", "--package", "mooring", "--bin", "mooring"]))
}

/// Says at once, and not after ten minutes of building, that a window could not be opened.
fn screen() -> Result<()> {
    let there = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !there("WAYLAND_DISPLAY") && !there("DISPLAY") {
        bail!(
            "There is no screen here (neither WAYLAND_DISPLAY nor DISPLAY is set), so no window can be opened.\n\
             Type this in a terminal of your desktop. Without a desktop:\n  \
             cargo xtask build   builds the app all the same\n  \
             cargo xtask shots   makes pictures of every screen\n  \
             cargo xtask test    drives the real window on a screen of its own"
        );
    }
    Ok(())
}
