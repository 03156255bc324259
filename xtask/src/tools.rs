//! Programs that look at the house, installed below the target folder at the version whose output was looked at.

use std::path::PathBuf;

use anyhow::Result;

use crate::process::{answer, call, cargo, target};

/// A subcommand of cargo.
pub struct Tool {
    /// What comes after `cargo`.
    pub command: &'static str,
    pub version: &'static str,
}

/// Lists crates.
pub const CYCLONEDX: Tool = Tool { command: "cyclonedx", version: "0.5.9" };
/// Leads wrong input by the code it reaches.
pub const CARGO_FUZZ: Tool = Tool { command: "fuzz", version: "0.13.2" };
/// Judges licences and sources.
pub const DENY: Tool = Tool { command: "deny", version: "0.20.2" };

impl Tool {
    /// Where it is; it is installed where it isn't yet. It runs for seconds, so it is built to be built quickly.
    pub fn installed(&self) -> Result<PathBuf> {
        let name = format!("cargo-{}", self.command);
        let home = target().join("tools");
        let tool = home.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        let said = answer(&tool.to_string_lossy(), &[self.command, "--version"]);
        if !said.is_some_and(|said| said.contains(self.version)) {
            let version = ["--version", self.version];
            call(cargo(["install", "--locked", "--debug", &name]).args(version).arg("--root").arg(&home))?;
        }
        Ok(tool)
    }
}
