//! The life of the program in a window system: plugins, state, the first window, the end.

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::atomic::Ordering;

use tauri::{App, AppHandle, Manager, RunEvent, WindowEvent};
use tauri_plugin_window_state::StateFlags;

use crate::arguments::{self, Asked, Place, Wish};
use crate::bindings;
use crate::desktop::auto_lock::Told;
use crate::desktop::closing::{self, Then};
use crate::desktop::folder::{self, Folder};
use crate::desktop::windows::{self, CHECK_IN, LOCK, MAIN};
use crate::desktop::{
    attachments, backup, check_in, hardening, hiding, instance, opening, private_file, reminders, shortcut,
    system_events, tray,
};
use crate::error::CommandError;
use crate::events::{AboutToLock, tell_open};
use crate::shell::{REMEMBER_LIMIT, Shell};

/// Where the size and the place of the window are kept: nothing else is in it.
const WINDOW_STATE: &str = "window.json";

/// Runs until the last window is closed.
#[allow(clippy::disallowed_methods, reason = "Tauri's macro may leave, before anything is open")]
pub fn run(place: &Place, wish: Wish) -> ExitCode {
    hardening::harden();
    let mut context = tauri::generate_context!();
    // A demo and another folder are programs of their own: each raises only its own window.
    let identifier = folder::identifier(place);
    let mut builder = tauri::Builder::default();
    if instance::hand_over_is_safe(&identifier) {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, arguments, _| hand_over(app, arguments)));
    }
    context.config_mut().identifier = identifier;

    let typed = bindings::builder();
    let setup_place = place.clone();
    builder = builder.plugin(tauri_plugin_dialog::init());
    builder = builder.plugin(tauri_plugin_notification::init());
    if let Some(state) = window_state(place) {
        builder = builder.plugin(state);
    }
    let app = builder
        .invoke_handler(bindings::handler(&typed))
        .register_asynchronous_uri_scheme_protocol(attachments::SCHEME, |asked, request, responder| {
            attachments::respond(asked.app_handle(), asked.webview_label(), request, responder);
        })
        .setup(move |app| {
            typed.mount_events(app);
            set_up(app, &setup_place, wish)
        })
        .build(context);
    match app {
        Ok(app) => {
            app.run(on_event);
            ExitCode::SUCCESS
        }
        Err(_) => ExitCode::FAILURE,
    }
}

/// A further start: what it was for is done here.
fn hand_over(app: &AppHandle, arguments: Vec<String>) {
    let asked = arguments::read(arguments.into_iter().map(OsString::from));
    match asked {
        Ok(Asked::Run(_, Wish::Hidden)) => {}
        Ok(Asked::Run(_, Wish::CheckIn)) => check_in::ask(app),
        _ => hiding::come_back(app),
    }
}

/// Size and place of the window, one for both; the small one has its own, always the same. Kept in the journal's folder. A demo leaves nothing behind.
fn window_state<R: tauri::Runtime>(place: &Place) -> Option<tauri::plugin::TauriPlugin<R>> {
    let folder = match place {
        Place::Demo => return None,
        Place::Folder(folder) => folder.clone(),
        Place::Home => folder::home().ok()?,
    };
    let plugin = tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .with_filename(folder.join(WINDOW_STATE).to_string_lossy())
        .map_label(|label| if label == CHECK_IN { label } else { "window" })
        .with_denylist(&[CHECK_IN])
        .build();
    Some(plugin)
}

/// Runs once this is known to be the only instance.
fn set_up(app: &mut App, place: &Place, wish: Wish) -> Result<(), Box<dyn std::error::Error>> {
    #[cfg(target_os = "linux")]
    {
        crate::desktop::recent_files::keep_out();
        if windows::is_private() {
            app.wry_plugin(crate::desktop::private_windows::RegisterAnew);
        }
    }
    let folder = Folder::make(place)?;
    app.manage(Shell::new(place, folder));
    let handle = app.handle().clone();
    let shell = app.state::<Shell>();
    watch_lock(&handle)?;
    watch_signals(&handle)?;
    system_events::watch(&handle)?;
    backup::watch(&handle)?;
    reminders::watch(&handle)?;
    tray::watch(&handle)?;
    shortcut::begin(&handle);
    if shell.demo {
        opening::begin_demo(&shell).map_err(|error| said(&error))?;
        opening::enter(&handle, &shell).map_err(|error| said(&error))?;
    }
    if wish == Wish::CheckIn {
        check_in::ask(&handle);
    } else if wish == Wish::Hidden && instance::can_be_called() {
        // Nothing is on the screen or opened before somebody comes. What nobody could call would be hidden for ever.
        shell.unseen.store(true, Ordering::Release);
    } else if !shell.demo {
        windows::open(&handle, LOCK, &shell.looks())?;
    }
    Ok(())
}

fn said(error: &CommandError) -> String {
    format!("{:?}", error.code)
}

fn watch_lock(app: &AppHandle) -> std::io::Result<()> {
    let app = app.clone();
    std::thread::Builder::new().name("lock clock".to_owned()).spawn(move || {
        app.state::<Shell>().clock.run(|told| match told {
            Told::AboutToLock(left) => {
                let seconds = u32::try_from(left.as_secs()).unwrap_or(0).max(1);
                tell_open(&app, &AboutToLock { seconds });
            }
            Told::Lock => closing::close(&app, Then::Lock),
        })
    })?;
    Ok(())
}

/// The end of the session, or of the terminal it was started from, is an orderly end.
#[cfg(unix)]
fn watch_signals(app: &AppHandle) -> std::io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM])?;
    let app = app.clone();
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for _ in signals.forever() {
            closing::close(&app, Then::End);
        }
    })?;
    Ok(())
}

#[cfg(not(unix))]
fn watch_signals(_app: &AppHandle) -> std::io::Result<()> {
    Ok(())
}

fn on_event(app: &AppHandle, event: RunEvent) {
    match event {
        RunEvent::WindowEvent { label, event: WindowEvent::CloseRequested { api, .. }, .. }
            if label == MAIN || label == LOCK =>
        {
            let shell = app.state::<Shell>();
            if reminders::go_on_unseen(app, &shell) {
                api.prevent_close();
            } else if label == MAIN || shell.words_held() {
                api.prevent_close();
                closing::close(app, Then::Exit);
            }
        }
        RunEvent::WindowEvent { label, event: WindowEvent::CloseRequested { api, .. }, .. }
            if label == CHECK_IN && check_in::leaves_by_itself(app) =>
        {
            api.prevent_close();
        }
        // The small window was the only one, of a program that goes on without any.
        RunEvent::ExitRequested { code: None, api, .. } if app.state::<Shell>().unseen.load(Ordering::Acquire) => {
            api.prevent_exit();
        }
        // The last window is gone, or the system wants the program to end. With a code, it is ourselves.
        RunEvent::ExitRequested { code: None, api, .. } => {
            api.prevent_exit();
            closing::close(app, Then::Exit);
        }
        RunEvent::Exit => {
            let shell = app.state::<Shell>();
            shell.close();
            private_file::remove_unfinished(REMEMBER_LIMIT);
            shell.let_remember();
            shell.remove_demo();
        }
        _ => {}
    }
}
