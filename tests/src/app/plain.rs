//! The program as people run it: incognito windows, no WebDriver. The hands are a keyboard, the eyes a screen reader.

#![allow(clippy::panic)]

use std::path::PathBuf;
use std::process::Stdio;

use rustix::process::Signal;

use super::binary;
use crate::desk::Desk;
use crate::desk::process::{Process, alive, command_line, descendants, runs, send, tool};
use crate::desk::screen::TopLevel;
use crate::screen_reader::{Kind, ScreenReader};
use crate::wait::{self, PATIENTLY, SOON};

/// A running app without WebDriver. Its desk needs [`crate::desk::Plan::screen_reader`] for [`PlainApp::reader`].
pub struct PlainApp<'desk> {
    desk: &'desk Desk,
    process: Process,
    pid: u32,
}

impl<'desk> PlainApp<'desk> {
    /// Starts the app over the desk's own journal folder and waits for its first window.
    pub fn start(desk: &'desk Desk) -> Self {
        let data = desk.data();
        Self::start_with(desk, &["--data-dir", &data.to_string_lossy()])
    }

    /// Starts the app with these arguments and waits for its first window.
    pub fn start_with(desk: &'desk Desk, arguments: &[&str]) -> Self {
        Self::launch(desk, &[], arguments)
    }

    /// Starts the app under `strace`, which notes every use of a socket; gives the app and the file of notes.
    pub fn start_watched(desk: &'desk Desk, arguments: &[&str]) -> (Self, PathBuf) {
        let notes = desk.root().join("sockets.strace");
        let file = notes.to_string_lossy().into_owned();
        let calls = "trace=socket,connect,bind,sendto,sendmsg,listen";
        let app = Self::launch(desk, &["strace", "-f", "-qq", "-s", "0", "-e", calls, "-o", &file], arguments);
        (app, notes)
    }

    fn launch(desk: &'desk Desk, wrapper: &[&str], arguments: &[&str]) -> Self {
        let program = binary();
        let mut command = match wrapper.split_first() {
            Some((first, rest)) => {
                let mut command = desk.command(tool(first));
                command.args(rest).arg(&program);
                command
            }
            None => desk.command(&program),
        };
        let mut process = Process::spawn("mooring", command.args(arguments));
        let id = process.id();
        let pid = wait::until("the app's process", PATIENTLY, || {
            if let Some(code) = process.exit_code() {
                panic!("the app ended with {code} before it opened a window\n{}", desk.log());
            }
            if wrapper.is_empty() { Some(id) } else { descendants(id).into_iter().find(|pid| runs(*pid, &program)) }
        });
        let app = Self { desk, process, pid };
        app.window();
        app
    }

    /// Runs the app to its end, for starts that are to give way at once; gives the exit code.
    pub fn run_to_end(desk: &Desk, arguments: &[&str]) -> i32 {
        let mut process = Process::spawn("mooring", desk.command(binary()).args(arguments).stdin(Stdio::null()));
        wait::until("the second start ends by itself", PATIENTLY, || process.exit_code())
    }

    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// The one window on the screen; it gets the keyboard, as nobody manages windows here.
    #[track_caller]
    pub fn window(&self) -> TopLevel {
        let window = wait::until("a window of the app", PATIENTLY, || {
            assert!(alive(self.pid), "the app ended without a window\n{}", self.desk.log());
            self.desk.screen().windows_of(self.pid).into_iter().next_back()
        });
        self.desk.screen().focus(window.id);
        window
    }

    /// What a screen reader hears of this app.
    pub fn reader(&self) -> ScreenReader {
        ScreenReader::of(self.desk, self.pid)
    }

    /// Presses keys as `xdotool` writes them: `ctrl+j`, `F1`, `Return`.
    pub fn press(&self, chord: &str) {
        self.window();
        self.desk.run("xdotool", &["key", "--clearmodifiers", chord]);
    }

    /// Types text, key by key.
    pub fn type_text(&self, text: &str) {
        self.window();
        self.desk.run("xdotool", &["type", "--clearmodifiers", "--delay", "15", text]);
    }

    /// Stops the whole process where it stands, as a machine does that is out of memory.
    pub fn freeze(&self) {
        send(self.pid, Signal::STOP);
    }

    /// Stops what draws the page: it answers nothing any more, while the program itself goes on.
    pub fn freeze_page(&self) {
        let draws = |pid: &u32| command_line(*pid).first().is_some_and(|name| name.ends_with("WebKitWebProcess"));
        let pages: Vec<u32> = descendants(self.pid).into_iter().filter(draws).collect();
        assert!(!pages.is_empty(), "no process draws a page");
        for page in pages {
            send(page, Signal::STOP);
        }
    }

    /// Presses the close button of the windows, without waiting for what follows.
    pub fn close(&self) {
        for window in self.desk.screen().windows_of(self.pid) {
            self.desk.screen().close(window.id);
        }
    }

    /// Closes the windows as their close buttons do and waits until the app has ended.
    pub fn quit(self) {
        self.close();
        wait::until_true("the app ends when its window is closed", SOON, || !alive(self.pid));
        self.desk.wait_for_farewell(self.pid);
    }

    /// Ends the app by its command, which ends it where closing the window would only take that away, and waits for it.
    pub fn quit_by_command(self) {
        self.press("ctrl+k");
        self.reader().hear(Kind::Dialog, "Find or do something");
        self.type_text("quit");
        self.press("Return");
        wait::until_true("the app ends at its command", SOON, || !alive(self.pid));
        self.desk.wait_for_farewell(self.pid);
    }

    /// Ends the app at once, as a power cut would.
    pub fn kill(self) {
        self.end();
        self.desk.wait_for_farewell(self.pid);
    }

    fn end(&self) {
        let mut family = descendants(self.pid);
        family.push(self.pid);
        for pid in &family {
            send(*pid, Signal::KILL);
        }
        wait::poll(SOON, || family.iter().all(|pid| !alive(*pid)).then_some(()));
    }
}

impl Drop for PlainApp<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() && alive(self.pid) {
            let folder = crate::repository().join("target/e2e");
            let _ = std::fs::create_dir_all(&folder);
            if let Some(import) = crate::desk::process::find_tool("import") {
                let name = std::thread::current().name().unwrap_or("plain").replace("::", "-");
                let file = folder.join(format!("{name}.png"));
                let _ = self.desk.command(import).args(["-window", "root"]).arg(file).status();
            }
        }
        self.end();
        let _ = self.process.exit_code();
    }
}
