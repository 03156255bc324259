//! Looking at what is to be started: whether it is there, and is what it was chosen as.
//!
//! A path may lie on a drive that does not answer. It is looked at on a thread of its own, and what takes too long counts as not there.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use mooring_core::error::{CoreError, ErrorCode};
use mooring_core::self_care::LaunchTarget;

use crate::desktop::outside::{self, Destination, Outside};

/// How long a drive may take to answer; one that sleeps wakes up within it.
const PATIENCE: Duration = Duration::from_secs(8);
/// Paths that hang at the same time. Beyond them nothing is looked at: threads that hang are not ended.
const HANGING_MOST: usize = 8;

/// What was looked at and can be started.
#[derive(Debug)]
pub(super) enum Ready {
    Link(Destination),
    File(PathBuf),
    Program(PathBuf, Vec<String>),
}

/// The paths that are being looked at, each by one thread.
struct Looking {
    paths: Mutex<Vec<String>>,
    freed: Condvar,
}

static LOOKING: Looking = Looking { paths: Mutex::new(Vec::new()), freed: Condvar::new() };

impl Looking {
    /// Waits until nobody looks at this path. Answers whether it may be looked at now.
    fn take(&self, path: &str, patience: Duration) -> bool {
        let paths = self.paths.lock().unwrap_or_else(PoisonError::into_inner);
        let busy = |paths: &mut Vec<String>| paths.iter().any(|one| one == path);
        let waited = self.freed.wait_timeout_while(paths, patience, busy);
        let (mut paths, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        if timeout.timed_out() || paths.len() >= HANGING_MOST {
            return false;
        }
        paths.push(path.to_owned());
        true
    }

    fn free(&self, path: &str) {
        self.paths.lock().unwrap_or_else(PoisonError::into_inner).retain(|one| one != path);
        self.freed.notify_all();
    }
}

/// Looks at a target: whether it is there, and is what it was chosen as.
pub(super) fn looked_at(target: &LaunchTarget) -> Result<Ready, CoreError> {
    match target {
        LaunchTarget::Link { url } => outside::check(&Outside::Web { url: url.clone() }).map(Ready::Link),
        LaunchTarget::File { path } => within(PATIENCE, path, file),
        LaunchTarget::Program { path, arguments } => {
            let arguments = arguments.clone();
            within(PATIENCE, path, move |path| program(path, arguments))
        }
    }
}

/// Has a path looked at on another thread. What does not answer in time is not there.
fn within<T: Send + 'static>(
    patience: Duration,
    path: &str,
    look: impl FnOnce(&Path) -> Result<T, CoreError> + Send + 'static,
) -> Result<T, CoreError> {
    let silent = CoreError::at(ErrorCode::LaunchGone, "path");
    if !LOOKING.take(path, patience) {
        return Err(silent);
    }
    let (tell, told) = channel();
    let at = path.to_owned();
    let looking = std::thread::Builder::new().name("looking".to_owned()).spawn(move || {
        let looked = look(Path::new(&at));
        LOOKING.free(&at);
        // Nobody may listen any more.
        let _ = tell.send(looked);
    });
    if looking.is_err() {
        LOOKING.free(path);
        return Err(silent);
    }
    told.recv_timeout(patience).unwrap_or(Err(silent))
}

fn file(path: &Path) -> Result<Ready, CoreError> {
    if is_program(path, &there(path)?) {
        return Err(CoreError::at(ErrorCode::LaunchIsProgram, "path"));
    }
    Ok(Ready::File(path.to_owned()))
}

fn program(path: &Path, arguments: Vec<String>) -> Result<Ready, CoreError> {
    if !(is_bundle(path) || may_be_started(path, &there(path)?)) {
        return Err(CoreError::at(ErrorCode::LaunchNoProgram, "path"));
    }
    Ok(Ready::Program(path.to_owned(), arguments))
}

/// Where a path leads in the end; a file has to lie there.
fn there(path: &Path) -> Result<PathBuf, CoreError> {
    let found = path.is_absolute().then(|| fs::canonicalize(path).ok()).flatten();
    found.filter(|found| found.is_file()).ok_or(CoreError::at(ErrorCode::LaunchGone, "path"))
}

/// How the names of programs, scripts and of what starts them end: a system would run these instead of showing them.
const PROGRAMS: &[&str] = &[
    "action",
    "apk",
    "appimage",
    "appinstaller",
    "application",
    "appref-ms",
    "bash",
    "bat",
    "bin",
    "chm",
    "cmd",
    "com",
    "command",
    "cpl",
    "csh",
    "deb",
    "desktop",
    "diagcab",
    "dmg",
    "elf",
    "exe",
    "fileloc",
    "fish",
    "flatpakref",
    "gadget",
    "hlp",
    "hta",
    "inetloc",
    "inf",
    "jar",
    "jnlp",
    "js",
    "jse",
    "kdelnk",
    "ksh",
    "library-ms",
    "lnk",
    "msc",
    "msi",
    "msix",
    "msp",
    "mst",
    "msu",
    "out",
    "pif",
    "pkg",
    "pl",
    "ps1",
    "ps1xml",
    "psm1",
    "py",
    "pyc",
    "pyw",
    "pyz",
    "pyzw",
    "rb",
    "reg",
    "rpm",
    "run",
    "scf",
    "scpt",
    "scr",
    "service",
    "settingcontent-ms",
    "sh",
    "terminal",
    "tool",
    "url",
    "vb",
    "vbe",
    "vbs",
    "webloc",
    "website",
    "workflow",
    "ws",
    "wsc",
    "wsf",
    "wsh",
    "xbap",
    "xll",
    "zsh",
];

/// Whether a file is something that runs. A file on a stick often has the right to run and is a picture all the same: what it begins
/// with counts.
fn is_program(path: &Path, found: &Path) -> bool {
    let named = |path: &Path| {
        let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        PROGRAMS.iter().any(|one| one.eq_ignore_ascii_case(ending))
    };
    named(path) || named(found) || runs_somewhere(&beginning(found))
}

/// Whether the system can start it without a shell in between.
fn may_be_started(path: &Path, found: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let _ = path;
        let may_run = fs::metadata(found).is_ok_and(|of| of.permissions().mode() & 0o111 != 0);
        may_run && runs_here(&beginning(found))
    }
    #[cfg(not(unix))]
    {
        let named = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("exe"));
        named(path) && named(found)
    }
}

/// The first bytes of a file, at most 128.
fn beginning(path: &Path) -> Vec<u8> {
    let mut first = Vec::new();
    // One that can't be read begins with nothing, and is judged by its name.
    let _ = File::open(path).and_then(|file| file.take(128).read_to_end(&mut first));
    first
}

/// What this system starts by itself: ELF or Mach-O, and a script that names what reads it. Anything else `execvp` would hand to `sh`,
/// a program of Windows or Java as well.
#[cfg(unix)]
fn runs_here(first: &[u8]) -> bool {
    first.starts_with(b"#!") || if cfg!(target_os = "macos") { is_mach_o(first) } else { first.starts_with(b"\x7FELF") }
}

/// What any system would run by what it begins with: ELF, Mach-O, a script, what Windows and Java run, and an entry of a desktop's
/// menu, which names a program. Desktops look for that within the first bytes (freedesktop.org, shared-mime-info), whatever it is called.
fn runs_somewhere(first: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 4] = [b"\x7FELF", b"#!", b"MZ", &[0xCA, 0xFE, 0xBA, 0xBE]];
    const ENTRIES: [&[u8]; 3] = [b"[Desktop Entry]", b"[Desktop Action", b"[KDE Desktop Entry]"];
    BEGINNINGS.iter().any(|one| first.starts_with(one))
        || is_mach_o(first)
        || ENTRIES.iter().any(|one| first.windows(one.len()).any(|part| part == *one))
}

/// Mach-O for one machine, in either order, or for several. That begins as Java's classes do: these have their version (45 and later)
/// where it has how many machines.
fn is_mach_o(first: &[u8]) -> bool {
    match first {
        [0xFE, 0xED, 0xFA, 0xCE | 0xCF, ..] | [0xCE | 0xCF, 0xFA, 0xED, 0xFE, ..] => true,
        [0xCA, 0xFE, 0xBA, 0xBE | 0xBF, 0, 0, 0, machines, ..] => (1..45).contains(machines),
        _ => false,
    }
}

/// A folder that is a program.
pub(super) fn is_bundle(path: &Path) -> bool {
    cfg!(target_os = "macos") && path.is_absolute() && path.is_dir() && path.extension().is_some_and(|one| one == "app")
}

#[cfg(test)]
mod tests;
