//! What nobody should have to take on trust: `cargo xtask prove`. Called with `live`, it is the process that is killed,
//! with `fuzz` the one that reads wrong input; `seeds` writes right input for `cargo xtask fuzz` to begin with.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use mooring_tests::prove::fuzz::{read_all, write_seeds};
use mooring_tests::prove::page::page;
use mooring_tests::prove::{HARNESSES, Harness, Order, live};

const USAGE: &str = "\
cargo xtask prove -- [--only NAME]… [--tries N] [--page FILE]
  --only    one harness instead of all; may be given several times
  --tries   so often, instead of each harness's own count
  --page    writes docs/security-evidence.md, or another page; what was not tried now stays as it was there
harnesses:";

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (mut only, mut tries, mut to) = (Vec::new(), None, None);
    while let Some(argument) = arguments.next() {
        let mut next = |what: &str| arguments.next().with_context(|| format!("{what} is missing\n{}", usage()));
        match argument.as_str() {
            "live" => {
                let (work, root, first) = (next("the work")?, next("the folder")?, next("the first entry")?);
                let until = arguments.next().map(|until| until.parse()).transpose()?;
                return live(work.parse()?, &PathBuf::from(root), first.parse()?, until);
            }
            "fuzz" => {
                let (target, inputs, seed) = (next("the target")?, next("how many")?, next("a seed")?);
                return read_all(&target, inputs.parse()?, seed.parse()?, &PathBuf::from(next("a file")?));
            }
            "seeds" => return write_seeds(&PathBuf::from(next("a folder")?), &arguments.collect::<Vec<_>>()),
            "--only" => only.push(next("a harness")?),
            "--tries" => tries = Some(next("a number")?.parse().context("--tries takes a number")?),
            "--page" => to = Some(PathBuf::from(next("a file")?)),
            _ => bail!("{argument} is not understood\n{}", usage()),
        }
    }
    if let Some(unknown) = only.iter().find(|name| HARNESSES.iter().all(|harness| harness.name != name.as_str())) {
        bail!("no harness is called {unknown}\n{}", usage());
    }
    let chosen = HARNESSES.iter().filter(|harness| only.is_empty() || only.iter().any(|name| name == harness.name));
    prove(chosen, tries, to.as_deref())
}

fn usage() -> String {
    let lines = HARNESSES.iter().map(|harness| format!("  {:<10}{} ({})", harness.name, harness.title, harness.tries));
    std::iter::once(USAGE.to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
}

fn prove<'h>(chosen: impl Iterator<Item = &'h Harness>, tries: Option<u32>, to: Option<&Path>) -> Result<()> {
    let program = std::env::current_exe()?;
    #[allow(clippy::disallowed_methods, reason = "the date the page is of")]
    let today = chrono::Utc::now().format("%Y-%m-%d").to_string();
    let titles: Vec<&str> = HARNESSES.iter().map(|harness| harness.title).collect();
    let mut wrong = Vec::new();
    for harness in chosen {
        let tries = tries.unwrap_or(harness.tries);
        eprintln!("… {} ({tries})", harness.title);
        let section = (harness.prove)(&Order { tries, program: &program })?;
        let text = section.text(&today);
        println!("## {}\n\n{text}", harness.title);
        if !section.is_as_it_should_be() {
            wrong.push(harness.name);
        }
        // Each as it is done: whoever ends this early has what was found so far.
        if let Some(to) = to {
            let earlier = std::fs::read_to_string(to).unwrap_or_default();
            std::fs::write(to, page(&earlier, &titles, &[(harness.title, text)]))
                .with_context(|| format!("writing {}", to.display()))?;
        }
    }
    if wrong.is_empty() { Ok(()) } else { bail!("not everything was as it should be: {}", wrong.join(", ")) }
}
