//! The machine's part of the set-up: finds what is missing, installs it where it can (apt), and says what to type where
//! it can't.

use std::io::{IsTerminal, Write};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::packages::{self, Linux, Purpose};
use crate::process::{answer, call};

/// Vite 8 asks for this Node or newer (its `engines` field).
const NODE: (u32, u32) = (20, 19);

/// Makes sure that the system has what the purpose needs.
pub fn prepare(purpose: Purpose) -> Result<()> {
    match std::env::consts::OS {
        "linux" => linux(purpose)?,
        "macos" => macos()?,
        "windows" => windows()?,
        other => println!("Mooring is not tried on {other}; going on with what is here."),
    }
    node()
}

fn linux(purpose: Purpose) -> Result<()> {
    let family = Linux::from_os_release(&std::fs::read_to_string("/etc/os-release").unwrap_or_default());
    if family == Linux::Debian && answer("dpkg-query", &["--version"]).is_some() {
        return debian(purpose);
    }
    let mut missing = Vec::new();
    if answer("pkg-config", &["--exists", "webkit2gtk-4.1"]).is_none() {
        missing.push("WebKitGTK 4.1 with its development files (asked pkg-config for webkit2gtk-4.1)");
    }
    let programs: &[&str] = match purpose {
        Purpose::Run => &["cc", "make", "perl"],
        Purpose::Test => &[
            "cc",
            "make",
            "perl",
            "Xvfb",
            "dbus-run-session",
            "gnome-keyring-daemon",
            "WebKitWebDriver",
            "strace",
            "convert",
            "xdotool",
        ],
    };
    missing.extend(programs.iter().filter(|program| !on_path(program)));
    if !missing.is_empty() {
        bail!(
            "Missing on this system: {}.\nInstall it, then type the command again:\n  {}",
            missing.join(", "),
            family.advice(purpose)
        );
    }
    Ok(())
}

fn debian(purpose: Purpose) -> Result<()> {
    let missing: Vec<&str> = packages::debian(purpose).into_iter().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    println!("Missing system packages: {list}");
    let root = answer("id", &["-u"]).as_deref() == Some("0");
    let by_hand = format!(
        "To install them yourself:\n  {0}apt-get update && {0}apt-get install --no-install-recommends {list}",
        if root { "" } else { "sudo " }
    );
    if !root && !on_path("sudo") {
        bail!("Installing needs root, and sudo isn't here. {by_hand}");
    }
    if !agreed("Install them now with apt-get?")? {
        bail!("{by_hand}");
    }
    // A mirror that fails for a moment, or a list of somebody else's that is broken, must not stop us here: whether the
    // packages can be had is known from the next command.
    if let Err(error) = call(&mut apt(root, &["update"])) {
        println!("{error:#}; trying to install all the same.");
    }
    let arguments = [&["install", "--yes", "--no-install-recommends"], missing.as_slice()].concat();
    call(&mut apt(root, &arguments)).with_context(|| by_hand.clone())?;
    if let Some(package) = missing.iter().find(|package| !installed(package)) {
        bail!("apt-get ended well, but {package} is still not installed. {by_hand}");
    }
    Ok(())
}

/// apt-get that waits for another package manager to finish, retries downloads and asks nothing.
fn apt(root: bool, arguments: &[&str]) -> Command {
    let words = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=600", "-o"];
    let mut command = if root {
        let mut command = Command::new("env");
        command.args(words.iter().skip(1));
        command
    } else {
        let mut command = Command::new("sudo");
        command.args(words);
        command
    };
    command.arg("Acquire::Retries=3").args(arguments);
    command
}

fn installed(package: &str) -> bool {
    answer("dpkg-query", &["-W", "-f=${db:Status-Status}", package]).as_deref() == Some("installed")
}

/// Asks once. Nobody to ask (`CI=true`, or no terminal) counts as yes: who runs this unattended wants it to go on.
fn agreed(question: &str) -> Result<bool> {
    if unattended() {
        println!("{question} Nobody to ask here: yes.");
        return Ok(true);
    }
    print!("{question} [Y/n] ");
    std::io::stdout().flush()?;
    let mut reply = String::new();
    std::io::stdin().read_line(&mut reply)?;
    Ok(matches!(reply.trim().to_lowercase().as_str(), "" | "y" | "yes"))
}

/// Whether nobody sits in front of this.
fn unattended() -> bool {
    std::env::var("CI").is_ok_and(|value| matches!(value.as_str(), "true" | "1")) || !std::io::stdin().is_terminal()
}

/// Whether a program of this name is on the path. It is not started.
pub fn on_path(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

fn macos() -> Result<()> {
    if answer("xcode-select", &["-p"]).is_none() {
        bail!(
            "Missing on this Mac: Apple's command line tools (compiler, make, perl).\n\
             Install them, then type the command again:\n  xcode-select --install"
        );
    }
    Ok(())
}

fn windows() -> Result<()> {
    if answer("perl", &["-v"]).is_none() {
        bail!(
            "Missing on this computer: perl, which OpenSSL is built with.\n\
             Install it, open a new terminal and type the command again:\n  winget install StrawberryPerl.StrawberryPerl\n\
             Also needed: Visual Studio Build Tools with \"Desktop development with C++\" \
             (winget install Microsoft.VisualStudio.2022.BuildTools), and the WebView2 runtime, which Windows 11 has.",
        );
    }
    Ok(())
}

fn node() -> Result<()> {
    let (major, minor) = NODE;
    let advice = format!("Mooring's interface is built with Node {major}.{minor} or newer (https://nodejs.org)");
    let Some(version) = answer("node", &["--version"]) else {
        bail!("{advice}; no `node` is on the path.");
    };
    if node_version(&version).is_none_or(|found| found < NODE) {
        bail!("{advice}; here is {version}.");
    }
    if !on_path(if cfg!(windows) { "npm.cmd" } else { "npm" }) {
        bail!("{advice}; `node` is here, but its `npm` is not on the path.");
    }
    Ok(())
}

/// `v20.20.2` → (20, 20).
fn node_version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().trim_start_matches('v').split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_says_its_version_with_a_v() {
        assert_eq!(node_version("v20.20.2\n"), Some((20, 20)));
        assert_eq!(node_version("v22.0.0-nightly2025"), Some((22, 0)));
        assert_eq!(node_version("not node"), None);
        assert!(node_version("v18.19.1").is_some_and(|found| found < NODE));
    }
}
