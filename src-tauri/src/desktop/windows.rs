//! The windows: `lock` (first start, unlocking, Help now) and `main` (the open journal), of which only one stands at a time;
//! and `check-in`, a small one beside either.

use std::path::PathBuf;

use tauri::utils::config::Color;
use tauri::webview::{NewWindowResponse, PermissionResponse};
use tauri::{AppHandle, Manager, Theme, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use mooring_core::settings;

/// Label of the window of the closed journal.
pub const LOCK: &str = "lock";
/// Label of the window of the open journal.
pub const MAIN: &str = "main";
/// Label of the small window for checking in.
pub const CHECK_IN: &str = "check-in";

/// `--bg` of the design's tokens, so that no white flashes up at night before the page is painted.
const PAPER: Color = Color(253, 252, 250, 255);
const PAPER_DARK: Color = Color(21, 30, 35, 255);

/// What a window needs to know before anything is painted.
pub struct Looks {
    /// Where its web view leaves what it leaves.
    pub web_view: PathBuf,
    /// What stands in the title bar and the list of windows: never a name, a place or an entry.
    pub title: String,
    pub theme: settings::Theme,
    /// It is made, and stays off the screen until it is raised.
    pub hidden: bool,
    /// It stays out of pictures and recordings of the screen, where the system can do that.
    pub kept_out_of_capture: bool,
}

/// Makes the window `label`, or raises it where it stands.
pub fn open(app: &AppHandle, label: &str, looks: &Looks) -> tauri::Result<WebviewWindow> {
    if let Some(window) = app.get_webview_window(label) {
        if !looks.hidden {
            raise(&window);
        }
        return Ok(window);
    }
    let dev_url = app.config().build.dev_url.clone();
    let own = move |url: &Url| is_own(url, if tauri::is_dev() { dev_url.as_ref() } else { None });
    let mut builder = WebviewWindowBuilder::new(app, label, WebviewUrl::App(format!("{label}.html").into()))
        .title(&looks.title)
        .center()
        .incognito(is_private())
        .data_directory(looks.web_view.clone())
        .devtools(cfg!(debug_assertions))
        .general_autofill_enabled(false)
        // Passphrase and recovery code are nobody's business either way.
        .content_protected(label == LOCK || looks.kept_out_of_capture)
        // Files are dropped on the page (import); the shell has no use for their paths.
        .disable_drag_drop_handler()
        .on_navigation(own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny);
    builder = if label == CHECK_IN {
        // Its page has the way out at its top, as in any small note.
        builder.inner_size(380.0, 520.0).min_inner_size(380.0, 520.0).decorations(false)
    } else {
        builder.inner_size(1180.0, 780.0).min_inner_size(960.0, 640.0)
    };
    if let Some(colour) = background(looks.theme, system_is_dark(app)) {
        builder = builder.background_color(colour);
    }
    #[cfg(windows)]
    {
        // The first is wry's own default. Without the second, WebView2 uploads crash dumps of the page.
        builder = builder.additional_browser_args(
            "--disable-features=msWebOOUI,msPdfOOUI,msSmartScreenProtection,SpareRendererForSitePerProcess \
             --disable-breakpad --disable-crash-reporter",
        );
    }
    #[cfg(target_os = "linux")]
    return super::first_draw::build(builder, !looks.hidden);
    #[cfg(not(target_os = "linux"))]
    builder.visible(!looks.hidden).build()
}

/// Shows the window of the closed journal. One that stands already (after the recovery code, the journal is open behind
/// it) begins anew, so that it does not go on showing what was open.
pub fn show_lock(app: &AppHandle, looks: &Looks) -> tauri::Result<()> {
    if let Some(standing) = app.get_webview_window(LOCK) {
        standing.reload()?;
    }
    swap(app, MAIN, LOCK, looks)
}

/// Takes a window away, with its page.
pub fn close(app: &AppHandle, label: &str) {
    let Some(window) = app.get_webview_window(label) else { return };
    #[cfg(target_os = "linux")]
    super::web_views::let_go(&window);
    // One that is gone by now is what was wanted.
    let _ = window.destroy();
}

/// Opens `to` and then closes `from`: there is always a window, so that the program does not end in between.
pub fn swap(app: &AppHandle, from: &str, to: &str, looks: &Looks) -> tauri::Result<()> {
    let window = open(app, to, looks)?;
    if let Some(old) = app.get_webview_window(from) {
        #[cfg(target_os = "linux")]
        super::web_views::let_go(&old);
        old.destroy()?;
    }
    if !looks.hidden {
        raise(&window);
    }
    Ok(())
}

/// Keeps the windows of the open journal out of pictures and recordings of the screen, or no longer. A system that cannot
/// does nothing.
pub fn keep_out_of_capture(app: &AppHandle, kept_out: bool) {
    for window in [MAIN, CHECK_IN].into_iter().filter_map(|label| app.get_webview_window(label)) {
        let _ = window.set_content_protected(kept_out);
    }
}

/// Brings whatever window stands to the front. Answers whether one does. While one takes the other's place both stand for a
/// moment: the one that goes is still listed, and raising it alone would leave nothing on the screen.
pub fn raise_any(app: &AppHandle) -> bool {
    if let Some(small) = app.get_webview_window(CHECK_IN) {
        let _ = small.show();
    }
    let standing = [MAIN, LOCK].into_iter().filter_map(|label| app.get_webview_window(label));
    standing.inspect(raise).count() > 0
}

fn raise(window: &WebviewWindow) {
    // A window system that refuses leaves the window where it is; nothing depends on it.
    let _ = window.unminimize();
    let _ = window.show();
    let _ = window.set_focus();
}

/// Whether `url` belongs to the app itself; a window goes nowhere else.
fn is_own(url: &Url, dev_url: Option<&Url>) -> bool {
    let own = if cfg!(windows) {
        matches!(url.scheme(), "http" | "https") && url.host_str() == Some("tauri.localhost")
    } else {
        url.scheme() == "tauri" && url.host_str() == Some("localhost")
    };
    own || dev_url.is_some_and(|dev_url| dev_url.origin() == url.origin())
}

/// Whether windows leave nothing behind. WebDriver cannot open a session with a private window: in a debug build that is
/// driven, windows are ordinary ones.
pub fn is_private() -> bool {
    let driven = std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some_and(|value| value == "true");
    !(cfg!(debug_assertions) && driven)
}

fn background(theme: settings::Theme, system_is_dark: Option<bool>) -> Option<Color> {
    match theme {
        settings::Theme::Light => Some(PAPER),
        settings::Theme::Dark => Some(PAPER_DARK),
        settings::Theme::System => system_is_dark.map(|dark| if dark { PAPER_DARK } else { PAPER }),
    }
}

/// Known once a window stands; before the first one nothing can be asked.
fn system_is_dark(app: &AppHandle) -> Option<bool> {
    let window = app.webview_windows().into_values().next()?;
    Some(matches!(window.theme().ok()?, Theme::Dark))
}

#[cfg(all(test, not(windows)))]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_window_stays_in_the_app() {
        let dev = Url::parse("http://localhost:5173").unwrap();
        let own = |text: &str, dev: Option<&Url>| is_own(&Url::parse(text).unwrap(), dev);
        assert!(own("tauri://localhost/main.html#/journal", None));
        for text in [
            "https://example.org/",
            "http://tauri.localhost/",
            "tauri://elsewhere/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
            "http://localhost:5173/",
        ] {
            assert!(!own(text, None), "{text}");
        }
        assert!(own("http://localhost:5173/src/main.ts", Some(&dev)));
        assert!(!own("http://localhost:5174/", Some(&dev)));
    }
}
