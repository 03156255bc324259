//! A private desktop for one test: its own display, message bus, keychain, home and temporary folder.
//!
//! Nothing of the real desktop is seen or touched, so desks run beside each other and beside a person's own journal.
//! At most `MOORING_DESKS` (2) stand at a time on one machine, however the tests are started.

#![allow(clippy::panic, clippy::expect_used)]

pub mod answering;
pub mod clipboard;
pub mod keychain;
pub mod login;
pub mod notices;
pub mod own_zone;
pub mod process;
pub mod screen;
pub mod small_disk;
pub mod tray;

use std::cell::RefCell;
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use chrono::{DateTime, Utc};
use rustix::process::Signal;
use tempfile::TempDir;

use self::clipboard::Clipboard;
use self::keychain::{GnomeKeyring, Keychain};
use self::process::{Process, marked, send, tool};
use self::screen::Screen;
use crate::wait;

/// The name of the variable that marks every process of a desk.
const MARK: &str = "MOORING_DESK";

/// The file that sets the clock of this desk's apps ahead.
const CLOCK: &str = "clock";

/// How a desk is to be: see [`Desk::plan`].
#[must_use]
#[derive(Clone)]
#[allow(clippy::struct_excessive_bools)] // Each is a switch of the desktop, independent of the others.
pub struct Plan {
    keychain: Keychain,
    dark: bool,
    still: bool,
    high_contrast: bool,
    screen_reader: bool,
    language: &'static str,
    zone: &'static str,
    size: (u16, u16),
    composited: bool,
}

impl Plan {
    /// Whether a keychain answers on this desk. Without this: none.
    pub fn keychain(mut self, keychain: Keychain) -> Self {
        self.keychain = keychain;
        self
    }

    /// The desktop prefers dark.
    pub fn dark(mut self, dark: bool) -> Self {
        self.dark = dark;
        self
    }

    /// The desktop asks for less motion. Desks are still unless a test is about motion.
    pub fn moving(mut self) -> Self {
        self.still = false;
        self
    }

    /// The desktop uses its high-contrast theme.
    pub fn high_contrast(mut self) -> Self {
        self.high_contrast = true;
        self
    }

    /// The accessibility bus runs, so that [`crate::screen_reader`] can read the windows.
    pub fn screen_reader(mut self) -> Self {
        self.screen_reader = true;
        self
    }

    /// The `LANG` of the desk, for example `de_CH.UTF-8`.
    pub fn language(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    /// The time zone of the desk (IANA).
    pub fn zone(mut self, zone: &'static str) -> Self {
        self.zone = zone;
        self
    }

    /// Width and height of the display in pixels.
    pub fn size(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        self
    }

    /// Windows are put together by the graphics driver, as people's are, and as it is in software here: half of a test's
    /// processor time. Without this WebKitGTK paints them in one go. For what is about looks, motion and speed.
    pub fn composited(mut self) -> Self {
        self.composited = true;
        self
    }

    /// Builds it.
    pub fn lay(self) -> Desk {
        Desk::lay(&self)
    }
}

/// A private desktop. Everything on it ends when it is dropped.
pub struct Desk {
    // Dropped in this order: the apps are gone by then, services next, folders after, the place last.
    keyring: RefCell<Option<GnomeKeyring>>,
    _bus: Process,
    _display: Process,
    screen: Screen,
    home: TempDir,
    environment: Vec<(&'static str, String)>,
    mark: String,
    _place: Option<File>,
}

impl Desk {
    /// A desk without keychain, light and still, in English, in Berlin. Change what the test is about, then `.lay()`.
    pub fn plan() -> Plan {
        Plan {
            keychain: Keychain::Absent,
            dark: false,
            still: true,
            high_contrast: false,
            screen_reader: false,
            language: "C.UTF-8",
            zone: "Europe/Berlin",
            size: (1280, 800),
            composited: false,
        }
    }

    /// A desk as [`Desk::plan`] describes it.
    pub fn plain() -> Self {
        Self::plan().lay()
    }

    /// A second desktop of the same person on the same machine: another display and bus, no way to the first one's windows.
    #[must_use]
    pub fn another_session(&self) -> Self {
        Self::set_up(&Self::plan(), None)
    }

    fn lay(plan: &Plan) -> Self {
        Self::set_up(plan, Some(take_place()))
    }

    fn set_up(plan: &Plan, place: Option<File>) -> Self {
        let home = tempfile::Builder::new().prefix("mooring-desk-").tempdir().expect("a folder for the desk");
        let mark = home.path().to_string_lossy().into_owned();
        let mut environment = folders(home.path());
        environment.extend([
            (MARK, mark.clone()),
            ("PATH", std::env::var("PATH").unwrap_or_else(|_| "/usr/bin:/bin".to_owned())),
            ("LANG", plan.language.to_owned()),
            ("TZ", plan.zone.to_owned()),
            ("GDK_BACKEND", "x11".to_owned()),
            // No dconf: settings come from settings.ini alone.
            ("GSETTINGS_BACKEND", "memory".to_owned()),
            ("RUST_BACKTRACE", "1".to_owned()),
            ("MOORING_CLOCK", home.path().join(CLOCK).to_string_lossy().into_owned()),
        ]);
        if let Ok(backend) = std::env::var("WEBKIT_DISABLE_DMABUF_RENDERER") {
            environment.push(("WEBKIT_DISABLE_DMABUF_RENDERER", backend));
        }
        if !plan.composited {
            environment.push(("WEBKIT_DISABLE_COMPOSITING_MODE", "1".to_owned()));
        }
        write_gtk_settings(home.path(), plan);

        let (display, number) = start_display(&environment, plan.size);
        environment.push(("DISPLAY", format!(":{number}")));
        let (bus, address) = start_bus(&environment, home.path(), plan.screen_reader);
        // One bus for both: no program of a desk hears of the machine it runs on, only of what a test puts there.
        environment.push(("DBUS_SYSTEM_BUS_ADDRESS", address.clone()));
        environment.push(("DBUS_SESSION_BUS_ADDRESS", address));
        if !plan.screen_reader {
            environment.push(("NO_AT_BRIDGE", "1".to_owned()));
        }
        let screen = Screen::of(&format!(":{number}"));
        let desk = Self {
            keyring: RefCell::new(None),
            _bus: bus,
            _display: display,
            screen,
            home,
            environment,
            mark: format!("{MARK}={mark}"),
            _place: place,
        };
        desk.set_keychain(plan.keychain);
        desk
    }

    /// A command with the environment of this desk, and nothing else's. Its output goes to the desk's own log.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        let log = || {
            File::options().create(true).append(true).open(self.log_file()).map_or_else(|_| Stdio::null(), Stdio::from)
        };
        command
            .env_clear()
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .current_dir(self.home.path())
            .stdin(Stdio::null())
            .stdout(log())
            .stderr(log());
        command
    }

    /// Runs a tool of this desk to its end and gives what it printed; panics when it fails.
    #[track_caller]
    pub fn run(&self, name: &str, arguments: &[&str]) -> String {
        let output = self
            .command(tool(name))
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .output()
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(
            output.status.success(),
            "`{name} {}` failed: {}",
            arguments.join(" "),
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// The folder that holds everything this desk's programs may write.
    pub fn root(&self) -> &Path {
        self.home.path()
    }

    /// Sets the clock of this desk's apps ahead of the real one by so many seconds. Their timers do not notice, as they do not
    /// notice that a computer slept.
    pub fn set_clock_ahead(&self, seconds: i64) {
        let (file, new) = (self.home.path().join(CLOCK), self.home.path().join("clock.new"));
        // Whole or not at all: somebody reads it meanwhile.
        fs::write(&new, seconds.to_string()).and_then(|()| fs::rename(&new, &file)).expect("the clock's file");
    }

    /// Sets the clock of this desk's apps so that it is this moment now; it goes on from there.
    #[allow(clippy::disallowed_methods, reason = "how far the real clock is from there")]
    pub fn set_clock(&self, now: DateTime<Utc>) {
        self.set_clock_ahead((now - Utc::now()).num_seconds());
    }

    /// A folder for the journal, handed to the app as `--data-dir` by [`crate::app::App::start`].
    pub fn data(&self) -> PathBuf {
        self.home.path().join("journal")
    }

    /// What the programs of this desk printed.
    pub fn log(&self) -> String {
        fs::read(self.log_file()).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }

    fn log_file(&self) -> PathBuf {
        self.home.path().join("output.log")
    }

    /// The value of a variable of this desk's environment.
    pub fn variable(&self, name: &str) -> &str {
        self.environment.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// The clipboard, as another program of this desk meets it.
    pub fn clipboard(&self) -> Clipboard {
        Clipboard::of(self.variable("DISPLAY"))
    }

    /// The display, as a window manager and a keyboard see it.
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Takes the keychain of this desk away or brings another state of it.
    pub fn set_keychain(&self, wanted: Keychain) {
        let mut keyring = self.keyring.borrow_mut();
        keychain::set(self, &mut keyring, wanted);
    }

    /// Whether the keychain has an item of Mooring's under this account.
    pub fn keychain_has(&self, account: &str) -> bool {
        keychain::has(self, account)
    }

    /// Waits until the bus has noticed that this process is gone: until then a second start would call on a dead one.
    pub fn wait_for_farewell(&self, pid: u32) {
        let bus = "org.freedesktop.DBus";
        let names = |answer: String| -> Vec<String> {
            let quoted = answer.split('"').skip(1).step_by(2);
            quoted.filter(|name| name.to_lowercase().contains("mooring")).map(str::to_owned).collect()
        };
        wait::poll(wait::SOON, || {
            let known = names(keychain::ask(self, bus, "/", &format!("{bus}.ListNames"), &[]).unwrap_or_default());
            let owned = known.iter().any(|name| {
                let argument = format!("string:{name}");
                keychain::ask(self, bus, "/", &format!("{bus}.GetConnectionUnixProcessID"), &[&argument])
                    .is_some_and(|answer| answer.trim_end().ends_with(&format!(" {pid}")))
            });
            (!owned).then_some(())
        });
    }

    /// Every process of this desk that is alive.
    pub fn processes(&self) -> Vec<u32> {
        marked(&self.mark)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if std::thread::panicking() {
            use std::io::Write as _;
            let _ = writeln!(std::io::stderr(), "--- what the programs of the desk printed ---\n{}", self.log());
        }
        // Helpers that services started on their own behalf; the services themselves end with their fields.
        for pid in self.processes() {
            send(pid, Signal::KILL);
        }
    }
}

/// The private folders, made; and the variables that lead to them.
fn folders(home: &Path) -> Vec<(&'static str, String)> {
    let folders = [
        ("HOME", "home"),
        ("XDG_DATA_HOME", "home/.local/share"),
        ("XDG_CONFIG_HOME", "home/.config"),
        ("XDG_CACHE_HOME", "home/.cache"),
        ("XDG_STATE_HOME", "home/.local/state"),
        ("XDG_RUNTIME_DIR", "run"),
        ("TMPDIR", "tmp"),
    ];
    folders
        .into_iter()
        .map(|(name, folder)| {
            let path = home.join(folder);
            fs::create_dir_all(&path).expect("a folder of the desk");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).expect("a private folder");
            (name, path.to_string_lossy().into_owned())
        })
        .collect()
}

fn write_gtk_settings(home: &Path, plan: &Plan) {
    let folder = home.join("home/.config/gtk-3.0");
    fs::create_dir_all(&folder).expect("a folder for GTK's settings");
    let theme = if plan.high_contrast { "gtk-theme-name=HighContrast\n" } else { "" };
    let settings = format!(
        "[Settings]\ngtk-application-prefer-dark-theme={}\ngtk-enable-animations={}\n{theme}",
        plan.dark, !plan.still
    );
    fs::write(folder.join("settings.ini"), settings).expect("GTK's settings");
}

/// A display on the first free number, which Xvfb itself finds and tells.
fn start_display(environment: &[(&'static str, String)], (width, height): (u16, u16)) -> (Process, String) {
    let mut command = Command::new(tool("Xvfb"));
    command
        .env_clear()
        .envs(environment.iter().map(|(name, value)| (name, value)))
        .args(["-displayfd", "1", "-screen", "0", &format!("{width}x{height}x24"), "-nolisten", "tcp", "-noreset"])
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    Process::spawn_announcing("Xvfb", &mut command)
}

/// A message bus on which nothing starts by itself but, where wanted, the accessibility bus.
fn start_bus(environment: &[(&'static str, String)], home: &Path, screen_reader: bool) -> (Process, String) {
    let services = home.join("services");
    fs::create_dir_all(&services).expect("a folder for services");
    if screen_reader {
        let launcher = tool("at-spi-bus-launcher");
        let service = format!("[D-BUS Service]\nName=org.a11y.Bus\nExec={}\n", launcher.display());
        fs::write(services.join("org.a11y.Bus.service"), service).expect("the accessibility bus");
    }
    let configuration = format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={run}</listen>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow receive_type="method_call"/><allow receive_type="method_return"/>
    <allow receive_type="error"/><allow receive_type="signal"/>
    <allow own="*"/>
  </policy>
</busconfig>"#,
        run = home.join("run").display(),
        services = services.display(),
    );
    let file = home.join("bus.conf");
    fs::write(&file, configuration).expect("the bus's configuration");
    let mut command = Command::new(tool("dbus-daemon"));
    command
        .env_clear()
        .envs(environment.iter().map(|(name, value)| (name, value)))
        .arg(format!("--config-file={}", file.display()))
        .args(["--nofork", "--nopidfile", "--print-address=1"])
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    Process::spawn_announcing("dbus-daemon", &mut command)
}

/// Waits for one of the few places of this machine, held as a locked file for as long as the desk stands.
#[allow(clippy::disallowed_methods, reason = "holds empty files that are only locked")]
fn take_place() -> File {
    let folder = std::env::temp_dir().join("mooring-desks");
    fs::create_dir_all(&folder).expect("a folder for the places");
    let places: usize = std::env::var("MOORING_DESKS").ok().and_then(|text| text.parse().ok()).unwrap_or(2);
    wait::until("a free place for a desk", Duration::from_mins(15), || {
        (0..places.max(1)).find_map(|number| {
            let file = File::options().create(true).append(true).open(folder.join(number.to_string())).ok()?;
            file.try_lock().ok().map(|()| file)
        })
    })
}
