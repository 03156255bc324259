//! What the program can be started with.

use std::ffi::OsString;
use std::path::PathBuf;

/// Which journal this process is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The person's own, in the system's folder for application data.
    Home,
    /// One in a folder of the caller's choice.
    Folder(PathBuf),
    /// A throw-away one, filled with invented years.
    Demo,
}

/// What a start is to lead to. A further start hands it to the program that runs already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wish {
    /// The window.
    #[default]
    Window,
    /// Nothing on the screen: the computer began, and reminders are to come.
    Hidden,
    /// A check-in.
    CheckIn,
}

/// What is asked of this start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    Run(Place, Wish),
    Help,
    Version,
}

/// Arguments that cannot be followed; the message names the argument, never a path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("{0}")]
    Parse(String),
    #[error("--demo and --data-dir exclude each other")]
    Both,
    #[error("--data-dir needs an absolute path or one below the current folder")]
    NoFolder,
}

/// Reads the arguments; the first is the program's own name.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Asked, Refused> {
    use lexopt::Arg::{Long, Short};

    let refuse = |error: lexopt::Error| Refused::Parse(error.to_string());
    let mut parser = lexopt::Parser::from_iter(arguments);
    let (mut place, mut wish) = (Place::Home, Wish::Window);
    while let Some(argument) = parser.next().map_err(refuse)? {
        match argument {
            Long("help") | Short('h') => return Ok(Asked::Help),
            Long("version") | Short('V') => return Ok(Asked::Version),
            Long("demo") if place == Place::Home => place = Place::Demo,
            Long("data-dir") if place == Place::Home => {
                let folder = PathBuf::from(parser.value().map_err(refuse)?);
                let folder = std::path::absolute(folder).map_err(|_| Refused::NoFolder)?;
                place = Place::Folder(folder);
            }
            Long("hidden") => wish = Wish::Hidden,
            Long("check-in") => wish = Wish::CheckIn,
            Long("demo" | "data-dir") => return Err(Refused::Both),
            other => return Err(refuse(other.unexpected())),
        }
    }
    Ok(Asked::Run(place, wish))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn read_all(arguments: &[&str]) -> Result<Asked, Refused> {
        read(std::iter::once("mooring").chain(arguments.iter().copied()).map(OsString::from))
    }

    #[test]
    fn a_plain_start_is_for_the_own_journal() {
        assert_eq!(read_all(&[]), Ok(Asked::Run(Place::Home, Wish::Window)));
    }

    #[test]
    fn a_folder_is_made_absolute() {
        let Ok(Asked::Run(Place::Folder(folder), Wish::Window)) = read_all(&["--data-dir", "there"]) else {
            unreachable!("a folder was given");
        };
        assert!(folder.is_absolute() && folder.ends_with("there"));
        assert_eq!(read_all(&["--data-dir=/a"]), Ok(Asked::Run(Place::Folder("/a".into()), Wish::Window)));
    }

    #[test]
    fn a_start_says_what_it_is_to_lead_to() {
        assert_eq!(read_all(&["--hidden"]), Ok(Asked::Run(Place::Home, Wish::Hidden)));
        assert_eq!(read_all(&["--check-in", "--demo"]), Ok(Asked::Run(Place::Demo, Wish::CheckIn)));
    }

    #[test]
    fn demo_and_folder_exclude_each_other() {
        assert_eq!(read_all(&["--demo", "--data-dir", "/a"]), Err(Refused::Both));
        assert_eq!(read_all(&["--data-dir", "/a", "--demo"]), Err(Refused::Both));
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for unknown in [&["--dmeo"][..], &["file.csv"], &["--data-dir"], &["--data-dir", ""]] {
            assert!(read_all(unknown).is_err(), "{unknown:?}");
        }
    }

    #[test]
    fn help_and_version_win() {
        assert_eq!(read_all(&["--help"]), Ok(Asked::Help));
        assert_eq!(read_all(&["-V"]), Ok(Asked::Version));
    }
}
