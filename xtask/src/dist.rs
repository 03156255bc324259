//! `cargo xtask dist`: the optimised program, and a list of everything that is in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::packages::Purpose;
use crate::process::{answer, call, cargo, npm, root, target};
use crate::{system, tools, ui};

/// The name its lists get, so that they can be told from everything else and taken away.
const LIST: &str = "mooring-sbom";

/// Builds for this system into `target/dist`: the program, and what it is made of (`CycloneDX`, once for the crates and
/// once for the packages of the interface).
pub fn run() -> Result<()> {
    system::prepare(Purpose::Run)?;
    ui::install()?;
    ui::build()?;
    call(&mut cargo(["build", "--release", "--locked", "--package", "mooring", "--bin", "mooring"]))?;
    let folder = target().join("dist");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("emptying target/dist")?;
    }
    fs::create_dir_all(&folder).context("making target/dist")?;
    let program = format!("mooring{}", std::env::consts::EXE_SUFFIX);
    fs::copy(target().join("release").join(&program), folder.join(&program)).context("copying the program")?;
    fs::write(folder.join("mooring.crates.cdx.json"), crates()?)?;
    fs::write(folder.join("mooring.interface.cdx.json"), interface()?)?;
    println!("\nIn {}: {program}, and what it is made of (mooring.*.cdx.json).", folder.display());
    Ok(())
}

/// The crates the program is built with on this system.
fn crates() -> Result<String> {
    let tool = tools::CYCLONEDX.installed()?;
    let system = answer("rustc", &["-vV"])
        .and_then(|said| said.lines().find_map(|line| line.strip_prefix("host: ").map(str::to_owned)))
        .context("rustc does not say which system this is")?;
    let manifest = root().join("src-tauri/Cargo.toml");
    let done = call(
        Command::new(tool)
            .args(["cyclonedx", "--format", "json", "--override-filename", LIST, "--target", &system])
            // With what only builds it: the sources of SQLCipher and OpenSSL come that way.
            .args(["--spec-version", "1.5", "--manifest-path"])
            .arg(&manifest)
            .current_dir(root()),
    );
    // It leaves a list beside each manifest of the workspace; only the program's is wanted, and none may stay.
    let mut wanted = None;
    for list in lists()? {
        let text = fs::read_to_string(&list).with_context(|| format!("reading {}", list.display()))?;
        fs::remove_file(&list).with_context(|| format!("removing {}", list.display()))?;
        if list.parent() == manifest.parent() {
            wanted = Some(text);
        }
    }
    done?;
    let text = without_home(&wanted.context("no list of the crates was written")?);
    listed(&text, 100)?;
    Ok(text)
}

/// The list names our own crates by where they lie; whose folder that is, is nobody's business.
fn without_home(text: &str) -> String {
    let home = root().to_string_lossy().replace('\\', "/");
    text.replace(home.trim_start_matches('/'), ".")
}

/// The packages of the interface that end up in it.
fn interface() -> Result<String> {
    let output = npm(["sbom", "--sbom-format", "cyclonedx", "--package-lock-only", "--omit", "dev"])
        .output()
        .context("starting npm sbom")?;
    if !output.status.success() {
        bail!("npm could not list the packages of the interface:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    let text = String::from_utf8(output.stdout).context("reading npm's list")?;
    listed(&text, 1)?;
    Ok(text)
}

/// Whether this is a list in `CycloneDX` of at least so many parts.
fn listed(text: &str, least: usize) -> Result<()> {
    let list: Value = serde_json::from_str(text).context("the list is not JSON")?;
    let parts = list.get("components").and_then(Value::as_array).map_or(0, Vec::len);
    if list.get("bomFormat").and_then(Value::as_str) != Some("CycloneDX") || parts < least {
        bail!("the list names {parts} parts, which cannot be all");
    }
    Ok(())
}

/// The lists the tool left in this workspace.
fn lists() -> Result<Vec<PathBuf>> {
    let said = cargo(["metadata", "--no-deps", "--format-version", "1"]).output().context("starting cargo")?;
    let metadata: Value = serde_json::from_slice(&said.stdout).context("reading cargo's metadata")?;
    let manifests = metadata
        .get("packages")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|one| one.get("manifest_path")?.as_str());
    Ok(manifests
        .filter_map(|manifest| Some(Path::new(manifest).parent()?.join(format!("{LIST}.json"))))
        .filter(|list| list.is_file())
        .collect())
}
