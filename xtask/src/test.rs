//! `cargo xtask test`: everything that has to hold before a change is good, in one command.
//!
//! The order keeps a cold run short on two cores: the interface is built first, because the app embeds it; its own
//! checks run beside the long build of the Rust dependencies; whatever drives a window runs alone.

mod report;
mod rust;
mod steps;

use std::process::ExitCode;
use std::thread;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::process::Echo;
use report::{Fate, Ran};
use steps::{How, STEPS, Step};

/// Sets up, runs the chosen steps to the end, whatever fails, and sums up.
pub fn run(arguments: &[String]) -> Result<ExitCode> {
    if arguments.iter().any(|argument| argument == "--steps") {
        for step in STEPS {
            println!("{:<12} {}", step.name, step.asks);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let choice = Choice::parse(arguments)?;
    if !cfg!(target_os = "linux") {
        println!("On this system only the crates' and the interface's own tests run; the window is driven on Linux.");
    }
    let begun = Instant::now();
    let ran = run_steps(&choice);
    Ok(report::sum_up(&ran, begun.elapsed()))
}

/// Runs the wanted steps in their order. Those that may run beside another do so on a thread of their own.
fn run_steps(choice: &Choice) -> Vec<Ran> {
    let mut ran: Vec<Ran> = Vec::new();
    let (beside, mut alone): (Vec<&Step>, Vec<&Step>) =
        STEPS.iter().filter(|step| choice.wants(step)).partition(|step| step.beside_build);
    // Without a build to run beside, they run in their own place.
    let build = alone.iter().position(|step| step.name == "build");
    let beside = if build.is_some() {
        beside
    } else {
        alone.extend(beside);
        Vec::new()
    };
    for step in alone {
        if step.name == "build" && !beside.is_empty() {
            let before = ran.clone();
            let others = thread::scope(|scope| {
                let others = scope.spawn(|| {
                    let ran = beside.iter().map(|step| attempt(step, &before, choice, Echo::AtTheEnd));
                    ran.collect::<Vec<_>>()
                });
                ran.push(attempt(step, &before, choice, Echo::Aloud));
                others.join().unwrap_or_default()
            });
            ran.extend(others);
        } else {
            let one = attempt(step, &ran, choice, Echo::Aloud);
            ran.push(one);
        }
    }
    ran
}

/// Runs one step, unless what it stands on failed.
fn attempt(step: &Step, before: &[Ran], choice: &Choice, echo: Echo) -> Ran {
    let stands_on = |name: &str| step.needs.contains(&name) || step.after.contains(&name);
    if let Some(fallen) = before.iter().find(|other| other.fate != Fate::Good && stands_on(other.name)) {
        return Ran::left_out(step.name, fallen.name);
    }
    let how = How { echo, asked: choice.asks_for(step) };
    report::timed(step.name, step.asks, || (step.work)(how))
}

/// Which steps the person asked for.
#[derive(Default)]
struct Choice {
    only: Vec<String>,
    skip: Vec<String>,
}

impl Choice {
    fn parse(arguments: &[String]) -> Result<Self> {
        let mut choice = Self::default();
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            let list = match word.as_str() {
                "--only" => &mut choice.only,
                "--skip" => &mut choice.skip,
                other => bail!("`{other}` is not an option of test; see `cargo xtask help`"),
            };
            let name = words.next().map(String::as_str).unwrap_or_default();
            if !STEPS.iter().any(|step| step.name == name) {
                bail!("`{name}` is not a step; `cargo xtask test --steps` lists them");
            }
            list.push(name.to_owned());
        }
        Ok(choice)
    }

    /// Asked for by name, or by asking for everything.
    fn asks_for(&self, step: &Step) -> bool {
        let here = step.everywhere || cfg!(target_os = "linux");
        here && (self.only.is_empty() || self.only.iter().any(|name| name == step.name))
    }

    /// Asked for, or needed by a wanted one; and not skipped.
    fn wants(&self, step: &Step) -> bool {
        !self.skip.iter().any(|name| name == step.name)
            && (self.asks_for(step) || STEPS.iter().any(|other| other.needs.contains(&step.name) && self.wants(other)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(words: &[&str]) -> Vec<&'static str> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let choice = Choice::parse(&words).unwrap_or_default();
        STEPS.iter().filter(|step| choice.wants(step)).map(|step| step.name).collect()
    }

    #[test]
    fn a_step_brings_what_it_needs() {
        assert_eq!(wanted(&["--only", "format"]), ["format"]);
        assert_eq!(wanted(&["--only", "ui-test"]), ["setup", "ui-test"]);
        assert_eq!(wanted(&["--only", "clippy", "--skip", "setup"]), ["ui-build", "clippy"]);
    }

    #[test]
    fn every_name_a_step_stands_on_is_an_earlier_step() {
        for (place, step) in STEPS.iter().enumerate() {
            for name in step.needs.iter().chain(step.after) {
                let found = STEPS.iter().position(|other| other.name == *name);
                assert!(found.is_some_and(|found| found < place), "{} stands on {name}", step.name);
            }
        }
    }

    #[test]
    fn a_misspelt_step_is_refused() {
        assert!(Choice::parse(&["--only".to_owned(), "cliippy".to_owned()]).is_err());
        assert!(Choice::parse(&["--only".to_owned()]).is_err());
    }
}
