//! Starting what somebody put beside their exercises: a page, a file, a program.
//!
//! Each time it is looked at anew. The first time it is asked, with everything that will be started on the screen. A program is
//! started by itself, with its arguments as they are: no shell reads them, and it gets nothing of this program's. See
//! [adr/0069](../../../docs/adr/0069-what-one-starts-oneself.md).

mod look;

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::UNIX_EPOCH;

use mooring_core::error::{CoreError, ErrorCode};
use mooring_core::self_care::{LaunchKind, LaunchTarget};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager as _};
use tauri_plugin_dialog::MessageDialogButtons;
use uuid::Uuid;

use self::look::{Ready, is_bundle, looked_at};
use super::file_dialog;
use super::outside;
use super::question::question;
use super::words::Words;
use crate::error::Answer;
use crate::shell::Shell;

/// Whether something can be started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum LaunchState {
    Ready,
    /// It is not there, or can't be reached.
    Gone,
    /// It was chosen as a program and is none, or may not be started.
    NoProgram,
    /// It was chosen as a file and is a program by now.
    IsProgram,
    /// The address is not one that is opened.
    Refused,
}

/// What became of starting something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum LaunchDone {
    /// The person said no.
    NotStarted,
    Started,
    /// It is started, and what was agreed to could not be noted: it is asked about again the next time.
    AskedAgain,
}

/// Whether something can be started here and now. Its path may lie on a drive that does not answer: not on the thread of the windows,
/// and not where somebody waits for a list.
pub fn state(target: &LaunchTarget) -> LaunchState {
    match looked_at(target).map_err(|error| error.code) {
        Ok(_) => LaunchState::Ready,
        Err(ErrorCode::LaunchNoProgram) => LaunchState::NoProgram,
        Err(ErrorCode::LaunchIsProgram) => LaunchState::IsProgram,
        Err(ErrorCode::LinkRefused) => LaunchState::Refused,
        Err(_) => LaunchState::Gone,
    }
}

/// Has somebody choose a file or a program in the system's dialog, and remembers it for this launcher. Answers its path, to be shown;
/// nothing where the dialog was closed.
pub fn choose(app: &AppHandle, shell: &Shell, id: Uuid, kind: LaunchKind) -> Answer<Option<String>> {
    let words = Words::here(&shell.device.get().language);
    let title = match kind {
        LaunchKind::File => "launch-file-title",
        LaunchKind::Program => "launch-program-title",
    };
    let Some(chosen) = file_dialog::titled(app, &words.text(title)).blocking_pick_file() else { return Ok(None) };
    let path = chosen.into_path().map_err(|_| ErrorCode::LaunchGone)?;
    // A name that is no text can't be kept as one.
    let path = path.to_str().ok_or(CoreError::at(ErrorCode::Invalid, "path"))?;
    looked_at(&match kind {
        LaunchKind::File => LaunchTarget::File { path: path.to_owned() },
        LaunchKind::Program => LaunchTarget::Program { path: path.to_owned(), arguments: Vec::new() },
    })?;
    shell.session()?.self_care_launcher_choose(id, kind, path)?;
    Ok(Some(path.to_owned()))
}

/// Starts a launcher; asks before the first time, and whenever it is another target or another computer. Answers whether it was
/// started. Waits for the person: not on the thread of the windows.
pub fn start(app: &AppHandle, shell: &Shell, id: Uuid) -> Answer<LaunchDone> {
    let target = shell.session()?.self_care_launcher(id)?.target;
    let ready = looked_at(&target)?;
    let here = here(&shell.folder_path());
    let mut noted = true;
    if !shell.session()?.self_care_launcher_is_agreed(id, &target, &here)? {
        if !agreed(app, shell, &ready) {
            return Ok(LaunchDone::NotStarted);
        }
        // Meanwhile the journal may have been locked, or the launcher changed: then nothing is started.
        let _writing = shell.flush.writing();
        noted = shell.session()?.self_care_launcher_agree(id, &target, &here)?;
    }
    // What was asked about lay on the screen for a while.
    looked_at(&target)?.start()?;
    Ok(if noted { LaunchDone::Started } else { LaunchDone::AskedAgain })
}

/// Shows what would be started, the whole of it, and asks.
fn agreed(app: &AppHandle, shell: &Shell, ready: &Ready) -> bool {
    let words = Words::here(&shell.device.get().language);
    let asks = match ready {
        Ready::Link(destination) => words.with("launch-link", &[("where", &destination.shown)]),
        Ready::File(path) => words.with("launch-file", &[("where", &shown(&path.to_string_lossy()))]),
        Ready::Program(path, arguments) => {
            let place = shown(&path.to_string_lossy());
            let given: Vec<String> = arguments.iter().map(|one| format!("“{}”", shown(one))).collect();
            if given.is_empty() {
                words.with("launch-program", &[("where", &place)])
            } else {
                words.with("launch-program-with", &[("where", &place), ("given", &given.join("\n"))])
            }
        }
    };
    let asked = question(app, &asks)
        .title(words.text("launch-title"))
        .buttons(MessageDialogButtons::OkCancelCustom(words.text("launch-start"), words.text("outside-cancel")));
    // It goes with the window, when that is locked or hidden.
    let seen = app.webview_windows().into_values().find(|window| window.is_visible().unwrap_or(false));
    match seen {
        Some(window) => asked.parent(&window).blocking_show(),
        None => asked.blocking_show(),
    }
}

/// The same words with every sign that steers the others made visible.
fn shown(words: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
    };
    words.chars().fold(String::new(), |mut shown, c| {
        if steers(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
        shown
    })
}

impl Ready {
    fn start(&self) -> Result<(), CoreError> {
        match self {
            Self::Link(destination) => outside::open(destination),
            Self::File(path) => {
                tauri_plugin_opener::open_path(path, None::<&str>).map_err(|_| CoreError::new(ErrorCode::OpenFailed))
            }
            Self::Program(path, arguments) => {
                let child = spawned(path, arguments).map_err(|_| CoreError::new(ErrorCode::LaunchFailed))?;
                wait_for(child);
                Ok(())
            }
        }
    }
}

/// Starts a program beside this one: with a home, a group of processes and an environment of its own, and without input, output or
/// anything this program has open.
fn spawned(path: &Path, arguments: &[String]) -> io::Result<Child> {
    let mut command = if is_bundle(path) {
        let mut open = Command::new("/usr/bin/open");
        open.arg("-a").arg(path).arg("--args");
        open
    } else {
        Command::new(path)
    };
    command.args(arguments).env_clear().envs(handed_on(std::env::vars_os()));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if let Some(home) = dirs::home_dir().filter(|home| home.is_dir()) {
        command.current_dir(home);
    }
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    #[cfg(windows)]
    {
        const DETACHED_PROCESS: u32 = 0x0000_0008;
        const CREATE_NEW_PROCESS_GROUP: u32 = 0x0000_0200;
        std::os::windows::process::CommandExt::creation_flags(
            &mut command,
            DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP,
        );
    }
    command.spawn()
}

/// A program that ended stays in the list of processes until somebody takes note.
fn wait_for(mut child: Child) {
    let waiting = std::thread::Builder::new().name("started".to_owned());
    // Where there is no thread to be had it stays there until this program ends.
    let _ = waiting.spawn(move || child.wait());
}

/// What a program needs to find its way about: the person, their language, their screen and sound. Whatever else lies in the
/// environment of this program, tokens and keys among it, stays here.
const HANDED_ON: &[&str] = &[
    "PATH",
    "HOME",
    "USER",
    "LOGNAME",
    "SHELL",
    "LANG",
    "LANGUAGE",
    "TZ",
    "TMPDIR",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "DBUS_SESSION_BUS_ADDRESS",
    "DESKTOP_SESSION",
    "PULSE_SERVER",
    "PIPEWIRE_REMOTE",
    "GTK_THEME",
    "GDK_SCALE",
    "GDK_DPI_SCALE",
    "QT_QPA_PLATFORMTHEME",
    "QT_SCALE_FACTOR",
    "GTK_IM_MODULE",
    "QT_IM_MODULE",
    "XMODIFIERS",
    "__CF_USER_TEXT_ENCODING",
    // Windows
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "WINDIR",
    "COMSPEC",
    "PATHEXT",
    "TEMP",
    "TMP",
    "APPDATA",
    "LOCALAPPDATA",
    "PROGRAMDATA",
    "PROGRAMFILES",
    "PROGRAMFILES(X86)",
    "PROGRAMW6432",
    "COMMONPROGRAMFILES",
    "COMMONPROGRAMFILES(X86)",
    "COMMONPROGRAMW6432",
    "ALLUSERSPROFILE",
    "PUBLIC",
    "USERPROFILE",
    "USERNAME",
    "USERDOMAIN",
    "COMPUTERNAME",
    "HOMEDRIVE",
    "HOMEPATH",
    "SESSIONNAME",
    "OS",
    "NUMBER_OF_PROCESSORS",
    "PROCESSOR_ARCHITECTURE",
];

fn handed_on(all: impl Iterator<Item = (OsString, OsString)>) -> impl Iterator<Item = (OsString, OsString)> {
    all.filter(|(name, _)| {
        name.to_str().is_some_and(|name| {
            let named = if cfg!(windows) { name.to_ascii_uppercase() } else { name.to_owned() };
            HANDED_ON.contains(&named.as_str()) || named.starts_with("LC_") || named.starts_with("XDG_")
        })
    })
}

/// What tells this journal on this computer from itself on another one: its folder, when that was made, and the computer's own name
/// for itself. A folder that is copied or brought back elsewhere was made at another time.
fn here(folder: &Path) -> Vec<u8> {
    let made = fs::metadata(folder).and_then(|of| of.created()).ok();
    let made = made.and_then(|at| at.duration_since(UNIX_EPOCH).ok()).map(|since| since.as_nanos());
    let computer = if cfg!(target_os = "linux") {
        fs::read_to_string("/etc/machine-id").unwrap_or_default()
    } else {
        std::env::var("COMPUTERNAME").unwrap_or_default()
    };
    format!("{}\0{made:?}\0{}", folder.display(), computer.trim()).into_bytes()
}

#[cfg(test)]
mod tests;
