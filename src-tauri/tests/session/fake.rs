//! Keyrings that behave badly on purpose, speaking the real protocol on a real bus.

#![allow(clippy::unused_self, clippy::used_underscore_binding, reason = "the macro of the bus wants whole methods")]

use std::collections::HashMap;

use zbus::blocking::Connection;
use zbus::interface;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};

use super::Session;

const NAME: &str = "org.freedesktop.secrets";
const PATH: &str = "/org/freedesktop/secrets";
const COLLECTION: &str = "/org/freedesktop/secrets/collection/login";
const ITEM: &str = "/org/freedesktop/secrets/collection/login/1";
const PROMPT: &str = "/org/freedesktop/secrets/prompt/p1";
const SESSION: &str = "/org/freedesktop/secrets/session/s1";

/// A locked keyring whose owner closes the question for the password.
pub fn refusing(session: &Session) -> Connection {
    session
        .builder()
        .name(NAME)
        .and_then(|builder| builder.serve_at(PATH, Refusing))
        .and_then(|builder| builder.serve_at(PROMPT, Dismissed))
        .and_then(zbus::blocking::connection::Builder::build)
        .expect("the service")
}

/// A locked keyring whose question for the password stays on the screen.
pub fn patient(session: &Session) -> Connection {
    session
        .builder()
        .name(NAME)
        .and_then(|builder| builder.serve_at(PATH, Refusing))
        .and_then(|builder| builder.serve_at(PROMPT, Open))
        .and_then(zbus::blocking::connection::Builder::build)
        .expect("the service")
}

/// A keyring that takes every question and never answers.
pub fn silent(session: &Session) -> Connection {
    session
        .builder()
        .name(NAME)
        .and_then(|builder| builder.serve_at(PATH, Silent))
        .and_then(zbus::blocking::connection::Builder::build)
        .expect("the service")
}

/// A service that runs and has no collection: nobody ever made a keyring.
pub fn empty(session: &Session) -> Connection {
    session
        .builder()
        .name(NAME)
        .and_then(|builder| builder.serve_at(PATH, Empty))
        .and_then(zbus::blocking::connection::Builder::build)
        .expect("the service")
}

fn path(text: &'static str) -> OwnedObjectPath {
    ObjectPath::from_static_str_unchecked(text).into()
}

/// Any number serves as the other half of the key exchange: no secret ever passes.
fn opened() -> (OwnedValue, OwnedObjectPath) {
    let key = Value::from(vec![2_u8; 128]).try_into().expect("bytes");
    (key, path(SESSION))
}

struct Refusing;

#[interface(name = "org.freedesktop.Secret.Service")]
impl Refusing {
    fn open_session(&self, _algorithm: &str, _input: Value<'_>) -> (OwnedValue, OwnedObjectPath) {
        opened()
    }
    fn read_alias(&self, _name: &str) -> OwnedObjectPath {
        path(COLLECTION)
    }
    fn search_items(&self, _attributes: HashMap<String, String>) -> (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) {
        (Vec::new(), vec![path(ITEM)])
    }
    fn unlock(&self, _objects: Vec<OwnedObjectPath>) -> (Vec<OwnedObjectPath>, OwnedObjectPath) {
        (Vec::new(), path(PROMPT))
    }
}

struct Dismissed;

#[interface(name = "org.freedesktop.Secret.Prompt")]
impl Dismissed {
    async fn prompt(&self, _window: &str, #[zbus(signal_emitter)] emitter: SignalEmitter<'_>) {
        let _ = Self::completed(&emitter, true, Value::from("")).await;
    }
    #[zbus(signal)]
    async fn completed(emitter: &SignalEmitter<'_>, dismissed: bool, result: Value<'_>) -> zbus::Result<()>;
}

struct Open;

#[interface(name = "org.freedesktop.Secret.Prompt")]
impl Open {
    fn prompt(&self, _window: &str) {}
    #[zbus(signal)]
    async fn completed(emitter: &SignalEmitter<'_>, dismissed: bool, result: Value<'_>) -> zbus::Result<()>;
}

struct Silent;

#[interface(name = "org.freedesktop.Secret.Service")]
impl Silent {
    async fn open_session(&self, _algorithm: &str, _input: Value<'_>) -> (OwnedValue, OwnedObjectPath) {
        std::future::pending().await
    }
    async fn read_alias(&self, _name: &str) -> OwnedObjectPath {
        std::future::pending().await
    }
    async fn search_items(&self, _attributes: HashMap<String, String>) -> (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) {
        std::future::pending().await
    }
}

struct Empty;

#[interface(name = "org.freedesktop.Secret.Service")]
impl Empty {
    fn open_session(&self, _algorithm: &str, _input: Value<'_>) -> (OwnedValue, OwnedObjectPath) {
        opened()
    }
    fn read_alias(&self, _name: &str) -> OwnedObjectPath {
        path("/")
    }
    fn search_items(&self, _attributes: HashMap<String, String>) -> (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) {
        (Vec::new(), Vec::new())
    }
}
