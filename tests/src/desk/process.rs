//! Processes of a desk: started, found again, ended by their id.

#![allow(clippy::panic, clippy::expect_used)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

/// The Debian package each outside tool comes from.
const PACKAGES: &[(&str, &str)] = &[
    ("Xvfb", "xvfb"),
    ("dbus-daemon", "dbus"),
    ("dbus-send", "dbus"),
    ("gnome-keyring-daemon", "gnome-keyring"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("at-spi-bus-launcher", "at-spi2-core"),
    ("xdotool", "xdotool"),
    ("strace", "strace"),
    ("unshare", "util-linux"),
    ("prlimit", "util-linux"),
    ("timeout", "coreutils"),
    ("import", "imagemagick"),
];

/// Where a tool lies; panics with the package to install when it is not there.
pub fn tool(name: &str) -> PathBuf {
    find_tool(name).unwrap_or_else(|| {
        let package = PACKAGES.iter().find(|(tool, _)| *tool == name).map_or(name, |(_, package)| package);
        panic!("the window tests need `{name}`: install the package {package} (`cargo xtask test` does it)")
    })
}

/// Where a tool lies, if it does.
pub fn find_tool(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain(["/usr/libexec".into(), "/usr/lib/at-spi2-core".into()])
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// A child that is ended when it is dropped.
pub struct Process {
    child: Child,
    name: &'static str,
}

impl Process {
    pub fn spawn(name: &'static str, command: &mut Command) -> Self {
        let child = command.spawn().unwrap_or_else(|error| panic!("{name} could not be started: {error}"));
        Self { child, name }
    }

    /// Starts a program that tells its address on its first line of output; gives that line.
    pub fn spawn_announcing(name: &'static str, command: &mut Command) -> (Self, String) {
        let mut process = Self::spawn(name, command.stdout(Stdio::piped()));
        let mut line = String::new();
        let output = process.child.stdout.take().expect("the output is piped");
        BufReader::new(output).read_line(&mut line).unwrap_or_else(|error| panic!("{name} said nothing: {error}"));
        let line = line.trim().to_owned();
        assert!(!line.is_empty(), "{name} ended before it told its address");
        (process, line)
    }

    /// Takes over a child that was started by hand.
    pub fn of(name: &'static str, child: Child) -> Self {
        Self { child, name }
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The exit code, if it has ended (by a signal: −1).
    pub fn exit_code(&mut self) -> Option<i32> {
        let status = self.child.try_wait().unwrap_or_else(|error| panic!("{}: {error}", self.name))?;
        Some(status.code().unwrap_or(-1))
    }

    pub fn signal(&self, signal: Signal) {
        send(self.id(), signal);
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends a signal; a process that has ended meanwhile is no fault.
pub fn send(pid: u32, signal: Signal) {
    if let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) {
        let _ = kill_process(pid, signal);
    }
}

/// Every living process whose parent chain leads to `root`, `root` left out.
pub fn descendants(root: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = all().into_iter().filter_map(|pid| Some((pid, parent(pid)?))).collect();
    let mut family = vec![root];
    let mut next = 0;
    while let Some(&elder) = family.get(next) {
        family.extend(parents.iter().filter(|(_, parent)| *parent == elder).map(|(pid, _)| pid));
        next += 1;
    }
    family.split_off(1)
}

/// Every living process that carries `mark` (`NAME=value`) in the environment it was started with.
pub fn marked(mark: &str) -> Vec<u32> {
    let own = std::process::id();
    all()
        .into_iter()
        .filter(|pid| *pid != own)
        .filter(|pid| {
            fs::read(format!("/proc/{pid}/environ"))
                .is_ok_and(|environment| environment.split(|byte| *byte == 0).any(|line| line == mark.as_bytes()))
        })
        .collect()
}

/// Whether the process is there and not merely waiting to be buried.
pub fn alive(pid: u32) -> bool {
    state(pid).is_some_and(|state| state != 'Z' && state != 'X')
}

/// The program's path and arguments as it was called.
pub fn command_line(pid: u32) -> Vec<String> {
    let line = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
    line.split(|byte| *byte == 0)
        .filter(|word| !word.is_empty())
        .map(|word| String::from_utf8_lossy(word).into_owned())
        .collect()
}

/// Whether the process runs this program file.
pub fn runs(pid: u32, program: &Path) -> bool {
    command_line(pid).first().is_some_and(|first| Path::new(first) == program)
}

fn all() -> Vec<u32> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
}

/// `/proc/PID/stat` after the name in brackets: state, parent, …
fn stat(pid: u32) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    Some(stat.rsplit_once(") ")?.1.to_owned())
}

fn state(pid: u32) -> Option<char> {
    stat(pid)?.chars().next()
}

fn parent(pid: u32) -> Option<u32> {
    stat(pid)?.split(' ').nth(1)?.parse().ok()
}
