//! The desktop shell of Mooring: start, windows, commands, and the machine around the journal.
//!
//! Nothing here decides anything about entries: commands hand to `mooring-core`, keys are the business of `vault`.

pub mod arguments;
pub mod bindings;
pub mod commands;
pub mod desktop;
pub mod error;
pub mod events;
mod run;
pub mod shell;
#[cfg(test)]
mod testing;
mod views;
pub mod wall_clock;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use arguments::Asked;
use desktop::folder;
use desktop::words::Words;

/// Starts the program with these arguments; the first is its own name.
pub fn start(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    // The person's language is not known before the folder is read; on the command line English stands in.
    let words = Words::here("en");
    match arguments::read(arguments) {
        Ok(Asked::Run(place, _)) if folder::holds_other_things(&place) => {
            refuse(&words.text("cli-folder-in-use"), &words)
        }
        Ok(Asked::Run(place, wish)) => run::run(&place, wish),
        Ok(Asked::Help) => say(&words.text("cli-help")),
        Ok(Asked::Version) => say(concat!("mooring ", env!("CARGO_PKG_VERSION"))),
        Err(refused) => refuse(&refused.to_string(), &words),
    }
}

fn refuse(why: &str, words: &Words) -> ExitCode {
    // A terminal that is closed cannot be told.
    let _ = writeln!(std::io::stderr(), "mooring: {why}\n{}", words.text("cli-see-help"));
    ExitCode::from(2)
}

fn say(text: &str) -> ExitCode {
    match writeln!(std::io::stdout(), "{text}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
