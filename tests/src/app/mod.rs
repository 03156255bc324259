//! The program on a desk, driven by WebDriver: what a person sees, clicks and types.
//!
//! Needs a debug build, which leaves out `incognito` under `TAURI_WEBVIEW_AUTOMATION`: a WebDriver session cannot be
//! opened with an incognito window. [`plain::PlainApp`] runs the same binary as people do.

#![allow(clippy::panic, clippy::expect_used)]

pub mod access;
mod commands;
mod file_dialogs;
pub mod find;
pub mod hands;
pub mod keys;
pub mod plain;
mod pointer;
pub mod walks;

use std::io::Write as _;
use std::net::TcpListener;
use std::path::PathBuf;
use std::time::Duration;

use fantoccini::error::CmdError;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use rustix::process::Signal;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::desk::Desk;
use crate::desk::process::{Process, alive, descendants, runs, send, tool};
use crate::repository;
use crate::wait::{self, PATIENTLY, SOON};

/// The windows of the app, by Tauri's label.
pub const LOCK: &str = "lock";
pub const MAIN: &str = "main";
pub const CHECK_IN: &str = "check-in";

/// How long a look into a window may take before it is looked into again.
const LOOK: Duration = Duration::from_secs(8);

/// The built program: `MOORING_BIN`, or `mooring` beside the test programs.
pub fn binary() -> PathBuf {
    if let Some(path) = std::env::var_os("MOORING_BIN") {
        return path.into();
    }
    let own = std::env::current_exe().expect("the path of this test");
    let found = own.ancestors().skip(1).take(3).map(|folder| folder.join("mooring")).find(|file| file.is_file());
    found.unwrap_or_else(|| {
        panic!("the program is not built: `cargo build -p mooring` (`cargo xtask test` does it) or set MOORING_BIN")
    })
}

/// A running app. It is ended, with everything it started, when dropped.
pub struct App<'desk> {
    pub(crate) desk: &'desk Desk,
    driver: Process,
    pid: u32,
    runtime: Runtime,
    client: Client,
    /// What the tests call themselves in pictures of failures.
    name: String,
}

impl<'desk> App<'desk> {
    /// Starts the app over the desk's own journal folder and waits for its first window.
    pub fn start(desk: &'desk Desk) -> Self {
        let data = desk.data();
        Self::start_with(desk, &["--data-dir", &data.to_string_lossy()])
    }

    /// Starts the throw-away journal with two years in it, and waits for its first page.
    #[track_caller]
    pub fn start_demo(desk: &'desk Desk) -> Self {
        let app = Self::start_with(desk, &["--demo"]);
        app.window(MAIN);
        app.at_home();
        app
    }

    /// Starts the app with these arguments.
    pub fn start_with(desk: &'desk Desk, arguments: &[&str]) -> Self {
        Self::start_in(desk, &[], arguments)
    }

    /// Starts driver and app through a wrapping command (for example a namespace with a small disk).
    pub fn start_in(desk: &'desk Desk, wrapper: &[&str], arguments: &[&str]) -> Self {
        let program = binary();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let (driver, port) = start_driver(desk, wrapper);
        let mut capabilities = Capabilities::new();
        capabilities.insert(
            "webkitgtk:browserOptions".to_owned(),
            json!({ "binary": program.to_string_lossy(), "args": arguments }),
        );
        // Its own limits are five minutes for a page that loads: one that goes away while it does would hold all that
        // follows up for as long.
        let (loading, script) = (SOON.as_millis(), PATIENTLY.as_millis());
        capabilities.insert("timeouts".to_owned(), json!({ "pageLoad": loading, "script": script }));
        let address = format!("http://127.0.0.1:{port}");
        let client = runtime.block_on(async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            let session = builder.capabilities(capabilities).connect(&address);
            match tokio::time::timeout(PATIENTLY, session).await {
                Ok(Ok(client)) => client,
                Ok(Err(error)) => panic!("no session with {}: {error}\n{}", program.display(), desk.log()),
                Err(late) => panic!("{} opened no window: {late}\n{}", program.display(), desk.log()),
            }
        });
        let pid = wait::until("the app's process", SOON, || {
            descendants(driver.id()).into_iter().find(|pid| runs(*pid, &program))
        });
        let name = std::thread::current().name().unwrap_or("app").replace("::", "-");
        let app = Self { desk, driver, pid, runtime, client, name };
        app.go_to_any_window();
        app
    }

    /// The process of the app itself.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// The process that holds driver and app, in whose view of the disk they run.
    pub fn driver_pid(&self) -> u32 {
        self.driver.id()
    }

    /// What the driver answers to a command, within [`PATIENTLY`]. It may never answer one about a window that goes away
    /// meanwhile.
    pub(crate) fn wait_on<T>(&self, command: impl Future<Output = Result<T, CmdError>>) -> Result<T, CmdError> {
        self.wait_for(PATIENTLY, command)
    }

    fn wait_for<T>(&self, limit: Duration, command: impl Future<Output = Result<T, CmdError>>) -> Result<T, CmdError> {
        let limited = async { tokio::time::timeout(limit, command).await };
        self.runtime.block_on(limited).unwrap_or(Err(CmdError::WaitTimeout))
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Runs a script in the window and gives what it returns; a window that is just going away answers nothing.
    pub fn try_script(&self, script: &str, arguments: Vec<Value>) -> Option<Value> {
        self.wait_for(LOOK, self.client.execute(script, arguments)).ok()
    }

    /// Runs a script in the window.
    #[track_caller]
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.wait_on(self.client.execute(script, arguments))
            .unwrap_or_else(|error| panic!("the window did not run a script: {error}"))
    }

    /// Waits for a window of this label ([`LOCK`], [`MAIN`], [`CHECK_IN`]) and looks into it from now on.
    #[track_caller]
    pub fn window(&self, label: &str) {
        let end = wait::poll(PATIENTLY, || self.look_into(label).then_some(()));
        assert!(end.is_some(), "no window “{label}” came up; there are {:?}\n{}", self.labels(), self.outline());
        // Nobody manages windows here: a new one gets the keyboard by hand, as a window manager would give it.
        let screen = self.desk.screen();
        let (mut turn, mut given) = (0, None);
        wait::until_true("the window has the keyboard", SOON, || {
            let windows = screen.windows_of(self.pid);
            // One that was just going away takes the keyboard along: who has it must still have it at the next look.
            let stays = given.is_some() && given == screen.focused() && windows.iter().any(|one| Some(one.id) == given);
            // The newest first; it may be another one that is meant.
            if !stays && let Some(window) = windows.iter().rev().cycle().nth(turn) {
                screen.focus(window.id);
                (turn, given) = (turn + 1, Some(window.id));
            }
            let has = self.try_script("return document.hasFocus()", vec![]) == Some(Value::Bool(true));
            if !has {
                given = None;
            }
            stays && has
        });
        // Words that are in the page need not be on the screen yet: the web view says when it first painted any.
        let drawn = "return document.readyState === 'complete' && document.body.textContent.trim() !== '' \
                     && performance.getEntriesByName('first-contentful-paint').length > 0";
        wait::until_true("the window is drawn", SOON, || self.try_script(drawn, vec![]) == Some(Value::Bool(true)));
    }

    /// The labels of all windows; looks into the last of them afterwards.
    pub fn labels(&self) -> Vec<String> {
        let Ok(handles) = self.wait_for(LOOK, self.client.windows()) else { return Vec::new() };
        handles
            .into_iter()
            .filter_map(|handle| {
                self.wait_for(LOOK, self.client.switch_to_window(handle)).ok()?;
                self.label()
            })
            .collect()
    }

    /// Looks into the window of this label, if there is one.
    fn look_into(&self, label: &str) -> bool {
        let handles = self.wait_for(LOOK, self.client.windows()).unwrap_or_default();
        handles.into_iter().any(|handle| {
            self.wait_for(LOOK, self.client.switch_to_window(handle)).is_ok() && self.label().as_deref() == Some(label)
        })
    }

    /// The label of the window looked into.
    fn label(&self) -> Option<String> {
        let script = "return window.__TAURI_INTERNALS__?.metadata.currentWindow.label ?? null";
        Some(self.try_script(script, vec![])?.as_str()?.to_owned())
    }

    fn go_to_any_window(&self) {
        wait::until_true("a window of the app", PATIENTLY, || !self.labels().is_empty());
    }

    /// Sets the inner size of the window in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) {
        let _ = self.wait_on(self.client.set_window_size(width, height));
        let size = json!([width, height]);
        wait::until_true("the window has its new size", SOON, || {
            self.try_script("return [window.innerWidth, window.innerHeight]", vec![]).as_ref() == Some(&size)
        });
    }

    /// What the window looks like, as PNG.
    pub fn picture(&self) -> Vec<u8> {
        self.try_picture().unwrap_or_else(|| panic!("the window could not be pictured"))
    }

    fn try_picture(&self) -> Option<Vec<u8>> {
        self.wait_for(SOON, self.client.screenshot()).ok()
    }

    /// Closes the window as its close button does, and waits until the app has ended.
    pub fn quit(self) {
        for window in self.desk.screen().windows_of(self.pid) {
            self.desk.screen().close(window.id);
        }
        wait::until_true("the app ends when its window is closed", SOON, || !alive(self.pid));
        self.desk.wait_for_farewell(self.pid);
    }

    /// Ends the app at once, as a power cut would.
    pub fn kill(self) {
        self.end();
        self.desk.wait_for_farewell(self.pid);
    }

    fn end(&self) {
        let family = descendants(self.driver.id());
        for pid in &family {
            send(*pid, Signal::KILL);
        }
        wait::poll(SOON, || family.iter().all(|pid| !alive(*pid)).then_some(()));
    }

    /// Keeps a picture and an outline of what went wrong under `target/e2e`.
    fn keep_evidence(&self) {
        let folder = repository().join("target/e2e");
        let _ = std::fs::create_dir_all(&folder);
        let picture = folder.join(format!("{}.png", self.name));
        if let Some(png) = self.try_picture() {
            let _ = std::fs::write(&picture, png);
        }
        let _ = writeln!(
            std::io::stderr(),
            "--- the window at that moment ({}) ---\n{}",
            picture.display(),
            self.outline()
        );
    }
}

impl Drop for App<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() && alive(self.pid) {
            self.keep_evidence();
        }
        self.end();
    }
}

/// WebKit's driver on a free port of the loopback.
fn start_driver(desk: &Desk, wrapper: &[&str]) -> (Process, u16) {
    for _ in 0..5 {
        let port =
            TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr()).expect("a free port").port();
        let driver = tool("WebKitWebDriver");
        let (program, leading) = match wrapper.split_first() {
            Some((program, leading)) => (tool(program), leading),
            None => (driver.clone(), [].as_slice()),
        };
        let mut command = desk.command(program);
        command.args(leading);
        if !wrapper.is_empty() {
            command.arg(&driver);
        }
        command.arg(format!("--port={port}")).env("TAURI_WEBVIEW_AUTOMATION", "true");
        let mut process = Process::spawn("WebKitWebDriver", &mut command);
        let listening = wait::poll(SOON, || {
            let up = std::net::TcpStream::connect(("127.0.0.1", port)).is_ok();
            (up || process.exit_code().is_some()).then_some(up)
        });
        if listening == Some(true) {
            return (process, port);
        }
    }
    panic!("WebKitWebDriver did not come up\n{}", desk.log())
}
