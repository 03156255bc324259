//! `cargo xtask <command>`: what a person types to run, test or photograph Mooring.
//!
//! Each command is a module of that name. Set-up (system packages, Node, the interface's packages) is shared and lives
//! in [`system`] and [`ui`]; how a program is started and its output read lives in [`process`].

// A command-line program speaks on its standard streams; the rest of the house may not.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod apt;
mod bench;
mod bindings;
mod check_cases;
mod counts;
mod dist;
mod fuzz;
mod packages;
mod process;
mod prove;
mod run;
mod shots;
mod system;
mod test;
mod tools;
mod try_import;
mod ui;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  run [-- ARGS]     set up, build and open Mooring in a window (try: cargo xtask run -- --demo)
  build             the same without opening it
  test [--only STEP]... [--skip STEP]... [--steps]
                    set up, check and test everything; the last line counts the tests
  bindings          write the interface's TypeScript types from the Rust types
  shots [-- ARGS]   pictures of every screen, light and dark, into target/shots
  bench [-- ARGS]   measure speed beside plain SQLite, and what Insights claims (builds optimised)
  prove [-- ARGS]   the long proofs of safety, thousands of times; -- --only NAME some of them
  fuzz [NAME]... [--seconds N]
                    wrong input for every reader, led by libFuzzer, a minute each
  check-cases occurrences|reminders FILE
                    try recurrence or reminder cases from a file; prints passed or failed for each id
  try-import meeting-guide|bmlt|csv|ics|text FILE [--zone ZONE] [--from DATE]
                    what a file of meetings gives, as JSON: counts, drafts, problems with their place
  dist              the optimised program and a list of everything in it, into target/dist
  setup             only the set-up of `test`: system packages and the interface's packages
  help              this text

With CI=true nothing is ever asked.";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let done = match command.as_str() {
        "run" => run::run(&passed_on(rest)),
        "build" => run::build(),
        "test" => return outcome(test::run(&rest)),
        "bindings" => bindings::run(),
        "shots" => shots::run(&passed_on(rest)),
        "bench" => bench::run(&passed_on(rest)),
        "prove" => prove::run(&passed_on(rest)),
        "fuzz" => fuzz::run(&rest),
        "check-cases" => return outcome(check_cases::run(&rest)),
        "try-import" => return outcome(try_import::run(&rest)),
        "dist" => dist::run(),
        "setup" => system::prepare(packages::Purpose::Test).and_then(|()| ui::install()),
        "" | "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(anyhow::anyhow!("There is no command `{other}`.\n\n{HELP}")),
    };
    outcome(done.map(|()| ExitCode::SUCCESS))
}

fn outcome(done: anyhow::Result<ExitCode>) -> ExitCode {
    done.unwrap_or_else(|error| {
        eprintln!("\n{error:#}");
        ExitCode::FAILURE
    })
}

/// The arguments meant for the program that is started: everything, without a leading `--`.
fn passed_on(mut arguments: Vec<String>) -> Vec<String> {
    if arguments.first().is_some_and(|first| first == "--") {
        arguments.remove(0);
    }
    arguments
}
