//! `cargo xtask bindings`: the interface's TypeScript types, written from the Rust types.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{call, cargo, root, target};
use crate::ui;

/// The file the windows import their types from, seen from the root. It is committed, so that nobody needs a Rust build
/// to work on the windows.
const COMMITTED: &str = "ui/src/backend/bindings.ts";

/// Writes the bindings.
pub fn run() -> Result<()> {
    // The shell embeds the interface and doesn't build without one; any will do.
    ui::install()?;
    if !root().join("ui/dist/lock.html").is_file() {
        ui::build()?;
    }
    call(&mut cargo(["run", "--package", "mooring", "--bin", "bindings", "--", COMMITTED]))
}

/// Whether the committed bindings are those of the Rust code, asked of the generator that was built with the tests.
pub fn check() -> Result<()> {
    let fresh = target().join("xtask").join("bindings.ts");
    if let Some(folder) = fresh.parent() {
        fs::create_dir_all(folder)?;
    }
    call(Command::new(target().join("debug").join("bindings")).arg(&fresh))?;
    let fresh = fs::read_to_string(&fresh).context("reading the fresh bindings")?;
    if fs::read_to_string(root().join(COMMITTED)).context(COMMITTED)? != fresh {
        bail!("{COMMITTED} is not what the Rust types say; `cargo xtask bindings` writes it anew");
    }
    Ok(())
}
