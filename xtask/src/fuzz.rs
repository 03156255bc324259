//! `cargo xtask fuzz`: wrong input led by libFuzzer, which keeps what reaches new code and changes that further.
//!
//! `prove` gives each reader a counted number of inputs and writes down what came of it; this searches as long as it is
//! left, for a person who has changed a reader.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::packages::Purpose;
use crate::process::{call, cargo, root, target};
use crate::system;
use crate::tools::CARGO_FUZZ;

/// Seconds for each reader, unless told otherwise.
const SECONDS: u32 = 60;
/// The most memory a reader may take, in MiB, as in `prove`; libFuzzer's own tables are on top.
const MEMORY_MOST: u32 = 256 + 256;
/// The longest input, in bytes.
const INPUT_MOST: u32 = 64 * 1024;

/// Gives the readers named, or all, wrong input. Stops at the first that panics, hangs or takes too much; the input it did
/// so at lies in `target/guided/NAME/faults`.
pub fn run(arguments: &[String]) -> Result<()> {
    let (mut names, mut seconds) = (Vec::new(), SECONDS);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--seconds" => seconds = rest.next().context("--seconds takes a number")?.parse()?,
            name if !name.starts_with('-') => names.push(name.to_owned()),
            other => bail!("{other} is not understood: cargo xtask fuzz [NAME]… [--seconds N]"),
        }
    }
    system::prepare(Purpose::Test)?;
    CARGO_FUZZ.installed()?;
    call(&mut cargo(["build", "--workspace", "--bin", "prove"]))?;
    let home = target().join("guided");
    call(Command::new(target().join("debug").join("prove")).current_dir(root()).arg("seeds").arg(&home).args(&names))?;
    if names.is_empty() {
        names = readers(&home)?;
    }
    names.iter().try_for_each(|name| search(&home, name, seconds))
}

/// The readers whose seeds lie there.
fn readers(home: &std::path::Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(home).context("the seeds")? {
        let path = entry?.path();
        if path.join("seeds").is_dir() {
            names.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    names.sort();
    Ok(names)
}

/// Searches one reader. Without a sanitizer: there is no `unsafe` of ours to watch, and the compiler is the stable one.
fn search(home: &std::path::Path, name: &str, seconds: u32) -> Result<()> {
    let place = home.join(name);
    for folder in ["corpus", "faults"] {
        std::fs::create_dir_all(place.join(folder))?;
    }
    let mut fuzz = Command::new(CARGO_FUZZ.installed()?);
    fuzz.current_dir(root()).args(["fuzz", "run", "--sanitizer", "none", "--fuzz-dir", "tests/fuzz", "--target-dir"]);
    fuzz.arg(home.join("build")).arg(name).arg(place.join("corpus")).arg(place.join("seeds")).arg("--");
    fuzz.arg(format!("-max_total_time={seconds}"))
        .arg(format!("-rss_limit_mb={MEMORY_MOST}"))
        .arg(format!("-max_len={INPUT_MOST}"))
        .arg(format!("-dict={}", place.join("words.dict").display()))
        .arg(format!("-artifact_prefix={}/", place.join("faults").display()));
    call(&mut fuzz).with_context(|| format!("the reader {name}"))
}
