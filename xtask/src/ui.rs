//! The interface's part of the set-up: its npm packages and its build, each done again only when its inputs changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result};

use crate::process::{answer, call, npm, root, target};

/// Everything the build of the interface reads, seen from `ui/`.
const INPUTS: &[&str] = &["src", "locales", "public", "lock.html", "main.html", "package-lock.json", "package.json"];

/// `npm ci`, unless exactly this lock file was installed with this Node already.
pub fn install() -> Result<()> {
    let ui = root().join("ui");
    let lock = fs::read_to_string(ui.join("package-lock.json")).context("reading ui/package-lock.json")?;
    let wanted = format!("{}\n{lock}", answer("node", &["--version"]).unwrap_or_default());
    // Inside node_modules, so that deleting the folder deletes the claim.
    let stamp = ui.join("node_modules").join(".installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    call(&mut npm(["ci", "--no-audit", "--no-fund"])).context(
        "npm could not bring the packages of the interface (its own words are above).\n\
         They are fetched once, which needs a network; then type the command again",
    )?;
    fs::write(&stamp, wanted).with_context(|| format!("writing {}", stamp.display()))
}

/// Builds the interface into `ui/dist`.
pub fn build() -> Result<()> {
    call(&mut npm(["run", "build"]))?;
    let stamp = stamp();
    if let Some(folder) = stamp.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&stamp, fingerprint()?).with_context(|| format!("writing {}", stamp.display()))
}

/// Builds the interface unless `ui/dist` was built from exactly these files.
pub fn build_if_changed() -> Result<()> {
    let built = fs::read_to_string(stamp()).ok();
    if root().join("ui/dist/lock.html").is_file()
        && built.is_some_and(|built| fingerprint().is_ok_and(|now| now == built))
    {
        return Ok(());
    }
    build()
}

fn stamp() -> PathBuf {
    target().join("xtask").join("ui-built")
}

/// One line for each input: its path, size and time of change. A deleted file is a missing line.
fn fingerprint() -> Result<String> {
    let ui = root().join("ui");
    let mut lines = Vec::new();
    for input in INPUTS {
        list(&ui.join(input), &mut lines)?;
    }
    for entry in fs::read_dir(&ui)? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().contains(".config.")) {
            list(&path, &mut lines)?;
        }
    }
    lines.sort();
    Ok(lines.concat())
}

fn list(path: &Path, lines: &mut Vec<String>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            list(&entry?.path(), lines)?;
        }
    } else if path.is_file() {
        let about = fs::metadata(path)?;
        let changed = about.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        lines.push(format!("{} {} {changed}\n", path.display(), about.len()));
    }
    Ok(())
}
