//! Installing the missing packages on Debian and its relatives, and what to say where that does not work.

use std::io::{BufRead, IsTerminal, Write};
use std::process::Command;

use anyhow::{Result, anyhow, bail};

use crate::packages::{self, Purpose};
use crate::process::{answer, call};
use crate::system::on_path;

/// How this program may become root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rights {
    /// It is root.
    Root,
    /// By `sudo`, which may ask for a password.
    Sudo,
    /// By `sudo`, as long as it asks nothing: nobody would answer.
    SudoUnasked,
}

/// Installs what is missing for the purpose, after asking once.
pub fn bring(purpose: Purpose) -> Result<()> {
    let missing: Vec<&str> = packages::debian(purpose).into_iter().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing system packages: {}", missing.join(" "));
    let root = answer("id", &["-u"]).as_deref() == Some("0");
    let unattended = unattended(std::env::var("CI").ok().as_deref(), std::io::stdin().is_terminal());
    let rights = rights(root, on_path("sudo"), unattended);
    let by_hand = by_hand(rights, &missing);
    let Some(rights) = rights else {
        bail!("Installing them needs root, and there is no sudo here.\n{by_hand}");
    };
    if unattended {
        println!("Nobody to ask here: installing them with apt-get.");
    } else if !agreed("Install them now with apt-get?", &mut std::io::stdin().lock())? {
        bail!("Nothing was installed.\n{by_hand}");
    }
    if let Some(mut question) = rights.question() {
        call(&mut question).map_err(|_| anyhow!("{}\n{by_hand}", rights.refused()))?;
    }
    // A mirror that fails for a moment, or a list of somebody else's that is broken, must not stop us here: whether the
    // packages can be had is known from the next command.
    if let Err(error) = call(&mut rights.apt(&["update"])) {
        println!("{error:#}; trying to install all the same.");
    }
    let arguments = [&["install", "--yes", "--no-install-recommends"], missing.as_slice()].concat();
    if call(&mut rights.apt(&arguments)).is_err() {
        let unknown: Vec<&str> = missing.iter().copied().filter(|package| !known(package)).collect();
        bail!("{}\n{by_hand}", not_installed(&unknown));
    }
    if let Some(package) = missing.iter().find(|package| !installed(package)) {
        bail!("apt-get ended well, but {package} is still not installed.\n{by_hand}");
    }
    Ok(())
}

/// Who is not root and has no sudo can only be told.
const fn rights(root: bool, sudo: bool, unattended: bool) -> Option<Rights> {
    match (root, sudo) {
        (true, _) => Some(Rights::Root),
        (false, true) if unattended => Some(Rights::SudoUnasked),
        (false, true) => Some(Rights::Sudo),
        (false, false) => None,
    }
}

impl Rights {
    /// The words before a command.
    const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Root => &[],
            Self::Sudo => &["sudo"],
            Self::SudoUnasked => &["sudo", "-n"],
        }
    }

    /// Finds out whether sudo lets this person do anything at all, before apt-get's own failures could be confused with
    /// it. It is here that a password is asked for.
    fn question(self) -> Option<Command> {
        let (program, rest) = self.words().split_first()?;
        let mut command = Command::new(program);
        command.args(rest).arg("true");
        Some(command)
    }

    /// What to say when sudo does not.
    const fn refused(self) -> &'static str {
        match self {
            Self::SudoUnasked => {
                "Installing them needs root. sudo would ask for a password, or does not know this user, and here \
                 nobody is asked anything (CI=true, or no terminal)."
            }
            Self::Root | Self::Sudo => {
                "Installing them needs root, and sudo did not let you. \
                 If somebody else looks after this computer, ask them."
            }
        }
    }

    /// apt-get that waits for another package manager to finish, retries downloads and asks nothing.
    fn apt(self, arguments: &[&str]) -> Command {
        let words = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
        let options = ["-o", "DPkg::Lock::Timeout=600", "-o", "Acquire::Retries=3"];
        let all = [self.words(), &words, &options, arguments].concat();
        let mut all = all.into_iter();
        let mut command = Command::new(all.next().unwrap_or("env"));
        command.args(all);
        command
    }
}

/// What to type without this program.
fn by_hand(rights: Option<Rights>, missing: &[&str]) -> String {
    let (how, sudo) = match rights {
        Some(Rights::Root) => ("To install them yourself", ""),
        Some(Rights::Sudo | Rights::SudoUnasked) => ("To install them yourself", "sudo "),
        None => ("To have them installed, become root (su -), or ask who looks after this computer", ""),
    };
    format!(
        "{how}; then type the command again:\n  \
         {sudo}apt-get update\n  {sudo}apt-get install --no-install-recommends {}",
        missing.join(" ")
    )
}

/// Why apt-get failed, as far as it can be known: `unknown` are the packages that are in none of its lists.
fn not_installed(unknown: &[&str]) -> String {
    if unknown.is_empty() {
        return "apt-get could not install them; its own words are above. Without a network it can't fetch them."
            .to_owned();
    }
    format!(
        "apt-get does not know {}. Either its lists could not be loaded (is there a network?), \
         or this system is too old: Mooring needs Debian 12, Ubuntu 24.04 or newer.",
        unknown.join(", ")
    )
}

fn installed(package: &str) -> bool {
    answer("dpkg-query", &["-W", "-f=${db:Status-Status}", package]).as_deref() == Some("installed")
}

/// Whether apt's lists have the package.
fn known(package: &str) -> bool {
    answer("apt-cache", &["show", "--no-all-versions", package]).is_some_and(|about| !about.is_empty())
}

/// Asks once. Enter alone is a yes; the end of the input is not.
fn agreed(question: &str, input: &mut impl BufRead) -> Result<bool> {
    print!("{question} [Y/n] ");
    std::io::stdout().flush()?;
    let mut reply = String::new();
    if input.read_line(&mut reply)? == 0 {
        println!();
        return Ok(false);
    }
    Ok(matches!(reply.trim().to_lowercase().as_str(), "" | "y" | "yes"))
}

/// Whether nobody sits in front of this. Who runs it unattended wants it to go on without a question.
fn unattended(ci: Option<&str>, terminal: bool) -> bool {
    matches!(ci, Some("true" | "1")) || !terminal
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(command: &Command) -> String {
        let words = std::iter::once(command.get_program()).chain(command.get_args());
        words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn root_needs_no_sudo_and_without_both_nothing_can_be_done() {
        assert_eq!(rights(true, false, true), Some(Rights::Root));
        assert_eq!(rights(true, true, false), Some(Rights::Root));
        assert_eq!(rights(false, true, false), Some(Rights::Sudo));
        assert_eq!(rights(false, true, true), Some(Rights::SudoUnasked));
        assert_eq!(rights(false, false, false), None);
    }

    #[test]
    fn unattended_nothing_asks_for_a_password() {
        let update = |rights: Rights| typed(&rights.apt(&["update"]));
        assert!(update(Rights::Root).starts_with("env DEBIAN_FRONTEND=noninteractive apt-get "));
        assert!(update(Rights::Sudo).starts_with("sudo env "));
        assert!(update(Rights::SudoUnasked).starts_with("sudo -n env "));
        assert!(Rights::Root.question().is_none());
        assert_eq!(Rights::SudoUnasked.question().as_ref().map(typed).as_deref(), Some("sudo -n true"));
    }

    #[test]
    fn a_server_and_a_pipe_are_not_asked() {
        assert!(unattended(Some("true"), true));
        assert!(unattended(None, false));
        assert!(!unattended(None, true));
        assert!(!unattended(Some("false"), true));
    }

    #[test]
    fn only_a_yes_is_a_yes() {
        let answered = |text: &str| agreed("?", &mut text.as_bytes()).unwrap_or_default();
        for yes in ["\n", "y\n", "Yes\n", " Y \n"] {
            assert!(answered(yes), "{yes:?}");
        }
        for no in ["n\n", "no\n", "what?\n", ""] {
            assert!(!answered(no), "{no:?}");
        }
    }

    #[test]
    fn what_to_type_is_told_for_who_one_is() {
        let told = |rights| by_hand(rights, &["xvfb", "dbus"]);
        assert!(told(Some(Rights::Sudo)).contains("sudo apt-get install --no-install-recommends xvfb dbus"));
        assert!(!told(Some(Rights::Root)).contains("sudo"));
        assert!(told(None).contains("become root") && !told(None).contains("sudo"));
        assert!(not_installed(&["xvfb"]).contains("does not know xvfb"));
        assert!(not_installed(&[]).contains("network"));
    }
}
