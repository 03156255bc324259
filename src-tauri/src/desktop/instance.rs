//! The instance that was started before: whether it can be asked to come to the front, and when it no longer may be.

use tauri::AppHandle;

/// Whether handing over to an earlier instance with this identifier is safe: there is none, or it answers.
///
/// The hand-over itself waits without a limit. A first instance that hangs (a disk that sleeps, a stopped process) would
/// make every further start hang with it, without a window and without a word. Where this is `false`, the start goes its
/// own way: its window finds the journal in use, says so, and has Help now.
pub fn hand_over_is_safe(identifier: &str) -> bool {
    #[cfg(target_os = "linux")]
    {
        !bus::keeps_silent(identifier)
    }
    // On macOS and Windows the plugin's own means (a socket, a window message) are all there is.
    #[cfg(not(target_os = "linux"))]
    {
        let _ = identifier;
        true
    }
}

/// Whether a further start can call this instance to the front.
pub fn can_be_called() -> bool {
    #[cfg(target_os = "linux")]
    {
        bus::is_there()
    }
    #[cfg(not(target_os = "linux"))]
    true
}

/// From here on, a further start is one of its own: this instance is about to end, and would raise nothing.
pub fn take_leave(app: &AppHandle) {
    let app = app.clone();
    // On a thread of its own, as a message bus that hangs must not keep the journal from being closed. Where there is no
    // thread any more, the name goes with the process.
    let _ =
        std::thread::Builder::new().name("leave".to_owned()).spawn(move || tauri_plugin_single_instance::destroy(&app));
}

#[cfg(target_os = "linux")]
mod bus {
    use std::io::ErrorKind;
    use std::time::Duration;

    use zbus::blocking::connection::Builder;

    /// How long an instance may take to answer. What answers is a thread of its own, also while windows are busy.
    const LIMIT: Duration = Duration::from_secs(5);

    /// Whether there is a bus for a further start to call over.
    pub fn is_there() -> bool {
        Builder::session().is_ok_and(|bus| bus.method_timeout(LIMIT).build().is_ok())
    }

    /// Whether somebody holds the name of this identifier's instance and does not answer within the limit.
    pub fn keeps_silent(identifier: &str) -> bool {
        matches!(ping(identifier), Err(zbus::Error::InputOutput(error)) if error.kind() == ErrorKind::TimedOut)
    }

    /// Name and path are those `tauri-plugin-single-instance` makes of the identifier. A name nobody holds, like a bus that
    /// is not there, is an error at once.
    fn ping(identifier: &str) -> zbus::Result<()> {
        let name = format!("{identifier}.SingleInstance");
        let path = format!("/{}", name.replace('.', "/").replace('-', "_"));
        let bus = Builder::session()?.method_timeout(LIMIT).build()?;
        bus.call_method(Some(name), path, Some("org.freedesktop.DBus.Peer"), "Ping", &())?;
        Ok(())
    }
}
