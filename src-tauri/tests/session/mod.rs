//! A session bus of the test's own, with or without a keyring on it. Nothing of the person's session is touched.

pub mod fake;

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::OwnedObjectPath;

/// The most that is waited for something that is to happen.
const PATIENCE: Duration = Duration::from_secs(20);

/// No directories of services: what is not started by the test is not there.
const BUS_CONFIG: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=@FOLDER@/bus</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// A session bus and the processes on it; all end with it.
pub struct Session {
    folder: TempDir,
    address: String,
    children: Vec<Child>,
}

impl Session {
    /// A bus with nothing on it.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["home", "data", "run"] {
            std::fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        let config = folder.path().join("bus.conf");
        let text = BUS_CONFIG.replace("@FOLDER@", folder.path().to_str().expect("a plain path"));
        std::fs::write(&config, text).expect("the bus configuration");
        let mut bus = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.display()))
            .args(["--print-address=1", "--nofork"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is installed (package dbus)");
        let mut address = String::new();
        BufReader::new(bus.stdout.take().expect("its output")).read_line(&mut address).expect("its address");
        Self { folder, address: address.trim().to_owned(), children: vec![bus] }
    }

    /// A bus with an unlocked GNOME keyring.
    pub fn with_keyring() -> Self {
        let mut session = Self::start();
        session.start_keyring();
        session
    }

    /// Starts the GNOME keyring and waits until it has its default collection.
    pub fn start_keyring(&mut self) {
        let mut command = Command::new("gnome-keyring-daemon");
        command.args(["--foreground", "--unlock", "--components=secrets"]);
        self.prepare(&mut command);
        let mut keyring = command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("gnome-keyring-daemon is installed (package gnome-keyring)");
        let mut input = keyring.stdin.take().expect("its input");
        input.write_all(b"a password of the tests").expect("its password is taken");
        drop(input);
        self.children.push(keyring);
        let connection = self.connect();
        wait_until("the keyring answers", || default_collection(&connection).is_some());
    }

    /// Locks the default collection, as a screen lock or the person does.
    pub fn lock_keyring(&self) {
        let connection = self.connect();
        let collection = default_collection(&connection).expect("a default collection");
        let _: (Vec<OwnedObjectPath>, OwnedObjectPath) =
            secrets(&connection).call("Lock", &(vec![collection],)).expect("it locks");
    }

    /// A connection of the test itself.
    pub fn connect(&self) -> Connection {
        self.builder().build().expect("the bus answers")
    }

    /// For a service of the test's own.
    pub fn builder(&self) -> Builder<'static> {
        Builder::address(self.address.as_str()).expect("an address")
    }

    /// Gives a process this session as its own.
    pub fn prepare(&self, command: &mut Command) {
        let folder = self.folder.path();
        environment(command, folder);
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.address);
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        for child in self.children.iter_mut().rev() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// An environment without any bus.
pub fn environment(command: &mut Command, folder: &Path) {
    command
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env("HOME", folder.join("home"))
        .env("XDG_DATA_HOME", folder.join("data"))
        .env("XDG_CONFIG_HOME", folder.join("data"))
        .env("XDG_CACHE_HOME", folder.join("data"))
        .env("XDG_RUNTIME_DIR", folder.join("run"));
}

/// Gives other processes time before they are looked at again.
#[allow(
    clippy::disallowed_methods,
    reason = "another process tells nobody that it is ready; the caller has a deadline"
)]
fn pause() {
    std::thread::sleep(Duration::from_millis(10));
}

/// Runs a process to its end and gives what it printed; one that does not end is killed.
pub fn output(mut command: Command) -> String {
    let mut child = command.stdout(Stdio::piped()).spawn().expect("it starts");
    let mut out = child.stdout.take().expect("its output");
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        out.read_to_string(&mut text).map(|_| text)
    });
    let deadline = Instant::now() + PATIENCE * 2;
    while child.try_wait().expect("its state").is_none() {
        if Instant::now() > deadline {
            let _ = child.kill();
            panic!("the process did not end");
        }
        pause();
    }
    reader.join().expect("its reader").expect("its output")
}

fn wait_until(what: &str, holds: impl Fn() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !holds() {
        assert!(Instant::now() < deadline, "waited in vain: {what}");
        pause();
    }
}

fn secrets(connection: &Connection) -> Proxy<'static> {
    Proxy::new_owned(
        connection.clone(),
        "org.freedesktop.secrets",
        "/org/freedesktop/secrets",
        "org.freedesktop.Secret.Service",
    )
    .expect("a proxy")
}

fn default_collection(connection: &Connection) -> Option<OwnedObjectPath> {
    let path: OwnedObjectPath = secrets(connection).call("ReadAlias", &("default",)).ok()?;
    (path.as_str() != "/").then_some(path)
}
