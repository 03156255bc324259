//! Keys of the person's own that bring the small window from wherever they are. They are told to the system from here alone: no
//! window may ask for keys.

use mooring_core::{CoreError, ErrorCode, Result};
use tauri::{AppHandle, Manager};
use tauri_plugin_global_shortcut::{
    Builder, Code, GlobalShortcut, GlobalShortcutExt, Modifiers, Shortcut, ShortcutState,
};

use super::check_in;
use crate::shell::Shell;

/// Whether a program can have keys of the whole system here. On Wayland none can: the desktop gives them, and what an X server beside
/// it would hear is only what its own windows hear.
pub fn can_be_had() -> bool {
    !cfg!(target_os = "linux") || is_x11(|name| std::env::var(name).ok())
}

/// Whether these variables tell of a session of X11.
fn is_x11(variable: impl Fn(&str) -> Option<String>) -> bool {
    let has = |name| variable(name).is_some_and(|value| !value.is_empty());
    let is_wayland = variable("XDG_SESSION_TYPE").is_some_and(|kind| kind.eq_ignore_ascii_case("wayland"));
    has("DISPLAY") && !has("WAYLAND_DISPLAY") && !is_wayland
}

/// Whether the keys that were chosen are this program's now. Another one may have been there first.
pub fn are_held(app: &AppHandle) -> bool {
    let chosen = app.state::<Shell>().device.get().shortcut.and_then(|keys| read(&keys).ok());
    let holds = |shortcut| app.try_state::<GlobalShortcut<tauri::Wry>>().is_some_and(|all| all.is_registered(shortcut));
    chosen.is_some_and(holds)
}

/// Keys as they are kept ("Control+Alt+KeyJ"). What is typed, and what nearly every program does with Ctrl or Alt and one key (copying,
/// menus, closing a window), is not taken from them.
fn read(keys: &str) -> Result<Shortcut> {
    let wrong = || CoreError::at(ErrorCode::Invalid, "shortcut");
    let shortcut: Shortcut = keys.parse().map_err(|_| wrong())?;
    let function = is_function(shortcut.key);
    let free = shortcut.mods.contains(Modifiers::SUPER)
        || (shortcut.mods.intersects(Modifiers::CONTROL | Modifiers::ALT)
            && if function { !closes(shortcut) } else { shortcut.mods.iter().count() > 1 });
    if free { Ok(shortcut) } else { Err(wrong()) }
}

/// Alt+F4 closes windows, with other keys too.
fn closes(shortcut: Shortcut) -> bool {
    shortcut.key == Code::F4 && shortcut.mods.contains(Modifiers::ALT)
}

/// F1 to F12.
fn is_function(key: Code) -> bool {
    matches!(
        key,
        Code::F1
            | Code::F2
            | Code::F3
            | Code::F4
            | Code::F5
            | Code::F6
            | Code::F7
            | Code::F8
            | Code::F9
            | Code::F10
            | Code::F11
            | Code::F12
    )
}

/// Ctrl+Alt+F1 to F12 go to another console on Linux. The X server lets a program have them, and tells it nothing.
fn are_of_the_system(shortcut: Shortcut) -> bool {
    let switches = shortcut.mods.contains(Modifiers::CONTROL | Modifiers::ALT);
    cfg!(target_os = "linux") && switches && is_function(shortcut.key)
}

/// What was chosen at an earlier start. Keys that another program has by now are not there; Settings says so.
pub fn begin(app: &AppHandle) {
    let chosen = app.state::<Shell>().device.get().shortcut;
    if let Some(keys) = chosen {
        let _ = take(app, &keys);
    }
}

/// Takes other keys, and lets go of those of before. Where they cannot be had, those of before stay.
pub fn change(app: &AppHandle, before: Option<&str>, next: Option<&str>) -> Result<()> {
    if before == next {
        return Ok(());
    }
    if let Some(keys) = next {
        take(app, keys)?;
    }
    if let Some(keys) = before {
        let_go(app, keys);
    }
    Ok(())
}

/// Lets go of all of them: everything was erased.
pub fn forget(app: &AppHandle) {
    if app.try_state::<GlobalShortcut<tauri::Wry>>().is_some() {
        let _ = app.global_shortcut().unregister_all();
    }
}

fn let_go(app: &AppHandle, keys: &str) {
    if let (Ok(shortcut), Some(_)) = (read(keys), app.try_state::<GlobalShortcut<tauri::Wry>>()) {
        let _ = app.global_shortcut().unregister(shortcut);
    }
}

fn take(app: &AppHandle, keys: &str) -> Result<()> {
    let shortcut = read(keys)?;
    // Where no X server answers, the library says that it took them.
    if !can_be_had() || are_of_the_system(shortcut) {
        return Err(ErrorCode::ShortcutTaken.into());
    }
    // Nothing listens to keys before somebody chose some.
    if app.try_state::<GlobalShortcut<tauri::Wry>>().is_none() {
        app.plugin(Builder::new().build()).map_err(|_| ErrorCode::ShortcutTaken)?;
    }
    let taken = app.global_shortcut().on_shortcut(shortcut, |app, _, event| {
        // Everything may have been erased since.
        let wanted = app.state::<Shell>().device.get().shortcut.is_some();
        if event.state == ShortcutState::Pressed && wanted {
            check_in::ask(app);
        }
    });
    taken.map_err(|_| ErrorCode::ShortcutTaken.into())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn keys_have_one_that_is_not_typed_with() {
        for keys in
            ["Control+Alt+KeyJ", "Super+F8", "Super+KeyJ", "Alt+Shift+Digit1", "Control+Shift+Space", "Control+F9"]
        {
            assert!(read(keys).is_ok(), "{keys}");
        }
        for keys in ["KeyJ", "Shift+KeyJ", "F8", "Shift+F8", "Control+Alt", "", "Control+Nothing"] {
            assert_eq!(read(keys).unwrap_err().field, Some("shortcut"), "{keys}");
        }
    }

    #[test]
    fn what_programs_do_with_one_key_beside_ctrl_or_alt_stays_theirs() {
        for keys in ["Control+KeyC", "Control+KeyL", "Alt+KeyF", "Alt+F4", "Control+Alt+F4", "Control+Space"] {
            assert_eq!(read(keys).unwrap_err().field, Some("shortcut"), "{keys}");
        }
    }

    #[test]
    fn only_a_session_of_x11_gives_a_program_keys() {
        let of = |variables: &[(&str, &str)]| {
            is_x11(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
        };
        assert!(of(&[("DISPLAY", ":0")]));
        assert!(of(&[("DISPLAY", ":0"), ("WAYLAND_DISPLAY", ""), ("XDG_SESSION_TYPE", "x11")]));
        assert!(!of(&[]));
        assert!(!of(&[("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "wayland-0")]));
        assert!(!of(&[("DISPLAY", ":0"), ("XDG_SESSION_TYPE", "wayland")]));
    }
}
