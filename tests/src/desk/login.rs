//! What tells a desk that the computer sleeps, or that somebody locked the screen: a logind of its own, and a screen saver.

#![allow(clippy::panic, clippy::expect_used)]

use std::collections::HashMap;
use std::io::{PipeReader, Read as _};
use std::os::fd::OwnedFd;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::fdo;
use zbus::zvariant::{OwnedObjectPath, Value};

use super::Desk;
use crate::wait::{PATIENTLY, until_true};

const MANAGER_PATH: &str = "/org/freedesktop/login1";
const SESSION_PATH: &str = "/org/freedesktop/login1/session/_32";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const SCREEN_SAVER: &str = "org.gnome.ScreenSaver";

/// A logind with one session, which is that of the desk.
pub struct Login {
    bus: Connection,
    delays: Arc<Mutex<Vec<PipeReader>>>,
}

impl Login {
    /// One that answers.
    pub fn of(desk: &Desk) -> Self {
        Self::start(desk, false)
    }

    /// One that is there and answers nothing.
    pub fn hanging(desk: &Desk) -> Self {
        Self::start(desk, true)
    }

    fn start(desk: &Desk, hangs: bool) -> Self {
        let delays = Arc::default();
        let manager = Manager { hangs, delays: Arc::clone(&delays) };
        let bus = Builder::address(desk.variable("DBUS_SYSTEM_BUS_ADDRESS"))
            .and_then(|bus| bus.serve_at(MANAGER_PATH, manager))
            .and_then(|bus| bus.name("org.freedesktop.login1"))
            .and_then(Builder::build)
            .expect("a logind on the desk's bus");
        Self { bus, delays }
    }

    /// How many programs keep the computer from sleeping at once.
    pub fn delays(&self) -> usize {
        self.delays.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// The computer is about to sleep, and does as soon as nobody delays it any more. Answers then; without a delay at
    /// once.
    pub fn sleep(&self) {
        self.signal(MANAGER_PATH, MANAGER, "PrepareForSleep", &(true,));
        let delays = std::mem::take(&mut *self.delays.lock().unwrap_or_else(PoisonError::into_inner));
        let over = std::thread::spawn(move || {
            for mut delay in delays {
                // Its end is that the other side was closed.
                let _ = delay.read_to_end(&mut Vec::new());
            }
        });
        until_true("everybody lets the computer sleep", PATIENTLY, || over.is_finished());
    }

    /// The computer woke up.
    pub fn wake(&self) {
        self.signal(MANAGER_PATH, MANAGER, "PrepareForSleep", &(false,));
    }

    /// Somebody asked for the screen of the session to be locked.
    pub fn lock_session(&self) {
        self.signal(SESSION_PATH, SESSION, "Lock", &());
    }

    /// A property of the session changed.
    pub fn change(&self, property: &str, value: bool) {
        let changed = HashMap::from([(property, Value::from(value))]);
        let body = (SESSION, changed, Vec::<String>::new());
        self.signal(SESSION_PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged", &body);
    }

    /// The desktop's screen saver began, or ended.
    pub fn screen_saver(&self, active: bool) {
        self.signal("/org/gnome/ScreenSaver", SCREEN_SAVER, "ActiveChanged", &(active,));
    }

    fn signal<B: serde::Serialize + zbus::zvariant::DynamicType>(
        &self,
        path: &str,
        interface: &str,
        member: &str,
        body: &B,
    ) {
        self.bus.emit_signal(None::<&str>, path, interface, member, body).expect("the bus takes a signal");
    }
}

struct Manager {
    hangs: bool,
    delays: Arc<Mutex<Vec<PipeReader>>>,
}

impl Manager {
    async fn answer(&self) {
        if self.hangs {
            std::future::pending::<()>().await;
        }
    }
}

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    async fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> fdo::Result<zbus::zvariant::OwnedFd> {
        self.answer().await;
        assert_eq!((what, mode), ("sleep", "delay"));
        // Anybody on the bus can read these.
        assert!(who == "Mooring" && !why.to_lowercase().contains("journal"));
        let (kept, given) = std::io::pipe().map_err(|error| fdo::Error::Failed(error.to_string()))?;
        self.delays.lock().unwrap_or_else(PoisonError::into_inner).push(kept);
        Ok(OwnedFd::from(given).into())
    }

    async fn get_session(&self, id: &str) -> fdo::Result<OwnedObjectPath> {
        self.answer().await;
        Err(fdo::Error::Failed(format!("no session {id}")))
    }

    #[zbus(name = "GetSessionByPID")]
    async fn get_session_by_pid(&self, pid: u32) -> fdo::Result<OwnedObjectPath> {
        self.answer().await;
        assert_ne!(pid, 0);
        OwnedObjectPath::try_from(SESSION_PATH).map_err(|error| fdo::Error::Failed(error.to_string()))
    }
}
