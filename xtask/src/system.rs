//! The machine's part of the set-up: finds what is missing, has it installed where that is possible ([`apt`]), and says
//! what to type where it isn't.

use anyhow::{Result, bail};

use crate::apt;
use crate::packages::{Linux, Purpose};
use crate::process::answer;

/// Makes sure that the system has what the purpose needs.
pub fn prepare(purpose: Purpose) -> Result<()> {
    // First, as it costs nothing: nobody should install packages for minutes and then hear that Node is too old.
    node()?;
    match std::env::consts::OS {
        "linux" => linux(purpose),
        "macos" => macos(),
        "windows" => windows(),
        other => {
            println!("Mooring is not tried on {other}; going on with what is here.");
            Ok(())
        }
    }
}

fn linux(purpose: Purpose) -> Result<()> {
    let family = Linux::from_os_release(&std::fs::read_to_string("/etc/os-release").unwrap_or_default());
    if family == Linux::Debian && answer("dpkg-query", &["--version"]).is_some() {
        return apt::bring(purpose);
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

/// Asks for a Node the interface's build and its tests take, and for npm beside it.
fn node() -> Result<()> {
    const ADVICE: &str = "Mooring's interface is built with Node 20.19, 22.13, 24 or newer";
    let place = if cfg!(target_os = "linux") {
        "Take one from https://nodejs.org, then type the command again. \
         (Debian 12's and Ubuntu 24.04's own package is Node 18, which is too old.)"
    } else {
        "Take one from https://nodejs.org, then type the command again."
    };
    let Some(version) = answer("node", &["--version"]) else {
        bail!("{ADVICE}; no `node` is on the path.\n{place}");
    };
    if !node_version(&version).is_some_and(is_supported) {
        bail!("{ADVICE}; here is {version}.\n{place}");
    }
    if !on_path(if cfg!(windows) { "npm.cmd" } else { "npm" }) {
        bail!("{ADVICE}; `node` is here, but not the `npm` that comes with it.\n{place}");
    }
    Ok(())
}

/// `v20.20.2` → (20, 20).
fn node_version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().trim_start_matches('v').split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

/// What every package of the interface asks for in its `engines` field, as `ui/package.json` says it: the lines with
/// long support, and everything after them.
const fn is_supported((major, minor): (u32, u32)) -> bool {
    match major {
        20 => minor >= 19,
        22 => minor >= 13,
        _ => major >= 24,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_says_its_version_with_a_v() {
        assert_eq!(node_version("v20.20.2\n"), Some((20, 20)));
        assert_eq!(node_version("v22.0.0-nightly2025"), Some((22, 0)));
        assert_eq!(node_version("not node"), None);
    }

    #[test]
    fn a_node_the_interface_cannot_be_built_with_is_refused() {
        let taken = |text: &str| node_version(text).is_some_and(is_supported);
        for version in ["v20.19.0", "v20.20.2", "v22.13.0", "v24.0.0", "v25.1.0"] {
            assert!(taken(version), "{version}");
        }
        for version in ["v18.19.1", "v20.18.3", "v21.7.3", "v22.12.0", "v23.11.0", "unknown"] {
            assert!(!taken(version), "{version}");
        }
    }
}
