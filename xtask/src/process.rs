//! Starting programs, and reading what they say while they say it.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// The folder the workspace's `Cargo.toml` lies in.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The cargo that started this program, in the workspace's folder.
pub fn cargo<I, A>(arguments: I) -> Command
where
    I: IntoIterator<Item = A>,
    A: AsRef<OsStr>,
{
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

/// npm, in the interface's folder.
pub fn npm<I, A>(arguments: I) -> Command
where
    I: IntoIterator<Item = A>,
    A: AsRef<OsStr>,
{
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(arguments).current_dir(root().join("ui"));
    command
}

/// Runs a program to its end with this terminal; its failure is an error.
pub fn call(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command.status().with_context(|| format!("could not start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// What a program prints on its standard output, or `None` if it isn't there or fails.
pub fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Who hears a program while it runs.
#[derive(Clone, Copy)]
pub enum Echo {
    /// This terminal, line by line.
    Aloud,
    /// This terminal, all at once when the program has ended: another one is speaking meanwhile.
    AtTheEnd,
}

/// A finished program: whether it succeeded and all it said on both streams, in the order it was heard.
pub struct Heard {
    pub success: bool,
    pub said: String,
    /// The command, as one would type it.
    pub shown: String,
}

/// Runs a program to its end, keeping what it says on both streams.
pub fn listen(command: &mut Command, echo: Echo) -> Result<Heard> {
    let shown = shown(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start `{shown}`"))?;
    let (sender, lines) = mpsc::channel();
    if let Some(stream) = child.stdout.take() {
        send_lines(stream, sender.clone());
    }
    if let Some(stream) = child.stderr.take() {
        send_lines(stream, sender);
    }
    let mut said = String::new();
    let mut ended = None;
    loop {
        match lines.recv_timeout(Duration::from_millis(500)) {
            Ok(line) => {
                if matches!(echo, Echo::Aloud) {
                    print!("{line}");
                }
                said.push_str(&line);
            }
            // Its end is the end of the process and not of the streams: a daemon it left behind may hold them open.
            Err(RecvTimeoutError::Timeout) if ended.is_some() => break,
            Err(RecvTimeoutError::Timeout) => {
                ended = child.try_wait().with_context(|| format!("lost `{shown}`"))?;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    let status = match ended {
        Some(status) => status,
        None => child.wait().with_context(|| format!("lost `{shown}`"))?,
    };
    if matches!(echo, Echo::AtTheEnd) {
        print!("{said}");
    }
    Ok(Heard { success: status.success(), said, shown })
}

/// Sends what a stream says, line by line, from a thread of its own.
fn send_lines(stream: impl Read + Send + 'static, lines: Sender<String>) {
    thread::spawn(move || {
        let mut reader = BufReader::new(stream);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            if lines.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                return;
            }
            line.clear();
        }
    });
}

/// A command as one would type it.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy();
    let arguments = command.get_args().map(OsStr::to_string_lossy);
    std::iter::once(program).chain(arguments).collect::<Vec<_>>().join(" ")
}
